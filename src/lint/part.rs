//! The parts of a rule's sentence as written, each with its form and its place: so that what is found of a form can be
//! shown where it stands. Definitions are not looked into: their words stand elsewhere.

use crate::lint::form::{Form, Forms};
use crate::list::Id;
use crate::plan::{Amount, Complement, Test};
use crate::span::Span;

/// A part of a sentence.
#[derive(Clone, Debug)]
pub(super) struct Part {
    /// What it says.
    pub form: Id<Form>,
    /// Where; empty when it says nothing.
    pub span: Span,
    /// What it is made of.
    pub made_of: MadeOf,
}

/// What a part is made of.
#[derive(Clone, Debug)]
pub(super) enum MadeOf {
    /// Tests that all hold.
    All(Vec<Part>),
    /// Tests of which one holds.
    Any(Vec<Part>),
    /// One test; of the things in its complement the class and the condition.
    One(Vec<(Id<Form>, Part)>),
}

/// The parts of a test.
pub(super) fn part(test: &Test, forms: &mut Forms) -> Part {
    let form = forms.test(test);
    let made_of = match test {
        Test::All(tests) => MadeOf::All(tests.iter().map(|test| part(test, forms)).collect()),
        Test::Any(tests) => MadeOf::Any(tests.iter().map(|test| part(test, forms)).collect()),
        Test::Related { to: Complement::Things(group), .. } if group.amount != Amount::All => {
            let member = |member: &crate::plan::Member| (forms.noun(member.noun), part(&member.test, forms));
            MadeOf::One(group.members.iter().map(member).collect())
        }
        Test::Not(_) | Test::Is { .. } | Test::IsWording { .. } | Test::Apart { .. } | Test::Value { .. } => {
            MadeOf::One(Vec::new())
        }
        Test::Related { .. } | Test::Where { .. } | Test::Defined { .. } => MadeOf::One(Vec::new()),
    };
    Part { form, span: span(test), made_of }
}

/// Where a test stands, with the conditions of what it takes.
pub(super) fn span(test: &Test) -> Span {
    match test {
        Test::All(tests) | Test::Any(tests) => together(tests.iter()).unwrap_or_default(),
        Test::Not(inner) => span(inner),
        Test::Related { to: Complement::Things(group), span, .. } => {
            together(group.members.iter().map(|member| &member.test)).map_or(*span, |inside| span.to(inside))
        }
        Test::Is { span, .. } | Test::IsWording { span, .. } | Test::Apart { span, .. } => *span,
        Test::Value { span, .. } | Test::Related { span, .. } | Test::Where { span, .. } => *span,
        Test::Defined { span, .. } => *span,
    }
}

fn together<'a>(tests: impl Iterator<Item = &'a Test>) -> Option<Span> {
    tests.map(span).filter(|span| !span.is_empty()).reduce(Span::to)
}
