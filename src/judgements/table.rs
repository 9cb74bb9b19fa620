//! The weights of features, a byte each, as they lie in the file: nothing is read before it is asked for. A feature has
//! its row at one of two neighbouring places, told by a fingerprint, or none.

use crate::judgements::feature::{Sees, Sink, hash};
use std::ops::Range;

/// Answers that a row has weights for.
pub const ANSWERS: usize = 15;

/// A row: weights, and in the last place the fingerprint, 0 for none.
pub const ROW: usize = ANSWERS + 1;

/// Sums of weights.
pub type Sums = [i32; ANSWERS];

/// The table of one model.
#[derive(Clone, Copy, Debug)]
pub struct Table<'a> {
    bits: u32,
    /// What a weight of 1 stands for.
    pub scale: f32,
    /// What each answer starts from.
    pub start: [f32; ANSWERS],
    rows: &'a [[u8; ROW]],
}

/// The first place of a feature and its fingerprint; the second place is the first with its lowest bit turned.
#[inline]
pub fn place(feature: u32, bits: u32) -> (usize, u8) {
    let fingerprint = (feature & 0xff) as u8;
    ((feature >> (32 - bits)) as usize, if fingerprint == 0 { 1 } else { fingerprint })
}

impl<'a> Table<'a> {
    /// Reads a table: bits (1 byte), scale, starts, rows. `None` when the bytes do not fit.
    pub fn read(bytes: &'a [u8]) -> Option<Self> {
        let (bits, rest) = bytes.split_first()?;
        let bits = u32::from(*bits);
        let (scale, mut rest) = rest.split_first_chunk()?;
        let mut start = [0.0; ANSWERS];
        for slot in &mut start {
            let (value, after) = rest.split_first_chunk()?;
            *slot = f32::from_le_bytes(*value);
            rest = after;
        }
        let (rows, over) = rest.as_chunks();
        let fits = (1..=20).contains(&bits) && rows.len() == 1 << bits && over.is_empty();
        fits.then_some(Self { bits, scale: f32::from_le_bytes(*scale), start, rows })
    }

    /// The weights of a feature.
    #[inline]
    fn row(&self, feature: u32) -> Option<&'a [u8; ROW]> {
        let (place, fingerprint) = place(feature, self.bits);
        let first = self.rows.get(place)?;
        if first[ANSWERS] == fingerprint {
            return Some(first);
        }
        self.rows.get(place ^ 1).filter(|row| row[ANSWERS] == fingerprint)
    }

    /// The scores of the answers by a sum.
    pub fn scores(&self, sums: &Sums) -> [f32; ANSWERS] {
        let mut scores = self.start;
        scores.iter_mut().zip(sums).for_each(|(score, sum)| *score += self.scale * *sum as f32);
        scores
    }
}

/// Sums the weights of features.
#[derive(Clone, Debug)]
pub struct Summed<'a> {
    table: &'a Table<'a>,
    /// The sums so far.
    pub sums: Sums,
}

impl<'a> Summed<'a> {
    /// Sums that start from others.
    pub fn from(table: &'a Table<'a>, sums: Sums) -> Self {
        Self { table, sums }
    }
}

impl Sink for Summed<'_> {
    #[inline]
    fn take<const N: usize>(&mut self, sees: Sees, parts: [u32; N], _: Range<usize>) {
        self.add(hash(sees, parts));
    }
}

impl Summed<'_> {
    /// Adds the weights of a feature.
    #[inline]
    pub fn add(&mut self, feature: u32) {
        let Some(row) = self.table.row(feature) else { return };
        for (sum, weight) in self.sums.iter_mut().zip(row) {
            *sum += i32::from(i8::from_le_bytes([*weight]));
        }
    }
}

/// Finds the words that speak most for an answer.
#[derive(Clone, Debug)]
pub struct Weighed<'a> {
    table: &'a Table<'a>,
    answer: usize,
    most: i32,
    tokens: Option<Range<usize>>,
}

impl<'a> Weighed<'a> {
    /// The tokens of the feature of all that `see` shows which weighs most for an answer; none where no words do.
    pub fn of(table: &'a Table<'a>, answer: usize, see: impl FnOnce(&mut Self)) -> Option<Range<usize>> {
        let mut weighed = Self { table, answer, most: 0, tokens: None };
        see(&mut weighed);
        weighed.tokens
    }
}

impl Sink for Weighed<'_> {
    fn take<const N: usize>(&mut self, sees: Sees, parts: [u32; N], tokens: Range<usize>) {
        // Words of this very statement say more to a reader than those around it.
        let own =
            matches!(sees, Sees::Word | Sees::WordAtWar | Sees::Pair | Sees::Verb | Sees::VerbObject | Sees::Class);
        let Some(row) = self.table.row(hash(sees, parts)).filter(|_| own && !tokens.is_empty()) else { return };
        let weight = row.get(self.answer).map_or(0, |weight| i32::from(i8::from_le_bytes([*weight])));
        if weight > self.most {
            self.most = weight;
            self.tokens = Some(tokens);
        }
    }
}
