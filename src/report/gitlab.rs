//! GitLab's code quality report: an object for each message, with a fingerprint that no other in the report has.

use crate::diagnostic::{Diagnostic, Severity};
use crate::evaluate::digest;
use crate::report::json::written;
use crate::report::run::{Listed, bare, message};
use crate::report::{Ended, Lines, Problem, Report, Reported};
use serde::Serialize;

#[derive(Serialize)]
struct Issue<'a> {
    description: &'a str,
    check_name: &'a str,
    fingerprint: String,
    severity: &'static str,
    location: Location<'a>,
}

#[derive(Serialize)]
struct Location<'a> {
    path: &'a str,
    lines: Begin,
}

#[derive(Serialize)]
struct Begin {
    begin: usize,
}

/// The format of a run.
#[derive(Clone, Copy, Debug, Default)]
pub struct Gitlab {
    listed: Listed,
}

impl Report for Gitlab {
    fn begin(&mut self) -> String {
        "[".to_owned()
    }

    fn problem(&mut self, problem: &Problem<'_>) -> String {
        self.listed.add(&issue(problem.path, problem.lines, problem.told, &problem.told.code))
    }

    fn article(&mut self, article: &Reported<'_>) -> String {
        let (checked, lines) = (article.checked, article.checked.lines());
        let found = checked.findings.iter();
        let found = found.map(|one| issue(checked.path, Some(&lines), &message(checked, one), &one.fingerprint));
        let wrong = checked.problems.iter().map(|one| issue(checked.path, Some(&lines), one, &one.code));
        found.chain(wrong).map(|json| self.listed.add(&json)).collect()
    }

    fn end(&mut self, _: &Ended<'_>) -> String {
        "\n]\n".to_owned()
    }
}

/// One message on one line, without a line break; `print` tells it from others of its article.
fn issue(path: &str, lines: Option<&Lines<'_>>, told: &Diagnostic, print: &str) -> String {
    let path = bare(path);
    let place = told.span.and_then(|span| lines.map(|lines| lines.place(span.start)));
    // A place of a problem is all that tells it from its like; a finding has its words.
    let at = if print == told.code { place.map_or(0, |place| place.line * 10_000 + place.column) } else { 0 };
    written(&Issue {
        description: &told.message,
        check_name: &told.code,
        fingerprint: digest(&format!("{path}\n{}\n{print}\n{at}", told.code)),
        severity: match told.severity {
            Severity::Error => "major",
            Severity::Warning => "minor",
            Severity::Note | Severity::Pilot => "info",
        },
        location: Location { path, lines: Begin { begin: place.map_or(1, |place| place.line) } },
    })
}
