//! Whose word each token is: the innermost attribution whose content holds it, and the attribution whose cue or source
//! it belongs to. Reads pieces only; who a source is does not matter here.

use crate::attribution::Attribution;
use crate::list::Id;
use crate::statement::spoken::Spoken;
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
    /// Paints so many tokens; linear in tokens and pieces, apart from the sort. `acts` says of each attribution whether it
    /// only tells of an act and is left out.
    pub fn new(tokens: usize, spoken: &[Spoken], acts: &[bool]) -> Self {
        let kept = spoken.iter().enumerate().filter(|(at, _)| acts.get(*at) != Some(&true));
        let kept: Vec<(Id<Attribution>, &Spoken)> = kept.map(|(at, one)| (Id::new(at), one)).collect();
        let content = paint(tokens, &kept, |it| &it.content);
        let cue = paint(tokens, &kept, |it| &it.cue);
        let mut hidden = vec![false; tokens];
        for (_, spoken) in &kept {
            hide(spoken, &mut hidden);
        }
        let outer = outer(spoken, &content);
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
    tokens: usize,
    spoken: &[(Id<Attribution>, &Spoken)],
    pieces: impl Fn(&Spoken) -> &Vec<Range<usize>>,
) -> Vec<Option<Id<Attribution>>> {
    let mut ranges: Vec<(Range<usize>, Id<Attribution>)> = Vec::new();
    for &(id, spoken) in spoken {
        ranges.extend(pieces(spoken).iter().map(|piece| (piece.clone(), id)));
    }
    ranges.sort_by(|(a, x), (b, y)| a.start.cmp(&b.start).then(b.end.cmp(&a.end)).then(x.cmp(y)));
    let mut painted = vec![None; tokens];
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
fn hide(spoken: &Spoken, hidden: &mut [bool]) {
    let Some(content) = spoken.content.first() else { return };
    let parts = || spoken.source.iter().chain(&spoken.cue);
    let first = parts().map(|piece| piece.start).min();
    if first.is_none_or(|first| first < content.start) {
        return;
    }
    // A cue that a content holds itself ("the card had a place listed as …") is part of its grammar.
    let holds = |whole: &Range<usize>, part: &Range<usize>| whole.start <= part.start && part.end <= whole.end;
    let inside = |part: &Range<usize>| spoken.content.iter().any(|piece| holds(piece, part));
    for part in parts().filter(|part| !inside(part)) {
        for place in hidden.get_mut(part.clone()).into_iter().flatten() {
            *place = true;
        }
    }
}

/// Who encloses whom: as the attribution says, else the content that its cue or source stands in.
fn outer(spoken: &[Spoken], content: &[Option<Id<Attribution>>]) -> Vec<Option<Id<Attribution>>> {
    let outer = spoken.iter().enumerate().map(|(at, one)| {
        let around = || content.get(one.anchor()).copied().flatten().filter(|outer| outer.index() != at);
        one.within.or_else(around)
    });
    outer.collect()
}
