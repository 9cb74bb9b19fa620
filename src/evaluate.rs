//! Plan and facts to findings: every rule on every thing, in three-valued logic, then what silences, allows and
//! gathers findings. Decides what is found; how it looks is `report`'s work, and no file is read here.

mod allow;
mod answer;
mod fill;
mod finding;
mod fingerprint;
mod group;
mod independent;
mod known;
mod labels;
mod once;
mod run;
mod shape;
mod silence;
mod tally;
mod test;
mod wholly;
mod wordings;

pub use answer::{Chosen, Step, Trace};
pub use finding::Finding;

use crate::diagnostic::Diagnostic;
use crate::facts::{Facts, Index};
use crate::knowledge::Knowledge;
use crate::list::Id;
use crate::plan::{Plan, Rule};
use crate::vocabulary::{Thing, View};
use run::Run;

/// Findings in reading order (those of the whole article last), and the problems of the article's own `sayso allow`
/// comments. The knowledge is that which the facts were found with: rules may name its word lists.
pub fn evaluate(plan: &Plan, facts: &Facts, knowledge: &Knowledge) -> (Vec<Finding>, Vec<Diagnostic>) {
    let index = Index::of(facts);
    let view = View { facts, index: &index, outside: &[] };
    let raised = Run::new(plan, facts, &index, knowledge).raise();
    let (standing, silenced) = silence::silence(plan, raised);
    let (standing, problems) = allow::allow(plan, facts, standing, &silenced);
    let mut findings = once::gather(plan, &view, standing);
    findings.sort_by_key(Finding::order);
    fingerprint::stamp(facts, &mut findings);
    (findings, problems)
}

/// Each test of a rule on one thing, whether it came out true or not: what `explain` shows.
pub fn trace(plan: &Plan, facts: &Facts, knowledge: &Knowledge, rule: Id<Rule>, thing: Thing) -> Trace {
    Run::new(plan, facts, &Index::of(facts), knowledge).trace(rule, thing)
}
