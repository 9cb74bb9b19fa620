//! What is known of a statement beside its words, as numbers for a network: how and by whom it is said, what lists and
//! grammar say, where it stands. The same features as the linear models see, those of words left out.

use crate::judgements::feature::{Sees, Sink, hash};
use std::ops::Range;

/// Numbers of an evidence. Features share them by their hash (Weinberger et al. 2009).
pub const EVIDENCE: usize = 512;

/// For each number 1 where a feature that falls on it holds, else 0.
#[derive(Clone, Debug, PartialEq)]
pub struct Evidence(pub Vec<f32>);

impl Default for Evidence {
    fn default() -> Self {
        Self(vec![0.0; EVIDENCE])
    }
}

impl Sink for Evidence {
    fn take<const N: usize>(&mut self, sees: Sees, parts: [u32; N], _: Range<usize>) {
        let place = (hash(sees, parts) >> 8) as usize % EVIDENCE;
        if let Some(slot) = self.0.get_mut(place).filter(|_| counts(sees)) {
            *slot = 1.0;
        }
    }
}

/// Whether a feature is of the sort that an encoder does not see in the words.
fn counts(sees: Sees) -> bool {
    match sees {
        Sees::Read
        | Sees::Voice
        | Sees::Stance
        | Sees::Source
        | Sees::List
        | Sees::VerbList
        | Sees::SubjectSort
        | Sees::Mark
        | Sees::Place
        | Sees::Before => true,
        Sees::Cue
        | Sees::CueFirst
        | Sees::SourceWord
        | Sees::Word
        | Sees::Pair
        | Sees::Skip
        | Sees::Verb
        | Sees::VerbGroup
        | Sees::VerbObject
        | Sees::Subject
        | Sees::First
        | Sees::Around
        | Sees::Beside
        | Sees::Earlier
        | Sees::Article
        | Sees::WordAtWar
        | Sees::Class
        | Sees::Classes => false,
    }
}
