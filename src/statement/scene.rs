//! What every step of this phase looks at: the document with its words ready for the lexicon, the attributions, whose
//! word each token is, and where entities are named. Holds; decides nothing.

use crate::attribution::Attribution;
use crate::entity::Cast;
use crate::facts::{Entity, Form, Mention};
use crate::knowledge::{Knowledge, ListName, Opened, Word, lists};
use crate::list::{Id, List};
use crate::phrases::{Page, Phrases};
use crate::span::Span;
use crate::statement::act;
use crate::statement::spoken::{Spoken, spoken};
use crate::statement::voice::Voices;
use crate::text::{Document, Sentence, Tag, Token};
use std::ops::Range;

/// The article under work.
pub struct Scene<'a> {
    /// The article.
    pub document: &'a Document,
    /// Who said what, by tokens.
    pub spoken: Vec<Spoken>,
    /// Words and world.
    pub knowledge: &'a Knowledge,
    /// Whose word each token is.
    pub voices: Voices,
    /// For each attribution, whether it tells of an act only and makes no statement.
    pub acts: Vec<bool>,
    /// Its phrases.
    pub phrases: &'a Phrases<'a>,
    /// The view of the tokens.
    pub page: Page<'a>,
    /// Mentions sorted by start, the longer first.
    mentions: Vec<(Span, Id<Entity>, Form, Id<Mention>)>,
}

impl<'a> Scene<'a> {
    /// Makes the tables.
    pub fn new(phrases: &'a Phrases<'a>, attributions: &'a List<Attribution>, cast: &Cast<'_>) -> Self {
        let page = phrases.page();
        let (document, knowledge) = (page.document, page.knowledge);
        let mut mentions: Vec<_> = cast.mentions.entries().map(|(id, it)| (it.span, it.entity, it.form, id)).collect();
        mentions.sort_by(|(a, _, _, x), (b, _, _, y)| a.start.cmp(&b.start).then(b.end.cmp(&a.end)).then(x.cmp(y)));
        let spoken = spoken(document, attributions);
        let acts = act::acts(page, &spoken);
        let voices = Voices::new(document.tokens.len(), &spoken, &acts);
        Self { document, spoken, knowledge, voices, acts, phrases, page, mentions }
    }

    /// An attribution by its tokens.
    pub fn spoken(&self, id: Id<Attribution>) -> Option<&Spoken> {
        self.spoken.get(id.index())
    }

    /// The sentence that holds a token; `None` in an empty document.
    pub fn sentence_of(&self, at: usize) -> Option<Id<Sentence>> {
        let after = self.document.sentences.as_slice().partition_point(|it| it.tokens.start <= at);
        after.checked_sub(1).map(Id::new)
    }

    /// A token by its place.
    pub fn token(&self, at: usize) -> Option<&'a Token> {
        self.page.token(at)
    }

    /// Its lemma, empty outside the document.
    pub fn lemma(&self, at: usize) -> &'a str {
        self.page.lemma(at)
    }

    /// Some tokens.
    pub fn tokens(&self, range: Range<usize>) -> &'a [Token] {
        self.page.tokens(range)
    }

    /// The same, as the lexicon takes them; a range that reaches past the article's end is cut there.
    pub fn words(&self, range: Range<usize>) -> &'a [Word<'a>] {
        self.page.words(range)
    }

    /// What some tokens begin in the lists that are asked at every word.
    pub fn opened(&self, range: Range<usize>) -> &'a [Opened] {
        self.page.opened(range)
    }

    /// All tokens, as the lexicon takes them.
    pub fn all_words(&self) -> &'a [Word<'a>] {
        self.page.all_words()
    }

    /// The span of some tokens; empty for none.
    pub fn span(&self, range: Range<usize>) -> Span {
        self.page.span(&range)
    }

    /// The first phrase of a list of the lexicon among some tokens: its tokens.
    pub fn first_of(&self, list: ListName, range: Range<usize>) -> Option<Range<usize>> {
        self.all_of(list, range).next()
    }

    /// Every phrase of a list of the lexicon among some tokens.
    pub fn all_of(&self, list: ListName, range: Range<usize>) -> impl Iterator<Item = Range<usize>> + use<'_> {
        let list = self.knowledge.lexicon().asked(list);
        let start = range.start;
        let hits = list.find(self.opened(range.clone()), self.words(range));
        hits.into_iter().map(move |hit| start + hit.range.start..start + hit.range.end)
    }

    /// The same without entries of which the list says something: that they only look like one.
    pub fn all_plain(&self, list: ListName, range: Range<usize>) -> impl Iterator<Item = Range<usize>> + use<'_> {
        let list = self.knowledge.lexicon().asked(list);
        let (start, entries) = (range.start, list.entries);
        let hits = list.find(self.opened(range.clone()), self.words(range));
        let real = hits.into_iter().filter(move |hit| entries.column(hit.entry).is_empty());
        real.map(move |hit| start + hit.range.start..start + hit.range.end)
    }

    /// The mentions that lie wholly inside a span, in reading order.
    pub fn mentions_in(&self, span: Span) -> impl Iterator<Item = (Span, Id<Entity>)> + '_ {
        self.mentions_with_form(span).map(|(span, entity, _)| (span, entity))
    }

    /// The same with the form of each.
    pub fn mentions_with_form(&self, span: Span) -> impl Iterator<Item = (Span, Id<Entity>, Form)> + '_ {
        let from = self.mentions.partition_point(|it| it.0.start < span.start);
        let inside = self.mentions.get(from..).unwrap_or_default();
        let until = move |it: &&(Span, Id<Entity>, Form, Id<Mention>)| it.0.start < span.end;
        inside.iter().take_while(until).filter(move |it| it.0.end <= span.end).map(|it| (it.0, it.1, it.2))
    }

    /// Whether the list says that of a modal.
    pub fn is_modal(&self, at: usize, what: &str) -> bool {
        self.page.says(at, lists::MODALS, what)
    }

    /// "the soldiers", "these men", "their camp": a noun phrase that takes up somebody known.
    pub fn is_definite(&self, span: Span) -> bool {
        let first = self.document.tokens_in(span).start;
        self.page.says(first, lists::QUANTIFIERS, "again")
            || self.token(first).is_some_and(|token| token.tag == Tag::PRPS)
    }
}
