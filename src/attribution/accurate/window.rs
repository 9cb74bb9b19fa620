//! Units packed into windows that the network reads in one go, each a bounded number of word pieces. Cuts as
//! `training/encoder/data.py` does; looks at no words but through their pieces.

use super::pieces::{Pieces, shape};
use crate::attribution::unit::{self, Unit};
use crate::text::Document;
use std::ops::Range;

/// Pieces of a window, with the mark that ends each part.
const LENGTH: usize = 254;
/// The quotation state of a word between quotation marks.
const INSIDE: u8 = 2;
/// Added to the shape of a word between quotation marks.
const QUOTED: i32 = 4;

/// A unit, or some of its sentences where it is too long for a window.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// Its tokens: indices into `Document::tokens`.
    pub tokens: Range<usize>,
    /// For each token its pieces.
    pieces: Vec<Vec<i32>>,
    /// For each token how it is written and whether it is quoted.
    shapes: Vec<i32>,
}

impl Part {
    /// The pieces of all its words, and the mark that ends it.
    fn length(&self) -> usize {
        self.pieces.iter().map(Vec::len).sum::<usize>() + 1
    }
}

/// Neighbouring parts, ready for the network.
#[derive(Clone, Debug, Default)]
pub struct Window {
    /// Numbers of pieces.
    pub pieces: Vec<i32>,
    /// For each piece the shape of its word.
    pub shapes: Vec<i32>,
    /// For each word the place of its first piece.
    pub first: Vec<i32>,
    parts: Vec<Part>,
}

impl Window {
    fn of(parts: Vec<Part>, pieces: &Pieces) -> Self {
        let mut window = Self { pieces: vec![pieces.start], shapes: vec![0], ..Self::default() };
        for part in &parts {
            for (numbers, shape) in part.pieces.iter().zip(&part.shapes) {
                window.first.push(i32::try_from(window.pieces.len()).unwrap_or(i32::MAX));
                window.pieces.extend(numbers);
                window.shapes.extend(std::iter::repeat_n(shape, numbers.len()));
            }
            window.pieces.push(pieces.end);
            window.shapes.push(0);
        }
        window.parts = parts;
        window
    }

    /// The parts, each with the places of its words in the window.
    pub fn parts(&self) -> impl Iterator<Item = (&Part, Range<usize>)> {
        self.parts.iter().scan(0, |at, part| {
            let words = *at..*at + part.tokens.len();
            *at = words.end;
            Some((part, words))
        })
    }
}

/// The windows of a document in reading order; together they hold every token of the units once.
pub fn windows(document: &Document, units: &[Unit], pieces: &Pieces) -> Vec<Window> {
    let quotes = unit::quotes(document);
    let mut windows = Vec::new();
    let (mut open, mut total): (Vec<Part>, usize) = (Vec::new(), 0);
    for part in units.iter().flat_map(|unit| parts(document, &quotes, unit, pieces)) {
        if !open.is_empty() && total + part.length() > LENGTH - 1 {
            windows.push(Window::of(std::mem::take(&mut open), pieces));
            total = 0;
        }
        total += part.length();
        open.push(part);
    }
    if !open.is_empty() {
        windows.push(Window::of(open, pieces));
    }
    windows
}

/// A unit in parts that fit into a window: cut after the last sentence that fits, or within one that does not.
fn parts(document: &Document, quotes: &[u8], unit: &Unit, pieces: &Pieces) -> Vec<Part> {
    let tokens = document.tokens.as_slice().get(unit.tokens.clone()).unwrap_or_default();
    let words = || tokens.iter().map(|token| document.at(token.span));
    let numbers: Vec<Vec<i32>> = words().map(|word| pieces.of_word(word)).collect();
    let quoted = quotes.get(unit.tokens.clone()).unwrap_or_default().iter();
    let shapes: Vec<i32> =
        words().zip(quoted).map(|(word, state)| shape(word) + if *state == INSIDE { QUOTED } else { 0 }).collect();
    let sizes: Vec<usize> = numbers.iter().map(Vec::len).collect();
    let mut found = Vec::new();
    for place in places(&sizes, &unit.sentences) {
        let tokens = unit.tokens.start + place.start..unit.tokens.start + place.end;
        let (Some(pieces), Some(shapes)) = (numbers.get(place.clone()), shapes.get(place)) else { continue };
        found.push(Part { tokens, pieces: pieces.to_vec(), shapes: shapes.to_vec() });
    }
    found
}

/// Where to cut words of these sizes.
fn places(sizes: &[usize], sentences: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let (mut start, mut total, mut last) = (0, 0, None);
    for (index, size) in sizes.iter().enumerate() {
        if index > start && sentences.binary_search_by_key(&index, |sentence| sentence.end).is_ok() {
            last = Some(index);
        }
        if total + size > LENGTH - 2 {
            let cut = last.filter(|last| *last > start).unwrap_or(index);
            found.push(start..cut);
            (start, last) = (cut, None);
            total = sizes.get(cut..index).unwrap_or_default().iter().sum();
        }
        total += size;
    }
    if start < sizes.len() {
        found.push(start..sizes.len());
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{LENGTH, places};

    #[test]
    fn units_are_cut_after_sentences() {
        assert_eq!(places(&[1; 10], &[0..5, 5..10]), [0..10]);
        assert_eq!(places(&[1; 300], &[0..100, 100..200, 200..300]), [0..200, 200..300]);
        let one = places(&[1; 600], &[0..600]);
        assert_eq!(one.last().map(|last| last.end), Some(600));
        assert!(one.iter().all(|part| part.len() < LENGTH));
    }
}
