//! What came of a comparison: types only. Whoever made it says what was sure.

use crate::facts::{DateMention, Mention, Quantity, Statement};
use crate::list::{Id, List};
use crate::span::Span;
use crate::text::Quotation;
use crate::truth::Truth;

/// A place in one of the originals.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// Which of the originals, by its place among them.
    pub original: usize,
    /// Where in it.
    pub span: Span,
    /// Its words, on one line.
    pub words: String,
    /// A few words on what it shows.
    pub shows: &'static str,
}

/// Whether something of the draft stands in the originals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Found {
    /// It does.
    Same,
    /// Something else stands where it should.
    Altered,
    /// Nothing comes near.
    Absent,
    /// Cannot tell.
    #[default]
    Open,
}

/// What differs between a statement and what it was made from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Change {
    /// The originals say on whose word; the draft does not.
    AttributionDropped,
    /// On another's word.
    OtherSpeaker,
    /// A word that softened it is gone, or the bound of a number.
    HedgeDropped,
    /// It is softened though the originals do not.
    HedgeAdded,
    /// Reported with a verb that vouches for it.
    FirmerVerb,
    /// Turned round.
    Negation,
    /// What was said of its verification is gone.
    NoteMissing,
    /// The denial of it is gone.
    DenialMissing,
    /// What the one concerned answered is gone, or that he did not.
    ResponseMissing,
    /// A cause joins what the originals only set side by side.
    CauseAdded,
    /// Some became all.
    Generalised,
    /// A figure that counts nothing named is another: an age, a vote.
    Figure,
}

/// One difference.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// What sort.
    pub change: Change,
    /// True, or cannot tell.
    pub truth: Truth,
    /// Where it shows in the draft, when it does.
    pub place: Option<Span>,
    /// What it was held against.
    pub passage: Id<Passage>,
}

/// A thing of the draft with what it was held against.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Counterpart {
    /// Whether it stands in the originals.
    pub found: Found,
    /// The nearest passage, where one comes near.
    pub passage: Option<Id<Passage>>,
    /// Of a statement: what differs.
    pub differences: Vec<Difference>,
}

/// A quotation with what it was held against.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Quoted {
    /// Whether it stands in the originals word for word.
    pub found: Found,
    /// The passage that it is, or that comes nearest.
    pub passage: Option<Id<Passage>>,
    /// The other passage, where it was made of two.
    pub spliced_with: Option<Id<Passage>>,
    /// True where the originals give these words, but not as a quotation.
    pub unquoted: Truth,
    /// True where the originals have another say it.
    pub other_speaker: Truth,
    /// The words of the originals before it that turn it round or soften it, which the draft leaves out.
    pub cut: Option<Id<Passage>>,
}

/// A draft against its originals. Lists go by the places of the draft's own.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Comparison {
    /// The places in the originals that the rest speaks of.
    pub passages: List<Passage>,
    /// Quotations.
    pub quotations: Vec<Quoted>,
    /// Numbers.
    pub numbers: Vec<Counterpart>,
    /// Dates.
    pub dates: Vec<Counterpart>,
    /// Mentions; those that are no names are left open.
    pub names: Vec<Counterpart>,
    /// Statements.
    pub statements: Vec<Counterpart>,
}

impl Comparison {
    /// A quotation's.
    pub fn quotation(&self, id: Id<Quotation>) -> Option<&Quoted> {
        self.quotations.get(id.index())
    }

    /// A number's.
    pub fn number(&self, id: Id<Quantity>) -> Option<&Counterpart> {
        self.numbers.get(id.index())
    }

    /// A date's.
    pub fn date(&self, id: Id<DateMention>) -> Option<&Counterpart> {
        self.dates.get(id.index())
    }

    /// A name's.
    pub fn name(&self, id: Id<Mention>) -> Option<&Counterpart> {
        self.names.get(id.index())
    }

    /// A statement's.
    pub fn statement(&self, id: Id<Statement>) -> Option<&Counterpart> {
        self.statements.get(id.index())
    }
}

/// The passages while they come in.
#[derive(Debug, Default)]
pub(super) struct Passages {
    pub list: List<Passage>,
}

impl Passages {
    /// Adds a place of an original.
    pub fn add(
        &mut self,
        originals: &super::Originals,
        original: usize,
        span: Span,
        shows: &'static str,
    ) -> Id<Passage> {
        let text = originals.text(original);
        let words = span.of(text).split_whitespace().collect::<Vec<_>>().join(" ");
        self.list.push(Passage { original, span, words, shows })
    }
}
