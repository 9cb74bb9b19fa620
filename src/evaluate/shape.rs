//! Tests that say the same: packs ask the same questions again and again, so each is asked of a thing once. Compares what
//! tests say, not where they are written, and gives each a number; asks nothing itself.

use crate::plan::{Amount, Bound, Complement, Group, Noun, Pick, Rule, Test};
use crate::vocabulary::Row;
use rustc_hash::FxHashMap;
use std::rc::Rc;

/// The number of a test of a plan; two tests that say the same have the same number.
pub(super) type Shape = u32;

/// How a test is answered.
#[derive(Clone, Debug)]
pub(super) enum Node<'a> {
    /// Each of the tests with these numbers holds.
    All(Rc<[Shape]>),
    /// One of them holds.
    Any(Rc<[Shape]>),
    /// It does not hold.
    Not(Shape),
    /// It is a definition of that test.
    Same(Shape),
    /// It has to be asked of the article.
    Ask(&'a Test),
}

/// The tests of a rule, by their numbers.
#[derive(Clone, Debug)]
pub(super) struct Roots {
    /// What is flagged.
    pub subject: Shape,
    /// What spares it.
    pub unless: Rc<[Shape]>,
}

/// Every test that rules ask, once.
#[derive(Debug, Default)]
pub(super) struct Shapes<'a> {
    nodes: Vec<Node<'a>>,
    numbers: FxHashMap<Vec<u64>, Shape>,
    /// Buffers that are used again: most tests are known already.
    spare: Vec<Vec<u64>>,
}

impl<'a> Shapes<'a> {
    /// The numbers of the tests of a rule.
    pub fn roots(&mut self, rule: &'a Rule) -> Roots {
        let unless = rule.unless.iter().map(|test| self.add(test)).collect();
        Roots { subject: self.add(&rule.subject.test), unless }
    }

    /// How the test with that number is answered.
    pub fn node(&self, shape: Shape) -> Option<Node<'a>> {
        self.nodes.get(shape as usize).cloned()
    }

    fn add(&mut self, test: &'a Test) -> Shape {
        let mut said = self.spare.pop().unwrap_or_default();
        self.write(test, &mut said);
        let shape = match self.numbers.get(&said) {
            Some(known) => *known,
            None => self.insert(test, &said),
        };
        said.clear();
        self.spare.push(said);
        shape
    }

    fn insert(&mut self, test: &'a Test, said: &[u64]) -> Shape {
        let parts = said.iter().skip(1).map(|part| Shape::try_from(*part).unwrap_or(Shape::MAX));
        let node = match test {
            Test::All(_) => Node::All(parts.collect()),
            Test::Any(_) => Node::Any(parts.collect()),
            Test::Not(_) => parts.map(Node::Not).next().unwrap_or(Node::Ask(test)),
            Test::Defined { .. } => parts.map(Node::Same).next().unwrap_or(Node::Ask(test)),
            Test::Is { .. }
            | Test::IsWording { .. }
            | Test::Apart { .. }
            | Test::Value { .. }
            | Test::Related { .. }
            | Test::Where { .. } => Node::Ask(test),
        };
        let shape = Shape::try_from(self.nodes.len()).unwrap_or(Shape::MAX);
        self.nodes.push(node);
        self.numbers.insert(said.to_vec(), shape);
        shape
    }

    /// What a test says: which sort it is, then its parts, each of which is a number or begins with how many there are.
    fn write(&mut self, test: &'a Test, out: &mut Vec<u64>) {
        match test {
            Test::All(tests) => self.write_joined(0, tests, out),
            Test::Any(tests) => self.write_joined(1, tests, out),
            Test::Not(inner) => out.extend([2, self.add(inner).into()]),
            Test::Is { row, .. } => out.extend([3, place(row)]),
            Test::IsWording { words, .. } => out.extend([4, words.index() as u64]),
            Test::Apart { row, bound, .. } => {
                out.extend([5, place(row)]);
                write_bound(Some(*bound), out);
            }
            Test::Value { bound, .. } => {
                out.push(6);
                write_bound(Some(*bound), out);
            }
            Test::Related { row, distance, to, by, .. } => {
                out.extend([7, place(row)]);
                write_bound(*distance, out);
                self.write_complement(to, out);
                if let Some(by) = by {
                    self.write_group(by, out);
                }
            }
            Test::Where { group, said, .. } => {
                out.extend([8, self.add(said).into()]);
                self.write_group(group, out);
            }
            Test::Defined { test, .. } => out.extend([9, self.add(test).into()]),
        }
    }

    fn write_joined(&mut self, sort: u64, tests: &'a [Test], out: &mut Vec<u64>) {
        out.push(sort);
        for test in tests {
            out.push(self.add(test).into());
        }
    }

    fn write_complement(&mut self, to: &'a Complement, out: &mut Vec<u64>) {
        match to {
            Complement::Things(group) => {
                out.push(0);
                self.write_group(group, out);
            }
            Complement::Words(words) => out.extend([1, words.index() as u64]),
            Complement::Places(places) => {
                out.extend([2, places.len() as u64]);
                for (row, number) in places {
                    out.extend([place(row), number.map_or(0, |number| number.saturating_add(1))]);
                }
            }
            Complement::Attributes { rows, no } => {
                out.extend([3, u64::from(*no), rows.len() as u64]);
                out.extend(rows.iter().map(|row| place(row)));
            }
        }
    }

    fn write_group(&mut self, group: &'a Group, out: &mut Vec<u64>) {
        match group.amount {
            Amount::Some => out.push(0),
            Amount::No => out.push(1),
            Amount::All => out.push(2),
            Amount::Count(bound) => {
                out.push(3);
                write_bound(Some(bound), out);
            }
        }
        let pick = match group.pick {
            Pick::Any => 0,
            Pick::Another => 1,
            Pick::Earlier => 2,
            Pick::Later => 3,
            Pick::Same => 4,
        };
        out.extend([pick, group.independent.into(), group.members.len() as u64]);
        for member in &group.members {
            out.extend(match member.noun {
                Noun::Row(row) => [0, place(row)],
                Noun::Words(words) => [1, words.index() as u64],
            });
            out.extend([member.of as u64, u64::from(self.add(&member.test))]);
        }
    }
}

fn write_bound(bound: Option<Bound>, out: &mut Vec<u64>) {
    match bound {
        None => out.push(0),
        Some(Bound { least, most: None }) => out.extend([1, least]),
        Some(Bound { least, most: Some(most) }) => out.extend([2, least, most]),
    }
}

/// Rows are data in one place, so that place names them.
pub(super) fn place(row: &'static Row) -> u64 {
    std::ptr::from_ref(row).addr() as u64
}
