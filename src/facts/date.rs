//! Dates, normalised as far as the article allows.

use crate::list::Id;
use crate::span::Span;
use crate::text::Sentence;

/// What a date says; parts that the article leaves open are `None`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub struct DateValue {
    /// The year, given or counted from the article's date.
    pub year: Option<i32>,
    /// The month, 1 to 12.
    pub month: Option<u8>,
    /// The day of the month, 1 to 31.
    pub day: Option<u8>,
}

/// A date in the article.
#[derive(Clone, Debug, PartialEq)]
pub struct DateMention {
    /// The words: "January 9th", "last year", "on Friday" without "on".
    pub span: Span,
    /// Its sentence.
    pub sentence: Id<Sentence>,
    /// What it says.
    pub value: DateValue,
    /// True for a date that counts from the day of writing: "last year", "recently". A bare weekday is relative too,
    /// but `weekday` says so, since a dated article needs no more.
    pub relative: bool,
    /// True for a bare weekday.
    pub weekday: bool,
    /// True when the words themselves give a year.
    pub has_year: bool,
}
