//! From names to entries of the almanac: the longest name that starts at a word, with capitals as they should be.
//! Does not choose between two entries of one name; it gives both.

use super::Almanac;
use super::record::{Body, Conflict, Medium, Person, State};
use crate::knowledge::openers::Openers;
use crate::knowledge::word::{Key, Word, lower};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// Which list of the almanac, and the place in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    State(usize),
    Body(usize),
    Person(usize),
    Medium(usize),
    Conflict(usize),
}

/// An entry of the almanac.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Entry<'a> {
    /// A state.
    State(&'a State),
    /// A body.
    Body(&'a Body),
    /// A person.
    Person(&'a Person),
    /// An outlet or agency.
    Medium(&'a Medium),
    /// A conflict.
    Conflict(&'a Conflict),
}

impl<'a> Entry<'a> {
    /// Its key.
    pub fn key(self) -> &'a str {
        match self {
            Self::State(state) => &state.key,
            Self::Body(body) => &body.key,
            Self::Person(person) => &person.key,
            Self::Medium(medium) => &medium.key,
            Self::Conflict(conflict) => &conflict.key,
        }
    }

    /// Its usual name.
    pub fn name(self) -> &'a str {
        match self {
            Self::State(state) => &state.name,
            Self::Body(body) => body.names.first().map(String::as_str).unwrap_or_default(),
            Self::Person(person) => person.names.first().map(String::as_str).unwrap_or_default(),
            Self::Medium(medium) => medium.names.first().map(String::as_str).unwrap_or_default(),
            Self::Conflict(conflict) => &conflict.name,
        }
    }

    /// The key of what it belongs to: of a body or person, a state or body; of an outlet, its home state only where
    /// the state controls it.
    pub fn of(self) -> Option<&'a str> {
        match self {
            Self::State(_) | Self::Conflict(_) => None,
            Self::Body(body) => body.of.as_deref(),
            Self::Person(person) => Some(&person.of),
            Self::Medium(medium) => medium.state.as_deref().filter(|_| medium.control == super::record::Control::State),
        }
    }
}

/// How a name names its entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NameForm {
    /// "Ukraine", "the Security Service of Ukraine", "Volodymyr Zelensky"
    Name,
    /// "SBU"
    Acronym,
    /// "Ukrainian" (also the noun for one of its people, where the two are alike)
    Adjective,
    /// "Ukrainians", "Dane"
    People,
    /// "Moscow" for Russia's government, or for the city: the sentence decides
    Metonym,
    /// "Zelensky"
    Surname,
}

/// A name of the almanac in a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Named<'a> {
    /// The words that it covers: indices into the slice that was searched. "the" is left out.
    pub range: Range<usize>,
    /// What it may name and how; more than one where a name is shared ("Congo"), in the almanac's order.
    pub entries: Vec<(Entry<'a>, NameForm)>,
}

#[derive(Clone, Debug)]
struct Name {
    words: Vec<Box<str>>,
    /// Of the words in lower case.
    keys: Vec<Key>,
    place: Place,
    form: NameForm,
}

/// All names by their first word.
#[derive(Clone, Debug, Default)]
pub(super) struct Names {
    by_first: FxHashMap<Key, Vec<Name>>,
    openers: Openers,
}

impl Names {
    pub(super) fn of(almanac: &Almanac) -> Self {
        let mut names = Self::default();
        let records = &almanac.records;
        for (at, state) in records.states.iter().enumerate() {
            let place = Place::State(at);
            names.add(&[&state.name], place, NameForm::Name);
            names.add(&state.aliases, place, NameForm::Name);
            names.add(&state.adjectives, place, NameForm::Adjective);
            names.add(&state.people, place, NameForm::People);
            names.add(&state.speaks_as, place, NameForm::Metonym);
        }
        for (at, body) in records.bodies.iter().enumerate() {
            names.add(&body.names, Place::Body(at), NameForm::Name);
            names.add(&body.acronyms, Place::Body(at), NameForm::Acronym);
        }
        for (at, person) in records.people.iter().enumerate() {
            names.add(&person.names, Place::Person(at), NameForm::Name);
            names.add(&person.surnames, Place::Person(at), NameForm::Surname);
        }
        for (at, medium) in records.media.iter().enumerate() {
            names.add(&medium.names, Place::Medium(at), NameForm::Name);
            names.add(&medium.acronyms, Place::Medium(at), NameForm::Acronym);
        }
        for (at, conflict) in records.conflicts.iter().enumerate() {
            names.add(&conflict.names, Place::Conflict(at), NameForm::Name);
        }
        for group in names.by_first.values_mut() {
            group.sort_by_key(|name| std::cmp::Reverse(name.words.len()));
        }
        names.openers = Openers::of(names.by_first.keys().copied());
        names
    }

    fn add<S: AsRef<str>>(&mut self, texts: &[S], place: Place, form: NameForm) {
        for text in texts {
            let words = split(text.as_ref(), false);
            if words.iter().any(|word| word.contains('-')) {
                self.add_words(split(text.as_ref(), true), place, form);
            }
            self.add_words(words, place, form);
        }
    }

    fn add_words(&mut self, words: Vec<Box<str>>, place: Place, form: NameForm) {
        let Some(first) = words.first() else { return };
        let group = self.by_first.entry(Key::of(&lower(first))).or_default();
        // An entry whose people and adjective are alike ("Ukrainian") is listed once, as the adjective.
        if !group.iter().any(|name| name.place == place && name.words == words) {
            let keys = words.iter().map(|word| Key::of(&lower(word))).collect();
            group.push(Name { words, keys, place, form });
        }
    }

    /// The longest name that starts at that word, with all that it may name: where it ends, and the entries.
    pub(super) fn find_at(&self, words: &[Word<'_>], at: usize) -> Option<(usize, Vec<(Place, NameForm)>)> {
        let first = words.get(at)?.keys.lower;
        let group = if self.openers.may_have(first) { self.by_first.get(&first)? } else { return None };
        let fits = |name: &&Name| words.get(at..at + name.words.len()).is_some_and(|found| name.fits(found));
        let length = group.iter().find(fits)?.words.len();
        if length == 1 && is_shouted(words, at) {
            return None;
        }
        let all =
            group.iter().filter(|name| name.words.len() == length).filter(fits).map(|name| (name.place, name.form));
        Some((at + length, all.collect()))
    }
}

impl Name {
    fn fits(&self, found: &[Word<'_>]) -> bool {
        // Cheap, and true of nearly all: a word that differs in more than its capitals.
        self.keys.iter().zip(found).all(|(key, word)| *key == word.keys.lower)
            && self.words.iter().zip(found).all(|(name, word)| fits(name, word))
    }
}

/// A word of a name fits as written, or with more capitals (a headline in capitals), never with fewer: "us" is not
/// the US. A name in capitals fits only as written: "Who" is not the WHO.
fn fits(name: &str, word: &Word<'_>) -> bool {
    if name == word.text {
        return true;
    }
    let capitals = name.chars().filter(|c| c.is_uppercase()).count();
    let capital = |text: &str| text.chars().next().is_some_and(char::is_uppercase);
    let abbreviation = capitals > 1 && !name.chars().any(char::is_lowercase);
    !abbreviation && lower(name) == word.lower && (capitals == 0 || capital(word.text) || !capital(name))
}

/// True for a short word in capitals among words in capitals: the "IS" and "US" of a headline in capitals are more
/// likely words than abbreviations.
fn is_shouted(words: &[Word<'_>], at: usize) -> bool {
    let capitals = |word: &Word<'_>| word.text.len() > 1 && word.text.chars().all(char::is_uppercase);
    let short = words.get(at).is_some_and(|word| word.text.len() <= 3 && capitals(word));
    let before = at.checked_sub(1).and_then(|at| words.get(at));
    short && [before, words.get(at + 1)].into_iter().flatten().any(|word| capitals(word) && word.text.len() > 3)
}

/// The words of a name as a tokeniser gives them: a possessive ending apart, and at hyphens where asked.
fn split(text: &str, hyphens: bool) -> Vec<Box<str>> {
    let mut words: Vec<Box<str>> = Vec::new();
    for (place, word) in text.split_whitespace().enumerate() {
        // "The Times" is "the Times" inside a sentence.
        let word = if place == 0 && word == "The" { "the" } else { word };
        let (stem, ending) = match word.strip_suffix("'s") {
            Some(stem) => (stem, Some("'s")),
            None => (word, None),
        };
        for (number, part) in stem.split(|c| hyphens && c == '-').enumerate() {
            if number > 0 {
                words.push("-".into());
            }
            words.push(part.into());
        }
        words.extend(ending.map(Into::into));
    }
    words
}
