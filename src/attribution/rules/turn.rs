//! A turn in a conversation that is printed as one: a name, a colon, words in quotation marks. A colon inside running
//! prose is left alone.

use super::Findings;
use crate::attribution::found::Found;
use crate::phrases::Stretch;

/// A name in front of a turn has no more words than this.
const NAME: usize = 5;

/// Adds the turn that a sentence begins with.
pub fn add(line: Stretch<'_>, all: &mut Findings) {
    let range = line.range();
    let Some(colon) = range.clone().take(NAME + 1).find(|at| line.text(*at) == ":") else { return };
    let source = range.start..colon;
    let named = !source.is_empty() && source.clone().all(|at| line.tag(at).is_some_and(|tag| tag.is_noun()));
    if !named || !line.is_quote(colon + 1) || all.taken(&range) {
        return;
    }
    let content = colon + 1..line.end_of_words();
    if content.len() > 2 {
        all.add(Found { source: vec![source], cue: vec![colon..colon + 1], content: vec![content] });
    }
}
