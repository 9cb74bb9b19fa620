//! The texts that a draft was made from, read and indexed once for all drafts: their sentences by their rarer words, their
//! statements, every word in order, and every name and number. Nothing here is compared yet.

use super::run::Stream;
use super::said::{Fold, Said};
use crate::facts::{Facts, Index, Statement};
use crate::knowledge::{Key, Knowledge, push_lower};
use crate::list::Id;
use crate::span::Span;
use rustc_hash::{FxHashMap, FxHashSet};
use std::ops::Range;

/// So many sentences with one frame are looked at.
const FRAMES: usize = 8;

/// One of the texts.
#[derive(Clone, Debug, Default)]
pub struct Original {
    /// What reports call it: its path as the user gave it.
    pub name: String,
    /// What it says.
    pub facts: Facts,
}

/// A sentence of an original.
#[derive(Clone, Debug)]
pub(super) struct Unit {
    pub original: usize,
    pub span: Span,
    /// Its statements, in `Originals::parts`.
    pub parts: Range<usize>,
}

/// A statement of an original.
#[derive(Clone, Debug)]
pub(super) struct Part {
    pub original: usize,
    pub statement: Id<Statement>,
    pub said: Said,
}

/// The texts that a draft was made from.
#[derive(Debug, Default)]
pub struct Originals {
    texts: Vec<Original>,
    indices: Vec<Index>,
    pub(super) units: Vec<Unit>,
    pub(super) parts: Vec<Part>,
    /// The sentences that have a word.
    postings: FxHashMap<Key, Vec<u32>>,
    /// The sentences by what is left of them without their numbers and dates.
    frames: FxHashMap<Key, Vec<u32>>,
    pub(super) stream: Stream,
    /// Every word as printed, in lower case, and every dictionary form.
    vocabulary: FxHashSet<Key>,
    /// The place of the first unit of each text.
    first: Vec<usize>,
}

impl Originals {
    /// Indexes the texts.
    pub fn of(texts: Vec<Original>, knowledge: &Knowledge) -> Self {
        let fold = Fold::of(knowledge);
        let mut originals = Self { stream: Stream::of(&texts, &fold), ..Self::default() };
        for (place, text) in texts.iter().enumerate() {
            originals.add(place, &text.facts, &fold);
        }
        originals.texts = texts;
        originals
    }

    fn add(&mut self, original: usize, facts: &Facts, fold: &Fold<'_>) {
        let index = Index::of(facts);
        self.first.push(self.units.len());
        for (sentence, it) in facts.document.sentences.entries() {
            let unit = self.units.len();
            let said = fold.said(facts, &[it.span]);
            for word in &said.words {
                self.postings.entry(*word).or_default().push(u32::try_from(unit).unwrap_or(u32::MAX));
            }
            if let Some(frame) = fold.frame(facts, it.span) {
                self.frames.entry(frame).or_default().push(u32::try_from(unit).unwrap_or(u32::MAX));
            }
            let from = self.parts.len();
            for id in index.in_sentence(sentence).map(|here| here.statements.as_slice()).unwrap_or_default() {
                let Some(statement) = facts.statements.get(*id) else { continue };
                let said = fold.said(facts, &statement.content);
                self.parts.push(Part { original, statement: *id, said });
            }
            self.units.push(Unit { original, span: it.span, parts: from..self.parts.len() });
        }
        let mut lower = String::new();
        for token in &facts.document.tokens {
            lower.clear();
            push_lower(facts.document.at(token.span), &mut lower);
            self.vocabulary.insert(Key::of(&token.lemma));
            self.vocabulary.extend(lower.split(['-', '–', '/']).chain([lower.as_str()]).map(Key::of));
        }
        self.indices.push(index);
    }

    /// True when there is nothing to compare with.
    pub fn is_empty(&self) -> bool {
        self.texts.is_empty()
    }

    /// The texts, in order.
    pub fn texts(&self) -> &[Original] {
        &self.texts
    }

    /// The text of an original; empty when there is none at that place.
    pub fn text(&self, original: usize) -> &str {
        self.texts.get(original).map_or("", |text| text.facts.document.text.as_str())
    }

    pub(super) fn facts(&self, original: usize) -> Option<&Facts> {
        self.texts.get(original).map(|text| &text.facts)
    }

    pub(super) fn index(&self, original: usize) -> Option<&Index> {
        self.indices.get(original)
    }

    /// The sentences that have a word, in order.
    pub(super) fn with_word(&self, word: Key) -> &[u32] {
        self.postings.get(&word).map(Vec::as_slice).unwrap_or_default()
    }

    /// The first sentences with a frame.
    pub(super) fn with_frame(&self, frame: Key) -> &[u32] {
        let all = self.frames.get(&frame).map(Vec::as_slice).unwrap_or_default();
        all.get(..all.len().min(FRAMES)).unwrap_or_default()
    }

    /// True when a word, in lower case, stands anywhere.
    pub(super) fn has_word(&self, lower: &str) -> bool {
        self.vocabulary.contains(&Key::of(lower))
    }

    /// The statement that a part is.
    pub(super) fn statement(&self, part: &Part) -> Option<(&Facts, &Statement)> {
        let facts = self.facts(part.original)?;
        Some((facts, facts.statements.get(part.statement)?))
    }

    /// The unit of a place.
    pub(super) fn unit_at(&self, original: usize, span: Span) -> Option<usize> {
        let sentence = self.facts(original)?.document.sentence_at(span)?;
        Some(self.first.get(original)? + sentence.index())
    }

    /// How much a word tells a sentence from others: more the fewer have it.
    pub(super) fn weight(&self, word: Key) -> f32 {
        let count = |n: usize| f32::from(u16::try_from(n).unwrap_or(u16::MAX));
        let having = self.with_word(word).len();
        let having = if having == 0 { 0.7 } else { count(having) };
        (1.0 + count(self.units.len()) / having).ln()
    }
}

#[cfg(test)]
mod tests {
    use crate::fidelity::fixture::originals;
    use crate::knowledge::Key;

    #[test]
    fn texts_are_indexed_by_their_words() {
        let originals = originals(&["The dam held. The dam is old.", "Owls sleep by day."]);
        assert_eq!((originals.units.len(), originals.texts().len()), (3, 2));
        assert_eq!(originals.with_word(Key::of("dam")), [0, 1]);
        assert!(originals.has_word("owls") && !originals.has_word("ferry"));
        assert!(originals.weight(Key::of("owl")) > originals.weight(Key::of("dam")), "the rarer weighs more");
        assert!(originals.text(2).is_empty());
    }
}
