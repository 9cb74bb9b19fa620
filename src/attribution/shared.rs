//! Sums of weights that words share because their features see the same. A sum that is not known yet is only asked for
//! here; all that were asked for are looked up together at the end of a stretch, since a processor that looks up many
//! things at once waits for memory once. What is known never changes a result: keys are compared whole (words in them by
//! their hashes of 64 bits, as in the features), and a sum that had to make room is worked out again.

use crate::attribution::model::{Model, Sum, Wanted, add};
use crate::memo::{self, Size};
use std::ops::Range;

/// Sums by keys of `K` numbers, `S` sums to a key. Each key has one slot; a newer key takes it over.
#[derive(Debug)]
pub struct Shared<const K: usize, const S: usize> {
    slots: Vec<Slot<K, S>>,
    size: Size,
    /// What is asked for now.
    asks: Vec<Ask<K>>,
    /// Slots whose sums are being looked up, with where they will be.
    expected: Vec<(u32, u32)>,
}

/// A key, its sums, and between them one more than the place where the sums will be, 0 once they are here.
type Slot<const K: usize, const S: usize> = ([u64; K], u32, [Sum; S]);

/// A key that is asked for, with its slot.
#[derive(Clone, Copy, Debug)]
pub struct Ask<const K: usize> {
    key: [u64; K],
    slot: usize,
    /// The place that it is asked for.
    pub place: isize,
}

/// Set in the last number of each key that is stored, so that a free slot, all zeros, has no key.
const STORED: u64 = 1 << 63;

/// What is to come of a key whose sums are not here.
enum Coming {
    /// They will be there, as somebody has asked for them.
    At(u32),
    /// Nothing: they are to be put there.
    Nothing,
}

impl<const K: usize, const S: usize> Shared<K, S> {
    /// Room for 2 to the power of `bits` keys; nothing is allocated before the first.
    pub fn new(bits: u32) -> Self {
        Self { slots: Vec::new(), size: Size::new(bits), asks: Vec::new(), expected: Vec::new() }
    }

    /// Asks for the keys of some places. The highest bit of the last number of a key is not looked at.
    #[inline]
    pub fn ask(&mut self, places: Range<isize>, key: impl Fn(isize) -> Option<[u64; K]>) -> Vec<Ask<K>> {
        // What is being looked up keeps its slot.
        if self.slots.is_empty() || self.expected.is_empty() && self.size.grows() {
            self.slots = vec![([0; K], 0, [[0; 2]; S]); self.size.slots()];
        }
        let mut asks = std::mem::take(&mut self.asks);
        asks.clear();
        for place in places {
            let Some(mut key) = key(place) else { continue };
            if let Some(last) = key.last_mut() {
                *last |= STORED;
            }
            asks.push(Ask { key, slot: memo::place(&key, self.size.shift()), place });
        }
        // Fetches all slots at once: each by itself would be waited for.
        let known = asks.iter().filter(|ask| self.slots.get(ask.slot).is_some_and(|slot| slot.0 == ask.key)).count();
        std::hint::black_box(known);
        asks
    }

    /// Gives back what `ask` gave, so that its memory is used again.
    pub fn answered(&mut self, asks: Vec<Ask<K>>) {
        self.asks = asks;
    }

    /// The sums of a key, if they are here.
    #[inline(always)]
    fn sums(&self, ask: &Ask<K>) -> Option<&[Sum; S]> {
        match self.slots.get(ask.slot) {
            Some((stored, 0, sums)) if *stored == ask.key => Some(sums),
            _ => None,
        }
    }

    /// What is to come of a key whose sums are not here; if nothing yet, they are expected at `next`.
    fn coming(&mut self, ask: &Ask<K>, next: u32) -> Coming {
        match self.slots.get_mut(ask.slot) {
            Some((stored, expected @ 1.., _)) if *stored == ask.key => Coming::At(*expected - 1),
            Some((stored, expected @ 0, _)) => {
                (*stored, *expected) = (ask.key, next + 1);
                self.size.count();
                self.expected.push((ask.slot as u32, next));
                Coming::Nothing
            }
            _ => Coming::Nothing,
        }
    }

    /// Takes what was asked for from where it now is.
    pub fn settle(&mut self, made: &[Sum]) {
        for (slot, from) in self.expected.drain(..) {
            let Some((key, expected, sums)) = self.slots.get_mut(slot as usize) else { continue };
            *expected = 0;
            match made.get(from as usize..).and_then(|made| made.first_chunk()) {
                Some(made) => *sums = *made,
                None => *key = [0; K],
            }
        }
    }
}

/// Several tables of shared sums.
pub trait Tables {
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

    /// Adds shared sums to words: the first to the word `first`, each further one to the word before. When nothing is
    /// known of them yet: where they are expected.
    #[inline(always)]
    pub fn share<const K: usize, const S: usize>(
        &mut self,
        shared: &mut Shared<K, S>,
        ask: &Ask<K>,
        first: isize,
    ) -> Option<u32> {
        // Most sums are here.
        let Some(sums) = shared.sums(ask) else { return self.expect(shared, ask, first) };
        let words = self.made.get_mut(..self.words).unwrap_or_default();
        for (number, sum) in sums.iter().enumerate() {
            if let Some(word) = words.get_mut((first - number as isize) as usize) {
                add(word, sum);
            }
        }
        None
    }

    /// Shared sums that are not here yet.
    #[inline(never)]
    fn expect<const K: usize, const S: usize>(
        &mut self,
        shared: &mut Shared<K, S>,
        ask: &Ask<K>,
        first: isize,
    ) -> Option<u32> {
        let next = self.made.len() as u32;
        let (from, expected) = match shared.coming(ask, next) {
            Coming::At(from) => (from, None),
            Coming::Nothing => (next, Some(next)),
        };
        for (number, from) in (0..S).zip(from..) {
            let at = (first - number as isize) as usize;
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
    pub fn finish<const L: usize>(&mut self, model: &Model<L>, memory: &mut impl Tables) -> &[Sum] {
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
