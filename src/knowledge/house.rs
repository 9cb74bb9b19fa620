//! What a house adds in its `sayso.ron`: phrases for word lists and entries of the almanac. Settings that have nothing
//! to do with knowledge are not read here.

use super::almanac::{Body, Conflict, Medium, Person, Records, State};
use serde::Deserialize;
use std::collections::BTreeMap;

/// The house's words and world.
#[derive(Clone, Debug, Default, Deserialize, PartialEq)]
#[serde(deny_unknown_fields, default)]
pub struct House {
    /// Phrases by list; a name that does not ship makes a list of its own.
    pub lexicon: BTreeMap<String, Vec<String>>,
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

impl House {
    pub(super) fn into_parts(self) -> (BTreeMap<String, Vec<String>>, Records) {
        let Self { lexicon, states, bodies, people, media, conflicts } = self;
        (lexicon, Records { states, bodies, people, media, conflicts })
    }
}
