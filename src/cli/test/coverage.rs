//! `sayso test --coverage`: what no example exercised, in words.

use crate::cli::test::tested::Tested;
use sayso::examples::{Coverage, Gap, GapKind};

/// The gaps, then how much is exercised.
pub fn shown(coverage: &Coverage<'_>, tested: &Tested) -> String {
    let (covered, gaps) = coverage.result(|rule| tested.is_tested(rule));
    let mut text = String::new();
    for gap in gaps.iter().filter(|gap| tested.is_own(gap.file)) {
        text.push_str(&line(gap, tested));
    }
    let (tests, words) = (covered.tests, covered.words);
    text.push_str(&format!(
        "coverage: {} of {} tests and definitions came out both true and not; {} of {} words stand in an example\n",
        tests.0, tests.1, words.0, words.1
    ));
    text
}

/// "rules/conflict.sayso:14: conflict/x: true in no example: reported as unverified"
fn line(gap: &Gap, tested: &Tested) -> String {
    let Some(file) = tested.ready.files.get(gap.file) else { return String::new() };
    let place = format!("{}:{}", file.name, tested.line(&file.name, gap.span));
    let words = gap.span.of(&file.text).split_whitespace().collect::<Vec<_>>().join(" ");
    let words = without_verb(&words);
    let what = match &gap.kind {
        GapKind::NeverTrue => format!("true in no example: {words}"),
        GapKind::NeverFalse => format!("true in every example: {words}"),
        GapKind::NeverAsked => format!("asked in no example: {words}"),
        GapKind::Words(missing) => {
            let missing: Vec<String> = missing.iter().map(|entry| format!("\"{entry}\"")).collect();
            format!("in no example: {}", missing.join(", "))
        }
    };
    format!("{place}: {}: {what}\n", gap.of)
}

/// "covered by a note" for "is not covered by a note": what is counted is the test without its `not`.
fn without_verb(words: &str) -> &str {
    let words = ["is ", "are "].iter().find_map(|verb| words.strip_prefix(verb)).unwrap_or(words);
    words.strip_prefix("not ").unwrap_or(words)
}
