//! Rule text to a syntax tree: clauses, joins, texts, runs of words. Knows structure only; what the words mean is
//! `resolve`'s work. A broken clause is reported and kept out; it never hides a good one.

mod tree;

pub use tree::{
    Body, Bound, Count, Define, Example, Join, Level, Name, Pack, Part, Phrase, Remark, Rule, Severities, Term, Text,
    WordList,
};
