//! What patterns read of who says what: those for both tiers, and those of which the fast one alone has need.

use super::Findings;
use crate::attribution::found::Found;
use crate::patterns::{self, Family};
use crate::phrases::{Phrases, Stretch};

/// Adds what the patterns of a family find, where nothing was found but in its content or around it.
pub fn add(phrases: &Phrases<'_>, line: Stretch<'_>, family: Family, all: &mut Findings) {
    for hit in patterns::find(phrases, family, line.range()) {
        let mut found = Found::of(&hit);
        own_verb(line, &mut found);
        let extent = found.extent();
        let inside = |other: &Found| other.content_holds(&extent) || found.content_holds(&other.extent());
        if all.near(&extent).all(|other| !other.touches(&extent) || inside(other)) {
            all.add(found);
        }
    }
}

/// "A letter saying the ship was sold | has been found": of a source that opens the sentence and has a participle for its cue, the
/// last verb is its own.
fn own_verb(line: Stretch<'_>, found: &mut Found) {
    let (Some(source), Some(cue), Some(content)) = (found.source.first(), found.cue.first(), found.content.last_mut())
    else {
        return;
    };
    if source.start != line.range().start || !line.page.is_gerund(cue.start) {
        return;
    }
    let starts =
        |at: &usize| line.is_finite(*at) && line.verb_group(*at).is_some_and(|group| group.tokens.start == *at);
    let verbs: Vec<usize> = content.clone().filter(starts).collect();
    if let [_, .., last] = verbs.as_slice() {
        content.end = *last;
    }
}
