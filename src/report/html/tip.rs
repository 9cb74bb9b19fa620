//! What is told of a statement where it is pointed at: what it is, on whose word, how it is put, whether anybody verified it.

use super::plain;
use crate::facts::{Facts, Finding, Link, Scope, Statement, StatementKind, Verification};
use crate::list::Id;
use crate::truth::Truth;

/// In markup.
pub(super) fn of(facts: &Facts, id: Id<Statement>, statement: &Statement) -> String {
    let mut lines = vec![format!("<b>{}</b>", plain(&chain(facts, statement)))];
    let put: Vec<&str> = [
        (statement.scope == Scope::Open, "perhaps the article's own words"),
        (!statement.hedges.is_empty(), "hedged"),
        (statement.negation.is_some(), "negated"),
        (statement.condition.is_some(), "on a condition"),
        (statement.future, "about the future"),
    ]
    .into_iter()
    .filter_map(|(holds, word)| holds.then_some(word))
    .collect();
    if !put.is_empty() {
        lines.push(format!("<i>{}</i>", put.join(", ")));
    }
    let because = statement.chain.iter().flat_map(|link| &link.sources).filter_map(|id| facts.sources.get(*id));
    lines.extend(because.filter_map(|source| source.because.as_deref()).map(|why| format!("<i>{}</i>", plain(why))));
    lines.push(format!("<i>{}</i>", plain(&status(facts, id))));
    lines.concat()
}

/// "claim, told by the Courier, on the word of the mayor"
fn chain(facts: &Facts, statement: &Statement) -> String {
    let kind = match statement.kind {
        StatementKind::Fact => "claim",
        StatementKind::Accusation => "accusation",
        StatementKind::Denial => "denial",
        StatementKind::Opinion => "opinion",
        StatementKind::Offer => "offer or plan",
        StatementKind::Norm => "what should be",
        StatementKind::Question => "question",
        StatementKind::PublicAct => "public act",
        StatementKind::Note => "note on what was verified",
    };
    if statement.chain.is_empty() {
        return format!("{kind}, in the article's own voice");
    }
    let last = statement.chain.len() - 1;
    let link = |(at, link): (usize, &Link)| {
        let way = if at == last { "on the word of" } else { "told by" };
        format!("{way} {}", names(facts, link))
    };
    let links: Vec<String> = statement.chain.iter().enumerate().map(link).collect();
    format!("{kind}, {}", links.join(", "))
}

fn names(facts: &Facts, link: &Link) -> String {
    let name = |id| facts.seen_name(id).map(|name| name.into_owned());
    let names: Vec<String> = link.sources.iter().filter_map(|id| name(*id)).collect();
    let restored = if link.restored { " (named before)" } else { "" };
    let all = if names.iter().all(String::is_empty) { "nobody who is named".to_owned() } else { names.join(" and ") };
    format!("{all}{restored}")
}

/// What the article says of its being verified.
pub(super) fn status(facts: &Facts, id: Id<Statement>) -> String {
    let covers =
        |note: &&Verification| note.covers.iter().any(|cover| cover.statement == id && cover.truth == Truth::True);
    let notes: Vec<&Verification> = facts.verifications.iter().filter(covers).collect();
    let has = |finding: Finding| notes.iter().find(|note| note.finding == finding);
    if let Some(note) = has(Finding::Disputed) {
        return format!("disputed{}", by(facts, note));
    }
    if let Some(note) = has(Finding::NotVerified) {
        return format!("reported as not verified{}", by(facts, note));
    }
    has(Finding::Verified)
        .map_or("no word on whether it was verified".to_owned(), |note| format!("verified{}", by(facts, note)))
}

fn by(facts: &Facts, note: &Verification) -> String {
    let names: Vec<String> = verifiers(facts, note);
    if names.is_empty() { String::new() } else { format!(" by {}", names.join(" and ")) }
}

/// Who verified or could not.
pub(super) fn verifiers(facts: &Facts, note: &Verification) -> Vec<String> {
    let named = note.agents.iter().filter_map(|id| facts.seen_name(*id)).map(|name| name.into_owned());
    let own = note.by_publisher.then(|| "the publisher".to_owned());
    named.chain(own).filter(|name| !name.is_empty()).collect()
}
