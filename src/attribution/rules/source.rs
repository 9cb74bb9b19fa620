//! Sources that were read too short or too long. "The mayor, whose office was searched, said …": a source that stops within
//! the clause that tells of it takes in all of that clause; one that begins in another sentence than its cue, and is found
//! beside the cue as well, is only the latter. Adds nothing.

use super::sentence_of;
use crate::attribution::found::Found;
use crate::attribution::phrase::Phrases;
use crate::text::{Document, Tag};
use std::ops::Range;

/// Such a clause has no more words than this.
const LONGEST: usize = 24;

/// Puts the sources right.
pub fn settle(document: &Document, all: &mut [Found]) {
    let phrases = Phrases::new(document, 0..document.tokens.len());
    for one in all {
        leave_other_sentences(document, one);
        let Some(end) = end_of_clause(&phrases, one) else { continue };
        if let Some(run) = one.source.last_mut() {
            run.end = end;
        }
    }
}

/// "…, two sources said. The firm told us that …": of 18,354 attributions marked in PolNeAR's train part 22 have a source
/// both in the sentence of the cue and in another one.
fn leave_other_sentences(document: &Document, one: &mut Found) {
    let Some(cue) = one.cue.first().filter(|_| one.source.len() > 1) else { return };
    let sentence = sentence_of(document, cue.start);
    let beside = |run: &Range<usize>| sentence.start <= run.start && run.start < sentence.end;
    if one.source.iter().any(beside) {
        one.source.retain(beside);
    }
}

/// Where the clause ends that the source breaks off in.
fn end_of_clause(phrases: &Phrases<'_>, one: &Found) -> Option<usize> {
    let (source, cue) = (one.source.last()?, one.cue.first()?);
    let comma = (source.end..cue.start)
        .rev()
        .take(2)
        .find(|at| phrases.is_comma(*at))
        .filter(|comma| (comma + 1..cue.start).all(|at| phrases.has(at, |tag| tag == Tag::RB)))?;
    let opener = source
        .clone()
        .skip(1)
        .find(|at| phrases.is_comma(at - 1) && phrases.has(*at, |tag| matches!(tag, Tag::WP | Tag::WPS | Tag::WDT)))?;
    let plain = (source.end..comma).all(|at| !phrases.has(at, |tag| tag == Tag::Mark));
    let told = (opener..comma).any(|at| phrases.is_finite(at));
    (plain && told && comma - opener <= LONGEST).then_some(comma)
}
