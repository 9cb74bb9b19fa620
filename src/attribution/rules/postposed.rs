//! "The bridge is safe, the mayor said on Monday.": a clause, a comma, a subject and a verb of saying that ends the
//! sentence but for a phrase of time or place. Adds only to a sentence in which nothing was found but within that clause, or
//! where the words that close it were taken for the end of what somebody else said ("They were told that it was safe, an
//! engineer said.").

use super::Findings;
use crate::attribution::ReadBy;
use crate::attribution::class::class;
use crate::attribution::found::Found;
use crate::knowledge::{Lexicon, lists};
use crate::phrases::Stretch;
use crate::text::Tag;
use std::ops::Range;

/// What it is told of as.
const NAME: &str = "postposed";

/// What follows the verb ("on Monday", "in a statement") has no more words than this.
const TAIL: usize = 6;

/// A subject between a comma and that verb has no more words than this.
const SUBJECT: usize = 16;

/// Adds the attribution that closes a sentence.
pub fn add(line: Stretch<'_>, lexicon: &Lexicon, all: &mut Findings) {
    let range = line.range();
    let Some(found) = closing(line, lexicon) else { return };
    let Some(comma) = found.content.first().map(|content| content.end) else { return };
    // "A prisoner confirmed that he was sent there, the army said.": whatever was found stands within what closes over it.
    let citing = |other: &Found| other.cue.first().is_some_and(|cue| cue.start >= before_citing(line));
    let inside =
        all.near(&range).all(|other| !other.touches(&range) || found.content_holds(&other.extent()) || citing(other));
    if inside || all.give_up(&range, comma..found.anchor() + 1) {
        all.add(found);
    }
}

/// "…, the paper reported, | citing internal letters": where on what it rests begins, else the end of the words.
fn before_citing(line: Stretch<'_>) -> usize {
    let end = line.end_of_words();
    let cites = |at: &usize| {
        line.is_comma(*at) && line.page.is_gerund(at + 1) && line.page.says(at + 1, lists::PLAIN_DEEDS, "noun")
    };
    (line.range().start + 3..end).rev().find(cites).unwrap_or(end)
}

fn closing(line: Stretch<'_>, lexicon: &Lexicon) -> Option<Found> {
    let range = line.range();
    let says = |at: &usize| {
        let finite = matches!(line.tag(*at), Some(Tag::VBD | Tag::VBZ | Tag::VBP));
        finite && line.tag(*at).is_some_and(|tag| class(lexicon, line.lemma(*at), tag).is_speech())
    };
    let end = before_citing(line);
    let from = end.saturating_sub(TAIL).max(range.start + 3);
    let verb = (from..end).rev().find(says).filter(|_| range.len() >= 6)?;
    let tail = verb + 1..end;
    let adjunct = tail.is_empty()
        || line.has(tail.start, |tag| matches!(tag, Tag::IN | Tag::NNP | Tag::NN | Tag::RB))
            && !tail.clone().any(|at| line.is_verbal(at) || line.lemma(at) == "that");
    let after_comma = |subject: &Range<usize>| line.is_comma(subject.start - 1);
    let plain = line.subject(verb).filter(|subject| subject.start > range.start + 2);
    let subject = plain.filter(after_comma).or_else(|| long_subject(line, verb)).filter(|_| adjunct)?;
    let comma = subject.start - 1;
    let content = range.start..comma;
    let clause = content.clone().any(|at| line.tag(at).is_some_and(Tag::is_finite));
    clause.then(|| Found {
        source: vec![subject],
        cue: vec![verb..verb + 1],
        content: vec![content],
        read_by: ReadBy::rule(NAME),
    })
}

/// "A person briefed on the inquiry", "an engineer who worked on the pipes": from the last comma, a noun phrase in which
/// nothing is finite but what a relative word opens.
fn long_subject(line: Stretch<'_>, verb: usize) -> Option<Range<usize>> {
    let first = line.range().start + 3;
    let comma = (first.max(verb.saturating_sub(SUBJECT))..verb).rev().find(|at| line.is_comma(*at))?;
    let subject = comma + 1..verb;
    let opener = subject.clone().find(|at| matches!(line.lemma(*at), "who" | "which" | "that"));
    let before = subject.start..opener.unwrap_or(verb);
    let noun = line.noun_phrase_after(subject.start)?;
    let whole =
        noun.end == before.end || opener.is_none() && line.has(noun.end, |tag| matches!(tag, Tag::VBN | Tag::VBG));
    let finite = |range: Range<usize>| range.into_iter().filter(|at| line.is_finite(*at)).count();
    let marked = subject.clone().any(|at| line.has(at, |tag| matches!(tag, Tag::Mark | Tag::CC)));
    let fits = whole
        && !marked
        && finite(before) == 0
        && finite(opener.unwrap_or(verb)..verb) == usize::from(opener.is_some());
    fits.then_some(subject)
}
