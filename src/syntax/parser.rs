//! Text to tree with pest. Everything of pest stays in this file and `parser/`; no word of its messages reaches people.

mod body;
mod build;

use std::num::NonZeroUsize;

use pest::Parser;
use pest::error::InputLocation;
use pest::iterators::Pair;
use pest_derive::Parser;

use crate::span::Span;
use crate::syntax::{Pack, Problem};
use build::Builder;

/// The grammar.
#[derive(Parser)]
#[grammar = "../grammar/sayso.pest"]
struct Grammar;

/// Steps that the grammar may take: enough for a megabyte of rules, and an end for a file made to hang it.
const STEPS: usize = 40_000_000;

/// The tree of a text and its mistakes. A rule that holds a place of `deep` is broken.
///
/// `adrift`: words before the first clause were reported, so clauses that have no rule are not reported again.
pub(super) fn parse(text: &str, deep: &[Problem], adrift: bool) -> (Pack, Vec<Problem>) {
    pest::set_call_limit(NonZeroUsize::new(STEPS));
    let mut builder = Builder::new(text, deep, adrift);
    match Grammar::parse(Rule::file, text) {
        Ok(pairs) => pairs.flat_map(Pair::into_inner).for_each(|pair| builder.clause_of_file(pair)),
        Err(_) => builder.problems.push(Problem::TooLong { span: Span::new(0, first_word(text)) }),
    }
    (builder.pack, builder.problems)
}

/// The end of the first word, so that a message about the whole file has a place.
fn first_word(text: &str) -> usize {
    let start = text.len() - text.trim_start().len();
    let word = text.get(start..).and_then(|rest| rest.split_whitespace().next()).unwrap_or_default();
    start + word.len()
}

/// How far a broken clause can be read, in bytes from its start.
fn reached(clause: &str) -> usize {
    match Grammar::parse(Rule::piece, clause) {
        Ok(_) => clause.len(),
        Err(error) => match error.location {
            InputLocation::Pos(at) | InputLocation::Span((at, _)) => at,
        },
    }
}

/// Where a pair stands, without white space at its ends.
fn span(pair: &Pair<'_, Rule>) -> Span {
    let (range, text) = (pair.as_span(), pair.as_str());
    let start = range.start() + (text.len() - text.trim_start().len());
    Span::new(start, start + text.trim().len())
}
