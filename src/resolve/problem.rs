//! What can be wrong with the meaning of a rule file, and what deserves a note. Each mistake carries what its message
//! needs; its diagnostic is built beside its kin in `problem/`.

mod definition;
mod noun;
mod rule;
mod sentence;

use crate::diagnostic::Diagnostic;
use crate::span::Span;
pub use definition::DefinitionProblem;
pub use noun::NounProblem;
pub use rule::RuleProblem;
pub use sentence::SentenceProblem;

/// A mistake of meaning, or a note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// In words, tests or joins.
    Sentence(SentenceProblem),
    /// In a noun, or in a test that does not fit its noun.
    Noun(NounProblem),
    /// In a definition or a word list.
    Definition(DefinitionProblem),
    /// In names, keys or placeholders; notes on rules.
    Rule(RuleProblem),
}

/// The codes of all mistakes of meaning, sorted.
pub fn codes() -> &'static [&'static str] {
    &[
        "adjective-after-noun",
        "ambiguous",
        "ambiguous-list",
        "and-in-list",
        "article-or-statement",
        "broken-phrase",
        "claims-or-statements",
        "comma-before-test",
        "compares-with-nothing",
        "count-needs-number",
        "counted-subject",
        "definition-cycle",
        "definite-article",
        "fewer-includes-none",
        "in-another-pack",
        "joins-mixed",
        "keyword-inside",
        "missing-complement",
        "missing-noun",
        "missing-subject",
        "no-example",
        "no-test",
        "no-that-before",
        "not-before-noun",
        "not-read-yet",
        "not-twice",
        "noun-as-test",
        "pack-twice",
        "phrase-taken",
        "phrase-twice",
        "place-as-subject",
        "placeholder-may-be-empty",
        "placeholder-not-closed",
        "quantifier-outside-where",
        "refused-word",
        "rule-twice",
        "same-as-what",
        "silence-cycle",
        "too-tangled-sentence",
        "un-word",
        "unknown-key",
        "unknown-mark",
        "unknown-pack",
        "unknown-phrase",
        "unknown-placeholder",
        "unknown-rule",
        "unless-compares",
        "unused-definition",
        "unused-use",
        "unused-words",
        "what-bound",
        "where-inside",
        "where-without-verb",
        "wrong-complement",
        "wrong-type",
    ]
}

impl Problem {
    /// Where it stands.
    pub fn span(&self) -> Span {
        self.diagnostic().span.unwrap_or_default()
    }

    /// The message for people.
    pub fn diagnostic(&self) -> Diagnostic {
        match self {
            Self::Sentence(problem) => problem.diagnostic(),
            Self::Noun(problem) => problem.diagnostic(),
            Self::Definition(problem) => problem.diagnostic(),
            Self::Rule(problem) => problem.diagnostic(),
        }
    }
}

/// An error with its help.
fn error(code: &str, message: impl Into<String>, span: Span, help: impl Into<String>) -> Diagnostic {
    Diagnostic::error(code, message, span).with_help(help)
}

/// "`a`, `b` or `c`"
fn either(words: &[impl AsRef<str>]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("`{}`", word.as_ref())).collect();
    match quoted.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, first)) => format!("{} or {last}", first.join(", ")),
        None => "none".to_owned(),
    }
}

/// "a" or "an" before a word.
pub(super) fn article(word: &str) -> String {
    let vowel = word.starts_with(['a', 'e', 'i', 'o'])
        || (word.starts_with('u') && !word.starts_with("un") && !word.starts_with("us"))
        || word.starts_with("un");
    format!("{} {word}", if vowel { "an" } else { "a" })
}
