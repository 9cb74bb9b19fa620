//! An article made ready for judging: each token's word as a number, with the lists and classes that hold it, worked out
//! once, so that no statement looks a word up again.

use crate::facts::{Entity, Source};
use crate::judgements::class::Class;
use crate::judgements::feature;
use crate::knowledge::Held;
use crate::list::List;
use crate::phrases::Page;
use crate::text::{BlockKind, Document, Tag};
use std::ops::Range;

/// How many sentences, headings counted, tell what an article is about.
const LEAD: usize = 4;

/// At most so many words of headline and lead are looked at.
const WORDS_OF_LEAD: usize = 80;

/// At most so many words of it are looked at by a network.
const WORDS_OF_OPENING: usize = 120;

/// The article under work.
#[derive(Debug)]
pub struct Article<'a> {
    /// The article.
    pub document: &'a Document,
    /// Who is who.
    pub entities: &'a List<Entity>,
    /// Those on whose word something stands.
    pub sources: &'a List<Source>,
    /// Whether the almanac sees a war in it.
    pub at_war: bool,
    /// For each token its word.
    words: Vec<u32>,
    /// For each token the lists that hold it.
    lists: Vec<Held>,
    classes: Vec<Class>,
    tags: Vec<Tag>,
}

impl<'a> Article<'a> {
    /// Makes the tables of an article, of which it is known who is who and whether it is about a war.
    pub fn new(page: Page<'a>, entities: &'a List<Entity>, sources: &'a List<Source>, at_war: bool) -> Self {
        let (document, lexicon) = (page.document, page.knowledge.lexicon());
        let words: Vec<u32> = document.tokens.iter().map(|token| feature::word(&token.lemma)).collect();
        let lists = lexicon.shelf().held(lexicon, page.all_words());
        let classes = words.iter().map(|word| Class::of(*word)).collect();
        let tags = document.tokens.iter().map(|token| token.tag).collect();
        Self { document, entities, sources, at_war, words, lists, classes, tags }
    }

    /// The word of a token; 0 outside the article.
    #[inline]
    pub fn word(&self, at: usize) -> u32 {
        self.words.get(at).copied().unwrap_or_default()
    }

    /// The lists that hold a token.
    #[inline]
    pub fn lists(&self, at: usize) -> u32 {
        self.lists.get(at).map_or(0, |held| held.bits())
    }

    /// The class of a token.
    #[inline]
    pub fn class(&self, at: usize) -> Class {
        self.classes.get(at).copied().unwrap_or_default()
    }

    /// The tag of a token; that of a mark outside the article.
    #[inline]
    pub fn tag(&self, at: usize) -> Tag {
        self.tags.get(at).copied().unwrap_or(Tag::Mark)
    }

    /// Nouns, names, verbs, adjectives: what carries a subject matter.
    #[inline]
    pub fn carries(&self, at: usize) -> bool {
        let tag = self.tag(at);
        tag.is_noun() || tag.is_verb() || tag == Tag::JJ
    }

    /// The tokens of headline and lead.
    pub fn lead(&self) -> impl Iterator<Item = usize> + '_ {
        let told = self.document.sentences.ids().filter(|id| self.document.block_of(*id).kind != BlockKind::Furniture);
        let tokens = told.take(LEAD).filter_map(|id| self.document.sentences.get(id)).flat_map(|it| it.tokens.clone());
        tokens.filter(|at| self.carries(*at)).take(WORDS_OF_LEAD)
    }

    /// The first words of headline and lead, whatever they carry.
    pub fn opening(&self) -> impl Iterator<Item = usize> + '_ {
        let told = self.document.sentences.ids().filter(|id| self.document.block_of(*id).kind != BlockKind::Furniture);
        told.take(LEAD)
            .filter_map(|id| self.document.sentences.get(id))
            .flat_map(|it| it.tokens.clone())
            .take(WORDS_OF_OPENING)
    }

    /// The tokens of a sentence, by its number.
    pub fn sentence(&self, number: usize) -> Range<usize> {
        self.document.sentences.as_slice().get(number).map(|it| it.tokens.clone()).unwrap_or_default()
    }
}
