//! The patterns that ship: each file is sound, each example holds, and each pattern is one that its own sentences need. What is
//! wrong in a file is told at its place.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use sayso::diagnostic::Diagnostic;
use sayso::knowledge::Knowledge;
use sayso::patterns::{Family, Patterns, Problem, failing, files, text};

fn told(file: &str, text: &str, problems: &[Problem]) -> Vec<String> {
    let line = |problem: &Diagnostic| {
        let start = problem.span.map_or(0, |span| span.start);
        text.get(..start).unwrap_or_default().lines().count().max(1)
    };
    let told = problems.iter().map(Problem::diagnostic);
    told.map(|it| format!("{file}:{}: {}: {}", line(&it), it.message, it.help.clone().unwrap_or_default())).collect()
}

#[test]
fn the_patterns_that_ship_are_sound_and_their_examples_hold() {
    let mut wrong = Vec::new();
    for family in Family::ALL {
        let text = text(family);
        let (patterns, problems) = Patterns::read(family, text);
        assert!(!patterns.patterns.is_empty(), "{}", family.name());
        wrong.extend(told(family.name(), text, &problems));
        wrong.extend(told(family.name(), text, &failing(family, &patterns, Knowledge::built_in())));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_file_of_patterns_is_of_a_family() {
    let unknown: Vec<&str> = files().filter(|name| Family::of(name).is_none()).collect();
    assert!(unknown.is_empty(), "no family is called {unknown:?}");
}
