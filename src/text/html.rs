//! The visible text of HTML that stands in Markdown: tags and comments are taken out, tags that open a block are
//! told. It is no HTML parser: nothing is balanced, and what is malformed is read as text.

use super::layout::ChunkKind;
use crate::span::Span;

/// What an entity stands for, of those that matter to reading; others are left as written.
pub(super) fn entity(shown: &str) -> Option<&'static str> {
    ["“", "”", "‘", "’", "\"", "'", "«", "»", "–", "—", "…", "&", "<", ">", "\u{a0}", "£", "€"]
        .into_iter()
        .find(|&mark| mark == shown)
}

/// A piece of HTML.
pub(super) enum Piece {
    /// Visible text.
    Text(Span),
    /// The end of a line.
    LineEnd,
    /// A tag that starts or ends a block, with what it is where the tag says so.
    Block(Option<ChunkKind>),
}

/// What carries over from one line of HTML to the next.
#[derive(Default)]
pub(super) struct State {
    /// Inside something invisible until this is seen.
    until: Option<&'static str>,
    /// No comment ends from here on: found out once, so that many openings cost no more than one.
    endless: bool,
    /// The next `>` of the line being read, `usize::MAX` when there is none.
    closing: Option<usize>,
}

impl State {
    /// Forgets what was open: a new block begins.
    pub fn renew(&mut self) {
        self.until = None;
    }

    /// The pieces of a line, or lines, of HTML.
    pub fn visible(&mut self, text: &str, span: Span) -> Vec<Piece> {
        let mut pieces = Vec::new();
        let mut at = span.start;
        self.closing = None;
        while at < span.end {
            let rest = Span::new(at, span.end).of(text);
            if let Some(end) = self.until {
                let Some(found) = find_ignoring_case(rest, end) else { break };
                self.until = None;
                at += found + end.len();
                continue;
            }
            let tag = rest.find('<').unwrap_or(rest.len());
            push_text(text, Span::new(at, at + tag), &mut pieces);
            at += tag;
            at += self.tag(text, rest.get(tag..).unwrap_or_default(), at, &mut pieces);
        }
        pieces
    }

    /// Reads a tag at the start of `rest`; returns its length.
    fn tag(&mut self, text: &str, rest: &str, at: usize, pieces: &mut Vec<Piece>) -> usize {
        if rest.is_empty() {
            return 0;
        }
        if rest.starts_with("<!--") && !self.endless {
            // A comment without an end must not swallow the article.
            self.endless = !text.get(at + 4..).is_some_and(|after| after.contains("-->"));
            if !self.endless {
                self.until = Some("-->");
                return 4;
            }
        }
        let after = rest.get(1..).unwrap_or_default();
        let is_tag = after.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?'));
        // Looked for once until it is passed, so that many openings share one search.
        if self.closing.is_none_or(|closing| closing < at) {
            self.closing = Some(rest.find('>').map_or(usize::MAX, |end| at + end));
        }
        let end = self.closing.map(|closing| closing.saturating_sub(at)).filter(|&end| is_tag && end < rest.len());
        match end {
            Some(end) => {
                self.named(&after.get(..end - 1).unwrap_or_default().to_ascii_lowercase(), pieces);
                end + 1
            }
            None => {
                pieces.push(Piece::Text(Span::new(at, at + 1)));
                1
            }
        }
    }

    fn named(&mut self, tag: &str, pieces: &mut Vec<Piece>) {
        let closes = tag.starts_with('/');
        let name = tag.trim_start_matches('/').split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
        let opens = |kind| Piece::Block((!closes).then_some(kind));
        match name {
            "script" if !closes => self.until = Some("</script>"),
            "style" if !closes => self.until = Some("</style>"),
            "head" if !closes => self.until = Some("</head>"),
            "br" => pieces.push(Piece::LineEnd),
            "h1" => pieces.push(opens(ChunkKind::Heading(1))),
            "h2" => pieces.push(opens(ChunkKind::Heading(2))),
            "h3" | "h4" | "h5" | "h6" => pieces.push(opens(ChunkKind::Heading(3))),
            "li" => pieces.push(opens(ChunkKind::Item)),
            "blockquote" => pieces.push(opens(ChunkKind::Quote)),
            "figcaption" => pieces.push(opens(ChunkKind::Caption)),
            "nav" | "footer" | "aside" => pieces.push(opens(ChunkKind::Furniture)),
            "p" | "div" | "section" | "article" | "ul" | "ol" | "table" | "tr" | "td" | "figure" | "main" | "body"
            | "html" | "header" => pieces.push(Piece::Block(None)),
            _ => {}
        }
    }
}

fn push_text(text: &str, span: Span, pieces: &mut Vec<Piece>) {
    let mut start = span.start;
    for line in span.of(text).split_inclusive('\n') {
        pieces.push(Piece::Text(Span::new(start, start + line.trim_end_matches(['\n', '\r']).len())));
        start += line.len();
        if line.ends_with('\n') {
            pieces.push(Piece::LineEnd);
        }
    }
}

fn find_ignoring_case(text: &str, what: &str) -> Option<usize> {
    text.as_bytes().windows(what.len()).position(|window| window.eq_ignore_ascii_case(what.as_bytes()))
}
