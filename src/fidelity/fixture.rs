//! Drafts held against their sources, for the tests of this folder. Reads both with the fast tier; compares nothing itself.

use super::{Change, Comparison, Counterpart, Found, Original, Originals, compare};
use crate::attribution::fast;
use crate::extract::extract;
use crate::facts::Facts;
use crate::knowledge::Knowledge;
use crate::span::Span;
use crate::text::Format;

/// A draft with what came of it.
pub(super) struct Held {
    pub draft: Facts,
    pub comparison: Comparison,
}

pub(super) fn facts(text: &str) -> Facts {
    extract(text, Format::Markdown, Knowledge::built_in(), fast())
}

pub(super) fn originals(texts: &[&str]) -> Originals {
    let named = texts.iter().enumerate().map(|(at, text)| Original { name: format!("{at}"), facts: facts(text) });
    Originals::of(named.collect(), Knowledge::built_in())
}

pub(super) fn held(draft: &str, sources: &[&str]) -> Held {
    let (draft, originals) = (facts(draft), originals(sources));
    let comparison = compare(&draft, &originals, Knowledge::built_in());
    Held { draft, comparison }
}

impl Held {
    fn of<'a>(&'a self, spans: impl Iterator<Item = Span>, all: &'a [Counterpart]) -> Vec<(&'a str, Found)> {
        spans.zip(all).map(|(span, it)| (self.draft.document.at(span), it.found)).collect()
    }

    pub fn numbers(&self) -> Vec<(&str, Found)> {
        self.of(self.draft.quantities.iter().map(|it| it.span), &self.comparison.numbers)
    }

    pub fn dates(&self) -> Vec<(&str, Found)> {
        self.of(self.draft.dates.iter().map(|it| it.span), &self.comparison.dates)
    }

    pub fn names(&self) -> Vec<(&str, Found)> {
        self.of(self.draft.mentions.iter().map(|it| it.span), &self.comparison.names)
    }

    /// What differs in any statement, each once.
    pub fn changes(&self) -> Vec<Change> {
        let all = self.comparison.statements.iter().flat_map(|it| &it.differences);
        let mut changes: Vec<Change> = all.filter(|it| it.truth.is_true()).map(|it| it.change).collect();
        changes.sort_unstable();
        changes.dedup();
        changes
    }
}
