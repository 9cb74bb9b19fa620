//! The rules that ship: each has at least two texts that it flags and two that it allows, and they hold.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use sayso::attribution::fast;
use sayso::examples::try_example;
use sayso::knowledge::Knowledge;
use sayso::packs;
use sayso::text::Format;

#[test]
fn examples_hold() {
    let knowledge = Knowledge::built_in();
    let (plan, problems) = sayso::compile(&packs::built_in());
    assert!(problems.iter().all(|(_, it)| it.severity < sayso::diagnostic::Severity::Error), "{problems:?}");
    let mut wrong = Vec::new();
    for (id, rule) in plan.rules.entries() {
        for wanted in [true, false] {
            let count = rule.examples.iter().filter(|it| it.flags == wanted).count();
            assert!(count >= 2, "{} has {count} examples with flags = {wanted}", rule.name);
        }
        for example in &rule.examples {
            let tried = try_example(
                &plan,
                knowledge,
                fast(),
                &sayso::examples::Trial {
                    rule: id,
                    flags: example.flags,
                    text: &example.text,
                    from: &example.from,
                    format: Format::Markdown,
                },
            );
            if !tried.holds {
                let names: Vec<&str> = tried.found.iter().map(|finding| finding.name.as_str()).collect();
                let verb = if example.flags { "does not flag" } else { "flags" };
                wrong.push(format!("{} {verb}: {}\n  found: {names:?}", rule.name, example.text));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
