//! What a stretch of text speaks of: its words of content by their dictionary form, one form for words that mean nearly
//! the same. Numbers are left out, since those are compared by themselves.

use super::words::{Folded, Folding};
use crate::facts::Facts;
use crate::knowledge::{Entries, Key, Knowledge, lists, push_lower};
use crate::span::Span;
use crate::text::{Document, Token};

/// Fewer words are no frame of a sentence.
const FRAMED: usize = 3;

/// The words of content of a stretch: sorted, without repeats.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Said {
    pub words: Vec<Key>,
}

impl Said {
    pub fn has(&self, word: Key) -> bool {
        self.words.binary_search(&word).is_ok()
    }
}

/// How words are made comparable.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fold<'a> {
    /// For quotations, word for word.
    pub folding: Folding<'a>,
    light: &'a Entries,
    alike: &'a Entries,
    numbers: &'a Entries,
    weekdays: &'a Entries,
    months: &'a Entries,
}

impl<'a> Fold<'a> {
    pub fn of(knowledge: &'a Knowledge) -> Self {
        Self {
            folding: Folding::of(knowledge),
            light: knowledge.words(lists::LIGHT_WORDS),
            alike: knowledge.words(lists::MEANT_ALIKE),
            numbers: knowledge.words(lists::NUMBER_WORDS),
            weekdays: knowledge.words(lists::WEEKDAYS),
            months: knowledge.words(lists::MONTHS),
        }
    }

    /// What some pieces of a text speak of.
    pub fn said(&self, facts: &Facts, pieces: &[Span]) -> Said {
        let document = &facts.document;
        let mut words: Vec<Key> =
            pieces.iter().flat_map(|piece| tokens(document, *piece)).filter_map(|token| self.content(token)).collect();
        words.sort_unstable();
        words.dedup();
        Said { words }
    }

    /// A word of content in the form in which it is compared.
    pub fn content(&self, token: &Token) -> Option<Key> {
        let is_content = token.tag.is_noun() || token.tag.is_adjective() || token.tag.is_verb();
        let lemma = &*token.lemma;
        let counts =
            is_content && lemma.starts_with(char::is_alphabetic) && !self.light.has(lemma) && !self.numbers.has(lemma);
        counts.then(|| self.key(lemma))
    }

    /// What is left of a sentence without its numbers, weekdays and months; `None` where that is too little to know it by.
    pub fn frame(&self, facts: &Facts, span: Span) -> Option<Key> {
        let (mut frame, mut words, mut out) = (String::new(), 0, 0);
        let mut lower = String::new();
        for token in tokens(&facts.document, span) {
            lower.clear();
            push_lower(facts.document.at(token.span), &mut lower);
            let counts = |lower: &str| lower.starts_with(|c: char| c.is_ascii_digit()) || self.numbers.has(lower);
            if counts(&lower) || self.weekdays.has(&lower) || self.months.has(&lower) {
                out += 1;
            } else if lower.contains(char::is_alphanumeric) {
                words += 1;
                frame.push_str(&lower);
                frame.push(' ');
            }
        }
        (words >= FRAMED && out > 0).then(|| Key::of(&frame))
    }

    /// True for a word that tells nothing of what is spoken of: “do”, “have”.
    pub fn is_light(&self, lemma: &str) -> bool {
        self.light.has(lemma)
    }

    /// The form in which a dictionary form is compared.
    pub fn key(&self, lemma: &str) -> Key {
        Key::of(self.alike.single(lemma).filter(|head| !head.is_empty()).unwrap_or(lemma))
    }

    /// The word for all that mean the same, where there is one.
    pub fn alike(&self, lemma: &str) -> Option<String> {
        self.alike.single(lemma).filter(|head| !head.is_empty()).map(str::to_owned)
    }

    /// A common noun that says what somebody is, in the form in which it is compared.
    pub fn noun(&self, token: &Token) -> Option<String> {
        let fits = token.tag.is_noun() && !token.tag.is_name() && !self.light.has(&token.lemma);
        let head = || self.alike.single(&token.lemma).filter(|head| !head.is_empty());
        fits.then(|| head().unwrap_or(&token.lemma).to_owned())
    }

    /// The words of a stretch, word for word.
    pub fn exactly(&self, facts: &Facts, span: Span) -> Vec<Folded> {
        self.folding.words(&facts.document, facts.document.tokens_in(span))
    }
}

/// The tokens of a stretch.
pub(crate) fn tokens(document: &Document, span: Span) -> &[Token] {
    document.tokens.as_slice().get(document.tokens_in(span)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use crate::fidelity::fixture::facts;
    use crate::knowledge::Knowledge;

    #[test]
    fn words_of_content_and_the_frame_of_a_sentence() {
        let fold = super::Fold::of(Knowledge::built_in());
        let all = |text: &str| {
            let facts = facts(text);
            let span = facts.document.sentences.iter().next().unwrap().span;
            (fold.said(&facts, &[span]), fold.frame(&facts, span))
        };
        let (one, frame) = all("The mill sold 14 horses on Monday.");
        let (two, other) = all("The mill sold 41 horses on Friday.");
        assert_eq!(frame, other);
        assert!(frame.is_some() && one.words.len() >= 3);
        assert!(one.has(fold.key("horse")) && two.has(fold.key("horse")));
        assert_eq!(all("The mill sold horses.").1, None, "nothing was left out");
    }
}
