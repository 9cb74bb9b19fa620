//! A row of the vocabulary: what a phrase is and how it is read. Holds no phrases itself and knows nothing of how rule
//! files are written, except that `#` in a spelling stands for a number.

use crate::knowledge::ListName;
use crate::span::Span;
use crate::vocabulary::{Hit, Thing, Type, Verdict, View, Wording};

/// A phrase of the language.
///
/// In spellings `#` stands for a number with its bound ("at most 3"), save that the bound `within` is written out:
/// `# sentences earlier` is met by "at most 3 sentences earlier", `within # sentences of` by "within 2 sentences of".
#[derive(Debug)]
pub struct Row {
    /// The phrase as the reference lists it: "party in conflict", "attributed to".
    pub phrase: &'static str,
    /// Its other spellings: plurals, participles, finite forms.
    pub spellings: &'static [&'static str],
    /// The types that it is said of; of a class, the type of its members (first one wins where it stands alone).
    pub of: &'static [Type],
    /// One sentence for a standards editor.
    pub doc: &'static str,
    /// How it is read.
    pub reading: Reading,
}

impl Row {
    /// A noun.
    pub const fn class(
        phrase: &'static str,
        spellings: &'static [&'static str],
        of: &'static [Type],
        doc: &'static str,
        is: ReadThing,
    ) -> Self {
        Self { phrase, spellings, of, doc, reading: Reading::Class(Class { is }) }
    }

    /// A test that stands alone, after its noun or a verb: "part of a legal case".
    pub const fn adjective(
        phrase: &'static str,
        spellings: &'static [&'static str],
        of: &'static [Type],
        doc: &'static str,
        read: ReadThing,
    ) -> Self {
        let reading = Reading::Adjective(Adjective { before_noun: false, read, together: None });
        Self { phrase, spellings, of, doc, reading }
    }

    /// A test that stands alone, before its noun too: "anonymous".
    pub const fn before_noun(
        phrase: &'static str,
        spellings: &'static [&'static str],
        of: &'static [Type],
        doc: &'static str,
        read: ReadThing,
    ) -> Self {
        let reading = Reading::Adjective(Adjective { before_noun: true, read, together: None });
        Self { phrase, spellings, of, doc, reading }
    }

    /// A test with a complement.
    pub const fn relation(
        phrase: &'static str,
        spellings: &'static [&'static str],
        of: &'static [Type],
        doc: &'static str,
        relation: Relation,
    ) -> Self {
        Self { phrase, spellings, of, doc, reading: Reading::Relation(relation) }
    }

    /// A part of the article; it is said of nothing.
    pub const fn place(
        phrase: &'static str,
        spellings: &'static [&'static str],
        doc: &'static str,
        holds: fn(&View<'_>, Span, Option<u64>) -> bool,
    ) -> Self {
        Self { phrase, spellings, of: &[], doc, reading: Reading::Place(Place { holds }) }
    }

    /// A noun that is held by things of these types.
    pub const fn held(
        phrase: &'static str,
        spellings: &'static [&'static str],
        of: &'static [Type],
        doc: &'static str,
        has: ReadThing,
    ) -> Self {
        Self { phrase, spellings, of, doc, reading: Reading::Attribute(Attribute { has }) }
    }

    /// A list of words that ships with sayso.
    pub const fn words(list: ListName, doc: &'static str) -> Self {
        Self { phrase: list.name(), spellings: &[], of: &[Type::Wording], doc, reading: Reading::Words { list } }
    }

    /// The phrase, then its other spellings.
    pub fn forms(&self) -> impl Iterator<Item = &'static str> {
        std::iter::once(self.phrase).chain(self.spellings.iter().copied())
    }

    /// True when it can be said of things of that type.
    pub fn is_said_of(&self, of: Type) -> bool {
        self.of.contains(&of)
    }
}

/// Reads a test of one thing.
pub type ReadThing = fn(&View<'_>, Thing) -> Verdict;
/// Reads a relation of a subject and a candidate.
pub type ReadPair = fn(&View<'_>, Thing, Thing) -> Verdict;
/// Reads a relation to occurrences of words.
pub type ReadWords = fn(&View<'_>, Thing, &[Wording]) -> Vec<Hit>;
/// Reads a relation to a part of the article.
pub type ReadPlace = fn(&View<'_>, Thing, Place, Option<u64>) -> Verdict;
/// Lists the candidates of a type that a relation can hold for.
pub type Reach = fn(&View<'_>, Thing, Type) -> Vec<Thing>;
/// Lists those of a type that are at most so many sentences away.
pub type Near = fn(&View<'_>, Thing, Type, u64) -> Vec<Thing>;
/// Counts the sentences between a subject and a candidate.
pub type Distance = fn(&View<'_>, Thing, Thing) -> Option<u64>;

/// How a phrase is read, by the place it takes in a sentence.
#[derive(Debug)]
pub enum Reading {
    /// A noun: "claim", "party in conflict", "verification note".
    Class(Class),
    /// A test that stands alone: "anonymous", "independently verified", "borne out by their section".
    Adjective(Adjective),
    /// A test with a complement: "attributed to a SOURCE", "mentioning WORDS", "in PLACE".
    Relation(Relation),
    /// A distance that needs a number and no complement: "at most 3 sentences earlier". Reads the distance in body
    /// sentences from the thing to the nearest one outside; `None` when it does not stand on that side.
    Distance {
        /// Reads it.
        read: fn(&View<'_>, Thing) -> Option<u64>,
    },
    /// A part of the article: "the headline", "quotation marks", "the first # paragraphs".
    Place(Place),
    /// A noun that is held and is no thing of its own: "a stated reason for anonymity", "unclear attribution". `of`
    /// lists the types that hold it; `with` and `without` ask for it.
    Attribute(Attribute),
    /// A list of words that ships with sayso ("factive verbs").
    Words {
        /// Which.
        list: ListName,
    },
    /// In the language, not yet read: the reason. A rule that uses it gets an error that says so.
    Waits {
        /// What is missing.
        reason: &'static str,
        /// What it will take the place of.
        as_if: &'static Reading,
    },
}

/// A noun: its members.
#[derive(Clone, Copy, Debug)]
pub struct Class {
    /// Whether a thing of the row's type is a member.
    pub is: ReadThing,
}

/// A test that stands alone.
#[derive(Clone, Copy, Debug)]
pub struct Adjective {
    /// True when it may stand before its noun ("anonymous sources").
    pub before_noun: bool,
    /// Reads it of one thing.
    pub read: ReadThing,
    /// Reads it of all things of a group together, where "the same" under "all" means one for all: "where all claims …
    /// are from the same side". `None`: each is read alone.
    pub together: Option<fn(&View<'_>, &[Thing]) -> Verdict>,
}

/// A test with a complement.
#[derive(Clone, Copy, Debug)]
pub struct Relation {
    /// The types of thing that it takes, with its reader of subject and candidate.
    pub things: Option<(&'static [Type], ReadPair)>,
    /// The pairs of subject and thing that fit together, where not every pair does ("with": dates have years, sources
    /// have none). Empty: every pair of `Row::of` and `things`.
    pub pairs: &'static [(Type, Type)],
    /// Its reader of words: where those occurrences (of the whole article, in reading order) stand in what the
    /// relation looks at. No hit: false.
    pub words: Option<ReadWords>,
    /// Its reader of places.
    pub places: Option<ReadPlace>,
    /// True for "with", "without", "has": takes attributes too. "without" is the negation of "with".
    pub attributes: bool,
    /// The only things of a type of which its reader can say anything but false, in reading order: the sources of a
    /// statement's chain for "attributed to". `None`: every thing of the type is asked, which costs time on long
    /// articles.
    pub reach: Option<Reach>,
    /// The same for a relation with a distance: the things of a type at most so many sentences away.
    pub near: Option<Near>,
    /// Reads the distance of a relation that needs a number: "within # sentences of".
    pub distance: Option<Distance>,
    /// True when all that it holds for must be of the class: "attributed only to".
    pub only: bool,
    /// True when it reads the same both ways, so that `another` reports the later of a pair: "contradicting".
    pub symmetric: bool,
    /// True when "by a SOURCE" may follow its words: "reported with".
    pub by: bool,
    /// True when the row is the negation of its reader: "without", "outside".
    pub negated: bool,
}

impl Relation {
    /// A relation that takes nothing yet; rows fill in what theirs takes.
    pub const NONE: Self = Self {
        things: None,
        pairs: &[],
        words: None,
        places: None,
        attributes: false,
        reach: None,
        near: None,
        distance: None,
        only: false,
        symmetric: false,
        by: false,
        negated: false,
    };

    /// True when a subject of one type can stand in it to a thing of the other.
    pub fn takes(&self, subject: Type, object: Type) -> bool {
        let listed = self.things.is_some_and(|(types, _)| types.contains(&object));
        listed && (self.pairs.is_empty() || self.pairs.contains(&(subject, object)))
    }
}

/// A part of the article.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    /// Whether a span lies in it; the number is that of "the first # paragraphs".
    pub holds: fn(&View<'_>, Span, Option<u64>) -> bool,
}

/// A noun that is held.
#[derive(Clone, Copy, Debug)]
pub struct Attribute {
    /// Whether the holder has it.
    pub has: ReadThing,
}
