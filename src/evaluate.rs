//! Plan and facts to findings: every rule on every thing, in three-valued logic, then what silences, allows and
//! gathers findings. Decides what is found; how it looks is `report`'s work, and no file is read here.

mod allow;
mod answer;
mod asked;
mod explained;
mod fill;
mod finding;
mod fingerprint;
mod group;
mod independent;
mod kept;
mod labels;
mod once;
mod run;
mod shape;
mod silence;
mod tally;
mod test;
mod wholly;
mod wordings;

pub use allow::Allowance;
pub use answer::{Chosen, Trace};
pub use asked::{Asked, To, What, extent};
pub use explained::{Explained, Fate, Looked, Stretch, explain};
pub use finding::Finding;
pub use fingerprint::digest;
pub use shape::Questions;

use crate::consistency::Within;
use crate::diagnostic::Diagnostic;
use crate::facts::{Facts, Index};
use crate::fidelity::Comparison;
use crate::knowledge::Knowledge;
use crate::plan::Plan;
use crate::span::Span;
use crate::vocabulary::{Against, View};
use run::Run;
use rustc_hash::FxHashMap;

/// Findings in reading order (those of the whole article last), and the problems of the article's own `sayso allow`
/// comments. The knowledge is that which the facts were found with: rules may name its word lists. `against` is what came of
/// holding the article against what it was made from; without it, tests of that cannot tell.
pub fn evaluate(
    plan: &Plan,
    facts: &Facts,
    knowledge: &Knowledge,
    against: Option<&Comparison>,
) -> (Vec<Finding>, Vec<Diagnostic>) {
    let Evaluated { findings, problems, .. } = evaluate_all(&Questions::of(plan), facts, knowledge, against);
    (findings, problems)
}

/// All that came of an article.
#[derive(Clone, Debug, Default)]
pub struct Evaluated {
    /// What is found, in reading order; findings of the whole article last.
    pub findings: Vec<Finding>,
    /// What would be, but comments of the article allow it; in the same order.
    pub allowed: Vec<(Finding, Allowance)>,
    /// What is wrong with those comments.
    pub problems: Vec<Diagnostic>,
}

/// The same as `evaluate`, with what comments of the article allow.
pub fn evaluate_all(
    questions: &Questions<'_>,
    facts: &Facts,
    knowledge: &Knowledge,
    against: Option<&Comparison>,
) -> Evaluated {
    let plan = questions.plan;
    let index = Index::of(facts);
    let within = Within::of(facts, &index, knowledge);
    let held = Some(Against { sources: against, itself: &within });
    let view = View { facts, index: &index, lexicon: knowledge.lexicon(), against: held, outside: &[] };
    let raised = Run::new(questions, facts, &index, knowledge, against, &within).raise();
    let (standing, silenced) = silence::silence(plan, raised);
    let allow::Allowed { standing, allowed, comments, problems } = allow::allow(plan, facts, standing, &silenced);
    let finished = |raised: Vec<run::Raised>| {
        let mut findings = once::gather(plan, &view, raised);
        findings.sort_by_key(Finding::order);
        finding::drop_repeats(&mut findings);
        fingerprint::stamp(facts, &mut findings);
        findings
    };
    let by: FxHashMap<_, Span> = allowed.iter().map(|(one, comment)| ((one.rule, one.thing), *comment)).collect();
    let allowed = finished(allowed.into_iter().map(|(one, _)| one).collect()).into_iter();
    let allowed = allowed.filter_map(|finding| {
        let comment = by.get(&(finding.rule, finding.thing))?;
        let at = comments.binary_search_by_key(&comment.start, |said| said.comment.start).ok()?;
        Some((finding, comments.get(at)?.clone()))
    });
    Evaluated { allowed: allowed.collect(), findings: finished(standing), problems }
}
