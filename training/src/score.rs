//! Scores attributions against marks: an attribution is right when half of its content and one token of its source
//! agree. The measure of the project's own scorer, but on our tokens.

use sayso::attribution::training::Found;
use std::collections::BTreeSet;
use std::fmt;
use std::ops::Range;

/// Counts of attributions.
#[derive(Clone, Copy, Debug, Default)]
pub struct Score {
    /// Right ones.
    pub right: usize,
    /// Found ones.
    pub found: usize,
    /// Marked ones.
    pub marked: usize,
}

impl Score {
    /// The harmonic mean of precision and recall, in percent.
    pub fn f1(&self) -> f64 {
        200.0 * self.right as f64 / (self.found + self.marked).max(1) as f64
    }

    /// Adds the counts of an article.
    pub fn add(&mut self, marked: &[Found], found: &[Found]) {
        self.marked += marked.len();
        self.found += found.len();
        self.right += matches(marked, found).len();
    }
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let share = |of: usize| 100.0 * self.right as f64 / of.max(1) as f64;
        write!(f, "P {:.1} R {:.1} F1 {:.1}", share(self.found), share(self.marked), self.f1())
    }
}

fn tokens(runs: &[Range<usize>]) -> BTreeSet<usize> {
    runs.iter().cloned().flatten().collect()
}

/// Pairs of a marked and a found attribution that agree, the best first, each used once.
pub fn matches(marked: &[Found], found: &[Found]) -> Vec<(usize, usize)> {
    let sets =
        |all: &[Found]| -> Vec<_> { all.iter().map(|one| (tokens(&one.content), tokens(&one.source))).collect() };
    let (marked, found) = (sets(marked), sets(found));
    let mut pairs = Vec::new();
    for (left, (content, source)) in marked.iter().enumerate() {
        for (right, (other, its_source)) in found.iter().enumerate() {
            let shared = content.intersection(other).count();
            let all = content.len() + other.len() - shared;
            let same = if source.is_empty() { its_source.is_empty() } else { !source.is_disjoint(its_source) };
            if same && shared > 0 && 2 * shared >= all {
                pairs.push((shared * 1_000_000 / all, left, right));
            }
        }
    }
    pairs.sort_by_key(|(overlap, left, right)| (std::cmp::Reverse(*overlap), *left, *right));
    let (mut used_left, mut used_right, mut taken) = (BTreeSet::new(), BTreeSet::new(), Vec::new());
    for (_, left, right) in pairs {
        if !used_left.contains(&left) && !used_right.contains(&right) {
            used_left.insert(left);
            used_right.insert(right);
            taken.push((left, right));
        }
    }
    taken
}
