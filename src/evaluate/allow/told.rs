//! What is wrong with comments that speak to sayso, in words for who wrote them.

use crate::diagnostic::{Diagnostic, Severity};
use crate::extract::covered;
use crate::facts::{Facts, Finding};
use crate::list::Id;
use crate::plan::{Plan, Rule};
use crate::remark::{Allow, Lack, Reason, Remark, Said, Scope, Verified};
use crate::span::Span;
use time::Date;

/// What is wrong with a comment that allows or verifies nothing, and why.
pub(super) fn wrong(remark: &Remark, all: &[Remark], facts: &Facts, today: Option<Date>) -> Option<Diagnostic> {
    match &remark.said {
        Said::Odd => {
            let problem = warning("comment-not-understood", "this comment says nothing to sayso", remark.span);
            Some(problem.with_help("write `<!-- sayso allow RULE: why it may stand -->`"))
        }
        Said::Allow(allow) => no_allow(remark, allow, today),
        Said::End(_) => {
            let closes = |one: &Remark| {
                let from = matches!(&one.said, Said::Allow(allow) if allow.scope == Scope::From);
                from && !one.reach.is_empty() && one.reach.end == remark.span.start
            };
            let problem =
                warning("allow-end-alone", "this comment ends nothing: no range of these rules is open", remark.span);
            let help = "write `<!-- sayso allow RULE from here: why -->` where it begins, with the same rules";
            (!all.iter().any(closes)).then(|| problem.with_help(help))
        }
        Said::Verified(verified) => no_check(remark, verified, facts, today),
    }
}

fn no_allow(remark: &Remark, allow: &Allow, today: Option<Date>) -> Option<Diagnostic> {
    if allow.reason.text.is_empty() {
        let problem =
            warning("allow-without-reason", "this comment allows nothing, since it gives no reason", remark.span);
        return Some(problem.with_help("write `<!-- sayso allow RULE: why it may stand -->`"));
    }
    if allow.scope == Scope::From && remark.reach.is_empty() {
        let problem =
            warning("allow-open-range", "this comment allows nothing, since its range has no end", remark.span);
        return Some(
            problem.with_help("write `<!-- sayso allow RULE to here -->`, with the same rules, where it ends"),
        );
    }
    over(remark.span, &allow.reason, today)
}

/// What is wrong with what the desk says it checked.
fn no_check(remark: &Remark, verified: &Verified, facts: &Facts, today: Option<Date>) -> Option<Diagnostic> {
    let tell = |code: &str, message: &str, help: &str| Some(warning(code, message, remark.span).with_help(help));
    const HOW: &str = "say on what, by whom and when: `<!-- sayso verified: documents, seen by desk, 12 May -->`";
    match verified.lacks() {
        Some(Lack::Day) => {
            return tell(
                "verified-without-day",
                "this comment verifies nothing, since it does not end with a day",
                HOW,
            );
        }
        Some(Lack::Who) => {
            return tell(
                "verified-by-nobody",
                "this comment verifies nothing: on what does it rest, and who saw it?",
                HOW,
            );
        }
        None => {}
    }
    let date = verified.day.and_then(|day| Date::from_calendar_date(day.year?, day.month, day.day).ok());
    if date.zip(today).is_some_and(|(date, today)| date > today) {
        let help = "give the day on which it was checked";
        return tell("verified-later", "this comment speaks of a day that has not come", help);
    }
    let mut claims = covered(facts, remark).peekable();
    if claims.peek().is_none() {
        let help = "delete the comment, or move it behind the sentence that it speaks of";
        return tell("verified-nothing", "no claim stands here that could be verified", help);
    }
    let says_not = |id| {
        let mut notes = facts.verifications.iter().filter(|note| note.finding == Finding::NotVerified);
        notes.any(|note| note.covers.iter().any(|cover| cover.statement == id && cover.truth.is_true()))
    };
    if claims.any(says_not) {
        let help = "one of the two is out of date: delete the comment, or the words";
        return tell("verified-against-the-article", "the article says that this was not verified", help);
    }
    None
}

fn warning(code: &str, message: impl Into<String>, span: Span) -> Diagnostic {
    Diagnostic::error(code, message, span).with_severity(Severity::Warning)
}

/// What is wrong with the day of a comment: it is none, or it is over.
fn over(span: Span, reason: &Reason, today: Option<Date>) -> Option<Diagnostic> {
    if let Some(odd) = &reason.odd_day {
        let problem = warning("allow-odd-day", format!("this comment allows nothing, since `{odd}` is no day"), span);
        return Some(problem.with_help("write the last day as year, month and day: `; until 2031-05-12`"));
    }
    let until = reason.until?;
    let problem = warning("allow-expired", format!("this comment allows nothing after {until}"), span);
    (today? > until).then(|| problem.with_help("look at the place again: mend it, or give a later day"))
}

/// What to say of a comment that allows what is not found.
pub(super) fn unused(
    plan: &Plan,
    name: &str,
    span: Span,
    rules: &[Id<Rule>],
    by: Option<Id<Rule>>,
) -> Option<Diagnostic> {
    if rules.is_empty() {
        return Some(unknown(plan, name, span));
    }
    if !rules.iter().any(|rule| plan.rules.get(*rule).is_some_and(|rule| rule.on)) {
        return None;
    }
    let message = match by.and_then(|by| plan.rules.get(by)) {
        Some(by) => format!("unused: `{name}` is already silenced by `{}` here", by.name),
        None => format!("unused: `{name}` finds nothing here"),
    };
    let problem = Diagnostic::error("allow-unused", message, span).with_severity(Severity::Warning);
    Some(problem.with_help("delete the comment, or move it next to the place it speaks of"))
}

fn unknown(plan: &Plan, name: &str, span: Span) -> Diagnostic {
    let problem = Diagnostic::error("allow-unknown-rule", format!("there is no rule `{name}`"), span);
    let problem = problem.with_severity(Severity::Warning);
    let bare = |full: &str| full.rsplit('/').next().unwrap_or_default().to_owned();
    let near = |full: &str| {
        strsim::normalized_damerau_levenshtein(name, full)
            .max(strsim::normalized_damerau_levenshtein(name, &bare(full)))
    };
    let best =
        plan.rules.iter().map(|rule| (near(&rule.name), &rule.name)).max_by(|one, other| one.0.total_cmp(&other.0));
    match best {
        Some((score, best)) if score > 0.6 => problem.with_help(format!("did you mean `{best}`?")),
        Some(_) | None => problem.with_help("`sayso rules` lists them"),
    }
}
