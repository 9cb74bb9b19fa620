//! What a house adds in its `sayso.ron`: phrases for word lists and entries of the almanac. Settings that have nothing
//! to do with knowledge are not read here.

use super::almanac::{Body, Conflict, Medium, Person, Records, State};
use super::lists::ListName;
use serde::de::{Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use std::collections::BTreeMap;
use std::fmt;

/// Phrases by the list that they are added to.
pub type Phrases = BTreeMap<ListName, Vec<String>>;

/// The house's words and world.
#[derive(Clone, Debug, Default, Deserialize, PartialEq)]
#[serde(deny_unknown_fields, default)]
pub struct House {
    /// Phrases for lists that ship. A name that does not ship is an error: nothing would read it.
    #[serde(deserialize_with = "phrases")]
    pub lexicon: Phrases,
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
    /// Adds what another house says.
    pub fn add(&mut self, other: Self) {
        for (list, phrases) in other.lexicon {
            self.lexicon.entry(list).or_default().extend(phrases);
        }
        self.states.extend(other.states);
        self.bodies.extend(other.bodies);
        self.people.extend(other.people);
        self.media.extend(other.media);
        self.conflicts.extend(other.conflicts);
    }

    pub(super) fn into_parts(self) -> (Phrases, Records) {
        let Self { lexicon, states, bodies, people, media, conflicts } = self;
        (lexicon, Records { states, bodies, people, media, conflicts })
    }
}

fn phrases<'de, D: Deserializer<'de>>(reader: D) -> Result<Phrases, D::Error> {
    struct Lists;

    impl<'de> Visitor<'de> for Lists {
        type Value = Phrases;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("lists with their phrases")
        }

        fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Phrases, M::Error> {
            let mut phrases = Phrases::new();
            while let Some(Key(list)) = map.next_key()? {
                if phrases.insert(list, map.next_value()?).is_some() {
                    return Err(M::Error::custom(format!("the list `{}` stands here twice", list.name())));
                }
            }
            Ok(phrases)
        }
    }

    reader.deserialize_map(Lists)
}

/// The name of a list as a house writes it.
struct Key(ListName);

impl<'de> Deserialize<'de> for Key {
    fn deserialize<D: Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        let name = String::deserialize(reader)?;
        ListName::of(&name).map(Self).ok_or_else(|| D::Error::custom(unknown(&name)))
    }
}

/// What is said of a list that does not ship.
fn unknown(name: &str) -> String {
    let near: Vec<String> = ListName::near(name).iter().map(|list| format!("`{}`", list.name())).collect();
    let near = if near.is_empty() { String::new() } else { format!(" (near it: {})", near.join(", ")) };
    format!(
        "no word list `{name}` ships{near}; words for rules of your own stand in a rule file, under `words {name}:`"
    )
}

#[cfg(test)]
mod tests {
    use super::super::Knowledge;

    fn wrong(lexicon: &str) -> (usize, usize, String) {
        let problem = Knowledge::with_house(&format!("(\n    lexicon: {{\n        {lexicon}\n    }},\n)")).unwrap_err();
        (problem.line, problem.column, problem.message)
    }

    #[test]
    fn a_list_that_does_not_ship_is_a_mistake_at_its_place_with_what_is_near() {
        let (line, column, message) = wrong(r#""hedges": ["by all signs"], "neutral verb": ["opine"],"#);
        assert_eq!((line, column), (3, 38), "{message}");
        assert!(message.starts_with("no word list `neutral verb` ships (near it: `neutral verbs`"), "{message}");
        assert!(message.ends_with("stand in a rule file, under `words neutral verb:`"), "{message}");
        let (_, _, message) = wrong(r#""Our Labels": ["so-and-so"],"#);
        assert!(message.starts_with("no word list `Our Labels` ships; words"), "{message}");
    }

    #[test]
    fn a_list_stands_once_however_it_is_written() {
        let (_, _, message) = wrong(r#""hedges": [], "Hedges": [],"#);
        assert_eq!(message, "the list `hedges` stands here twice");
    }
}
