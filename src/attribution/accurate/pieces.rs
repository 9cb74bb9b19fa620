//! Words to word pieces (WordPiece, Schuster and Nakajima 2012, as BERT uses it) and to how they are written. What
//! training does, `training/encoder/pieces.py` has: the two must agree.

use super::BadWeights;
use rustc_hash::FxHashMap;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Pieces of one word; the rest of a very long one is left out.
const MOST: usize = 12;
/// Letters of a part of a word; a longer one is unknown.
const LONGEST: usize = 100;

/// The pieces that the network knows.
pub struct Pieces {
    numbers: FxHashMap<String, i32>,
    /// What begins a window.
    pub start: i32,
    /// What ends each part of it.
    pub end: i32,
    unknown: i32,
}

impl Pieces {
    /// Reads the pieces, one a line; the number of each is its line's, from 0.
    pub fn read(lines: &str) -> Result<Self, BadWeights> {
        let numbers: FxHashMap<String, i32> =
            (0..).zip(lines.lines()).map(|(number, piece)| (piece.to_owned(), number)).collect();
        let special = |piece: &str| {
            numbers.get(piece).copied().ok_or_else(|| BadWeights(format!("the list of pieces has no {piece}")))
        };
        let (start, end, unknown) = (special("[CLS]")?, special("[SEP]")?, special("[UNK]")?);
        Ok(Self { numbers, start, end, unknown })
    }

    /// The numbers of a word's pieces: at least one, at most twelve.
    pub fn of_word(&self, word: &str) -> Vec<i32> {
        let plain: String = word.chars().map(plain).collect::<String>().to_lowercase();
        let plain: String = plain.nfd().filter(|c| !is_combining_mark(*c)).collect();
        let mut found = Vec::new();
        for part in parts(&plain) {
            self.add_part(part, &mut found);
            if found.len() >= MOST {
                break;
            }
        }
        found.truncate(MOST);
        if found.is_empty() {
            found.push(self.unknown);
        }
        found
    }

    /// Adds the pieces of a part: the longest first, from the left; or the unknown one where none fits.
    fn add_part(&self, part: &str, found: &mut Vec<i32>) {
        let before = found.len();
        let mut rest = if part.chars().count() > LONGEST { "" } else { part };
        let mut piece = String::new();
        while !rest.is_empty() {
            let ends = rest.char_indices().map(|(at, c)| at + c.len_utf8()).rev();
            let fits = ends.into_iter().find_map(|end| {
                piece.clear();
                piece.push_str(if rest.len() < part.len() { "##" } else { "" });
                piece.push_str(rest.get(..end)?);
                Some((end, *self.numbers.get(&piece)?))
            });
            let Some((end, number)) = fits else { break };
            found.push(number);
            rest = rest.get(end..).unwrap_or_default();
        }
        if !rest.is_empty() || found.len() == before {
            found.truncate(before);
            found.push(self.unknown);
        }
    }
}

/// Marks that pages use for what the vocabulary has as plain ones.
fn plain(c: char) -> char {
    match c {
        '‘' | '’' | '‚' | '‛' => '\'',
        '“' | '”' | '„' | '‟' => '"',
        '–' | '—' | '―' => '-',
        '…' => '.',
        other => other,
    }
}

/// Runs of letters and digits; each other character alone.
fn parts(word: &str) -> impl Iterator<Item = &str> {
    let mut rest = word;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let end = if first.is_alphanumeric() {
            rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len())
        } else {
            first.len_utf8()
        };
        let (part, after) = rest.split_at(end);
        rest = after;
        Some(part)
    })
}

/// How a word is written: 0 small or no letter first, 1 capital first, 2 all capitals, 3 otherwise.
pub fn shape(word: &str) -> i32 {
    let Some(first) = word.chars().next().filter(|first| first.is_alphabetic()) else { return 0 };
    let any = |is: fn(char) -> bool| word.chars().any(is);
    let (upper, lower) = (any(char::is_uppercase), any(char::is_lowercase));
    match (upper, lower) {
        (false, true) => 0,
        (true, false) if word.chars().nth(1).is_some() => 2,
        _ => {
            if first.is_uppercase() {
                1
            } else {
                3
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Pieces, parts, shape};

    #[test]
    fn words_are_cut_into_the_longest_pieces() {
        let pieces = Pieces::read("[UNK]\n[CLS]\n[SEP]\nun\n##like\n##ly\nunlike\n-\ncafe\n.\n").unwrap();
        assert_eq!(pieces.of_word("Unlikely"), [6, 5]);
        assert_eq!(pieces.of_word("un–café"), [3, 7, 8]);
        assert_eq!(pieces.of_word("xyz"), [0]);
        assert_eq!(pieces.of_word("…"), [9]);
        assert_eq!(pieces.of_word(""), [0]);
        assert_eq!(pieces.of_word(&"un-".repeat(50)).len(), 12);
    }

    #[test]
    fn parts_are_words_and_marks() {
        assert_eq!(parts("state-run's").collect::<Vec<_>>(), ["state", "-", "run", "'", "s"]);
    }

    #[test]
    fn shapes() {
        assert_eq!(["said", "Kyiv", "UN", "iPhone", "A", "9th", "McKay", "是"].map(shape), [0, 1, 2, 3, 1, 0, 1, 3]);
    }
}
