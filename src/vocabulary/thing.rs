//! What rules speak of, and the types that keep a rule from saying of one thing what can only be said of another.

use crate::facts::{Conflict, DateMention, Evidence, Mention, PlaceMention, Quantity, Source, Statement, Verification};
use crate::fidelity::Passage;
use crate::list::Id;
use crate::span::Span;
use crate::text::{Block, Quotation, Sentence};

/// The type of a thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Type {
    /// A statement of any kind; claims are statements.
    Statement,
    /// A source.
    Source,
    /// A verification note.
    Note,
    /// An image, video, document or data.
    Evidence,
    /// A number.
    Number,
    /// A date.
    Date,
    /// A place name.
    Place,
    /// Words between quotation marks.
    Quotation,
    /// The headline or a subheading.
    Heading,
    /// An occurrence of a word list.
    Wording,
    /// The article.
    Article,
    /// A conflict.
    Conflict,
    /// A name.
    Name,
    /// A place in a text that the article was made from.
    Passage,
}

/// An occurrence of a phrase of a word list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Wording {
    /// Where.
    pub span: Span,
    /// Its sentence.
    pub sentence: Id<Sentence>,
}

/// A thing of the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Thing {
    /// A statement.
    Statement(Id<Statement>),
    /// A source.
    Source(Id<Source>),
    /// A verification note.
    Note(Id<Verification>),
    /// A piece of evidence.
    Evidence(Id<Evidence>),
    /// A number.
    Number(Id<Quantity>),
    /// A date.
    Date(Id<DateMention>),
    /// A place name.
    Place(Id<PlaceMention>),
    /// A quotation.
    Quotation(Id<Quotation>),
    /// The headline or a subheading.
    Heading(Id<Block>),
    /// An occurrence of a word list.
    Wording(Wording),
    /// The article.
    Article,
    /// A conflict.
    Conflict(Id<Conflict>),
    /// A name.
    Name(Id<Mention>),
    /// A place in a text that the article was made from.
    Passage(Id<Passage>),
}

impl Thing {
    /// Its type.
    pub fn of_type(self) -> Type {
        match self {
            Self::Statement(_) => Type::Statement,
            Self::Source(_) => Type::Source,
            Self::Note(_) => Type::Note,
            Self::Evidence(_) => Type::Evidence,
            Self::Number(_) => Type::Number,
            Self::Date(_) => Type::Date,
            Self::Place(_) => Type::Place,
            Self::Quotation(_) => Type::Quotation,
            Self::Heading(_) => Type::Heading,
            Self::Wording(_) => Type::Wording,
            Self::Article => Type::Article,
            Self::Conflict(_) => Type::Conflict,
            Self::Name(_) => Type::Name,
            Self::Passage(_) => Type::Passage,
        }
    }
}
