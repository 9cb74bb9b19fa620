//! Groups that nobody could name the members of: "critics", "some analysts", "many". Reads one phrase and the words near
//! it; whether a member is named elsewhere is `sourcing`'s.

use crate::entity::scene::Scene;
use crate::entity::wording;
use crate::knowledge::lists;
use crate::phrases::{Class, Form, Opening, Page, Phrase};
use crate::text::Tag;

/// "critics", "some analysts", "local media": nobody could name the members. "researchers at Leeds", "the two experts",
/// "three critics of the plan", "its supporters" can be told.
pub(super) fn is_vague(scene: &Scene<'_>, it: &Phrase) -> bool {
    let page = scene.page;
    let told = |mark| page.says(it.head, lists::UNNAMED_GROUPS, mark);
    if !matches!(it.opening, Opening::Bare | Opening::Some | Opening::Any) && !told("definite") || it.partitive {
        return false;
    }
    let counted = it.base.clone().any(|at| page.tag(at) == Some(Tag::CD));
    let placed = it
        .complement
        .and_then(|of| scene.phrases.get(of))
        .is_some_and(|of| of.name.is_some() || of.classes.has(Class::Body));
    let quantified = matches!(it.opening, Opening::Some | Opening::Any);
    let vague_head = it.classes.has(Class::Vague) && (it.plural && quantified || told("bulk"));
    // "analysts Nielsen": the name follows.
    let named = page.tag(it.head + 1).is_some_and(Tag::is_name);
    if it.base.len() == 1 && is_share(page, it) || is_paper(page, it) || is_of_somebody(scene, it) {
        return false;
    }
    // "aid groups", though not any group.
    let ends =
        || page.ending(it.head + 1, lists::UNNAMED_GROUPS).is_some_and(|(words, _)| it.base.start <= words.start);
    let listed = page.knowledge.words(lists::UNNAMED_GROUPS).has(page.text(it.head).to_lowercase().as_str()) || ends();
    let anonymous = it.classes.has(Class::Anonymous) && !told("placed");
    let official = anonymous || it.classes.has(Class::Witness) || it.classes.has(Class::State);
    let owned = it.owner.is_some() && !it.classes.has(Class::Vague);
    (vague_head || listed) && !named && !counted && !official && !owned && (!placed || told("placed"))
}

/// "A survey asked 900 drivers. Many said …": those who were asked, told by the survey in its sentence or before it, or by a
/// share before it ("62 per cent of drivers").
fn is_share(page: Page<'_>, it: &Phrase) -> bool {
    let share = page.is(it.head, lists::SHARE_WORDS);
    let near = || wording::around(page, it.sentence, 1, 0);
    let asked = || wording::all(page, lists::POLL_NOUNS, near()).iter().any(|hit| !hit.says("work"));
    let before = || wording::all(page, lists::PER_CENT, near().start..it.base.start);
    let shared = || before().iter().any(|hit| page.lemma(page.document.tokens_in(hit.span).end) == "of");
    share && (asked() || shared())
}

/// "reports in the Norland Gazette", "reports received by the institute", "reports Mr Reed filed": papers whose maker is told.
fn is_of_somebody(scene: &Scene<'_>, it: &Phrase) -> bool {
    let near = it.base.end..it.base.end + NEAR;
    let first = scene.phrases.partition_point(|other| other.tokens.start < near.start);
    let mut behind = scene.phrases.iter().skip(first).take_while(|other| near.contains(&other.tokens.start));
    let finite = |at: usize| scene.grammar.verb_at(at).is_some_and(|group| group.form == Form::Finite);
    let told = |other: &Phrase| {
        let said = (it.base.end..other.tokens.start).any(finite);
        other.name.is_some() && other.sentence == it.sentence && !said
    };
    it.classes.has(Class::Document) && behind.any(told) && scene.page.text(it.base.end) != ","
}

/// So many words behind papers tell whose they are.
const NEAR: usize = 6;

/// "new harbour reports": papers of a sort, and not what is heard.
fn is_paper(page: Page<'_>, it: &Phrase) -> bool {
    let sort = it.head.checked_sub(1).filter(|at| it.base.contains(at) && page.tag(*at).is_some_and(Tag::is_noun));
    let listed =
        |from: usize| page.knowledge.words(lists::UNNAMED_GROUPS).find_at(&page.document.words(from..it.head + 1), 0);
    it.classes.has(Class::Document) && sort.is_some_and(|from| listed(from).is_none())
}
