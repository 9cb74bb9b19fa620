//! What is written otherwise than it is read, in plain text and in Markdown: `&eacute;`, soft hyphens, marks without width.
//! An escape that stands for a sign of Markdown stays as it is: undone it would be markup.

use super::origin::{Builder, Origin};
use crate::span::Span;
use crate::text::Format;
use pulldown_cmark::{Event, Parser};

/// The longest name of an escape, with its marks.
const LONGEST: usize = 40;

/// The text with its escapes undone.
pub(super) fn undone(given: &str, format: Format) -> (String, Origin) {
    let mut builder = Builder::default();
    let mut kept = 0;
    for (at, sign) in given.char_indices().filter(|(_, sign)| matches!(sign, '&' | '\u{80}'..)) {
        if at < kept {
            continue;
        }
        let found = match sign {
            '&' if format == Format::Markdown => escape(given, at),
            // At the very beginning it is the mark of the encoding, which counts as nothing already.
            _ if is_invisible(sign) && at > 0 => Some((String::new(), sign.len_utf8())),
            _ => None,
        };
        if let Some((shown, length)) = found {
            builder.keep(given, Span::new(kept, at));
            builder.write(&shown, Span::new(at, at + length));
            kept = at + length;
        }
    }
    if kept == 0 {
        return (given.to_owned(), Origin::default());
    }
    builder.keep(given, Span::new(kept, given.len()));
    builder.done(given)
}

/// A mark that nobody sees: soft hyphen, zero-width space, word joiner, byte order mark.
pub(super) fn is_invisible(sign: char) -> bool {
    matches!(sign, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}')
}

/// What the escape that a text begins with reads as, and how long it is.
pub(super) fn named(rest: &str) -> Option<(String, usize)> {
    let length = rest.bytes().take(LONGEST).position(|byte| byte == b';')? + 1;
    let written = rest.get(..length)?;
    let mut shown = String::new();
    for event in Parser::new(written) {
        if let Event::Text(text) = event {
            shown.push_str(&text);
        }
    }
    (shown != written).then_some((shown, length))
}

/// What an escape reads as, and how long it is; none where nothing is escaped, or a sign of Markdown is.
fn escape(given: &str, at: usize) -> Option<(String, usize)> {
    let rest = given.get(at..)?;
    let (shown, length) = named(rest)?;
    let first = shown.chars().next()?;
    // "&amp;eacute;" is no letter, "a &amp; b" is what it looks like; quotation marks mean nothing within a line.
    let plain = match first {
        '&' => !rest.get(length..)?.starts_with(|next: char| next.is_alphanumeric() || next == '#'),
        '"' | '\'' => true,
        _ => !first.is_ascii() || first.is_ascii_alphanumeric(),
    };
    let shown: String = shown.chars().filter(|sign| !is_invisible(*sign)).collect();
    plain.then_some((shown, length))
}

#[cfg(test)]
mod tests {
    use crate::source::Source;
    use crate::text::Format;

    #[test]
    fn what_is_read_is_what_is_seen() {
        let read = |given: &str| Source::of(given, Format::Markdown).text;
        assert_eq!(read("Jos&eacute; N&#250;&#xF1;ez&nbsp;said &hellip;"), "José Núñez\u{a0}said …");
        assert_eq!(read("min&shy;ister min\u{ad}ister min\u{200b}ister"), "minister minister minister");
        assert_eq!(
            read("AT &amp; T, &quot;so&quot; &amp;eacute; &lt;b&gt; &#42;x&#42;"),
            "AT & T, \"so\" &amp;eacute; &lt;b&gt; &#42;x&#42;"
        );
        assert_eq!(read("\u{feff}a &nosuch; b & c"), "\u{feff}a &nosuch; b & c");
        assert!(Source::of("plain é &eacute;", Format::Plain).origin.is_same());
    }
}
