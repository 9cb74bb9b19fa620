//! A document: the article as given, cut into blocks, sentences and tokens.

use crate::knowledge::{Keys, Word, push_lower};
use crate::list::{Id, List};
use crate::span::Span;
use crate::text::{Block, BlockKind, Sentence, Token};
use std::borrow::Cow;
use std::sync::OnceLock;
use time::Date;

/// How the article is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Format {
    /// Plain text; `**Heading**` on a line of its own is a heading all the same.
    Plain,
    /// CommonMark.
    #[default]
    Markdown,
}

/// The kind of quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum QuoteMark {
    /// “ ”, " ", « », „ “, `` ''
    Double,
    /// ‘ ’, ' '
    Single,
}

/// Words between quotation marks, inside one block.
#[derive(Clone, Debug, PartialEq)]
pub struct Quotation {
    /// With its marks.
    pub span: Span,
    /// Without its marks.
    pub inner: Span,
    /// The kind of marks.
    pub mark: QuoteMark,
    /// False when the closing mark is missing because the quotation goes on in the next paragraph.
    pub closed: bool,
}

/// A link, as Markdown has it, or a bare address.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// The words that are linked.
    pub span: Span,
    /// Where it leads.
    pub target: String,
}

/// The article as given with its parts. All spans are bytes of `text`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document {
    /// The article as given, byte for byte.
    pub text: String,
    /// Blocks in reading order.
    pub blocks: List<Block>,
    /// Sentences in reading order.
    pub sentences: List<Sentence>,
    /// Tokens in reading order; markup (stars, link targets) gives none.
    pub tokens: List<Token>,
    /// Quotations in order of their opening mark.
    pub quotations: List<Quotation>,
    /// Links in reading order.
    pub links: Vec<Link>,
    /// Program text that is shown as it is written, in reading order: what looks like a comment there is none.
    pub code: Vec<Span>,
    /// What stands inside blocks and is no text, in reading order: marks of emphasis, the targets of links, breaks of lines.
    pub hidden: Vec<Span>,
    /// The date of publication or the dateline's, with its place, where the article states one in full.
    pub date: Option<(Date, Span)>,
    /// A dateline or publication line, with or without a full date ("KYIV, Jan. 12 (Reuters) -").
    pub dateline: Option<Span>,
    /// The tokens that are a word of time only by their letters ("Theresa May"), in reading order.
    pub(super) time_names: Vec<usize>,
    pub(super) lowers: Lowers,
}

/// The tokens in lower case; made when they are first asked for.
#[derive(Clone, Debug, Default)]
pub(super) struct Lowers(OnceLock<Lowered>);

/// The text with its ASCII letters in lower case, byte for byte, and behind it each token that has others; of each token
/// where it stands in that and what lists look it up by.
#[derive(Clone, Debug, Default)]
struct Lowered {
    text: String,
    tokens: Vec<(Span, Keys)>,
}

impl PartialEq for Lowers {
    /// Whether they have been asked for makes no difference between documents.
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Document {
    /// The text at a span.
    pub fn at(&self, span: Span) -> &str {
        span.of(&self.text)
    }

    /// The words at a span as a reader sees them: without markup, on one line.
    pub fn seen(&self, span: Span) -> Cow<'_, str> {
        let first = self.hidden.partition_point(|hidden| hidden.end <= span.start);
        let inside = |hidden: &&Span| hidden.start < span.end;
        let mut hidden = self.hidden.iter().skip(first).take_while(inside).peekable();
        if hidden.peek().is_none() {
            return Cow::Borrowed(self.at(span));
        }
        let (mut text, mut from) = (String::new(), span.start);
        for gap in hidden {
            text.push_str(self.at(Span::new(from, gap.start.max(from))));
            if self.at(*gap).contains('\n') {
                text.push(' ');
            }
            from = gap.end.max(from);
        }
        text.push_str(self.at(Span::new(from, span.end.max(from))));
        Cow::Owned(text)
    }

    /// The block of a sentence.
    pub fn block_of(&self, sentence: Id<Sentence>) -> &Block {
        &self.blocks[self.sentences[sentence].block]
    }

    /// The sentence that holds the first byte of a span, or the last one before it; `None` in an empty document.
    pub fn sentence_at(&self, span: Span) -> Option<Id<Sentence>> {
        let after = self.sentences.as_slice().partition_point(|sentence| sentence.span.start <= span.start);
        after.checked_sub(1).map(Id::new)
    }

    /// The tokens of a sentence.
    pub fn tokens_of(&self, sentence: Id<Sentence>) -> &[Token] {
        self.tokens.as_slice().get(self.sentences[sentence].tokens.clone()).unwrap_or_default()
    }

    /// The indices of the tokens that lie wholly inside a span.
    pub fn tokens_in(&self, span: Span) -> std::ops::Range<usize> {
        let tokens = self.tokens.as_slice();
        let first = tokens.partition_point(|token| token.span.start < span.start);
        let after = tokens.partition_point(|token| token.span.end <= span.end);
        first..after.max(first)
    }

    /// Tokens as the matchers of `knowledge` take them; empty when the range does not fit. Once this has been asked for,
    /// tokens must stay as they are.
    pub fn words(&self, tokens: std::ops::Range<usize>) -> Vec<Word<'_>> {
        let lowered = self.lowers.0.get_or_init(|| self.lowered());
        let known = lowered.tokens.get(tokens.start..).unwrap_or_default();
        let tokens = self.tokens.as_slice().get(tokens).unwrap_or_default();
        let each = tokens.iter().zip(known);
        each.map(|(token, (lower, keys))| {
            Word::with_keys(self.at(token.span), lower.of(&lowered.text), &token.lemma, *keys)
        })
        .collect()
    }

    /// All tokens as the matchers of `knowledge` take them.
    pub fn all_words(&self) -> Vec<Word<'_>> {
        self.words(0..self.tokens.len())
    }

    /// What lists look a token up by; `None` outside the document. As with `words`, tokens must then stay as they are.
    pub fn keys(&self, token: usize) -> Option<Keys> {
        self.lowers.0.get_or_init(|| self.lowered()).tokens.get(token).map(|(_, keys)| *keys)
    }

    fn lowered(&self) -> Lowered {
        let (mut text, mut tokens) = (self.text.to_ascii_lowercase(), Vec::with_capacity(self.tokens.len()));
        for token in &self.tokens {
            let form = self.at(token.span);
            let place = if form.is_ascii() {
                token.span
            } else {
                let start = push_lower(form, &mut text);
                Span::new(start, text.len())
            };
            tokens.push((place, Keys::of(place.of(&text), &token.lemma)));
        }
        Lowered { text, tokens }
    }

    /// True for a weekday, month or season that is part of a name: "Theresa May", "The Sunday Times".
    pub fn is_time_name(&self, token: usize) -> bool {
        !self.time_names.is_empty() && self.time_names.binary_search(&token).is_ok()
    }

    /// The headline, if there is one.
    pub fn headline(&self) -> Option<Id<Block>> {
        self.blocks.entries().find(|(_, block)| block.kind == BlockKind::Headline).map(|(id, _)| id)
    }

    /// True when a quotation holds the whole span.
    pub fn is_quoted(&self, span: Span) -> bool {
        self.quotations.iter().any(|quotation| quotation.span.contains(span))
    }
}
