//! Notes that say what was verified.

use crate::facts::{Evidence, Source, Statement};
use crate::list::Id;
use crate::span::Span;
use crate::text::Sentence;
use crate::truth::Truth;

/// What a note says of what it covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Finding {
    /// Verified, confirmed.
    Verified,
    /// Could not be verified, not yet verified, unconfirmed.
    NotVerified,
    /// Disputed, in doubt, false.
    Disputed,
}

/// A statement that a note covers; `CannotTell` where its reach is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Coverage {
    /// The statement.
    pub statement: Id<Statement>,
    /// True, or cannot tell; statements that are not covered are not listed.
    pub truth: Truth,
}

/// A note that verifies, fails to verify or disputes.
#[derive(Clone, Debug, PartialEq)]
pub struct Verification {
    /// The verb group, negation included: where a report points.
    pub span: Span,
    /// Its sentence.
    pub sentence: Id<Sentence>,
    /// The statement that holds it (of kind `Note`), where there is one.
    pub statement: Option<Id<Statement>>,
    /// What it says.
    pub finding: Finding,
    /// Who verified or could not; empty when nobody is named ("could not be verified").
    pub agents: Vec<Id<Source>>,
    /// True when the publisher speaks of itself ("we could not verify").
    pub by_publisher: bool,
    /// What was checked, as written.
    pub object: Option<Span>,
    /// True when the object says more than "it", "the claims", "the report".
    pub object_named: bool,
    /// What it covers, in reading order.
    pub covers: Vec<Coverage>,
    /// Evidence that it covers (a photo that "could not be verified"), in reading order.
    pub covers_evidence: Vec<Id<Evidence>>,
    /// What it was checked against, where said ("from satellite images").
    pub on: Option<Span>,
}
