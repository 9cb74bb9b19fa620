//! "Police say | the bridge |, where two men died, is closed.": a clause that was said and whose subject another clause parts
//! from its verb. What was read as said ends with the subject; it takes in the rest of the sentence. Adds nothing.

use super::{Findings, sentence_of};
use crate::attribution::class::class;
use crate::attribution::found::Found;
use crate::knowledge::Lexicon;
use crate::phrases::{Page, Stretch};
use crate::text::Tag;
use std::ops::Range;

/// What parts a subject from its verb has no more words than this.
const LONGEST: usize = 24;

/// Completes the contents.
pub fn complete(page: Page<'_>, lexicon: &Lexicon, all: &mut Findings) {
    for index in 0..all.sorted.len() {
        let Some(end) = all.sorted.get(index).and_then(|one| end_of_clause(page, lexicon, all, one)) else {
            continue;
        };
        if let Some(one) = all.sorted.get_mut(index) {
            let Some(first) = one.content.first().map(|run| run.start) else { continue };
            one.content.retain(|run| run.start >= end);
            one.content.insert(0, first..end);
            all.reach = all.reach.max(one.extent().len());
        }
    }
}

/// Where the clause ends of which the content has but the subject.
fn end_of_clause(page: Page<'_>, lexicon: &Lexicon, all: &Findings, one: &Found) -> Option<usize> {
    let (cue, subject) = (one.cue.last()?, one.content.first()?);
    let sentence = sentence_of(page, cue.start);
    let line = page.stretch(sentence.clone());
    let open = line.lemma(subject.start) == "that";
    let noun = subject.start + usize::from(open)..subject.end;
    let bare = line.noun_phrase_after(noun.start) == Some(noun) && subject.start == cue.end;
    let says = cue.clone().any(|at| {
        line.tag(at).map(|tag| class(lexicon, line.lemma(at), tag)).is_some_and(|it| it.is_speech() || it.is_mental())
    });
    let mark = line.text(subject.end);
    if !(bare && says && matches!(mark, "," | "—" | "–")) {
        return None;
    }
    let closes = |at: &usize| line.text(*at) == mark && goes_on(line, at + 1);
    let second = (subject.end + 2..sentence.end).take(LONGEST).find(closes)?;
    let end = line.end_of_words();
    let rest = second + 1..end;
    let quoted = (subject.end..end).any(|at| line.is_quote(at) || line.text(at) == ";");
    // Others that were found stand inside, or begin before the clause.
    let apart = |other: &Found| other == one || !other.cue.iter().any(|cue| inside(&rest, cue));
    (!quoted && all.near(&sentence).all(apart)).then_some(end)
}

fn inside(range: &Range<usize>, run: &Range<usize>) -> bool {
    range.start <= run.start && run.end <= range.end
}

/// A finite verb, adverbs aside.
fn goes_on(line: Stretch<'_>, from: usize) -> bool {
    let adverbs = (from..from + 2).take_while(|at| line.has(*at, |tag| tag == Tag::RB)).count();
    line.is_finite(from + adverbs)
}
