//! What a cue implies of what it introduces, and which lists of the lexicon hold the cues of each stance. Does not
//! look at the sentence: that documents "claim" without doubt is for `statement` to see.

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
    pub(super) const LISTS: [(Self, &'static str); 12] = [
        (Self::Denying, "denying verbs"),
        (Self::Accusing, "accusing verbs"),
        (Self::Admitting, "admitting verbs"),
        (Self::Committing, "committing verbs"),
        (Self::Demanding, "demanding verbs"),
        (Self::Asking, "asking verbs"),
        (Self::Doubting, "doubting verbs"),
        (Self::Factive, "factive verbs"),
        (Self::Publishing, "publishing verbs"),
        (Self::Mental, "mental verbs"),
        (Self::Neutral, "neutral verbs"),
        (Self::Document, "document verbs"),
    ];
}
