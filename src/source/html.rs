//! A page of HTML, or a piece of one, as Markdown: the article's headings, paragraphs, lists, quotations and links. What stands
//! around the article is left out, and of the article what is not its voice: pictures with their captions, program text, struck
//! words, what is embedded. html5gum cuts the file into tags and text, and stays behind this file; what an element means is in
//! `element`.

mod element;
mod scope;

use super::Source;
use super::escape::{is_invisible, named};
use super::origin::Builder;
use crate::span::Span;
use crate::text::Format;
use element::{Kind, implied, kind};
use html5gum::emitters::default::DefaultEmitter;
use html5gum::{Token, Tokenizer};
use scope::Scope;

/// The words of a block, with where they come from.
#[derive(Debug, Default)]
struct Block {
    /// What stands before it in Markdown: `## `, `- `, `> `.
    mark: String,
    pieces: Vec<Piece>,
    /// Which article of the page it is in, if it is in one, and whether in its main part.
    scope: Scope,
    /// The heading of the page.
    top: bool,
    /// Letters, to tell where most of the text is.
    size: usize,
    /// The letters before the last end of a line.
    before: usize,
}

/// A piece of a block.
#[derive(Debug)]
enum Piece {
    /// As it stands in the file.
    Same(Span),
    /// What a stretch of the file reads as.
    Read(String, Span),
}

/// The article of a page.
pub(super) fn read(given: &str) -> Source {
    let mut reader = Reader { given, ..Reader::default() };
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    emitter.naively_switch_states(true);
    for token in Tokenizer::new_with_emitter(given, emitter) {
        let Ok(token) = token;
        reader.token(token);
    }
    reader.end_block();
    let blocks = scope::chosen(reader.blocks);
    let mut builder = Builder::default();
    for block in &blocks {
        let start = block.pieces.first().map_or(0, |piece| piece.span().start);
        if !builder.text().is_empty() {
            builder.write("\n\n", Span::new(start, start));
        }
        builder.write(&block.mark, Span::new(start, start));
        for piece in &block.pieces {
            match piece {
                Piece::Same(span) => builder.keep(given, *span),
                Piece::Read(words, span) => builder.write(words, *span),
            }
        }
    }
    let (text, origin) = builder.done(given);
    Source { text, format: Format::Markdown, origin }
}

impl Piece {
    fn span(&self) -> Span {
        match self {
            Self::Same(span) | Self::Read(_, span) => *span,
        }
    }

    fn ends_line(&self) -> bool {
        matches!(self, Self::Read(words, _) if words == "\n")
    }
}

#[derive(Default)]
struct Reader<'a> {
    given: &'a str,
    blocks: Vec<Block>,
    block: Block,
    /// Elements that are open and matter.
    open: Vec<(String, Kind)>,
    scope: Scope,
    articles: usize,
    /// How many elements that are left out are open.
    hidden: usize,
    quotes: usize,
    /// Links that are open: where they lead.
    links: Vec<Option<String>>,
    /// White space waits for a word behind it.
    gap: Option<Span>,
}

/// More elements than these inside each other are no page that people made.
const DEEPEST: usize = 400;

impl Reader<'_> {
    fn token(&mut self, token: Token<usize>) {
        match token {
            Token::StartTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name).into_owned();
                let attribute = |name: &str| {
                    let found = tag.attributes.iter().find(|(key, _)| key.as_slice() == name.as_bytes());
                    found.map(|(_, value)| String::from_utf8_lossy(&value.value).into_owned())
                };
                let kind = kind(&name, attribute);
                let target = (kind == Kind::Link).then(|| attribute("href")).flatten();
                self.start(&name, kind, target, Span::new(tag.span.start, tag.span.end));
                if tag.self_closing {
                    self.end(&name);
                }
            }
            Token::EndTag(tag) => self.end(&String::from_utf8_lossy(&tag.name)),
            Token::String(text) if self.hidden == 0 => self.text(Span::new(text.span.start, text.span.end)),
            Token::Comment(comment) if self.hidden == 0 => {
                let span = Span::new(comment.span.start, comment.span.end);
                if comment.value.trim_ascii_start().starts_with(b"sayso") {
                    self.comment(span);
                }
            }
            Token::String(_) | Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
    }

    fn start(&mut self, name: &str, kind: Kind, target: Option<String>, span: Span) {
        self.end_implied(name);
        match kind {
            Kind::Void => return,
            Kind::Break => {
                if self.hidden == 0 {
                    self.end_line(span);
                }
                return;
            }
            Kind::Inline => {}
            Kind::Hidden => self.hidden += 1,
            Kind::Link => self.open_link(target, span),
            Kind::Heading(level) => self.begin(format!("{} ", "#".repeat(level)), level == 1),
            Kind::Item => self.begin("- ".to_owned(), false),
            Kind::Quote => {
                self.begin(String::new(), false);
                self.quotes += 1;
            }
            Kind::Block => self.begin(String::new(), false),
            Kind::Article => {
                self.begin(String::new(), false);
                if self.scope.article.is_none() {
                    self.articles += 1;
                    self.scope.article = Some(self.articles);
                }
            }
            Kind::Main => {
                self.begin(String::new(), false);
                self.scope.main = true;
            }
        }
        if self.open.len() < DEEPEST {
            self.open.push((name.to_owned(), kind));
        }
    }

    /// Ends what a tag ends without saying so: a paragraph the paragraph before it, the body the head.
    fn end_implied(&mut self, name: &str) {
        let (ends, within) = implied(name);
        let near =
            self.open.iter().rev().find(|(open, _)| ends.contains(&open.as_str()) || within.contains(&open.as_str()));
        if let Some((open, _)) = near.filter(|(open, _)| ends.contains(&open.as_str())) {
            self.end(&open.clone());
        }
    }

    /// Ends an element, with all that was left open inside it.
    fn end(&mut self, name: &str) {
        let Some(at) = self.open.iter().rposition(|(open, _)| open == name) else { return };
        for (_, kind) in self.open.split_off(at).into_iter().rev() {
            match kind {
                Kind::Inline | Kind::Void | Kind::Break => {}
                Kind::Hidden => self.hidden = self.hidden.saturating_sub(1),
                Kind::Link => self.close_link(),
                Kind::Heading(_) | Kind::Item | Kind::Block => self.end_block(),
                Kind::Quote => {
                    self.end_block();
                    self.quotes = self.quotes.saturating_sub(1);
                }
                Kind::Article => {
                    self.end_block();
                    if !self.open.iter().any(|(_, kind)| *kind == Kind::Article) {
                        self.scope.article = None;
                    }
                }
                Kind::Main => {
                    self.end_block();
                    self.scope.main = false;
                }
            }
        }
    }

    /// One line ends, two together end a paragraph.
    fn end_line(&mut self, span: Span) {
        self.gap = None;
        match self.block.pieces.last() {
            Some(piece) if piece.ends_line() => self.end_block(),
            // A heading of Markdown has one line.
            Some(_) if self.block.mark.contains('#') => self.gap = Some(span),
            Some(_) if self.block.size > self.block.before => {
                self.block.pieces.push(Piece::Read("\n".to_owned(), span));
                self.block.before = self.block.size;
            }
            Some(_) | None => {}
        }
    }

    fn begin(&mut self, mark: String, top: bool) {
        // "<li><p>": the item is what its paragraph is.
        let waiting = self.block.pieces.is_empty() && !self.block.mark.is_empty() && mark.is_empty();
        if waiting {
            return;
        }
        self.end_block();
        let quote = if self.quotes > 0 && !mark.starts_with('#') { "> " } else { "" };
        self.block.mark = format!("{quote}{mark}");
        self.block.top = top;
    }

    fn end_block(&mut self) {
        self.gap = None;
        while self.block.pieces.pop_if(|piece| piece.ends_line()).is_some() {}
        // A link that goes on over blocks is one of the first.
        let at = self.block.pieces.last().map_or(0, |piece| piece.span().end);
        for target in self.links.iter_mut().rev().filter_map(Option::take) {
            self.block.pieces.push(Piece::Read(format!("](<{target}>)"), Span::new(at, at)));
        }
        let mut block = std::mem::take(&mut self.block);
        block.scope = self.scope;
        // Nothing but the marks of links is nothing.
        if block.size > 0 || block.pieces.iter().any(|piece| matches!(piece, Piece::Same(_))) {
            self.blocks.push(block);
        }
        let quoted = self.quotes > 0;
        self.block.mark = if quoted { "> ".to_owned() } else { String::new() };
    }

    fn open_link(&mut self, target: Option<String>, span: Span) {
        let target = target.filter(|target| self.hidden == 0 && is_plain(target));
        if target.is_some() {
            self.flush_gap();
            self.block.pieces.push(Piece::Read("[".to_owned(), Span::new(span.end, span.end)));
        }
        self.links.push(target);
    }

    fn close_link(&mut self) {
        let Some(Some(target)) = self.links.pop() else { return };
        let at = self.block.pieces.last().map_or(0, |piece| piece.span().end);
        self.block.pieces.push(Piece::Read(format!("](<{target}>)"), Span::new(at, at)));
    }

    /// A comment to sayso: behind words it stands there; before any it stands on a line of its own, since Markdown takes all
    /// of a line that begins with one for HTML.
    fn comment(&mut self, span: Span) {
        if self.block.pieces.last().is_some_and(Piece::ends_line) {
            self.end_block();
        }
        if self.block.pieces.is_empty() {
            let block = Block { pieces: vec![Piece::Same(span)], scope: self.scope, ..Block::default() };
            self.blocks.push(block);
            return;
        }
        self.flush_gap();
        self.block.pieces.push(Piece::Same(span));
    }

    fn flush_gap(&mut self) {
        let Some(gap) = self.gap.take() else { return };
        let begins = self.block.pieces.is_empty();
        let broken = self.block.pieces.last().is_some_and(Piece::ends_line);
        if !begins && !broken {
            let one = gap.of(self.given) == " ";
            self.block.pieces.push(if one { Piece::Same(gap) } else { Piece::Read(" ".to_owned(), gap) });
        }
    }

    /// Text: white space is one blank, escapes are undone, signs of Markdown are escaped.
    fn text(&mut self, span: Span) {
        let mut at = span.start;
        let mut kept = at;
        while let Some(sign) = Span::new(at, span.end).of(self.given).chars().next() {
            let next = at + sign.len_utf8();
            let rest = Span::new(at, span.end).of(self.given);
            let found = match sign {
                '&' => named(rest).map(|(shown, length)| (shown, at + length)),
                _ if sign.is_ascii_whitespace() || is_invisible(sign) => Some((sign.to_string(), next)),
                _ => self.is_markup(sign, rest).then(|| (sign.to_string(), next)),
            };
            let Some((shown, end)) = found else {
                if self.gap.is_some() || self.block.pieces.is_empty() && kept == at {
                    self.flush_gap();
                }
                self.block.size += 1;
                at = next;
                continue;
            };
            self.keep(Span::new(kept, at));
            self.shown(&shown, Span::new(at, end));
            (at, kept) = (end, end);
        }
        self.keep(Span::new(kept, span.end));
    }

    fn keep(&mut self, span: Span) {
        if !span.is_empty() {
            self.flush_gap();
            self.block.pieces.push(Piece::Same(span));
        }
    }

    fn shown(&mut self, shown: &str, span: Span) {
        if shown.chars().all(is_invisible) {
            return;
        }
        if shown.chars().all(|sign| sign.is_ascii_whitespace()) {
            self.gap = Some(self.gap.map_or(span, |gap| gap.to(span)));
            return;
        }
        self.flush_gap();
        let escaped: String = shown.chars().filter(|sign| !is_invisible(*sign)).map(escaped).collect();
        self.block.size += 1;
        self.block.pieces.push(Piece::Read(escaped, span));
    }

    /// A sign that Markdown would take for its own.
    fn is_markup(&self, sign: char, rest: &str) -> bool {
        let begins = self.block.size == self.block.before;
        let number = || begins && rest.trim_start_matches(|sign: char| sign.is_ascii_digit()).starts_with(['.', ')']);
        match sign {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '~' | '|' | '&' => true,
            '#' | '+' | '-' | '=' | ':' => begins,
            '.' | ')' => self.block.size - self.block.before <= 9 && self.begins_with_digits(),
            '0'..='9' => number(),
            _ => false,
        }
    }

    fn begins_with_digits(&self) -> bool {
        let line = self.block.pieces.rsplit(Piece::ends_line).next();
        let words = line.unwrap_or_default().iter().map(|piece| match piece {
            Piece::Same(span) => span.of(self.given),
            Piece::Read(words, _) => words.as_str(),
        });
        let mut letters = words.flat_map(str::chars).peekable();
        letters.peek().is_some() && letters.all(|letter| letter.is_ascii_digit())
    }
}

/// A sign as Markdown shows it; a digit needs no help.
fn escaped(sign: char) -> String {
    let plain =
        !sign.is_ascii_punctuation() || matches!(sign, '"' | '\'' | ',' | ';' | '?' | '!' | '/' | '%' | '$' | '@');
    if plain { sign.to_string() } else { format!("\\{sign}") }
}

/// An address that Markdown can write between angle brackets.
fn is_plain(target: &str) -> bool {
    !target.is_empty() && !target.contains(['<', '>', '\n', '\r', '\\']) && !target.starts_with('#')
}
