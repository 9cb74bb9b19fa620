//! Plain text to chunks: lines between blank lines, with the little markup that people put into plain text. It does
//! not decide what is a headline.

use super::layout::{Chunk, ChunkKind, Line, Run};
use crate::span::Span;

/// Cuts plain text from byte `from` on.
pub(super) fn chunks(text: &str, from: usize) -> Vec<Chunk> {
    let mut chunks: Vec<Chunk> = Vec::new();
    let mut open = false;
    for piece in visible_lines(text, from) {
        let Some((kind, line)) = line(text, &piece) else {
            // A line that holds nothing but a comment separates nothing.
            open &= piece.len() > 1;
            continue;
        };
        let joins = |last: &&mut Chunk| open && last.kind == kind && matches!(kind, ChunkKind::Text | ChunkKind::Quote);
        match chunks.last_mut().filter(joins) {
            Some(last) => last.lines.push(line),
            None => chunks.push(Chunk { kind, lines: vec![line] }),
        }
        open = true;
    }
    chunks
}

/// The lines of a text, each as the pieces that are left when comments are taken out.
fn visible_lines(text: &str, from: usize) -> Vec<Vec<Span>> {
    let mut lines = vec![Vec::new()];
    let mut at = from;
    // A comment without an end is text; looking once is enough, since later ones have no end either.
    let mut may_have_comments = true;
    while at < text.len() {
        let rest = text.get(at..).unwrap_or_default();
        let comment = if may_have_comments { rest.find("<!--") } else { None };
        let end = comment.and_then(|start| rest.get(start..)?.find("-->").map(|length| start + length + 3));
        may_have_comments &= end.is_some();
        let visible = if end.is_some() { comment.unwrap_or(rest.len()) } else { rest.len() };
        split_lines(text, Span::new(at, at + visible), &mut lines);
        at += end.unwrap_or(rest.len());
    }
    lines
}

fn split_lines(text: &str, span: Span, lines: &mut Vec<Vec<Span>>) {
    let mut start = span.start;
    for (at, _) in span.of(text).match_indices(['\n', '\r']) {
        let end = span.start + at;
        if let Some(last) = lines.last_mut() {
            last.push(Span::new(start, end));
        }
        start = end + 1;
        let is_crlf = text.get(end..end + 2) == Some("\r\n");
        if !is_crlf {
            lines.push(Vec::new());
        }
    }
    if let Some(last) = lines.last_mut() {
        last.push(Span::new(start, span.end));
    }
}

/// Reads one line; `None` when nothing is to be seen on it.
fn line(text: &str, pieces: &[Span]) -> Option<(ChunkKind, Line)> {
    let mut runs: Vec<Run> = pieces
        .iter()
        .filter(|span| !span.of(text).trim().is_empty())
        .map(|&span| Run { span, form: None, alt: false })
        .collect();
    let first = runs.first_mut()?;
    let (kind, marker) = marker(first.span.of(text));
    first.span.start += marker;
    if is_rule(first.span.of(text)) && runs.len() == 1 {
        return None;
    }
    let mut line = Line { runs, strong: false, slanted: false };
    trim(text, &mut line);
    line.strong = peel(text, &mut line, "**") || peel(text, &mut line, "__");
    (!line.span().is_empty()).then_some((kind, line))
}

/// What a line's first characters make of it, and how many bytes they take.
fn marker(line: &str) -> (ChunkKind, usize) {
    let body = line.trim_start();
    let indent = line.len() - body.len();
    let hashes = body.bytes().take_while(|&byte| byte == b'#').count();
    if (1..=6).contains(&hashes) && body.get(hashes..).is_some_and(|rest| rest.starts_with(' ')) {
        return (ChunkKind::Heading(u8::try_from(hashes).unwrap_or(6)), indent + hashes);
    }
    if body.starts_with("> ") {
        return (ChunkKind::Quote, indent + 1);
    }
    for bullet in ["- ", "* ", "• ", "‣ ", "◦ ", "· "] {
        if body.starts_with(bullet) && body.len() > bullet.len() {
            return (ChunkKind::Item, indent + bullet.len());
        }
    }
    (ChunkKind::Text, 0)
}

/// A line of dashes or stars that separates.
fn is_rule(line: &str) -> bool {
    let line = line.trim();
    line.len() >= 3 && line.chars().all(|c| matches!(c, '-' | '*' | '_' | '=' | '~' | '—' | ' '))
}

/// Takes white space off both ends of a line.
pub(super) fn trim(text: &str, line: &mut Line) {
    while let Some(last) = line.runs.last_mut() {
        last.span.end -= last.span.of(text).len() - last.span.of(text).trim_end_matches(is_blank).len();
        if !last.span.is_empty() {
            break;
        }
        line.runs.pop();
    }
    let blank = line.runs.iter().take_while(|run| run.span.of(text).trim_matches(is_blank).is_empty()).count();
    line.runs.drain(..blank);
    if let Some(first) = line.runs.first_mut() {
        first.span.start += first.span.of(text).len() - first.span.of(text).trim_start_matches(is_blank).len();
    }
}

/// White space, and the marks without width that editors leave behind.
pub(super) fn is_blank(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{2060}' | '\u{FEFF}')
        || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Takes a pair of marks off the ends of a line when it is wholly between them.
fn peel(text: &str, line: &mut Line, mark: &str) -> bool {
    let whole = line.of(text);
    let inner = whole.strip_prefix(mark).and_then(|rest| rest.strip_suffix(mark));
    let wholly = inner.is_some_and(|inner| !inner.trim().is_empty() && !inner.contains(mark));
    if wholly && line.runs.len() == 1 {
        if let Some(run) = line.runs.first_mut() {
            run.span = Span::new(run.span.start + mark.len(), run.span.end - mark.len());
        }
        trim(text, line);
    }
    wholly
}
