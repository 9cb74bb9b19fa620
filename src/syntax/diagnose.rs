//! What is wrong with a clause that the grammar refused: a look at its words in order. The grammar's own "expected"
//! lists name its rules and are never shown; only the place that it reached is used, where nothing better is known.

mod body;

use crate::span::Span;
use crate::syntax::token::{Token, TokenKind, tokens};
use crate::syntax::{KEYWORDS, Problem};
use body::check_body;

pub(super) use body::JOINERS;

/// The mistake in a broken clause. `reached` is the byte of the clause up to which the grammar could read it.
pub(super) fn diagnose(clause: &str, offset: usize, reached: usize) -> Problem {
    let tokens = tokens(clause, offset);
    let Some((keyword, rest)) = tokens.split_first() else {
        let span = Span::new(offset, offset + clause.len());
        return Problem::Unexpected { found: clause.trim().to_owned(), clause: String::new(), span };
    };
    if rest.is_empty() {
        return Problem::EmptyClause { keyword: keyword.text.clone(), span: keyword.span };
    }
    check(&keyword.text, rest).unwrap_or_else(|| fallback(&tokens, offset + reached))
}

/// The token where the grammar gave up, or the last one.
fn fallback(tokens: &[Token], reached: usize) -> Problem {
    let keyword = tokens.first().map(|token| token.text.clone()).unwrap_or_default();
    let token = tokens.iter().find(|token| token.span.end > reached).or(tokens.last());
    let (found, span) = token.map(|token| (token.text.clone(), token.span)).unwrap_or_default();
    Problem::Unexpected { found: found.chars().take(40).collect(), clause: keyword, span }
}

fn check(keyword: &str, rest: &[Token]) -> Option<Problem> {
    match keyword {
        "flag" | "unless" => check_body(rest, keyword),
        "define" => check_named(keyword, rest).or_else(|| check_body(after_colon(rest), keyword)),
        "words" => check_named(keyword, rest).or_else(|| check_texts(keyword, after_colon(rest))),
        "severity" => check_severity(rest),
        "message" | "why" | "help" | "see" => check_text(keyword, rest),
        "flags" | "allows" => check_example(keyword, without_file(rest)),
        "tags" => check_texts(keyword, rest),
        "pack" | "rule" => check_name(keyword, rest),
        "use" | "silences" => check_names(keyword, rest),
        "once" => check_once(rest),
        _ => None,
    }
}

/// The tokens of an example after `file`, if that is there.
fn without_file(rest: &[Token]) -> &[Token] {
    match rest.split_first() {
        Some((first, rest)) if first.text == "file" => rest,
        Some(_) | None => rest,
    }
}

/// A text, then what it was made from: each behind `from`.
fn check_example(keyword: &str, rest: &[Token]) -> Option<Problem> {
    match rest {
        [text, from, more @ ..] if is_text(text) && from.text == "from" && !more.is_empty() => {
            check_example(keyword, more)
        }
        _ => check_text(keyword, rest),
    }
}

fn is_text(token: &Token) -> bool {
    matches!(token.kind, TokenKind::Text { .. })
}

fn is_keyword(token: &Token) -> bool {
    token.kind == TokenKind::Word && KEYWORDS.contains(&token.text.as_str())
}

fn unclosed(tokens: &[Token]) -> Option<Problem> {
    let open = tokens.iter().find(|token| token.kind == TokenKind::Text { closed: false });
    open.map(|token| Problem::UnclosedText { span: token.span })
}

/// The whole of some tokens.
fn whole(tokens: &[Token]) -> Span {
    match (tokens.first(), tokens.last()) {
        (Some(first), Some(last)) => first.span.to(last.span),
        _ => Span::default(),
    }
}

/// A clause with one text.
fn check_text(keyword: &str, rest: &[Token]) -> Option<Problem> {
    let clause = keyword.to_owned();
    let Some((first, more)) = rest.split_first().filter(|(first, _)| is_text(first)) else {
        return Some(Problem::NoText { clause, span: whole(rest) });
    };
    if first.kind == (TokenKind::Text { closed: false }) {
        return Some(Problem::UnclosedText { span: first.span });
    }
    let next = more.first()?;
    if is_keyword(next) {
        return Some(Problem::TwoClauses { keyword: next.text.clone(), span: next.span });
    }
    let text = first.text.trim_matches(['"', '“', '”', '„']).chars().take(40).collect();
    Some(Problem::TextEnded { text, span: whole(more) })
}

/// A clause with a list of texts.
fn check_texts(keyword: &str, rest: &[Token]) -> Option<Problem> {
    let clause = keyword.to_owned();
    if let Some(problem) = unclosed(rest) {
        return Some(problem);
    }
    if let Some(second) =
        rest.windows(2).find_map(|pair| pair.get(1).filter(|second| pair.iter().all(is_text) && is_text(second)))
    {
        return Some(Problem::NoComma { clause, span: second.span });
    }
    if let Some(next) = rest.iter().find(|token| is_keyword(token)) {
        return Some(Problem::TwoClauses { keyword: next.text.clone(), span: next.span });
    }
    if let Some(last) = rest.last().filter(|token| token.kind == TokenKind::Comma) {
        return Some(Problem::NoTestAfter { word: ",".to_owned(), span: last.span });
    }
    let odd = rest.iter().find(|token| !is_text(token) && token.kind != TokenKind::Comma && token.text != "or");
    odd.map(|token| Problem::NoText { clause, span: token.span })
}

/// The name and colon of `words` and `define`.
fn check_named(keyword: &str, rest: &[Token]) -> Option<Problem> {
    let clause = keyword.to_owned();
    let Some(colon) = rest.iter().position(|token| token.kind == TokenKind::Colon) else {
        return unclosed(rest).or(Some(Problem::NoColon { clause, span: whole(rest) }));
    };
    let odd =
        rest.iter().take(colon).find(|token| token.kind != TokenKind::Word || JOINERS.contains(&token.text.as_str()));
    let odd = odd.filter(|token| token.kind != TokenKind::Comma);
    if colon == 0 || odd.is_some() {
        let span = odd.or(rest.first()).map(|token| token.span).unwrap_or_default();
        let found = span_text(rest, span);
        return Some(Problem::Unexpected { found, clause, span });
    }
    rest.get(colon + 1..)
        .is_none_or(<[Token]>::is_empty)
        .then(|| Problem::EmptyClause { keyword: clause, span: whole(rest) })
}

fn span_text(tokens: &[Token], span: Span) -> String {
    tokens.iter().find(|token| token.span == span).map(|token| token.text.clone()).unwrap_or_default()
}

fn after_colon(rest: &[Token]) -> &[Token] {
    let colon = rest.iter().position(|token| token.kind == TokenKind::Colon).unwrap_or_default();
    rest.get(colon + 1..).unwrap_or_default()
}

fn check_name(keyword: &str, rest: &[Token]) -> Option<Problem> {
    if let Some(next) = rest.iter().skip(1).find(|token| is_keyword(token)) {
        return Some(Problem::TwoClauses { keyword: next.text.clone(), span: next.span });
    }
    let clause = keyword.to_owned();
    let words = rest.iter().all(|token| matches!(token.kind, TokenKind::Word | TokenKind::Number));
    if rest.len() > 1 && words {
        let parts: Vec<&str> = rest.iter().map(|token| token.text.as_str()).collect();
        return Some(Problem::NameOfWords { clause, suggestion: parts.join("-"), span: whole(rest) });
    }
    Some(Problem::BadName { clause, span: whole(rest) })
}

fn check_names(keyword: &str, rest: &[Token]) -> Option<Problem> {
    let word = |token: &Token| token.kind == TokenKind::Word;
    if let Some(next) = rest.iter().find(|token| is_keyword(token)) {
        return Some(Problem::TwoClauses { keyword: next.text.clone(), span: next.span });
    }
    let second = rest.windows(2).find_map(|pair| pair.get(1).filter(|_| pair.iter().all(word)));
    if let Some(second) = second {
        return Some(Problem::NoComma { clause: keyword.to_owned(), span: second.span });
    }
    let last = rest.last().filter(|token| token.kind == TokenKind::Comma);
    last.map(|token| Problem::NoTestAfter { word: ",".to_owned(), span: token.span })
}

fn check_once(rest: &[Token]) -> Option<Problem> {
    let words: Vec<&str> =
        rest.iter().map(|token| token.text.as_str()).filter(|word| !["a", "an", "the", "per"].contains(word)).collect();
    let words = if words.is_empty() { "article".to_owned() } else { words.join(" ") };
    Some(Problem::OncePer { words, span: whole(rest) })
}

/// `LEVEL, LEVEL when BODY, …`
fn check_severity(rest: &[Token]) -> Option<Problem> {
    let level = |token: &Token| ["error", "warning", "note", "pilot"].contains(&token.text.as_str());
    let first = rest.first()?;
    if !level(first) {
        return Some(Problem::UnknownLevel { found: first.text.clone(), span: first.span });
    }
    let second = rest.get(1)?;
    if second.text == "when" {
        return Some(Problem::FirstLevelWhen { level: first.text.clone(), span: first.span.to(second.span) });
    }
    if is_keyword(second) {
        return Some(Problem::TwoClauses { keyword: second.text.clone(), span: second.span });
    }
    check_levels(rest.get(1..)?, level)
}

fn check_levels(rest: &[Token], level: impl Fn(&Token) -> bool) -> Option<Problem> {
    let mut starts: Vec<usize> =
        (0..rest.len()).filter(|at| is_comma(rest, *at) && rest.get(at + 1).is_some_and(&level)).collect();
    if starts.first() != Some(&0) {
        let next = rest.get(1).filter(|_| is_comma(rest, 0)).or(rest.first())?;
        return Some(match is_comma(rest, 0) {
            true => Problem::UnknownLevel { found: next.text.clone(), span: next.span },
            false => Problem::Unexpected { found: next.text.clone(), clause: "severity".to_owned(), span: next.span },
        });
    }
    starts.push(rest.len());
    starts.windows(2).find_map(|pair| {
        let (_, part) = rest.get(*pair.first()?..*pair.get(1)?)?.split_first()?;
        let (name, part) = part.split_first()?;
        match part.split_first() {
            Some((when, body)) if when.text == "when" && !body.is_empty() => check_body(body, "severity"),
            Some((when, _)) if when.text == "when" => {
                Some(Problem::NothingAfter { word: "when".to_owned(), span: when.span })
            }
            Some(_) | None => Some(Problem::LevelWithoutWhen { level: name.text.clone(), span: name.span }),
        }
    })
}

fn is_comma(tokens: &[Token], at: usize) -> bool {
    tokens.get(at).is_some_and(|token| token.kind == TokenKind::Comma)
}

/// What is wrong with the head of a rule, of which `text` is all that stands after `rule` up to the next clause.
pub(super) fn diagnose_head(text: &str, offset: usize) -> Problem {
    let tokens = tokens(text, offset);
    check_name("rule", &tokens).unwrap_or(Problem::BadName { clause: "rule".to_owned(), span: whole(&tokens) })
}
