//! Who passes on what somebody else said: "“…,” said Reed, as quoted by the agency", and a quotation over several sentences amid
//! which somebody speaks and behind which somebody else reports: "Reed accused the firm of “lying. It hid the files,” the paper
//! reported". Adds the one that was missed, and gives both all that they said.

use super::{Findings, accusation, sentence_of};
use crate::attribution::ReadBy;
use crate::attribution::found::{Found, overlap};
use crate::knowledge::lists;
use crate::phrases::{Joins, Phrases, Stretch};
use crate::text::QuoteMark;
use std::ops::Range;

/// What it is told of as.
const NAME: &str = "relayed";

/// The relays of a sentence: "as quoted by".
pub fn add(line: Stretch<'_>, all: &mut Findings) {
    let page = line.page;
    let phrase =
        line.range().skip(2).find_map(|at| page.beginning(at, lists::RELAYING_PHRASES).map(|(words, _)| words));
    let Some(cue) = phrase.filter(|cue| cue.end < line.range().end) else { return };
    let Some(who) = line.noun_phrase_after(cue.end) else { return };
    let comma = cue.start - usize::from(line.is_comma(cue.start - 1));
    if comma == cue.start {
        return;
    }
    let places = all.around(&line.range());
    let near = all.sorted.get_mut(places).unwrap_or_default();
    let said = |one: &&mut Found| {
        !one.source.is_empty() && one.cue.iter().all(|run| run.end <= comma) && line.range().contains(&one.anchor())
    };
    let Some(inner) = near.iter_mut().filter(said).max_by_key(|one| one.anchor()) else { return };
    for runs in [&mut inner.source, &mut inner.content] {
        runs.retain(|run| run.start < comma);
        runs.iter_mut().for_each(|run| run.end = run.end.min(comma));
    }
    let content = inner.extent();
    let known = near.iter_mut().find(|one| one.cue.iter().any(|run| overlap(run, &cue)));
    match known {
        Some(one) => one.content = vec![content],
        None => {
            all.add(Found { source: vec![who], cue: vec![cue], content: vec![content], read_by: ReadBy::rule(NAME) })
        }
    }
    all.reach = all.reach.max(line.range().len());
}

/// The quotations that begin amid a sentence and end in another.
pub fn join(phrases: &Phrases<'_>, all: &mut Findings) {
    let page = phrases.page();
    for quotation in page.document.quotations.iter().filter(|it| it.closed && it.mark == QuoteMark::Double) {
        let words = page.document.tokens_in(quotation.span);
        let first = sentence_of(page, words.start);
        if words.len() < 4 || first.start == words.start || first.end >= words.end {
            continue;
        }
        let before = first.start..words.start;
        let places = all.around(&(first.start..words.end + 1));
        let near = all.sorted.get(places.clone()).unwrap_or_default();
        let reports = |one: &Found| one.content.iter().any(|run| overlap(run, &words));
        let within =
            |one: &Found| one.cue.first().is_some_and(|cue| before.contains(&cue.start)) && !one.source.is_empty();
        let inner = near.iter().position(|one| within(one) && reports(one)).map(|at| places.start + at);
        let behind = words.end..words.end + FURTHER.min(sentence_of(page, words.end - 1).end.saturating_sub(words.end));
        let closes = |one: &Found| one.cue.first().is_some_and(|cue| behind.contains(&cue.start));
        let Some(outer) = near.iter().position(|one| closes(one) && reports(one)).map(|at| places.start + at) else {
            continue;
        };
        let missed = || {
            let line = page.stretch(first.start..words.end);
            before.clone().filter(|&at| line.is_verbal(at)).find_map(|at| accusation::active(phrases, line, at))
        };
        match inner.and_then(|at| all.sorted.get_mut(at)) {
            Some(one) => one.take(&words),
            None => match missed() {
                Some(mut one) => {
                    one.content.iter_mut().for_each(|run| run.end = words.end);
                    all.add(one);
                }
                None => continue,
            },
        }
        if let Some(one) = all.sorted.get_mut(outer) {
            one.content = vec![first.start..words.end];
        }
        all.reach = all.reach.max(words.end - first.start + FURTHER);
    }
    all.sorted.sort_by_key(|one| one.extent().start);
}

/// Words behind a quotation that its speaker and the verb may take.
const FURTHER: usize = 40;

/// "It is alleged, according to the prosecutor, that …": the clause behind "that" is what he says, and the words before it are
/// nobody's.
pub fn alleged(line: Stretch<'_>, all: &mut Findings) {
    amid_that(line, all);
    let Some(told) = told(line) else { return };
    let places = all.around(&line.range());
    let near = all.sorted.get_mut(places).unwrap_or_default();
    let opening = line.range().start..told.comma;
    let amid = |one: &Found| one.cue.first().is_some_and(|cue| cue.start > told.comma && cue.end < told.content.start);
    if !near.iter().any(amid) {
        return;
    }
    for one in near.iter_mut() {
        if amid(one) {
            one.content = vec![told.content.clone()];
            one.cue.insert(0, opening.clone());
        } else if one.source.is_empty() && one.cue.iter().any(|run| overlap(run, &opening)) {
            one.content.clear();
        }
    }
    all.reach = all.reach.max(line.range().len());
}

/// The "that" before a clause, which may be tagged as the one of a noun.
fn is_that(line: Stretch<'_>, at: usize) -> bool {
    line.token(at).is_some() && line.page.says(at, lists::NO_CUES, "clause") && line.joins(at) != Joins::Nothing
}

/// "said that, according to the report, the boy was struck": whoever says it says all behind "that", and the report what stands
/// behind it.
fn amid_that(line: Stretch<'_>, all: &mut Findings) {
    let end = line.end_of_words();
    let opens = |at: &usize| is_that(line, *at) && line.is_comma(at + 1) && *at > line.range().start;
    let Some(that) = line.range().find(opens) else { return };
    let places = all.around(&line.range());
    let near = all.sorted.get_mut(places).unwrap_or_default();
    let says = |one: &Found| one.cue.last().is_some_and(|cue| cue.end <= that && cue.end + 3 > that);
    let amid = |one: &Found| {
        let cue = one.cue.first().filter(|cue| cue.start == that + 2);
        // "according to", and not "denied that, saying".
        let leads = |at: usize| line.page.is_to(at) || line.page.is_preposition(at);
        cue.is_some_and(|cue| !cue.clone().any(|at| line.is_finite(at)) && cue.clone().skip(1).any(leads))
    };
    if !(near.iter().any(says) && near.iter().any(amid)) {
        return;
    }
    for one in near {
        if says(one) {
            one.content = vec![that..end];
        } else if amid(one) {
            let behind = one.source.last().or(one.cue.last()).map_or(that + 2, |run| run.end);
            let behind = behind + usize::from(line.is_comma(behind));
            one.content = vec![behind.min(end)..end];
            one.content.retain(|run| !run.is_empty());
            one.source.retain(|run| run.start > that);
        }
    }
    all.reach = all.reach.max(line.range().len());
}

struct Told {
    comma: usize,
    content: Range<usize>,
}

fn told(line: Stretch<'_>) -> Option<Told> {
    let start = line.range().start;
    let comma = start + 3;
    let alleged = line.page.knowledge.lexicon().stance(line.lemma(start + 2)).is_some();
    let passive = line.page.is_personal(start) && line.is_finite(start + 1) && alleged;
    let that = (comma + 2..line.range().end).find(|&at| line.is_comma(at)).map(|at| at + 1)?;
    if !(passive && line.is_comma(comma) && is_that(line, that)) {
        return None;
    }
    // "…, which is over the limit": the article's own.
    let which = |at: &usize| line.is_comma(*at) && line.page.is_relative(*at + 1);
    let end = line.end_of_words();
    let end = (that..end).rev().find(which).unwrap_or(end);
    Some(Told { comma, content: that..end })
}
