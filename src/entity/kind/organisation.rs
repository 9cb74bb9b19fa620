//! What sort of organisation the words for a body tell of: a body of a state, an armed force, an outlet. Whether a name is
//! a body's at all is `body`'s; what the almanac knows is `known`'s.

use crate::entity::kind::office::is_official;
use crate::entity::kind::{LOOK, Standing};
use crate::entity::scene::Scene;
use crate::entity::vague::is_vague;
use crate::facts::{EntityKind, Kind};
use crate::knowledge::{BodyKind, Entry};
use crate::phrases::{Class, Phrase, Sort};

pub(super) fn body(scene: &Scene<'_>, figure: usize, phrases: &[&Phrase], standing: &mut Standing) {
    standing.add(&[Kind::Organisation]);
    let page = scene.page;
    let made = scene.figure(figure);
    let state = made.and_then(|made| made.state);
    if let Some(it) = phrases.iter().find(|it| it.sort == Sort::Nominal && is_vague(scene, it)) {
        standing.kinds.push(Kind::UnnamedGroup);
        standing.because = Some(format!("`{}` names nobody", page.document.at(page.span(&it.tokens))));
    }
    let word = |lemmas: &[&str]| phrases.iter().any(|it| it.base.clone().any(|at| lemmas.contains(&page.lemma(at))));
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
    let office = owner_official && word(&["office", "administration", "government", "cabinet", "staff"]);
    let organ = state.is_some()
        && !media
        && word(&[
            "agency",
            "service",
            "office",
            "bureau",
            "commission",
            "authority",
            "directorate",
            "guard",
            "council",
            "committee",
            "prosecutor",
        ]);
    if media {
        standing.add(&[Kind::MediaOutlet]);
        if phrases.iter().any(|it| {
            it.base.clone().any(|at| {
                at < it.head && matches!(page.lemma(at), "state" | "state-run" | "state-controlled" | "state-owned")
            })
        }) {
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
        None => {
            made.kind == EntityKind::Place
                || made
                    .phrases
                    .iter()
                    .take(LOOK)
                    .filter_map(|&at| scene.phrases.get(at))
                    .any(|it| is_state_body_phrase(scene, it))
        }
    }
}

/// "the ministry", "the National Police", "the Department of Justice".
pub(super) fn is_state_body_phrase(scene: &Scene<'_>, it: &Phrase) -> bool {
    let page = scene.page;
    let range = it.name.clone().unwrap_or(it.head..it.head + 1);
    let general_staff =
        page.lemma(it.head) == "staff" && it.head > it.base.start && page.lemma(it.head - 1) == "general";
    let state_word = general_staff || range.clone().any(|at| page.classes(at).has(Class::State));
    // "the University Court Theatre", "the Student Council": a body of another sort.
    let other = range.clone().any(|at| {
        matches!(
            page.lemma(at),
            "university"
                | "student"
                | "school"
                | "college"
                | "company"
                | "inc"
                | "bank"
                | "theatre"
                | "theater"
                | "club"
                | "party"
        )
    });
    state_word && !other
}

/// An outlet by its words: "the newspaper", "the Larne Herald", "a local radio station".
pub(in crate::entity) fn is_medium(scene: &Scene<'_>, it: &Phrase) -> bool {
    let page = scene.page;
    let news = |lemma: &str| {
        matches!(
            lemma,
            "times"
                | "post"
                | "herald"
                | "tribune"
                | "gazette"
                | "chronicle"
                | "news"
                | "tv"
                | "television"
                | "radio"
                | "broadcasting"
                | "daily"
                | "guardian"
                | "telegraph"
                | "mirror"
                | "journal"
                | "press"
                | "magazine"
                | "newspaper"
        )
    };
    match it.sort {
        Sort::Name => it.name.clone().is_some_and(|name| {
            name.len() > 1
                && name.clone().any(|at| news(page.lemma(at)))
                && !name.clone().any(|at| matches!(page.lemma(at), "company" | "office" | "ministry"))
        }),
        Sort::Nominal => {
            it.classes.has(Class::Media)
                && (page.lemma(it.head) != "agency" || it.base.clone().any(|at| page.lemma(at) == "news"))
                && !matches!(page.lemma(it.head), "network" | "station" | "website" | "agency" if !it.base.clone().any(|at| matches!(page.lemma(at), "news" | "tv" | "television" | "radio" | "media")))
        }
        Sort::Pronoun => false,
    }
}
