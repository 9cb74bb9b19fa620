//! One clause: on one line where it fits; else a line for each `and`, and lists filled line by line.

use super::WIDTH;
use super::source::{Clause, Piece};
use crate::syntax::KEYWORDS;
use crate::syntax::quoted::{quote, unquote};
use crate::syntax::token::TokenKind;

/// Words that a line does not end with.
const BOUND_TO_NEXT: [&str; 20] = [
    "a", "an", "the", "at", "least", "most", "more", "fewer", "than", "exactly", "within", "above", "below", "not",
    "and", "or", "that", "of", "to", "in",
];

/// Pieces that stand on lines of their own.
struct Run<'a> {
    pieces: &'a [Piece],
    /// Where its first line starts.
    indent: usize,
    /// Where its other lines start.
    next: usize,
}

/// A clause as lines, each with its line break; its keyword starts at column `indent`.
pub(super) fn clause(clause: &Clause, indent: usize) -> String {
    let mut out = String::new();
    let Some((last, pieces)) = clause.pieces.split_last() else { return out };
    let broken = pieces.iter().any(Piece::ends_line) || last.is_block();
    let flat = flat(&clause.pieces, true);
    let fits = indent + flat.chars().count() <= WIDTH || holds_one_text(&clause.keyword);
    if fits && !broken && clause.keyword != "define" {
        out.push_str(&format!("{:indent$}{flat}{}\n", "", trailing(last)));
        return out;
    }
    for run in runs(clause, indent) {
        write(&run, &mut out);
    }
    out
}

/// True for a clause that a text follows, which is never broken.
fn holds_one_text(keyword: &str) -> bool {
    ["message", "why", "help", "see", "flags", "allows"].contains(&keyword)
}

/// The lines of a clause that does not fit on one.
fn runs(clause: &Clause, indent: usize) -> Vec<Run<'_>> {
    let pieces = clause.pieces.as_slice();
    match clause.keyword.as_str() {
        "words" | "define" => {
            let colon = pieces.iter().position(|piece| piece.kind == TokenKind::Colon).map_or(0, |at| at + 1);
            let (head, rest) = pieces.split_at_checked(colon).unwrap_or_default();
            let mut runs = vec![Run { pieces: head, indent: 0, next: 4 }];
            match clause.keyword.as_str() {
                "words" => runs.push(Run { pieces: rest, indent: 2, next: 2 }),
                _ => runs.extend(joined(rest, 2)),
            }
            runs
        }
        "flag" | "unless" => joined(pieces, indent),
        _ => vec![Run { pieces, indent, next: indent + 2 }],
    }
}

/// A sentence: whole where it fits, else broken before its joins, those outside parentheses first.
fn joined(pieces: &[Piece], indent: usize) -> Vec<Run<'_>> {
    let mut depth = 0_usize;
    let mut joins = Vec::new();
    for (at, piece) in pieces.iter().enumerate() {
        match piece.kind {
            TokenKind::Open => depth += 1,
            TokenKind::Close => depth = depth.saturating_sub(1),
            TokenKind::Word if at > 0 && is_join(piece, depth) => joins.push((at, depth)),
            TokenKind::Word | TokenKind::Number | TokenKind::Text { .. } => {}
            TokenKind::Comma | TokenKind::Colon | TokenKind::Other => {}
        }
    }
    let mut runs = Vec::new();
    let sentence = Sentence { pieces, joins, indent };
    sentence.split(0, pieces.len(), indent, &mut runs);
    runs
}

/// `and`; `or` only inside parentheses: outside it joins the nouns of a list more often than tests.
fn is_join(piece: &Piece, depth: usize) -> bool {
    piece.text == "and" || depth > 0 && piece.text == "or"
}

/// A sentence with the places and depths of its joins.
struct Sentence<'a> {
    pieces: &'a [Piece],
    joins: Vec<(usize, usize)>,
    indent: usize,
}

impl<'a> Sentence<'a> {
    /// The part from `start` to `end` as runs, the first of them at column `indent`. Each level breaks deeper
    /// parentheses, which the parser bounds.
    fn split(&self, start: usize, end: usize, indent: usize, runs: &mut Vec<Run<'a>>) {
        let pieces = self.pieces.get(start..end).unwrap_or_default();
        let broken =
            pieces.split_last().is_some_and(|(last, rest)| rest.iter().any(Piece::ends_line) || last.is_block());
        let joins = self.joins.iter().filter(|(at, _)| *at > start && *at < end);
        let level = joins.clone().map(|(_, depth)| *depth).min();
        let Some(level) = level.filter(|_| broken || indent + flat(pieces, false).chars().count() > WIDTH) else {
            runs.push(Run { pieces, indent, next: indent + 4 });
            return;
        };
        let mut starts = vec![start];
        starts.extend(joins.filter(|(_, depth)| *depth == level).map(|(at, _)| *at));
        let ends = starts.iter().skip(1).copied().chain([end]);
        for (at, end) in starts.iter().zip(ends) {
            let further = 2 + 2 * level + if self.goes_on(*at) { 2 } else { 0 };
            self.split(*at, end, if *at == start { indent } else { self.indent + further }, runs);
        }
    }

    /// True for a join that goes on with the `that` before it.
    fn goes_on(&self, join: usize) -> bool {
        self.pieces.get(join + 1).is_some_and(|next| ["that", "which", "who"].contains(&next.text.as_str()))
    }
}

/// Writes the lines of a run: as much on each as fits.
fn write(run: &Run<'_>, out: &mut String) {
    let mut line = String::new();
    let mut indent = run.indent;
    let mut before: Option<&Piece> = None;
    let mut placed = 0;
    for unit in run.pieces.chunk_by(|one, next| !one.ends_line() && !may_break(one, next)) {
        let (Some(first), Some(last)) = (unit.first(), unit.last()) else { continue };
        let text = flat(unit, false);
        let width = text.lines().next().unwrap_or_default().chars().count();
        if let Some(before) = before.filter(|_| !line.is_empty()) {
            let gap = if placed == 1 { first_space(before, first) } else { space(before, first).to_owned() };
            if placed == 1 || first.is_block() || indent + line.chars().count() + gap.len() + width <= WIDTH {
                line.push_str(&gap);
            } else {
                out.push_str(&format!("{:indent$}{line}\n", ""));
                line.clear();
                indent = run.next;
            }
        }
        line.push_str(&text);
        placed += unit.len();
        before = Some(last);
        if last.ends_line() {
            out.push_str(&format!("{:indent$}{line}{}\n", "", trailing(last)));
            line.clear();
            indent = run.next;
            last.below.iter().for_each(|comment| out.push_str(&format!("{:indent$}{comment}\n", "")));
        }
    }
    if !line.is_empty() {
        out.push_str(&format!("{:indent$}{line}\n", ""));
    }
}

/// Pieces on one line; `whole` when the first of them opens the clause.
fn flat(pieces: &[Piece], whole: bool) -> String {
    let mut line = String::new();
    for (at, piece) in pieces.iter().enumerate() {
        match at.checked_sub(1).and_then(|at| pieces.get(at)) {
            Some(before) if at == 1 && whole => line.push_str(&first_space(before, piece)),
            Some(before) => line.push_str(space(before, piece)),
            None => {}
        }
        line.push_str(&literal(piece));
    }
    line
}

/// What stands after the word that opens a clause: the texts of a rule stand below each other.
fn first_space(keyword: &Piece, next: &Piece) -> String {
    match holds_one_text(&keyword.text) || keyword.text == "tags" {
        true => " ".repeat("message ".len().saturating_sub(keyword.text.len())),
        false => space(keyword, next).to_owned(),
    }
}

fn space(before: &Piece, next: &Piece) -> &'static str {
    match (before.kind, next.kind) {
        (TokenKind::Open, _) | (_, TokenKind::Comma | TokenKind::Colon | TokenKind::Close) => "",
        _ => " ",
    }
}

/// True where a line may end between two pieces. A word that would open a clause never starts a line.
fn may_break(one: &Piece, next: &Piece) -> bool {
    let word = next.text.split(|letter: char| !letter.is_alphanumeric() && !['-', '\'', '’'].contains(&letter)).next();
    let opens = next.kind == TokenKind::Word && word.is_some_and(|word| KEYWORDS.contains(&word));
    let bound = one.kind == TokenKind::Word && BOUND_TO_NEXT.contains(&one.text.as_str());
    !opens && !bound && !space(one, next).is_empty()
}

fn trailing(piece: &Piece) -> String {
    piece.trailing.as_ref().map(|comment| format!("  {comment}")).unwrap_or_default()
}

/// A piece as it is written: a text between straight quotes, the lines of a block four columns in.
fn literal(piece: &Piece) -> String {
    if !matches!(piece.kind, TokenKind::Text { .. }) {
        return piece.text.clone();
    }
    if !piece.is_block() {
        return if piece.text.starts_with('“') { quote(&unquote(&piece.text)) } else { piece.text.clone() };
    }
    let mut block = "\"\n".to_owned();
    for line in unquote(&piece.text).split('\n') {
        let indent = if line.is_empty() { 0 } else { 4 };
        block.push_str(&format!("{:indent$}{line}\n", ""));
    }
    block.push_str("  \"");
    block
}
