//! Bodies, terms and parts from pest's pairs.

use pest::iterators::Pair;

use super::build::text;
use super::{Rule as Grammar, span};
use crate::span::Span;
use crate::syntax::{Body, Bound, Count, Join, Part, Problem, Term};

/// Builds bodies out of a text.
pub(super) struct Bodies<'a> {
    pub text: &'a str,
    pub problems: &'a mut Vec<Problem>,
}

impl Bodies<'_> {
    pub fn body(&mut self, pair: Pair<'_, Grammar>) -> Body {
        let mut body = Body { terms: Vec::new(), joins: Vec::new(), span: span(&pair) };
        for inner in pair.into_inner() {
            match inner.as_rule() {
                Grammar::join => body.joins.push((join(inner.as_str()), span(&inner))),
                Grammar::term => body.terms.push(self.term(inner)),
                _ => {}
            }
        }
        body
    }

    fn term(&mut self, pair: Pair<'_, Grammar>) -> Term {
        let parts: Vec<Part> = pair.into_inner().filter_map(|inner| self.part(inner)).collect();
        let span = parts.iter().map(Part::span).reduce(Span::to).unwrap_or_default();
        Term { parts, span }
    }

    fn part(&mut self, pair: Pair<'_, Grammar>) -> Option<Part> {
        let span = span(&pair);
        let word = |length| Span::new(span.start, span.start + length);
        match pair.as_rule() {
            Grammar::plain => Some(Part::Word {
                text: pair.as_str().trim().to_owned(),
                span,
                starts_line: self.starts_line(span.start),
            }),
            Grammar::group => pair.into_inner().next().map(|inner| Part::Group { body: self.body(inner), span }),
            Grammar::not => Some(Part::Not(word("not".len()))),
            Grammar::that => {
                let inner = pair.into_inner().next();
                Some(Part::That(inner.map_or(span, |inner| self::span(&inner))))
            }
            Grammar::r#where => Some(Part::Where(word("where".len()))),
            Grammar::count => Some(Part::Count(self.count(pair))),
            Grammar::texts => {
                let texts =
                    pair.into_inner().filter(|inner| inner.as_rule() == Grammar::text).map(|inner| text(&inner));
                Some(Part::Texts { texts: texts.collect(), span })
            }
            _ => None,
        }
    }

    /// True for the first word of a line.
    fn starts_line(&self, start: usize) -> bool {
        let line = self.text.get(..start).unwrap_or_default();
        line.chars().rev().find(|letter| *letter == '\n' || !letter.is_whitespace()).is_none_or(|letter| letter == '\n')
    }

    fn count(&mut self, pair: Pair<'_, Grammar>) -> Count {
        let span = span(&pair);
        let mut count = Count { bound: None, number: 0, span };
        for inner in pair.into_inner() {
            match inner.as_rule() {
                Grammar::bound => count.bound = bound(inner.as_str()),
                _ => count.number = self.number(inner.as_str().trim(), self::span(&inner)),
            }
        }
        count
    }

    fn number(&mut self, written: &str, span: Span) -> u64 {
        let digits: String = written.chars().filter(|letter| *letter != ',').collect();
        let word = NUMBERS.iter().position(|word| *word == written).and_then(|at| u64::try_from(at + 1).ok());
        word.or_else(|| digits.parse().ok()).unwrap_or_else(|| {
            self.problems.push(Problem::NumberTooBig { span });
            u64::MAX
        })
    }
}

/// Number words, from one.
const NUMBERS: [&str; 12] =
    ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

fn join(written: &str) -> Join {
    match written.trim_start_matches(',').trim() {
        "and" => Join::And,
        "or" => Join::Or,
        _ => Join::Comma,
    }
}

fn bound(written: &str) -> Option<Bound> {
    let words: Vec<&str> = written.split_whitespace().collect();
    match words.as_slice() {
        ["at", "least"] => Some(Bound::AtLeast),
        ["at", "most"] => Some(Bound::AtMost),
        ["more", "than"] => Some(Bound::MoreThan),
        ["fewer", "than"] => Some(Bound::FewerThan),
        ["exactly"] => Some(Bound::Exactly),
        ["within"] => Some(Bound::Within),
        ["above"] => Some(Bound::Above),
        ["below"] => Some(Bound::Below),
        _ => None,
    }
}
