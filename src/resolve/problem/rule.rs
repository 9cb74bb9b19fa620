//! Messages about packs, names, keys, placeholders, and notes on rules.

use super::error;
use super::sentence::listed;
use crate::diagnostic::{Diagnostic, Severity};
use crate::span::Span;

/// A mistake in names, keys or placeholders, or a note on a rule. `span` is where the caret goes.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "fields are named after what they hold")]
pub enum RuleProblem {
    /// Two files with the name of one pack.
    PackTwice { pack: String, other: String, span: Span },
    /// Two rules with one name.
    RuleTwice { rule: String, first: Option<Span>, span: Span },
    /// `use` of a pack that is not there.
    UnknownPack { pack: String, near: Option<String>, span: Span },
    /// `use` of the pack itself.
    UsesItself { pack: String, span: Span },
    /// `use` of a pack of which nothing is used.
    UnusedUse { pack: String, span: Span },
    /// `silences` of a rule that is not there.
    UnknownRule { rule: String, near: Option<String>, span: Span },
    /// Rules that silence each other.
    SilenceCycle { rule: String, through: Vec<String>, span: Span },
    /// `once per` something that is no key.
    UnknownKey { key: String, near: Option<&'static str>, of: String, keys: Vec<&'static str>, span: Span },
    /// `mark` of something that has no place.
    UnknownMark { mark: String, near: Option<&'static str>, of: String, marks: Vec<&'static str>, span: Span },
    /// A placeholder that does not exist. `known` are those that do; none where what is flagged cannot be read.
    UnknownPlaceholder { name: String, near: Option<&'static str>, of: String, known: Vec<&'static str>, span: Span },
    /// A placeholder that what is flagged does not have.
    PlaceholderNotHeld { name: String, of: String, known: Vec<&'static str>, span: Span },
    /// A placeholder that only one branch of an `or` fills, or that needs a relation.
    PlaceholderMayBeEmpty { name: String, needs: &'static str, branch: bool, span: Span },
    /// `{source}` of what is flagged for having none.
    PlaceholderOfUnattributed { name: String, span: Span },
    /// `{source` without its end.
    PlaceholderNotClosed { span: Span },
    /// `{condition}` of what is flagged for not being conditional.
    PlaceholderDenied { name: String, test: &'static str, other: bool, span: Span },
    /// A rule on claims that tests only source or cue.
    ClaimsOrStatements { claims: String, span: Span },
    /// `fewer than 2` holds for none too.
    IncludesNone { count: String, span: Span },
    /// A rule without examples.
    NoExample { rule: String, span: Span },
}

impl RuleProblem {
    /// The message for people.
    pub(super) fn diagnostic(&self) -> Diagnostic {
        match self {
            Self::PackTwice { pack, other, span } => error(
                "pack-twice",
                format!("the pack `{pack}` is also the name of {other}"),
                *span,
                "give each pack a name of its own",
            ),
            Self::RuleTwice { rule, first, span } => {
                let diagnostic = Diagnostic::error("rule-twice", format!("two rules are called `{rule}`"), *span)
                    .with_help("give each rule a name of its own");
                match first {
                    Some(first) => diagnostic.with_label(*first, "the first"),
                    None => diagnostic,
                }
            }
            Self::UnknownPack { pack, near, span } => error(
                "unknown-pack",
                format!("there is no pack `{pack}`"),
                *span,
                did_you_mean(near.as_deref(), "look at the name after `pack` in the other file"),
            ),
            Self::UsesItself { pack, span } => error(
                "unknown-pack",
                format!("the pack `{pack}` uses itself"),
                *span,
                "take the line out: a pack knows its own definitions",
            ),
            Self::UnusedUse { pack, span } => {
                Diagnostic::error("unused-use", format!("nothing of the pack `{pack}` is used"), *span)
                    .with_severity(Severity::Warning)
                    .with_help("take it out of `use`")
            }
            Self::UnknownRule { rule, near, span } => error(
                "unknown-rule",
                format!("there is no rule `{rule}` to silence"),
                *span,
                did_you_mean(
                    near.as_deref(),
                    "a rule of another pack is written with its pack: `conflict/captive-as-fact`",
                ),
            ),
            Self::SilenceCycle { rule, through, span } => error(
                "silence-cycle",
                match through.as_slice() {
                    [] => format!("`{rule}` silences itself"),
                    through => format!("`{rule}` silences itself, through `{}`", through.join("`, `")),
                },
                *span,
                "the more specific rule silences the more general one, never the other way round",
            ),
            Self::UnknownKey { key, near, of, keys, span } => error(
                "unknown-key",
                has_none(of, key, " to be counted by"),
                *span,
                near_or(of, near.map(str::to_owned), can_have(of, keys)),
            ),
            Self::UnknownMark { mark, near, of, marks, span } => error(
                "unknown-mark",
                format!("{of} {} no {mark} that the caret could show", has(of)),
                *span,
                near_or(of, near.map(str::to_owned), can_have(of, marks)),
            ),
            Self::UnknownPlaceholder { name, near, of, known, span } => error(
                "unknown-placeholder",
                format!("there is no placeholder `{{{name}}}`"),
                *span,
                near_or(
                    of,
                    near.map(|near| format!("{{{near}}}")),
                    match known.as_slice() {
                        [] => {
                            "`sayso vocabulary` lists them; a brace that is no placeholder is written twice".to_owned()
                        }
                        known => format!("{}; a brace that is no placeholder is written twice", can_have(of, known)),
                    },
                ),
            ),
            Self::PlaceholderNotHeld { name, of, known, span } => {
                error("unknown-placeholder", has_none(of, name, ""), *span, format!("{of} have: {}", listed(known)))
            }
            Self::PlaceholderMayBeEmpty { name, needs, branch, span } => error(
                "placeholder-may-be-empty",
                match branch {
                    true => format!("`{{{name}}}` may be empty: the rule can fire without {needs}"),
                    false => format!("`{{{name}}}` would be empty: nothing in the rule gives {needs}"),
                },
                *span,
                match branch {
                    true => format!(
                        "test for {needs} in every part of the `or`, or take the placeholder out of the message"
                    ),
                    false => format!("test for {needs} in the rule, or take the placeholder out of the message"),
                },
            ),
            Self::PlaceholderOfUnattributed { name, span } => error(
                "placeholder-may-be-empty",
                format!("`{{{name}}}` would be empty: the rule flags what is unattributed, and that has no {name}"),
                *span,
                "take it out of the message; `{other source}` is the source of the statement that it is related to",
            ),
            Self::PlaceholderDenied { name, test, other, span } => error(
                "placeholder-may-be-empty",
                format!("`{{{name}}}` would be empty: the rule flags what is not {test}"),
                *span,
                match other {
                    true => format!("write `{{other {name}}}` for that of the thing that it is compared with"),
                    false => "take it out of the message".to_owned(),
                },
            ),
            Self::PlaceholderNotClosed { span } => {
                error("placeholder-not-closed", "this `{` has no `}`", *span, "close it, or write `{{` for a brace")
            }
            Self::ClaimsOrStatements { claims, span } => note(
                "claims-or-statements",
                format!(
                    "`{claims}` leaves out offers, opinions and norms, though the rule looks only at who says it and how"
                ),
                *span,
                "write `statements` to take them in",
            ),
            Self::IncludesNone { count, span } => note(
                "fewer-includes-none",
                format!("`{count}` holds for none at all, too"),
                *span,
                "if there must be one, write so: `exactly 1`, or add `and with a …`",
            ),
            Self::NoExample { rule, span } => note(
                "no-example",
                format!("the rule `{rule}` has no example"),
                *span,
                "add `flags \"…\"` with a text that it must flag and `allows \"…\"` with one that it must not: `sayso test` checks them",
            ),
        }
    }
}

fn note(code: &str, message: String, span: Span, help: &str) -> Diagnostic {
    Diagnostic::error(code, message, span).with_severity(Severity::Note).with_help(help)
}

fn has_none(of: &str, what: &str, why: &str) -> String {
    match what {
        "target" => format!("only accusations have a target; {of} {} none{why}", has(of)),
        what => format!("{of} {} no {what}{why}", has(of)),
    }
}

/// `{of} have: …`.
fn can_have(of: &str, names: &[&'static str]) -> String {
    format!("{of} {}: {}", if has(of) == "has" { "can have" } else { "have" }, listed(names))
}

/// The verb after "claims", or after "what is flagged".
fn has(of: &str) -> &'static str {
    if of.starts_with("what ") { "has" } else { "have" }
}

/// The near name, and what there is where that is known.
fn near_or(of: &str, near: Option<String>, otherwise: String) -> String {
    match near {
        Some(near) if has(of) == "has" => format!("did you mean `{near}`?"),
        Some(near) => format!("did you mean `{near}`? {otherwise}"),
        None => otherwise,
    }
}

fn did_you_mean(near: Option<&str>, otherwise: &str) -> String {
    match near {
        Some(near) => format!("did you mean `{near}`?"),
        None => otherwise.to_owned(),
    }
}
