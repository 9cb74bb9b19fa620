//! The vocabulary: one table of every phrase of the language, with its spellings, what it is said of, what it takes,
//! one sentence of documentation and the function that reads it. Type check, completion, hover and the reference
//! page come from this table; a new phrase is one row and its reader. Readers look only at `Facts`.

mod row;
mod thing;
mod verdict;

pub use row::{Adjective, Attribute, Class, Place, Reading, Relation, Row};
pub use thing::{Thing, Type, Wording};
pub use verdict::{Hit, Mark, Verdict, View};
