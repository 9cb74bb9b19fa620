//! What a cue implies of what it introduces, and which lists of the lexicon hold the cues of each stance. Does not
//! look at the sentence: that documents "claim" without doubt is for `statement` to see.

use super::lists::{self, ListName};

/// What a cue implies of what it introduces.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Stance {
    /// said, told, according to
    Neutral,
    /// claimed, alleged
    Doubting,
    /// revealed, confirmed
    Factive,
    /// admitted, conceded
    Admitting,
    /// accused, blamed
    Accusing,
    /// denied, rejected
    Denying,
    /// offered, vowed, threatened
    Committing,
    /// believes, fears
    Mental,
    /// A paper as subject: lists, reads, gives … as
    Document,
    /// posted, shared, published
    Publishing,
    /// asked, wondered
    Asking,
    /// called on, demanded, urged
    Demanding,
    /// No lexicon knows it.
    Other,
}

impl Stance {
    /// The lists that give a cue its stance; where two hold it, the earlier wins. Verbs of documents come last: most
    /// are verbs of people too ("say", "show").
    pub(super) const LISTS: [(Self, ListName); 12] = [
        (Self::Denying, lists::DENYING_VERBS),
        (Self::Accusing, lists::ACCUSING_VERBS),
        (Self::Admitting, lists::ADMITTING_VERBS),
        (Self::Committing, lists::COMMITTING_VERBS),
        (Self::Demanding, lists::DEMANDING_VERBS),
        (Self::Asking, lists::ASKING_VERBS),
        (Self::Doubting, lists::DOUBTING_VERBS),
        (Self::Factive, lists::FACTIVE_VERBS),
        (Self::Publishing, lists::PUBLISHING_VERBS),
        (Self::Mental, lists::MENTAL_VERBS),
        (Self::Neutral, lists::NEUTRAL_VERBS),
        (Self::Document, lists::DOCUMENT_VERBS),
    ];
}
