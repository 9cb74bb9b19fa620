//! One line a finding: `path:line:column: severity[rule]: message`. For editors and for grep.

use crate::diagnostic::Diagnostic;
use crate::report::prose::harmless;
use crate::report::run::messages;
use crate::report::{Checked, Lines, Report, Reported};

/// The format of a run.
#[derive(Clone, Copy, Debug, Default)]
pub struct Short;

impl Report for Short {
    fn in_words(&self) -> bool {
        true
    }

    fn article(&mut self, article: &Reported<'_>) -> String {
        short(article.checked)
    }
}

/// A line for each problem, then for each finding.
pub fn short(checked: &Checked<'_>) -> String {
    let lines = checked.lines();
    messages(checked).iter().map(|told| line(checked.path, &lines, told)).collect()
}

fn line(path: &str, lines: &Lines<'_>, of: &Diagnostic) -> String {
    let place = of.span.map(|span| lines.place(span.start));
    let place = place.map_or(String::new(), |place| format!("{}:{}:", place.line, place.column));
    let message = harmless(&of.message);
    format!("{}:{place} {}[{}]: {message}\n", harmless(path), of.severity.word(), of.code)
}
