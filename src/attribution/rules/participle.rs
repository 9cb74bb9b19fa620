//! "Documents claiming they were from the coast", "a letter saying that …": a noun and a participle that says what it
//! says. The noun is the source; a person's "saying that" with a subject elsewhere is the models' work.

use super::Findings;
use crate::attribution::found::Found;
use crate::phrases::Stretch;
use crate::text::Tag;

/// Adds what documents, posts and studies are said to say.
pub fn add(line: Stretch<'_>, all: &mut Findings) {
    for verb in line.range() {
        let Some(found) = stated(line, verb) else { continue };
        let extent = found.extent();
        let inside = |other: &Found| other.content_holds(&extent) || found.content_holds(&other.extent());
        if all.near(&extent).all(|other| !other.touches(&extent) || inside(other)) {
            all.add(found);
        }
    }
}

fn stated(line: Stretch<'_>, verb: usize) -> Option<Found> {
    let participle = line.tag(verb) == Some(Tag::VBG);
    if !participle || !is_stating(line.lemma(verb)) || !line.tag(verb.checked_sub(1)?)?.is_noun() {
        return None;
    }
    let start = verb + 1;
    let that = line.lemma(start) == "that" && line.tag(start) != Some(Tag::DT);
    if !that && !line.begins_clause(start) {
        return None;
    }
    let source = line.noun_phrase_before(verb)?;
    let content = start..end(line, source.start, start);
    (content.len() > 2).then_some(Found { source: vec![source], cue: vec![verb..verb + 1], content: vec![content] })
}

/// "A letter saying the ship was sold has been found": of a subject that opens the sentence, the last verb is its own.
fn end(line: Stretch<'_>, source: usize, start: usize) -> usize {
    let end = line.end_of_words();
    if source != line.range().start {
        return end;
    }
    let starts =
        |at: &usize| line.is_finite(*at) && line.verb_group(*at).is_some_and(|group| group.tokens.start == *at);
    let verbs: Vec<usize> = (start..end).filter(starts).collect();
    match verbs.as_slice() {
        [_, .., last] => *last,
        _ => end,
    }
}

fn is_stating(lemma: &str) -> bool {
    matches!(
        lemma,
        "claim"
            | "say"
            | "state"
            | "show"
            | "indicate"
            | "suggest"
            | "allege"
            | "confirm"
            | "declare"
            | "report"
            | "reveal"
            | "warn"
            | "certify"
            | "argue"
    )
}
