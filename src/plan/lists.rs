//! The word lists of a plan made ready to be looked for: phrases by first word. Making them ready takes longer than
//! looking through an article, so a plan keeps them from one article to the next. Matching is `knowledge`'s.

use super::Words;
use crate::knowledge::{Entries, Key, Knowledge, Openers};
use rustc_hash::FxHashMap;
use std::sync::{Arc, Mutex};

/// The lists of a plan, in its order.
#[derive(Debug)]
pub struct Lists {
    entries: Vec<Entries>,
    /// Which lists have a phrase that starts with a word.
    by_first: FxHashMap<Key, Vec<usize>>,
    openers: Openers,
}

impl Lists {
    fn of(words: &[Words], knowledge: &Knowledge) -> Self {
        let entries: Vec<Entries> = words.iter().map(|words| joined(words, knowledge)).collect();
        let mut by_first: FxHashMap<Key, Vec<usize>> = FxHashMap::default();
        for (list, entries) in entries.iter().enumerate() {
            for word in entries.first_words() {
                by_first.entry(word).or_default().push(list);
            }
        }
        let openers = Openers::of(by_first.keys().copied());
        Self { entries, by_first, openers }
    }

    /// How many lists there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// True when there are none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// A list.
    pub fn get(&self, list: usize) -> Option<&Entries> {
        self.entries.get(list)
    }

    /// The lists that have a phrase that starts with this word, in lower case.
    pub fn opened_by(&self, word: Key) -> &[usize] {
        if !self.openers.may_have(word) {
            return &[];
        }
        self.by_first.get(&word).map(Vec::as_slice).unwrap_or_default()
    }
}

/// A list's own phrases and those of the lexicon's lists that it holds.
fn joined(words: &Words, knowledge: &Knowledge) -> Entries {
    let own = words.entries.iter().map(|entry| entry.join(" "));
    let shipped = words.lists.iter().flat_map(|list| knowledge.words(*list).phrases());
    Entries::from_phrases(own.chain(shipped))
}

/// The lists that were made ready last, with what they were made from.
#[derive(Debug, Default)]
pub struct Ready(Mutex<Option<Made>>);

#[derive(Debug)]
struct Made {
    /// Which lexicon.
    lexicon: u64,
    words: Vec<Words>,
    lists: Arc<Lists>,
}

impl Ready {
    /// The lists for these words: those of the last call if they were made from the same.
    pub fn lists(&self, words: &[Words], knowledge: &Knowledge) -> Arc<Lists> {
        let Ok(mut last) = self.0.lock() else { return Arc::new(Lists::of(words, knowledge)) };
        match &*last {
            Some(made) if made.lexicon == knowledge.lexicon().mark() && made.words == words => made.lists.clone(),
            _ => {
                let lists = Arc::new(Lists::of(words, knowledge));
                let (lexicon, words) = (knowledge.lexicon().mark(), words.to_vec());
                *last = Some(Made { lexicon, words, lists: lists.clone() });
                lists
            }
        }
    }
}

impl Clone for Ready {
    /// Nothing is ready yet in a copy.
    fn clone(&self) -> Self {
        Self::default()
    }
}
