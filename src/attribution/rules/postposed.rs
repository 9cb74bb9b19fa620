//! "The bridge is safe, the mayor said on Monday.": a clause, a comma, a subject and a verb of saying that ends the
//! sentence but for a phrase of time or place. Adds only to a sentence in which nothing was found but within that clause, or
//! where the words that close it were taken for the end of what somebody else said ("They were told that it was safe, an
//! engineer said.").

use super::Findings;
use crate::attribution::class::class;
use crate::attribution::found::Found;
use crate::attribution::phrase::Phrases;
use crate::knowledge::Lexicon;
use crate::text::Tag;
use std::ops::Range;

/// What follows the verb ("on Monday", "in a statement") has no more words than this.
const TAIL: usize = 6;

/// A subject between a comma and that verb has no more words than this.
const SUBJECT: usize = 16;

/// Adds the attribution that closes a sentence.
pub fn add(phrases: &Phrases<'_>, lexicon: &Lexicon, all: &mut Findings) {
    let range = phrases.range();
    let Some(found) = closing(phrases, lexicon) else { return };
    let Some(comma) = found.content.first().map(|content| content.end) else { return };
    // "A prisoner confirmed that he was sent there, the army said.": whatever was found stands within what closes over it.
    let inside = all.near(&range).all(|other| !other.touches(&range) || found.content_holds(&other.extent()));
    if inside || all.give_up(&range, comma..found.anchor() + 1) {
        all.add(found);
    }
}

fn closing(phrases: &Phrases<'_>, lexicon: &Lexicon) -> Option<Found> {
    let range = phrases.range();
    let from = phrases.end().saturating_sub(TAIL).max(range.start + 3);
    let says = |at: &usize| {
        let finite = matches!(phrases.tag(*at), Some(Tag::VBD | Tag::VBZ | Tag::VBP));
        finite && phrases.tag(*at).is_some_and(|tag| class(lexicon, phrases.lemma(*at), tag).is_speech())
    };
    let verb = (from..phrases.end()).rev().find(says).filter(|_| range.len() >= 6)?;
    let tail = verb + 1..phrases.end();
    let adjunct = tail.is_empty()
        || phrases.has(tail.start, |tag| matches!(tag, Tag::IN | Tag::NNP | Tag::NN | Tag::RB))
            && !tail.clone().any(|at| phrases.is_verbal(at) || phrases.lemma(at) == "that");
    let after_comma = |subject: &Range<usize>| phrases.is_comma(subject.start - 1);
    let plain = phrases.subject(verb).filter(|subject| subject.start > range.start + 2);
    let subject = plain.filter(after_comma).or_else(|| long_subject(phrases, verb)).filter(|_| adjunct)?;
    let comma = subject.start - 1;
    let content = range.start..comma;
    let clause = content.clone().any(|at| phrases.tag(at).is_some_and(Tag::is_finite));
    clause.then(|| Found { source: vec![subject], cue: vec![verb..verb + 1], content: vec![content] })
}

/// "A person briefed on the inquiry", "an engineer who worked on the pipes": from the last comma, a noun phrase in which
/// nothing is finite but what a relative word opens.
fn long_subject(phrases: &Phrases<'_>, verb: usize) -> Option<Range<usize>> {
    let first = phrases.range().start + 3;
    let comma = (first.max(verb.saturating_sub(SUBJECT))..verb).rev().find(|at| phrases.is_comma(*at))?;
    let subject = comma + 1..verb;
    let opener = subject.clone().find(|at| matches!(phrases.lemma(*at), "who" | "which" | "that"));
    let before = subject.start..opener.unwrap_or(verb);
    let noun = phrases.noun_phrase_after(subject.start)?;
    let whole =
        noun.end == before.end || opener.is_none() && phrases.has(noun.end, |tag| matches!(tag, Tag::VBN | Tag::VBG));
    let finite = |range: Range<usize>| range.into_iter().filter(|at| phrases.is_finite(*at)).count();
    let marked = subject.clone().any(|at| phrases.has(at, |tag| matches!(tag, Tag::Mark | Tag::CC)));
    let fits = whole
        && !marked
        && finite(before) == 0
        && finite(opener.unwrap_or(verb)..verb) == usize::from(opener.is_some());
    fits.then_some(subject)
}
