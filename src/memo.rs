//! Remembers what was worked out for a key, in a table of fixed size, and lends working memory out. What is remembered
//! never changes a result: a key is compared whole, and whatever has been pushed out is worked out again.

use std::sync::Mutex;

/// Values by keys of `K` numbers. Each key has one place: the newest value there pushes the older one out.
#[derive(Debug)]
pub struct Memo<const K: usize, V> {
    slots: Vec<([u64; K], V)>,
    size: Size,
    free: V,
}

/// How large a table of slots is: small until so much was made for it that more would be kept. One article fills a large
/// table with nothing but work for the system.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Size {
    bits: u32,
    most: u32,
    made: usize,
}

/// A table starts with at most 2 to the power of this many slots.
const SMALL: u32 = 9;

impl Size {
    /// Of a table that may grow to 2 to the power of `bits` slots.
    pub fn new(bits: u32) -> Self {
        let most = bits.clamp(1, 20);
        Self { bits: most.min(SMALL), most, made: 0 }
    }

    /// How many slots there are.
    pub fn slots(self) -> usize {
        1 << self.bits
    }

    /// What `place` takes.
    pub fn shift(self) -> u32 {
        64 - self.bits
    }

    /// One more was made.
    pub fn count(&mut self) {
        self.made += 1;
    }

    /// True when the table is to be as large as it may be, and has been small until now.
    pub fn grows(&mut self) -> bool {
        let grows = self.bits < self.most && self.made > 2 * self.slots();
        if grows {
            self.bits = self.most;
        }
        grows
    }
}

/// Set in the last number of each key that is stored, so that a free slot, all zeros, is no key.
const STORED: u64 = 1 << 63;

impl<const K: usize, V: Clone> Memo<K, V> {
    /// A table of 2 to the power of `bits` slots, filled with a value that is never given out; nothing is allocated
    /// before the first key.
    pub fn new(bits: u32, free: V) -> Self {
        Self { slots: Vec::new(), size: Size::new(bits), free }
    }

    /// The value of a key, made now if it is not there. The highest bit of the key's last number is the table's own:
    /// keys that differ in it alone are taken for the same.
    #[inline]
    pub fn get(&mut self, mut key: [u64; K], make: impl FnOnce() -> V) -> V {
        if let Some(last) = key.last_mut() {
            *last |= STORED;
        }
        if self.slots.is_empty() || self.size.grows() {
            self.slots = vec![([0; K], self.free.clone()); self.size.slots()];
        }
        let Some(slot) = self.slots.get_mut(place(&key, self.size.shift())) else { return make() };
        if slot.0 != key {
            self.size.count();
            *slot = (key, make());
        }
        slot.1.clone()
    }
}

/// Where a key belongs in a table of 2 to the power of 64 less `shift` places (the multiplier is that of Fibonacci hashing,
/// Knuth 6.4).
#[inline]
pub(crate) fn place<const K: usize>(key: &[u64; K], shift: u32) -> usize {
    let mut spread = 0_u64;
    for part in key {
        spread = (spread.rotate_left(26) ^ part).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        spread ^= spread >> 32;
    }
    (spread.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> shift) as usize
}

/// A longer word has no key.
const LONGEST: usize = 14;

/// A word of at most fourteen bytes and a number beside it as a key: its bytes, how many they are, and the number, whose
/// highest bit is not looked at.
#[inline]
pub(crate) fn word_key(word: &str, beside: u8) -> Option<[u64; 2]> {
    let mut bytes = [0; 16];
    bytes.get_mut(..word.len()).filter(|to| to.len() <= LONGEST)?.copy_from_slice(word.as_bytes());
    (bytes[LONGEST], bytes[LONGEST + 1]) = (word.len() as u8, beside);
    let (first, last) = bytes.split_at(8);
    Some([first, last].map(|half| half.first_chunk().map_or(0, |half| u64::from_le_bytes(*half))))
}

/// Working memory that is lent to whoever works and kept for the next. As many are kept as have worked at one time.
#[derive(Debug)]
pub struct Pool<T> {
    free: Mutex<Vec<T>>,
}

impl<T> Default for Pool<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T> Pool<T> {
    /// An empty pool.
    pub const fn new() -> Self {
        Self { free: Mutex::new(Vec::new()) }
    }

    /// Works with what is free, or with something new.
    pub fn lend<R>(&self, new: impl FnOnce() -> T, work: impl FnOnce(&mut T) -> R) -> R {
        let free = self.free.lock().ok().and_then(|mut free| free.pop());
        let mut lent = free.unwrap_or_else(new);
        let result = work(&mut lent);
        if let Ok(mut free) = self.free.lock() {
            free.push(lent);
        }
        result
    }
}

impl<T> Clone for Pool<T> {
    /// An empty pool: working memory is not copied.
    fn clone(&self) -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use super::{Memo, Pool, word_key};

    #[test]
    fn a_key_is_compared_whole() {
        let mut memo: Memo<2, u64> = Memo::new(2, 0);
        for round in 0..3 {
            for key in 0..100 {
                let made = memo.get([key, key * 7], || key + 1);
                assert_eq!(made, key + 1, "round {round}");
            }
        }
    }

    #[test]
    fn a_table_grows_when_much_is_made_for_it() {
        let mut memo: Memo<1, u64> = Memo::new(12, 0);
        memo.get([1], || 1);
        assert_eq!(memo.slots.len(), 512);
        for key in 0..5000 {
            assert_eq!(memo.get([key], || key), key);
        }
        assert_eq!(memo.slots.len(), 4096);
    }

    #[test]
    fn a_value_is_made_once_while_it_has_its_place() {
        let mut memo: Memo<1, u64> = Memo::new(4, 0);
        assert_eq!(memo.get([0], || 5), 5);
        assert_eq!(memo.get([0], || 6), 5);
    }

    #[test]
    fn words_of_up_to_fourteen_bytes_have_keys_of_their_own() {
        assert_ne!(word_key("word", 1), word_key("word", 2));
        assert_ne!(word_key("word", 1), word_key("word\0", 1));
        assert!(word_key("fourteen bytes", 0).is_some() && word_key("fifteen bytes..", 0).is_none());
        assert!(word_key("more than sixteen bytes", 0).is_none());
    }

    #[test]
    fn what_was_lent_comes_back() {
        let pool: Pool<Vec<u8>> = Pool::new();
        pool.lend(Vec::new, |lent| lent.push(1));
        assert_eq!(pool.lend(Vec::new, |lent| lent.clone()), [1]);
        assert_eq!(pool.lend(Vec::new, |_| pool.lend(|| vec![2], |inner| inner.clone())), [2]);
    }
}
