//! What is known of the world: states, bodies, people, outlets and conflicts, found by name or key, and who is on
//! whose side. Dated and even-handed data from files; it says nothing of a particular article.

mod day;
mod names;
mod record;
mod wording;

pub use day::{End, Start};
pub use names::{Entry, NameForm, Named};
pub use record::{Body, BodyKind, Conflict, Control, Gender, Medium, Office, Period, Person, Records, Side, State};

pub use wording::Wording;

use super::problem::Problem;
use super::word::{Word, lower};
use names::{Names, Place};
use rustc_hash::FxHashMap;
use time::Date;

/// The files that ship, with their names.
const FILES: [(&str, &str); 5] = [
    ("states.ron", include_str!("../../knowledge/almanac/states.ron")),
    ("bodies.ron", include_str!("../../knowledge/almanac/bodies.ron")),
    ("people.ron", include_str!("../../knowledge/almanac/people.ron")),
    ("media.ron", include_str!("../../knowledge/almanac/media.ron")),
    ("conflicts.ron", include_str!("../../knowledge/almanac/conflicts.ron")),
];

/// How far `of` is followed from a person over bodies to a state.
const DEPTH: usize = 8;

/// What somebody is to a side of a conflict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Part {
    /// Fights.
    Party,
    /// Sends troops in support.
    Secondary,
    /// Arms, pays or shelters it; is no party.
    Backer,
}

/// States, bodies, people, outlets and conflicts.
#[derive(Clone, Debug, Default)]
pub struct Almanac {
    records: Records,
    names: Names,
    keys: FxHashMap<Box<str>, Place>,
    /// The wording of each conflict, in their order.
    wordings: Vec<Wording>,
}

impl Almanac {
    /// What ships, with what is wrong in the files; a test holds that nothing is.
    pub(super) fn built_in() -> (Self, Vec<Problem>) {
        let mut records = Records::default();
        let mut problems = Vec::new();
        for (file, text) in FILES {
            match super::problem::read_ron::<Records>(file, text) {
                Ok(read) => records.add(read),
                Err(problem) => problems.push(problem),
            }
        }
        (Self::new(records), problems)
    }

    /// The same with a house's entries; one with a key that is there already takes its place.
    pub(super) fn with(&self, house: Records) -> Self {
        let mut records = self.records.clone();
        records.add(house);
        Self::new(records)
    }

    fn new(records: Records) -> Self {
        let mut almanac = Self { records, ..Self::default() };
        almanac.names = Names::of(&almanac);
        almanac.keys = almanac.all_keys();
        almanac.wordings = almanac.records.conflicts.iter().map(Wording::of).collect();
        almanac
    }

    fn all_keys(&self) -> FxHashMap<Box<str>, Place> {
        let records = &self.records;
        let states = records.states.iter().enumerate().map(|(at, state)| (state.key.as_str().into(), Place::State(at)));
        let bodies = records.bodies.iter().enumerate().map(|(at, body)| (body.key.as_str().into(), Place::Body(at)));
        let people =
            records.people.iter().enumerate().map(|(at, person)| (person.key.as_str().into(), Place::Person(at)));
        let media =
            records.media.iter().enumerate().map(|(at, medium)| (medium.key.as_str().into(), Place::Medium(at)));
        let conflicts =
            records.conflicts.iter().enumerate().map(|(at, one)| (one.key.as_str().into(), Place::Conflict(at)));
        states.chain(bodies).chain(people).chain(media).chain(conflicts).collect()
    }

    /// The entry of a key.
    pub fn get(&self, key: &str) -> Option<Entry<'_>> {
        self.keys.get(key).and_then(|&place| self.at(place))
    }

    /// The file that ships and the line, from 1, on which the entry of a key begins; `None` for entries of the house.
    pub fn line_of_key(&self, key: &str) -> Option<(String, usize)> {
        let wanted = format!("key: \"{key}\"");
        FILES.iter().find_map(|(name, text)| {
            let line = text.lines().position(|line| line.contains(&wanted))?;
            Some((format!("knowledge/almanac/{name}"), line + 1))
        })
    }

    /// Every name of the almanac in the words: leftmost, longest, without overlaps.
    pub fn find(&self, words: &[Word<'_>]) -> Vec<Named<'_>> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < words.len() {
            match self.find_at(words, at) {
                Some(named) => {
                    at = named.range.end;
                    found.push(named);
                }
                None => at += 1,
            }
        }
        found
    }

    /// The longest name that starts at that word.
    pub fn find_at(&self, words: &[Word<'_>], at: usize) -> Option<Named<'_>> {
        let (end, places) = self.names.find_at(words, at)?;
        let entries = places.into_iter().filter_map(|(place, form)| Some((self.at(place)?, form))).collect();
        Some(Named { range: at..end, entries })
    }

    /// What a name standing alone may name ("Ukrainian", "the SBU", "Zelensky"); empty when it is not listed.
    pub fn named(&self, text: &str) -> Vec<(Entry<'_>, NameForm)> {
        let lowers: Vec<_> = text.split_whitespace().map(lower).collect();
        let words: Vec<Word<'_>> =
            text.split_whitespace().zip(&lowers).map(|(text, lower)| Word::new(text, lower, "")).collect();
        let start = usize::from(words.first().is_some_and(|word| word.lower == "the") && words.len() > 1);
        let whole = self.find_at(&words, start).filter(|named| named.range.end == words.len());
        whole.map(|named| named.entries).unwrap_or_default()
    }

    /// The key itself, then those of what it belongs to, up to the state: "ukraine/volodymyr-zelensky", "ukraine".
    pub fn line_of<'a>(&'a self, key: &'a str) -> Vec<&'a str> {
        let mut line = vec![key];
        while let Some(next) = line.last().and_then(|key| self.get(key)).and_then(Entry::of) {
            if line.len() >= DEPTH || line.contains(&next) {
                break;
            }
            line.push(next);
        }
        line
    }

    /// The key of the state that it is or belongs to; `None` for Hamas or the Red Cross.
    pub fn state_of<'a>(&'a self, key: &'a str) -> Option<&'a str> {
        self.line_of(key).into_iter().find(|key| matches!(self.get(key), Some(Entry::State(_))))
    }

    /// The side of a conflict that a state, body, person or outlet is on, by itself or by what it belongs to, and
    /// what it is to that side; `None` for an outsider.
    pub fn side_of(&self, conflict: &Conflict, key: &str) -> Option<(usize, Part)> {
        self.line_of(key).into_iter().find_map(|key| conflict.side_of(key))
    }

    /// The conflicts that were on at that day, in the almanac's order; all of them for an undated article.
    pub fn conflicts_on(&self, day: Option<Date>) -> Vec<&Conflict> {
        self.records.conflicts.iter().filter(|conflict| day.is_none_or(|day| conflict.is_on(day))).collect()
    }

    /// The words by which articles speak of a conflict without its name or its parties'.
    pub fn wording(&self, conflict: &Conflict) -> Option<&Wording> {
        match self.keys.get(conflict.key.as_str()) {
            Some(Place::Conflict(at)) => self.wordings.get(*at),
            Some(Place::State(_) | Place::Body(_) | Place::Person(_) | Place::Medium(_)) | None => None,
        }
    }

    /// Every entry's data, in the files' order.
    pub fn records(&self) -> &Records {
        &self.records
    }

    fn at(&self, place: Place) -> Option<Entry<'_>> {
        let records = &self.records;
        match place {
            Place::State(at) => records.states.get(at).map(Entry::State),
            Place::Body(at) => records.bodies.get(at).map(Entry::Body),
            Place::Person(at) => records.people.get(at).map(Entry::Person),
            Place::Medium(at) => records.media.get(at).map(Entry::Medium),
            Place::Conflict(at) => records.conflicts.get(at).map(Entry::Conflict),
        }
    }
}

impl Conflict {
    /// The side that this very key is listed on, and what it is to that side.
    pub fn side_of(&self, key: &str) -> Option<(usize, Part)> {
        let part = |keys: &[String], part| keys.iter().any(|listed| listed == key).then_some(part);
        self.sides.iter().enumerate().find_map(|(at, side)| {
            let found = part(&side.parties, Part::Party)
                .or_else(|| part(&side.secondary, Part::Secondary))
                .or_else(|| part(&side.backers, Part::Backer));
            found.map(|part| (at, part))
        })
    }
}

impl Records {
    fn add(&mut self, more: Self) {
        add(&mut self.states, more.states, |state| &state.key);
        add(&mut self.bodies, more.bodies, |body| &body.key);
        add(&mut self.people, more.people, |person| &person.key);
        add(&mut self.media, more.media, |medium| &medium.key);
        add(&mut self.conflicts, more.conflicts, |conflict| &conflict.key);
    }
}

/// Adds entries; one whose key is there takes the place of the old one.
fn add<T>(to: &mut Vec<T>, more: Vec<T>, key: fn(&T) -> &str) {
    if to.is_empty() {
        *to = more;
        return;
    }
    for entry in more {
        match to.iter_mut().find(|old| key(old) == key(&entry)) {
            Some(old) => *old = entry,
            None => to.push(entry),
        }
    }
}
