//! What the words of an article may begin: for each word the lists that have a phrase beginning with it, as a set of bits.
//! Knows which lists it holds only by their place.

use super::entries::Entries;
use super::openers::Openers;
use super::word::{Key, Keys};
use rustc_hash::FxHashMap;

/// The lists that each word begins a phrase of.
#[derive(Debug, Default)]
pub struct Begun {
    openers: Openers,
    lists: FxHashMap<Key, u64>,
}

impl Begun {
    /// The table of these lists, at most 63: a bit each, by their order.
    pub(super) fn of<'a>(all: impl Iterator<Item = &'a Entries>) -> Self {
        let mut lists: FxHashMap<Key, u64> = FxHashMap::default();
        for (place, entries) in all.enumerate() {
            for word in entries.first_words() {
                *lists.entry(word).or_default() |= 1 << place;
            }
        }
        Self { openers: Openers::of(lists.keys().copied()), lists }
    }

    /// The table of words, each with the place of the bit that it sets; places from 64 on are left out.
    pub fn of_words(words: &[(Key, usize)]) -> Self {
        let mut lists: FxHashMap<Key, u64> = FxHashMap::default();
        for (word, place) in words.iter().filter(|(_, place)| *place < 64) {
            *lists.entry(*word).or_default() |= 1 << place;
        }
        Self { openers: Openers::of(lists.keys().copied()), lists }
    }

    /// The bits of a word by its lower-case form and its lemma.
    #[inline]
    pub fn begun(&self, word: Keys) -> u64 {
        self.by(word.lower) | self.by(word.lemma)
    }

    /// The lists that a word in one of its forms begins a phrase of.
    #[inline]
    pub(super) fn by(&self, word: Key) -> u64 {
        if self.openers.may_have(word) { self.lists.get(&word).copied().unwrap_or_default() } else { 0 }
    }
}
