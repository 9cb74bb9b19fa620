//! The kinds of reporting words, as a set of bits: what makes features carry over to words that training never saw.
//! Knows words, not how they are used in a sentence.

use crate::knowledge::{Knowledge, ListName, lists};
use crate::text::Tag;
use rustc_hash::FxHashMap;
use std::sync::OnceLock;

/// A set of kinds of reporting words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Class(u16);

impl Class {
    const NEUTRAL: u16 = 1;
    const DOUBTING: u16 = 1 << 1;
    const FACTIVE: u16 = 1 << 2;
    const ADMITTING: u16 = 1 << 3;
    const ACCUSING: u16 = 1 << 4;
    const DENYING: u16 = 1 << 5;
    const COMMITTING: u16 = 1 << 6;
    const MENTAL: u16 = 1 << 7;
    const DOCUMENT: u16 = 1 << 8;
    const PUBLICATION: u16 = 1 << 9;
    const NOUN: u16 = 1 << 10;
    const ASKING: u16 = 1 << 11;
    const DEMANDING: u16 = 1 << 12;

    /// The kinds of a verb by its lemma, or of a noun of saying; none for any other word.
    pub fn of(lemma: &str, tag: Tag) -> Self {
        let asked = match tag {
            _ if tag.is_verb() => !Self::NOUN,
            _ if tag.is_noun() => Self::NOUN,
            _ => return Self(0),
        };
        Self(kinds().get(lemma).copied().unwrap_or(0) & asked)
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

fn kinds() -> &'static FxHashMap<String, u16> {
    static KINDS: OnceLock<FxHashMap<String, u16>> = OnceLock::new();
    KINDS.get_or_init(|| {
        let mut kinds = FxHashMap::default();
        for (list, kind) in LISTS {
            for phrase in Knowledge::built_in().words(list).phrases().filter(|phrase| !phrase.contains(' ')) {
                *kinds.entry(phrase).or_insert(0) |= kind;
            }
        }
        kinds
    })
}

const LISTS: [(ListName, u16); 13] = [
    (lists::NEUTRAL_VERBS, Class::NEUTRAL),
    (lists::DOUBTING_VERBS, Class::DOUBTING),
    (lists::FACTIVE_VERBS, Class::FACTIVE),
    (lists::ADMITTING_VERBS, Class::ADMITTING),
    (lists::ACCUSING_VERBS, Class::ACCUSING),
    (lists::DENYING_VERBS, Class::DENYING),
    (lists::COMMITTING_VERBS, Class::COMMITTING),
    (lists::MENTAL_VERBS, Class::MENTAL),
    (lists::DOCUMENT_VERBS, Class::DOCUMENT),
    (lists::PUBLISHING_VERBS, Class::PUBLICATION),
    (lists::ASKING_VERBS, Class::ASKING),
    (lists::DEMANDING_VERBS, Class::DEMANDING),
    (lists::REPORTING_NOUNS, Class::NOUN),
];
