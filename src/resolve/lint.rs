//! Notes on rules that are sound but may not say what is meant.

use crate::plan::{Complement, Noun, Subject, Test};
use crate::resolve::item::count_text;
use crate::resolve::meaning::relation;
use crate::resolve::problem::{Problem, RuleProblem};
use crate::resolve::tree::Tree;
use crate::span::Span;
use crate::syntax::{Bound, Rule};
use crate::vocabulary::Type;

/// A rule on `claims` that tests only who says it and how: offers and opinions are probably meant too.
pub(super) fn claims_or_statements(subject: &Subject, name: &str, flag: Span) -> Option<Problem> {
    let [Noun::Row(row)] = subject.nouns.as_slice() else { return None };
    let only_claims = row.phrase == "claim" && row.forms().any(|form| form == name);
    let tests = match &subject.test {
        Test::All(tests) => tests.as_slice(),
        one => std::slice::from_ref(one),
    };
    let all = !tests.is_empty() && tests.iter().all(is_of_source_or_cue);
    let span = Span::new(flag.start, flag.start + name.len());
    (only_claims && all).then(|| Problem::Rule(RuleProblem::ClaimsOrStatements { claims: name.to_owned(), span }))
}

/// True for a test of the source or of the cue.
fn is_of_source_or_cue(test: &Test) -> bool {
    match test {
        Test::Related { row, to, .. } => match to {
            Complement::Things(group) => {
                let sources = group.members.iter().all(|member| member.of == Type::Source);
                sources && relation(row).is_some_and(|relation| !relation.attributes && relation.places.is_none())
            }
            Complement::Words(_) => row.phrase.ends_with("reported with"),
            Complement::Places(_) | Complement::Attributes { .. } => false,
        },
        Test::Not(test) => is_of_source_or_cue(test),
        Test::All(tests) | Test::Any(tests) => tests.iter().all(is_of_source_or_cue),
        Test::Is { .. } | Test::IsWording { .. } | Test::Apart { .. } | Test::Value { .. } => false,
        Test::Where { .. } | Test::Defined { .. } => false,
    }
}

/// `fewer than 2` holds for none too: said once a rule.
pub(super) fn includes_none(tree: &Tree) -> Option<Problem> {
    let fewer = tree
        .groups()
        .filter_map(|group| group.count)
        .find(|count| count.bound == Some(Bound::FewerThan) && count.number > 0);
    fewer.map(|count| Problem::Rule(RuleProblem::IncludesNone { count: count_text(&count), span: count.span }))
}

/// A rule that shows nothing that it flags or allows.
pub(super) fn no_example(rule: &Rule) -> Option<Problem> {
    (!rule.name.span.is_empty())
        .then(|| Problem::Rule(RuleProblem::NoExample { rule: rule.name.text.clone(), span: rule.name.span }))
}
