//! "The clerk was accused of theft by his employer", "the trader was charged by prosecutors with fraud": whoever stands behind
//! "by" accuses, and what stands before and behind it is alleged. Needs a cue that was found; adds none.

use super::sentence_of;
use crate::attribution::found::Found;
use crate::knowledge::lists;
use crate::phrases::{Class, Form, Opening, Phrase, Phrases, Sort};
use std::ops::Range;

/// How many words behind the verb the accuser is looked for.
const FAR: usize = 30;

/// How many accusers are joined.
const JOINED: usize = 6;

/// Gives accusations in the passive their source.
pub fn settle(phrases: &Phrases<'_>, all: &mut [Found]) {
    for at in 0..all.len() {
        let Some(told) = all.get(at).and_then(|one| told(phrases, one)) else { continue };
        let (before, rest) = all.split_at_mut(at);
        let Some((one, after)) = rest.split_first_mut() else { continue };
        if !before.last().into_iter().chain(after.first()).any(|other| other.touches(&told.own())) {
            told.give(one);
        }
    }
}

/// The same for one that stands alone.
pub fn settled(phrases: &Phrases<'_>, mut one: Found) -> Found {
    if let Some(told) = told(phrases, &one) {
        told.give(&mut one);
    }
    one
}

/// The verb of a passive that accuses, among some words.
pub fn passive(phrases: &Phrases<'_>, words: Range<usize>) -> Option<usize> {
    let page = phrases.page();
    let list = page.knowledge.words(lists::ACCUSING_VERBS);
    let accuses = |at: &usize| list.find_at(page.words(*at..at + 2), 0).is_some();
    let done_to = |at: &usize| {
        let group = phrases.verb_at(*at).filter(|group| group.head == *at);
        group.is_some_and(|group| group.passive && group.form != Form::Participle)
    };
    words.rev().filter(done_to).find(accuses)
}

/// Who accuses, and what is alleged behind it.
struct Accuser {
    by: usize,
    who: Range<usize>,
    /// What goes on behind the accuser: "with fraud", "for the flood".
    rest: Range<usize>,
}

fn told(phrases: &Phrases<'_>, one: &Found) -> Option<Accuser> {
    let page = phrases.page();
    let verb = one.cue.iter().rev().find_map(|run| passive(phrases, run.clone()))?;
    let line = page.stretch(sentence_of(page, verb));
    let by = (verb + 1..line.end_of_words()).take(FAR).find(|at| line.lemma(*at) == "by")?;
    // "accused of being paid by the union": that is another passive's.
    if (verb + 1..by).any(|at| phrases.verb_at(at).is_some_and(|group| group.passive)) {
        return None;
    }
    let of = by == verb + 1 && page.is(verb, lists::VERBS_WITH_OF);
    let who = by + 1..end_of_somebody(phrases, by + 1, of)?;
    let fits = one.source.is_empty() || matches!(one.source.as_slice(), [run] if run.start == who.start);
    let goes_on = page.is(who.end, lists::CHARGE_PREPOSITIONS);
    let comma = || (who.end..line.end_of_words()).find(|at| line.is_comma(*at));
    let end = if goes_on { comma().unwrap_or(line.end_of_words()) } else { who.end };
    fits.then_some(Accuser { by, rest: who.end..end, who })
}

impl Accuser {
    /// The words that it is about.
    fn own(&self) -> Range<usize> {
        self.by..self.rest.end
    }

    fn give(&self, one: &mut Found) {
        let mut content = Vec::new();
        for run in std::mem::take(&mut one.content) {
            content.push(run.start..run.end.min(self.by.max(run.start)));
            let behind = run.start.max(self.who.end)..run.end;
            if run.start < behind.start || run.start >= self.who.end {
                content.push(behind);
            }
        }
        content.retain(|run| !run.is_empty());
        if !content.iter().any(|run| run.end > self.rest.start) {
            content.push(self.rest.clone());
        }
        content.retain(|run| !run.is_empty());
        one.content = content;
        one.source = vec![self.who.clone()];
    }
}

/// Where the phrases end, joined by "and", that name somebody from a place on; none where they name a deed or a thing. `of`: the
/// charge has to follow ("accused by the widow of murder").
fn end_of_somebody(phrases: &Phrases<'_>, start: usize, of: bool) -> Option<usize> {
    let page = phrases.page();
    let at = |at: usize| phrases.base_at(at).filter(|it| it.base.start == at);
    let charge = |at: usize| of && page.is(at, lists::CHARGE_PREPOSITIONS);
    let end = |it: &Phrase| if charge(it.base.end) && !charge(it.tokens.end) { it.base.end } else { it.tokens.end };
    let mut last = end(at(start).filter(|it| is_somebody(it))?);
    for _ in 1..JOINED {
        match at(last + 1).filter(|it| page.is_conjunction(last) && is_somebody(it)) {
            Some(next) => last = end(next),
            None => break,
        }
    }
    Some(last)
}

fn is_somebody(it: &Phrase) -> bool {
    let classes =
        [Class::Person, Class::Force, Class::Group, Class::Body, Class::Company, Class::Media, Class::Country];
    // "the regulator" may be one that no list has; "neglect" and "mistake" are not.
    it.name.is_some()
        || it.sort == Sort::Pronoun
        || classes.into_iter().any(|class| it.classes.has(class))
        || it.classes.is_empty() && it.opening != Opening::Bare
}
