//! The word lists that ship, one file each under `knowledge/lexicon/`, read when first asked for. A list is words,
//! not a judgement: what follows from an occurrence is decided by the stage that looks it up.

use super::entries::Entries;
use super::lists::{COUNT, ListName, file_name};
use super::panel::{ASKED, Asked, Panel, place};
use super::stance::Stance;
use super::word::Word;
use rustc_hash::FxBuildHasher;
use std::collections::BTreeMap;
use std::hash::BuildHasher;
use std::ops::Range;
use std::sync::OnceLock;

static NOTHING: OnceLock<Entries> = OnceLock::new();

/// All word lists, those of the house among them.
#[derive(Debug)]
pub struct Lexicon {
    /// One place for each list that ships, filled when it is first asked for.
    lists: [OnceLock<Entries>; COUNT],
    /// The house's phrases for a list that ships.
    more: BTreeMap<ListName, Vec<String>>,
    /// Lists that only the house has.
    house: BTreeMap<String, Entries>,
    /// What words begin in the lists that are asked at every word.
    panel: OnceLock<Panel>,
    /// Tells what the house adds.
    mark: u64,
}

impl Lexicon {
    /// The lists that ship with the house's phrases added; a name that does not ship is a list of its own.
    pub(super) fn with_house(lists: BTreeMap<String, Vec<String>>) -> Self {
        let mark = FxBuildHasher.hash_one(&lists);
        let (mut more, mut house) = (BTreeMap::<_, Vec<_>>::new(), BTreeMap::new());
        for (name, phrases) in lists {
            match ListName::of(&name) {
                Some(list) => more.entry(list).or_default().extend(phrases),
                None => drop(house.insert(file_name(&name), Entries::from_phrases(phrases))),
            }
        }
        let lists = std::array::from_fn(|_| OnceLock::new());
        Self { lists, more, house, panel: OnceLock::new(), mark }
    }

    /// A number that is the same for lexicons with the same words.
    pub fn mark(&self) -> u64 {
        self.mark
    }

    /// A list by its name, with spaces or hyphens ("factive verbs"), one of the house too; `None` when there is no such
    /// list.
    pub fn list(&self, name: &str) -> Option<&Entries> {
        ListName::of(name).map(|list| self.words(list)).or_else(|| self.house.get(&file_name(name)))
    }

    /// A list that ships.
    pub fn words(&self, list: ListName) -> &Entries {
        let Some(entries) = self.lists.get(list.index()) else { return NOTHING.get_or_init(Entries::default) };
        let more = || self.more.get(&list).map(Vec::as_slice).unwrap_or_default();
        entries.get_or_init(|| Entries::parse_with(list.text(), more()))
    }

    /// What words begin in the lists that are asked at every word.
    pub fn panel(&self) -> &Panel {
        self.panel.get_or_init(|| Panel::of(ASKED.iter().map(|list| self.words(*list))))
    }

    /// A list that ships, with its place on the panel.
    pub fn asked(&self, list: ListName) -> Asked<'_> {
        Asked::new(place(list), self.words(list))
    }

    /// The names of all lists, sorted; those that ship with spaces where their files have hyphens.
    pub fn names(&self) -> Vec<String> {
        let mut names: Vec<String> = ListName::all().map(|list| list.name().to_owned()).collect();
        names.extend(self.house.keys().map(|name| name.replace('-', " ")));
        names.sort();
        names
    }

    /// The file of a list that ships and the line, from 1, on which it has a phrase; `None` for phrases of the house.
    pub fn line_of(&self, list: ListName, phrase: &str) -> Option<(String, usize)> {
        let is = |line: &str| line.split(" | ").next().is_some_and(|own| own.trim() == phrase);
        let line = list.text().lines().position(is)?;
        Some((format!("knowledge/lexicon/{}.txt", list.file()), line + 1))
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
