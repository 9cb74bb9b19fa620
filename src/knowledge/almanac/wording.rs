//! The words by which articles speak of a conflict without its name or its parties', ready to be looked for. Which
//! conflict an article is about is not decided here.

use super::record::Conflict;
use crate::knowledge::Entries;

/// What stands for a conflict and for its sides.
#[derive(Clone, Debug, Default)]
pub struct Wording {
    /// Places and matters that stand for it.
    pub about: Entries,
    /// For each side: what its people are called, and the places that it holds.
    pub sides: Vec<Called>,
}

/// What stands for one side.
#[derive(Clone, Debug, Default)]
pub struct Called {
    /// What its people are called when they are not named.
    pub people: Entries,
    /// Places whose authorities answer to it.
    pub places: Entries,
}

impl Wording {
    pub(super) fn of(conflict: &Conflict) -> Self {
        let called = |side: &super::Side| Called {
            people: Entries::from_phrases(&side.called),
            places: Entries::from_phrases(&side.holds),
        };
        Self { about: Entries::from_phrases(&conflict.about), sides: conflict.sides.iter().map(called).collect() }
    }
}
