//! What the models take for a source or a cue and is none: a court that arraigns, a method by which something was done, a race in
//! which it was mentioned, what somebody's words are measured by, a power to call a meeting, a visit, a look of things, a reason.
//! The words are those of the lists `no-sources` and `no-cues`. Leaves such attributions out; changes none.

use super::sentence_of;
use crate::attribution::found::Found;
use crate::knowledge::lists;
use crate::phrases::{Class, Page, Phrases, says};
use std::ops::Range;

/// Words of a source over which its noun is looked for.
const NOUN: usize = 8;

/// True for what is no saying.
pub fn is(phrases: &Phrases<'_>, one: &Found) -> bool {
    let page = phrases.page();
    has_no_source(phrases, one) || measures(page, one) || may_do(page, one) || has_no_cue(phrases, one)
}

/// Whether the list says so of the noun that some words begin with, and which stands for no source.
fn names(phrases: &Phrases<'_>, words: Range<usize>, what: &str) -> bool {
    let page = phrases.page();
    let noun = phrases.noun_in(words.start..words.end.max(words.start + NOUN));
    let noun = noun.filter(|it| it.base.start <= words.start + 1 && it.name.is_none());
    noun.is_some_and(|it| page.says(it.base.end - 1, lists::NO_SOURCES, what))
}

/// "arraigned by Judge Reed", "interviewed according to the sample", "mentioned in the race".
fn has_no_source(phrases: &Phrases<'_>, one: &Found) -> bool {
    let page = phrases.page();
    let cue = || one.cue.iter().cloned().flatten();
    let passive = cue().any(|at| phrases.verb_at(at).is_some_and(|group| group.passive && group.head == at));
    let quoted = one.content.iter().cloned().flatten().any(|at| page.stretch(at..at + 1).is_quote(at));
    // "which no outlet has reported"
    let first = one.content.first().map(|run| run.start);
    let nobody = one.source.first().is_some_and(|run| page.negation(run.start).is_some_and(|it| it.noun));
    let before = one.source.first().zip(one.content.first()).is_some_and(|(who, said)| said.end <= who.start);
    if nobody && before && first.is_some_and(|at| page.is_relative(at)) {
        return true;
    }
    let Some(source) = one.source.first() else {
        let end = one.cue.last().map_or(0, |run| run.end);
        return passive && !quoted && place(page, end) && names(phrases, end + 1..end + 1, "happening");
    };
    let court = cue().any(|at| page.says(at, lists::PLAIN_DEEDS, "court"));
    if passive && court {
        return source.clone().any(|at| page.says(at, lists::NO_SOURCES, "court"));
    }
    let before = source.start.checked_sub(1);
    let method = names(phrases, source.clone(), "method") && !cue().any(|at| page.is_verb(at) && !page.is_gerund(at));
    let happening = passive && before.is_some_and(|at| place(page, at)) && names(phrases, source.clone(), "happening");
    !quoted && (method || happening)
}

/// "in", "at", "during": where or when, and not by whom.
fn place(page: Page<'_>, at: usize) -> bool {
    page.is_preposition(at) && (page.is(at, lists::PLACE_PREPOSITIONS) || page.is(at, lists::DATE_PREPOSITIONS))
}

/// "more complicated than the minister suggests", "smaller than what the engineer said".
fn measures(page: Page<'_>, one: &Found) -> bool {
    let (Some(source), Some(cue)) = (one.source.first(), one.cue.first()) else { return false };
    let before = one.content.iter().all(|run| run.end <= source.start) && source.end <= cue.start;
    let than = |at: usize| page.is(at, lists::COMPARING_WORDS);
    let last = source.start.checked_sub(1);
    let what = last.filter(|&at| page.is_asking_pronoun(at)).and_then(|at| at.checked_sub(1));
    before && (last.is_some_and(than) || what.is_some_and(than))
}

/// "gives the chair authority | to call | a special meeting".
fn may_do(page: Page<'_>, one: &Found) -> bool {
    let Some(cue) = one.cue.first().filter(|cue| page.is_to(cue.start)) else { return false };
    cue.start.checked_sub(1).is_some_and(|at| page.says(at, lists::NO_SOURCES, "power"))
}

/// "looks like it is ending", "called on soldiers at the front", "in view of the fact".
fn has_no_cue(phrases: &Phrases<'_>, one: &Found) -> bool {
    let page = phrases.page();
    let (Some(cue), Some(content)) = (one.cue.first(), one.content.first()) else { return false };
    let found = |at: usize| page.beginning(at, lists::NO_CUES);
    let has = |mark: &str| cue.clone().find_map(|at| found(at).filter(|(_, column)| says(column, mark)));
    let first = [Some(cue.start), cue.start.checked_sub(1)].into_iter().flatten();
    if first.filter_map(found).any(|(words, column)| says(column, "opening") && words.end > cue.start) {
        return true;
    }
    let told = cue.clone().any(|at| page.knowledge.lexicon().class(page.lemma(at)).of_verb().is_speech());
    if has("seeming").is_some_and(|(_, column)| !says(column, "shown")) && !told {
        return !one.source.is_empty() || content.start < cue.start;
    }
    let visit = has("visiting").filter(|(words, _)| words.end >= cue.end && content.start > words.start);
    visit.is_some_and(|(words, _)| {
        let sentence = sentence_of(page, cue.start);
        let rest = words.end..sentence.end;
        let asks = |at: usize| page.is_to(at) && page.is_bare_verb(at + 1);
        let quoted = content.clone().any(|at| page.stretch(at..at + 1).is_quote(at));
        let whom = phrases.noun_in(words.end..words.end + NOUN).filter(|it| it.base.start == words.end);
        let people = [Class::Person, Class::Force, Class::Group];
        let seen = whom.is_some_and(|it| people.into_iter().any(|class| it.classes.has(class)));
        seen && !quoted && !rest.take(ASKED).any(asks)
    })
}

/// Words behind "called on" among which stands what somebody is called on to do.
const ASKED: usize = 20;
