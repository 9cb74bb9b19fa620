//! Where features go: summed up by the labeller, or kept by training. A feature is a hash of its number and of what
//! it sees; this file knows nothing of what any feature means.

use crate::attribution::hash::mix;

/// Takes features one by one.
pub trait Sink {
    /// Takes the hash of a feature.
    fn put(&mut self, feature: u64);
}

impl Sink for Vec<u64> {
    fn put(&mut self, feature: u64) {
        self.push(feature);
    }
}

/// Numbers features and hashes what they see.
pub struct Features<'a, S> {
    sink: &'a mut S,
    number: u64,
}

impl<'a, S: Sink> Features<'a, S> {
    /// Features whose numbers start after `first`.
    pub fn new(sink: &'a mut S, first: u64) -> Self {
        Self { sink, number: first }
    }

    /// Goes on at another number: each group of features has its own hundred.
    pub fn group(&mut self, first: u64) {
        self.number = first;
    }

    /// Adds a feature that sees these values.
    #[inline]
    pub fn add<const N: usize>(&mut self, parts: [u64; N]) {
        self.number += 1;
        if ABLATE.get_or_init(ablate).iter().any(|r| r.contains(&self.number)) { return; }
        let seed = self.number.wrapping_mul(0x0123_4567);
        self.sink.put(parts.into_iter().fold(seed, mix));
    }
}

/// A distance in words as a coarse step.
#[inline]
pub fn step(distance: u16) -> u64 {
    match distance {
        0..=4 => u64::from(distance),
        5..=6 => 5,
        7..=9 => 6,
        10..=14 => 7,
        15..=24 => 8,
        25..=49 => 9,
        50.. => 10,
    }
}

static ABLATE: std::sync::OnceLock<Vec<std::ops::Range<u64>>> = std::sync::OnceLock::new();
fn ablate() -> Vec<std::ops::Range<u64>> {
    std::env::var("ABLATE").unwrap_or_default().split(',').filter_map(|r| { let (a, b) = r.split_once('-')?; Some(a.parse().ok()?..b.parse().ok()?) }).collect()
}
