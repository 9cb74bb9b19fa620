//! The words of a text as they are compared: in lower case, without marks, numbers in figures, one spelling for what has
//! several, so that only a change of words is one. Where a word stands is kept.

use crate::knowledge::{Entries, Key, Knowledge, lists, push_lower};
use crate::span::Span;
use crate::text::{Document, Token};
use std::ops::Range;

/// A word as it is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Folded {
    /// Which word.
    pub key: Key,
    /// Where.
    pub span: Span,
    /// True for letters or figures that are a word by themselves; a part of a word with hyphens is one too.
    pub token: usize,
}

/// What two spellings have in common.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Folding<'a> {
    spelt: &'a Entries,
    numbers: &'a Entries,
}

impl<'a> Folding<'a> {
    pub fn of(knowledge: &'a Knowledge) -> Self {
        Self { spelt: knowledge.words(lists::SPELT_ALIKE), numbers: knowledge.words(lists::NUMBER_WORDS) }
    }

    /// The words of a document in a range of tokens.
    pub fn words(&self, document: &Document, tokens: Range<usize>) -> Vec<Folded> {
        let mut folded = Vec::new();
        let mut lower = String::new();
        let all = document.tokens.as_slice().get(tokens.clone()).unwrap_or_default();
        for (at, token) in all.iter().enumerate() {
            lower.clear();
            push_lower(document.at(token.span), &mut lower);
            for part in lower.split(['-', '–', '—', '/']) {
                self.push(part, token, tokens.start + at, &mut folded);
            }
        }
        folded
    }

    fn push(&self, part: &str, token: &Token, at: usize, folded: &mut Vec<Folded>) {
        let word = part.trim_matches(|c: char| !c.is_alphanumeric() && c != '%' && c != '$' && c != '£' && c != '€');
        if word.is_empty() || !word.contains(|c: char| c.is_alphanumeric() || c == '%') {
            return;
        }
        let plain: String = word.chars().filter(|c| !matches!(c, ',' | '\'' | '.')).collect();
        let one = self.spelt.single(&plain).filter(|other| !other.is_empty());
        let number = || self.numbers.single(&plain).filter(|value| value.parse::<f64>().is_ok());
        let key = Key::of(one.or_else(number).unwrap_or(&plain));
        // "per cent" is written "percent", and one sign.
        let joined = Key::of("cent");
        if key == joined && folded.last().is_some_and(|last| last.key == Key::of("per")) {
            if let Some(last) = folded.last_mut() {
                last.key = Key::of("percent");
                last.span = last.span.to(token.span);
            }
            return;
        }
        folded.push(Folded { key, span: token.span, token: at });
    }
}

#[cfg(test)]
mod tests {
    use crate::fidelity::fixture::facts;
    use crate::knowledge::Knowledge;

    #[test]
    fn spellings_marks_and_figures_are_no_change() {
        let folding = super::Folding::of(Knowledge::built_in());
        let keys = |text: &str| {
            let facts = facts(text);
            let words = folding.words(&facts.document, 0..facts.document.tokens.len());
            words.into_iter().map(|word| word.key).collect::<Vec<_>>()
        };
        assert_eq!(keys("The COLOUR of fourteen well-known ships."), keys("the color of 14 well known ships"));
        assert_eq!(keys("Six per cent."), keys("6 percent"));
        assert_ne!(keys("The ship."), keys("The ships."));
    }
}
