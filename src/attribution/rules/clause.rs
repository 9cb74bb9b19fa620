//! "The mayor said last year that the bridge was safe": a subject, a verb of saying or thinking, a clause. Knows one
//! shape of sentence; quotations and "according to" are the models' work.

use super::Findings;
use crate::attribution::ReadBy;
use crate::attribution::class::class;
use crate::attribution::found::Found;
use crate::knowledge::{Class, Lexicon, lists};
use crate::phrases::{Form, Stretch};
use crate::text::Tag;
use std::ops::Range;

/// What it is told of as.
const NAME: &str = "clause";

/// Adds what was missed: nothing may overlap it but attributions inside its content.
pub fn add(line: Stretch<'_>, lexicon: &Lexicon, all: &mut Findings) {
    for verb in line.range() {
        let Some(found) = reported(line, lexicon, verb) else { continue };
        let extent = found.extent();
        let free = all.near(&extent).all(|other| !other.touches(&extent) || found.content_holds(&other.extent()));
        if free {
            all.add(found);
        }
    }
}

/// The attribution whose cue ends with the verb at `verb`, if a subject stands before it and a clause after it.
pub fn reported(line: Stretch<'_>, lexicon: &Lexicon, verb: usize) -> Option<Found> {
    let token = line.token(verb)?;
    let class = class(lexicon, &token.lemma, token.tag);
    let heard = line.page.says(verb, lists::BARE_CLAUSE_VERBS, "hearing");
    if !token.tag.is_verb()
        || !(heard || class.is_speech() || class.is_factive() || class.is_mental() || class.is_admitting())
    {
        return None;
    }
    let group = line.verb_group(verb).filter(|group| group.form == Form::Finite)?;
    let (cue, passive) = (line.before_adverbs(group.tokens.start)..verb + 1, group.passive);
    let content = said(line, lexicon, verb, class)?;
    let subject = line.subject(cue.start)?;
    if heard && !subject.clone().any(|at| line.page.is(at, lists::HEARING_BODIES)) {
        return None;
    }
    if passive {
        // "It is believed that": nobody is named. "She was told that": the subject is no source.
        let source = Vec::new();
        return line.page.says(subject.start, lists::PRONOUNS, "thing").then_some(Found {
            source,
            cue: vec![cue],
            content: vec![content],
            read_by: ReadBy::rule(NAME),
        });
    }
    Some(Found { source: vec![subject], cue: vec![cue], content: vec![content], read_by: ReadBy::rule(NAME) })
}

/// The clause that a verb of saying governs.
fn said(line: Stretch<'_>, lexicon: &Lexicon, verb: usize, class: Class) -> Option<Range<usize>> {
    let mut after = verb + 1;
    if line.page.is(verb, lists::ADDRESSING_VERBS) {
        after = hearer(line, after);
    }
    let later = line.skip_adjuncts(after);
    let that = |at: usize| line.is_that(at) && line.tag(at) != Some(Tag::DT);
    let plain = line.page.says(verb, lists::BARE_CLAUSE_VERBS, "plain") || class.is_noun();
    let start = [after, later].into_iter().find(|at| that(*at)).or_else(|| {
        let found = [after, later].into_iter().find(|at| plain && line.begins_clause(*at));
        found.or_else(|| is_order(line, verb, after)).filter(|_| !line.is_quote(after))
    })?;
    let end = next_report(line, lexicon, start..line.end_of_words());
    (start + 2 < end).then_some(start..end)
}

/// "told him [to burn the files]": an order to whoever stands before `at`.
fn is_order(line: Stretch<'_>, verb: usize, at: usize) -> Option<usize> {
    let tells = line.page.says(verb, lists::ADDRESSING_VERBS, "orders");
    let to_do = line.tag(at) == Some(Tag::TO) && line.tag(at + 1) == Some(Tag::VB);
    (tells && at > verb + 1 && to_do).then_some(at)
}

/// The token after whoever is told. "told her she could stay" is no "her she".
fn hearer(line: Stretch<'_>, at: usize) -> usize {
    let pronoun = line.has(at, |tag| matches!(tag, Tag::PRP | Tag::PRPS)) && line.page.is(at, lists::PRONOUNS);
    if pronoun && line.begins_clause(at + 1) {
        return at + 1;
    }
    line.noun_phrase_after(at).map_or(at, |phrase| phrase.end)
}

/// Where what is said ends: before "and added …", which has the same subject, or at the end.
fn next_report(line: Stretch<'_>, lexicon: &Lexicon, clause: Range<usize>) -> usize {
    let joins = |at: &usize| {
        let mut next = at + 1;
        while line.tag(next) == Some(Tag::RB) {
            next += 1;
        }
        let token = line.token(next);
        line.tag(*at) == Some(Tag::CC)
            && token.is_some_and(|token| token.tag.is_finite() && class(lexicon, &token.lemma, token.tag).is_speech())
    };
    let end = clause.clone().skip(2).find(joins).unwrap_or(clause.end);
    if line.is_comma(end.saturating_sub(1)) { end - 1 } else { end }
}
