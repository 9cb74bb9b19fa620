//! Checkstyle's XML, which many services read: a file for each article, in it an error for each message.

use crate::diagnostic::{Diagnostic, Severity};
use crate::report::run::bare;
use crate::report::xml::Xml;
use crate::report::{Ended, Lines, Problem, Report, Reported};
use quick_xml::events::BytesStart;

/// The format of a run.
#[derive(Clone, Copy, Debug, Default)]
pub struct Checkstyle;

impl Report for Checkstyle {
    fn begin(&mut self) -> String {
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"8.0\">\n".to_owned()
    }

    fn problem(&mut self, problem: &Problem<'_>) -> String {
        file(problem.path, problem.lines, std::slice::from_ref(problem.told))
    }

    fn article(&mut self, article: &Reported<'_>) -> String {
        file(article.checked.path, Some(&article.checked.lines()), &article.messages())
    }

    fn end(&mut self, _: &Ended<'_>) -> String {
        "</checkstyle>\n".to_owned()
    }
}

/// A file with its messages; nothing where there are none.
fn file(path: &str, lines: Option<&Lines<'_>>, messages: &[Diagnostic]) -> String {
    if messages.is_empty() {
        return String::new();
    }
    let mut start = BytesStart::new("file");
    start.push_attribute(("name", plain(bare(path)).as_str()));
    let mut xml = Xml::new();
    xml.open(start);
    messages.iter().for_each(|told| xml.alone(error(lines, told)));
    xml.close("file");
    xml.end()
}

fn error<'a>(lines: Option<&Lines<'_>>, told: &Diagnostic) -> BytesStart<'a> {
    let place = told.span.and_then(|span| lines.map(|lines| lines.place(span.start)));
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
