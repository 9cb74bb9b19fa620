//! What is left out of a text that keeps the claim: a verification note, an answer.

use super::{Edit, one};
use crate::draft::{Random, Text};
use sayso::facts::{RelationKind, StatementKind};

pub(super) fn note(text: &Text, _: &[Text], _: &mut Random) -> Vec<Edit> {
    let document = &text.facts.document;
    let notes = text.facts.verifications.iter().filter(|it| it.finding != sayso::facts::Finding::Verified);
    let alone = notes.filter(|it| it.covers.iter().any(|cover| cover.truth.is_true()));
    let edit = |note: &sayso::facts::Verification| {
        let span = document.sentences.get(note.sentence)?.span;
        let own = note
            .covers
            .iter()
            .all(|it| text.facts.statements.get(it.statement).is_some_and(|it| it.sentence != note.sentence));
        let statements = note.covers.iter().filter_map(|it| text.facts.statements.get(it.statement));
        let belongs = statements.map(|it| it.anchor()).collect();
        own.then(|| Edit { belongs, ..one(span, "") })
    };
    // Where a second note says the same, nothing is lost.
    let all: Vec<Edit> = alone.filter_map(edit).collect();
    if all.len() > 1 || text.facts.verifications.len() > 1 { Vec::new() } else { all }
}

pub(super) fn answer(text: &Text, _: &[Text], _: &mut Random) -> Vec<Edit> {
    let document = &text.facts.document;
    let mut edits = Vec::new();
    for (id, statement) in text.facts.statements.entries().filter(|(_, it)| it.kind == StatementKind::Denial) {
        let denies = text.facts.relations.iter().filter(|it| it.kind == RelationKind::Denies && it.from == id);
        let belongs: Vec<_> = denies.filter_map(|it| text.facts.statements.get(it.to)).map(|it| it.anchor()).collect();
        let Some(sentence) = document.sentences.get(statement.sentence) else { continue };
        if !belongs.is_empty() && !statement.in_heading {
            edits.push(Edit { belongs, ..one(sentence.span, "") });
        }
    }
    for source in &text.facts.sources {
        let sentence = source.silence.and_then(|it| document.sentence_at(it)).and_then(|id| document.sentences.get(id));
        edits.extend(sentence.map(|it| one(it.span, "")));
    }
    // What says so in plain words is an answer for sure.
    let plain = |it: &Edit| {
        let words = it.place.of(&document.text);
        ["den", "reject", "respon", "comment", "answer", "reach", "repl"].iter().any(|word| words.contains(word))
    };
    edits.retain(plain);
    if edits.len() > 1 { Vec::new() } else { edits }
}
