//! The words, signs and comments of a rule file, clause by clause. Decides nothing about their layout.

use crate::syntax::KEYWORDS;
use crate::syntax::token::{Token, TokenKind, tokens};

/// A clause with what stands before it.
#[derive(Clone, Debug)]
pub(super) struct Clause {
    /// The word that opens it; empty for the end of the file.
    pub keyword: String,
    /// Its words and signs, the keyword first; none at the end of the file.
    pub pieces: Vec<Piece>,
    /// Comments on lines of their own before it.
    pub comments: Vec<Comment>,
    /// A blank line stands right before it.
    pub after_blank: bool,
}

/// A word, sign or text.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    pub kind: TokenKind,
    pub text: String,
    /// A comment after it on its line.
    pub trailing: Option<String>,
    /// Comments on lines of their own after it, in the middle of its clause.
    pub below: Vec<String>,
}

/// A comment on a line of its own.
#[derive(Clone, Debug)]
pub(super) struct Comment {
    pub text: String,
    pub after_blank: bool,
    pub indented: bool,
}

impl Piece {
    /// True for a text over several lines, after which nothing can stand on its line.
    pub fn is_block(&self) -> bool {
        matches!(self.kind, TokenKind::Text { .. }) && self.text.contains('\n')
    }

    /// True when a comment makes the next piece start a line.
    pub fn ends_line(&self) -> bool {
        self.trailing.is_some() || !self.below.is_empty() || self.is_block()
    }
}

/// What stands between two words or signs.
struct Gap {
    trailing: Option<String>,
    comments: Vec<Comment>,
    ends_blank: bool,
}

/// The clauses of a text without mistakes of structure; the last is the end of the file.
pub(super) fn clauses(text: &str) -> Vec<Clause> {
    let tokens = numbers_whole(tokens(text, 0));
    let mut clauses: Vec<Clause> = Vec::new();
    // Before the first word a line break is thought, so that its comments stand on lines of their own.
    let mut gap = gap(&format!("\n{}", between(text, None, tokens.first())));
    for (at, token) in tokens.iter().enumerate() {
        let opens = token.starts_line && token.kind == TokenKind::Word && KEYWORDS.contains(&token.text.as_str());
        if opens || clauses.is_empty() {
            clauses.push(Clause {
                keyword: token.text.clone(),
                pieces: Vec::new(),
                comments: gap.comments,
                after_blank: gap.ends_blank,
            });
        } else if let Some(last) = clauses.last_mut().and_then(|clause| clause.pieces.last_mut()) {
            last.below = gap.comments.into_iter().map(|comment| comment.text).collect();
        }
        gap = self::gap(between(text, Some(token), tokens.get(at + 1)));
        let piece =
            Piece { kind: token.kind, text: token.text.clone(), trailing: gap.trailing.take(), below: Vec::new() };
        clauses.iter_mut().last().into_iter().for_each(|clause| clause.pieces.push(piece.clone()));
    }
    clauses.push(Clause {
        keyword: String::new(),
        pieces: Vec::new(),
        comments: gap.comments,
        after_blank: gap.ends_blank,
    });
    clauses
}

fn between<'a>(text: &'a str, before: Option<&Token>, after: Option<&Token>) -> &'a str {
    let start = before.map_or(0, |token| token.span.end);
    let end = after.map_or(text.len(), |token| token.span.start);
    text.get(start..end).unwrap_or_default()
}

fn gap(text: &str) -> Gap {
    let mut lines = text.split('\n');
    let first = lines.next().unwrap_or_default().trim();
    let mut gap =
        Gap { trailing: (!first.is_empty()).then(|| first.to_owned()), comments: Vec::new(), ends_blank: false };
    let mut lines = lines.peekable();
    while let Some(line) = lines.next() {
        let comment = line.trim();
        if !comment.is_empty() {
            gap.comments.push(Comment {
                text: comment.to_owned(),
                after_blank: std::mem::take(&mut gap.ends_blank),
                indented: line.starts_with(char::is_whitespace),
            });
        } else if lines.peek().is_some() {
            gap.ends_blank = true;
        }
    }
    gap
}

/// Thousands with their commas are one number: "10,000".
fn numbers_whole(tokens: Vec<Token>) -> Vec<Token> {
    let mut whole: Vec<Token> = Vec::new();
    let mut rest = tokens.into_iter().peekable();
    while let Some(token) = rest.next() {
        let comma = token.kind == TokenKind::Comma;
        let joined = |before: &&mut Token| before.kind == TokenKind::Number && before.span.end == token.span.start;
        match whole.last_mut().filter(|before| comma && joined(before)) {
            Some(number) => match rest.next_if(|next| {
                next.kind == TokenKind::Number && next.text.len() == 3 && next.span.start == token.span.end
            }) {
                Some(next) => {
                    number.text.push_str(&format!(",{}", next.text));
                    number.span = number.span.to(next.span);
                }
                None => whole.push(token),
            },
            None => whole.push(token),
        }
    }
    whole
}
