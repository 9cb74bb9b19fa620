//! Sources that were read too short or too long. "The mayor, whose office was searched, said …": a source that stops within
//! the clause that tells of it takes in all of that clause; one that begins in another sentence than its cue, and is found
//! beside the cue as well, is only the latter. Adds nothing.

use super::sentence_of;
use crate::attribution::found::Found;
use crate::phrases::{Page, Stretch};
use crate::text::Tag;
use std::ops::Range;

/// Such a clause has no more words than this.
const LONGEST: usize = 24;

/// Puts the sources right.
pub fn settle(page: Page<'_>, all: &mut [Found]) {
    let line = page.stretch(0..page.document.tokens.len());
    for one in all {
        leave_other_sentences(page, one);
        take_clause(line, one);
        take_noun(line, one);
        let Some(end) = end_of_clause(line, one).or_else(|| end_behind_cue(line, one)) else { continue };
        if let Some(run) = one.source.last_mut() {
            run.end = end;
        }
    }
}

/// "…, two sources said. The firm told us that …": of 18,354 attributions marked in PolNeAR's train part 22 have a source
/// both in the sentence of the cue and in another one.
fn leave_other_sentences(page: Page<'_>, one: &mut Found) {
    let Some(cue) = one.cue.first().filter(|_| one.source.len() > 1) else { return };
    let sentence = sentence_of(page, cue.start);
    let beside = |run: &Range<usize>| sentence.start <= run.start && run.start < sentence.end;
    if one.source.iter().any(beside) {
        one.source.retain(beside);
    }
}

/// "Two engineers, | who asked not to be named, | told us that …": a clause on the source that was read as said.
fn take_clause(line: Stretch<'_>, one: &mut Found) {
    let Some(cue) = one.cue.first().filter(|_| one.content.len() > 1) else { return };
    let before_cue = |run: &Range<usize>| {
        let gap = run.end..cue.start;
        run.end <= cue.start && gap.len() <= 1 && gap.into_iter().all(|at| line.is_comma(at))
    };
    let on_noun = |run: &Range<usize>| {
        run.start > 1
            && line.is_comma(run.start - 1)
            && line.has(run.start, |tag| matches!(tag, Tag::WP | Tag::WPS | Tag::WDT))
            && run.clone().any(|at| line.is_finite(at))
    };
    let Some(index) = one.content.iter().position(|run| before_cue(run) && on_noun(run)) else { return };
    let clause = one.content.get(index).cloned().unwrap_or_default();
    let noun = clause.start - 1;
    match one.source.last_mut() {
        Some(source) if source.end == noun || source.end == clause.start => source.end = clause.end,
        Some(_) => return,
        None => match line.noun_phrase_before(noun) {
            Some(phrase) => one.source.push(phrase.start..clause.end),
            None => return,
        },
    }
    one.content.remove(index);
}

/// "The | opposition called for …": an article is not who says something.
fn take_noun(line: Stretch<'_>, one: &mut Found) {
    let (Some(source), Some(cue)) = (one.source.last_mut(), one.cue.first()) else { return };
    let article = source.end > source.start && line.has(source.end - 1, |tag| tag == Tag::DT);
    let phrase = line.noun_phrase_after(source.start).filter(|phrase| article && phrase.end > source.end);
    if let Some(phrase) = phrase.filter(|phrase| phrase.end == cue.start) {
        source.end = phrase.end;
    }
}

/// "said a nurse who was | not allowed to speak": behind its cue, a source that breaks off before the word that its last one
/// calls for goes on to the next mark.
fn end_behind_cue(line: Stretch<'_>, one: &Found) -> Option<usize> {
    let (source, cue) = (one.source.last()?, one.cue.last()?);
    let clause = source.clone().any(|at| line.has(at, |tag| matches!(tag, Tag::WP | Tag::WPS | Tag::WDT)));
    let open = |tag: Tag| tag.is_finite() || matches!(tag, Tag::IN | Tag::TO | Tag::DT | Tag::PRPS);
    let broken = source.start >= cue.end && line.has(source.end - 1, open);
    let rest = (source.end..source.end + LONGEST).take_while(|at| line.has(*at, |tag| tag != Tag::Mark)).count();
    (clause && broken && rest > 0).then_some(source.end + rest)
}

/// Where the clause ends that the source breaks off in.
fn end_of_clause(line: Stretch<'_>, one: &Found) -> Option<usize> {
    let (source, cue) = (one.source.last()?, one.cue.first()?);
    let comma = (source.end..cue.start)
        .rev()
        .take(2)
        .find(|at| line.is_comma(*at))
        .filter(|comma| (comma + 1..cue.start).all(|at| line.has(at, |tag| tag == Tag::RB)))?;
    let opener = source
        .clone()
        .skip(1)
        .find(|at| line.is_comma(at - 1) && line.has(*at, |tag| matches!(tag, Tag::WP | Tag::WPS | Tag::WDT)))?;
    let plain = (source.end..comma).all(|at| !line.has(at, |tag| tag == Tag::Mark));
    let told = (opener..comma).any(|at| line.is_finite(at));
    (plain && told && comma - opener <= LONGEST).then_some(comma)
}
