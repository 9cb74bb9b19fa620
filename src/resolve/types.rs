//! Sets of types, and the words for types in messages.

use crate::vocabulary::Type;

/// Every type. Where a noun has two (`document`), the one that stands first here wins when nothing else decides.
pub(super) const ALL: [Type; 14] = [
    Type::Statement,
    Type::Evidence,
    Type::Source,
    Type::Note,
    Type::Number,
    Type::Date,
    Type::Place,
    Type::Quotation,
    Type::Heading,
    Type::Wording,
    Type::Article,
    Type::Conflict,
    Type::Name,
    Type::Passage,
];

/// A set of types of things.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Types(u16);

impl Types {
    /// No type.
    pub const NONE: Self = Self(0);

    /// Every type.
    pub fn all() -> Self {
        ALL.iter().copied().collect()
    }

    /// True when the type is in it.
    pub fn has(self, of: Type) -> bool {
        self.0 & bit(of) != 0
    }

    /// The types that are in both.
    pub fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// The types that are in either.
    pub fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// True when no type is in it.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// True when a type is in both.
    pub fn meets(self, other: Self) -> bool {
        !self.and(other).is_empty()
    }

    /// The types, in the order of `ALL`.
    pub fn iter(self) -> impl Iterator<Item = Type> {
        ALL.into_iter().filter(move |of| self.has(*of))
    }

    /// "a statement or a source"
    pub fn words(self) -> String {
        let names: Vec<&str> = self.iter().map(name).collect();
        match names.split_last() {
            Some((last, [])) => (*last).to_owned(),
            Some((last, first)) => format!("{} or {last}", first.join(", ")),
            None => "nothing".to_owned(),
        }
    }
}

impl FromIterator<Type> for Types {
    fn from_iter<I: IntoIterator<Item = Type>>(types: I) -> Self {
        Self(types.into_iter().fold(0, |set, of| set | bit(of)))
    }
}

impl From<&[Type]> for Types {
    fn from(types: &[Type]) -> Self {
        types.iter().copied().collect()
    }
}

fn bit(of: Type) -> u16 {
    match of {
        Type::Statement => 1,
        Type::Source => 1 << 1,
        Type::Note => 1 << 2,
        Type::Evidence => 1 << 3,
        Type::Number => 1 << 4,
        Type::Date => 1 << 5,
        Type::Place => 1 << 6,
        Type::Quotation => 1 << 7,
        Type::Heading => 1 << 8,
        Type::Wording => 1 << 9,
        Type::Article => 1 << 10,
        Type::Conflict => 1 << 11,
        Type::Name => 1 << 12,
        Type::Passage => 1 << 13,
    }
}

/// The type in words, with its article.
pub(super) fn name(of: Type) -> &'static str {
    match of {
        Type::Statement => "a statement",
        Type::Source => "a source",
        Type::Note => "a verification note",
        Type::Evidence => "evidence",
        Type::Number => "a number",
        Type::Date => "a date",
        Type::Place => "a place",
        Type::Quotation => "a quotation",
        Type::Heading => "a headline",
        Type::Wording => "a wording",
        Type::Article => "an article",
        Type::Conflict => "a conflict",
        Type::Name => "a name",
        Type::Passage => "a passage",
    }
}
