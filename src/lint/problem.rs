//! What is told of rules that read well but may not do what is meant. Each carries what its message needs.

use crate::diagnostic::{Diagnostic, Severity};
use crate::span::Span;

/// Something that a rule file says in vain. `span` is where the caret goes.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "fields are named after what they hold")]
pub enum Problem {
    /// A rule that can never flag anything.
    NeverTrue { rule: String, tests: Vec<String>, places: Vec<Span>, span: Span },
    /// A part of a rule that can never hold.
    Contradiction { tests: Vec<String>, places: Vec<Span>, span: Span },
    /// A test that holds of everything.
    AlwaysTrue { test: String, span: Span },
    /// A test that changes nothing.
    AddsNothing { test: String, alternative: bool, repeated: Option<String>, span: Span },
    /// An exception that spares all that its rule flags.
    UnlessSparesAll { rule: String, test: String, span: Span },
    /// An exception that spares nothing.
    IdleUnless { test: String, span: Span },
    /// A level that no finding has.
    IdleLevel { test: String, span: Span },
    /// A rule that is silenced in vain.
    IdleSilences { other: String, never: bool, span: Span },
    /// A rule that flags the same as another.
    EqualRule { other: String, span: Span },
    /// A rule that flags nothing that another does not flag.
    CoveredRule { other: String, silenced: bool, span: Span },
    /// A rule that flags nothing that one of several others does not flag.
    CoveredTogether { others: Vec<String>, silenced: bool, span: Span },
    /// An entry of a list that no text can hold.
    UnmatchedWords { entry: String, span: Span },
    /// An example that does not hold.
    FailingExample { rule: String, flags: bool, span: Span },
}

/// The codes of all of these, sorted.
pub fn codes() -> &'static [&'static str] {
    &[
        "adds-nothing",
        "always-true",
        "contradiction",
        "covered-rule",
        "equal-rule",
        "failing-example",
        "idle-level",
        "idle-silences",
        "idle-unless",
        "never-true",
        "unless-spares-all",
        "unmatched-words",
    ]
}

impl Problem {
    /// The message for people.
    pub fn diagnostic(&self) -> Diagnostic {
        match self {
            Self::NeverTrue { rule, tests, places, span } => never_true(rule, tests, places, *span),
            Self::Contradiction { tests, places, span } => {
                let message = match tests.as_slice() {
                    [one, other] => format!("`{one}` and `{other}` cannot both hold, so this part never does"),
                    [one] => format!("`{one}` can never hold here"),
                    _ => "these tests cannot hold together, so this part never holds".to_owned(),
                };
                conflict("contradiction", message, places, *span, "take one of them out, or take out the whole part")
            }
            Self::AlwaysTrue { test, span } => warning(
                "always-true",
                format!("`{test}` holds of everything, so it tests nothing"),
                *span,
                "take it out, or write the test that was meant",
            ),
            Self::AddsNothing { test, alternative: false, repeated: Some(part), span } => warning(
                "adds-nothing",
                format!(
                    "`{test}` changes nothing: it holds of all that the rest of the rule looks at, as each thing stands in one part of the article"
                ),
                *span,
                format!(
                    "to ask whether the same words stand there too, write `not repeated in {part}`; else take it out"
                ),
            ),
            Self::AddsNothing { test, alternative: false, repeated: None, span } => warning(
                "adds-nothing",
                format!("`{test}` changes nothing: it holds whenever the rest of the rule does"),
                *span,
                "take it out",
            ),
            Self::AddsNothing { test, alternative: true, span, .. } => warning(
                "adds-nothing",
                format!("`{test}` changes nothing: whenever it holds, another part of this `or` holds too"),
                *span,
                "take it out, or take out the wider one",
            ),
            Self::UnlessSparesAll { rule, test, span } => warning(
                "unless-spares-all",
                format!("`{test}` holds of everything that `{rule}` flags, so the rule never flags anything"),
                *span,
                "narrow the exception, or take it out",
            ),
            Self::IdleUnless { test, span } => warning(
                "idle-unless",
                format!("`{test}` never holds of what this rule flags, so the exception spares nothing"),
                *span,
                "take the exception out, or widen the `flag` sentence",
            ),
            Self::IdleLevel { test, span } => warning(
                "idle-level",
                format!("`{test}` never holds when this level is looked at, so no finding has it"),
                *span,
                "take the level out, or move it before those that are always chosen first",
            ),
            Self::IdleSilences { other, never: false, span } => warning(
                "idle-silences",
                format!("this rule and `{other}` never flag the same place, so there is nothing to silence"),
                *span,
                "take the name out",
            ),
            Self::IdleSilences { other, never: true, span } => warning(
                "idle-silences",
                format!("`{other}` never flags anything, so there is nothing to silence"),
                *span,
                "take the name out, or mend that rule",
            ),
            Self::EqualRule { other, span } => {
                warning("equal-rule", format!("this rule flags the same as `{other}`"), *span, "keep one of the two")
            }
            Self::CoveredRule { other, silenced: false, span } => warning(
                "covered-rule",
                format!("everything that this rule flags `{other}` flags too, so each place is reported twice"),
                *span,
                format!("write `silences {other}` in this rule, or take one of the two out"),
            ),
            Self::CoveredRule { other, silenced: true, span } => warning(
                "covered-rule",
                format!(
                    "everything that this rule flags `{other}` flags too, and silences, so this rule is never seen"
                ),
                *span,
                "take this rule out, or let it silence the other instead",
            ),
            Self::CoveredTogether { others, silenced, span } => {
                let names = others.join("` or `");
                warning(
                    "covered-rule",
                    format!(
                        "everything that this rule flags `{names}` flags too, {}",
                        match silenced {
                            true => "and silences, so this rule is never seen",
                            false => "so each place is reported twice",
                        }
                    ),
                    *span,
                    format!("take this rule out, or let it silence them: `silences {}`", others.join(", ")),
                )
            }
            Self::UnmatchedWords { entry, span } if entry.trim().is_empty() => {
                warning("unmatched-words", "this entry is empty, so no text holds it".to_owned(), *span, "take it out")
            }
            Self::UnmatchedWords { entry, span } => warning(
                "unmatched-words",
                format!("no text can hold `{entry}` as it is written here"),
                *span,
                "write it as single words with blanks between, as they stand in a sentence",
            ),
            Self::FailingExample { rule, flags: true, span } => warning(
                "failing-example",
                format!("`{rule}` does not flag this text"),
                *span,
                "mend the rule or the example; `sayso extract` shows what is understood of the text",
            ),
            Self::FailingExample { rule, flags: false, span } => warning(
                "failing-example",
                format!("`{rule}` flags this text, which it should allow"),
                *span,
                "mend the rule or the example; `sayso extract` shows what is understood of the text",
            ),
        }
    }
}

fn never_true(rule: &str, tests: &[String], places: &[Span], span: Span) -> Diagnostic {
    let message = match tests {
        [one, other] => format!("`{rule}` never flags anything: `{one}` and `{other}` cannot both hold"),
        [one] => format!("`{rule}` never flags anything: `{one}` can never hold of what it looks at"),
        _ => format!("`{rule}` never flags anything: its tests cannot hold together"),
    };
    let help =
        if tests.len() == 1 { "mend it, or take it out" } else { "take one of them out, or join them with `or`" };
    conflict("never-true", message, places, span, help)
}

/// Tests that exclude each other, each at its place.
fn conflict(code: &str, message: String, places: &[Span], span: Span, help: &str) -> Diagnostic {
    let told = warning(code, message, span, help);
    places.iter().skip(1).fold(told, |told, place| told.with_label(*place, "does not go with it"))
}

fn warning(code: &str, message: String, span: Span, help: impl Into<String>) -> Diagnostic {
    Diagnostic::error(code, message, span).with_severity(Severity::Warning).with_help(help)
}
