//! The file of weights: how it is written and read. A file that is cut short or made by another version gives
//! `None`, never a panic; what the weights mean is the models' business.

use crate::attribution::cue_rates::CueRates;
use crate::attribution::model::Model;
use crate::attribution::shared::Sums;
use crate::attribution::{linking, spotting, word};
use crate::memo::Pool;

/// The first bytes of the file; the number changes when features or format do.
pub const MAGIC: &[u8; 8] = b"sayso-a2";

/// All that was trained.
#[derive(Clone, Debug)]
pub struct Weights {
    /// How often words are cues.
    pub rates: CueRates,
    /// Labels source, cue and content over a block: outside, then begin and go on of each.
    pub spotting: Model<7>,
    /// Labels source and content of one cue.
    pub linking: Model<5>,
    /// Working memory of whoever reads with these weights.
    pub memory: Pool<Memory>,
}

/// What reading works with, kept from one article to the next. What is remembered holds for one file of weights.
#[derive(Debug, Default)]
pub struct Memory {
    /// Words.
    pub words: word::Known,
    /// Sums of the first pass.
    pub spotting: spotting::Memos,
    /// Sums of the second pass.
    pub linking: linking::Memos,
    /// Sums of one stretch.
    pub sums: Sums,
}

impl Weights {
    /// Reads a file of weights.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let mut bytes = Bytes(bytes.strip_prefix(MAGIC)?);
        let rates = bytes.rates()?;
        let spotting = bytes.model()?;
        let linking = bytes.model()?;
        bytes.0.is_empty().then_some(Self { rates, spotting, linking, memory: Pool::new() })
    }
}

struct Bytes<'a>(&'a [u8]);

impl Bytes<'_> {
    fn take<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (head, rest) = self.0.split_first_chunk::<N>()?;
        self.0 = rest;
        Some(*head)
    }

    fn byte(&mut self) -> Option<u8> {
        self.take::<1>().map(|[byte]| byte)
    }

    fn number(&mut self) -> Option<u32> {
        self.take().map(u32::from_le_bytes)
    }

    fn score(&mut self) -> Option<i32> {
        self.take().map(i32::from_le_bytes)
    }

    fn rates(&mut self) -> Option<CueRates> {
        let mut rates = CueRates::default();
        for _ in 0..self.number()? {
            rates.set_word(self.number()?, self.byte()?);
        }
        for _ in 0..self.number()? {
            rates.set_stem(self.number()?, self.byte()?);
        }
        Some(rates)
    }

    /// Bits, start, steps, then for each bucket the number of rows and for each row fingerprint, mask and weights.
    fn model<const L: usize>(&mut self) -> Option<Model<L>> {
        let bits = u32::from(self.byte()?);
        let (mut start, mut steps) = ([0; L], [[0; L]; L]);
        for score in start.iter_mut().chain(steps.iter_mut().flatten()) {
            *score = self.score()?;
        }
        if !(1..=24).contains(&bits) {
            return None;
        }
        let mut model = Model::new(bits, start, steps);
        let mut rows = Vec::new();
        for _ in 0..1_usize << bits {
            rows.clear();
            for _ in 0..self.byte()? {
                rows.push(self.row::<L>()?);
            }
            model.fill(rows.iter().copied());
        }
        Some(model)
    }

    fn row<const L: usize>(&mut self) -> Option<[i8; 8]> {
        let [fingerprint, mask] = self.take()?;
        let labels = u32::from(mask) & ((1 << L.min(7)) - 1);
        let (weights, rest) = self.0.split_at_checked(labels.count_ones() as usize)?;
        self.0 = rest;
        let mut row = [0; 8];
        let mut left = labels;
        for weight in weights {
            if let Some(place) = row.get_mut(left.trailing_zeros() as usize) {
                *place = i8::from_le_bytes([*weight]);
            }
            left &= left.wrapping_sub(1);
        }
        row[7] = i8::from_le_bytes([fingerprint]);
        Some(row)
    }
}
