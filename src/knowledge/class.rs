//! The kinds of reporting words, as a set of bits: what makes features carry over to words that training never saw.
//! Knows words, not how they are used in a sentence.

use super::lists::{self, ListName};
use super::stance::Stance;

/// A set of kinds of reporting words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Class(u16);

impl Class {
    const NEUTRAL: u16 = Self::bit(Stance::Neutral);
    const DOUBTING: u16 = Self::bit(Stance::Doubting);
    const FACTIVE: u16 = Self::bit(Stance::Factive);
    const ADMITTING: u16 = Self::bit(Stance::Admitting);
    const ACCUSING: u16 = Self::bit(Stance::Accusing);
    const DENYING: u16 = Self::bit(Stance::Denying);
    const COMMITTING: u16 = Self::bit(Stance::Committing);
    const MENTAL: u16 = Self::bit(Stance::Mental);
    const DOCUMENT: u16 = Self::bit(Stance::Document);
    const ASKING: u16 = Self::bit(Stance::Asking);
    const DEMANDING: u16 = Self::bit(Stance::Demanding);
    const NOUN: u16 = 1 << 10;

    /// The bit of the verbs of a stance. The models were trained on these numbers.
    const fn bit(stance: Stance) -> u16 {
        match stance {
            Stance::Neutral => 1,
            Stance::Doubting => 1 << 1,
            Stance::Factive => 1 << 2,
            Stance::Admitting => 1 << 3,
            Stance::Accusing => 1 << 4,
            Stance::Denying => 1 << 5,
            Stance::Committing => 1 << 6,
            Stance::Mental => 1 << 7,
            Stance::Document => 1 << 8,
            Stance::Publishing => 1 << 9,
            Stance::Asking => 1 << 11,
            Stance::Demanding => 1 << 12,
            Stance::Other => 0,
        }
    }

    /// The lists of reporting words with the class that each gives.
    pub(super) fn lists() -> impl Iterator<Item = (ListName, Self)> {
        let verbs = Stance::LISTS.iter().map(|(stance, list)| (*list, Self(Self::bit(*stance))));
        verbs.chain([(lists::REPORTING_NOUNS, Self(Self::NOUN))])
    }

    /// What is of this class or of another.
    pub(super) fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The kinds that a verb is of.
    pub fn of_verb(self) -> Self {
        Self(self.0 & !Self::NOUN)
    }

    /// The kinds that a noun is of.
    pub fn of_noun(self) -> Self {
        Self(self.0 & Self::NOUN)
    }

    /// True for a verb of saying, writing or showing; verbs of thinking and publishing are none.
    pub fn is_speech(self) -> bool {
        self.0
            & (Self::NEUTRAL
                | Self::DOUBTING
                | Self::ADMITTING
                | Self::ACCUSING
                | Self::DENYING
                | Self::ASKING
                | Self::DEMANDING)
            != 0
    }

    /// True for a word of any kind of reporting.
    pub fn is_reporting(self) -> bool {
        self.0 != 0
    }

    /// True for a verb of admitting.
    pub fn is_admitting(self) -> bool {
        self.0 & Self::ADMITTING != 0
    }

    /// True for a verb of offering, promising or threatening.
    pub fn is_committing(self) -> bool {
        self.0 & Self::COMMITTING != 0
    }

    /// True for a verb of accusing.
    pub fn is_accusing(self) -> bool {
        self.0 & Self::ACCUSING != 0
    }

    /// True for a verb of showing or vouching.
    pub fn is_factive(self) -> bool {
        self.0 & Self::FACTIVE != 0
    }

    /// True for a verb of thinking, hoping or fearing.
    pub fn is_mental(self) -> bool {
        self.0 & Self::MENTAL != 0
    }

    /// True for what a document does: "list", "show", "claim".
    pub fn is_document(self) -> bool {
        self.0 & Self::DOCUMENT != 0
    }

    /// True for a noun of saying: "claim", "report", "warning".
    pub fn is_noun(self) -> bool {
        self.0 & Self::NOUN != 0
    }

    /// True when the word is of any kind.
    pub fn is_any(self) -> bool {
        self.0 != 0
    }

    /// The set as a number, for features.
    pub fn bits(self) -> u64 {
        u64::from(self.0)
    }
}
