//! Quotations, held against the originals word for word: after folding marks, capitals and spellings a quotation must be a
//! run of an original. An ellipsis leaves words out and brackets put words in, by name; nothing else may.

use super::Bench;
use super::comparison::{Found, Passages, Quoted};
use super::credit::prints_speaker;
use super::run::Closest;
use super::who;
use super::words::Folded;
use crate::attribution::Quote;
use crate::facts::{Facts, Statement};
use crate::knowledge::{Key, lists};
use crate::span::Span;
use crate::text::Quotation;
use crate::truth::Truth;

/// A longer quotation is compared by its first words alone.
const LONGEST: usize = 160;
/// Fewer words are a term or a title as often as somebody's words.
const FEW: usize = 3;
/// So many words behind the first piece the second still follows it.
const FOLLOWS: usize = 30;
/// So many words before a piece may turn it round.
const BEFORE: usize = 4;

/// Each quotation of a draft with what it was held against.
pub(super) fn quotations(bench: &Bench<'_>, passages: &mut Passages) -> Vec<Quoted> {
    let all = bench.draft.document.quotations.iter();
    all.map(|quotation| Work { bench, passages, quotation }.quoted()).collect()
}

struct Work<'w, 'b> {
    bench: &'w Bench<'b>,
    passages: &'w mut Passages,
    quotation: &'w Quotation,
}

impl Work<'_, '_> {
    fn quoted(mut self) -> Quoted {
        let words = self.bench.fold().exactly(self.bench.draft, self.quotation.inner);
        let first = self.bench.draft.document.tokens_in(self.quotation.inner).start;
        let pieces = pieces(self.bench.draft, first, &words);
        let count: usize = pieces.iter().map(Vec::len).sum();
        if count == 0 {
            return Quoted::default();
        }
        let places: Option<Vec<usize>> = pieces.iter().map(|piece| self.place(piece)).collect();
        match places {
            Some(places) => self.same(&pieces, &places),
            None => self.other(&pieces, count),
        }
    }

    /// Where a piece stands: between quotation marks before anywhere else.
    fn place(&self, piece: &[Key]) -> Option<usize> {
        let stream = &self.bench.originals.stream;
        let quoted = |start: &usize| stream.words.get(*start).is_some_and(|word| word.quoted);
        let mut found = stream.find(piece);
        let first = found.next()?;
        if quoted(&first) { Some(first) } else { Some(found.find(quoted).unwrap_or(first)) }
    }

    fn same(&mut self, pieces: &[Vec<Key>], places: &[usize]) -> Quoted {
        let (Some(first), Some(piece)) = (places.first(), pieces.first()) else { return Quoted::default() };
        let stream = &self.bench.originals.stream;
        let Some((original, span)) = stream.span(*first, piece.len()) else { return Quoted::default() };
        let is_quoted = stream.words.get(*first).is_some_and(|word| word.quoted);
        let passage = self.add(original, span, "the passage");
        let told = self.told(original, span);
        let indirect = told.is_some_and(|it| it.quote == Some(Quote::Indirect));
        let count: usize = pieces.iter().map(Vec::len).sum();
        Quoted {
            found: Found::Same,
            passage,
            unquoted: Truth::from(!is_quoted && indirect && count > FEW && self.is_speech()),
            other_speaker: self.other_speaker(original, span),
            cut: self.cut(original, span),
            ..Quoted::default()
        }
    }

    fn other(&mut self, pieces: &[Vec<Key>], count: usize) -> Quoted {
        if let Some(spliced) = pieces.iter().find_map(|piece| self.spliced(piece)) {
            return spliced;
        }
        let missing = pieces.iter().filter(|piece| self.place(piece).is_none()).max_by_key(|piece| piece.len());
        let Some(piece) = missing else { return Quoted::default() };
        let close = self.bench.originals.stream.nearest(piece).filter(|close| is_near(*close, piece.len()));
        if let Some(close) = close {
            return self.altered(close);
        }
        let said = self.is_speech();
        let found = if count >= FEW && said || count > 2 * FEW { Found::Absent } else { Found::Open };
        Quoted { found, ..Quoted::default() }
    }

    fn altered(&mut self, close: Closest) -> Quoted {
        let stream = &self.bench.originals.stream;
        let Some((original, span)) = stream.span(close.start, close.length) else { return Quoted::default() };
        let passage = self.add(original, span, "the nearest passage");
        let other_speaker = self.other_speaker(original, span);
        Quoted { found: Found::Altered, passage, other_speaker, ..Quoted::default() }
    }

    /// Made of the end of one passage and the beginning of another.
    fn spliced(&mut self, piece: &[Key]) -> Option<Quoted> {
        let stream = &self.bench.originals.stream;
        let (before, start) = stream.longest_start(piece)?;
        let (behind, end) = stream.longest_end(piece)?;
        if before < FEW || behind < FEW || before + behind < piece.len() {
            return None;
        }
        let (one, first) = stream.span(start, before)?;
        let (other, second) = stream.span(end, behind)?;
        let sentence = |original: usize, span: Span| self.bench.originals.unit_at(original, span);
        let near = one == other
            && start < end
            && end - start < before + FOLLOWS
            && sentence(one, first) == sentence(other, second);
        if near {
            let passage = self.add(one, first.to(second), "the passage, with what was left out");
            return Some(Quoted { found: Found::Altered, passage, ..Quoted::default() });
        }
        let passage = self.add(one, first, "the first part");
        let spliced_with = self.add(other, second, "the other part");
        Some(Quoted { found: Found::Altered, passage, spliced_with, ..Quoted::default() })
    }

    fn add(&mut self, original: usize, span: Span, shows: &'static str) -> Option<crate::list::Id<super::Passage>> {
        Some(self.passages.add(self.bench.originals, original, span, shows))
    }

    /// True where the draft has somebody say it.
    fn is_speech(&self) -> bool {
        self.speech().is_some_and(|statement| !statement.chain.is_empty())
    }

    /// The statement of the draft that the quotation is, or is part of.
    fn speech(&self) -> Option<&Statement> {
        stated(self.bench.draft, &self.bench.index, self.quotation.inner)
    }

    /// The statement of an original in which a passage stands.
    fn told(&self, original: usize, span: Span) -> Option<&Statement> {
        let originals = self.bench.originals;
        stated(originals.facts(original)?, originals.index(original)?, span)
    }

    fn other_speaker(&self, original: usize, span: Span) -> Truth {
        // One word or two may be anybody's.
        if self.bench.fold().exactly(self.bench.draft, self.quotation.inner).len() < FEW {
            return Truth::CannotTell;
        }
        let (Some(draft), Some(facts)) = (self.speech(), self.bench.originals.facts(original)) else {
            return Truth::CannotTell;
        };
        if !prints_speaker(self.bench, draft) {
            return Truth::CannotTell;
        }
        let Some(told) = self.told(original, span) else { return Truth::CannotTell };
        let ours = who::speakers(self.bench.draft, draft, self.bench);
        let theirs = who::speakers(facts, told, self.bench);
        who::other(&ours, &theirs)
    }

    /// The words before a passage that turn it round, where the draft has none.
    fn cut(&mut self, original: usize, span: Span) -> Option<crate::list::Id<super::Passage>> {
        let facts = self.bench.originals.facts(original)?;
        let unit = self.bench.originals.units.get(self.bench.originals.unit_at(original, span)?)?;
        let range = facts.document.tokens_in(Span::new(unit.span.start, span.start));
        let before = range.end.saturating_sub(BEFORE).max(range.start)..range.end;
        let turns = |facts: &Facts, tokens| {
            let words = facts.document.words(tokens);
            let hits = self.bench.knowledge.words(lists::NEGATIONS).find(&words);
            let entries = self.bench.knowledge.words(lists::NEGATIONS);
            hits.iter().any(|hit| entries.column(hit.entry).contains("verb"))
        };
        let draft = self.bench.draft;
        let sentence = draft.document.sentence_at(self.quotation.span)?;
        let here = draft.document.sentences.get(sentence)?.tokens.clone();
        if !turns(facts, before.clone()) || turns(draft, here) {
            return None;
        }
        let first = facts.document.tokens.as_slice().get(before.start)?.span;
        self.add(original, first.to(span), "the passage, with what comes before it")
    }
}

/// Half of the words are the same, in their order.
fn is_near(close: Closest, words: usize) -> bool {
    let few = words <= FEW;
    close.shared >= 2 && close.shared * 2 >= words && (!few || close.shared + 1 >= words)
}

/// The words between ellipses and outside brackets.
fn pieces(draft: &Facts, first: usize, words: &[Folded]) -> Vec<Vec<Key>> {
    let tokens = draft.document.tokens.as_slice();
    let mut pieces: Vec<Vec<Key>> = vec![Vec::new()];
    let mut last = first;
    let mut inside = false;
    for word in words.iter().take(LONGEST) {
        for token in tokens.get(last..word.token).unwrap_or_default() {
            let mark = draft.document.at(token.span);
            let opens = mark.starts_with('[');
            inside = (inside || opens) && !mark.ends_with(']');
            if opens || mark.contains('…') || mark.starts_with("..") {
                pieces.push(Vec::new());
            }
        }
        last = word.token;
        if let (false, Some(piece)) = (inside, pieces.last_mut()) {
            piece.push(word.key);
        }
    }
    pieces.retain(|piece| !piece.is_empty());
    pieces
}

/// The statement that has a stretch: the one that shares most of it.
fn stated<'f>(facts: &'f Facts, index: &crate::facts::Index, span: Span) -> Option<&'f Statement> {
    let shared = |piece: &Span| piece.end.min(span.end).saturating_sub(piece.start.max(span.start));
    let first = facts.document.sentence_at(span)?;
    let here = index.in_sentence(first)?.statements.iter().filter_map(|id| facts.statements.get(*id));
    let of = here.map(|it| (it.content.iter().map(shared).sum::<usize>(), it)).filter(|(shared, _)| *shared > 0);
    of.max_by_key(|(shared, it)| (*shared, !it.chain.is_empty())).map(|(_, it)| it)
}

#[cfg(test)]
mod tests {
    use crate::fidelity::Found;
    use crate::fidelity::fixture::held;

    #[test]
    fn word_for_word_but_for_marks_and_what_is_left_out_by_name() {
        let source = "“We lost the ferry,” said the mayor, Ina Holt, “and we may not build another one.”";
        let found = |draft: &str| held(draft, &[source]).comparison.quotations.first().unwrap().found;
        assert_eq!(found("“We lost the ferry and we may not build another one,” said Holt."), Found::Same);
        assert_eq!(found("“We lost the ferry … build another one,” said Holt."), Found::Same);
        assert_eq!(found("“We lost the ferry and we will not build another one,” said Holt."), Found::Altered);
        assert_eq!(found("“The tunnel will be ready by the next summer,” said Holt."), Found::Absent);
    }
}
