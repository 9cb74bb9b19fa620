//! The rulebook and the vocabulary under `docs/` are what the program makes of its rules and its table.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use sayso::packs;
use sayso::report::{rulebook, to_html, wordbook};
use std::fs;

fn rules() -> String {
    let files = packs::built_in();
    rulebook(&sayso::compile(&files).0, &files, |_| true)
}

/// A page under `docs/` is what is made now; with `UPDATE` set it is written.
fn holds(page: &str, made: &str) {
    if std::env::var_os("UPDATE").is_some() {
        fs::write(page, made).unwrap();
    }
    let hint = "run: UPDATE=1 cargo test --test reference";
    assert!(fs::read_to_string(page).unwrap() == made, "{page} is not up to date; {hint}");
}

#[test]
fn the_rulebook_is_up_to_date() {
    holds("docs/rulebook.md", &rules());
}

#[test]
fn the_vocabulary_is_up_to_date() {
    holds("docs/vocabulary.md", &wordbook(|_| true));
}

/// A page needs nothing else, runs nothing, and its links lead somewhere.
#[test]
fn pages_stand_alone() {
    for markdown in [rules(), wordbook(|_| true)] {
        let page = to_html(&markdown);
        for sign in ["<script", "http:", "https:", "src=", "@import", "url("] {
            assert!(!page.contains(sign), "{sign}");
        }
        for link in page.split("href=\"#").skip(1) {
            let name = link.split('"').next().unwrap();
            assert!(page.contains(&format!("id=\"{name}\"")), "#{name} leads nowhere");
        }
    }
}

#[test]
fn every_rule_is_in_the_rulebook_with_its_examples() {
    let files = packs::built_in();
    let (plan, _) = sayso::compile(&files);
    let book = rules();
    for rule in plan.rules.iter() {
        assert!(book.contains(&format!("`{}`", rule.name)), "{}", rule.name);
    }
    let examples: usize = plan.rules.iter().map(|rule| rule.examples.len()).sum();
    let kept_apart = book.matches("\n<!-- -->\n").count();
    let lists = book.matches("eported:\n").count();
    assert_eq!(kept_apart + lists, examples);
}
