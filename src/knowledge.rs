//! What sayso knows of words and of the world before it reads an article: the lexicon (word lists) and the almanac
//! (states, bodies, people, outlets, conflicts), as data files under `knowledge/`, and what a house adds to them.
//! Knows nothing of documents; its matchers take words.

mod almanac;
mod entries;
mod files;
mod house;
mod lexicon;
mod problem;
mod stance;
mod word;

pub use almanac::{
    Almanac, Body, BodyKind, Conflict, Control, End, Entry, Gender, Medium, NameForm, Named, Office, Part, Period, Person, Records, Side,
    Start, State,
};
pub use entries::{Entries, Match};
pub use house::House;
pub use lexicon::Lexicon;
pub use problem::Problem;
pub use stance::Stance;
pub use word::Word;

use std::collections::BTreeMap;
use std::sync::OnceLock;

/// Words and world.
#[derive(Debug)]
pub struct Knowledge {
    lexicon: Lexicon,
    almanac: Almanac,
}

impl Knowledge {
    /// What ships. A word list is read when it is first asked for, the almanac at the first call.
    pub fn built_in() -> &'static Self {
        static BUILT_IN: OnceLock<Knowledge> = OnceLock::new();
        BUILT_IN.get_or_init(|| Self { lexicon: Lexicon::with_house(BTreeMap::new()), almanac: Almanac::built_in().0 })
    }

    /// What ships with a house's entries, given as the text of its file (only the keys of `House`).
    ///
    /// # Errors
    /// The first thing that is wrong in the file, with line and column: an unknown key, a missing one, a bad day.
    pub fn with_house(text: &str) -> Result<Self, Problem> {
        let house = ron::from_str::<House>(text).map_err(|error| Problem::in_ron("sayso.ron", &error))?;
        Ok(Self::with(house))
    }

    /// What ships with a house's entries, already read (for a file that holds settings besides).
    pub fn with(house: House) -> Self {
        let (lists, records) = house.into_parts();
        Self { lexicon: Lexicon::with_house(lists), almanac: Self::built_in().almanac.with(records) }
    }

    /// The word lists.
    pub fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// States, bodies, people, outlets, conflicts.
    pub fn almanac(&self) -> &Almanac {
        &self.almanac
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
