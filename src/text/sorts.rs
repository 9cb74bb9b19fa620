//! What the words and pieces of words are that the reading of text decides by: how forms are spelt, where words begin and
//! end, which part of a page a line is. Each sort is named in the second column of a list; nothing is decided here.

use super::lexicon;
use crate::knowledge::{ListName, lists};
use rustc_hash::FxHashMap;
use std::sync::OnceLock;

/// What a piece of a word or a word of the page is. The name of each in the lists is its name here in lower case, with
/// hyphens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// Ends a people or party in the plural.
    People,
    /// May stand before an irregular verb.
    Prefix,
    /// Begins a verb that "un-" makes another verb.
    Undone,
    /// Ends a verb whose two last letters are its own.
    Doubled,
    /// Ends a verb that has only one of them.
    Halved,
    /// Ends a plural or third person that loses "-es".
    Es,
    /// Ends a plural in "-is".
    Is,
    /// Ends what is left of a degree that lost an e.
    LacksE,
    /// Ends what is left of a degree that lost nothing.
    LacksNone,
    /// Stands behind an apostrophe and is a word by itself.
    Clitic,
    /// Begins with the apostrophe of what was left out.
    Clipped,
    /// Begins an abbreviation whose full stop is followed by more.
    Dotted,
    /// Ends an address on the web.
    Web,
    /// The name of a value in front matter.
    Key,
    /// The name of a date there.
    DateKey,
    /// The name of a title there.
    TitleKey,
    /// Stands in a byline beside names.
    Byline,
    /// Stands beside a date on a line of its own.
    Clock,
    /// Stands in a dateline beside places.
    Dateline,
    /// The verb behind a question that somebody asks.
    Telling,
    /// A pronoun before it.
    Speaker,
    /// Before a country that somebody is in.
    Within,
    /// A form of address.
    Address,
    /// A verb whose object is a clause.
    Reports,
    /// Behind a participle that is no past.
    Agent,
}

const NAMES: [(&str, Sort); 25] = [
    ("people", Sort::People),
    ("prefix", Sort::Prefix),
    ("undone", Sort::Undone),
    ("doubled", Sort::Doubled),
    ("halved", Sort::Halved),
    ("es", Sort::Es),
    ("is", Sort::Is),
    ("lacks-e", Sort::LacksE),
    ("lacks-none", Sort::LacksNone),
    ("clitic", Sort::Clitic),
    ("clipped", Sort::Clipped),
    ("dotted", Sort::Dotted),
    ("web", Sort::Web),
    ("key", Sort::Key),
    ("date-key", Sort::DateKey),
    ("title-key", Sort::TitleKey),
    ("byline", Sort::Byline),
    ("clock", Sort::Clock),
    ("dateline", Sort::Dateline),
    ("telling", Sort::Telling),
    ("speaker", Sort::Speaker),
    ("within", Sort::Within),
    ("address", Sort::Address),
    ("reports", Sort::Reports),
    ("agent", Sort::Agent),
];

/// The lists that name these sorts.
const LISTS: [ListName; 3] = [lists::SPELLING, lists::WORD_PIECES, lists::PAGE_WORDS];

/// No piece that is looked for at the end of a word has more bytes.
const LONGEST: usize = 8;

/// Pieces that are looked for at the start of a word have so many bytes.
const SHORTEST: usize = 2;
const LONGEST_START: usize = 5;

/// The sorts of each piece, as a set.
fn sorts() -> &'static FxHashMap<&'static str, u32> {
    static SORTS: OnceLock<FxHashMap<&'static str, u32>> = OnceLock::new();
    SORTS.get_or_init(|| {
        let mut sorts = FxHashMap::default();
        for (word, column) in
            LISTS.iter().flat_map(|list| lexicon::entries(list.text())).filter_map(|line| line.split_once(" | "))
        {
            let named = |name: &str| NAMES.iter().find(|(known, _)| *known == name).map_or(0, |(_, sort)| sort.bit());
            *sorts.entry(word).or_default() |= column.split_whitespace().map(named).fold(0, |all, bit| all | bit);
        }
        sorts
    })
}

impl Sort {
    fn bit(self) -> u32 {
        1 << self as u32
    }

    /// True for a piece or a word that is of this sort.
    pub(super) fn is(self, word: &str) -> bool {
        sorts().get(word).is_some_and(|sorts| sorts & self.bit() != 0)
    }

    /// True for a word that ends in a piece of this sort, or is one that the list marks with "^".
    pub(super) fn ends(self, word: &str) -> bool {
        let from = word.len().saturating_sub(LONGEST);
        (from..word.len()).any(|at| word.get(at..).is_some_and(|end| self.is(end)))
            || word.len() <= LONGEST && self.is(&format!("^{word}"))
    }

    /// The length of a piece of this sort that a word begins with.
    pub(super) fn begins(self, word: &str) -> Option<usize> {
        (SHORTEST..=LONGEST_START.min(word.len())).find(|&end| word.get(..end).is_some_and(|start| self.is(start)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sort_has_words_and_every_word_a_sort() {
        let all = sorts().values().fold(0, |all, bits| all | bits);
        for (name, sort) in NAMES {
            assert!(all & sort.bit() != 0, "no word is {name}");
        }
        let columns =
            LISTS.iter().flat_map(|list| lexicon::entries(list.text())).map(|line| line.split_once(" | ").unwrap());
        for (word, column) in columns {
            assert!(column.split(' ').all(|name| NAMES.iter().any(|(known, _)| *known == name)), "{word}: {column}");
            assert!(word.trim_start_matches('^').len() <= LONGEST || !Sort::Doubled.is(word), "{word}");
            let starts = Sort::Prefix.is(word) || Sort::Undone.is(word);
            assert!(!starts || (SHORTEST..=LONGEST_START).contains(&word.len()), "{word}");
        }
    }

    #[test]
    fn ends_and_beginnings() {
        assert!(Sort::Doubled.ends("recall") && Sort::Doubled.ends("add") && !Sort::Doubled.ends("padd"));
        assert_eq!(Sort::Prefix.begins("overtook"), Some(4));
    }
}
