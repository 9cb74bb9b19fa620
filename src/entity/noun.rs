//! What a common noun stands for, by the list `nouns` of the lexicon: a person, a body, a force, a paper. Names and
//! what the almanac knows of them are not looked at here.

use crate::knowledge::{Entries, Key, Knowledge};

/// The lists that say what nouns stand for, looked up once.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lists<'a> {
    nouns: &'a Entries,
    roles: &'a Entries,
    people: &'a Entries,
    pub bodies: &'a Entries,
    places: &'a Entries,
    documents: &'a Entries,
    evidence: &'a Entries,
    pub first_names: &'a Entries,
    pub name_heads: &'a Entries,
    pub gazetteer: &'a Entries,
}

impl<'a> Lists<'a> {
    pub(super) fn new(knowledge: &'a Knowledge) -> Self {
        Self {
            nouns: knowledge.words("nouns"),
            roles: knowledge.words("role-nouns"),
            people: knowledge.words("people-nouns"),
            bodies: knowledge.words("body-nouns"),
            places: knowledge.words("place-nouns"),
            documents: knowledge.words("document-nouns"),
            evidence: knowledge.words("evidence-nouns"),
            first_names: knowledge.words("first-names"),
            name_heads: knowledge.words("name-heads"),
            gazetteer: knowledge.words("gazetteer"),
        }
    }
}

/// The classes of a noun, as a set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(super) struct Classes(u32);

/// One class. The name of each in the list is its name here in lower case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// A human being or, in the plural, several.
    Person,
    /// A woman by the meaning of the word.
    Female,
    /// A man by the meaning of the word.
    Male,
    /// May stand before a name ("President Duarte").
    Title,
    /// Speaks by office when the office is a state's.
    Office,
    /// Held by one person in a body or state: "the president" is as good as a name.
    One,
    /// Speaks for somebody else, on the record.
    Spokes,
    /// Cited for knowledge of a subject.
    Expert,
    /// Saw it.
    Witness,
    /// A word under which sources go unnamed.
    Anonymous,
    /// A group in the plural whose members nobody can name.
    Vague,
    /// Held by a party.
    Captive,
    /// Held or sought by the law.
    Accused,
    /// Bears arms, or a body of those who do.
    Force,
    /// Armed forces as a body.
    Armed,
    /// Several people under a singular noun; takes "they".
    Group,
    /// A body.
    Body,
    /// A body of a state where nothing else is said.
    State,
    /// A firm.
    Company,
    /// A medium.
    Media,
    /// A place.
    Place,
    /// A place that can act as a state.
    Country,
    /// A paper.
    Document,
    /// An opinion poll.
    Poll,
    /// Research.
    Study,
    /// Research before review.
    Preprint,
    /// A post on a platform.
    Post,
    /// A picture or recording.
    Image,
    /// None of these: never a person.
    Thing,
    /// A time.
    Season,
}

const NAMES: [(&str, Class); 30] = [
    ("person", Class::Person),
    ("female", Class::Female),
    ("male", Class::Male),
    ("title", Class::Title),
    ("office", Class::Office),
    ("one", Class::One),
    ("spokes", Class::Spokes),
    ("expert", Class::Expert),
    ("witness", Class::Witness),
    ("anonymous", Class::Anonymous),
    ("vague", Class::Vague),
    ("captive", Class::Captive),
    ("accused", Class::Accused),
    ("force", Class::Force),
    ("armed", Class::Armed),
    ("group", Class::Group),
    ("body", Class::Body),
    ("state", Class::State),
    ("company", Class::Company),
    ("media", Class::Media),
    ("place", Class::Place),
    ("country", Class::Country),
    ("document", Class::Document),
    ("poll", Class::Poll),
    ("study", Class::Study),
    ("preprint", Class::Preprint),
    ("post", Class::Post),
    ("image", Class::Image),
    ("thing", Class::Thing),
    ("season", Class::Season),
];

impl Classes {
    /// The classes of a lemma with its key; none when no list holds it and its ending says nothing.
    pub(super) fn of(lemma: &str, key: Key, lists: Lists<'_>) -> Self {
        match lists.nouns.single_of(key, lemma) {
            Some(column) => Self::read(column),
            None => Self::by_lists(lemma, key, lists).unwrap_or_else(|| Self::by_ending(lemma, lists)),
        }
    }

    /// Other lists of the lexicon, which say less.
    fn by_lists(lemma: &str, key: Key, lists: Lists<'_>) -> Option<Self> {
        let person = Self::default().with(Class::Person);
        if let Some(column) = lists.roles.single_of(key, lemma) {
            return Some(match column {
                "official" => person.with(Class::Office),
                "expert" => person.with(Class::Expert),
                "force" => person.with(Class::Force).with(Class::Title),
                _ => person,
            });
        }
        if lists.people.has_key(key, lemma) {
            return Some(person);
        }
        if let Some(column) = lists.bodies.single_of(key, lemma) {
            let body = Self::default().with(Class::Body);
            return Some(match column {
                "state" | "police" | "court" => body.with(Class::State),
                "force" => body.with(Class::Force).with(Class::Armed),
                "company" => body.with(Class::Company),
                "media" => body.with(Class::Media),
                _ => body,
            });
        }
        let others = [(lists.places, Class::Place), (lists.documents, Class::Document), (lists.evidence, Class::Image)];
        others.into_iter().find(|(list, _)| list.has_key(key, lemma)).map(|(_, class)| Self::default().with(class))
    }

    /// True when one of the classes is this.
    pub(super) fn has(self, class: Class) -> bool {
        self.0 & (1 << class as u32) != 0
    }

    /// True when there are none.
    pub(super) fn is_empty(self) -> bool {
        self.0 == 0
    }

    fn with(self, class: Class) -> Self {
        Self(self.0 | (1 << class as u32))
    }

    fn read(column: &str) -> Self {
        let named = |word| NAMES.iter().find(|(name, _)| *name == word).map(|(_, class)| *class);
        column.split_whitespace().filter_map(named).fold(Self::default(), Self::with)
    }

    /// "deputy-governor" is what "governor" is; "horticulturist" and "congresswoman" are people.
    fn by_ending(lemma: &str, lists: Lists<'_>) -> Self {
        if let Some(last) = lemma.rsplit('-').next().filter(|last| last.len() < lemma.len()) {
            let column = lists.nouns.single(last);
            return column.map(Self::read).unwrap_or_default();
        }
        let long = lemma.len() > 6;
        if long && lemma.ends_with("woman") {
            return Self::default().with(Class::Person).with(Class::Female);
        }
        if long && lemma.ends_with("man") && !lemma.ends_with("human") {
            return Self::default().with(Class::Person).with(Class::Male);
        }
        let person = ["ist", "ician", "ologist", "crat", "eer", "grapher"];
        if long && person.iter().any(|ending| lemma.ends_with(ending)) {
            return Self::default().with(Class::Person);
        }
        Self::default()
    }
}
