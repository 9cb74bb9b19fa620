//! "with", "has" and "without": one relation with a small table of who can hold what. The nouns that are held and are no
//! thing of their own ("a stated reason for anonymity") stand with what holds them.

use crate::facts::{RelationKind, Source, Statement};
use crate::list::Id;
use crate::span::Span;
use crate::vocabulary::look::{says, sources_of};
use crate::vocabulary::verified::both_ways;
use crate::vocabulary::{Relation, Row, Thing, Type, Verdict, View};

/// How many restatements of one claim are looked at for their sources: keeps hostile articles linear.
const RESTATEMENTS: usize = 200;

const HOLDERS: &[Type] = &[Type::Statement, Type::Source, Type::Evidence, Type::Date, Type::Article, Type::Heading];

const HELD: &[Type] = &[
    Type::Statement,
    Type::Source,
    Type::Note,
    Type::Evidence,
    Type::Number,
    Type::Date,
    Type::Place,
    Type::Quotation,
    Type::Heading,
    Type::Conflict,
];

const PAIRS: &[(Type, Type)] = &[
    (Type::Statement, Type::Source),
    (Type::Statement, Type::Note),
    (Type::Statement, Type::Evidence),
    (Type::Statement, Type::Number),
    (Type::Statement, Type::Date),
    (Type::Statement, Type::Place),
    (Type::Statement, Type::Quotation),
    (Type::Source, Type::Date),
    (Type::Evidence, Type::Date),
    (Type::Evidence, Type::Place),
    (Type::Evidence, Type::Source),
    (Type::Evidence, Type::Note),
    (Type::Heading, Type::Statement),
    (Type::Heading, Type::Number),
    (Type::Heading, Type::Quotation),
    (Type::Article, Type::Statement),
    (Type::Article, Type::Source),
    (Type::Article, Type::Note),
    (Type::Article, Type::Evidence),
    (Type::Article, Type::Number),
    (Type::Article, Type::Date),
    (Type::Article, Type::Place),
    (Type::Article, Type::Quotation),
    (Type::Article, Type::Heading),
    (Type::Article, Type::Conflict),
];

const WITH: Relation =
    Relation { things: Some((HELD, holds)), reach: Some(held), pairs: PAIRS, attributes: true, ..Relation::NONE };

pub(super) static ROWS: &[Row] = &[
    Row::relation(
        "with",
        &["has", "have", "having"],
        HOLDERS,
        "It has one: a statement its sources, numbers, dates and places, an article its claims, a source its description.",
        WITH,
    ),
    Row::relation("without", &[], HOLDERS, "It has none: the contrary of “with”.", Relation { negated: true, ..WITH }),
];

fn holds(view: &View<'_>, holder: Thing, thing: Thing) -> Verdict {
    let held = if let (Thing::Article, Thing::Source(source)) = (holder, thing) {
        says_a_claim(view, source)
    } else if let (Thing::Statement(statement), Thing::Source(source)) = (holder, thing) {
        is_source_for(view, statement, source)
    } else {
        holder == Thing::Article || held(view, holder, thing.of_type()).contains(&thing)
    };
    let place = match thing {
        Thing::Number(_) | Thing::Date(_) | Thing::Place(_) | Thing::Evidence(_) | Thing::Note(_) => {
            crate::vocabulary::look::span(view.facts, thing)
        }
        Thing::Statement(_)
        | Thing::Source(_)
        | Thing::Quotation(_)
        | Thing::Heading(_)
        | Thing::Wording(_)
        | Thing::Article
        | Thing::Conflict(_)
        | Thing::Name(_)
        | Thing::Passage(_) => None,
    };
    Verdict::new(held).marked(place.filter(|_| held && holder != Thing::Article), "")
}

/// What a thing holds of a type, in reading order.
fn held(view: &View<'_>, holder: Thing, of: Type) -> Vec<Thing> {
    match holder {
        Thing::Statement(id) => held_by_statement(view, id, of),
        Thing::Article => held_by_article(view, of),
        Thing::Source(id) => {
            let date = view.facts.sources.get(id).and_then(|source| source.date).filter(|_| of == Type::Date);
            date.map(|date| dates_at(view, date)).unwrap_or_default()
        }
        Thing::Evidence(_) => held_by_evidence(view, holder, of),
        Thing::Heading(_) => held_by_heading(view, holder, of),
        Thing::Note(_)
        | Thing::Number(_)
        | Thing::Date(_)
        | Thing::Place(_)
        | Thing::Quotation(_)
        | Thing::Wording(_)
        | Thing::Conflict(_)
        | Thing::Name(_)
        | Thing::Passage(_) => Vec::new(),
    }
}

fn each<T>(ids: &[Id<T>], thing: fn(Id<T>) -> Thing) -> Vec<Thing> {
    ids.iter().map(|id| thing(*id)).collect()
}

fn held_by_statement(view: &View<'_>, id: Id<Statement>, of: Type) -> Vec<Thing> {
    let Some(statement) = view.facts.statements.get(id) else { return Vec::new() };
    match of {
        Type::Source => each(&sources_for(view, id), Thing::Source),
        Type::Note => view.index.notes_on(id).iter().map(|(note, _)| Thing::Note(*note)).collect(),
        Type::Evidence => each(&statement.evidence, Thing::Evidence),
        Type::Number => each(&statement.quantities, Thing::Number),
        Type::Date => each(&statement.dates, Thing::Date),
        Type::Place => each(&statement.places, Thing::Place),
        Type::Quotation => {
            let here = view.index.in_sentence(statement.sentence);
            let quotations = here.map(|here| here.quotations.as_slice()).unwrap_or_default().iter();
            let inside = |id: &&Id<crate::text::Quotation>| {
                view.facts.document.quotations.get(**id).is_some_and(|quotation| says(statement, quotation.inner))
            };
            quotations.filter(inside).map(|id| Thing::Quotation(*id)).collect()
        }
        Type::Statement
        | Type::Heading
        | Type::Wording
        | Type::Article
        | Type::Conflict
        | Type::Name
        | Type::Passage => Vec::new(),
    }
}

/// The sources that a statement rests on anywhere in the article: those of its own chain, of what restates it, and of what
/// corroborates it.
pub(super) fn sources_for(view: &View<'_>, id: Id<Statement>) -> Vec<Id<Source>> {
    let corroborating = both_ways(view, id, RelationKind::Corroborates).into_iter();
    let corroborating = corroborating.filter(|(_, truth)| truth.is_true()).map(|(other, _)| other);
    let restating = view.index.restatements(id).iter().copied().take(RESTATEMENTS);
    let statements = restating.chain(std::iter::once(id)).chain(corroborating);
    let sources = statements.filter_map(|id| view.facts.statements.get(id)).flat_map(sources_of);
    let mut sources: Vec<Id<Source>> = sources.collect();
    sources.sort_unstable();
    sources.dedup();
    sources
}

/// The same of one source, without listing them all.
fn is_source_for(view: &View<'_>, id: Id<Statement>, source: Id<Source>) -> bool {
    let (said, same) = (view.index.statements_of(source), view.index.restatements(id));
    let names = |id: &Id<Statement>| {
        view.facts.statements.get(*id).is_some_and(|it| it.chain.iter().any(|link| link.sources.contains(&source)))
    };
    let restates = if said.len() < same.len() {
        said.iter().any(|other| view.index.merged(*other) == view.index.merged(id))
    } else {
        same.iter().any(names)
    };
    let corroborates =
        || both_ways(view, id, RelationKind::Corroborates).iter().any(|(it, truth)| truth.is_true() && names(it));
    restates || names(&id) || corroborates()
}

fn held_by_article(view: &View<'_>, of: Type) -> Vec<Thing> {
    if of != Type::Source {
        return crate::vocabulary::candidates(view, of);
    }
    view.facts.sources.ids().filter(|id| says_a_claim(view, *id)).map(Thing::Source).collect()
}

/// True for those on whose word a claim stands; targets and verifiers are no sources of the article.
fn says_a_claim(view: &View<'_>, id: Id<Source>) -> bool {
    let mut said = view.index.statements_of(id).iter().filter_map(|it| view.facts.statements.get(*it));
    said.any(|statement| statement.kind.is_claim())
}

fn held_by_evidence(view: &View<'_>, holder: Thing, of: Type) -> Vec<Thing> {
    let Some(evidence) = view.evidence(holder) else { return Vec::new() };
    match of {
        Type::Date => evidence.date.map(|date| dates_at(view, date)).unwrap_or_default(),
        Type::Place => evidence.place.map(|place| places_at(view, place)).unwrap_or_default(),
        Type::Source => evidence.supplier.map(Thing::Source).into_iter().collect(),
        Type::Note => {
            crate::vocabulary::verified::notes(view, holder).iter().map(|(note, _)| Thing::Note(*note)).collect()
        }
        Type::Statement
        | Type::Evidence
        | Type::Number
        | Type::Quotation
        | Type::Heading
        | Type::Wording
        | Type::Article
        | Type::Conflict
        | Type::Name
        | Type::Passage => Vec::new(),
    }
}

fn held_by_heading(view: &View<'_>, holder: Thing, of: Type) -> Vec<Thing> {
    let Some(block) = view.heading(holder) else { return Vec::new() };
    let here = block.sentences.clone().filter_map(|at| view.index.in_sentence(Id::new(at)));
    here.flat_map(|here| match of {
        Type::Statement => each(&here.statements, Thing::Statement),
        Type::Number => each(&here.numbers, Thing::Number),
        Type::Quotation => each(&here.quotations, Thing::Quotation),
        Type::Source
        | Type::Note
        | Type::Evidence
        | Type::Date
        | Type::Place
        | Type::Heading
        | Type::Wording
        | Type::Article
        | Type::Conflict
        | Type::Name
        | Type::Passage => Vec::new(),
    })
    .collect()
}

fn dates_at(view: &View<'_>, span: Span) -> Vec<Thing> {
    let here = view.facts.document.sentence_at(span).and_then(|sentence| view.index.in_sentence(sentence));
    let dates = here.map(|here| here.dates.as_slice()).unwrap_or_default().iter();
    let overlaps =
        |id: &&Id<crate::facts::DateMention>| view.facts.dates.get(**id).is_some_and(|date| date.span.overlaps(span));
    dates.filter(overlaps).map(|id| Thing::Date(*id)).collect()
}

fn places_at(view: &View<'_>, span: Span) -> Vec<Thing> {
    let here = view.facts.document.sentence_at(span).and_then(|sentence| view.index.in_sentence(sentence));
    let places = here.map(|here| here.places.as_slice()).unwrap_or_default().iter();
    let overlaps = |id: &&Id<crate::facts::PlaceMention>| {
        view.facts.places.get(**id).is_some_and(|place| place.span.overlaps(span))
    };
    places.filter(overlaps).map(|id| Thing::Place(*id)).collect()
}

#[cfg(test)]
mod tests {
    use crate::facts::{Bound, EvidenceKind, Kind, RelationKind, Unit};
    use crate::truth::Truth::{False, True};
    use crate::vocabulary::Thing;
    use crate::vocabulary::fixture::Fixture;

    const TEXT: &str = "The guard said that nine cows had strayed into Elm Lane. A farmer said so too. \
        A photo of the cows hangs in the inn.";

    #[test]
    fn who_holds_what() {
        let mut article = Fixture::new(TEXT);
        let guard = article.source("The guard", &[Kind::Person]);
        let farmer = article.source("A farmer", &[Kind::Person]);
        let strayed = article.claim("nine cows had strayed", &[(guard, "said")]);
        let too = article.claim("so too", &[(farmer, "farmer said")]);
        let nine = article.number("nine cows", 9.0, Bound::Exact, Unit::Things("cow".to_owned()));
        let lane = article.place("Elm Lane");
        article.facts.statements[strayed].quantities.push(nine);
        article.facts.statements[strayed].places.push(lane);
        assert_eq!(article.stands(strayed, "with", nine), True);
        assert_eq!(article.stands(strayed, "with", Thing::Place(lane)), True);
        assert_eq!(article.stands(too, "with", nine), False);
        assert_eq!(article.stands(Thing::Article, "with", strayed), True);
        assert_eq!(article.stands(Thing::Article, "with", farmer), True);
        assert_eq!(article.stands(strayed, "with", farmer), False);
        article.relate(too, RelationKind::Restates, strayed);
        assert_eq!(article.stands(strayed, "with", farmer), True, "who says the same is a source of it");
    }

    #[test]
    fn evidence_holds_its_supplier_and_place() {
        let mut article = Fixture::new(TEXT);
        let guard = article.source("The guard", &[Kind::Person]);
        let photo = article.evidence("A photo", EvidenceKind::Image, Some(guard));
        let lane = article.place("Elm Lane");
        assert_eq!(article.stands(photo, "with", Thing::Place(lane)), False);
        article.facts.evidence[photo].place = Some(article.at("Elm Lane"));
        assert_eq!(article.stands(photo, "with", Thing::Place(lane)), True);
        assert_eq!(article.stands(photo, "supplied by", guard), True);
        assert_eq!(article.fill("evidence", false, photo, &[]).as_deref(), Some("photo"));
        assert_eq!(article.fill("supplier", false, photo, &[]).as_deref(), Some("The guard"));
    }
}
