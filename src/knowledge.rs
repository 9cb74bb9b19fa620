//! What sayso knows of words and of the world before it reads an article: the lexicon (word lists) and the almanac
//! (states, bodies, people, outlets, conflicts), as data files under `knowledge/`, and what a house adds to them.
//! Knows nothing of documents; its matchers take words.

mod almanac;
mod class;
mod entries;
mod house;
mod language;
mod lexicon;
pub mod lists;
mod begun;
mod openers;
mod panel;
mod problem;
mod shelf;
mod stance;
mod word;

pub use almanac::{
    Almanac, Body, BodyKind, Conflict, Control, End, Entry, Gender, Medium, NameForm, Named, Office, Part, Period,
    Person, Records, Side, Start, State, Wording,
};
pub use begun::Begun as FirstWords;
pub use class::Class;
pub use entries::{Entries, Match, split_words};
pub use house::House;
pub use language::Language;
pub use lexicon::Lexicon;
pub use lists::ListName;
pub(crate) use openers::Openers;
pub use panel::{Asked, Opened, Panel};
pub use problem::Problem;
pub use shelf::{Held, Shelf};
pub use stance::Stance;
pub(crate) use word::push_lower;
pub use word::{Key, Keys, Word};

use std::collections::BTreeMap;
use std::sync::OnceLock;

/// Words and world.
#[derive(Debug)]
pub struct Knowledge {
    lexicon: Lexicon,
    almanac: Almanac,
}

impl Knowledge {
    /// What ships. A word list is read when it is first asked for, the almanac at the first call.
    pub fn built_in() -> &'static Self {
        static BUILT_IN: OnceLock<Knowledge> = OnceLock::new();
        BUILT_IN.get_or_init(|| Self { lexicon: Lexicon::with_house(BTreeMap::new()), almanac: Almanac::built_in().0 })
    }

    /// The words of a language, with the world that ships.
    pub fn of(language: Language) -> &'static Self {
        static GERMAN: OnceLock<Knowledge> = OnceLock::new();
        match language {
            Language::English => Self::built_in(),
            Language::German => GERMAN.get_or_init(|| Self {
                lexicon: Lexicon::of(Language::German, BTreeMap::new()),
                almanac: Self::built_in().almanac.with(Records::default()),
            }),
        }
    }

    /// What ships with a house's entries, given as the text of its file (only the keys of `House`).
    ///
    /// # Errors
    /// The first thing that is wrong in the file, with line and column: an unknown key, a missing one, a bad day.
    pub fn with_house(text: &str) -> Result<Self, Problem> {
        problem::read_ron::<House>("sayso.ron", text).map(Self::with)
    }

    /// What ships with a house's entries, already read (for a file that holds settings besides).
    pub fn with(house: House) -> Self {
        let (lists, records) = house.into_parts();
        Self { lexicon: Lexicon::with_house(lists), almanac: Self::built_in().almanac.with(records) }
    }

    /// The word lists.
    pub fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// States, bodies, people, outlets, conflicts.
    pub fn almanac(&self) -> &Almanac {
        &self.almanac
    }

    /// Where words that soften stand among these, in their order; not those of which the list says that they only look like it
    /// ("rather than").
    pub fn hedges(&self, words: &[Word<'_>]) -> impl Iterator<Item = Match> + use<'_> {
        let list = self.words(lists::HEDGES);
        list.find(words).into_iter().filter(|hit| list.column(hit.entry).is_empty())
    }

    /// A word list, with the phrases of the house.
    pub fn words(&self, list: ListName) -> &Entries {
        self.lexicon.words(list)
    }

    /// The stance of a one-word cue by its lemma; `None` when no list holds it.
    pub fn stance(&self, lemma: &str) -> Option<Stance> {
        self.lexicon.stance(lemma)
    }
}

#[cfg(test)]
mod tests {
    use super::{Almanac, Entry, Knowledge, ListName, NameForm, Part, Stance, Word, lists};
    use time::{Date, Month};

    fn words(text: &str) -> Vec<Word<'_>> {
        text.split(' ').map(|word| Word::new(word, super::word::lower(word).into_owned().leak(), "")).collect()
    }

    fn names(text: &str) -> Vec<(String, NameForm)> {
        let almanac = Knowledge::built_in().almanac();
        let found = almanac.find(&words(text));
        found
            .iter()
            .flat_map(|named| named.entries.iter().map(|(entry, form)| (entry.key().to_owned(), *form)))
            .collect()
    }

    fn key(key: &str, form: NameForm) -> (String, NameForm) {
        (key.to_owned(), form)
    }

    #[test]
    fn the_files_that_ship_are_sound() {
        let (almanac, problems) = Almanac::built_in();
        assert!(problems.is_empty(), "{problems:?}");
        let records = almanac.records();
        assert_eq!(records.states.len(), 197);
        let keys = records.bodies.iter().filter_map(|body| body.of.as_deref());
        let keys = keys.chain(records.people.iter().map(|person| person.of.as_str()));
        let keys = keys.chain(
            records.people.iter().flat_map(|person| person.offices.iter().filter_map(|office| office.of.as_deref())),
        );
        let keys = keys.chain(records.media.iter().filter_map(|medium| medium.state.as_deref()));
        let sides = records.conflicts.iter().flat_map(|conflict| &conflict.sides);
        let keys = keys.chain(
            sides.flat_map(|side| side.parties.iter().chain(&side.secondary).chain(&side.backers).map(String::as_str)),
        );
        for key in keys {
            assert!(almanac.get(key).is_some(), "no entry {key}");
        }
        for conflict in &records.conflicts {
            assert!(conflict.sides.len() >= 2 && !conflict.periods.is_empty(), "{}", conflict.key);
            let ends = conflict.periods.iter().map(|period| (period.from.0, period.to.map(|to| to.0)));
            assert!(ends.clone().all(|(from, to)| to.is_none_or(|to| from <= to)), "{}", conflict.key);
            assert!(
                ends.rev().skip(1).all(|(_, to)| to.is_some()),
                "only the last period of {} may be open",
                conflict.key
            );
        }
    }

    #[test]
    fn keys_are_unique_and_entries_say_what_they_rest_on() {
        let records = Knowledge::built_in().almanac().records();
        let mut all: Vec<(&str, &str)> =
            records.states.iter().map(|one| (one.key.as_str(), one.rests_on.as_str())).collect();
        all.extend(records.bodies.iter().map(|one| (one.key.as_str(), one.rests_on.as_str())));
        all.extend(records.people.iter().map(|one| (one.key.as_str(), one.rests_on.as_str())));
        all.extend(records.media.iter().map(|one| (one.key.as_str(), one.rests_on.as_str())));
        all.extend(records.conflicts.iter().map(|one| (one.key.as_str(), one.rests_on.as_str())));
        assert!(all.iter().all(|(_, rests_on)| !rests_on.is_empty()));
        let count = all.len();
        all.sort_unstable();
        all.dedup_by_key(|(key, _)| *key);
        assert_eq!(all.len(), count);
    }

    #[test]
    fn every_list_is_read_and_sorted() {
        let knowledge = Knowledge::built_in();
        for list in ListName::all() {
            assert!(!knowledge.words(list).is_empty(), "{list:?}");
            let lines: Vec<&str> = list.text().lines().filter(|line| !line.starts_with('#')).collect();
            // The patterns of `lines` are read in their own order.
            assert!(lines.is_sorted() || list == lists::LINES, "{list:?} is not sorted");
            let mut once = lines.clone();
            once.dedup();
            assert_eq!(once.len(), lines.len(), "{list:?} holds a line twice");
        }
    }

    #[test]
    fn stances_of_one_word_and_of_more() {
        let knowledge = Knowledge::built_in();
        assert_eq!(knowledge.stance("say"), Some(Stance::Neutral));
        assert_eq!(knowledge.stance("reveal"), Some(Stance::Factive));
        assert_eq!(knowledge.stance("claim"), Some(Stance::Doubting));
        assert_eq!(knowledge.stance("jump"), None);
        let cue = [Word::new("pointed", "pointed", "point"), Word::new("out", "out", "out")];
        assert_eq!(knowledge.lexicon().stance_in(&cue), Some((Stance::Factive, 0..2)));
    }

    #[test]
    fn the_longest_name_and_its_form() {
        assert_eq!(names("the Security Service of Ukraine said"), [key("ukraine/sbu", NameForm::Name)]);
        assert_eq!(
            names("Moscow and Ukrainian troops"),
            [key("russia", NameForm::Metonym), key("ukraine", NameForm::Adjective)]
        );
        assert_eq!(names("Putin told us"), [key("russia/vladimir-putin", NameForm::Surname)]);
        assert_eq!(names("the Times reported"), [key("media/times", NameForm::Name)]);
        assert_eq!(names("UKRAINE SAYS"), [key("ukraine", NameForm::Name)]);
        assert_eq!(names("TRUMP IS BACK"), [key("us/donald-trump", NameForm::Surname)]);
        assert_eq!(names("who told us in the US"), [key("united-states", NameForm::Name)]);
    }

    #[test]
    fn sides_follow_from_person_to_body_to_state() {
        let almanac = Knowledge::built_in().almanac();
        let Some(Entry::Conflict(war)) = almanac.get("russia-ukraine") else { panic!("the war is listed") };
        assert_eq!(almanac.side_of(war, "ukraine/volodymyr-zelensky"), Some((0, Part::Party)));
        assert_eq!(almanac.side_of(war, "north-korea/army"), Some((1, Part::Secondary)));
        assert_eq!(almanac.side_of(war, "us/white-house"), Some((0, Part::Backer)));
        assert_eq!(almanac.side_of(war, "south-korea/nis"), None);
        assert_eq!(almanac.side_of(war, "media/tass"), Some((1, Part::Party)));
        assert_eq!(almanac.side_of(war, "media/bbc"), None);
    }

    #[test]
    fn conflicts_are_on_in_their_periods() {
        let almanac = Knowledge::built_in().almanac();
        let on = |year, month, day| {
            let day = Date::from_calendar_date(year, month, day).unwrap();
            almanac.conflicts_on(Some(day)).iter().map(|one| one.key.clone()).collect::<Vec<_>>()
        };
        assert!(on(2025, Month::January, 12).contains(&"russia-ukraine".to_owned()));
        assert!(!on(2022, Month::March, 1).contains(&"israel-gaza".to_owned()));
        assert!(on(2025, Month::June, 20).contains(&"israel-iran".to_owned()));
        assert_eq!(almanac.conflicts_on(None).len(), almanac.records().conflicts.len());
    }

    #[test]
    fn a_house_adds_words_and_entries_and_its_mistakes_have_places() {
        let house = r#"(
            lexicon: { "hedges": ["word on the street"] },
            bodies: [(key: "atlantis/guard", names: ["Atlantis Guard"], of: "greece", kinds: [ArmedForce], rests_on: "a tale")],
        )"#;
        let knowledge = Knowledge::with_house(house).unwrap();
        assert_eq!(knowledge.words(lists::HEDGES).find(&words("word on the street")).len(), 1);
        assert!(knowledge.words(lists::HEDGES).has("perhaps"));
        assert_eq!(knowledge.almanac().state_of("atlantis/guard"), Some("greece"));
        let problem = Knowledge::with_house("(\n    bodys: [],\n)").unwrap_err();
        assert_eq!((problem.line, problem.message.contains("no key `bodys` here")), (2, true), "{problem}");
    }
}
