//! Which words a comment speaks of: on a line of its own the block that follows (before the first block: the article too);
//! after words the sentence before it; before words the sentence after it; from one to the one that ends it; or the article.

use super::{Name, Remark, Said, Scope};
use crate::span::Span;
use crate::text::Document;

/// Where a comment reaches, and whether it speaks of the article as a whole.
pub(super) fn of(document: &Document, comment: Span, said: &Said) -> (Span, bool) {
    match said {
        Said::Allow(allow) => match allow.scope {
            Scope::Here => beside(document, comment),
            // Closed below.
            Scope::From => (Span::default(), false),
            Scope::Article => (Span::new(0, document.text.len()), true),
        },
        Said::Verified(_) => beside(document, comment),
        Said::End(_) | Said::Odd => (Span::default(), false),
    }
}

/// Lets each comment that begins a range reach to the next that ends one of the same rules.
pub(super) fn close(document: &Document, remarks: &mut [Remark]) {
    let ends: Vec<(usize, Vec<String>)> = remarks
        .iter()
        .filter_map(|remark| match &remark.said {
            Said::End(names) => Some((remark.span.start, sorted(names))),
            Said::Allow(_) | Said::Verified(_) | Said::Odd => None,
        })
        .collect();
    for remark in remarks {
        let Said::Allow(allow) = &remark.said else { continue };
        if allow.scope != Scope::From {
            continue;
        }
        let names = sorted(&allow.rules);
        let first = ends.partition_point(|(at, _)| *at < remark.span.end);
        let end = ends.iter().skip(first).find(|(_, ended)| *ended == names);
        if let Some((end, _)) = end {
            // What stands on the line of the comment and before it is not meant.
            remark.reach = Span::new(remark.span.end.min(document.text.len()), *end);
        }
    }
}

fn sorted(names: &[Name]) -> Vec<String> {
    let mut sorted: Vec<String> = names.iter().map(|(name, _)| name.clone()).collect();
    sorted.sort();
    sorted.dedup();
    sorted
}

fn beside(document: &Document, comment: Span) -> (Span, bool) {
    let line_before = document.text.get(..comment.start).and_then(|text| text.rsplit('\n').next()).unwrap_or_default();
    let line_after = document.text.get(comment.end..).and_then(|text| text.split('\n').next()).unwrap_or_default();
    let sentences = document.sentences.as_slice();
    if !is_opening(line_before) {
        let before = sentences.partition_point(|sentence| sentence.span.start < comment.start);
        let sentence = before.checked_sub(1).and_then(|last| sentences.get(last));
        return (sentence.map(|sentence| sentence.span).unwrap_or_default(), false);
    }
    if !line_after.trim().is_empty() {
        let next = sentences.get(sentences.partition_point(|sentence| sentence.span.start < comment.end));
        return (next.map(|sentence| sentence.span).unwrap_or_default(), false);
    }
    let blocks = document.blocks.as_slice();
    let next = blocks.partition_point(|block| block.span.start < comment.end);
    let reach = blocks.get(next).map(|block| block.span).unwrap_or_default();
    (reach, blocks.iter().take(next).all(|block| block.span.overlaps(comment)))
}

/// Nothing but what opens an item or a quotation stands before the comment on its line: "- ", "2. ", "> ".
fn is_opening(line: &str) -> bool {
    line.split_whitespace().all(|mark| {
        let number = mark.trim_end_matches(['.', ')']);
        let numbered = number.len() < mark.len() && number.bytes().all(|byte| byte.is_ascii_digit());
        numbered || mark.bytes().all(|byte| byte == b'>') || matches!(mark, "-" | "*" | "+" | "•" | "[ ]" | "[x]")
    })
}
