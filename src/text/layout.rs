//! What both readers of formats hand on: chunks of lines of visible text. A chunk is what the format itself sets
//! apart (a paragraph of Markdown, lines between blank lines); whether its lines are one block or several is
//! decided in `blocks`, not here.

use crate::span::Span;

/// A stretch of visible text; markup lies between runs.
#[derive(Clone, Debug)]
pub(super) struct Run {
    /// Where it stands.
    pub span: Span,
    /// What it reads as, where that is not what is written (`&ldquo;`).
    pub form: Option<&'static str>,
    /// True for the words that stand for a picture.
    pub alt: bool,
}

/// A line of visible text.
#[derive(Clone, Debug, Default)]
pub(super) struct Line {
    /// Its visible text, without white space at the line's ends.
    pub runs: Vec<Run>,
    /// All of it is bold.
    pub strong: bool,
    /// All of it is slanted.
    pub slanted: bool,
}

impl Line {
    /// From the first visible byte to the last.
    pub fn span(&self) -> Span {
        let start = self.runs.first().map_or(0, |run| run.span.start);
        Span::new(start, self.runs.last().map_or(start, |run| run.span.end))
    }

    /// The line as written.
    pub fn of<'a>(&self, text: &'a str) -> &'a str {
        self.span().of(text)
    }
}

/// What the format says that a chunk is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ChunkKind {
    /// A heading of a level from 1.
    Heading(u8),
    /// Running text, as far as the format can tell.
    Text,
    /// An item of a list.
    Item,
    /// Set off as a quotation.
    Quote,
    /// Words under a picture.
    Caption,
    /// Program text or front matter.
    Furniture,
}

/// Lines that belong together.
#[derive(Clone, Debug)]
pub(super) struct Chunk {
    /// What the format says that it is.
    pub kind: ChunkKind,
    /// Its lines, none of them empty.
    pub lines: Vec<Line>,
}
