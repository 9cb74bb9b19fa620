//! A quotation that is signed: "“We will rebuild.” — Ann Reed", the name on a line of its own or in the same one, and a post
//! with the handle of its account ("— Ann Reed (@annreed)"). A dash inside running prose is left alone.

use super::Findings;
use super::quoted::tokens_of;
use crate::attribution::found::{Found, overlap};
use crate::patterns::{self, Family, Mark};
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
        if let Some((signature, name)) = signature(phrases, content.end..block.end) {
            sign(content, signature, name, all);
        }
    }
    for block in blocks {
        if let Some((dash, name)) = post(phrases, block.clone()) {
            sign(block.start..dash.start, dash.start..block.end, name, all);
        }
    }
}

fn sign(content: Range<usize>, signature: Range<usize>, name: Range<usize>, all: &mut Findings) {
    if content.len() > 2 && !is_said(all, &content, &signature) {
        let dash = signature.start..signature.start + 1;
        all.add(Found { source: vec![name], cue: vec![dash], content: vec![content] });
    }
}

/// What a pattern reads of a signature in some tokens: its words, and those of the name.
fn signature(phrases: &Phrases<'_>, tokens: Range<usize>) -> Option<(Range<usize>, Range<usize>)> {
    let hits = patterns::find(phrases, Family::Signature, tokens.clone());
    let hit = hits.into_iter().find(|hit| hit.words.start == tokens.start && hit.words.len() <= SIGNATURE)?;
    Some((hit.words.clone(), hit.mark(Mark::Source)?))
}

/// A block that ends with a dash, a name and the handle of an account: the dash, and the name.
fn post(phrases: &Phrases<'_>, block: Range<usize>) -> Option<(Range<usize>, Range<usize>)> {
    let from = block.start.max(block.end.saturating_sub(SIGNATURE));
    let hit = patterns::find(phrases, Family::Post, from..block.end).into_iter().next_back()?;
    Some((hit.mark(Mark::Cue)?, hit.mark(Mark::Source)?))
}

/// True when most of the content is somebody's already, or the signature is part of something.
fn is_said(all: &Findings, content: &Range<usize>, signature: &Range<usize>) -> bool {
    let share = |run: &Range<usize>| run.end.min(content.end).saturating_sub(run.start.max(content.start));
    all.near(&(content.start..signature.end)).any(|one| {
        let mut marks = one.source.iter().chain(&one.cue);
        marks.any(|run| overlap(run, signature)) || one.content.iter().map(share).sum::<usize>() * 2 > content.len()
    })
}
