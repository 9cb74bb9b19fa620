//! A weekday beside the date of a day: “Tuesday, 4 March 2025”. The year must be printed, or the article dated.

use super::Page;
use super::clash::{Clash, Item, Sort};
use crate::facts::DateMention;
use crate::fidelity::{weekday_in, weekday_of};
use time::Weekday;

/// Dates with another weekday than theirs.
pub(super) fn find(page: &Page<'_>, clashes: &mut Vec<Clash>) {
    for (id, date) in page.facts.dates.entries() {
        let Some((said, right)) = weekdays(page, date).filter(|(said, right)| said != right) else { continue };
        let says = format!("that day was a {right}, not a {said}");
        clashes.push(Clash {
            sort: Sort::Weekday,
            item: Item::Date(id),
            at: date.span,
            other: None,
            place: date.span,
            says,
        });
    }
}

/// The weekday that is printed and the one that the day has.
fn weekdays(page: &Page<'_>, date: &DateMention) -> Option<(Weekday, Weekday)> {
    if date.relative || page.index.is_quoted(date.span) || date.value.day.is_none() || date.weekday {
        return None;
    }
    // The year of an undated article is anybody's guess.
    let sure = date.has_year || page.facts.document.date.is_some();
    let words = page.facts.document.at(date.span).to_lowercase();
    let said = weekday_in(&words).or_else(|| before(page, date))?;
    let right = weekday_of(date.value).filter(|_| sure)?;
    Some((said, right))
}

/// “Tuesday” right before the date, with a comma perhaps.
fn before(page: &Page<'_>, date: &DateMention) -> Option<Weekday> {
    let earlier = page.facts.dates.iter().filter(|it| it.weekday && it.sentence == date.sentence);
    let beside = earlier.filter(|it| it.span.end <= date.span.start).max_by_key(|it| it.span.end)?;
    let between = page.between(beside.span, date.span);
    let joined = between.len() <= 1 && between.iter().all(|it| page.is_mark(it, ",("));
    joined.then(|| weekday_in(&page.facts.document.at(beside.span).to_lowercase())).flatten()
}
