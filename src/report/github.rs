//! GitHub's workflow commands: a note beside each line of a pull request. The escapes are those of its toolkit.

use crate::diagnostic::{Diagnostic, Severity};
use crate::report::{Checked, Lines};

/// A command for each problem, then for each finding.
pub fn github(checked: &Checked<'_>) -> String {
    let lines = Lines::of(checked.text);
    let found = checked.findings.iter().map(Diagnostic::from);
    let all = checked.problems.iter().cloned().chain(found);
    all.map(|of| command(checked.path, &lines, &of)).collect()
}

fn command(path: &str, lines: &Lines<'_>, of: &Diagnostic) -> String {
    let level = match of.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    let mut properties = format!("file={}", property(path.strip_prefix("./").unwrap_or(path)));
    if let Some(span) = of.span {
        let (start, end) = (lines.place(span.start), lines.place(span.end));
        properties.push_str(&format!(",line={},endLine={},col={}", start.line, end.line, start.column));
        if start.line == end.line {
            properties.push_str(&format!(",endColumn={}", end.column));
        }
    }
    let help = of.help.as_ref().map_or(String::new(), |help| format!("\n{help}"));
    format!("::{level} {properties},title={}::{}\n", property(&of.code), data(&format!("{}{help}", of.message)))
}

/// Line breaks as the toolkit writes them; of other control characters none, since what is written here goes through a
/// terminal's log.
fn data(text: &str) -> String {
    let escaped = text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A");
    escaped.chars().filter(|character| !character.is_control()).collect()
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
