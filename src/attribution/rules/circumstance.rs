//! "The judge acknowledges how much anger there is | before a clerk confirmed that …": a clause of time in which somebody else
//! speaks is no part of what was said in the present before it. Changes contents; adds nothing.

use super::Findings;
use crate::attribution::found::Found;
use crate::phrases::{Joins, Page};
use std::ops::Range;

/// Ends the contents before such clauses.
pub fn settle(page: Page<'_>, all: &mut Findings) {
    for index in 0..all.sorted.len() {
        let Some(outer) = all.sorted.get(index) else { continue };
        let extent = outer.extent();
        let Some((run, end)) = all.near(&(extent.start..extent.end + 1)).find_map(|inner| cut(page, outer, inner))
        else {
            continue;
        };
        if let Some(run) = all.sorted.get_mut(index).and_then(|one| one.content.get_mut(run)) {
            run.end = end;
        }
    }
}

/// The run of the outer one's content, and where it ends.
fn cut(page: Page<'_>, outer: &Found, inner: &Found) -> Option<(usize, usize)> {
    let (cue, inner_cue) = (outer.cue.last()?, inner.cue.first()?);
    let start = inner.extent().start;
    let opener = start.checked_sub(1).filter(|_| cue.end < start)?;
    let line = page.stretch(0..page.document.tokens.len());
    let opens = line.joins(opener) == Joins::When && page.is_preposition(opener);
    let at = outer.content.iter().position(|run| run.start < opener && opener < run.end)?;
    let run = outer.content.get(at)?.clone();
    let past = |range: Range<usize>| range.into_iter().any(|at| page.is_simple_past(at));
    let present = (run.start..opener).find(|&at| line.is_finite(at));
    let present = present.is_some_and(|at| page.is_present(at));
    let dangling = run.end == opener + 1;
    let fits = opens && (dangling || present && past(cue.clone()) && past(inner_cue.clone()));
    (fits && !run.clone().any(|at| line.is_quote(at))).then_some((at, opener))
}
