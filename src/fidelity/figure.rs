//! Figures that count nothing named: an age, a vote (“seven against”), a number behind a name. No number of the facts is at
//! hand for those, so that they are compared by the words around them, or where no text has the value at all.

use super::Bench;
use super::comparison::{Change, Difference, Passages};
use super::said::tokens;
use crate::facts::{Facts, Statement};
use crate::knowledge::lists;
use crate::list::Id;
use crate::span::Span;
use crate::text::Token;
use crate::truth::Truth;

/// Below this a value stands in any text by chance.
const LEAST: f64 = 10.0;

/// The first figure of a statement's sentence that is another, told at its first statement alone.
pub(super) fn find(bench: &Bench<'_>, id: Id<Statement>, passages: &mut Passages) -> Vec<Difference> {
    altered(bench, id, passages).into_iter().collect()
}

fn altered(bench: &Bench<'_>, id: Id<Statement>, passages: &mut Passages) -> Option<Difference> {
    let statement = bench.draft.statements.get(id)?;
    let here = bench.index.in_sentence(statement.sentence)?;
    let whole = bench.whole.get(statement.sentence.index()).filter(|whole| whole.is_made().is_true())?;
    if here.statements.first() != Some(&id) {
        return None;
    }
    let sentence = bench.draft.document.sentences.get(statement.sentence)?.span;
    let ours = bare(bench, bench.draft, sentence);
    ours.iter().find_map(|(place, value)| {
        let (original, there) = between(bench, *place, *value).or_else(|| missing(bench, whole, &ours, *value))?;
        let passage = passages.add(bench.originals, original, there, "the figure there");
        Some(Difference { change: Change::Figure, truth: Truth::True, place: Some(*place), passage })
    })
}

/// Another figure between the same words.
fn between(bench: &Bench<'_>, place: Span, value: f64) -> Option<(usize, Span)> {
    let there = super::place::instead(bench, place)?;
    let facts = bench.originals.facts(there.original)?;
    let figures = tokens(&facts.document, there.span);
    let other = figures.iter().find_map(|token| read(bench, facts, token))?;
    (figures.len() == 1 && !same(other, value)).then_some((there.original, there.span))
}

/// No text has the value, and a sentence that this one was made from has a figure that the draft's sentence does not have.
fn missing(
    bench: &Bench<'_>,
    whole: &super::align::Aligned,
    ours: &[(Span, f64)],
    value: f64,
) -> Option<(usize, Span)> {
    let mut numbers = bench.originals.texts().iter().flat_map(|text| text.facts.quantities.iter());
    let known = numbers.any(|number| same(number.low, value) || same(number.high, value));
    if value < LEAST || known || bench.originals.has_word(&format!("{value}")) {
        return None;
    }
    whole.made_from().find_map(|near| {
        let unit = bench.originals.units.get(near.unit)?;
        let theirs = bare(bench, bench.originals.facts(unit.original)?, unit.span);
        let free = theirs.into_iter().find(|(_, it)| !ours.iter().any(|(_, own)| same(*own, *it)))?;
        Some((unit.original, free.0))
    })
}

/// The figures of a stretch that are in no number, no date and no quotation.
fn bare(bench: &Bench<'_>, facts: &Facts, span: Span) -> Vec<(Span, f64)> {
    let document = &facts.document;
    let taken = |place: Span| {
        facts.quantities.iter().any(|it| it.span.overlaps(place))
            || facts.dates.iter().any(|it| it.span.overlaps(place))
            || document.is_quoted(place)
    };
    let figures = tokens(document, span).iter().filter_map(|token| Some((token.span, read(bench, facts, token)?)));
    figures.filter(|(place, _)| !taken(*place)).collect()
}

/// The value of a word: “58”, “34-year-old”, “seven”.
fn read(bench: &Bench<'_>, facts: &Facts, token: &Token) -> Option<f64> {
    let text = facts.document.at(token.span);
    if text.starts_with(|c: char| c.is_ascii_digit()) {
        let end = text.find('-').unwrap_or(text.len());
        return text.get(..end)?.replace(',', "").parse().ok();
    }
    bench.knowledge.words(lists::NUMBER_WORDS).single(&token.lemma)?.parse().ok()
}

fn same(one: f64, other: f64) -> bool {
    (one - other).abs() < 1e-6
}

#[cfg(test)]
mod tests {
    use crate::fidelity::Change;
    use crate::fidelity::fixture::held;

    #[test]
    fn ages_and_votes() {
        let told = |draft: &str, source: &str| held(draft, &[source]).changes().contains(&Change::Figure);
        let source = "The man, 58, was seized at the airport on his way to a fair. Two councillors objected.";
        assert!(told("The man, 85, was seized at the airport on his way to a fair.", source));
        assert!(told("Before a fair the 85-year-old was seized by police at the airport.", source));
        assert!(!told("The 58-year-old man was seized at the airport.", source));
        let vote = "The council voted by eleven to four for the plan, nine against; two abstained.";
        assert!(!told("The council voted for the plan by eleven to four.", vote));
    }
}
