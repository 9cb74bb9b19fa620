//! Places as editors count them: lines from 0, and UTF-16 units in the line, where most characters are one unit and an
//! emoji is two. Bytes everywhere else.

/// A place in a text as editors name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Position {
    /// The line, from 0.
    pub line: u32,
    /// UTF-16 units before it in the line.
    pub character: u32,
}

/// Where the lines of a text begin: after `\n`, `\r\n` or a lone `\r`.
#[derive(Clone, Debug)]
pub struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

impl<'a> Lines<'a> {
    /// The lines of a text.
    pub fn of(text: &'a str) -> Self {
        let bytes = text.as_bytes();
        let ends = bytes.iter().enumerate().filter(|(at, byte)| match byte {
            b'\n' => true,
            b'\r' => bytes.get(at + 1) != Some(&b'\n'),
            _ => false,
        });
        let starts = std::iter::once(0).chain(ends.map(|(at, _)| at + 1)).collect();
        Self { text, starts }
    }

    /// The place of a byte; of one inside a character or a line break, that one's; of one beyond the end, the end's.
    pub fn position(&self, byte: usize) -> Position {
        let byte = floor(self.text, byte);
        let line = self.starts.partition_point(|start| *start <= byte).saturating_sub(1);
        let start = self.starts.get(line).copied().unwrap_or_default();
        let before = self.text.get(start..byte).unwrap_or_default();
        // Only between the two halves of a line break does a line hold a break.
        let units: usize = before.strip_suffix('\r').unwrap_or(before).chars().map(char::len_utf16).sum();
        let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        Position { line: number(line), character: number(units) }
    }

    /// The byte of a place; beyond the end of a line, its end without the break; inside an emoji, its start.
    pub fn byte(&self, position: Position) -> usize {
        let Some(start) = usize::try_from(position.line).ok().and_then(|line| self.starts.get(line)).copied() else {
            return self.text.len();
        };
        let rest = self.text.get(start..).unwrap_or_default();
        let mut left = usize::try_from(position.character).unwrap_or(usize::MAX);
        let mut byte = start;
        for character in rest.chars() {
            if character == '\n' || character == '\r' || left < character.len_utf16() {
                break;
            }
            left -= character.len_utf16();
            byte += character.len_utf8();
        }
        byte
    }
}

/// The start of the character that a byte is in.
fn floor(text: &str, byte: usize) -> usize {
    let mut byte = byte.min(text.len());
    while !text.is_char_boundary(byte) {
        byte -= 1;
    }
    byte
}

#[cfg(test)]
mod tests {
    use super::{Lines, Position};

    fn at(line: u32, character: u32) -> Position {
        Position { line, character }
    }

    #[test]
    fn units_are_utf_16() {
        // A curly quote is one unit and three bytes, an emoji two and four, an e with an accent of its own two and three.
        let text = "“a” 😀b\r\ne\u{301}c\rd\n";
        let lines = Lines::of(text);
        assert_eq!(lines.position(3), at(0, 1));
        assert_eq!(lines.position(8), at(0, 4));
        assert_eq!(lines.position(12), at(0, 6));
        assert_eq!(lines.position(9), at(0, 4));
        assert_eq!(lines.position(14), lines.position(13));
        assert_eq!(lines.position(18), at(1, 2));
        assert_eq!(lines.position(20), at(2, 0));
        assert_eq!(lines.position(99), at(3, 0));
        assert_eq!(lines.byte(at(0, 6)), 12);
        assert_eq!(lines.byte(at(0, 5)), 8);
        assert_eq!(lines.byte(at(0, 99)), 13);
        assert_eq!(lines.byte(at(1, 99)), 19);
        assert_eq!(lines.byte(at(9, 0)), text.len());
    }

    #[test]
    fn every_border_goes_there_and_back() {
        let text = "Žižek “said” 👩‍👩‍👧 na\u{ef}ve\r\n\r\n\u{feff}e\u{301}\n\n";
        let lines = Lines::of(text);
        for (byte, character) in text.char_indices() {
            if character != '\n' {
                assert_eq!(lines.byte(lines.position(byte)), byte, "{byte}");
            }
        }
    }
}
