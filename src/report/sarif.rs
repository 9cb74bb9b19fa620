//! SARIF 2.1.0, for tools that gather what linters find: the small part of it that says what was found where, and by which
//! rule. Written piece by piece, so that a run over many articles is never held as a whole.

use crate::diagnostic::{Diagnostic, Severity};
use crate::evaluate::{Allowance, Finding};
use crate::plan::{Piece, Plan, Rule};
use crate::report::json::written;
use crate::report::run::Listed;
use crate::report::{Checked, Ended, Lines, Problem, Report, Reported};
use crate::span::Span;
use serde::Serialize;
use std::collections::BTreeMap;

#[derive(Serialize)]
struct Message<'a> {
    text: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct RuleForm<'a> {
    id: &'a str,
    short_description: Message<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    full_description: Option<Message<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<Help>,
    default_configuration: Configuration,
}

/// The same in plain text and as a page.
#[derive(Serialize)]
struct Help {
    text: String,
    markdown: String,
}

#[derive(Serialize)]
struct Configuration {
    level: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ResultForm<'a> {
    rule_id: &'a str,
    level: &'static str,
    message: Message<'a>,
    locations: Vec<Location<'a>>,
    related_locations: Vec<Location<'a>>,
    partial_fingerprints: Fingerprints<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    suppressions: Option<Vec<SuppressionForm>>,
}

#[derive(Serialize)]
struct SuppressionForm {
    kind: &'static str,
    justification: String,
}

#[derive(Serialize)]
struct Fingerprints<'a> {
    #[serde(rename = "sayso/v1")]
    sayso: &'a str,
}

#[derive(Serialize)]
struct Notification<'a> {
    descriptor: Descriptor<'a>,
    level: &'static str,
    message: Message<'a>,
    locations: Vec<Location<'a>>,
}

#[derive(Serialize)]
struct Descriptor<'a> {
    id: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location<'a> {
    physical_location: Physical,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Message<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Physical {
    artifact_location: Artifact,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<Region>,
}

#[derive(Serialize)]
struct Artifact {
    uri: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: usize,
    start_column: usize,
    end_line: usize,
    end_column: usize,
    byte_offset: usize,
    byte_length: usize,
}

/// The format of a run.
#[derive(Debug, Default)]
pub struct Sarif {
    /// The rules, for the end: what runs where is known only when all articles are.
    rules: BTreeMap<String, String>,
    listed: Listed,
    notifications: Vec<String>,
}

impl Report for Sarif {
    /// Columns count characters, as in every report.
    fn begin(&mut self) -> String {
        "{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"version\":\"2.1.0\",\"runs\":[{\
         \"columnKind\":\"unicodeCodePoints\",\"results\":["
            .to_owned()
    }

    fn rules(&mut self, plan: &Plan) {
        for one in plan.rules.iter() {
            self.rules.entry(one.name.clone()).or_insert_with(|| written(&rule(one)));
        }
    }

    fn problem(&mut self, problem: &Problem<'_>) -> String {
        self.notifications.push(notification(problem.path, problem.lines, problem.told));
        String::new()
    }

    fn article(&mut self, article: &Reported<'_>) -> String {
        let (checked, lines) = (article.checked, article.checked.lines());
        let found = checked.findings.iter().map(|one| result(checked, &lines, one, None));
        let silenced = article.silenced.iter().map(|one| {
            let by = one.said.map_or(Suppression::Known, Suppression::Comment);
            result(checked, &lines, one.finding, Some(by))
        });
        let results = found.chain(silenced).map(|json| self.listed.add(&json)).collect();
        let problems = checked.problems.iter().map(|problem| notification(checked.path, Some(&lines), problem));
        self.notifications.extend(problems);
        results
    }

    fn end(&mut self, ended: &Ended<'_>) -> String {
        let (told, successful) = (self.notifications.join(",\n"), !ended.failed);
        let rules: Vec<&str> = self.rules.values().map(String::as_str).collect();
        let (version, rules) = (env!("CARGO_PKG_VERSION"), rules.join(",\n"));
        format!(
            "\n],\"tool\":{{\"driver\":{{\"name\":\"sayso\",\"version\":\"{version}\",\"rules\":[{rules}]}}}},\"invocations\":[{{\"executionSuccessful\":{successful},\"toolExecutionNotifications\":[{told}]}}]}}]}}\n"
        )
    }
}

/// Why a finding does not count.
#[derive(Clone, Copy, Debug)]
enum Suppression<'a> {
    /// A comment of the article allows it.
    Comment(&'a Allowance),
    /// It is known by a baseline.
    Known,
}

/// One finding on one line, without a line break; with why it does not count, where it does not.
fn result(checked: &Checked<'_>, lines: &Lines<'_>, finding: &Finding, by: Option<Suppression<'_>>) -> String {
    let path = checked.path;
    let others = finding.elsewhere.iter().filter_map(|place| {
        let original = checked.against.get(place.text)?;
        let lines = Lines::of(&original.facts.document.text);
        Some(location(&original.name, Some(&lines), Some(place.span), Some(&place.shows)))
    });
    let labels = finding.labels.iter().filter(|label| !label.text.is_empty());
    written(&ResultForm {
        rule_id: &finding.name,
        level: level(finding.severity),
        message: Message { text: &with_help(&finding.message, finding.help.as_deref()) },
        locations: vec![location(path, Some(lines), finding.span, None)],
        related_locations: labels
            .map(|label| location(path, Some(lines), Some(label.span), Some(&label.text)))
            .chain(others)
            .collect(),
        partial_fingerprints: Fingerprints { sayso: &finding.fingerprint },
        suppressions: by.map(|by| vec![suppression(by)]),
    })
}

/// One problem of the run on one line, without a line break. Without lines it has no place: the file could not be read.
fn notification(path: &str, lines: Option<&Lines<'_>>, problem: &Diagnostic) -> String {
    written(&Notification {
        descriptor: Descriptor { id: &problem.code },
        level: level(problem.severity),
        message: Message { text: &with_help(&problem.message, problem.help.as_deref()) },
        locations: vec![location(path, lines, problem.span, None)],
    })
}

fn rule(rule: &Rule) -> RuleForm<'_> {
    let flag = rule.reading.lines().next().unwrap_or_default();
    RuleForm {
        id: &rule.name,
        short_description: Message { text: flag },
        full_description: rule.why.as_deref().map(|text| Message { text }),
        help: help(rule),
        default_configuration: Configuration { level: level(rule.severity) },
    }
}

/// What to do and which standard asks for it.
fn help(rule: &Rule) -> Option<Help> {
    let next = rule.help.as_ref().map(|help| help.pieces.iter().map(Piece::shown).collect::<String>());
    let parts = [("Why", rule.why.clone()), ("What to do", next), ("Standard", rule.see.clone())];
    let parts: Vec<(&str, String)> = parts.into_iter().filter_map(|(name, text)| Some((name, text?))).collect();
    let text: Vec<String> = parts.iter().map(|(name, text)| format!("{name}: {text}")).collect();
    let page: Vec<String> = parts.iter().map(|(name, text)| format!("**{name}:** {}", escaped(text))).collect();
    (!parts.is_empty()).then(|| Help { text: text.join("\n"), markdown: page.join("\n\n") })
}

fn escaped(text: &str) -> String {
    let mut out = String::new();
    for character in text.chars() {
        if "\\`*_[]<>#|&~".contains(character) {
            out.push('\\');
        }
        out.push(character);
    }
    out
}

fn suppression(by: Suppression<'_>) -> SuppressionForm {
    match by {
        Suppression::Known => SuppressionForm { kind: "external", justification: "known by the baseline".to_owned() },
        Suppression::Comment(said) => {
            let author = said.author.as_ref().map_or(String::new(), |author| format!("; by {author}"));
            let until = said.until.map_or(String::new(), |until| format!("; until {until}"));
            // What stands beside the article has no place in it.
            let kind = if said.comment.is_empty() { "external" } else { "inSource" };
            SuppressionForm { kind, justification: format!("{}{author}{until}", said.reason) }
        }
    }
}

fn with_help(message: &str, help: Option<&str>) -> String {
    help.map_or_else(|| message.to_owned(), |help| format!("{message}\n{help}"))
}

fn location<'a>(path: &str, lines: Option<&Lines<'_>>, span: Option<Span>, text: Option<&'a str>) -> Location<'a> {
    let region = span.and_then(|span| lines.map(|lines| region(lines, span)));
    Location {
        physical_location: Physical { artifact_location: Artifact { uri: uri(path) }, region },
        message: text.map(|text| Message { text }),
    }
}

fn region(lines: &Lines<'_>, span: Span) -> Region {
    let (start, end) = lines.ends(span);
    let span = lines.given(span);
    Region {
        start_line: start.line,
        start_column: start.column,
        end_line: end.line,
        end_column: end.column,
        byte_offset: span.start,
        byte_length: span.len(),
    }
}

/// A path as an address: a relative one stays so, which is what viewers expect.
fn uri(path: &str) -> String {
    let path = path.replace('\\', "/");
    let path = path.strip_prefix("./").unwrap_or(&path);
    let mut uri = String::from(if path.starts_with('/') { "file://" } else { "" });
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'_' | b'.' | b'~' => uri.push(char::from(byte)),
            other => uri.push_str(&format!("%{other:02X}")),
        }
    }
    uri
}

/// The level as SARIF names it, which knows no trial.
fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note | Severity::Pilot => "note",
    }
}

#[cfg(test)]
mod tests {
    use super::uri;

    #[test]
    fn paths_are_addresses() {
        assert_eq!(uri("./drafts/a story.md"), "drafts/a%20story.md");
        assert_eq!(uri("/drafts/é.md"), "file:///drafts/%C3%A9.md");
        assert_eq!(uri("drafts\\a.md"), "drafts/a.md");
    }
}
