//! A word as the matchers of this module look at it: as printed, in lower case, and by its dictionary form. Knows
//! nothing of documents; `text` makes these from its tokens.

use rustc_hash::FxBuildHasher;
use std::borrow::Cow;
use std::hash::BuildHasher;

/// A token of an article, seen by a matcher.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word<'a> {
    /// As printed.
    pub text: &'a str,
    /// As printed, in lower case, with straight apostrophes.
    pub lower: &'a str,
    /// The dictionary form; "n't" has "not".
    pub lemma: &'a str,
    /// The keys of the two.
    pub keys: Keys,
}

/// What lists look a word up by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Keys {
    /// Of the word in lower case.
    pub lower: Key,
    /// Of its dictionary form.
    pub lemma: Key,
}

/// A word as one number. Different words may share one, though hardly ever: whoever finds a key compares the words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key(u64);

impl Key {
    /// The key of a word as it stands.
    #[inline]
    pub fn of(word: &str) -> Self {
        Self(FxBuildHasher.hash_one(word))
    }

    /// The key as a number that is spread over all 64 bits.
    #[inline]
    pub fn spread(self) -> u64 {
        self.0.wrapping_mul(0x9E37_79B9_7F4A_7C15)
    }
}

impl Keys {
    /// The keys of a word by its lower-case form and its lemma.
    pub fn of(lower: &str, lemma: &str) -> Self {
        Self { lower: Key::of(lower), lemma: Key::of(meant(lower, lemma)) }
    }
}

/// The dictionary form, but "not" for "n't".
fn meant<'a>(lower: &str, lemma: &'a str) -> &'a str {
    if lower == "n't" { "not" } else { lemma }
}

impl<'a> Word<'a> {
    /// A word from its printed form, that in lower case (as `lower` has it), and its lemma.
    pub fn new(text: &'a str, lower: &'a str, lemma: &'a str) -> Self {
        Self::with_keys(text, lower, lemma, Keys::of(lower, lemma))
    }

    /// The same where the keys of both are known.
    #[inline]
    pub fn with_keys(text: &'a str, lower: &'a str, lemma: &'a str, keys: Keys) -> Self {
        Self { text, lower, lemma: meant(lower, lemma), keys }
    }
}

/// Lower case with straight apostrophes; borrowed where nothing changes.
pub(super) fn lower(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        let capital = text.bytes().any(|byte| byte.is_ascii_uppercase());
        return if capital { Cow::Owned(text.to_ascii_lowercase()) } else { Cow::Borrowed(text) };
    }
    Cow::Owned(levelled(text).collect())
}

/// Adds a word in lower case, with straight apostrophes, to others; returns where it starts.
pub fn push_lower(text: &str, to: &mut String) -> usize {
    let start = to.len();
    if text.is_ascii() {
        to.push_str(text);
        if let Some(word) = to.get_mut(start..) {
            word.make_ascii_lowercase();
        }
    } else {
        to.extend(levelled(text));
    }
    start
}

fn levelled(text: &str) -> impl Iterator<Item = char> {
    text.chars().flat_map(char::to_lowercase).map(|c| if matches!(c, '’' | '‘') { '\'' } else { c })
}

#[cfg(test)]
mod tests {
    use super::{Word, lower};

    #[test]
    fn apostrophes_and_negation_are_levelled() {
        assert_eq!(lower("N’T"), "n't");
        assert_eq!(lower("Zürich’s"), "zürich's");
        let word = Word::new("N’T", "n't", "n't");
        assert_eq!((word.lemma, word.keys.lemma), ("not", Word::new("not", "not", "not").keys.lower));
    }
}
