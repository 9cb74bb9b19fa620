//! What sort of organisation the words for a body tell of: a body of a state, an armed force, an outlet. Whether a name is
//! a body's at all is `body`'s; what the almanac knows is `known`'s.

use crate::entity::body::compound;
use crate::entity::kind::office::is_official;
use crate::entity::kind::{LOOK, Standing};
use crate::entity::scene::Scene;
use crate::entity::vague::is_vague;
use crate::facts::{EntityKind, Kind};
use crate::knowledge::{BodyKind, Entry, lists};
use crate::phrases::{Class, Phrase, Sort, says};

pub(super) fn body(scene: &Scene<'_>, figure: usize, phrases: &[&Phrase], standing: &mut Standing) {
    standing.add(&[Kind::Organisation]);
    let page = scene.page;
    let made = scene.figure(figure);
    let state = made.and_then(|made| made.state);
    if let Some(it) = phrases.iter().find(|it| it.sort == Sort::Nominal && is_vague(scene, it)) {
        standing.kinds.push(Kind::UnnamedGroup);
        standing.because = Some(format!("`{}` names nobody", page.document.at(page.span(&it.tokens))));
    }
    let marked =
        |mark: &str| phrases.iter().any(|it| it.base.clone().any(|at| page.says(at, lists::BODY_MARKERS, mark)));
    let armed = phrases.iter().any(|it| {
        let range = it.name.clone().unwrap_or(it.head..it.head + 1);
        range.into_iter().any(|at| page.classes(at).has(Class::Armed))
    });
    let media = phrases.iter().any(|it| is_medium(scene, it));
    let owner_official = phrases
        .iter()
        .filter_map(|it| it.owner)
        .filter_map(|owner| scene.figure_of(owner))
        .any(|owner| is_official(scene, owner));
    let office = owner_official && marked("office");
    let organ = state.is_some() && !media && marked("organ");
    if media {
        standing.add(&[Kind::MediaOutlet]);
        let run = |it: &&Phrase| it.base.clone().any(|at| at < it.head && page.says(at, lists::OUTLET_WORDS, "state"));
        if phrases.iter().any(run) {
            standing.add(&[Kind::StateControlledOutlet]);
        }
        return;
    }
    if armed {
        standing.add(&[Kind::ArmedForce]);
    }
    if office || organ || phrases.iter().any(|it| is_state_body_phrase(scene, it)) {
        standing.add(&[Kind::StateBody]);
        let of = state.and_then(|key| page.knowledge.almanac().get(key)).map(|entry| entry.name().to_owned());
        let owner = phrases
            .iter()
            .find_map(|it| it.owner.filter(|_| office))
            .and_then(|owner| scene.phrases.get(owner))
            .map(|owner| page.document.at(page.span(&owner.base)).to_owned());
        standing.because = standing.because.take().or_else(|| of.or(owner).map(|of| format!("a body of {of}")));
    }
}

/// A body of a state, or a state itself.
pub(in crate::entity) fn is_of_state(scene: &Scene<'_>, figure: usize) -> bool {
    let Some(made) = scene.figure(figure) else { return false };
    let entry = made.known.and_then(|key| scene.page.knowledge.almanac().get(key));
    match entry {
        Some(Entry::State(_)) => true,
        Some(Entry::Body(body)) => body.kinds.iter().any(|kind| {
            matches!(
                kind,
                BodyKind::StateBody | BodyKind::Service | BodyKind::Police | BodyKind::Court | BodyKind::ArmedForce
            )
        }),
        Some(Entry::Person(_) | Entry::Medium(_) | Entry::Conflict(_)) => false,
        None => made.kind == EntityKind::Place || scene.told_by(made, LOOK).any(|it| is_state_body_phrase(scene, it)),
    }
}

/// "the ministry", "the National Police", "the Department of Justice".
pub(super) fn is_state_body_phrase(scene: &Scene<'_>, it: &Phrase) -> bool {
    let page = scene.page;
    let range = it.name.clone().unwrap_or(it.head..it.head + 1);
    let named = || compound(page, it.head + 1).is_some_and(|column| says(column, "state"));
    let state_word = named() || range.clone().any(|at| page.classes(at).has(Class::State));
    // "the University Court Theatre", "the Student Council": a body of another sort.
    let other = range.clone().any(|at| page.says(at, lists::BODY_MARKERS, "other"));
    state_word && !other
}

/// An outlet by its words: "the newspaper", "the Larne Herald", "a local radio station".
pub(in crate::entity) fn is_medium(scene: &Scene<'_>, it: &Phrase) -> bool {
    let page = scene.page;
    let says = |at: usize, mark: &str| page.says(at, lists::OUTLET_WORDS, mark);
    match it.sort {
        Sort::Name => it.name.clone().is_some_and(|name| {
            name.len() > 1 && name.clone().any(|at| says(at, "name")) && !name.clone().any(|at| says(at, "never"))
        }),
        // "a station" is of the police, "a news agency" is an outlet.
        Sort::Nominal => {
            it.classes.has(Class::Media) && (!says(it.head, "loose") || it.base.clone().any(|at| says(at, "news")))
        }
        Sort::Pronoun => false,
    }
}
