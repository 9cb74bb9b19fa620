//! What may tell of a change, by its sort, and the rules that compare, all on: for the rewrites by hand and for the program
//! that alters texts, so that both count alike.

#![allow(dead_code, reason = "not every test needs all of it")]

use sayso::packs::built_in;
use sayso::plan::Plan;

/// The rules that tell of a quotation that is not what was said.
const QUOTES: &[&str] =
    &["altered-quotation", "spliced-quotation", "invented-quotation", "paraphrase-as-quotation", "quotation-cut-short"];

/// The sorts of change, each with the rules that may tell of it.
pub const CHANGES: &[(&str, &[&str])] = &[
    ("quotation", QUOTES),
    ("speaker", &["other-speaker", "altered-name"]),
    ("number", &["altered-number", "altered-figure", "unsourced-number"]),
    ("date", &["altered-date", "unsourced-number", "altered-number"]),
    ("name", &["altered-name", "unsourced-name", "other-speaker"]),
    ("attribution", &["dropped-attribution"]),
    ("hedge", &["dropped-hedge", "turned-round"]),
    ("verb", &["firmer-verb"]),
    ("negation", &["turned-round"]),
    ("note", &["dropped-note"]),
    ("answer", &["dropped-denial"]),
    ("fact", &["unsourced-fact", "unsourced-name", "unsourced-number"]),
    ("cause", &["added-cause"]),
    ("generalised", &["generalised"]),
];

/// The rules that may tell of a sort of change; empty for what is none.
pub fn rules_of(change: &str) -> &'static [&'static str] {
    CHANGES.iter().find(|(name, _)| *name == change).map_or(&[], |(_, rules)| rules)
}

/// The rules of the pack, all on.
pub fn pack() -> Plan {
    let (mut plan, problems) = sayso::compile(&built_in());
    assert!(problems.is_empty(), "{problems:?}");
    for rule in plan.rules.iter_mut() {
        rule.on = rule.name.starts_with("fidelity/");
    }
    plan
}
