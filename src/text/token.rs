//! A token: a word, number or mark, with lemma and tag.

use crate::span::Span;
use crate::text::Tag;

/// A word, a number or one mark. "don't" is "do" + "n't", "Kyiv's" is "Kyiv" + "'s", "10,000" and "9th" are one.
#[derive(Clone, Debug, PartialEq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// Its part of speech.
    pub tag: Tag,
    /// Its dictionary form, lower case ("captured" gives "capture", "soldiers" gives "soldier"); of a name, the
    /// name in lower case; of a mark, the mark.
    pub lemma: Box<str>,
}
