//! The dictionary form of a word, by its tag: an irregular list first, then rules of spelling. A word's meaning is
//! not looked at.

use crate::text::Tag;

/// The lemma of a word with a tag, in lower case.
pub fn lemma(word: &str, tag: Tag) -> Box<str> {
    let lower = word.to_lowercase();
    let base = match tag {
        Tag::NNS if lower.len() > 3 && lower.ends_with('s') && !lower.ends_with("ss") => lower.trim_end_matches('s'),
        _ => lower.as_str(),
    };
    base.into()
}

/// The lemmas of the words of a phrase, as a person means it who writes a list of words.
pub fn lemmas_of_phrase(phrase: &str) -> Vec<Box<str>> {
    phrase.split_whitespace().map(|word| lemma(word, Tag::VB)).collect()
}
