//! A feature is a hash of its number and of what it sees. This file knows nothing of what any feature means, nor what
//! becomes of them.

use crate::attribution::hash::mix;

/// Numbers features and hashes what they see.
pub struct Features<'a> {
    hashes: &'a mut Vec<u64>,
    number: u64,
}

impl<'a> Features<'a> {
    /// Features that are added to `hashes` and whose numbers start after `first`.
    pub fn new(hashes: &'a mut Vec<u64>, first: u64) -> Self {
        Self { hashes, number: first }
    }

    /// Goes on at another number: each group of features has its own hundred.
    pub fn group(&mut self, first: u64) {
        self.number = first;
    }

    /// Adds a feature that sees these values.
    #[inline(always)]
    pub fn add<const N: usize>(&mut self, parts: [u64; N]) {
        self.number += 1;
        let mut hash = self.number.wrapping_mul(0x0123_4567);
        for part in parts {
            hash = mix(hash, part);
        }
        self.hashes.push(hash);
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
