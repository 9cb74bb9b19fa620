//! The menu of a page that was copied along with its text: "HOME", "GET HELP", "Skip to content", a line each, straight above the
//! headline. Parts such lines from the lines below; what they are is `furniture`'s to say, and what is below is left as it is.

use super::furniture::{self, Sort};
use super::layout::{Chunk, ChunkKind, Line};
use super::lines::{ends_sentence, words};

/// A menu is looked for in no more lines than this.
const LINES: usize = 16;

/// Its lines have no more words than this, and stand no further apart than this.
const WORDS: usize = 4;
const APART: usize = 2;

/// The chunks, the first one of running text without the menu above it.
pub(super) fn parted(text: &str, chunks: Vec<Chunk>) -> Vec<Chunk> {
    let Some(first) = chunks.iter().position(|chunk| chunk.kind == ChunkKind::Text && chunk.lines.len() > APART) else {
        return chunks;
    };
    let mut out = Vec::with_capacity(chunks.len());
    for (at, mut chunk) in chunks.into_iter().enumerate() {
        let menu = if at == first { menu(text, &chunk.lines) } else { 0 };
        let rest = chunk.lines.split_off(menu);
        out.extend(chunk.lines.into_iter().map(|line| Chunk { kind: ChunkKind::Furniture, lines: vec![line] }));
        let dated = rest.iter().take_while(|line| menu > 0 && sort(text, line) == Some(Sort::Date)).count();
        let mut rest = rest.into_iter();
        out.extend(rest.by_ref().take(dated).map(|line| Chunk { kind: chunk.kind, lines: vec![line] }));
        let lines: Vec<Line> = rest.collect();
        if !lines.is_empty() {
            out.push(Chunk { kind: chunk.kind, lines });
        }
    }
    out
}

/// How many lines the menu takes; none without one that the list of lines knows.
fn menu(text: &str, lines: &[Line]) -> usize {
    let (mut end, mut count, mut known) = (0, 0, false);
    for (at, line) in lines.iter().enumerate().take(LINES) {
        let listed = sort(text, line) == Some(Sort::Furniture);
        if listed || is_capitals(line.of(text)) {
            known |= listed;
            count += 1;
            end = at + 1;
        } else if at >= end + APART {
            break;
        }
    }
    if known && count >= APART && end < lines.len() { end } else { 0 }
}

fn sort(text: &str, line: &Line) -> Option<Sort> {
    furniture::sort(text, &Chunk { kind: ChunkKind::Text, lines: vec![line.clone()] })
}

/// "GET HELP"
fn is_capitals(line: &str) -> bool {
    let capitals = line.contains(char::is_uppercase) && !line.contains(char::is_lowercase);
    capitals && words(line) <= WORDS && !ends_sentence(line)
}
