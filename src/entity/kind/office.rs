//! Who speaks by office for a state: "the mayor", "a spokesman for the ministry", "President Duarte"; not the president of
//! a club. Reads the words for a person; what the almanac knows of him is `known`'s.

use crate::entity::kind::employer::employer_of;
use crate::entity::kind::entry::{of_company, serves};
use crate::entity::kind::organisation::is_of_state;
use crate::entity::kind::{LOOK, Standing, words_of};
use crate::entity::scene::Scene;
use crate::facts::{EntityKind, Kind};
use crate::knowledge::{Entry, lists};
use crate::phrases::{Class, Phrase};
use crate::text::Tag;

/// Someone who speaks by office for a state.
pub(super) fn office(scene: &Scene<'_>, figure: usize, phrases: &[&Phrase], standing: &mut Standing) {
    let state = scene.figure(figure).and_then(|made| made.state);
    let serves = serves_official(scene, figure, phrases);
    let office = words_of(scene, phrases, Class::Office).or_else(|| words_of(scene, phrases, Class::Spokes));
    let office = office
        .filter(|&at| !is_past(scene, at))
        .or_else(|| words_of(scene, phrases, Class::Anonymous).filter(|_| serves));
    let Some(office) = office else { return };
    let employer = employer_of(scene, figure);
    let private = employer.is_some_and(|employer| !is_of_state(scene, employer))
        || phrases.iter().any(|it| has_company_word(scene, it));
    let spokes = scene.page.classes(office).has(Class::Spokes);
    let loose = scene.page.is(office, lists::SHARED_OFFICES);
    let stated = serves
        || state.is_some()
        || employer.is_some_and(|employer| is_of_state(scene, employer))
        || phrases.iter().any(|it| it.base.clone().any(|at| scene.page.says(at, lists::BODY_MARKERS, "state")));
    // "the president" of a club, "a spokesman": only a state makes these officials.
    if private && !stated || (spokes || loose) && !stated && !is_titled(scene, phrases, office) {
        return;
    }
    standing.add(&[Kind::Official]);
    let name = scene.page.lemma(office);
    let of = state.and_then(|key| scene.page.knowledge.almanac().get(key)).map(|entry| format!(" of {}", entry.name()));
    standing.because =
        standing.because.take().or(Some(format!("speaks as {}{}", with_article(name), of.unwrap_or_default())));
}

/// "a former American ambassador", "the ex-mayor": an office that is held no more.
fn is_past(scene: &Scene<'_>, office: usize) -> bool {
    let before = (office.saturating_sub(4)..office).rev();
    let base = before.take_while(|&at| scene.page.tag(at).is_some_and(|tag| tag.is_noun() || tag.is_adjective()));
    base.into_iter().any(|at| scene.page.is(at, lists::PAST_OFFICES))
}

/// "an adviser to the prime minister", "the minister's spokesman".
fn serves_official(scene: &Scene<'_>, figure: usize, phrases: &[&Phrase]) -> bool {
    let inner = phrases
        .iter()
        .filter(|it| it.classes.has(Class::Spokes) || it.classes.has(Class::Anonymous))
        .flat_map(|it| [it.owner, it.complement]);
    inner
        .flatten()
        .filter_map(|phrase| scene.figure_of(phrase))
        .any(|master| master != figure && is_official(scene, master))
}

/// "President Duarte": a title in front of a name, other than in a company.
fn is_titled(scene: &Scene<'_>, phrases: &[&Phrase], office: usize) -> bool {
    let spokes = scene.page.classes(office).has(Class::Spokes);
    !spokes
        && phrases.iter().any(|it| {
            it.title
                .clone()
                .is_some_and(|title| title.end == office + 1 && scene.page.tag(office).is_some_and(Tag::is_name))
        })
}

fn with_article(noun: &str) -> String {
    let noun = noun.to_lowercase();
    let article = if noun.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    format!("{article} {noun}")
}

fn has_company_word(scene: &Scene<'_>, it: &Phrase) -> bool {
    let page = scene.page;
    let private = |at: usize| page.classes(at).has(Class::Company) || page.says(at, lists::BODY_MARKERS, "private");
    it.base.clone().any(|at| at < it.head && private(at))
}

/// Speaks by office for a state.
pub(in crate::entity) fn is_official(scene: &Scene<'_>, figure: usize) -> bool {
    let Some(made) = scene.figure(figure) else { return false };
    let phrases: Vec<&Phrase> = scene.told_by(made, LOOK).collect();
    if let Some(Entry::Person(person)) = made.known.and_then(|key| scene.page.knowledge.almanac().get(key)) {
        return serves(scene, person, &phrases) && !of_company(scene, &person.of);
    }
    made.kind == EntityKind::Person && words_of(scene, &phrases, Class::Office).is_some()
}

/// "the president of the Road Institute": an office, and none of a state.
pub(in crate::entity) fn is_private_office(scene: &Scene<'_>, figure: usize) -> bool {
    let Some(made) = scene.figure(figure) else { return false };
    let phrases: Vec<&Phrase> = scene.told_by(made, LOOK).collect();
    let Some(at) = words_of(scene, &phrases, Class::Office) else { return false };
    let mut standing = Standing::default();
    office(scene, figure, &phrases, &mut standing);
    scene.page.is(at, lists::SHARED_OFFICES) && !is_past(scene, at) && !standing.kinds.contains(&Kind::Official)
}
