//! Saved pages: what is read of each is its article, by the method of the public benchmark of article extraction.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use sayso::source::Source;
use sayso::text::{BlockKind, Format, read};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Runs of four words, each with how often it stands there.
fn runs(text: &str) -> BTreeMap<Vec<String>, usize> {
    let split = text.split(|letter: char| !letter.is_alphanumeric());
    let words: Vec<String> = split.filter(|word| !word.is_empty()).map(str::to_lowercase).collect();
    let mut runs = BTreeMap::new();
    for run in words.windows(4) {
        *runs.entry(run.to_vec()).or_default() += 1;
    }
    runs
}

/// What is read of a page, without its headline.
fn article(page: &str) -> String {
    let Source { text, format, .. } = Source::html(page);
    let document = read(&text, format);
    assert_eq!(format, Format::Markdown);
    let told = document.blocks.iter().filter(|block| block.kind != BlockKind::Headline);
    told.map(|block| document.seen(block.span).into_owned()).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_articles_of_saved_pages_are_found() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages");
    let mut pages: Vec<_> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    pages.retain(|path| path.extension().is_some_and(|ending| ending == "html"));
    pages.sort();
    assert_eq!(pages.len(), 10);
    let (mut precision, mut recall, mut told) = (0.0, 0.0, String::new());
    for page in &pages {
        let (found, gold) =
            (article(&fs::read_to_string(page).unwrap()), fs::read_to_string(page.with_extension("txt")).unwrap());
        let (found, gold) = (runs(&found), runs(&gold));
        let right: usize = found.iter().map(|(run, count)| *count.min(gold.get(run).unwrap_or(&0))).sum();
        let share = |of: &BTreeMap<Vec<String>, usize>| right as f64 / of.values().sum::<usize>().max(1) as f64;
        precision += share(&found) / pages.len() as f64;
        recall += share(&gold) / pages.len() as f64;
        told.push_str(&format!("{:.3} {:.3} {}\n", share(&found), share(&gold), page.display()));
    }
    let both = 2.0 * precision * recall / (precision + recall);
    println!("F1 {both:.3}, precision {precision:.3}, recall {recall:.3}\n{told}");
    assert!(both >= 0.95, "F1 {both:.3}\n{told}");
}
