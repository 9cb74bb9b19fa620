//! Some tokens in a row, mostly a sentence, of which a reader sees nothing but these: words before and after are no part of
//! the grammar inside. A view, cheap to copy; places are numbers of tokens in the document.

use super::page::Page;
use crate::text::{Tag, Token};
use std::ops::Range;

/// A run of tokens.
#[derive(Clone, Copy, Debug)]
pub struct Stretch<'a> {
    /// The article that it is part of.
    pub page: Page<'a>,
    pub(super) start: usize,
    pub(super) end: usize,
}

impl<'a> Stretch<'a> {
    pub(super) fn new(page: Page<'a>, range: Range<usize>) -> Self {
        let end = range.end.min(page.document.tokens.len());
        Self { page, start: range.start.min(end), end }
    }

    /// The same tokens, but no others than those of a range.
    #[must_use]
    pub fn inside(self, range: &Range<usize>) -> Self {
        let start = self.start.max(range.start);
        Self { start, end: self.end.min(range.end).max(start), ..self }
    }

    /// Its places.
    pub fn range(self) -> Range<usize> {
        self.start..self.end
    }

    /// The token at a place inside.
    pub fn token(self, at: usize) -> Option<&'a Token> {
        if self.start <= at && at < self.end { self.page.token(at) } else { None }
    }

    /// The lemma at a place; empty outside.
    pub fn lemma(self, at: usize) -> &'a str {
        self.token(at).map_or("", |token| &token.lemma)
    }

    /// The tag at a place.
    pub fn tag(self, at: usize) -> Option<Tag> {
        self.token(at).map(|token| token.tag)
    }

    /// The word as it stands; empty outside.
    pub fn text(self, at: usize) -> &'a str {
        self.token(at).map_or("", |token| self.page.document.at(token.span))
    }

    /// Whether the tag of a token fits; false outside.
    pub fn has(self, at: usize, is: impl Fn(Tag) -> bool) -> bool {
        self.tag(at).is_some_and(is)
    }
}
