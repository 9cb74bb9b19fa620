//! Drafts of all statements of the document: which of its clauses and phrases say enough to be one.

use crate::list::Id;
use crate::statement::draft::Draft;
use crate::statement::scene::Scene;
use crate::statement::{phrase, sentence};
use crate::text::{BlockKind, Sentence};

/// Fewer words than this say nothing in the article's own voice.
const SHORTEST: usize = 3;

/// The drafts of a document in reading order.
pub fn drafts(scene: &Scene<'_>) -> Vec<Draft> {
    let mut reports = Vec::new();
    let mut drafts: Vec<Draft> = Vec::new();
    for sentence in scene.document.sentences.ids() {
        if tells(scene, sentence) {
            drafts.extend(
                sentence::drafts(scene, sentence, &mut reports).into_iter().filter(|draft| says_enough(scene, draft)),
            );
        }
    }
    let mut spoken = scene.acts.clone();
    for id in &reports {
        if let Some(place) = spoken.get_mut(id.index()) {
            *place = true;
        }
    }
    let phrases = phrase::drafts(scene, &drafts, &spoken);
    drafts.extend(phrases);
    drafts.sort_by_key(|draft| (draft.tokens.start, std::cmp::Reverse(draft.tokens.end)));
    drafts
}

/// Furniture tells nothing.
fn tells(scene: &Scene<'_>, sentence: Id<Sentence>) -> bool {
    scene.document.block_of(sentence).kind != BlockKind::Furniture
}

/// Somebody's words always count; the article's own need a few. A question's subject may stand after its verb.
fn says_enough(scene: &Scene<'_>, draft: &Draft) -> bool {
    let asks = (draft.tokens.end..draft.tokens.end + 2).any(|at| scene.lemma(at) == "?");
    // "Nor has the tax cooled anger": the same.
    let turned = || draft.verb.as_ref().is_some_and(|verb| verb.negation.is_some_and(|at| at < verb.tokens.start));
    draft.attribution.is_some() || draft.tokens.len() >= SHORTEST && (asks || !draft.subject.is_empty() || turned())
}
