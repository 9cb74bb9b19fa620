//! Who "I" and "we" are: in quoted words their speaker, or the body that speaks; elsewhere the writer. "You" is left
//! alone.

use crate::attribution::Attribution;
use crate::entity::pronoun::word::{Pronoun, pronoun};
use crate::entity::scene::Scene;
use crate::facts::EntityKind;
use crate::list::List;
use crate::phrases::{Page, Sort};
use crate::span::Span;
use rustc_hash::FxHashMap;

/// Joins first persons in quoted content to the source of the attribution.
pub(super) fn speak(scene: &mut Scene<'_>, attributions: &List<Attribution>) {
    let mut own: FxHashMap<(usize, bool), usize> = FxHashMap::default();
    for attribution in attributions {
        let Some(speaker) = attribution.source.first().and_then(|&span| figure_at(scene, span)) else { continue };
        for &content in &attribution.content {
            for phrase in first_persons(scene, content) {
                join(scene, phrase, speaker, &mut own);
            }
        }
    }
}

/// The figure of the first phrase that starts in the span.
fn figure_at(scene: &Scene<'_>, span: Span) -> Option<usize> {
    let at = scene.phrases.partition_point(|it| scene.page.span(&it.tokens).start < span.start);
    scene.phrases.get(at).filter(|it| scene.page.span(&it.tokens).start < span.end)?;
    scene.figure_of(at)
}

/// The first persons in quotation marks inside a span that nobody has yet.
fn first_persons(scene: &Scene<'_>, content: Span) -> Vec<usize> {
    let page = scene.page;
    let first = scene.phrases.partition_point(|it| page.span(&it.tokens).start < content.start);
    let inside = (first..scene.phrases.len())
        .take_while(|&at| scene.phrases.get(at).is_some_and(|it| page.span(&it.tokens).start < content.end));
    inside
        .filter(|&at| {
            scene
                .phrases
                .get(at)
                .is_some_and(|it| it.quotation.is_some() && it.sort == Sort::Pronoun && is_first_person(page, it.head))
        })
        .filter(|&at| scene.figure_of(at).is_none())
        .collect()
}

/// "I", "we", "our"
pub(super) fn is_first_person(page: Page<'_>, at: usize) -> bool {
    matches!(pronoun(page, at), Some(Pronoun::Speaker | Pronoun::Speakers))
}

/// "I" is the speaker; "we" is the speaker's side, or the speaker where a body or a group speaks.
fn join(scene: &mut Scene<'_>, phrase: usize, speaker: usize, own: &mut FxHashMap<(usize, bool), usize>) {
    let Some(it) = scene.phrases.get(phrase) else { return };
    let one = pronoun(scene.page, it.head) == Some(Pronoun::Speaker);
    let several = scene
        .figure(speaker)
        .is_some_and(|made| matches!(made.kind, EntityKind::Organisation | EntityKind::Group | EntityKind::Place));
    if one != several {
        scene.join(phrase, speaker);
        return;
    }
    match own.get(&(speaker, one)) {
        Some(&figure) => scene.join(phrase, figure),
        None => {
            let figure = scene.open(phrase);
            own.insert((speaker, one), figure);
        }
    }
}

/// First persons that no quotation claims: the writer, "we" and "I" apart.
pub(super) fn write(scene: &mut Scene<'_>) {
    let mut own: FxHashMap<bool, usize> = FxHashMap::default();
    for phrase in 0..scene.phrases.len() {
        let page = scene.page;
        let word = scene.phrases.get(phrase).filter(|it| it.sort == Sort::Pronoun).map(|it| it.head);
        let Some(word) = word.filter(|&at| is_first_person(page, at) && scene.figure_of(phrase).is_none()) else {
            continue;
        };
        let one = pronoun(page, word) == Some(Pronoun::Speaker);
        match own.get(&one) {
            Some(&figure) => scene.join(phrase, figure),
            None => {
                let figure = scene.open(phrase);
                own.insert(one, figure);
            }
        }
    }
}
