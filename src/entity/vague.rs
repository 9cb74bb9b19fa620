//! Groups that nobody could name the members of: "critics", "some analysts", "many". Reads one phrase and the words near
//! it; whether a member is named elsewhere is `sourcing`'s.

use crate::entity::noun::Class;
use crate::entity::phrase::{Opening, Page, Phrase};
use crate::entity::scene::Scene;
use crate::entity::wording;
use crate::text::Tag;

/// "critics", "some analysts", "local media": nobody could name the members. "researchers at Leeds", "the two experts",
/// "three critics of the plan", "its supporters" can be told.
pub(super) fn is_vague(scene: &Scene<'_>, it: &Phrase) -> bool {
    let page = scene.page;
    if !matches!(it.opening, Opening::Bare | Opening::Some | Opening::Any)
        && !matches!(page.lemma(it.head), "media" | "press" | "critic" | "observer")
        || it.partitive
    {
        return false;
    }
    let counted = it.base.clone().any(|at| page.tag(at) == Some(Tag::CD));
    let placed = it
        .complement
        .and_then(|of| scene.phrases.get(of))
        .is_some_and(|of| of.name.is_some() || of.classes.has(Class::Body));
    let quantified = matches!(it.opening, Opening::Some | Opening::Any);
    let vague_head =
        it.classes.has(Class::Vague) && (it.plural && quantified || matches!(page.lemma(it.head), "media" | "press"));
    // "analysts Nielsen": the name follows.
    let named = page.tag(it.head + 1).is_some_and(Tag::is_name);
    if it.base.len() == 1 && is_share(page, it) {
        return false;
    }
    let listed = page.knowledge.words("unnamed-groups").has(page.text(it.head).to_lowercase().as_str());
    let official = it.classes.has(Class::Anonymous) || it.classes.has(Class::Witness) || it.classes.has(Class::State);
    let owned = it.owner.is_some() && !it.classes.has(Class::Vague);
    (vague_head || listed)
        && !named
        && !counted
        && !official
        && !owned
        && (!placed || it.classes.has(Class::Vague) && page.lemma(it.head) == "critic")
}

/// "A survey asked 900 drivers. Many said …": those who were asked, told by the survey in its sentence or before it.
fn is_share(page: Page<'_>, it: &Phrase) -> bool {
    let share = matches!(page.lemma(it.head), "many" | "most" | "some" | "several" | "other");
    share
        && wording::all(page, "poll-nouns", wording::around(page, it.sentence, 1, 0))
            .iter()
            .any(|(_, it)| it != "polling")
}
