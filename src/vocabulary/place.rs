//! Parts of the article, and what lies in them or outside. Where a thing lies is decided by its first byte's place, so the
//! answers are never "cannot tell".

use crate::facts::{Bound, Quantity, RelationKind, Unit};
use crate::span::Span;
use crate::text::{BlockKind, Quotation, Token};
use crate::truth::Truth;
use crate::vocabulary::look::{block, block_kind, says, sentences, span};
use crate::vocabulary::verified::both_ways;
use crate::vocabulary::{Place, Relation, Row, Thing, Type, Verdict, View};

/// Things that stand somewhere. A source stands in many places, so it is in none.
pub(super) const PLACED: &[Type] = &[
    Type::Statement,
    Type::Note,
    Type::Evidence,
    Type::Number,
    Type::Date,
    Type::Place,
    Type::Quotation,
    Type::Wording,
];

const INSIDE: &[(Type, Type)] = &[
    (Type::Statement, Type::Article),
    (Type::Note, Type::Article),
    (Type::Evidence, Type::Article),
    (Type::Number, Type::Article),
    (Type::Date, Type::Article),
    (Type::Place, Type::Article),
    (Type::Quotation, Type::Article),
    (Type::Wording, Type::Article),
    (Type::Evidence, Type::Statement),
    (Type::Number, Type::Statement),
    (Type::Date, Type::Statement),
    (Type::Place, Type::Statement),
    (Type::Quotation, Type::Statement),
    (Type::Wording, Type::Statement),
];

pub(super) static ROWS: &[Row] = &[
    Row::relation(
        "in",
        &[],
        PLACED,
        "It stands in that part of the article, in that statement, or in such an article.",
        Relation {
            things: Some((&[Type::Article, Type::Statement], lies_in_thing)),
            reach: Some(around),
            pairs: INSIDE,
            places: Some(lies_in_place),
            ..Relation::NONE
        },
    ),
    Row::relation(
        "outside",
        &[],
        PLACED,
        "It does not stand in that part of the article.",
        Relation { places: Some(lies_in_place), negated: true, ..Relation::NONE },
    ),
    Row::relation(
        "repeated in",
        &[],
        &[Type::Number, Type::Quotation, Type::Statement],
        "The same number, quotation or statement stands there as well; a number with the same “at least” or “up to”.",
        Relation { places: Some(repeated_in), ..Relation::NONE },
    ),
    Row::adjective("after the first half", &[], PLACED, "It stands in the second half of the body.", |view, thing| {
        let number =
            span(view.facts, thing).filter(|span| in_body(view, *span)).and_then(|span| body_number(view, span));
        number.is_some_and(|number| number * 2 > view.index.body_sentences()).into()
    }),
    Row::place("the headline", &["a headline"], "The title of the article.", |view, span, _| {
        kind_at(view, span, &[BlockKind::Headline])
    }),
    Row::place(
        "a subheading",
        &["the subheading", "the subheadings"],
        "A heading inside the article.",
        |view, span, _| kind_at(view, span, &[BlockKind::Subheading]),
    ),
    Row::place("the standfirst", &["a standfirst"], "The summary right under the headline.", |view, span, _| {
        kind_at(view, span, &[BlockKind::Standfirst])
    }),
    Row::place(
        "the lead",
        &["the lede", "the first paragraph"],
        "The first paragraph of the body.",
        |view, span, _| first_paragraphs(view, span, Some(1)),
    ),
    Row::place(
        "the body",
        &[],
        "The running text: all but headline, standfirst, subheadings and captions.",
        |view, span, _| in_body(view, span),
    ),
    Row::place("a caption", &["the caption"], "The words under a picture.", |view, span, _| {
        kind_at(view, span, &[BlockKind::Caption])
    }),
    Row::place("quotation marks", &[], "Between quotation marks.", |view, span, _| view.index.is_quoted(span)),
    Row::place(
        "the first # paragraphs",
        &["the first # paragraph"],
        "The first so many paragraphs of the body.",
        first_paragraphs,
    ),
    Row::place("the first half", &[], "The first half of the body, by sentences.", |view, span, _| {
        in_body(view, span) && body_number(view, span).is_some_and(|number| number * 2 <= view.index.body_sentences())
    }),
    Row::place("the last third", &[], "The last third of the body, by sentences.", |view, span, _| {
        in_body(view, span)
            && body_number(view, span).is_some_and(|number| number * 3 > view.index.body_sentences() * 2)
    }),
];

fn kind_at(view: &View<'_>, span: Span, kinds: &[BlockKind]) -> bool {
    block_kind(view.facts, span).is_some_and(|kind| kinds.contains(&kind))
}

/// True for running text.
pub(super) fn in_body(view: &View<'_>, span: Span) -> bool {
    block_kind(view.facts, span).is_some_and(BlockKind::is_body)
}

fn body_number(view: &View<'_>, span: Span) -> Option<usize> {
    let sentence = view.facts.document.sentence_at(span)?;
    view.facts.document.sentences.get(sentence).map(|sentence| sentence.number)
}

fn first_paragraphs(view: &View<'_>, span: Span, many: Option<u64>) -> bool {
    let block = view.facts.document.sentence_at(span).and_then(|sentence| block(view.facts, sentence));
    let many = many.unwrap_or(1);
    block.is_some_and(|(id, block)| {
        let number = view.index.paragraph(id) as u64;
        block.kind.is_body() && (1..=many).contains(&number)
    })
}

fn lies_in_place(view: &View<'_>, thing: Thing, place: Place, number: Option<u64>) -> Verdict {
    span(view.facts, thing).is_some_and(|span| (place.holds)(view, span, number)).into()
}

fn lies_in_thing(view: &View<'_>, thing: Thing, around: Thing) -> Verdict {
    if around == Thing::Article {
        return Verdict::new(true);
    }
    let Some(statement) = view.statement(around).filter(|_| thing != around) else { return Verdict::default() };
    let inside = span(view.facts, thing).is_some_and(|span| says(statement, span));
    Verdict::new(inside).marked(inside.then_some(statement.anchor()), "in this statement")
}

/// What a thing can lie in: the article, or the statements of its sentence.
fn around(view: &View<'_>, thing: Thing, of: Type) -> Vec<Thing> {
    match of {
        Type::Article => vec![Thing::Article],
        Type::Statement => {
            let sentence = crate::vocabulary::look::sentence(view.facts, thing);
            let here = sentence.and_then(|sentence| view.index.in_sentence(sentence));
            here.map(|here| here.statements.iter().map(|id| Thing::Statement(*id)).collect()).unwrap_or_default()
        }
        Type::Source
        | Type::Note
        | Type::Evidence
        | Type::Number
        | Type::Date
        | Type::Place
        | Type::Quotation
        | Type::Heading
        | Type::Wording
        | Type::Conflict
        | Type::Name
        | Type::Passage => Vec::new(),
    }
}

fn repeated_in(view: &View<'_>, thing: Thing, place: Place, number: Option<u64>) -> Verdict {
    let holds = |span: Span| (place.holds)(view, span, number);
    let found = match thing {
        Thing::Number(id) => view.facts.quantities.get(id).and_then(|own| {
            let (least, most) = (own.low - own.low.abs() * ROUNDED, own.low + own.low.abs() * ROUNDED);
            let others = view.index.numbers_between(view.facts, least, most).filter(|other| *other != id);
            let others = others.take(PLACES_TRIED).filter_map(|other| view.facts.quantities.get(other));
            others.filter(|other| says_as_much(own, other)).map(|it| it.span).find(|span| holds(*span))
        }),
        Thing::Quotation(id) => {
            let quotation = view.facts.document.quotations.get(id);
            return quotation.map_or_else(Verdict::default, |quotation| words_repeated(view, quotation, holds));
        }
        Thing::Statement(id) => both_ways(view, id, RelationKind::Restates)
            .into_iter()
            .filter(|(_, truth)| truth.is_true())
            .filter_map(|(other, _)| view.facts.statements.get(other).map(crate::facts::Statement::anchor))
            .find(|span| holds(*span)),
        Thing::Source(_)
        | Thing::Note(_)
        | Thing::Evidence(_)
        | Thing::Date(_)
        | Thing::Place(_)
        | Thing::Heading(_)
        | Thing::Wording(_)
        | Thing::Article
        | Thing::Conflict(_)
        | Thing::Name(_)
        | Thing::Passage(_) => None,
    };
    Verdict::new(found.is_some()).marked(found, "repeated here")
}

/// True when the other gives the same number; a number that stands without "at least" wants one that does so too, but one
/// that is softer than the other promises no more than it.
fn says_as_much(own: &Quantity, other: &Quantity) -> bool {
    let sort = |unit: &Unit| match unit {
        Unit::People(_) | Unit::Things(_) => 0,
        Unit::Percent => 1,
        Unit::Times => 2,
        Unit::Money(_) => 3,
    };
    let same = own.low == other.low && (own.high == other.high || own.high.is_infinite() || other.high.is_infinite());
    let close = own.bound == Bound::About && (own.low - other.low).abs() <= ROUNDED * other.low.abs();
    let drops = own.bound == Bound::Exact && matches!(other.bound, Bound::AtLeast | Bound::AtMost);
    sort(&own.unit) == sort(&other.unit) && (same || close) && !drops
}

/// How far "about" may be from the number that it stands for.
const ROUNDED: f64 = 0.1;

/// How many places are tried before a search gives up: keeps hostile articles linear.
const PLACES_TRIED: usize = 1_000;

/// Whether the words of a quotation stand elsewhere in order; "…" may stand for words left out.
fn words_repeated(view: &View<'_>, quotation: &Quotation, holds: impl Fn(Span) -> bool) -> Verdict {
    let document = &view.facts.document;
    let word = |token: &Token| document.at(token.span).to_lowercase();
    let tokens = document.tokens.as_slice();
    let inner = tokens.get(document.tokens_in(quotation.inner)).unwrap_or_default();
    let is_word = |token: &&Token| document.at(token.span).chars().any(char::is_alphanumeric);
    let said: Vec<String> = inner.iter().filter(is_word).map(word).collect();
    let Some((first, rest)) = said.split_first() else { return Verdict::cannot_tell() };
    let elided = inner.iter().any(|token| matches!(document.at(token.span), "…" | "..." | "[…]"));
    for (tried, at) in view.index.occurrences(view.facts, first).enumerate() {
        if tried > PLACES_TRIED {
            return Verdict::cannot_tell();
        }
        let Some(token) = tokens.get(at) else { continue };
        if quotation.span.contains(token.span) || word(token) != *first || !holds(token.span) {
            continue;
        }
        let follow = tokens.get(at + 1..).unwrap_or_default().iter().filter(is_word);
        let matches =
            if elided { in_order(rest, follow.take(200).map(word)) } else { same_words(rest, follow.map(word)) };
        if matches {
            return Verdict::new(Truth::True).marked(token.span, "repeated here");
        }
    }
    Verdict::default()
}

fn same_words(said: &[String], mut follow: impl Iterator<Item = String>) -> bool {
    said.iter().all(|word| follow.next().as_ref() == Some(word))
}

fn in_order(said: &[String], mut follow: impl Iterator<Item = String>) -> bool {
    said.iter().all(|word| follow.any(|other| other == *word))
}

/// True when two things touch a common sentence.
pub(super) fn share_a_sentence(view: &View<'_>, one: Thing, other: Thing) -> bool {
    match (sentences(view.facts, one), sentences(view.facts, other)) {
        (Some(a), Some(b)) => a.start() <= b.end() && b.start() <= a.end(),
        (Some(_) | None, Some(_) | None) => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::facts::{Bound, Unit};
    use crate::list::Id;
    use crate::truth::Truth::{False, True};
    use crate::vocabulary::Thing;
    use crate::vocabulary::fixture::Fixture;

    const TEXT: &str = "# Flood drives 300 from “lost valley”\n\nThe river rose. At least 300 people left.\n\n\
        “This is a lost valley,” said Ada Holt.\n\nThe road is shut. Boats are out. Rain goes on.";

    #[test]
    fn parts_of_the_article() {
        let mut article = Fixture::new(TEXT);
        let rose = article.claim("The river rose", &[]);
        let rain = article.claim("Rain goes on", &[]);
        let head = article.claim("Flood drives", &[]);
        let lost = article.claim("This is a lost valley", &[]);
        for (thing, place, number, inside) in [
            (rose, "the lead", None, True),
            (rain, "the lead", None, False),
            (head, "the headline", None, True),
            (head, "the body", None, False),
            (rose, "the first # paragraphs", Some(2), True),
            (rain, "the first # paragraphs", Some(2), False),
            (rain, "the last third", None, True),
            (rose, "the last third", None, False),
            (lost, "quotation marks", None, True),
            (rose, "quotation marks", None, False),
        ] {
            assert_eq!(article.lies(thing, "in", place, number), inside, "{thing:?} in {place}");
            assert_eq!(article.lies(thing, "outside", place, number), !inside, "{thing:?} outside {place}");
        }
        assert_eq!(article.is("after the first half", rain), True);
    }

    #[test]
    fn a_headline_number_keeps_its_qualifier() {
        let mut article = Fixture::new(TEXT);
        let head = article.number("300 from", 300.0, Bound::Exact, Unit::Things(String::new()));
        article.number("At least 300 people", 300.0, Bound::AtLeast, Unit::People("people".to_owned()));
        assert_eq!(article.lies(head, "repeated in", "the body", None), False);
        article.facts.quantities[head].bound = Bound::AtLeast;
        assert_eq!(article.lies(head, "repeated in", "the body", None), True);
    }

    #[test]
    fn quoted_words_are_looked_for_in_order() {
        let article = Fixture::new(TEXT);
        let head = Thing::Quotation(Id::new(0));
        assert_eq!(article.lies(head, "repeated in", "the body", None), True);
        let changed = TEXT.replace("“lost valley”", "“valley lost”");
        let article = Fixture::new(&changed);
        assert_eq!(article.lies(head, "repeated in", "the body", None), False);
    }
}
