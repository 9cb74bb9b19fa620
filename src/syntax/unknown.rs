//! Lines that were meant as clauses and open none: `standard "…"`, `helpp "…"`. They are told by their shape, a word that
//! starts a line where the clause above is complete, and taken out before the grammar would read them as part of it.

use crate::span::Span;
use crate::syntax::diagnose::JOINERS;
use crate::syntax::token::{Token, TokenKind, tokens};
use crate::syntax::{KEYWORDS, Problem};

/// What people call clauses, and the clause that they mean.
const ALIASES: &[(&str, &str)] = &[
    ("standard", "see"),
    ("source", "see"),
    ("sources", "see"),
    ("reference", "see"),
    ("citation", "see"),
    ("guideline", "see"),
    ("description", "message"),
    ("text", "message"),
    ("title", "message"),
    ("say", "message"),
    ("reason", "why"),
    ("because", "why"),
    ("advice", "help"),
    ("fix", "help"),
    ("hint", "help"),
    ("suggestion", "help"),
    ("level", "severity"),
    ("except", "unless"),
    ("exception", "unless"),
    ("list", "words"),
    ("tag", "tags"),
    ("example", "flags"),
    ("reports", "flags"),
    ("allow", "allows"),
];

/// Words that go on with a clause and never open one.
const GOES_ON: [&str; 4] = ["per", "file", "plural", "from"];

/// The keyword that was probably meant: what the word is another name of, or one at most two letters away, and fewer than
/// half of them.
pub(crate) fn near_keyword(word: &str) -> Option<&'static str> {
    let alias = ALIASES.iter().find(|(alias, _)| *alias == word).map(|(_, keyword)| *keyword);
    alias.or_else(|| {
        let near = KEYWORDS.iter().map(|keyword| (strsim::osa_distance(word, keyword), *keyword));
        near.filter(|(far, keyword)| *far <= 2 && far * 2 < keyword.len().max(3)).min().map(|(_, keyword)| keyword)
    })
}

/// What people call the levels of severity, and the level that they mean.
const LEVELS: &[(&str, &str)] = &[
    ("critical", "error"),
    ("fatal", "error"),
    ("high", "error"),
    ("medium", "warning"),
    ("moderate", "warning"),
    ("low", "note"),
    ("info", "note"),
    ("information", "note"),
    ("hint", "note"),
    ("suggestion", "note"),
    ("trial", "pilot"),
    ("experimental", "pilot"),
    ("preview", "pilot"),
];

/// The level of severity that was probably meant: what the word is another name of, or one at most two letters away.
pub(crate) fn near_level(word: &str) -> Option<&'static str> {
    let word = word.to_lowercase();
    let alias = LEVELS.iter().find(|(alias, _)| *alias == word).map(|(_, level)| *level);
    alias.or_else(|| {
        ["error", "warning", "note", "pilot"].into_iter().find(|level| strsim::osa_distance(&word, level) <= 2)
    })
}

/// The lines that open no clause, with all that follows them up to the next clause.
pub(super) fn unknown(text: &str) -> Vec<(Problem, Span)> {
    let all = tokens(text, 0);
    let mut found = Vec::new();
    // Where the clause above starts, and where it ends.
    let mut clause = 0..0;
    let mut at = 0;
    while let Some(token) = all.get(at) {
        let above = all.get(clause.clone()).unwrap_or_default();
        if opens(token) {
            clause = at..at + 1;
        } else if starts_with_word(token) && is_unknown(above, token, all.get(at + 1)) {
            let rest = all.get(at + 1..).unwrap_or_default();
            let length = (0..rest.len()).find(|next| is_next(rest, *next)).unwrap_or(rest.len());
            let end = all.get(at + length).map_or(token.span.end, |last| last.span.end);
            let near = near_keyword(&token.text.to_lowercase());
            let problem = Problem::UnknownClause { found: token.text.clone(), near, span: token.span };
            found.push((problem, Span::new(token.span.start, end)));
            at += length;
        } else {
            clause.end = at + 1;
        }
        at += 1;
    }
    found
}

/// True where the next clause starts: one that is known, or another that is not.
fn is_next(tokens: &[Token], at: usize) -> bool {
    let Some(token) = tokens.get(at) else { return false };
    let has_text = tokens.get(at + 1).is_some_and(is_text_of_line);
    let after_text = at.checked_sub(1).and_then(|before| tokens.get(before)).is_some_and(is_text_of_line);
    opens(token) || starts_with_word(token) && (has_text || after_text && !JOINERS.contains(&token.text.as_str()))
}

fn starts_with_word(token: &Token) -> bool {
    token.starts_line && token.kind == TokenKind::Word
}

fn opens(token: &Token) -> bool {
    starts_with_word(token) && KEYWORDS.contains(&token.text.as_str())
}

fn is_text_of_line(token: &Token) -> bool {
    matches!(token.kind, TokenKind::Text { .. }) && !token.starts_line
}

/// True when a word that starts a line cannot go on with the clause above it.
fn is_unknown(clause: &[Token], word: &Token, next: Option<&Token>) -> bool {
    let Some((keyword, rest)) = clause.split_first() else { return false };
    let text = word.text.as_str();
    let joins = |text: &str| JOINERS.contains(&text);
    if joins(text) || GOES_ON.contains(&text) {
        return false;
    }
    let Some(last) = rest.last() else { return false };
    if matches!(last.kind, TokenKind::Comma | TokenKind::Colon) || joins(&last.text) {
        return false;
    }
    let before_text = next.is_some_and(is_text_of_line);
    match keyword.text.as_str() {
        // What the words of a sentence mean is not known here, so that only other names of clauses stand out.
        "flag" | "unless" | "severity" | "define" => {
            before_text && ALIASES.iter().any(|(alias, _)| *alias == text) && all_closed(rest)
        }
        "rule" | "pack" => rest.len() == 1 || before_text,
        "use" | "silences" | "once" | "mark" => before_text,
        _ => rest.iter().all(belongs_to_text) && all_closed(rest),
    }
}

fn belongs_to_text(token: &Token) -> bool {
    matches!(token.kind, TokenKind::Text { .. } | TokenKind::Comma) || ["or", "file"].contains(&token.text.as_str())
}

fn all_closed(tokens: &[Token]) -> bool {
    tokens.iter().all(|token| token.kind != TokenKind::Text { closed: false })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_names_are_no_keywords() {
        for (alias, keyword) in ALIASES {
            assert!(!KEYWORDS.contains(alias) && KEYWORDS.contains(keyword), "{alias}");
        }
    }

    #[test]
    fn lines_that_go_on_are_left_alone() {
        for text in [
            "rule\n  a\n  flag claims mentioning\n    \"kill\"\n",
            "rule a\n  flag claims\n    mentioning \"kill\"\n  flags\n    file \"x.md\"\n",
            "words x: \"a\",\n  \"b\"\n  or \"c\"\nuse a,\n  b\n",
            "rule a\n  flag claims\n  help \"not closed\n  and more\n  why \"x\"\n",
            "rule a\n  mark the\n    source\n  once per\n    source\n",
        ] {
            assert_eq!(unknown(text), [], "{text}");
        }
    }
}
