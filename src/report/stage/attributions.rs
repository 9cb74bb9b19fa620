//! Who-said-what spans, one a row, in the words around them: `[S …]` source, `[C …]` cue, `[K …]` content, with the number
//! of the one that it stands in.

use super::Part;
use crate::attribution::Attribution;
use crate::list::{Id, List};
use crate::report::prose::harmless;
use crate::span::Span;
use crate::text::Document;

/// The attributions that touch some sentences.
pub fn attributions(document: &Document, found: &List<Attribution>, part: &Part) -> String {
    let row = |(id, one): (Id<Attribution>, &Attribution)| {
        let within = one.within.map(|id| format!(" in {}", id.index())).unwrap_or_default();
        format!("{}{within} {:?}: {}\n", id.index(), one.quote, marked(document, one))
    };
    found.entries().filter(|(_, one)| spans(one).any(|span| part.touches(span))).map(row).collect()
}

fn spans(one: &Attribution) -> impl Iterator<Item = Span> + '_ {
    one.source.iter().chain(&one.cue).chain(&one.content).copied()
}

/// The sentences that an attribution touches, with marks around its pieces.
fn marked(document: &Document, one: &Attribution) -> String {
    let pieces = [('S', &one.source), ('C', &one.cue), ('K', &one.content)];
    let mut pieces: Vec<(Span, char)> =
        pieces.iter().flat_map(|(letter, spans)| spans.iter().map(|span| (*span, *letter))).collect();
    pieces.sort();
    let (Some(first), Some(last)) = (pieces.first(), pieces.last()) else { return String::new() };
    let sentence = |span: Span| document.sentence_at(span).map_or(span, |id| document.sentences[id].span);
    let whole = sentence(first.0).to(sentence(Span::new(last.0.end.saturating_sub(1), last.0.end)));
    let text = |start: usize, end: usize| document.text.get(start..end.max(start)).unwrap_or_default();
    let mut out = String::new();
    let mut at = whole.start;
    for (span, letter) in pieces {
        out.push_str(text(at.min(span.start), span.start));
        out.push_str(&format!("[{letter} {}]", document.at(span)));
        at = span.end;
    }
    out.push_str(text(at, whole.end.max(at)));
    harmless(&out.split_whitespace().collect::<Vec<_>>().join(" "))
}
