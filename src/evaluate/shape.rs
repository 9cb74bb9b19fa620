//! Tests that say the same: packs ask the same questions again and again, so each is asked of a thing once. Compares what
//! tests say, not where they are written; asks nothing itself.

use crate::plan::{Amount, Bound, Complement, Group, Noun, Pick, Plan, Test};
use crate::vocabulary::Row;
use rustc_hash::FxHashMap;

/// The number of each test of a plan; two tests that say the same have the same number.
#[derive(Debug, Default)]
pub(super) struct Shapes {
    /// By the place of the test in memory: plans do not move while they run.
    numbers: FxHashMap<usize, u32>,
    known: FxHashMap<Vec<u64>, u32>,
}

impl Shapes {
    /// The shapes of every test that rules ask.
    pub fn of(plan: &Plan) -> Self {
        let mut shapes = Self::default();
        for rule in plan.rules.iter().filter(|rule| rule.on) {
            shapes.add(&rule.subject.test);
            for test in &rule.unless {
                shapes.add(test);
            }
            for (_, test) in &rule.severity_when {
                shapes.add(test);
            }
        }
        shapes
    }

    /// The number of a test of the plan.
    pub fn get(&self, test: &Test) -> Option<u32> {
        self.numbers.get(&std::ptr::from_ref(test).addr()).copied()
    }

    fn add(&mut self, test: &Test) -> u32 {
        let shape = self.shape(test);
        let next = u32::try_from(self.known.len()).unwrap_or(u32::MAX);
        let number = *self.known.entry(shape).or_insert(next);
        self.numbers.insert(std::ptr::from_ref(test).addr(), number);
        number
    }

    /// What a test says: which sort it is, then its parts, each of which is a number or begins with how many there are.
    fn shape(&mut self, test: &Test) -> Vec<u64> {
        match test {
            Test::All(tests) => self.joined(0, tests),
            Test::Any(tests) => self.joined(1, tests),
            Test::Not(inner) => vec![2, self.add(inner).into()],
            Test::Is { row, .. } => vec![3, place(row)],
            Test::IsWording { words, .. } => vec![4, words.index() as u64],
            Test::Apart { row, bound, .. } => [vec![5, place(row)], bounds(Some(*bound))].concat(),
            Test::Value { bound, .. } => [vec![6], bounds(Some(*bound))].concat(),
            Test::Related { row, distance, to, by, .. } => {
                let by = by.as_ref().map(|by| self.group(by)).unwrap_or_default();
                [vec![7, place(row)], bounds(*distance), self.complement(to), by].concat()
            }
            Test::Where { group, said, .. } => [vec![8, self.add(said).into()], self.group(group)].concat(),
            Test::Defined { test, .. } => vec![9, self.add(test).into()],
        }
    }

    fn joined(&mut self, sort: u64, tests: &[Test]) -> Vec<u64> {
        let mut shape = vec![sort];
        shape.extend(tests.iter().map(|test| u64::from(self.add(test))));
        shape
    }

    fn complement(&mut self, to: &Complement) -> Vec<u64> {
        match to {
            Complement::Things(group) => [vec![0], self.group(group)].concat(),
            Complement::Words(words) => vec![1, words.index() as u64],
            Complement::Places(places) => {
                let number = |number: &Option<u64>| number.map_or(0, |number| number.saturating_add(1));
                let parts = places.iter().flat_map(|(row, of)| [place(row), number(of)]);
                [2, places.len() as u64].into_iter().chain(parts).collect()
            }
            Complement::Attributes { rows, no } => {
                let rows = rows.iter().map(|row| place(row));
                [3, u64::from(*no), rows.len() as u64].into_iter().chain(rows).collect()
            }
        }
    }

    fn group(&mut self, group: &Group) -> Vec<u64> {
        let amount = match group.amount {
            Amount::Some => vec![0],
            Amount::No => vec![1],
            Amount::All => vec![2],
            Amount::Count(bound) => [vec![3], bounds(Some(bound))].concat(),
        };
        let pick = match group.pick {
            Pick::Any => 0,
            Pick::Another => 1,
            Pick::Earlier => 2,
            Pick::Later => 3,
            Pick::Same => 4,
        };
        let mut shape = [amount, vec![pick, group.independent.into(), group.members.len() as u64]].concat();
        for member in &group.members {
            let noun = match member.noun {
                Noun::Row(row) => [0, place(row)],
                Noun::Words(words) => [1, words.index() as u64],
            };
            shape.extend(noun);
            shape.extend([member.of as u64, u64::from(self.add(&member.test))]);
        }
        shape
    }
}

fn bounds(bound: Option<Bound>) -> Vec<u64> {
    match bound {
        None => vec![0],
        Some(Bound { least, most: None }) => vec![1, least],
        Some(Bound { least, most: Some(most) }) => vec![2, least, most],
    }
}

/// Rows are data in one place, so that place names them.
pub(super) fn place(row: &'static Row) -> u64 {
    std::ptr::from_ref(row).addr() as u64
}
