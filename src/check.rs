//! Articles to findings: read, then asked every rule, in one way for all who check. It opens no file and prints nothing.

use crate::attribution::Extractor;
use crate::diagnostic::Diagnostic;
use crate::evaluate::{Allowance, Evaluated, Finding, Questions, evaluate_all};
use crate::extract::{extract, extract_all};
use crate::facts::Facts;
use crate::fidelity::{Comparison, Original, Originals, compare};
use crate::knowledge::Knowledge;
use crate::plan::Plan;
use crate::text::Format;

/// An article that was checked.
#[derive(Clone, Debug)]
pub struct Article {
    /// What it says, on whose word.
    pub facts: Facts,
    /// What rules found, in reading order.
    pub findings: Vec<Finding>,
    /// What comments in it allow, with why.
    pub allowed: Vec<(Finding, Allowance)>,
    /// What came of holding it against what it was made from.
    pub comparison: Option<Comparison>,
    /// What is wrong with its own `sayso allow` comments.
    pub problems: Vec<Diagnostic>,
}

impl Article {
    /// What rules say of facts, wherever those come from.
    pub fn of(facts: Facts, plan: &Plan, knowledge: &Knowledge, originals: Option<&Originals>) -> Self {
        Self::asked(facts, &Questions::of(plan), knowledge, originals)
    }

    /// The same where the questions of the plan are worked out already, as for several articles.
    pub fn asked(
        facts: Facts,
        questions: &Questions<'_>,
        knowledge: &Knowledge,
        originals: Option<&Originals>,
    ) -> Self {
        let comparison = originals.map(|originals| compare(&facts, originals, knowledge));
        let Evaluated { findings, allowed, problems } = evaluate_all(questions, &facts, knowledge, comparison.as_ref());
        Self { facts, findings, allowed, comparison, problems }
    }
}

/// Reads an article and asks every rule.
pub fn check(text: &str, format: Format, plan: &Plan, knowledge: &Knowledge, extractor: &dyn Extractor) -> Article {
    Article::of(extract(text, format, knowledge, extractor), plan, knowledge, None)
}

/// Reads the texts that drafts were made from: each by its name in reports, its text and how it is written.
pub fn originals(texts: Vec<(String, String, Format)>, knowledge: &Knowledge, extractor: &dyn Extractor) -> Originals {
    let articles: Vec<(&str, Format)> = texts.iter().map(|(_, text, format)| (text.as_str(), *format)).collect();
    let facts = extract_all(&articles, knowledge, extractor);
    let named = texts.into_iter().zip(facts).map(|((name, _, _), facts)| Original { name, facts });
    Originals::of(named.collect(), knowledge)
}

/// Articles in their order, each held against the originals where there are some, as if each were checked alone. They are read together, stage by stage, as `extract_all` says.
pub fn check_all(
    articles: &[(&str, Format)],
    plan: &Plan,
    knowledge: &Knowledge,
    extractor: &dyn Extractor,
    originals: Option<&Originals>,
) -> Vec<Article> {
    let facts = extract_all(articles, knowledge, extractor);
    let questions = Questions::of(plan);
    facts.into_iter().map(|facts| Article::asked(facts, &questions, knowledge, originals)).collect()
}
