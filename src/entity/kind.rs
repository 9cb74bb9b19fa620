//! What a figure counts as when something stands on its word: by the almanac, else by the nouns that describe it. Does
//! not ask what it said or whether it should have been named.

mod employer;
mod entry;
mod office;
mod organisation;

pub(super) use employer::employer_of;
pub(super) use office::{is_official, is_private_office};
pub(super) use organisation::{is_medium, is_of_state};

use crate::entity::scene::Scene;
use crate::entity::vague::is_vague;
use crate::facts::{EntityKind, Kind};
use crate::knowledge::lists;
use crate::phrases::{Class, Phrase, Sort};
use entry::by_entry;
use office::office;
use organisation::{body, is_state_body_phrase};

/// How many phrases of a figure are looked at.
const LOOK: usize = 24;

/// What a figure counts as.
#[derive(Clone, Debug, Default)]
pub(super) struct Standing {
    /// Unsorted, may repeat.
    pub kinds: Vec<Kind>,
    /// The almanac or the wording tells.
    pub known: bool,
    /// Why, in plain words.
    pub because: Option<String>,
}

impl Standing {
    /// Speaks for a state, or through an outlet that one runs.
    pub fn speaks_for_state(&self) -> bool {
        self.is_of_state() || self.kinds.contains(&Kind::StateControlledOutlet)
    }

    /// A state, or somebody or a body of one.
    pub fn is_of_state(&self) -> bool {
        self.kinds
            .iter()
            .any(|kind| matches!(kind, Kind::StateBody | Kind::Official | Kind::ArmedForce | Kind::Country))
    }

    fn add(&mut self, kinds: &[Kind]) {
        self.kinds.extend_from_slice(kinds);
        self.known = true;
    }
}

/// What the figure counts as, captivity apart.
pub(super) fn standing(scene: &Scene<'_>, figure: usize) -> Standing {
    let Some(made) = scene.figure(figure) else { return Standing::default() };
    let entry = made.known.and_then(|key| scene.page.knowledge.almanac().get(key));
    let phrases: Vec<&Phrase> = scene.told_by(made, LOOK).collect();
    let mut standing = Standing::default();
    if let Some(entry) = entry {
        by_entry(scene, figure, entry, &phrases, &mut standing);
        return standing;
    }
    match made.kind {
        EntityKind::Person => person(scene, figure, &phrases, &mut standing),
        EntityKind::Group => group(scene, figure, &phrases, &mut standing),
        EntityKind::Organisation => body(scene, figure, &phrases, &mut standing),
        EntityKind::Thing | EntityKind::Unknown => thing(scene, figure, &phrases, &mut standing),
        EntityKind::Place => {}
    }
    standing
}

/// What words say of a person: heads, titles, appositions.
fn words_of(scene: &Scene<'_>, phrases: &[&Phrase], class: Class) -> Option<usize> {
    phrases.iter().find_map(|it| {
        if it.sort == Sort::Nominal && it.classes.has(class) {
            return Some(it.head);
        }
        it.title.clone()?.find(|&at| scene.page.classes(at).has(class))
    })
}

fn person(scene: &Scene<'_>, figure: usize, phrases: &[&Phrase], standing: &mut Standing) {
    standing.kinds.push(Kind::Person);
    let described = phrases.iter().any(|it| {
        it.sort == Sort::Nominal
            || it.title.clone().is_some_and(|mut title| title.any(|at| scene.page.classes(at).has(Class::Person)))
    });
    standing.known = described;
    office(scene, figure, phrases, standing);
    force(scene, figure, phrases, standing);
    if words_of(scene, phrases, Class::Expert).is_some() {
        standing.add(&[Kind::Expert]);
    }
    if words_of(scene, phrases, Class::Witness).is_some() {
        standing.add(&[Kind::Witness]);
    }
}

/// Soldiers and what they are part of.
fn force(scene: &Scene<'_>, figure: usize, phrases: &[&Phrase], standing: &mut Standing) {
    let fights = phrases.iter().any(|it| it.sort == Sort::Nominal && it.classes.has(Class::Force));
    if !fights {
        return;
    }
    standing.add(&[Kind::ArmedForce]);
    let state =
        scene.figure(figure).and_then(|made| made.state).and_then(|key| scene.page.knowledge.almanac().get(key));
    standing.because = standing
        .because
        .take()
        .or_else(|| state.map(|state| format!("belongs to the armed forces of {}", state.name())));
}

fn group(scene: &Scene<'_>, figure: usize, phrases: &[&Phrase], standing: &mut Standing) {
    let nominal = phrases.iter().find(|it| it.sort == Sort::Nominal);
    standing.known = nominal.is_some();
    if let Some(it) = nominal.filter(|it| is_vague(scene, it)) {
        standing.kinds.push(Kind::UnnamedGroup);
        let words = scene.page.document.at(scene.page.span(&it.tokens));
        standing.because = Some(format!("`{words}` names nobody"));
    }
    if nominal.is_some_and(|it| it.classes.has(Class::Body)) {
        standing.add(&[Kind::Organisation]);
    }
    if nominal.is_some_and(|it| is_state_body_phrase(scene, it)) {
        standing.add(&[Kind::StateBody]);
    }
    office(scene, figure, phrases, standing);
    force(scene, figure, phrases, standing);
    if words_of(scene, phrases, Class::Expert).is_some() {
        standing.add(&[Kind::Expert]);
    }
    if words_of(scene, phrases, Class::Witness).is_some() {
        standing.add(&[Kind::Witness]);
    }
}

fn thing(scene: &Scene<'_>, figure: usize, phrases: &[&Phrase], standing: &mut Standing) {
    let page = scene.page;
    let named = scene.figure(figure).is_some_and(|made| made.named);
    let has = |class: Class| {
        phrases.iter().any(|it| match it.sort {
            Sort::Nominal => it.classes.has(class),
            Sort::Name => it.name.clone().is_some_and(|name| name.len() > 1) && page.classes(it.head).has(class),
            Sort::Pronoun => false,
        })
    };
    let preprint_server = phrases
        .iter()
        .any(|it| it.tokens.clone().take(12).any(|at| page.knowledge.words(lists::PREPRINT_TERMS).has(page.text(at))));
    if has(Class::Preprint) || preprint_server && (has(Class::Study) || has(Class::Document) || named) {
        standing.add(&[Kind::Preprint, Kind::Study]);
    } else if has(Class::Poll)
        && !phrases.iter().any(|it| it.base.clone().any(|at| page.is(at, lists::SURVEY_MODIFIERS)))
    {
        standing.add(&[Kind::Poll]);
    } else if has(Class::Post) {
        standing.add(&[Kind::SocialMediaPost]);
    } else if has(Class::Study)
        && (!has(Class::Document)
            || phrases.iter().any(|it| it.base.clone().any(|at| page.says(at, lists::STUDY_NOUNS, "itself"))))
    {
        standing.add(&[Kind::Study]);
    } else if has(Class::Document) {
        standing.add(&[Kind::Document]);
    } else if has(Class::Image) || has(Class::Thing) {
        standing.known = true;
    } else if named {
        // A name of which nothing is known: most likely a person or a body.
        standing.known = false;
    }
    if let Some(it) = phrases.iter().find(|it| it.sort == Sort::Nominal && is_vague(scene, it)) {
        standing.add(&[Kind::UnnamedGroup]);
        standing.because = Some(format!("`{}` names nobody", page.document.at(page.span(&it.tokens))));
    }
}
