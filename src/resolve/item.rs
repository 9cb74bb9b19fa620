//! A body as a row of phrases, small words, texts and groups: what the sentence is made of. Decides no attachment.

use crate::resolve::meaning::{Meaning, Small, small};
use crate::resolve::phrasebook::{Phrasebook, Token, find, lower};
use crate::span::Span;
use crate::syntax::{Body, Count, Join, Part, Term, Text};

/// A piece of a sentence.
#[derive(Clone, Debug)]
pub(super) struct Item {
    pub kind: ItemKind,
    pub span: Span,
    /// As written, in lower case; of groups and texts, empty.
    pub text: String,
}

/// What it is.
#[derive(Clone, Debug)]
pub(super) enum ItemKind {
    Phrase { meanings: Vec<Meaning>, count: Option<Count> },
    Small(Small),
    Unknown(Unknown),
    Count(Count),
    Texts(Vec<Text>),
    Group(Vec<Item>),
    Not,
    That,
    Where,
    Join(Join),
}

/// A word that no phrase holds, with up to five words from it on, for a suggestion.
#[derive(Clone, Debug)]
pub(super) struct Unknown {
    /// The words from the unknown one on, each with its place.
    pub window: Vec<(String, Span)>,
    pub starts_line: bool,
}

/// The most words that a suggestion looks at.
const WINDOW: usize = 5;

/// The items of a body, in order. Each word is matched to the longest phrase that begins with it.
pub(super) fn items(body: &Body, books: &[&Phrasebook]) -> Vec<Item> {
    let mut items = Vec::new();
    for (at, term) in body.terms.iter().enumerate() {
        if let Some((join, span)) = at.checked_sub(1).and_then(|before| body.joins.get(before)) {
            items.push(Item { kind: ItemKind::Join(*join), span: *span, text: join_text(*join).to_owned() });
        }
        term_items(term, books, &mut items);
    }
    items
}

pub(super) fn join_text(join: Join) -> &'static str {
    match join {
        Join::And => "and",
        Join::Or => "or",
        Join::Comma => ",",
    }
}

fn term_items(term: &Term, books: &[&Phrasebook], items: &mut Vec<Item>) {
    let tokens: Vec<Token> = term.parts.iter().map(token).collect();
    let mut at = 0;
    while let Some(part) = term.parts.get(at) {
        let starts = matches!(part, Part::Word { .. } | Part::Count(_));
        if let Some(found) = starts.then(|| find(books, &tokens, at)).flatten() {
            let span = run(&term.parts, at, found.length);
            let text = words(&tokens, at, found.length);
            items.push(Item { kind: ItemKind::Phrase { meanings: found.meanings, count: found.count }, span, text });
            at += found.length;
        } else {
            let (item, length) = single(part, &tokens, at, books);
            items.push(item);
            at += length;
        }
    }
}

/// The item of a part that begins no phrase, and how many parts it takes.
fn single(part: &Part, tokens: &[Token], at: usize, books: &[&Phrasebook]) -> (Item, usize) {
    let span = part.span();
    let (kind, text) = match part {
        Part::Word { text, starts_line, .. } => {
            let word = lower(text);
            if word == "the" && matches!(tokens.get(at + 1), Some(Token::Word { text, .. }) if text == "same") {
                let span = span.to(tokens.get(at + 1).map_or(span, token_span));
                return (Item { kind: ItemKind::Small(Small::TheSame), span, text: "the same".to_owned() }, 2);
            }
            let kind =
                small(&word).map_or_else(|| ItemKind::Unknown(unknown(tokens, at, *starts_line)), ItemKind::Small);
            (kind, word)
        }
        Part::Group { body, .. } => (ItemKind::Group(items(body, books)), String::new()),
        Part::Not(_) => (ItemKind::Not, "not".to_owned()),
        Part::That(span) => (ItemKind::That, that_word(*span).to_owned()),
        Part::Where(_) => (ItemKind::Where, "where".to_owned()),
        Part::Count(count) => (ItemKind::Count(*count), String::new()),
        Part::Texts { texts, .. } => (ItemKind::Texts(texts.clone()), String::new()),
    };
    (Item { kind, span, text }, 1)
}

fn unknown(tokens: &[Token], at: usize, starts_line: bool) -> Unknown {
    let words = tokens.iter().skip(at).map_while(|token| match token {
        Token::Word { text, span, .. } => Some((text.clone(), *span)),
        Token::Count(_) | Token::Other(_) => None,
    });
    Unknown { window: words.take(WINDOW).collect(), starts_line }
}

fn token(part: &Part) -> Token {
    match part {
        Part::Word { text, span, .. } => Token::Word { text: lower(text), span: *span },
        Part::Not(span) => small_token("not", *span),
        Part::That(span) => small_token(that_word(*span), *span),
        Part::Where(span) => small_token("where", *span),
        Part::Count(count) => Token::Count(*count),
        Part::Group { span, .. } | Part::Texts { span, .. } => Token::Other(*span),
    }
}

fn small_token(text: &str, span: Span) -> Token {
    Token::Word { text: text.to_owned(), span }
}

/// "that", "which" or "who": the tree keeps its place only, and their lengths differ.
fn that_word(span: Span) -> &'static str {
    match span.len() {
        3 => "who",
        5 => "which",
        _ => "that",
    }
}

fn token_span(token: &Token) -> Span {
    match token {
        Token::Word { span, .. } | Token::Other(span) => *span,
        Token::Count(count) => count.span,
    }
}

fn run(parts: &[Part], at: usize, length: usize) -> Span {
    let spans = parts.iter().skip(at).take(length).map(Part::span);
    spans.reduce(Span::to).unwrap_or_default()
}

fn words(tokens: &[Token], at: usize, length: usize) -> String {
    let words = tokens.iter().skip(at).take(length).map(|token| match token {
        Token::Word { text, .. } => text.clone(),
        Token::Count(count) => count_text(count),
        Token::Other(_) => String::new(),
    });
    words.collect::<Vec<_>>().join(" ")
}

/// A count in words: "at least 3".
pub(super) fn count_text(count: &Count) -> String {
    match count.bound {
        Some(bound) => format!("{} {}", bound_text(bound), count.number),
        None => count.number.to_string(),
    }
}

fn bound_text(bound: crate::syntax::Bound) -> &'static str {
    use crate::syntax::Bound;
    match bound {
        Bound::AtLeast => "at least",
        Bound::AtMost => "at most",
        Bound::MoreThan => "more than",
        Bound::FewerThan => "fewer than",
        Bound::Exactly => "exactly",
        Bound::Within => "within",
        Bound::Above => "above",
        Bound::Below => "below",
    }
}
