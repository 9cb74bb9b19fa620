//! Article text to a document: blocks, sentences, tokens with lemma and tag, quotations, links. Knows English
//! words and the shape of articles; knows nothing of who says what.

mod block;
mod document;
mod sentence;
mod tag;
mod token;

pub use block::{Block, BlockKind};
pub use document::{Document, Format, Link, Quotation, QuoteMark};
pub use sentence::Sentence;
pub use tag::Tag;
pub use token::Token;
