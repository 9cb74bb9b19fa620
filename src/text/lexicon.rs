//! The word lists of `knowledge/lexicon` that the reading of text needs, parsed once. It only looks words up; what
//! follows from them is decided elsewhere.

use crate::knowledge::lists;
use rustc_hash::{FxHashMap, FxHashSet};
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
        entries(lists::ABBREVIATIONS.text())
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
    static LIST: OnceLock<FxHashSet<&'static str>> = OnceLock::new();
    LIST.get_or_init(|| entries(lists::SENTENCE_OPENERS.text()).collect()).contains(word)
}

/// The number of a month, its name in any case, with or without a full stop.
pub(super) fn month(word: &str) -> Option<u8> {
    static LIST: OnceLock<FxHashMap<&'static str, u8>> = OnceLock::new();
    if word.len() > 10 {
        return None;
    }
    let list = LIST.get_or_init(|| {
        entries(lists::MONTHS.text())
            .filter_map(|line| {
                let (name, number) = line.split_once(" | ")?;
                Some((name, number.trim().parse().ok()?))
            })
            .collect()
    });
    list.get(word.trim_end_matches('.').to_lowercase().as_str()).copied()
}

/// A list of pairs.
type Pairs = FxHashMap<&'static str, &'static str>;

fn pairs(list: &'static str) -> Pairs {
    entries(list).filter_map(|line| line.split_once(" | ")).map(|(form, lemma)| (form, lemma.trim())).collect()
}

/// The verb that an irregular past, participle or third person belongs to.
pub(super) fn irregular_verb(form: &str) -> Option<&'static str> {
    static LIST: OnceLock<Pairs> = OnceLock::new();
    LIST.get_or_init(|| pairs(lists::IRREGULAR_VERBS.text())).get(form).copied()
}

/// The verb of a present form that is not the verb itself: "are", "'ve".
pub(super) fn irregular_be(form: &str) -> Option<&'static str> {
    match form {
        "is" | "are" | "am" | "was" | "were" | "been" | "being" | "'m" | "'re" | "'s" => Some("be"),
        "'ve" | "has" | "had" | "'d" => Some("have"),
        _ => None,
    }
}

/// The singular of an irregular plural.
pub(super) fn irregular_noun(form: &str) -> Option<&'static str> {
    static LIST: OnceLock<Pairs> = OnceLock::new();
    LIST.get_or_init(|| pairs(lists::IRREGULAR_NOUNS.text())).get(form).copied()
}

/// The dictionary form of a pronoun, determiner, modal, or irregular degree.
pub(super) fn irregular_other(form: &str) -> Option<&'static str> {
    static LIST: OnceLock<Pairs> = OnceLock::new();
    LIST.get_or_init(|| pairs(lists::IRREGULAR_OTHERS.text())).get(form).copied()
}

/// True for a word that ends like a form of a verb and is none.
pub(super) fn is_uninflected(word: &str) -> bool {
    static LIST: OnceLock<FxHashSet<&'static str>> = OnceLock::new();
    LIST.get_or_init(|| entries(lists::UNINFLECTED.text()).map(str::trim).collect()).contains(word)
}

/// True when a verb's stem lacks an e after "-ed" or "-ing" is taken off, by the longest ending on the list.
pub(super) fn lacks_e(stem: &str) -> bool {
    static LIST: OnceLock<Pairs> = OnceLock::new();
    let list = LIST.get_or_init(|| pairs(lists::VERB_ENDINGS.text()));
    let whole = format!("^{stem}");
    let from = whole.len().saturating_sub(12);
    (from..whole.len()).find_map(|at| list.get(whole.get(at..)?)).is_some_and(|&found| found == "e")
}

/// True for a word of grammar that has one form: never a verb or a plural in a phrase of a list.
pub(super) fn is_function_word(word: &str) -> bool {
    const WORDS: [&str; 21] = [
        "its", "his", "hers", "this", "as", "us", "yes", "always", "perhaps", "during", "against", "across", "towards",
        "ours", "theirs", "yours", "thus", "whereas", "unless", "besides", "outside",
    ];
    WORDS.contains(&word)
}
