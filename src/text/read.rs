//! Article text to a document: the order of the steps. Each step is a module of its own; nothing is decided here.

use super::blocks::{self, Draft};
use super::layout::Run;
use super::lemma::Lemmas;
use super::tokenize::{self, Word};
use super::{date, front, lexicon, lines, markdown, menu, plain, quotations, segment, tagger, time_names};
use crate::list::Id;
use crate::span::Span;
use crate::text::{Block, BlockKind, Document, Format, Link, Quotation, QuoteMark, Sentence, Tag, Token};

/// Reads an article. Never fails: what is no article gives a document with whatever blocks can be seen.
pub fn read(text: &str, format: Format) -> Document {
    let front = front::read(text);
    let markdown::Read { chunks, links, code } = match format {
        Format::Markdown => markdown::read(text, front.end),
        Format::Plain => markdown::Read { chunks: plain::chunks(text, front.end), ..markdown::Read::default() },
    };
    let drafts = blocks::classify(text, lines::regroup(text, menu::parted(text, chunks)), front.title);
    let headed = drafts.iter().any(|draft| draft.kind == BlockKind::Headline);
    let mut reader = Reader {
        document: Document { text: text.to_owned(), links, code, ..Document::default() },
        ..Reader::default()
    };
    reader.front(text, front, headed);
    let cut: Vec<_> = drafts.iter().map(|draft| tokenize::words(text, &draft.runs)).collect();
    for (index, (draft, words)) in drafts.iter().zip(&cut).enumerate() {
        let goes_on = cut.get(index + 1).is_some_and(|next| quotations::opens_with_mark(next));
        reader.block(draft, words, goes_on);
    }
    reader.finish()
}

/// A document in the making.
#[derive(Default)]
struct Reader {
    document: Document,
    section: Option<Id<Block>>,
    /// How many sentences of the body have been.
    number: usize,
    /// Running text has been.
    begun: bool,
    /// Addresses that stand in the text.
    bare: Vec<Link>,
    tagger: tagger::Scratch,
}

impl Reader {
    /// The title is the headline where the article has no other.
    fn front(&mut self, text: &str, front: front::Front, headed: bool) {
        if let Some(value) = front.date {
            self.document.date = date::first(&tokenize::words(text, &run(value)));
        }
        let Some(title) = front.title.filter(|_| !headed) else {
            return self.line(text, front.span, BlockKind::Furniture);
        };
        self.line(text, Span::new(front.span.start, title.start), BlockKind::Furniture);
        self.line(text, title, BlockKind::Headline);
        let rest = Span::new(title.end, front.span.end);
        let marks = rest.of(text).len() - rest.of(text).trim_start_matches(['"', '\'']).len();
        self.line(text, Span::new(title.end + marks, front.span.end), BlockKind::Furniture);
    }

    /// A block of the text at a span; none where that is blank.
    fn line(&mut self, text: &str, span: Span, kind: BlockKind) {
        let trimmed = span.of(text).trim();
        let start = span.end - span.of(text).trim_start().len();
        if !trimmed.is_empty() {
            let runs = run(Span::new(start, start + trimmed.len())).to_vec();
            let words = tokenize::words(text, &runs);
            self.block(&Draft { kind, runs, dates: false }, &words, false);
        }
    }

    fn block(&mut self, draft: &Draft, words: &[Word<'_>], goes_on: bool) {
        if words.is_empty() {
            return;
        }
        let gaps =
            draft.runs.windows(2).filter_map(|pair| Some(Span::new(pair.first()?.span.end, pair.get(1)?.span.start)));
        self.document.hidden.extend(gaps.filter(|gap| !gap.is_empty()));
        let dates = draft.dates || date::is_date_line(words);
        let kind = if dates { BlockKind::Furniture } else { draft.kind };
        let paired = quotations::pair(words);
        self.dates(draft, kind, dates, words);
        let id = Id::new(self.document.blocks.len());
        let first = self.document.sentences.len();
        self.sentences(kind, id, words, &paired.marks);
        let sentences = first..self.document.sentences.len();
        let section = if kind == BlockKind::Subheading { None } else { self.section };
        self.document.blocks.push(Block { kind, span: draft.span(), sentences, section });
        if kind == BlockKind::Subheading {
            self.section = Some(id);
        }
        self.begun |= kind.is_body();
        self.quotations(draft, words, paired, goes_on && kind.is_body());
    }

    fn dates(&mut self, draft: &Draft, kind: BlockKind, dates: bool, words: &[Word<'_>]) {
        if dates {
            self.document.date = self.document.date.or_else(|| date::first(words));
            self.document.dateline = self.document.dateline.or(Some(draft.span()));
        } else if let Some(span) = date::dateline(words).filter(|_| kind.is_body() && !self.begun) {
            let within = words.partition_point(|word| word.span.end <= span.end);
            self.document.date = self.document.date.or_else(|| date::first(words.get(..within)?));
            // Before a line of publication above it: its words stand in a sentence.
            self.document.dateline = Some(span);
        }
    }

    fn sentences(&mut self, kind: BlockKind, block: Id<Block>, words: &[Word<'_>], marks: &[bool]) {
        for range in segment::sentences(words, kind.is_heading()) {
            let Some(part) = words.get(range.clone()) else { continue };
            let (Some(first), Some(last)) = (part.first(), part.last()) else { continue };
            let number = match kind {
                BlockKind::Headline | BlockKind::Standfirst => 0,
                BlockKind::Paragraph | BlockKind::BlockQuote | BlockKind::ListItem => {
                    self.number += 1;
                    self.number
                }
                BlockKind::Subheading | BlockKind::Caption | BlockKind::Furniture => self.number,
            };
            let look = tagger::look(kind.is_heading(), first.span.to(last.span).of(&self.document.text));
            let marks = marks.get(range).unwrap_or_default();
            if kind.is_heading() {
                self.tagger.tag_heading(part, marks, look);
            } else {
                self.tagger.tag(part, marks, look);
            }
            let tokens = self.tokens(part);
            self.document.sentences.push(Sentence { span: first.span.to(last.span), block, tokens, number });
        }
    }

    /// The tokens of words that were tagged last.
    fn tokens(&mut self, words: &[Word<'_>]) -> std::ops::Range<usize> {
        let first = self.document.tokens.len();
        let begins = self.behind_dateline(words);
        Lemmas::lend(|lemmas| {
            for (word, &tag) in words.iter().zip(self.tagger.tags()) {
                // "HAMAR - A bank official": it begins the sentence, and is no letter of a name.
                let letter =
                    begins == Some(word.span.start) && word.form.len() == 1 && lexicon::opens_sentence(word.form);
                let tag = if letter && tag.is_name() { Tag::DT } else { tag };
                self.document.tokens.push(Token { span: word.span, tag, lemma: lemmas.of(word.form, tag) });
                if is_address(word.form) {
                    self.bare.push(Link { span: word.span, target: word.form.to_owned() });
                }
            }
        });
        first..self.document.tokens.len()
    }

    /// Where the first word behind the dateline begins, if it is one of these.
    fn behind_dateline(&self, words: &[Word<'_>]) -> Option<usize> {
        let end = self.document.dateline?.end;
        let first = words.first().filter(|first| first.span.start < end)?;
        let at = words.partition_point(|word| word.span.start < end);
        words.get(at).filter(|word| word.span.start > first.span.start).map(|word| word.span.start)
    }

    fn quotations(&mut self, draft: &Draft, words: &[Word<'_>], paired: quotations::Paired, goes_on: bool) {
        let mut found = paired.quotations;
        if let Some(open) = paired.open.filter(|_| goes_on).and_then(|open| words.get(open)) {
            let end = draft.span().end;
            let span = Span::new(open.span.start, end);
            found.push(Quotation {
                span,
                inner: Span::new(open.span.end, end),
                mark: QuoteMark::Double,
                closed: false,
            });
            found.sort_by_key(|quotation| quotation.span.start);
        }
        for quotation in found {
            self.document.quotations.push(quotation);
        }
    }

    fn finish(mut self) -> Document {
        let links = &mut self.document.links;
        links.sort_by_key(|link| link.span.start);
        // An address that is the words of a link is no second link.
        let linked = |span: Span| {
            let after = links.partition_point(|link| link.span.start <= span.start);
            after.checked_sub(1).and_then(|at| links.get(at)).is_some_and(|link| link.span.contains(span))
        };
        self.bare.retain(|link| !linked(link.span));
        links.append(&mut self.bare);
        links.sort_by_key(|link| link.span.start);
        self.document.time_names = time_names::of(&self.document);
        self.document
    }
}

fn run(span: Span) -> [Run; 1] {
    [Run { span, form: None, alt: false }]
}

/// True for a bare address on the web.
fn is_address(form: &str) -> bool {
    let bytes = form.as_bytes();
    if bytes.len() < 5 || !form.contains('.') || form.contains('@') {
        return false;
    }
    let lower = form.get(..8.min(bytes.len())).unwrap_or_default().to_ascii_lowercase();
    lower.starts_with("http") && form.contains("://")
        || lower.starts_with("www.")
        || [".com", ".org", ".net", ".gov", ".edu"]
            .iter()
            .any(|top| form.ends_with(top) || form.contains(&format!("{top}/")))
        || form.ends_with(".co.uk")
}
