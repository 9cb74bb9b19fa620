//! Headlines: "Minister offers to resign", "Bridge unsafe, engineers say", "Mayor: 'We will rebuild'". In title case tags
//! go wrong, so lemmas and places decide here. Running text is never looked at.

use super::Findings;
use crate::attribution::class::class;
use crate::attribution::found::Found;
use crate::knowledge::Lexicon;
use crate::phrases::Stretch;
use crate::text::Tag;
use std::ops::Range;

/// The subject of a headline has no more words than this.
const SUBJECT: usize = 8;

/// Adds what a heading says, when nothing was found in it.
pub fn add(line: Stretch<'_>, lexicon: &Lexicon, all: &mut Findings) {
    let range = line.range();
    if all.taken(&range) {
        return;
    }
    let found =
        sources_say(line).or_else(|| range.clone().find_map(|at| offers(line, lexicon, at))).or_else(|| colon(line));
    if let Some(found) = found {
        all.add(found);
    }
}

/// False for a cue of verbs none of which tells of words or thoughts, without a quotation: in "Ex-policeman sold secrets" the
/// headline itself says what happened. In title case anything may be tagged a verb.
pub fn tells(line: Stretch<'_>, lexicon: &Lexicon, one: &Found) -> bool {
    let mut cue = one.cue.iter().cloned().flatten();
    let tells = |at: usize| {
        let lemma = line.lemma(at);
        let reporting = |tag| class(lexicon, lemma, tag).is_reporting();
        !line.has(at, |tag| tag.is_verb() || tag == Tag::MD) || reporting(Tag::VBZ) || reporting(Tag::NN)
    };
    let quoted = one.content.iter().cloned().flatten().any(|at| line.is_quote(at));
    one.cue.is_empty() || quoted || cue.any(tells)
}

/// "Council vows to rebuild bridge": the subject is all before the verb, the content from "to" on.
fn offers(line: Stretch<'_>, lexicon: &Lexicon, verb: usize) -> Option<Found> {
    let start = line.range().start;
    let committing = class(lexicon, line.lemma(verb), Tag::VBZ).is_committing();
    let to = verb + 1;
    if !committing || line.lemma(to) != "to" || verb == start || verb - start > SUBJECT {
        return None;
    }
    let source = start..verb;
    let named = source.clone().all(|at| !line.is_finite(at) || line.tag(at) == Some(Tag::VBZ));
    let content = to..line.end_of_words();
    (named && content.len() > 1).then_some(Found { source: vec![source], cue: vec![verb..to], content: vec![content] })
}

/// "Bridge unsafe, engineers say".
fn sources_say(line: Stretch<'_>) -> Option<Found> {
    let (start, end) = (line.range().start, line.end_of_words());
    let verb = end.checked_sub(1).filter(|verb| *verb > start)?;
    if !matches!(line.lemma(verb), "say" | "report" | "claim" | "warn" | "admit" | "insist" | "believe") {
        return None;
    }
    let comma = (start..verb).rev().take(SUBJECT).find(|at| line.is_comma(*at))?;
    let (source, content) = (comma + 1..verb, start..comma);
    (!source.is_empty() && !content.is_empty()).then_some(Found {
        source: vec![source],
        cue: vec![verb..end],
        content: vec![content],
    })
}

/// "Mayor: 'We will rebuild'".
fn colon(line: Stretch<'_>) -> Option<Found> {
    let range: Range<usize> = line.range();
    let colon = range.clone().take(SUBJECT).find(|at| line.text(*at) == ":")?;
    let quoted = line.is_quote(colon + 1) || line.text(colon + 1) == "'";
    let source = range.start..colon;
    let content = colon + 1..line.end_of_words();
    (quoted && !source.is_empty() && content.len() > 2).then_some(Found {
        source: vec![source],
        cue: vec![colon..colon + 1],
        content: vec![content],
    })
}
