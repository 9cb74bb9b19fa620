//! The machine form of `explain`, version 1 (`schemas/explain.json`). Offsets are UTF-8 bytes into the file as given.

use crate::explain::{About, Change, Explanation, Fate, Origin, Outcome, Reason, Test};
use crate::report::Lines;
use crate::report::json::{SpanForm, written};
use crate::truth::Truth;
use serde::Serialize;

#[derive(Serialize)]
struct ExplanationForm<'a> {
    version: u32,
    path: &'a str,
    line: usize,
    things: Vec<AboutForm<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    more: Option<usize>,
    elsewhere: &'a [String],
    off: &'a [String],
}

#[derive(Serialize)]
struct AboutForm<'a> {
    kind: &'a str,
    span: Option<SpanForm>,
    line: Option<usize>,
    column: Option<usize>,
    words: &'a str,
    status: Vec<StatusForm<'a>>,
    rules: Vec<OutcomeForm<'a>>,
}

#[derive(Serialize)]
struct StatusForm<'a> {
    name: &'a str,
    because: Vec<ReasonForm<'a>>,
}

#[derive(Serialize)]
struct OutcomeForm<'a> {
    rule: &'a str,
    file: &'a str,
    line: Option<usize>,
    fate: &'static str,
    severity: Option<&'static str>,
    with: Option<SpanForm>,
    silenced_by: Option<&'a str>,
    allowed_by: Option<SpanForm>,
    changes: usize,
    would_fire_if: Vec<ChangeForm<'a>>,
    flag: TestForm<'a>,
    unless: Vec<TestForm<'a>>,
    when: Vec<WhenForm<'a>>,
}

#[derive(Serialize)]
struct WhenForm<'a> {
    severity: &'static str,
    test: TestForm<'a>,
}

#[derive(Serialize)]
struct ChangeForm<'a> {
    test: &'a str,
    now: &'static str,
    exception: bool,
    written: Option<OriginForm<'a>>,
    because: Vec<ReasonForm<'a>>,
}

#[derive(Serialize)]
struct TestForm<'a> {
    test: &'a str,
    join: &'a str,
    truth: &'static str,
    written: Option<OriginForm<'a>>,
    because: Vec<ReasonForm<'a>>,
    parts: Vec<TestForm<'a>>,
}

#[derive(Serialize)]
struct ReasonForm<'a> {
    text: &'a str,
    words: &'a str,
    span: Option<SpanForm>,
    line: Option<usize>,
    known: Vec<OriginForm<'a>>,
}

#[derive(Serialize)]
struct OriginForm<'a> {
    file: &'a str,
    line: Option<usize>,
    entry: &'a str,
}

/// One object on one line, with a line break.
pub fn explanation_to_json(path: &str, line: usize, lines: &Lines<'_>, of: &Explanation) -> String {
    let form = ExplanationForm {
        version: 1,
        path,
        line,
        things: of.things.iter().map(|about| self::about(lines, about)).collect(),
        more: Some(of.more).filter(|more| *more > 0),
        elsewhere: &of.elsewhere,
        off: &of.off,
    };
    written(&form) + "\n"
}

fn about<'a>(lines: &Lines<'_>, about: &'a About) -> AboutForm<'a> {
    let place = about.span.map(|span| lines.place(span.start));
    AboutForm {
        kind: about.kind,
        span: about.span.map(|span| lines.given(span).into()),
        line: place.map(|place| place.line),
        column: place.map(|place| place.column),
        words: &about.words,
        status: about
            .status
            .iter()
            .map(|(name, because)| StatusForm { name, because: reasons(lines, because) })
            .collect(),
        rules: about.rules.iter().map(|one| outcome(lines, one)).collect(),
    }
}

fn outcome<'a>(lines: &Lines<'_>, of: &'a Outcome) -> OutcomeForm<'a> {
    let mut form = OutcomeForm {
        rule: &of.rule,
        file: &of.written.file,
        line: line(&of.written),
        fate: "not reported",
        severity: None,
        with: None,
        silenced_by: None,
        allowed_by: None,
        changes: of.changes,
        would_fire_if: of.nearest.iter().map(|one| change(lines, one)).collect(),
        flag: test(lines, &of.flag),
        unless: of.unless.iter().map(|one| test(lines, one)).collect(),
        when: of
            .when
            .iter()
            .map(|(severity, one)| WhenForm { severity: severity.word(), test: test(lines, one) })
            .collect(),
    };
    match &of.fate {
        Fate::Reported { severity, with } => {
            form.fate = "reported";
            form.severity = Some(severity.word());
            form.with = with.map(|span| lines.given(span).into());
        }
        Fate::Silenced { by } => {
            form.fate = "silenced";
            form.silenced_by = Some(by);
        }
        Fate::Allowed { comment } => {
            form.fate = "allowed";
            form.allowed_by = comment.span.map(|span| lines.given(span).into());
        }
        Fate::Not => {}
    }
    form
}

fn change<'a>(lines: &Lines<'_>, of: &'a Change) -> ChangeForm<'a> {
    ChangeForm {
        test: &of.text,
        now: truth(of.now),
        exception: of.exception,
        written: origin(&of.written),
        because: reasons(lines, &of.because),
    }
}

fn test<'a>(lines: &Lines<'_>, of: &'a Test) -> TestForm<'a> {
    TestForm {
        test: &of.text,
        join: of.join,
        truth: truth(of.truth),
        written: origin(&of.written),
        because: reasons(lines, &of.because),
        parts: of.parts.iter().map(|part| test(lines, part)).collect(),
    }
}

fn reasons<'a>(lines: &Lines<'_>, of: &'a [Reason]) -> Vec<ReasonForm<'a>> {
    let reason = |of: &'a Reason| ReasonForm {
        text: &of.text,
        words: &of.words,
        span: of.span.map(|span| lines.given(span).into()),
        line: of.span.map(|span| lines.place(span.start).line),
        known: of.known.iter().filter_map(origin).collect(),
    };
    of.iter().map(reason).collect()
}

/// Nothing where a test has no words of its own in the rule.
fn origin(of: &Origin) -> Option<OriginForm<'_>> {
    (of.line > 0 || !of.entry.is_empty()).then_some(OriginForm { file: &of.file, line: line(of), entry: &of.entry })
}

fn line(of: &Origin) -> Option<usize> {
    (of.line > 0).then_some(of.line)
}

fn truth(truth: Truth) -> &'static str {
    match truth {
        Truth::True => "true",
        Truth::False => "false",
        Truth::CannotTell => "cannot tell",
    }
}
