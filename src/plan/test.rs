//! The tests of a rule.

use crate::list::Id;
use crate::plan::{Words, Written};
use crate::span::Span;
use crate::vocabulary::{Row, Type};

/// A test of one thing. Spans are places in the rule file, for `explain`.
#[derive(Clone, Debug)]
pub enum Test {
    /// All hold; of none: true.
    All(Vec<Test>),
    /// At least one holds.
    Any(Vec<Test>),
    /// Does not hold.
    Not(Box<Test>),
    /// An adjective, or a class asked of the thing itself.
    Is {
        /// The row.
        row: &'static Row,
        /// Where.
        span: Span,
    },
    /// Is an occurrence of a word list.
    IsWording {
        /// The list.
        words: Id<Words>,
        /// Where.
        span: Span,
    },
    /// A distance to the nearest thing outside: "at most 3 sentences earlier".
    Apart {
        /// The row.
        row: &'static Row,
        /// How far.
        bound: Bound,
        /// Where.
        span: Span,
    },
    /// A number's value: "of at least 100".
    Value {
        /// How much.
        bound: Bound,
        /// Where.
        span: Span,
    },
    /// A relation and its complement.
    Related {
        /// The row.
        row: &'static Row,
        /// The distance that it needs: "within 2 sentences of".
        distance: Option<Bound>,
        /// What it is related to.
        to: Complement,
        /// "by a SOURCE" after words.
        by: Option<Group>,
        /// Where, complement included.
        span: Span,
    },
    /// "where all claims that … are …": looks at the whole article.
    Where {
        /// What is counted: its amount is `All` or `No` for "all" and "no", otherwise as written.
        group: Group,
        /// What is said of each.
        said: Box<Test>,
        /// Where.
        span: Span,
    },
    /// A definition of the pack, written out; keeps its name for `explain` and readings.
    Defined {
        /// What it is called.
        name: String,
        /// What it says.
        test: Box<Test>,
        /// Where it is used.
        span: Span,
        /// Where it is written: the places of the tests in it are in that file.
        written: Written,
    },
}

/// What a relation takes.
#[derive(Clone, Debug)]
pub enum Complement {
    /// Things.
    Things(Group),
    /// Words, listed or written out.
    Words(Id<Words>),
    /// A part of the article: any of them, each with its number.
    Places(Vec<(&'static Row, Option<u64>)>),
    /// A held attribute: any of them; `no` for "with no …".
    Attributes {
        /// The rows.
        rows: Vec<&'static Row>,
        /// True for "no".
        no: bool,
    },
}

/// Things by class, amount and condition: "an earlier claim that is attributed", "at least 2 sources".
#[derive(Clone, Debug)]
pub struct Group {
    /// How many.
    pub amount: Amount,
    /// Which of them.
    pub pick: Pick,
    /// Classes joined by "or", each with its condition.
    pub members: Vec<Member>,
    /// True for "independent sources": counted by independence groups, and none of them one of the sources of the
    /// thing outside.
    pub independent: bool,
}

/// A class with its condition.
#[derive(Clone, Debug)]
pub struct Member {
    /// The noun.
    pub noun: Noun,
    /// The type of its things: `document` is a source or evidence, and the sentence decides which.
    pub of: Type,
    /// Its condition: adjectives and "that …".
    pub test: Test,
}

/// A noun.
#[derive(Clone, Copy, Debug)]
pub enum Noun {
    /// A class of the vocabulary.
    Row(&'static Row),
    /// The occurrences of a word list.
    Words(Id<Words>),
}

/// How many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Amount {
    /// "a", "any", a bare plural: at least one.
    Some,
    /// "no"
    No,
    /// "all", and "only" of a relation.
    All,
    /// "at least 2"
    Count(Bound),
}

/// Which of the things.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pick {
    /// Any.
    Any,
    /// "another": other than the nearest thing outside of its type.
    Another,
    /// "an earlier": before the nearest thing outside of its type.
    Earlier,
    /// "a later"
    Later,
    /// Under "where all …" with "the same" in what is said: one for all, so the test is asked of the group together
    /// (`Adjective::together`).
    Same,
}

/// A bound on a count, a distance or a value, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bound {
    /// The least.
    pub least: u64,
    /// The most; `None` for no end.
    pub most: Option<u64>,
}

impl Bound {
    /// Whether a number lies in it.
    pub fn holds(self, number: u64) -> bool {
        self.least <= number && self.most.is_none_or(|most| number <= most)
    }
}
