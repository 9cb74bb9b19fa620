//! Puts right what two attributions of the models claim of the same words: a clause that belongs to a nearer cue, a
//! second report by the same source, an outer clause that stops where an inner one begins. Looks only at neighbours.

use super::{Findings, sentence_of};
use crate::attribution::found::{Found, overlap};
use crate::phrases::Page;
use crate::text::Tag;
use std::ops::Range;

/// Changes contents; adds and drops no attribution.
pub fn settle(page: Page<'_>, all: &mut Findings) {
    for rule in [give_back, stop_before_second, stop_before_closing, reach_inner] {
        for index in 0..all.sorted.len() {
            let Some(one) = all.sorted.get(index) else { continue };
            // A little further, for one that follows right after a comma.
            let extent = one.extent();
            let around = all.around(&(extent.start..extent.end + 2));
            let neighbours = around.filter(|other| *other != index);
            let edits: Vec<Edit> = neighbours.filter_map(|other| rule(page, all, index, other)).take(1).collect();
            for edit in edits {
                all.edit(edit);
            }
        }
    }
}

/// New contents of two attributions.
struct Edit {
    one: (usize, Vec<Range<usize>>),
    other: Option<(usize, Vec<Range<usize>>)>,
}

impl Findings {
    fn edit(&mut self, edit: Edit) {
        for (index, content) in [Some(edit.one), edit.other].into_iter().flatten() {
            if let Some(one) = self.sorted.get_mut(index) {
                one.content = content;
                self.reach = self.reach.max(one.extent().len());
            }
        }
    }

    fn pair(&self, one: usize, other: usize) -> Option<(&Found, &Found)> {
        Some((self.sorted.get(one)?, self.sorted.get(other)?))
    }
}

/// A run of one's content in another sentence, which a cue of that sentence claims too, is that cue's.
fn give_back(page: Page<'_>, all: &Findings, one: usize, other: usize) -> Option<Edit> {
    let (left, right) = all.pair(one, other)?;
    let (cue, its_cue) = (left.cue.first()?, right.cue.first()?);
    let sentence = sentence_of(page, its_cue.start);
    if sentence.contains(&cue.start) || left.content.len() < 2 {
        return None;
    }
    let claimed = |run: &&Range<usize>| {
        sentence.contains(&run.start) && run.end <= sentence.end && right.content.iter().any(|its| overlap(its, run))
    };
    let run = left.content.iter().find(claimed)?.clone();
    let kept = left.content.iter().filter(|kept| **kept != run).cloned().collect();
    let joined = |its: &Range<usize>| {
        if overlap(its, &run) { its.start.min(run.start)..its.end.max(run.end) } else { its.clone() }
    };
    let mut content: Vec<Range<usize>> = right.content.iter().map(joined).collect();
    content.dedup();
    Some(Edit { one: (one, kept), other: Some((other, content)) })
}

/// "Warned that profits would fall, but insisted that …": what is said first ends before the second verb.
fn stop_before_second(page: Page<'_>, all: &Findings, one: usize, other: usize) -> Option<Edit> {
    let (first, second) = all.pair(one, other)?;
    let cue = second.cue.first()?;
    if first.source.is_empty() || first.source != second.source || first.anchor() >= cue.start {
        return None;
    }
    let run = first.content.iter().find(|run| run.start < cue.start && cue.start < run.end)?;
    let words = page.stretch(run.clone());
    let mut end = cue.start;
    while end > run.start && (words.is_comma(end - 1) || matches!(words.tag(end - 1), Some(Tag::CC | Tag::RB))) {
        end -= 1;
    }
    let joined = end < cue.start && end > run.start + 1;
    let cut = |kept: &Range<usize>| if kept == run { kept.start..end } else { kept.clone() };
    joined.then(|| Edit { one: (one, first.content.iter().map(cut).collect()), other: None })
}

/// "The council promised that it would open in May, two teachers said": what is said within what somebody closes the
/// sentence with ends before that somebody.
fn stop_before_closing(page: Page<'_>, all: &Findings, one: usize, other: usize) -> Option<Edit> {
    let (inner, outer) = all.pair(one, other)?;
    let (source, anchor) = (outer.source.first()?, inner.anchor());
    let held = outer.content.iter().find(|held| held.contains(&anchor))?;
    let run = inner.content.iter().find(|run| run.start < held.end && held.end < run.end)?;
    let words = page.stretch(run.start..source.end.max(run.end));
    let between = (held.end..source.start).all(|at| words.is_comma(at));
    let closes = between && source.start < run.end && held.end <= source.start && outer.anchor() >= source.end;
    let cut = |kept: &Range<usize>| if kept == run { kept.start..held.end } else { kept.clone() };
    closes.then(|| Edit { one: (one, inner.content.iter().map(cut).collect()), other: None })
}

/// "Said that when asked, one of the divers revealed that …": an outer clause without a subject takes in the
/// inner attribution that follows it.
fn reach_inner(page: Page<'_>, all: &Findings, one: usize, other: usize) -> Option<Edit> {
    let (outer, inner) = all.pair(one, other)?;
    let cue = outer.cue.first()?;
    let run = outer.content.last()?;
    let extent = inner.extent();
    let sentence = sentence_of(page, cue.start);
    let words = page.stretch(sentence.clone());
    let comma = usize::from(words.is_comma(run.end));
    let follows = extent.start == run.end + comma && sentence.contains(&run.start) && extent.end <= sentence.end;
    let open = words.lemma(run.start) == "that" && !words.begins_phrase(run.start + 1);
    let grown = |kept: &Range<usize>| if kept == run { kept.start..extent.end } else { kept.clone() };
    (follows && open && cue.end <= run.start)
        .then(|| Edit { one: (one, outer.content.iter().map(grown).collect()), other: None })
}
