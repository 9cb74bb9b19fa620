//! What a format makes of a whole run: the seam between `check` and the formats. A format more is one file that fills in
//! `Report` and one variant where formats are chosen. Nothing here reads, decides what counts, or writes anywhere.

use crate::diagnostic::{Diagnostic, Severity};
use crate::evaluate::{Allowance, Finding};
use crate::facts::Facts;
use crate::plan::Plan;
use crate::report::prose::harmless;
use crate::report::{Checked, Lines};

/// A format. Each method returns the text that follows what was returned before it; an empty one where nothing does.
pub trait Report {
    /// Everything before the first article.
    fn begin(&mut self) -> String {
        String::new()
    }

    /// Rules that run from here on. Told before the articles that they check, and again where the same run once more.
    fn rules(&mut self, _plan: &Plan) {}

    /// True where the format has no place for what is wrong outside of an article: people are told in words, elsewhere.
    fn in_words(&self) -> bool {
        false
    }

    /// What is wrong outside of an article: a file that cannot be read, a rule that does not run. Not asked of a format that
    /// leaves it to words.
    fn problem(&mut self, _problem: &Problem<'_>) -> String {
        String::new()
    }

    /// An article, in the order of the run.
    fn article(&mut self, article: &Reported<'_>) -> String;

    /// Everything after the last article.
    fn end(&mut self, _ended: &Ended<'_>) -> String {
        String::new()
    }

    /// Files that belong beside the report, by name, made since this was last asked.
    fn files(&mut self) -> Vec<(String, String)> {
        Vec::new()
    }

    /// A page for whoever looks at the job that ran, in Markdown.
    fn summary(&self, _line: &str) -> Option<String> {
        None
    }
}

/// What is wrong outside of an article.
#[derive(Clone, Copy, Debug)]
pub struct Problem<'a> {
    /// The file as the user named it.
    pub path: &'a str,
    /// Its lines, where it could be read.
    pub lines: Option<&'a Lines<'a>>,
    /// What is wrong.
    pub told: &'a Diagnostic,
    /// True where it fails the run.
    pub fails: bool,
}

/// An article and what a run has to tell of it.
#[derive(Clone, Copy)]
pub struct Reported<'a> {
    /// What was found and what is wrong with it.
    pub checked: &'a Checked<'a>,
    /// What it says; `None` where it was not read again.
    pub facts: Option<&'a Facts>,
    /// What was found and does not count.
    pub silenced: &'a [Silenced<'a>],
    /// Whether a message of that level fails the run.
    pub fails: &'a dyn Fn(Severity) -> bool,
}

impl Reported<'_> {
    /// What is wrong with it, then what was found, as messages.
    pub fn messages(&self) -> Vec<Diagnostic> {
        messages(self.checked)
    }
}

/// What is wrong with an article, then what was found in it, as messages. A message on what differs from another text says where
/// that stands, for formats that have one place for each.
pub(super) fn messages(checked: &Checked<'_>) -> Vec<Diagnostic> {
    checked.problems.iter().cloned().chain(checked.findings.iter().map(|one| message(checked, one))).collect()
}

/// What was found, as a message for formats that have one place for each.
pub(super) fn message(checked: &Checked<'_>, finding: &Finding) -> Diagnostic {
    let mut told = Diagnostic::from(finding);
    told.message.push_str(&beside(checked, finding));
    told
}

/// " (beside notes.md:12)": the first place in another text that a finding rests on.
fn beside(checked: &Checked<'_>, finding: &Finding) -> String {
    let other = finding.elsewhere.first().and_then(|place| Some((checked.against.get(place.text)?, place)));
    other.map_or(String::new(), |(original, place)| {
        let line = Lines::of(&original.facts.document.text).place(place.span.start).line;
        format!(" (beside {}:{line})", harmless(&original.name))
    })
}

/// A finding that does not count: a comment allows it, or else the baseline knows it.
#[derive(Clone, Copy, Debug)]
pub struct Silenced<'a> {
    /// The finding.
    pub finding: &'a Finding,
    /// The comment.
    pub said: Option<&'a Allowance>,
}

/// How a run ended.
#[derive(Clone, Copy, Debug)]
pub struct Ended<'a> {
    /// What it came to, in a line without a line break.
    pub line: &'a str,
    /// True where something could not be read or run.
    pub failed: bool,
}

/// A list of objects that grows one by one, each on its line.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Listed(bool);

impl Listed {
    /// One more, with what parts it from the one before.
    pub(super) fn add(&mut self, json: &str) -> String {
        let comma = if std::mem::replace(&mut self.0, true) { "," } else { "" };
        format!("{comma}\n{json}")
    }
}

/// A path as services that show results have it.
pub(super) fn bare(path: &str) -> &str {
    path.strip_prefix("./").unwrap_or(path)
}
