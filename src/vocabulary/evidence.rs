//! Images, videos, documents and data offered as evidence: kinds, supplier, what they show, what rests on them. Whether they
//! were checked is `verified`'s.

use crate::facts::{EvidenceKind, Kind, Source, Statement};
use crate::list::Id;
use crate::vocabulary::look::same_or_part;
use crate::vocabulary::source::kind;
use crate::vocabulary::{Relation, Row, Thing, Type, Verdict, View};

const OF: &[Type] = &[Type::Evidence];
const SOURCE: &[Type] = &[Type::Source];

pub(super) static ROWS: &[Row] = &[
    Row::class(
        "evidence",
        &["pieces of evidence", "piece of evidence"],
        OF,
        "An image, video, document or data that the article offers or mentions as evidence.",
        |view, thing| view.evidence(thing).is_some().into(),
    ),
    Row::class(
        "image",
        &["images", "photo", "photos", "photograph", "photographs", "picture", "pictures"],
        OF,
        "A photo, picture or screenshot; satellite images too.",
        |view, thing| is(view, thing, &[EvidenceKind::Image, EvidenceKind::SatelliteImage]),
    ),
    Row::class("video", &["videos"], OF, "A video, footage, a clip.", |view, thing| {
        is(view, thing, &[EvidenceKind::Video])
    }),
    Row::class(
        "document",
        &["documents"],
        &[Type::Evidence, Type::Source],
        "A paper: card, letter, order, report, law; offered as evidence, or cited as a source.",
        |view, thing| kind(view, thing, Kind::Document).or(is(view, thing, &[EvidenceKind::Document])),
    ),
    Row::class("satellite image", &["satellite images"], OF, "An image taken from space.", |view, thing| {
        is(view, thing, &[EvidenceKind::SatelliteImage])
    }),
    Row::class("data", &["set of data", "sets of data"], OF, "Figures, records, logs.", |view, thing| {
        is(view, thing, &[EvidenceKind::Data])
    }),
    Row::relation(
        "supplied by",
        &[],
        OF,
        "A source of this kind posted it or handed it out.",
        Relation {
            things: Some((SOURCE, |view, thing, source| {
                let supplier = view.evidence(thing).and_then(|evidence| evidence.supplier);
                let same = supplier.is_some_and(|id| Thing::Source(id) == source);
                let place = supplier.and_then(|id| view.facts.sources.get(id)).and_then(|source| source.places.first());
                Verdict::new(same).marked(place.copied().filter(|_| same), "who supplied it")
            })),
            reach: Some(|view, thing, _| {
                view.evidence(thing).and_then(|evidence| evidence.supplier).map(Thing::Source).into_iter().collect()
            }),
            ..Relation::NONE
        },
    ),
    Row::before_noun("credited", &[], OF, "Its own sentence or caption names who supplied it.", |view, thing| {
        view.evidence(thing).is_some_and(|evidence| evidence.credited).into()
    }),
    Row::relation(
        "showing",
        &["show", "shows"],
        OF,
        "Somebody of this kind is to be seen in it.",
        Relation {
            things: Some((SOURCE, |view, thing, source| shown(view, thing, Type::Source).contains(&source).into())),
            reach: Some(shown),
            ..Relation::NONE
        },
    ),
    Row::relation(
        "supported by",
        &[],
        &[Type::Statement],
        "It rests on evidence of this kind that the article offers.",
        Relation {
            things: Some((OF, |view, thing, evidence| {
                let Thing::Evidence(id) = evidence else { return Verdict::default() };
                let rests = view.statement(thing).is_some_and(|statement| statement.evidence.contains(&id));
                let place = view.evidence(evidence).map(|evidence| evidence.span).filter(|_| rests);
                Verdict::new(rests).marked(place, "rests on this")
            })),
            reach: Some(|view, thing, _| {
                let evidence = view.statement(thing).map(|statement: &Statement| statement.evidence.as_slice());
                evidence.unwrap_or_default().iter().map(|id| Thing::Evidence(*id)).collect()
            }),
            ..Relation::NONE
        },
    ),
];

fn is(view: &View<'_>, thing: Thing, kinds: &[EvidenceKind]) -> Verdict {
    view.evidence(thing).is_some_and(|evidence| kinds.contains(&evidence.kind)).into()
}

/// The sources that are to be seen, or of whose group somebody is.
fn shown(view: &View<'_>, thing: Thing, _: Type) -> Vec<Thing> {
    let Some(evidence) = view.evidence(thing) else { return Vec::new() };
    let seen = |id: &Id<Source>| {
        let entity = view.facts.sources.get(*id).and_then(|source| source.entity);
        entity.is_some_and(|entity| evidence.shows.iter().any(|shown| same_or_part(view.facts, entity, *shown)))
    };
    view.facts.sources.ids().filter(seen).map(Thing::Source).collect()
}
