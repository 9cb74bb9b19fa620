//! Markdown to chunks and links, by pulldown-cmark, which stays behind this file. It follows CommonMark as to what
//! is markup, with the tables, footnotes, task lists, struck words and heading attributes that most editors know; what
//! people mean by their lines is decided in `blocks`.

use super::html;
use super::layout::{Chunk, ChunkKind, Line, Run};
use super::plain::{is_blank, trim};
use crate::span::Span;
use crate::text::Link;
use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

/// What is read of Markdown.
#[derive(Default)]
pub(super) struct Read {
    pub chunks: Vec<Chunk>,
    pub links: Vec<Link>,
    /// Program text, shown as it is written.
    pub code: Vec<Span>,
}

/// Markdown from byte `from` on.
pub(super) fn read(text: &str, from: usize) -> Read {
    let mut reader = Reader { text, ..Reader::default() };
    let source = text.get(from..).unwrap_or_default();
    for (event, range) in Parser::new_ext(source, extensions()).into_offset_iter() {
        reader.read(event, Span::new(range.start + from, range.end + from));
    }
    reader.end_chunk();
    reader.done
}

fn extensions() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
}

#[derive(Default)]
struct Reader<'a> {
    text: &'a str,
    done: Read,
    /// What the chunk being read is.
    kind: Option<ChunkKind>,
    lines: Vec<Line>,
    line: Line,
    /// Visible text of the line so far that is not bold, not slanted.
    light: bool,
    upright: bool,
    strong: usize,
    slanted: usize,
    quotes: usize,
    items: usize,
    pictures: usize,
    code: bool,
    /// Words that are struck out are not said.
    struck: usize,
    /// The first row of a table names its columns.
    head: bool,
    /// Links that are open: target, first visible byte, last.
    open: Vec<(String, Option<Span>)>,
    html: html::State,
}

impl<'a> Reader<'a> {
    fn read(&mut self, event: Event<'_>, span: Span) {
        match event {
            Event::Start(tag) => self.start(tag, span),
            Event::End(tag) => self.end(tag),
            Event::Text(shown) => self.show(&shown, span),
            Event::Code(_) | Event::InlineMath(_) | Event::DisplayMath(_) => self.show_code(span),
            Event::Html(_) => self.show_html(span),
            Event::InlineHtml(tag) => {
                if tag.to_ascii_lowercase().starts_with("<br") {
                    self.end_line();
                }
            }
            Event::SoftBreak | Event::HardBreak => self.end_line(),
            Event::Rule => self.end_chunk(),
            Event::FootnoteReference(_) | Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, span: Span) {
        match tag {
            Tag::Heading { level, .. } => self.begin(ChunkKind::Heading(level as u8)),
            Tag::BlockQuote(_) => {
                self.end_chunk();
                self.quotes += 1;
            }
            Tag::Item => {
                self.end_chunk();
                self.items += 1;
            }
            Tag::CodeBlock(kind) => {
                self.code = true;
                // Four blanks before a paragraph make it code by the letter; in an article they are an indent.
                match kind {
                    CodeBlockKind::Indented => self.begin(self.running()),
                    CodeBlockKind::Fenced(_) => {
                        self.done.code.push(span);
                        self.begin(ChunkKind::Furniture);
                    }
                }
            }
            Tag::HtmlBlock => {
                self.html.renew();
                self.begin(self.running());
            }
            Tag::Emphasis => self.slanted += 1,
            Tag::Strong => self.strong += 1,
            Tag::Link { dest_url, .. } => self.open.push((dest_url.to_string(), None)),
            Tag::Image { .. } => self.pictures += 1,
            Tag::TableHead => self.head = true,
            Tag::TableCell => self.begin(if self.head { ChunkKind::Furniture } else { ChunkKind::Item }),
            Tag::Strikethrough => self.struck += 1,
            Tag::Paragraph => self.begin(self.running()),
            // The rest holds no text of its own, or is an extension that is not turned on.
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::BlockQuote(_) => {
                self.end_chunk();
                self.quotes = self.quotes.saturating_sub(1);
            }
            TagEnd::Item => {
                self.end_chunk();
                self.items = self.items.saturating_sub(1);
            }
            TagEnd::CodeBlock => {
                self.end_chunk();
                self.code = false;
            }
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::HtmlBlock | TagEnd::TableCell => self.end_chunk(),
            TagEnd::TableHead => self.head = false,
            TagEnd::Strikethrough => self.struck = self.struck.saturating_sub(1),
            TagEnd::Emphasis => self.slanted = self.slanted.saturating_sub(1),
            TagEnd::Strong => self.strong = self.strong.saturating_sub(1),
            TagEnd::Image => self.pictures = self.pictures.saturating_sub(1),
            TagEnd::Link => {
                if let Some((target, Some(span))) = self.open.pop() {
                    self.done.links.push(Link { span, target });
                }
            }
            _ => {}
        }
    }

    /// What running text is here.
    fn running(&self) -> ChunkKind {
        if self.quotes > 0 {
            ChunkKind::Quote
        } else if self.items > 0 {
            ChunkKind::Item
        } else {
            ChunkKind::Text
        }
    }

    fn begin(&mut self, kind: ChunkKind) {
        self.end_chunk();
        self.kind = Some(kind);
    }

    fn show(&mut self, shown: &str, span: Span) {
        if self.code {
            return self.show_lines(span);
        }
        let form = (shown != span.of(self.text)).then(|| html::entity(shown)).flatten();
        self.push(span, form);
    }

    /// Program text, or an indented paragraph: its lines are real.
    fn show_lines(&mut self, span: Span) {
        let mut start = span.start;
        for line in span.of(self.text).split_inclusive('\n') {
            self.push(Span::new(start, start + line.trim_end_matches(['\n', '\r']).len()), None);
            start += line.len();
            if line.ends_with('\n') {
                self.end_line();
            }
        }
    }

    fn show_code(&mut self, span: Span) {
        self.done.code.push(span);
        let ticks = span.of(self.text).bytes().take_while(|&byte| byte == b'`').count();
        self.push(Span::new(span.start + ticks, span.end.saturating_sub(ticks)), None);
    }

    fn show_html(&mut self, span: Span) {
        let mut state = std::mem::take(&mut self.html);
        for piece in state.visible(self.text, span) {
            match piece {
                html::Piece::Text(span) => self.push(span, None),
                html::Piece::LineEnd => self.end_line(),
                html::Piece::Block(kind) => self.begin(kind.unwrap_or(self.running())),
            }
        }
        self.html = state;
    }

    fn push(&mut self, span: Span, form: Option<&'static str>) {
        let seen = span.of(self.text);
        if seen.is_empty() || self.struck > 0 {
            return;
        }
        let alt = self.pictures > 0;
        if !seen.trim_matches(is_blank).is_empty() {
            self.light |= self.strong == 0;
            self.upright |= self.slanted == 0;
            for (_, linked) in &mut self.open {
                *linked = Some(linked.map_or(span, |linked| linked.to(span)));
            }
        }
        match self.line.runs.last_mut() {
            Some(last) if last.span.end == span.start && last.form.is_none() && form.is_none() && last.alt == alt => {
                last.span.end = span.end;
            }
            _ => self.line.runs.push(Run { span, form, alt }),
        }
    }

    fn end_line(&mut self) {
        let mut line = std::mem::take(&mut self.line);
        trim(self.text, &mut line);
        line.strong = !self.light;
        line.slanted = !self.upright;
        (self.light, self.upright) = (false, false);
        if !line.runs.is_empty() {
            self.lines.push(line);
        }
    }

    fn end_chunk(&mut self) {
        self.end_line();
        let kind = self.kind.take().unwrap_or(self.running());
        let lines = std::mem::take(&mut self.lines);
        if lines.is_empty() {
            return;
        }
        self.done.chunks.push(Chunk { kind, lines });
    }
}
