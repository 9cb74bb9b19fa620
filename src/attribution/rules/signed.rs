//! A quotation that is signed: "“We will rebuild.” — Ann Reed", the name on a line of its own or in the same one, and a post
//! with the handle of its account ("— Ann Reed (@annreed)"). A dash inside running prose is left alone.

use super::Findings;
use super::quoted::tokens_of;
use crate::attribution::found::{Found, overlap};
use crate::phrases::{Page, Stretch};
use crate::text::{BlockKind, Tag};
use std::ops::Range;

/// A signature, from the dash on, has no more words than this.
const SIGNATURE: usize = 16;
/// A name in it has no more than this.
const NAME: usize = 6;

/// Adds the quotations that are signed, and the posts.
pub fn add(page: Page<'_>, all: &mut Findings) {
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
        if let Some((signature, name)) = signature(page.stretch(content.end..block.end)) {
            sign(content, signature, name, all);
        }
    }
    for block in blocks {
        if let Some((dash, name)) = post(page.stretch(block.clone())) {
            sign(block.start..dash, dash..block.end, name, all);
        }
    }
}

fn sign(content: Range<usize>, signature: Range<usize>, name: Range<usize>, all: &mut Findings) {
    if content.len() > 2 && !is_said(all, &content, &signature) {
        let dash = signature.start..signature.start + 1;
        all.add(Found { source: vec![name], cue: vec![dash], content: vec![content] });
    }
}

fn is_dash(line: Stretch<'_>, at: usize) -> bool {
    matches!(line.text(at), "-" | "–" | "—" | "―" | "--")
}

/// What follows a quotation: a dash, a name, and no verb before the next quotation or the end of the block. The words of
/// the signature and those of the name.
fn signature(line: Stretch<'_>) -> Option<(Range<usize>, Range<usize>)> {
    let range = line.range();
    if !is_dash(line, range.start) {
        return None;
    }
    let end = (range.start + 1..range.end).find(|at| line.is_quote(*at)).unwrap_or(range.end);
    let name = name(line, range.start + 1..end)?;
    let signature = range.start..end;
    let verbless = signature.len() <= SIGNATURE && !signature.clone().any(|at| line.is_finite(at));
    verbless.then_some((signature, name))
}

/// A block that ends with a dash, a name and the handle of an account.
fn post(line: Stretch<'_>) -> Option<(usize, Range<usize>)> {
    let range = line.range();
    let from = range.start.max(range.end.saturating_sub(SIGNATURE));
    let dash = (from..range.end).rev().find(|at| is_dash(line, *at))?;
    let name = name(line, dash + 1..range.end)?;
    let handle = (name.end..range.end.min(name.end + 3)).any(|at| line.text(at).starts_with('@'));
    handle.then_some((dash, name))
}

/// The name that the words begin with, up to a mark or a number.
fn name(line: Stretch<'_>, words: Range<usize>) -> Option<Range<usize>> {
    let ends = |at: &usize| line.tag(*at).is_none_or(|tag| matches!(tag, Tag::Mark | Tag::CD));
    let name = words.start..words.clone().find(ends).unwrap_or(words.end);
    let named = (1..=NAME).contains(&name.len())
        && name.clone().any(|at| line.tag(at).is_some_and(Tag::is_name))
        && name.clone().all(|at| line.tag(at).is_some_and(|tag| tag.is_noun() || matches!(tag, Tag::IN | Tag::DT)));
    named.then_some(name)
}

/// True when most of the content is somebody's already, or the signature is part of something.
fn is_said(all: &Findings, content: &Range<usize>, signature: &Range<usize>) -> bool {
    let share = |run: &Range<usize>| run.end.min(content.end).saturating_sub(run.start.max(content.start));
    all.near(&(content.start..signature.end)).any(|one| {
        let mut marks = one.source.iter().chain(&one.cue);
        marks.any(|run| overlap(run, signature)) || one.content.iter().map(share).sum::<usize>() * 2 > content.len()
    })
}
