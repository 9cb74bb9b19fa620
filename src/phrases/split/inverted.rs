//! "did she know", "has the bridge been closed": the subject stands in the verb group. Joins the auxiliary with the rest of
//! its group across a base phrase; a copula before its subject ("is she safe") stays as it is.

use super::super::noun::Phrase;
use super::super::stretch::Stretch;
use super::super::verb::{Form, VerbGroup, rest_of};
use crate::text::Tag;

/// An auxiliary with what stands beside it is no longer than this: "did", "did n't", "would not".
const LONGEST: usize = 3;

/// The verb groups with those joined that are one; `nouns` are the base phrases of the sentence in order.
pub(super) fn join(line: Stretch<'_>, groups: Vec<VerbGroup>, nouns: &[&Phrase]) -> Vec<VerbGroup> {
    let mut joined: Vec<VerbGroup> = Vec::with_capacity(groups.len());
    for group in groups {
        let whole = joined.last().and_then(|first| across(line, first, &group, nouns));
        match (whole, joined.last_mut()) {
            (Some(whole), Some(first)) => *first = whole,
            _ => joined.push(group),
        }
    }
    joined
}

fn across(line: Stretch<'_>, first: &VerbGroup, rest: &VerbGroup, nouns: &[&Phrase]) -> Option<VerbGroup> {
    if first.form != Form::Finite || first.tokens.len() > LONGEST || first.inside.is_some() {
        return None;
    }
    let bare = match rest.form {
        Form::Bare => true,
        Form::Participle | Form::Gerund => false,
        Form::Finite | Form::Infinitive => return None,
    };
    // "what they do is help": a subject before it, a past or present form behind it.
    let subject_before = first.tokens.start.checked_sub(1).is_some_and(|at| {
        line.has(at, |tag| tag.is_noun() || matches!(tag, Tag::PRP | Tag::EX | Tag::DT | Tag::WDT | Tag::CD))
    });
    if subject_before && !bare {
        return None;
    }
    let from = nouns.partition_point(|it| it.base.start < first.tokens.end);
    let noun = nouns.get(from).filter(|it| it.base.start == first.tokens.end && it.base.end <= rest.tokens.start)?;
    let between = (noun.base.end..rest.tokens.start).all(|at| line.has(at, |tag| matches!(tag, Tag::RB | Tag::RBR)));
    if between { rest_of(line, first, rest, noun.base.clone()) } else { None }
}
