//! The pages of `sayso explain CODE`: one for each code, with an example that raises it and one that is mended.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use sayso::knowledge::Knowledge;
use sayso::packs::RuleFile;
use sayso::{codes, lint, resolve, syntax};

/// What no example can raise: nothing waits to be read at the moment, and a whole file is too tangled only when it was
/// made to be.
const WITHOUT: [&str; 2] = ["not-read-yet", "too-tangled"];

/// What an example cannot raise alone: the one follows from another mistake, always; the other leaves one of two without
/// use.
const WITH: [(&str, &str); 2] = [("broken-phrase", "wrong-type"), ("phrase-twice", "unused-definition")];

/// The files of the examples in a part of a page.
fn files(part: &str) -> Vec<RuleFile> {
    let blocks = part.split("```sayso\n").skip(1);
    blocks
        .enumerate()
        .map(|(at, block)| RuleFile::new(format!("{at}.sayso"), block.split("```").next().unwrap()))
        .collect()
}

/// The codes that files raise, each once; that a rule has no example is said of all of these.
fn raised(files: &[RuleFile]) -> Vec<String> {
    let (_, problems) = sayso::review(files, 0, Knowledge::built_in(), sayso::attribution::fast());
    let mut codes: Vec<String> = problems.into_iter().map(|(_, problem)| problem.code).collect();
    codes.sort();
    codes.dedup();
    codes
}

fn without_no_example(mut codes: Vec<String>) -> Vec<String> {
    codes.retain(|code| code != "no-example");
    codes
}

#[test]
fn every_code_has_a_page() {
    let mut known: Vec<&str> = [syntax::codes(), resolve::codes(), lint::codes()].concat();
    known.sort_unstable();
    assert_eq!(codes::codes().collect::<Vec<_>>(), known);
    assert_eq!(sayso::codes::page("no-such-code"), None);
}

#[test]
fn each_example_raises_its_code_and_no_other() {
    let mut wrong = Vec::new();
    for code in codes::codes() {
        let page = codes::page(code).unwrap();
        assert!(page.starts_with(&format!("# {code}\n\n")), "{code}");
        let (what, how) = page.split_once("\n## What to do\n").expect(code);
        let (example, mended) = (files(what), files(how));
        if WITHOUT.contains(&code) {
            assert!(example.is_empty(), "{code}");
            continue;
        }
        let mut found = raised(&example);
        if code != "no-example" {
            found = without_no_example(found);
        }
        found.retain(|found| !WITH.contains(&(code, found)));
        if found != [code] {
            wrong.push(format!("{code}: the example raises {found:?}"));
        }
        let left = if code == "no-example" { raised(&mended) } else { without_no_example(raised(&mended)) };
        if mended.is_empty() || !left.is_empty() {
            wrong.push(format!("{code}: the mended example raises {left:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn pages_can_be_read_in_a_terminal() {
    for code in codes::codes() {
        // Examples stand in every second part.
        for text in codes::page(code).unwrap().split("```").step_by(2) {
            assert!(text.lines().all(|line| line.chars().count() <= 100), "{code}: {text}");
        }
    }
}
