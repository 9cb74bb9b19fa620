//! What the desk says that it checked, in comments of the article: a note of the publisher's own on the claims that the
//! comment stands beside. A comment that does not say on what, by whom and when verifies nothing; `evaluate` tells of it.

use crate::facts::{Coverage, Facts, Finding, Statement, Verification};
use crate::list::{Id, List};
use crate::remark::{self, Remark, Said};
use crate::truth::Truth;

/// Adds a note for each comment that says what was checked; the notes stay in reading order.
pub(super) fn add(facts: &mut Facts) {
    if !remark::may_speak(&facts.document.text) {
        return;
    }
    let remarks = remark::remarks(&facts.document);
    let notes: Vec<Verification> = remarks.iter().filter_map(|remark| note(facts, remark)).collect();
    if notes.is_empty() {
        return;
    }
    let mut all: Vec<Verification> = facts.verifications.iter().cloned().chain(notes).collect();
    all.sort_by_key(|note| note.span.start);
    let mut sorted = List::new();
    for note in all {
        sorted.push(note);
    }
    facts.verifications = sorted;
}

/// The claims that a comment speaks of.
pub(crate) fn covered<'a>(facts: &'a Facts, remark: &'a Remark) -> impl Iterator<Item = Id<Statement>> + 'a {
    let within = |statement: &Statement| {
        let start = statement.anchor().start;
        statement.kind.is_claim() && remark.reach.start <= start && start < remark.reach.end
    };
    facts.statements.entries().filter(move |(_, statement)| within(statement)).map(|(id, _)| id)
}

fn note(facts: &Facts, remark: &Remark) -> Option<Verification> {
    let Said::Verified(verified) = &remark.said else { return None };
    if verified.lacks().is_some() {
        return None;
    }
    let covers = covered(facts, remark).map(|statement| Coverage { statement, truth: Truth::True });
    let covers: Vec<Coverage> = covers.collect();
    let first = covers.first().and_then(|first| facts.statements.get(first.statement))?;
    Some(Verification {
        span: remark.span,
        sentence: first.sentence,
        statement: None,
        finding: Finding::Verified,
        agents: Vec::new(),
        by_publisher: true,
        object: None,
        object_named: false,
        covers,
        covers_evidence: Vec::new(),
        on: None,
    })
}
