//! What an editor asks while a rule file or an article is written: what stands at a place, what fits there, where it is
//! defined and used, what would mend a mistake. Texts in, places and texts out; no protocol, and nothing is decided here
//! that a check does not decide.

mod article;
mod clause;
mod complete;
mod fix;
mod hover;
mod position;
mod rename;
mod workspace;

pub use article::{Silence, hover_claim, silences};
pub use clause::keyword_doc;
pub use complete::{Completion, CompletionKind, complete};
pub use fix::{Fix, fixes};
pub use hover::{Hover, hover};
pub use position::{Lines, Position};
pub use rename::{RenameProblem, rename, renamed};
pub use workspace::Workspace;

use crate::span::Span;

/// A stretch of a file and what stands there from now on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The file, by its place among those of the workspace.
    pub file: usize,
    /// What is replaced.
    pub span: Span,
    /// By what.
    pub text: String,
}

/// The text after some edits of it, which do not overlap.
pub fn apply(text: &str, edits: &[&Edit]) -> String {
    let mut edits = edits.to_vec();
    edits.sort_by_key(|edit| edit.span);
    let mut out = String::new();
    let mut at = 0;
    for edit in edits {
        out.push_str(text.get(at..edit.span.start).unwrap_or_default());
        out.push_str(&edit.text);
        at = edit.span.end.max(at);
    }
    out.push_str(text.get(at..).unwrap_or_default());
    out
}
