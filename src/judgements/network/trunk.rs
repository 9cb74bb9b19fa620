//! What a statement or a source is judged by in one layer: its words as four learned questions pick from them, the words
//! beside it, the rest of the sentence, headline and lead, and the evidence. `training/encoder/heads.py` has the same.

use crate::attribution::Encoding;
use crate::judgements::evidence::{EVIDENCE, Evidence};
use crate::judgements::network::matrix::{Matrix, dot, numbers};
use std::ops::Range;

/// Numbers of a word's encoding: two layers of the encoder.
pub const WIDTH: usize = 768;
/// Questions that are asked of what is said.
const ASKED: usize = 4;
/// Numbers between what is seen and what is answered.
pub const INNER: usize = 128;

/// From what is seen to the scores of some answers.
#[derive(Debug)]
pub struct Trunk {
    /// From which share each answer is sure.
    pub sure_from: Vec<f32>,
    /// Added to the scores of answers.
    leans: Vec<f32>,
    ask: Matrix,
    said: Matrix,
    cue: Matrix,
    rest: Matrix,
    lead: Matrix,
    evidence: Matrix,
    start: Vec<f32>,
    scale: Vec<f32>,
    shift: Vec<f32>,
    out: Matrix,
    direct: Matrix,
    begin: Vec<f32>,
}

impl Trunk {
    /// Reads one of so many answers from the front.
    pub fn read(bytes: &mut &'static [u8], answers: usize) -> Option<Self> {
        Some(Self {
            sure_from: numbers(bytes, answers)?,
            leans: numbers(bytes, answers)?,
            ask: Matrix::read(bytes, ASKED, WIDTH)?,
            said: Matrix::read(bytes, INNER, ASKED * WIDTH)?,
            cue: Matrix::read(bytes, INNER, WIDTH)?,
            rest: Matrix::read(bytes, INNER, WIDTH)?,
            lead: Matrix::read(bytes, INNER, WIDTH)?,
            evidence: Matrix::read(bytes, INNER, EVIDENCE)?,
            start: numbers(bytes, INNER)?,
            scale: numbers(bytes, INNER)?,
            shift: numbers(bytes, INNER)?,
            out: Matrix::read(bytes, answers, INNER)?,
            direct: Matrix::read(bytes, answers, EVIDENCE)?,
            begin: numbers(bytes, answers)?,
        })
    }

    /// What all of an article share: the sum of headline and lead.
    pub fn lead(&self, encoding: &Encoding, lead: &[usize]) -> Vec<f32> {
        let mut sums = self.start.clone();
        self.lead.times(&mean(encoding, lead), &mut sums);
        sums
    }

    /// What is seen of a statement or source.
    pub fn see(&self, encoding: &Encoding, lead: &[f32], places: &Places, evidence: &Evidence) -> Seen {
        let mut sums = lead.to_vec();
        let (picked, looks) = self.picked(encoding, &places.said);
        self.said.times(&picked, &mut sums);
        self.cue.times(&mean(encoding, &places.cue), &mut sums);
        self.rest.times(&mean(encoding, &places.rest), &mut sums);
        let held: Vec<usize> = evidence.0.iter().enumerate().filter(|(_, it)| **it > 0.0).map(|(at, _)| at).collect();
        self.evidence.columns(&held, &mut sums);
        normalise(&mut sums, &self.scale, &self.shift);
        sums.iter_mut().for_each(|value| *value = gelu(*value));
        let mut scores: Vec<f32> = self.begin.iter().zip(&self.leans).map(|(begin, lean)| begin + lean).collect();
        self.out.times(&sums, &mut scores);
        self.direct.columns(&held, &mut scores);
        Seen { inner: sums, scores, looks }
    }

    /// The means of what is said, weighed by what each question looks for; and how much all of them look at each word.
    fn picked(&self, encoding: &Encoding, said: &[usize]) -> (Vec<f32>, Vec<f32>) {
        let rows: Vec<&[f32]> = said.iter().filter_map(|at| encoding.row(*at)).collect();
        let mut looks = vec![0.0; rows.len()];
        let mut picked = vec![0.0; ASKED * WIDTH];
        for ((query, scale), picked) in self.ask.rows().zip(picked.chunks_exact_mut(WIDTH)) {
            let mut weights: Vec<f32> = rows.iter().map(|row| scale * dot(query, row)).collect();
            soften(&mut weights);
            for ((row, weight), looks) in rows.iter().zip(weights).zip(&mut looks) {
                *looks += weight;
                picked.iter_mut().zip(*row).for_each(|(sum, value)| *sum += weight * value);
            }
        }
        (picked, looks)
    }
}

/// Where a network looks, in tokens.
#[derive(Clone, Debug, Default)]
pub struct Places {
    /// What is said, or what names and describes a source.
    pub said: Vec<usize>,
    /// The innermost cue, or what stands beside a source.
    pub cue: Vec<usize>,
    /// The rest of the sentence.
    pub rest: Vec<usize>,
    /// The sentence.
    pub sentence: Range<usize>,
}

impl Places {
    /// The words in which somebody may be accused: the sentence, with all that is said.
    pub fn around(&self) -> Range<usize> {
        let first = self.said.first().copied().unwrap_or(self.sentence.start).min(self.sentence.start);
        let last = self.said.last().map_or(self.sentence.end, |at| at + 1).max(self.sentence.end);
        first..last.min(first + AROUND)
    }
}

/// At most so many words are looked at for whom a statement accuses.
const AROUND: usize = 160;

/// What the network made of a statement or source.
#[derive(Clone, Debug)]
pub struct Seen {
    /// What the answers rest on.
    pub inner: Vec<f32>,
    /// Scores of the answers.
    pub scores: Vec<f32>,
    /// How much was looked at each word of what is said.
    pub looks: Vec<f32>,
}

fn mean(encoding: &Encoding, tokens: &[usize]) -> Vec<f32> {
    let mut sum = vec![0.0; encoding.width()];
    let rows: Vec<&[f32]> = tokens.iter().filter_map(|at| encoding.row(*at)).collect();
    let share = 1.0 / rows.len().max(1) as f32;
    for row in rows {
        sum.iter_mut().zip(row).for_each(|(sum, value)| *sum += share * value);
    }
    sum
}

/// Scores to shares that sum to one.
fn soften(scores: &mut [f32]) {
    let most = scores.iter().copied().fold(f32::MIN, f32::max);
    scores.iter_mut().for_each(|score| *score = (*score - most).exp());
    let sum: f32 = scores.iter().sum::<f32>().max(f32::MIN_POSITIVE);
    scores.iter_mut().for_each(|score| *score /= sum);
}

/// Layer normalisation (Ba et al. 2016).
fn normalise(values: &mut [f32], scale: &[f32], shift: &[f32]) {
    const LEAST: f32 = 1e-5;
    let count = values.len().max(1) as f32;
    let mean = values.iter().sum::<f32>() / count;
    let spread = values.iter().map(|value| (value - mean) * (value - mean)).sum::<f32>() / count;
    let by = 1.0 / (spread + LEAST).sqrt();
    for ((value, scale), shift) in values.iter_mut().zip(scale).zip(shift) {
        *value = (*value - mean) * by * scale + shift;
    }
}

/// Gaussian error linear unit (Hendrycks and Gimpel 2016), by its tanh form.
fn gelu(value: f32) -> f32 {
    const SLOPE: f32 = 0.797_884_6;
    const BEND: f32 = 0.044_715;
    0.5 * value * (1.0 + (SLOPE * (value + BEND * value * value * value)).tanh())
}

#[cfg(test)]
mod tests {
    use super::{INNER, normalise, soften};

    #[test]
    fn shares_sum_to_one_and_normal_values_have_no_mean() {
        let mut shares = [1000.0, 999.0, -1000.0];
        soften(&mut shares);
        assert!((shares.iter().sum::<f32>() - 1.0).abs() < 1e-6 && shares[0] > shares[1] && shares[2] == 0.0);
        let mut values = [1.0, 2.0, 3.0, 6.0];
        normalise(&mut values, &[1.0; INNER], &[0.0; INNER]);
        assert!(values.iter().sum::<f32>().abs() < 1e-5);
    }
}
