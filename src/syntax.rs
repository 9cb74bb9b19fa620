//! Rule text to a syntax tree: clauses, joins, texts, runs of words. Knows structure only; what the words mean is
//! `resolve`'s work. A broken clause is reported and kept out; it never hides a good one, and its rule does not run.

mod diagnose;
mod format;
mod mask;
mod parser;
mod problem;
mod quoted;
mod shift;
mod token;
mod tree;
mod unknown;

pub use format::format;
pub use problem::{Problem, codes};
pub use tree::{
    Body, Bound, Count, Damaged, Define, Example, Join, Level, Name, Pack, Part, Phrase, Remark, Rule, Severities,
    Term, Text, WordList,
};

pub(crate) use unknown::{near_keyword, near_level};

use crate::span::Span;
use shift::Shift;

/// The words that open a clause when they start a line.
pub const KEYWORDS: [&str; 18] = [
    "pack", "use", "words", "define", "rule", "flag", "unless", "severity", "message", "why", "help", "see",
    "silences", "once", "mark", "tags", "flags", "allows",
];

/// Reads a rule file. Total: whatever the text, there is a tree of what could be read and a list of what could not,
/// in the order of the text.
pub fn parse(text: &str) -> (Pack, Vec<Problem>) {
    let (text, mut problems) = mask::mask(text);
    let deep: Vec<_> = problems.iter().filter(|problem| problem.breaks_its_rule()).cloned().collect();
    let adrift = problems.iter().any(|problem| matches!(problem, Problem::BeforeFirstClause { .. }));
    let (mut pack, found) = parser::parse(&text, &deep, adrift);
    if let Some(mended) = mask::mended(&text, &found) {
        let (again, _) = parser::parse(&mended, &deep, adrift);
        let known: Vec<Span> = pack.damaged.iter().map(|damaged| damaged.rule.name.span).collect();
        let read = again.rules.into_iter().chain(again.damaged.into_iter().map(|damaged| damaged.rule));
        let read = read.filter(|rule| pack.broken.contains(&rule.name) && !known.contains(&rule.name.span));
        pack.damaged.extend(read.map(|rule| Damaged { rule, guessed: true }));
    }
    problems.extend(found);
    problems.sort_by_key(|problem| problem.span().start);
    (pack, problems)
}

/// Reads the text of `--rule`: a bare `flag …` sentence, with further clauses on their own lines if need be, is a rule
/// that is called `rule`; a text that opens with anything else is read as a file. Spans are those of the text given.
pub fn rule_line(text: &str) -> (Pack, Vec<Problem>) {
    let first = text.split_whitespace().next().unwrap_or_default();
    if ["pack", "use", "words", "define", "rule"].contains(&first) {
        return parse(text);
    }
    let sentence = if KEYWORDS.contains(&first) { text.to_owned() } else { format!("flag {text}") };
    let head = "rule rule\n";
    let moved = head.len() + sentence.len() - text.len();
    let (mut pack, mut problems) = parse(&format!("{head}{sentence}"));
    shift::pack(&mut pack, Shift::Back(moved));
    problems.iter_mut().for_each(|problem| problem.move_back(moved));
    (pack, problems)
}

/// True when two trees say the same, wherever their words stand.
pub fn same(one: &Pack, other: &Pack) -> bool {
    let [mut one, mut other] = [one.clone(), other.clone()];
    shift::pack(&mut one, Shift::Aside);
    shift::pack(&mut other, Shift::Aside);
    one == other
}
