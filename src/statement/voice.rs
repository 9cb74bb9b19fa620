//! Whose word each token is: the innermost attribution whose content holds it, and the attribution whose cue or source
//! it belongs to. Reads spans only; who a source is does not matter here.

use crate::attribution::Attribution;
use crate::list::{Id, List};
use crate::span::Span;
use crate::text::Document;
use std::ops::Range;

/// For every token of the document, by its place.
#[derive(Debug)]
pub struct Voices {
    content: Vec<Option<Id<Attribution>>>,
    cue: Vec<Option<Id<Attribution>>>,
    hidden: Vec<bool>,
    outer: Vec<Option<Id<Attribution>>>,
}

impl Voices {
    /// Paints the tokens; linear in tokens and pieces, apart from the sort. `acts` says of each attribution whether it
    /// only tells of an act and is left out.
    pub fn new(document: &Document, attributions: &List<Attribution>, acts: &[bool]) -> Self {
        let kept: Vec<_> = attributions.entries().filter(|(id, _)| acts.get(id.index()) != Some(&true)).collect();
        let content = paint(document, &kept, |it| &it.content);
        let cue = paint(document, &kept, |it| &it.cue);
        let mut hidden = vec![false; document.tokens.len()];
        for (_, attribution) in &kept {
            hide(document, attribution, &mut hidden);
        }
        let outer = outer(document, attributions, &content);
        Self { content, cue, hidden, outer }
    }

    /// The innermost attribution whose content holds the token.
    pub fn content(&self, token: usize) -> Option<Id<Attribution>> {
        self.content.get(token).copied().flatten()
    }

    /// The attribution whose cue holds the token.
    pub fn cue(&self, token: usize) -> Option<Id<Attribution>> {
        self.cue.get(token).copied().flatten()
    }

    /// The attribution in whose content another stands.
    pub fn outer(&self, id: Id<Attribution>) -> Option<Id<Attribution>> {
        self.outer.get(id.index()).copied().flatten()
    }

    /// True for a cue and source that stand after or amid their content, outside its grammar: ", the minister said,".
    pub fn hidden(&self, token: usize) -> bool {
        self.hidden.get(token).copied().unwrap_or(false)
    }
}

/// The innermost attribution for each token: pieces sorted by start, the longer first, are opened and closed in turn.
fn paint(
    document: &Document,
    attributions: &[(Id<Attribution>, &Attribution)],
    pieces: impl Fn(&Attribution) -> &Vec<Span>,
) -> Vec<Option<Id<Attribution>>> {
    let mut ranges: Vec<(Range<usize>, Id<Attribution>)> = Vec::new();
    for &(id, attribution) in attributions {
        ranges.extend(pieces(attribution).iter().map(|&span| (document.tokens_in(span), id)));
    }
    ranges.sort_by(|(a, x), (b, y)| a.start.cmp(&b.start).then(b.end.cmp(&a.end)).then(x.cmp(y)));
    let mut painted = vec![None; document.tokens.len()];
    let mut open: Vec<(usize, Id<Attribution>)> = Vec::new();
    let mut next = ranges.into_iter().peekable();
    for (at, place) in painted.iter_mut().enumerate() {
        while let Some((range, id)) = next.next_if(|(range, _)| range.start <= at) {
            open.push((range.end, id));
        }
        while open.last().is_some_and(|(end, _)| *end <= at) {
            open.pop();
        }
        *place = open.last().map(|(_, id)| *id);
    }
    painted
}

/// Hides cue and source where the content began before them.
fn hide(document: &Document, attribution: &Attribution, hidden: &mut [bool]) {
    let Some(content) = attribution.content.first() else { return };
    let parts = || attribution.source.iter().chain(&attribution.cue);
    let first = parts().map(|span| span.start).min();
    if first.is_none_or(|first| first < content.start) {
        return;
    }
    // A cue that a content holds itself ("the card had a place listed as …") is part of its grammar.
    let inside = |span: Span| attribution.content.iter().any(|piece| piece.contains(span));
    for &span in parts().filter(|&&span| !inside(span)) {
        for place in hidden.get_mut(document.tokens_in(span)).into_iter().flatten() {
            *place = true;
        }
    }
}

/// Who encloses whom: as the attribution says, else the content that its cue or source stands in.
fn outer(
    document: &Document,
    attributions: &List<Attribution>,
    content: &[Option<Id<Attribution>>],
) -> Vec<Option<Id<Attribution>>> {
    attributions
        .entries()
        .map(|(id, attribution)| {
            let around = || {
                let first = document.tokens_in(attribution.anchor()).start;
                content.get(first).copied().flatten().filter(|outer| *outer != id)
            };
            attribution.within.or_else(around)
        })
        .collect()
}
