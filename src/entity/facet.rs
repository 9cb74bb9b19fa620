//! What a single phrase shows of whom it names, before phrases are joined: sort of thing, gender, entry of the
//! almanac, state. Looks at the phrase and the words beside it, never at other places of the article.

use crate::entity::body::{is_body_name, is_called_body};
use crate::entity::pronoun::word::{Pronoun, pronoun};
use crate::facts::EntityKind;
use crate::knowledge::{Entry, Gender as Recorded, NameForm, Named, lists};
use crate::phrases::{Class, Classes, Page, Phrase, Sort, is_title, says, title};
use crate::text::Tag;
use std::ops::Range;

/// Which pronouns fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gender {
    Female,
    Male,
    Unknown,
}

impl Gender {
    pub(super) fn fits(self, other: Self) -> bool {
        self == other || self == Self::Unknown || other == Self::Unknown
    }
}

/// What a phrase shows.
#[derive(Clone, Copy, Debug)]
pub(super) struct Facet<'a> {
    pub kind: EntityKind,
    pub gender: Gender,
    /// The entry of the almanac that it names.
    pub known: Option<Entry<'a>>,
    /// The key of the state that its own words give: "Ukrainian forces", "the President of Ukraine".
    pub state: Option<&'a str>,
    /// A capital or seat of power that speaks for its state here.
    pub metonym: bool,
    /// "in Kyiv", "near Moscow".
    pub located: bool,
}

/// The names of the almanac in an article, by token.
pub(super) struct Names<'a> {
    named: Vec<Named<'a>>,
    at: Vec<Option<u32>>,
}

impl<'a> Names<'a> {
    pub(super) fn new(page: Page<'a>) -> Self {
        let mut named = Vec::new();
        let mut at = vec![None; page.document.tokens.len()];
        let words = page.all_words();
        for sentence in &page.document.sentences {
            let range = sentence.tokens.clone();
            let words = words.get(range.clone()).unwrap_or_default();
            for mut one in page.knowledge.almanac().find(words) {
                one.range = one.range.start + range.start..one.range.end + range.start;
                for token in one.range.clone() {
                    if let Some(slot) = at.get_mut(token) {
                        *slot = u32::try_from(named.len()).ok();
                    }
                }
                named.push(one);
            }
        }
        Self { named, at }
    }

    pub(super) fn at(&self, token: usize) -> Option<&Named<'a>> {
        let place = (*self.at.get(token)?)?;
        self.named.get(place as usize)
    }

    /// "Norland": what the almanac has first for the word is a state.
    pub(super) fn is_state(&self, token: usize) -> bool {
        self.at(token).is_some_and(|named| matches!(named.entries.first(), Some((Entry::State(_), _))))
    }

    pub(super) fn all(&self) -> &[Named<'a>] {
        &self.named
    }
}

/// What each phrase shows.
pub(super) fn facets<'a>(page: Page<'a>, names: &Names<'a>, phrases: &[Phrase]) -> Vec<Facet<'a>> {
    let mut facets: Vec<Facet<'a>> = phrases.iter().map(|phrase| facet(page, names, phrase)).collect();
    // Inner phrases stand behind outer ones, so one pass from the end hands their states outwards.
    for at in (0..phrases.len()).rev() {
        let Some(phrase) = phrases.get(at) else { continue };
        let inner = [phrase.owner, phrase.complement].map(|inner| inner.filter(|_| says_whose(page, phrase)));
        let given = inner.into_iter().flatten().find_map(|inner| facets.get(inner).and_then(|facet| facet.state));
        if let Some(facet) = facets.get_mut(at) {
            facet.state = facet.state.or(given);
        }
    }
    facets
}

/// "the President of Ukraine" is Ukraine's; "a map of Ukraine" is not.
fn says_whose(page: Page<'_>, phrase: &Phrase) -> bool {
    // Behind a possessor: "Russia's Security Council", but not "Berlin's zoo".
    let own = phrase.base.clone().rev().take_while(|&at| page.tag(at) != Some(Tag::POS));
    let namely = own.into_iter().any(|at| page.tag(at).is_some_and(Tag::is_name));
    let classes = phrase.classes;
    namely || classes.has(Class::Person) || classes.has(Class::Body) || classes.has(Class::Force)
}

fn facet<'a>(page: Page<'a>, names: &Names<'a>, phrase: &Phrase) -> Facet<'a> {
    if phrase.conjoined {
        return Facet {
            kind: EntityKind::Group,
            gender: Gender::Unknown,
            known: None,
            state: None,
            metonym: false,
            located: false,
        };
    }
    let found = known(page, names, phrase);
    let entry = found.map(|(entry, _)| entry);
    let state =
        entry.and_then(|entry| page.knowledge.almanac().state_of(entry.key())).or_else(|| state(page, names, phrase));
    let located = is_location(page, phrase);
    let metonym = found.is_some_and(|(_, form)| form == NameForm::Metonym) && !located;
    let kind = entry.map_or_else(|| kind(page, phrase), |entry| kind_of(entry));
    let kind = if kind == EntityKind::Unknown && is_in(page, phrase) { EntityKind::Place } else { kind };
    let place = found.is_some_and(|(_, form)| form == NameForm::Metonym) && !metonym;
    Facet {
        kind: if place { EntityKind::Place } else { kind },
        gender: entry.and_then(gender_of).unwrap_or_else(|| gender(page, phrase)),
        known: entry.filter(|_| !place),
        state: state.filter(|_| !place),
        metonym,
        located,
    }
}

/// An unknown name after "in" or "near", which is no owner: a place.
fn is_in(page: Page<'_>, phrase: &Phrase) -> bool {
    let before = phrase.base.start.checked_sub(1);
    let placed = before.is_some_and(|at| page.says(at, lists::CITY_PREPOSITIONS, "place"));
    let owner = page.tag(phrase.base.end) == Some(Tag::POS);
    placed && phrase.sort == Sort::Name && !owner && !phrase.plural
}

fn kind_of(entry: Entry<'_>) -> EntityKind {
    match entry {
        Entry::State(_) => EntityKind::Place,
        Entry::Body(_) | Entry::Medium(_) => EntityKind::Organisation,
        Entry::Person(_) => EntityKind::Person,
        Entry::Conflict(_) => EntityKind::Thing,
    }
}

fn gender_of(entry: Entry<'_>) -> Option<Gender> {
    match entry {
        Entry::Person(person) => Some(match person.gender {
            Recorded::F => Gender::Female,
            Recorded::M => Gender::Male,
        }),
        Entry::State(_) | Entry::Body(_) | Entry::Medium(_) | Entry::Conflict(_) => None,
    }
}

/// The entry that the phrase as a whole names: its name must be the phrase's name, not a part of it.
fn known<'a>(page: Page<'a>, names: &Names<'a>, phrase: &Phrase) -> Option<(Entry<'a>, NameForm)> {
    let found = names.at(phrase.head)?;
    // "South Korea" inside a longer name of the almanac: look at its own words alone.
    let alone = (found.range.start < phrase.tokens.start || found.range.end > phrase.tokens.end)
        .then(|| alone(page, phrase))
        .flatten();
    let named = alone.as_ref().unwrap_or(found);
    let inside = named.range.start >= phrase.base.start && named.range.end <= phrase.tokens.end;
    let whole = match &phrase.name {
        Some(name) => {
            named.range.start <= name.start
                && (named.range.end >= name.end
                    || named.range.end > phrase.head
                        && phrase.complement.is_some()
                        && named.range.end == phrase.base.end)
        }
        None => true,
    };
    if phrase.partitive || phrase.sort == Sort::Pronoun || !inside || !whole {
        return None;
    }
    let person = phrase.title.is_some() || phrase.name.as_ref().is_some_and(|name| is_first_name(page, name.start));
    let fits = |entry: &&(Entry<'a>, NameForm)| match entry.1 {
        NameForm::Adjective | NameForm::People => false,
        NameForm::Name | NameForm::Acronym | NameForm::Metonym | NameForm::Surname => true,
    };
    let of_sort = |entry: &&(Entry<'a>, NameForm)| matches!(entry.0, Entry::Person(_)) == person;
    let complete = |entry: &(Entry<'a>, NameForm)| match &phrase.name {
        // "John Putin" is not Putin.
        Some(name) => entry.1 != NameForm::Surname || named.range.start == name.start,
        None => true,
    };
    let all = || named.entries.iter().filter(fits).filter(|entry| complete(entry));
    all().find(of_sort).or_else(|| all().next()).copied()
}

fn alone<'a>(page: Page<'a>, phrase: &Phrase) -> Option<Named<'a>> {
    let name = phrase.name.clone().unwrap_or_else(|| phrase.base.clone());
    let words = page.document.words(name.start..name.end.min(name.start + 10));
    let mut named = page.knowledge.almanac().find_at(&words, 0)?;
    named.range = named.range.start + name.start..named.range.end + name.start;
    Some(named).filter(|named| named.range.contains(&phrase.head))
}

fn state<'a>(page: Page<'a>, names: &Names<'a>, phrase: &Phrase) -> Option<&'a str> {
    phrase.base.clone().rev().find_map(|at| {
        let named = names.at(at)?;
        let (entry, form) = named.entries.first()?;
        let owner = page.tag(named.range.end) == Some(Tag::POS);
        let gives = matches!(form, NameForm::Adjective | NameForm::People | NameForm::Name | NameForm::Acronym);
        (gives && !owner).then(|| page.knowledge.almanac().state_of(entry.key())).flatten()
    })
}

/// "in Kyiv", "near Moscow": the city, not the government.
fn is_location(page: Page<'_>, phrase: &Phrase) -> bool {
    let Some(before) = phrase.base.start.checked_sub(1) else { return false };
    matches!(page.tag(before), Some(Tag::IN | Tag::TO)) && page.is(before, lists::CITY_PREPOSITIONS)
}

fn kind(page: Page<'_>, phrase: &Phrase) -> EntityKind {
    match phrase.sort {
        Sort::Pronoun => pronoun_kind(page, phrase),
        Sort::Name => name_kind(page, phrase),
        Sort::Nominal => noun_kind(page, phrase),
    }
}

fn pronoun_kind(page: Page<'_>, phrase: &Phrase) -> EntityKind {
    match pronoun(page, phrase.head) {
        Some(word) if word.is_one_person() => EntityKind::Person,
        Some(_) | None => EntityKind::Unknown,
    }
}

fn noun_kind(page: Page<'_>, phrase: &Phrase) -> EntityKind {
    let classes = phrase.classes;
    let counted = matches!(page.tag(phrase.head), Some(Tag::CD | Tag::JJ | Tag::VBN));
    let people = classes.has(Class::Person) || page.lemma(phrase.head).ends_with("-year-old");
    if people || counted && phrase.plural && phrase.sort == Sort::Nominal && page.tag(phrase.head) != Some(Tag::CD) {
        return if phrase.plural { EntityKind::Group } else { EntityKind::Person };
    }
    // "social media"
    let platform = || page.ending(phrase.head + 1, lists::PLATFORMS).is_some_and(|(_, column)| says(column, "thing"));
    if classes.has(Class::Media) && platform() {
        return EntityKind::Thing;
    }
    if classes.has(Class::Body) && !classes.has(Class::Document) {
        return EntityKind::Organisation;
    }
    if classes.has(Class::Group) || classes.has(Class::Force) {
        return EntityKind::Group;
    }
    if classes.has(Class::Place) {
        return EntityKind::Place;
    }
    let thing = [Class::Document, Class::Poll, Class::Study, Class::Preprint, Class::Post, Class::Image, Class::Thing];
    if thing.into_iter().any(|class| classes.has(class)) { EntityKind::Thing } else { EntityKind::Unknown }
}

fn name_kind(page: Page<'_>, phrase: &Phrase) -> EntityKind {
    let Some(name) = phrase.name.clone() else { return EntityKind::Unknown };
    let titled = phrase
        .title
        .clone()
        .is_some_and(|title| title.clone().any(|at| is_title(page, at) || page.classes(at).has(Class::Person)));
    if is_body_name(page, &name) {
        return EntityKind::Organisation;
    }
    if titled {
        return EntityKind::Person;
    }
    if is_called_body(page, phrase) {
        return EntityKind::Organisation;
    }
    let class_of = |class: Class| name.clone().any(|at| page.classes(at).has(class));
    if class_of(Class::Place) && name.len() > 1 {
        return EntityKind::Place;
    }
    if [Class::Document, Class::Poll, Class::Study, Class::Thing]
        .into_iter()
        .any(|class| page.classes(phrase.head).has(class))
        && name.len() > 1
    {
        return EntityKind::Thing;
    }
    let definite = page.lemma(phrase.base.start) == "the";
    if is_first_name(page, name.start) && !definite && page.tag(phrase.head) != Some(Tag::NNPS) {
        return EntityKind::Person;
    }
    let word = page.text(name.start);
    let capitals =
        word.len() >= 2 && word.chars().all(|letter| letter.is_uppercase() || letter == '.' || letter == '&');
    if name.len() == 1 && capitals && !all_capitals(page, phrase) {
        return EntityKind::Organisation;
    }
    if page.tag(phrase.head) == Some(Tag::NNPS) && phrase.plural {
        return EntityKind::Unknown;
    }
    EntityKind::Unknown
}

/// A heading in capitals: every word looks like an acronym.
fn all_capitals(page: Page<'_>, phrase: &Phrase) -> bool {
    let Some(sentence) = page.document.sentences.get(phrase.sentence) else { return false };
    !page.document.at(sentence.span).chars().any(char::is_lowercase)
}

/// A first name of the lexicon.
pub(super) fn is_first_name(page: Page<'_>, at: usize) -> bool {
    page.lists().first_names.single(page.lemma(at)).is_some()
}

fn gender(page: Page<'_>, phrase: &Phrase) -> Gender {
    match phrase.sort {
        Sort::Pronoun => pronoun(page, phrase.head).map_or(Gender::Unknown, Pronoun::gender),
        Sort::Nominal => by_classes(phrase.classes),
        Sort::Name => {
            title_gender(page, phrase.title.clone()).or_else(|| name_gender(page, phrase)).unwrap_or(Gender::Unknown)
        }
    }
}

/// The gender that nouns of these classes show.
pub(super) fn by_classes(classes: Classes) -> Gender {
    match (classes.has(Class::Female), classes.has(Class::Male)) {
        (true, false) => Gender::Female,
        (false, true) => Gender::Male,
        (true, true) | (false, false) => Gender::Unknown,
    }
}

fn title_gender(page: Page<'_>, words: Option<Range<usize>>) -> Option<Gender> {
    words?.rev().find_map(|at| {
        let column = title(page, at).unwrap_or_default();
        let listed = [("male", Gender::Male), ("female", Gender::Female)];
        let told = listed.into_iter().find(|(mark, _)| says(column, mark)).map(|(_, gender)| gender);
        told.or_else(|| Some(by_classes(page.classes(at))).filter(|gender| *gender != Gender::Unknown))
    })
}

fn name_gender(page: Page<'_>, phrase: &Phrase) -> Option<Gender> {
    // Of one word it may be a surname: "Morris" may be Elena Morris.
    let name = phrase.name.clone().filter(|name| name.len() > 1)?;
    match page.lists().first_names.single(page.lemma(name.start))? {
        "m" => Some(Gender::Male),
        "f" => Some(Gender::Female),
        _ => None,
    }
}
