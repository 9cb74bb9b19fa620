//! How one statement stands to another: restating, continuing, contradicting, about the same event. Reads the relations that
//! `statement` found and finds none itself.

use crate::facts::{Quantity, RelationKind, Statement};
use crate::list::Id;
use crate::truth::Truth;
use crate::vocabulary::attribution::is_open;
use crate::vocabulary::look::origin;
use crate::vocabulary::verified::{both_ways, related};
use crate::vocabulary::{Adjective, Reading, Relation, Row, Thing, Type, Verdict, View};

const OF: &[Type] = &[Type::Statement];

/// How far an account is followed back over sentences without a source.
const STEPS_BACK: usize = 20;

pub(super) static ROWS: &[Row] = &[
    Row::relation(
        "restating",
        &["restate", "restates"],
        OF,
        "It says again what stood before, a headline what the body says: six in ten of its words, the verb among them, are the same.",
        Relation {
            things: Some((OF, |view, one, other| one_way(view, one, other, RelationKind::Restates, "says the same"))),
            reach: Some(|view, thing, _| ends(view, thing, RelationKind::Restates)),
            ..Relation::NONE
        },
    ),
    Row::relation(
        "continuing",
        &["continue", "continues"],
        OF,
        "It goes on with the same account without a source of its own, over sentences without a source too.",
        Relation { things: Some((OF, continuing)), reach: Some(continued), ..Relation::NONE },
    ),
    Row::relation(
        "contradicting",
        &["contradict", "contradicts"],
        OF,
        "The two cannot both be true.",
        Relation {
            things: Some((OF, |view, one, other| {
                either_way(view, one, other, RelationKind::Contradicts, "says otherwise")
            })),
            reach: Some(|view, thing, _| both_ends(view, thing, RelationKind::Contradicts)),
            symmetric: true,
            ..Relation::NONE
        },
    ),
    Row::relation(
        "with a different number from",
        &["with different numbers from", "with a different figure from"],
        OF,
        "Both count the same thing and give different numbers.",
        Relation {
            things: Some((OF, |view, one, other| {
                either_way(view, one, other, RelationKind::DifferentNumber, "gives another number")
            })),
            reach: Some(|view, thing, _| both_ends(view, thing, RelationKind::DifferentNumber)),
            symmetric: true,
            ..Relation::NONE
        },
    ),
    Row::relation(
        "denying",
        &["deny", "denies"],
        OF,
        "It says that the other is not so.",
        Relation {
            things: Some((OF, |view, one, other| one_way(view, one, other, RelationKind::Denies, "what is denied"))),
            reach: Some(|view, thing, _| ends(view, thing, RelationKind::Denies)),
            ..Relation::NONE
        },
    ),
    Row::relation(
        "corroborating",
        &["corroborate", "corroborates"],
        OF,
        "It says the same as the other, on another's word.",
        Relation {
            things: Some((OF, |view, one, other| {
                either_way(view, one, other, RelationKind::Corroborates, "says the same")
            })),
            reach: Some(|view, thing, _| both_ends(view, thing, RelationKind::Corroborates)),
            symmetric: true,
            ..Relation::NONE
        },
    ),
    Row::relation(
        "about the same event as",
        &[],
        OF,
        "Both tell of one event: the same happening, people, place and date, as far as the article says.",
        Relation { things: Some((OF, same_event)), reach: Some(of_same_event), symmetric: true, ..Relation::NONE },
    ),
    Row {
        phrase: "about the same event",
        spellings: &[],
        of: OF,
        doc: "It tells of the same event as the statement that it is compared with.",
        reading: Reading::Adjective(Adjective {
            before_noun: false,
            read: |view, thing| compared(view, thing, same_event),
            together: Some(|view, things| with_first(view, things, same_event)),
        }),
    },
    Row::relation(
        "from the same source as",
        &[],
        OF,
        "Both come from one innermost source, or both are the article's own words.",
        Relation { things: Some((OF, same_source)), reach: Some(of_same_source), symmetric: true, ..Relation::NONE },
    ),
    Row {
        phrase: "from the same source",
        spellings: &[],
        of: OF,
        doc: "It comes from the same innermost source as the statement that it is compared with.",
        reading: Reading::Adjective(Adjective {
            before_noun: false,
            read: |view, thing| compared(view, thing, same_source),
            together: Some(|view, things| with_first(view, things, same_source)),
        }),
    },
    Row::before_noun(
        "reconciled",
        &[],
        OF,
        "The article speaks of the difference from what it contradicts (“an earlier figure”, a range, both compared).",
        reconciled,
    ),
    Row::held(
        "different date",
        &["different dates"],
        OF,
        "It has a date, and the statement that it is compared with has another.",
        different_date,
    ),
];

pub(super) fn statement_id(thing: Thing) -> Option<Id<Statement>> {
    let Thing::Statement(id) = thing else { return None };
    Some(id)
}

fn one_way(view: &View<'_>, one: Thing, other: Thing, kind: RelationKind, text: &str) -> Verdict {
    let (Some(from), Some(to)) = (statement_id(one), statement_id(other)) else { return Verdict::default() };
    let found = related(view, from, kind).filter(|relation| relation.to == to);
    found.fold(Verdict::default(), |verdict, relation| {
        verdict.or(Verdict::new(relation.truth).marked(anchor(view, to), text))
    })
}

fn either_way(view: &View<'_>, one: Thing, other: Thing, kind: RelationKind, text: &str) -> Verdict {
    one_way(view, one, other, kind, text).or(mark_other(view, other, one_way(view, other, one, kind, text), text))
}

/// A relation that was found the other way round still points at the other statement.
fn mark_other(view: &View<'_>, other: Thing, verdict: Verdict, text: &str) -> Verdict {
    let place = statement_id(other).and_then(|id| anchor(view, id));
    if verdict.truth.is_false() { verdict } else { Verdict::new(verdict.truth).marked(place, text) }
}

fn anchor(view: &View<'_>, id: Id<Statement>) -> Option<crate::span::Span> {
    view.facts.statements.get(id).map(Statement::anchor)
}

fn ends(view: &View<'_>, thing: Thing, kind: RelationKind) -> Vec<Thing> {
    let Some(id) = statement_id(thing) else { return Vec::new() };
    let mut ends: Vec<Thing> = related(view, id, kind).map(|relation| Thing::Statement(relation.to)).collect();
    ends.sort_unstable();
    ends.dedup();
    ends
}

pub(super) fn both_ends(view: &View<'_>, thing: Thing, kind: RelationKind) -> Vec<Thing> {
    let Some(id) = statement_id(thing) else { return Vec::new() };
    let mut ends: Vec<Thing> =
        both_ways(view, id, kind).into_iter().map(|(other, _)| Thing::Statement(other)).collect();
    ends.dedup();
    ends
}

/// The statements whose account a statement goes on with, nearest first, each with how sure that is.
fn account(view: &View<'_>, thing: Thing) -> Vec<(Id<Statement>, Truth)> {
    let Some(id) = statement_id(thing) else { return Vec::new() };
    let mut found: Vec<(Id<Statement>, Truth)> = Vec::new();
    let mut next = vec![(id, Truth::True)];
    for _ in 0..STEPS_BACK {
        let Some((from, so_far)) = next.pop() else { break };
        for relation in related(view, from, RelationKind::Continues) {
            if relation.to == id || found.iter().any(|(known, _)| *known == relation.to) {
                continue;
            }
            let truth = so_far.and(relation.truth);
            found.push((relation.to, truth));
            let without_source = view.facts.statements.get(relation.to).is_some_and(|it| it.chain.is_empty());
            if without_source {
                next.insert(0, (relation.to, truth));
            }
        }
    }
    found
}

fn continuing(view: &View<'_>, one: Thing, other: Thing) -> Verdict {
    let Some(to) = statement_id(other) else { return Verdict::default() };
    let found = account(view, one).into_iter().find(|(id, _)| *id == to);
    match found {
        Some((id, truth)) => Verdict::new(truth).marked(anchor(view, id), "goes on from this"),
        None => Verdict::default(),
    }
}

fn continued(view: &View<'_>, thing: Thing, _: Type) -> Vec<Thing> {
    let mut things: Vec<Thing> = account(view, thing).into_iter().map(|(id, _)| Thing::Statement(id)).collect();
    things.sort_unstable();
    things
}

/// Against the nearest statement outside; with none, one cannot tell.
fn compared(view: &View<'_>, thing: Thing, read: fn(&View<'_>, Thing, Thing) -> Verdict) -> Verdict {
    match view.statement_outside() {
        Some((other, _)) => read(view, thing, other),
        None => Verdict::cannot_tell(),
    }
}

/// All of them with the first: both readings are equalities, so one comparison each is enough.
fn with_first(view: &View<'_>, things: &[Thing], read: fn(&View<'_>, Thing, Thing) -> Verdict) -> Verdict {
    let Some((first, rest)) = things.split_first() else { return Verdict::default() };
    Verdict::new(rest.iter().fold(Truth::True, |truth, thing| truth.and(read(view, *thing, *first).truth)))
}

fn same_event(view: &View<'_>, one: Thing, other: Thing) -> Verdict {
    let (Some(a), Some(b)) = (view.statement(one), view.statement(other)) else { return Verdict::default() };
    let same = one == other || (a.event.is_some() && a.event == b.event);
    Verdict::new(same).marked(same.then_some(b.verb.unwrap_or(b.anchor())), "the same event")
}

fn of_same_event(view: &View<'_>, thing: Thing, _: Type) -> Vec<Thing> {
    let Some(statement) = view.statement(thing) else { return Vec::new() };
    match statement.event.and_then(|event| view.facts.events.get(event)) {
        Some(event) => event.statements.iter().map(|id| Thing::Statement(*id)).collect(),
        None => vec![thing],
    }
}

fn same_source(view: &View<'_>, one: Thing, other: Thing) -> Verdict {
    let (Some(a), Some(b)) = (view.statement(one), view.statement(other)) else { return Verdict::default() };
    if one != other && (is_open(a) || is_open(b)) {
        return Verdict::cannot_tell();
    }
    let entity = |id| view.facts.sources.get(id).and_then(|source| source.entity);
    let (from, to) = (origin(a), origin(b));
    let shared = from.iter().any(|x| to.iter().any(|y| x == y || (entity(*x).is_some() && entity(*x) == entity(*y))));
    let own_voice = from.is_empty() && to.is_empty();
    let place = b.chain.last().and_then(|link| link.cue.or(link.source_span));
    Verdict::new(shared || own_voice).marked(place.filter(|_| shared), "the same source")
}

/// What can be from the same source: what that source says, or what nobody is named for; and whatever is open.
fn of_same_source(view: &View<'_>, thing: Thing, _: Type) -> Vec<Thing> {
    let Some(statement) = view.statement(thing) else { return Vec::new() };
    let sources = origin(statement);
    if sources.is_empty() || is_open(statement) {
        return view.facts.statements.ids().map(Thing::Statement).collect();
    }
    let entities = sources.iter().filter_map(|id| view.facts.sources.get(*id)?.entity);
    let twins = entities.flat_map(|entity| view.index.sources_of(entity).iter());
    let said = sources.iter().chain(twins).flat_map(|source| view.index.statements_of(*source));
    let mut said: Vec<Thing> = said.map(|id| Thing::Statement(*id)).collect();
    said.sort_unstable();
    said.dedup();
    said
}

fn reconciled(view: &View<'_>, thing: Thing) -> Verdict {
    let Some(id) = statement_id(thing) else { return Verdict::default() };
    let differs = |kind| matches!(kind, RelationKind::Contradicts | RelationKind::DifferentNumber);
    let places = view.index.relations_from(id).iter().chain(view.index.relations_to(id));
    let relations =
        places.filter_map(|place| view.facts.relations.get(*place)).filter(|relation| differs(relation.kind));
    let spoken: Vec<_> = relations.map(|relation| relation.reconciled).collect();
    let all = !spoken.is_empty() && spoken.iter().all(Option::is_some);
    Verdict::new(all).marked(spoken.into_iter().flatten().next().filter(|_| all), "speaks of the difference")
}

fn different_date(view: &View<'_>, thing: Thing) -> Verdict {
    let (Some(here), Some((_, there))) = (view.statement(thing), view.statement_outside()) else {
        return Verdict::cannot_tell();
    };
    let values = |it: &Statement| -> Vec<_> {
        it.dates.iter().filter_map(|id| Some(view.facts.dates.get(*id)?.value)).collect()
    };
    let (a, b) = (values(here), values(there));
    Verdict::new(!a.is_empty() && !b.is_empty() && !a.iter().any(|date| b.contains(date)))
}

/// The first pair of numbers in two statements that count the same and differ.
pub(super) fn differing<'a>(
    view: &View<'a>,
    one: &Statement,
    other: &Statement,
) -> Option<(&'a Quantity, &'a Quantity)> {
    let numbers = |it: &Statement| -> Vec<&'a Quantity> {
        it.quantities.iter().filter_map(|id| view.facts.quantities.get(*id)).collect()
    };
    let theirs = numbers(other);
    numbers(one).into_iter().find_map(|a| {
        let b = theirs.iter().find(|b| b.unit == a.unit && (b.low, b.high) != (a.low, a.high))?;
        Some((a, *b))
    })
}

#[cfg(test)]
mod tests {
    use crate::facts::{Bound, Kind, RelationKind, Unit};
    use crate::truth::Truth::{CannotTell, False, True};
    use crate::vocabulary::fixture::Fixture;

    const TEXT: &str = "# Mill closes\n\nThe owner said that the mill would close if orders fell. It has forty workers. \
        They make rope. The union said that it has fifty workers.";

    #[test]
    fn an_account_is_followed_back_over_sentences_without_a_source() {
        let mut article = Fixture::new(TEXT);
        let owner = article.source("The owner", &[Kind::Person]);
        let close = article.claim("the mill would close", &[(owner, "said")]);
        let forty = article.claim("It has forty workers", &[]);
        let rope = article.claim("They make rope", &[]);
        article.relate(forty, RelationKind::Continues, close);
        article.relate(rope, RelationKind::Continues, forty);
        assert_eq!(article.stands(rope, "continuing", close), True);
        assert_eq!(article.stands(close, "continuing", rope), False);
    }

    #[test]
    fn other_numbers_are_seen_from_both_sides() {
        let mut article = Fixture::new(TEXT);
        let union = article.source("The union", &[Kind::Organisation]);
        let forty = article.claim("It has forty workers", &[]);
        let fifty = article.claim("it has fifty workers", &[(union, "The union said")]);
        for (statement, words, value) in [(forty, "forty workers", 40.0), (fifty, "fifty workers", 50.0)] {
            let number = article.number(words, value, Bound::Exact, Unit::People("worker".to_owned()));
            article.facts.statements[statement].quantities.push(number);
        }
        article.relate(fifty, RelationKind::DifferentNumber, forty);
        assert_eq!(article.stands(fifty, "with a different number from", forty), True);
        assert_eq!(article.stands(forty, "with a different number from", fifty), True);
        assert_eq!(article.is("reconciled", fifty), False);
        assert_eq!(article.fill("number", false, fifty, &[forty.into()]).as_deref(), Some("fifty workers"));
        assert_eq!(article.fill("number", true, fifty, &[forty.into()]).as_deref(), Some("forty workers"));
        article.facts.relations[0].reconciled = Some(article.at("The union said"));
        assert_eq!(article.is("reconciled", forty), True);
    }

    #[test]
    fn the_same_event_and_source() {
        let mut article = Fixture::new(TEXT);
        let owner = article.source("The owner", &[Kind::Person]);
        let close = article.claim("the mill would close", &[(owner, "said")]);
        let headline = article.claim("Mill closes", &[]);
        let rope = article.claim("They make rope", &[]);
        article.event("close", &[headline, close]);
        assert_eq!(article.stands(headline, "about the same event as", close), True);
        assert_eq!(article.stands(headline, "about the same event as", rope), False);
        assert_eq!(article.is_inside(close, "about the same event", headline), True);
        assert_eq!(article.is("about the same event", headline), CannotTell, "compared with nothing");
        assert_eq!(article.stands(headline, "from the same source as", rope), True, "both the article's own voice");
        assert_eq!(article.stands(headline, "from the same source as", close), False);
    }
}
