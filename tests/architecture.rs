//! Modules go one way: each uses only those before it in one list. And a file stays short enough to be read at once.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::fs;
use std::path::{Path, PathBuf};

/// The modules of the library in order. Each uses only those before it.
const ORDER: [&str; 24] = [
    "span",
    "list",
    "memo",
    "truth",
    "diagnostic",
    "knowledge",
    "text",
    "attribution",
    "facts",
    "entity",
    "statement",
    "extract",
    "syntax",
    "vocabulary",
    "plan",
    "resolve",
    "evaluate",
    "packs",
    "explain",
    "examples",
    "lint",
    "codes",
    "report",
    "edit",
];

/// Files that are longer than `LONGEST`, with the reason.
const LONG: &[(&str, &str)] = &[
    ("entity/phrase/base.rs", "one pass over the tokens of a noun phrase; to be split"),
    ("resolve/sentence/chunk.rs", "one function a shape of chunk"),
    ("statement/note/cover.rs", "the ways in which a note reaches a statement, side by side"),
    ("statement/note/find.rs", "one function a shape of note"),
];

const LONGEST: usize = 400;

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// Every file under `src`, by its path from there.
fn files() -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut folders = vec![source()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let name = path.strip_prefix(source()).unwrap().to_string_lossy().replace('\\', "/");
                found.push((name, fs::read_to_string(&path).unwrap()));
            }
        }
    }
    found.sort();
    found
}

/// The top-level modules that a text names: after `crate::`, also in `crate::{a, b::c}`.
fn used(text: &str) -> Vec<String> {
    let code: String =
        text.lines().filter(|line| !line.trim_start().starts_with("//")).map(|line| format!("{line}\n")).collect();
    let mut used = Vec::new();
    for rest in code.split("crate::").skip(1) {
        let (list, one) = match rest.strip_prefix('{') {
            Some(group) => (top_level(group.split_once("};").map_or(group, |(group, _)| group)), String::new()),
            None => (Vec::new(), rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()),
        };
        used.extend(list.into_iter().chain([one]).filter(|name| !name.is_empty()));
    }
    used
}

/// The first names of a group: "a, b::{c, d}" gives "a" and "b".
fn top_level(group: &str) -> Vec<String> {
    let mut depth = 0;
    let (mut names, mut name) = (Vec::new(), String::new());
    for character in group.chars() {
        match character {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => names.push(std::mem::take(&mut name)),
            _ if depth == 0 => name.push(character),
            _ => {}
        }
    }
    names.push(name);
    names.iter().filter_map(|name| name.split("::").next()).map(|name| name.trim().to_owned()).collect()
}

#[test]
fn modules_use_only_those_before_them() {
    let mut wrong = Vec::new();
    for (name, text) in files() {
        let module = name.split('/').next().unwrap().trim_end_matches(".rs");
        let Some(place) = ORDER.iter().position(|known| *known == module) else {
            assert!(["lib", "main", "cli"].contains(&module), "{name}: `{module}` is not in the list of modules");
            continue;
        };
        for other in used(&text) {
            let before = ORDER.iter().position(|known| *known == other);
            if before.is_some_and(|before| before > place) {
                wrong.push(format!("{name} uses `{other}`, which comes after `{module}`"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_library_names_its_modules_in_order() {
    let text = fs::read_to_string(source().join("lib.rs")).unwrap();
    let mut named: Vec<&str> =
        text.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')).collect();
    let mut known = ORDER.to_vec();
    named.sort_unstable();
    known.sort_unstable();
    assert_eq!(named, known);
}

#[test]
fn files_are_short_or_say_why_not() {
    for (name, text) in files() {
        let lines = text.lines().count();
        let reason = LONG.iter().find(|(long, _)| *long == name);
        assert!(
            lines <= LONGEST || reason.is_some(),
            "{name} has {lines} lines; split it, or give a reason in this file"
        );
        assert!(lines > LONGEST || reason.is_none(), "{name} is short by now; take it off the list");
    }
}

#[test]
fn every_file_says_what_it_is() {
    for (name, text) in files() {
        assert!(text.starts_with("//!"), "{name} does not begin with a word on what it is");
    }
}
