//! The rules that ship, embedded: one pack a subject, each with its examples. Text and its structure; what a rule means is for `resolve`.

use crate::syntax::{self, Pack, Problem};

/// A rule file: what messages call it, and its text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RuleFile {
    /// Its path or name.
    pub name: String,
    /// Its text.
    pub text: String,
    /// True for a sentence that stands alone: "flag claims …", as `--rule` takes it.
    pub is_line: bool,
}

impl RuleFile {
    /// A rule file of that name and text.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        Self { name: name.into(), text: text.into(), is_line: false }
    }

    /// One sentence, or a rule with its clauses on lines of their own.
    pub fn line(name: impl Into<String>, text: impl Into<String>) -> Self {
        Self { name: name.into(), text: text.into(), is_line: true }
    }

    /// True for a file of a pack that ships.
    pub fn ships(&self) -> bool {
        !self.is_line && BUILT_IN.contains(&(self.name.as_str(), self.text.as_str()))
    }

    /// Its tree, and what is wrong with its structure.
    pub fn parse(&self) -> (Pack, Vec<Problem>) {
        if self.is_line { syntax::rule_line(&self.text) } else { syntax::parse(&self.text) }
    }
}

const BUILT_IN: &[(&str, &str)] = &[
    ("rules/anonymous-sources.sayso", include_str!("../rules/anonymous-sources.sayso")),
    ("rules/attribution.sayso", include_str!("../rules/attribution.sayso")),
    ("rules/balance.sayso", include_str!("../rules/balance.sayso")),
    ("rules/conflict.sayso", include_str!("../rules/conflict.sayso")),
    ("rules/consistency.sayso", include_str!("../rules/consistency.sayso")),
    ("rules/fidelity.sayso", include_str!("../rules/fidelity.sayso")),
    ("rules/figures-and-dates.sayso", include_str!("../rules/figures-and-dates.sayso")),
    ("rules/headline.sayso", include_str!("../rules/headline.sayso")),
    ("rules/loaded-verbs.sayso", include_str!("../rules/loaded-verbs.sayso")),
    ("rules/prisoners.sayso", include_str!("../rules/prisoners.sayso")),
];

/// The packs that ship, in order of their names.
pub fn built_in() -> Vec<RuleFile> {
    BUILT_IN.iter().map(|(name, text)| RuleFile::new(*name, *text)).collect()
}
