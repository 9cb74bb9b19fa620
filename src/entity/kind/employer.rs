//! The body that a person speaks for, by the words beside any phrase that names the person. Does not ask what sort of body
//! it is, or what the almanac knows of the person.

use crate::entity::kind::LOOK;
use crate::entity::scene::Scene;
use crate::facts::EntityKind;
use crate::knowledge::lists;
use crate::phrases::{Class, Sort};

/// The figure that a person works for, by any of the phrases that name the person.
pub(in crate::entity) fn employer_of(scene: &Scene<'_>, figure: usize) -> Option<usize> {
    let phrases = scene.figure(figure)?.phrases.iter().take(LOOK).copied();
    phrases.filter_map(|at| employer(scene, at)).find(|employer| *employer != figure)
}

/// "a spokesman for the ministry", "the company's chief", "a BBC journalist".
fn employer(scene: &Scene<'_>, own: usize) -> Option<usize> {
    let it = scene.phrases.get(own)?;
    let person = it.classes.has(Class::Person) || it.title.is_some();
    if !person && it.sort != Sort::Name {
        return None;
    }
    let body = |figure: &usize| {
        scene.figure(*figure).is_some_and(|made| {
            matches!(made.kind, EntityKind::Organisation | EntityKind::Place) || made.known.is_some()
        })
    };
    if !person {
        return led(scene, own).filter(body);
    }
    let outer = [it.complement, it.owner].into_iter().flatten().filter(|_| !it.partitive);
    let inner = outer.filter_map(|phrase| scene.figure_of(phrase)).find(body);
    inner
        .or_else(|| {
            // "a Lydon Motors spokeswoman": a name inside the phrase.
            let near = (own + 1..(own + 6).min(scene.phrases.len())).filter(|&at| {
                scene.phrases.get(at).is_some_and(|other| {
                    it.base.contains(&other.tokens.start) && other.tokens.end <= it.head && other.name.is_some()
                })
            });
            near.filter_map(|at| scene.figure_of(at)).find(body)
        })
        .or_else(|| led(scene, own).filter(body))
}

/// "Anna Holm, who owns the firm": what a person is said to run, right behind the phrase.
fn led(scene: &Scene<'_>, own: usize) -> Option<usize> {
    let page = scene.page;
    let end = scene.phrases.get(own)?.tokens.end;
    let who = if page.text(end) == "," { end + 1 } else { end };
    let verb = who + 1;
    let leads = page.lemma(who) == "who" && page.knowledge.words(lists::LEADING_VERBS).has(page.lemma(verb));
    let near = own + 1..(own + 6).min(scene.phrases.len());
    let object = near.into_iter().find(|&at| scene.phrases.get(at).is_some_and(|it| it.tokens.start == verb + 1));
    object.filter(|_| leads).and_then(|at| scene.figure_of(at))
}
