//! Reckoning with days: the nearest January 9th, the Friday before, a month ago. Arithmetic only; no words.

use crate::facts::DateValue;
use time::{Date, Duration, Month, Weekday};

/// A whole day as a value.
pub(super) fn whole(date: Date) -> DateValue {
    DateValue { year: Some(date.year()), month: Some(u8::from(date.month())), day: Some(date.day()) }
}

/// A month, with or without a day, in the year that brings it nearest to the article; the year stays open in an
/// undated one.
pub(super) fn nearest(today: Option<Date>, month: u8, day: Option<u8>) -> DateValue {
    let open = DateValue { year: None, month: Some(month), day };
    let Some(today) = today else { return open };
    let distance = |year: i32| {
        let month = Month::try_from(month).ok()?;
        let date = Date::from_calendar_date(year, month, day.unwrap_or(15).min(month.length(year))).ok()?;
        Some((date - today).whole_days().abs())
    };
    let years = [today.year() - 1, today.year(), today.year() + 1];
    let year = years.into_iter().filter_map(|year| Some((distance(year)?, year))).min().map(|(_, year)| year);
    DateValue { year, ..open }
}

/// The last such weekday up to the article's date, or the next one after it.
pub(super) fn weekday(today: Option<Date>, number: u8, next: bool) -> DateValue {
    let Some(today) = today else { return DateValue::default() };
    let Some(weekday) = from_number(number) else { return DateValue::default() };
    let back = i64::from((today.weekday().number_days_from_monday() + 7 - weekday.number_days_from_monday()) % 7);
    let days = if next { 7 - back } else { -back };
    shift(today, days)
}

/// So many days from the article's date.
pub(super) fn shift(today: Date, days: i64) -> DateValue {
    today.checked_add(Duration::days(days)).map(whole).unwrap_or_default()
}

/// So many months from the article's month.
pub(super) fn months(today: Date, count: i32) -> DateValue {
    let number =
        today.year().saturating_mul(12).saturating_add(i32::from(u8::from(today.month())) - 1).saturating_add(count);
    let month = u8::try_from(number.rem_euclid(12) + 1).ok();
    DateValue { year: Some(number.div_euclid(12)), month, day: None }
}

fn from_number(number: u8) -> Option<Weekday> {
    let weekdays = [
        Weekday::Monday,
        Weekday::Tuesday,
        Weekday::Wednesday,
        Weekday::Thursday,
        Weekday::Friday,
        Weekday::Saturday,
        Weekday::Sunday,
    ];
    weekdays.get(usize::from(number).checked_sub(1)?).copied()
}
