//! Nearness: in the same sentence or paragraph, within so many sentences. Distances are counted in sentences of the body;
//! headings and captions are skipped.

use crate::facts::{Mention, OfSentence};
use crate::list::Id;
use crate::span::Span;
use crate::text::{Block, Sentence};
use crate::truth::Truth;
use crate::vocabulary::look::{block, body_number, sentence, sentences, span};
use crate::vocabulary::place::{PLACED, share_a_sentence};
use crate::vocabulary::wording::inside;
use crate::vocabulary::{Hit, Relation, Row, Thing, Type, Verdict, View, Wording};

const WITH: &[Type] = &[
    Type::Statement,
    Type::Source,
    Type::Note,
    Type::Evidence,
    Type::Number,
    Type::Date,
    Type::Place,
    Type::Quotation,
];

pub(super) static ROWS: &[Row] = &[
    Row::relation(
        "in the same sentence as",
        &[],
        PLACED,
        "Both stand in one sentence; of a source: the sentence names it.",
        Relation {
            things: Some((WITH, same_sentence)),
            reach: Some(|view, thing, of| in_sentences(view, thing, of, 0)),
            words: Some(words_in_sentence),
            ..Relation::NONE
        },
    ),
    Row::relation(
        "in the same paragraph as",
        &[],
        PLACED,
        "Both stand in one paragraph; of a source: the paragraph names it.",
        Relation {
            things: Some((WITH, same_paragraph)),
            reach: Some(in_paragraph),
            words: Some(words_in_paragraph),
            ..Relation::NONE
        },
    ),
    Row::relation(
        "within # sentences of",
        &["within # sentence of"],
        PLACED,
        "The other stands at most so many sentences before or after it.",
        Relation {
            things: Some((WITH, |view, one, other| apart(view, one, other).is_some().into())),
            near: Some(in_sentences),
            distance: Some(apart),
            ..Relation::NONE
        },
    ),
    Row::relation(
        "# sentences after",
        &["# sentence after"],
        PLACED,
        "It stands so many sentences after the other.",
        Relation {
            things: Some((WITH, |view, one, other| after(view, one, other).is_some().into())),
            distance: Some(after),
            ..Relation::NONE
        },
    ),
    Row::relation(
        "# sentences before",
        &["# sentence before"],
        PLACED,
        "It stands so many sentences before the other.",
        Relation {
            things: Some((WITH, |view, one, other| after(view, other, one).is_some().into())),
            distance: Some(|view, one, other| after(view, other, one)),
            ..Relation::NONE
        },
    ),
    Row {
        phrase: "# sentences earlier",
        spellings: &["# sentence earlier"],
        of: PLACED,
        doc: "It stands so many sentences before the thing that it is compared with.",
        reading: crate::vocabulary::Reading::Distance { read: |view, thing| after(view, view.just_outside()?, thing) },
    },
    Row {
        phrase: "# sentences later",
        spellings: &["# sentence later"],
        of: PLACED,
        doc: "It stands so many sentences after the thing that it is compared with.",
        reading: crate::vocabulary::Reading::Distance { read: |view, thing| after(view, thing, view.just_outside()?) },
    },
    Row::before_noun("earlier", &[], PLACED, "It stands before the thing that it is compared with.", |view, thing| {
        compared(view, thing, |thing, outside| thing < outside)
    }),
    Row::before_noun("later", &[], PLACED, "It stands after the thing that it is compared with.", |view, thing| {
        compared(view, thing, |thing, outside| thing > outside)
    }),
];

fn compared(view: &View<'_>, thing: Thing, test: impl FnOnce(usize, usize) -> bool) -> Verdict {
    let place = |thing| span(view.facts, thing).map(|span| span.start);
    let both = place(thing).zip(view.just_outside().and_then(place));
    both.map_or_else(Verdict::cannot_tell, |(thing, outside)| test(thing, outside).into())
}

/// How many sentences a thing stands after another; `None` when it stands before it or is the same.
pub(super) fn after(view: &View<'_>, thing: Thing, other: Thing) -> Option<u64> {
    let (here, there) = (span(view.facts, thing)?, span(view.facts, other)?);
    let distance = number(view, thing)?.checked_sub(number(view, other)?)?;
    (there.start < here.start).then_some(distance as u64)
}

/// How many sentences two things stand apart, whichever comes first.
fn apart(view: &View<'_>, one: Thing, other: Thing) -> Option<u64> {
    let other = match other {
        Thing::Source(_) => return source_apart(view, one, other),
        other if other == one => return None,
        other => other,
    };
    Some(number(view, one)?.abs_diff(number(view, other)?) as u64)
}

/// A source stands wherever it is named, so the nearest place counts.
fn source_apart(view: &View<'_>, one: Thing, source: Thing) -> Option<u64> {
    let Thing::Source(id) = source else { return None };
    let (here, place) = (number(view, one)?, span(view.facts, one)?);
    let source = view.facts.sources.get(id)?;
    let entity = source.entity.and_then(|entity| view.facts.entities.get(entity));
    let mentions = entity.map(|entity| entity.mentions.as_slice()).unwrap_or_default();
    let mention = |id: &Id<Mention>| view.facts.mentions.get(*id).map(|mention| mention.span).unwrap_or_default();
    let near = around(&source.places, place, |span| *span).chain(around(mentions, place, mention));
    let numbers = near.filter_map(|span| body_number(view.facts, view.facts.document.sentence_at(span)?));
    numbers.map(|there| here.abs_diff(there) as u64).min()
}

/// The last place before and the first after, of places in reading order.
fn around<T>(places: &[T], place: Span, span: impl Fn(&T) -> Span) -> impl Iterator<Item = Span> {
    let after = places.partition_point(|other| span(other).start < place.start);
    let near = [after.checked_sub(1).and_then(|before| places.get(before)), places.get(after)];
    near.map(|found| found.map(&span)).into_iter().flatten()
}

fn number(view: &View<'_>, thing: Thing) -> Option<usize> {
    body_number(view.facts, sentence(view.facts, thing)?)
}

fn same_sentence(view: &View<'_>, one: Thing, other: Thing) -> Verdict {
    let Thing::Source(id) = other else { return (one != other && share_a_sentence(view, one, other)).into() };
    let mut here =
        sentences(view.facts, one).into_iter().flatten().filter_map(|at| view.index.in_sentence(Id::new(at)));
    here.any(|here| here.sources.binary_search(&id).is_ok()).into()
}

fn paragraph(view: &View<'_>, thing: Thing) -> Option<Id<Block>> {
    block(view.facts, sentence(view.facts, thing)?).map(|(id, _)| id)
}

fn same_paragraph(view: &View<'_>, one: Thing, other: Thing) -> Verdict {
    let Thing::Source(id) = other else {
        let here = paragraph(view, one);
        return (one != other && here.is_some() && here == paragraph(view, other)).into();
    };
    let block = paragraph(view, one).and_then(|id| view.facts.document.blocks.get(id));
    let mut here = block.into_iter().flat_map(|block| block.sentences.clone());
    here.any(|at| view.index.in_sentence(Id::new(at)).is_some_and(|here| here.sources.binary_search(&id).is_ok()))
        .into()
}

/// The things of a type in the sentences that a thing touches and in so many body sentences around.
fn in_sentences(view: &View<'_>, thing: Thing, of: Type, around: u64) -> Vec<Thing> {
    let Some(own) = sentences(view.facts, thing) else { return Vec::new() };
    let all = view.facts.document.sentences.as_slice();
    let number = |at: usize| all.get(at).map(|sentence| sentence.number as u64);
    let (Some(first), Some(last)) = (number(*own.start()), number(*own.end())) else { return Vec::new() };
    let (first, last) = if around == 0 {
        (*own.start(), *own.end() + 1)
    } else {
        let near = first.saturating_sub(around);
        let far = last.saturating_add(around);
        (
            all.partition_point(|sentence| (sentence.number as u64) < near),
            all.partition_point(|sentence| (sentence.number as u64) <= far),
        )
    };
    things_in(view, first..last, of)
}

/// Of a paragraph that goes on and on so many sentences before and behind a thing are looked at, so that the time for an
/// article grows with its length.
const AROUND: usize = 60;

fn in_paragraph(view: &View<'_>, thing: Thing, of: Type) -> Vec<Thing> {
    let block = paragraph(view, thing).and_then(|id| view.facts.document.blocks.get(id));
    let Some((block, own)) = block.zip(sentences(view.facts, thing)) else { return Vec::new() };
    let first = block.sentences.start.max(own.start().saturating_sub(AROUND));
    let last = block.sentences.end.min(own.end().saturating_add(AROUND));
    things_in(view, first..last, of)
}

/// The things of a type in some sentences, in reading order, each once.
fn things_in(view: &View<'_>, sentences: std::ops::Range<usize>, of: Type) -> Vec<Thing> {
    let here = sentences.filter_map(|at| view.index.in_sentence(Id::<Sentence>::new(at)));
    let mut things: Vec<Thing> = here.flat_map(|here| of_type(here, of)).collect();
    things.sort_unstable();
    things.dedup();
    things
}

fn of_type(here: &OfSentence, of: Type) -> Vec<Thing> {
    fn all<T>(ids: &[Id<T>], thing: fn(Id<T>) -> Thing) -> Vec<Thing> {
        ids.iter().map(|id| thing(*id)).collect()
    }
    match of {
        Type::Statement => all(&here.statements, Thing::Statement),
        Type::Source => all(&here.sources, Thing::Source),
        Type::Note => all(&here.notes, Thing::Note),
        Type::Evidence => all(&here.evidence, Thing::Evidence),
        Type::Number => all(&here.numbers, Thing::Number),
        Type::Date => all(&here.dates, Thing::Date),
        Type::Place => all(&here.places, Thing::Place),
        Type::Quotation => all(&here.quotations, Thing::Quotation),
        Type::Heading | Type::Wording | Type::Article | Type::Conflict | Type::Name | Type::Passage => Vec::new(),
    }
}

fn hits(words: &[Wording]) -> Vec<Hit> {
    words.iter().map(|word| Hit { span: word.span, truth: Truth::True, sources: Vec::new() }).collect()
}

fn words_in_sentence(view: &View<'_>, thing: Thing, words: &[Wording]) -> Vec<Hit> {
    let Some(own) = sentences(view.facts, thing) else { return Vec::new() };
    let span = |at: usize| view.facts.document.sentences.get(Id::new(at)).map(|sentence| sentence.span);
    let (Some(first), Some(last)) = (span(*own.start()), span(*own.end())) else { return Vec::new() };
    hits(inside(words, first.to(last)))
}

fn words_in_paragraph(view: &View<'_>, thing: Thing, words: &[Wording]) -> Vec<Hit> {
    let block = paragraph(view, thing).and_then(|id| view.facts.document.blocks.get(id));
    block.map(|block| hits(inside(words, block.span))).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use crate::facts::{Bound, Kind, Unit};
    use crate::truth::Truth::{False, True};
    use crate::vocabulary::fixture::Fixture;

    const TEXT: &str =
        "# Fire at the docks\n\nTwelve people were hurt. Smoke rose.\n\n## Help\n\nThe mayor thanked the crews.";

    #[test]
    fn distances_skip_headings() {
        let mut article = Fixture::new(TEXT);
        let hurt = article.claim("Twelve people were hurt", &[]);
        let smoke = article.claim("Smoke rose", &[]);
        let thanked = article.claim("The mayor thanked the crews", &[]);
        assert_eq!(article.distance(thanked, "# sentences after", hurt), Some(2));
        assert_eq!(article.distance(hurt, "# sentences after", thanked), None);
        assert_eq!(article.distance(hurt, "# sentences before", thanked), Some(2));
        assert_eq!(article.distance(hurt, "within # sentences of", smoke), Some(1));
        assert_eq!(article.distance(hurt, "within # sentences of", hurt), None, "not near itself");
        assert_eq!(article.is_inside(smoke, "earlier", hurt), True);
        assert_eq!(article.is_inside(smoke, "later", hurt), False);
        assert_eq!(article.fill("distance", false, thanked, &[hurt.into()]).as_deref(), Some("2"));
    }

    #[test]
    fn the_same_sentence_and_paragraph() {
        let mut article = Fixture::new(TEXT);
        let mayor = article.source("The mayor", &[Kind::Official]);
        let hurt = article.claim("Twelve people were hurt", &[]);
        let smoke = article.claim("Smoke rose", &[]);
        let thanked = article.claim("thanked the crews", &[]);
        let twelve = article.number("Twelve people", 12.0, Bound::Exact, Unit::People("people".to_owned()));
        assert_eq!(article.stands(hurt, "in the same sentence as", twelve), True);
        assert_eq!(article.stands(smoke, "in the same sentence as", twelve), False);
        assert_eq!(article.stands(smoke, "in the same paragraph as", twelve), True);
        assert_eq!(article.stands(thanked, "in the same sentence as", mayor), True);
        assert_eq!(article.stands(thanked, "in the same paragraph as", mayor), True);
        assert_eq!(article.stands(smoke, "in the same paragraph as", mayor), False);
        assert_eq!(article.hits(smoke, "in the same paragraph as", &["hurt", "crews"]), [("hurt".to_owned(), True)]);
        assert_eq!(article.hits(smoke, "in the same sentence as", &["hurt"]), []);
    }
}
