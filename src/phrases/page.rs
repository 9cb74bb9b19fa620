//! The one view of an article's tokens: tag, lemma, form, what lists look a word up by, what its noun stands for. Worked
//! out once a document and cheap to copy; it reads no grammar.

use super::class::{Class, Classes, Lists};
use super::stretch::Stretch;
use crate::knowledge::{Asked, Knowledge, Opened, Word};
use crate::span::Span;
use crate::text::{Document, Tag, Token};
use std::ops::Range;

/// What is worked out once for each token.
#[derive(Debug)]
pub(super) struct Words<'a> {
    document: &'a Document,
    knowledge: &'a Knowledge,
    lists: Lists<'a>,
    words: Vec<Word<'a>>,
    opened: Vec<Opened>,
    classes: Vec<Classes>,
}

impl<'a> Words<'a> {
    pub(super) fn new(document: &'a Document, knowledge: &'a Knowledge) -> Self {
        let lists = Lists::new(knowledge);
        let words = document.all_words();
        let panel = knowledge.lexicon().panel();
        let opened: Vec<Opened> = words.iter().map(|word| panel.opened(word.keys)).collect();
        let tokens = document.tokens.iter().zip(&words).zip(&opened);
        let classes = tokens.map(|((token, word), &opened)| Classes::of(&token.lemma, word.keys.lemma, opened, &lists));
        let classes = classes.collect();
        Self { document, knowledge, lists, words, opened, classes }
    }
}

/// The words of an article as all rooms behind `text` look at them. Places are numbers of tokens in the document.
#[derive(Clone, Copy, Debug)]
pub struct Page<'a> {
    /// The article.
    pub document: &'a Document,
    /// Words and world.
    pub knowledge: &'a Knowledge,
    words: &'a Words<'a>,
}

impl<'a> Page<'a> {
    pub(super) fn of(words: &'a Words<'a>) -> Self {
        Self { document: words.document, knowledge: words.knowledge, words }
    }

    /// The lists that say what nouns stand for.
    pub fn lists(self) -> &'a Lists<'a> {
        &self.words.lists
    }

    /// Some of its tokens, of which nothing outside is seen.
    pub fn stretch(self, range: Range<usize>) -> Stretch<'a> {
        Stretch::new(self, range)
    }

    /// A token by its place.
    pub fn token(self, at: usize) -> Option<&'a Token> {
        self.document.tokens.as_slice().get(at)
    }

    /// Its part of speech.
    pub fn tag(self, at: usize) -> Option<Tag> {
        self.token(at).map(|token| token.tag)
    }

    /// Its dictionary form, empty outside the document.
    pub fn lemma(self, at: usize) -> &'a str {
        self.token(at).map(|token| token.lemma.as_ref()).unwrap_or_default()
    }

    /// The word as printed, empty outside the document.
    pub fn text(self, at: usize) -> &'a str {
        self.token(at).map(|token| self.document.at(token.span)).unwrap_or_default()
    }

    /// The word in lower case with straight apostrophes, empty outside the document.
    pub fn lower(self, at: usize) -> &'a str {
        self.words.words.get(at).map(|word| word.lower).unwrap_or_default()
    }

    /// Some tokens; a range that reaches past the article's end is cut there.
    pub fn tokens(self, range: Range<usize>) -> &'a [Token] {
        cut(self.document.tokens.as_slice(), range)
    }

    /// The same as lists take them.
    pub fn words(self, range: Range<usize>) -> &'a [Word<'a>] {
        cut(&self.words.words, range)
    }

    /// A token as lists take it.
    pub fn word(self, at: usize) -> Option<&'a Word<'a>> {
        self.words.words.get(at)
    }

    /// What a token begins in the lists that are asked at every word.
    pub fn opened_at(self, at: usize) -> Option<Opened> {
        self.words.opened.get(at).copied()
    }

    /// All tokens as lists take them.
    pub fn all_words(self) -> &'a [Word<'a>] {
        &self.words.words
    }

    /// What some tokens begin in the lists that are asked at every word.
    pub fn opened(self, range: Range<usize>) -> &'a [Opened] {
        cut(&self.words.opened, range)
    }

    /// From the first byte of some tokens to their last; empty for none.
    pub fn span(self, tokens: &Range<usize>) -> Span {
        match (self.tokens(tokens.clone()).first(), self.tokens(tokens.clone()).last()) {
            (Some(first), Some(last)) => first.span.to(last.span),
            _ => Span::default(),
        }
    }

    /// What the noun at a place stands for.
    pub fn classes(self, at: usize) -> Classes {
        self.words.classes.get(at).copied().unwrap_or_default()
    }

    /// The sort of body that a noun stands for, as `body-nouns` has it.
    pub fn body_sort(self, at: usize) -> Option<&'a str> {
        let (opened, word) = (self.words.opened.get(at)?, self.words.words.get(at)?);
        self.words.lists.body_sort(self.lemma(at), word.keys.lemma, *opened)
    }

    /// The second column of a one-word entry that is the lemma of a word.
    pub fn single(self, list: Asked<'a>, at: usize) -> Option<&'a str> {
        let (opened, word) = (self.words.opened.get(at)?, self.words.words.get(at)?);
        list.single_of(*opened, word.keys.lemma, word.lemma)
    }

    /// True for "to", as a preposition or before an infinitive.
    pub fn is_to(self, at: usize) -> bool {
        self.tag(at) == Some(Tag::TO)
    }

    /// True for a word that joins what stands beside it: "and", "but", "or".
    pub fn is_conjunction(self, at: usize) -> bool {
        self.tag(at) == Some(Tag::CC)
    }

    /// True for a verb in its bare form.
    pub fn is_bare_verb(self, at: usize) -> bool {
        self.tag(at) == Some(Tag::VB)
    }

    /// True for a past or a past participle.
    pub fn is_past(self, at: usize) -> bool {
        matches!(self.tag(at), Some(Tag::VBD | Tag::VBN))
    }

    /// True for a past, present or modal form.
    pub fn is_finite(self, at: usize) -> bool {
        self.tag(at).is_some_and(Tag::is_finite)
    }

    /// A weekday, a month, "yesterday", "week".
    pub fn is_season(self, at: usize) -> bool {
        self.classes(at).has(Class::Season) && !self.document.is_time_name(at)
    }
}

fn cut<T>(all: &[T], range: Range<usize>) -> &[T] {
    let end = range.end.min(all.len());
    all.get(range.start.min(end)..end).unwrap_or_default()
}
