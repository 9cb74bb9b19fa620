//! Statements under their sentences: number, kind, words, chain, and what was found in and about them; then the notes on
//! what was verified, with the statements that they cover.

use super::{Part, words};
use crate::facts::{Facts, Link, Scope, Statement, Verification};
use crate::list::Id;
use crate::span::Span;

/// The statements and notes of some sentences.
pub fn statements(facts: &Facts, part: &Part) -> String {
    let document = &facts.document;
    let mut out = String::new();
    let mut notes = String::new();
    for (sentence, it) in document.sentences.entries().skip(part.sentences.start).take(part.sentences.len()) {
        out.push_str(&format!("{}\n", words(document, it.span)));
        let first = facts.statements.as_slice().partition_point(|it| it.sentence < sentence);
        for (id, statement) in facts.statements.entries().skip(first).take_while(|(_, it)| it.sentence == sentence) {
            out.push_str(&row(facts, id, statement));
        }
    }
    for note in facts.verifications.iter().filter(|note| part.sentences.contains(&note.sentence.index())) {
        notes.push_str(&verification(facts, note));
    }
    out + &notes
}

fn verification(facts: &Facts, note: &Verification) -> String {
    let sure = |truth: bool| if truth { "" } else { "?" };
    let covers: Vec<_> =
        note.covers.iter().map(|it| format!("{}{}", it.statement.index(), sure(it.truth.is_true()))).collect();
    format!("note {:?} `{}` covers {}\n", note.finding, words(&facts.document, note.span), covers.join(", "))
}

fn row(facts: &Facts, id: Id<Statement>, statement: &Statement) -> String {
    let pieces: Vec<String> = statement.content.iter().map(|&span| words(&facts.document, span)).collect();
    let open = if statement.scope == Scope::Open { ", open" } else { "" };
    let chain = statement.chain.iter().map(|it| link(facts, it)).collect::<Vec<_>>().join(" > ");
    let by = if chain.is_empty() { String::new() } else { format!(" | {chain}") };
    let notes = notes(facts, id, statement).join(", ");
    let notes = if notes.is_empty() { String::new() } else { format!(" | {notes}") };
    format!("  {} {:?}{open}: {}{by}{notes}\n", id.index(), statement.kind, pieces.join(" … "))
}

fn link(facts: &Facts, link: &Link) -> String {
    let sources = link.sources.iter().filter_map(|&id| facts.sources.get(id));
    let names = sources.map(|it| it.name.as_str()).collect::<Vec<_>>().join(" + ");
    let how = if link.restored { "restored".to_owned() } else { format!("{} {:?}", link.cue_lemma, link.stance) };
    format!("{names} ({how}{})", if link.jointly { ", jointly" } else { "" })
}

fn notes(facts: &Facts, id: Id<Statement>, it: &Statement) -> Vec<String> {
    let at = |span: Span| words(&facts.document, span);
    let mut notes = Vec::new();
    let mut flag = |on: bool, name: &str| notes.extend(on.then(|| name.to_owned()));
    flag(it.relative, "relative");
    flag(it.future, "future");
    flag(it.common_knowledge, "common knowledge");
    flag(it.in_heading, "heading");
    notes.extend(it.subject.and_then(|id| facts.entities.get(id)).map(|it| format!("of {}", it.name)));
    notes.extend(it.negation.map(|span| format!("not: {}", at(span))));
    notes.extend(it.hedges.iter().map(|&span| format!("hedge: {}", at(span))));
    notes.extend(it.condition.map(|span| format!("condition: {}", at(span))));
    notes.extend(it.target.and_then(|id| facts.sources.get(id)).map(|it| format!("against {}", it.name)));
    notes.extend(it.answered_by.map(|span| format!("answered: {}", at(span))));
    notes.extend(it.law.as_ref().map(|law| format!("law: {law}")));
    notes.extend(it.witnessed.map(|span| format!("witnessed: {}", at(span))));
    notes.extend(it.legal.map(|span| format!("legal: {}", at(span))));
    notes.extend(it.places.iter().filter_map(|&id| facts.places.get(id)).map(|it| format!("at {}", at(it.span))));
    let quantities = it.quantities.iter().filter_map(|&id| facts.quantities.get(id));
    notes.extend(quantities.map(|it| format!("number {}", at(it.span))));
    notes.extend(it.dates.iter().filter_map(|&id| facts.dates.get(id)).map(|it| format!("date {}", at(it.span))));
    notes.extend(it.event.map(|event| format!("event {}", event.index())));
    let first = facts.relations.partition_point(|it| it.from < id);
    let relations = facts.relations.iter().skip(first).take_while(|it| it.from == id);
    notes.extend(relations.map(|it| format!("{:?} {}", it.kind, it.to.index())));
    notes
}
