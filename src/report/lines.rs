//! Bytes to lines and columns, fast on a line of any length. Columns count characters; an editor that counts
//! otherwise converts from bytes itself.

use crate::source::Origin;
use crate::span::Span;

/// Columns are counted from the last mark, so a lookup reads at most this many bytes.
const STRIDE: usize = 1024;

/// A place as people name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The line, from 1.
    pub line: usize,
    /// The character in the line, from 1.
    pub column: usize,
}

/// Where the lines of a text are.
#[derive(Clone, Debug)]
pub struct Lines<'a> {
    text: &'a str,
    /// The first byte of each line.
    starts: Vec<usize>,
    /// The number of characters before every `STRIDE`th byte.
    marks: Vec<usize>,
    /// The lines of the file that the text was made from, and where its pieces stand there.
    given: Option<(Box<Lines<'a>>, &'a Origin)>,
}

impl<'a> Lines<'a> {
    /// The lines of a text. A byte order mark is no character of the first.
    pub fn of(text: &'a str) -> Self {
        let first = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        let mut starts = vec![first];
        let mut marks = Vec::with_capacity(text.len() / STRIDE + 1);
        let mut characters = 0;
        for (stretch, before) in text.as_bytes().chunks(STRIDE).zip((0..).step_by(STRIDE)) {
            marks.push(characters);
            characters += stretch.iter().filter(|byte| is_first(**byte)).count();
            let breaks = stretch.iter().enumerate().filter(|(_, byte)| **byte == b'\n');
            starts.extend(breaks.map(|(index, _)| before + index + 1));
        }
        marks.push(characters);
        Self { text, starts, marks, given: None }
    }

    /// The lines of a text that was made from a file: places are those of the file.
    pub fn made(text: &'a str, file: &'a str, origin: &'a Origin) -> Self {
        let given = (!origin.is_same()).then(|| (Box::new(Self::of(file)), origin));
        Self { given, ..Self::of(text) }
    }

    /// A place in the file.
    pub fn given(&self, span: Span) -> Span {
        self.given.as_ref().map_or(span, |(_, origin)| origin.given(span))
    }

    /// The text.
    pub fn text(&self) -> &'a str {
        self.text
    }

    /// Line and column of a byte; of one beyond the end, the end's.
    pub fn place(&self, byte: usize) -> Place {
        if let Some((file, origin)) = &self.given {
            return file.place(origin.given(Span::new(byte, byte)).start);
        }
        let byte = byte.min(self.text.len());
        let line = self.line_index(byte);
        let start = self.starts.get(line).copied().unwrap_or_default().min(byte);
        Place { line: line + 1, column: self.characters_before(byte) - self.characters_before(start) + 1 }
    }

    /// Where a stretch begins and ends.
    pub fn ends(&self, span: Span) -> (Place, Place) {
        match &self.given {
            Some((file, origin)) => file.ends(origin.given(span)),
            None => (self.place(span.start), self.place(span.end)),
        }
    }

    /// The line of a byte without its break: first byte, and the byte after the last.
    pub fn line_around(&self, byte: usize) -> (usize, usize) {
        let line = self.line_index(byte.min(self.text.len()));
        let start = self.starts.get(line).copied().unwrap_or_default();
        let next = self.starts.get(line + 1).map_or(self.text.len(), |next| next - 1);
        let end = if self.text.as_bytes().get(next.wrapping_sub(1)) == Some(&b'\r') { next - 1 } else { next };
        (start, end.max(start))
    }

    fn line_index(&self, byte: usize) -> usize {
        self.starts.partition_point(|start| *start <= byte).saturating_sub(1)
    }

    fn characters_before(&self, byte: usize) -> usize {
        let mark = byte / STRIDE;
        let known = self.marks.get(mark).copied().unwrap_or_default();
        let rest = self.text.as_bytes().get(mark * STRIDE..byte).unwrap_or_default();
        known + rest.iter().filter(|byte| is_first(**byte)).count()
    }
}

/// True for the first byte of a character.
fn is_first(byte: u8) -> bool {
    byte & 0xc0 != 0x80
}

#[cfg(test)]
mod tests {
    use super::{Lines, Place, STRIDE};

    #[test]
    fn columns_count_characters() {
        let lines = Lines::of("é“a”\r\nbc\n");
        assert_eq!(lines.place(5), Place { line: 1, column: 3 });
        assert_eq!(lines.place(12), Place { line: 2, column: 2 });
        assert_eq!(lines.place(99), Place { line: 3, column: 1 });
        assert_eq!(lines.line_around(3), (0, 9));
        assert_eq!(Lines::of("").place(0), Place { line: 1, column: 1 });
    }

    #[test]
    fn a_byte_order_mark_is_no_column() {
        assert_eq!(Lines::of("\u{feff}ab").place(4), Place { line: 1, column: 2 });
    }

    #[test]
    fn long_lines_are_counted_from_a_mark() {
        let text = "ä".repeat(3 * STRIDE);
        assert_eq!(Lines::of(&text).place(4 * STRIDE + 2), Place { line: 1, column: 2 * STRIDE + 2 });
        assert_eq!(Lines::of(&text).place(text.len()), Place { line: 1, column: 3 * STRIDE + 1 });
    }
}
