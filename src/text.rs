//! Article text to a document: blocks, sentences, tokens with lemma and tag, quotations, links. Knows English
//! words and the shape of articles; knows nothing of who says what.

mod block;
mod blocks;
mod date;
mod document;
mod front;
mod furniture;
mod html;
mod layout;
mod lemma;
mod lexicon;
mod lines;
mod markdown;
mod menu;
mod plain;
mod quotations;
mod read;
mod segment;
mod sentence;
mod sorts;
mod tag;
pub mod tagger;
mod time_names;
mod token;
mod tokenize;
mod typed;

pub use block::{Block, BlockKind};
pub use document::{Document, Format, Link, Quotation, QuoteMark};
pub use lemma::{lemma, lemmas_of_phrase};
pub use read::read;
pub use sentence::Sentence;
pub use tag::Tag;
pub use token::Token;
