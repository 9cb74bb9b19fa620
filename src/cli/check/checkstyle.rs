//! Checkstyle's XML, which many services read: a file for each article, in it an error for each message.

use quick_xml::Writer;
use quick_xml::events::{BytesEnd, BytesStart, Event};
use sayso::diagnostic::{Diagnostic, Severity};
use sayso::report::{Checked, Lines};
use std::io;

/// Everything before the first article.
pub fn begin() -> String {
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"8.0\">\n".to_owned()
}

/// Everything after the last one.
pub fn end() -> String {
    "</checkstyle>\n".to_owned()
}

/// An article with its problems and findings; nothing where there are none.
pub fn article(checked: &Checked<'_>) -> io::Result<String> {
    let lines = checked.lines();
    let found = checked.findings.iter().map(Diagnostic::from);
    let all: Vec<Diagnostic> = checked.problems.iter().cloned().chain(found).collect();
    if all.is_empty() {
        return Ok(String::new());
    }
    let mut xml = Writer::new_with_indent(Vec::new(), b' ', 2);
    let mut file = BytesStart::new("file");
    file.push_attribute(("name", plain(checked.path.strip_prefix("./").unwrap_or(checked.path)).as_str()));
    xml.write_event(Event::Start(file))?;
    for told in &all {
        xml.write_event(Event::Empty(error(&lines, told)))?;
    }
    xml.write_event(Event::End(BytesEnd::new("file")))?;
    Ok(String::from_utf8_lossy(&xml.into_inner()).into_owned() + "\n")
}

fn error<'a>(lines: &Lines<'_>, told: &Diagnostic) -> BytesStart<'a> {
    let place = told.span.map(|span| lines.place(span.start));
    let level = match told.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note | Severity::Pilot => "info",
    };
    let mut start = BytesStart::new("error");
    start.push_attribute(("line", place.map_or(1, |place| place.line).to_string().as_str()));
    if let Some(place) = place {
        start.push_attribute(("column", place.column.to_string().as_str()));
    }
    start.push_attribute(("severity", level));
    let help = told.help.as_ref().map_or(String::new(), |help| format!("; {help}"));
    start.push_attribute(("message", plain(&format!("{}{help}", told.message)).as_str()));
    start.push_attribute(("source", plain(&format!("sayso.{}", told.code)).as_str()));
    start
}

/// The text on one line, without what XML has no way to write.
fn plain(text: &str) -> String {
    let plain = text.chars().map(|letter| if letter.is_control() { ' ' } else { letter });
    plain.filter(|letter| !matches!(letter, '\u{fffe}' | '\u{ffff}')).collect()
}
