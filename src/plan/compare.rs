//! Whether a rule compares the article with what it was made from: one of its tests, or of its exceptions, needs that.

use crate::plan::{Complement, Group, Rule, Test};
use crate::vocabulary;

impl Rule {
    /// True where a test of the rule cannot tell without something to compare with.
    pub fn compares(&self) -> bool {
        compares(&self.subject.test) || self.unless.iter().any(compares)
    }
}

fn compares(test: &Test) -> bool {
    match test {
        Test::All(tests) | Test::Any(tests) => tests.iter().any(compares),
        Test::Not(inner) | Test::Defined { test: inner, .. } => compares(inner),
        Test::Is { row, .. } => vocabulary::compares(row),
        Test::Related { to, by, .. } => {
            let things = matches!(to, Complement::Things(group) if in_group(group));
            things || by.as_ref().is_some_and(in_group)
        }
        Test::Where { group, said, .. } => in_group(group) || compares(said),
        Test::IsWording { .. } | Test::Apart { .. } | Test::Value { .. } => false,
    }
}

fn in_group(group: &Group) -> bool {
    group.members.iter().any(|member| compares(&member.test))
}
