//! A file of patterns to its tree, with pest. No word of pest's messages reaches people.

use pest::Parser;
use pest::error::InputLocation;
use pest::iterators::Pair;
use pest_derive::Parser;
use std::num::NonZeroUsize;

use super::problem::Problem;
use super::tree::{Choice, Example, Item, Part, Pattern, Run, Test, Word};
use crate::span::Span;

#[derive(Parser)]
#[grammar = "../grammar/pattern.pest"]
struct Grammar;

/// Steps that the grammar may take.
const STEPS: usize = 20_000_000;

/// How deep brackets may nest.
const DEEPEST: usize = 12;

/// The words that open a clause when they start a line.
const KEYWORDS: [&str; 5] = ["pattern", "reads", "why", "finds", "leaves"];

/// Letters by which a keyword may be misspelt.
const MISSPELT: usize = 2;

/// Words that a count or a gap may ask for.
pub(super) const MOST: usize = 30;

/// Reads a file of patterns. Total: there is a tree of what could be read and a list of what could not.
pub(super) fn parse(text: &str) -> (Vec<Pattern>, Vec<Problem>) {
    if let Some(span) = too_deep(text) {
        return (Vec::new(), vec![Problem::TooDeep { span }]);
    }
    pest::set_call_limit(NonZeroUsize::new(STEPS));
    let mut builder = Builder { text, problems: Vec::new() };
    let Ok(pairs) = Grammar::parse(Rule::file, text) else {
        let span = Span::new(0, text.find('\n').unwrap_or(text.len()));
        return (Vec::new(), vec![builder.broken(span)]);
    };
    let mut patterns = Vec::new();
    for pair in pairs.flat_map(Pair::into_inner) {
        match pair.as_rule() {
            Rule::pattern => patterns.extend(builder.pattern(pair)),
            Rule::bad => builder.bad(&pair),
            _ => {}
        }
    }
    builder.problems.sort_by_key(|problem| problem.span().start);
    (patterns, builder.problems)
}

/// The bracket that opens one level too many, outside texts.
fn too_deep(text: &str) -> Option<Span> {
    let (mut depth, mut quoted) = (0_usize, false);
    for (at, letter) in text.char_indices() {
        match letter {
            '"' => quoted = !quoted,
            '\n' => quoted = false,
            '(' | '[' if !quoted => depth += 1,
            ')' | ']' if !quoted => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > DEEPEST {
            return Some(Span::new(at, at + 1));
        }
    }
    None
}

struct Builder<'a> {
    text: &'a str,
    problems: Vec<Problem>,
}

impl Builder<'_> {
    /// A pattern, unless a clause of it is broken.
    fn pattern(&mut self, pair: Pair<'_, Rule>) -> Option<Pattern> {
        let whole = span(&pair);
        let before = self.problems.len();
        let head = Span::new(whole.start, whole.start + "pattern".len());
        let (name, reads) = (String::new(), Vec::new());
        let mut pattern = Pattern { name, span: head, reads, why: String::new(), examples: Vec::new() };
        for inner in pair.into_inner() {
            match inner.as_rule() {
                Rule::name => (pattern.name, pattern.span) = (inner.as_str().to_owned(), span(&inner)),
                Rule::reads => pattern.reads.extend(inner.into_inner().find(is_choice).map(|it| self.choice(it))),
                Rule::why => pattern.why = line(&inner).map(|it| it.as_str().to_owned()).unwrap_or_default(),
                Rule::example => pattern.examples.extend(example(&inner)),
                Rule::bad => self.bad(&inner),
                Rule::broken => self.problems.push(unnamed(&inner, head)),
                _ => {}
            }
        }
        if self.problems.len() > before {
            return None;
        }
        if pattern.reads.is_empty() {
            self.problems.push(Problem::NoReads { name: pattern.name, span: pattern.span });
            return None;
        }
        Some(pattern)
    }

    fn bad(&mut self, pair: &Pair<'_, Rule>) {
        let problem = self.broken(span(pair));
        self.problems.push(problem);
    }

    /// What is wrong with a clause: the word at which it could be read no further.
    fn broken(&self, clause: Span) -> Problem {
        let text = clause.of(self.text);
        let reached = match Grammar::parse(Rule::piece, text) {
            Ok(_) => text.len(),
            Err(error) => match error.location {
                InputLocation::Pos(at) | InputLocation::Span((at, _)) => at,
            },
        };
        let rest = text.get(reached..).unwrap_or_default();
        let start = reached + (rest.len() - rest.trim_start().len());
        let found: String = rest.split_whitespace().next().unwrap_or_default().chars().take(40).collect();
        let keyword = text.split_whitespace().next().unwrap_or_default().to_owned();
        let span = Span::new(clause.start + start, clause.start + start + found.len());
        if found.starts_with('"') && rest.lines().next().is_some_and(|line| line.matches('"').count() % 2 == 1) {
            return Problem::Unclosed { span };
        }
        if let Some((at, sign)) = open_bracket(text).filter(|_| found.is_empty()) {
            return Problem::OpenBracket { sign, span: Span::new(clause.start + at, clause.start + at + 1) };
        }
        Problem::Broken { keyword, near: near_clause(self.text, span), found, span }
    }

    fn choice(&mut self, pair: Pair<'_, Rule>) -> Choice {
        pair.into_inner().map(|run| self.run(run)).collect()
    }

    fn run(&mut self, pair: Pair<'_, Rule>) -> Run {
        pair.into_inner().filter_map(|item| self.item(item.into_inner().next()?)).collect()
    }

    fn item(&mut self, pair: Pair<'_, Rule>) -> Option<Item> {
        match pair.as_rule() {
            Rule::gap => {
                let mut inner = pair.into_inner();
                let most = inner.next().map(|it| self.number(&it))?;
                Some(Item::Gap { most, not: inner.next().and_then(test) })
            }
            Rule::not => Some(Item::Not(test(pair.into_inner().next()?)?)),
            _ => self.counted(pair),
        }
    }

    fn counted(&mut self, pair: Pair<'_, Rule>) -> Option<Item> {
        let mut inner = pair.into_inner();
        let part = self.part(inner.next()?)?;
        let Some(count) = inner.next() else { return Some(Item::Counted { part, least: 1, most: 1 }) };
        let numbers: Vec<usize> = count.into_inner().map(|it| self.number(&it)).collect();
        let (least, most) = match numbers.as_slice() {
            [] => (0, 1),
            [so_often] => (*so_often, *so_often),
            [least, most, ..] => (*least, *most),
        };
        Some(Item::Counted { part, least, most })
    }

    fn part(&mut self, pair: Pair<'_, Rule>) -> Option<Part> {
        match pair.as_rule() {
            Rule::marked => {
                let mut inner = pair.into_inner();
                let mark = inner.next()?;
                let (name, span) = (mark.as_str().to_owned(), span(&mark));
                Some(Part::Marked { mark: name, span, choice: self.choice(inner.next()?) })
            }
            Rule::group => Some(Part::Group(self.choice(pair.into_inner().next()?))),
            _ => test(pair).map(Part::One),
        }
    }

    fn number(&mut self, pair: &Pair<'_, Rule>) -> usize {
        let number = pair.as_str().parse().unwrap_or(usize::MAX);
        if number > MOST {
            self.problems.push(Problem::TooMany { most: MOST, span: span(pair) });
        }
        number.min(MOST)
    }
}

/// The last bracket of a clause that nothing closes, texts left out.
fn open_bracket(clause: &str) -> Option<(usize, char)> {
    let (mut open, mut quoted) = (Vec::new(), false);
    for (at, letter) in clause.char_indices() {
        match letter {
            '"' => quoted = !quoted,
            '(' | '[' if !quoted => open.push((at, letter)),
            ')' | ']' if !quoted => drop(open.pop()),
            _ => {}
        }
    }
    open.pop()
}

/// The clause that a word at the beginning of a line may have meant to open.
pub(super) fn near_clause(text: &str, word: Span) -> Option<&'static str> {
    let before = text.get(..word.start)?.rsplit('\n').next()?;
    let begins = before.trim().is_empty();
    KEYWORDS.into_iter().find(|known| begins && strsim::osa_distance(known, word.of(text)) <= MISSPELT)
}

/// What is wrong with a pattern behind whose keyword stands no name.
fn unnamed(pair: &Pair<'_, Rule>, head: Span) -> Problem {
    let letters = |word: &str| word.chars().filter(|it| it.is_alphanumeric() || *it == '-').collect::<String>();
    let words: Vec<String> = pair.as_str().split_whitespace().map(letters).filter(|word| !word.is_empty()).collect();
    match words.is_empty() {
        true => Problem::NoName { span: head },
        false => Problem::NameOfWords { suggestion: words.join("-").to_lowercase(), span: span(pair) },
    }
}

fn is_choice(pair: &Pair<'_, Rule>) -> bool {
    pair.as_rule() == Rule::choice
}

fn test(pair: Pair<'_, Rule>) -> Option<Test> {
    let mut inner = pair.into_inner();
    let first = word(inner.next()?)?;
    let more = inner.filter_map(|more| {
        let mut parts = more.into_inner();
        let next = parts.next()?;
        let denied = next.as_rule() == Rule::denied;
        Some((denied, word(if denied { parts.next()? } else { next })?))
    });
    Some(Test { first, more: more.collect() })
}

fn word(pair: Pair<'_, Rule>) -> Option<Word> {
    let place = span(&pair);
    let inner = pair.into_inner().next()?;
    let exact = || inner.clone().into_inner().find(|it| it.as_rule() == Rule::text);
    match inner.as_rule() {
        Rule::text => line(&inner).map(|it| Word::Text(it.as_str().to_owned(), place)),
        Rule::exact => exact().and_then(|text| line(&text)).map(|it| Word::Exact(it.as_str().to_owned(), place)),
        _ => Some(Word::Named(inner.as_str().to_owned(), place)),
    }
}

fn example(pair: &Pair<'_, Rule>) -> Option<Example> {
    let inner = line(pair)?;
    let finds = pair.clone().into_inner().any(|it| it.as_rule() == Rule::kw_finds);
    Some(Example {
        finds,
        text: inner.as_str().to_owned(),
        span: Span::new(inner.as_span().start(), inner.as_span().end()),
    })
}

/// What stands between the quotes of a clause.
fn line<'a>(pair: &Pair<'a, Rule>) -> Option<Pair<'a, Rule>> {
    pair.clone().into_inner().flatten().chain([pair.clone()]).find_map(|it| {
        let own = it.as_rule() == Rule::line;
        if own { Some(it) } else { it.into_inner().find(|inner| inner.as_rule() == Rule::line) }
    })
}

fn span(pair: &Pair<'_, Rule>) -> Span {
    let (range, text) = (pair.as_span(), pair.as_str());
    let start = range.start() + (text.len() - text.trim_start().len());
    Span::new(start, start + text.trim().len())
}
