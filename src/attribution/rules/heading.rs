//! Headlines: "Minister offers to resign", "Bridge unsafe, engineers say", "Mayor: 'We will rebuild'". In title case tags
//! go wrong, so lemmas and places decide here. Running text is never looked at.

use super::Findings;
use crate::attribution::class::class;
use crate::attribution::found::Found;
use crate::attribution::phrase::Phrases;
use crate::knowledge::Lexicon;
use crate::text::Tag;
use std::ops::Range;

/// The subject of a headline has no more words than this.
const SUBJECT: usize = 8;

/// Adds what a heading says, when nothing was found in it.
pub fn add(phrases: &Phrases<'_>, lexicon: &Lexicon, all: &mut Findings) {
    let range = phrases.range();
    if all.taken(&range) {
        return;
    }
    let found = sources_say(phrases)
        .or_else(|| range.clone().find_map(|at| offers(phrases, lexicon, at)))
        .or_else(|| colon(phrases));
    if let Some(found) = found {
        all.add(found);
    }
}

/// False for a cue of verbs none of which tells of words or thoughts, without a quotation: in "Ex-policeman sold secrets" the
/// headline itself says what happened. In title case anything may be tagged a verb.
pub fn tells(phrases: &Phrases<'_>, lexicon: &Lexicon, one: &Found) -> bool {
    let mut cue = one.cue.iter().cloned().flatten();
    let tells = |at: usize| {
        let lemma = phrases.lemma(at);
        let reporting = |tag| class(lexicon, lemma, tag).is_reporting();
        !phrases.has(at, |tag| tag.is_verb() || tag == Tag::MD) || reporting(Tag::VBZ) || reporting(Tag::NN)
    };
    let quoted = one.content.iter().cloned().flatten().any(|at| phrases.is_quote(at));
    one.cue.is_empty() || quoted || cue.any(tells)
}

/// "Council vows to rebuild bridge": the subject is all before the verb, the content from "to" on.
fn offers(phrases: &Phrases<'_>, lexicon: &Lexicon, verb: usize) -> Option<Found> {
    let start = phrases.range().start;
    let committing = class(lexicon, phrases.lemma(verb), Tag::VBZ).is_committing();
    let to = verb + 1;
    if !committing || phrases.lemma(to) != "to" || verb == start || verb - start > SUBJECT {
        return None;
    }
    let source = start..verb;
    let named = source.clone().all(|at| !phrases.is_finite(at) || phrases.tag(at) == Some(Tag::VBZ));
    let content = to..phrases.end();
    (named && content.len() > 1).then_some(Found { source: vec![source], cue: vec![verb..to], content: vec![content] })
}

/// "Bridge unsafe, engineers say".
fn sources_say(phrases: &Phrases<'_>) -> Option<Found> {
    let (start, end) = (phrases.range().start, phrases.end());
    let verb = end.checked_sub(1).filter(|verb| *verb > start)?;
    if !matches!(phrases.lemma(verb), "say" | "report" | "claim" | "warn" | "admit" | "insist" | "believe") {
        return None;
    }
    let comma = (start..verb).rev().take(SUBJECT).find(|at| phrases.is_comma(*at))?;
    let (source, content) = (comma + 1..verb, start..comma);
    (!source.is_empty() && !content.is_empty()).then_some(Found {
        source: vec![source],
        cue: vec![verb..end],
        content: vec![content],
    })
}

/// "Mayor: 'We will rebuild'".
fn colon(phrases: &Phrases<'_>) -> Option<Found> {
    let range: Range<usize> = phrases.range();
    let colon = range.clone().take(SUBJECT).find(|at| phrases.form(*at) == ":")?;
    let quoted = phrases.is_quote(colon + 1) || phrases.form(colon + 1) == "'";
    let source = range.start..colon;
    let content = colon + 1..phrases.end();
    (quoted && !source.is_empty() && content.len() > 2).then_some(Found {
        source: vec![source],
        cue: vec![colon..colon + 1],
        content: vec![content],
    })
}
