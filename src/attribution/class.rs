//! The kinds of reporting words that a token belongs to, by lemma and tag. The words themselves are the lexicon's.

use crate::knowledge::{Class, Lexicon};
use crate::text::Tag;

/// The kinds of a verb by its lemma, or of a noun of saying; none for any other word.
pub fn class(lexicon: &Lexicon, lemma: &str, tag: Tag) -> Class {
    match tag {
        _ if tag.is_verb() => lexicon.class(lemma).of_verb(),
        _ if tag.is_noun() => lexicon.class(lemma).of_noun(),
        _ => Class::default(),
    }
}
