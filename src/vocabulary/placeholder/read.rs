//! What each placeholder stands for. `None` where the article leaves it empty: a message must never be made up.

use crate::facts::{EntityKind, EvidenceKind, Finding, Kind, Link, Side, Source, Statement};
use crate::list::Id;
use crate::span::Span;
use crate::vocabulary::likeness::differing;
use crate::vocabulary::look::{self, link_of, printed, sources_of};
use crate::vocabulary::near::after;
use crate::vocabulary::placeholder::Value;
use crate::vocabulary::verified::{both_ways, notes};
use crate::vocabulary::{Thing, Type, View};

/// The longest text that a message takes from the article, in characters.
const READABLE: usize = 80;

fn value(text: impl Into<String>, key: impl Into<String>, span: Option<Span>) -> Option<Value> {
    let text = text.into();
    (!text.is_empty()).then(|| Value { text, key: key.into(), span, plural: false })
}

/// The words at a span, as they stand.
fn words(view: &View<'_>, span: Span) -> Option<Value> {
    let text = shortened(&view.facts.document.seen(span));
    value(text.clone(), text.to_lowercase(), Some(span))
}

/// The same without "a" or "the" before them, so that a rule can write "the {evidence}".
fn noun(view: &View<'_>, span: Span) -> Option<Value> {
    let mut value = words(view, span)?;
    let article = ["a ", "an ", "the ", "A ", "An ", "The "].into_iter().find_map(|it| value.text.strip_prefix(it));
    if let Some(rest) = article {
        value.text = rest.to_owned();
    }
    Some(value)
}

/// On one line, cut at a word with "…" when it is long.
fn shortened(text: &str) -> String {
    let mut short = String::new();
    let mut length = 0;
    for word in text.split_whitespace() {
        let more = word.chars().count() + usize::from(length > 0);
        if length > 0 && length + more > READABLE {
            short.push_str(" …");
            break;
        }
        if length > 0 {
            short.push(' ');
        }
        short.extend(word.chars().take(READABLE));
        length += more;
    }
    short
}

/// The statement that a thing is, or that it stands in.
fn statement_around<'a>(view: &View<'a>, thing: Thing) -> Option<&'a Statement> {
    if let Some(statement) = view.statement(thing) {
        return Some(statement);
    }
    let span = look::span(view.facts, thing)?;
    let here = view.index.in_sentence(look::sentence(view.facts, thing)?)?;
    let mut statements = here.statements.iter().filter_map(|id| view.facts.statements.get(*id));
    statements.find(|statement| look::says(statement, span))
}

fn source_value(view: &View<'_>, ids: &[Id<Source>], span: Option<Span>) -> Option<Value> {
    let names: Vec<_> = ids.iter().filter_map(|id| view.facts.seen_name(*id)).collect();
    let text = match names.split_last()? {
        (last, []) => last.clone().into_owned(),
        (last, first) => format!("{} and {last}", first.join(", ")),
    };
    let several = |id: &Id<Source>| {
        let entity = view.facts.sources.get(*id).and_then(|source| source.entity);
        entity.and_then(|id| view.facts.entities.get(id)).is_some_and(|entity| entity.kind == EntityKind::Group)
    };
    let plural = ids.len() > 1 || ids.iter().any(several);
    value(text, format!("{:?}", ids.first()?), span).map(|value| Value { plural, ..value })
}

fn one_source(view: &View<'_>, id: Id<Source>) -> Option<Value> {
    let place = view.facts.sources.get(id)?.places.first().copied();
    source_value(view, &[id], place)
}

fn chosen_sources(chosen: &[Thing]) -> impl Iterator<Item = Id<Source>> + use<'_> {
    chosen.iter().filter_map(|thing| if let Thing::Source(id) = thing { Some(*id) } else { None })
}

/// What stands in the sources, where a test found something there.
pub(super) fn passage(view: &View<'_>, _: Thing, chosen: &[Thing]) -> Option<Value> {
    let id = chosen.iter().find_map(|thing| if let Thing::Passage(id) = thing { Some(*id) } else { None })?;
    let text = shortened(&view.sources()?.passages.get(id)?.words);
    value(text.clone(), text.to_lowercase(), None)
}

pub(super) fn name(view: &View<'_>, thing: Thing, _: &[Thing]) -> Option<Value> {
    words(view, look::span(view.facts, thing)?)
}

pub(super) fn source(view: &View<'_>, thing: Thing, chosen: &[Thing]) -> Option<Value> {
    match thing {
        Thing::Source(id) => one_source(view, id),
        Thing::Evidence(_) => supplier(view, thing, chosen),
        Thing::Note(id) => source_value(view, &view.facts.verifications.get(id)?.agents, None),
        Thing::Article | Thing::Conflict(_) | Thing::Name(_) | Thing::Passage(_) | Thing::Heading(_) => {
            let speaks = |id: &Id<Source>| !view.index.statements_of(*id).is_empty();
            let first = chosen_sources(chosen).find(speaks).or_else(|| view.facts.sources.ids().find(speaks))?;
            one_source(view, first)
        }
        Thing::Statement(_)
        | Thing::Number(_)
        | Thing::Date(_)
        | Thing::Place(_)
        | Thing::Quotation(_)
        | Thing::Wording(_) => source_of_statement(view, statement_around(view, thing)?, chosen),
    }
}

/// The sources of the link on which the first chosen one stands, those that were chosen; else all of the outermost printed.
fn source_of_statement(view: &View<'_>, statement: &Statement, chosen: &[Thing]) -> Option<Value> {
    let link = chosen_sources(chosen).find_map(|id| link_of(statement, id));
    let Some(link) = link else {
        let link = printed(statement).or(statement.chain.first())?;
        return source_value(view, &link.sources, link.source_span);
    };
    let meant: Vec<Id<Source>> = chosen_sources(chosen).filter(|id| link.sources.contains(id)).collect();
    let mut once = meant.clone();
    once.dedup();
    source_value(view, &once, link.source_span)
}

pub(super) fn content(view: &View<'_>, thing: Thing, _: &[Thing]) -> Option<Value> {
    let statement = view.statement(thing)?;
    let pieces: Vec<_> = statement.content.iter().map(|piece| view.facts.document.seen(*piece)).collect();
    let text = shortened(&pieces.join(" … "));
    value(text.clone(), text.to_lowercase(), Some(statement.anchor()))
}

pub(super) fn cue(view: &View<'_>, thing: Thing, chosen: &[Thing]) -> Option<Value> {
    let statement = view.statement(thing)?;
    let found = |link: &&Link| {
        let cue = link.cue.unwrap_or_default();
        chosen.iter().any(|thing| matches!(thing, Thing::Wording(wording) if wording.span.overlaps(cue)))
    };
    let with_cue = |link: &&Link| link.cue.is_some();
    let by_source = || chosen_sources(chosen).filter_map(|id| link_of(statement, id)).find(with_cue);
    let link =
        statement.chain.iter().find(found).or_else(by_source).or_else(|| statement.chain.iter().find(with_cue))?;
    words(view, link.cue?)
}

pub(super) fn wording(view: &View<'_>, thing: Thing, chosen: &[Thing]) -> Option<Value> {
    let own = std::iter::once(&thing).chain(chosen);
    let wording =
        own.filter_map(|thing| if let Thing::Wording(wording) = thing { Some(*wording) } else { None }).next()?;
    words(view, wording.span)
}

pub(super) fn number(view: &View<'_>, thing: Thing, chosen: &[Thing]) -> Option<Value> {
    if let Some(number) = view.number(thing) {
        return words(view, number.span);
    }
    let (Some(statement), Thing::Statement(id)) = (view.statement(thing), thing) else { return None };
    let held = chosen.iter().find_map(|thing| match thing {
        Thing::Number(number) if statement.quantities.contains(number) => view.number(*thing),
        Thing::Number(_)
        | Thing::Statement(_)
        | Thing::Source(_)
        | Thing::Note(_)
        | Thing::Evidence(_)
        | Thing::Date(_)
        | Thing::Place(_)
        | Thing::Quotation(_)
        | Thing::Heading(_)
        | Thing::Wording(_)
        | Thing::Article
        | Thing::Conflict(_)
        | Thing::Name(_)
        | Thing::Passage(_) => None,
    });
    if let Some(number) = held {
        return words(view, number.span);
    }
    let others = both_ways(view, id, crate::facts::RelationKind::DifferentNumber).into_iter();
    let differs = others.filter_map(|(other, _)| differing(view, statement, view.facts.statements.get(other)?)).next();
    let number = match differs {
        Some((own, _)) => own,
        None => view.facts.quantities.get(*statement.quantities.first()?)?,
    };
    words(view, number.span)
}

pub(super) fn date(view: &View<'_>, thing: Thing, _: &[Thing]) -> Option<Value> {
    let of_statement = || view.facts.dates.get(*view.statement(thing)?.dates.first()?).map(|date| date.span);
    let of_evidence = || view.evidence(thing).and_then(|evidence| evidence.date);
    words(view, view.date(thing).map(|date| date.span).or_else(of_statement).or_else(of_evidence)?)
}

pub(super) fn place(view: &View<'_>, thing: Thing, _: &[Thing]) -> Option<Value> {
    let id = if let Thing::Place(id) = thing {
        Some(id)
    } else {
        view.statement(thing).and_then(|it| it.places.first().copied())
    };
    let named = id.and_then(|id| view.facts.places.get(id)).map(|place| place.span);
    words(view, named.or_else(|| view.evidence(thing)?.place)?)
}

pub(super) fn target(view: &View<'_>, thing: Thing, _: &[Thing]) -> Option<Value> {
    one_source(view, view.statement(thing)?.target?)
}

pub(super) fn event(view: &View<'_>, thing: Thing, _: &[Thing]) -> Option<Value> {
    let statement = view.statement(thing)?;
    let id = statement.event?;
    let text = statement.verb.map(|verb| shortened(&view.facts.document.seen(verb)));
    let lemma = view.facts.events.get(id).map(|event| event.lemma.clone());
    value(text.or(lemma)?, format!("{id:?}"), statement.verb)
}

pub(super) fn captive(view: &View<'_>, thing: Thing, chosen: &[Thing]) -> Option<Value> {
    let is_captive =
        |id: &Id<Source>| view.facts.sources.get(*id).is_some_and(|source| source.kinds.contains(&Kind::Captive));
    let own = view.statement(thing).map(sources_of).unwrap_or_default();
    let itself = if let Thing::Source(id) = thing { Some(id) } else { None };
    let captive = itself.into_iter().chain(own).chain(chosen_sources(chosen)).find(is_captive)?;
    let link = view.statement(thing).and_then(|statement| link_of(statement, captive));
    match link {
        Some(link) => source_value(view, &[captive], link.source_span),
        None => one_source(view, captive),
    }
}

pub(super) fn document(view: &View<'_>, thing: Thing, chosen: &[Thing]) -> Option<Value> {
    if let Thing::Source(id) = thing {
        return one_source(view, id);
    }
    if let Some(law) = view.statement(thing).and_then(|statement| statement.law.clone()) {
        let key = law.to_lowercase();
        return value(law, key, None);
    }
    let held = view.statement(thing).map(|statement| statement.evidence.as_slice()).unwrap_or_default().iter();
    let held = held.map(|id| Thing::Evidence(*id));
    let paper = |thing: &Thing| view.evidence(*thing).is_some_and(|evidence| evidence.kind == EvidenceKind::Document);
    let evidence = std::iter::once(thing).chain(chosen.iter().copied()).chain(held).find(paper)?;
    noun(view, view.evidence(evidence)?.span)
}

pub(super) fn condition(view: &View<'_>, thing: Thing, _: &[Thing]) -> Option<Value> {
    words(view, view.statement(thing)?.condition?)
}

pub(super) fn dropped_source(view: &View<'_>, thing: Thing, _: &[Thing]) -> Option<Value> {
    let link = view.statement(thing)?.chain.iter().find(|link| link.restored)?;
    let place = view.facts.sources.get(*link.sources.first()?)?.places.first().copied();
    source_value(view, &link.sources, place)
}

pub(super) fn verifier(view: &View<'_>, thing: Thing, _: &[Thing]) -> Option<Value> {
    let positive = notes(view, thing).iter().filter_map(|(id, _)| view.facts.verifications.get(*id));
    let note = positive
        .filter(|note| note.finding == Finding::Verified)
        .find(|note| !note.agents.is_empty() || note.by_publisher)?;
    if note.agents.is_empty() {
        return value("the publisher", "the publisher", Some(note.span));
    }
    source_value(view, &note.agents, Some(note.span))
}

/// The side of the source that made a test true, else of the first party among its sources.
fn party_side(view: &View<'_>, thing: Thing, chosen: &[Thing]) -> Option<(Id<Source>, Side)> {
    let statement = statement_around(view, thing);
    let own = statement.map(sources_of).unwrap_or_default();
    let itself = if let Thing::Source(id) = thing { Some(id) } else { None };
    let supplier = view.evidence(thing).and_then(|evidence| evidence.supplier);
    let whole = thing == Thing::Article;
    let any = view.facts.sources.ids().filter(|id| whole && !view.index.statements_of(*id).is_empty());
    let relevant = |id: &Id<Source>| whole || own.contains(id) || Some(*id) == supplier;
    let candidates =
        chosen_sources(chosen).filter(relevant).chain(itself).chain(own.iter().copied()).chain(supplier).chain(any);
    let voices = |source: &Source| !source.kinds.contains(&Kind::Captive);
    candidates
        .filter_map(|id| {
            let source = view.facts.sources.get(id).filter(|source| voices(source))?;
            Some((id, source.party()?))
        })
        .next()
}

pub(super) fn conflict(view: &View<'_>, thing: Thing, chosen: &[Thing]) -> Option<Value> {
    let itself = if let Thing::Conflict(id) = thing { Some(id) } else { None };
    let of_party = || party_side(view, thing, chosen).map(|(_, side)| side.conflict);
    let id = itself.or_else(of_party).or_else(|| view.facts.conflicts.ids().next())?;
    let conflict = view.facts.conflicts.get(id)?;
    value(conflict.name.clone(), conflict.key.clone(), conflict.shown_by.first().copied())
}

/// A side is called by its state: the country as it is named in the article, else the key of the almanac.
pub(super) fn side(view: &View<'_>, thing: Thing, chosen: &[Thing]) -> Option<Value> {
    let (id, side) = party_side(view, thing, chosen)?;
    let source = view.facts.sources.get(id)?;
    let entity = source.entity.and_then(|entity| view.facts.entities.get(entity));
    let key = entity.and_then(|entity| entity.state());
    let country = key.and_then(|key| view.facts.entities.iter().find(|entity| entity.almanac.as_deref() == Some(key)));
    let name =
        country.map(|entity| entity.name.clone()).or_else(|| key.map(titled)).unwrap_or_else(|| source.name.clone());
    value(name, format!("{:?} {}", side.conflict, side.side), None)
}

/// "north-korea" as "North Korea".
fn titled(key: &str) -> String {
    let word = |word: &str| {
        let mut letters = word.chars();
        letters.next().map(|first| first.to_uppercase().chain(letters).collect::<String>()).unwrap_or_default()
    };
    key.split('-').map(word).collect::<Vec<_>>().join(" ")
}

pub(super) fn evidence(view: &View<'_>, thing: Thing, _: &[Thing]) -> Option<Value> {
    noun(view, view.evidence(thing)?.span)
}

pub(super) fn supplier(view: &View<'_>, thing: Thing, _: &[Thing]) -> Option<Value> {
    one_source(view, view.evidence(thing)?.supplier?)
}

pub(super) fn note(view: &View<'_>, thing: Thing, _: &[Thing]) -> Option<Value> {
    let note = view.note(thing)?;
    let sentence = view.facts.document.sentences.get(note.sentence).map_or(note.span, |sentence| sentence.span);
    words(view, sentence)
}

pub(super) fn quotation(view: &View<'_>, thing: Thing, _: &[Thing]) -> Option<Value> {
    let Thing::Quotation(id) = thing else { return None };
    words(view, view.facts.document.quotations.get(id)?.inner)
}

pub(super) fn heading(view: &View<'_>, thing: Thing, _: &[Thing]) -> Option<Value> {
    words(view, view.heading(thing)?.span)
}

pub(super) fn distance(view: &View<'_>, thing: Thing, chosen: &[Thing]) -> Option<Value> {
    let apart = |other: &Thing| after(view, thing, *other).or_else(|| after(view, *other, thing));
    let placed = |other: &&Thing| other.of_type() != Type::Source && **other != thing;
    let distance = chosen.iter().filter(placed).find_map(apart)?;
    value(distance.to_string(), distance.to_string(), None)
}

pub(super) fn count(_: &View<'_>, thing: Thing, chosen: &[Thing]) -> Option<Value> {
    let first = chosen.iter().find(|other| **other != thing)?.of_type();
    let count = chosen.iter().filter(|other| other.of_type() == first).count().to_string();
    value(count.clone(), count, None)
}

pub(super) fn other(view: &View<'_>, thing: Thing, chosen: &[Thing]) -> Option<Value> {
    match thing {
        Thing::Statement(_) => content(view, thing, chosen),
        Thing::Source(id) => one_source(view, id),
        Thing::Note(_) => note(view, thing, chosen),
        Thing::Evidence(_) => evidence(view, thing, chosen),
        Thing::Quotation(_) => quotation(view, thing, chosen),
        Thing::Conflict(_) => conflict(view, thing, chosen),
        Thing::Number(_) | Thing::Date(_) | Thing::Place(_) | Thing::Heading(_) | Thing::Wording(_) => {
            words(view, look::span(view.facts, thing)?)
        }
        Thing::Name(_) => name(view, thing, chosen),
        Thing::Passage(_) => passage(view, thing, chosen),
        Thing::Article => None,
    }
}
