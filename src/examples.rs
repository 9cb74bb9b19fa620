//! The examples of rules, tried: a text that a rule must flag, or must not. And what no example exercised. Texts come
//! from whoever reads files; a rule that is off is tried as if it were on.

mod coverage;

pub use coverage::{Coverage, Covered, Gap, GapKind};

use crate::attribution::Extractor;
use crate::check::{Article, originals};
use crate::evaluate::Finding;
use crate::explain::{self, Change, Explanation, Fate, Place};
use crate::extract::extract;
use crate::facts::Facts;
use crate::fidelity::Comparison;
use crate::knowledge::Knowledge;
use crate::list::Id;
use crate::packs::RuleFile;
use crate::plan::{Plan, Rule};
use crate::span::Span;
use crate::text::Format;
use std::borrow::Cow;

/// An example, as it came out.
#[derive(Clone, Debug)]
pub struct Tried {
    /// The rule.
    pub rule: Id<Rule>,
    /// True where the rule must flag the text.
    pub flags: bool,
    /// True where it does what it must.
    pub holds: bool,
    /// What was found in the text, by any rule.
    pub found: Vec<Finding>,
    /// The text, read.
    pub facts: Facts,
    /// What came of holding it against what it was made from.
    pub comparison: Option<Comparison>,
}

/// An example that is to be tried.
#[derive(Clone, Copy, Debug)]
pub struct Trial<'a> {
    /// The rule.
    pub rule: Id<Rule>,
    /// True where the rule must flag the text.
    pub flags: bool,
    /// What it says, or what is in its file.
    pub text: &'a str,
    /// The texts that it was made from.
    pub from: &'a [String],
    /// How they are written.
    pub format: Format,
}

/// Tries an example of a rule.
pub fn try_example(plan: &Plan, knowledge: &Knowledge, extractor: &dyn Extractor, trial: &Trial<'_>) -> Tried {
    let Trial { rule, flags, text, from, format } = *trial;
    let plan = with_rule(plan, rule);
    let name = |place: usize| format!("from {}", place + 1);
    let texts = from.iter().enumerate().map(|(place, text)| (name(place), text.clone(), format)).collect();
    let against = (!from.is_empty()).then(|| originals(texts, knowledge, extractor));
    let facts = extract(text, format, knowledge, extractor);
    let Article { facts, findings: found, comparison, .. } = Article::of(facts, &plan, knowledge, against.as_ref());
    let holds = found.iter().any(|finding| finding.rule == rule) == flags;
    Tried { rule, flags, holds, found, facts, comparison }
}

impl Tried {
    /// Why the rule did what it did in the text: for an example that does not hold.
    pub fn explanation(&self, plan: &Plan, files: &[RuleFile], knowledge: &Knowledge) -> Explanation {
        let plan = with_rule(plan, self.rule);
        let stretch = Span::new(0, self.facts.document.text.len());
        let place = Place {
            plan: &plan,
            files,
            facts: &self.facts,
            knowledge,
            against: self.comparison.as_ref(),
            stretch,
            article: true,
        };
        let name = plan.rules.get(self.rule).map(|rule| rule.name.clone()).unwrap_or_default();
        explain::explain(&place, |rule| rule.name == name)
    }
}

/// What keeps a rule from flagging a text that it allows: the tests that would have to come out otherwise where it came
/// nearest, in words. Empty where the text holds nothing that the rule looks at.
pub fn spared_by(of: &Explanation) -> Vec<String> {
    let outcomes = of.things.iter().flat_map(|about| &about.rules);
    let nearest = outcomes.min_by_key(|outcome| (outcome.changes, std::cmp::Reverse(outcome.met)));
    let Some(nearest) = nearest else { return Vec::new() };
    match &nearest.fate {
        Fate::Silenced { by } => vec![format!("{by} silences it")],
        Fate::Allowed { .. } => vec!["a comment allows it".to_owned()],
        Fate::Reported { .. } | Fate::Not => nearest.nearest.iter().map(spared).collect(),
    }
}

fn spared(change: &Change) -> String {
    let opposite = change.text.strip_prefix("not ").map(str::to_owned);
    let opposite = opposite.unwrap_or_else(|| format!("not {}", change.text));
    if change.exception { format!("unless {opposite}") } else { opposite }
}

/// The plan with that rule on.
fn with_rule(plan: &Plan, rule: Id<Rule>) -> Cow<'_, Plan> {
    if plan.rules.get(rule).is_none_or(|rule| rule.on) {
        return Cow::Borrowed(plan);
    }
    let mut plan = plan.clone();
    for (at, one) in plan.rules.iter_mut().enumerate() {
        one.on |= at == rule.index();
    }
    Cow::Owned(plan)
}
