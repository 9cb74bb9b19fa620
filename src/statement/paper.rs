//! Papers that speak in the article's own sentences: "the letter names three clerks", "the card had a place of birth
//! listed as Dorran". What is written there is the paper's word, true or not. Attributions that are marked as such are
//! not looked at.

use crate::entity::Cast;
use crate::facts::{Kind, Link, Source, Stance};
use crate::knowledge::lists;
use crate::list::Id;
use crate::statement::draft::Draft;
use crate::statement::scene::Scene;
use crate::text::Tag;

/// The link to the paper, for a statement without a chain.
pub fn link(scene: &Scene<'_>, cast: &mut Cast<'_>, draft: &Draft) -> Option<Link> {
    let noun = scene.page.stretch(draft.subject.clone()).head_noun(draft.subject.clone())?;
    let paper = scene.knowledge.words(lists::DOCUMENT_NOUNS).has(scene.lemma(noun));
    let cue = reads(scene, draft).filter(|_| paper && !draft.relative)?;
    let span = scene.span(draft.subject.clone());
    let source = cast.source_for(span);
    mark(cast, source);
    Some(Link {
        sources: vec![source],
        source_span: Some(span),
        cue: Some(scene.span(cue..cue + 1)),
        cue_lemma: scene.lemma(cue).to_owned(),
        stance: Stance::Document,
        attribution: None,
        restored: false,
        jointly: false,
        wordless: false,
    })
}

/// The verb with which a paper gives what is on it.
fn reads(scene: &Scene<'_>, draft: &Draft) -> Option<usize> {
    let verb = draft.verb.as_ref().filter(|verb| !verb.passive && verb.modal.is_none())?;
    let list = scene.knowledge.words(lists::READING_VERBS);
    if list.find_at(scene.words(verb.head..draft.tokens.end), 0).is_some() {
        return Some(verb.head);
    }
    let given = |at: &usize| {
        scene.token(*at).is_some_and(|token| token.tag == Tag::VBN && list.has(&token.lemma))
            && scene.lemma(at + 1) == "as"
    };
    (verb.tokens.end..draft.tokens.end).find(given).filter(|_| scene.lemma(verb.head) == "have")
}

/// What is read from is a paper, whatever else it is.
fn mark(cast: &mut Cast<'_>, id: Id<Source>) {
    if cast.sources.get(id).is_some_and(|source| !source.kinds.contains(&Kind::Document)) {
        let source = &mut cast.sources[id];
        source.kinds.push(Kind::Document);
        source.kinds.sort();
        source.kind_known = true;
    }
}
