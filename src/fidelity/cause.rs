//! Causes that the draft adds: “because of” between two things that the originals only tell one after the other.

use super::Bench;
use super::align::align;
use super::comparison::{Change, Difference, Passages};
use crate::facts::Statement;
use crate::knowledge::lists;
use crate::list::Id;
use crate::span::Span;
use crate::truth::Truth;

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
    let causes = bench.knowledge.words(lists::CAUSE_WORDING);
    let words = document.words(sentence.tokens.clone());
    let hit = causes.find(&words).into_iter().next()?;
    let token = |at: usize| document.tokens.as_slice().get(sentence.tokens.start + at).map(|token| token.span);
    let place = token(hit.range.start)?.to(token(hit.range.end.checked_sub(1)?)?);
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
        causes.occurs(&facts.document.words(facts.document.tokens_in(unit.span)))
    };
    if around.into_iter().any(gives) {
        return None;
    }
    let unit = bench.originals.units.get(first)?;
    let passage = passages.add(bench.originals, unit.original, unit.span, "no cause is given there");
    Some(Difference { change: Change::CauseAdded, truth: Truth::True, place: Some(place), passage })
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
    }
}
