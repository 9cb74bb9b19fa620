//! Numbers, dates, places and quotations: what sort they are. How large a number is, the evaluator compares.

use crate::facts::{Facts, Quantity, Unit};
use crate::span::Span;
use crate::vocabulary::{Row, Thing, Type, Verdict, View};

const NUMBER: &[Type] = &[Type::Number];
const DATE: &[Type] = &[Type::Date];

pub(super) static ROWS: &[Row] = &[
    Row::class("number", &["numbers"], NUMBER, "A number in figures or words; dates are none.", |view, thing| {
        view.number(thing).is_some().into()
    }),
    Row::class(
        "number of people",
        &["numbers of people"],
        NUMBER,
        "A number that counts human beings.",
        |view, thing| has(view, thing, |number| matches!(number.unit, Unit::People(_))),
    ),
    Row::before_noun(
        "relative",
        &[],
        &[Type::Number, Type::Date],
        "Of a number: a share, percentage, multiple or change; of a date: counted from the day of writing (“last year”, “on Friday”).",
        |view, thing| relative_date(view, thing).or(has(view, thing, |number| number.relative)),
    ),
    Row::before_noun("absolute", &[], NUMBER, "No share, multiple or change: it says how many.", |view, thing| {
        has(view, thing, |number| !number.relative)
    }),
    Row::before_noun(
        "approximate",
        &[],
        NUMBER,
        "“At least”, “about”, or a round number of a thousand and more.",
        |view, thing| has(view, thing, |number| number.approximate),
    ),
    Row::adjective(
        "of the same thing",
        &[],
        NUMBER,
        "It counts the noun that the number it is compared with counts; where one of them names none, their sentences share a noun.",
        |view, thing| match view.nearest(Type::Number).and_then(|other| view.number(other)) {
            Some(other) => has(view, thing, |number| same_thing(view.facts, number, other)),
            None => Verdict::cannot_tell(),
        },
    ),
    Row::class(
        "date",
        &["dates"],
        DATE,
        "A date, in full or in part, or one such as “last year”.",
        |view, thing| view.date(thing).is_some().into(),
    ),
    Row::class(
        "relative date",
        &["relative dates"],
        DATE,
        "A date that counts from the day of writing: “last year”, “recently”.",
        relative_date,
    ),
    Row::held(
        "year",
        &["years"],
        DATE,
        "The year, in figures or by its relation to the day of writing (“last year”).",
        |view, thing| view.date(thing).is_some_and(|date| date.has_year || date.relative || date.weekday).into(),
    ),
    Row::class("place", &["places"], &[Type::Place], "A place name where something happened.", |view, thing| {
        let Thing::Place(id) = thing else { return Verdict::default() };
        view.facts.places.get(id).is_some().into()
    }),
    Row::class(
        "quotation",
        &["quotations", "quote", "quotes"],
        &[Type::Quotation],
        "Words between quotation marks.",
        |view, thing| {
            let Thing::Quotation(id) = thing else { return Verdict::default() };
            view.facts.document.quotations.get(id).is_some().into()
        },
    ),
];

fn has(view: &View<'_>, thing: Thing, test: impl FnOnce(&Quantity) -> bool) -> Verdict {
    view.number(thing).is_some_and(test).into()
}

fn relative_date(view: &View<'_>, thing: Thing) -> Verdict {
    view.date(thing).is_some_and(|date| date.relative || date.weekday).into()
}

/// The same noun; of a share, which names none, a noun that both sentences have.
fn same_thing(facts: &Facts, one: &Quantity, other: &Quantity) -> bool {
    let noun = |unit: &Unit| match unit {
        Unit::People(noun) | Unit::Things(noun) | Unit::Money(noun) => {
            Some(noun.clone()).filter(|noun| !noun.is_empty())
        }
        Unit::Percent | Unit::Times => None,
    };
    match (noun(&one.unit), noun(&other.unit)) {
        (Some(a), Some(b)) => a == b,
        (Some(_) | None, Some(_) | None) => one.sentence == other.sentence || share_a_noun(facts, one, other),
    }
}

/// How many words of each sentence are compared.
const WORDS: usize = 100;

fn share_a_noun(facts: &Facts, one: &Quantity, other: &Quantity) -> bool {
    let nouns = |number: &Quantity| -> Vec<&str> {
        let outside = |span: Span| !number.span.contains(span);
        let span = facts.document.sentences.get(number.sentence).map(|sentence| sentence.tokens.clone());
        let tokens = span.and_then(|range| facts.document.tokens.as_slice().get(range)).unwrap_or_default();
        let nouns = tokens.iter().filter(|token| token.tag.is_noun() && outside(token.span));
        nouns.take(WORDS).map(|token| &*token.lemma).collect()
    };
    let theirs = nouns(other);
    nouns(one).iter().any(|noun| theirs.contains(noun))
}
