//! Marked statements as the accurate tier reads them, for `training/encoder`.
//! Printed as JSON lines: an article, then its statements. Holds the text of the articles, so it stays outside the project.

use super::labels::{self, Example};
use crate::{draw, tier, tokens};
use sayso::attribution::{Extractor, Reading};
use sayso::facts::{Facts, Source};
use sayso::judgements::Article;
use sayso::judgements::training::{Evidence, source, source_places};
use sayso::knowledge::Knowledge;
use sayso::phrases::Phrases;
use sayso::span::Span;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::Path;

/// Prints each article of a folder of marks with its statements.
pub fn print(folder: &Path, weights: &Path) {
    let accurate = Unjudged(tier::accurate(weights));
    let mut articles: BTreeMap<String, (Vec<Value>, Vec<Value>)> = BTreeMap::new();
    let marked = labels::of_sources(folder);
    let examples = labels::examples(folder, &accurate, |name, facts| {
        let own = marked.get(name).map(Vec::as_slice).unwrap_or_default();
        articles.insert(name.to_owned(), (tokens::units_of(&facts.document), heard(facts, own)));
    });
    for (name, (units, sources)) in &articles {
        let own = examples.iter().filter(|example| example.article == *name);
        let statements: Vec<Value> = own.map(statement).collect();
        let kept = draw::is_kept(name);
        let read = json!({ "name": name, "kept": kept, "units": units, "marked": [], "statements": statements, "sources": sources });
        println!("{read}");
    }
}

fn statement(example: &Example) -> Value {
    let evidence = example.evidence.0.iter().enumerate().filter(|(_, value)| **value > 0.0).map(|(place, _)| place);
    json!({
        "content": example.place.content,
        "cue": example.place.cue,
        "target": example.place.target,
        "sentence": [example.place.sentence.start, example.place.sentence.end],
        "kind": example.kind,
        "theme": example.theme,
        "matched": example.matched,
        "evidence": evidence.collect::<Vec<_>>(),
    })
}

/// The marked sources of an article as the program has them; those that it does not have are left out.
fn heard(facts: &Facts, marked: &[labels::OfSource]) -> Vec<Value> {
    let phrases = sayso::phrases::read(&facts.document, Knowledge::built_in());
    let page = Article::new(phrases.page(), &facts.entities, &facts.sources, !facts.conflicts.is_empty());
    let mut rows = Vec::new();
    for label in marked {
        let best = facts.sources.iter().map(|it| (likeness(it, label.place), it));
        let best = best.filter(|(likeness, _)| *likeness >= SHARED).max_by(|left, right| left.0.total_cmp(&right.0));
        let Some((_, it)) = best else { continue };
        let mut evidence = Evidence::default();
        source(&page, &facts.mentions, it, &mut evidence);
        let places = source_places(&page, &facts.mentions, it);
        let held = evidence.0.iter().enumerate().filter(|(_, value)| **value > 0.0).map(|(place, _)| place);
        rows.push(json!({
            "content": places.said,
            "cue": places.cue,
            "sentence": [places.sentence.start, places.sentence.end],
            "kind": label.kind,
            "naming": label.naming,
            "party": label.party,
            "evidence": held.collect::<Vec<_>>(),
        }));
    }
    rows
}

/// A label shares at least this much with a place of its source: bytes of both in those of either.
const SHARED: f64 = 0.5;

fn likeness(source: &Source, place: Span) -> f64 {
    let of = |own: &Span| {
        let common = own.end.min(place.end).saturating_sub(own.start.max(place.start));
        common as f64 / (own.len() + place.len() - common).max(1) as f64
    };
    source.places.iter().map(of).fold(0.0, f64::max)
}

/// Reads as an extractor does and keeps what its network saw to itself: statements and sources come out as they are before
/// anything is judged, which is what judgements learn from.
#[derive(Debug)]
struct Unjudged<E>(E);

impl<E: Extractor> Extractor for Unjudged<E> {
    fn name(&self) -> &'static str {
        self.0.name()
    }

    fn read(&self, phrases: &Phrases<'_>) -> Reading {
        Reading { encoding: None, ..self.0.read(phrases) }
    }
}
