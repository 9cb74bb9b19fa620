//! What a reader sees and what it answers.

use crate::consistency::Within;
use crate::diagnostic::Label;
use crate::facts::{Facts, Index, Source};
use crate::fidelity::Comparison;
use crate::knowledge::Lexicon;
use crate::list::Id;
use crate::span::Span;
use crate::truth::Truth;
use crate::vocabulary::{Thing, Type, Wording};

/// What a reader sees: the facts, and the things that the test stands inside of.
#[derive(Clone, Copy, Debug)]
pub struct View<'a> {
    /// The article.
    pub facts: &'a Facts,
    /// What hangs on what in it: `Index::of(facts)`, built once for an article.
    pub index: &'a Index,
    /// The word lists, those of the house among them.
    pub lexicon: &'a Lexicon,
    /// What the article is held against.
    pub against: Option<Against<'a>>,
    /// The things outside the one that is tested, outermost (the flagged one) first. `earlier`, `another`, `from the
    /// same source` compare with the nearest of the fitting type.
    pub outside: &'a [Thing],
}

/// What an article is held against: the texts that it was made from, and itself.
#[derive(Clone, Copy, Debug)]
pub struct Against<'a> {
    /// What came of holding it against its sources, where there are some.
    pub sources: Option<&'a Comparison>,
    /// What disagrees inside it.
    pub itself: &'a Within<'a>,
}

impl<'a> View<'a> {
    /// What came of holding the article against its sources, where there are some.
    pub fn sources(&self) -> Option<&'a Comparison> {
        self.against.and_then(|against| against.sources)
    }
}

impl View<'_> {
    /// The nearest thing outside, of whatever type.
    pub fn just_outside(&self) -> Option<Thing> {
        self.outside.last().copied()
    }

    /// The nearest thing outside of that type.
    pub fn nearest(&self, of: Type) -> Option<Thing> {
        self.outside.iter().rev().copied().find(|thing| thing.of_type() == of)
    }
}

/// The answer of a reader.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verdict {
    /// The answer.
    pub truth: Truth,
    /// What in the article made it so, in a few plain words that may be empty ("a party to the war"), for labels and
    /// `explain`.
    pub marks: Vec<Label>,
    /// The things behind an answer that has no complement ("stronger than the body": the body's statements), for
    /// `{other}` and other placeholders; of relations the evaluator knows them.
    pub chosen: Vec<Thing>,
}

impl Verdict {
    /// An answer with nothing to point at.
    pub fn new(truth: impl Into<Truth>) -> Self {
        Self { truth: truth.into(), marks: Vec::new(), chosen: Vec::new() }
    }

    /// Cannot tell, with nothing to point at.
    pub fn cannot_tell() -> Self {
        Self::new(Truth::CannotTell)
    }

    /// The one that decides when either is enough: the truer of the two, the first when they are equal.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        let rank = |truth: Truth| match truth {
            Truth::True => 2,
            Truth::CannotTell => 1,
            Truth::False => 0,
        };
        if rank(other.truth) > rank(self.truth) { other } else { self }
    }

    /// The same, pointing at a place.
    #[must_use]
    pub fn marked(mut self, span: impl Into<Option<Span>>, text: impl Into<String>) -> Self {
        if let Some(span) = span.into() {
            self.marks.push(Label { span, text: text.into() });
        }
        self
    }
}

impl From<bool> for Verdict {
    fn from(value: bool) -> Self {
        Self::new(value)
    }
}

impl From<Truth> for Verdict {
    fn from(truth: Truth) -> Self {
        Self::new(truth)
    }
}

/// Words of a list found where a relation looks for them (in a content, in a cue, in a description).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Where.
    pub span: Span,
    /// True, or cannot tell where it is open whether the link belongs to the statement.
    pub truth: Truth,
    /// The sources on the same link, for `reported with WORDS by a SOURCE`; empty for relations without links.
    pub sources: Vec<Id<Source>>,
}

impl Hit {
    /// The hit as a thing, for `{wording}` and `{cue}`: the evaluator adds it to what it has chosen.
    pub fn thing(&self, facts: &Facts) -> Option<Thing> {
        let sentence = facts.document.sentence_at(self.span)?;
        Some(Thing::Wording(Wording { span: self.span, sentence }))
    }
}
