//! The lines of a text that a message points at, wrapped to a width, with their true lines and columns. The only file
//! that knows codespan-reporting's `Files`; it draws nothing itself.
//!
//! News paragraphs are lines of 900 characters. So the rows that codespan sees are pieces of lines: a row starts at a
//! sentence where it can, ends at a word, and leaves room for the words under a caret.

use crate::report::lines::Lines;
use crate::report::prose::{harmless, width, width_of};
use crate::span::Span;
use codespan_reporting::files::{Error, Files};
use std::ops::Range;

/// A sentence that starts farther back than this is entered in its middle.
const FAR: usize = 1200;

/// A label longer than so many rows is cut; its words are then under the last row shown.
const MAX_ROWS: usize = 8;

/// A place with words under it.
#[derive(Clone, Debug)]
pub(super) struct Pointer {
    /// Where, in bytes of the text.
    pub span: Span,
    /// The words; may be empty.
    pub text: String,
    /// True for the caret.
    pub primary: bool,
}

/// A part of a pointer that lies in one row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    /// Where, in bytes of the rows.
    pub range: Range<usize>,
    /// The words; only the last piece has them.
    pub text: String,
    /// True for the caret.
    pub primary: bool,
}

/// A row: a piece of one line of the text.
#[derive(Clone, Debug)]
struct Row {
    /// Where it is in `Snippet::rows`.
    range: Range<usize>,
    /// Where it is in the text.
    start: usize,
}

/// What codespan draws.
#[derive(Clone, Debug)]
pub(super) struct Snippet<'a> {
    path: &'a str,
    lines: &'a Lines<'a>,
    source: String,
    rows: Vec<Row>,
    /// The pointers, cut at the ends of rows.
    pub pieces: Vec<Piece>,
}

impl<'a> Snippet<'a> {
    /// The rows that show the pointers, at most `columns` wide with the words under them. `starts` are the places
    /// where a row may begin afresh (sentences), in order.
    pub fn new(
        path: &'a str,
        text: &str,
        lines: &'a Lines<'a>,
        starts: &[Span],
        mut pointers: Vec<Pointer>,
        columns: usize,
    ) -> Self {
        for pointer in &mut pointers {
            pointer.span = fitting(text, pointer.span, columns * MAX_ROWS);
        }
        let mut snippet = Self { path, lines, source: String::new(), rows: Vec::new(), pieces: Vec::new() };
        for region in regions(text, lines, starts, &pointers) {
            snippet.add_rows(text, region, &pointers, columns);
        }
        for pointer in &pointers {
            snippet.add_pieces(pointer);
        }
        snippet
    }

    /// Wraps a stretch of one line into rows.
    fn add_rows(&mut self, text: &str, region: Span, pointers: &[Pointer], columns: usize) {
        let (mut start, mut column) = (region.start, 0);
        for word in words(text, region, pointers, columns) {
            if column > 0 && column + word.needs > columns {
                self.add_row(text, Span::new(start, word.span.start));
                (start, column) = (word.span.start, 0);
                if start >= region.end {
                    return;
                }
            }
            column += word.width;
        }
        self.add_row(text, Span::new(start, region.end));
    }

    fn add_row(&mut self, text: &str, span: Span) {
        let from = self.source.len();
        self.source.push_str(&harmless(span.of(text)));
        self.rows.push(Row { range: from..self.source.len() + 1, start: span.start });
        self.source.push('\n');
    }

    /// Cuts a pointer at the ends of rows; white space at the end of a row is not underlined.
    fn add_pieces(&mut self, pointer: &Pointer) {
        let mut pieces = Vec::new();
        for row in &self.rows {
            let line = self.source.get(row.range.clone()).unwrap_or_default().trim_end();
            let start = pointer.span.start.max(row.start);
            let end = pointer.span.end.min(row.start + line.len());
            if start < end || (pointer.span.is_empty() && row.start <= start && start <= row.start + line.len()) {
                let (from, to) = (start - row.start + row.range.start, end.max(start) - row.start + row.range.start);
                pieces.push(Piece { range: from..to, text: String::new(), primary: pointer.primary });
            }
        }
        if let Some(last) = pieces.last_mut() {
            last.text.clone_from(&pointer.text);
        }
        if pointer.span.is_empty() {
            pieces.truncate(1);
        }
        self.pieces.extend(pieces);
    }

    fn row(&self, index: usize) -> Result<&Row, Error> {
        self.rows.get(index).ok_or(Error::LineTooLarge { given: index, max: self.rows.len() })
    }
}

/// No longer than so many bytes, and on character borders.
fn fitting(text: &str, span: Span, most: usize) -> Span {
    let border = |mut byte: usize| {
        byte = byte.min(text.len());
        while !text.is_char_boundary(byte) {
            byte -= 1;
        }
        byte
    };
    let start = border(span.start);
    Span::new(start, border(span.end.min(start.saturating_add(most))))
}

/// The stretches to show, in order, none of which touch: from the sentence in which a pointer starts to its end and what
/// fits behind it; each within a line.
fn regions(text: &str, lines: &Lines<'_>, starts: &[Span], pointers: &[Pointer]) -> Vec<Span> {
    let mut regions = Vec::new();
    for pointer in pointers {
        let mut from = pointer.span.start;
        loop {
            let (line_start, line_end) = lines.line_around(from);
            let begin = begin(text, line_start, starts, from);
            let end = pointer.span.end.min(line_end).max(from);
            regions.push(Span::new(begin, end_of_sentence(text, starts, end, line_end)));
            if pointer.span.end <= line_end + 1 || line_end >= text.len() {
                break;
            }
            from = next_line(text, line_end);
        }
    }
    regions.sort_unstable();
    let mut merged: Vec<Span> = Vec::new();
    for region in regions {
        match merged.last_mut() {
            Some(last)
                if region.start <= last.end && lines.line_around(last.start) == lines.line_around(region.start) =>
            {
                *last = last.to(region);
            }
            Some(_) | None => merged.push(region),
        }
    }
    merged
}

fn next_line(text: &str, line_end: usize) -> usize {
    let rest = text.get(line_end..).unwrap_or_default();
    line_end + rest.find('\n').map_or(rest.len(), |at| at + 1)
}

/// Where to begin for a pointer: its line, or its sentence, or a word not far before it.
fn begin(text: &str, line_start: usize, starts: &[Span], pointer: usize) -> usize {
    let before = starts.partition_point(|sentence| sentence.start <= pointer);
    let sentence = before.checked_sub(1).and_then(|last| starts.get(last)).map_or(0, |sentence| sentence.start);
    let start = sentence.max(line_start);
    if pointer - start.min(pointer) <= FAR {
        return start.min(pointer);
    }
    let window = fitting(text, Span::new(pointer.saturating_sub(60), pointer), usize::MAX);
    let word = window.of(text).find(char::is_whitespace).map_or(window.start, |at| window.start + at + 1);
    if text.is_char_boundary(word) { word } else { window.start }
}

/// Where to end: with the sentence when it is not far, so that people read what it says.
fn end_of_sentence(text: &str, starts: &[Span], end: usize, line_end: usize) -> usize {
    let within = starts.partition_point(|sentence| sentence.start < end);
    let sentence = within.checked_sub(1).and_then(|last| starts.get(last)).map_or(line_end, |sentence| sentence.end);
    let wanted = sentence.clamp(end, line_end.max(end));
    if wanted - end <= FAR {
        wanted
    } else {
        fitting(text, Span::new(end, end + 40), usize::MAX).end.min(line_end).max(end)
    }
}

/// A word with the white space behind it, or a piece of a word that is too long for a row.
struct Word {
    span: Span,
    /// With its white space.
    width: usize,
    /// Without, but with the words under a caret that ends in it.
    needs: usize,
}

fn words(text: &str, region: Span, pointers: &[Pointer], columns: usize) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut current: Option<(usize, usize, bool)> = None;
    for (offset, character) in region.of(text).char_indices() {
        let at = region.start + offset;
        let wide = if character.is_control() { 1 } else { width_of(character) };
        match current {
            Some((start, width, in_space))
                if (in_space && !is_space(character)) || (width + wide > columns / 2 && wide > 0) =>
            {
                words.push(word(text, Span::new(start, at), width, pointers));
                current = Some((at, wide, is_space(character)));
            }
            Some((start, width, _)) => current = Some((start, width + wide, is_space(character))),
            None => current = Some((at, wide, is_space(character))),
        }
    }
    if let Some((start, width, _)) = current {
        words.push(word(text, Span::new(start, region.end), width, pointers));
    }
    words
}

fn is_space(character: char) -> bool {
    character.is_whitespace() && character != '\u{a0}'
}

fn word(text: &str, span: Span, wide: usize, pointers: &[Pointer]) -> Word {
    let bare = width(span.of(text).trim_end());
    let ending = pointers.iter().filter(|pointer| span.start < pointer.span.end && pointer.span.end <= span.end);
    let under = ending
        .filter(|pointer| !pointer.text.is_empty())
        .map(|pointer| width(Span::new(span.start, pointer.span.end).of(text)) + 1 + width(&pointer.text));
    Word { span, width: wide, needs: under.max().unwrap_or(0).max(bare) }
}

/// The lines of several texts: the first is that of the message.
#[derive(Clone, Debug)]
pub(super) struct Snippets<'a>(pub Vec<Snippet<'a>>);

impl Snippets<'_> {
    fn of(&self, file: usize) -> Result<&Snippet<'_>, Error> {
        self.0.get(file).ok_or(Error::FileMissing)
    }
}

impl<'a> Files<'a> for Snippets<'_> {
    type FileId = usize;
    type Name = &'a str;
    type Source = &'a str;

    fn name(&'a self, file: usize) -> Result<&'a str, Error> {
        Ok(self.of(file)?.path)
    }

    fn source(&'a self, file: usize) -> Result<&'a str, Error> {
        Ok(&self.of(file)?.source)
    }

    fn line_index(&'a self, file: usize, byte: usize) -> Result<usize, Error> {
        Ok(self.of(file)?.rows.partition_point(|row| row.range.start <= byte).saturating_sub(1))
    }

    fn line_number(&'a self, file: usize, index: usize) -> Result<usize, Error> {
        let snippet = self.of(file)?;
        Ok(snippet.lines.place(snippet.row(index)?.start).line)
    }

    fn column_number(&'a self, file: usize, index: usize, byte: usize) -> Result<usize, Error> {
        let snippet = self.of(file)?;
        let row = snippet.row(index)?;
        Ok(snippet.lines.place(row.start + byte.saturating_sub(row.range.start)).column)
    }

    fn line_range(&'a self, file: usize, index: usize) -> Result<Range<usize>, Error> {
        Ok(self.of(file)?.row(index)?.range.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::{Pointer, Snippet};
    use crate::report::lines::Lines;
    use crate::span::Span;

    #[test]
    fn a_place_far_inside_a_sentence_is_entered_at_a_word_near_it() {
        let text = format!("{}the claim is here {}", "so it went on ".repeat(200), "and on ".repeat(400));
        let start = text.find("claim").unwrap_or_default();
        let pointer = Pointer { span: Span::new(start, start + 5), text: String::new(), primary: true };
        let (lines, starts) = (Lines::of(&text), [Span::new(0, text.len())]);
        let snippet = Snippet::new("a", &text, &lines, &starts, vec![pointer], 80);
        let shown = snippet.pieces.iter().filter_map(|piece| snippet.source.get(piece.range.clone()));
        assert_eq!(shown.collect::<Vec<_>>(), ["claim"]);
        assert!(snippet.source.len() < 200 && snippet.source.contains("went on the claim"), "{}", snippet.source);
    }
}
