//! What was understood of a thing: on whose word it stands, how it is put, who checked it, what evidence is offered.
//! Reads facts; judges nothing.

use crate::explain::name::{kind, reason, shortened};
use crate::explain::{About, Place, Reason, origin};
use crate::facts::{
    Facts, Finding, Kind, Link, Naming, Relation, RelationKind, Scope, Source, Statement, Verification,
};
use crate::list::Id;
use crate::span::Span;
use crate::truth::Truth;
use crate::vocabulary::{Thing, anchor};
use rustc_hash::FxHashMap;

/// Notes and relations by the statement that they are about, so that a line of many statements is told of in linear time.
pub(super) struct Told<'a> {
    notes: FxHashMap<Id<Statement>, Vec<(&'a Verification, Truth)>>,
    relations: FxHashMap<Id<Statement>, Vec<&'a Relation>>,
}

impl<'a> Told<'a> {
    pub(super) fn of(facts: &'a Facts) -> Self {
        let mut told = Self { notes: FxHashMap::default(), relations: FxHashMap::default() };
        for note in facts.verifications.iter() {
            for cover in &note.covers {
                told.notes.entry(cover.statement).or_default().push((note, cover.truth));
            }
        }
        for relation in &facts.relations {
            told.relations.entry(relation.from).or_default().push(relation);
            if relation.to != relation.from {
                told.relations.entry(relation.to).or_default().push(relation);
            }
        }
        told
    }
}

/// What is to be said of a thing before any rule.
pub(super) fn about(place: &Place<'_>, told: &Told<'_>, thing: Thing) -> About {
    let facts = place.facts;
    let pieces = anchor(facts, thing);
    let words: Vec<_> = pieces.iter().map(|piece| facts.document.seen(*piece)).collect();
    let words = if thing == Thing::Article { String::new() } else { words.join(" … ") };
    About {
        kind: kind(facts, thing),
        span: pieces.first().copied(),
        words: words.split_whitespace().collect::<Vec<_>>().join(" "),
        status: status(place, told, thing),
        rules: Vec::new(),
    }
}

fn status(place: &Place<'_>, told: &Told<'_>, thing: Thing) -> Vec<(&'static str, Vec<Reason>)> {
    let facts = place.facts;
    match thing {
        Thing::Statement(id) => {
            facts.statements.get(id).map(|one| of_statement(place, told, id, one)).unwrap_or_default()
        }
        Thing::Source(id) => vec![("is", counts_as(place, id).into_iter().collect())],
        Thing::Note(id) => facts.verifications.get(id).map(|note| of_note(facts, note)).unwrap_or_default(),
        Thing::Evidence(_)
        | Thing::Number(_)
        | Thing::Date(_)
        | Thing::Place(_)
        | Thing::Quotation(_)
        | Thing::Heading(_)
        | Thing::Wording(_)
        | Thing::Article
        | Thing::Conflict(_)
        | Thing::Name(_)
        | Thing::Passage(_) => Vec::new(),
    }
}

fn of_statement(
    place: &Place<'_>,
    told: &Told<'_>,
    id: Id<Statement>,
    statement: &Statement,
) -> Vec<(&'static str, Vec<Reason>)> {
    let facts = place.facts;
    let mut status = vec![("source", chain(place, statement)), ("put", put(facts, statement))];
    status.push(("verified", verified(facts, told, id)));
    let evidence = statement.evidence.iter().filter_map(|id| facts.evidence.get(*id));
    let evidence = evidence.map(|one| {
        let supplier = one.supplier.and_then(|id| facts.sources.get(id));
        reason(facts, one.span, supplier.map_or(String::new(), |source| format!("from {}", source.name)))
    });
    status.push(("evidence", evidence.collect()));
    status.retain(|(_, reasons)| !reasons.is_empty());
    status
}

/// The links from the outermost teller inwards.
fn chain(place: &Place<'_>, statement: &Statement) -> Vec<Reason> {
    let open = statement.scope == Scope::Open;
    let mut links: Vec<Reason> = statement.chain.iter().flat_map(|link| of_link(place, link, open)).collect();
    if links.is_empty() || open {
        let text = if open { "or the article itself: the sentence leaves it open" } else { "the article itself" };
        links.push(Reason { text: text.to_owned(), ..Reason::default() });
    }
    links
}

fn of_link(place: &Place<'_>, link: &Link, open: bool) -> Vec<Reason> {
    let place_of = link.cue.or(link.source_span);
    let read_by = origin::read_by(place.facts, link);
    let told = |id: &Id<Source>| {
        let mut told = counts_as(place, *id)?;
        let name = place.facts.seen_name(*id).unwrap_or_default();
        let perhaps = if open { "perhaps " } else { "" };
        let restored = if link.restored { " (named in an earlier sentence)" } else { "" };
        told.text = [format!("{perhaps}{}{restored}", shortened(&name)), told.text].join(", ");
        told.text.push_str(&read_by);
        told.span = place_of;
        told.words = place_of.map(|span| shortened(&place.facts.document.seen(span))).unwrap_or_default();
        Some(told)
    };
    link.sources.iter().filter_map(told).collect()
}

/// What a source counts as, and by which entry of the almanac.
fn counts_as(place: &Place<'_>, id: Id<Source>) -> Option<Reason> {
    let source = place.facts.sources.get(id)?;
    let mut text: Vec<String> = Vec::new();
    for side in &source.sides {
        let Some(conflict) = place.facts.conflicts.get(side.conflict) else { continue };
        text.push(if side.party {
            format!("a party to {}", conflict.name)
        } else {
            format!("backs a side of {}", conflict.name)
        });
    }
    // A captive, an official: what says more than that it is a person or a body.
    let telling = source.kinds.iter().filter(|kind| !matches!(kind, Kind::Person | Kind::Organisation));
    text.extend(telling.map(|kind| format!("{}{}", of_kind(*kind), share_of_kind(source, *kind))));
    if source.anonymous {
        text.push(format!("anonymous{}", share_of_naming(source)));
    }
    if text.is_empty() {
        let plain = source.kinds.iter().map(|kind| of_kind(*kind).to_owned()).collect::<Vec<_>>();
        text = if plain.is_empty() { vec!["of a kind that cannot be told".to_owned()] } else { plain };
    }
    let known = origin::of_source(place, id).into_iter().collect();
    Some(Reason { text: text.join(", "), known, ..Reason::default() })
}

/// How sure a model is of the kind, where one told it.
fn share_of_kind(source: &Source, kind: Kind) -> String {
    let judged = source.judged.map(|heard| heard.kind).filter(|judged| judged.answer() == Some(Some(kind)));
    judged.map(|judged| format!(" (read so, {:.2})", judged.share)).unwrap_or_default()
}

/// How sure a model is that it goes unnamed, where one told it.
fn share_of_naming(source: &Source) -> String {
    let judged = source.judged.map(|heard| heard.naming).filter(|judged| judged.answer() == Some(Naming::Unnamed));
    judged.map(|judged| format!(" (read so, {:.2})", judged.share)).unwrap_or_default()
}

fn of_kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Person => "a person",
        Kind::Organisation => "an organisation",
        Kind::StateBody => "a state body",
        Kind::Official => "an official",
        Kind::Country => "a country",
        Kind::ArmedForce => "an armed force",
        Kind::Captive => "a captive",
        Kind::Captor => "a captor",
        Kind::MediaOutlet => "a media outlet",
        Kind::WireAgency => "a wire agency",
        Kind::StateControlledOutlet => "a state-controlled outlet",
        Kind::Witness => "a witness",
        Kind::Expert => "an expert",
        Kind::SocialMediaPost => "a social media post",
        Kind::Document => "a document",
        Kind::Poll => "a poll",
        Kind::Study => "a study",
        Kind::Preprint => "a preprint",
        Kind::UnnamedGroup => "an unnamed group",
        Kind::Unstated => "nobody in particular",
    }
}

/// How it is put: negated, hedged, on a condition, about the future.
fn put(facts: &Facts, statement: &Statement) -> Vec<Reason> {
    let mut put: Vec<Reason> = Vec::new();
    put.extend(statement.negation.map(|span| reason(facts, span, "negated")));
    put.extend(statement.hedges.iter().map(|span| reason(facts, *span, "hedged")));
    put.extend(statement.condition.map(|span| reason(facts, span, "on a condition")));
    if statement.future {
        put.push(Reason { text: "about the future".to_owned(), ..Reason::default() });
    }
    put
}

/// Notes on it, and what other statements say of it.
fn verified(facts: &Facts, told: &Told<'_>, id: Id<Statement>) -> Vec<Reason> {
    let mut found = Vec::new();
    for (note, truth) in told.notes.get(&id).into_iter().flatten() {
        let perhaps = if *truth == Truth::CannotTell { "perhaps " } else { "" };
        found.push(reason(facts, note.span, format!("{perhaps}{}", noted(facts, note))));
    }
    for relation in told.relations.get(&id).into_iter().flatten() {
        let other = if relation.from == id { relation.to } else { relation.from };
        let text = match relation.kind {
            RelationKind::Corroborates => "another source says so too",
            RelationKind::Denies => "denied",
            RelationKind::Contradicts => "contradicted",
            RelationKind::DifferentNumber => "another number is given",
            RelationKind::Restates | RelationKind::Continues => continue,
        };
        let span: Option<Span> = facts.statements.get(other).map(Statement::anchor);
        found.extend(span.map(|span| reason(facts, span, text)));
    }
    if found.is_empty() {
        found.push(Reason { text: "the article does not say".to_owned(), ..Reason::default() });
    }
    found
}

fn noted(facts: &Facts, note: &Verification) -> String {
    let finding = match note.finding {
        Finding::Verified => "verified",
        Finding::NotVerified => "not verified",
        Finding::Disputed => "disputed",
    };
    let mut agents: Vec<&str> =
        note.agents.iter().filter_map(|id| facts.sources.get(*id)).map(|source| source.name.as_str()).collect();
    if note.by_publisher {
        agents.push("the publisher");
    }
    if agents.is_empty() { finding.to_owned() } else { format!("{finding} by {}", agents.join(" and ")) }
}

fn of_note(facts: &Facts, note: &Verification) -> Vec<(&'static str, Vec<Reason>)> {
    let finding = vec![Reason { text: noted(facts, note), ..Reason::default() }];
    let covers = note.covers.iter().filter_map(|cover| {
        let text = if cover.truth.is_true() { "" } else { "perhaps" };
        let span = facts.statements.get(cover.statement)?.anchor();
        Some(reason(facts, span, text))
    });
    let mut status = vec![("finding", finding)];
    let covers: Vec<Reason> = covers.collect();
    status.push((
        "covers",
        if covers.is_empty() { vec![Reason { text: "nothing".to_owned(), ..Reason::default() }] } else { covers },
    ));
    status
}
