//! How statements stand to each other.

use crate::facts::{Entity, Statement};
use crate::list::Id;
use crate::span::Span;
use crate::truth::Truth;

/// What one statement is to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum RelationKind {
    /// Says the same again.
    Restates,
    /// Goes on with the same account without a source of its own.
    Continues,
    /// Cannot be true together with it.
    Contradicts,
    /// Counts the same thing and gives another number.
    DifferentNumber,
    /// Says that it is not so.
    Denies,
    /// Says the same on another's word.
    Corroborates,
}

/// A relation from a later statement to an earlier one.
#[derive(Clone, Debug, PartialEq)]
pub struct Relation {
    /// Which.
    pub kind: RelationKind,
    /// The later statement (for headline and body: the headline's, which restates the body's).
    pub from: Id<Statement>,
    /// The earlier statement.
    pub to: Id<Statement>,
    /// True, or cannot tell.
    pub truth: Truth,
    /// The words with which the article speaks of the difference ("an earlier figure"), for contradictions and numbers.
    pub reconciled: Option<Span>,
}

/// Something that happened, of which one or more statements tell.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// The lemma that names it ("capture").
    pub lemma: String,
    /// Who takes part.
    pub participants: Vec<Id<Entity>>,
    /// The statements that tell of it, in reading order.
    pub statements: Vec<Id<Statement>>,
}
