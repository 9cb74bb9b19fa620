//! The entries of the almanac as its files have them. Data only: looking up and reckoning with sides is `almanac`'s.

use super::day::{End, Start};
use serde::Deserialize;
use time::Date;

/// A state.
#[derive(Clone, Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct State {
    /// Its key: its name in lower case with hyphens ("north-korea").
    pub key: String,
    /// Its usual name.
    pub name: String,
    /// Its other names and abbreviations.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Its adjectives ("Ukrainian").
    #[serde(default)]
    pub adjectives: Vec<String>,
    /// What its people are called, singular and plural ("Ukrainian", "Ukrainians").
    #[serde(default)]
    pub people: Vec<String>,
    /// Its capital.
    #[serde(default)]
    pub capital: String,
    /// Places whose names stand for its government in news, the capital included where it does ("Moscow"). A seat of
    /// one office ("the Kremlin") is a name of that office, which is a body.
    #[serde(default)]
    pub speaks_as: Vec<String>,
    /// What the entry rests on.
    pub rests_on: String,
    /// Who checked the entry and when; none yet where no person has.
    #[serde(default)]
    pub checked: Option<String>,
}

/// What sort of body it is; a body has one or more.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum BodyKind {
    /// An organ of a state: ministry, office, agency, parliament, embassy, regional authority.
    StateBody,
    /// Armed forces, regular or not.
    ArmedForce,
    /// A secret, security or intelligence service.
    Service,
    /// Police.
    Police,
    /// A court or prosecution.
    Court,
    /// A union or organisation of states.
    International,
    /// A body that monitors, relieves or researches, not of a state.
    Civil,
    /// A political party or movement.
    Party,
    /// A company.
    Company,
}

/// An organisation that is no state and no outlet.
#[derive(Clone, Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct Body {
    /// Its key ("ukraine/sbu").
    pub key: String,
    /// Its names, the fullest first; the name in reports is the first.
    pub names: Vec<String>,
    /// Its abbreviations, matched as written.
    #[serde(default)]
    pub acronyms: Vec<String>,
    /// The key of the state or body that it belongs to.
    #[serde(default)]
    pub of: Option<String>,
    /// What sort of body it is.
    pub kinds: Vec<BodyKind>,
    /// What the entry rests on.
    pub rests_on: String,
    /// Who checked the entry and when; none yet where no person has.
    #[serde(default)]
    pub checked: Option<String>,
}

/// Which pronouns a person goes by.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, Hash)]
pub enum Gender {
    /// she
    F,
    /// he
    M,
}

/// An office with its time.
#[derive(Clone, Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct Office {
    /// Its title in lower case ("president").
    pub title: String,
    /// The key of the body or state that the office is of; where empty, the person's state.
    #[serde(default)]
    pub of: Option<String>,
    /// First day, as far as given.
    #[serde(default)]
    pub from: Option<Start>,
    /// Last day, as far as given; none while in office when the entry was written.
    #[serde(default)]
    pub to: Option<End>,
}

/// Someone who holds or held an office that speaks for a state or body.
#[derive(Clone, Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// The key ("ukraine/volodymyr-zelensky").
    pub key: String,
    /// Full names, the usual spelling first.
    pub names: Vec<String>,
    /// What articles call the person on second mention ("Zelensky").
    #[serde(default)]
    pub surnames: Vec<String>,
    /// Pronouns.
    pub gender: Gender,
    /// The key of the state or body that the person belongs to.
    pub of: String,
    /// Offices, the latest last.
    #[serde(default)]
    pub offices: Vec<Office>,
    /// What the entry rests on.
    pub rests_on: String,
    /// Who checked the entry and when; none yet where no person has.
    #[serde(default)]
    pub checked: Option<String>,
}

/// Who controls an outlet.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, Hash)]
pub enum Control {
    /// Private owners, a co-operative, a foundation.
    Private,
    /// Public money or ownership under a law or charter; no settled finding that a government directs the newsroom.
    Public,
    /// A government or ruling party directs it, as widely documented.
    State,
}

/// An outlet or news agency.
#[derive(Clone, Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct Medium {
    /// Its key ("media/reuters").
    pub key: String,
    /// Its names, the usual one first.
    pub names: Vec<String>,
    /// Its abbreviations, matched as written.
    #[serde(default)]
    pub acronyms: Vec<String>,
    /// The key of its home state.
    #[serde(default)]
    pub state: Option<String>,
    /// True for a news agency.
    #[serde(default)]
    pub agency: bool,
    /// Who controls it.
    pub control: Control,
    /// What the entry rests on.
    pub rests_on: String,
    /// Who checked the entry and when; none yet where no person has.
    #[serde(default)]
    pub checked: Option<String>,
}

/// One side of a conflict.
#[derive(Clone, Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct Side {
    /// Its name in reports.
    pub name: String,
    /// Keys of the states and bodies that fight.
    pub parties: Vec<String>,
    /// Keys of those that send troops in support.
    #[serde(default)]
    pub secondary: Vec<String>,
    /// Keys of those that arm or pay it and do not fight: no parties.
    #[serde(default)]
    pub backers: Vec<String>,
    /// What news calls its people when it does not name them ("separatist"), in the singular.
    #[serde(default)]
    pub called: Vec<String>,
    /// Places whose authorities answer to it.
    #[serde(default)]
    pub holds: Vec<String>,
}

/// A time in which a conflict was on.
#[derive(Clone, Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct Period {
    /// Its first day.
    pub from: Start,
    /// Its last day; none while it was on when the entry was written.
    #[serde(default)]
    pub to: Option<End>,
}

/// An armed conflict.
#[derive(Clone, Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct Conflict {
    /// Its key ("russia-ukraine").
    pub key: String,
    /// Its name in reports ("the Russia-Ukraine war").
    pub name: String,
    /// What articles call it, without "the".
    #[serde(default)]
    pub names: Vec<String>,
    /// Places and matters that stand for it in an article which names two of its sides.
    #[serde(default)]
    pub about: Vec<String>,
    /// When it was on, in order.
    pub periods: Vec<Period>,
    /// Its sides; a side's number is its place here.
    pub sides: Vec<Side>,
    /// What the entry rests on.
    pub rests_on: String,
    /// Who checked the entry and when; none yet where no person has.
    #[serde(default)]
    pub checked: Option<String>,
}

impl Conflict {
    /// Whether it was on at that day.
    pub fn is_on(&self, day: Date) -> bool {
        self.periods.iter().any(|period| period.from.0 <= day && period.to.is_none_or(|to| day <= to.0))
    }
}

impl Person {
    /// The latest office held at that day; of an undated article, the latest of all.
    pub fn office_on(&self, day: Option<Date>) -> Option<&Office> {
        self.offices.iter().rev().find(|office| day.is_none_or(|day| office.held_on(day)))
    }
}

impl Office {
    /// Whether it was held at that day, as far as its times are given.
    pub fn held_on(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from.0 <= day) && self.to.is_none_or(|to| day <= to.0)
    }
}

/// A file of the almanac, or the house's part: any of the lists.
#[derive(Clone, Debug, Default, Deserialize, PartialEq)]
#[serde(deny_unknown_fields, default)]
pub struct Records {
    /// States.
    pub states: Vec<State>,
    /// Bodies.
    pub bodies: Vec<Body>,
    /// People.
    pub people: Vec<Person>,
    /// Outlets and agencies.
    pub media: Vec<Medium>,
    /// Conflicts.
    pub conflicts: Vec<Conflict>,
}
