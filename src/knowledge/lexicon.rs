//! The word lists that ship, one file each under `knowledge/en/lexicon/`, read when first asked for. A list is words,
//! not a judgement: what follows from an occurrence is decided by the stage that looks it up.

use super::begun::Begun;
use super::class::Class;
use super::entries::Entries;
use super::house::Phrases;
use super::language::Language;
use super::lists::{COUNT, ListName};
use super::openers::Openers;
use super::panel::{ASKED, Asked, Panel, place};
use super::shelf::{SHELVED, Shelf};
use super::stance::Stance;
use super::word::{Key, Word};
use rustc_hash::{FxBuildHasher, FxHashMap};
use std::hash::BuildHasher;
use std::ops::Range;
use std::sync::OnceLock;

/// Tables of first words that are kept.
const TABLES: usize = 16;

static NOTHING: OnceLock<Entries> = OnceLock::new();

/// All word lists, the phrases of the house among them.
#[derive(Debug)]
pub struct Lexicon {
    /// One place for each list that ships, filled when it is first asked for.
    lists: [OnceLock<Entries>; COUNT],
    /// The house's phrases.
    more: Phrases,
    /// What words begin in the lists that are asked at every word.
    panel: OnceLock<Panel>,
    /// Which lists that models look at hold a word.
    shelf: OnceLock<Shelf>,
    /// The kinds of each reporting word.
    classes: OnceLock<Classes>,
    /// What later rooms look for by its first words, a table each.
    tables: [OnceLock<Begun>; TABLES],
    /// Tells what the house adds.
    mark: u64,
    language: Language,
}

/// The kinds of each reporting word.
#[derive(Debug)]
struct Classes {
    openers: Openers,
    words: FxHashMap<String, Class>,
}

impl Classes {
    fn of(lexicon: &Lexicon) -> Self {
        let mut words: FxHashMap<String, Class> = FxHashMap::default();
        for (list, class) in Class::lists() {
            for word in lexicon.words(list).phrases().filter(|phrase| !phrase.contains(' ')) {
                let known = words.entry(word).or_default();
                *known = known.or(class);
            }
        }
        Self { openers: Openers::of(words.keys().map(|word| Key::of(word))), words }
    }

    fn get(&self, lemma: &str) -> Class {
        let known = self.openers.may_have(Key::of(lemma)).then(|| self.words.get(lemma).copied());
        known.flatten().unwrap_or_default()
    }
}

impl Lexicon {
    /// The lists that ship with the house's phrases added.
    pub(super) fn with_house(more: Phrases) -> Self {
        Self::of(Language::English, more)
    }

    /// The lists of a language.
    pub(super) fn of(language: Language, more: Phrases) -> Self {
        let mark = FxBuildHasher.hash_one((&more, language));
        let lists = std::array::from_fn(|_| OnceLock::new());
        let tables = std::array::from_fn(|_| OnceLock::new());
        Self {
            lists,
            more,
            panel: OnceLock::new(),
            shelf: OnceLock::new(),
            classes: OnceLock::new(),
            tables,
            mark,
            language,
        }
    }

    /// Whose words they are.
    pub fn language(&self) -> Language {
        self.language
    }

    /// A number that is the same for lexicons with the same words.
    pub fn mark(&self) -> u64 {
        self.mark
    }

    /// A list, with the phrases of the house.
    pub fn words(&self, list: ListName) -> &Entries {
        let Some(entries) = self.lists.get(list.index()) else { return NOTHING.get_or_init(Entries::default) };
        let more = || self.more.get(&list).map(Vec::as_slice).unwrap_or_default();
        entries.get_or_init(|| Entries::parse_with(list.text_in(self.language), more()))
    }

    /// What words begin in the lists that are asked at every word.
    pub fn panel(&self) -> &Panel {
        self.panel.get_or_init(|| Panel::of(ASKED.iter().map(|list| self.words(*list))))
    }

    /// Which of the lists that models look at hold a word.
    pub fn shelf(&self) -> &Shelf {
        self.shelf.get_or_init(|| Shelf::of(SHELVED.iter().map(|list| self.words(*list))))
    }

    /// A table of first words that a later room makes of the lists, by its number; made when it is first asked for, and
    /// empty for a number beyond those kept.
    pub fn table(&self, number: usize, make: impl FnOnce() -> Begun) -> &Begun {
        static NONE: OnceLock<Begun> = OnceLock::new();
        let Some(place) = self.tables.get(number) else { return NONE.get_or_init(Begun::default) };
        place.get_or_init(make)
    }

    /// A list, with its place on the panel.
    pub fn asked(&self, list: ListName) -> Asked<'_> {
        Asked::new(place(list), self.words(list))
    }

    /// The file of a list that ships and the line, from 1, on which it has a phrase; `None` for phrases of the house.
    pub fn line_of(&self, list: ListName, phrase: &str) -> Option<(String, usize)> {
        let is = |line: &str| line.split(" | ").next().is_some_and(|own| own.trim() == phrase);
        let line = list.text().lines().position(is)?;
        Some((format!("knowledge/en/lexicon/{}.txt", list.file()), line + 1))
    }

    /// The kinds of reporting words that a lemma belongs to, verbs and nouns together.
    pub fn class(&self, lemma: &str) -> Class {
        self.classes.get_or_init(|| Classes::of(self)).get(lemma)
    }

    /// The stance of a one-word cue by its lemma; `None` when no list holds it.
    pub fn stance(&self, lemma: &str) -> Option<Stance> {
        Stance::LISTS.iter().find(|(_, list)| self.words(*list).has(lemma)).map(|(stance, _)| *stance)
    }

    /// The stance of the longest cue among the words of a cue ("pointed out", "according to"), and which words it
    /// is; of two as long, the earlier; `None` when no list holds any.
    pub fn stance_in(&self, words: &[Word<'_>]) -> Option<(Stance, Range<usize>)> {
        let mut best: Option<(Stance, Range<usize>)> = None;
        for (at, word) in words.iter().enumerate() {
            let opened = self.panel().opened(word.keys);
            if opened.is_empty() {
                continue;
            }
            for (stance, list) in Stance::LISTS {
                let Some(hit) = self.asked(list).find_at(opened, words, at) else { continue };
                if best.as_ref().is_none_or(|(_, range)| hit.range.len() > range.len()) {
                    best = Some((stance, hit.range));
                }
            }
        }
        best
    }
}
