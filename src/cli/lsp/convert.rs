//! The library's places and messages as the protocol has them. UTF-16 is here and nowhere else.

use crate::cli::lsp::article::SOURCE;
use lsp_types::{
    CodeDescription, Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, Location, NumberOrString, Position,
    Range, Uri,
};
use sayso::diagnostic::{self, Severity};
use sayso::edit::{self, Lines};
use sayso::span::Span;

/// The byte at a place.
pub fn byte(lines: &Lines<'_>, position: Position) -> usize {
    lines.byte(edit::Position { line: position.line, character: position.character })
}

/// A range of the protocol.
pub fn range(lines: &Lines<'_>, span: Span) -> Range {
    let position = |byte: usize| {
        let place = lines.position(byte);
        Position { line: place.line, character: place.character }
    };
    Range { start: position(span.start), end: position(span.end) }
}

/// The bytes of a range.
pub fn span(lines: &Lines<'_>, range: Range) -> Span {
    Span::new(byte(lines, range.start), byte(lines, range.end))
}

/// A message of the library; one about the whole file stands at its beginning.
pub fn diagnostic(uri: &Uri, lines: &Lines<'_>, told: &diagnostic::Diagnostic) -> Diagnostic {
    let mut message = told.message.clone();
    for (name, text) in [("why", &told.why), ("help", &told.help), ("see", &told.see)] {
        if let Some(text) = text {
            message.push_str(&format!("\n{name}: {text}"));
        }
    }
    let labels = told.labels.iter().filter(|label| !label.text.is_empty());
    let related: Vec<DiagnosticRelatedInformation> = labels
        .map(|label| DiagnosticRelatedInformation {
            location: Location { uri: uri.clone(), range: range(lines, label.span) },
            message: label.text.clone(),
        })
        .collect();
    Diagnostic {
        range: range(lines, told.span.unwrap_or_default()),
        severity: Some(severity(told.severity)),
        code: Some(NumberOrString::String(told.code.clone())),
        code_description: told.see.as_deref().and_then(address).map(|href| CodeDescription { href }),
        source: Some(SOURCE.to_owned()),
        message,
        related_information: (!related.is_empty()).then_some(related),
        ..Diagnostic::default()
    }
}

/// A message with a link to the rule that it comes from.
pub fn linked(mut told: Diagnostic, rule: Option<Location>) -> Diagnostic {
    if let Some(location) = rule {
        let message = "the rule".to_owned();
        told.related_information.get_or_insert_default().push(DiagnosticRelatedInformation { location, message });
    }
    told
}

fn severity(severity: Severity) -> DiagnosticSeverity {
    match severity {
        Severity::Error => DiagnosticSeverity::ERROR,
        Severity::Warning => DiagnosticSeverity::WARNING,
        Severity::Note => DiagnosticSeverity::INFORMATION,
        Severity::Pilot => DiagnosticSeverity::HINT,
    }
}

/// The first web address in the name of a standard.
fn address(see: &str) -> Option<Uri> {
    let start = see.find("https://").or_else(|| see.find("http://"))?;
    let word = see.get(start..)?.split(|c: char| c.is_whitespace() || "<>\"“”".contains(c)).next()?;
    word.trim_end_matches(['.', ',', ';', ')']).parse().ok()
}
