//! The first words of a list as a small table of bits (a Bloom filter with one hash, Bloom 1970), so that most words of
//! an article are known at a glance to begin nothing in it. Says "perhaps" or "no"; holds no words.

use super::word::Key;

/// Bits for each word: of those that are not in the list one in so many is taken for one that may be.
const BITS: usize = 16;

/// What the first words of a list look like.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Openers {
    /// A power of two of them.
    parts: Vec<u64>,
}

impl Openers {
    /// The table of these words.
    pub(crate) fn of(words: impl Iterator<Item = Key> + Clone) -> Self {
        let count = (words.clone().count() * BITS).div_ceil(64).next_power_of_two();
        let mut parts = vec![0; count];
        for word in words {
            let (part, bit) = place(word, count);
            if let Some(part) = parts.get_mut(part) {
                *part |= bit;
            }
        }
        Self { parts }
    }

    /// False when the word is none of them.
    #[inline]
    pub(crate) fn may_have(&self, word: Key) -> bool {
        let (part, bit) = place(word, self.parts.len());
        self.parts.get(part).is_some_and(|part| part & bit != 0)
    }
}

/// The part that a word belongs to, and its bit there.
#[inline]
fn place(word: Key, parts: usize) -> (usize, u64) {
    let spread = word.spread();
    ((spread >> 32) as usize & parts.wrapping_sub(1), 1 << (spread >> 26 & 63))
}

#[cfg(test)]
mod tests {
    use super::{Key, Openers};

    #[test]
    fn what_is_there_is_found_and_little_else() {
        let key = |number: u32| Key::of(&format!("word{number}"));
        let openers = Openers::of((0..1000).map(key));
        assert!((0..1000).all(|number| openers.may_have(key(number))));
        let wrong = (1000..11_000).filter(|number| openers.may_have(key(*number))).count();
        assert!(wrong < 1000, "{wrong} of 10,000");
    }

    #[test]
    fn nothing_holds_nothing() {
        assert!(!Openers::default().may_have(Key::of("a")));
        assert!(!Openers::of(std::iter::empty()).may_have(Key::of("")));
    }
}
