//! Trains a linear-chain conditional random field: AdaGrad with a cumulative L1 penalty (Tsuruoka et al. 2009), on
//! features that were seen often enough. Deterministic: fixed order, fixed seed, no threads.

use sayso::attribution::training::allowed;
use std::collections::HashMap;
use std::hash::BuildHasherDefault;

/// A sequence with its features and labels.
#[derive(Clone, Debug, Default)]
pub struct Sequence {
    /// Features of all words, one after the other.
    pub features: Vec<u64>,
    /// Where the features of each word end.
    pub ends: Vec<usize>,
    /// The labels.
    pub labels: Vec<u8>,
}

impl Sequence {
    /// Adds a word.
    pub fn push(&mut self, label: u8, features: &[u64]) {
        self.features.extend(features);
        self.ends.push(self.features.len());
        self.labels.push(label);
    }
}

/// How to train.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// Times that all sequences are seen.
    pub epochs: usize,
    /// The first rate of learning.
    pub rate: f32,
    /// By what the rate shrinks each epoch.
    pub decay: f32,
    /// The weight of the L1 penalty.
    pub penalty: f32,
    /// A feature seen less often is left out.
    pub least: u32,
    /// Runs whose mean is taken.
    pub runs: usize,
}

/// What was learnt.
pub struct Learnt<const L: usize> {
    /// Weights of features, in the order in which they were first seen.
    pub weights: Vec<(u64, [f32; L])>,
    /// How often each was seen.
    pub counts: Vec<u32>,
    /// Weights of steps.
    pub steps: [[f32; L]; L],
}

#[derive(Default, Clone, Copy)]
struct Spread(u64);
impl std::hash::Hasher for Spread {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, _: &[u8]) {}
    fn write_u64(&mut self, value: u64) {
        self.0 = value.wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(29);
    }
}
type Table = HashMap<u64, u32, BuildHasherDefault<Spread>>;

/// Features as numbers 0.. in order of first sight, those seen often enough.
fn vocabulary(sequences: &[&Sequence], least: u32) -> (Table, Vec<u64>, Vec<u32>) {
    let mut counts: Table = Table::default();
    for sequence in sequences {
        for feature in &sequence.features {
            *counts.entry(*feature).or_default() += 1;
        }
    }
    let (mut table, mut features, mut often) = (Table::default(), Vec::new(), Vec::new());
    for sequence in sequences {
        for feature in &sequence.features {
            let count = counts[feature];
            if count >= least && !table.contains_key(feature) {
                table.insert(*feature, features.len() as u32);
                features.push(*feature);
                often.push(count);
            }
        }
    }
    (table, features, often)
}

struct Numbered {
    features: Vec<u32>,
    ends: Vec<usize>,
    labels: Vec<u8>,
}

impl Numbered {
    fn of(&self, index: usize) -> &[u32] {
        let start = if index == 0 { 0 } else { self.ends[index - 1] };
        &self.features[start..self.ends[index]]
    }
}

fn numbered(sequence: &Sequence, table: &Table) -> Numbered {
    let mut numbered = Numbered { features: Vec::new(), ends: Vec::new(), labels: sequence.labels.clone() };
    let mut start = 0;
    for end in &sequence.ends {
        numbered.features.extend(sequence.features[start..*end].iter().filter_map(|feature| table.get(feature)));
        numbered.ends.push(numbered.features.len());
        start = *end;
    }
    numbered
}

/// A weight with what its training needs to remember.
#[derive(Clone, Copy, Default)]
struct Cell {
    weight: f32,
    squares: f32,
    paid: f32,
}

impl Cell {
    fn learn(&mut self, gradient: f32, rate: f32, due: f32) {
        self.squares += gradient * gradient;
        self.weight += rate * gradient / (self.squares + 1.0).sqrt();
        self.pay(due);
    }

    /// Pays the penalty that is due and not yet paid.
    fn pay(&mut self, due: f32) {
        let before = self.weight;
        if before > 0.0 {
            self.weight = (before - (due + self.paid)).max(0.0);
        } else if before < 0.0 {
            self.weight = (before + (due - self.paid)).min(0.0);
        }
        self.paid += self.weight - before;
    }
}

struct Trainer<const L: usize> {
    cells: Vec<[Cell; L]>,
    steps: [[Cell; L]; L],
}

/// Gradients smaller than this change nothing.
const SMALL: f32 = 2e-3;

/// Learns weights from sequences: the mean of several runs, each in an order of its own.
pub fn train<const L: usize>(sequences: &[&Sequence], settings: Settings) -> Learnt<L> {
    let mut mean = run(sequences, settings, 0);
    for number in 1..settings.runs {
        let one = run::<L>(sequences, settings, number as u64);
        for ((_, sum), (_, weights)) in mean.weights.iter_mut().zip(&one.weights) {
            sum.iter_mut().zip(weights).for_each(|(sum, weight)| *sum += weight);
        }
        for (sum, step) in mean.steps.iter_mut().flatten().zip(one.steps.iter().flatten()) {
            *sum += step;
        }
    }
    let share = 1.0 / settings.runs.max(1) as f32;
    let weights = mean.weights.iter_mut().flat_map(|(_, weights)| weights);
    weights.chain(mean.steps.iter_mut().flatten()).for_each(|weight| *weight *= share);
    mean
}

fn run<const L: usize>(sequences: &[&Sequence], settings: Settings, number: u64) -> Learnt<L> {
    let (table, features, counts) = vocabulary(sequences, settings.least);
    let data: Vec<Numbered> = sequences.iter().map(|sequence| numbered(sequence, &table)).collect();
    drop(table);
    let mut trainer = Trainer { cells: vec![[Cell::default(); L]; features.len()], steps: [[Cell::default(); L]; L] };
    let mut order: Vec<usize> = (0..data.len()).collect();
    let mut random = 88_172_645_463_325_252_u64 ^ number.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let (mut due, mut seen) = (0.0, 0);
    for _ in 0..settings.epochs {
        for index in (1..order.len()).rev() {
            random ^= random << 13;
            random ^= random >> 7;
            random ^= random << 17;
            order.swap(index, (random % (index as u64 + 1)) as usize);
        }
        for index in &order {
            let rate = settings.rate * settings.decay.powf(seen as f32 / data.len() as f32);
            seen += 1;
            due += rate * settings.penalty / data.len() as f32;
            trainer.learn(&data[*index], rate, due);
        }
    }
    trainer.cells.iter_mut().flatten().chain(trainer.steps.iter_mut().flatten()).for_each(|cell| cell.pay(due));
    let weights = features.into_iter().zip(trainer.cells.iter().map(|cells| cells.map(|cell| cell.weight))).collect();
    Learnt { weights, counts, steps: trainer.steps.map(|row| row.map(|cell| cell.weight)) }
}

fn scaled<const L: usize>(scores: [f32; L]) -> [f32; L] {
    let most = scores.iter().copied().fold(f32::MIN, f32::max);
    scores.map(|score| (score - most).exp())
}

fn normal<const L: usize>(values: [f32; L]) -> [f32; L] {
    let sum = values.iter().sum::<f32>().max(1e-30);
    values.map(|value| value / sum)
}

impl<const L: usize> Trainer<L> {
    fn states(&self, data: &Numbered) -> Vec<[f32; L]> {
        let mut states = Vec::with_capacity(data.labels.len());
        for index in 0..data.labels.len() {
            let mut scores = [0.0; L];
            for feature in data.of(index) {
                for (score, cell) in scores.iter_mut().zip(&self.cells[*feature as usize]) {
                    *score += cell.weight;
                }
            }
            let mut state = scaled(scores);
            if index == 0 {
                for (label, value) in state.iter_mut().enumerate() {
                    *value = if allowed(None, label) { *value } else { 0.0 };
                }
            }
            states.push(state);
        }
        states
    }

    fn learn(&mut self, data: &Numbered, rate: f32, due: f32) {
        let length = data.labels.len();
        if length == 0 {
            return;
        }
        let states = self.states(data);
        let mut steps = [[0.0; L]; L];
        for (from, row) in steps.iter_mut().enumerate() {
            for (to, value) in row.iter_mut().enumerate() {
                *value = if allowed(Some(from), to) { self.steps[from][to].weight.exp() } else { 0.0 };
            }
        }
        let mut forward = vec![normal(states[0])];
        for index in 1..length {
            let mut next = [0.0; L];
            for (from, value) in forward[index - 1].iter().enumerate() {
                for (to, sum) in next.iter_mut().enumerate() {
                    *sum += value * steps[from][to];
                }
            }
            for (value, state) in next.iter_mut().zip(states[index]) {
                *value *= state;
            }
            forward.push(normal(next));
        }
        let mut backward = vec![[1.0; L]; length];
        for index in (0..length - 1).rev() {
            let mut next = [0.0; L];
            for (from, sum) in next.iter_mut().enumerate() {
                *sum = (0..L).map(|to| steps[from][to] * states[index + 1][to] * backward[index + 1][to]).sum();
            }
            backward[index] = normal(next);
        }
        for index in 0..length {
            let mut both = forward[index];
            for (value, back) in both.iter_mut().zip(backward[index]) {
                *value *= back;
            }
            let mut gradient = normal(both).map(|value| -value);
            gradient[usize::from(data.labels[index])] += 1.0;
            if gradient.iter().all(|value| value.abs() <= SMALL) {
                continue;
            }
            for feature in data.of(index) {
                for (cell, value) in self.cells[*feature as usize].iter_mut().zip(gradient) {
                    cell.learn(value, rate, due);
                }
            }
        }
        for index in 1..length {
            self.learn_step(data, index, (&forward[index - 1], &steps, &states[index], &backward[index]), rate, due);
        }
    }

    #[expect(clippy::type_complexity, reason = "one caller; the four tables of the forward-backward pass")]
    fn learn_step(
        &mut self,
        data: &Numbered,
        index: usize,
        (forward, steps, state, backward): (&[f32; L], &[[f32; L]; L], &[f32; L], &[f32; L]),
        rate: f32,
        due: f32,
    ) {
        let mut gradient = [[0.0; L]; L];
        let mut sum = 0.0;
        for from in 0..L {
            for to in 0..L {
                gradient[from][to] = forward[from] * steps[from][to] * state[to] * backward[to];
                sum += gradient[from][to];
            }
        }
        let sum = f32::max(sum, 1e-30);
        gradient.iter_mut().flatten().for_each(|value| *value = -*value / sum);
        gradient[usize::from(data.labels[index - 1])][usize::from(data.labels[index])] += 1.0;
        if gradient.iter().flatten().all(|value| value.abs() <= SMALL) {
            return;
        }
        for (from, row) in gradient.iter().enumerate() {
            for (to, value) in row.iter().enumerate() {
                if allowed(Some(from), to) {
                    self.steps[from][to].learn(*value, rate, due);
                }
            }
        }
    }
}
