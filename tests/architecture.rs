//! Modules go one way: each uses only those before it in one list. And a file stays short enough to be read at once.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

#[path = "support/literals.rs"]
mod literals;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The modules of the library in order. Each uses only those before it.
const ORDER: [&str; 32] = [
    "span",
    "list",
    "memo",
    "truth",
    "diagnostic",
    "knowledge",
    "text",
    "source",
    "remark",
    "phrases",
    "patterns",
    "attribution",
    "facts",
    "entity",
    "judgements",
    "statement",
    "extract",
    "fidelity",
    "consistency",
    "syntax",
    "vocabulary",
    "plan",
    "resolve",
    "evaluate",
    "check",
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
    ("resolve/sentence/chunk.rs", "one function a shape of chunk"),
    ("statement/note/cover.rs", "the ways in which a note reaches a statement, side by side"),
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

/// The modules that read English. Their words belong into `knowledge/`.
const READING: [&str; 8] = ["text", "phrases", "attribution", "entity", "statement", "facts", "vocabulary", "evaluate"];

/// The English words in the code of the modules that read, a line a file. The count of a file may only fall.
const LITERALS: &str = "tests/english-literals.txt";

/// As many English words as all of that code may hold.
const MOST: usize = 800;

/// The English words in each file, those without any left out.
fn english() -> BTreeMap<String, usize> {
    let reading = |name: &str| READING.contains(&name.split('/').next().unwrap().trim_end_matches(".rs"));
    let tests = |name: &str| name.ends_with("/tests.rs") || name.ends_with("/fixture.rs");
    let counted = files().into_iter().filter(|(name, _)| reading(name) && !tests(name));
    counted.map(|(name, text)| (name, literals::count(&text))).filter(|(_, count)| *count > 0).collect()
}

/// The places that look at tags in each file of the rooms behind `phrases`, a line a file. The count of a file may only fall:
/// noun phrases, verb groups, subjects and passives are read once, in `phrases`.
const TAGS: &str = "tests/tags.txt";

fn tags() -> BTreeMap<String, usize> {
    let behind: Vec<&str> = ORDER.into_iter().skip_while(|module| *module != "attribution").collect();
    let counted = files()
        .into_iter()
        .filter(|(name, _)| behind.contains(&name.split('/').next().unwrap().trim_end_matches(".rs")));
    let count = |text: &str| {
        let code = text.split("#[cfg(test)]").next().unwrap_or_default().lines();
        code.filter(|line| !line.trim_start().starts_with("//"))
            .map(|line| line.matches("Tag::").count())
            .sum::<usize>()
    };
    counted.map(|(name, text)| (name, count(&text))).filter(|(_, count)| *count > 0).collect()
}

/// The table as it stands in the repository.
fn table(file: &str) -> BTreeMap<String, usize> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    let text = fs::read_to_string(path).unwrap_or_default();
    text.lines()
        .filter_map(|line| line.rsplit_once(' '))
        .map(|(name, count)| (name.to_owned(), count.parse().unwrap()))
        .collect()
}

/// What is counted, file by file, may only fall; tells how many there are. With `UPDATE` set the table is written anew, unless
/// there are more in all than before: a file that was parted in two or renamed may take its own along.
fn only_become_fewer(file: &str, now: &BTreeMap<String, usize>, what: &str, cure: &str) -> usize {
    let before = table(file);
    let (all, most) = (now.values().sum::<usize>(), before.values().sum::<usize>());
    if std::env::var_os("UPDATE").is_some() && (all <= most || before.is_empty()) {
        let lines: String = now.iter().map(|(name, count)| format!("{name} {count}\n")).collect();
        fs::write(Path::new(env!("CARGO_MANIFEST_DIR")).join(file), lines).unwrap();
        return all;
    }
    let of = |table: &BTreeMap<String, usize>, name: &str| table.get(name).copied().unwrap_or(0);
    let mut names: Vec<&String> = now.keys().chain(before.keys()).collect();
    names.sort();
    names.dedup();
    let changed =
        names.into_iter().map(|name| (name, of(&before, name), of(now, name))).filter(|(_, was, is)| was != is);
    let told: Vec<String> = changed
        .map(|(name, was, is)| {
            let remark = if is > was { cure } else { "well done" };
            format!("{name}: {was} {what}, now {is}; {remark}")
        })
        .collect();
    let hint = "UPDATE=1 cargo test --test architecture writes the table where there are no more in all";
    assert!(told.is_empty(), "{}\n{most} in all, now {all}; {hint}", told.join("\n"));
    all
}

#[test]
fn english_words_in_code_only_become_fewer() {
    let all = only_become_fewer(LITERALS, &english(), "English words", "put the words into `knowledge/en/lexicon/`");
    assert!(all <= MOST, "{all} English words in code, {MOST} at most");
}

#[test]
fn tags_are_read_behind_phrases_ever_less() {
    only_become_fewer(TAGS, &tags(), "looks at tags", "ask `phrases`");
}

#[test]
fn english_words_are_counted_once_each() {
    let code = r#"
        // matches!(word, "no")
        /// "neither" => 1
        fn of(word: &str) -> bool {
            let quoted = '"';
            let list = ["one", "two words"];
            let other = ["three", &four];
            match word {
                "five" | "six" => true,
                "seven" if matches!(word, "eight" | "." | "nine's") => word != "ten",
                _ => f("eleven", '\'') && Some("twelve") == word || word == Some("thirteen"),
            }
        }
        #[cfg(test)]
        mod tests { const IT: [&str; 1] = ["not this"]; }
        const AFTER: [&str; 1] = ["fourteen"];
    "#;
    assert_eq!(literals::count(code), 10);
}
