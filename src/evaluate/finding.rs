//! A finding: what a rule says of one place, ready to be shown. Holds no rule and no facts; a report needs nothing
//! else.

use crate::diagnostic::{Diagnostic, Elsewhere, Label, Severity};
use crate::evaluate::Trace;
use crate::list::Id;
use crate::plan::Rule;
use crate::span::Span;
use crate::text::Sentence;
use crate::vocabulary::Thing;
use rustc_hash::FxHashSet;

/// A place that breaks a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The rule.
    pub rule: Id<Rule>,
    /// Its full name: "conflict/captive-as-fact".
    pub name: String,
    /// How grave: the highest of the places gathered here.
    pub severity: Severity,
    /// What was found.
    pub message: String,
    /// Why it matters.
    pub why: Option<String>,
    /// What to do next.
    pub help: Option<String>,
    /// The standard that it comes from.
    pub see: Option<String>,
    /// What is flagged.
    pub thing: Thing,
    /// Where the thing stands; `None` for the article.
    pub anchor: Option<Span>,
    /// Where the caret goes: the anchor, or what the rule marks; `None` for the article.
    pub span: Option<Span>,
    /// A few words under the caret.
    pub caption: String,
    /// Other places that made it so, in reading order.
    pub labels: Vec<Label>,
    /// Places in the texts that the article was held against.
    pub elsewhere: Vec<Elsewhere>,
    /// The anchors of the other things that this finding stands for, in reading order.
    pub also: Vec<Span>,
    /// The sentence of the anchor: reports group by it.
    pub sentence: Option<Id<Sentence>>,
    /// Sixteen hexadecimal digits that stay the same while the rule and the words of the place do.
    pub fingerprint: String,
    /// Why the rule fired.
    pub trace: Trace,
}

/// Leaves out what would be told twice: the same rule, place and words. Several statements on one person's word are one
/// finding where the rule marks that word. The findings are in reading order.
pub(super) fn drop_repeats(findings: &mut Vec<Finding>) {
    let mut told: FxHashSet<(Id<Rule>, Option<Span>, String)> = FxHashSet::default();
    findings.retain(|one| one.span.is_none() || told.insert((one.rule, one.span, one.message.clone())));
}

impl Finding {
    /// Reading order: by sentence, then place, then rule; findings of the whole article come last.
    pub(super) fn order(&self) -> (bool, Option<Id<Sentence>>, Option<Span>, Id<Rule>) {
        (self.anchor.is_none(), self.sentence, self.span, self.rule)
    }
}

impl From<&Finding> for Diagnostic {
    fn from(finding: &Finding) -> Self {
        Self {
            code: finding.name.clone(),
            severity: finding.severity,
            message: finding.message.clone(),
            span: finding.span,
            caption: finding.caption.clone(),
            labels: finding.labels.clone(),
            elsewhere: finding.elsewhere.clone(),
            why: finding.why.clone(),
            help: finding.help.clone(),
            see: finding.see.clone(),
        }
    }
}
