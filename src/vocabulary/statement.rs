//! Statements: their kinds, and what they are said to be like. Who says them is `attribution`'s, whether anybody
//! checked them `verified`'s.

use crate::attribution::Quote;
use crate::facts::{Statement, StatementKind, Theme};
use crate::span::Span;
use crate::text::Quotation;
use crate::vocabulary::{Row, Thing, Type, Verdict, View};

const OF: &[Type] = &[Type::Statement];

pub(super) static ROWS: &[Row] = &[
    Row::class(
        "statement",
        &["statements"],
        OF,
        "Anything that the article says or reports: claims, and also opinions, offers, norms, questions and public acts.",
        |view, thing| view.statement(thing).is_some_and(|statement| statement.kind != StatementKind::Note).into(),
    ),
    Row::class(
        "claim",
        &["claims"],
        OF,
        "A statement of fact, true or false, whoever makes it; accusations and denials are claims too.",
        |view, thing| view.statement(thing).is_some_and(|statement| statement.kind.is_claim()).into(),
    ),
    Row::class("accusation", &["accusations"], OF, "A claim that somebody did wrong.", |view, thing| {
        kind(view, thing, StatementKind::Accusation)
    }),
    Row::class(
        "denial",
        &["denials"],
        OF,
        "A claim that something is not so, in answer to something.",
        |view, thing| kind(view, thing, StatementKind::Denial),
    ),
    Row::class(
        "opinion",
        &["opinions"],
        OF,
        "A statement that values: praise, blame, an attack on somebody.",
        |view, thing| kind(view, thing, StatementKind::Opinion),
    ),
    Row::class(
        "offer",
        &["offers", "promise", "promises"],
        OF,
        "An offer, promise, threat, intention or plan of the speaker's own.",
        |view, thing| kind(view, thing, StatementKind::Offer),
    ),
    Row::class("norm", &["norms"], OF, "A statement of what should or must be.", |view, thing| {
        kind(view, thing, StatementKind::Norm)
    }),
    Row::class("question", &["questions"], OF, "Something that is asked.", |view, thing| {
        kind(view, thing, StatementKind::Question)
    }),
    Row::class(
        "public act",
        &["public acts"],
        OF,
        "An act that anyone can check: a statement made, a post, a vote.",
        |view, thing| kind(view, thing, StatementKind::PublicAct),
    ),
    Row::before_noun("quoted", &[], OF, "All its words stand between quotation marks.", |view, thing| {
        has(view, thing, |statement| statement.quote == Some(Quote::Direct))
    }),
    Row::adjective("quoted in part", &[], OF, "Some of its words stand between quotation marks.", |view, thing| {
        has(view, thing, |statement| statement.quote == Some(Quote::Mixed) || quotes_a_piece(view, statement))
    }),
    Row::before_noun("paraphrased", &[], OF, "It is reported in the article's own words.", |view, thing| {
        has(view, thing, |statement| statement.quote == Some(Quote::Indirect))
    }),
    Row::before_noun("hedged", &[], OF, "A word such as “may” or “apparently” softens it.", |view, thing| {
        marked(view, thing, "softens it", |statement| statement.hedges.first().copied())
    }),
    Row::before_noun(
        "negated",
        &[],
        OF,
        "It says that something is not so; this is the statement's own “not”, not the rule's.",
        |view, thing| marked(view, thing, "turns it round", |statement| statement.negation),
    ),
    Row::before_noun(
        "conditional",
        &[],
        OF,
        "It holds only under a condition that it gives (“if”, “in exchange for”).",
        |view, thing| marked(view, thing, "the condition", |statement| statement.condition),
    ),
    Row::adjective("about the future", &[], OF, "It speaks of what is still to come.", |view, thing| {
        has(view, thing, |statement| statement.future)
    }),
    Row::adjective(
        "about the fighting",
        &[],
        OF,
        "It tells what happens in fighting (attacks, losses, captures, weapons), as a model reads it that learned from marks.",
        |view, thing| theme(view, thing, |theme| theme == Theme::Fighting),
    ),
    Row::adjective(
        "about the war",
        &[],
        OF,
        "It is about a war, its fighting or anything else of it: talks, sanctions, prisoners, what people live through.",
        |view, thing| theme(view, thing, |theme| theme != Theme::Neither),
    ),
    Row::adjective(
        "common knowledge",
        &[],
        OF,
        "It is geography, the calendar or a definition, which needs no source.",
        |view, thing| has(view, thing, |statement| statement.common_knowledge),
    ),
    Row::adjective(
        "witnessed by the publisher",
        &[],
        OF,
        "The article says that its own reporter saw or gathered it.",
        |view, thing| marked(view, thing, "seen by the publisher itself", |statement| statement.witnessed),
    ),
    Row::adjective(
        "setting out the law",
        &["set out the law", "sets out the law"],
        OF,
        "It gives what a law or treaty says.",
        |view, thing| has(view, thing, |statement| statement.law.is_some()),
    ),
    Row::adjective(
        "part of a legal case",
        &[],
        OF,
        "Words of a charge, a plea, a court or a verdict stand in its sentence or the next.",
        |view, thing| marked(view, thing, "part of a legal case", |statement| statement.legal),
    ),
    Row::adjective(
        "answered anywhere in the article",
        &["answered"],
        OF,
        "The one who is accused, or its side, denies it or declines to comment anywhere, or speaks beside the accusation.",
        |view, thing| marked(view, thing, "the answer", |statement| statement.answered_by),
    ),
];

fn kind(view: &View<'_>, thing: Thing, kind: StatementKind) -> Verdict {
    has(view, thing, |statement| statement.kind == kind)
}

/// What the model says of the theme, with the words that spoke most for fighting.
fn theme(view: &View<'_>, thing: Thing, holds: impl Fn(Theme) -> bool) -> Verdict {
    let Some(statement) = view.statement(thing) else { return Verdict::cannot_tell() };
    let (Some(theme), judged) = (statement.theme, statement.judged) else { return Verdict::cannot_tell() };
    let text = format!("read as being about the fighting, {:.2}", judged.theme.share);
    Verdict::new(holds(theme)).marked(judged.because.filter(|_| theme == Theme::Fighting), text)
}

fn has(view: &View<'_>, thing: Thing, test: impl FnOnce(&Statement) -> bool) -> Verdict {
    view.statement(thing).is_some_and(test).into()
}

/// True when the words are there, and points at them.
fn marked(view: &View<'_>, thing: Thing, text: &str, words: impl FnOnce(&Statement) -> Option<Span>) -> Verdict {
    let words = view.statement(thing).and_then(words);
    Verdict::new(words.is_some()).marked(words, text)
}

/// The article's own words with a piece in quotation marks: a headline's way of saying that it is somebody's word.
fn quotes_a_piece(view: &View<'_>, statement: &Statement) -> bool {
    let span = statement.span();
    let sentence = view.facts.document.sentences.get(statement.sentence).map_or(span, |it| it.span);
    let near = |quotation: &&Quotation| quotation.span.overlaps(span) && sentence.contains(quotation.inner);
    statement.quote.is_none()
        && view.facts.document.quotations.iter().find(near).is_some_and(|it| !it.span.contains(span))
}
