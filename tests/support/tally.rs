//! Counting: how many of the marks are found, and how many finds are marked. Knows nothing of what is counted.

use std::collections::BTreeMap;

/// What was counted of one aspect.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Marked and found.
    pub right: usize,
    /// Marked.
    pub marked: usize,
    /// Found.
    pub found: usize,
}

impl Tally {
    /// One thing that is marked, or found, or both.
    pub fn add(&mut self, marked: bool, found: bool) {
        self.right += usize::from(marked && found);
        self.marked += usize::from(marked);
        self.found += usize::from(found);
    }

    /// Of the finds, the share that is marked; in per cent. Of nothing found, none is wrong.
    pub fn precision(self) -> f64 {
        share(self.right, self.found)
    }

    /// Of the marks, the share that is found; in per cent.
    pub fn recall(self) -> f64 {
        share(self.right, self.marked)
    }

    /// The harmonic mean of both.
    pub fn f1(self) -> f64 {
        share(2 * self.right, self.marked + self.found)
    }
}

#[expect(clippy::cast_precision_loss, reason = "a few thousand at most")]
fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 100.0 } else { 100.0 * part as f64 / whole as f64 }
}

/// The tallies of all aspects, by name.
#[derive(Default)]
pub struct Tallies(pub BTreeMap<&'static str, Tally>);

impl Tallies {
    /// Adds to one.
    pub fn add(&mut self, aspect: &'static str, marked: bool, found: bool) {
        self.0.entry(aspect).or_default().add(marked, found);
    }

    /// An aspect where each place has one answer: a wrong answer is a mark missed and a find that is not marked.
    pub fn answer(&mut self, aspect: &'static str, right: bool) {
        let tally = self.0.entry(aspect).or_default();
        tally.right += usize::from(right);
        tally.marked += 1;
        tally.found += 1;
    }
}
