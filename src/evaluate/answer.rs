//! The answer of a test with what made it so. The evidence is gathered only for things that are flagged or explained;
//! this file knows nothing of how a test is read.

use crate::diagnostic::Label;
use crate::truth::Truth;
use crate::vocabulary::Thing;

/// A thing that made a relation true.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chosen {
    /// The thing.
    pub thing: Thing,
    /// How many things stood outside the one that was tested: 0 for a relation of the flagged thing itself.
    pub depth: usize,
}

/// Why a rule came out as it did for one thing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trace {
    /// How the `flag` clause came out.
    pub truth: Truth,
    /// Places that made it so.
    pub marks: Vec<Label>,
    /// The things that made relations true, in the order of the rule.
    pub chosen: Vec<Chosen>,
    /// How many things the first count counted ("all 4 claims"), where the rule counts.
    pub counted: Option<u64>,
}

/// The answer of a test.
#[derive(Clone, Debug, Default)]
pub(super) struct Answer {
    /// Whether it holds.
    pub truth: Truth,
    /// What made it so; empty while nothing is recorded.
    pub marks: Vec<Label>,
    /// Which things made it so; empty while nothing is recorded.
    pub chosen: Vec<Chosen>,
    /// How many were counted.
    pub counted: Option<u64>,
}

impl From<Truth> for Answer {
    fn from(truth: Truth) -> Self {
        Self { truth, ..Self::default() }
    }
}

impl Answer {
    /// Takes over the evidence of another answer.
    pub fn take(&mut self, other: Self) {
        self.marks.extend(other.marks);
        self.chosen.extend(other.chosen);
        self.counted = self.counted.or(other.counted);
    }

    /// The opposite. What made a test false makes its negation true.
    pub fn negated(mut self) -> Self {
        self.truth = !self.truth;
        self
    }

    /// The opposite when asked for.
    pub fn negated_if(self, negate: bool) -> Self {
        if negate { self.negated() } else { self }
    }
}
