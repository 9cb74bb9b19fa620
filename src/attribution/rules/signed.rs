//! A quotation that is signed: "“We will rebuild.” — Ann Reed", the name on a line of its own or in the same one, and a post
//! with the handle of its account ("— Ann Reed (@annreed)"). A dash inside running prose is left alone.

use super::Findings;
use super::quoted::tokens_of;
use crate::attribution::found::{Found, overlap};
use crate::patterns::{self, Family, Hit};
use crate::phrases::Phrases;
use crate::text::BlockKind;
use std::ops::Range;

/// A signature, from the dash on, has no more words than this.
const SIGNATURE: usize = 16;

/// Adds the quotations that are signed, and the posts.
pub fn add(phrases: &Phrases<'_>, all: &mut Findings) {
    let page = phrases.page();
    let blocks: Vec<Range<usize>> = page
        .document
        .blocks
        .iter()
        .filter(|block| block.kind != BlockKind::Furniture)
        .map(|block| tokens_of(page, block))
        .filter(|tokens| !tokens.is_empty())
        .collect();
    for quotation in page.document.quotations.iter().filter(|quotation| quotation.closed) {
        let content = page.document.tokens_in(quotation.span);
        let at = blocks.partition_point(|block| block.end <= content.end);
        let Some(block) = blocks.get(at).filter(|block| block.start <= content.end) else { continue };
        if let Some(hit) = signature(phrases, content.end..block.end) {
            sign(content, hit.words.clone(), &hit, all);
        }
    }
    for block in blocks {
        let Some(hit) = post(phrases, block.clone()) else { continue };
        sign(block.start..hit.words.start, hit.words.start..block.end, &hit, all);
    }
}

fn sign(content: Range<usize>, signature: Range<usize>, hit: &Hit<'_>, all: &mut Findings) {
    if content.len() > 2 && !is_said(all, &content, &signature) {
        all.add(Found { content: vec![content], ..Found::of(hit) });
    }
}

/// What a pattern reads of a signature right behind a quotation.
fn signature(phrases: &Phrases<'_>, tokens: Range<usize>) -> Option<Hit<'static>> {
    let hits = patterns::find(phrases, Family::Signature, tokens.clone());
    hits.into_iter().find(|hit| hit.words.start == tokens.start && hit.words.len() <= SIGNATURE)
}

/// The end of a block with a dash, a name and the handle of an account.
fn post(phrases: &Phrases<'_>, block: Range<usize>) -> Option<Hit<'static>> {
    let from = block.start.max(block.end.saturating_sub(SIGNATURE));
    patterns::find(phrases, Family::Post, from..block.end).into_iter().next_back()
}

/// True when most of the content is somebody's already, or the signature is part of something.
fn is_said(all: &Findings, content: &Range<usize>, signature: &Range<usize>) -> bool {
    let share = |run: &Range<usize>| run.end.min(content.end).saturating_sub(run.start.max(content.start));
    all.near(&(content.start..signature.end)).any(|one| {
        let mut marks = one.source.iter().chain(&one.cue);
        marks.any(|run| overlap(run, signature)) || one.content.iter().map(share).sum::<usize>() * 2 > content.len()
    })
}
