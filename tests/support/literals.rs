//! English words in code: literals that a text is compared with, in `matches!`, after `==` or `!=`, in the arms of a
//! match and in lists. Counts them in the text of a Rust file, comments and tests left out; it knows no more Rust than
//! that takes.

/// A piece of code.
#[derive(Clone, Debug, PartialEq)]
enum Token {
    /// A string, true when it is made of letters as a word or several are.
    Literal(bool),
    Name(String),
    /// `=>`, `==` and `!=` are one sign each; of others each character is one.
    Sign(String),
}

impl Token {
    fn is(&self, sign: &str) -> bool {
        matches!(self, Self::Sign(it) | Self::Name(it) if it == sign)
    }

    fn is_word(&self) -> bool {
        *self == Self::Literal(true)
    }
}

/// How many words the code of a file holds. Each literal counts once.
pub fn count(code: &str) -> usize {
    let tokens = without_tests(tokens(code));
    let mut counted = vec![false; tokens.len()];
    for at in 0..tokens.len() {
        for place in words_at(&tokens, at) {
            counted[place] = true;
        }
    }
    counted.into_iter().filter(|it| *it).count()
}

/// The words that are compared with something by what stands at a place.
fn words_at(tokens: &[Token], at: usize) -> Vec<usize> {
    let is = |at: usize, sign: &str| tokens.get(at).is_some_and(|it| it.is(sign));
    let word = |at: usize| tokens.get(at).is_some_and(Token::is_word);
    if is(at, "matches") && is(at + 1, "!") && is(at + 2, "(") {
        let end = close(tokens, at + 2);
        // The pattern stands behind the first comma of the outermost brackets.
        let comma = (at + 3..end).find(|&comma| is(comma, ",") && depth(&tokens[at + 3..comma]) == 0);
        return comma.map_or(Vec::new(), |comma| (comma..end).filter(|&at| word(at)).collect());
    }
    if is(at, "==") || is(at, "!=") {
        let at = if is(at + 1, "Some") { at + 3 } else { at + 1 };
        return if word(at) { vec![at] } else { Vec::new() };
    }
    if is(at, "[") {
        let end = close(tokens, at);
        let all = end > at + 1 && (at + 1..end).all(|at| word(at) || is(at, ","));
        return if all { (at + 1..end).filter(|&at| word(at)).collect() } else { Vec::new() };
    }
    if word(at) {
        let end = (at..).find(|&end| !word(end) && !is(end, "|")).unwrap_or(at);
        let arm = is(end, "=>") || is(end, "if");
        return if arm { (at..end).filter(|&at| word(at)).collect() } else { Vec::new() };
    }
    Vec::new()
}

fn depth(tokens: &[Token]) -> isize {
    tokens
        .iter()
        .map(|it| {
            if opens(it) {
                1
            } else if closes(it) {
                -1
            } else {
                0
            }
        })
        .sum()
}

fn opens(token: &Token) -> bool {
    ["(", "[", "{"].iter().any(|sign| token.is(sign))
}

fn closes(token: &Token) -> bool {
    [")", "]", "}"].iter().any(|sign| token.is(sign))
}

/// The bracket that closes the one at a place; the end of the code where none does.
fn close(tokens: &[Token], open: usize) -> usize {
    let mut deep = 0;
    for (at, token) in tokens.iter().enumerate().skip(open) {
        deep += depth(std::slice::from_ref(token));
        if deep == 0 {
            return at;
        }
    }
    tokens.len()
}

/// The code without `#[cfg(test)]` and what it stands before.
fn without_tests(tokens: Vec<Token>) -> Vec<Token> {
    let mut kept = Vec::new();
    let mut at = 0;
    let test = ["#", "[", "cfg", "(", "test", ")", "]"];
    while at < tokens.len() {
        if test.iter().enumerate().all(|(on, sign)| tokens.get(at + on).is_some_and(|it| it.is(sign))) {
            let after = at + test.len();
            let end = (after..tokens.len()).find(|&end| tokens[end].is("{") || tokens[end].is(";"));
            let end = end.unwrap_or(tokens.len());
            at = if tokens.get(end).is_some_and(|it| it.is("{")) { close(&tokens, end) + 1 } else { end + 1 };
        } else {
            kept.push(tokens[at].clone());
            at += 1;
        }
    }
    kept
}

fn tokens(code: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut rest = code;
    while let Some(first) = rest.chars().next() {
        let length = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if first == '"' {
            let length = string(rest);
            tokens.push(Token::Literal(is_word(&rest[1..length - 1])));
            length
        } else if let Some(length) = raw_string(rest).or_else(|| character(rest)) {
            length
        } else if first.is_alphanumeric() || first == '_' {
            let length = rest.find(|it: char| !it.is_alphanumeric() && it != '_').unwrap_or(rest.len());
            tokens.push(Token::Name(rest[..length].to_owned()));
            length
        } else if let Some(sign) = ["=>", "==", "!="].iter().find(|sign| rest.starts_with(**sign)) {
            tokens.push(Token::Sign((*sign).to_owned()));
            sign.len()
        } else {
            if !first.is_whitespace() {
                tokens.push(Token::Sign(first.to_string()));
            }
            first.len_utf8()
        };
        rest = &rest[length..];
    }
    tokens
}

/// The length of a string with its quotes.
fn string(rest: &str) -> usize {
    let mut escaped = false;
    for (at, character) in rest.char_indices().skip(1) {
        match character {
            '"' if !escaped => return at + 1,
            '\\' => escaped = !escaped,
            _ => escaped = false,
        }
    }
    rest.len()
}

/// The length of `r"…"` or `r#"…"#`, which hold no words that a text is compared with.
fn raw_string(rest: &str) -> Option<usize> {
    let inner = rest.strip_prefix('r')?;
    let marks = inner.len() - inner.trim_start_matches('#').len();
    let inner = inner[marks..].strip_prefix('"')?;
    let end = format!("\"{}", "#".repeat(marks));
    Some(inner.find(&end).map_or(rest.len(), |at| 2 + marks + at + end.len()))
}

/// The length of a character between single quotes; a lifetime is none.
fn character(rest: &str) -> Option<usize> {
    let inner = rest.strip_prefix('\'')?;
    if let Some(escape) = inner.strip_prefix('\\') {
        let end = escape.char_indices().skip(1).find(|(_, it)| *it == '\'')?.0;
        return Some(end + 3);
    }
    let first = inner.chars().next()?;
    inner[first.len_utf8()..].starts_with('\'').then(|| first.len_utf8() + 2)
}

fn is_word(text: &str) -> bool {
    text.starts_with(|it: char| it.is_ascii_alphabetic())
        && text.chars().all(|it| it.is_ascii_alphabetic() || matches!(it, '\'' | ' ' | '-'))
}
