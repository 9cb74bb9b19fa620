//! Examples of rules that do not hold: each text is checked by all rules, as an article is.

use crate::attribution;
use crate::evaluate;
use crate::extract;
use crate::knowledge::Knowledge;
use crate::lint::Problem;
use crate::plan::{Plan, Rule};
use crate::text::Format;

/// The examples of a rule that do not hold. Those in files of their own are left out: no file is read here.
pub(super) fn failing(rule: &Rule, plan: &Plan, knowledge: &Knowledge) -> Vec<Problem> {
    let own;
    let plan = if rule.on {
        plan
    } else {
        // A rule that is off by its tag is tried as if it were on.
        own = turned_on(rule, plan);
        &own
    };
    let mut failing = Vec::new();
    for example in rule.examples.iter().filter(|example| !example.file) {
        let facts = extract::extract(&example.text, Format::Markdown, knowledge, attribution::fast());
        let (findings, _) = evaluate::evaluate(plan, &facts, knowledge);
        if findings.iter().any(|finding| finding.name == rule.name) != example.flags {
            let rule = rule.name.clone();
            failing.push(Problem::FailingExample { rule, flags: example.flags, span: example.span });
        }
    }
    failing
}

fn turned_on(rule: &Rule, plan: &Plan) -> Plan {
    let mut plan = plan.clone();
    plan.rules.iter_mut().filter(|other| other.name == rule.name).for_each(|rule| rule.on = true);
    plan
}
