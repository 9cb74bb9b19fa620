//! An attribution in tokens, before it becomes spans: what the models give and what the rules add to. Only here do
//! tokens become bytes; nothing is searched for.

use crate::attribution::{Attribution, Quote, ReadBy};
use crate::patterns::{Hit, Mark};
use crate::span::Span;
use crate::text::{Document, Tag};
use std::ops::Range;

/// Source, cue and content as runs of token indices, each in reading order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// Who.
    pub source: Vec<Range<usize>>,
    /// The words that link them.
    pub cue: Vec<Range<usize>>,
    /// What.
    pub content: Vec<Range<usize>>,
    /// What read it.
    pub read_by: ReadBy,
}

impl Found {
    /// What a pattern found.
    pub fn of(hit: &Hit<'_>) -> Self {
        let runs = |mark| hit.mark(mark).into_iter().collect();
        let read_by = ReadBy::pattern(&hit.pattern.name);
        Self { source: runs(Mark::Source), cue: runs(Mark::Cue), content: runs(Mark::Content), read_by }
    }

    /// The first token of the cue, or of the source or content where there is no cue.
    pub fn anchor(&self) -> usize {
        [&self.cue, &self.source, &self.content].into_iter().flatten().next().map_or(0, |run| run.start)
    }

    /// True when any run of the content holds the whole range.
    pub fn content_holds(&self, range: &Range<usize>) -> bool {
        self.content.iter().any(|run| run.start <= range.start && range.end <= run.end)
    }

    /// True when any run of any part shares a token with the range.
    pub fn touches(&self, range: &Range<usize>) -> bool {
        [&self.source, &self.cue, &self.content].into_iter().flatten().any(|run| overlap(run, range))
    }

    /// The tokens from the first to the last of all parts.
    pub fn extent(&self) -> Range<usize> {
        let all = || [&self.source, &self.cue, &self.content].into_iter().flatten();
        let start = all().map(|run| run.start).min().unwrap_or(0);
        start..all().map(|run| run.end).max().unwrap_or(start)
    }

    /// Puts the runs of each part in reading order; runs that share a token become one. Rules that move a border or add a run
    /// need not look at the other runs.
    pub fn set_in_order(&mut self) {
        for runs in [&mut self.source, &mut self.cue, &mut self.content] {
            runs.sort_by_key(|run| run.start);
            runs.dedup_by(|later, earlier| {
                let one = later.start < earlier.end;
                if one {
                    earlier.end = earlier.end.max(later.end);
                }
                one
            });
        }
    }

    /// The attribution in bytes; `within` is left open.
    pub fn attribution(&self, document: &Document) -> Attribution {
        let spans = |runs: &[Range<usize>]| runs.iter().filter_map(|run| span(document, run)).collect::<Vec<_>>();
        let content = spans(&self.content);
        let quote = quote(document, &self.content);
        let read_by = self.read_by.clone();
        Attribution { source: spans(&self.source), cue: spans(&self.cue), content, quote, within: None, read_by }
    }
}

/// True when two ranges share a token.
pub fn overlap(left: &Range<usize>, right: &Range<usize>) -> bool {
    left.start < right.end && right.start < left.end
}

/// The bytes from the first to the last token of a range; `None` when it holds none.
pub fn span(document: &Document, tokens: &Range<usize>) -> Option<Span> {
    let tokens = document.tokens.as_slice().get(tokens.clone())?;
    Some(tokens.first()?.span.to(tokens.last()?.span))
}

/// Direct when all words of the content stand in quotations, mixed when some do.
fn quote(document: &Document, content: &[Range<usize>]) -> Quote {
    let tokens = || content.iter().flat_map(|run| document.tokens.as_slice().get(run.clone()).unwrap_or_default());
    let first = tokens().map(|token| token.span.start).min().unwrap_or(0);
    let last = tokens().map(|token| token.span.end).max().unwrap_or(0);
    let from = document.quotations.as_slice().partition_point(|quotation| quotation.span.start < first);
    // A quotation that opens before the content may still hold it; quotations do not nest deeply.
    let near =
        document.quotations.iter().skip(from.saturating_sub(3)).take_while(|quotation| quotation.span.start < last);
    let near: Vec<_> = near.collect();
    let (mut inside, mut outside) = (false, false);
    for token in tokens().filter(|token| token.tag != Tag::Mark) {
        if near.iter().any(|quotation| quotation.inner.contains(token.span)) {
            inside = true;
        } else {
            outside = true;
        }
    }
    match (inside, outside) {
        (true, false) => Quote::Direct,
        (true, true) => Quote::Mixed,
        (false, _) => Quote::Indirect,
    }
}

#[cfg(test)]
mod tests {
    use super::Found;

    #[test]
    fn runs_are_in_order_and_share_no_token() {
        let mut found = Found { content: vec![8..9, 5..8, 2..6, 0..1], ..Found::default() };
        found.set_in_order();
        assert_eq!(found.content, [0..1, 2..8, 8..9]);
    }
}
