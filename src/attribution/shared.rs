//! Sums of weights that words share because their features see the same. A sum that is not known yet is only asked for
//! here; all that were asked for are looked up together at the end of a stretch, since a processor that looks up many
//! things at once waits for memory once. What is known never changes a result: keys are compared whole, and a sum that
//! had to make room is worked out again.

use crate::attribution::model::{Model, Sum, Wanted, add};

/// Sums by keys of `K` numbers, `S` sums to a key. Each key has one slot; a newer key takes it over.
#[derive(Debug)]
pub struct Shared<const K: usize, const S: usize> {
    slots: Vec<Slot<K, S>>,
    shift: u32,
    /// Slots whose sums are being looked up, with where they will be.
    asked: Vec<(u32, u32)>,
}

/// A key, 1 and the place where its sums will be while they are looked up, and its sums.
type Slot<const K: usize, const S: usize> = ([u64; K], u32, [Sum; S]);

/// Set in the last number of each key that is stored, so that a free slot, all zeros, has no key.
const STORED: u64 = 1 << 63;

/// What is known of a key.
pub enum Known<'a, const S: usize> {
    /// Its sums.
    Sums(&'a [Sum; S]),
    /// They will be there, as somebody has asked for them.
    At(u32),
    /// Nothing: they are to be put there.
    Nothing,
}

impl<const K: usize, const S: usize> Shared<K, S> {
    /// Room for 2 to the power of `bits` keys; nothing is allocated before the first.
    pub fn new(bits: u32) -> Self {
        Self { slots: Vec::new(), shift: 64 - bits.clamp(1, 20), asked: Vec::new() }
    }

    /// What is known of a key; if nothing, its sums are expected at `next`. The highest bit of the key's last number is
    /// not looked at.
    #[inline]
    pub fn get(&mut self, mut key: [u64; K], next: u32) -> Known<'_, S> {
        if let Some(last) = key.last_mut() {
            *last |= STORED;
        }
        if self.slots.is_empty() {
            self.slots = vec![([0; K], 0, [[0; 8]; S]); 1 << (64 - self.shift)];
        }
        let at = place(&key, self.shift);
        match self.slots.get_mut(at) {
            Some((stored, 0, sums)) if *stored == key => Known::Sums(sums),
            Some((stored, asked @ 1.., _)) if *stored == key => Known::At(*asked - 1),
            Some((stored, asked @ 0, _)) => {
                (*stored, *asked) = (key, next + 1);
                self.asked.push((at as u32, next));
                Known::Nothing
            }
            _ => Known::Nothing,
        }
    }

    /// Takes what was asked for from where it now is.
    pub fn settle(&mut self, made: &[Sum]) {
        for (slot, from) in self.asked.drain(..) {
            let Some((key, asked, sums)) = self.slots.get_mut(slot as usize) else { continue };
            *asked = 0;
            match made.get(from as usize..).and_then(|made| made.first_chunk()) {
                Some(made) => *sums = *made,
                None => *key = [0; K],
            }
        }
    }
}

/// Where a key belongs (the multiplier is that of Fibonacci hashing, Knuth 6.4).
#[inline]
fn place<const K: usize>(key: &[u64; K], shift: u32) -> usize {
    let mut spread = 0_u64;
    for part in key {
        spread = (spread.rotate_left(26) ^ part).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        spread ^= spread >> 32;
    }
    (spread.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> shift) as usize
}

/// Several tables of shared sums.
pub trait Memory {
    /// Takes what was asked for, in each of them.
    fn settle(&mut self, made: &[Sum]);
}

/// Sums of the words of a stretch, first those of each word, then those that words share.
#[derive(Debug, Default)]
pub struct Sums {
    /// Features whose weights are to be looked up, with the sum that each belongs to.
    pub wanted: Vec<Wanted>,
    made: Vec<Sum>,
    /// Words and the shared sums that belong to them.
    uses: Vec<(u32, u32)>,
    words: usize,
    found: Vec<(u32, u32)>,
}

impl Sums {
    /// Starts with so many words.
    pub fn start(&mut self, words: usize) {
        self.wanted.clear();
        self.uses.clear();
        self.made.clear();
        self.made.resize(words, Sum::default());
        self.words = words;
    }

    /// Adds shared sums to words. When nothing is known of them yet: where they are expected.
    #[inline]
    pub fn share<const K: usize, const S: usize>(
        &mut self,
        shared: &mut Shared<K, S>,
        key: [u64; K],
        at: [usize; S],
    ) -> Option<u32> {
        let next = self.made.len() as u32;
        let (from, expected) = match shared.get(key, next) {
            Known::Sums(sums) => {
                let words = self.made.get_mut(..self.words).unwrap_or_default();
                for (at, sum) in at.into_iter().zip(sums) {
                    if let Some(word) = words.get_mut(at) {
                        add(word, sum);
                    }
                }
                return None;
            }
            Known::At(from) => (from, None),
            Known::Nothing => (next, Some(next)),
        };
        for (at, from) in at.into_iter().zip(from..) {
            if at < self.words {
                self.uses.push((at as u32, from));
            }
        }
        if expected.is_some() {
            self.made.resize(self.made.len() + S, Sum::default());
        }
        expected
    }

    /// The sums of the words, after all that is wanted has been looked up.
    pub fn finish<const L: usize>(&mut self, model: &Model<L>, memory: &mut impl Memory) -> &[Sum] {
        model.add(&self.wanted, &mut self.found, &mut self.made);
        memory.settle(&self.made);
        for (word, from) in self.uses.drain(..) {
            let from = self.made.get(from as usize).copied().unwrap_or_default();
            if let Some(word) = self.made.get_mut(word as usize) {
                add(word, &from);
            }
        }
        self.made.get(..self.words).unwrap_or_default()
    }
}
