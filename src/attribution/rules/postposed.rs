//! "The bridge is safe, the mayor said on Monday.": a clause, a comma, a subject and a verb of saying that ends the
//! sentence but for a phrase of time or place. Adds only to a sentence in which nothing was found.

use super::Findings;
use crate::attribution::class::Class;
use crate::attribution::found::Found;
use crate::attribution::phrase::Phrases;
use crate::text::Tag;

/// What follows the verb ("on Monday", "in a statement") has no more words than this.
const TAIL: usize = 6;

/// Adds the attribution that closes a sentence.
pub fn add(phrases: &Phrases<'_>, all: &mut Findings) {
    let range = phrases.range();
    if range.len() < 6 || all.taken(&range) {
        return;
    }
    let from = phrases.end().saturating_sub(TAIL).max(range.start + 3);
    let says = |at: &usize| {
        let finite = matches!(phrases.tag(*at), Some(Tag::VBD | Tag::VBZ | Tag::VBP));
        finite && phrases.tag(*at).is_some_and(|tag| Class::of(phrases.lemma(*at), tag).is_speech())
    };
    let Some(verb) = (from..phrases.end()).rev().find(says) else { return };
    let tail = verb + 1..phrases.end();
    let adjunct = tail.is_empty()
        || phrases.has(tail.start, |tag| matches!(tag, Tag::IN | Tag::NNP | Tag::NN | Tag::RB))
            && !tail.clone().any(|at| phrases.is_verbal(at) || phrases.lemma(at) == "that");
    let Some(subject) = phrases.subject(verb).filter(|subject| adjunct && subject.start > range.start + 2) else {
        return;
    };
    let comma = subject.start - 1;
    let content = range.start..comma;
    if phrases.is_comma(comma) && content.clone().any(|at| phrases.tag(at).is_some_and(Tag::is_finite)) {
        all.add(Found { source: vec![subject], cue: vec![verb..verb + 1], content: vec![content] });
    }
}
