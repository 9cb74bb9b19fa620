//! Messages about definitions and word lists.

use super::error;
use crate::diagnostic::{Diagnostic, Severity};
use crate::span::Span;

/// A mistake in a definition or a word list, or a note on one. `span` is where the caret goes.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "fields are named after what they hold")]
pub enum DefinitionProblem {
    /// A definition whose phrase already reads as something.
    PhraseTaken { phrase: String, reading: String, span: Span },
    /// A definition that begins with a phrase.
    PhraseShadows { phrase: String, start: String, span: Span },
    /// A phrase that two definitions or lists of a pack, or of packs that it uses, give.
    PhraseTwice { phrase: String, other: String, span: Span },
    /// A phrase that begins with a small word.
    PhraseOfSmallWords { phrase: String, word: String, span: Span },
    /// A definition that refers to itself.
    DefinitionCycle { phrase: String, through: Vec<String>, span: Span },
    /// A definition that nothing uses.
    UnusedDefinition { phrase: String, span: Span },
    /// A list that nothing uses.
    UnusedWords { phrase: String, span: Span },
}

impl DefinitionProblem {
    /// The message for people.
    pub(super) fn diagnostic(&self) -> Diagnostic {
        match self {
            Self::PhraseTaken { phrase, reading, span } => error(
                "phrase-taken",
                format!("`{phrase}` already reads as {reading}"),
                *span,
                "choose other words: a phrase must have one meaning",
            ),
            Self::PhraseShadows { phrase, start, span } => error(
                "phrase-taken",
                format!("`{phrase}` begins with the phrase `{start}` and would change how other rules read"),
                *span,
                "begin it with a word that is no phrase, or with an adjective of the thing that it names",
            ),
            Self::PhraseTwice { phrase, other, span } => error(
                "phrase-twice",
                format!("`{phrase}` is defined twice, here and in {other}"),
                *span,
                "keep one of them, or give one another name",
            ),
            Self::PhraseOfSmallWords { phrase, word, span } => error(
                "phrase-taken",
                format!("`{phrase}` begins with `{word}`, which the language needs for itself"),
                *span,
                "choose other words",
            ),
            Self::DefinitionCycle { phrase, through, span } => error(
                "definition-cycle",
                match through.as_slice() {
                    [] => format!("`{phrase}` is defined by itself"),
                    through => format!("`{phrase}` is defined by itself, through `{}`", through.join("`, `")),
                },
                *span,
                "say what it means without using it",
            ),
            Self::UnusedDefinition { phrase, span } => {
                Diagnostic::error("unused-definition", format!("nothing uses `{phrase}`"), *span)
                    .with_severity(Severity::Warning)
                    .with_help("take it out, or use it in a rule")
            }
            Self::UnusedWords { phrase, span } => {
                Diagnostic::error("unused-words", format!("nothing uses the list `{phrase}`"), *span)
                    .with_severity(Severity::Warning)
                    .with_help("take it out, or use it in a rule")
            }
        }
    }
}
