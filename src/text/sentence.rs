//! A sentence: where it is and which tokens it holds.

use crate::list::Id;
use crate::span::Span;
use crate::text::Block;
use std::ops::Range;

/// A sentence of a block.
#[derive(Clone, Debug, PartialEq)]
pub struct Sentence {
    /// From its first character to its last, closing marks included, white space excluded.
    pub span: Span,
    /// The block that it is in.
    pub block: Id<Block>,
    /// Its tokens: indices into `Document::tokens`.
    pub tokens: Range<usize>,
    /// Its number among the sentences of the body, from 1; headline and standfirst are 0; a subheading, caption or
    /// furniture has the number of the body sentence before it. Distances in rules are differences of this.
    pub number: usize,
}
