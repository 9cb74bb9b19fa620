//! Findings that may stand, written in a file beside an article that no comment can be written into, or should not be: of
//! `draft.docx` in `draft.docx.allow`. A line a finding: `RULE FINGERPRINT: why; by Ann Lowe; until 2031-05-12`, or of all that a
//! rule finds, `RULE in this article: why`. What stands behind `#` at the start of a line is for people.

use crate::cli::input::{self, Input};
use crate::cli::reading::Judged;
use crate::cli::settings::is_named;
use crate::cli::{Stop, whole};
use sayso::diagnostic::{Diagnostic, Severity};
use sayso::evaluate::{Allowance, Finding};
use sayso::plan::Plan;
use sayso::remark::Reason;
use sayso::span::Span;
use std::path::{Path, PathBuf};

/// What the name of such a file ends with, behind the whole name of the article.
const ENDING: &str = ".allow";

/// Behind a rule that may find what it will.
const ARTICLE: &str = " in this article";

/// The file beside an article.
pub fn beside(article: &Path) -> PathBuf {
    let mut name = article.as_os_str().to_owned();
    name.push(ENDING);
    PathBuf::from(name)
}

/// Lets stand what the file beside the article says; what is wrong with the file is told as of the article.
pub fn apply(input: &Input, plan: &Plan, judged: &mut Judged) {
    let file = beside(&input.place);
    if !file.is_file() {
        return;
    }
    let text = match input::text(&file) {
        Ok(text) => text,
        Err(trouble) => {
            judged.problems.push(warning("bad-side-file", &input.path, None, &trouble.message));
            return;
        }
    };
    for (at, line) in text.lines().enumerate() {
        let line = line.trim_start_matches('\u{feff}').trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        if let Err((code, message)) = one(line, input, plan, judged) {
            judged.problems.push(warning(code, &input.path, Some(at + 1), &message));
        }
    }
}

/// Adds a line for a finding.
///
/// # Errors
/// Tells why the file cannot be written.
pub fn add(article: &Path, finding: &Finding, said: &str) -> Result<String, Stop> {
    let file = beside(article);
    let wrong = |message: String| Stop::Told(format!("{}: {message}", input::shown(&file)));
    let before =
        if file.exists() { input::text(&file).map_err(|trouble| wrong(trouble.message))? } else { String::new() };
    let line = format!("{} {}: {said}", finding.name, finding.fingerprint);
    let end = if before.is_empty() || before.ends_with('\n') { "" } else { "\n" };
    whole::write(&file, &format!("{before}{end}{line}\n")).map_err(|error| wrong(error.to_string()))?;
    Ok(line)
}

/// What is wrong with a line: its code and its words.
type Wrong = (&'static str, String);

/// One line: moves what it speaks of to what is allowed.
fn one(line: &str, input: &Input, plan: &Plan, judged: &mut Judged) -> Result<(), Wrong> {
    let (names, reason) = line.split_once(':').unwrap_or((line, ""));
    let names = names.trim();
    let (name, print) = match names.strip_suffix(ARTICLE) {
        Some(name) => (name.trim(), None),
        None => match names.split_once(char::is_whitespace) {
            Some((name, print)) if is_print(print.trim()) => (name, Some(print.trim())),
            Some(_) | None => {
                let write = "write `RULE FINGERPRINT: why` or `RULE in this article: why`";
                return Err(("side-file-not-understood", format!("this line allows nothing: {write}")));
            }
        },
    };
    if !plan.rules.iter().any(|rule| is_named(rule, name)) {
        return Err(("allow-unknown-rule", format!("there is no rule `{name}`; `sayso rules` lists them")));
    }
    let reason = Reason::read(reason);
    holds(&reason, plan)?;
    let rules = plan.rules.iter().filter(|rule| is_named(rule, name));
    let rules: Vec<&str> = rules.map(|rule| rule.name.as_str()).collect();
    let meant = |one: &Finding| {
        rules.contains(&one.name.as_str()) && print.is_none_or(|print| one.fingerprint.starts_with(print))
    };
    let (allowed, standing): (Vec<Finding>, Vec<Finding>) =
        std::mem::take(&mut judged.findings).into_iter().partition(meant);
    judged.findings = standing;
    let is_record = input.path.contains('#');
    if allowed.is_empty() && !is_record {
        return Err(("allow-unused", format!("unused: `{names}` finds nothing here; delete the line")));
    }
    let Reason { text, author, until, .. } = reason;
    let said = Allowance { comment: Span::default(), reason: text, author, until };
    judged.allowed.extend(allowed.into_iter().map(|finding| (finding, said.clone())));
    Ok(())
}

/// Whether the reason is one, today.
fn holds(reason: &Reason, plan: &Plan) -> Result<(), Wrong> {
    if reason.text.is_empty() {
        return Err(("allow-without-reason", "this line allows nothing, since it gives no reason".to_owned()));
    }
    if let Some(odd) = &reason.odd_day {
        let write = "write year, month and day: `; until 2031-05-12`";
        return Err(("allow-odd-day", format!("this line allows nothing, since `{odd}` is no day: {write}")));
    }
    match reason.until.zip(plan.today) {
        Some((until, today)) if today > until => Err((
            "allow-expired",
            format!("this line allows nothing after {until}: mend the place, or give a later day"),
        )),
        Some(_) | None => Ok(()),
    }
}

fn is_print(word: &str) -> bool {
    (4..=16).contains(&word.len()) && word.bytes().all(|digit| digit.is_ascii_hexdigit())
}

/// Of the article, with the place in the file beside it.
fn warning(code: &str, article: &str, line: Option<usize>, message: &str) -> Diagnostic {
    let line = line.map_or(String::new(), |line| format!(":{line}"));
    let message = format!("{article}{ENDING}{line}: {message}");
    Diagnostic::error(code, message, None).with_severity(Severity::Warning)
}
