//! What is read by rows of words: patterns as data, under `knowledge/en/patterns/`, one file a family. A pattern says what
//! stands in a row (words, lists, classes of words, noun phrases, verb groups), and which of it is what; it has a line of why
//! and examples of its own, which a test runs.
//!
//! ```text
//! pattern quoted-as-saying
//!   reads  [source: phrase] [cue: "as" "say"&gerund] [content: rest]
//!   why    "whoever is quoted as saying it says it"
//!   finds  "They quoted [source: a guard] as saying [content: that the gate was shut]."
//!   leaves "She worked as a guard."
//! ```
//!
//! A pattern sees one sentence, noun phrases and verb groups in it, and no more: who is meant, and what follows from what was
//! found, is the business of the room that asks. Time is linear in the words of the article.

mod compile;
mod example;
mod family;
mod machine;
mod parser;
mod problem;
mod program;
mod shape;
mod shelf;
mod tree;

pub use example::failing;
pub use family::{Family, Mark};
pub use problem::Problem;
pub use shape::Shape;
pub use shelf::{Pattern, Patterns, files, text};

use crate::phrases::{Page, Phrases};
use machine::Machine;
use std::ops::Range;

/// What a pattern found.
#[derive(Clone, Debug)]
pub struct Hit<'p> {
    /// The pattern.
    pub pattern: &'p Pattern,
    /// Its place in its file: of two that mark the same, the earlier goes first.
    pub place: usize,
    /// All the words that it read, as places of tokens.
    pub words: Range<usize>,
    /// What it marks of them, in the order of `Mark`.
    pub marks: Vec<(Mark, Range<usize>)>,
}

impl Hit<'_> {
    /// The words of a mark; `None` where the pattern marked none.
    pub fn mark(&self, mark: Mark) -> Option<Range<usize>> {
        self.marks.iter().find(|(known, _)| *known == mark).map(|(_, words)| words.clone())
    }
}

/// What the patterns of a family that ship find in some tokens, mostly a sentence, of which nothing outside is seen: in the order
/// of where it begins, of one pattern nothing twice.
pub fn find(phrases: &Phrases<'_>, family: Family, tokens: Range<usize>) -> Vec<Hit<'static>> {
    let language = phrases.page().knowledge.lexicon().language();
    find_with(Patterns::of(language, family), family, phrases, tokens)
}

/// What the patterns of a family mark first in some tokens: by the earliest pattern of the file that marks it, the first place.
pub fn first(phrases: &Phrases<'_>, family: Family, tokens: Range<usize>, mark: Mark) -> Option<Range<usize>> {
    let hits = find(phrases, family, tokens).into_iter();
    hits.filter_map(|hit| Some((hit.place, hit.mark(mark)?))).min_by_key(|(place, _)| *place).map(|(_, words)| words)
}

/// The same of patterns that do not ship.
pub fn find_with<'p>(
    patterns: &'p Patterns,
    family: Family,
    phrases: &Phrases<'_>,
    tokens: Range<usize>,
) -> Vec<Hit<'p>> {
    let begun = begun(patterns, family, phrases.page(), &tokens);
    if begun == 0 {
        return Vec::new();
    }
    let line = phrases.page().stretch(tokens);
    let mut machine = Machine::default();
    let mut hits = Vec::new();
    for (place, pattern) in patterns.patterns.iter().enumerate().filter(|(place, _)| begun & 1 << place != 0) {
        let mut at = line.range().start;
        while at < line.range().end {
            let Some(matched) = machine.run(&pattern.program, phrases, line, at) else {
                at += 1;
                continue;
            };
            let hit = Hit { pattern, place, words: matched.words, marks: marks(matched.marks) };
            let marked = hit.marks.iter().map(|(_, words)| words.end).max();
            at = marked.unwrap_or(hit.words.end).max(at + 1);
            hits.push(hit);
        }
    }
    hits.sort_by_key(|hit| hit.words.start);
    hits
}

/// The patterns that may match in some tokens, a bit each: those that rest on no word, and those of which a word stands there.
fn begun(patterns: &Patterns, family: Family, page: Page<'_>, tokens: &Range<usize>) -> u64 {
    let lexicon = page.knowledge.lexicon();
    let shipped = std::ptr::eq(patterns, Patterns::of(lexicon.language(), family));
    let own = (!shipped).then(|| patterns.first_words(lexicon));
    let first = own.as_ref().unwrap_or_else(|| lexicon.table(family as usize, || patterns.first_words(lexicon)));
    let mut begun = patterns.always();
    for (at, word) in tokens.clone().zip(page.words(tokens.clone())) {
        let mut new = first.begun(word.keys) & !begun;
        while new != 0 {
            let place = new.trailing_zeros() as usize;
            new &= new - 1;
            let rests = |pattern: &Pattern| pattern.program.may_rest_on(page, at);
            begun |= u64::from(patterns.patterns.get(place).is_some_and(rests)) << place;
        }
    }
    begun
}

/// What is marked, in the order of the marks.
fn marks(marked: [Option<(usize, usize)>; Mark::COUNT]) -> Vec<(Mark, Range<usize>)> {
    let marked = Mark::all().zip(marked).filter_map(|(mark, words)| Some((mark, words?)));
    marked.map(|(mark, (start, end))| (mark, start..end)).collect()
}
