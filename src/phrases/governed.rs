//! What a clause's verb takes behind it: an object, or what completes a copula. Only what stands straight behind the verb group is
//! seen; what was moved to the front ("what he saw") is not.

use super::noun::Phrase;
use super::split::Split;
use super::stretch::Stretch;
use super::verb::{VerbGroup, is_copula};
use crate::text::Tag;
use std::ops::Range;

/// Fills in objects and complements; `nouns` are the base phrases of the sentence in order.
pub(super) fn fill(line: Stretch<'_>, nouns: &[&Phrase], split: &mut Split) {
    let verbs = &split.verbs;
    for clause in &mut split.clauses {
        let Some(group) = clause.verb.and_then(|verb| verbs.get(verb)) else { continue };
        // "is she safe": the subject stands between.
        let inverted = clause.subject.start >= group.tokens.end;
        let from = if inverted { clause.subject.end } else { group.tokens.end };
        if is_copula(line, group.head) {
            clause.complement = behind(line, nouns, from).or_else(|| adjective(line, from));
        } else if !group.passive && !inverted {
            clause.object = behind(line, nouns, from).filter(|object| !begins_clause(verbs, object));
        }
    }
}

/// The noun phrase that begins there, adverbs apart.
fn behind(line: Stretch<'_>, nouns: &[&Phrase], from: usize) -> Option<Range<usize>> {
    let adverbs = |at: usize| (from..at).all(|between| line.has(between, |tag| tag == Tag::RB));
    let at = nouns.partition_point(|it| it.base.start < from);
    let noun = nouns.get(at).filter(|it| adverbs(it.base.start) && it.base.end <= line.end)?;
    Some(noun.tokens.start..noun.tokens.end.min(line.end))
}

/// An adjective with the adverbs before it.
fn adjective(line: Stretch<'_>, from: usize) -> Option<Range<usize>> {
    let adverbs = (from..line.end).take_while(|&at| line.has(at, |tag| matches!(tag, Tag::RB | Tag::RBR | Tag::RBS)));
    let head = from + adverbs.count();
    line.has(head, Tag::is_adjective).then_some(from..head + 1)
}

/// "said the men *were* safe": what follows is the subject of another verb.
fn begins_clause(verbs: &[VerbGroup], words: &Range<usize>) -> bool {
    let next = verbs.partition_point(|group| group.tokens.start < words.end);
    verbs.get(next).is_some_and(|group| group.tokens.start == words.end && group.form == super::verb::Form::Finite)
}
