//! What a text between quotes says: escapes undone, a block without its indentation. And a text of one line as it is
//! written.

/// The text of a literal as written, quotes included.
pub(super) fn unquote(literal: &str) -> String {
    if let Some(curly) = literal.strip_prefix('“') {
        return curly.strip_suffix('”').unwrap_or(curly).to_owned();
    }
    if let Some(low) = literal.strip_prefix('„') {
        return low.strip_suffix(['“', '”']).unwrap_or(low).to_owned();
    }
    let inner = literal.strip_prefix('"').unwrap_or(literal);
    let inner = inner.strip_suffix('"').unwrap_or(inner);
    match inner.split_once('\n') {
        Some((first, lines)) if first.trim().is_empty() => dedent(lines),
        Some(_) | None => unescape(inner),
    }
}

/// A text of one line between straight quotes, as a rule file writes it.
pub(super) fn quote(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// `\"` is a quote, `\n` a line break, and a backslash before anything else is that sign itself.
fn unescape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => out.extend(letters.next().map(|next| if next == 'n' { '\n' } else { next })),
            _ => out.push(letter),
        }
    }
    out
}

/// The lines of a block without the white space that all of them begin with and without the line of the closing quote.
fn dedent(lines: &str) -> String {
    let mut lines: Vec<&str> = lines.lines().collect();
    lines.pop_if(|last| last.trim().is_empty());
    let filled = lines.iter().filter(|line| !line.trim().is_empty());
    let common = filled.map(|line| line.len() - line.trim_start().len()).min().unwrap_or_default();
    let cut: Vec<&str> = lines.iter().map(|line| line.get(common..).unwrap_or_default().trim_end()).collect();
    cut.join("\n")
}

#[cfg(test)]
mod tests {
    use super::unquote;

    #[test]
    fn lines_escapes_curly_quotes_and_blocks() {
        assert_eq!(unquote(r#""he said \"no\" \\ yes""#), r#"he said "no" \ yes"#);
        assert_eq!(unquote("„wie es ist“"), "wie es ist");
        assert_eq!(unquote("“as “ it is”"), "as “ it is");
        assert_eq!(unquote("\"\n    # Title\n\n      \"Quoted\" text.\n  \""), "# Title\n\n  \"Quoted\" text.");
        assert_eq!(unquote("\""), "");
    }
}
