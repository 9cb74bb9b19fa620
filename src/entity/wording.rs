//! Finding the phrases of a word list in stretches of the article. Knows where they stand, not what they mean.

use crate::knowledge::{ListName, Word};
use crate::list::Id;
use crate::phrases::Page;
use crate::span::Span;
use crate::text::Sentence;
use std::ops::Range;

/// The first phrase of a list among these tokens.
pub(super) fn first(page: Page<'_>, list: ListName, tokens: Range<usize>) -> Option<Span> {
    all(page, list, tokens).into_iter().next().map(|(span, _)| span)
}

/// Every phrase of a list among these tokens, with its words as the list has them.
pub(super) fn all(page: Page<'_>, list: ListName, tokens: Range<usize>) -> Vec<(Span, String)> {
    let lexicon = page.knowledge.lexicon();
    let list = lexicon.asked(list);
    let begins = |keys| list.may_open(lexicon.panel().opened(keys));
    if !tokens.clone().any(|at| page.document.keys(at).is_some_and(begins)) {
        return Vec::new();
    }
    let entries = list.entries;
    let words = words(page, tokens.clone());
    let place = |range: Range<usize>| page.span(&(range.start + tokens.start..range.end + tokens.start));
    entries.find(&words).into_iter().map(|hit| (place(hit.range), entries.phrase(hit.entry))).collect()
}

/// The tokens as a matcher takes them.
pub(super) fn words<'a>(page: Page<'a>, tokens: Range<usize>) -> Vec<Word<'a>> {
    page.document.words(tokens)
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
