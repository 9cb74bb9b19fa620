//! Marked statements as the accurate tier reads them, for `training/encoder`.
//! Printed as JSON lines: an article, then its statements. Holds the text of the articles, so it stays outside the project.

use super::labels::{self, Example};
use crate::{draw, tier, tokens};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::Path;

/// Prints each article of a folder of marks with its statements.
pub fn print(folder: &Path, weights: &Path) {
    let accurate = tier::accurate(weights);
    let mut articles: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    let examples = labels::examples(folder, &accurate, |name, facts| {
        articles.insert(name.to_owned(), tokens::units_of(&facts.document));
    });
    for (name, units) in &articles {
        let own = examples.iter().filter(|example| example.article == *name);
        let statements: Vec<Value> = own.map(statement).collect();
        let kept = draw::is_kept(name);
        println!("{}", json!({ "name": name, "kept": kept, "units": units, "marked": [], "statements": statements }));
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
