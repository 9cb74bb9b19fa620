//! When a form is true, as a list of cases: each case says of some atoms which answers they give. Exact, or nothing where
//! there would be too many cases; what cases rule out by meaning is `order`'s.

use crate::lint::form::{Form, Forms};
use crate::list::Id;

/// An atom is true.
pub(super) const TRUE: u8 = 1;
/// It cannot be told.
pub(super) const UNKNOWN: u8 = 2;
/// It is false.
pub(super) const FALSE: u8 = 4;
/// Anything but true: what `unless` lets through.
pub(super) const NOT_TRUE: u8 = UNKNOWN | FALSE;
/// Anything but false.
pub(super) const NOT_FALSE: u8 = TRUE | UNKNOWN;

/// A rule with more cases than this is not looked into: it is beyond what a reader follows, too.
const MOST: usize = 256;

/// Nor one that speaks of more tests than this at once.
pub(super) const WIDEST: usize = 64;

/// One case: the answers that each of some atoms may give. Sorted by atom, each once, none without an answer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Cube(pub Vec<(Id<Form>, u8)>);

/// Cases, any of which may be the one; `None` where there are too many.
pub(super) type Cubes = Option<Vec<Cube>>;

/// The cases in which a form gives one of some answers: [`TRUE`], [`FALSE`], [`NOT_TRUE`] or [`NOT_FALSE`].
pub(super) fn cubes(forms: &Forms, form: Id<Form>, answers: u8) -> Cubes {
    match forms.get(form)? {
        Form::All(parts) => joined(forms, parts, answers, answers == TRUE || answers == NOT_FALSE),
        Form::Any(parts) => joined(forms, parts, answers, answers == FALSE || answers == NOT_TRUE),
        Form::Not(atom) => cubes(forms, *atom, negated(answers)),
        Form::Atom(atom) => {
            let answers = answers & atom.possible;
            Some(if answers == 0 { Vec::new() } else { vec![Cube(vec![(form, answers)])] })
        }
    }
}

/// The answers of a test whose negation gives these.
fn negated(answers: u8) -> u8 {
    let (yes, no) = (answers & TRUE, answers & FALSE);
    (if yes == 0 { 0 } else { FALSE }) | (answers & UNKNOWN) | (if no == 0 { 0 } else { TRUE })
}

fn joined(forms: &Forms, parts: &[Id<Form>], answers: u8, every: bool) -> Cubes {
    let mut whole = if every { vec![Cube::default()] } else { Vec::new() };
    for part in parts {
        let part = cubes(forms, *part, answers)?;
        if every {
            whole = both(&whole, &part)?;
        } else {
            whole.extend(part);
        }
        if whole.len() > MOST {
            return None;
        }
    }
    Some(whole)
}

/// The cases in which both lists hold.
pub(super) fn both(one: &[Cube], other: &[Cube]) -> Cubes {
    if one.len().saturating_mul(other.len()) > MOST * 4 {
        return None;
    }
    let pairs = one.iter().flat_map(|one| other.iter().map(move |other| one.and(other)));
    let mut whole: Vec<Cube> = pairs.flatten().collect();
    whole.sort_unstable();
    whole.dedup();
    (whole.len() <= MOST && whole.iter().all(|cube| cube.0.len() <= WIDEST)).then_some(whole)
}

impl Cube {
    /// Both cases at once; `None` where an atom is left without an answer.
    pub fn and(&self, other: &Self) -> Option<Self> {
        let mut both = Vec::with_capacity(self.0.len() + other.0.len());
        let (mut left, mut right) = (self.0.iter().peekable(), other.0.iter().peekable());
        loop {
            match (left.peek(), right.peek()) {
                (Some((a, mine)), Some((b, theirs))) if a == b => {
                    if mine & theirs == 0 {
                        return None;
                    }
                    both.push((*a, mine & theirs));
                    left.next();
                    right.next();
                }
                (Some((a, _)), Some((b, _))) if a < b => both.extend(left.next()),
                (Some(_), None) => both.extend(left.next()),
                (_, Some(_)) => both.extend(right.next()),
                (None, None) => return Some(Self(both)),
            }
        }
    }

    /// True when this case is one of those that the other covers.
    pub fn is_within(&self, other: &Self) -> bool {
        other.0.iter().all(|(atom, answers)| {
            let found = self.0.binary_search_by_key(atom, |(atom, _)| *atom).ok().and_then(|at| self.0.get(at));
            found.is_some_and(|(_, mine)| mine & !answers == 0)
        })
    }
}

/// The cases without those that another covers.
pub(super) fn least(mut cubes: Vec<Cube>) -> Vec<Cube> {
    cubes.sort_unstable();
    cubes.dedup();
    let covered =
        |at: usize, cube: &Cube| cubes.iter().enumerate().any(|(other, wider)| other != at && cube.is_within(wider));
    cubes.iter().enumerate().filter(|(at, cube)| !covered(*at, cube)).map(|(_, cube)| cube.clone()).collect()
}
