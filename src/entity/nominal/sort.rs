//! A common noun of another head than what it names: "the company", "the country", "the man", "the prisoners". The latest
//! of that sort that nothing speaks against; the same head is looked for elsewhere.

use crate::entity::body;
use crate::entity::facet::{Gender, by_classes};
use crate::entity::kind::is_medium;
use crate::entity::scene::{Figure, Scene};
use crate::facts::EntityKind;
use crate::knowledge::{BodyKind, Entry, lists};
use crate::phrases::{Class, Page, Phrase, Sort};

/// How many phrases back is looked.
const NEAR: usize = 40;
/// The noun of a news agency as well as of one that finds nurses.
const AGENCY: &str = "agency";

/// "the company", "the country", "the man", "the prisoners": the latest of that sort.
pub(super) fn by_sort(scene: &Scene<'_>, phrase: usize, read: &[usize]) -> Option<usize> {
    let it = scene.phrases.get(phrase)?;
    // A word more would tell which: "the parent company".
    let plain = it.complement.is_none() && it.owner.is_none() && it.base.len() <= 2;
    let research = it.classes.has(Class::Poll) || it.classes.has(Class::Study);
    let wanted =
        (plain || research && it.owner.is_none() && it.base.len() <= 2).then(|| wanted(scene, it)).flatten()?;
    if let Some(band) = band(scene, it, read) {
        return Some(band);
    }
    let nearby = read.iter().rev().take(NEAR).copied();
    let found = nearby
        .filter_map(|other| Some((other, scene.figure_of(other)?)))
        .find(|&(other, figure)| scene.figure(figure).is_some_and(|made| is_sort(scene, wanted, it, other, made)))
        .map(|(_, figure)| figure);
    found.or_else(|| matches!(wanted, Wanted::Company | Wanted::Kindred(_)).then(|| lone_name(scene, it, read))?)
}

/// "the group", "the movement", where rebels or an armed group were told of: the latest of these, and no firm.
fn band(scene: &Scene<'_>, it: &Phrase, read: &[usize]) -> Option<usize> {
    let page = scene.page;
    let fits = page.says(it.head, lists::VOICE_NOUNS, "group") || page.says(it.head, lists::VOICE_NOUNS, "member");
    if it.plural || !fits || !it.classes.has(Class::Body) {
        return None;
    }
    let near = read.iter().rev().take(NEAR).filter_map(|&at| scene.figure_of(at));
    near.into_iter().find(|&figure| scene.figure(figure).is_some_and(|made| !made.generic && is_band(scene, made)))
}

/// Rebels, a militia, an armed group that the almanac knows and no state has.
fn is_band(scene: &Scene<'_>, made: &Figure<'_>) -> bool {
    let page = scene.page;
    let almanac = page.knowledge.almanac();
    let known = made.known.filter(|key| almanac.state_of(key).is_none()).and_then(|key| almanac.get(key));
    if let Some(entry) = known {
        return matches!(entry, Entry::Body(body) if body.kinds.contains(&BodyKind::ArmedForce));
    }
    made.known.is_none()
        && scene.told_by(made, 3).any(|it| it.sort != Sort::Pronoun && page.says(it.head, lists::VOICE_NOUNS, "group"))
}

/// "accused Marrick … the company": the one name nearby of which nothing is known. Whoever acts or speaks may be a person
/// just as well ("Ek resigned. The bank said").
fn lone_name(scene: &Scene<'_>, it: &Phrase, read: &[usize]) -> Option<usize> {
    let near = read.iter().rev().take(NEAR).copied().take_while(|&other| {
        scene.phrases.get(other).is_some_and(|seen| seen.sentence.index() + 1 >= it.sentence.index())
    });
    let mut found = None;
    for other in near {
        let (Some(facet), Some(figure)) = (scene.facets.get(other), scene.figure_of(other)) else { continue };
        let Some(made) = scene.figure(figure).filter(|made| made.named) else { continue };
        if made.kind == EntityKind::Organisation {
            return None;
        }
        let unknown = made.kind == EntityKind::Unknown && made.known.is_none() && made.gender == Gender::Unknown;
        let acts = scene.told_by(made, 6).any(|it| it.subject);
        if !unknown || acts || made.plural || facet.located || found == Some(figure) {
            continue;
        }
        if found.is_some() {
            return None;
        }
        found = Some(figure);
    }
    found
}

#[derive(Clone, Copy)]
enum Wanted<'a> {
    Company,
    Body,
    /// A body of a sort, as `body-nouns` has it.
    Kindred(&'a str),
    Country,
    City,
    Person,
    Group,
    Captives,
    Poll,
    Study,
}

fn wanted<'a>(scene: &Scene<'a>, it: &Phrase) -> Option<Wanted<'a>> {
    let classes = it.classes;
    if scene.page.lemma(it.head).ends_with("-year-old") {
        Some(Wanted::Person)
    } else if classes.has(Class::Poll) && !it.plural {
        Some(Wanted::Poll)
    } else if classes.has(Class::Study) && !it.plural && scene.page.says(it.head, lists::STUDY_NOUNS, "again") {
        Some(Wanted::Study)
    } else if classes.has(Class::Captive) {
        Some(Wanted::Captives)
    } else if classes.has(Class::Company) {
        Some(Wanted::Company)
    } else if classes.has(Class::Country) {
        Some(Wanted::Country)
    } else if classes.has(Class::Media) && classes.has(Class::Body) && scene.page.lemma(it.head) != "agency" {
        Some(Wanted::Body)
    } else if classes.has(Class::Place) {
        Some(Wanted::City)
    } else if classes.has(Class::Person) && (classes.has(Class::Female) || classes.has(Class::Male)) {
        Some(if it.plural { Wanted::Group } else { Wanted::Person })
    } else if classes.has(Class::Body) && !it.plural && !it.classes.has(Class::Group) {
        kindred(scene.page, it).map(Wanted::Kindred)
    } else {
        None
    }
}

/// "the school", "the charity", "the club": the sort of a body that news names before it is called so. There is one
/// council, one government, one police that nobody has to name.
fn kindred<'a>(page: Page<'a>, it: &Phrase) -> Option<&'a str> {
    if page.lemma(it.head) == AGENCY {
        return Some(AGENCY);
    }
    page.body_sort(it.head).filter(|sort| matches!(*sort, "education" | "civil" | "sport" | "health"))
}

fn is_sort(scene: &Scene<'_>, wanted: Wanted<'_>, it: &Phrase, other: usize, made: &Figure<'_>) -> bool {
    let Some(seen) = scene.phrases.get(other) else { return false };
    if made.generic {
        return false;
    }
    let gender = scene.facets.get(other).is_some_and(|facet| {
        let own = by_classes(it.classes);
        facet.gender.fits(own) && made.gender.fits(own)
    });
    match wanted {
        Wanted::Company => {
            made.named
                && made.kind == EntityKind::Organisation
                && made.state.is_none()
                && made.known.is_none()
                && !is_other_body(scene, made)
        }
        Wanted::Body => {
            made.named && made.kind == EntityKind::Organisation && scene.told_by(made, 6).any(|it| is_medium(scene, it))
        }
        Wanted::Kindred(sort) => {
            made.named
                && made.kind == EntityKind::Organisation
                && scene
                    .told_by(made, 6)
                    .any(|it| body::is_of_sort(scene.page, it, sort) || sort == AGENCY && is_medium(scene, it))
        }
        Wanted::Poll => has_class(scene, made, Class::Poll),
        Wanted::Study => has_class(scene, made, Class::Study) && !has_class(scene, made, Class::Poll),
        Wanted::Country => made.kind == EntityKind::Place && made.state.is_some() && made.named,
        Wanted::City => {
            made.kind == EntityKind::Place && made.state.is_none() && made.named && scene.page.lemma(it.head) != "world"
        }
        Wanted::Person => {
            let person = made.kind == EntityKind::Person && !made.plural && gender;
            person && (seen.subject || !made.named) && !is_other_role(scene, it, made)
        }
        Wanted::Group => made.kind == EntityKind::Group && made.plural && gender && !made.named,
        Wanted::Captives => {
            made.plural == it.plural
                && matches!(made.kind, EntityKind::Person | EntityKind::Group)
                && crate::entity::captivity::is_held(scene, made)
        }
    }
}

/// "The mayor opened it. The spokesman said": a role, and somebody who was told of by another.
fn is_other_role(scene: &Scene<'_>, it: &Phrase, made: &Figure<'_>) -> bool {
    let page = scene.page;
    let plain = |at: usize| page.is(at, lists::PLAIN_PEOPLE);
    let told = scene.told_by(made, 6).find_map(|it| match it.sort {
        Sort::Nominal => Some(it.head).filter(|&at| it.classes.has(Class::Person) && !plain(at)),
        Sort::Name => it.title.clone()?.rev().find(|&at| page.classes(at).has(Class::Person)),
        Sort::Pronoun => None,
    });
    !plain(it.head) && told.is_some_and(|at| page.lemma(at) != page.lemma(it.head))
}

fn has_class(scene: &Scene<'_>, made: &Figure<'_>, class: Class) -> bool {
    made.phrases
        .iter()
        .take(6)
        .any(|&at| scene.phrases.get(at).is_some_and(|it| it.sort == Sort::Nominal && it.classes.has(class)))
}

/// A union, a university, a ministry: a body that is no company.
fn is_other_body(scene: &Scene<'_>, made: &Figure<'_>) -> bool {
    let other = |at: usize| {
        let classes = scene.page.classes(at);
        classes.has(Class::Body) && !classes.has(Class::Company)
    };
    scene.told_by(made, 6).any(|it| match it.sort {
        Sort::Name => it.name.clone().is_some_and(|mut name| name.any(other)) || body::is_no_company(scene.page, it),
        Sort::Nominal => other(it.head),
        Sort::Pronoun => false,
    })
}
