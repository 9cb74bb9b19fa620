//! What sayso knows of words and of the world before it reads an article: the lexicon (word lists) and the almanac
//! (states, bodies, people, outlets, conflicts), as data files under `knowledge/`, and what a house adds to them.
//! Knows nothing of documents; its matchers take words.

mod entries;
mod files;
mod lexicon;
mod stance;
mod word;

pub use entries::{Entries, Match};
pub use lexicon::Lexicon;
pub use stance::Stance;
pub use word::Word;

use std::collections::BTreeMap;
use std::sync::OnceLock;

/// Words and world.
#[derive(Debug)]
pub struct Knowledge {
    lexicon: Lexicon,
}

impl Knowledge {
    /// What ships. Lists are read when they are first asked for.
    pub fn built_in() -> &'static Self {
        static BUILT_IN: OnceLock<Knowledge> = OnceLock::new();
        BUILT_IN.get_or_init(|| Self { lexicon: Lexicon::with_house(BTreeMap::new()) })
    }

    /// The word lists.
    pub fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// A word list by its name ("factive verbs"); `None` when there is no such list.
    pub fn list(&self, name: &str) -> Option<&Entries> {
        self.lexicon.list(name)
    }

    /// A word list that ships, for code that knows its name; empty when there is no such list.
    pub fn words(&self, name: &str) -> &Entries {
        self.lexicon.words(name)
    }

    /// The stance of a one-word cue by its lemma; `None` when no list holds it.
    pub fn stance(&self, lemma: &str) -> Option<Stance> {
        self.lexicon.stance(lemma)
    }
}
