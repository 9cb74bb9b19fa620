//! Text in a terminal: how wide it is, and breaking it into lines. Knows nothing of findings.

use unicode_width::UnicodeWidthChar;

/// How many columns a character takes.
pub(super) fn width_of(character: char) -> usize {
    character.width().unwrap_or(0)
}

/// How many columns a text takes.
pub(super) fn width(text: &str) -> usize {
    text.chars().map(width_of).sum()
}

/// The text on lines of at most `columns`, each after the first begun with `indent` spaces, which count. The first line
/// starts at column `start`. A word that fits no line is cut.
pub(super) fn wrap(text: &str, columns: usize, start: usize, indent: usize) -> String {
    let columns = columns.max(indent + 8);
    let (mut wrapped, mut column) = (String::new(), start);
    let mut at_start = true;
    for word in text.split_whitespace() {
        let wide = width(word);
        if !at_start && column + 1 + wide > columns {
            new_line(&mut wrapped, indent);
            (column, at_start) = (indent, true);
        }
        if !at_start {
            wrapped.push(' ');
            column += 1;
        }
        for character in word.chars() {
            if column + width_of(character) > columns && column > indent {
                new_line(&mut wrapped, indent);
                column = indent;
            }
            wrapped.push(character);
            column += width_of(character);
        }
        at_start = false;
    }
    wrapped
}

fn new_line(text: &mut String, indent: usize) {
    text.push('\n');
    text.extend(std::iter::repeat_n(' ', indent));
}

/// The text in at most `columns`, with an ellipsis where it was cut.
pub(super) fn cut(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let mut column = 1;
    let mut short: String = text
        .chars()
        .take_while(|character| {
            column += width_of(*character);
            column <= columns
        })
        .collect();
    short.push('…');
    short
}

/// The text with what would move the cursor, ring or turn the line round replaced by spaces, byte for byte: what an
/// article holds must not steer the terminal.
pub fn harmless(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for character in text.chars() {
        if character.is_control()
            || matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}')
        {
            safe.extend(std::iter::repeat_n(' ', character.len_utf8()));
        } else {
            safe.push(character);
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::{cut, harmless, width, wrap};

    #[test]
    fn wraps_at_words() {
        assert_eq!(wrap("one two three four", 12, 4, 2), "one two\n  three four");
        assert_eq!(wrap("abcdefghijklmnop", 12, 0, 2), "abcdefghijkl\n  mnop");
        assert_eq!(wrap("", 12, 0, 2), "");
    }

    #[test]
    fn wide_characters_take_two_columns() {
        assert_eq!(width("日本"), 4);
        assert_eq!(width("e\u{301}"), 1);
        assert_eq!(cut("日本語", 5), "日本…");
        assert_eq!(cut("abc", 3), "abc");
    }

    #[test]
    fn nothing_steers_the_terminal() {
        assert_eq!(harmless("a\u{1b}[31mb\tc\u{202e}"), "a [31mb c   ");
    }
}
