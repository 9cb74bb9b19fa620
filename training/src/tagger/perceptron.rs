//! The averaged perceptron (Collins 2002): counts of features, updates on mistakes, the mean of all weights that
//! were ever in force, and the packing of the strongest of them into bytes.

use super::corpus::Sample;
use sayso::text::Tag;
use sayso::text::tagger::TAGS;
use sayso::text::tagger::features::{self, TEMPLATES};
use std::collections::{BTreeMap, HashMap};

const COUNT: usize = TAGS.len();

/// Weights in training.
pub struct Perceptron {
    rows: HashMap<u32, u32>,
    weights: Vec<[i32; COUNT]>,
    /// Sums for the mean: each change times the step at which it was made.
    sums: Vec<[f64; COUNT]>,
    step: f64,
    /// For each row the tags that may have a weight, as bits.
    open: Vec<u64>,
}

/// Weights that tag.
pub struct Weights {
    rows: HashMap<u32, [f32; COUNT]>,
}

impl Perceptron {
    /// Room for every feature that is seen at least `least` times.
    pub fn new(samples: &[Sample], least: u32) -> Self {
        let mut counts: HashMap<u32, u32> = HashMap::new();
        for sample in samples {
            let tags: Vec<Tag> = sample.gold.iter().map(|tag| tag.unwrap_or(Tag::NN)).collect();
            for at in (0..tags.len()).filter(|&at| sample.fixed[at].is_none()) {
                let mut keys = [0; TEMPLATES];
                features::keys(&sample.forms, at, features::before(&tags[..at]), &mut keys);
                for key in keys {
                    *counts.entry(key).or_default() += 1;
                }
            }
        }
        let mut kept: Vec<u32> = counts.into_iter().filter(|(_, count)| *count >= least).map(|(key, _)| key).collect();
        kept.sort_unstable();
        Self::on(kept.into_iter().map(|key| (key, u64::MAX)).collect())
    }

    /// Room for these features, each with the tags that may have a weight.
    pub fn on(kept: Vec<(u32, u64)>) -> Self {
        println!("{} features", kept.len());
        let rows: HashMap<u32, u32> = kept.iter().enumerate().map(|(at, &(key, _))| (key, at as u32)).collect();
        let open = kept.iter().map(|(_, tags)| *tags).collect();
        Self { weights: vec![[0; COUNT]; kept.len()], sums: vec![[0.0; COUNT]; kept.len()], rows, step: 1.0, open }
    }

    /// Goes over all samples once.
    pub fn pass(&mut self, samples: &[Sample], pass: usize) {
        let start = (pass * 7919) % samples.len().max(1);
        for sample in samples[start..].iter().chain(&samples[..start]) {
            self.learn(sample);
        }
    }

    fn learn(&mut self, sample: &Sample) {
        let mut tags: Vec<Tag> = Vec::with_capacity(sample.forms.len());
        for at in 0..sample.forms.len() {
            if let Some(tag) = sample.fixed[at] {
                tags.push(tag);
                continue;
            }
            let mut keys = [0; TEMPLATES];
            features::keys(&sample.forms, at, features::before(&tags), &mut keys);
            let found: Vec<usize> = keys.iter().filter_map(|key| self.rows.get(key).map(|&row| row as usize)).collect();
            let mut scores = [0_i64; COUNT];
            for &row in &found {
                for (score, weight) in scores.iter_mut().zip(&self.weights[row]) {
                    *score += i64::from(*weight);
                }
            }
            let best = best(&scores);
            if let Some(gold) = sample.gold[at].filter(|&gold| gold != best) {
                for &row in &found {
                    self.change(row, gold as usize, 1);
                    self.change(row, best as usize, -1);
                }
            }
            self.step += 1.0;
            tags.push(best);
        }
    }

    fn change(&mut self, row: usize, tag: usize, by: i32) {
        if self.open[row] >> tag & 1 == 0 {
            return;
        }
        self.weights[row][tag] += by;
        self.sums[row][tag] += f64::from(by) * self.step;
    }

    /// The mean of all weights that were in force.
    pub fn averaged(&self) -> Weights {
        let mean = |row: usize| {
            std::array::from_fn(|tag| (f64::from(self.weights[row][tag]) - self.sums[row][tag] / self.step) as f32)
        };
        Weights { rows: self.rows.iter().map(|(&key, &row)| (key, mean(row as usize))).collect() }
    }
}

fn best<T: PartialOrd + Copy>(scores: &[T; COUNT]) -> Tag {
    let mut best = 0;
    for tag in 1..COUNT {
        if scores[tag] > scores[best] {
            best = tag;
        }
    }
    TAGS[best]
}

impl Weights {
    /// Tags a sample.
    pub fn tag(&self, sample: &Sample) -> Vec<Tag> {
        let mut tags: Vec<Tag> = Vec::with_capacity(sample.forms.len());
        for at in 0..sample.forms.len() {
            let mut scores = [0_f32; COUNT];
            let mut keys = [0; TEMPLATES];
            features::keys(&sample.forms, at, features::before(&tags), &mut keys);
            for row in keys.iter().filter_map(|key| self.rows.get(key)) {
                for (score, weight) in scores.iter_mut().zip(row) {
                    *score += weight;
                }
            }
            tags.push(sample.fixed[at].unwrap_or_else(|| best(&scores)));
        }
        tags
    }

    /// The features with their largest weights, as many as fit in so many bytes.
    pub fn strongest(&self, limit: usize) -> Vec<(u32, u64)> {
        let size =
            |least: f32| self.kept(least).iter().map(|(_, tags)| 4 + 2 * tags.count_ones() as usize).sum::<usize>();
        let mut least = 0.05;
        while size(least) > limit {
            least *= 1.02;
        }
        self.kept(least)
    }

    fn kept(&self, least: f32) -> Vec<(u32, u64)> {
        let tags = |row: &[f32; COUNT]| {
            row.iter()
                .enumerate()
                .filter(|(_, weight)| weight.abs() >= least)
                .fold(0, |tags, (tag, _)| tags | 1_u64 << tag)
        };
        let mut kept: Vec<(u32, u64)> =
            self.rows.iter().map(|(&key, row)| (key, tags(row))).filter(|(_, tags)| *tags != 0).collect();
        kept.sort_unstable();
        kept
    }
}

/// Packs weights, dropping the weakest until they fit.
pub fn write(weights: &Weights, only: &BTreeMap<u32, Tag>, limit: usize) -> Vec<u8> {
    let mut sizes: Vec<f32> =
        weights.rows.values().flatten().map(|weight| weight.abs()).filter(|size| *size > 0.0).collect();
    sizes.sort_by(f32::total_cmp);
    // The largest few in ten thousand are clipped.
    let top = sizes[sizes.len() - 1 - sizes.len() / 5000];
    let scale = 127.0 / top;
    let mut least = 0.5;
    loop {
        let bytes = pack(weights, only, scale, least);
        if bytes.len() <= limit {
            println!(
                "weights of at least {least:.2}/127 of {top:.2}: {} bytes, {} words with one tag",
                bytes.len(),
                only.len()
            );
            return bytes;
        }
        least += 0.05;
    }
}

fn pack(weights: &Weights, only: &BTreeMap<u32, Tag>, scale: f32, least: f32) -> Vec<u8> {
    let mut bytes = Vec::new();
    number(&mut bytes, only.len() as u32);
    let mut last = 0;
    for (&hash, &tag) in only {
        number(&mut bytes, hash - last);
        bytes.push(tag as u8);
        last = hash;
    }
    let mut rows: Vec<(u32, Vec<(u8, i8)>)> = weights
        .rows
        .iter()
        .map(|(&key, row)| (key, quantised(row, scale, least)))
        .filter(|(_, row)| !row.is_empty())
        .collect();
    rows.sort_unstable();
    number(&mut bytes, rows.len() as u32);
    let mut last = 0;
    for (key, row) in rows {
        number(&mut bytes, key - last);
        number(&mut bytes, row.len() as u32);
        for (tag, weight) in row {
            bytes.push(tag);
            bytes.extend(weight.to_le_bytes());
        }
        last = key;
    }
    bytes
}

fn quantised(row: &[f32; COUNT], scale: f32, least: f32) -> Vec<(u8, i8)> {
    let weight = |value: f32| (value * scale).round().clamp(-127.0, 127.0) as i32;
    let kept = row.iter().enumerate().filter(|(_, value)| value.abs() * scale >= least);
    kept.map(|(tag, &value)| (tag as u8, weight(value) as i8)).collect()
}

fn number(bytes: &mut Vec<u8>, mut value: u32) {
    while value >= 0x80 {
        bytes.push((value & 0x7F) as u8 | 0x80);
        value >>= 7;
    }
    bytes.push(value as u8);
}
