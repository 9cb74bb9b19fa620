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
    pub lower: Cow<'a, str>,
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
    /// A word from its printed form and its lemma.
    pub fn new(text: &'a str, lemma: &'a str) -> Self {
        let lower = lower(text);
        let (lemma, keys) = (meant(&lower, lemma), Keys::of(&lower, lemma));
        Self { text, lower, lemma, keys }
    }

    /// A word from its printed form, that in lower case (as `Word::new` has it), its lemma, and the keys of both.
    #[inline]
    pub fn with_keys(text: &'a str, lower: &'a str, lemma: &'a str, keys: Keys) -> Self {
        Self { text, lower: Cow::Borrowed(lower), lemma: meant(lower, lemma), keys }
    }

    /// A word whose lemma nobody has worked out: its lower-case form stands in only through `lower`.
    pub fn bare(text: &'a str) -> Self {
        Self::new(text, "")
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
    use super::Word;

    #[test]
    fn apostrophes_and_negation_are_levelled() {
        assert_eq!(Word::new("N’T", "n't").lemma, "not");
        assert_eq!(Word::new("Zürich’s", "").lower, "zürich's");
        assert_eq!(Word::new("n't", "n't").keys.lemma, Word::new("not", "not").keys.lower);
    }
}
