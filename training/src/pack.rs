//! Writes what was learnt in the form that the library reads: whole-number weights in a table of fixed size, the
//! weakest features left out. The reader is `sayso::attribution::training::Weights`.

use crate::crf::Learnt;
use sayso::attribution::training::{MAGIC, NEVER, Weights, allowed, place};
use std::collections::BTreeMap;

/// Steps of words and stems by key.
pub type Rates = BTreeMap<u32, u8>;

/// How a model is packed.
#[derive(Clone, Copy)]
pub struct Packing<'a> {
    /// Buckets of four rows, as a power of two.
    pub bits: u32,
    /// Bytes that its rows may take.
    pub budget: usize,
    /// Added to the score of each label.
    pub lean: &'a [f32],
}

/// The bytes of a file of weights.
pub fn file(words: &Rates, stems: &Rates, spotting: &[u8], linking: &[u8]) -> Vec<u8> {
    let mut bytes = MAGIC.to_vec();
    for rates in [words, stems] {
        bytes.extend((rates.len() as u32).to_le_bytes());
        for (key, step) in rates {
            bytes.extend(key.to_le_bytes());
            bytes.push(*step);
        }
    }
    bytes.extend(spotting);
    bytes.extend(linking);
    bytes
}

/// Reads a file that was just written.
pub fn read(bytes: &[u8]) -> Weights {
    Weights::read(bytes).expect("what was written can be read")
}

/// The bytes of one model.
pub fn model<const L: usize>(learnt: &Learnt<L>, packing: Packing<'_>) -> Vec<u8> {
    let scale = scale(learnt);
    let whole = |weight: f32| (weight / scale).round();
    let mut rows: Vec<(f32, u64, [i8; L])> = Vec::new();
    for ((feature, weights), count) in learnt.weights.iter().zip(&learnt.counts) {
        let row = weights.map(|weight| whole(weight).clamp(-127.0, 127.0) as i8);
        let most = weights.iter().fold(0.0_f32, |most, weight| most.max(weight.abs()));
        if row.iter().any(|weight| *weight != 0) {
            rows.push((most * (*count as f32).powf(0.33), *feature, row));
        }
    }
    rows.sort_by(|left, right| right.0.total_cmp(&left.0));
    let buckets = fill(&rows, packing);
    let mut bytes = vec![packing.bits as u8];
    let lean = |label: usize| packing.lean.get(label).copied().unwrap_or(0.0);
    for to in 0..L {
        let score = if allowed(None, to) { whole(lean(to)) as i32 } else { NEVER };
        bytes.extend(score.to_le_bytes());
    }
    for from in 0..L {
        for to in 0..L {
            let step = whole(learnt.steps[from][to] + lean(to)) as i32;
            bytes.extend((if allowed(Some(from), to) { step } else { NEVER }).to_le_bytes());
        }
    }
    for rows in buckets {
        bytes.push(rows.len() as u8);
        rows.iter().for_each(|row| bytes.extend(row));
    }
    bytes
}

/// The weight of one unit: all but the largest weights of one in ten thousand features fit into a byte.
fn scale<const L: usize>(learnt: &Learnt<L>) -> f32 {
    let mut most: Vec<f32> = learnt
        .weights
        .iter()
        .map(|(_, weights)| weights.iter().fold(0.0_f32, |most, weight| most.max(weight.abs())))
        .collect();
    most.sort_by(f32::total_cmp);
    let rank = most.len().saturating_sub(1 + most.len() / 10_000);
    most.get(rank).copied().unwrap_or(1.0).max(1e-6) / 127.0
}

/// Rows by bucket, the strongest first, as long as the budget lasts and the bucket has room.
fn fill<const L: usize>(rows: &[(f32, u64, [i8; L])], packing: Packing<'_>) -> Vec<Vec<Vec<u8>>> {
    let mut buckets: Vec<Vec<Vec<u8>>> = vec![Vec::new(); 1 << packing.bits];
    let (mut used, mut full) = (0, 0);
    for (_, feature, row) in rows {
        let (bucket, fingerprint) = place(*feature, packing.bits);
        let mut mask = 0;
        let mut bytes = vec![fingerprint as u8, 0];
        for (label, weight) in row.iter().enumerate().filter(|(_, weight)| **weight != 0) {
            mask |= 1 << label;
            bytes.push(*weight as u8);
        }
        bytes[1] = mask;
        let taken = buckets[bucket].len() >= 4 || buckets[bucket].iter().any(|row| row[0] == fingerprint as u8);
        if taken {
            full += 1;
        } else if used + bytes.len() <= packing.budget {
            used += bytes.len();
            buckets[bucket].push(bytes);
        }
    }
    if std::env::var("VERBOSE").is_ok() {
        eprintln!("    packed {} rows, {used} bytes; {full} had no room", buckets.iter().map(Vec::len).sum::<usize>());
    }
    buckets
}
