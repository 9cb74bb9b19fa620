//! What follows from what: of two tests whether one is never truer than the other, or whether they exclude each other.
//! Decided by their parts (bounds, classes, conditions, lists) and by what phrases mean; each pair is looked at once.

use crate::lint::cube::{Cube, FALSE, NOT_FALSE, NOT_TRUE, TRUE, UNKNOWN, both, cubes};
use crate::lint::form::{Ends, Form, Forms, NounPlace, Phrase, Sort, Things};
use crate::lint::world;
use crate::list::{Id, List};
use crate::plan::Words;
use rustc_hash::FxHashMap;

/// Which tests follow from which.
#[derive(Debug)]
pub(super) struct Order<'a> {
    forms: &'a Forms,
    words: &'a List<Words>,
    below: FxHashMap<(Id<Form>, Id<Form>), bool>,
    never: FxHashMap<Id<Form>, bool>,
}

impl<'a> Order<'a> {
    pub fn new(forms: &'a Forms, words: &'a List<Words>) -> Self {
        Self { forms, words, below: FxHashMap::default(), never: FxHashMap::default() }
    }

    /// The cases of a list that can be.
    pub fn possible(&mut self, cubes: Vec<Cube>) -> Vec<Cube> {
        cubes.into_iter().filter(|cube| self.can_be(cube)).collect()
    }

    /// True when what is known of each atom leaves an answer for every other.
    pub fn can_be(&mut self, cube: &Cube) -> bool {
        let mut known = cube.clone();
        let mut changed = true;
        while changed {
            changed = false;
            for at in 0..known.0.len() {
                let Some((atom, answers)) = known.0.get(at).copied() else { continue };
                let left = answers & self.answers(atom, &known);
                changed |= left != answers;
                known.0.get_mut(at).into_iter().for_each(|entry| entry.1 = left);
                if left == 0 {
                    return false;
                }
            }
        }
        true
    }

    /// The answers that an atom can give in a case.
    pub fn answers(&mut self, atom: Id<Form>, cube: &Cube) -> u8 {
        let mut left = self.forms.atom(atom).map_or(TRUE | UNKNOWN | FALSE, |atom| atom.possible);
        if self.is_never(atom) {
            left &= NOT_TRUE;
        }
        for (other, answers) in &cube.0 {
            if *other == atom {
                left &= answers;
                continue;
            }
            if self.is_below(*other, atom) {
                left &= at_least(*answers);
            }
            if self.is_below(atom, *other) {
                left &= at_most(*answers);
            }
            if *answers == TRUE && self.exclude(*other, atom) {
                left &= FALSE;
            }
        }
        left
    }

    /// True when something is of a kind that nothing can be of: "a source that is named and not named".
    fn is_never(&mut self, atom: Id<Form>) -> bool {
        if let Some(known) = self.never.get(&atom) {
            return *known;
        }
        let sort = self.forms.atom(atom).map(|atom| atom.sort);
        let never = match sort {
            Some(Sort::Things(things)) if things.amount.0 > 0 => !self.can_be_true(things),
            Some(
                Sort::Things(_)
                | Sort::Is(_)
                | Sort::Within { .. }
                | Sort::Words { .. }
                | Sort::Other(_)
                | Sort::Place(_),
            ) => false,
            None => false,
        };
        self.never.insert(atom, never);
        never
    }

    fn can_be_true(&mut self, things: Things) -> bool {
        let Some(mut cubes) = cubes(self.forms, things.condition, TRUE) else { return true };
        if let NounPlace::Row(row) = things.noun.0 {
            let is = self.forms.known(row);
            cubes = match is {
                Some(is) => cubes.iter().filter_map(|cube| cube.and(&Cube(vec![(is, TRUE)]))).collect(),
                None => cubes,
            };
        }
        cubes.iter().any(|cube| self.can_be(cube))
    }

    /// True when the first is never truer than the second.
    pub fn is_below(&mut self, one: Id<Form>, other: Id<Form>) -> bool {
        if one == other {
            return true;
        }
        let (Some(a), Some(b)) = (self.forms.atom(one), self.forms.atom(other)) else { return false };
        let (a, b) = (a.sort, b.sort);
        if !may_compare(a, b) {
            return false;
        }
        if let Some(known) = self.below.get(&(one, other)) {
            return *known;
        }
        let below = self.sort_is_below(a, b);
        self.below.insert((one, other), below);
        below
    }

    fn sort_is_below(&mut self, one: Sort, other: Sort) -> bool {
        match (one, other) {
            (Sort::Is(a), Sort::Is(b)) => world::lies_within(a.0, b.0),
            (Sort::Place(a), Sort::Place(b)) => world::is_part_of(a.0, b.0),
            (Sort::Within { row, bound }, Sort::Within { row: other, bound: wider }) => {
                row == other && lies_in(bound, wider)
            }
            (Sort::Things(a), Sort::Things(b)) => self.things_are_below(a, b),
            (Sort::Words { row, distance, words }, Sort::Words { row: other, distance: farther, words: more }) => {
                row == other && nearer(distance, farther) && self.are_among(words, more)
            }
            (Sort::Things(things), Sort::Is(is)) => things.amount.0 > 0 && world::needs_attribution(things.row.0, is.0),
            (Sort::Other(Some(Phrase(row))), Sort::Is(is)) => world::needs_attribution(row, is.0),
            (
                Sort::Is(_)
                | Sort::Within { .. }
                | Sort::Things(_)
                | Sort::Words { .. }
                | Sort::Other(_)
                | Sort::Place(_),
                _,
            ) => false,
        }
    }

    fn things_are_below(&mut self, one: Things, other: Things) -> bool {
        if one.row != other.row || one.pick != other.pick || !nearer(one.distance, other.distance) {
            return false;
        }
        let same = one.noun == other.noun && one.condition == other.condition && one.distance == other.distance;
        let fewer = |ends: Ends| ends.1.is_some();
        match (fewer(one.amount), fewer(other.amount)) {
            (false, false) if one.amount.0 >= other.amount.0 => {
                self.noun_is_within(one, other) && self.form_is_below(one.condition, other.condition)
            }
            (true | false, true | false) => same && lies_in(one.amount, other.amount),
        }
    }

    fn noun_is_within(&self, one: Things, other: Things) -> bool {
        match (one.noun, other.noun) {
            (a, b) if a == b => true,
            ((NounPlace::Row(a), of), (NounPlace::Row(b), other)) => of == other && world::lies_within(a.0, b.0),
            ((NounPlace::Words(a), _), (NounPlace::Words(b), _)) => self.are_among(a, b),
            ((NounPlace::Row(_) | NounPlace::Words(_), _), _) => false,
        }
    }

    fn are_among(&self, words: Id<Words>, more: Id<Words>) -> bool {
        let (Some(words), Some(more)) = (self.words.get(words), self.words.get(more)) else { return false };
        words.entries.iter().all(|entry| more.entries.contains(entry))
            && words.lists.iter().all(|list| more.lists.contains(list))
    }

    /// True when a condition is never truer than another. Conditions lie deeper than what holds them, so this ends.
    fn form_is_below(&mut self, one: Id<Form>, other: Id<Form>) -> bool {
        one == other || (self.never_both(one, TRUE, other, NOT_TRUE) && self.never_both(one, NOT_FALSE, other, FALSE))
    }

    fn never_both(&mut self, one: Id<Form>, answers: u8, other: Id<Form>, others: u8) -> bool {
        let (Some(one), Some(other)) = (cubes(self.forms, one, answers), cubes(self.forms, other, others)) else {
            return false;
        };
        both(&one, &other).is_some_and(|cubes| !cubes.iter().any(|cube| self.can_be(cube)))
    }

    /// True when the second is false wherever the first is true.
    fn exclude(&self, one: Id<Form>, other: Id<Form>) -> bool {
        let (Some(one), Some(other)) = (self.forms.atom(one), self.forms.atom(other)) else { return false };
        match (one.sort, other.sort) {
            (Sort::Is(a), Sort::Is(b)) => world::exclude(a.0, b.0),
            (Sort::Place(a), Sort::Place(b)) => world::are_apart(a.0, b.0),
            (Sort::Within { row, bound }, Sort::Within { row: other, bound: second }) => {
                row == other && apart(bound, second)
            }
            (Sort::Things(a), Sort::Things(b)) => apart(a.amount, b.amount) && Things { amount: b.amount, ..a } == b,
            (
                Sort::Is(_)
                | Sort::Within { .. }
                | Sort::Things(_)
                | Sort::Words { .. }
                | Sort::Other(_)
                | Sort::Place(_),
                _,
            ) => false,
        }
    }
}

/// False for most pairs: they speak of different things.
fn may_compare(one: Sort, other: Sort) -> bool {
    match (one, other) {
        (Sort::Things(a), Sort::Things(b)) => a.row == b.row && a.pick == b.pick,
        (Sort::Words { row, .. }, Sort::Words { row: other, .. }) => row == other,
        (Sort::Is(_), Sort::Is(_)) | (Sort::Within { .. }, Sort::Within { .. }) | (Sort::Place(_), Sort::Place(_)) => {
            true
        }
        (Sort::Things(_) | Sort::Other(_), Sort::Is(is)) => is.0.phrase == "attributed",
        (
            Sort::Is(_) | Sort::Within { .. } | Sort::Things(_) | Sort::Words { .. } | Sort::Other(_) | Sort::Place(_),
            _,
        ) => false,
    }
}

/// The answers of what is at least as true.
fn at_least(answers: u8) -> u8 {
    match answers {
        _ if answers & FALSE != 0 => TRUE | UNKNOWN | FALSE,
        _ if answers & UNKNOWN != 0 => TRUE | UNKNOWN,
        _ => TRUE,
    }
}

/// The answers of what is at most as true.
fn at_most(answers: u8) -> u8 {
    match answers {
        _ if answers & TRUE != 0 => TRUE | UNKNOWN | FALSE,
        _ if answers & UNKNOWN != 0 => UNKNOWN | FALSE,
        _ => FALSE,
    }
}

fn lies_in((least, most): Ends, (wider_least, wider_most): Ends) -> bool {
    least >= wider_least && wider_most.is_none_or(|wider| most.is_some_and(|most| most <= wider))
}

fn apart((least, most): Ends, (other_least, other_most): Ends) -> bool {
    most.is_some_and(|most| most < other_least) || other_most.is_some_and(|most| most < least)
}

fn nearer(one: Option<Ends>, other: Option<Ends>) -> bool {
    match (one, other) {
        (None, None) => true,
        (Some(one), Some(other)) => lies_in(one, other),
        (Some(_), None) | (None, Some(_)) => false,
    }
}
