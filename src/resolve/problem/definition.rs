//! Messages about definitions and word lists.

use super::{Problem, error};
use crate::diagnostic::{Diagnostic, Severity};

pub(super) fn diagnostic(problem: &Problem) -> Option<Diagnostic> {
    match problem {
        Problem::PhraseTaken { phrase, reading, span } => error(
            "phrase-taken",
            format!("`{phrase}` already reads as {reading}"),
            *span,
            "choose other words: a phrase must have one meaning",
        ),
        Problem::PhraseShadows { phrase, start, span } => error(
            "phrase-taken",
            format!("`{phrase}` begins with the phrase `{start}` and would change how other rules read"),
            *span,
            "begin it with a word that is no phrase, or with an adjective of the thing that it names",
        ),
        Problem::PhraseTwice { phrase, other, span } => error(
            "phrase-twice",
            format!("`{phrase}` is defined twice, here and in {other}"),
            *span,
            "keep one of them, or give one another name",
        ),
        Problem::PhraseOfSmallWords { phrase, word, span } => error(
            "phrase-taken",
            format!("`{phrase}` begins with `{word}`, which the language needs for itself"),
            *span,
            "choose other words",
        ),
        Problem::DefinitionCycle { phrase, through, span } => error(
            "definition-cycle",
            match through.as_slice() {
                [] => format!("`{phrase}` is defined by itself"),
                through => format!("`{phrase}` is defined by itself, through `{}`", through.join("`, `")),
            },
            *span,
            "say what it means without using it",
        ),
        Problem::UnusedDefinition { phrase, span } => Some(
            Diagnostic::error("unused-definition", format!("nothing uses `{phrase}`"), *span)
                .with_severity(Severity::Warning)
                .with_help("take it out, or use it in a rule"),
        ),
        Problem::UnusedWords { phrase, span } => Some(
            Diagnostic::error("unused-words", format!("nothing uses the list `{phrase}`"), *span)
                .with_severity(Severity::Warning)
                .with_help("take it out, or use it in a rule"),
        ),
        _ => None,
    }
}
