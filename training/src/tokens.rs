//! Marked articles as tokens and units, for training in another language: JSON lines, an article each. Written to a
//! folder outside the project, since they hold the corpus's text.

use crate::{brat, document};
use sayso::attribution::training::{Found, quotes, units};
use sayso::text::Document;
use serde_json::{Value, json};
use std::path::Path;

/// Prints each article of a folder: its units with their tokens, sentences and quotation states, and what is marked.
/// Indices count tokens of the article.
pub fn print(folder: &Path) {
    for article in brat::read_folder(folder) {
        let gold = document(&article);
        let units = units_of(&gold.document);
        let marked: Vec<Value> = gold.marked.iter().map(found).collect();
        println!("{}", json!({ "name": article.name, "units": units, "marked": marked }));
    }
}

/// The units of a document with their tokens, sentences and quotation states.
pub fn units_of(document: &Document) -> Vec<Value> {
    let quotes = quotes(document);
    let all = units(document);
    let units = all.iter().map(|unit| {
        let tokens = document.tokens.as_slice().get(unit.tokens.clone()).unwrap_or_default();
        let words: Vec<&str> = tokens.iter().map(|token| document.at(token.span)).collect();
        let sentences: Vec<[usize; 2]> = unit.sentences.iter().map(|range| [range.start, range.end]).collect();
        let quotes = quotes.get(unit.tokens.clone()).unwrap_or_default();
        json!({ "start": unit.tokens.start, "tokens": words, "sentences": sentences, "quotes": quotes })
    });
    units.collect()
}

fn found(found: &Found) -> Value {
    let [source, cue, content] =
        [&found.source, &found.cue, &found.content].map(|runs| runs.iter().cloned().flatten().collect::<Vec<usize>>());
    json!({ "source": source, "cue": cue, "content": content })
}
