//! Lists that models look at, looked up together: one look tells which of them hold a word, alone or as the first of a
//! phrase that stands there. What follows from it is the models' business.

use super::begun::Begun;
use super::entries::Entries;
use super::lexicon::Lexicon;
use super::lists::{self, ListName};
use super::word::Word;

/// The lists, at most 32. Their order is part of the weights: it never changes without training anew.
pub(super) const SHELVED: [ListName; 32] = [
    lists::ACCUSING_VERBS,
    lists::DENYING_VERBS,
    lists::ADMITTING_VERBS,
    lists::COMMITTING_VERBS,
    lists::DEMANDING_VERBS,
    lists::ASKING_VERBS,
    lists::DOUBTING_VERBS,
    lists::FACTIVE_VERBS,
    lists::PUBLISHING_VERBS,
    lists::MENTAL_VERBS,
    lists::NEUTRAL_VERBS,
    lists::DEATH_WORDING,
    lists::CRIME_TERMS,
    lists::WRONGDOING_VERBS,
    lists::SCOLDING_VERBS,
    lists::OPINION_WORDS,
    lists::JUDGING_ADJECTIVES,
    lists::PLAIN_ADJECTIVES,
    lists::NORM_WORDS,
    lists::HEDGES,
    lists::EVENT_VERBS,
    lists::WAR_WORDING,
    lists::LEGAL_TERMS,
    lists::PUBLIC_ACTS,
    lists::INTENDING_VERBS,
    lists::CHECKING_VERBS,
    lists::CAPTIVITY_VERBS,
    lists::CAPTIVE_NOUNS,
    lists::NO_COMMENT,
    lists::UNCHECKED_ADJECTIVES,
    lists::VERIFYING_VERBS,
    lists::DISPUTED_WORDING,
];

/// Which of the lists hold a word, as a set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Held(u32);

impl Held {
    /// A bit a list, in the order of the lists.
    pub fn bits(self) -> u32 {
        self.0
    }
}

/// What each word begins.
#[derive(Debug, Default)]
pub struct Shelf(Begun);

impl Shelf {
    /// The table of these lists, which stand in the order of `SHELVED`.
    pub(super) fn of<'a>(lists: impl Iterator<Item = &'a Entries>) -> Self {
        Self(Begun::of(lists))
    }

    /// The lists that hold each of some words: those of whose phrases it is the first.
    pub fn held(&self, lexicon: &Lexicon, words: &[Word<'_>]) -> Vec<Held> {
        let held = |at: usize, word: &Word<'_>| {
            let mut begun = self.0.by(word.keys.lower) | self.0.by(word.keys.lemma);
            let mut held = 0;
            while begun != 0 {
                let place = begun.trailing_zeros();
                begun &= begun - 1;
                let list = SHELVED.get(place as usize).map(|list| lexicon.words(*list));
                if list.is_some_and(|list| list.find_at(words, at).is_some()) {
                    held |= 1 << place;
                }
            }
            Held(held)
        };
        words.iter().enumerate().map(|(at, word)| held(at, word)).collect()
    }
}

#[cfg(test)]
mod tests {
    use crate::knowledge::{Knowledge, Word};

    #[test]
    fn a_word_is_held_by_its_lists() {
        let lexicon = Knowledge::built_in().lexicon();
        let words = ["denied", "qwertyuiop", "declined", "to", "comment"].map(|word| Word::new(word, word, word));
        let held: Vec<u32> = lexicon.shelf().held(lexicon, &words).into_iter().map(|held| held.bits()).collect();
        assert_eq!(held[1], 0);
        assert_eq!(held[2] >> 28 & 1, 1);
    }
}
