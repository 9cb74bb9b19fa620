//! Whether the article says that somebody is dead: "was killed", "her funeral", "the late minister". A dead person cannot
//! be asked; how or by whom he died is not looked at.

use crate::entity::scene::Scene;
use crate::facts::EntityKind;
use crate::knowledge::lists;
use crate::phrases::Phrase;
use crate::text::Tag;

/// How many phrases of a figure are looked at.
const LOOK: usize = 24;
/// Words that a wording of death may have.
const LONGEST: usize = 5;

/// True for a person of whom any phrase says so.
pub(super) fn is_dead(scene: &Scene<'_>, figure: usize) -> bool {
    let Some(made) = scene.figure(figure) else { return false };
    let person = made.kind == EntityKind::Person || made.kind == EntityKind::Unknown && made.named;
    if !person || made.plural {
        return false;
    }
    let mut phrases = scene.told_by(made, LOOK);
    phrases.any(|it| dies(scene, it) || is_late(scene, it) || owns_death(scene, it))
}

/// "Berg died", "he had been killed"
fn dies(scene: &Scene<'_>, it: &Phrase) -> bool {
    let page = scene.page;
    let end = it.tokens.end;
    // "had been killed": from "been" on.
    let helped = (end..end + 2).take_while(|&at| page.lemma(at) == "have").count();
    let last = page.document.tokens.len();
    let words = page.document.words((end + helped).min(last)..(end + helped + LONGEST).min(last));
    let hit = page.knowledge.words(lists::DEATH_WORDING).find_at(&words, 0);
    let owned = |entry: usize| page.knowledge.words(lists::DEATH_WORDING).column(entry) == "owned";
    it.subject && hit.is_some_and(|hit| !owned(hit.entry))
}

/// "the late Anna Berg"
fn is_late(scene: &Scene<'_>, it: &Phrase) -> bool {
    let page = scene.page;
    let name = it.title.clone().or_else(|| it.name.clone()).unwrap_or_default();
    let late = (it.base.start..name.start.min(it.base.end)).any(|at| page.lemma(at) == "late");
    late && !name.is_empty()
}

/// "Berg's death", "his assassination"
fn owns_death(scene: &Scene<'_>, it: &Phrase) -> bool {
    let page = scene.page;
    let after = match page.tag(it.tokens.end) {
        Some(Tag::POS) => it.tokens.end + 1,
        _ if page.tag(it.head) == Some(Tag::PRPS) => it.tokens.end,
        _ => return false,
    };
    let near = (after..after + 3).take_while(|&at| page.tag(at).is_some_and(|tag| tag.is_noun() || tag.is_adjective()));
    near.into_iter().any(|at| page.knowledge.words(lists::DEATH_WORDING).single(page.lemma(at)) == Some("owned"))
}
