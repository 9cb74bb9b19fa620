//! What came of holding an article against its sources, as data: of each quotation, number, date, name and statement, by its
//! id, whether it stands there, where, and what differs. Places are bytes of the source, end excluded.

use crate::facts::Facts;
use crate::fidelity::{Change, Comparison, Counterpart, Difference, Found, Original, Passage, Quoted};
use crate::list::Id;
use crate::report::Lines;
use crate::report::prose::harmless;
use crate::truth::Truth;
use serde_json::{Value, json};

/// The comparison as JSON.
pub(super) fn comparison(comparison: &Comparison, originals: &[Original]) -> Value {
    let of = |all: &[Counterpart]| all.iter().map(counterpart).collect::<Vec<_>>();
    json!({
        "sources": originals.iter().map(|original| original.name.as_str()).collect::<Vec<_>>(),
        "passages": comparison.passages.iter().map(passage).collect::<Vec<_>>(),
        "quotations": comparison.quotations.iter().map(quoted).collect::<Vec<_>>(),
        "quantities": of(&comparison.numbers),
        "dates": of(&comparison.dates),
        "mentions": of(&comparison.names),
        "statements": of(&comparison.statements),
    })
}

fn passage(it: &Passage) -> Value {
    json!({ "source": it.original, "place": [it.span.start, it.span.end], "words": it.words, "shows": it.shows })
}

fn counterpart(it: &Counterpart) -> Value {
    json!({
        "found": found(it.found),
        "passage": it.passage.map(Id::index),
        "differences": it.differences.iter().map(difference).collect::<Vec<_>>(),
    })
}

fn difference(it: &Difference) -> Value {
    json!({ "change": change(it.change), "sure": it.truth.is_true(), "passage": it.passage.index() })
}

fn quoted(it: &Quoted) -> Value {
    json!({
        "found": found(it.found),
        "passage": it.passage.map(Id::index),
        "spliced_with": it.spliced_with.map(Id::index),
        "unquoted": it.unquoted == Truth::True,
        "other_speaker": it.other_speaker == Truth::True,
        "cut": it.cut.map(Id::index),
    })
}

/// The word for whether something stands in the sources.
pub(super) fn found(found: Found) -> &'static str {
    match found {
        Found::Same => "same",
        Found::Altered => "altered",
        Found::Absent => "absent",
        Found::Open => "open",
    }
}

/// The word for what differs.
pub(in crate::report) fn change(change: Change) -> &'static str {
    match change {
        Change::AttributionDropped => "attribution-dropped",
        Change::OtherSpeaker => "other-speaker",
        Change::HedgeDropped => "hedge-dropped",
        Change::HedgeAdded => "hedge-added",
        Change::FirmerVerb => "firmer-verb",
        Change::Negation => "turned-round",
        Change::NoteMissing => "note-missing",
        Change::DenialMissing => "denial-missing",
        Change::ResponseMissing => "response-missing",
        Change::CauseAdded => "cause-added",
        Change::Generalised => "generalised",
        Change::Figure => "another-figure",
    }
}

/// Each statement with the passage that it was held against, for people.
pub fn comparison_to_human(
    lines: &Lines<'_>,
    facts: &Facts,
    comparison: &Comparison,
    originals: &[Original],
) -> String {
    let mut text = String::from("\nheld against its sources\n");
    for (statement, it) in facts.statements.iter().zip(&comparison.statements) {
        let place = lines.place(statement.anchor().start);
        let words = shown(comparison, originals, it.passage);
        text.push_str(&format!("\n{:>4}:{:<4} {}{words}\n", place.line, place.column, found(it.found)));
        for it in &it.differences {
            let sure = if it.truth.is_true() { "" } else { " (cannot tell)" };
            let words = shown(comparison, originals, Some(it.passage));
            text.push_str(&format!("          {}{sure}{words}\n", change(it.change)));
        }
    }
    text
}

fn shown(comparison: &Comparison, originals: &[Original], passage: Option<Id<Passage>>) -> String {
    let Some(passage) = passage.and_then(|id| comparison.passages.get(id)) else { return String::new() };
    let Some(original) = originals.get(passage.original) else { return String::new() };
    let line = Lines::of(&original.facts.document.text).place(passage.span.start).line;
    let words: String = passage.words.chars().take(160).collect();
    format!("  {}:{line} “{}”", harmless(&original.name), harmless(&words))
}
