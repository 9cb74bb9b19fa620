//! The words and signs of rule text, for finding what is wrong in a clause that the grammar refused. It never fails
//! and decides nothing about structure.

use crate::span::Span;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TokenKind {
    Word,
    Number,
    /// A text with its quotes; not closed, it reaches to the end of its line.
    Text {
        closed: bool,
    },
    Open,
    Close,
    Comma,
    Colon,
    Other,
}

/// A word or sign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub kind: TokenKind,
    pub text: String,
    pub span: Span,
    pub starts_line: bool,
}

/// The tokens of a text that begins at byte `offset` of its file. Comments and white space are left out.
pub(super) fn tokens(text: &str, offset: usize) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut at = 0;
    let mut starts_line = true;
    // False once a block was found to have no end: then no later one has, and none is looked for twice.
    let mut blocks = true;
    while let Some(letter) = text.get(at..).and_then(|rest| rest.chars().next()) {
        let rest = text.get(at..).unwrap_or_default();
        if letter.is_whitespace() {
            starts_line |= letter == '\n';
            at += letter.len_utf8();
        } else if letter == '#' {
            at += rest.find('\n').unwrap_or(rest.len());
        } else {
            let (kind, length) = next(rest, letter, &mut blocks);
            let span = Span::new(offset + at, offset + at + length);
            let word = rest.get(..length).unwrap_or_default().to_owned();
            tokens.push(Token { kind, text: word, span, starts_line });
            starts_line = false;
            at += length;
        }
    }
    tokens
}

/// The kind and length of the token that `rest` begins with.
fn next(rest: &str, first: char, blocks: &mut bool) -> (TokenKind, usize) {
    match first {
        '(' => (TokenKind::Open, 1),
        ')' => (TokenKind::Close, 1),
        ',' => (TokenKind::Comma, 1),
        ':' => (TokenKind::Colon, 1),
        '"' => straight(rest, blocks),
        '“' => curly(rest, &['”']),
        '„' => curly(rest, &['“', '”']),
        _ if first.is_ascii_digit() => number(rest),
        _ if first.is_alphanumeric() => (TokenKind::Word, run(rest)),
        _ => (TokenKind::Other, first.len_utf8()),
    }
}

/// The length of the word at the start.
fn run(rest: &str) -> usize {
    let inside = |letter: char| letter.is_alphanumeric() || ['-', '\'', '’', '/', '_'].contains(&letter);
    rest.find(|letter| !inside(letter)).unwrap_or(rest.len())
}

/// A number, or a word that begins with a digit.
fn number(rest: &str) -> (TokenKind, usize) {
    let length = run(rest);
    let digits = rest.get(..length).unwrap_or_default().bytes().all(|byte| byte.is_ascii_digit());
    (if digits { TokenKind::Number } else { TokenKind::Word }, length)
}

/// A text between straight quotes: a block when the quote ends its line, else up to the next quote of the line.
fn straight(rest: &str, blocks: &mut bool) -> (TokenKind, usize) {
    let inside = rest.get(1..).unwrap_or_default();
    let blanks = inside.find(|letter: char| letter == '\n' || !letter.is_whitespace()).unwrap_or(inside.len());
    if inside.get(blanks..).is_some_and(|after| after.starts_with('\n')) {
        let length = if *blocks { block(rest, blanks + 1) } else { None };
        *blocks = length.is_some();
        return length
            .map_or((TokenKind::Text { closed: false }, 1), |length| (TokenKind::Text { closed: true }, length));
    }
    let mut escaped = false;
    let mut end = 1;
    for letter in inside.chars().take_while(|letter| *letter != '\n') {
        end += letter.len_utf8();
        match letter {
            '"' if !escaped => return (TokenKind::Text { closed: true }, end),
            '\\' if !escaped => escaped = true,
            _ => escaped = false,
        }
    }
    (TokenKind::Text { closed: false }, rest.get(..end).unwrap_or_default().trim_end().len())
}

/// The length of a block whose first line ends at `line`.
fn block(rest: &str, line: usize) -> Option<usize> {
    let mut at = line + 1;
    for text in rest.get(at..)?.split_inclusive('\n') {
        if text.trim() == "\"" {
            return Some(at + text.find('"')? + 1);
        }
        at += text.len();
    }
    None
}

/// A text between curly quotes, which ends on its line with one of the marks.
fn curly(rest: &str, closing: &[char]) -> (TokenKind, usize) {
    let mut letters = rest.char_indices().skip(1);
    let end = letters.find(|(_, letter)| *letter == '\n' || closing.contains(letter));
    let (end, mark) = end.unwrap_or((rest.len(), '\n'));
    match closing.contains(&mark) {
        true => (TokenKind::Text { closed: true }, end + mark.len_utf8()),
        false => (TokenKind::Text { closed: false }, rest.get(..end).unwrap_or_default().trim_end().len()),
    }
}
