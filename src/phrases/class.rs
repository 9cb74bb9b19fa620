//! What a common noun stands for, by the list `nouns` of the lexicon: a person, a body, a force, a paper. Names and
//! what the almanac knows of them are not looked at here.

use crate::knowledge::{Asked, Entries, Key, Knowledge, Opened, lists};

/// The lists that say what nouns stand for, looked up once.
#[derive(Clone, Copy, Debug)]
pub struct Lists<'a> {
    nouns: Asked<'a>,
    roles: Asked<'a>,
    people: Asked<'a>,
    bodies: Asked<'a>,
    places: Asked<'a>,
    documents: Asked<'a>,
    evidence: Asked<'a>,
    pub(super) negations: Asked<'a>,
    pub(super) auxiliaries: Asked<'a>,
    /// Given names, with whose they are.
    pub first_names: &'a Entries,
    /// Words that make a name a body's.
    pub name_heads: &'a Entries,
    /// Places.
    pub gazetteer: &'a Entries,
    /// Forms of address and short titles, with whose they are.
    pub titles: &'a Entries,
}

impl<'a> Lists<'a> {
    pub(super) fn new(knowledge: &'a Knowledge) -> Self {
        let lexicon = knowledge.lexicon();
        Self {
            nouns: lexicon.asked(lists::NOUNS),
            roles: lexicon.asked(lists::ROLE_NOUNS),
            people: lexicon.asked(lists::PEOPLE_NOUNS),
            bodies: lexicon.asked(lists::BODY_NOUNS),
            places: lexicon.asked(lists::PLACE_NOUNS),
            documents: lexicon.asked(lists::DOCUMENT_NOUNS),
            evidence: lexicon.asked(lists::EVIDENCE_NOUNS),
            negations: lexicon.asked(lists::NEGATIONS),
            auxiliaries: lexicon.asked(lists::AUXILIARY_VERBS),
            first_names: knowledge.words(lists::FIRST_NAMES),
            name_heads: knowledge.words(lists::NAME_HEADS),
            gazetteer: knowledge.words(lists::GAZETTEER),
            titles: knowledge.words(lists::TITLES),
        }
    }
}

/// The classes of a noun, as a set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Classes(u32);

/// One class. The name of each in the list is its name here in lower case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
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

impl<'a> Lists<'a> {
    /// The sort of body that a lemma stands for, as `body-nouns` has it.
    pub(super) fn body_sort(self, lemma: &str, key: Key, opened: Opened) -> Option<&'a str> {
        self.bodies.single_of(opened, key, lemma)
    }
}

impl Classes {
    /// The classes of a lemma with its key and what it begins; none when no list holds it and its ending says nothing.
    pub(super) fn of(lemma: &str, key: Key, opened: Opened, lists: &Lists<'_>) -> Self {
        let listed = if opened.is_empty() { None } else { Self::by_lists(opened, lemma, key, lists) };
        listed.unwrap_or_else(|| Self::by_ending(lemma, lists))
    }

    /// The list of nouns first; the others of the lexicon say less.
    fn by_lists(opened: Opened, lemma: &str, key: Key, lists: &Lists<'_>) -> Option<Self> {
        if let Some(column) = lists.nouns.single_of(opened, key, lemma) {
            return Some(Self::read(column));
        }
        let person = Self::default().with(Class::Person);
        if let Some(column) = lists.roles.single_of(opened, key, lemma) {
            return Some(Self::of_role(column));
        }
        if lists.people.single_of(opened, key, lemma).is_some() {
            return Some(person);
        }
        if let Some(column) = lists.bodies.single_of(opened, key, lemma) {
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
        let holds = |(list, _): &(Asked<'_>, Class)| list.single_of(opened, key, lemma).is_some();
        others.into_iter().find(holds).map(|(_, class)| Self::default().with(class))
    }

    /// What somebody is who has a role of `role-nouns`, by its column.
    pub(super) fn of_role(column: &str) -> Self {
        let person = Self::default().with(Class::Person);
        match column {
            "official" => person.with(Class::Office),
            "expert" => person.with(Class::Expert),
            "force" => person.with(Class::Force).with(Class::Title),
            _ => person,
        }
    }

    /// True when one of the classes is this.
    pub fn has(self, class: Class) -> bool {
        self.0 & (1 << class as u32) != 0
    }

    /// True when there are none.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// These and those.
    pub(super) fn and(self, more: Self) -> Self {
        Self(self.0 | more.0)
    }

    fn with(self, class: Class) -> Self {
        Self(self.0 | (1 << class as u32))
    }

    fn read(column: &str) -> Self {
        let named = |word| NAMES.iter().find(|(name, _)| *name == word).map(|(_, class)| *class);
        column.split_whitespace().filter_map(named).fold(Self::default(), Self::with)
    }

    /// "deputy-governor" is what "governor" is; "horticulturist" and "congresswoman" are people.
    fn by_ending(lemma: &str, lists: &Lists<'_>) -> Self {
        if lemma.bytes().any(|byte| byte == b'-') {
            let last = lemma.rsplit('-').next().unwrap_or_default();
            return lists.nouns.entries.single(last).map(Self::read).unwrap_or_default();
        }
        let person = Self::default().with(Class::Person);
        let ends = |ending: &str| lemma.ends_with(ending);
        match lemma.as_bytes().last() {
            _ if lemma.len() < 7 => {}
            Some(b'n') if ends("woman") => return person.with(Class::Female),
            Some(b'n') if ends("man") && !ends("human") => return person.with(Class::Male),
            Some(b'n') if ends("ician") => return person,
            Some(b't') if ends("ist") || ends("crat") => return person,
            Some(b'r') if ends("eer") || ends("grapher") => return person,
            _ => {}
        }
        Self::default()
    }
}
