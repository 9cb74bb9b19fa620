//! Which lines of a chunk belong together. CommonMark joins lines, but news is often pasted with a paragraph a line;
//! other text is wrapped by hand at a width. It looks at lines only, not at what they say.

use super::layout::{Chunk, ChunkKind, Line};

/// Cuts chunks of running text at the line ends that were meant.
pub(super) fn regroup(text: &str, chunks: Vec<Chunk>) -> Vec<Chunk> {
    let wrapped = is_wrapped(text, &chunks);
    let mut out = Vec::with_capacity(chunks.len());
    for chunk in chunks {
        match chunk.kind {
            ChunkKind::Text | ChunkKind::Quote | ChunkKind::Item => cut(text, chunk, wrapped, &mut out),
            ChunkKind::Heading(_) | ChunkKind::Caption | ChunkKind::Furniture => out.push(chunk),
        }
    }
    out
}

/// How the article's lines were broken.
#[derive(Clone, Copy)]
enum Breaks {
    /// At a width: line ends mean nothing.
    Wrapped(usize),
    /// Where a paragraph ends.
    Meant,
}

/// Lines that stop in the middle of a sentence and are continued by the next show that the text is wrapped.
fn is_wrapped(text: &str, chunks: &[Chunk]) -> Breaks {
    let (mut inner, mut broken, mut width) = (0_usize, 0_usize, 0);
    for chunk in chunks.iter().filter(|chunk| chunk.kind == ChunkKind::Text) {
        for pair in chunk.lines.windows(2) {
            let [line, next] = pair else { continue };
            if line.strong || next.strong {
                continue;
            }
            inner += 1;
            width = width.max(line.span().len());
            let goes_on = !ends_sentence(line.of(text)) && !looks_like_title(text, line, next);
            broken += usize::from(goes_on || next.of(text).starts_with(char::is_lowercase));
        }
    }
    if broken > 0 && broken * 3 >= inner && width <= 160 { Breaks::Wrapped(width) } else { Breaks::Meant }
}

fn cut(text: &str, chunk: Chunk, breaks: Breaks, out: &mut Vec<Chunk>) {
    let kind = chunk.kind;
    let mut lines: Vec<Line> = Vec::new();
    let kind_of = |lines: &[Line]| {
        if lines.iter().all(|line| is_short_code(line.of(text))) { ChunkKind::Furniture } else { kind }
    };
    for line in chunk.lines {
        if lines.last().is_some_and(|last| is_border(text, last, &line, breaks)) {
            let lines = std::mem::take(&mut lines);
            out.push(Chunk { kind: kind_of(&lines), lines });
        }
        lines.push(line);
    }
    out.push(Chunk { kind: kind_of(&lines), lines });
}

/// A command to the program that makes the page: "{{< figure src=… >}}", "{% include … %}".
fn is_short_code(line: &str) -> bool {
    let line = line.trim();
    [("{{<", ">}}"), ("{{%", "%}}"), ("{%", "%}")]
        .iter()
        .any(|(open, close)| line.starts_with(open) && line.ends_with(close))
}

/// True when a block ends between two lines.
fn is_border(text: &str, line: &Line, next: &Line, breaks: Breaks) -> bool {
    if line.strong || next.strong || is_picture(line) || is_picture(next) {
        return true;
    }
    let (this, that) = (line.of(text), next.of(text));
    if is_short_code(this) || is_short_code(that) {
        return true;
    }
    let opens = that.starts_with(|c: char| !c.is_lowercase() && !matches!(c, ',' | ';' | ')'));
    match breaks {
        Breaks::Meant => opens && (ends_sentence(this) || looks_like_title(text, line, next)),
        Breaks::Wrapped(width) => {
            // The line had room for much more: it was ended on purpose.
            opens && ends_sentence(this) && this.len() + first_word(that) < width * 2 / 3
        }
    }
}

/// A line that holds nothing but a picture.
pub(super) fn is_picture(line: &Line) -> bool {
    !line.runs.is_empty() && line.runs.iter().all(|run| run.alt)
}

fn first_word(line: &str) -> usize {
    line.find(' ').unwrap_or(line.len())
}

/// True when a line ends with the mark of a sentence, closing marks apart.
pub(super) fn ends_sentence(line: &str) -> bool {
    let line = line.trim_end().trim_end_matches(['"', '”', '’', '\'', ')', ']', '»', '*', '_']);
    line.ends_with(['.', '!', '?', '…', ':'])
}

/// A short line without a full stop before a longer one that has it: a heading that is not marked as one.
pub(super) fn looks_like_title(text: &str, line: &Line, next: &Line) -> bool {
    let (this, that) = (line.of(text), next.of(text));
    let opens = this.starts_with(|c: char| !c.is_lowercase());
    let short = this.len() <= 120 && this.len() * 3 < that.len() * 2 && words(this) <= 16;
    opens
        && short
        && !this.ends_with([',', ';', '-', '–', '—', ':', '.', '('])
        && ends_sentence(that)
        && that.starts_with(|c: char| !c.is_lowercase())
}

/// How many words stand on a line; counting stops at a hundred.
pub(super) fn words(line: &str) -> usize {
    line.split_whitespace().take(100).count()
}
