//! Asking the word lists about words of the article: one word, a phrase that begins or ends at a place. Tells what the
//! list's column says; what follows from it is the business of whoever asks.

use super::page::Page;
use crate::knowledge::ListName;
use std::ops::Range;

/// Words that a phrase which is looked for at a place may have.
const LONGEST: usize = 8;

/// How many words before its end the beginning of a phrase is looked for.
const BACK: usize = 4;

impl<'a> Page<'a> {
    /// What a list says of a word by its dictionary form; `None` when it does not hold the word.
    pub fn column(self, at: usize, list: ListName) -> Option<&'a str> {
        let opened = self.opened_at(at)?;
        // Most words are in no list, and none has to be looked at to tell that.
        if !opened.may_be_of(list) {
            return None;
        }
        let word = self.word(at)?;
        self.knowledge.words(list).single_of(word.keys.lemma, word.lemma)
    }

    /// True when a list holds the word by its dictionary form.
    pub fn is(self, at: usize, list: ListName) -> bool {
        self.column(at, list).is_some()
    }

    /// True when a list holds the word and its column has that mark.
    pub fn says(self, at: usize, list: ListName, mark: &str) -> bool {
        self.column(at, list).is_some_and(|column| says(column, mark))
    }

    /// The words of the longest phrase of a list that begins with a word, and what the list says of it.
    pub fn beginning(self, at: usize, list: ListName) -> Option<(Range<usize>, &'a str)> {
        if !self.opened_at(at)?.may_be_of(list) {
            return None;
        }
        let list = self.knowledge.words(list);
        let words = self.words(at..at + LONGEST);
        if !words.first().is_some_and(|word| list.begins(word.keys)) {
            return None;
        }
        let hit = list.find_at(words, 0)?;
        Some((at..at + hit.range.end, list.column(hit.entry)))
    }

    /// The words of the longest phrase of a list that ends right before a word, and what the list says of it.
    pub fn ending(self, before: usize, list: ListName) -> Option<(Range<usize>, &'a str)> {
        let mut starts = before.saturating_sub(BACK)..before;
        starts.find_map(|at| self.beginning(at, list).filter(|(it, _)| it.end == before))
    }

    /// True when a phrase of a list ends right before a word.
    pub fn ends_before(self, at: usize, list: ListName) -> bool {
        self.ending(at, list).is_some()
    }
}

/// True when a column has that word.
pub fn says(column: &str, mark: &str) -> bool {
    // By bytes, since columns are a word or two and a search for a character has more to set up than to do.
    column.as_bytes().split(|byte| *byte == b' ').any(|part| part == mark.as_bytes())
}
