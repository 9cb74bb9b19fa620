//! The vocabulary: one table of every phrase of the language, with its spellings, what it is said of, what it takes,
//! one sentence of documentation and the function that reads it. Type check, completion, hover and the reference
//! page come from this table; a new phrase is one row and its reader. Readers look only at `Facts`.

mod about;
mod anchor;
mod article;
mod attribution;
mod candidates;
mod consistency;
mod evidence;
mod fidelity;
mod heading;
mod holding;
mod independence;
mod likeness;
mod look;
mod near;
mod note;
mod number;
mod place;
mod placeholder;
mod reference;
mod row;
mod search;
mod side;
mod source;
mod statement;
mod strength;
mod thing;
mod verdict;
mod verified;
mod wording;

pub use anchor::{anchor, labels};
pub use candidates::candidates;
pub use fidelity::compares;
pub use independence::{counts_apart, independent};
pub use placeholder::{PLACEHOLDERS, Placeholder, Value, fill, placeholder, placeholders};
pub use reference::{entry_of, headed, reference, said_of};
pub use row::{
    Adjective, Attribute, Class, Distance, Near, Place, Reach, ReadPair, ReadPlace, ReadThing, ReadWords, Reading,
    Relation, Row,
};
pub use search::{Match, search};
pub use thing::{Thing, Type, Wording};
pub use verdict::{Against, Hit, Verdict, View};

/// The rows with the heading that the reference page gives them, in the order of that page.
pub static GROUPS: &[(&str, &[Row])] = &[
    ("statements", statement::ROWS),
    ("on whose word", attribution::ROWS),
    ("what a statement is about", about::ROWS),
    ("words", wording::ROWS),
    ("checked or not", verified::ROWS),
    ("one statement and another", likeness::ROWS),
    ("one firmer than another", strength::ROWS),
    ("a draft and its sources", fidelity::ROWS),
    ("an article and itself", consistency::ROWS),
    ("verification notes", note::ROWS),
    ("sources", source::ROWS),
    ("sides of a conflict", side::ROWS),
    ("evidence", evidence::ROWS),
    ("numbers, dates, places, quotations", number::ROWS),
    ("headings", heading::ROWS),
    ("the article", article::ROWS),
    ("parts of the article", place::ROWS),
    ("near and far", near::ROWS),
    ("with and without", holding::ROWS),
];

/// Every row, in the order of the reference page.
pub fn rows() -> impl Iterator<Item = &'static Row> {
    GROUPS.iter().flat_map(|(_, rows)| rows.iter())
}

#[cfg(test)]
mod fixture;
#[cfg(test)]
mod tests;
