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

pub use answer::{Chosen, Trace};
pub use asked::{Asked, To, What, extent};
pub use explained::{Explained, Fate, explain};
pub use finding::Finding;
pub use fingerprint::digest;

use crate::diagnostic::Diagnostic;
use crate::facts::{Facts, Index};
use crate::knowledge::Knowledge;
use crate::plan::Plan;
use crate::vocabulary::View;
use run::Run;

/// Findings in reading order (those of the whole article last), and the problems of the article's own `sayso allow`
/// comments. The knowledge is that which the facts were found with: rules may name its word lists.
pub fn evaluate(plan: &Plan, facts: &Facts, knowledge: &Knowledge) -> (Vec<Finding>, Vec<Diagnostic>) {
    let index = Index::of(facts);
    let view = View { facts, index: &index, lexicon: knowledge.lexicon(), outside: &[] };
    let raised = Run::new(plan, facts, &index, knowledge).raise();
    let (standing, silenced) = silence::silence(plan, raised);
    let allow::Allowed { standing, problems, .. } = allow::allow(plan, facts, standing, &silenced);
    let mut findings = once::gather(plan, &view, standing);
    findings.sort_by_key(Finding::order);
    finding::drop_repeats(&mut findings);
    fingerprint::stamp(facts, &mut findings);
    (findings, problems)
}
