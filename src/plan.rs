//! Rules ready to run: every phrase is a row of the vocabulary, every definition is written out, every name is an id,
//! and each test has one reading. Built by `resolve`, run by `evaluate`; holds no text of articles.

mod lists;
mod compare;
mod rule;
mod said;
mod test;

pub use lists::{Lists, Ready};
pub use rule::{Example, Key, Piece, Plan, Rule, RuleText, Subject, Template, Words, Written};
pub use said::{place, write, write_bound};
pub use test::{Amount, Bound, Complement, Group, Member, Noun, Pick, Test};
