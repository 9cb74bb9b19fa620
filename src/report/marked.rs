//! An article with marks under the words that rules flag, then the messages: what snapshot cases are compared with. Plain
//! text that is the same on every terminal, so that a difference is a difference in what is found.

use crate::diagnostic::Diagnostic;
use crate::evaluate::Finding;
use crate::report::Lines;
use crate::report::prose::{harmless, width_of};
use crate::span::Span;

/// Words of a row, beside the number of the line.
const COLUMNS: usize = 74;

/// The article and what is found in it.
pub fn marked(text: &str, findings: &[Finding], problems: &[Diagnostic]) -> String {
    let lines = Lines::of(text);
    let mut out = String::new();
    let mut start = 0;
    for (index, line) in text.split_inclusive('\n').enumerate() {
        let bare = line.trim_end_matches(['\n', '\r']);
        add_line(&mut out, text, index + 1, Span::new(start, start + bare.len()), findings);
        start += line.len();
    }
    for (index, finding) in findings.iter().enumerate() {
        add_message(&mut out, &lines, text, index + 1, finding);
    }
    for problem in problems {
        let line = problem.span.map_or(String::new(), |span| format!("line {}: ", lines.place(span.start).line));
        out.push_str(&format!(
            "\n{line}{}[{}] {}\n",
            problem.severity.word(),
            problem.code,
            harmless(&problem.message)
        ));
    }
    if findings.is_empty() && problems.is_empty() {
        out.push_str("\nnothing found\n");
    }
    out
}

/// A line in rows, each with the marks under it.
fn add_line(out: &mut String, text: &str, number: usize, line: Span, findings: &[Finding]) {
    for (nth, row) in rows(text, line).into_iter().enumerate() {
        let number = if nth == 0 { number.to_string() } else { String::new() };
        let words = harmless(row.of(text));
        out.push_str(format!("{number:>4} | {words}").trim_end());
        out.push('\n');
        for (index, finding) in findings.iter().enumerate() {
            let pieces =
                finding.span.iter().map(|span| (*span, '^')).chain(finding.also.iter().map(|span| (*span, '~')));
            for (piece, mark) in pieces {
                add_mark(out, text, row, piece, mark, index + 1);
            }
        }
    }
}

fn add_mark(out: &mut String, text: &str, row: Span, piece: Span, mark: char, number: usize) {
    let shown = Span::new(row.start, row.start + row.of(text).trim_end().len());
    if !piece.overlaps(shown) {
        return;
    }
    let (from, to) = (piece.start.max(shown.start), piece.end.min(shown.end));
    let before: usize = Span::new(row.start, from).of(text).chars().map(width_of).sum();
    let under: usize = Span::new(from, to).of(text).chars().map(width_of).sum();
    let marks: String = std::iter::repeat_n(mark, under.max(1)).collect();
    out.push_str(&format!("     | {}{marks} {number}\n", " ".repeat(before)));
}

/// Pieces of a line that end at a word where they can.
fn rows(text: &str, line: Span) -> Vec<Span> {
    let mut rows = Vec::new();
    let (mut start, mut column, mut space) = (line.start, 0, None);
    for (offset, character) in line.of(text).char_indices() {
        let at = line.start + offset;
        if column + width_of(character) > COLUMNS {
            let cut = space.filter(|space| *space > start).unwrap_or(at);
            rows.push(Span::new(start, cut));
            column = Span::new(cut, at).of(text).chars().map(width_of).sum();
            (start, space) = (cut, None);
        }
        column += width_of(character);
        if character.is_whitespace() {
            space = Some(at + character.len_utf8());
        }
    }
    rows.push(Span::new(start, line.end));
    rows
}

fn add_message(out: &mut String, lines: &Lines<'_>, text: &str, number: usize, finding: &Finding) {
    let at = |span: Span| {
        let place = lines.place(span.start);
        format!("{}:{}", place.line, place.column)
    };
    let place = finding.span.map_or("the article".to_owned(), at);
    let (level, name) = (finding.severity.word(), &finding.name);
    out.push_str(&format!("\n{number}  {level}[{name}] {place}\n   {}\n", harmless(&finding.message)));
    for label in &finding.labels {
        let words = harmless(label.span.of(text));
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        let text = if label.text.is_empty() { String::new() } else { format!(": {}", harmless(&label.text)) };
        out.push_str(&format!("   - {} “{words}”{text}\n", at(label.span)));
    }
}

#[cfg(test)]
mod tests {
    use super::{Span, rows};

    #[test]
    fn rows_end_at_words_and_lose_nothing() {
        let text = format!("{} {}", "word ".repeat(30), "x".repeat(200));
        let rows = rows(&text, Span::new(0, text.len()));
        assert_eq!(rows.iter().map(|row| row.of(&text)).collect::<String>(), text);
        assert!(rows.iter().all(|row| row.len() <= super::COLUMNS));
        assert!(rows.first().is_some_and(|row| row.of(&text).ends_with("word ")));
    }
}
