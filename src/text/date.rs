//! Dates in full ("12 January 2025", "Jan. 12, 2025", "2025-01-12") and datelines ("KYIV, Jan. 12 (Reuters) -").
//! Relative dates and those without a year are not read.

use super::lexicon;
use super::sorts::Sort;
use super::tokenize::Word;
use crate::span::Span;
use time::{Date, Month};

/// The first full date among words.
pub(super) fn first(words: &[Word<'_>]) -> Option<(Date, Span)> {
    (0..words.len()).find_map(|at| at_start(words.get(at..)?))
}

/// The full date that words start with.
fn at_start(words: &[Word<'_>]) -> Option<(Date, Span)> {
    let first = words.first()?;
    if let Some(date) = iso(first.form) {
        return Some((date, first.span));
    }
    let form = |at: usize| words.get(at).map(|word| word.form).unwrap_or_default();
    let skip = |at: usize| if matches!(form(at), "," | "of") { at + 1 } else { at };
    let (day, month, after) = match (day(first.form), lexicon::month(first.form)) {
        (Some(day), _) => {
            let at = skip(1);
            (day, lexicon::month(form(at))?, at + 1)
        }
        (None, Some(month)) => (day(form(1))?, month, 2),
        (None, None) => return None,
    };
    let at = skip(after);
    let year = year(form(at))?;
    let last = words.get(at)?;
    Some((date(year, month, day)?, first.span.to(last.span)))
}

fn date(year: i32, month: u8, day: u8) -> Option<Date> {
    Date::from_calendar_date(year, Month::try_from(month).ok()?, day).ok()
}

fn day(form: &str) -> Option<u8> {
    let digits = form.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let ending = form.get(digits.len()..).unwrap_or_default();
    let day = digits.parse().ok().filter(|day| (1..=31).contains(day))?;
    (ending.is_empty() || lexicon::is_ordinal(ending)).then_some(day)
}

fn year(form: &str) -> Option<i32> {
    form.parse().ok().filter(|year| form.len() == 4 && (1500..2200).contains(year))
}

/// "2025-01-12", with or without a time after it.
fn iso(form: &str) -> Option<Date> {
    let (year_part, rest) = (form.get(..4)?, form.get(4..)?);
    let rest = rest.strip_prefix('-')?;
    let (month, rest) = (rest.get(..2)?, rest.get(2..)?);
    let day = rest.strip_prefix('-')?.get(..2)?;
    date(year(year_part)?, month.parse().ok()?, day.parse().ok()?)
}

/// The dateline that a paragraph starts with, its dash included: "KYIV, Jan. 12 (Reuters) -".
pub(super) fn dateline(words: &[Word<'_>]) -> Option<Span> {
    let is_dash = |word: &Word<'_>| matches!(word.form, "-" | "–" | "—" | "--" | "―" | "-–");
    let dash = words.iter().take(20).position(is_dash)?;
    let head = words.get(..dash).filter(|head| !head.is_empty())?;
    let first = head.first()?;
    let is_place =
        |form: &str| form.chars().filter(|c| c.is_alphabetic()).count() >= 2 && form.chars().all(|c| !c.is_lowercase());
    let agency = head
        .iter()
        .position(|word| word.form == "(")
        .is_some_and(|open| open > 0 && head.last().is_some_and(|last| last.form == ")"));
    let dated = head.iter().any(|word| lexicon::month(word.form).is_some());
    // "(Own correspondent)" may be written as one likes.
    let open = head.iter().position(|word| word.form == "(").filter(|_| agency).unwrap_or(head.len());
    let plain = head.iter().take(open).all(|word| {
        word.form.starts_with(|c: char| c.is_uppercase() || !c.is_alphanumeric() || c.is_ascii_digit())
            || Sort::Dateline.is(word.form)
    });
    let capital = |form: &str| form.starts_with(char::is_uppercase);
    // "Harrow Bay — The ferry": no dash closes what this one would open, and the sentence begins behind it.
    let alone = || {
        let rest = words.get(dash + 1..).unwrap_or_default();
        let begins = rest.first().is_some_and(|word| capital(word.form) || matches!(word.form, "“" | "\"" | "‘"));
        head.len() <= 3 && begins && !rest.iter().take(60).any(is_dash)
    };
    let named = is_place(first.form) && (head.len() <= 6 || agency || dated)
        || plain && capital(first.form) && (agency || dated && head.len() <= 8 || alone());
    (plain && named).then(|| first.span.to(words.get(dash).map_or(first.span, |word| word.span)))
}

/// True when a line is nothing but a date, with or without day of the week and time.
pub(super) fn is_date_line(words: &[Word<'_>]) -> bool {
    words.len() <= 12
        && first(words).is_some_and(|(_, span)| {
            let others = words.iter().filter(|word| !span.contains(word.span));
            others.into_iter().all(|word| {
                !word.form.starts_with(char::is_alphabetic)
                    || Sort::Clock.is(word.form)
                    || lexicon::is_weekday(word.form)
            })
        })
}
