//! Verification notes: what they find, whom and what they name, what they cover.

use crate::facts::{Finding, Kind};
use crate::vocabulary::verified::notes;
use crate::vocabulary::{Relation, Row, Thing, Type, Verdict, View};

const OF: &[Type] = &[Type::Note];

pub(super) static ROWS: &[Row] = &[
    Row::class(
        "verification note",
        &["verification notes", "note", "notes"],
        OF,
        "A sentence that says what was verified, could not be verified, or is disputed.",
        |view, thing| view.note(thing).is_some().into(),
    ),
    Row::before_noun(
        "negative",
        &[],
        OF,
        "It says that something was not, or could not be, verified, or is disputed.",
        |view, thing| view.note(thing).is_some_and(|note| note.finding != Finding::Verified).into(),
    ),
    Row::before_noun("positive", &[], OF, "It says that something was verified.", |view, thing| {
        view.note(thing).is_some_and(|note| note.finding == Finding::Verified).into()
    }),
    Row::adjective(
        "naming who checked",
        &["names who checked", "name who checked"],
        OF,
        "It says who verified or could not: a name or the publisher, not “observers”.",
        |view, thing| {
            let Some(note) = view.note(thing) else { return Verdict::default() };
            let vague = |kind: &Kind| matches!(kind, Kind::UnnamedGroup | Kind::Unstated);
            let mut agents = note.agents.iter().filter_map(|id| view.facts.sources.get(*id));
            (note.by_publisher || agents.any(|agent| !agent.kinds.iter().any(vague))).into()
        },
    ),
    Row::adjective(
        "naming what was checked",
        &["names what was checked", "name what was checked"],
        OF,
        "It says what was checked in more words than “it”, “the claims” or “the report”.",
        |view, thing| {
            let Some(note) = view.note(thing) else { return Verdict::default() };
            Verdict::new(note.object_named).marked(note.object.filter(|_| note.object_named), "what was checked")
        },
    ),
    Row::relation(
        "covering",
        &["cover", "covers"],
        OF,
        "It speaks of that statement or piece of evidence; cannot tell where its reach is open.",
        Relation {
            things: Some((&[Type::Statement, Type::Evidence], covering)),
            reach: Some(covered),
            ..Relation::NONE
        },
    ),
];

fn covering(view: &View<'_>, note: Thing, thing: Thing) -> Verdict {
    let Thing::Note(id) = note else { return Verdict::default() };
    let Some((_, truth)) = notes(view, thing).iter().find(|(note, _)| *note == id) else { return Verdict::default() };
    let place = crate::vocabulary::look::span(view.facts, thing);
    Verdict::new(*truth)
        .marked(place, if truth.is_true() { "covered by the note" } else { "perhaps covered by the note" })
}

fn covered(view: &View<'_>, note: Thing, of: Type) -> Vec<Thing> {
    let Some(note) = view.note(note) else { return Vec::new() };
    match of {
        Type::Statement => note.covers.iter().map(|cover| Thing::Statement(cover.statement)).collect(),
        Type::Evidence => note.covers_evidence.iter().map(|id| Thing::Evidence(*id)).collect(),
        Type::Source
        | Type::Note
        | Type::Number
        | Type::Date
        | Type::Place
        | Type::Quotation
        | Type::Heading
        | Type::Wording
        | Type::Article
        | Type::Conflict
        | Type::Name
        | Type::Passage => Vec::new(),
    }
}
