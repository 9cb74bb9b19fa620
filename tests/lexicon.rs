//! The word lists: each is read by some code, and no entry is one that the words of an article can never match.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use sayso::knowledge::{Entries, Language, ListName};
use sayso::patterns::{Family, text};
use sayso::text::{Format, read};
use std::fs;
use std::path::{Path, PathBuf};

/// The source, one file after the other.
fn source() -> String {
    let mut source = String::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    while let Some(folder) = folders.pop() {
        let paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        for path in paths {
            if path.is_dir() {
                folders.push(path);
            } else {
                source += &fs::read_to_string(path).unwrap();
            }
        }
    }
    source
}

fn constant(list: ListName) -> String {
    format!("lists::{}", list.file().to_uppercase().replace('-', "_"))
}

/// True when the constant stands in the code, not only as the beginning of a longer one.
fn is_read(source: &str, list: ListName) -> bool {
    let constant = constant(list);
    let ends = |rest: &str| !rest.starts_with(|c: char| c == '_' || c.is_ascii_uppercase());
    source.match_indices(&constant).any(|(at, _)| source.get(at + constant.len()..).is_some_and(ends))
}

/// True when a pattern that ships names the list.
fn is_in_patterns(list: ListName) -> bool {
    let parts = |text: &'static str| text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-'));
    Family::ALL.into_iter().any(|family| parts(text(Language::English, family)).any(|word| word == list.file()))
}

/// The phrases of a list as its file has them.
fn phrases(list: ListName) -> impl Iterator<Item = &'static str> {
    let lines = list.text().lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty());
    lines.map(|line| line.split(" | ").next().unwrap_or(line).trim())
}

#[test]
fn some_code_reads_every_list() {
    let source = source();
    let unread: Vec<&str> =
        ListName::all().filter(|list| !is_read(&source, *list) && !is_in_patterns(*list)).map(ListName::file).collect();
    assert!(unread.is_empty(), "read by nothing: {}", unread.join(", "));
}

/// Lists with parts of words and of lines, which are looked up by themselves: the sign in "US$12", the end of a verb.
const PARTS: [&str; 7] =
    ["currencies", "lines", "number-context", "page-words", "people-endings", "spelling", "word-pieces"];

/// True when an article that has a phrase between these words has it as an entry.
fn stands(entries: &Entries, before: &str, phrase: &str, after: &str) -> bool {
    let article = format!("{before} {phrase} {after}");
    let document = read(&article, Format::Plain);
    let hits = entries.find(&document.words(0..document.tokens.len()));
    let place = |hit: &std::ops::Range<usize>| {
        let tokens = document.tokens.as_slice();
        (tokens[hit.start].span.start, tokens[hit.end - 1].span.end)
    };
    hits.iter().any(|hit| place(&hit.range) == (before.len() + 1, before.len() + 1 + phrase.len()))
}

/// With a capital at each word, as titles stand before names.
fn capital(phrase: &str) -> String {
    let words = phrase.split(' ').map(|word| {
        let mut letters = word.chars();
        letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
    });
    words.collect::<Vec<_>>().join(" ")
}

#[test]
fn an_article_with_the_words_of_an_entry_has_the_entry() {
    let source = source();
    // Some lists are tables that the reading of text looks into by itself.
    let count = |what: &str| source.matches(what).count();
    let is_table = |list: ListName| count(&constant(list)) == count(&format!("{}.text()", constant(list)));
    let mut wrong = Vec::new();
    for list in ListName::all().filter(|list| !is_table(*list) && !PARTS.contains(&list.file())) {
        for phrase in phrases(list) {
            let (entries, said) = (Entries::from_phrases([phrase]), phrase.replace('*', "it"));
            let found = stands(&entries, "They saw", &said, "there.")
                || stands(&entries, "They saw", &said, "12 of them.")
                || stands(&entries, "They saw", &capital(&said), "12 of them.")
                || stands(&entries, "They saw", &capital(&said), "Reed there.");
            if !found {
                wrong.push(format!("{}: {phrase}", list.file()));
            }
        }
    }
    assert!(wrong.is_empty(), "never matched:\n{}", wrong.join("\n"));
}
