//! A block of an article: what it is and where.

use crate::list::Id;
use crate::span::Span;
use std::ops::Range;

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// The title of the article: at most one, the first.
    Headline,
    /// A summary right under the headline, where one is marked as such.
    Standfirst,
    /// A heading inside the article.
    Subheading,
    /// Running text.
    Paragraph,
    /// Words set off as a quotation.
    BlockQuote,
    /// Words under a picture.
    Caption,
    /// One item of a list.
    ListItem,
    /// Not part of the story: "Read more @ …", a byline, a correction line's rule, a copyright line.
    Furniture,
}

impl BlockKind {
    /// Headline, standfirst or subheading.
    pub fn is_heading(self) -> bool {
        matches!(self, Self::Headline | Self::Subheading)
    }

    /// Running text of the story: what counts as a sentence of the body for distances.
    pub fn is_body(self) -> bool {
        matches!(self, Self::Paragraph | Self::BlockQuote | Self::ListItem)
    }
}

/// A block of the article.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its text without markup at its ends (for `**Heading**`: the words between the stars).
    pub span: Span,
    /// Its sentences: indices into `Document::sentences`. A heading is one sentence; furniture has sentences too.
    pub sentences: Range<usize>,
    /// The subheading that it stands under.
    pub section: Option<Id<Block>>,
}
