//! A feature is a hash of its number and of what it sees. What becomes of features is up to a sink: the program sums
//! their weights, training collects them, an explanation asks which weighed most.

use std::ops::Range;

/// Takes features.
pub trait Sink {
    /// A feature: what it is a feature of, the values that it sees, and the tokens; none for one that sees no words.
    fn take<const N: usize>(&mut self, sees: Sees, parts: [u32; N], tokens: Range<usize>);
}

/// Collects features, for training.
#[derive(Debug, Default)]
pub struct Collected(pub Vec<(Sees, u32)>);

impl Sink for Collected {
    fn take<const N: usize>(&mut self, sees: Sees, parts: [u32; N], _: Range<usize>) {
        self.0.push((sees, hash(sees, parts)));
    }
}

/// Every kind of feature. Numbers are part of the weights: they never change without training anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Sees {
    /// What the lists take it for.
    Read = 1,
    /// How it is given.
    Voice,
    /// How it is given, with the stance of the innermost cue.
    Stance,
    /// The innermost cue.
    Cue,
    /// The innermost cue with the first word said.
    CueFirst,
    /// Who says it counts as.
    Source,
    /// The last word of who says it.
    SourceWord,
    /// A word of it.
    Word,
    /// Two words of it.
    Pair,
    /// Two words of it with one between.
    Skip,
    /// A list that holds a word of it.
    List,
    /// A list that holds its verb.
    VerbList,
    /// Its verb.
    Verb,
    /// A word of its verb's group.
    VerbGroup,
    /// Its verb and what follows.
    VerbObject,
    /// What stands before its verb.
    Subject,
    /// Of what sort its subject is.
    SubjectSort,
    /// Its first words.
    First,
    /// The words around it.
    Around,
    /// A mark of it: negated, hedged, of the future …
    Mark,
    /// Where it stands.
    Place,
    /// What comes before it.
    Before,
    /// Another word of its sentence.
    Beside,
    /// A word of the sentence before.
    Earlier,
    /// A word of headline or lead.
    Article,
    /// A word of it in an article of a war.
    WordAtWar,
    /// A class of words that one of it belongs to.
    Class,
    /// Two such classes.
    Classes,
}

/// The hash of a feature.
#[inline]
pub fn hash<const N: usize>(sees: Sees, parts: [u32; N]) -> u32 {
    let mut state = (sees as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    for part in parts {
        state = (state.rotate_left(23) ^ u64::from(part)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        state ^= state >> 29;
    }
    (state >> 32) as u32
}

/// The hash of a word, the same on every machine.
#[inline]
pub fn word(word: &str) -> u32 {
    let mut state = 0xcbf2_9ce4_8422_2325_u64;
    for byte in word.bytes() {
        state = (state ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    (state ^ state >> 32) as u32
}
