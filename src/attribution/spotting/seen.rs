//! What features of the first pass see: of a word, and of its place among quotation marks and reporting words.

use crate::attribution::feature::step;
use crate::attribution::passage::{Passage, Position};
use crate::attribution::word::Word;

/// What features see beyond the edge of a passage.
pub(super) const OUTSIDE: u64 = 0xB05;

/// What features see of a word.
#[derive(Clone, Copy)]
pub(super) struct Seen {
    pub(super) lower: u64,
    pub(super) stem: u64,
    pub(super) end2: u64,
    pub(super) end3: u64,
    pub(super) shape: u64,
    pub(super) tag: u64,
    pub(super) class: u64,
    pub(super) rate: u64,
    pub(super) stem_rate: u64,
}

impl Seen {
    pub(super) const NOBODY: Self = Self {
        lower: OUTSIDE,
        stem: OUTSIDE,
        end2: OUTSIDE,
        end3: OUTSIDE,
        shape: OUTSIDE,
        tag: OUTSIDE,
        class: OUTSIDE,
        rate: OUTSIDE,
        stem_rate: OUTSIDE,
    };

    pub(super) fn of(word: &Word) -> Self {
        Self {
            lower: word.lower,
            stem: word.stem,
            end2: word.end2,
            end3: word.end3,
            shape: word.shape,
            tag: word.tag,
            class: word.class.bits(),
            rate: word.rate.into(),
            stem_rate: word.stem_rate.into(),
        }
    }
}

/// A word of a passage with its place.
pub(super) struct Spot<'a> {
    pub(super) passage: &'a Passage<'a>,
    pub(super) index: usize,
    pub(super) word: &'a Word,
    pub(super) place: &'a Position,
}

/// How a word stands to quotation marks: what is true of it and its neighbours, of its sentence, how many marks stand
/// before it, and how far the sentence's end is.
pub(super) struct Quotes {
    pub(super) quote: u64,
    pub(super) before: u64,
    pub(super) after: u64,
    pub(super) sentence: u64,
    pub(super) marks: u64,
    pub(super) end: u64,
}

/// The nearest reporting word of the sentence before a word.
pub(super) struct Before<'a> {
    pub(super) verb: &'a Word,
    /// At most two.
    pub(super) commas: u64,
    /// Commas, "that" and quotation marks between the two, as one number.
    pub(super) between: u64,
    pub(super) away: u64,
    pub(super) quote: u64,
    /// The word after it.
    pub(super) next: u64,
    /// The word before it, in its sentence.
    pub(super) before: u64,
}

/// The nearest reporting word of the sentence after a word.
pub(super) struct After<'a> {
    pub(super) verb: &'a Word,
    pub(super) commas: u64,
    /// Commas and quotation marks between the two, as one number.
    pub(super) between: u64,
    pub(super) away: u64,
    pub(super) quote: u64,
    /// The word after it.
    pub(super) next: u64,
    /// 1 when it ends its sentence.
    pub(super) last: u64,
}

impl<'a> Spot<'a> {
    #[inline]
    pub(super) fn quotes(&self) -> Quotes {
        let at = |index: Option<usize>| {
            index.and_then(|index| self.passage.places.get(index)).map_or(9, |place| u64::from(place.quote))
        };
        let place = self.place;
        Quotes {
            quote: place.quote.into(),
            before: at(self.index.checked_sub(1)),
            after: at(Some(self.index + 1)),
            sentence: place.sentence_is.into(),
            marks: place.marks.min(4).into(),
            end: step(place.to_end),
        }
    }

    /// The word at a place of the passage.
    #[inline]
    fn lower(&self, at: usize) -> u64 {
        self.passage.words.get(at).map_or(OUTSIDE, |word| word.lower)
    }

    /// A reporting word: where it stands.
    #[inline]
    fn verb(&self, at: Option<u16>) -> Option<(usize, &'a Word, &'a Position)> {
        let at = usize::from(at?);
        Some((at, self.passage.words.get(at)?, self.passage.places.get(at)?))
    }

    #[inline]
    pub(super) fn before(&self) -> Option<Before<'a>> {
        let place = self.place;
        let (at, verb, there) = self.verb(place.reporting_before)?;
        let commas = u64::from((place.commas - there.commas).min(2));
        let that = u64::from(place.thats + u16::from(self.word.that) > there.thats);
        let marks = u64::from(place.marks + u16::from(matches!(place.quote, 1 | 3)) > there.marks);
        Some(Before {
            verb,
            commas,
            between: commas * 4 + that * 2 + marks,
            away: step((self.index - at) as u16),
            quote: place.quote.into(),
            next: self.lower(at + 1),
            before: at.checked_sub(1).filter(|_| there.from_start > 0).map_or(OUTSIDE, |at| self.lower(at)),
        })
    }

    #[inline]
    pub(super) fn after(&self) -> Option<After<'a>> {
        let place = self.place;
        let (at, verb, there) = self.verb(place.reporting_after)?;
        let commas = u64::from(there.commas - place.commas);
        Some(After {
            verb,
            commas,
            between: commas.min(2) * 2 + u64::from(there.marks > place.marks),
            away: step((at - self.index) as u16),
            quote: place.quote.into(),
            next: self.lower(at + 1),
            last: u64::from(there.to_end < 2),
        })
    }
}
