//! Some that became all: “some officials”, officials; “a study”, studies; “most”, all.

use super::Bench;
use super::comparison::{Change, Difference, Passages};
use crate::facts::{Facts, Statement};
use crate::knowledge::lists;
use crate::list::Id;
use crate::span::Span;
use crate::text::Token;
use crate::truth::Truth;
use std::ops::Range;

/// So many words before a noun may belong to it.
const BEFORE: usize = 4;

/// How much of what a noun names is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Share {
    /// “some”, “one of the”, “a”
    Some,
    /// “all”, or nothing before a plural.
    All,
    /// “the”, a number, a name: not told.
    Other,
}

/// A noun of a statement's sentence that means more than it did; told at the first statement alone.
pub(super) fn find(bench: &Bench<'_>, id: Id<Statement>, passages: &mut Passages) -> Vec<Difference> {
    widened(bench, id, passages).into_iter().collect()
}

fn widened(bench: &Bench<'_>, id: Id<Statement>, passages: &mut Passages) -> Option<Difference> {
    let statement = bench.draft.statements.get(id)?;
    let here = bench.index.in_sentence(statement.sentence)?;
    let whole = bench.whole.get(statement.sentence.index())?;
    if here.statements.first() != Some(&id) || !whole.is_made().is_true() || statement.in_heading {
        return None;
    }
    let document = &bench.draft.document;
    let sentence = document.sentences.get(statement.sentence)?;
    for at in sentence.tokens.clone() {
        let token = document.tokens.as_slice().get(at)?;
        // “Farmers who drilled wells” are those farmers, not all.
        let narrowed = document.tokens.as_slice().get(at + 1).is_some_and(|next| next.tag.is_relative());
        // “On hot days” is no more than “on a hot day”.
        let copied = bench.is_copied(statement.sentence);
        let measures = [lists::MEASURES, lists::DATE_UNITS].map(|list| bench.knowledge.words(list).has(&token.lemma));
        let narrowed = narrowed || !copied && measures.contains(&true);
        let plain = !narrowed && token.tag.is_noun() && !token.tag.is_name() && !bench.index.is_quoted(token.span);
        if !plain || !copied && !leads(bench, &sentence.tokens, at) {
            continue;
        }
        if share(bench, bench.draft, &sentence.tokens, at) != Share::All {
            continue;
        }
        if let Some((original, span)) = narrower(bench, whole, token) {
            let passage = passages.add(bench.originals, original, span, "how many it speaks of there");
            return Some(Difference {
                change: Change::Generalised,
                truth: Truth::True,
                place: Some(token.span),
                passage,
            });
        }
    }
    None
}

/// In other words: whoever the sentence speaks of or is on the word of, before its verb or as a source.
fn leads(bench: &Bench<'_>, sentence: &Range<usize>, noun: usize) -> bool {
    let tokens = bench.draft.document.tokens.as_slice();
    let before = tokens.get(sentence.start..noun).unwrap_or_default();
    let speaks = |span: Span| tokens.get(noun).is_some_and(|token| span.contains(token.span));
    let mut links = bench.draft.statements.iter().flat_map(|it| it.chain.iter());
    !before.iter().any(|token| token.tag.is_finite()) || links.any(|link| link.source_span.is_some_and(speaks))
}

/// The sentence that it was made from speaks of some of them only.
fn narrower(bench: &Bench<'_>, whole: &super::align::Aligned, ours: &Token) -> Option<(usize, Span)> {
    let key = bench.fold().key(&ours.lemma);
    let mut found = None;
    for unit in whole.sentences().filter_map(|near| bench.originals.units.get(near.unit)) {
        let facts = bench.originals.facts(unit.original)?;
        let range = facts.document.tokens_in(unit.span);
        for at in range.clone() {
            let token = facts.document.tokens.as_slice().get(at)?;
            if !token.tag.is_noun() || bench.fold().key(&token.lemma) != key {
                continue;
            }
            match share(bench, facts, &range, at) {
                Share::Some => {
                    found.get_or_insert((unit.original, token.span));
                }
                Share::All | Share::Other => return None,
            }
        }
    }
    found
}

/// A number stands before the article, or behind the noun as what it is one of.
fn is_rate(facts: &Facts, sentence: &Range<usize>, article: usize, noun: usize) -> bool {
    let tokens = facts.document.tokens.as_slice();
    let near = |from: usize, to: usize| tokens.get(from.max(sentence.start)..to.min(sentence.end)).unwrap_or_default();
    let counts = |token: &Token| facts.quantities.iter().any(|number| number.span.contains(token.span));
    let before = near(article.saturating_sub(1), article).iter().any(counts);
    let behind = near(noun + 1, noun + 3).iter().any(counts);
    before || behind
}

/// How much of what the noun at a place names is meant, by the words before it.
fn share(bench: &Bench<'_>, facts: &Facts, sentence: &Range<usize>, noun: usize) -> Share {
    let tokens = facts.document.tokens.as_slice();
    let amounts = bench.knowledge.words(lists::AMOUNTS_MEANT);
    let Some(token) = tokens.get(noun) else { return Share::Other };
    // A noun before another only describes it.
    if tokens.get(noun + 1).is_some_and(|next| next.tag.is_noun() && noun + 1 < sentence.end) {
        return Share::Other;
    }
    let lower = facts.document.at(token.span).to_lowercase();
    let plural = lower != *token.lemma && lower.ends_with('s') || *token.lemma != *lower;
    for at in (sentence.start.max(noun.saturating_sub(BEFORE))..noun).rev() {
        let Some(before) = tokens.get(at) else { return Share::Other };
        match amounts.single(&before.lemma) {
            // “40 centimetres a day”, “one player in fifty” tell of each.
            Some(column) if column.starts_with("some") && !is_rate(facts, sentence, at, noun) => return Share::Some,
            Some(column) if column.starts_with("all") => return Share::All,
            Some(_) => return Share::Other,
            None => {}
        }
        let describes = before.tag.is_adjective() || before.tag.is_noun() && !before.tag.is_name();
        if before.tag.is_name()
            || facts.document.at(before.span).starts_with(|c: char| c.is_ascii_digit() || c == '’' || c == '\'')
        {
            return Share::Other;
        }
        if !describes {
            return if plural { Share::All } else { Share::Other };
        }
    }
    if plural && noun.saturating_sub(BEFORE) <= sentence.start { Share::All } else { Share::Other }
}

#[cfg(test)]
mod tests {
    use crate::fidelity::Change;
    use crate::fidelity::fixture::held;

    #[test]
    fn some_are_not_all_and_a_rate_is_no_some() {
        let told = |draft: &str, source: &str| held(draft, &[source]).changes().contains(&Change::Generalised);
        let source = "Some officials at the port said that the cranes were too old.";
        assert!(told("Officials at the port said that the cranes were too old.", source));
        assert!(!told("A few officials at the port said that the cranes were too old.", source));
        let rate = "The rock is sliding by 40 centimetres a day, the office said.";
        assert!(!told("The rock is sliding by 40 centimetres every day, the office said.", rate));
    }
}
