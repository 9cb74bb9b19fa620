//! What is said, by whom, and how.

use crate::attribution::{Attribution, Quote};
use crate::facts::{DateMention, Entity, Event, Evidence, Judged, PlaceMention, Quantity, Source, Theme};
pub use crate::knowledge::Stance;
use crate::list::Id;
use crate::span::Span;
use crate::text::Sentence;

/// What kind of statement it is (EDITORIAL's kinds).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StatementKind {
    /// True or false, whoever says it.
    Fact,
    /// Says that somebody did wrong; a claim too.
    Accusation,
    /// Says that something is not so, in answer to something; a claim too.
    Denial,
    /// A valuation.
    Opinion,
    /// An offer, promise, threat, intention or plan of the speaker himself. A plan in the article's own voice ("will be
    /// sent back") is a fact about the future, not an offer.
    Offer,
    /// What should or must be.
    Norm,
    /// A question.
    Question,
    /// An act that anyone can check: a statement made, a post, a vote.
    PublicAct,
    /// A sentence that says what was or was not verified; `Verification` has its details.
    Note,
}

impl StatementKind {
    /// Claims are true or false: facts, accusations and denials.
    pub fn is_claim(self) -> bool {
        matches!(self, Self::Fact | Self::Accusation | Self::Denial)
    }
}

/// One link of the chain from the teller to the article.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// Who; several when they share the cue ("Ukraine and South Korea reported"). Never empty: "it is believed" has a
    /// source of kind `Unstated`.
    pub sources: Vec<Id<Source>>,
    /// Where the source is printed in this sentence; `None` when it was restored.
    pub source_span: Option<Span>,
    /// The words that link; `None` when there are none or the link was restored.
    pub cue: Option<Span>,
    /// The lemma of the cue's main word ("reveal"), empty without a cue.
    pub cue_lemma: String,
    /// What the cue implies.
    pub stance: Stance,
    /// Where it comes from; `None` when it was restored.
    pub attribution: Option<Id<Attribution>>,
    /// True when the sentence leaves this link out and an earlier sentence supplies it.
    pub restored: bool,
    /// True when the sources say that they speak together ("in a joint statement").
    pub jointly: bool,
    /// True when the cue tells of no words or thoughts of the source: "were looking to", "has not said", "might blame".
    /// What follows is linked to the source all the same, but does not stand on its word.
    pub wordless: bool,
}

/// Whether the chain is sure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scope {
    /// The chain is the reading (an empty chain: the article's own voice).
    Sure,
    /// The chain may hold, or the article may be speaking itself: a second clause without "that", a relative clause
    /// inside reported speech.
    Open,
}

/// A statement: one clause or quotation that says something.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    /// Its words, in pieces; the first is where a report points. A relative clause is without its pronoun.
    pub content: Vec<Span>,
    /// The sentence of its first piece.
    pub sentence: Id<Sentence>,
    /// What kind.
    pub kind: StatementKind,
    /// From the outermost teller to the innermost; empty for the article's own voice.
    pub chain: Vec<Link>,
    /// Whether that is sure.
    pub scope: Scope,
    /// Direct, indirect or mixed; `None` in the article's own voice.
    pub quote: Option<Quote>,
    /// The main verb's group, for the caret of event rules.
    pub verb: Option<Span>,
    /// The lemma of the main verb, empty without one.
    pub verb_lemma: String,
    /// True for a relative clause or modifier that tells of an event.
    pub relative: bool,
    /// The word that turns it round ("not", "never", "no").
    pub negation: Option<Span>,
    /// Words that soften it ("may", "apparently", "believed to").
    pub hedges: Vec<Span>,
    /// The words of a condition ("if …", "in exchange for …").
    pub condition: Option<Span>,
    /// True when it speaks of the future.
    pub future: bool,
    /// Whom it speaks of: the entity of its subject.
    pub subject: Option<Id<Entity>>,
    /// Everyone it names, in reading order, without repeats.
    pub entities: Vec<Id<Entity>>,
    /// Whom it accuses.
    pub target: Option<Id<Source>>,
    /// Of an accusation: the words of the target or its side that answer it anywhere in the article (a response, a
    /// denial, "did not comment").
    pub answered_by: Option<Span>,
    /// Numbers in it.
    pub quantities: Vec<Id<Quantity>>,
    /// Dates in it, or that the whole sentence gives it.
    pub dates: Vec<Id<DateMention>>,
    /// Places in it that say where it happened.
    pub places: Vec<Id<PlaceMention>>,
    /// Evidence that it rests on or speaks of.
    pub evidence: Vec<Id<Evidence>>,
    /// What happened, when it tells of an event.
    pub event: Option<Id<Event>>,
    /// Geography, the calendar, a definition: needs no source.
    pub common_knowledge: bool,
    /// Words that show that the publisher saw or gathered it itself ("our reporter saw").
    pub witnessed: Option<Span>,
    /// The law or treaty whose text it gives ("Article 13 of the Third Geneva Convention").
    pub law: Option<String>,
    /// Words of a charge, plea, court or verdict in the sentence or the next.
    pub legal: Option<Span>,
    /// True in the headline or a subheading, where grammar drops words ("Man held over fire").
    pub in_heading: bool,
    /// What it has to do with a war; `None` where that cannot be told.
    pub theme: Option<Theme>,
    /// What models made of it.
    pub judged: Judged,
}

impl Statement {
    /// All its words: from the first piece to the last.
    pub fn span(&self) -> Span {
        match (self.content.first(), self.content.last()) {
            (Some(first), Some(last)) => first.to(*last),
            _ => Span::default(),
        }
    }

    /// Where a report points: the first piece.
    pub fn anchor(&self) -> Span {
        self.content.first().copied().unwrap_or_default()
    }
}
