//! Features of the first pass, which labels source, cue and content over a block without saying what belongs to
//! what. Features are put together by what they see, so that what is the same for many words is looked up once: a word
//! tells what it adds to itself and to those up to two places away, two neighbours what they add together, and so on.

mod near;
mod seen;
mod standing;

use crate::attribution::feature::Sink;
use crate::attribution::model::Sum;
use crate::attribution::passage::Passage;
use crate::attribution::shared::{Shared, Tables};
use crate::attribution::word::Word;
use seen::{After, Before, OUTSIDE, Quotes, Seen, Spot};
use std::ops::Range;

/// Sums that many words share, by what the features in them see.
#[derive(Debug)]
pub struct Memos {
    words: Shared<1, 5>,
    shapes: Shared<1, 2>,
    around: Shared<1, 1>,
    kinds: Shared<2, 2>,
    quoted: Shared<2, 1>,
    quotes: Shared<1, 1>,
    positions: Shared<1, 1>,
    verbs_before: Shared<4, 1>,
    away_before: Shared<1, 1>,
    verbs_after: Shared<3, 1>,
    away_after: Shared<1, 1>,
}

impl Default for Memos {
    fn default() -> Self {
        Self {
            words: Shared::new(13),
            shapes: Shared::new(10),
            around: Shared::new(13),
            kinds: Shared::new(12),
            quoted: Shared::new(14),
            quotes: Shared::new(12),
            positions: Shared::new(12),
            verbs_before: Shared::new(12),
            away_before: Shared::new(12),
            verbs_after: Shared::new(12),
            away_after: Shared::new(12),
        }
    }
}

impl Tables for Memos {
    fn settle(&mut self, made: &[Sum]) {
        self.words.settle(made);
        self.shapes.settle(made);
        self.around.settle(made);
        self.kinds.settle(made);
        self.quoted.settle(made);
        self.quotes.settle(made);
        self.positions.settle(made);
        self.verbs_before.settle(made);
        self.away_before.settle(made);
        self.verbs_after.settle(made);
        self.away_after.settle(made);
    }
}

/// Gives the features of all words of a passage, one group of features after the other.
pub fn look(passage: &Passage<'_>, sink: &mut impl Sink<Memos>) {
    let view = View { passage };
    view.words(sink);
    view.pairs(sink);
    view.neighbours(sink);
    view.quotation(sink);
    view.position(sink);
    view.reporting_before(sink);
    view.reporting_after(sink);
}

#[derive(Clone, Copy)]
struct View<'a> {
    passage: &'a Passage<'a>,
}

impl View<'_> {
    #[inline]
    fn word_at(&self, index: isize) -> Option<&Word> {
        self.passage.words.get(usize::try_from(index).ok()?)
    }

    #[inline]
    fn seen(&self, index: isize) -> Seen {
        self.word_at(index).map_or(Seen::NOBODY, Seen::of)
    }

    fn id(&self, index: isize) -> u64 {
        self.word_at(index).map_or(OUTSIDE, |word| word.id)
    }

    /// A word of the passage with its place.
    #[inline]
    fn spot(&self, index: isize) -> Option<Spot<'_>> {
        let index = usize::try_from(index).ok()?;
        let (word, place) = (self.passage.words.get(index)?, self.passage.places.get(index)?);
        Some(Spot { passage: self.passage, index, word, place })
    }

    fn all(&self) -> Range<isize> {
        0..self.passage.len() as isize
    }
}
