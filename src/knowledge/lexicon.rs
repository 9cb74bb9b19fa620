//! The word lists that ship, one file each under `knowledge/lexicon/`, read when first asked for. A list is words,
//! not a judgement: what follows from an occurrence is decided by the stage that looks it up.

use super::entries::Entries;
use super::files::LISTS;
use super::panel::{ASKED, Asked, Panel};
use super::stance::Stance;
use super::word::Word;
use rustc_hash::{FxBuildHasher, FxHashMap};
use std::collections::BTreeMap;
use std::hash::BuildHasher;
use std::ops::Range;
use std::sync::OnceLock;

static NOTHING: OnceLock<Entries> = OnceLock::new();

/// All word lists, those of the house among them.
#[derive(Debug)]
pub struct Lexicon {
    /// One place for each file of `LISTS`, filled when it is first asked for.
    lists: Vec<OnceLock<Entries>>,
    /// The house's phrases for a list that ships.
    more: BTreeMap<String, Vec<String>>,
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
        let (more, own): (BTreeMap<_, _>, BTreeMap<_, _>) = lists
            .into_iter()
            .map(|(name, phrases)| (file_name(&name), phrases))
            .partition(|(name, _)| place(name).is_some());
        let house = own.into_iter().map(|(name, phrases)| (name, Entries::from_phrases(phrases))).collect();
        let lists = LISTS.iter().map(|_| OnceLock::new()).collect();
        Self { lists, more, house, panel: OnceLock::new(), mark }
    }

    /// A number that is the same for lexicons with the same words.
    pub fn mark(&self) -> u64 {
        self.mark
    }

    /// A list by its name, with spaces or hyphens ("factive verbs"); `None` when there is no such list.
    pub fn list(&self, name: &str) -> Option<&Entries> {
        let Some(at) = place(name) else {
            let file = file_name(name);
            return place(&file).map_or_else(|| self.house.get(&file), |at| self.at(at));
        };
        self.at(at)
    }

    fn at(&self, at: usize) -> Option<&Entries> {
        let (name, text) = LISTS.get(at)?;
        let more = || self.more.get(*name).map(Vec::as_slice).unwrap_or_default();
        Some(self.lists.get(at)?.get_or_init(|| Entries::parse_with(text, more())))
    }

    /// A list that ships, for code that knows its name; empty when there is no such list.
    pub fn words(&self, name: &str) -> &Entries {
        self.list(name).unwrap_or_else(|| NOTHING.get_or_init(Entries::default))
    }

    /// What words begin in the lists that are asked at every word.
    pub fn panel(&self) -> &Panel {
        self.panel.get_or_init(|| Panel::of(ASKED.iter().map(|name| self.words(name))))
    }

    /// A list that ships, with its place on the panel.
    pub fn asked(&self, name: &str) -> Asked<'_> {
        let Some(at) = place(name) else { return Asked::new(None, self.words(name)) };
        let entries = self.at(at).unwrap_or_else(|| NOTHING.get_or_init(Entries::default));
        Asked::new(asked_at(at), entries)
    }

    /// The names of all lists, sorted; those that ship with spaces where their files have hyphens.
    pub fn names(&self) -> Vec<String> {
        let mut names: Vec<String> = LISTS.iter().map(|(name, _)| name.replace('-', " ")).collect();
        names.extend(self.house.keys().map(|name| name.replace('-', " ")));
        names.sort();
        names
    }

    /// The file of a list that ships and the line, from 1, on which it has a phrase; `None` for phrases of the house.
    pub fn line_of(&self, list: &str, phrase: &str) -> Option<(String, usize)> {
        let (name, text) = LISTS.get(place(list)?)?;
        let is = |line: &str| line.split(" | ").next().is_some_and(|own| own.trim() == phrase);
        let line = text.lines().position(is)?;
        Some((format!("knowledge/lexicon/{name}.txt"), line + 1))
    }

    /// The stance of a one-word cue by its lemma; `None` when no list holds it.
    pub fn stance(&self, lemma: &str) -> Option<Stance> {
        Stance::LISTS.iter().find(|(_, list)| self.words(list).has(lemma)).map(|(stance, _)| *stance)
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

/// Where a list of `LISTS` stands on the panel.
fn asked_at(list: usize) -> Option<usize> {
    static PLACES: OnceLock<Vec<Option<usize>>> = OnceLock::new();
    let of = |name: &str| ASKED.iter().position(|asked| *asked == name);
    let places = PLACES.get_or_init(|| LISTS.iter().map(|(name, _)| of(name)).collect());
    places.get(list).copied().flatten()
}

fn file_name(name: &str) -> String {
    name.trim().to_lowercase().replace(' ', "-")
}

/// The place of a list in `LISTS`, by its name with hyphens or with spaces. Asked for at nearly every word of an
/// article, so it is one look-up and no search.
fn place(name: &str) -> Option<usize> {
    static PLACES: OnceLock<FxHashMap<u64, Vec<(String, usize)>>> = OnceLock::new();
    let places = PLACES.get_or_init(|| {
        let mut places: FxHashMap<u64, Vec<(String, usize)>> = FxHashMap::default();
        for (at, (name, _)) in LISTS.iter().enumerate() {
            for name in [(*name).to_owned(), name.replace('-', " ")] {
                places.entry(outline(&name)).or_default().push((name, at));
            }
        }
        places
    });
    places.get(&outline(name))?.iter().find(|(known, _)| known == name).map(|(_, at)| *at)
}

/// The length of a name, its first letters and its last ones, which tells most names apart and is soon computed.
fn outline(name: &str) -> u64 {
    let part = |bytes: Option<&[u8; 4]>| bytes.map_or(0, |bytes| u64::from(u32::from_le_bytes(*bytes)));
    let (first, last) = (part(name.as_bytes().first_chunk()), part(name.as_bytes().last_chunk()));
    first << 32 ^ last << 5 ^ name.len() as u64
}
