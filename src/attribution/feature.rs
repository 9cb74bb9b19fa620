//! A feature is a hash of its number and of what it sees. What becomes of features is up to a sink: training collects
//! them, the program sums their weights. This file knows nothing of what any feature means.

use crate::attribution::hash::mix;
use crate::attribution::model::{Model, Wanted};
use crate::attribution::shared::{Shared, Sums, Tables};
use std::ops::Range;

/// Hashes the features that belong to one sum.
pub struct Features<'a> {
    wanted: &'a mut Vec<Wanted>,
    sum: u32,
}

impl Features<'_> {
    /// Adds the feature of this number that sees these values.
    #[inline(always)]
    pub fn put<const N: usize>(&mut self, number: u64, parts: [u64; N]) {
        let mut hash = number.wrapping_mul(0x0123_4567);
        for part in parts {
            hash = mix(hash, part);
        }
        self.wanted.push((hash, self.sum));
    }
}

/// Takes the features of the words of a stretch, a group of features at a time. `M` is what is remembered of features
/// that many words share.
pub trait Sink<M> {
    /// Features that see no more than a key tells. For each place that has a key, what `features` adds for a number
    /// from 0 to `S` belongs to the word at the place plus `reach` less the number, and is left out where there is none.
    fn shared<const K: usize, const S: usize>(
        &mut self,
        shared: impl FnOnce(&mut M) -> &mut Shared<K, S>,
        places: Range<isize>,
        reach: isize,
        key: impl Fn(isize) -> Option<[u64; K]>,
        features: impl Fn(isize, usize, &mut Features<'_>),
    );

    /// Features that each word has alone, or that so few words share that nothing is gained by remembering them.
    fn own(&mut self, places: Range<isize>, features: impl Fn(isize, &mut Features<'_>));
}

/// Collects the features of each word.
#[derive(Debug, Default)]
pub struct Collected {
    wanted: Vec<Wanted>,
    words: usize,
}

impl Collected {
    /// Collects the features of so many words.
    pub fn new(words: usize) -> Self {
        Self { wanted: Vec::new(), words }
    }

    /// The features of each word.
    pub fn words(self) -> Vec<Vec<u64>> {
        let mut words = vec![Vec::new(); self.words];
        for (hash, word) in self.wanted {
            if let Some(word) = words.get_mut(word as usize) {
                word.push(hash);
            }
        }
        words
    }
}

impl<M> Sink<M> for Collected {
    fn shared<const K: usize, const S: usize>(
        &mut self,
        _: impl FnOnce(&mut M) -> &mut Shared<K, S>,
        places: Range<isize>,
        reach: isize,
        key: impl Fn(isize) -> Option<[u64; K]>,
        features: impl Fn(isize, usize, &mut Features<'_>),
    ) {
        for place in places.filter(|place| key(*place).is_some()) {
            for number in 0..S {
                let at = usize::try_from(place + reach - number as isize).ok().filter(|at| *at < self.words);
                if let Some(at) = at {
                    features(place, number, &mut Features { wanted: &mut self.wanted, sum: at as u32 });
                }
            }
        }
    }

    fn own(&mut self, places: Range<isize>, features: impl Fn(isize, &mut Features<'_>)) {
        for place in places {
            features(place, &mut Features { wanted: &mut self.wanted, sum: place as u32 });
        }
    }
}

/// Sums the weights of each word's features.
pub struct Summed<'a, const L: usize, M> {
    model: &'a Model<L>,
    memory: &'a mut M,
    sums: &'a mut Sums,
}

impl<'a, const L: usize, M: Tables> Summed<'a, L, M> {
    /// Sums of so many words, all zero.
    pub fn new(model: &'a Model<L>, memory: &'a mut M, sums: &'a mut Sums, words: usize) -> Self {
        sums.start(words);
        Self { model, memory, sums }
    }

    /// The most likely labels by these sums.
    pub fn labels(self) -> Vec<u8> {
        self.model.label(self.sums.finish(self.model, self.memory))
    }
}

impl<const L: usize, M> Sink<M> for Summed<'_, L, M> {
    #[inline]
    fn shared<const K: usize, const S: usize>(
        &mut self,
        shared: impl FnOnce(&mut M) -> &mut Shared<K, S>,
        places: Range<isize>,
        reach: isize,
        key: impl Fn(isize) -> Option<[u64; K]>,
        features: impl Fn(isize, usize, &mut Features<'_>),
    ) {
        let shared = shared(self.memory);
        let asks = shared.ask(places, key);
        for ask in &asks {
            if let Some(next) = self.sums.share(shared, ask, ask.place + reach) {
                for (number, sum) in (0..S).zip(next..) {
                    features(ask.place, number, &mut Features { wanted: &mut self.sums.wanted, sum });
                }
            }
        }
        shared.answered(asks);
    }

    #[inline]
    fn own(&mut self, places: Range<isize>, features: impl Fn(isize, &mut Features<'_>)) {
        for place in places {
            features(place, &mut Features { wanted: &mut self.sums.wanted, sum: place as u32 });
        }
    }
}

/// Small values side by side in one number, each with its width in bits; the values must fit, 63 bits in all.
#[inline(always)]
pub fn pack<const N: usize>(parts: [(u64, u32); N]) -> u64 {
    let mut packed = 0;
    for (value, bits) in parts {
        debug_assert!(value < 1 << bits);
        packed = packed << bits | value;
    }
    packed
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
