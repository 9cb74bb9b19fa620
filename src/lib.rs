//! sayso: a linter for the sourcing of claims.

pub mod attribution;
pub mod diagnostic;
pub mod entity;
pub mod evaluate;
pub mod extract;
pub mod facts;
pub mod knowledge;
pub mod list;
pub mod plan;
pub mod report;
pub mod resolve;
pub mod span;
pub mod statement;
pub mod syntax;
pub mod text;
pub mod truth;
pub mod vocabulary;
