//! Places where the article says that something happened: a name of a place after "in", "near", "outside". "The
//! president of Chad" and "troops to Chad" are no such places.

use crate::entity::Cast;
use crate::facts::{EntityKind, PlaceMention};
use crate::knowledge::lists;
use crate::list::List;
use crate::span::Span;
use crate::statement::scene::Scene;
use crate::text::{BlockKind, Tag};

/// The places of the document in reading order.
pub fn places(scene: &Scene<'_>, cast: &Cast<'_>) -> List<PlaceMention> {
    let mut found: Vec<Span> = Vec::new();
    for block in scene.document.blocks.iter().filter(|block| block.kind != BlockKind::Furniture) {
        for (span, entity) in scene.mentions_in(block.span) {
            let place = cast.entities.get(entity).is_some_and(|entity| entity.kind == EntityKind::Place);
            let first = scene.document.tokens_in(span).start;
            let inside = found.last().is_some_and(|last| last.contains(span));
            if place && !inside && located(scene, first) {
                found.push(span);
            }
        }
    }
    found.into_iter().map(|span| PlaceMention { span }).collect()
}

/// A preposition of place stands before it.
fn located(scene: &Scene<'_>, first: usize) -> bool {
    let Some(before) = first.checked_sub(1) else { return false };
    let is = |list, at| scene.knowledge.words(list).has(scene.lemma(at));
    let preposition = scene.token(before).is_some_and(|token| token.tag == Tag::IN);
    preposition && is(lists::PLACE_PREPOSITIONS, before)
        || scene.lemma(before) == "of" && before > 0 && is(lists::PLACE_PARTS, before - 1)
}
