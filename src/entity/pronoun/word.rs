//! What a pronoun stands for, by the list `pronouns`: a man, a woman, several, a thing, whoever speaks. Whom it names here is
//! `pronoun`'s.

use crate::entity::facet::Gender;
use crate::knowledge::lists;
use crate::phrases::{Page, says};

/// What a pronoun stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::entity) enum Pronoun {
    /// "he", "his"
    Male,
    /// "she", "hers"
    Female,
    /// "they"
    Several,
    /// "it"
    Thing,
    /// "I"
    Speaker,
    /// "we"
    Speakers,
    /// "you"
    Hearer,
}

/// The name of each in the list.
const NAMES: [(&str, Pronoun); 7] = [
    ("male", Pronoun::Male),
    ("female", Pronoun::Female),
    ("several", Pronoun::Several),
    ("thing", Pronoun::Thing),
    ("speaker", Pronoun::Speaker),
    ("speakers", Pronoun::Speakers),
    ("hearer", Pronoun::Hearer),
];

impl Pronoun {
    /// The gender that it shows.
    pub(in crate::entity) fn gender(self) -> Gender {
        match self {
            Self::Male => Gender::Male,
            Self::Female => Gender::Female,
            Self::Several | Self::Thing | Self::Speaker | Self::Speakers | Self::Hearer => Gender::Unknown,
        }
    }

    /// "he", "her", "I": one human being.
    pub(in crate::entity) fn is_one_person(self) -> bool {
        match self {
            Self::Male | Self::Female | Self::Speaker => true,
            Self::Several | Self::Thing | Self::Speakers | Self::Hearer => false,
        }
    }
}

/// What the word stands for; `None` for a word that is no such pronoun.
pub(in crate::entity) fn pronoun(page: Page<'_>, at: usize) -> Option<Pronoun> {
    let column = page.column(at, lists::PRONOUNS)?;
    let named = |word| NAMES.iter().find(|(name, _)| *name == word).map(|(_, pronoun)| *pronoun);
    column.split(' ').find_map(named)
}

/// True for a form that is no subject: "him"; "it" may be.
pub(in crate::entity) fn is_object(page: Page<'_>, at: usize) -> bool {
    page.knowledge.words(lists::PRONOUNS).single(page.text(at)).is_some_and(|column| says(column, "object"))
}
