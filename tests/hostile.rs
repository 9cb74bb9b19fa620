//! The whole way from text to findings on text that no person wrote: it ends, in a time that grows with the length.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use sayso::knowledge::Knowledge;
use sayso::text::Format;
use sayso::{compile, packs};
use std::time::{Duration, Instant};

/// Wide, for slow machines without optimisation; a step that goes over a sentence for each of its words would miss it.
const BOUND: Duration = Duration::from_secs(40);

#[test]
fn time_grows_with_length() {
    let (plan, _) = compile(&packs::built_in());
    let texts = [
        "He ".to_owned() + &"said that ".repeat(15_000),
        "\"".repeat(15_000),
        "“he said ".repeat(15_000),
        "she said, ".repeat(10_000),
        "Mr. ".repeat(15_000),
        "Kyiv and Moscow and ".repeat(10_000),
        "which who that ".repeat(15_000),
        "not independently verified ".repeat(10_000),
        "The army said so. ".repeat(5_000),
        "1,000 people killed ".repeat(10_000),
        "(((".repeat(10_000),
        "אמר ב-9 ".repeat(10_000),
        "e\u{301}".repeat(25_000),
    ];
    for text in &texts {
        let start = Instant::now();
        let _ = sayso::check(text, Format::Plain, &plan, Knowledge::built_in());
        let head: String = text.chars().take(20).collect();
        assert!(start.elapsed() < BOUND, "{head:?} took {:?}", start.elapsed());
        if std::env::var_os("SHOW_TIMES").is_some() {
            println!("{head:?} {:?}", start.elapsed());
        }
    }
}
