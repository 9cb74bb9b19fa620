//! Causes that the draft adds: “because of” between two things that the originals only tell one after the other.

use super::Bench;
use super::align::align;
use super::comparison::{Change, Difference, Passages};
use crate::facts::Statement;
use crate::knowledge::lists;
use crate::list::Id;
use crate::span::Span;
use crate::text::Document;
use crate::truth::Truth;
use std::ops::Range;

/// A cause in the sentence of a statement, told at its first statement alone.
pub(super) fn find(bench: &Bench<'_>, id: Id<Statement>, passages: &mut Passages) -> Vec<Difference> {
    added(bench, id, passages).into_iter().collect()
}

fn added(bench: &Bench<'_>, id: Id<Statement>, passages: &mut Passages) -> Option<Difference> {
    let statement = bench.draft.statements.get(id)?;
    let here = bench.index.in_sentence(statement.sentence)?;
    if here.statements.first() != Some(&id) || bench.index.is_quoted(statement.anchor()) {
        return None;
    }
    let document = &bench.draft.document;
    let sentence = document.sentences.get(statement.sentence)?;
    let hit = causes(bench, document, sentence.tokens.clone()).find(|(_, column)| *column != DOING)?.0;
    let token = |at: usize| document.tokens.as_slice().get(sentence.tokens.start + at).map(|token| token.span);
    let place = token(hit.start)?.to(token(hit.end.checked_sub(1)?)?);
    if bench.index.is_quoted(place) {
        return None;
    }
    let sides = [Span::new(sentence.span.start, place.start), Span::new(place.end, sentence.span.end)];
    let (mut units, mut sure, mut joined) = (Vec::new(), false, false);
    for side in sides {
        let aligned = align(bench.originals, &bench.fold().said(bench.draft, &[side]));
        // A side without words of its own, as in “as a result, …”, goes on from the sentence before.
        if aligned.said.words.is_empty() {
            continue;
        }
        // “It seldom says so” shares too little to be found; all its words stand there all the same.
        if aligned.is_made().is_false() && aligned.seen < 0.9 {
            return None;
        }
        sure |= !aligned.is_made().is_false();
        let first = units.first().copied();
        joined |= first.is_some_and(|first| aligned.near.iter().any(|near| near.unit == first && near.share > 0.25));
        units.extend(aligned.near.first().map(|near| near.unit));
    }
    // “After” in one sentence there says as much as many a desk means by “because of”.
    let follows = bench.knowledge.words(lists::FOLLOWING_WORDS);
    let one = units.first().and_then(|unit| bench.originals.units.get(*unit)).filter(|_| joined);
    let after = one.and_then(|unit| Some((bench.originals.facts(unit.original)?, unit.span)));
    if after.is_some_and(|(facts, span)| follows.occurs(&facts.document.words(facts.document.tokens_in(span)))) {
        return None;
    }
    let first = *units.first().filter(|_| sure)?;
    let around = units.iter().flat_map(|unit| unit.saturating_sub(1)..=unit + 1);
    let gives = |unit: usize| {
        let Some(unit) = bench.originals.units.get(unit) else { return false };
        let Some(facts) = bench.originals.facts(unit.original) else { return false };
        let tokens = facts.document.tokens_in(unit.span);
        let hinted = bench.knowledge.words(lists::CAUSE_HINTS).occurs(&facts.document.words(tokens.clone()));
        hinted || causes(bench, &facts.document, tokens).next().is_some()
    };
    if around.into_iter().any(gives) {
        return None;
    }
    let unit = bench.originals.units.get(first)?;
    let passage = passages.add(bench.originals, unit.original, unit.span, "no cause is given there");
    Some(Difference { change: Change::CauseAdded, truth: Truth::True, place: Some(place), passage })
}

/// What the list says of wording that stands before nouns alone, and of what stands before a verb in -ing alone.
const NOUN: &str = "noun";
const DOING: &str = "doing";
/// And of what is one as a verb alone.
const VERB: &str = "verb";

/// Wording of causes among some tokens, by their places, with what the list says of it.
fn causes<'a>(
    bench: &Bench<'a>,
    document: &'a Document,
    tokens: Range<usize>,
) -> impl Iterator<Item = (Range<usize>, &'a str)> + use<'a> {
    let (list, start) = (bench.knowledge.words(lists::CAUSE_WORDING), tokens.start);
    let hits = list.find(&document.words(tokens)).into_iter();
    hits.map(move |hit| (hit.range, list.column(hit.entry))).filter(move |(range, column)| {
        let own = document.tokens.as_slice().get(start + range.start).map(|token| token.tag);
        let behind = document.tokens.as_slice().get(start + range.end).map(|token| token.tag);
        match *column {
            NOUN => !behind.is_some_and(|tag| tag.is_base_form()),
            VERB => own.is_some_and(|tag| tag.is_verb()),
            DOING => behind.is_some_and(|tag| tag.is_ing_form()),
            _ => true,
        }
    })
}

#[cfg(test)]
mod tests {
    use crate::fidelity::Change;
    use crate::fidelity::fixture::held;

    const SOURCE: &str = "The water main of the old town had been broken for a week. The mayor resigned on Friday.";

    #[test]
    fn a_cause_is_added_only_where_the_sources_give_none() {
        let told = |draft: &str, source: &str| held(draft, &[source]).changes().contains(&Change::CauseAdded);
        assert!(told("The mayor resigned because of the broken water main.", SOURCE));
        assert!(!told("The water main broke, and the mayor resigned.", SOURCE));
        let gives = "The mayor resigned on Friday for fear of the inquiry.";
        assert!(!told("The mayor resigned because of the inquiry.", gives));
        let fined = "The mayor was fined on Friday for hiding the broken water main.";
        assert!(!told("The mayor was fined because she hid the broken water main.", fined));
        assert!(!told("The mayor is due to resign, and the water main broke.", SOURCE));
    }
}
