//! Whether anybody checked a statement or a piece of evidence, as the article tells it. A note counts only for what it
//! covers, and where its reach is open the answer is "cannot tell". Nothing here looks outside the article.

use crate::facts::{Cover, Finding, Relation as Between, RelationKind, Statement, Verification};
use crate::list::Id;
use crate::truth::Truth;
use crate::vocabulary::independence::independent;
use crate::vocabulary::look::sources_of;
use crate::vocabulary::{Relation, Row, Thing, Type, Verdict, View};

const OF: &[Type] = &[Type::Statement, Type::Evidence];
const STATEMENT: &[Type] = &[Type::Statement];
const SOURCE: &[Type] = &[Type::Source];

pub(super) static ROWS: &[Row] = &[
    Row::before_noun("verified", &[], OF, "A note in the article says that somebody verified it.", |view, thing| {
        noted(view, thing, Finding::Verified, "says it was verified")
    }),
    Row::before_noun(
        "independently verified",
        &[],
        OF,
        "Somebody independent of its sources, or the publisher, verified it or says the same.",
        independently_verified,
    ),
    Row::adjective(
        "reported as unverified",
        &["reported as not verified"],
        OF,
        "A note in the article says that this very thing was not, or could not be, verified.",
        |view, thing| noted(view, thing, Finding::NotVerified, "says it was not verified"),
    ),
    Row::before_noun(
        "disputed",
        &[],
        OF,
        "A note disputes it, or another statement of the article denies or contradicts it.",
        |view, thing| noted(view, thing, Finding::Disputed, "says it is disputed").or(contested(view, thing)),
    ),
    Row::adjective(
        "denied",
        &[],
        STATEMENT,
        "Another statement of the article says that it is not so.",
        |view, thing| {
            denials(view, thing).into_iter().fold(Verdict::default(), |verdict, (denial, truth)| {
                verdict.or(Verdict::new(truth).marked(Some(denial.anchor()), "denies it"))
            })
        },
    ),
    Row::relation(
        "verified by",
        &[],
        OF,
        "A source of this kind verified it, as a note in the article says.",
        Relation { things: Some((SOURCE, verified_by)), reach: Some(verifiers), ..Relation::NONE },
    ),
    Row::relation(
        "denied by",
        &[],
        STATEMENT,
        "A source of this kind says that it is not so.",
        Relation { things: Some((SOURCE, denied_by)), reach: Some(deniers), ..Relation::NONE },
    ),
    Row::relation(
        "covered by",
        &[],
        OF,
        "A verification note of this kind speaks of it.",
        Relation { things: Some((&[Type::Note], covered_by)), reach: Some(covering_notes), ..Relation::NONE },
    ),
];

/// The notes that speak of a thing.
pub(super) fn notes<'a>(view: &View<'a>, thing: Thing) -> &'a [Cover] {
    match thing {
        Thing::Statement(id) => view.index.notes_on(id),
        Thing::Evidence(id) => view.index.notes_on_evidence(id),
        Thing::Source(_)
        | Thing::Note(_)
        | Thing::Number(_)
        | Thing::Date(_)
        | Thing::Place(_)
        | Thing::Quotation(_)
        | Thing::Heading(_)
        | Thing::Wording(_)
        | Thing::Article
        | Thing::Conflict(_)
        | Thing::Name(_)
        | Thing::Passage(_) => &[],
    }
}

/// The notes on a thing that find so, each with how surely it covers it.
fn finding<'a>(
    view: &View<'a>,
    thing: Thing,
    finding: Finding,
) -> impl Iterator<Item = (Id<Verification>, &'a Verification, Truth)> + use<'a> {
    let facts = view.facts;
    notes(view, thing)
        .iter()
        .filter_map(move |(id, truth)| Some((*id, facts.verifications.get(*id)?, *truth)))
        .filter(move |(_, note, _)| note.finding == finding)
}

fn noted(view: &View<'_>, thing: Thing, of: Finding, text: &str) -> Verdict {
    finding(view, thing, of).fold(Verdict::default(), |verdict, (id, note, truth)| {
        let text = if truth.is_true() { text } else { "it is open whether this covers it" };
        let mut here = Verdict::new(truth).marked(note.span, text);
        here.chosen.push(Thing::Note(id));
        verdict.or(here)
    })
}

fn independently_verified(view: &View<'_>, thing: Thing) -> Verdict {
    let by_note = finding(view, thing, Finding::Verified).fold(Verdict::default(), |verdict, (id, note, truth)| {
        let truth = truth.and(checked_apart(view, thing, note));
        let text = if truth.is_true() { "independently verified" } else { "it is open whether this is independent" };
        let mut here = Verdict::new(truth).marked(note.span, text);
        here.chosen.push(Thing::Note(id));
        verdict.or(here)
    });
    if by_note.truth.is_true() { by_note } else { by_note.or(corroborated_apart(view, thing)) }
}

/// Whether those who verified are independent of those who say so.
fn checked_apart(view: &View<'_>, thing: Thing, note: &Verification) -> Truth {
    if note.by_publisher {
        return Truth::True;
    }
    if note.agents.is_empty() {
        return Truth::CannotTell;
    }
    let sources = account_of(view, thing);
    note.agents.iter().fold(Truth::False, |truth, agent| {
        truth.or(match sources.as_slice() {
            [] => stands_apart(view, *agent),
            sources => sources.iter().fold(Truth::True, |all, source| all.and(independent(view, *agent, *source))),
        })
    })
}

/// Whose account a thing is: its own chain; where it has none, that of the statements that it continues; of evidence, who
/// supplied it.
fn account_of(view: &View<'_>, thing: Thing) -> Vec<Id<crate::facts::Source>> {
    if let Some(evidence) = view.evidence(thing) {
        return evidence.supplier.into_iter().collect();
    }
    let (Some(statement), Thing::Statement(id)) = (view.statement(thing), thing) else { return Vec::new() };
    let own = sources_of(statement);
    if !own.is_empty() {
        return own;
    }
    let continued =
        related(view, id, RelationKind::Continues).filter_map(|relation| view.facts.statements.get(relation.to));
    continued.flat_map(sources_of).collect()
}

/// Without a source to compare with: a party is no independent witness of its own war.
fn stands_apart(view: &View<'_>, agent: Id<crate::facts::Source>) -> Truth {
    match view.facts.sources.get(agent) {
        Some(source) if source.kind_known && source.sides.is_empty() => Truth::True,
        Some(_) | None => Truth::CannotTell,
    }
}

/// Said also by a source that is independent of all its own.
fn corroborated_apart(view: &View<'_>, thing: Thing) -> Verdict {
    let (Some(statement), Thing::Statement(id)) = (view.statement(thing), thing) else { return Verdict::default() };
    let own = sources_of(statement);
    if own.is_empty() {
        return Verdict::default();
    }
    let mut verdict = Verdict::default();
    for (other, open) in both_ways(view, id, RelationKind::Corroborates) {
        let Some(second) = view.facts.statements.get(other) else { continue };
        let others = sources_of(second);
        let apart = others.iter().fold(Truth::from(!others.is_empty()), |all, a| {
            all.and(own.iter().fold(Truth::True, |all, b| all.and(independent(view, *a, *b))))
        });
        let mut here = Verdict::new(open.and(apart)).marked(second.anchor(), "says the same");
        here.chosen.push(Thing::Statement(other));
        verdict = verdict.or(here);
    }
    verdict
}

fn contested(view: &View<'_>, thing: Thing) -> Verdict {
    let Thing::Statement(id) = thing else { return Verdict::default() };
    let denied = denials(view, thing).into_iter().map(|(statement, truth)| (statement.anchor(), truth));
    let contradicted = both_ways(view, id, RelationKind::Contradicts).into_iter();
    let contradicted =
        contradicted.filter_map(|(other, truth)| Some((view.facts.statements.get(other)?.anchor(), truth)));
    denied.chain(contradicted).fold(Verdict::default(), |verdict, (span, truth)| {
        verdict.or(Verdict::new(truth).marked(span, "says otherwise"))
    })
}

/// The statements that deny a statement.
fn denials<'a>(view: &View<'a>, thing: Thing) -> Vec<(&'a Statement, Truth)> {
    let Thing::Statement(id) = thing else { return Vec::new() };
    let relations = view.index.relations_to(id).iter().filter_map(|place| view.facts.relations.get(*place));
    let denying = relations.filter(|relation| relation.kind == RelationKind::Denies);
    denying.filter_map(|relation| Some((view.facts.statements.get(relation.from)?, relation.truth))).collect()
}

fn verified_by(view: &View<'_>, thing: Thing, source: Thing) -> Verdict {
    let Thing::Source(source) = source else { return Verdict::default() };
    let by = finding(view, thing, Finding::Verified).filter(|(_, note, _)| note.agents.contains(&source));
    by.fold(Verdict::default(), |verdict, (_, note, truth)| {
        verdict.or(Verdict::new(truth).marked(note.span, "verified it"))
    })
}

fn verifiers(view: &View<'_>, thing: Thing, _: Type) -> Vec<Thing> {
    let agents = finding(view, thing, Finding::Verified).flat_map(|(_, note, _)| note.agents.iter());
    agents.map(|agent| Thing::Source(*agent)).collect()
}

fn denied_by(view: &View<'_>, thing: Thing, source: Thing) -> Verdict {
    let Thing::Source(source) = source else { return Verdict::default() };
    let by = denials(view, thing).into_iter().filter(|(denial, _)| sources_of(denial).contains(&source));
    by.fold(Verdict::default(), |verdict, (denial, truth)| {
        verdict.or(Verdict::new(truth).marked(denial.anchor(), "denies it"))
    })
}

fn deniers(view: &View<'_>, thing: Thing, _: Type) -> Vec<Thing> {
    denials(view, thing).into_iter().flat_map(|(denial, _)| sources_of(denial)).map(Thing::Source).collect()
}

fn covered_by(view: &View<'_>, thing: Thing, note: Thing) -> Verdict {
    let Thing::Note(note) = note else { return Verdict::default() };
    let Some((id, truth)) = notes(view, thing).iter().find(|(id, _)| *id == note) else { return Verdict::default() };
    Verdict::new(*truth).marked(view.facts.verifications.get(*id).map(|note| note.span), "the note")
}

fn covering_notes(view: &View<'_>, thing: Thing, _: Type) -> Vec<Thing> {
    notes(view, thing).iter().map(|(id, _)| Thing::Note(*id)).collect()
}

/// The relations of a kind that start at a statement.
pub(super) fn related<'a>(
    view: &View<'a>,
    id: Id<Statement>,
    kind: RelationKind,
) -> impl Iterator<Item = &'a Between> + use<'a> {
    let facts = view.facts;
    let relations = view.index.relations_from(id).iter().filter_map(|place| facts.relations.get(*place));
    relations.filter(move |relation| relation.kind == kind)
}

/// The statements at the other end of relations of a kind, whichever way they run, in reading order.
pub(super) fn both_ways(view: &View<'_>, id: Id<Statement>, kind: RelationKind) -> Vec<(Id<Statement>, Truth)> {
    let of_kind = |place: &usize| view.facts.relations.get(*place).filter(|relation| relation.kind == kind);
    let from = view.index.relations_from(id).iter().filter_map(of_kind).map(|relation| (relation.to, relation.truth));
    let to = view.index.relations_to(id).iter().filter_map(of_kind).map(|relation| (relation.from, relation.truth));
    let mut others: Vec<_> = from.chain(to).collect();
    others.sort_by_key(|(other, _)| *other);
    others
}

#[cfg(test)]
mod tests {
    use crate::facts::{Finding, Kind, RelationKind};
    use crate::truth::Truth::{CannotTell, False, True};
    use crate::vocabulary::fixture::Fixture;

    const TEXT: &str = "Arland said that its army had crossed the river. Its ministry confirmed the crossing. \
        The Daily Post confirmed it from photographs. Borland has not confirmed the crossing. The bridge was down.";

    #[test]
    fn only_an_independent_check_is_independent() {
        let mut article = Fixture::new(TEXT);
        let arland = article.source("Arland", &[Kind::Country]);
        let ministry = article.source("Its ministry", &[Kind::StateBody]);
        let post = article.source("The Daily Post", &[Kind::MediaOutlet]);
        article.facts.sources[ministry].group = article.facts.sources[arland].group;
        let crossed = article.claim("its army had crossed the river", &[(arland, "said")]);
        article.note("confirmed the crossing", Finding::Verified, &[ministry], &[(crossed, True)]);
        assert_eq!(article.is("verified", crossed), True);
        assert_eq!(article.is("independently verified", crossed), False);
        assert_eq!(article.stands(crossed, "verified by", ministry), True);
        article.note("confirmed it", Finding::Verified, &[post], &[(crossed, True)]);
        assert_eq!(article.is("independently verified", crossed), True);
        assert_eq!(article.fill("verifier", false, crossed, &[]).as_deref(), Some("Its ministry"));
    }

    #[test]
    fn where_sources_are_linked_one_cannot_tell() {
        let mut article = Fixture::new(TEXT);
        let arland = article.source("Arland", &[Kind::Country]);
        let borland = article.source("Borland", &[Kind::Country]);
        let group = article.facts.sources[arland].group;
        article.facts.sources[borland].linked_groups.push(group);
        let crossed = article.claim("its army had crossed the river", &[(arland, "said")]);
        article.note("confirmed it", Finding::Verified, &[borland], &[(crossed, True)]);
        assert_eq!(article.is("independently verified", crossed), CannotTell);
    }

    #[test]
    fn a_negative_note_verifies_nothing_and_covers_what_it_covers() {
        let mut article = Fixture::new(TEXT);
        let borland = article.source("Borland", &[Kind::Country]);
        let crossed = article.claim("its army had crossed the river", &[]);
        let down = article.claim("The bridge was down", &[]);
        let note = article.note("has not confirmed", Finding::NotVerified, &[borland], &[(crossed, CannotTell)]);
        assert_eq!(article.is("verified", crossed), False);
        assert_eq!(article.is("reported as unverified", crossed), CannotTell);
        assert_eq!(article.is("reported as unverified", down), False);
        assert_eq!(article.stands(crossed, "covered by", note), CannotTell);
        assert_eq!(article.stands(note, "covering", down), False);
    }

    #[test]
    fn another_word_corroborates_and_denies() {
        let mut article = Fixture::new(TEXT);
        let arland = article.source("Arland", &[Kind::Country]);
        let post = article.source("The Daily Post", &[Kind::MediaOutlet]);
        let crossed = article.claim("its army had crossed the river", &[(arland, "said")]);
        let down = article.claim("The bridge was down", &[(post, "confirmed it")]);
        assert_eq!(article.is("independently verified", crossed), False);
        article.relate(down, RelationKind::Corroborates, crossed);
        assert_eq!(article.is("independently verified", crossed), True);
        article.relate(down, RelationKind::Denies, crossed);
        assert_eq!(article.is("denied", crossed), True);
        assert_eq!(article.is("disputed", crossed), True);
        assert_eq!(article.stands(crossed, "denied by", post), True);
    }
}
