//! The judgements of the accurate tier: a small network over the words as the encoder saw them. It looks at what is said
//! (as four learned questions pick from it), at the cue, at the rest of the sentence, at headline and lead, and at the
//! evidence beside the words; `training/encoder/judge.py` has the same network and trains it.

use crate::attribution::Encoding;
use crate::judgements::decide::{KINDS, THEMES};
use crate::judgements::evidence::{EVIDENCE, Evidence};
use std::ops::Range;
use std::sync::OnceLock;

/// The first bytes of the file; the number changes when network or evidence do.
const MAGIC: &[u8; 8] = b"sayso-n1";

static FILE: &[u8] = include_bytes!("../../knowledge/model/judge.bin");

/// Numbers of a word's encoding: two layers of the encoder.
const WIDTH: usize = 768;
/// Questions that are asked of what is said.
const ASKED: usize = 4;
/// Numbers between what is seen and what is answered.
const INNER: usize = 128;
/// Answers: kinds, then themes.
pub const SHARES: usize = KINDS.len() + THEMES.len();

/// A matrix of weights, a byte each with a scale for each row.
#[derive(Debug)]
struct Matrix {
    columns: usize,
    scales: Vec<f32>,
    weights: &'static [u8],
}

impl Matrix {
    /// Reads one of that shape from the front.
    fn read(bytes: &mut &'static [u8], rows: usize, columns: usize) -> Option<Self> {
        let scales = numbers(bytes, rows)?;
        let (weights, rest) = bytes.split_at_checked(rows * columns)?;
        *bytes = rest;
        Some(Self { columns, scales, weights })
    }

    fn rows(&self) -> impl Iterator<Item = (&[u8], f32)> {
        self.weights.chunks_exact(self.columns).zip(self.scales.iter().copied())
    }

    /// Adds the product with a vector.
    fn times(&self, vector: &[f32], to: &mut [f32]) {
        for (to, (row, scale)) in to.iter_mut().zip(self.rows()) {
            *to += scale * dot(row, vector);
        }
    }

    /// Adds the columns at these places: the product with a vector of ones and zeros.
    fn columns(&self, places: &[usize], to: &mut [f32]) {
        for (to, (row, scale)) in to.iter_mut().zip(self.rows()) {
            let sum: i32 = places.iter().filter_map(|at| row.get(*at)).map(|it| i32::from(it.cast_signed())).sum();
            *to += scale * sum as f32;
        }
    }
}

/// Products are summed in eight lanes, the same on every machine.
const LANES: usize = 8;

fn dot(weights: &[u8], vector: &[f32]) -> f32 {
    let mut lanes = [0.0_f32; LANES];
    for (weights, values) in weights.chunks_exact(LANES).zip(vector.chunks_exact(LANES)) {
        for ((lane, weight), value) in lanes.iter_mut().zip(weights).zip(values) {
            *lane += f32::from(weight.cast_signed()) * value;
        }
    }
    lanes.iter().sum()
}

fn numbers(bytes: &mut &'static [u8], count: usize) -> Option<Vec<f32>> {
    let (own, rest) = bytes.split_at_checked(count * size_of::<f32>())?;
    *bytes = rest;
    Some(own.as_chunks().0.iter().map(|it| f32::from_le_bytes(*it)).collect())
}

/// The network.
#[derive(Debug)]
pub struct Network {
    /// From which share an answer is sure.
    pub sure_from: Vec<f32>,
    /// From which share words are taken for the accused.
    pub accused_from: f32,
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
    aim: Matrix,
    aim_start: Vec<f32>,
    aimed: Matrix,
    aimed_start: f32,
}

impl Network {
    fn read(bytes: &'static [u8]) -> Option<Self> {
        let mut rest = bytes.strip_prefix(MAGIC)?;
        let bytes = &mut rest;
        let network = Self {
            sure_from: numbers(bytes, SHARES)?,
            accused_from: numbers(bytes, 1)?.first().copied()?,
            leans: numbers(bytes, SHARES)?,
            ask: Matrix::read(bytes, ASKED, WIDTH)?,
            said: Matrix::read(bytes, INNER, ASKED * WIDTH)?,
            cue: Matrix::read(bytes, INNER, WIDTH)?,
            rest: Matrix::read(bytes, INNER, WIDTH)?,
            lead: Matrix::read(bytes, INNER, WIDTH)?,
            evidence: Matrix::read(bytes, INNER, EVIDENCE)?,
            start: numbers(bytes, INNER)?,
            scale: numbers(bytes, INNER)?,
            shift: numbers(bytes, INNER)?,
            out: Matrix::read(bytes, SHARES, INNER)?,
            direct: Matrix::read(bytes, SHARES, EVIDENCE)?,
            begin: numbers(bytes, SHARES)?,
            aim: Matrix::read(bytes, WIDTH, INNER)?,
            aim_start: numbers(bytes, WIDTH)?,
            aimed: Matrix::read(bytes, 1, WIDTH)?,
            aimed_start: numbers(bytes, 1)?.first().copied()?,
        };
        bytes.is_empty().then_some(network)
    }

    /// The one that ships, for encodings of its width.
    pub fn shipped(encoding: &Encoding) -> Option<&'static Self> {
        static SHIPPED: OnceLock<Option<Network>> = OnceLock::new();
        SHIPPED.get_or_init(|| Self::read(FILE)).as_ref().filter(|_| encoding.width() == WIDTH)
    }

    /// What all statements of an article share: the sum of headline and lead.
    pub fn lead(&self, encoding: &Encoding, lead: &[usize]) -> Vec<f32> {
        let mut sums = self.start.clone();
        self.lead.times(&mean(encoding, lead), &mut sums);
        sums
    }

    /// What is seen of a statement.
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

    /// For each of some tokens the share by which it is of whom the statement accuses.
    pub fn accused(&self, encoding: &Encoding, seen: &Seen, tokens: Range<usize>) -> Vec<f32> {
        let mut wanted = self.aim_start.clone();
        self.aim.times(&seen.inner, &mut wanted);
        let even = (WIDTH as f32).sqrt();
        let share = |token: usize| {
            let row = encoding.row(token)?;
            let likeness: f32 = row.iter().zip(&wanted).map(|(left, right)| left * right).sum();
            let mut score = [self.aimed_start + likeness / even];
            self.aimed.times(row, &mut score);
            Some(1.0 / (1.0 + (-score[0]).exp()))
        };
        tokens.map(|token| share(token).unwrap_or(0.0)).collect()
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

/// Where the network looks, in tokens.
#[derive(Clone, Debug, Default)]
pub struct Places {
    /// What is said.
    pub said: Vec<usize>,
    /// The innermost cue.
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

/// What the network made of a statement.
#[derive(Clone, Debug)]
pub struct Seen {
    inner: Vec<f32>,
    /// Scores of kinds, then of themes.
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
    use super::{FILE, INNER, Matrix, Network, normalise, soften};

    #[test]
    fn the_file_that_ships_is_read_whole() {
        assert!(Network::read(FILE).is_some());
        assert!(Network::read(FILE.split_at(FILE.len() - 1).0).is_none());
        assert!(Network::read(b"sayso-n0").is_none());
    }

    #[test]
    fn a_product_with_ones_and_zeros_is_a_sum_of_columns() {
        // Two rows of eight columns: scales 0.5 and 2, weights 1 to 8 and -1 to -8.
        static BYTES: [u8; 24] =
            [0, 0, 0, 63, 0, 0, 0, 64, 1, 2, 3, 4, 5, 6, 7, 8, 255, 254, 253, 252, 251, 250, 249, 248];
        let matrix = Matrix::read(&mut BYTES.as_slice(), 2, 8).unwrap();
        let (mut product, mut columns) = ([1.0, 1.0], [1.0, 1.0]);
        matrix.times(&[0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0], &mut product);
        matrix.columns(&[1, 7], &mut columns);
        assert_eq!(product, [6.0, -19.0]);
        assert_eq!(columns, product);
    }

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
