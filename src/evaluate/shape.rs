//! Tests that say the same: packs ask the same questions again and again, so each is asked of a thing once. Compares what
//! tests say, not where they are written, and gives each a number; asks nothing itself.

use crate::list::Id;
use crate::plan::{Plan, Rule, Test, write};
use rustc_hash::FxHashMap;

/// The number of a test of a plan; two tests that say the same have the same number.
pub(super) type Shape = u32;

/// How a test is answered.
#[derive(Clone, Debug)]
pub(super) enum Node<'a> {
    /// Each of the tests with these numbers holds.
    All(Box<[Shape]>),
    /// One of them holds.
    Any(Box<[Shape]>),
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
    pub unless: Box<[Shape]>,
}

/// What the rules of a plan that are on ask, each test once: worked out for a plan, whatever the articles.
#[derive(Debug)]
pub struct Questions<'a> {
    /// The plan.
    pub(super) plan: &'a Plan,
    /// Its rules that are on, with their tests.
    pub(super) rules: Vec<(Id<Rule>, &'a Rule, Roots)>,
    nodes: Vec<Node<'a>>,
}

impl<'a> Questions<'a> {
    /// The questions of a plan.
    pub fn of(plan: &'a Plan) -> Self {
        let mut shapes = Shapes::default();
        let rules = plan.rules.entries().filter(|(_, rule)| rule.on);
        let rules = rules.map(|(id, rule)| (id, rule, shapes.roots(rule))).collect();
        Self { plan, rules, nodes: shapes.nodes }
    }

    /// How the test with that number is answered.
    pub(super) fn node(&self, shape: Shape) -> Option<&Node<'a>> {
        self.nodes.get(shape as usize)
    }
}

/// Every test that rules ask, once.
#[derive(Debug, Default)]
struct Shapes<'a> {
    nodes: Vec<Node<'a>>,
    numbers: FxHashMap<Vec<u64>, Shape>,
    /// Buffers that are used again: most tests are known already.
    spare: Vec<Vec<u64>>,
}

impl<'a> Shapes<'a> {
    /// The numbers of the tests of a rule.
    fn roots(&mut self, rule: &'a Rule) -> Roots {
        let unless = rule.unless.iter().map(|test| self.add(test)).collect();
        Roots { subject: self.add(&rule.subject.test), unless }
    }

    fn add(&mut self, test: &'a Test) -> Shape {
        let mut said = self.spare.pop().unwrap_or_default();
        write(test, &mut |inner| self.add(inner), &mut said);
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
}
