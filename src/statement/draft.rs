//! A statement before anything is known of it but where it stands: its words, its verb and subject, whose word it is.
//! Places are indices into the tokens of the document.

use crate::attribution::Attribution;
use crate::facts::Scope;
use crate::list::Id;
use crate::phrases::VerbGroup;
use crate::text::Sentence;
use std::ops::Range;

/// A statement to be.
#[derive(Clone, Debug)]
pub struct Draft {
    /// Its sentence.
    pub sentence: Id<Sentence>,
    /// Its words, in pieces.
    pub content: Vec<Range<usize>>,
    /// From its first token to its last.
    pub tokens: Range<usize>,
    /// The innermost attribution that it is the content of; none in the article's own voice.
    pub attribution: Option<Id<Attribution>>,
    /// Whether that is sure.
    pub scope: Scope,
    /// The words of its subject; empty without one.
    pub subject: Range<usize>,
    /// Its verb group; `None` for a phrase.
    pub verb: Option<VerbGroup>,
    /// True for a relative clause or modifier.
    pub relative: bool,
    /// True for the clause that opens a content or a sentence, on which others hang.
    pub main: bool,
    /// The words of a condition that hangs on it.
    pub condition: Option<Range<usize>>,
}
