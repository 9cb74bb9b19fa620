//! "does not, and never will, accept", "has not and cannot be moved": two auxiliaries before one verb, the second with its "and"
//! between commas. They are one verb group, turned round where either is.

use super::stretch::Stretch;
use super::verb::{Form, VerbGroup};
use crate::text::Tag;

/// The groups with those joined that are one.
pub(super) fn join(line: Stretch<'_>, groups: Vec<VerbGroup>) -> Vec<VerbGroup> {
    let mut joined: Vec<VerbGroup> = Vec::with_capacity(groups.len());
    let mut rest = groups.into_iter().peekable();
    while let Some(group) = rest.next() {
        let Some(whole) = joined.last().zip(rest.peek()).and_then(|(first, verb)| bridge(line, first, &group, verb))
        else {
            joined.push(group);
            continue;
        };
        rest.next();
        joined.pop();
        joined.push(whole);
    }
    joined
}

/// The whole, where the first two hold nothing but auxiliaries and the third is the verb that both wait for.
fn bridge(line: Stretch<'_>, first: &VerbGroup, second: &VerbGroup, verb: &VerbGroup) -> Option<VerbGroup> {
    let comma = |at: usize| line.is_comma(at);
    let and = first.tokens.end + usize::from(comma(first.tokens.end));
    let adverbs = line.before_adverbs(second.tokens.start);
    let joins = line.has(and, |tag| tag == Tag::CC) && and + 1 == adverbs;
    let behind = second.tokens.end + usize::from(comma(second.tokens.end));
    let waits = first.form == Form::Finite && second.form == Form::Finite && second.modal == Some(second.head);
    let set_off = comma(first.tokens.end) == comma(second.tokens.end);
    let fits = joins && set_off && waits && behind == verb.tokens.start && verb.form == Form::Bare;
    fits.then(|| VerbGroup {
        tokens: first.tokens.start..verb.tokens.end,
        head: verb.head,
        form: Form::Finite,
        modal: first.modal.or(second.modal),
        negation: first.negation.or(second.negation),
        tense: first.tense,
        ..verb.clone()
    })
}
