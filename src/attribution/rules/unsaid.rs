//! What the models take for saying and is none: somebody is rung up ("call the power company to report a leak"), the reader
//! is told to do something ("Dial the number and say where you are"), a thing is measured by what somebody said of another
//! ("less than the figure Reed cited"), words are quoted that nobody spoke ("did not say “it is safe”"). Leaves such
//! attributions out; changes none.

use super::sentence_of;
use crate::attribution::found::Found;
use crate::knowledge::lists;
use crate::phrases::{Form, Page, Phrases};

/// A comparison stands no further than this before the source of what it compares with.
const NEAR: usize = 8;

/// True for what is no saying.
pub fn is(phrases: &Phrases<'_>, one: &Found) -> bool {
    let page = phrases.page();
    summons(page, one) || orders(phrases, one) || compares(page, one) || is_silent(phrases, one)
}

/// "did not say “the dam is safe”", "no official said “the tests have failed”": words that were not spoken.
fn is_silent(phrases: &Phrases<'_>, one: &Found) -> bool {
    let page = phrases.page();
    let (Some(source), Some(cue), Some(content)) = (one.source.first(), one.cue.first(), one.content.first()) else {
        return false;
    };
    let line = page.stretch(content.clone());
    let quoted = line.is_quote(content.start) && content.start >= cue.end;
    let verb = cue.clone().rev().find(|&at| page.is(at, lists::NEUTRAL_VERBS));
    let not = verb.and_then(|at| phrases.verb_at(at)).is_some_and(|group| group.negation.is_some());
    let nobody = page.negation(source.start).is_some_and(|it| it.noun);
    quoted && verb.is_some() && (not || nobody)
}

/// "called the fire brigade to report a smell", with nothing said: a noun phrase and what it is called for.
fn summons(page: Page<'_>, one: &Found) -> bool {
    let (Some(cue), [content]) = (one.cue.last(), one.content.as_slice()) else { return false };
    let line = page.stretch(content.clone());
    let object = line.noun_phrase_after(content.start);
    page.is(cue.end - 1, lists::SUMMONING_VERBS)
        && content.start == cue.end
        && object.is_some_and(|object| line.page.is_to(object.end))
        && !content.clone().any(|at| line.is_quote(at))
}

/// A sentence that begins with a bare verb is an order, and so is what "and" joins to it.
fn orders(phrases: &Phrases<'_>, one: &Found) -> bool {
    let page = phrases.page();
    let Some(cue) = one.cue.first() else { return false };
    let sentence = sentence_of(page, cue.start);
    let bare = |at: usize| page.is_bare_verb(at) && phrases.verb_at(at).is_some_and(|group| group.form == Form::Bare);
    let quoted = one.content.iter().cloned().flatten().any(|at| page.stretch(at..at + 1).is_quote(at));
    bare(sentence.start) && bare(cue.end - 1) && !quoted
}

/// "It is less than the figure Reed cited."
fn compares(page: Page<'_>, one: &Found) -> bool {
    let (Some(source), Some(cue), [content]) = (one.source.first(), one.cue.first(), one.content.as_slice()) else {
        return false;
    };
    let behind = content.end == source.start && source.end <= cue.start;
    let from = content.start.max(content.end.saturating_sub(NEAR));
    let than = (from..content.end).rev().find(|at| page.is(*at, lists::COMPARING_WORDS));
    // "rather than income is one that Reed praised": another verb stands between.
    behind && than.is_some_and(|than| !(than..content.end).any(|at| page.is_finite(at)))
}
