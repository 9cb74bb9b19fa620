//! Examples of rules that do not hold: each text is checked by all rules, as an article is.

use crate::attribution::Extractor;
use crate::examples::{Trial, try_example};
use crate::knowledge::Knowledge;
use crate::lint::Problem;
use crate::list::Id;
use crate::plan::{Plan, Rule};
use crate::text::Format;

/// The examples of a rule that do not hold. Those in files of their own are left out: no file is read here.
pub(super) fn failing(id: Id<Rule>, plan: &Plan, knowledge: &Knowledge, extractor: &dyn Extractor) -> Vec<Problem> {
    let Some(rule) = plan.rules.get(id) else { return Vec::new() };
    let mut failing = Vec::new();
    for example in rule.examples.iter().filter(|example| !example.file) {
        let (text, from) = (example.text.as_str(), example.from.as_slice());
        let trial = Trial { rule: id, flags: example.flags, text, from, format: Format::Markdown };
        if !try_example(plan, knowledge, extractor, &trial).holds {
            let rule = rule.name.clone();
            failing.push(Problem::FailingExample { rule, flags: example.flags, span: example.span });
        }
    }
    failing
}
