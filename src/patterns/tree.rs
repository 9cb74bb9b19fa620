//! The tree of a file of patterns as written, each node with its place.

use crate::span::Span;

/// A pattern.
#[derive(Clone, Debug, PartialEq)]
pub struct Pattern {
    /// Its name.
    pub name: String,
    /// Where the name stands.
    pub span: Span,
    /// What stands in a row; each `reads` is another way.
    pub reads: Vec<Choice>,
    /// What it is for; empty where nothing is said.
    pub why: String,
    /// What it must find, and what it must leave.
    pub examples: Vec<Example>,
}

/// A sentence on which a pattern is tried.
#[derive(Clone, Debug, PartialEq)]
pub struct Example {
    /// True for `finds`.
    pub finds: bool,
    /// The text as written, brackets included.
    pub text: String,
    /// Where, without its quotes.
    pub span: Span,
}

/// What may stand in a place: one of these.
pub type Choice = Vec<Run>;

/// What stands in a row.
pub type Run = Vec<Item>;

/// What stands in a row, or what is asked of it.
#[derive(Clone, Debug, PartialEq)]
pub enum Item {
    /// `..4`, `..4!verb`
    Gap {
        /// Words at most.
        most: usize,
        /// What none of them is.
        not: Option<Test>,
    },
    /// `!noun`
    Not(Test),
    /// `( … )`, `[source: …]`, a test; so often.
    Counted {
        /// What.
        part: Part,
        /// At least.
        least: usize,
        /// At most.
        most: usize,
    },
}

/// What can be counted.
#[derive(Clone, Debug, PartialEq)]
pub enum Part {
    /// `[source: …]`
    Marked {
        /// The mark.
        mark: String,
        /// Where its name stands.
        span: Span,
        /// What is marked.
        choice: Choice,
    },
    /// `( … )`
    Group(Choice),
    /// One word or phrase.
    One(Test),
}

/// One word or phrase, of which all of this holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Test {
    /// What it is.
    pub first: Word,
    /// What else it is, or with `true` is not.
    pub more: Vec<(bool, Word)>,
}

/// What is said of a word.
#[derive(Clone, Debug, PartialEq)]
pub enum Word {
    /// `"as saying"`: these words in any of their forms.
    Text(String, Span),
    /// `exactly "says"`: these words as they stand.
    Exact(String, Span),
    /// `noun`, `VBG`, `neutral-verbs`, `nouns/poll`, `phrase`.
    Named(String, Span),
}
