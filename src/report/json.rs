//! The machine form of `check`, version 1 (`schemas/check.json`). Offsets are UTF-8 bytes into the file as given. The
//! shapes are structs of their own, so that the core may change without them.

use crate::diagnostic::{Diagnostic, Elsewhere, Label};
use crate::evaluate::Finding;
use crate::report::run::Listed;
use crate::report::{Checked, Ended, Lines, Problem, Report, Reported};
use crate::span::Span;
use serde::Serialize;

/// A span as machines read it.
#[derive(Clone, Copy, Debug, Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SpanForm {
    /// First byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
}

impl From<Span> for SpanForm {
    fn from(span: Span) -> Self {
        Self { start: span.start, end: span.end }
    }
}

impl From<SpanForm> for Span {
    fn from(span: SpanForm) -> Self {
        Self::new(span.start, span.end)
    }
}

#[derive(Serialize)]
struct LabelForm<'a> {
    span: SpanForm,
    text: &'a str,
}

#[derive(Serialize)]
struct ElsewhereForm<'a> {
    path: &'a str,
    span: SpanForm,
    line: usize,
    column: usize,
    text: &'a str,
    words: &'a str,
}

#[derive(Serialize)]
struct FindingForm<'a> {
    rule: &'a str,
    severity: &'a str,
    path: &'a str,
    message: &'a str,
    why: Option<&'a str>,
    help: Option<&'a str>,
    see: Option<&'a str>,
    span: Option<SpanForm>,
    line: Option<usize>,
    column: Option<usize>,
    caption: &'a str,
    labels: Vec<LabelForm<'a>>,
    also: Vec<SpanForm>,
    /// Places in the texts that the article was held against.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    elsewhere: Vec<ElsewhereForm<'a>>,
    fingerprint: &'a str,
}

#[derive(Serialize)]
struct ProblemForm<'a> {
    code: &'a str,
    severity: &'a str,
    path: &'a str,
    message: &'a str,
    help: Option<&'a str>,
    span: Option<SpanForm>,
    line: Option<usize>,
    column: Option<usize>,
    labels: Vec<LabelForm<'a>>,
}

/// The format of a run: one object.
#[derive(Clone, Debug, Default)]
pub struct Json {
    listed: Listed,
    problems: Vec<String>,
}

impl Report for Json {
    fn begin(&mut self) -> String {
        "{\"version\":1,\"findings\":[".to_owned()
    }

    fn problem(&mut self, problem: &Problem<'_>) -> String {
        self.problems.push(problem_to_json(problem.path, problem.lines, problem.told));
        String::new()
    }

    fn article(&mut self, article: &Reported<'_>) -> String {
        let (checked, lines) = (article.checked, article.checked.lines());
        let problems = checked.problems.iter().map(|one| problem_to_json(checked.path, Some(&lines), one));
        self.problems.extend(problems);
        checked.findings.iter().map(|one| self.listed.add(&finding_to_json(checked, &lines, one))).collect()
    }

    fn end(&mut self, _: &Ended<'_>) -> String {
        format!("\n],\"problems\":[{}]}}\n", self.problems.join(",\n"))
    }
}

/// The format of a run: an object a line.
#[derive(Clone, Copy, Debug, Default)]
pub struct JsonLines;

impl Report for JsonLines {
    fn problem(&mut self, problem: &Problem<'_>) -> String {
        problem_to_json(problem.path, problem.lines, problem.told) + "\n"
    }

    fn article(&mut self, article: &Reported<'_>) -> String {
        let (checked, lines) = (article.checked, article.checked.lines());
        let findings = checked.findings.iter().map(|one| finding_to_json(checked, &lines, one) + "\n");
        let problems = checked.problems.iter().map(|one| problem_to_json(checked.path, Some(&lines), one) + "\n");
        findings.chain(problems).collect()
    }
}

/// A whole run of one article: `{"version":1,"findings":[…],"problems":[…]}`.
pub fn json(checked: &Checked<'_>) -> String {
    let lines = checked.lines();
    let findings: Vec<String> = checked.findings.iter().map(|one| finding_to_json(checked, &lines, one)).collect();
    let problems: Vec<String> =
        checked.problems.iter().map(|one| problem_to_json(checked.path, Some(&lines), one)).collect();
    format!("{{\"version\":1,\"findings\":[{}],\"problems\":[{}]}}\n", findings.join(","), problems.join(","))
}

/// One finding on one line, without a line break.
pub fn finding_to_json(checked: &Checked<'_>, lines: &Lines<'_>, finding: &Finding) -> String {
    let place = finding.span.map(|span| lines.place(span.start));
    written(&FindingForm {
        rule: &finding.name,
        severity: finding.severity.word(),
        path: checked.path,
        message: &finding.message,
        why: finding.why.as_deref(),
        help: finding.help.as_deref(),
        see: finding.see.as_deref(),
        span: finding.span.map(|span| lines.given(span).into()),
        line: place.map(|place| place.line),
        column: place.map(|place| place.column),
        caption: &finding.caption,
        labels: labels(Some(lines), &finding.labels),
        also: finding.also.iter().map(|span| lines.given(*span).into()).collect(),
        elsewhere: finding.elsewhere.iter().filter_map(|place| elsewhere(checked, place)).collect(),
        fingerprint: &finding.fingerprint,
    })
}

/// One problem on one line, without a line break. Without lines it has no place: the file could not be read.
pub(super) fn problem_to_json(path: &str, lines: Option<&Lines<'_>>, problem: &Diagnostic) -> String {
    let place = problem.span.and_then(|span| lines.map(|lines| lines.place(span.start)));
    written(&ProblemForm {
        code: &problem.code,
        severity: problem.severity.word(),
        path,
        message: &problem.message,
        help: problem.help.as_deref(),
        span: problem.span.map(|span| given(lines, span)),
        line: place.map(|place| place.line),
        column: place.map(|place| place.column),
        labels: labels(lines, &problem.labels),
    })
}

fn elsewhere<'a>(checked: &Checked<'a>, place: &'a Elsewhere) -> Option<ElsewhereForm<'a>> {
    let original = checked.against.get(place.text)?;
    let text = &original.facts.document.text;
    let start = Lines::of(text).place(place.span.start);
    Some(ElsewhereForm {
        path: &original.name,
        span: place.span.into(),
        line: start.line,
        column: start.column,
        text: &place.shows,
        words: place.span.of(text),
    })
}

fn labels<'a>(lines: Option<&Lines<'_>>, labels: &'a [Label]) -> Vec<LabelForm<'a>> {
    labels.iter().map(|label| LabelForm { span: given(lines, label.span), text: &label.text }).collect()
}

/// A place in the file.
fn given(lines: Option<&Lines<'_>>, span: Span) -> SpanForm {
    lines.map_or(span, |lines| lines.given(span)).into()
}

/// These shapes hold nothing that JSON cannot say, so there is no error to tell of.
pub(super) fn written(form: &impl Serialize) -> String {
    serde_json::to_string(form).unwrap_or_default()
}
