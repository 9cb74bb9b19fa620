//! A draft and the texts that it was made from: what stands in them word for word, what was changed, what none of them has,
//! what the draft lost. Reads what the comparison found; where the article was held against nothing it cannot tell.

use crate::facts::{Facts, Form, Mention};
use crate::fidelity::{Change, Comparison, Counterpart, Found, Passage, Quoted};
use crate::list::Id;
use crate::truth::Truth;
use crate::vocabulary::{Row, Thing, Type, Verdict, View};

const THINGS: &[Type] = &[Type::Quotation, Type::Number, Type::Date, Type::Name, Type::Statement];
const CHANGED: &[Type] = &[Type::Quotation, Type::Number, Type::Date, Type::Name];
const QUOTATION: &[Type] = &[Type::Quotation];
const STATEMENT: &[Type] = &[Type::Statement];
const SOFTENED: &[Type] = &[Type::Statement, Type::Number];
const SAID: &[Type] = &[Type::Statement, Type::Quotation];

pub(super) static ROWS: &[Row] = &[
    Row::class(
        "name",
        &["names"],
        &[Type::Name],
        "A name of a person, a body or a place, wherever it stands.",
        |view, thing| {
            let Thing::Name(id) = thing else { return Verdict::default() };
            view.facts.mentions.get(id).is_some_and(|mention| is_name(view.facts, mention)).into()
        },
    ),
    Row::adjective(
        "in the sources",
        &[],
        THINGS,
        "It stands in the texts that the article was made from, a number rounded perhaps, a statement in other words.",
        |view, thing| {
            found(view, thing, |found| match found {
                Found::Same | Found::Altered => Truth::True,
                Found::Absent => Truth::False,
                Found::Open => Truth::CannotTell,
            })
        },
    ),
    Row::adjective(
        "word for word in the sources",
        &[],
        QUOTATION,
        "Its words stand in the sources in this order; an ellipsis may leave words out, and brackets may put words in.",
        |view, thing| {
            found(view, thing, |found| match found {
                Found::Same => Truth::True,
                Found::Altered | Found::Absent => Truth::False,
                Found::Open => Truth::CannotTell,
            })
        },
    ),
    Row::adjective(
        "altered from the sources",
        &[],
        CHANGED,
        "The sources have something else in its place: other words, another number, date or name.",
        |view, thing| {
            found(view, thing, |found| match found {
                Found::Altered => Truth::True,
                Found::Same | Found::Absent => Truth::False,
                Found::Open => Truth::CannotTell,
            })
        },
    ),
    Row::adjective(
        "spliced from the sources",
        &[],
        QUOTATION,
        "It is made of words that stand in two places of the sources, and nothing says that some were left out.",
        |view, thing| {
            quoted(view, thing, |quoted| match quoted.spliced_with {
                Some(second) => (Truth::True, vec![quoted.passage, Some(second)]),
                None => (Truth::False, Vec::new()),
            })
        },
    ),
    Row::adjective(
        "paraphrased in the sources",
        &[],
        QUOTATION,
        "The sources give these words as what somebody said, but not as a quotation.",
        |view, thing| quoted(view, thing, |quoted| (quoted.unquoted, vec![quoted.passage])),
    ),
    Row::adjective(
        "cut from a negation in the sources",
        &[],
        QUOTATION,
        "A “not” stands right before its words in the sources, and the article leaves it out.",
        |view, thing| quoted(view, thing, |quoted| (quoted.cut.is_some().into(), vec![quoted.cut])),
    ),
    Row::adjective(
        "attributed to another than in the sources",
        &[],
        SAID,
        "The sources have it on another's word; cannot tell where one of the two is not known by name.",
        |view, thing| {
            if thing.of_type() == Type::Quotation {
                return quoted(view, thing, |quoted| (quoted.other_speaker, vec![quoted.passage]));
            }
            changed(view, thing, Change::OtherSpeaker)
        },
    ),
    Row::adjective(
        "whose attribution was dropped",
        &[],
        STATEMENT,
        "The sources say on whose word it stands, and the article says it in its own voice.",
        |view, thing| changed(view, thing, Change::AttributionDropped),
    ),
    Row::adjective(
        "whose hedge was dropped",
        &[],
        SOFTENED,
        "A word that softens it in the sources (“may”, “allegedly”) is gone, or “at least” before its number.",
        |view, thing| changed(view, thing, Change::HedgeDropped),
    ),
    Row::adjective(
        "reported with a firmer verb than in the sources",
        &[],
        STATEMENT,
        "The article's verb vouches for it (“confirmed”, “revealed”, “admitted”), and the sources' does not.",
        |view, thing| changed(view, thing, Change::FirmerVerb),
    ),
    Row::adjective(
        "more certain than in the sources",
        &[],
        STATEMENT,
        "It lost a word that softens it or the bound of a number, or a firmer verb reports it.",
        |view, thing| changed(view, thing, Change::HedgeDropped).or(changed(view, thing, Change::FirmerVerb)),
    ),
    Row::adjective(
        "less certain than in the sources",
        &[],
        STATEMENT,
        "A word softens it that the sources do not have.",
        |view, thing| changed(view, thing, Change::HedgeAdded),
    ),
    Row::adjective(
        "turned round from the sources",
        &[],
        STATEMENT,
        "It says the opposite: a “not” came or went, a word became its contrary, or a denial is told as what it denies.",
        |view, thing| changed(view, thing, Change::Negation),
    ),
    Row::adjective(
        "whose verification note is missing",
        &[],
        STATEMENT,
        "The sources say that it could not be verified or is in doubt, and the article says so nowhere.",
        |view, thing| changed(view, thing, Change::NoteMissing),
    ),
    Row::adjective(
        "whose denial is missing",
        &[],
        STATEMENT,
        "The sources have it denied, and the article tells of no denial.",
        |view, thing| changed(view, thing, Change::DenialMissing),
    ),
    Row::adjective(
        "whose response is missing",
        &[],
        STATEMENT,
        "The sources tell what the one concerned answered, or that he did not, and the article leaves that out.",
        |view, thing| changed(view, thing, Change::ResponseMissing),
    ),
    Row::adjective(
        "joined by a cause that the sources do not give",
        &[],
        STATEMENT,
        "Its sentence says that one thing came of another; the sources tell both, and no cause.",
        |view, thing| changed(view, thing, Change::CauseAdded),
    ),
    Row::adjective(
        "more general than in the sources",
        &[],
        STATEMENT,
        "“Some officials” became officials, “a study” studies, “most” all.",
        |view, thing| changed(view, thing, Change::Generalised),
    ),
    Row::adjective(
        "with another number than in the sources",
        &[],
        STATEMENT,
        "A number in it is another than that of the sources, or of another thing.",
        |view, thing| holding(view, thing, Type::Number),
    ),
    Row::adjective(
        "with another figure than in the sources",
        &[],
        STATEMENT,
        "A figure in its sentence that counts nothing named is another than that of the sources: an age, a vote.",
        |view, thing| changed(view, thing, Change::Figure),
    ),
    Row::adjective(
        "with another date than in the sources",
        &[],
        STATEMENT,
        "A date in it is another than that of the sources; a weekday may stand for the date of that day.",
        |view, thing| holding(view, thing, Type::Date),
    ),
    Row::adjective(
        "with another name than in the sources",
        &[],
        STATEMENT,
        "A name in it is another than that of the sources, or spelt otherwise.",
        |view, thing| holding(view, thing, Type::Name),
    ),
];

/// True for a row of this group: one that needs something to compare with.
pub fn compares(row: &Row) -> bool {
    let class = matches!(row.reading, crate::vocabulary::Reading::Class(_));
    !class && ROWS.iter().any(|one| one.phrase == row.phrase)
}

/// True for a mention that is a name or holds one: “Sudan's army”.
pub(super) fn is_name(facts: &Facts, mention: &Mention) -> bool {
    let tokens = facts.document.tokens.as_slice().get(facts.document.tokens_in(mention.span)).unwrap_or_default();
    match mention.form {
        Form::Name | Form::Metonym => true,
        Form::Nominal => tokens.iter().any(|token| token.tag.is_name()),
        Form::Pronoun => false,
    }
}

/// What a number, date, name or statement was held against.
fn counterpart(against: &Comparison, thing: Thing) -> Option<&Counterpart> {
    match thing {
        Thing::Number(id) => against.number(id),
        Thing::Date(id) => against.date(id),
        Thing::Name(id) => against.name(id),
        Thing::Statement(id) => against.statement(id),
        Thing::Source(_)
        | Thing::Note(_)
        | Thing::Evidence(_)
        | Thing::Place(_)
        | Thing::Quotation(_)
        | Thing::Heading(_)
        | Thing::Wording(_)
        | Thing::Article
        | Thing::Conflict(_)
        | Thing::Passage(_) => None,
    }
}

fn found(view: &View<'_>, thing: Thing, answer: impl Fn(Found) -> Truth) -> Verdict {
    let Some(against) = view.sources() else { return Verdict::cannot_tell() };
    let found = if let Thing::Quotation(id) = thing {
        against.quotation(id).map(|quoted| (quoted.found, vec![quoted.passage, quoted.spliced_with]))
    } else {
        counterpart(against, thing).map(|counterpart| (counterpart.found, vec![counterpart.passage]))
    };
    match found {
        Some((found, passages)) => with_passages(Verdict::new(answer(found)), passages),
        None => Verdict::cannot_tell(),
    }
}

fn with_passages(mut verdict: Verdict, passages: Vec<Option<Id<Passage>>>) -> Verdict {
    verdict.chosen.extend(passages.into_iter().flatten().map(Thing::Passage));
    verdict
}

fn quoted(view: &View<'_>, thing: Thing, read: impl Fn(&Quoted) -> (Truth, Vec<Option<Id<Passage>>>)) -> Verdict {
    let (Some(against), Thing::Quotation(id)) = (view.sources(), thing) else { return Verdict::cannot_tell() };
    let Some(quoted) = against.quotation(id) else { return Verdict::cannot_tell() };
    let (truth, passages) = read(quoted);
    with_passages(Verdict::new(truth), passages)
}

/// Whether a statement differs in one way; open where it was aligned with nothing.
fn changed(view: &View<'_>, thing: Thing, change: Change) -> Verdict {
    let Some(against) = view.sources() else { return Verdict::cannot_tell() };
    let Some(counterpart) = counterpart(against, thing) else { return Verdict::cannot_tell() };
    match counterpart.differences.iter().find(|difference| difference.change == change) {
        Some(difference) => {
            let verdict = Verdict::new(difference.truth).marked(difference.place, "what differs");
            with_passages(verdict, vec![Some(difference.passage)])
        }
        // What came near is shown by who explains.
        None if counterpart.found == Found::Same => with_passages(Verdict::new(false), vec![counterpart.passage]),
        None => with_passages(Verdict::cannot_tell(), vec![counterpart.passage]),
    }
}

/// Whether a statement holds a number, date or name that was altered.
fn holding(view: &View<'_>, thing: Thing, of: Type) -> Verdict {
    let (Some(against), Some(statement)) = (view.sources(), view.statement(thing)) else {
        return Verdict::cannot_tell();
    };
    let names = || {
        let inside =
            |mention: &crate::facts::Mention| statement.content.iter().any(|piece| piece.contains(mention.span));
        view.facts.mentions.entries().filter(move |(_, mention)| inside(mention)).map(|(id, _)| Thing::Name(id))
    };
    let numbers = statement.quantities.iter().map(|id| Thing::Number(*id));
    let held = numbers.chain(statement.dates.iter().map(|id| Thing::Date(*id))).chain(names());
    let altered = held.filter(|held| held.of_type() == of).collect::<Vec<_>>().into_iter().find_map(|held| {
        let counterpart = counterpart(against, held).filter(|it| it.found == Found::Altered)?;
        let place = crate::vocabulary::look::span(view.facts, held);
        let mut verdict = Verdict::new(true).marked(place, "what differs");
        verdict.chosen.push(held);
        Some(with_passages(verdict, vec![counterpart.passage]))
    });
    altered.unwrap_or_default()
}
