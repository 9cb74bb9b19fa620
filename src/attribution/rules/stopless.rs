//! A sentence that ends without a full stop amid a paragraph is a heading that ran into it, or lost its stop: what somebody says in
//! the sentence before or behind is not said in it, unless it is quoted. Cuts contents; adds nothing.

use crate::attribution::found::Found;
use crate::phrases::Page;
use crate::text::Block;
use std::ops::Range;

/// Cuts the contents at such ends.
pub fn settle(page: Page<'_>, all: &mut [Found]) {
    let borders = borders(page);
    if borders.is_empty() {
        return;
    }
    for one in all {
        let Some(cue) = one.cue.first().map(|cue| cue.start) else { continue };
        let after = borders.partition_point(|border| *border <= cue);
        let start = after.checked_sub(1).and_then(|at| borders.get(at)).copied().unwrap_or(0);
        let end = borders.get(after).copied().unwrap_or(usize::MAX);
        let quoted = |run: &Range<usize>| run.clone().any(|at| page.stretch(at..at + 1).is_quote(at));
        for run in one.content.iter_mut().filter(|run| !quoted(run)) {
            *run = run.start.max(start)..run.end.min(end);
        }
        one.content.retain(|run| run.start < run.end);
        // "the mayor said | According to …"
        one.cue.iter_mut().for_each(|run| run.end = run.end.min(end).max(run.start + 1));
    }
}

/// Where a sentence begins behind one without a mark at its end, in one block.
fn borders(page: Page<'_>) -> Vec<usize> {
    let sentences = page.document.sentences.as_slice();
    let inner = |block: &Block| block.sentences.start + 1..block.sentences.end;
    let starts = page.document.blocks.iter().flat_map(inner).filter_map(|at| sentences.get(at));
    let starts = starts.map(|sentence| sentence.tokens.start);
    starts.filter(|start| start.checked_sub(1).is_some_and(|last| !page.is_mark(last))).collect()
}
