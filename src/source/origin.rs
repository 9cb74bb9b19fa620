//! Where the pieces of a text stand in the file that it was made from. Knows no format.

use crate::span::Span;

/// A piece of the text that was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Piece {
    /// Where it begins.
    read: usize,
    /// Where it stands in the file.
    given: Span,
    /// It stands there byte for byte; else the whole of it stands for the whole of that.
    same: bool,
}

/// Where each piece of a text comes from. The default is that of a text that is the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    /// In the order of the text; none where it is the file.
    pieces: Vec<Piece>,
    /// The length of the text.
    length: usize,
}

impl Origin {
    /// True where the text is the file, byte for byte.
    pub fn is_same(&self) -> bool {
        self.pieces.is_empty()
    }

    /// The place in the file of a place in the text.
    pub fn given(&self, read: Span) -> Span {
        if self.is_same() {
            return read;
        }
        let start = self.start(read.start);
        Span::new(start, if read.is_empty() { start } else { self.end(read.end).max(start) })
    }

    /// The byte of the file behind what ends before a byte of the text.
    pub fn behind(&self, byte: usize) -> usize {
        if self.is_same() || byte == 0 { self.given(Span::new(byte, byte)).start } else { self.end(byte) }
    }

    /// The stretch of the text that stands at a stretch of the file; empty where nothing of it was read.
    pub fn read(&self, given: Span) -> Span {
        if self.is_same() {
            return given;
        }
        let inside = |at: &usize| {
            let piece = self.pieces.get(*at).map(|piece| piece.given).unwrap_or_default();
            piece.start < given.end.max(given.start + 1) && given.start < piece.end
        };
        let found: Vec<usize> = (0..self.pieces.len()).filter(inside).collect();
        let (Some(first), Some(last)) = (found.first(), found.last()) else { return Span::default() };
        let at = |index: usize, byte: usize, end: bool| {
            let piece = self.pieces.get(index)?;
            let next = self.pieces.get(index + 1).map_or(self.length, |next| next.read);
            let within = piece.read + byte.clamp(piece.given.start, piece.given.end) - piece.given.start;
            Some(if piece.same {
                within.min(next)
            } else if end {
                next
            } else {
                piece.read
            })
        };
        Span::new(at(*first, given.start, false).unwrap_or(0), at(*last, given.end, true).unwrap_or(0))
    }

    /// The piece that holds a byte.
    fn piece(&self, byte: usize) -> Option<&Piece> {
        let after = self.pieces.partition_point(|piece| piece.read <= byte);
        self.pieces.get(after.saturating_sub(1))
    }

    fn start(&self, byte: usize) -> usize {
        let Some(piece) = self.piece(byte) else { return byte };
        if piece.same { (piece.given.start + (byte - piece.read)).min(piece.given.end) } else { piece.given.start }
    }

    /// The end of what ends before a byte.
    fn end(&self, byte: usize) -> usize {
        let Some(piece) = self.piece(byte - 1) else { return byte };
        if piece.same { (piece.given.start + (byte - piece.read)).min(piece.given.end) } else { piece.given.end }
    }
}

/// A text in the making.
#[derive(Debug, Default)]
pub struct Builder {
    text: String,
    pieces: Vec<Piece>,
}

impl Builder {
    /// Adds what stands in the file.
    pub fn keep(&mut self, file: &str, given: Span) {
        let words = given.of(file);
        if words.is_empty() {
            return;
        }
        let read = self.text.len();
        self.text.push_str(words);
        match self.pieces.last_mut() {
            Some(last) if last.same && last.given.end == given.start => last.given.end = given.end,
            Some(_) | None => self.pieces.push(Piece { read, given, same: true }),
        }
    }

    /// Adds what a piece of the file reads as.
    pub fn write(&mut self, words: &str, given: Span) {
        if words.is_empty() {
            return;
        }
        self.pieces.push(Piece { read: self.text.len(), given, same: false });
        self.text.push_str(words);
    }

    /// The text so far.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Takes white space off the end.
    pub fn trim_end(&mut self) {
        let length = self.text.trim_end().len();
        self.text.truncate(length);
        while self.pieces.pop_if(|piece| piece.read >= length).is_some() {}
    }

    /// The text, and where it comes from.
    pub fn done(self, file: &str) -> (String, Origin) {
        let same = self.text == file;
        let length = self.text.len();
        let mut pieces = if same { Vec::new() } else { self.pieces };
        if !same && pieces.is_empty() {
            pieces.push(Piece { read: 0, given: Span::default(), same: false });
        }
        (self.text, Origin { pieces, length })
    }
}

#[cfg(test)]
mod tests {
    use super::Builder;
    use crate::span::Span;

    #[test]
    fn places_go_there_and_back() {
        let file = "Jos&eacute; said";
        let mut builder = Builder::default();
        builder.keep(file, Span::new(0, 3));
        builder.write("é", Span::new(3, 11));
        builder.keep(file, Span::new(11, 16));
        let (text, origin) = builder.done(file);
        assert_eq!(text, "José said");
        assert_eq!(origin.given(Span::new(0, 5)), Span::new(0, 11));
        assert_eq!(origin.given(Span::new(6, 10)), Span::new(12, 16));
        assert_eq!(origin.given(Span::new(10, 10)), Span::new(16, 16));
        assert_eq!(origin.read(Span::new(0, 11)), Span::new(0, 5));
        assert_eq!(origin.read(Span::new(5, 16)), Span::new(3, 10));
        assert_eq!(origin.read(Span::new(40, 50)), Span::default());
    }
}
