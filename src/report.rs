//! Findings and facts as text: one file a format. Renders what it is given and decides nothing; no format opens a file
//! or writes to a terminal, they all return text.

mod checkstyle;
mod explanation;
mod extract;
mod github;
mod gitlab;
mod html;
mod human;
mod json;
mod junit;
mod lines;
mod marked;
mod page;
mod prose;
mod rulebook;
mod run;
mod sarif;
mod short;
mod snippet;
pub mod stage;
mod summary;
mod tried;
mod wordbook;
mod xml;

pub use checkstyle::Checkstyle;
pub use explanation::{Detail, explanation_to_human, explanation_to_json, nearest_to_human};
pub use extract::{
    Claims, comparison_to_human, facts_compared, facts_in_ron, facts_to_human, facts_to_json, facts_to_ron,
    facts_with_words, read_claims,
};
pub use github::Github;
pub use gitlab::Gitlab;
pub use html::{Html, HtmlPages};
pub use human::{Human, Look, human};
pub use json::{Json, JsonLines, finding_to_json, json};
pub use junit::{Junit, junit};
pub use lines::{Lines, Place};
pub use marked::marked;
pub use page::to_html;
pub use prose::harmless;
pub use rulebook::rulebook;
pub use run::{Ended, Problem, Report, Reported, Silenced};
pub use sarif::Sarif;
pub use short::{Short, short};
pub use summary::Count;
pub use tried::{Failure, Tried};
pub use wordbook::wordbook;

use crate::diagnostic::Diagnostic;
use crate::evaluate::Finding;
use crate::fidelity::{Comparison, Original};
use crate::source::Origin;
use crate::span::Span;

/// A checked article, or a rule file, with what is to be said of it.
#[derive(Clone, Copy, Debug)]
pub struct Checked<'a> {
    /// Its name in reports: the path as the user gave it.
    pub path: &'a str,
    /// Its text, byte for byte.
    pub text: &'a str,
    /// Where its sentences are, in order; empty for a rule file.
    pub sentences: &'a [Span],
    /// The texts that it was held against, in order; empty where there were none.
    pub against: &'a [Original],
    /// What was found, in order.
    pub findings: &'a [Finding],
    /// What is wrong with the text itself: a rule that does not read, a comment that allows nothing.
    pub problems: &'a [Diagnostic],
    /// The file that the text was made from, where it is not the file itself.
    pub made_from: Option<(&'a str, &'a Origin)>,
    /// What came of holding it against those texts, where a format shows that beside what was found.
    pub comparison: Option<&'a Comparison>,
}

impl<'a> Checked<'a> {
    /// Its lines, with places as the file has them.
    pub fn lines(&self) -> Lines<'a> {
        match self.made_from {
            Some((file, origin)) => Lines::made(self.text, file, origin),
            None => Lines::of(self.text),
        }
    }
}
