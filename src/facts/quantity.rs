//! Numbers, normalised.

use crate::list::Id;
use crate::span::Span;
use crate::text::Sentence;

/// How exact a number is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Bound {
    /// "12"
    Exact,
    /// "at least 12", "more than 12", "over 12"
    AtLeast,
    /// "at most 12", "up to 12", "fewer than 12"
    AtMost,
    /// "about 12", "nearly 12", "dozens"
    About,
    /// "between 10 and 12", "10 to 12"
    Between,
}

/// What is counted.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Unit {
    /// People, by the head noun's lemma ("troop", "soldier", "people").
    People(String),
    /// A share: "per cent", "a third".
    Percent,
    /// A multiple: "twice", "threefold".
    Times,
    /// Money, by its currency sign or word.
    Money(String),
    /// Other things, by the head noun's lemma; empty when nothing is named.
    Things(String),
}

/// A number in the article.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// With its bound and its noun: "at least 10,000 troops".
    pub span: Span,
    /// Its sentence.
    pub sentence: Id<Sentence>,
    /// The lowest value that it leaves open. Of a percentage, the percentage.
    pub low: f64,
    /// The highest; equal to `low` when exact, infinite for "at least".
    pub high: f64,
    /// How exact.
    pub bound: Bound,
    /// What is counted.
    pub unit: Unit,
    /// A share, multiple or change, which says nothing without its base.
    pub relative: bool,
    /// "at least", "about", or a round number of a thousand and more.
    pub approximate: bool,
}
