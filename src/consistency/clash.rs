//! Two places of one article that cannot both be right: types only.

use crate::facts::{DateMention, Mention, Quantity};
use crate::list::Id;
use crate::span::Span;
use crate::text::Quotation;

/// What disagrees.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Item {
    /// A number.
    Number(Id<Quantity>),
    /// A date.
    Date(Id<DateMention>),
    /// A name.
    Name(Id<Mention>),
    /// A quotation.
    Quotation(Id<Quotation>),
}

/// In which way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Sort {
    /// Parts and their whole.
    Part,
    /// A share, and the counts that it is of.
    Share,
    /// A change, and what it was before and after.
    Change,
    /// The same amount in two units.
    Measure,
    /// The headline, and the body.
    Headline,
    /// A weekday, and the date of that day.
    Weekday,
    /// An age, and another or the year of birth.
    Age,
    /// A name in two spellings.
    Spelling,
    /// Two titles that nobody has at one time.
    Title,
    /// A quotation in two wordings.
    Quotation,
}

/// A clash, told at the later of its two places.
#[derive(Clone, Debug, PartialEq)]
pub struct Clash {
    /// In which way.
    pub sort: Sort,
    /// What disagrees.
    pub item: Item,
    /// Where that stands.
    pub at: Span,
    /// The other thing, where it is one.
    pub other: Option<Item>,
    /// Where the other stands.
    pub place: Span,
    /// What it comes to, in a few plain words: “9 and 6 are 15”.
    pub says: String,
}
