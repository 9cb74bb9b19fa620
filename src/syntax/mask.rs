//! What must not reach the grammar: a byte order mark, remarks of other languages and what git leaves behind, lines before
//! the first clause, lines that open no clause, parentheses nested so deep that
//! reading them would take too much stack. Each is blanked in a copy of equal length, so that places stay true. Reads
//! no clause.

use crate::span::Span;
use crate::syntax::token::{Token, TokenKind, tokens};
use crate::syntax::unknown::unknown;
use crate::syntax::{KEYWORDS, Problem};

/// How deep parentheses may nest: far beyond what anyone reads, far below what a stack holds.
const DEEPEST: usize = 40;

/// The text with what the grammar cannot take blanked, and what there is to say of it.
pub(super) fn mask(text: &str) -> (String, Vec<Problem>) {
    let mut problems = Vec::new();
    let mut text = without_first_blank(text);
    mask_signs(&mut text, &mut problems);
    mask_opening(&mut text, &mut problems);
    for (problem, span) in unknown(&text) {
        blank(&mut text, span);
        problems.push(problem);
    }
    mask_depth(&mut text, &mut problems);
    (text, problems)
}

/// A clause follows a line break or the very start of the file; where a blank or a byte order mark stands there, a line
/// break takes its place.
fn without_first_blank(text: &str) -> String {
    let first = text
        .chars()
        .next()
        .filter(|first| *first == '\u{feff}' || (first.is_whitespace() && !['\n', '\r'].contains(first)));
    match first {
        Some(first) => {
            format!("\n{}{}", " ".repeat(first.len_utf8() - 1), text.get(first.len_utf8()..).unwrap_or_default())
        }
        None => text.to_owned(),
    }
}

/// How remarks begin elsewhere.
const REMARKS: [&str; 4] = ["//", "--", "/*", ";"];

/// What git writes around two versions; only the first of a file is told of.
const CONFLICT: [&str; 4] = ["<<<<<<<", "|||||||", "=======", ">>>>>>>"];

/// Blanks lines that other languages or git have written. What stands inside a text is left alone.
fn mask_signs(text: &mut String, problems: &mut Vec<Problem>) {
    let mut conflict = false;
    let starts = tokens(text, 0).into_iter().filter(|token| token.starts_line && token.kind == TokenKind::Other);
    for start in starts.map(|token| token.span.start) {
        let line = text.get(start..).and_then(|rest| rest.lines().next()).unwrap_or_default().trim_end();
        let span = Span::new(start, start + line.len());
        let begins = |signs: &[&str]| signs.iter().find(|sign| line.starts_with(**sign)).map(|sign| (*sign).to_owned());
        if begins(&CONFLICT).is_some() {
            if !std::mem::replace(&mut conflict, true) {
                problems.push(Problem::Conflict { span });
            }
        } else if let Some(sign) = begins(&REMARKS) {
            problems.push(Problem::ForeignRemark { sign, span });
        } else {
            continue;
        }
        blank(text, span);
    }
}

/// Blanks lines that stand before the first clause.
fn mask_opening(text: &mut String, problems: &mut Vec<Problem>) {
    let mut start = 0;
    let mut junk: Option<Span> = None;
    for line in text.split_inclusive('\n') {
        let words = line.trim();
        let first = words.split(|letter: char| !letter.is_alphanumeric() && letter != '-').next().unwrap_or_default();
        if KEYWORDS.contains(&first) {
            break;
        }
        if !words.is_empty() && !words.starts_with('#') {
            let from = start + (line.len() - line.trim_start().len());
            let here = Span::new(from, from + words.len());
            junk = Some(junk.map_or(here, |before| before.to(here)));
        }
        start += line.len();
    }
    if let Some(span) = junk {
        let found = span.of(text).split_whitespace().next().unwrap_or_default().to_owned();
        problems.push(Problem::BeforeFirstClause { found, span: Span::new(span.start, first_line(text, span)) });
        blank(text, span);
    }
}

/// The end of the first line of a span.
fn first_line(text: &str, span: Span) -> usize {
    let line = span.of(text).lines().next().unwrap_or_default();
    span.start + line.trim_end().len()
}

/// Blanks the parentheses of a clause that nests too deep.
fn mask_depth(text: &mut String, problems: &mut Vec<Problem>) {
    let all = tokens(text, 0);
    for clause in all.chunk_by(|_, next| !opens_clause(next)) {
        if let Some(span) = too_deep(clause) {
            problems.push(Problem::TooDeep { span });
            for token in clause.iter().filter(|token| matches!(token.kind, TokenKind::Open | TokenKind::Close)) {
                blank(text, token.span);
            }
        }
    }
}

/// The text with each `unless` and `when` that stands in the wrong clause put so that the rest can be read: on a line of its
/// own, and as `and`. As long as before; `None` where there is nothing to mend.
pub(super) fn mended(text: &str, problems: &[Problem]) -> Option<String> {
    let mut mended = text.to_owned();
    for problem in problems {
        let (span, written) = match problem {
            Problem::UnlessInside { span } => (Span::new(span.start.checked_sub(1)?, span.start), "\n"),
            Problem::WhenOutside { span } => (*span, "and "),
            _ => continue,
        };
        let is_plain = mended.get(span.range()).is_some_and(|found| found == "when" || found == " ");
        if is_plain {
            mended.replace_range(span.range(), written);
        }
    }
    (mended != text).then_some(mended)
}

fn opens_clause(token: &Token) -> bool {
    token.starts_line && token.kind == TokenKind::Word && KEYWORDS.contains(&token.text.as_str())
}

fn too_deep(clause: &[Token]) -> Option<Span> {
    let mut depth = 0_usize;
    for token in clause {
        match token.kind {
            TokenKind::Open => depth += 1,
            TokenKind::Close => depth = depth.saturating_sub(1),
            TokenKind::Word | TokenKind::Number | TokenKind::Text { .. } | TokenKind::Comma | TokenKind::Colon => {}
            TokenKind::Other => {}
        }
        if depth > DEEPEST {
            return Some(token.span);
        }
    }
    None
}

/// Writes blanks over a span; line breaks stay.
fn blank(text: &mut String, span: Span) {
    let blanks: String = span.of(text).bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }).collect();
    if text.get(span.range()).is_some() {
        text.replace_range(span.range(), &blanks);
    }
}
