//! Tree to plan: one type for each noun, one row for each phrase, definitions written out. Tests that compare with
//! something outside of them are checked here, where it is known what stands outside.

mod group;
mod relation;

use crate::list::Id;
use crate::plan::{Bound, Plan, Test, Words, Written};
use crate::resolve::meaning::{Meaning, adjective, compares, reading, waits};
use crate::resolve::problem::{NounProblem, Problem, SentenceProblem};
use crate::resolve::tree::{self, Chain, GroupId, Kind, TestId, Tree};
use crate::resolve::types::Types;
use crate::span::Span;
use crate::syntax::{self, Join};
use crate::vocabulary::{Reading, Row, Type};

/// A definition, ready to be used.
#[derive(Clone, Debug)]
pub(super) struct Class {
    /// What it is called: "military claim".
    pub name: String,
    /// Where it is written.
    pub written: Written,
    /// For each type that its things can have: the noun that it is based on, and what must hold besides.
    pub variants: Vec<Variant>,
    /// How many definitions deep it is.
    pub depth: usize,
}

/// A definition for one type.
#[derive(Clone, Debug)]
pub(super) struct Variant {
    pub of: Type,
    pub noun: crate::plan::Noun,
    pub test: Test,
    /// How many tests are in it, definitions written out.
    pub size: usize,
}

impl Class {
    pub fn types(&self) -> Types {
        self.variants.iter().map(|variant| variant.of).collect()
    }

    /// What it says, as a test that keeps its name.
    pub fn asked(&self, test: Test, span: Span) -> Test {
        Test::Defined { name: self.name.clone(), test: Box::new(test), span, written: self.written.clone() }
    }
}

/// A word list of a pack.
#[derive(Clone, Debug)]
pub(super) struct List {
    pub name: String,
    pub entries: Vec<String>,
}

/// How many tests a rule may have with its definitions written out, and how deep definitions may go.
const MOST: usize = 20_000;
const DEEPEST: usize = 24;

/// Lowers the sentences of one rule or definition.
pub(super) struct Lower<'a> {
    pub classes: &'a [Option<Class>],
    pub lists: &'a [List],
    pub plan: &'a mut Plan,
    pub tree: &'a Tree,
    /// True in `unless` and `when`, for messages.
    pub unless: bool,
    pub size: usize,
    pub depth: usize,
}

impl Lower<'_> {
    pub fn spend(&mut self, tests: usize, span: Span) -> Result<(), Problem> {
        self.size += tests;
        match self.size > MOST || self.depth > DEEPEST {
            true => Err(Problem::Sentence(SentenceProblem::TooTangled { span })),
            false => Ok(()),
        }
    }

    /// The tests of a chain, said of a thing of one type; `outside` are the types of the things around it.
    pub fn chain(&mut self, chain: &Chain, of: Type, outside: &[Type]) -> Result<Test, Problem> {
        let tests = chain.tests.iter().map(|id| self.test(*id, of, outside)).collect::<Result<Vec<_>, _>>()?;
        Ok(match chain.join {
            Some(Join::Or) => Test::Any(tests),
            Some(Join::And | Join::Comma) | None => all(tests),
        })
    }

    /// A test of a thing of one type.
    pub fn test(&mut self, id: TestId, of: Type, outside: &[Type]) -> Result<Test, Problem> {
        let tree = self.tree;
        let Some(test) = tree.test(id) else { return Ok(Test::All(Vec::new())) };
        self.spend(1, test.span)?;
        let plain = self.kind(test, of, outside)?;
        Ok(if test.not { Test::Not(Box::new(plain)) } else { plain })
    }

    fn kind(&mut self, test: &tree::Test, of: Type, outside: &[Type]) -> Result<Test, Problem> {
        let span = test.span;
        match &test.kind {
            Kind::Adjective { meanings, text } => self.adjective(meanings, text, of, outside, span),
            Kind::Distance { row, count } => {
                self.must_be_ready(row, span)?;
                must_be_said_of(&count_words(row, *count), Types::from(row.of), of, span)?;
                if outside.is_empty() {
                    return Err(self.compares_with_nothing(row.phrase, &count_words(row, *count), span));
                }
                Ok(Test::Apart { row, bound: bound_of(*count), span })
            }
            Kind::Value { count } => {
                must_be_said_of(&super::item::count_text(count), Types::from([Type::Number].as_slice()), of, span)?;
                Ok(Test::Value { bound: bound_of(*count), span })
            }
            Kind::Relation { rows, text, count, to, by } => {
                self.relation(relation::Parts { rows, text, count: *count, to, by, span }, of, outside)
            }
            Kind::Is(groups) => self.is(groups, of, outside, span),
            Kind::Inside(group) => self.inside(*group, of, outside),
            Kind::Where { counted, said } => self.where_test(*counted, *said, of, outside, span),
        }
    }

    fn adjective(
        &mut self,
        meanings: &[Meaning],
        text: &str,
        of: Type,
        outside: &[Type],
        span: Span,
    ) -> Result<Test, Problem> {
        for meaning in meanings {
            match *meaning {
                Meaning::Row(row) if row.is_said_of(of) => {
                    self.must_be_ready(row, span)?;
                    let same_type_outside = outside.iter().any(|around| row.is_said_of(*around));
                    if compares(row) && !same_type_outside {
                        return Err(self.compares_with_nothing(row.phrase, text, span));
                    }
                    return Ok(Test::Is { row, span });
                }
                Meaning::Adjective(id) => {
                    if let Some(test) = self.class_asked(id, of, span)? {
                        return Ok(test);
                    }
                }
                Meaning::Row(_) | Meaning::Class(_) | Meaning::List(_) | Meaning::Broken => {}
            }
        }
        let said_of =
            meanings.iter().filter_map(|meaning| meaning.row()).flat_map(|row| row.of.iter().copied()).collect();
        Err(Problem::Noun(NounProblem::WrongType {
            test: text.to_owned(),
            said_of,
            noun: super::types::name(of).to_owned(),
            found: Types::from([of].as_slice()),
            before: false,
            span,
            noun_span: span,
        }))
    }

    /// A defined class asked of a thing itself: its base class and what must hold besides.
    fn class_asked(&mut self, id: usize, of: Type, span: Span) -> Result<Option<Test>, Problem> {
        let classes = self.classes;
        let Some(class) = classes.get(id).and_then(Option::as_ref) else { return Ok(None) };
        let variants: Vec<&Variant> = class.variants.iter().filter(|variant| variant.of == of).collect();
        self.depth = self.depth.max(class.depth);
        self.spend(variants.iter().map(|variant| variant.size + 2).sum(), span)?;
        let tests =
            variants.iter().map(|variant| all(vec![noun_asked(variant.noun, span), variant.test.clone()])).collect();
        let defined = class.asked(any(tests), span);
        Ok((!variants.is_empty()).then_some(defined))
    }

    /// The condition in parentheses.
    fn inside(&mut self, group: GroupId, of: Type, outside: &[Type]) -> Result<Test, Problem> {
        match self.tree.group(group) {
            Some(group) => self.chain(&group.chain, of, outside),
            None => Ok(Test::All(Vec::new())),
        }
    }

    pub fn must_be_ready(&self, row: &'static Row, span: Span) -> Result<(), Problem> {
        match waits(row) {
            Some(reason) => Err(Problem::Sentence(SentenceProblem::Waits { phrase: row.phrase, reason, span })),
            None => Ok(()),
        }
    }

    fn compares_with_nothing(&self, phrase: &'static str, text: &str, span: Span) -> Problem {
        let text = text.to_owned();
        match self.unless {
            true => Problem::Noun(NounProblem::UnlessCompares { text, span }),
            false if phrase.contains("the same") => Problem::Noun(NounProblem::SameAsWhat { phrase: text, span }),
            false => Problem::Noun(NounProblem::ComparesWithNothing { text, span }),
        }
    }

    /// A word list in the plan; equal lists are one.
    pub fn words(&mut self, words: Words) -> Id<Words> {
        let known = self.plan.words.entries().find(|(_, known)| **known == words).map(|(id, _)| id);
        known.unwrap_or_else(|| self.plan.words.push(words))
    }

    /// A list of a pack, or one that ships.
    pub fn list(&mut self, meaning: Meaning) -> Option<Id<Words>> {
        let words = self.listed(meaning)?;
        Some(self.words(words))
    }

    pub fn listed(&self, meaning: Meaning) -> Option<Words> {
        match meaning {
            Meaning::List(id) => {
                let list = self.lists.get(id)?;
                Some(Words {
                    name: list.name.clone(),
                    entries: list.entries.iter().map(|entry| entry_words(entry)).collect(),
                    lists: Vec::new(),
                })
            }
            Meaning::Row(row) => match reading(row) {
                Reading::Words { list } => {
                    Some(Words { name: row.phrase.to_owned(), entries: Vec::new(), lists: vec![*list] })
                }
                Reading::Class(_) | Reading::Adjective(_) | Reading::Relation(_) | Reading::Distance { .. } => None,
                Reading::Place(_) | Reading::Attribute(_) | Reading::Waits { .. } => None,
            },
            Meaning::Class(_) | Meaning::Adjective(_) | Meaning::Broken => None,
        }
    }
}

/// A test said of a thing that has the type for it.
fn must_be_said_of(test: &str, said_of: Types, of: Type, span: Span) -> Result<(), Problem> {
    match said_of.has(of) {
        true => Ok(()),
        false => Err(Problem::Noun(NounProblem::WrongType {
            test: test.to_owned(),
            said_of,
            noun: super::types::name(of).to_owned(),
            found: Types::from([of].as_slice()),
            before: false,
            span,
            noun_span: span,
        })),
    }
}

/// The words of an entry.
pub(super) fn entry_words(entry: &str) -> Vec<Box<str>> {
    entry.split_whitespace().map(Box::from).collect()
}

/// A class asked of the thing itself.
pub(super) fn noun_asked(noun: crate::plan::Noun, span: Span) -> Test {
    match noun {
        crate::plan::Noun::Row(row) => Test::Is { row, span },
        crate::plan::Noun::Words(words) => Test::IsWording { words, span },
    }
}

/// All of some tests: nested ones are one list, one test stands alone.
pub(super) fn all(tests: Vec<Test>) -> Test {
    let mut flat = Vec::new();
    for test in tests {
        match test {
            Test::All(inner) => flat.extend(inner),
            other => flat.push(other),
        }
    }
    match flat.pop() {
        Some(only) if flat.is_empty() => only,
        Some(last) => {
            flat.push(last);
            Test::All(flat)
        }
        None => Test::All(flat),
    }
}

/// Any of some tests; one test stands alone.
pub(super) fn any(mut tests: Vec<Test>) -> Test {
    match tests.pop() {
        Some(only) if tests.is_empty() => only,
        Some(last) => {
            tests.push(last);
            Test::Any(tests)
        }
        None => Test::Any(tests),
    }
}

/// A bound with both ends included.
pub(super) fn bound(bound: syntax::Bound, number: u64) -> Bound {
    match bound {
        syntax::Bound::AtLeast => Bound { least: number, most: None },
        syntax::Bound::AtMost | syntax::Bound::Within => Bound { least: 0, most: Some(number) },
        syntax::Bound::MoreThan | syntax::Bound::Above => Bound { least: number.saturating_add(1), most: None },
        // "fewer than 0" and "below 0" hold for nothing: an end before the beginning.
        syntax::Bound::FewerThan | syntax::Bound::Below => match number.checked_sub(1) {
            Some(most) => Bound { least: 0, most: Some(most) },
            None => Bound { least: 1, most: Some(0) },
        },
        syntax::Bound::Exactly => Bound { least: number, most: Some(number) },
    }
}

pub(super) fn bound_of(count: syntax::Count) -> Bound {
    bound(count.bound.unwrap_or(syntax::Bound::Exactly), count.number)
}

fn count_words(row: &'static Row, count: syntax::Count) -> String {
    row.phrase.replace('#', &super::item::count_text(&count))
}

/// True when a test, read of all things of a group together, means one for all.
pub(super) fn reads_together(test: &Test) -> bool {
    match test {
        Test::Is { row, .. } => adjective(row).is_some_and(|adjective| adjective.together.is_some()),
        Test::All(tests) => tests.iter().any(reads_together),
        Test::Any(_) | Test::Not(_) | Test::IsWording { .. } | Test::Apart { .. } | Test::Value { .. } => false,
        Test::Related { .. } | Test::Where { .. } | Test::Defined { .. } => false,
    }
}
