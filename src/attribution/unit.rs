//! Cuts a document into units that are labelled in one go: blocks, and parts of blocks that are very long, so that
//! time and memory stay bounded on any input. Looks at no words.

use crate::text::{BlockKind, Document};
use std::ops::Range;

/// Words that are labelled together.
#[derive(Clone, Debug, PartialEq)]
pub struct Unit {
    /// Its tokens: indices into `Document::tokens`.
    pub tokens: Range<usize>,
    /// Its sentences: counted from the unit's first token.
    pub sentences: Vec<Range<usize>>,
    /// The kind of its block, and whether it is an early one.
    pub block: u64,
}

/// A unit ends at the first sentence that ends after so many tokens.
const LONG: usize = 400;

/// The units of a document in reading order; furniture gives none.
pub fn units(document: &Document) -> Vec<Unit> {
    let mut units = Vec::new();
    let mut paragraphs = 0;
    for block in &document.blocks {
        if block.kind == BlockKind::Furniture {
            continue;
        }
        let kind = number(block.kind) * 4 + paragraphs.min(2);
        paragraphs += u64::from(block.kind.is_body());
        let sentences = document.sentences.as_slice().get(block.sentences.clone()).unwrap_or_default();
        let mut unit: Option<Unit> = None;
        for tokens in sentences.iter().map(|sentence| sentence.tokens.clone()) {
            let open = unit.get_or_insert_with(|| Unit {
                tokens: tokens.start..tokens.start,
                sentences: Vec::new(),
                block: kind,
            });
            open.sentences.push(tokens.start - open.tokens.start..tokens.end - open.tokens.start);
            open.tokens.end = tokens.end;
            if open.tokens.len() >= LONG {
                units.extend(unit.take());
            }
        }
        units.extend(unit);
    }
    units
}

/// A number that stays the same when kinds are added; it is part of features.
fn number(kind: BlockKind) -> u64 {
    match kind {
        BlockKind::Headline => 1,
        BlockKind::Standfirst => 2,
        BlockKind::Subheading => 3,
        BlockKind::Paragraph => 4,
        BlockKind::BlockQuote => 5,
        BlockKind::Caption => 6,
        BlockKind::ListItem => 7,
        BlockKind::Furniture => 8,
    }
}

/// For each token its quotation state as in `Position::quote`.
pub fn quotes(document: &Document) -> Vec<u8> {
    let mut states = vec![0; document.tokens.len()];
    let mut done = 0;
    for quotation in document.quotations.iter().filter(|quotation| quotation.closed || !quotation.inner.is_empty()) {
        if quotation.span.start < done {
            continue;
        }
        done = quotation.span.end;
        let range = document.tokens_in(quotation.span);
        let tokens = document.tokens.as_slice();
        for (state, token) in states.iter_mut().zip(tokens).skip(range.start).take(range.len()) {
            *state = if token.span.start < quotation.inner.start {
                1
            } else if token.span.start >= quotation.inner.end {
                3
            } else {
                2
            };
        }
        for (after, state) in states.iter_mut().skip(range.end).take(4).enumerate() {
            *state = if after == 0 { 4 } else { 5 };
        }
    }
    states
}
