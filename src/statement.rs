//! Statements.

mod clause;
mod grammar;
mod split;
mod verb;
