//! The patterns that ship, each family read and made ready when it is first asked for, and which words of an article they
//! have to do with.

use super::compile::compile;
use super::family::Family;
use super::parser::{near_clause, parse};
use super::problem::Problem;
use super::program::{Needed, Program};
use super::tree;
use crate::knowledge::{FirstWords, Key, Language, Lexicon};
use crate::span::Span;
use std::sync::OnceLock;

include!(concat!(env!("OUT_DIR"), "/patterns.rs"));

/// Patterns that one family may have: one bit each.
const MOST: usize = 64;

/// The clause whose words are looked up.
const READS: &str = "reads";

/// A pattern that can run.
#[derive(Clone, Debug)]
pub struct Pattern {
    /// Its name.
    pub name: String,
    /// Where the name stands in its file.
    pub span: Span,
    /// What it is for.
    pub why: String,
    pub(super) program: Program,
    pub(super) examples: Vec<tree::Example>,
}

/// The patterns of one file.
#[derive(Debug, Default)]
pub struct Patterns {
    /// In the order of the file.
    pub patterns: Vec<Pattern>,
}

impl Patterns {
    /// The patterns of a file that can run, and all that is wrong in it but its examples.
    pub fn read(family: Family, text: &str) -> (Self, Vec<Problem>) {
        let (trees, mut problems) = parse(text);
        let mut patterns: Vec<Pattern> = Vec::new();
        for tree in trees {
            problems.extend(lacks(&tree));
            if let Some(first) = patterns.iter().find(|known| known.name == tree.name) {
                problems.push(Problem::Twice { name: tree.name, first: first.span, span: tree.span });
                continue;
            }
            let Some(program) = compile(&tree, family, &mut problems) else { continue };
            let tree::Pattern { name, span, why, examples, .. } = tree;
            patterns.push(Pattern { name, span, why, program, examples });
        }
        if let Some(over) = patterns.get(MOST) {
            problems.push(Problem::TooLong { name: over.name.clone(), span: over.span });
            patterns.truncate(MOST);
        }
        // A misspelt clause was read as part of the one above it.
        for problem in &mut problems {
            let Problem::UnknownWord { found, span, .. } = problem else { continue };
            let (found, span) = (found.clone(), *span);
            if let Some(near) = near_clause(text, span) {
                *problem = Problem::Broken { keyword: READS.to_owned(), found, near: Some(near), span };
            }
        }
        problems.sort_by_key(|problem| problem.span().start);
        (Self { patterns }, problems)
    }

    /// Those that ship, of English.
    pub fn built_in(family: Family) -> &'static Self {
        Self::of(Language::English, family)
    }

    /// Those of a language; none where it has no such file.
    pub fn of(language: Language, family: Family) -> &'static Self {
        static ENGLISH: Shelf = [const { OnceLock::new() }; Family::ALL.len()];
        static GERMAN: Shelf = [const { OnceLock::new() }; Family::ALL.len()];
        static NONE: Patterns = Patterns { patterns: Vec::new() };
        let shelf = match language {
            Language::English => &ENGLISH,
            Language::German => &GERMAN,
        };
        let read = || Self::read(family, text(language, family)).0;
        shelf.get(family as usize).map_or(&NONE, |place| place.get_or_init(read))
    }

    /// Those that rest on no word, a bit each.
    pub(super) fn always(&self) -> u64 {
        let rests = |pattern: &Pattern| pattern.program.needs.iter().any(|need| need.what == Needed::Shape);
        let places = self.patterns.iter().enumerate().filter(|(_, pattern)| rests(pattern));
        places.fold(0, |always, (place, _)| always | 1 << place)
    }

    /// By the first word of what they need: the patterns, a bit each.
    pub(super) fn first_words(&self, lexicon: &Lexicon) -> FirstWords {
        let mut words = Vec::new();
        for (place, pattern) in self.patterns.iter().enumerate() {
            for need in &pattern.program.needs {
                match &need.what {
                    Needed::Word(word) => words.push((Key::of(word), place)),
                    Needed::Shape => {}
                    Needed::List(list) => words.extend(lexicon.words(*list).first_words().map(|key| (key, place))),
                }
            }
        }
        FirstWords::of_words(&words)
    }
}

/// A place for each family of a language.
type Shelf = [OnceLock<Patterns>; Family::ALL.len()];

/// The text of the file that ships; empty where a language has none.
pub fn text(language: Language, family: Family) -> &'static str {
    let files: &[(&str, &str)] = match language {
        Language::English => &FILES,
        Language::German => &SECOND,
    };
    files.iter().find(|(name, _)| *name == family.name()).map_or("", |(_, text)| text)
}

/// The names of all files that ship.
pub fn files() -> impl Iterator<Item = &'static str> {
    FILES.iter().chain(&SECOND).map(|(name, _)| *name)
}

/// What a pattern must have besides what it reads.
fn lacks(tree: &tree::Pattern) -> Vec<Problem> {
    let (name, span) = (|| tree.name.clone(), tree.span);
    let few = |finds: bool| tree.examples.iter().filter(|it| it.finds == finds).count() < 2;
    let mut problems = Vec::new();
    if tree.why.trim().is_empty() {
        problems.push(Problem::NoWhy { name: name(), span });
    }
    let short = [true, false].into_iter().filter(|finds| few(*finds));
    problems.extend(short.map(|finds| Problem::FewExamples { name: name(), finds, span }));
    problems
}
