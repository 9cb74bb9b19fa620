//! Rule files of a case, and what is told of them as a reader of a snapshot wants it.

use sayso::diagnostic::Diagnostic;
use sayso::span::Span;

/// A case may hold several files: a line `=== name` starts the next.
pub fn files_of(case: &str) -> Vec<(String, String)> {
    let mut files = vec![("case.sayso".to_owned(), String::new())];
    for line in case.split_inclusive('\n') {
        match (line.strip_prefix("=== "), files.last_mut()) {
            (Some(name), _) => files.push((name.trim().to_owned(), String::new())),
            (None, Some((_, text))) => text.push_str(line),
            (None, None) => {}
        }
    }
    files
}

/// A problem as a reader of a snapshot wants it: the line, the mark, the words.
pub fn show(problem: &Diagnostic, name: &str, text: &str) -> String {
    let span = problem.span.unwrap_or_default();
    let mut out = format!(
        "{}[{}] {}\n{}",
        problem.severity.word(),
        problem.code,
        place(name, text, span),
        marked(text, span, '^')
    );
    out.push_str(&format!("  {}\n", problem.message));
    for label in &problem.labels {
        out.push_str(&format!("{}  {}\n", marked(text, label.span, '-'), label.text));
    }
    if let Some(help) = &problem.help {
        out.push_str(&format!("  help: {help}\n"));
    }
    out
}

fn place(name: &str, text: &str, span: Span) -> String {
    let before = text.get(..span.start).unwrap_or_default();
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    format!("{name}:{line}:{column}")
}

/// The line of a span with marks under it; a span of several lines is marked on its first.
fn marked(text: &str, span: Span, mark: char) -> String {
    let start = text.get(..span.start).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
    let end = text.get(span.start..).and_then(|after| after.find('\n')).map_or(text.len(), |at| span.start + at);
    let line = text.get(start..end).unwrap_or_default();
    let before = text.get(start..span.start).unwrap_or_default().chars().count();
    let inside = text.get(span.start..span.end.min(end)).unwrap_or_default().chars().count().max(1);
    format!("  | {line}\n  | {}{}\n", " ".repeat(before), mark.to_string().repeat(inside))
}
