//! What a statement is about: whom it names, which conflict, which evidence, which words. Naming is enough; what is said of
//! the one named is not weighed.

use crate::facts::{Conflict, Entity, Source, Statement};
use crate::list::Id;
use crate::vocabulary::look::{same_or_part, says};
use crate::vocabulary::side::mention_in;
use crate::vocabulary::wording::mentioned;
use crate::vocabulary::{Relation, Row, Thing, Type, Verdict, View};

pub(super) static ROWS: &[Row] = &[
    Row::relation(
        "about",
        &[],
        &[Type::Statement],
        "It names somebody of this kind, one taking part in the conflict, the evidence, or one of the words.",
        Relation {
            things: Some((&[Type::Source, Type::Conflict, Type::Evidence], about)),
            reach: Some(reach),
            words: Some(mentioned),
            ..Relation::NONE
        },
    ),
    Row::class(
        "conflict",
        &["conflicts", "war", "wars"],
        &[Type::Conflict],
        "A conflict that is on at the article's date and that the article is about.",
        |view, thing| {
            let Thing::Conflict(id) = thing else { return Verdict::default() };
            view.facts.conflicts.get(id).is_some().into()
        },
    ),
];

fn about(view: &View<'_>, thing: Thing, other: Thing) -> Verdict {
    let Some(statement) = view.statement(thing) else { return Verdict::default() };
    match other {
        Thing::Source(id) => about_source(view, statement, id),
        Thing::Conflict(id) => about_conflict(view, statement, id),
        Thing::Evidence(id) => statement.evidence.contains(&id).into(),
        Thing::Name(_)
        | Thing::Passage(_)
        | Thing::Statement(_)
        | Thing::Note(_)
        | Thing::Number(_)
        | Thing::Date(_)
        | Thing::Place(_)
        | Thing::Quotation(_)
        | Thing::Heading(_)
        | Thing::Wording(_)
        | Thing::Article => Verdict::default(),
    }
}

/// Everyone it names, its subject first.
fn named(statement: &Statement) -> impl Iterator<Item = Id<Entity>> + use<'_> {
    statement.subject.into_iter().chain(statement.entities.iter().copied())
}

fn about_source(view: &View<'_>, statement: &Statement, id: Id<Source>) -> Verdict {
    let Some(entity) = view.facts.sources.get(id).and_then(|source| source.entity) else { return Verdict::default() };
    match named(statement).find(|named| same_or_part(view.facts, *named, entity)) {
        Some(named) => Verdict::new(true).marked(mention_in(view, statement, named), "whom it is about"),
        None => Verdict::default(),
    }
}

/// A party, or a captive or force of a side, takes part; or the conflict itself is named.
fn about_conflict(view: &View<'_>, statement: &Statement, id: Id<Conflict>) -> Verdict {
    let Some(conflict) = view.facts.conflicts.get(id) else { return Verdict::default() };
    if let Some(span) = conflict.shown_by.iter().find(|span| says(statement, **span)) {
        return Verdict::new(true).marked(*span, "");
    }
    let on_a_side = |entity: &Id<Entity>| view.index.sides_of(*entity).iter().any(|side| side.conflict == id);
    match named(statement).find(on_a_side) {
        Some(named) => {
            let text = format!("takes part in {}", conflict.name);
            Verdict::new(true).marked(mention_in(view, statement, named), text)
        }
        None => Verdict::default(),
    }
}

fn reach(view: &View<'_>, thing: Thing, of: Type) -> Vec<Thing> {
    let Some(statement) = view.statement(thing) else { return Vec::new() };
    match of {
        Type::Source => sources_about(view, statement),
        Type::Conflict => view.facts.conflicts.ids().map(Thing::Conflict).collect(),
        Type::Evidence => statement.evidence.iter().map(|id| Thing::Evidence(*id)).collect(),
        Type::Statement
        | Type::Note
        | Type::Number
        | Type::Date
        | Type::Place
        | Type::Quotation
        | Type::Heading
        | Type::Wording
        | Type::Name
        | Type::Passage
        | Type::Article => Vec::new(),
    }
}

/// The sources that somebody named in it is, whose group he is of, or who are of his group.
fn sources_about(view: &View<'_>, statement: &Statement) -> Vec<Thing> {
    let mut sources = Vec::new();
    for entity in named(statement) {
        let group = view.facts.entities.get(entity).and_then(|entity| entity.part_of);
        for entity in std::iter::once(entity).chain(group).chain(view.index.members_of(entity).iter().copied()) {
            sources.extend(view.index.sources_of(entity).iter().map(|id| Thing::Source(*id)));
        }
    }
    sources.sort_unstable();
    sources.dedup();
    sources
}
