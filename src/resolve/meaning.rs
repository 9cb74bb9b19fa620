//! What a phrase can mean, and the small words that are no phrases.

use crate::resolve::types::Types;
use crate::vocabulary::{Adjective, Attribute, Reading, Relation, Row};

/// What a phrase means where it is used.
#[derive(Clone, Copy, Debug)]
pub(super) enum Meaning {
    /// A row of the vocabulary.
    Row(&'static Row),
    /// A class that a pack defines: its place among all definitions.
    Class(usize),
    /// The adjective that such a class gives: "military" of "military claim".
    Adjective(usize),
    /// A word list of a pack: its place among all lists.
    List(usize),
    /// A list or definition that is broken.
    Broken,
}

/// The reading of a row, also of one that waits.
pub(super) fn reading(row: &'static Row) -> &'static Reading {
    match &row.reading {
        Reading::Waits { as_if, .. } => as_if,
        other => other,
    }
}

/// Why a row cannot be used yet.
pub(super) fn waits(row: &'static Row) -> Option<&'static str> {
    match row.reading {
        Reading::Waits { reason, .. } => Some(reason),
        Reading::Class(_) | Reading::Adjective(_) | Reading::Relation(_) | Reading::Distance { .. } => None,
        Reading::Place(_) | Reading::Attribute(_) | Reading::Words { .. } => None,
    }
}

pub(super) fn relation(row: &'static Row) -> Option<&'static Relation> {
    match reading(row) {
        Reading::Relation(relation) => Some(relation),
        Reading::Class(_) | Reading::Adjective(_) | Reading::Distance { .. } | Reading::Place(_) => None,
        Reading::Attribute(_) | Reading::Words { .. } | Reading::Waits { .. } => None,
    }
}

pub(super) fn adjective(row: &'static Row) -> Option<&'static Adjective> {
    match reading(row) {
        Reading::Adjective(adjective) => Some(adjective),
        Reading::Class(_) | Reading::Relation(_) | Reading::Distance { .. } | Reading::Place(_) => None,
        Reading::Attribute(_) | Reading::Words { .. } | Reading::Waits { .. } => None,
    }
}

pub(super) fn attribute(row: &'static Row) -> Option<&'static Attribute> {
    match reading(row) {
        Reading::Attribute(attribute) => Some(attribute),
        Reading::Class(_) | Reading::Adjective(_) | Reading::Relation(_) | Reading::Distance { .. } => None,
        Reading::Place(_) | Reading::Words { .. } | Reading::Waits { .. } => None,
    }
}

impl Meaning {
    pub fn row(self) -> Option<&'static Row> {
        match self {
            Self::Row(row) => Some(row),
            Self::Class(_) | Self::Adjective(_) | Self::List(_) | Self::Broken => None,
        }
    }

    /// True for what can stand as a noun: a class, a definition, a word list.
    pub fn is_noun(self) -> bool {
        match self {
            Self::Row(row) => matches!(reading(row), Reading::Class(_) | Reading::Words { .. }),
            Self::Class(_) | Self::List(_) => true,
            Self::Adjective(_) | Self::Broken => false,
        }
    }

    /// True for a word list, of a pack or shipped.
    pub fn is_words(self) -> bool {
        match self {
            Self::Row(row) => matches!(reading(row), Reading::Words { .. }),
            Self::List(_) => true,
            Self::Class(_) | Self::Adjective(_) | Self::Broken => false,
        }
    }

    pub fn is_adjective(self) -> bool {
        match self {
            Self::Row(row) => adjective(row).is_some(),
            Self::Adjective(_) => true,
            Self::Class(_) | Self::List(_) | Self::Broken => false,
        }
    }

    /// True for an adjective that may stand before its noun.
    pub fn stands_before_noun(self) -> bool {
        match self {
            Self::Row(row) => adjective(row).is_some_and(|adjective| adjective.before_noun),
            Self::Adjective(_) => true,
            Self::Class(_) | Self::List(_) | Self::Broken => false,
        }
    }

    pub fn is_relation(self) -> bool {
        self.row().is_some_and(|row| relation(row).is_some())
    }

    pub fn is_place(self) -> bool {
        self.row().is_some_and(|row| matches!(reading(row), Reading::Place(_)))
    }

    pub fn is_attribute(self) -> bool {
        self.row().is_some_and(|row| attribute(row).is_some())
    }

    pub fn is_distance(self) -> bool {
        self.row().is_some_and(|row| matches!(reading(row), Reading::Distance { .. }))
    }
}

/// The types that a row is said of.
pub(super) fn said_of(row: &'static Row) -> Types {
    Types::from(row.of)
}

/// A test that compares with the nearest thing outside of it ("earlier", "from the same source"): it needs one there.
pub(super) fn compares(row: &'static Row) -> bool {
    let words: Vec<&str> = row.phrase.split(' ').collect();
    let same = words.windows(2).any(|pair| pair == ["the", "same"]);
    adjective(row).is_some() && (same || row.phrase == "earlier" || row.phrase == "later")
}

/// Words with a meaning of their own in the language, so that no phrase needs them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Small {
    /// "a", "an", "any"
    A,
    Another,
    The,
    TheSame,
    No,
    /// "all", "every"
    All,
    Only,
    Earlier,
    Later,
    /// "is", "are", "was", "were", "be"
    Is,
    /// "does", "do", "did": before "not"
    Does,
    By,
    Of,
    As,
    /// "each", "some", "they" …: not in the language
    Refused,
}

/// A small word.
pub(super) fn small(word: &str) -> Option<Small> {
    Some(match word {
        "a" | "an" | "any" => Small::A,
        "another" => Small::Another,
        "the" => Small::The,
        "no" => Small::No,
        "all" | "every" => Small::All,
        "only" => Small::Only,
        "earlier" => Small::Earlier,
        "later" => Small::Later,
        "is" | "are" | "was" | "were" | "be" => Small::Is,
        "does" | "do" | "did" => Small::Does,
        "by" => Small::By,
        "of" => Small::Of,
        "as" => Small::As,
        "each" | "some" | "most" | "many" | "few" | "several" | "whose" | "they" | "them" | "it" | "its" | "their" => {
            Small::Refused
        }
        "he" | "she" | "this" | "these" | "those" | "both" | "either" | "neither" => Small::Refused,
        _ => return None,
    })
}
