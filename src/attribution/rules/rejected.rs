//! "…, allegations rejected by the governor", "…, a claim denied by the army": what stands before the comma was said, or is what
//! the article has of somebody, and whoever stands behind "by" denies it. Where somebody says it, the noun is what is denied, and
//! he ends before it; where nobody does, all of the clause is.

use super::{Findings, owner};
use crate::attribution::ReadBy;
use crate::attribution::found::{Found, overlap};
use crate::knowledge::lists;
use crate::phrases::{Class, Phrases, Sort, Stretch};
use std::ops::Range;

/// What it is told of as.
const NAME: &str = "rejected";

/// A noun of saying has no more words before it than this: "a widely shared claim".
const BEFORE: usize = 4;

/// Adds the denials of a sentence.
pub fn add(line: Stretch<'_>, all: &mut Findings) {
    for verb in line.range() {
        let Some(denial) = denial(line, verb) else { continue };
        let own = denial.noun.start..denial.who.end;
        let places = all.around(&line.range());
        let near = all.sorted.get_mut(places).unwrap_or_default();
        // What was read of these words alone is read anew.
        let alone = |one: &Found| one.cue.iter().any(|run| overlap(run, &own)) && one.anchor() >= denial.noun.start;
        near.iter_mut().filter(|one| alone(one)).for_each(|one| one.content.clear());
        let told = |one: &&mut Found| {
            let before = one.cue.iter().all(|run| run.end <= denial.comma);
            before && !one.cue.is_empty() && one.content.iter().any(|run| run.end + BEFORE * 2 > denial.comma)
        };
        let speaker = near.iter_mut().filter(told).max_by_key(|one| one.anchor());
        let content = match speaker {
            Some(speaker) => {
                speaker.content.retain(|run| run.start < denial.comma);
                if let Some(run) = speaker.content.last_mut() {
                    run.end = denial.comma;
                }
                denial.noun.clone()
            }
            None => denial.clause.clone(),
        };
        let cue = verb..verb + 2;
        all.add(Found {
            source: vec![denial.who],
            cue: vec![cue],
            content: vec![content],
            read_by: ReadBy::rule(NAME),
        });
    }
}

/// "resigned after the mayor told him to go, | strongly denying the charges": who denies behind the last comma is the subject of the
/// sentence, and nobody whom it names on the way says so.
pub fn behind_comma(phrases: &Phrases<'_>, line: Stretch<'_>, all: &mut Findings) {
    let denies = |at: &usize| line.page.is_gerund(*at) && line.page.is(*at, lists::DENYING_VERBS);
    let Some(verb) = line.range().find(denies) else { return };
    let start = (verb.saturating_sub(2)..verb).rev().find(|&at| line.is_comma(at)).map(|at| at + 1);
    let (Some(start), end) = (start, line.end_of_words()) else { return };
    let Some(subject) = owner::first_subject(phrases, line, verb).filter(|_| verb + 1 < end) else { return };
    let who = phrases.noun_in(subject.clone());
    let speaks = who.is_some_and(|it| {
        it.name.is_some() || it.sort == Sort::Pronoun || it.classes.has(Class::Person) || it.classes.has(Class::Body)
    });
    let own = start..end;
    let marked = own.clone().any(|at| line.is_quote(at) || line.is_comma(at));
    if marked || !speaks || all.has_cue(&own) {
        return;
    }
    let places = all.around(&line.range());
    let near = all.sorted.get_mut(places).unwrap_or_default();
    // Where somebody says all of it, he says this too.
    if near.iter().any(|one| one.content_holds(&(subject.start..own.end))) {
        return;
    }
    for one in near.iter_mut().filter(|one| one.content_holds(&own)) {
        one.leave(&(start - 1..end));
        if one.source.len() > 1 && one.source.first() == Some(&subject) {
            one.source.remove(0);
        }
    }
    all.add(Found {
        source: vec![subject],
        cue: vec![start..verb + 1],
        content: vec![verb + 1..end],
        read_by: ReadBy::rule(NAME),
    });
}

struct Denial {
    comma: usize,
    clause: Range<usize>,
    noun: Range<usize>,
    who: Range<usize>,
}

fn denial(line: Stretch<'_>, verb: usize) -> Option<Denial> {
    let page = line.page;
    let agent = line.token(verb + 1).is_some() && page.says(verb + 1, lists::NO_CUES, "agent");
    let past = page.is_past(verb);
    if !(agent && past && page.is(verb, lists::DENYING_VERBS)) {
        return None;
    }
    let last = verb.checked_sub(1).filter(|&at| line.token(at).is_some() && page.is(at, lists::REPORTING_NOUNS))?;
    let comma = (last.saturating_sub(BEFORE)..last).rev().find(|&at| line.is_comma(at) || line.is_dash(at))?;
    let noun = comma + 1..last + 1;
    let plain = (noun.start..last).all(|at| page.is_article(at) || page.is_modifier(at));
    let who = line.noun_phrase_after(verb + 2)?;
    let clause = line.trim(line.range().start..comma);
    // "Pirates control half of the strait": the verb may be tagged as a noun.
    let finite = clause.len() > BEFORE || clause.clone().any(|at| line.is_finite(at));
    (plain && finite).then_some(Denial { comma, clause, noun, who })
}
