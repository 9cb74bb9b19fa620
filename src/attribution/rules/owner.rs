//! Sources that are another phrase than was read: "Filings handed to the commission accusing …" (the filings), "resigned after the
//! mayor told him to quit, denying …" (the subject of the sentence), "paid for by Ann Reed, an outspoken champion of …" (Reed),
//! "chairman, chief executive and president Ann Reed" (all of it), "before a governor confirmed" (the governor, who is no cue).
//! Changes sources, and the words that they take from contents; adds nothing.

use super::sentence_of;
use crate::attribution::found::Found;
use crate::knowledge::lists;
use crate::phrases::{Class, Form, Page, Phrases, Stretch};
use std::ops::Range;

/// Offices before the one with the name.
const OFFICES: usize = 3;

/// Puts the sources right.
pub fn settle(phrases: &Phrases<'_>, all: &mut [Found]) {
    all.iter_mut().for_each(|one| own(phrases, one));
}

/// The same for one that stands alone.
pub fn own(phrases: &Phrases<'_>, one: &mut Found) {
    let page = phrases.page();
    let Some(cue) = one.cue.first().cloned() else { return };
    let line = page.stretch(sentence_of(page, cue.start));
    take_sender(phrases, line, one);
    take_subject(phrases, line, one);
    take_described(line, one);
    take_offices(page, one);
    take_from_cue(phrases, line, one);
}

/// "Filings | handed to the commission | accusing the firm": of a noun and who is told of behind its participle, the noun.
fn take_sender(phrases: &Phrases<'_>, line: Stretch<'_>, one: &mut Found) {
    let (Some(source), Some(cue)) = (one.source.last().cloned(), one.cue.first().cloned()) else { return };
    let before = source.start.checked_sub(2).filter(|_| source.end == cue.start);
    let Some(verb) = before.filter(|&at| line.page.is_to(at + 1) || line.page.is_preposition(at + 1)) else { return };
    let participle = line.page.is_past(verb) && !line.page.says(verb + 1, lists::NO_CUES, "agent");
    let Some(noun) = line.noun_phrase_before(verb).filter(|_| participle) else { return };
    let page = line.page;
    let paper = (noun.start..noun.end).rev().find(|&at| page.is_noun(at));
    let classes = paper.map(|at| page.classes(at)).unwrap_or_default();
    let written = [Class::Document, Class::Post, Class::Study].into_iter().any(|class| classes.has(class));
    let opens = noun.start == line.range().start || !page.is_preposition(noun.start - 1);
    // "The letter was sent to the mayor saying …" tells of the sending.
    let stands = phrases.verb_at(verb).is_some_and(|group| group.tokens.start == verb);
    if written && opens && stands {
        one.source = vec![noun.start..source.end];
        end_before_verb(line, one, noun.start);
    }
}

/// "Filings accusing the firm of fraud | were unsealed": what the subject of the sentence does is no part of what it says.
fn end_before_verb(line: Stretch<'_>, one: &mut Found, subject: usize) {
    let (Some(cue), Some(run)) = (one.cue.first(), one.content.last_mut()) else { return };
    let participle = line.page.is_gerund(cue.end - 1);
    let finite: Vec<usize> = run.clone().filter(|&at| line.is_finite(at)).collect();
    let that = run.clone().any(|at| line.page.is_relative(at));
    if let ([verb, ..], true, false) = (finite.as_slice(), participle && subject == line.range().start, that) {
        run.end = *verb;
    }
    one.content.retain(|run| !run.is_empty());
}

/// "Ann Reed resigned after the mayor told her to go, | strongly denying the charges": who denies behind a comma is the subject
/// of the sentence.
fn take_subject(phrases: &Phrases<'_>, line: Stretch<'_>, one: &mut Found) {
    let Some(cue) = one.cue.first().cloned() else { return };
    let page = line.page;
    let denies = |at: &usize| page.is_gerund(*at) && page.is(*at, lists::DENYING_VERBS);
    let Some(verb) = cue.clone().find(denies) else { return };
    // The adverb may be tagged as an adjective.
    let set_off =
        (verb.saturating_sub(3)..verb).rev().take_while(|&at| !line.is_verbal(at)).any(|at| line.is_comma(at));
    let Some(subject) = first_subject(phrases, line, verb).filter(|_| set_off) else { return };
    let unsure = one.source.len() != 1 || one.source.first().is_some_and(|it| it.start < subject.end);
    if unsure {
        one.source = vec![subject];
    }
}

/// The subject of the sentence's first finite verb, which begins it or stands behind a comma.
pub fn first_subject(phrases: &Phrases<'_>, line: Stretch<'_>, before: usize) -> Option<Range<usize>> {
    let finite = |at: &usize| phrases.verb_at(*at).is_some_and(|group| group.form == Form::Finite);
    let verb = (line.range().start..before).find(finite)?;
    let subject = line.subject(line.before_adverbs(verb))?;
    let opens = subject.start == line.range().start || line.is_comma(subject.start - 1);
    opens.then_some(subject)
}

/// "Ann Reed, | an outspoken champion of | the view that …": a cue without a verb that describes whoever stands before its comma.
fn take_described(line: Stretch<'_>, one: &mut Found) {
    let Some(cue) = one.cue.first().cloned() else { return };
    let article = match one.source.as_slice() {
        [] => cue.start,
        [lone] if lone.end == cue.start && lone.len() == 1 => lone.start,
        _ => return,
    };
    let noun = line.page.is_preposition(cue.end - 1) && !cue.clone().any(|at| line.is_verbal(at));
    let Some(comma) = article.checked_sub(1).filter(|&at| noun && line.is_comma(at)) else { return };
    if !line.page.is_article(article) {
        return;
    }
    if let Some(name) = line.noun_phrase_before(comma) {
        one.source = vec![name];
        one.cue = vec![article..cue.end];
    }
}

/// "…, chairman, | chief executive and president Ann Reed": an office without an article before the comma is his, too.
fn take_offices(page: Page<'_>, one: &mut Found) {
    let Some(source) = one.source.first().cloned() else { return };
    let office = |at: usize| page.is_singular(at) && page.classes(at).has(Class::Person);
    let listed = source.clone().take(OFFICES + 1).any(|at| page.is_conjunction(at));
    if !(office(source.start) && listed) {
        return;
    }
    let mut start = source.start;
    for _ in 0..OFFICES {
        let comma = start.checked_sub(1).filter(|&at| page.text(at) == ",");
        let noun = comma.and_then(|at| at.checked_sub(1)).filter(|&at| office(at));
        let set_off = |at: usize| at.checked_sub(1).is_some_and(|before| page.is_mark(before));
        let Some(noun) = noun.filter(|&at| set_off(at)) else { break };
        start = noun;
    }
    if start == source.start {
        return;
    }
    if let Some(first) = one.source.first_mut() {
        first.start = start;
    }
    let comma = if page.text(start - 1) == "," { start - 1 } else { start };
    one.content.iter_mut().filter(|run| run.start < start && run.end > comma).for_each(|run| run.end = comma);
}

/// "before | a governor confirmed | that …": what was read as the cue begins with whoever speaks.
fn take_from_cue(phrases: &Phrases<'_>, line: Stretch<'_>, one: &mut Found) {
    let page = line.page;
    let ([cue], []) = (one.cue.as_slice(), one.source.as_slice()) else { return };
    let article = page.is_article(cue.start) || page.is_possessive(cue.start);
    let who = line.noun_phrase_after(cue.start).filter(|who| article && who.end < cue.end);
    let Some(who) = who.filter(|who| page.is_simple_past(who.end) || page.is_present(who.end)) else { return };
    let person =
        phrases.noun_in(who.clone()).is_some_and(|it| it.classes.has(Class::Person) || it.classes.has(Class::Body));
    let behind = one.content.iter().all(|run| run.start >= cue.end);
    if person && behind {
        one.cue = vec![who.end..cue.end];
        one.source = vec![who];
    }
}
