//! Why rules fired at a line, or did not, as people and machines read it. What is said `explain` has worked out.

mod human;
mod json;

pub use human::{explanation_to_human, nearest_to_human};
pub use json::explanation_to_json;

/// How much of an explanation people are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Detail {
    /// The columns of the terminal.
    pub columns: usize,
    /// Every rule, however far off; otherwise what is reported and the nearest of the others.
    pub all: bool,
    /// Each rule of the house, however far off: they were asked for by name of their file.
    pub own: bool,
    /// The tests of rules that did not fire too.
    pub trees: bool,
}
