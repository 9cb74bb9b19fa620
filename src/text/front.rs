//! Front matter: what stands before the article between two rules of dashes or plus signs, or as lines "title: …". Of its
//! keys only title and date are read; the rest is furniture.

use super::sorts::Sort;
use crate::span::Span;

/// Front matter of an article.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Front {
    /// The byte after it.
    pub end: usize,
    /// The lines of it, without the rules.
    pub span: Span,
    /// The value of its date.
    pub date: Option<Span>,
    /// The value of its title, without quotation marks around it.
    pub title: Option<Span>,
}

/// The front matter that a text starts with; empty when there is none.
pub(super) fn read(text: &str) -> Front {
    let start = text.len() - text.trim_start_matches('\u{FEFF}').len();
    let body = text.get(start..).unwrap_or_default();
    let lead = body.len() - body.trim_start().len();
    let from = start + lead;
    let rest = text.get(from..).unwrap_or_default();
    let found = fenced(rest).or_else(|| keyed(rest));
    let Some((span, end)) = found else { return Front { end: start, ..Front::default() } };
    let span = Span::new(from + span.start, from + span.end);
    let date = value(text, span, Sort::DateKey);
    let title = value(text, span, Sort::TitleKey).map(|value| bare(text, value)).filter(|value| !value.is_empty());
    Front { end: from + end, span, date, title }
}

/// Between "---" and "---", or "+++" and "+++".
fn fenced(rest: &str) -> Option<(Span, usize)> {
    let mut lines = rest.split_inclusive('\n');
    let first = lines.next()?;
    let toml = first.trim_end() == "+++";
    if !toml && first.trim_end() != "---" {
        return None;
    }
    let mut at = first.len();
    for line in lines.take(200) {
        let closes = if toml { line.trim_end() == "+++" } else { matches!(line.trim_end(), "---" | "...") };
        if closes {
            return Some((Span::new(first.len(), at), at + line.len()));
        }
        let is_entry = line.trim().is_empty()
            || line.contains(if toml { '=' } else { ':' })
            || line.starts_with([' ', '\t', '-', '#', '[', ']', '}', '"']);
        if !is_entry {
            return None;
        }
        at += line.len();
    }
    None
}

/// Lines "title: …", "date: …" at the top, at least two, or one that is the date.
fn keyed(rest: &str) -> Option<(Span, usize)> {
    let mut end = 0;
    let mut count = 0;
    let mut dated = false;
    for line in rest.split_inclusive('\n').take(40) {
        let Some((key, _)) = line.split_once(':').filter(|(key, _)| is_key(key)) else { break };
        dated |= key.eq_ignore_ascii_case("date");
        count += 1;
        end += line.len();
    }
    (count >= 2 || dated).then_some((Span::new(0, end), end))
}

fn is_key(key: &str) -> bool {
    Sort::Key.is(&key.to_ascii_lowercase())
}

/// The value of the first line whose key is of a sort, "key: value" or "key = value".
fn value(text: &str, span: Span, sort: Sort) -> Option<Span> {
    let mut at = span.start;
    for line in span.of(text).split_inclusive('\n') {
        let named = |key: &str| sort.is(&key.trim().to_ascii_lowercase());
        if let Some((key, value)) = line.split_once([':', '=']).filter(|(key, _)| named(key)) {
            let start = at + key.len() + 1 + (value.len() - value.trim_start().len());
            return Some(Span::new(start, (at + line.trim_end().len()).max(start)));
        }
        at += line.len();
    }
    None
}

/// A value without a pair of quotation marks around it.
fn bare(text: &str, value: Span) -> Span {
    let whole = value.of(text);
    let marked = |mark: char| whole.len() > 1 && whole.starts_with(mark) && whole.ends_with(mark);
    if marked('"') || marked('\'') { Span::new(value.start + 1, value.end - 1) } else { value }
}
