//! Which names name the same: as written, by almanac, by surname, by acronym, by the start of a body's name. Names
//! only; offices and pronouns come later.

use crate::entity::body::{is_of_sort, is_short_form};
use crate::entity::facet::Gender;
use crate::entity::pronoun::word::{Pronoun, pronoun};
use crate::entity::scene::Scene;
use crate::facts::EntityKind;
use crate::knowledge::Entry;
use crate::phrases::{Class, Page, Phrase, Sort, is_surname_too, is_title};
use crate::text::Tag;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// How many phrases behind a surname its pronoun is looked for.
const BEHIND: usize = 12;

/// Where names were seen.
#[derive(Default)]
struct Index<'a> {
    /// By almanac key.
    known: FxHashMap<&'a str, usize>,
    /// By the whole name in lower case.
    whole: FxHashMap<String, usize>,
    /// By the last word of a name of several words.
    last: FxHashMap<&'a str, Vec<usize>>,
    /// By the first word of a name of several words.
    first: FxHashMap<&'a str, Vec<usize>>,
    /// By initials.
    initials: FxHashMap<String, usize>,
}

/// Gives every name a figure.
pub(super) fn name(scene: &mut Scene<'_>) {
    let mut index = Index::default();
    let mut aliases: Vec<(usize, usize)> = Vec::new();
    for phrase in 0..scene.phrases.len() {
        let Some(it) = scene.phrases.get(phrase) else { continue };
        if it.sort != Sort::Name && scene.facets.get(phrase).is_none_or(|facet| facet.known.is_none()) {
            if let Some(alias) = it.alias {
                aliases.push((alias, phrase));
            }
            if let Some(figure) = index.titled_surname(scene, phrase) {
                scene.call_name(phrase);
                scene.join(phrase, figure);
            }
            continue;
        }
        if scene.figure_of(phrase).is_none() {
            match index.find(scene, phrase) {
                Some(figure) => scene.join(phrase, figure),
                None => {
                    scene.open(phrase);
                }
            }
        }
        let alias = scene.phrases.get(phrase).and_then(|it| it.alias);
        if let Some((alias, figure)) = alias.zip(scene.figure_of(phrase)) {
            scene.join(alias, figure);
            index.add(scene, alias, figure);
        }
        if let Some(figure) = scene.figure_of(phrase) {
            index.add(scene, phrase, figure);
        }
    }
    // "the ministry's cyber unit (CU)": the long form is a common noun.
    for (alias, phrase) in aliases {
        if let Some(figure) = scene.figure_of(alias).filter(|_| scene.figure_of(phrase).is_none()) {
            scene.join(phrase, figure);
        }
    }
}

impl<'a> Index<'a> {
    fn find(&self, scene: &Scene<'a>, phrase: usize) -> Option<usize> {
        let facet = scene.facets.get(phrase)?;
        if let Some(person) = self.surname(scene, phrase) {
            return Some(person);
        }
        if let Some(entry) = facet.known {
            return self.known.get(entry.key()).copied().or_else(|| {
                // "Petrov" before the almanac's full name was seen.
                matches!(entry, Entry::Person(_)).then(|| self.by_words(scene, phrase)).flatten()
            });
        }
        let whole = whole(scene, phrase)?;
        let fits = |figure: &usize| compatible(scene, phrase, *figure);
        self.whole.get(&whole).copied().filter(fits).or_else(|| self.by_words(scene, phrase))
    }

    /// "Paris" after "Valeska Paris", whatever else is called so; not "in Paris".
    fn surname(&self, scene: &Scene<'a>, phrase: usize) -> Option<usize> {
        let facet = scene.facets.get(phrase)?;
        let it = scene.phrases.get(phrase)?;
        let name = it.name.clone().filter(|name| name.len() == 1)?;
        let place = !matches!(facet.known, Some(Entry::Person(_)) | None) && !facet.located;
        let list = self.last.get(scene.page.lemma(name.start)).filter(|_| place)?;
        list.iter().rev().take(8).copied().find(|&figure| {
            // "the Green Choice Norland" is no person called Norland.
            let short =
                |&at: &usize| scene.phrases.get(at).and_then(|it| it.name.as_ref()).is_some_and(|name| name.len() == 2);
            scene.figure(figure).is_some_and(|made| {
                let unknown = made.kind == EntityKind::Unknown && made.phrases.iter().take(4).all(short);
                (made.kind == EntityKind::Person || unknown) && made.known.is_none()
            })
        })
    }

    /// "Bishop said" after "Anna Bishop": a surname that may be a title.
    fn titled_surname(&self, scene: &Scene<'a>, phrase: usize) -> Option<usize> {
        let it = scene.phrases.get(phrase).filter(|it| it.tokens.len() == 1 && it.sort == Sort::Nominal)?;
        let name = scene.page.tag(it.head).is_some_and(Tag::is_name) && is_surname_too(scene.page, it.head);
        let list = self.last.get(scene.page.lemma(it.head)).filter(|_| name)?;
        let person = |figure: &usize| is_person_like(scene, *figure);
        list.iter().rev().take(8).copied().find(person)
    }

    fn by_words(&self, scene: &Scene<'a>, phrase: usize) -> Option<usize> {
        let name = scene.phrases.get(phrase)?.name.clone()?;
        let page = scene.page;
        let fits = |figure: &usize| compatible(scene, phrase, *figure);
        let latest = |list: Option<&Vec<usize>>| list.and_then(|list| list.iter().rev().take(8).copied().find(fits));
        if name.len() == 1 {
            let word = page.lemma(name.start);
            let place = scene.facets.get(phrase).is_some_and(|facet| facet.kind == EntityKind::Place);
            if place {
                return None;
            }
            let person = |figure: &usize| {
                scene.figure(*figure).is_some_and(|it| matches!(it.kind, EntityKind::Person | EntityKind::Unknown))
            };
            let club = is_short_form(page, name.start);
            return latest(self.last.get(word))
                .filter(|figure| person(figure) || club && is_body(scene, *figure))
                .or_else(|| latest(self.first.get(word)).filter(|figure| self.begins(scene, *figure)))
                .or_else(|| self.initials.get(page.text(name.start)).copied().filter(fits));
        }
        // "Volodymyr Zelensky" after a headline's "Zelensky"; "Angela Dorothea Merkel" after "Angela Merkel".
        let last = page.lemma(name.end - 1);
        let single = self
            .whole
            .get(last)
            .copied()
            .filter(fits)
            .filter(|figure| is_person_like(scene, *figure) && !is_of_other_gender(scene, phrase, *figure));
        let known = |initials: Option<String>| initials.and_then(|it| self.initials.get(&it).copied()).filter(fits);
        let initials = known(initials(scene, phrase)).or_else(|| known(initials_in_full(scene, phrase)));
        let same_first = latest(self.last.get(last)).filter(|figure| shares_first(scene, phrase, *figure));
        let person = scene
            .facets
            .get(phrase)
            .is_some_and(|facet| matches!(facet.kind, EntityKind::Person | EntityKind::Unknown));
        single.filter(|_| person).or(same_first).or(initials).or_else(|| self.told_in_full(scene, phrase))
    }

    /// "BBC" for "BBC News", "Ana" for "Ana Ruiz": the first word alone is enough for people, and for bodies when the
    /// rest says only what sort of body it is.
    fn begins(&self, scene: &Scene<'a>, figure: usize) -> bool {
        let Some(it) = scene.figure(figure) else { return false };
        match it.kind {
            EntityKind::Person => true,
            EntityKind::Organisation | EntityKind::Unknown => it.phrases.iter().take(4).any(|&phrase| {
                let Some(name) = scene.phrases.get(phrase).and_then(|it| it.name.clone()) else { return false };
                let first = scene.page.text(name.start);
                let capitals = first.len() >= 2 && first.chars().all(char::is_uppercase);
                it.kind == EntityKind::Organisation
                    && (capitals || name.len() <= 3 && may_stand_for_body(scene, phrase, name.start))
            }),
            // "Tuva" for "the Tuva Republic".
            EntityKind::Place => it.phrases.iter().take(4).any(|&phrase| {
                let name = scene.phrases.get(phrase).and_then(|it| it.name.clone()).unwrap_or_default();
                name.len() == 2 && scene.page.classes(name.end - 1).has(Class::Place)
            }),
            EntityKind::Group | EntityKind::Thing => false,
        }
    }

    /// "Northgate Terminals" after a headline's "Northgate".
    fn told_in_full(&self, scene: &Scene<'a>, phrase: usize) -> Option<usize> {
        let name = scene.phrases.get(phrase)?.name.clone().filter(|name| name.len() <= 3)?;
        let body = scene.facets.get(phrase).is_some_and(|facet| facet.kind == EntityKind::Organisation);
        let short = self.whole.get(scene.page.lemma(name.start)).copied().filter(|_| body)?;
        let unknown = scene.figure(short).is_some_and(|it| it.kind == EntityKind::Unknown && it.known.is_none());
        (unknown && may_stand_for_body(scene, phrase, name.start) && compatible(scene, phrase, short)).then_some(short)
    }

    fn add(&mut self, scene: &Scene<'a>, phrase: usize, figure: usize) {
        if let Some(entry) = scene.facets.get(phrase).and_then(|facet| facet.known) {
            self.known.entry(entry.key()).or_insert(figure);
        }
        if let Some(whole) = whole(scene, phrase) {
            self.whole.insert(whole, figure);
        }
        let Some(name) = scene.phrases.get(phrase).and_then(|it| it.name.clone()) else { return };
        if name.len() > 1 {
            let page = scene.page;
            push(self.last.entry(page.lemma(name.end - 1)).or_default(), figure);
            push(self.first.entry(page.lemma(name.start)).or_default(), figure);
        }
        if let Some(full) = initials_in_full(scene, phrase) {
            self.initials.entry(full).or_insert(figure);
        }
        if let Some(initials) = initials(scene, phrase) {
            self.initials.entry(initials).or_insert(figure);
        } else if name.len() == 1 {
            let text = scene.page.text(name.start);
            if text.len() >= 2 && text.chars().all(char::is_uppercase) {
                self.initials.entry(text.replace('.', "")).or_insert(figure);
            }
        }
    }
}

fn push(list: &mut Vec<usize>, figure: usize) {
    if list.last() != Some(&figure) {
        list.push(figure);
    }
}

/// The name in lower case, without title; `None` for a phrase without a name.
fn whole(scene: &Scene<'_>, phrase: usize) -> Option<String> {
    let it = scene.phrases.get(phrase)?;
    let range = it.name.clone().unwrap_or_else(|| it.base.clone());
    let words: Vec<&str> = range.map(|at| scene.page.lemma(at)).filter(|word| *word != "the").collect();
    Some(words.join(" ")).filter(|whole| !whole.is_empty())
}

/// "NIS" for "National Intelligence Service"; `None` for a name of one word.
fn initials(scene: &Scene<'_>, phrase: usize) -> Option<String> {
    letters(scene, scene.phrases.get(phrase)?.name.clone()?)
}

/// "BMA" for "the British Medical Association", whose first word is no noun; `None` without such a word.
fn initials_in_full(scene: &Scene<'_>, phrase: usize) -> Option<String> {
    let it = scene.phrases.get(phrase)?;
    let full = full_name(scene.page, it)?;
    letters(scene, full.clone()).filter(|_| it.name.as_ref().is_some_and(|name| name.start > full.start))
}

/// Each way to shorten a name to its letters.
pub(super) fn all_initials(scene: &Scene<'_>, phrase: usize) -> impl Iterator<Item = String> {
    initials_in_full(scene, phrase).into_iter().chain(initials(scene, phrase))
}

fn letters(scene: &Scene<'_>, name: Range<usize>) -> Option<String> {
    let page = scene.page;
    let letters: String = name
        .filter(|&at| page.tag(at).is_some_and(|tag| tag.is_noun() || tag.is_adjective()))
        .filter_map(|at| page.text(at).chars().next())
        .filter(|letter| letter.is_uppercase())
        .collect();
    (letters.chars().count() > 1).then_some(letters)
}

/// The name with the adjectives that belong to it: "British Medical Association". Those at the head of a sentence may
/// have their capital from there. `None` for a phrase without a name.
pub(super) fn full_name(page: Page<'_>, phrase: &Phrase) -> Option<Range<usize>> {
    let name = phrase.name.clone()?;
    let sentence = page.document.sentences.get(phrase.sentence).map_or(0, |it| it.tokens.start);
    let first = phrase.base.start.max(sentence + 1);
    let belongs =
        |at: &usize| page.tag(*at).is_some_and(Tag::is_adjective) && page.text(*at).starts_with(char::is_uppercase);
    let more = (first..name.start).rev().take_while(belongs).count();
    let whole = name.len() > 1 && phrase.title.is_none();
    Some(if whole { name.start - more..name.end } else { name })
}

/// Gender, kind, number and title do not speak against it.
fn compatible(scene: &Scene<'_>, phrase: usize, figure: usize) -> bool {
    let (Some(it), Some(facet), Some(to)) = (scene.phrases.get(phrase), scene.facets.get(phrase), scene.figure(figure))
    else {
        return false;
    };
    let titled = it.title.clone().is_some_and(|mut title| title.any(|at| is_title(scene.page, at)));
    let kinds = match (facet.kind, to.kind) {
        (
            EntityKind::Unknown,
            EntityKind::Unknown | EntityKind::Person | EntityKind::Organisation | EntityKind::Thing | EntityKind::Place,
        ) => !titled || to.kind == EntityKind::Unknown,
        (EntityKind::Person, EntityKind::Unknown)
        | (EntityKind::Organisation, EntityKind::Unknown)
        | (EntityKind::Place | EntityKind::Thing, EntityKind::Unknown) => true,
        (a, b) => a == b,
    };
    let keys = match (facet.known, to.known) {
        (Some(a), Some(b)) => a.key() == b,
        (Some(_), None) | (None, Some(_)) | (None, None) => true,
    };
    // "Marrick Heights", which an apposition made one body; "Rovers", "Bayliss".
    let body = to.kind == EntityKind::Organisation;
    kinds && keys && facet.gender.fits(to.gender) && (it.plural == to.plural || body)
}

fn is_body(scene: &Scene<'_>, figure: usize) -> bool {
    scene.figure(figure).is_some_and(|it| it.kind == EntityKind::Organisation)
}

/// The first word of a body's name may stand for it, unless it is a place: "Northgate" for "Northgate Terminals", not
/// "Denver" for "Denver Water"; a club is called by its town.
fn may_stand_for_body(scene: &Scene<'_>, phrase: usize, word: usize) -> bool {
    let page = scene.page;
    let club = scene.phrases.get(phrase).is_some_and(|it| is_of_sort(page, it, "sport"));
    let place = || page.lists().gazetteer.single(page.lemma(word)).is_some();
    scene.names.at(word).is_none() && (club || !place())
}

fn is_person_like(scene: &Scene<'_>, figure: usize) -> bool {
    scene
        .figure(figure)
        .is_some_and(|it| it.kind == EntityKind::Person || it.kind == EntityKind::Unknown && it.known.is_none())
}

/// "Harrow said no. He added … Milena Harrow": whoever is told of by a surname alone, and by the pronoun of the other gender
/// right behind it.
fn is_of_other_gender(scene: &Scene<'_>, phrase: usize, figure: usize) -> bool {
    let (Some(facet), Some(made)) = (scene.facets.get(phrase), scene.figure(figure)) else { return false };
    let told_by = |name: &usize| {
        let sentence = scene.phrases.get(*name)?.sentence.index();
        let near = (name + 1..phrase.min(name + BEHIND)).filter_map(|at| scene.phrases.get(at));
        let mut near = near.take_while(|it| it.sentence.index() <= sentence + 1);
        let next = near.find(|it| it.subject && it.sort != Sort::Nominal)?;
        pronoun(scene.page, next.head).map(Pronoun::gender).filter(|_| next.quotation.is_none())
    };
    let told = made.phrases.iter().take(4).find_map(|name| told_by(name).filter(|gender| *gender != Gender::Unknown));
    told.is_some_and(|gender| !gender.fits(facet.gender))
}

/// Two names with one surname are one person's only with one first name ("J. Smith" and "John Smith" too).
fn shares_first(scene: &Scene<'_>, phrase: usize, figure: usize) -> bool {
    let first = |phrase: usize| {
        let name = scene.phrases.get(phrase)?.name.clone()?;
        (name.len() > 1).then(|| scene.page.lemma(name.start))
    };
    let (Some(own), Some(to)) = (first(phrase), scene.figure(figure)) else { return false };
    let initial = |word: &str| word.trim_end_matches('.').chars().count() == 1;
    to.kind != EntityKind::Place
        && to.gender.fits(Gender::Unknown)
        && to
            .phrases
            .iter()
            .take(6)
            .filter_map(|&phrase| first(phrase))
            .any(|other| other == own || (initial(other) || initial(own)) && other.chars().next() == own.chars().next())
}
