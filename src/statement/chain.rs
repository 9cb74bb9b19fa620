//! The chain of a statement: who told whom, from the outermost to the innermost, and what each cue implies. Sources
//! come from the cast; a link that a sentence leaves out is restored elsewhere.

use crate::attribution::Attribution;
use crate::entity::Cast;
use crate::facts::{Kind, Link, Source, Stance};
use crate::knowledge::lists;
use crate::list::{Id, List};
use crate::span::Span;
use crate::statement::scene::Scene;
use crate::statement::spoken::Spoken;
use crate::statement::wordless;
use crate::text::Tag;
use std::ops::Range;

/// Deeper than this nobody reads.
const DEEPEST: usize = 8;

/// The links down to an attribution.
pub fn chain(scene: &Scene<'_>, cast: &Cast<'_>, innermost: Id<Attribution>) -> Vec<Link> {
    let mut links = Vec::new();
    let mut next = Some(innermost);
    while let Some(id) = next.filter(|_| links.len() < DEEPEST) {
        let Some(attribution) = scene.spoken(id) else { break };
        links.push(link(scene, cast, id, attribution));
        next = scene
            .voices
            .outer(id)
            .filter(|outer| *outer != id && !links.iter().any(|link: &Link| link.attribution == Some(*outer)));
    }
    links.reverse();
    links
}

fn link(scene: &Scene<'_>, cast: &Cast<'_>, id: Id<Attribution>, attribution: &Spoken) -> Link {
    let sources = cast.of_attribution.get(id.index()).cloned().unwrap_or_default();
    let (stance, main) = stance(scene, &attribution.cue);
    let paper = !sources.is_empty() && sources.iter().all(|&source| is_paper(&cast.sources, source));
    let cue = attribution.cue.get(main.as_ref().map_or(0, |(piece, _)| *piece));
    let lemma = main.as_ref().map(|(_, at)| scene.lemma(*at)).unwrap_or_default();
    Link {
        jointly: sources.len() > 1 && jointly(scene, attribution),
        wordless: wordless::wordless(scene, attribution, stance, lemma),
        sources,
        source_span: attribution.source.first().map(|piece| without_marks(scene, piece.clone())),
        cue: cue.map(|piece| scene.span(piece.clone())),
        cue_lemma: lemma.to_owned(),
        stance: if paper && matches!(stance, Stance::Neutral | Stance::Doubting | Stance::Other) {
            Stance::Document
        } else {
            stance
        },
        attribution: Some(id),
        restored: false,
    }
}

/// A paper, not a person: it "claims" and "says" without a mind.
fn is_paper(sources: &List<Source>, id: Id<Source>) -> bool {
    sources
        .get(id)
        .is_some_and(|source| source.kinds.contains(&Kind::Document) && !source.kinds.contains(&Kind::Person))
}

/// The stance of a cue in pieces, with the piece and token of its main word.
fn stance(scene: &Scene<'_>, pieces: &[Range<usize>]) -> (Stance, Option<(usize, usize)>) {
    for (index, piece) in pieces.iter().enumerate() {
        if let Some((stance, main)) = stance_of(scene, piece) {
            return (stance, Some((index, main)));
        }
    }
    let verb = pieces.iter().enumerate().find_map(|(index, piece)| Some((index, last_verb(scene, piece.clone())?)));
    (Stance::Other, verb.or_else(|| pieces.first().map(|piece| (0, piece.start))))
}

/// The stance of one piece and its main word. In "denied in a statement" the verb decides, and not how it was told.
fn stance_of(scene: &Scene<'_>, piece: &Range<usize>) -> Option<(Stance, usize)> {
    let found = |range: Range<usize>| {
        let (stance, hit) = scene.knowledge.lexicon().stance_in(scene.words(range.clone()))?;
        let hit = range.start + hit.start..range.start + hit.end;
        let verb = hit.clone().find(|&at| is_verb(scene, at));
        Some((stance, hit, verb))
    };
    let (stance, hit, verb) = found(piece.clone())?;
    if let Some(verb) = verb {
        return Some((stance, verb));
    }
    match found(piece.start..hit.start) {
        Some((of_verb, _, Some(verb))) => Some((of_verb, verb)),
        _ => Some((stance, last_verb(scene, piece.start..hit.start).unwrap_or(hit.start))),
    }
}

fn is_verb(scene: &Scene<'_>, at: usize) -> bool {
    scene.token(at).is_some_and(|token| token.tag.is_verb())
}

fn last_verb(scene: &Scene<'_>, mut range: Range<usize>) -> Option<usize> {
    range.rfind(|&at| scene.token(at).is_some_and(|token| token.tag.is_verb() && token.tag != Tag::MD))
}

/// "in a joint statement", "jointly" in the sentence of the cue.
fn jointly(scene: &Scene<'_>, attribution: &Spoken) -> bool {
    let Some(sentence) = scene.sentence_of(attribution.anchor()) else { return false };
    let tokens = scene.document.sentences.get(sentence).map(|it| it.tokens.clone()).unwrap_or_default();
    scene.first_of(lists::JOINT_STATEMENT_MARKERS, tokens).is_some()
}

/// The span of some tokens without the commas, dashes and stops at their ends; what is marks alone stays.
fn without_marks(scene: &Scene<'_>, tokens: Range<usize>) -> Span {
    let word = |at: &usize| {
        let text = scene.token(*at).map_or("", |token| scene.document.at(token.span));
        !matches!(text, "," | ";" | ":" | "." | "-" | "--" | "–" | "—" | "―")
    };
    match (tokens.clone().find(word), tokens.clone().rfind(word)) {
        (Some(first), Some(last)) => scene.span(first..last + 1),
        _ => scene.span(tokens),
    }
}
