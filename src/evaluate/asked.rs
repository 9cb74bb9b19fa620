//! How each test of a rule came out for one thing, as the tree that the rule is: what `explain` shows. Recorded while a
//! thing is explained and never else; asks nothing itself.

use crate::diagnostic::Label;
use crate::evaluate::answer::Answer;
use crate::evaluate::run::Run;
use crate::list::Id;
use crate::plan::{Amount, Bound, Complement, Group, Test, Words, Written};
use crate::span::Span;
use crate::truth::Truth;
use crate::vocabulary::{Row, Thing, Verdict};

/// A test as it was asked of one thing, with the tests inside it.
#[derive(Clone, Debug)]
pub struct Asked {
    /// What was asked.
    pub what: What,
    /// Its place in the rule file, or in the file of the definition around it; empty for the class of a noun.
    pub span: Span,
    /// What it was asked of.
    pub thing: Thing,
    /// How it came out.
    pub truth: Truth,
    /// What in the article made it so.
    pub marks: Vec<Label>,
    /// The tests inside it, in the order of the rule.
    pub parts: Vec<Asked>,
}

/// What a test asks.
#[derive(Clone, Debug)]
pub enum What {
    /// Each of its parts.
    All,
    /// One of its parts.
    Any,
    /// The opposite of its part.
    Not,
    /// A class or an adjective.
    Is(&'static Row),
    /// An occurrence of a word list.
    IsWording(Id<Words>),
    /// How far it is from what stands outside.
    Apart(&'static Row),
    /// What a number comes to.
    Value(Bound),
    /// A relation; its parts are the things that stand in it, or may.
    Related {
        /// The relation.
        row: &'static Row,
        /// What it is related to.
        to: To,
    },
    /// Something said of many things of the article; its parts are those of which it is not true.
    Where,
    /// A definition; its part is what it says.
    Defined {
        /// What it is called.
        name: String,
        /// Where it is written: the places of its parts are in that file.
        written: Written,
    },
    /// A thing that stands in the relation outside, or may; its parts are what it should be.
    Candidate {
        /// Whether it stands in the relation.
        relation: Truth,
    },
}

/// What a relation was asked to hold for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum To {
    /// Things.
    Things {
        /// How many.
        amount: Amount,
        /// True where all that it holds for must be so.
        only: bool,
        /// How many tests a thing has to meet besides the relation.
        tests: usize,
    },
    /// Words of a list.
    Words(Id<Words>),
    /// Parts of the article, or what is held.
    Other,
}

impl To {
    /// What a complement comes to.
    pub(super) fn of(to: &Complement, only: bool) -> Self {
        match to {
            Complement::Things(group) => {
                Self::Things { amount: group.amount, only: only || group.amount == Amount::All, tests: of_group(group) }
            }
            Complement::Words(words) => Self::Words(*words),
            Complement::Places(_) | Complement::Attributes { .. } => Self::Other,
        }
    }
}

/// How many tests there are in one, definitions written out.
fn tests(test: &Test) -> usize {
    match test {
        Test::All(parts) => parts.iter().map(tests).sum(),
        Test::Any(parts) => parts.iter().map(tests).min().unwrap_or_default(),
        Test::Not(inner) | Test::Defined { test: inner, .. } => tests(inner),
        Test::Related { to: Complement::Things(group), .. } => 1 + of_group(group),
        Test::Related { to: Complement::Words(_) | Complement::Places(_) | Complement::Attributes { .. }, .. } => 1,
        Test::Is { .. } | Test::IsWording { .. } | Test::Apart { .. } | Test::Value { .. } | Test::Where { .. } => 1,
    }
}

fn of_group(group: &Group) -> usize {
    group.members.iter().map(|member| tests(&member.test)).min().unwrap_or_default()
}

/// The place of a test with all that hangs on it: "attributed to a source that is anonymous".
pub fn extent(test: &Test) -> Span {
    match test {
        Test::All(parts) | Test::Any(parts) => whole(parts.iter().map(extent)),
        Test::Not(inner) => extent(inner),
        Test::Is { span, .. } | Test::IsWording { span, .. } | Test::Apart { span, .. } | Test::Value { span, .. } => {
            *span
        }
        Test::Related { span, to, by, .. } => {
            let groups = match to {
                Complement::Things(group) => Some(group),
                Complement::Words(_) | Complement::Places(_) | Complement::Attributes { .. } => None,
            };
            whole(std::iter::once(*span).chain(groups.into_iter().chain(by).map(of_members)))
        }
        Test::Where { span, group, said } => whole([*span, of_members(group), extent(said)].into_iter()),
        // What a definition says stands elsewhere.
        Test::Defined { span, .. } => *span,
    }
}

fn of_members(group: &Group) -> Span {
    whole(group.members.iter().map(|member| extent(&member.test)))
}

/// From the first to the last of some places; those without words are nowhere.
fn whole(spans: impl Iterator<Item = Span>) -> Span {
    spans.filter(|span| !span.is_empty()).reduce(Span::to).unwrap_or_default()
}

/// So many tests are kept of one rule and thing; what is beyond nobody reads.
const MOST: usize = 2_000;

/// Tests inside so many others are those of the rule, not of the things of a relation.
const SHALLOW: usize = 2;

/// The tree as far as it has grown.
#[derive(Debug, Default)]
pub(super) struct Record {
    open: Vec<Asked>,
    roots: Vec<Asked>,
    kept: usize,
}

impl Record {
    /// The tests that stand outside of all others.
    pub fn into_roots(self) -> Vec<Asked> {
        self.roots
    }
}

impl Run<'_> {
    /// Notes that a test begins; each has its [`end`](Self::end).
    pub fn begin(&mut self, what: impl FnOnce() -> What, thing: Thing, span: Span) {
        if let Some(record) = &mut self.record {
            record.open.push(Asked {
                what: what(),
                span,
                thing,
                truth: Truth::CannotTell,
                marks: Vec::new(),
                parts: Vec::new(),
            });
        }
    }

    /// Notes how the test that was begun last came out.
    pub fn end(&mut self, answer: Answer) -> Answer {
        let Some(record) = &mut self.record else { return answer };
        let Some(mut asked) = record.open.pop() else { return answer };
        asked.truth = answer.truth;
        if asked.marks.is_empty() && asked.parts.is_empty() {
            asked.marks.clone_from(&answer.marks);
        } else if matches!(asked.what, What::Related { to: To::Words(_), .. }) {
            // The words come first, then what made their source what it is, which stands at the source.
            asked.marks.extend(answer.marks.first().cloned());
        }
        // The tests that stand in the rule itself are few and always kept.
        if record.kept < MOST || record.open.len() <= SHALLOW {
            record.kept += 1;
            match record.open.last_mut() {
                Some(around) => around.parts.push(asked),
                None => record.roots.push(asked),
            }
        }
        answer
    }

    /// Notes that a candidate was looked at: what it stands in the relation by, and whether it is what was asked for.
    pub fn end_candidate(&mut self, verdict: &Verdict, class: Truth) {
        if let Some(candidate) = self.record.as_mut().and_then(|record| record.open.last_mut()) {
            candidate.marks.clone_from(&verdict.marks);
        }
        self.end(verdict.truth.and(class).into());
    }

    /// Whether a tree is recorded.
    pub fn is_recorded(&self) -> bool {
        self.record.is_some()
    }
}
