//! The lists that are asked at every word of an article, looked up together: one look tells which of them have a phrase
//! that begins with a word, and most words begin one in none. Narrows down where to look; finds nothing itself.

use super::begun::Begun;
use super::entries::{Entries, Match};
use super::lists::{self, COUNT, ListName};
use super::word::{Key, Keys, Word};

/// The lists that are asked at every word, or nearly; at most 63.
pub(super) const ASKED: [ListName; 59] = [
    // What nouns stand for.
    lists::NOUNS,
    lists::ROLE_NOUNS,
    lists::PEOPLE_NOUNS,
    lists::BODY_NOUNS,
    lists::PLACE_NOUNS,
    lists::DOCUMENT_NOUNS,
    lists::EVIDENCE_NOUNS,
    // Cues.
    lists::DENYING_VERBS,
    lists::ACCUSING_VERBS,
    lists::ADMITTING_VERBS,
    lists::COMMITTING_VERBS,
    lists::DEMANDING_VERBS,
    lists::ASKING_VERBS,
    lists::DOUBTING_VERBS,
    lists::FACTIVE_VERBS,
    lists::PUBLISHING_VERBS,
    lists::MENTAL_VERBS,
    lists::NEUTRAL_VERBS,
    lists::DOCUMENT_VERBS,
    // Numbers and dates.
    lists::BOUNDS,
    lists::ROUND_NUMBERS,
    lists::FRACTIONS,
    lists::MULTIPLES,
    lists::NUMBER_WORDS,
    lists::RELATIVE_DATES,
    lists::DATE_OPENERS,
    lists::RANGE_OPENERS,
    lists::SEASONS,
    // Notes.
    lists::CHECKING_VERBS,
    lists::UNCHECKED_ADJECTIVES,
    lists::CHECKING_NOUNS,
    lists::DISPUTED_WORDING,
    // Statements.
    lists::HEDGES,
    lists::CONDITIONALS,
    lists::LEGAL_TERMS,
    lists::CASE_OUTCOMES,
    lists::EYEWITNESS_PUBLISHER_MARKERS,
    lists::TREATY_PHRASES,
    lists::GEOGRAPHY_WORDING,
    // Sources.
    lists::NO_COMMENT,
    lists::ANONYMITY_TERMS,
    lists::ANONYMITY_REASONS,
    lists::WAYS_OF_KNOWING,
    lists::BLANKET_WORDING,
    // Verb groups.
    lists::NEGATIONS,
    lists::AUXILIARY_VERBS,
    // Noun phrases.
    lists::QUANTIFIERS,
    lists::PRONOUNS,
    lists::NOUN_PREPOSITIONS,
    lists::NAME_HEADS,
    lists::SOURCE_MODIFIERS,
    lists::ADDRESSING_VERBS,
    lists::EMPTY_IT_VERBS,
    lists::CAPTIVITY_VERBS,
    // Beside numbers and dates.
    lists::NUMBER_CONTEXT,
    lists::DATE_CONTEXT,
    lists::WEEKDAYS,
    lists::MONTHS,
    lists::DATE_UNITS,
];

/// Where each list stands in `ASKED`.
const PLACES: [Option<u8>; COUNT] = {
    let mut places = [None; COUNT];
    let mut at = 0;
    while at < ASKED.len() {
        places[ASKED[at].index()] = Some(at as u8);
        at += 1;
    }
    places
};

/// Where a list stands in `ASKED`, if it does.
#[inline]
pub(super) fn place(list: ListName) -> Option<u8> {
    PLACES.get(list.index()).copied().flatten()
}

/// Which of the lists have a phrase that begins with a word, as a set. A list may be in it wrongly, though seldom; none
/// is missing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Opened(u64);

impl Opened {
    /// True when the word begins a phrase in no list of the panel.
    pub fn is_empty(self) -> bool {
        self.0 == UNKNOWN
    }

    /// False when the word begins no phrase of a list.
    #[inline]
    pub fn may_be_of(self, list: ListName) -> bool {
        place(list).is_none_or(|place| self.0 & 1 << place != 0)
    }
}

/// In every set: for lists that are not in `ASKED` nothing is known.
const UNKNOWN: u64 = 1 << 63;

/// What each word begins.
#[derive(Debug, Default)]
pub struct Panel(Begun);

impl Panel {
    /// The table of these lists, which stand in the order of `ASKED`.
    pub(super) fn of<'a>(asked: impl Iterator<Item = &'a Entries>) -> Self {
        Self(Begun::of(asked))
    }

    /// What a word begins, by its lower-case form or its lemma.
    #[inline]
    pub fn opened(&self, keys: Keys) -> Opened {
        let mut opened = self.opened_by(keys.lower);
        if keys.lemma != keys.lower {
            opened.0 |= self.opened_by(keys.lemma).0;
        }
        opened
    }

    /// What a word in one of its forms begins.
    #[inline]
    pub fn opened_by(&self, word: Key) -> Opened {
        Opened(self.0.by(word) | UNKNOWN)
    }
}

/// A list with its place in the sets.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    bit: u64,
    /// The list.
    pub entries: &'a Entries,
}

impl<'a> Asked<'a> {
    /// A list and its place in `ASKED`; `None` for one that is not there and has to be asked each time.
    pub(super) fn new(place: Option<u8>, entries: &'a Entries) -> Self {
        Self { bit: place.map_or(UNKNOWN, |place| 1 << place), entries }
    }

    /// False when no phrase of the list begins with a word that begins these.
    #[inline]
    pub fn may_open(self, opened: Opened) -> bool {
        opened.0 & self.bit != 0
    }

    /// The second column of a one-word entry, as `Entries::single_of`.
    #[inline]
    pub fn single_of(self, opened: Opened, key: Key, word: &str) -> Option<&'a str> {
        if self.may_open(opened) { self.entries.single_of(key, word) } else { None }
    }

    /// Every phrase of the list that stands in the words, as `Entries::find`; `opened` is what each of them begins.
    pub fn find(self, opened: &[Opened], words: &[Word<'_>]) -> Vec<Match> {
        if !opened.iter().any(|opened| self.may_open(*opened)) {
            return Vec::new();
        }
        self.entries.find_where(words, |at| opened.get(at).is_none_or(|opened| self.may_open(*opened)))
    }

    /// The longest phrase that starts at that word, as `Entries::find_at`.
    #[inline]
    pub fn find_at(self, opened: Opened, words: &[Word<'_>], at: usize) -> Option<Match> {
        if self.may_open(opened) { self.entries.find_at(words, at) } else { None }
    }
}

#[cfg(test)]
mod tests {
    use super::ASKED;
    use crate::knowledge::{Keys, Knowledge, lists};

    #[test]
    fn every_list_is_opened_by_the_first_words_of_its_phrases_and_by_few_others() {
        let lexicon = Knowledge::built_in().lexicon();
        for name in ASKED {
            let list = lexicon.asked(name);
            assert!(list.entries.len() > 1, "{name:?}");
            for word in list.entries.first_words() {
                assert!(list.may_open(lexicon.panel().opened_by(word)), "{name:?}");
            }
            let other = lexicon.panel().opened(Keys::of("qwertyuiop", "qwertyuiop"));
            assert!(!list.may_open(other), "{name:?}");
        }
    }

    #[test]
    fn a_list_that_is_not_on_the_panel_is_always_asked() {
        let lexicon = Knowledge::built_in().lexicon();
        let list = lexicon.asked(lists::CURRENCIES);
        assert!(list.may_open(lexicon.panel().opened(Keys::of("qwertyuiop", "qwertyuiop"))));
    }
}
