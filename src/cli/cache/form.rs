//! A result as it is kept: all that reports show of it, in JSON. What the article says is not kept, nor why a rule fired.

use crate::cli::reading::Judged;
use sayso::diagnostic::{Diagnostic, Label, Severity};
use sayso::evaluate::{Allowance, Finding, Trace};
use sayso::list::Id;
use sayso::remark::day;
use sayso::span::Span;
use sayso::vocabulary::Thing;
use serde::{Deserialize, Serialize};

type Range = (usize, usize);

#[derive(Serialize, Deserialize)]
struct Form {
    sentences: Vec<Range>,
    findings: Vec<Found>,
    allowed: Vec<(Found, Said)>,
    problems: Vec<Told>,
}

#[derive(Serialize, Deserialize)]
struct Found {
    rule: usize,
    told: Told,
    anchor: Option<Range>,
    also: Vec<Range>,
    sentence: Option<usize>,
    fingerprint: String,
}

#[derive(Serialize, Deserialize)]
struct Told {
    code: String,
    severity: u8,
    message: String,
    span: Option<Range>,
    caption: String,
    labels: Vec<(Range, String)>,
    why: Option<String>,
    help: Option<String>,
    see: Option<String>,
}

#[derive(Serialize, Deserialize)]
struct Said {
    comment: Range,
    reason: String,
    author: Option<String>,
    until: Option<String>,
}

/// The result as text; `None` where it speaks of other texts than the article, which is not kept.
pub fn write(judged: &Judged) -> Option<String> {
    let Judged { sentences, findings, allowed, problems, .. } = judged;
    if findings.iter().any(|one| !one.elsewhere.is_empty()) {
        return None;
    }
    let form = Form {
        sentences: sentences.iter().map(range).collect(),
        findings: findings.iter().map(found).collect(),
        allowed: allowed.iter().map(|(finding, said)| (found(finding), self::said(said))).collect(),
        problems: problems.iter().map(told).collect(),
    };
    serde_json::to_string(&form).ok()
}

/// The result that a text holds, if it holds one.
pub fn read(text: &str) -> Option<Judged> {
    let Form { sentences, findings, allowed, problems } = serde_json::from_str(text).ok()?;
    Some(Judged {
        comparison: None,
        sentences: sentences.into_iter().map(span).collect(),
        findings: findings.into_iter().map(finding).collect::<Option<_>>()?,
        allowed: allowed
            .into_iter()
            .map(|(one, said)| Some((finding(one)?, allowance(said)?)))
            .collect::<Option<_>>()?,
        problems: problems.into_iter().map(diagnostic).collect::<Option<_>>()?,
        facts: None,
    })
}

fn range(span: &Span) -> Range {
    (span.start, span.end)
}

fn span((start, end): Range) -> Span {
    Span::new(start, end)
}

fn level(severity: Severity) -> u8 {
    match severity {
        Severity::Note => 0,
        Severity::Warning => 1,
        Severity::Error => 2,
        Severity::Pilot => 3,
    }
}

fn severity(level: u8) -> Option<Severity> {
    [Severity::Note, Severity::Warning, Severity::Error, Severity::Pilot].get(usize::from(level)).copied()
}

fn found(finding: &Finding) -> Found {
    Found {
        rule: finding.rule.index(),
        told: told(&finding.into()),
        anchor: finding.anchor.as_ref().map(range),
        also: finding.also.iter().map(range).collect(),
        sentence: finding.sentence.map(Id::index),
        fingerprint: finding.fingerprint.clone(),
    }
}

fn finding(found: Found) -> Option<Finding> {
    let Found { rule, told, anchor, also, sentence, fingerprint } = found;
    let Diagnostic { code, severity, message, span: at, caption, labels, elsewhere, why, help, see } =
        diagnostic(told)?;
    Some(Finding {
        rule: Id::new(rule),
        name: code,
        severity,
        message,
        why,
        help,
        see,
        thing: Thing::Article,
        anchor: anchor.map(span),
        span: at,
        caption,
        labels,
        elsewhere,
        also: also.into_iter().map(span).collect(),
        sentence: sentence.map(Id::new),
        fingerprint,
        trace: Trace::default(),
    })
}

fn told(diagnostic: &Diagnostic) -> Told {
    let one = diagnostic.clone();
    Told {
        code: one.code,
        severity: level(one.severity),
        message: one.message,
        span: one.span.as_ref().map(range),
        caption: one.caption,
        labels: one.labels.into_iter().map(|label| (range(&label.span), label.text)).collect(),
        why: one.why,
        help: one.help,
        see: one.see,
    }
}

fn diagnostic(told: Told) -> Option<Diagnostic> {
    let labels = told.labels.into_iter().map(|(at, text)| Label { span: span(at), text });
    Some(Diagnostic {
        code: told.code,
        severity: severity(told.severity)?,
        message: told.message,
        span: told.span.map(span),
        caption: told.caption,
        labels: labels.collect(),
        elsewhere: Vec::new(),
        why: told.why,
        help: told.help,
        see: told.see,
    })
}

fn said(said: &Allowance) -> Said {
    Said {
        comment: range(&said.comment),
        reason: said.reason.clone(),
        author: said.author.clone(),
        until: said.until.map(|until| until.to_string()),
    }
}

fn allowance(said: Said) -> Option<Allowance> {
    let until = match said.until {
        Some(written) => Some(day(&written)?),
        None => None,
    };
    Some(Allowance { comment: span(said.comment), reason: said.reason, author: said.author, until })
}
