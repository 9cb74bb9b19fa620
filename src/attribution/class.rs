//! The kinds of reporting words, as a set of bits: what makes features carry over to words that training never saw.
//! Knows words, not how they are used in a sentence.

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

    /// The kinds of a verb by its lemma, or of a noun of saying; none for any other word.
    pub fn of(lemma: &str, tag: Tag) -> Self {
        let kinds = kinds().get(lemma).copied().unwrap_or(0);
        if tag.is_verb() {
            Self(kinds & !Self::NOUN)
        } else if tag.is_noun() {
            Self(kinds & Self::NOUN)
        } else {
            Self(0)
        }
    }

    /// True for a verb of saying, writing or showing; verbs of thinking and publishing are none.
    pub fn is_speech(self) -> bool {
        self.0 & (Self::NEUTRAL | Self::DOUBTING | Self::ADMITTING | Self::ACCUSING | Self::DENYING) != 0
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

fn kinds() -> &'static FxHashMap<&'static str, u16> {
    static KINDS: OnceLock<FxHashMap<&'static str, u16>> = OnceLock::new();
    KINDS.get_or_init(|| {
        let mut kinds = FxHashMap::default();
        for (list, kind) in LISTS {
            for word in list.split_whitespace() {
                *kinds.entry(word).or_insert(0) |= kind;
            }
        }
        kinds
    })
}

const LISTS: [(&str, u16); 11] = [
    ("say tell state add announce report write note comment explain reply respond declare describe remark observe \
      argue suggest ask answer recall continue mention testify tweet quip joke stress emphasize emphasise underline \
      reiterate repeat predict estimate conclude caution warn urge call cite quote inform brief signal assure \
      read speculate indicate advise recommend question wonder shout yell whisper", Class::NEUTRAL),
    ("claim allege purport profess contend assert insist maintain", Class::DOUBTING),
    ("reveal disclose confirm show prove demonstrate establish find discover expose uncover know realise realize \
      recognise recognize verify", Class::FACTIVE),
    ("admit confess concede acknowledge", Class::ADMITTING),
    ("accuse blame charge allege denounce condemn fault criticise criticize slam blast decry", Class::ACCUSING),
    ("deny reject dismiss dispute refute rebut disavow disclaim", Class::DENYING),
    ("offer promise vow pledge threaten agree propose swear refuse decline plan", Class::COMMITTING),
    ("believe think feel fear hope want expect know worry doubt suspect assume understand consider see", Class::MENTAL),
    ("list show state read indicate give name claim contain identify record describe", Class::DOCUMENT),
    ("post share publish release upload tweet air circulate", Class::PUBLICATION),
    ("claim allegation accusation report statement announcement assertion belief view opinion argument warning \
      suggestion testimony denial admission revelation promise threat offer pledge vow fear hope concern complaint \
      question comment remark criticism prediction call demand finding conclusion rumor rumour speculation \
      assurance insistence contention charge", Class::NOUN),
];
