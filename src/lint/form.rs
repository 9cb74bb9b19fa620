//! The tests of rules in one form: definitions written out, negations pushed inwards to single tests, joins flat and in
//! one order, opposites as one test and its negation. Tests that say the same have the same number. Knows nothing of what
//! follows from what.

use crate::lint::cube::{FALSE, TRUE, UNKNOWN};
use crate::lint::world;
use crate::list::{Id, List};
use crate::plan::{Amount, Bound, Complement, Group, Noun, Pick, Test, Words, place, write, write_bound};
use crate::vocabulary::{Reading, Row, Type};
use rustc_hash::FxHashMap;
use std::hash::{Hash, Hasher};

/// A test in its one form.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Form {
    /// All hold; of none: always true. Sorted, each once.
    All(Vec<Id<Form>>),
    /// One of them holds; of none: never true.
    Any(Vec<Id<Form>>),
    /// A test that does not hold; only of an atom.
    Not(Id<Form>),
    /// A test that is asked of the article.
    Atom(Atom),
}

/// A test that is asked of the article.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Atom {
    /// What it says; equal for equal tests only.
    key: Vec<u64>,
    /// The answers that it can give.
    pub possible: u8,
    /// What of it others can be compared with.
    pub sort: Sort,
}

/// A phrase; two are equal when they are one row of the vocabulary.
#[derive(Clone, Copy, Debug)]
pub(super) struct Phrase(pub &'static Row);

impl PartialEq for Phrase {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.0, other.0)
    }
}

impl Eq for Phrase {}

impl Hash for Phrase {
    fn hash<H: Hasher>(&self, state: &mut H) {
        place(self.0).hash(state);
    }
}

/// Both ends of a bound.
pub(super) type Ends = (u64, Option<u64>);

/// What of an atom can be compared with other atoms.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Sort {
    /// An adjective or a class.
    Is(Phrase),
    /// A number that lies in a bound: a distance, a value.
    Within {
        /// The phrase; none for the value of a number.
        row: Option<Phrase>,
        /// The bound.
        bound: Ends,
    },
    /// So many things that it is related to.
    Things(Things),
    /// A relation to words.
    Words {
        /// The relation.
        row: Phrase,
        /// The distance that it needs.
        distance: Option<Ends>,
        /// The list.
        words: Id<Words>,
    },
    /// That something stands in a part of the article.
    Place(Phrase),
    /// A test that is compared with itself alone, save for its phrase.
    Other(Option<Phrase>),
}

/// So many things that a relation holds for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Things {
    /// The relation.
    pub row: Phrase,
    /// The distance that it needs.
    pub distance: Option<Ends>,
    /// What they are: a class or a list, with its type.
    pub noun: (NounPlace, Type),
    /// What holds of each.
    pub condition: Id<Form>,
    /// How many: least and most.
    pub amount: Ends,
    /// Which of them, and whether by groups of independent ones.
    pub pick: (u8, bool),
}

/// A noun as data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum NounPlace {
    /// A class.
    Row(Phrase),
    /// A word list.
    Words(Id<Words>),
}

/// Every test of some rules in its form, each once.
#[derive(Debug, Default)]
pub(super) struct Forms {
    forms: List<Form>,
    numbers: FxHashMap<Form, Id<Form>>,
}

impl Forms {
    /// The form with that number.
    pub fn get(&self, form: Id<Form>) -> Option<&Form> {
        self.forms.get(form)
    }

    /// The atom with that number.
    pub fn atom(&self, form: Id<Form>) -> Option<&Atom> {
        match self.forms.get(form) {
            Some(Form::Atom(atom)) => Some(atom),
            Some(Form::All(_) | Form::Any(_) | Form::Not(_)) | None => None,
        }
    }

    /// The atom of a class, where some rule asks for it.
    pub fn known(&self, class: Phrase) -> Option<Id<Form>> {
        self.numbers.get(&Form::Atom(is_atom(class.0))).copied()
    }

    /// The form of a test.
    pub fn test(&mut self, test: &Test) -> Id<Form> {
        self.signed(test, false)
    }

    /// The form of a noun asked of a thing.
    pub fn noun(&mut self, noun: Noun) -> Id<Form> {
        match noun {
            Noun::Row(row) => self.is(row, false),
            Noun::Words(words) => self.wording(words, false),
        }
    }

    /// Any of some forms.
    pub fn any(&mut self, parts: Vec<Id<Form>>) -> Id<Form> {
        self.join(false, parts)
    }

    /// The form of a test, or of its negation.
    fn signed(&mut self, test: &Test, not: bool) -> Id<Form> {
        match test {
            Test::All(tests) => self.joined(!not, tests, not),
            Test::Any(tests) => self.joined(not, tests, not),
            Test::Not(inner) => self.signed(inner, !not),
            Test::Defined { test, .. } => self.signed(test, not),
            Test::Is { row, .. } => self.is(row, not),
            Test::IsWording { words, .. } => self.wording(*words, not),
            Test::Apart { row, bound, .. } => self.within(Some(row), *bound, TRUE | FALSE, not),
            Test::Value { bound, .. } => self.within(None, *bound, TRUE | UNKNOWN | FALSE, not),
            Test::Related { row, distance, to, by, .. } => match (&row.reading, by) {
                (Reading::Relation(relation), None) => {
                    let not = not != relation.negated;
                    let row = if relation.negated { world::contrary(row) } else { row };
                    self.related(test, row, relation.only, *distance, to, not)
                }
                (_, _) => self.other(test, Some(row), not),
            },
            Test::Where { .. } => self.other(test, None, not),
        }
    }

    fn joined(&mut self, all: bool, tests: &[Test], not: bool) -> Id<Form> {
        let parts = tests.iter().map(|test| self.signed(test, not)).collect();
        self.join(all, parts)
    }

    /// Joins forms: those of the same join are one, and what decides it alone decides it.
    fn join(&mut self, all: bool, parts: Vec<Id<Form>>) -> Id<Form> {
        let mut flat = Vec::new();
        for part in parts {
            match self.forms.get(part) {
                Some(Form::All(inner)) if all => flat.extend(inner),
                Some(Form::Any(inner)) if !all => flat.extend(inner),
                Some(Form::All(inner) | Form::Any(inner)) if inner.is_empty() => return part,
                Some(Form::All(_) | Form::Any(_) | Form::Not(_) | Form::Atom(_)) | None => flat.push(part),
            }
        }
        flat.sort_unstable();
        flat.dedup();
        match flat.as_slice() {
            [one] => *one,
            _ if all => self.insert(Form::All(flat)),
            _ => self.insert(Form::Any(flat)),
        }
    }

    fn insert(&mut self, form: Form) -> Id<Form> {
        if let Some(known) = self.numbers.get(&form) {
            return *known;
        }
        let id = self.forms.push(form.clone());
        self.numbers.insert(form, id);
        id
    }

    fn literal(&mut self, atom: Atom, not: bool) -> Id<Form> {
        let atom = self.insert(Form::Atom(atom));
        if not { self.insert(Form::Not(atom)) } else { atom }
    }

    fn is(&mut self, row: &'static Row, not: bool) -> Id<Form> {
        let (row, not) = world::opposite(row).map_or((row, not), |other| (other, !not));
        self.literal(is_atom(row), not)
    }

    fn wording(&mut self, words: Id<Words>, not: bool) -> Id<Form> {
        let sort = Sort::Other(None);
        self.literal(Atom { key: vec![1, words.index() as u64], possible: TRUE | FALSE, sort }, not)
    }

    fn within(&mut self, row: Option<&'static Row>, bound: Bound, possible: u8, not: bool) -> Id<Form> {
        let mut key = vec![2, row.map_or(0, place)];
        write_bound(Some(bound), &mut key);
        let possible = if is_empty(bound) { FALSE } else { possible };
        self.literal(Atom { key, possible, sort: Sort::Within { row: row.map(Phrase), bound: ends(bound) } }, not)
    }

    /// A test that is compared with itself alone.
    fn other(&mut self, test: &Test, row: Option<&'static Row>, not: bool) -> Id<Form> {
        let mut key = vec![3];
        let number = &mut |inner: &Test| u32::try_from(self.test(inner).index()).unwrap_or(u32::MAX);
        write(test, number, &mut key);
        self.literal(Atom { key, possible: TRUE | UNKNOWN | FALSE, sort: Sort::Other(row.map(Phrase)) }, not)
    }

    fn related(
        &mut self,
        test: &Test,
        row: &'static Row,
        only: bool,
        distance: Option<Bound>,
        to: &Complement,
        not: bool,
    ) -> Id<Form> {
        match to {
            Complement::Things(group) if !only && is_counted(group) => self.things(row, distance, group, not),
            Complement::Things(_) => self.other(test, Some(row), not),
            Complement::Words(words) => {
                let mut key = vec![4, place(row), words.index() as u64];
                write_bound(distance, &mut key);
                let sort = Sort::Words { row: Phrase(row), distance: distance.map(ends), words: *words };
                self.literal(Atom { key, possible: TRUE | UNKNOWN | FALSE, sort }, not)
            }
            Complement::Places(places) => {
                let one = |(part, number): &(&'static Row, Option<u64>)| Atom {
                    key: vec![5, place(row), place(part), number.map_or(0, |number| number.saturating_add(1))],
                    possible: if row.phrase == "in" { TRUE | FALSE } else { TRUE | UNKNOWN | FALSE },
                    sort: match (row.phrase, distance) {
                        ("in", None) => Sort::Place(Phrase(part)),
                        _ => Sort::Other(Some(Phrase(row))),
                    },
                };
                let parts = places.iter().map(|place| self.literal(one(place), not)).collect();
                self.join(not, parts)
            }
            Complement::Attributes { rows, no } => {
                let not = not != *no;
                let one = |held: &&'static Row| Atom {
                    key: vec![6, place(row), place(held)],
                    possible: TRUE | UNKNOWN | FALSE,
                    sort: Sort::Other(Some(Phrase(row))),
                };
                let parts = rows.iter().map(|held| self.literal(one(held), not)).collect();
                self.join(not, parts)
            }
        }
    }

    /// "a N or an M" is one or the other, each with its condition.
    fn things(&mut self, row: &'static Row, distance: Option<Bound>, group: &Group, not: bool) -> Id<Form> {
        let (amount, not) = match group.amount {
            Amount::No => (SOME, !not),
            Amount::Some | Amount::All => (SOME, not),
            Amount::Count(bound) => (bound, not),
        };
        let mut parts = Vec::new();
        for member in &group.members {
            let condition = self.test(&member.test);
            self.noun(member.noun);
            let noun = match member.noun {
                Noun::Row(row) => NounPlace::Row(Phrase(row)),
                Noun::Words(words) => NounPlace::Words(words),
            };
            let pick = match group.pick {
                Pick::Any => 0,
                Pick::Another => 1,
                Pick::Earlier => 2,
                Pick::Later => 3,
                Pick::Same => 4,
            };
            let things = Things {
                row: Phrase(row),
                distance: distance.map(ends),
                noun: (noun, member.of),
                condition,
                amount: ends(amount),
                pick: (pick, group.independent),
            };
            let atom = Atom { key: Vec::new(), possible: TRUE | UNKNOWN | FALSE, sort: Sort::Things(things) };
            parts.push(self.literal(atom, not));
        }
        self.join(not, parts)
    }
}

fn is_atom(row: &'static Row) -> Atom {
    let possible = if world::is_told(row) { TRUE | FALSE } else { TRUE | UNKNOWN | FALSE };
    Atom { key: vec![0, place(row)], possible, sort: Sort::Is(Phrase(row)) }
}

/// "a": at least one.
const SOME: Bound = Bound { least: 1, most: None };

/// True for a group of which each class counts alone: one class, or "a N or an M".
fn is_counted(group: &Group) -> bool {
    match group.amount {
        Amount::Some | Amount::No => !group.independent,
        Amount::Count(_) => group.members.len() == 1,
        Amount::All => false,
    }
}

fn ends(bound: Bound) -> Ends {
    (bound.least, bound.most)
}

fn is_empty(bound: Bound) -> bool {
    bound.most.is_some_and(|most| most < bound.least)
}
