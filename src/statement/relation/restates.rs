//! The same said again: a headline that sums up the body, a claim that comes back later, the same claim on another's
//! word. Compares content words; it does not know synonyms.

use super::Table;
use crate::facts::{Entity, Relation, RelationKind, Statement, StatementKind};
use crate::list::Id;
use crate::statement::profile::ratio;
use crate::statement::told::Told;
use crate::truth::Truth;
use std::collections::BTreeMap;

/// The share of the shorter statement's words that both must have.
pub const ENOUGH: f64 = 0.6;
/// The share that is enough without the verb.
pub const NEARLY_ALL: f64 = 0.8;
/// The share that is enough for the lead.
const IN_LEAD: f64 = 0.4;
/// How many earlier statements with the same word are looked at.
const RECENT: usize = 12;

/// Headline to body, and later to earlier in the body.
pub fn find(table: &Table<'_>) -> Vec<Relation> {
    let mut found = headline(table);
    let mut by_verb: BTreeMap<&str, Vec<Id<Statement>>> = BTreeMap::new();
    for (id, statement) in table.statements.entries() {
        if statement.in_heading || statement.verb_lemma.is_empty() {
            continue;
        }
        let earlier = by_verb.entry(&statement.verb_lemma).or_default();
        for &other in earlier.iter().rev().take(RECENT) {
            found.extend(repeat(table, id, other));
        }
        earlier.push(id);
    }
    found
}

/// The headline's statements against those of the body: the two best of each, the attributed before others.
fn headline(table: &Table<'_>) -> Vec<Relation> {
    let mut found = Vec::new();
    for (id, statement) in table.statements.entries() {
        let first = table.scene.document.sentences.get(statement.sentence).is_some_and(|it| it.number == 0);
        if !first {
            break;
        }
        if statement.in_heading {
            found.extend(body(table, id).into_iter().map(|to| relation(RelationKind::Restates, id, to)));
        }
    }
    found
}

fn body(table: &Table<'_>, headline: Id<Statement>) -> Vec<Id<Statement>> {
    let fits = |to: &Id<Statement>| {
        let body = table.statements.get(*to).is_some_and(|it| !it.in_heading && table.number(it) > 0);
        body && *to != headline
            && enough_words(table, headline)
            && (like(table, headline, *to) >= NEARLY_ALL
                || is_lead(table, *to) && shared(table, headline, *to) >= 3 && like(table, headline, *to) >= IN_LEAD
                || shares_verb(table, headline, *to)
                    && (like(table, headline, *to) >= ENOUGH || says_it_of_the_same(table, headline, *to)))
            && tell_the_same(table, headline, *to)
    };
    table.statements.ids().filter(fits).take(RECENT).collect()
}

/// The sentence with which the body begins tells what the headline does.
fn is_lead(table: &Table<'_>, to: Id<Statement>) -> bool {
    table.statements.get(to).is_some_and(|it| table.number(it) == 1)
}

fn shared(table: &Table<'_>, one: Id<Statement>, other: Id<Statement>) -> usize {
    match (table.profiles.get(one.index()), table.profiles.get(other.index())) {
        (Some(one), Some(other)) => one.shared(other),
        _ => 0,
    }
}

/// What the headline says happens is named in the other too.
fn shares_verb(table: &Table<'_>, headline: Id<Statement>, other: Id<Statement>) -> bool {
    let verb = table.statements.get(headline).map_or("", |it| it.verb_lemma.as_str());
    let words = table.profiles.get(other.index()).map(|profile| profile.words.as_slice()).unwrap_or_default();
    words.binary_search(&verb).is_ok()
}

/// "Union leader Tom Hale arrested", "The leader of the union has been arrested": of the same one, whatever it is called.
fn says_it_of_the_same(table: &Table<'_>, headline: Id<Statement>, other: Id<Statement>) -> bool {
    let (Some(one), Some(two)) = (table.statements.get(headline), table.statements.get(other)) else { return false };
    if one.subject.is_none() {
        return false;
    }
    let (Some(own), Some(theirs)) = (table.profiles.get(headline.index()), table.profiles.get(other.index())) else {
        return false;
    };
    let named = table.scene.tokens(one.subject_words.clone());
    let said: Vec<&str> =
        own.words.iter().filter(|word| !named.iter().any(|token| &*token.lemma == **word)).copied().collect();
    let shared = said.iter().filter(|word| theirs.words.binary_search(word).is_ok()).count();
    // "I have endorsed her, the mayor wrote": what somebody tells of himself is his own doing.
    let own_word = one.subject.is_some_and(|subject| speakers(table, two).contains(&subject));
    one.subject == two.subject && !own_word && !said.is_empty() && ratio(shared, said.len()) >= ENOUGH
}

/// An offer in the headline and the terms that the body puts to it, where those go on with the same offer: "offers to
/// free two divers", "he would free two divers. The divers will go home in exchange for a ship".
pub fn terms(table: &Table<'_>, continued: &[Relation]) -> Vec<Relation> {
    let mut found = Vec::new();
    let first = table.statements.entries().take_while(|(_, it)| table.number(it) == 0);
    for (id, _) in first.filter(|(_, it)| it.in_heading && it.kind == StatementKind::Offer).take(RECENT) {
        let offers = body(table, id);
        let bound =
            |it: &&Relation| table.statements.get(it.from).is_some_and(|it| it.future && it.condition.is_some());
        let terms = continued.iter().filter(|it| offers.contains(&it.to)).filter(bound).take(RECENT);
        found.extend(terms.map(|it| relation(RelationKind::Restates, id, it.from)));
    }
    found
}

/// Two words are everywhere in the article that they head.
fn enough_words(table: &Table<'_>, headline: Id<Statement>) -> bool {
    table.profiles.get(headline.index()).is_some_and(|profile| profile.words.len() > 2)
}

/// Overlap of content words.
fn like(table: &Table<'_>, one: Id<Statement>, other: Id<Statement>) -> f64 {
    match (table.profiles.get(one.index()), table.profiles.get(other.index())) {
        (Some(one), Some(other)) => one.overlap(other),
        _ => 0.0,
    }
}

/// One turned round and the other not say different things; so do "was" and "will be".
fn tell_the_same(table: &Table<'_>, one: Id<Statement>, other: Id<Statement>) -> bool {
    let (Some(one), Some(other)) = (table.statements.get(one), table.statements.get(other)) else { return false };
    one.negation.is_some() == other.negation.is_some() && (one.in_heading || one.future == other.future)
}

/// A later statement with the same verb, the same one it speaks of, and most of the words.
fn repeat(table: &Table<'_>, later: Id<Statement>, earlier: Id<Statement>) -> Option<Relation> {
    let (one, other) = (table.statements.get(later)?, table.statements.get(earlier)?);
    let same = one.subject.is_some() && one.subject == other.subject && one.sentence != other.sentence;
    if !same
        || like(table, later, earlier) < ENOUGH
        || !tell_the_same(table, later, earlier)
        || numbers_differ(table, one, other)
    {
        return None;
    }
    let mine = speakers(table, one);
    let theirs = speakers(table, other);
    let other_word = !mine.is_empty() && !theirs.is_empty() && mine.iter().all(|who| !theirs.contains(who));
    Some(relation(if other_word { RelationKind::Corroborates } else { RelationKind::Restates }, later, earlier))
}

fn speakers(table: &Table<'_>, statement: &Told) -> Vec<Id<Entity>> {
    let sources = statement.chain.iter().flat_map(|link| &link.sources);
    sources.filter_map(|&source| table.cast.sources.get(source)?.entity).collect()
}

fn numbers_differ(table: &Table<'_>, one: &Told, other: &Told) -> bool {
    super::opposes::different_number(table, one, other)
}

fn relation(kind: RelationKind, from: Id<Statement>, to: Id<Statement>) -> Relation {
    Relation { kind, from, to, truth: Truth::True, reconciled: None }
}
