//! Parts of speech: the Penn Treebank's, since both kinds of training data carry them.

/// A part of speech, after the Penn Treebank (Santorini 1990), with the marks of punctuation folded into one. As in
/// Universal Dependencies, "to" is TO before an infinitive and IN before a noun.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
#[expect(missing_docs, reason = "the names are the Penn Treebank's own")]
pub enum Tag {
    CC,
    CD,
    DT,
    EX,
    FW,
    IN,
    JJ,
    JJR,
    JJS,
    LS,
    MD,
    NN,
    NNS,
    NNP,
    NNPS,
    PDT,
    POS,
    PRP,
    PRPS,
    RB,
    RBR,
    RBS,
    RP,
    SYM,
    TO,
    UH,
    VB,
    VBD,
    VBG,
    VBN,
    VBP,
    VBZ,
    WDT,
    WP,
    WPS,
    WRB,
    /// Any mark of punctuation, quotation marks and brackets too.
    Mark,
}

impl Tag {
    /// Any form of a verb, modals apart.
    pub fn is_verb(self) -> bool {
        matches!(self, Self::VB | Self::VBD | Self::VBG | Self::VBN | Self::VBP | Self::VBZ)
    }

    /// A form that can carry a sentence alone: past, present, modal.
    pub fn is_finite(self) -> bool {
        matches!(self, Self::VBD | Self::VBP | Self::VBZ | Self::MD)
    }

    /// A common or proper noun.
    pub fn is_noun(self) -> bool {
        matches!(self, Self::NN | Self::NNS | Self::NNP | Self::NNPS)
    }

    /// A word that opens a relative clause, or a question.
    pub fn is_relative(self) -> bool {
        matches!(self, Self::WDT | Self::WP | Self::WPS)
    }

    /// "leave", as behind "to".
    pub fn is_base_form(self) -> bool {
        self == Self::VB
    }

    /// "leaving".
    pub fn is_ing_form(self) -> bool {
        self == Self::VBG
    }

    /// "and", "or".
    pub fn is_conjunction(self) -> bool {
        self == Self::CC
    }

    /// "could", "may".
    pub fn is_modal(self) -> bool {
        self == Self::MD
    }

    /// A name.
    pub fn is_name(self) -> bool {
        matches!(self, Self::NNP | Self::NNPS)
    }

    /// An adjective in any degree.
    pub fn is_adjective(self) -> bool {
        matches!(self, Self::JJ | Self::JJR | Self::JJS)
    }
}
