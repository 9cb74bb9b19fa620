//! The rules that ship: each has at least two texts that it flags and two that it allows, and they hold.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use sayso::knowledge::Knowledge;
use sayso::packs;
use sayso::text::Format;

#[test]
fn examples_hold() {
    let knowledge = Knowledge::built_in();
    let (plan, problems) = sayso::compile(&packs::built_in());
    assert!(problems.iter().all(|(_, it)| it.severity < sayso::diagnostic::Severity::Error), "{problems:?}");
    let mut wrong = Vec::new();
    for rule in plan.rules.iter() {
        for wanted in [true, false] {
            let count = rule.examples.iter().filter(|it| it.flags == wanted).count();
            assert!(count >= 2, "{} has {count} examples with flags = {wanted}", rule.name);
        }
        for example in &rule.examples {
            let (findings, _) = sayso::check(&example.text, Format::Markdown, &plan, knowledge);
            let found = findings.iter().any(|finding| finding.name == rule.name);
            if found != example.flags {
                let names: Vec<&str> = findings.iter().map(|finding| finding.name.as_str()).collect();
                let verb = if example.flags { "does not flag" } else { "flags" };
                wrong.push(format!("{} {verb}: {}\n  found: {names:?}", rule.name, example.text));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
