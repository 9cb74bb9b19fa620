//! Counting what surely and what possibly holds, and the answer that each amount gives: the lower half of the table
//! of LANGUAGE e. Knows truths, not things.

use crate::plan::{Amount, Bound};
use crate::truth::Truth::{self, CannotTell, False, True};

/// How many hold: for certain, and at most.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Tally {
    /// Those that are true.
    pub sure: u64,
    /// Those that are true or cannot be told.
    pub possible: u64,
}

impl Tally {
    /// Counts one more.
    pub fn add(&mut self, truth: Truth) {
        self.sure += u64::from(truth == True);
        self.possible += u64::from(truth != False);
    }

    /// At least one.
    pub fn some(self) -> Truth {
        self.within(Bound { least: 1, most: None })
    }

    /// Whether the count lies in the bound.
    pub fn within(self, bound: Bound) -> Truth {
        let enough = if self.sure >= bound.least {
            True
        } else if self.possible < bound.least {
            False
        } else {
            CannotTell
        };
        let not_too_many = match bound.most {
            None => True,
            Some(most) if self.possible <= most => True,
            Some(most) if self.sure > most => False,
            Some(_) => CannotTell,
        };
        enough.and(not_too_many)
    }

    /// The answer of an amount that counts what holds; "all" counts otherwise and is asked of [`Universal`].
    pub fn answer(self, amount: Amount) -> Truth {
        match amount {
            Amount::Some | Amount::All => self.some(),
            Amount::No => !self.some(),
            Amount::Count(bound) => self.within(bound),
        }
    }
}

/// "All", "only": whether whatever it holds for is of the class. Of nothing at all: false.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Universal {
    present: Tally,
    broken: Tally,
}

impl Universal {
    /// Counts one more: whether it is among those that are asked, and whether it is as they should be.
    pub fn add(&mut self, among: Truth, fits: Truth) {
        self.present.add(among);
        self.broken.add(among.and(!fits));
    }

    /// The answer.
    pub fn answer(self) -> Truth {
        self.present.some().and(!self.broken.some())
    }
}

#[cfg(test)]
mod tests {
    use super::{Bound, CannotTell, False, Tally, True, Universal};

    #[test]
    fn counts_follow_the_table() {
        let tally = Tally { sure: 1, possible: 2 };
        let at_least = |least| tally.within(Bound { least, most: None });
        assert_eq!([at_least(1), at_least(2), at_least(3)], [True, CannotTell, False]);
        let fewer_than = |n: u64| tally.within(Bound { least: 0, most: Some(n - 1) });
        assert_eq!([fewer_than(1), fewer_than(2), fewer_than(3)], [False, CannotTell, True]);
        let exactly = |n| tally.within(Bound { least: n, most: Some(n) });
        assert_eq!([exactly(0), exactly(1), exactly(2), exactly(3)], [False, CannotTell, CannotTell, False]);
    }

    #[test]
    fn all_of_nothing_is_false() {
        let mut all = Universal::default();
        assert_eq!(all.answer(), False);
        all.add(False, False);
        assert_eq!(all.answer(), False);
        all.add(True, True);
        assert_eq!(all.answer(), True);
        all.add(CannotTell, False);
        assert_eq!(all.answer(), CannotTell);
        all.add(True, False);
        assert_eq!(all.answer(), False);
    }
}
