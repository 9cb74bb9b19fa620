//! GitHub's workflow commands: a note beside each line of a pull request. The escapes are those of its toolkit.

use crate::diagnostic::{Diagnostic, Severity};
use crate::report::run::messages;
use crate::report::{Checked, Ended, Lines, Problem, Report, Reported};
use std::collections::BTreeMap;

/// GitHub shows so many notes of a level for a step of a job.
const SHOWN: usize = 10;

/// So many rows stand in the summary of a job.
const ROWS: usize = 200;

/// What is written to the log of a job: a note for each problem and finding while GitHub shows them, then how many more
/// there are.
#[derive(Debug, Default)]
pub struct Github {
    workspace: String,
    told: BTreeMap<Severity, usize>,
    rows: Vec<String>,
}

impl Report for Github {
    fn problem(&mut self, problem: &Problem<'_>) -> String {
        let (text, problems) = (problem.lines.map_or("", Lines::text), std::slice::from_ref(problem.told));
        let path = problem.path;
        self.notes(&Checked {
            path,
            text,
            sentences: &[],
            against: &[],
            findings: &[],
            problems,
            made_from: None,
            comparison: None,
        })
    }

    fn article(&mut self, article: &Reported<'_>) -> String {
        self.notes(article.checked)
    }

    /// How many there are that GitHub would not show.
    fn end(&mut self, _: &Ended<'_>) -> String {
        let more = self.told.iter().rev().filter(|(_, told)| **told > SHOWN);
        let more = more.map(|(level, told)| {
            let (more, ending) = (told - SHOWN, if told - SHOWN == 1 { "" } else { "s" });
            format!("and {more} more {}{ending}; the summary of the job lists them\n", level.word())
        });
        more.collect()
    }

    fn summary(&self, line: &str) -> Option<String> {
        let mut page = format!("### sayso\n\n{line}\n\n");
        if !self.rows.is_empty() {
            page.push_str("| level | place | rule | finding |\n| --- | --- | --- | --- |\n");
            page.extend(self.rows.iter().map(String::as_str));
            page.push('\n');
        }
        let more = self.told.values().sum::<usize>().saturating_sub(self.rows.len());
        if more > 0 {
            page.push_str(&format!("{more} more are not listed here.\n"));
        }
        Some(page)
    }
}

impl Github {
    /// Of a job whose files are below that folder.
    pub fn new(workspace: String) -> Self {
        Self { workspace, ..Self::default() }
    }

    /// A command for each problem of an article, then for each finding.
    fn notes(&mut self, checked: &Checked<'_>) -> String {
        let lines = checked.lines();
        let path = self.path(checked.path).to_owned();
        let mut text = String::new();
        for of in messages(checked) {
            let told = self.told.entry(of.severity).or_default();
            *told += 1;
            if *told <= SHOWN {
                text.push_str(&command(&path, &lines, &of));
            }
            if self.rows.len() < ROWS {
                let line = of.span.map_or(String::new(), |span| format!(":{}", lines.place(span.start).line));
                let (level, code, message) = (of.severity.word(), cell(&of.code), cell(&of.message));
                self.rows.push(format!("| {level} | {}{line} | {code} | {message} |\n", cell(&path)));
            }
        }
        text
    }

    /// A path as GitHub has it: from the top of the workspace, without `./`.
    fn path<'p>(&self, path: &'p str) -> &'p str {
        let inside = path.strip_prefix(&self.workspace).filter(|_| !self.workspace.is_empty());
        let path = inside.and_then(|path| path.strip_prefix('/')).unwrap_or(path);
        path.strip_prefix("./").unwrap_or(path)
    }
}

/// Text in a cell of a table, which shows it as it is.
fn cell(text: &str) -> String {
    let mut cell = String::new();
    for character in text.chars().filter(|character| !character.is_control()) {
        if "\\`*_[]<>|&~".contains(character) {
            cell.push('\\');
        }
        cell.push(character);
    }
    cell
}

fn command(path: &str, lines: &Lines<'_>, of: &Diagnostic) -> String {
    let level = match of.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note | Severity::Pilot => "notice",
    };
    let mut properties = format!("file={}", property(path));
    if let Some(span) = of.span {
        let (start, end) = lines.ends(span);
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
