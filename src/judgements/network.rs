//! The judgements of the accurate tier: two small networks over the words as the encoder saw them, one for statements and
//! one for sources; `training/encoder/judge.py` trains them.

mod matrix;
mod trunk;

pub use trunk::{Places, Seen, Trunk};

use crate::attribution::Encoding;
use crate::judgements::decide;
use matrix::{Matrix, numbers};
use std::ops::Range;
use std::sync::OnceLock;
use trunk::{INNER, WIDTH};

/// The first bytes of the file; the number changes when network or evidence do.
const MAGIC: &[u8; 8] = b"sayso-n2";

static FILE: &[u8] = include_bytes!("../../knowledge/model/judge.bin");

/// The networks.
#[derive(Debug)]
pub struct Network {
    /// Kinds and themes of statements.
    pub statements: Trunk,
    /// Kinds, naming and party of sources.
    pub sources: Trunk,
    /// From which share words are taken for the accused.
    pub accused_from: f32,
    aim: Matrix,
    aim_start: Vec<f32>,
    aimed: Matrix,
    aimed_start: f32,
}

impl Network {
    fn read(bytes: &'static [u8]) -> Option<Self> {
        let mut rest = bytes.strip_prefix(MAGIC)?;
        let bytes = &mut rest;
        let network = Self {
            statements: Trunk::read(bytes, decide::OF_STATEMENT)?,
            accused_from: numbers(bytes, 1)?.first().copied()?,
            aim: Matrix::read(bytes, WIDTH, INNER)?,
            aim_start: numbers(bytes, WIDTH)?,
            aimed: Matrix::read(bytes, 1, WIDTH)?,
            aimed_start: numbers(bytes, 1)?.first().copied()?,
            sources: Trunk::read(bytes, decide::OF_SOURCE)?,
        };
        bytes.is_empty().then_some(network)
    }

    /// The one that ships, for encodings of its width.
    pub fn shipped(encoding: &Encoding) -> Option<&'static Self> {
        static SHIPPED: OnceLock<Option<Network>> = OnceLock::new();
        SHIPPED.get_or_init(|| Self::read(FILE)).as_ref().filter(|_| encoding.width() == WIDTH)
    }

    /// For each of some tokens the share by which it is of whom the statement accuses.
    pub fn accused(&self, encoding: &Encoding, seen: &Seen, tokens: Range<usize>) -> Vec<f32> {
        let mut wanted = self.aim_start.clone();
        self.aim.times(&seen.inner, &mut wanted);
        let even = (WIDTH as f32).sqrt();
        let share = |token: usize| {
            let row = encoding.row(token)?;
            let likeness: f32 = row.iter().zip(&wanted).map(|(left, right)| left * right).sum();
            let mut score = [self.aimed_start + likeness / even];
            self.aimed.times(row, &mut score);
            Some(1.0 / (1.0 + (-score[0]).exp()))
        };
        tokens.map(|token| share(token).unwrap_or(0.0)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::{FILE, Network};

    #[test]
    fn the_file_that_ships_is_read_whole() {
        assert!(Network::read(FILE).is_some());
        assert!(Network::read(FILE.split_at(FILE.len() - 1).0).is_none());
        assert!(Network::read(b"sayso-n0").is_none());
    }
}
