//! Dates, held against those of the originals: Monday may stand for the date of that day, and the other way round. What
//! counts from the day of writing is compared by its words.

use super::Bench;
use super::comparison::{Counterpart, Found, Passages};
use crate::facts::{DateMention, DateValue};
use time::{Date, Month, Weekday};

/// Each date of a draft with what it was held against.
pub(super) fn dates(bench: &Bench<'_>, passages: &mut Passages) -> Vec<Counterpart> {
    let anywhere: Vec<Theirs<'_>> = bench
        .originals
        .texts()
        .iter()
        .enumerate()
        .flat_map(|(original, text)| {
            let day = text.facts.document.date.map(|(day, _)| day);
            let of = move |date| Theirs { original, date, words: words(&text.facts.document, date), day };
            text.facts.dates.iter().map(of)
        })
        .collect();
    bench.draft.dates.iter().map(|date| counterpart(bench, date, &anywhere, passages)).collect()
}

/// A date of an original.
#[derive(Clone)]
struct Theirs<'a> {
    original: usize,
    date: &'a DateMention,
    words: String,
    /// The day of its text.
    day: Option<Date>,
}

fn words(document: &crate::text::Document, date: &DateMention) -> String {
    document.at(date.span).to_lowercase()
}

fn counterpart(bench: &Bench<'_>, date: &DateMention, anywhere: &[Theirs<'_>], passages: &mut Passages) -> Counterpart {
    let open = Counterpart::default();
    let document = &bench.draft.document;
    let heads = document.dateline.is_some_and(|line| line.overlaps(date.span));
    if heads || bench.index.is_quoted(date.span) {
        return open;
    }
    let ours = words(document, date);
    let Some(whole) = bench.whole.get(date.sentence.index()) else { return open };
    let near = super::align::with_next(bench.originals, whole);
    let beside =
        |it: &&Theirs<'_>| bench.originals.unit_at(it.original, it.date.span).is_some_and(|unit| near.contains(&unit));
    let answers: Vec<(&Theirs<'_>, Answer)> = anywhere
        .iter()
        .filter(beside)
        .map(|it| (it, compared(date, &ours, it, document.date.map(|(day, _)| day))))
        .collect();
    let mut found = |found, it: &Theirs<'_>, shows| {
        let passage = passages.add(bench.originals, it.original, it.date.span, shows);
        Counterpart { found, passage: Some(passage), differences: Vec::new() }
    };
    let there = super::place::instead(bench, date.span);
    let instead = there.and_then(|there| {
        let here = |it: &&Theirs<'_>| it.original == there.original && it.date.span.overlaps(there.span);
        let other = anywhere.iter().find(here)?;
        let today = document.date.map(|(day, _)| day);
        (compared(date, &ours, other, today) == Answer::Other).then_some(other)
    });
    if let Some(other) = instead {
        return found(Found::Altered, other, "the date there");
    }
    if let Some((same, _)) = answers.iter().find(|(_, answer)| *answer == Answer::Same) {
        return found(Found::Same, same, "the same date");
    }
    let known = anywhere.iter().any(|it| compared(date, &ours, it, None) == Answer::Same);
    let shape = |date: &DateMention| {
        (date.weekday, date.value.day.is_some() && !date.weekday, date.value.month.is_some() && !date.weekday)
    };
    let other = answers.iter().find(|(it, answer)| *answer == Answer::Other && shape(it.date) == shape(date));
    if other.is_none() && answers.iter().any(|(_, answer)| *answer == Answer::Open) {
        return open;
    }
    // A whole date that stands elsewhere comes from there; a weekday may stand anywhere.
    let whole_date = date.value.day.is_some() && date.value.month.is_some() && !date.weekday;
    let made = whole.is_made();
    let other = other.or(answers.first().filter(|(_, answer)| *answer == Answer::Other));
    let altered = !made.is_false() && (!known || made.is_true() && !whole_date);
    if let Some((other, _)) = other.filter(|_| altered) {
        return found(Found::Altered, other, "another date");
    }
    let plain = date.value.day.is_some() || date.value.year.is_some() && date.has_year && !date.relative;
    let open_day = |it: &Theirs<'_>| compared(date, &ours, it, None) == Answer::Open;
    let absent = !known && plain && !anywhere.iter().any(open_day) && !said(bench, date);
    Counterpart {
        found: if known {
            Found::Same
        } else if absent {
            Found::Absent
        } else {
            Found::Open
        },
        ..open
    }
}

/// Its year or day stands somewhere as a number, whatever it is there.
fn said(bench: &Bench<'_>, date: &DateMention) -> bool {
    let year = date.value.year.filter(|_| date.has_year && date.value.day.is_none());
    year.is_some_and(|year| bench.originals.has_word(&year.to_string()))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Answer {
    Same,
    Other,
    Open,
}

/// Whether two dates are one.
fn compared(ours: &DateMention, words: &str, theirs: &Theirs<'_>, today: Option<Date>) -> Answer {
    if words == theirs.words {
        return Answer::Same;
    }
    let (a, b) = (ours.value, theirs.date.value);
    if ours.weekday || theirs.date.weekday {
        return by_weekday(ours, words, theirs, today);
    }
    // “Last year” and 2023 are one where both texts have a day; else nobody can tell.
    let months = a.month.is_some() && b.month.is_some() && a.month != b.month;
    if months && (ours.relative || theirs.date.relative) {
        return Answer::Other;
    }
    if ours.relative || theirs.date.relative {
        // “Last January” is of this year to some and of the year before to others.
        let month = a.month.is_some() && a.month == b.month;
        let told = !month && a.year.is_some() && b.year.is_some() && a.year != b.year;
        return if told && !(ours.relative && theirs.date.relative) { Answer::Other } else { Answer::Open };
    }
    let differs = |x: Option<i32>, y: Option<i32>| x.is_some() && y.is_some() && x != y;
    let number = |x: Option<u8>| x.map(i32::from);
    let year = differs(a.year.filter(|_| ours.has_year), b.year.filter(|_| theirs.date.has_year));
    if year || differs(number(a.month), number(b.month)) || differs(number(a.day), number(b.day)) {
        return Answer::Other;
    }
    let shares = a.year.is_some() && a.year == b.year
        || a.month.is_some() && a.month == b.month
        || a.day.is_some() && a.day == b.day;
    if shares { Answer::Same } else { Answer::Open }
}

/// A weekday against another date.
fn by_weekday(ours: &DateMention, words: &str, theirs: &Theirs<'_>, today: Option<Date>) -> Answer {
    let (one, other) = (weekday_in(words), weekday_in(&theirs.words));
    let named = |value: DateValue| weekday_of(value);
    match (one, other) {
        (Some(a), Some(b)) if a == b => Answer::Same,
        // Both texts are written in one week or in two: the same day has one name only.
        (Some(_), Some(_)) => Answer::Other,
        (Some(a), None) => match named(theirs.date.value) {
            Some(b) if a == b => Answer::Same,
            Some(_) if theirs.date.relative => Answer::Open,
            Some(_) => Answer::Other,
            None => Answer::Open,
        },
        (None, Some(b)) => match named(ours.value) {
            Some(a) if a == b => Answer::Same,
            Some(_) if today.is_some() || theirs.day.is_some() || ours.has_year => Answer::Other,
            Some(_) | None => Answer::Open,
        },
        (None, None) => Answer::Open,
    }
}

const WEEKDAYS: [(Weekday, &str); 7] = [
    (Weekday::Monday, "mon"),
    (Weekday::Tuesday, "tue"),
    (Weekday::Wednesday, "wed"),
    (Weekday::Thursday, "thu"),
    (Weekday::Friday, "fri"),
    (Weekday::Saturday, "sat"),
    (Weekday::Sunday, "sun"),
];

/// The weekday among the words of a date.
pub(crate) fn weekday_in(words: &str) -> Option<Weekday> {
    let of = |word: &str| WEEKDAYS.iter().find(|(_, start)| word.starts_with(start)).map(|(day, _)| *day);
    words
        .split(|c: char| !c.is_alphabetic())
        .find_map(|word| of(word).filter(|_| word.ends_with("day") || word.len() == 3))
}

/// The weekday of a whole date.
pub(crate) fn weekday_of(value: DateValue) -> Option<Weekday> {
    let month = Month::try_from(value.month?).ok()?;
    Date::from_calendar_date(value.year?, month, value.day?).ok().map(Date::weekday)
}

#[cfg(test)]
mod tests {
    use crate::fidelity::Found;
    use crate::fidelity::fixture::held;

    #[test]
    fn days_are_compared_by_what_they_say() {
        let source = "The bridge was closed on Monday, 3 March 2025, after an inspection. It opens again in June.";
        let found = |draft: &str| held(draft, &[source]).dates().first().unwrap().1;
        assert_eq!(found("The bridge was closed on 3 March after an inspection."), Found::Same);
        assert_eq!(found("The bridge was closed on 5 March after an inspection."), Found::Altered);
        assert_eq!(found("It opens again in July."), Found::Altered);
    }

    #[test]
    fn a_weekday_of_a_date() {
        let value = crate::facts::DateValue { year: Some(2025), month: Some(3), day: Some(5) };
        assert_eq!(super::weekday_of(value), Some(time::Weekday::Wednesday));
        assert_eq!(super::weekday_in("on monday, 3 march"), Some(time::Weekday::Monday));
        assert_eq!(super::weekday_in("the money of march"), None);
    }
}
