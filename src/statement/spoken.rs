//! Attributions by their tokens: what spans are to a report, places of words are to the steps of this phase. Turned once a
//! document; borders stay where the extractor put them.

use crate::attribution::{Attribution, Quote};
use crate::list::{Id, List};
use crate::span::Span;
use crate::text::Document;
use std::ops::Range;

/// An attribution whose pieces are tokens of the document.
#[derive(Clone, Debug)]
pub struct Spoken {
    /// Who; empty when nobody is named.
    pub source: Vec<Range<usize>>,
    /// The words that link source and content; may be empty.
    pub cue: Vec<Range<usize>>,
    /// What.
    pub content: Vec<Range<usize>>,
    /// Direct, indirect or mixed.
    pub quote: Quote,
    /// The attribution in whose content this one stands.
    pub within: Option<Id<Attribution>>,
}

impl Spoken {
    /// The first token of the cue, or of the source or content where there is no cue.
    pub fn anchor(&self) -> usize {
        [&self.cue, &self.source, &self.content].into_iter().flatten().next().map_or(0, |piece| piece.start)
    }
}

/// All attributions of a document, in their order.
pub fn spoken(document: &Document, attributions: &List<Attribution>) -> Vec<Spoken> {
    let words = |spans: &[Span]| spans.iter().map(|&span| document.tokens_in(span)).collect();
    let spoken = attributions.iter().map(|it| Spoken {
        source: words(&it.source),
        cue: words(&it.cue),
        content: words(&it.content),
        quote: it.quote,
        within: it.within,
    });
    spoken.collect()
}
