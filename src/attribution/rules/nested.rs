//! An attribution inside what somebody else said: "the agency said that one soldier revealed that …". Adds only what
//! lies wholly inside one content and outside quotation marks, and no thoughts, which every speech is full of.

use super::clause::reported;
use super::{Findings, sentence_of};
use crate::attribution::class::class;
use crate::attribution::found::{Found, overlap};
use crate::knowledge::{Lexicon, lists};
use crate::patterns::{self, Family};
use crate::phrases::{Page, Phrases, Stretch};
use crate::text::Tag;
use std::ops::Range;

/// Adds attributions inside the contents of those found.
pub fn add(phrases: &Phrases<'_>, all: &mut Findings) {
    let page = phrases.page();
    let lexicon = page.knowledge.lexicon();
    let mut runs: Vec<Range<usize>> = all.sorted.iter().chain(&all.added).flat_map(|one| one.content.clone()).collect();
    runs.sort_by_key(|run| (run.start, run.end));
    let mut done = 0;
    let mut inner = Vec::new();
    for run in runs {
        // Contents may overlap; each verb is looked at once, in the first content that holds it.
        let (mut at, end) = (run.start.max(done), run.end);
        done = done.max(end);
        while at < end {
            let sentence = sentence_of(page, at);
            let line = page.stretch(run.start.max(sentence.start)..end.min(sentence.end));
            let until = end.min(sentence.end).max(at + 1);
            inner.extend((at..until).filter_map(|verb| told(line, lexicon, verb)));
            inner.extend(
                patterns::find(phrases, Family::Nested, line.inside(&(at..until)).range()).iter().map(Found::of),
            );
            at = until;
        }
    }
    for one in inner {
        let quoted = one.extent();
        if !cued(all, &one) && !is_quoted(page, &quoted) {
            all.add(one);
        }
    }
}

fn cued(all: &Findings, one: &Found) -> bool {
    one.cue.iter().any(|cue| all.has_cue(cue))
        || all.added.iter().any(|other| other.cue.iter().any(|run| one.cue.iter().any(|cue| overlap(cue, run))))
}

/// What a third person says, shows or admits.
fn told(line: Stretch<'_>, lexicon: &Lexicon, verb: usize) -> Option<Found> {
    let token = line.token(verb)?;
    let class = class(lexicon, &token.lemma, token.tag);
    if class.is_mental()
        || !(class.is_speech() || class.is_admitting() || line.page.says(verb, lists::FACTIVE_VERBS, "inside"))
    {
        return None;
    }
    let found = reported(line, lexicon, verb)?;
    let source = found.source.first()?;
    let own = |who: &&str| line.page.says(source.start, lists::PRONOUNS, who);
    let personal = line.page.is_personal(source.start) && ["speaker", "speakers", "hearer", "thing"].iter().any(own)
        || line.page.says(source.start, lists::QUANTIFIERS, "pointing")
        || line.tag(source.start) == Some(Tag::EX);
    (!personal).then_some(found)
}

/// True when the first token of the range stands in a quotation that holds the whole range.
fn is_quoted(page: Page<'_>, range: &Range<usize>) -> bool {
    let Some(token) = page.document.tokens.as_slice().get(range.start) else { return false };
    let after =
        page.document.quotations.as_slice().partition_point(|quotation| quotation.span.start <= token.span.start);
    let near = page.document.quotations.iter().skip(after.saturating_sub(3)).take(3);
    near.into_iter().any(|quotation| quotation.inner.contains(token.span))
}
