//! A pattern ready to run: steps for a machine that goes back where a way ends. What must stand somewhere in all that a
//! pattern matches is kept beside it, so that most sentences are passed over at a glance.

use super::family::Mark;
use super::shape::{Shape, Trait};
use crate::knowledge::ListName;
use crate::phrases::Page;

/// A step.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Step {
    /// Reads a word or phrase of which this holds.
    Take(Test),
    /// Goes on where this does not hold; reads nothing.
    Unless(Test),
    /// Goes on at the first place, and at the second where that way ends.
    Split(usize, usize),
    /// What is marked begins.
    Open(Mark),
    /// It ends.
    Close(Mark),
    /// All is read.
    Done,
}

/// What must hold of a word or phrase.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Test {
    /// What it is.
    pub first: Kind,
    /// What else its head is, or with `true` is not.
    pub more: Vec<(bool, Kind)>,
}

/// A sort of word or phrase.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Kind {
    /// These words in a row, in lower case; as they stand, or in any of their forms.
    Words {
        /// The words.
        words: Vec<Box<str>>,
        /// As they stand.
        exact: bool,
    },
    /// The longest phrase of a list that stands there, where its column has the mark.
    List(ListName, Option<Box<str>>),
    /// A class of words.
    Shape(Shape),
    /// Something of the phrase or verb group around the word.
    Trait(Trait),
    /// The noun phrase that begins there, with what hangs on it.
    Phrase,
    /// Nothing, where a clause with a finite verb of its own begins.
    Clause,
    /// The widest noun phrase that begins there, with all that names it.
    Noun,
    /// The base noun phrase that begins there, with what "and" joins to it.
    Nouns,
    /// The verb group that begins there.
    Verbs,
    /// The words of the sentence from there on, its closing marks left out.
    Rest,
    /// Nothing, at the sentence's beginning.
    Start,
    /// Nothing, at the end of the sentence's words.
    End,
}

/// What must stand in the sentence.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Need {
    /// The word.
    pub what: Needed,
    /// The class that the same word is of.
    pub shape: Option<Shape>,
}

/// A word or list of which one must stand in the sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Needed {
    /// The word, in lower case.
    Word(Box<str>),
    /// Any phrase of the list.
    List(ListName),
    /// A word of a class that few words are of: told by looking.
    Shape,
}

/// A pattern ready to run.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Program {
    /// The steps; the first is where it begins.
    pub steps: Vec<Step>,
    /// Of these at least one stands in every sentence that it matches.
    pub needs: Vec<Need>,
}

impl Program {
    /// False where a word that it needs is of another class than it asks for.
    pub(super) fn may_rest_on(&self, page: Page<'_>, at: usize) -> bool {
        self.needs.iter().any(|need| need.shape.is_none_or(|shape| shape.holds(page, at)))
    }

    /// What the first word must be, where there is no choice.
    pub(super) fn opens(&self) -> Option<&Test> {
        match self.steps.iter().find(|step| !matches!(step, Step::Open(_)))? {
            Step::Take(test) => Some(test),
            Step::Unless(_) | Step::Split(..) | Step::Open(_) | Step::Close(_) | Step::Done => None,
        }
    }
}
