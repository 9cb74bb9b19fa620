//! The article as a whole: whether it is dated, whose silence it reports.

use crate::vocabulary::{Relation, Row, Thing, Type, Verdict};

const OF: &[Type] = &[Type::Article];

pub(super) static ROWS: &[Row] = &[
    Row::class("article", &["articles"], OF, "The article.", |_, thing| (thing == Thing::Article).into()),
    Row::before_noun("undated", &[], OF, "It has neither a dateline nor a date of publication.", |view, _| {
        let document = &view.facts.document;
        (document.date.is_none() && document.dateline.is_none()).into()
    }),
    Row::relation(
        "reporting the silence of",
        &["report the silence of", "reports the silence of"],
        OF,
        "It says that somebody of this kind did not comment, could not be reached, or neither confirmed nor denied.",
        Relation {
            things: Some((&[Type::Source], |view, _, source| {
                let silence = view.source(source).and_then(|source| source.silence);
                Verdict::new(silence.is_some()).marked(silence, "says that it did not comment")
            })),
            reach: Some(|view, _, _| {
                let silent = view.facts.sources.entries().filter(|(_, source)| source.silence.is_some());
                silent.map(|(id, _)| Thing::Source(id)).collect()
            }),
            ..Relation::NONE
        },
    ),
];
