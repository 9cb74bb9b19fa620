//! The texts that an article was held against, below it: the passages that findings speak of are marked and lead back to
//! them; what no finding speaks of stands as it is.

use super::plain;
use crate::diagnostic::Elsewhere;
use crate::evaluate::Finding;
use crate::fidelity::Original;
use crate::report::{Checked, Lines};
use crate::span::Span;

/// What a finding was held against: each passage with its place, a link to it in its text.
pub(super) fn passages(checked: &Checked<'_>, number: usize, finding: &Finding) -> String {
    let passage = |(nth, place): (usize, &Elsewhere)| {
        let original = checked.against.get(place.text)?;
        let text = &original.facts.document.text;
        let line = Lines::of(text).place(place.span.start).line;
        let words = place.span.of(text).split_whitespace().collect::<Vec<_>>().join(" ");
        Some(format!(
            "<p class=\"passage\">“{}” <small>{}, <a href=\"#p{number}-{nth}\">{}:{line}</a></small></p>",
            plain(&words),
            plain(&place.shows),
            plain(&original.name)
        ))
    };
    finding.elsewhere.iter().enumerate().filter_map(passage).collect()
}

/// The texts that findings speak of, each whole, with its passages marked; `first` is the number of the first finding.
pub(super) fn texts(checked: &Checked<'_>, first: usize) -> String {
    let mut out = String::new();
    for (place, original) in checked.against.iter().enumerate() {
        let mut marks = marks(checked.findings, first, place);
        if marks.is_empty() {
            continue;
        }
        marks.sort_by_key(|mark| (mark.span.start, mark.span.end));
        out.push_str(&format!("<h1>{}</h1>\n", plain(&original.name)));
        out.push_str(&text(original, &marks));
    }
    out
}

/// A passage of one text.
struct Mark {
    span: Span,
    number: usize,
    nth: usize,
}

fn marks(findings: &[Finding], first: usize, place: usize) -> Vec<Mark> {
    let all = findings.iter().enumerate();
    let of = |(index, finding): (usize, &Finding)| {
        let here = finding.elsewhere.iter().enumerate().filter(|(_, it)| it.text == place);
        here.map(|(nth, it)| Mark { span: it.span, number: first + index, nth }).collect::<Vec<_>>()
    };
    all.flat_map(of).collect()
}

/// A text line by line, its passages marked.
fn text(original: &Original, marks: &[Mark]) -> String {
    let text = &original.facts.document.text;
    let (mut out, mut start) = (String::new(), 0);
    for line in text.split_inclusive('\n') {
        let here = Span::new(start, start + line.trim_end().len());
        start += line.len();
        if here.is_empty() {
            continue;
        }
        out.push_str(&format!("<div class=\"row\"><p>{}</p></div>\n", marked(text, here, marks)));
    }
    out
}

fn marked(text: &str, line: Span, marks: &[Mark]) -> String {
    let mut cuts = vec![line.start, line.end];
    let inside = |cut: &usize| line.start < *cut && *cut < line.end;
    cuts.extend(marks.iter().flat_map(|mark| [mark.span.start, mark.span.end]).filter(inside));
    cuts.sort_unstable();
    cuts.dedup();
    let mut out = String::new();
    for piece in cuts.windows(2).filter_map(|pair| Some(Span::new(*pair.first()?, *pair.last()?))) {
        let begins =
            marks.iter().filter(|mark| mark.span.start.max(line.start) == piece.start && mark.span.overlaps(piece));
        for mark in begins {
            out.push_str(&format!("<a id=\"p{}-{}\"></a>", mark.number, mark.nth));
        }
        let words = plain(piece.of(text));
        let held = marks.iter().any(|mark| mark.span.contains(piece));
        out.push_str(&if held { format!("<mark class=\"held\">{words}</mark>") } else { words });
        for mark in marks.iter().filter(|mark| mark.span.end == piece.end) {
            out.push_str(&format!("<sup><a href=\"#f{0}\">{0}</a></sup>", mark.number));
        }
    }
    out
}
