//! Numbers that count nothing: years, days of a month, ages, times of day, scores, telephone numbers, numbers in
//! names. It errs on the side of no quantity: a rule about figures that fires on a bus route is worse than a miss.

use super::beside::Beside;
use super::scan::Scan;
use super::unit::Noun;
use super::{Kind, Reading};
use crate::facts::{Bound, Unit};
use crate::knowledge::lists;
use crate::text::Tag;

/// True when the number at that token is no quantity.
pub(super) fn is_none(scan: &Scan<'_>, at: usize, reading: &Reading<'_>, noun: Option<&Noun>) -> bool {
    if reading.kind != Kind::Count
        || noun.is_some_and(|noun| matches!(noun.unit, Unit::Percent | Unit::Money(_) | Unit::Times))
    {
        return false;
    }
    let counts = noun.is_some_and(|noun| noun.counts);
    let people = noun.is_some_and(|noun| matches!(noun.unit, Unit::People(_)));
    is_date(scan, at, reading, counts)
        || is_age(scan, at, reading)
        || is_time(scan, at, reading)
        || is_label(scan, at, people)
        || is_one(scan, at, reading, noun)
        || is_score(scan, at, reading, counts)
        || is_row(scan, at, reading)
}

/// "9 January", "January 9", "in 2014", "the 1990s".
fn is_date(scan: &Scan<'_>, at: usize, reading: &Reading<'_>, counts: bool) -> bool {
    let month = |word: &str| scan.column(lists::MONTHS, word).is_some();
    let printed = scan.text(at);
    let may_be_day = reading.high <= 31.0 && printed.len() <= 5;
    let capital = |at: usize| scan.text(at).starts_with(char::is_uppercase);
    if may_be_day
        && (month(scan.before(at)) && at.checked_sub(1).is_some_and(capital)
            || month(scan.lower(reading.end)) && capital(reading.end))
    {
        return true;
    }
    let year = printed.len() == 4
        && printed.bytes().all(|byte| byte.is_ascii_digit())
        && (1500.0..2100.0).contains(&reading.high)
        && reading.end == at + 1;
    let range_of_years = printed.len() >= 7
        && printed.get(..4).is_some_and(|year| matches!(year.get(..2), Some("18" | "19" | "20")))
        && reading.bound == Bound::Between;
    let bounded = scan.bound_before(at).1.is_some_and(|bound| bound != Bound::About);
    range_of_years
        || year && !(counts && (bounded || !scan.is_before(at, Beside::Year) && scan.tag_before(at) != Some(Tag::NNP)))
}

/// "aged 43", ", 43,", "43 years old", "at the age of 43".
fn is_age(scan: &Scan<'_>, at: usize, reading: &Reading<'_>) -> bool {
    let young = reading.high < 130.0;
    let aged =
        scan.is_before(at, Beside::Aged) || scan.is_before(at, Beside::Of) && at >= 2 && scan.is(at - 2, Beside::Age);
    let unit = scan.is(reading.end, Beside::AgeUnit);
    let years_old = unit && scan.is(reading.end + 1, Beside::Old);
    let years_of_age = scan.is(reading.end, Beside::Years)
        && scan.is(reading.end + 1, Beside::Of)
        && scan.is(reading.end + 2, Beside::Age);
    let between_marks = matches!(scan.before(at), "," | "(")
        && matches!(scan.lower(reading.end), "," | ")" | "." | "")
        && at >= 2
        && scan.tag(at - 2).is_some_and(Tag::is_noun);
    young && (aged || years_old || years_of_age || between_marks)
}

/// "10:30", "10.30am", "5 pm", "at 6 o'clock".
fn is_time(scan: &Scan<'_>, at: usize, reading: &Reading<'_>) -> bool {
    let printed = scan.lower(at);
    let after = scan.lower(reading.end);
    printed.contains(':')
        || after == ":"
        || scan.is(reading.end, Beside::Clock)
        || scan.before(at) == ":" && at >= 2 && scan.is_glued(at - 1)
        || scan.is_before(at, Beside::At)
            && reading.high < 25.0
            && (matches!(after, "." | "," | "") || scan.is(reading.end, Beside::BehindClock))
}

/// "Article 13", "Boeing 737", "No. 10", "flight 370": the number of a thing.
fn is_label(scan: &Scan<'_>, at: usize, people: bool) -> bool {
    let before = scan.before(at);
    let number = scan.is_before(at, Beside::Number);
    let label = scan.column(lists::NUMBER_LABELS, before).is_some();
    let name = scan.tag_before(at).is_some_and(Tag::is_name)
        && scan.column(lists::WEEKDAYS, before).is_none()
        && scan.column(lists::MONTHS, before).is_none();
    // A name before a number makes it part of the name, unless people are counted: "In Gaza 12 people".
    number && scan.text(at).starts_with(|c: char| c.is_ascii_digit())
        || label
        || name && !people && scan.bound_before(at).1.is_none()
}

/// "one of the men", "no one", "one day": "one" counts only right before its noun.
fn is_one(scan: &Scan<'_>, at: usize, reading: &Reading<'_>, noun: Option<&Noun>) -> bool {
    if !scan.is(at, Beside::One) || reading.end != at + 1 {
        return false;
    }
    noun.is_none() || scan.is(at + 1, Beside::NoNoun) || scan.is_before(at, Beside::Indefinite)
}

/// "2-1", "6-4, 7-5": two numbers with a dash and nothing counted.
fn is_score(scan: &Scan<'_>, at: usize, reading: &Reading<'_>, counts: bool) -> bool {
    let dashed = scan.text(at).contains(['-', '–']) && scan.text(at).starts_with(|c: char| c.is_ascii_digit());
    let falling = dashed && reading.low == reading.high;
    dashed && !counts || falling
}

/// A row of numbers: a telephone number, coordinates, a table.
fn is_row(scan: &Scan<'_>, at: usize, reading: &Reading<'_>) -> bool {
    let figures = |at: usize| {
        let text = scan.text(at);
        text.len() > 1 && text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'-' | b'(' | b')' | b'+'))
    };
    let starts_with_nought = scan.text(at).len() > 1 && scan.text(at).starts_with('0') && !scan.text(at).contains('.');
    starts_with_nought
        || scan.text(at).starts_with('+')
        || figures(at) && (figures(reading.end) || at.checked_sub(1).is_some_and(figures))
}
