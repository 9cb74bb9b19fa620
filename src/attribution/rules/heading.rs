//! Headlines, by the patterns of `headline`. Running text is never looked at.

use super::Findings;
use crate::attribution::class::class;
use crate::attribution::found::Found;
use crate::knowledge::Lexicon;
use crate::patterns::{self, Family};
use crate::phrases::{Phrases, Stretch};
use crate::text::Tag;

/// Adds what a heading says, when nothing was found in it.
pub fn add(phrases: &Phrases<'_>, line: Stretch<'_>, all: &mut Findings) {
    let range = line.range();
    if all.taken(&range) {
        return;
    }
    if let Some(hit) = patterns::find(phrases, Family::Headline, range).into_iter().next() {
        all.add(Found::of(&hit));
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
