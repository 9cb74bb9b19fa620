//! What a statement is about, for comparison with others: its content words by lemma, sorted. Two statements with the
//! same words may still mean different things; the relations look at more.

use crate::span::Span;
use crate::statement::scene::Scene;
use crate::statement::told::Tellings;
use crate::text::{Document, Tag, Token};
use std::ops::Range;

/// The content words of a statement.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Profile<'a> {
    /// Lemmas of nouns, names, verbs, adjectives and numbers, sorted, without repeats.
    pub words: Vec<&'a str>,
}

impl<'a> Profile<'a> {
    /// The content words among some words of that document, as spans.
    pub fn of_document(document: &'a Document, content: &[Span]) -> Self {
        Self::of_pieces(document, content.iter().map(|&piece| document.tokens_in(piece)))
    }

    /// The content words among some tokens of that document.
    fn of_pieces(document: &'a Document, content: impl Iterator<Item = Range<usize>>) -> Self {
        let mut words = Vec::new();
        for piece in content {
            let tokens = document.tokens.as_slice().get(piece).unwrap_or_default();
            words.extend(tokens.iter().filter(|token| counts(token)).map(|token| &*token.lemma));
        }
        words.sort_unstable();
        words.dedup();
        Self { words }
    }

    /// How many words both have.
    pub fn shared(&self, other: &Self) -> usize {
        let mut shared = 0;
        let mut theirs = other.words.iter().peekable();
        for word in &self.words {
            while theirs.next_if(|their| *their < word).is_some() {}
            shared += usize::from(theirs.peek() == Some(&word));
        }
        shared
    }

    /// The share of the shorter one's words that the other has too; 0 where one has fewer than two words.
    pub fn overlap(&self, other: &Self) -> f64 {
        let shorter = self.words.len().min(other.words.len());
        if shorter < 2 { 0.0 } else { ratio(self.shared(other), shorter) }
    }
}

/// A share of small counts.
pub fn ratio(part: usize, whole: usize) -> f64 {
    let small = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    small(part) / small(whole)
}

fn counts(token: &Token) -> bool {
    let light = matches!(
        &*token.lemma,
        "be" | "have" | "do" | "say" | "get" | "make" | "take" | "'s" | "one" | "more" | "other" | "new"
    );
    let content = token.tag.is_noun() || token.tag.is_adjective() || token.tag.is_verb() || token.tag == Tag::CD;
    content && !light
}

/// The profiles of all that is told, in its order.
pub fn profiles<'a>(scene: &Scene<'a>, told: &Tellings) -> Vec<Profile<'a>> {
    told.as_slice().iter().map(|told| Profile::of_pieces(scene.document, told.content.iter().cloned())).collect()
}
