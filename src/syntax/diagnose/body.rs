//! What is wrong with tests and joins: the first mistake of a body, from left to right.

use crate::span::Span;
use crate::syntax::Problem;
use crate::syntax::diagnose::unclosed;
use crate::syntax::token::{Token, TokenKind};

/// Words that are no part of a phrase.
pub(in crate::syntax) const JOINERS: [&str; 9] =
    ["and", "or", "not", "that", "which", "who", "where", "when", "unless"];

/// What stood before, and so what may stand next.
#[derive(Clone, Debug)]
enum Before {
    Start,
    Test,
    Number,
    Join(Token),
    Not(Token),
    That(Token),
}

/// The first mistake of a body.
pub(super) fn check_body(tokens: &[Token], keyword: &str) -> Option<Problem> {
    if let Some(problem) = unclosed(tokens) {
        return Some(problem);
    }
    let mut open: Vec<Span> = Vec::new();
    let mut before = Before::Start;
    for token in tokens {
        if let Some(problem) = refuse(token, &before, &open, keyword) {
            return Some(problem);
        }
        match token.kind {
            TokenKind::Open => open.push(token.span),
            TokenKind::Close => drop(open.pop()),
            TokenKind::Word | TokenKind::Number | TokenKind::Text { .. } => {}
            TokenKind::Comma | TokenKind::Colon | TokenKind::Other => {}
        }
        before = after(token);
    }
    ends_badly(&before).or(open.first().map(|span| Problem::UnclosedGroup { span: *span }))
}

/// What stands before the token that follows this one.
fn after(token: &Token) -> Before {
    match (token.kind, token.text.as_str()) {
        (TokenKind::Open, _) => Before::Start,
        (TokenKind::Comma, _) | (TokenKind::Word, "and" | "or") => Before::Join(token.clone()),
        (TokenKind::Word, "not") => Before::Not(token.clone()),
        (TokenKind::Word, "that" | "which" | "who" | "where") => Before::That(token.clone()),
        (TokenKind::Number, _) => Before::Number,
        (TokenKind::Word | TokenKind::Text { .. } | TokenKind::Close | TokenKind::Colon | TokenKind::Other, _) => {
            Before::Test
        }
    }
}

/// Why a token cannot stand after what stood before.
fn refuse(token: &Token, before: &Before, open: &[Span], keyword: &str) -> Option<Problem> {
    let span = token.span;
    let joins = token.kind == TokenKind::Comma
        || (token.kind == TokenKind::Word && ["and", "or"].contains(&token.text.as_str()));
    match (token.kind, token.text.as_str()) {
        (TokenKind::Word, "when") => Some(Problem::WhenOutside { span }),
        (TokenKind::Word, "unless") => Some(Problem::UnlessInside { span }),
        (TokenKind::Close, _) if open.is_empty() => Some(Problem::UnopenedGroup { span }),
        (TokenKind::Close, _) if matches!(before, Before::Start) => {
            Some(Problem::EmptyGroup { span: open.last().map_or(span, |open| open.to(span)) })
        }
        (TokenKind::Close, _) => ends_badly(before),
        (TokenKind::Other, ".") if matches!(before, Before::Number) => Some(Problem::Fraction { span }),
        (TokenKind::Colon | TokenKind::Other, found) => {
            Some(Problem::Unexpected { found: found.to_owned(), clause: keyword.to_owned(), span })
        }
        (TokenKind::Word | TokenKind::Comma, word) if joins => refuse_join(word, span, before),
        (TokenKind::Word | TokenKind::Number | TokenKind::Text { .. } | TokenKind::Open | TokenKind::Comma, _) => None,
    }
}

fn refuse_join(word: &str, span: Span, before: &Before) -> Option<Problem> {
    match before {
        Before::Start => Some(Problem::NoTestBefore { word: word.to_owned(), span }),
        // ", or" and ", and" end a list.
        Before::Join(first) if first.kind == TokenKind::Comma && word != "," => None,
        Before::Join(first) => {
            let second = word.to_owned();
            Some(Problem::TwoJoins { first: first.text.clone(), second, span: first.span.to(span) })
        }
        Before::Not(_) | Before::That(_) => ends_badly(before),
        Before::Test | Before::Number => None,
    }
}

/// What is missing where a body or a group ends.
fn ends_badly(before: &Before) -> Option<Problem> {
    match before {
        Before::Join(token) => Some(Problem::NoTestAfter { word: token.text.clone(), span: token.span }),
        Before::Not(token) => Some(Problem::NotAlone { span: token.span }),
        Before::That(token) => Some(Problem::NothingAfter { word: token.text.clone(), span: token.span }),
        Before::Start | Before::Test | Before::Number => None,
    }
}
