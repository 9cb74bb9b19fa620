//! "— and that, experts say, could mask the harm": source and cue between two commas amid what is said. It goes on behind
//! them, and began where its own clause does: behind a dash, a semicolon, or at the start of the sentence.

use super::{Findings, sentence_of};
use crate::attribution::found::overlap;
use crate::phrases::{Page, Stretch};
use std::ops::Range;

/// Completes the contents.
pub fn complete(page: Page<'_>, all: &mut Findings) {
    for index in 0..all.sorted.len() {
        let Some(content) = clause(page, all, index) else { continue };
        if let Some(one) = all.sorted.get_mut(index) {
            one.content = content;
            all.reach = all.reach.max(one.extent().len());
        }
    }
    all.sorted.sort_by_key(|one| one.extent().start);
}

fn clause(page: Page<'_>, all: &Findings, index: usize) -> Option<Vec<Range<usize>>> {
    let one = all.sorted.get(index)?;
    let ([source], [cue]) = (one.source.as_slice(), one.cue.as_slice()) else { return None };
    let sentence = sentence_of(page, cue.start);
    let line = page.stretch(sentence.clone());
    let before = source.start.checked_sub(1).filter(|at| line.is_comma(*at))?;
    let set_off = source.end == cue.start && line.is_comma(cue.end);
    if !set_off || !goes_on(line, cue.end + 1) || (sentence.start..sentence.end).any(|at| line.is_quote(at)) {
        return None;
    }
    let parts = |at: &usize| line.is_dash(*at) || line.text(*at) == ";";
    let opens = (sentence.start..before).rev().find(parts).map_or(sentence.start, |at| at + 1);
    let opens = opens + usize::from(line.page.is_conjunction(opens));
    let ends = (cue.end + 1..sentence.end).find(parts).unwrap_or(line.end_of_words());
    let content = vec![opens..before, cue.end + 1..ends];
    // Left alone where another is found there, or all of this was found already.
    let known = content.iter().all(|run| one.content.iter().any(|it| overlap(it, run)));
    let starts = one.content.first().is_some_and(|run| run.start >= opens);
    let extent = opens..ends;
    let busy = all.near(&extent).any(|other| other != one && other.touches(&extent));
    (!(busy || known && starts) && opens < before).then_some(content)
}

/// A finite verb, adverbs aside.
fn goes_on(line: Stretch<'_>, from: usize) -> bool {
    line.is_finite(line.skip_adverbs(from))
}
