//! Scores of labels to the best sequence of labels that is allowed: what goes on must have begun. Labels are none, then
//! begin and inside for each role; knows nothing of what the roles are.

use std::ops::Range;

/// Forbidden.
const NEVER: f32 = -1e9;

/// For each word the logarithm of each label's probability.
pub struct Scores {
    rows: Vec<Vec<f32>>,
}

impl Scores {
    /// From what a network puts out, a row a word.
    pub fn of(rows: Vec<Vec<f32>>) -> Self {
        Self { rows: rows.into_iter().map(normalised).collect() }
    }

    /// Adds to the scores of some labels.
    pub fn lean(&mut self, labels: Range<usize>, by: f32) {
        for score in self.rows.iter_mut().filter_map(|row| row.get_mut(labels.clone())).flatten() {
            *score += by;
        }
    }

    /// Leaves some words no label but none.
    pub fn forbid(&mut self, words: Range<usize>) {
        for score in self.rows.get_mut(words).unwrap_or_default().iter_mut().flat_map(|row| row.iter_mut().skip(1)) {
            *score = NEVER;
        }
    }
}

fn normalised(mut row: Vec<f32>) -> Vec<f32> {
    let most = row.iter().copied().fold(f32::MIN, f32::max);
    let sum: f32 = row.iter().map(|score| (score - most).exp()).sum();
    row.iter_mut().for_each(|score| *score -= most + sum.ln());
    row
}

/// True when the label `to` may follow the label `from`; `None` is the beginning.
fn follows(from: Option<usize>, to: usize) -> bool {
    to == 0 || to % 2 == 1 || from == Some(to) || from == Some(to - 1)
}

/// The best allowed labels (Viterbi 1967); of equal ones the first.
pub fn best(scores: &Scores) -> Vec<u8> {
    let Some(first) = scores.rows.first() else { return Vec::new() };
    let start = |(label, score): (usize, &f32)| if follows(None, label) { *score } else { NEVER };
    let mut totals: Vec<f32> = first.iter().enumerate().map(start).collect();
    let mut back: Vec<Vec<u8>> = Vec::with_capacity(scores.rows.len());
    for row in scores.rows.iter().skip(1) {
        let (mut next, mut from) = (Vec::with_capacity(row.len()), Vec::with_capacity(row.len()));
        for (to, score) in row.iter().enumerate() {
            let (at, total) = highest(totals.iter().enumerate().filter(|(from, _)| follows(Some(*from), to)));
            next.push(total + score);
            from.push(at);
        }
        totals = next;
        back.push(from);
    }
    let (mut label, _) = highest(totals.iter().enumerate());
    let mut labels = vec![label];
    for from in back.iter().rev() {
        label = from.get(usize::from(label)).copied().unwrap_or(0);
        labels.push(label);
    }
    labels.reverse();
    labels
}

fn highest<'a>(totals: impl Iterator<Item = (usize, &'a f32)>) -> (u8, f32) {
    let mut best = (0, f32::MIN);
    for (label, &total) in totals {
        if total > best.1 {
            best = (u8::try_from(label).unwrap_or(0), total);
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::{Scores, best};

    #[test]
    fn what_goes_on_has_begun() {
        let rows = vec![vec![0.0, 1.0, 5.0], vec![0.0, 0.0, 5.0], vec![4.0, 0.0, 0.0]];
        assert_eq!(best(&Scores::of(rows)), [1, 2, 0]);
        assert!(best(&Scores::of(Vec::new())).is_empty());
    }

    #[test]
    fn forbidden_words_have_no_label() {
        let mut scores = Scores::of(vec![vec![0.0, 9.0, 0.0]; 3]);
        scores.forbid(1..2);
        assert_eq!(best(&scores), [1, 0, 1]);
        scores.lean(1..3, -20.0);
        assert_eq!(best(&scores), [0, 0, 0]);
    }
}
