//! Tags that the words around settle: the pasts that the tagger takes for nouns or participles where a clause would be
//! left without a verb ("The mayor stole $2 million.", "The customer sued."), and the verb of a headline that it takes for a
//! plural ("Norland captures 2 soldiers"). It changes no other tag.

use super::super::lemma::lemma;
use super::super::lexicon::{self, Past};
use super::super::sorts::Sort;
use super::super::tokenize::Word;
use crate::text::Tag;

/// How far before a participle its auxiliary may stand.
const REACH: usize = 3;

/// Puts right the tags of a sentence.
pub(super) fn settle(words: &[Word<'_>], tags: &mut [Tag]) {
    for at in 0..tags.len() {
        let now = match tags.get(at) {
            Some(Tag::NN | Tag::VBP | Tag::VB) => plain(words, tags, at),
            Some(Tag::VBN) if is_past(words, tags, at) => Some(Tag::VBD),
            Some(Tag::JJ) if ends_as_past(words, at) && is_past(words, tags, at) => Some(Tag::VBD),
            _ => None,
        };
        if let (Some(now), Some(tag)) = (now, tags.get_mut(at)) {
            *tag = now;
        }
    }
}

/// The verb of a heading that has none yet: a plural that may be a verb of an event, between its subject and its object.
pub(super) fn settle_heading(words: &[Word<'_>], tags: &mut [Tag]) {
    if tags.iter().any(|tag| tag.is_finite()) {
        return;
    }
    let verb = (1..tags.len()).find(|&at| {
        let plural =
            matches!(tags.get(at), Some(Tag::NNS | Tag::NNPS)) && tags.get(at - 1).is_some_and(|tag| tag.is_noun());
        let object =
            |tag: &Tag| tag.is_noun() || tag.is_adjective() || matches!(tag, Tag::CD | Tag::DT | Tag::PRPS | Tag::VBN);
        let event = |word: &Word<'_>| lexicon::is_event_verb(&lemma(&word.form.to_lowercase(), Tag::VBZ));
        plural && tags.get(at + 1).is_some_and(object) && words.get(at).is_some_and(event)
    });
    if let Some(tag) = verb.and_then(|at| tags.get_mut(at)) {
        *tag = Tag::VBZ;
    }
}

/// The tag of a form that is nothing but a past.
fn plain(words: &[Word<'_>], tags: &[Tag], at: usize) -> Option<Tag> {
    let form = words.get(at)?.form;
    let past = lexicon::plain_past(form)?;
    let verb = tags.get(at) != Some(&Tag::VB);
    match past {
        Past::Only => Some(Tag::VBD),
        Past::Participle if has_auxiliary(words, at) => Some(Tag::VBN),
        Past::Participle => verb.then_some(Tag::VBD),
    }
}

fn has_auxiliary(words: &[Word<'_>], at: usize) -> bool {
    let before = words.get(at.saturating_sub(REACH)..at).unwrap_or_default();
    before.iter().any(|word| lexicon::auxiliary(&word.form.to_lowercase().replace('’', "'")).is_some())
}

/// "vanished", which the tagger may take for an adjective.
fn ends_as_past(words: &[Word<'_>], at: usize) -> bool {
    words.get(at).is_some_and(|word| word.form.ends_with("ed"))
}

/// True for a participle that has to be the past: its clause begins with its subject and has no other verb.
fn is_past(words: &[Word<'_>], tags: &[Tag], at: usize) -> bool {
    let Some(subject) = Subject::before(words, tags, at) else { return false };
    let next = words.get(at + 1).map_or("", |word| word.form);
    if Sort::Agent.is(next) {
        return false;
    }
    let finite = |tag: &Tag| tag.is_finite();
    match tags.get(at + 1) {
        None => false,
        Some(Tag::Mark) if matches!(next, "." | "!" | "?") => !subject.opens || !tags.iter().any(finite),
        // "The customer sued, Ann Lowe said", but "The evidence shown, Ann Lowe said, was clear".
        Some(Tag::Mark) if next == "," => {
            let closes = |pair: &[Tag], word: &Word<'_>| word.form == "," && pair.get(1).is_some_and(finite);
            let rest = at + 2;
            subject.definite
                && !tags.get(rest).is_some_and(finite)
                && !tags.windows(2).zip(words).skip(rest).any(|(pair, word)| closes(pair, word))
        }
        Some(_) => {
            subject.opens
                && subject.definite
                && !tags.iter().any(finite)
                && words.last().is_some_and(|word| word.form == ".")
        }
    }
}

/// The noun phrase straight before a participle.
struct Subject {
    /// It begins the sentence.
    opens: bool,
    /// It tells which one is meant: "the customer", "Ann Lowe", "they".
    definite: bool,
}

impl Subject {
    /// The subject at the start of a sentence, of a quotation or of what somebody said.
    fn before(words: &[Word<'_>], tags: &[Tag], at: usize) -> Option<Self> {
        let last = *tags.get(at.checked_sub(1)?)?;
        if !last.is_noun() && last != Tag::PRP {
            return None;
        }
        let inside = |tag: &Tag| {
            tag.is_noun() || tag.is_adjective() || matches!(tag, Tag::DT | Tag::PRPS | Tag::POS | Tag::CD | Tag::PRP)
        };
        let start = at - tags.get(..at)?.iter().rev().take_while(|tag| inside(tag)).count();
        let first = *tags.get(start)?;
        let definite = matches!(first, Tag::DT | Tag::PRPS | Tag::PRP) || first.is_name();
        let before = start.checked_sub(1).and_then(|before| words.get(before)).map_or("", |word| word.form);
        let opens = start == 0 || start == 1 && tags.first() == Some(&Tag::Mark);
        (opens || Sort::Reports.is(before)).then_some(Self { opens, definite })
    }
}
