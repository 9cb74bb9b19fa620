//! The dates of an article, normalised as far as its words and its own date allow. Times of day and durations ("for
//! three days") are none; which statement a date belongs to is not decided here.

mod beside;
mod calendar;
mod read;

use crate::facts::{DateMention, DateValue};
use crate::knowledge::{Asked, Entries, Knowledge, Opened, Word, lists};
use crate::list::{Id, List};
use crate::phrases::{Page, says};
use crate::span::Span;
use crate::text::{BlockKind, Document, Sentence, Token};
use beside::Beside;
use time::Date;

/// A date as read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Reading {
    value: DateValue,
    relative: bool,
    weekday: bool,
    has_year: bool,
    /// The token after it.
    end: usize,
}

/// A sentence under work.
struct Scan<'a> {
    lists: Lists<'a>,
    document: &'a Document,
    /// The document's token with which the sentence begins.
    start: usize,
    tokens: &'a [Token],
    words: &'a [Word<'a>],
    /// What each word begins in the lists that are asked at every word.
    opened: &'a [Opened],
    /// The article's date.
    today: Option<Date>,
}

/// The word lists that dates are read with.
#[derive(Clone, Copy)]
struct Lists<'a> {
    months: &'a Entries,
    weekdays: &'a Entries,
    seasons: Asked<'a>,
    relative: Asked<'a>,
    numbers: &'a Entries,
    prepositions: &'a Entries,
    openers: Asked<'a>,
    units: &'a Entries,
    beside: Asked<'a>,
    ordinals: &'a Entries,
}

impl<'a> Lists<'a> {
    fn of(knowledge: &'a Knowledge) -> Self {
        let lexicon = knowledge.lexicon();
        Self {
            months: knowledge.words(lists::MONTHS),
            weekdays: knowledge.words(lists::WEEKDAYS),
            seasons: lexicon.asked(lists::SEASONS),
            relative: lexicon.asked(lists::RELATIVE_DATES),
            numbers: knowledge.words(lists::NUMBER_WORDS),
            prepositions: knowledge.words(lists::DATE_PREPOSITIONS),
            openers: lexicon.asked(lists::DATE_OPENERS),
            units: knowledge.words(lists::DATE_UNITS),
            beside: lexicon.asked(lists::DATE_CONTEXT),
            ordinals: knowledge.words(lists::ORDINAL_ENDINGS),
        }
    }
}

/// The dates of the article in reading order, furniture and the dateline left out.
pub fn dates(page: Page<'_>) -> List<DateMention> {
    let (document, lists) = (page.document, Lists::of(page.knowledge));
    let mut found = Vec::new();
    for (id, sentence) in document.sentences.entries() {
        if document.block_of(id).kind != BlockKind::Furniture {
            of_sentence(page, id, sentence, lists, &mut found);
        }
    }
    List::from(found)
}

fn of_sentence(page: Page<'_>, id: Id<Sentence>, sentence: &Sentence, lists: Lists<'_>, found: &mut Vec<DateMention>) {
    let (document, range) = (page.document, sentence.tokens.clone());
    let (tokens, words, opened) = (page.tokens(range.clone()), page.words(range.clone()), page.opened(range));
    let today = document.date.map(|(date, _)| date);
    let scan = Scan { lists, document, start: sentence.tokens.start, tokens, words, opened, today };
    let apart = [document.dateline, document.date.map(|(_, span)| span)];
    let mut at = 0;
    while at < scan.tokens.len() {
        let Some(reading) = scan.date(at) else {
            at += 1;
            continue;
        };
        let Reading { value, relative, weekday, has_year, end } = reading;
        let span = scan.span(at, end);
        if !apart.iter().flatten().any(|apart| apart.contains(span)) {
            found.push(DateMention { span, sentence: id, value, relative, weekday, has_year });
        }
        at = end.max(at + 1);
    }
}

impl Scan<'_> {
    fn span(&self, start: usize, end: usize) -> Span {
        let last = end.checked_sub(1).and_then(|at| self.tokens.get(at));
        match (self.tokens.get(start), last) {
            (Some(first), Some(last)) => first.span.to(last.span),
            _ => Span::default(),
        }
    }

    fn lower(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |word| word.lower)
    }

    fn text(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |word| word.text)
    }

    fn before(&self, at: usize) -> &str {
        at.checked_sub(1).map_or("", |at| self.lower(at))
    }

    /// True for a word that the list of words beside dates has as this.
    fn is(&self, at: usize, beside: Beside) -> bool {
        let opened = self.opened(at);
        let column =
            self.words.get(at).and_then(|word| self.lists.beside.single_of(opened, word.keys.lower, word.lower));
        column.is_some_and(|column| says(column, beside.name()))
    }

    /// The same for the word before.
    fn is_before(&self, at: usize, beside: Beside) -> bool {
        at.checked_sub(1).is_some_and(|at| self.is(at, beside))
    }

    /// A capitalised word that is no part of a name.
    fn is_capital(&self, at: usize) -> bool {
        self.text(at).starts_with(char::is_uppercase) && !self.document.is_time_name(self.start + at)
    }
}

#[cfg(test)]
mod tests {
    use super::dates;
    use crate::facts::DateMention;
    use crate::knowledge::Knowledge;
    use crate::text::{Format, read};
    use time::{Date, Month};

    fn found(text: &str, today: Option<(i32, Month, u8)>) -> Vec<(String, DateMention)> {
        let mut document = read(text, Format::Plain);
        let today = today.map(|(year, month, day)| Date::from_calendar_date(year, month, day).unwrap());
        document.date = today.map(|date| (date, crate::span::Span::new(usize::MAX, usize::MAX)));
        dates(crate::phrases::read(&document, Knowledge::built_in()).page())
            .iter()
            .map(|it| (document.at(it.span).to_owned(), it.clone()))
            .collect()
    }

    fn words(text: &str) -> Vec<String> {
        found(text, None).into_iter().map(|it| it.0).collect()
    }

    fn value(text: &str) -> (Option<i32>, Option<u8>, Option<u8>) {
        let found = found(text, Some((2025, Month::January, 15)));
        let value = found.first().map(|it| it.1.value).unwrap_or_default();
        (value.year, value.month, value.day)
    }

    #[test]
    fn dates_with_their_words() {
        assert_eq!(words("It fell on January 9th, or on 9 Jan 2025."), ["January 9th", "9 Jan 2025"]);
        assert_eq!(words("He left in March and came back in 2014."), ["March", "2014"]);
        assert_eq!(words("On Friday they said it began late last year."), ["Friday", "late last year"]);
        assert_eq!(words("Three years ago the firm had 2014 employees."), ["Three years ago"]);
        assert_eq!(words("She may march in May."), ["May"]);
        assert!(words("The Sun and the Marches sold 12 of 20.").is_empty());
    }

    #[test]
    fn values_count_from_the_articles_date() {
        assert_eq!(value("It began last year."), (Some(2024), None, None));
        assert_eq!(value("It began on Monday."), (Some(2025), Some(1), Some(13)));
        assert_eq!(value("It began in December."), (Some(2024), Some(12), None));
        assert_eq!(value("It began on January 9th."), (Some(2025), Some(1), Some(9)));
        assert_eq!(value("It began last month."), (Some(2024), Some(12), None));
        assert_eq!(value("It began yesterday."), (Some(2025), Some(1), Some(14)));
    }

    #[test]
    fn an_undated_article_leaves_the_year_open() {
        let all = found("It began on January 9th, last year and on Friday.", None);
        let open: Vec<_> = all.iter().map(|it| (it.1.value.year, it.1.relative, it.1.weekday, it.1.has_year)).collect();
        assert_eq!(open, [(None, false, false, false), (None, true, false, false), (None, false, true, false)]);
    }
}
