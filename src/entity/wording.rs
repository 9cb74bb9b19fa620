//! Finding the phrases of a word list in stretches of the article. Knows where they stand and what their columns say, not
//! what follows from it.

use crate::knowledge::ListName;
use crate::list::Id;
use crate::phrases::{Page, says};
use crate::span::Span;
use crate::text::Sentence;
use std::ops::Range;

/// A phrase of a list in the article.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hit<'a> {
    pub span: Span,
    /// What the list says of it.
    column: &'a str,
}

impl Hit<'_> {
    /// True when the column of the phrase has that word.
    pub(super) fn says(&self, mark: &str) -> bool {
        says(self.column, mark)
    }
}

/// The first phrase of a list among these tokens.
pub(super) fn first(page: Page<'_>, list: ListName, tokens: Range<usize>) -> Option<Span> {
    all(page, list, tokens).first().map(|hit| hit.span)
}

/// Every phrase of a list among these tokens.
pub(super) fn all<'a>(page: Page<'a>, list: ListName, tokens: Range<usize>) -> Vec<Hit<'a>> {
    let list = page.knowledge.lexicon().asked(list);
    let entries = list.entries;
    let place = |range: Range<usize>| page.span(&(range.start + tokens.start..range.end + tokens.start));
    let hits = list.find(page.opened(tokens.clone()), page.words(tokens.clone())).into_iter();
    hits.map(|hit| Hit { span: place(hit.range), column: entries.column(hit.entry) }).collect()
}

/// The tokens of the sentences from `before` sentences earlier to `after` later, none outside the article.
pub(super) fn around(page: Page<'_>, sentence: Id<Sentence>, before: usize, after: usize) -> Range<usize> {
    let sentences = page.document.sentences.as_slice();
    let first = sentence.index().saturating_sub(before);
    let last = (sentence.index() + after).min(sentences.len().saturating_sub(1));
    let start = sentences.get(first).map_or(0, |it| it.tokens.start);
    let end = sentences.get(last).map_or(start, |it| it.tokens.end);
    start..end.max(start)
}
