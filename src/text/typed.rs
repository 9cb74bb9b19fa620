//! Contractions as people type them, without the apostrophe ("dont", "im", "its not"): where they are cut, and what their
//! parts read as. Which they are is data; other slips of typing are left as they stand.

use super::lexicon;
use crate::knowledge::lists;
use rustc_hash::FxHashMap;
use std::sync::OnceLock;

/// How a contraction is cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Typed {
    /// The bytes of its first part.
    pub cut: usize,
    /// What that reads as.
    pub first: &'static str,
    /// What the rest reads as.
    pub second: &'static str,
}

/// A contraction, with the words that must follow; none where any may.
struct Entry {
    typed: Typed,
    before: Vec<&'static str>,
}

/// The contractions, and for each first letter and last which lengths they have, as bits: most words are none, and are not
/// looked up.
struct List {
    entries: FxHashMap<&'static str, Entry>,
    lengths: [[u16; 26]; 26],
}

/// How a word is cut that is a contraction before the word that `next` gives.
pub(super) fn contraction<'a>(word: &str, next: impl FnOnce() -> &'a str) -> Option<Typed> {
    static LIST: OnceLock<List> = OnceLock::new();
    let list = LIST.get_or_init(List::new);
    let (first, last) = ends(word)?;
    let lengths = list.lengths.get(first)?.get(last)?;
    if lengths.checked_shr(u32::try_from(word.len()).ok()?)? & 1 == 0 {
        return None;
    }
    let entry = list.entries.get(word.to_ascii_lowercase().as_str())?;
    let fits = entry.before.is_empty() || entry.before.contains(&next().to_ascii_lowercase().as_str());
    fits.then_some(entry.typed)
}

/// The numbers of a word's first letter and last.
fn ends(word: &str) -> Option<(usize, usize)> {
    let letter = |byte: &u8| usize::from(byte.to_ascii_lowercase().wrapping_sub(b'a'));
    Some((letter(word.as_bytes().first()?), letter(word.as_bytes().last()?)))
}

impl List {
    fn new() -> Self {
        let mut list = Self { entries: FxHashMap::default(), lengths: [[0; 26]; 26] };
        for line in lexicon::entries(lists::TYPED_CONTRACTIONS.text()) {
            list.add(line);
        }
        list
    }

    fn add(&mut self, line: &'static str) -> Option<()> {
        let (phrase, parts) = line.split_once(" | ")?;
        let (cut, parts) = parts.trim().split_once(' ')?;
        let (first, second) = parts.split_once(' ')?;
        let (word, before) = phrase.split_once(' ').map_or((phrase, None), |(word, before)| (word, Some(before)));
        let typed = Typed { cut: cut.parse().ok()?, first, second };
        let entry = self.entries.entry(word).or_insert(Entry { typed, before: Vec::new() });
        entry.before.extend(before);
        let (from, to) = ends(word)?;
        *self.lengths.get_mut(from)?.get_mut(to)? |= 1_u16.checked_shl(u32::try_from(word.len()).ok()?)?;
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::{Typed, contraction};

    #[test]
    fn only_contractions_are_cut() {
        let cut = |word: &str, next: &'static str| contraction(word, || next);
        assert_eq!(cut("dont", "go"), Some(Typed { cut: 2, first: "do", second: "n't" }));
        assert_eq!(cut("Im", ""), Some(Typed { cut: 1, first: "i", second: "'m" }));
        assert!(cut("its", "not").is_some() && cut("its", "name").is_none());
        assert!(cut("want", "to").is_none() && cut("", "").is_none());
    }
}
