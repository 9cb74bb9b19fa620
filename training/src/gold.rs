//! Marked articles in the tokens of our own reader: what training learns from and what it is scored against.

use crate::brat::Article;
use sayso::attribution::ReadBy;
use sayso::attribution::training::Found;
use sayso::text::Document;
use std::ops::Range;

/// An article that was read, with its marks as runs of tokens.
pub struct Gold {
    /// The article.
    pub document: Document,
    /// What is marked; attributions without content are left out.
    pub marked: Vec<Found>,
}

impl Gold {
    /// Reads the marks of an article in the tokens of its document.
    pub fn new(article: &Article, document: Document) -> Self {
        let runs = |ranges: &[Range<usize>]| runs(&document, ranges);
        let all = article.marked.iter().map(|marked| Found {
            source: runs(&marked.source),
            cue: runs(&marked.cue),
            content: runs(&marked.content),
            read_by: ReadBy::given(),
        });
        let marked = all.filter(|found| !found.content.is_empty()).collect();
        Self { document, marked }
    }

    /// For each token its role (0 none, 1 source, 2 cue, 3 content) and the attribution that it belongs to; where
    /// two share a token, the first has it.
    pub fn roles(&self) -> Vec<(u8, usize)> {
        let mut roles = vec![(0, usize::MAX); self.document.tokens.len()];
        for (number, found) in self.marked.iter().enumerate() {
            for (role, runs) in [(1, &found.source), (2, &found.cue), (3, &found.content)] {
                for index in runs.iter().cloned().flatten() {
                    if roles[index].0 == 0 {
                        roles[index] = (role, number);
                    }
                }
            }
        }
        roles
    }
}

/// Tokens that share a byte with any of the ranges, as runs.
fn runs(document: &Document, ranges: &[Range<usize>]) -> Vec<Range<usize>> {
    let tokens = document.tokens.as_slice();
    let mut runs: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        let first = tokens.partition_point(|token| token.span.end <= range.start);
        let after = tokens.partition_point(|token| token.span.start < range.end);
        match runs.last_mut() {
            Some(last) if last.end >= first => last.end = last.end.max(after),
            _ if first < after => runs.push(first..after),
            _ => {}
        }
    }
    runs
}
