//! A token: a word, number or mark, with lemma and tag.

use crate::span::Span;
use crate::text::Tag;
use std::sync::Arc;

/// A word, a number or one mark. "don't" is "do" + "n't", "cannot" is "can" + "not", "Kyiv's" is "Kyiv" + "'s" (the
/// wrong mark in "Kyiv‘s" too), "50%" is "50" + "%". One token each: "10,000", "9th", "U.S.", "$1.5bn", "re-elected",
/// "state-run", "COVID-19", "'90s", an address of mail or web, an ellipsis, an emoji. Quotation marks are tokens.
#[derive(Clone, Debug, PartialEq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// Its part of speech.
    pub tag: Tag,
    /// Its dictionary form, lower case ("captured" gives "capture", "soldiers" gives "soldier"); of a name, the
    /// name in lower case; of a mark, the mark. Tokens with the same word share it.
    pub lemma: Arc<str>,
}
