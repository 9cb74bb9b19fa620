//! One sentence as the reader of numbers sees it: its tokens by place, with the word lists it asks for. Looks up and
//! measures; what is a number is decided elsewhere.

use super::Reading;
use super::beside::Beside;
use super::unit::Noun;
use crate::facts::Bound;
use crate::knowledge::{Asked, Entries, Key, Knowledge, ListName, Opened, Panel, Word, lists};
use crate::phrases::{Page, says};
use crate::span::Span;
use crate::text::{Tag, Token};
use std::ops::Range;

/// The longest bound, in words ("in the region of").
const LONGEST_BOUND: usize = 5;

/// The lists that a number in words, or its bound, may start with.
#[derive(Clone, Copy)]
pub(super) struct Lists<'a> {
    knowledge: &'a Knowledge,
    panel: &'a Panel,
    pub(super) bounds: Asked<'a>,
    pub(super) round: Asked<'a>,
    pub(super) fractions: Asked<'a>,
    pub(super) multiples: Asked<'a>,
    words: Asked<'a>,
    ranges: Asked<'a>,
    beside: Asked<'a>,
    behind: &'a Entries,
}

impl<'a> Lists<'a> {
    pub(super) fn of(knowledge: &'a Knowledge) -> Self {
        let lexicon = knowledge.lexicon();
        Self {
            knowledge,
            panel: lexicon.panel(),
            bounds: lexicon.asked(lists::BOUNDS),
            round: lexicon.asked(lists::ROUND_NUMBERS),
            fractions: lexicon.asked(lists::FRACTIONS),
            multiples: lexicon.asked(lists::MULTIPLES),
            words: lexicon.asked(lists::NUMBER_WORDS),
            ranges: lexicon.asked(lists::RANGE_OPENERS),
            beside: lexicon.asked(lists::NUMBER_CONTEXT),
            behind: knowledge.words(lists::BOUNDS_BEHIND),
        }
    }

    /// True when a number in words, or its bound, may start with a word that begins these.
    fn may_open(&self, opened: Opened) -> bool {
        [self.bounds, self.round, self.fractions, self.multiples, self.words, self.ranges]
            .iter()
            .any(|list| list.may_open(opened))
    }
}

/// A sentence under work; places are counted from its first token.
pub(super) struct Scan<'a> {
    pub(super) lists: Lists<'a>,
    tokens: &'a [Token],
    words: &'a [Word<'a>],
    /// What each word begins in the lists that are asked at every word.
    opened: &'a [Opened],
}

impl<'a> Scan<'a> {
    pub(super) fn new(page: Page<'a>, range: Range<usize>, lists: Lists<'a>) -> Self {
        let (words, opened) = (page.words(range.clone()), page.opened(range.clone()));
        Self { lists, tokens: page.tokens(range), words, opened }
    }

    fn opened(&self, at: usize) -> Opened {
        self.opened.get(at).copied().unwrap_or_default()
    }

    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    /// The word in lower case; empty outside the sentence.
    pub(super) fn lower(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |word| word.lower)
    }

    /// The word before; empty at the start.
    pub(super) fn before(&self, at: usize) -> &str {
        at.checked_sub(1).map_or("", |at| self.lower(at))
    }

    /// True for a word that the list of words beside numbers has as this.
    pub(super) fn is(&self, at: usize, beside: Beside) -> bool {
        let opened = self.opened(at);
        let column =
            self.words.get(at).and_then(|word| self.lists.beside.single_of(opened, word.keys.lower, word.lower));
        column.is_some_and(|column| says(column, beside.name()))
    }

    /// The same for the word before.
    pub(super) fn is_before(&self, at: usize, beside: Beside) -> bool {
        at.checked_sub(1).is_some_and(|at| self.is(at, beside))
    }

    /// The same by the word's dictionary form.
    pub(super) fn is_lemma(&self, at: usize, beside: Beside) -> bool {
        let opened = self.opened(at);
        let column =
            self.words.get(at).and_then(|word| self.lists.beside.single_of(opened, word.keys.lemma, word.lemma));
        column.is_some_and(|column| says(column, beside.name()))
    }

    /// Where the longest phrase of that list ends that starts at a token, when it is this.
    pub(super) fn beside(&self, at: usize, beside: Beside) -> Option<usize> {
        let (end, column) = self.phrase(self.lists.beside, at)?;
        says(column, beside.name()).then_some(end)
    }

    /// True where a range may begin.
    pub(super) fn opens_range(&self, at: usize) -> bool {
        self.words
            .get(at)
            .is_some_and(|word| self.lists.ranges.single_of(self.opened(at), word.keys.lower, word.lower).is_some())
    }

    /// The word as printed.
    pub(super) fn text(&self, at: usize) -> &'a str {
        self.words.get(at).map_or("", |word| word.text)
    }

    pub(super) fn lemma(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |token| &token.lemma)
    }

    pub(super) fn tag(&self, at: usize) -> Option<Tag> {
        self.tokens.get(at).map(|token| token.tag)
    }

    pub(super) fn tag_before(&self, at: usize) -> Option<Tag> {
        at.checked_sub(1).and_then(|at| self.tag(at))
    }

    /// From the start of one token to the end of the one before another.
    pub(super) fn span(&self, start: usize, end: usize) -> Span {
        let last = end.checked_sub(1).and_then(|at| self.tokens.get(at));
        match (self.tokens.get(start), last) {
            (Some(first), Some(last)) => first.span.to(last.span),
            _ => Span::default(),
        }
    }

    /// True when no white space stands between a token and the next.
    pub(super) fn is_glued(&self, at: usize) -> bool {
        match (self.tokens.get(at), self.tokens.get(at + 1)) {
            (Some(this), Some(next)) => this.span.end == next.span.start,
            _ => false,
        }
    }

    /// The second column of a one-word entry of a list.
    pub(super) fn column(&self, list: ListName, word: &str) -> Option<&'a str> {
        self.lists.knowledge.words(list).single(word)
    }

    /// The same of the word at a token.
    pub(super) fn column_at(&self, list: ListName, at: usize) -> Option<&'a str> {
        let word = self.words.get(at)?;
        self.lists.knowledge.words(list).single_of(word.keys.lower, word.lower)
    }

    /// The longest phrase of a list at a token: where it ends, and its second column.
    pub(super) fn phrase(&self, list: Asked<'a>, at: usize) -> Option<(usize, &'a str)> {
        list.find_at(self.opened(at), self.words, at).map(|hit| (hit.range.end, list.entries.column(hit.entry)))
    }

    /// The same for a list that is asked seldom, by its name.
    pub(super) fn phrase_of(&self, list: ListName, at: usize) -> Option<(usize, &'a str)> {
        self.phrase(self.lists.knowledge.lexicon().asked(list), at)
    }

    /// The bound that ends just before a token: where it starts, and which it is.
    pub(super) fn bound_before(&self, at: usize) -> (usize, Option<Bound>) {
        // "between 10 and 12" and "from 10 to 12" belong to the number already; "a total of 12" is no bound.
        for start in at.saturating_sub(LONGEST_BOUND)..at {
            let Some((end, column)) = self.phrase(self.lists.bounds, start) else { continue };
            if end != at {
                continue;
            }
            let bound = bound(column);
            return (if bound.is_some() { start } else { at }, bound);
        }
        (at, None)
    }

    /// The bound after the number or its noun ("12 or more", "12 people or fewer"), and where all of it ends.
    pub(super) fn bound_after(&self, reading: &Reading<'_>, noun: Option<&Noun>) -> (Option<Bound>, usize) {
        let end = noun.map_or(reading.end, |noun| noun.end);
        for at in [reading.end, end] {
            let hit = self.lists.behind.find_at(self.words, at);
            if let Some(hit) = hit {
                return (bound(self.lists.behind.column(hit.entry)), end.max(hit.range.end));
            }
        }
        (None, end)
    }

    /// False when no number and no bound of one can start at a token.
    pub(super) fn may_start(&self, at: usize) -> bool {
        let Some(word) = self.words.get(at) else { return false };
        let panel = self.lists.panel;
        let lower = word.lower;
        lower.bytes().any(|byte| byte.is_ascii_digit() || !byte.is_ascii() || byte == b'$')
            || self.lists.may_open(self.opened(at))
            || lower.bytes().any(|byte| byte == b'-')
                && lower.split_once('-').is_some_and(|(tens, _)| self.lists.may_open(panel.opened_by(Key::of(tens))))
    }
}

/// How a bound is meant, by the second column of its list; `None` for words that leave the number as it is.
fn bound(column: &str) -> Option<Bound> {
    match column {
        "least" => Some(Bound::AtLeast),
        "most" => Some(Bound::AtMost),
        "about" => Some(Bound::About),
        _ => None,
    }
}
