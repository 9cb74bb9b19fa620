//! What a comment says, word by word. A comment that begins with the name of the program and says nothing that it knows is
//! odd; any other is none of its business.

use super::{Allow, Day, NAME, Name, Said, Scope, Verified};
use crate::span::Span;
use crate::text::Document;
use time::{Date, Month};

const ALLOW: &str = "allow";
const VERIFIED: &str = "verified";
const BY: &str = "by ";
const UNTIL: &str = "until ";

/// What stands behind the rules of a comment that reaches further than its neighbours.
const FROM: &str = " from here";
const TO: &str = " to here";
const ARTICLE: &str = " in this article";

/// Why something may stand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reason {
    /// Why.
    pub text: String,
    /// Who says so.
    pub author: Option<String>,
    /// The last day on which it may.
    pub until: Option<Date>,
    /// A day that is none, as written.
    pub odd_day: Option<String>,
}

impl Reason {
    /// Reads `why; by Ann Lowe; until 2031-05-12`.
    pub fn read(written: &str) -> Self {
        let mut reason = Self::default();
        let mut rest = written.trim();
        while let Some((before, last)) = rest.rsplit_once(';') {
            let last = last.trim();
            if let Some(author) = last.strip_prefix(BY) {
                reason.author = Some(author.trim().to_owned());
            } else if let Some(written) = last.strip_prefix(UNTIL) {
                reason.until = day(written.trim());
                reason.odd_day = reason.until.is_none().then(|| written.trim().to_owned());
            } else {
                break;
            }
            rest = before.trim_end();
        }
        reason.text = rest.to_owned();
        reason
    }
}

/// A day as such a comment writes it: "2031-05-12".
pub fn day(written: &str) -> Option<Date> {
    let mut parts = written.split('-');
    let year = parts.next().filter(|year| year.len() == 4)?.parse().ok()?;
    let month: u8 = parts.next()?.parse().ok()?;
    let day = parts.next()?.parse().ok()?;
    let date = Date::from_calendar_date(year, Month::try_from(month).ok()?, day).ok()?;
    parts.next().is_none().then_some(date)
}

/// What the words between the marks of a comment say; `None` where they do not speak to sayso.
pub(super) fn said(document: &Document, inner: Span) -> Option<Said> {
    let words = document.at(inner);
    // Some write `<!--- sayso …`.
    let called = words.trim_start_matches(|letter: char| letter == '-' || letter.is_whitespace());
    let (name, rest) = (called.get(..NAME.len())?, called.get(NAME.len()..)?);
    if !name.eq_ignore_ascii_case(NAME) || rest.starts_with(|next: char| next.is_alphanumeric() || next == '.') {
        return None;
    }
    let exact = words.trim_start().strip_prefix(NAME).and_then(|rest| rest.strip_prefix(char::is_whitespace));
    let Some(said) = exact.map(str::trim_start) else { return Some(Said::Odd) };
    let word = |wanted: &str| {
        let rest = said.strip_prefix(wanted)?;
        (!rest.starts_with(|next: char| next.is_alphanumeric() || next == '-')).then_some(rest)
    };
    if let Some(rest) = word(ALLOW) {
        return Some(allow(rest, inner.end - rest.len()));
    }
    Some(word(VERIFIED).map_or(Said::Odd, |rest| Said::Verified(verified(rest))))
}

/// `RULE, RULE: why`, which begins at that byte.
fn allow(said: &str, start: usize) -> Said {
    let (names, reason) = said.split_once(':').unwrap_or((said, ""));
    let trimmed = names.trim_end();
    let scoped = [(FROM, Some(Scope::From)), (ARTICLE, Some(Scope::Article)), (TO, None)];
    let found = scoped.iter().find_map(|(words, scope)| Some((trimmed.strip_suffix(words)?, *scope)));
    let (names, scope) = found.unwrap_or((names, Some(Scope::Here)));
    let rules = self::names(names, start);
    match scope {
        Some(scope) => Said::Allow(Allow { rules, scope, reason: Reason::read(reason) }),
        None => Said::End(rules),
    }
}

fn names(written: &str, start: usize) -> Vec<Name> {
    let mut names = Vec::new();
    let mut at = start;
    for name in written.split(',') {
        let lead = name.len() - name.trim_start().len();
        let place = Span::new(at + lead, at + lead + name.trim().len());
        if !place.is_empty() {
            names.push((name.trim().to_owned(), place));
        }
        at += name.len() + 1;
    }
    names
}

/// `: documents, seen by desk, 12 May`.
fn verified(said: &str) -> Verified {
    let said = said.trim().strip_prefix(':').unwrap_or_default();
    let parts: Vec<String> = said.split(',').map(|part| part.trim().to_owned()).collect();
    // "May 12, 2031" has a comma of its own.
    let last = |count: usize| parts.get(parts.len().checked_sub(count)?..).map(|parts| parts.join(" "));
    let whole = last(2).and_then(|written| Some((2, in_words(&written)?))).filter(|(_, day)| day.year.is_some());
    let read = whole.or_else(|| last(1).and_then(|written| Some((1, in_words(&written)?))));
    let (count, day) = read.map_or((1, None), |(count, day)| (count, Some(day)));
    let (before, behind) = parts.split_at(parts.len().saturating_sub(count));
    let mut parts = before.to_vec();
    parts.push(behind.join(", "));
    Verified { parts, day }
}

/// "12 May", "May 12 2031", "2031-05-12".
fn in_words(written: &str) -> Option<Day> {
    if let Some(date) = day(written) {
        return Some(Day { year: Some(date.year()), month: date.month(), day: date.day() });
    }
    let words: Vec<&str> = written.split_whitespace().map(|word| word.trim_end_matches('.')).collect();
    let (first, second) = (*words.first()?, *words.get(1)?);
    let (month, day) = month(second).map(|month| (month, first)).or_else(|| Some((self::month(first)?, second)))?;
    let day: u8 = day.parse().ok().filter(|day| (1..=31).contains(day))?;
    let year = match words.get(2) {
        Some(year) => Some(year.parse().ok().filter(|year| (1000..=9999).contains(year))?),
        None => None,
    };
    let leap = Date::from_calendar_date(year.unwrap_or(2024), month, day);
    (leap.is_ok() && words.len() <= 3).then_some(Day { year, month, day })
}

/// A month by its name or the first three letters or more of it.
fn month(word: &str) -> Option<Month> {
    let short = |month: &Month| {
        let name = month.to_string();
        word.len() >= 3 && name.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
    };
    (1..=12).filter_map(|number| Month::try_from(number).ok()).find(short)
}

#[cfg(test)]
mod tests {
    use super::{Reason, in_words, verified};
    use crate::remark::Day;
    use time::Month;

    #[test]
    fn days_in_words() {
        let may = |year| Some(Day { year, month: Month::May, day: 12 });
        assert_eq!(in_words("12 May"), may(None));
        assert_eq!(in_words("May 12"), may(None));
        assert_eq!(in_words("12 May 2031"), may(Some(2031)));
        assert_eq!(in_words("2031-05-12"), may(Some(2031)));
        assert_eq!(in_words("3 Sept. 2031").map(|day| day.month), Some(Month::September));
        assert!(
            ["May", "32 May", "30 February", "12 Mai", "12 May 31", "", "soon"]
                .iter()
                .all(|odd| in_words(odd).is_none())
        );
    }

    #[test]
    fn parts_of_what_was_verified() {
        let read = verified(": documents, seen by desk, May 12, 2031");
        assert_eq!(read.parts, ["documents", "seen by desk", "May 12, 2031"]);
        assert_eq!(read.day.and_then(|day| day.year), Some(2031));
        assert_eq!(verified(": documents, seen by desk, 12 May").parts.len(), 3);
        assert!(verified(" documents").day.is_none());
    }

    #[test]
    fn reasons_with_author_and_day() {
        let read = Reason::read(" known; to the desk; by Ann Lowe; until 2031-05-12 ");
        assert_eq!((read.text.as_str(), read.author.as_deref()), ("known; to the desk", Some("Ann Lowe")));
        assert!(read.until.is_some() && read.odd_day.is_none());
        assert_eq!(Reason::read("x; until May").odd_day.as_deref(), Some("May"));
    }
}
