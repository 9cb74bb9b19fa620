//! Words to dates: "January 9th", "9 Jan 2025", "2014", "on Friday", "last March", "three years ago". It reads what
//! starts at a token; prepositions stay outside.

use super::beside::Beside;
use super::{Reading, Scan, calendar};
use crate::facts::DateValue;
use crate::knowledge::Opened;
use crate::phrases::says;
use crate::text::Tag;

/// What the list of openers calls one before a part of a month or year, and one before a number of units.
const PART: &str = "part";
const COUNT: &str = "count";

/// The openers that turn a weekday or month to another week or year, and by how much.
const STEPS: [(&str, i32); 3] = [("back", -1), ("now", 0), ("on", 1)];

/// What the list of relative dates calls one that counts from another day than that of writing.
const OTHER: &str = "other";

impl Scan<'_> {
    /// What the word begins in the lists that are asked at every word.
    pub(super) fn opened(&self, at: usize) -> Opened {
        self.opened.get(at).copied().unwrap_or_default()
    }

    /// True for a word that begins a date as the list of such words says.
    fn opener(&self, at: usize, how: &str) -> bool {
        let column = self
            .words
            .get(at)
            .and_then(|word| self.lists.openers.single_of(self.opened(at), word.keys.lower, word.lower));
        column.is_some_and(|column| says(column, how))
    }

    /// True for what may stand between a month and its year.
    fn is_joint(&self, at: usize) -> bool {
        self.lower(at) == "," || self.is(at, Beside::Joint)
    }

    /// False where no date can start: nearly everywhere.
    fn may_start(&self, at: usize) -> bool {
        let opened = self.opened(at);
        self.text(at).starts_with(|first: char| first.is_ascii_digit() || first.is_uppercase())
            || self.lists.relative.may_open(opened)
            || self.lists.seasons.may_open(opened)
            || self.lists.openers.may_open(opened)
            || self.is(at + 2, Beside::Ago)
    }

    /// The date that starts at a token.
    pub(super) fn date(&self, at: usize) -> Option<Reading> {
        if !self.may_start(at) {
            return None;
        }
        self.ago(at)
            .or_else(|| self.listed(at))
            .or_else(|| self.turned(at))
            .or_else(|| self.iso(at))
            .or_else(|| self.plain(at))
            .or_else(|| self.weekday(at))
            .or_else(|| self.year_alone(at))
    }

    /// "9 January 2025", "January 9th", "late March", "March 2019", "the 9th of January".
    fn plain(&self, at: usize) -> Option<Reading> {
        if let Some(reading) = self.month_first(at).or_else(|| self.day_first(at)) {
            return Some(reading);
        }
        self.opener(at, PART)
            .then(|| self.month_first(at + 1).or_else(|| self.season(at + 1)).or_else(|| self.year_alone(at + 1)))
            .flatten()
            .or_else(|| self.season(at))
    }

    fn month_first(&self, at: usize) -> Option<Reading> {
        let month = self.month(at)?;
        let day = self.day(at + 1);
        let end = at + 1 + usize::from(day.is_some());
        if day.is_none() && !self.is_month_alone(at) {
            return None;
        }
        Some(self.with_year(month, day, end))
    }

    fn day_first(&self, at: usize) -> Option<Reading> {
        let day = self.day(at)?;
        let of = usize::from(self.is(at + 1, Beside::Joint));
        let month = self.month(at + 1 + of)?;
        Some(self.with_year(month, Some(day), at + 2 + of))
    }

    /// Adds a year where one follows; otherwise the nearest to the article's date.
    fn with_year(&self, month: u8, day: Option<u8>, end: usize) -> Reading {
        let comma = usize::from(self.is_joint(end));
        match self.year(end + comma) {
            Some(year) => {
                let value = DateValue { year: Some(year), month: Some(month), day };
                Reading { value, has_year: true, end: end + comma + 1, ..Reading::default() }
            }
            None => Reading { value: calendar::nearest(self.today, month, day), end, ..Reading::default() },
        }
    }

    /// "spring 2022", "the summer of 2019"; a season without a year only where it is named as a time.
    fn season(&self, at: usize) -> Option<Reading> {
        self.lists.seasons.may_open(self.opened(at)).then(|| self.lists.seasons.entries.single(self.lower(at)))??;
        let of = usize::from(self.is(at + 1, Beside::Joint));
        let year = self.year(at + 1 + of)?;
        let value = DateValue { year: Some(year), ..DateValue::default() };
        Some(Reading { value, has_year: true, end: at + 2 + of, ..Reading::default() })
    }

    fn weekday(&self, at: usize) -> Option<Reading> {
        let named = self.is_capital(at) && self.text(at).len() > 3;
        let number = named.then(|| self.lists.weekdays.single(self.lower(at))).flatten()?.parse().ok()?;
        let comma = usize::from(self.lower(at + 1) == ",");
        // "Friday, January 9": the date says it all.
        if let Some(date) = self.month_first(at + 1 + comma).or_else(|| self.day_first(at + 1 + comma)) {
            return Some(date);
        }
        // "Sunday Roast": part of a name that no list has.
        let name_after = self.tokens.get(at + 1).is_some_and(|token| token.tag.is_name())
            && self.lists.months.single(self.lower(at + 1)).is_none();
        if name_after && !self.is_before(at, Beside::Day) {
            return None;
        }
        let part_of_day = self.is(at + 1, Beside::PartOfDay);
        let value = calendar::weekday(self.today, number, false);
        Some(Reading { value, weekday: true, end: at + 1 + usize::from(part_of_day), ..Reading::default() })
    }

    /// "last March", "next Friday", "this spring".
    fn turned(&self, at: usize) -> Option<Reading> {
        let step = STEPS.iter().find(|(name, _)| self.opener(at, name)).map(|(_, step)| *step)?;
        if self.document.is_time_name(self.start + at + 1) {
            return None;
        }
        let word = self.lower(at + 1);
        let relative = Reading { relative: true, end: at + 2, ..Reading::default() };
        if let Some(number) =
            self.lists.weekdays.single(word).filter(|_| word.len() > 3).and_then(|number| number.parse().ok())
        {
            return Some(Reading { value: calendar::weekday(self.today, number, step > 0), ..relative });
        }
        let month: u8 = self
            .lists
            .months
            .single(word)
            .filter(|_| word.len() > 2 && self.text(at + 1).starts_with(char::is_uppercase))?
            .parse()
            .ok()?;
        let value = self.today.map_or(DateValue { month: Some(month), ..DateValue::default() }, |today| {
            let this = u8::from(today.month());
            let year = match step {
                -1 if month >= this => today.year() - 1,
                1 if month <= this => today.year() + 1,
                _ => today.year(),
            };
            DateValue { year: Some(year), month: Some(month), day: None }
        });
        Some(Reading { value, ..relative })
    }

    /// "three years ago", "in the past 12 months".
    fn ago(&self, at: usize) -> Option<Reading> {
        let ago = self.is(at + 2, Beside::Ago);
        let (count, unit, end) = match ago.then(|| self.count(at)).flatten() {
            Some(count) => (count, at + 1, at + 3),
            None => {
                let opens = self.opener(at, COUNT) && self.is_before(at, Beside::Count);
                (opens.then(|| self.count(at + 1)).flatten()?, at + 2, at + 3)
            }
        };
        let value = match (self.lists.units.single(self.lower(unit))?, self.today.filter(|_| ago)) {
            ("d", Some(today)) => calendar::shift(today, -i64::from(count)),
            ("m", Some(today)) => calendar::months(today, -count),
            ("y", Some(today)) => DateValue { year: Some(today.year() - count), ..DateValue::default() },
            _ => DateValue::default(),
        };
        Some(Reading { value, relative: true, end, ..Reading::default() })
    }

    /// The relative dates of the lexicon: "last year", "recently", "a day later".
    fn listed(&self, at: usize) -> Option<Reading> {
        let list = self.lists.relative.entries;
        let hit = self.lists.relative.find_at(self.opened(at), self.words, at)?;
        let adverb = |at: usize| {
            self.tokens.get(at).is_some_and(|token| matches!(token.tag, Tag::RB | Tag::RBR | Tag::NN | Tag::IN))
        };
        // "an earlier figure", "as soon as", "ahead of today's vote" and the like are no dates, or the last one is.
        if hit.range.len() == 1 && (!adverb(at) || self.is(at, Beside::Loose) && self.is(at + 1, Beside::Compared)) {
            return None;
        }
        let column = list.column(hit.entry);
        Some(Reading {
            value: self.counted(column),
            relative: column != OTHER,
            end: hit.range.end,
            ..Reading::default()
        })
    }

    /// The value of a column like "-1 y".
    fn counted(&self, column: &str) -> DateValue {
        let parts = column.split_once(' ').and_then(|(count, unit)| Some((count.parse::<i32>().ok()?, unit)));
        match (parts, self.today) {
            (Some((count, "y")), Some(today)) => DateValue { year: Some(today.year() + count), ..DateValue::default() },
            (Some((count, "m")), Some(today)) => calendar::months(today, count),
            (Some((count, _)), Some(today)) => calendar::shift(today, i64::from(count)),
            _ => DateValue::default(),
        }
    }

    fn iso(&self, at: usize) -> Option<Reading> {
        let text = self.text(at);
        if !text.starts_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        let mut parts = text.split(['-', '/', '.']);
        let (first, second, third) = (parts.next()?, parts.next()?, parts.next()?);
        if parts.next().is_some() {
            return None;
        }
        let number = |text: &str, length: usize| text.parse::<u16>().ok().filter(|_| text.len() <= length);
        let has_year = |text: &str| number(text, 4).filter(|year| text.len() == 4 && (1500..2200).contains(year));
        let value = match (has_year(first), has_year(third)) {
            (Some(year), _) => {
                let month = number(second, 2).filter(|month| (1..=12).contains(month))?;
                let day = number(third, 2).filter(|day| (1..=31).contains(day))?;
                DateValue { year: Some(i32::from(year)), month: u8::try_from(month).ok(), day: u8::try_from(day).ok() }
            }
            // "01/02/2025" is two dates, by country: only the year is sure.
            (None, Some(year)) if number(first, 2).is_some() && number(second, 2).is_some() => {
                DateValue { year: Some(i32::from(year)), ..DateValue::default() }
            }
            _ => return None,
        };
        Some(Reading { value, has_year: true, end: at + 1, ..Reading::default() })
    }

    /// "in 2014", "the 2019 election", "2014-16", "the 1990s".
    fn year_alone(&self, at: usize) -> Option<Reading> {
        let text = self.text(at);
        let (first, rest) = (text.get(..4)?, text.get(4..)?);
        let year: i32 = first
            .parse()
            .ok()
            .filter(|year| (1500..2200).contains(year) && first.bytes().all(|byte| byte.is_ascii_digit()))?;
        let decade = matches!(rest, "s" | "'s" | "’s");
        let range = rest
            .strip_prefix(['-', '–', '/'])
            .is_some_and(|rest| matches!(rest.len(), 2 | 4) && rest.bytes().all(|byte| byte.is_ascii_digit()));
        let fits = decade || range || rest.is_empty() && self.is_year(at);
        let value = DateValue { year: Some(year).filter(|_| !decade), ..DateValue::default() };
        fits.then_some(Reading { value, has_year: true, end: at + 1, ..Reading::default() })
    }

    /// Four digits are a year after a preposition or between marks, and where nothing plural follows that they count.
    fn is_year(&self, at: usize) -> bool {
        let before = self.before(at);
        let next = self.tokens.get(at + 1).map(|token| token.tag);
        let counts = matches!(next, Some(Tag::NNS))
            || matches!(next, Some(Tag::JJ)) && self.tokens.get(at + 2).is_some_and(|token| token.tag == Tag::NNS);
        let preposition = self.lists.prepositions.has(before)
            || matches!(before, "," | "(" | "-" | "–")
            || self.is_before(at, Beside::Year);
        if counts {
            return self.is_before(at, Beside::Years) && !self.is_before(at, Beside::Bound);
        }
        preposition && (!self.is_before(at, Beside::Noun) || next.is_none_or(|tag| !tag.is_noun()))
            || self.is_before(at, Beside::Owner)
            || at == 0 && next == Some(Tag::Mark)
    }

    fn month(&self, at: usize) -> Option<u8> {
        self.is_capital(at).then(|| self.lists.months.single(self.lower(at))).flatten()?.parse().ok()
    }

    /// "March" and "May" are words too: alone, they count after a preposition or before a year, or as a plain name.
    fn is_month_alone(&self, at: usize) -> bool {
        let before = self.before(at);
        let has_year = self.year(at + 1).is_some() || self.is_joint(at + 1) && self.year(at + 2).is_some();
        let preposition = self.lists.prepositions.has(before) || self.is_before(at, Beside::Month);
        let tag = self.tokens.get(at).map(|token| token.tag);
        let other_word = self.is(at, Beside::OtherWord);
        let name_after = self.tokens.get(at + 1).is_some_and(|token| token.tag.is_name());
        has_year || preposition && !name_after || !other_word && tag.is_some_and(Tag::is_name) && !name_after
    }

    fn day(&self, at: usize) -> Option<u8> {
        let text = self.text(at);
        if !text.starts_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        let digits = text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let ending = text.get(digits.len()..).unwrap_or_default();
        let day = digits.parse().ok().filter(|day| (1..=31).contains(day))?;
        (ending.is_empty() || self.lists.ordinals.has(ending)).then_some(day)
    }

    fn year(&self, at: usize) -> Option<i32> {
        let text = self.text(at);
        let digits = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
        text.parse().ok().filter(|year| digits && (1500..2200).contains(year))
    }

    /// A small whole number, in digits or words.
    fn count(&self, at: usize) -> Option<i32> {
        let word = self.lower(at);
        let digits = word.parse().ok();
        digits.or_else(|| self.lists.numbers.single(word)?.parse().ok()).filter(|count| (0..1000).contains(count))
    }
}
