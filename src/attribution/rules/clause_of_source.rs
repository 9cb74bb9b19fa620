//! "The mayor, whose office was searched, said …": a source that stops within the clause that tells of it takes in all of
//! that clause, up to the comma before the cue. Adds nothing; a source without any of the clause stays as it was found.

use super::Findings;
use crate::attribution::found::Found;
use crate::attribution::phrase::Phrases;
use crate::text::{Document, Tag};

/// Such a clause has no more words than this.
const LONGEST: usize = 24;

/// Completes the sources.
pub fn complete(document: &Document, all: &mut Findings) {
    let phrases = Phrases::new(document, 0..document.tokens.len());
    for one in &mut all.sorted {
        let Some(end) = end_of_clause(&phrases, one) else { continue };
        if let Some(run) = one.source.last_mut() {
            run.end = end;
        }
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
