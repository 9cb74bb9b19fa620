//! The word lists of `knowledge/lexicon` that the reading of text needs, parsed once. It only looks words up; what
//! follows from them is decided elsewhere.

use rustc_hash::FxHashMap;
use std::sync::OnceLock;

/// The entries of a list: one a line, `#` starts a comment line.
pub(super) fn entries(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#'))
}

/// How a word that ends in a full stop relates to the end of the sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Abbreviation {
    /// Stands before a name: never ends a sentence.
    Title,
    /// An abbreviation only before a number.
    Number,
    /// May end a sentence.
    Word,
    /// A name with a mark at its end.
    Brand,
}

/// The class of an abbreviation, written with its full stop; `None` for other words.
pub(super) fn abbreviation(word: &str) -> Option<Abbreviation> {
    static LIST: OnceLock<FxHashMap<&'static str, Abbreviation>> = OnceLock::new();
    let list = LIST.get_or_init(|| {
        entries(include_str!("../../knowledge/lexicon/abbreviations.txt"))
            .filter_map(|line| {
                let (word, class) = line.split_once(" | ")?;
                let class = match class.trim() {
                    "title" => Abbreviation::Title,
                    "number" => Abbreviation::Number,
                    "brand" => Abbreviation::Brand,
                    _ => Abbreviation::Word,
                };
                Some((word.trim(), class))
            })
            .collect()
    });
    list.get(word).copied()
}

/// True for a capitalised word that often opens a sentence and is no name.
pub(super) fn opens_sentence(word: &str) -> bool {
    static LIST: OnceLock<rustc_hash::FxHashSet<&'static str>> = OnceLock::new();
    LIST.get_or_init(|| entries(include_str!("../../knowledge/lexicon/sentence-openers.txt")).collect()).contains(word)
}

/// The number of a month, its name in any case, with or without a full stop.
pub(super) fn month(word: &str) -> Option<u8> {
    static LIST: OnceLock<FxHashMap<&'static str, u8>> = OnceLock::new();
    if word.len() > 10 {
        return None;
    }
    let list = LIST.get_or_init(|| {
        entries(include_str!("../../knowledge/lexicon/months.txt"))
            .filter_map(|line| {
                let (name, number) = line.split_once(" | ")?;
                Some((name, number.trim().parse().ok()?))
            })
            .collect()
    });
    list.get(word.trim_end_matches('.').to_lowercase().as_str()).copied()
}
