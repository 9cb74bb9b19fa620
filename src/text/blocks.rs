//! Chunks to blocks: what each is (headline, standfirst, subheading, caption, furniture …), by its place, its markup
//! and its first words. It does not look at grammar.

use super::furniture::{self, Sort};
use super::layout::{Chunk, ChunkKind, Line, Run};
use super::lines::{ends_sentence, is_picture, looks_like_title, words};
use crate::span::Span;
use crate::text::BlockKind;

/// A block before its sentences are known.
#[derive(Debug)]
pub(super) struct Draft {
    /// What it is.
    pub kind: BlockKind,
    /// Its visible text.
    pub runs: Vec<Run>,
    /// A line that states when the article appeared.
    pub dates: bool,
}

impl Draft {
    /// From the first visible byte to the last.
    pub fn span(&self) -> Span {
        let start = self.runs.first().map_or(0, |run| run.span.start);
        Span::new(start, self.runs.last().map_or(start, |run| run.span.end))
    }
}

/// Decides what each chunk is, below a title that stands in the front matter, if there is one.
pub(super) fn classify(text: &str, chunks: Vec<Chunk>, title: Option<Span>) -> Vec<Draft> {
    let titled = title.is_some_and(|title| !chunks.first().is_some_and(|first| is_headline(text, first, title)));
    let mut place = Place { titled, ..Place::default() };
    let mut drafts = Vec::with_capacity(chunks.len());
    let sorts: Vec<Option<Sort>> = chunks.iter().map(|chunk| furniture::sort(text, chunk)).collect();
    for (index, (chunk, &sort)) in chunks.iter().zip(&sorts).enumerate() {
        let next = next_text(&chunks, &sorts, index + 1);
        let kind = kind(text, chunk, next, sort, &place);
        place.pass(kind, chunk);
        drafts.push((kind, sort == Some(Sort::Date)));
    }
    let made = chunks.into_iter().zip(drafts);
    made.map(|(chunk, (kind, dates))| Draft { kind, dates, runs: runs(chunk, kind) })
        .filter(|draft| !draft.runs.is_empty())
        .collect()
}

/// A chunk is the headline whatever stands above it: marked as the heading of the page, or the same words again.
fn is_headline(text: &str, chunk: &Chunk, title: Span) -> bool {
    let said = chunk.lines.first().is_some_and(|line| line.of(text).eq_ignore_ascii_case(title.of(text)));
    matches!(chunk.kind, ChunkKind::Heading(1)) || said && chunk.lines.len() == 1
}

/// The next chunk that is text, past bylines and pictures; they come few at a time.
fn next_text<'a>(chunks: &'a [Chunk], sorts: &[Option<Sort>], from: usize) -> Option<&'a Chunk> {
    let rest = chunks.iter().zip(sorts).skip(from).take(8);
    rest.filter(|(chunk, sort)| sort.is_none() && !chunk.lines.iter().all(is_picture)).map(|(chunk, _)| chunk).next()
}

/// Where in the article we are.
#[derive(Default)]
struct Place {
    /// The headline has been.
    titled: bool,
    /// Running text has been.
    begun: bool,
    /// The block before was the headline.
    under_title: bool,
    /// The block before was a picture.
    under_picture: bool,
}

impl Place {
    fn pass(&mut self, kind: BlockKind, chunk: &Chunk) {
        self.under_title = kind == BlockKind::Headline || self.under_title && kind == BlockKind::Furniture;
        self.titled |= kind == BlockKind::Headline;
        self.begun |= kind.is_body();
        self.under_picture = chunk.lines.iter().all(is_picture);
    }
}

fn kind(text: &str, chunk: &Chunk, next: Option<&Chunk>, sort: Option<Sort>, place: &Place) -> BlockKind {
    let (Some(first), Some(last)) = (chunk.lines.first(), chunk.lines.last()) else { return BlockKind::Furniture };
    let whole = first.span().to(last.span()).of(text);
    let strong = chunk.lines.iter().all(|line| line.strong);
    let slanted = chunk.lines.iter().all(|line| line.slanted);
    if chunk.lines.iter().all(is_picture) || slanted && place.under_picture {
        return BlockKind::Caption;
    }
    match sort {
        Some(Sort::Caption) => return BlockKind::Caption,
        Some(Sort::Furniture | Sort::Date) => return BlockKind::Furniture,
        None => {}
    }
    if !whole.contains(char::is_alphabetic) {
        return BlockKind::Furniture;
    }
    let long = words(whole) > 25 || ends_sentence(whole) && words(whole) > 14;
    match chunk.kind {
        ChunkKind::Heading(level) => {
            // A line of text with a row of dashes under it is a heading to Markdown, whatever its length.
            if words(whole) > 40 {
                BlockKind::Paragraph
            } else if place.under_title && level > 1 && long {
                BlockKind::Standfirst
            } else {
                heading(place)
            }
        }
        ChunkKind::Quote => BlockKind::BlockQuote,
        ChunkKind::Item if strong && !long => BlockKind::Subheading,
        ChunkKind::Item => BlockKind::ListItem,
        ChunkKind::Caption => BlockKind::Caption,
        ChunkKind::Furniture => BlockKind::Furniture,
        ChunkKind::Text if (strong || slanted) && place.under_title && (long || slanted) => BlockKind::Standfirst,
        ChunkKind::Text if strong && !long => heading(place),
        ChunkKind::Text if is_title(text, chunk, next, place) => heading(place),
        ChunkKind::Text => BlockKind::Paragraph,
    }
}

fn heading(place: &Place) -> BlockKind {
    if place.titled || place.begun { BlockKind::Subheading } else { BlockKind::Headline }
}

/// True for a line that is a heading though nothing marks it.
fn is_title(text: &str, chunk: &Chunk, next: Option<&Chunk>, place: &Place) -> bool {
    let [line] = chunk.lines.as_slice() else { return false };
    let Some(after) =
        next.filter(|next| matches!(next.kind, ChunkKind::Text | ChunkKind::Quote)).and_then(|next| next.lines.first())
    else {
        return false;
    };
    let this = line.of(text);
    let stops = this.trim_end_matches(['"', '”', '’', '\'', ')']).ends_with(['.', '!', '?', '…', ':']);
    let first = !place.titled && !place.begun;
    let room =
        looks_like_title(text, line, after) || next.is_some_and(|next| next.lines.len() > 1 && words(this) <= 16);
    if first && !stops {
        return room;
    }
    if first && (is_title_case(this) || this.ends_with(['?', '!']) && !this.contains(". ")) {
        return words(this) >= 4 && words(this) <= 16 && line.span().len() < after.span().len();
    }
    // Inside the article the same shape is rarer, so more is asked of it.
    !first
        && place.begun
        && !stops
        && room
        && words(this) <= 8
        && !this.ends_with(|c: char| c.is_ascii_punctuation() && !matches!(c, '\'' | '"' | ')'))
        && !after.strong
}

/// True when nearly all longer words have a capital: "Court Upholds Ban on Night Flights".
pub(super) fn is_title_case(line: &str) -> bool {
    let (mut long, mut capital) = (0_usize, 0_usize);
    for word in line.split_whitespace().take(40) {
        let word = word.trim_start_matches(|c: char| !c.is_alphanumeric());
        if word.chars().filter(|c| c.is_alphabetic()).count() >= 4 {
            long += 1;
            capital += usize::from(word.starts_with(|c: char| c.is_uppercase()));
        }
    }
    long >= 2 && capital * 10 >= long * 8
}

/// The visible text of a block: the words that stand for a picture only where the block is that picture.
fn runs(chunk: Chunk, kind: BlockKind) -> Vec<Run> {
    let runs = chunk.lines.into_iter().flat_map(|line: Line| line.runs);
    if kind == BlockKind::Caption { runs.collect() } else { runs.filter(|run| !run.alt).collect() }
}
