//! Statements that cannot both stand, or count the same thing differently. Only where verb, subject and most words
//! agree: everything else is left to the reader.

use super::Table;
use crate::facts::{Quantity, Relation, RelationKind, Statement, StatementKind, Unit};
use crate::knowledge::lists;
use crate::list::Id;
use crate::span::Span;
use crate::statement::profile::ratio;
use crate::statement::told::Told;
use crate::truth::Truth;
use std::collections::BTreeMap;

/// How many earlier statements with the same verb are looked at.
const RECENT: usize = 12;

/// Contradictions and different numbers.
pub fn find(table: &Table<'_>) -> Vec<Relation> {
    let mut found = Vec::new();
    let mut by_verb: BTreeMap<&str, Vec<Id<Statement>>> = BTreeMap::new();
    for (id, statement) in table.statements.entries() {
        if statement.verb_lemma.is_empty() || !statement.kind.is_claim() {
            continue;
        }
        let earlier = by_verb.entry(&statement.verb_lemma).or_default();
        for &other in earlier.iter().rev().take(RECENT) {
            found.extend(opposition(table, id, other));
        }
        earlier.push(id);
    }
    found
}

fn opposition(table: &Table<'_>, later: Id<Statement>, earlier: Id<Statement>) -> Option<Relation> {
    let (one, other) = (table.statements.get(later)?, table.statements.get(earlier)?);
    let kind = if different_number(table, one, other) && same_thing(table, later, earlier) {
        RelationKind::DifferentNumber
    } else if turned_round(table, later, earlier) || opposite_words(table, one, other) {
        RelationKind::Contradicts
    } else {
        return None;
    };
    Some(Relation { kind, from: later, to: earlier, truth: Truth::True, reconciled: reconciled(table, one, other) })
}

/// Both count the same unit, and no number fits both.
pub fn different_number(table: &Table<'_>, one: &Told, other: &Told) -> bool {
    let numbers = |statement: &Told| {
        statement.quantities.iter().filter_map(|&id| table.quantities.get(id)).take(4).collect::<Vec<_>>()
    };
    let theirs = numbers(other);
    let mine = numbers(one);
    let alike = |a: &Quantity, b: &Quantity| a.unit == b.unit && named(&a.unit) && !a.relative && !b.relative;
    let pairs = mine.iter().flat_map(|a| theirs.iter().map(move |b| (*a, *b))).filter(|(a, b)| alike(a, b));
    let mut any = false;
    for (a, b) in pairs {
        if a.low <= b.high && b.low <= a.high {
            return false;
        }
        any = true;
    }
    any
}

fn named(unit: &Unit) -> bool {
    match unit {
        Unit::People(name) | Unit::Things(name) => !name.is_empty(),
        Unit::Money(_) => true,
        Unit::Percent | Unit::Times => false,
    }
}

/// The same verb, no other date or place, and half of the words besides.
fn same_thing(table: &Table<'_>, later: Id<Statement>, earlier: Id<Statement>) -> bool {
    let (Some(one), Some(other)) = (table.statements.get(later), table.statements.get(earlier)) else { return false };
    let (Some(mine), Some(theirs)) = (table.profiles.get(later.index()), table.profiles.get(earlier.index())) else {
        return false;
    };
    let light = matches!(&*one.verb_lemma, "be" | "have" | "say" | "do");
    let shorter = mine.words.len().min(theirs.words.len());
    let alike = shorter > 2 && ratio(mine.shared(theirs), shorter) >= 0.5;
    let apart = !one.dates.is_empty() && !other.dates.is_empty()
        || !one.places.is_empty() && !other.places.is_empty() && one.places != other.places;
    !light && alike && !apart && one.negation.is_none() && other.negation.is_none() && one.future == other.future
}

/// One says it and the other says that it is not so.
fn turned_round(table: &Table<'_>, later: Id<Statement>, earlier: Id<Statement>) -> bool {
    let (Some(one), Some(other)) = (table.statements.get(later), table.statements.get(earlier)) else { return false };
    let (Some(mine), Some(theirs)) = (table.profiles.get(later.index()), table.profiles.get(earlier.index())) else {
        return false;
    };
    let facts = one.kind == StatementKind::Fact && other.kind == StatementKind::Fact;
    let turned = one.negation.is_some() != other.negation.is_some();
    let subject = one.subject.is_some() && one.subject == other.subject;
    let hedged =
        !one.hedges.is_empty() || !other.hedges.is_empty() || one.condition.is_some() || other.condition.is_some();
    facts
        && turned
        && subject
        && !hedged
        && one.future == other.future
        && mine.words.len() > 2
        && mine.overlap(theirs) >= 0.75
}

/// "is alive", "is dead" of the same one.
fn opposite_words(table: &Table<'_>, one: &Told, other: &Told) -> bool {
    let subject = one.subject.is_some() && one.subject == other.subject;
    if !subject || one.verb_lemma != "be" || one.negation.is_some() || other.negation.is_some() {
        return false;
    }
    let (Some(mine), Some(theirs)) = (predicate(table, one), predicate(table, other)) else { return false };
    let opposites = table.scene.knowledge.words(lists::OPPOSITES);
    opposites.single(mine) == Some(theirs) || opposites.single(theirs) == Some(mine)
}

/// The word right after "is".
fn predicate<'a>(table: &Table<'a>, statement: &Told) -> Option<&'a str> {
    let token = table.scene.token(statement.verb.as_ref()?.end)?;
    token.tag.is_adjective().then_some(&*token.lemma)
}

/// Words in either sentence with which the article speaks of the difference.
fn reconciled(table: &Table<'_>, one: &Told, other: &Told) -> Option<Span> {
    [one, other].into_iter().find_map(|statement| {
        let tokens = table.scene.document.sentences.get(statement.sentence)?.tokens.clone();
        table.scene.first_of(lists::RECONCILIATION_WORDING, tokens).map(|range| table.scene.span(range))
    })
}
