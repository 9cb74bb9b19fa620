//! Facts for people to read in a terminal: who says what, sentence by sentence. Leaves out what the machine form has
//! and nobody reads.

use crate::facts::{Facts, Finding, Link, Scope, Statement, StatementKind};
use crate::report::Lines;
use crate::report::prose::{harmless, wrap};
use crate::truth::Truth;

/// Statements with their chains, then notes of verification, wrapped to `columns`.
pub fn facts_to_human(path: &str, lines: &Lines<'_>, facts: &Facts, columns: usize) -> String {
    let mut text = format!("{}\n", harmless(path));
    for statement in &facts.statements {
        let place = lines.place(statement.anchor().start);
        text.push_str(&format!("\n{:>4}:{:<4} {}\n", place.line, place.column, told(facts, statement)));
        let words: Vec<_> = statement.content.iter().map(|piece| facts.document.seen(*piece)).collect();
        text.push_str(&format!("          {}\n", wrap(&harmless(&words.join(" … ")), columns, 10, 10)));
    }
    for note in &facts.verifications {
        let place = lines.place(note.span.start);
        let finding = match note.finding {
            Finding::Verified => "verified",
            Finding::NotVerified => "not verified",
            Finding::Disputed => "disputed",
        };
        let sure = note.covers.iter().filter(|cover| cover.truth == Truth::True).count();
        let open = note.covers.len() - sure;
        let open = if open == 0 { String::new() } else { format!(", perhaps {open} more") };
        text.push_str(&format!("\n{:>4}:{:<4} note: {finding}; covers {sure}{open}\n", place.line, place.column));
        text.push_str(&format!("          {}\n", wrap(&harmless(&facts.document.seen(note.span)), columns, 10, 10)));
    }
    text
}

/// "claim, on the word of the mayor, through the Courier"
fn told(facts: &Facts, statement: &Statement) -> String {
    let kind = match statement.kind {
        StatementKind::Fact => "claim",
        StatementKind::Accusation => "accusation",
        StatementKind::Denial => "denial",
        StatementKind::Opinion => "opinion",
        StatementKind::Offer => "offer",
        StatementKind::Norm => "norm",
        StatementKind::Question => "question",
        StatementKind::PublicAct => "public act",
        StatementKind::Note => "note",
    };
    let mut told = kind.to_owned();
    for (depth, link) in statement.chain.iter().enumerate() {
        told.push_str(if depth == 0 { ": " } else { " > " });
        told.push_str(&teller(facts, link));
    }
    if statement.chain.is_empty() {
        told.push_str(": the article");
    }
    if statement.scope == Scope::Open {
        told.push_str(" (perhaps)");
    }
    told
}

fn teller(facts: &Facts, link: &Link) -> String {
    let names: Vec<&str> =
        link.sources.iter().filter_map(|id| facts.sources.get(*id)).map(|one| one.name.as_str()).collect();
    let cue = if link.cue_lemma.is_empty() { String::new() } else { format!(" [{}]", link.cue_lemma) };
    let restored = if link.restored { " (restored)" } else { "" };
    let read_by = link.attribution.and_then(|id| facts.attributions.get(id)).filter(|one| one.read_by.is_by_hand());
    let read_by = read_by.map_or(String::new(), |one| format!(" ({})", one.read_by));
    harmless(&format!("{}{cue}{restored}{read_by}", names.join(" and ")))
}
