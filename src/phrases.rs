//! Document to phrases: noun phrases with what hangs on them, computed once, and the one view of a token that every later
//! room looks through. Numbers of tokens throughout, never bytes. Whom a phrase names and who says what is not asked here.

mod around;
mod asked;
mod attach;
mod base;
mod class;
mod clause;
mod conjoin;
mod grammar;
mod listed;
mod name;
mod negation;
mod noun;
mod object;
mod page;
mod split;
mod stretch;
mod title;
mod verb;

pub use class::{Class, Classes, Lists};
pub use clause::{Clause, Hang};
pub use grammar::Joins;
pub use listed::says;
pub use name::{in_name_heads, name_column};
pub use negation::Negation;
pub use noun::{Opening, Phrase, Sort, ordered};
pub use page::Page;
pub use split::{Context, Split, split};
pub use stretch::Stretch;
pub use title::{is_surname_too, is_title, title};
pub use verb::{Form, VerbGroup, groups};

use crate::knowledge::{Knowledge, lists};
use crate::list::Id;
use crate::text::{Document, Sentence};
use page::Words;
use std::ops::Range;

/// The words of an article and the phrases that they make.
#[derive(Debug)]
pub struct Phrases<'a> {
    words: Words<'a>,
    nouns: Vec<Phrase>,
    /// Times, amounts and the like, which name nothing.
    times: Vec<Phrase>,
    /// A place for each sentence.
    splits: Vec<Split>,
}

/// Reads the phrases of an article.
pub fn read<'a>(document: &'a Document, knowledge: &'a Knowledge) -> Phrases<'a> {
    let words = Words::new(document, knowledge);
    let page = Page::of(&words);
    let (nouns, times) = noun::phrases(page);
    let splits = document.sentences.ids().map(|id| cut(page, id, &|_| false)).collect();
    Phrases { words, nouns, times, splits }
}

impl Phrases<'_> {
    /// The view of the article's tokens.
    pub fn page(&self) -> Page<'_> {
        Page::of(&self.words)
    }

    /// The noun phrases that may name somebody or something, in reading order, outer ones first.
    pub fn nouns(&self) -> &[Phrase] {
        &self.nouns
    }

    /// Base noun phrases: words up to a head, possessors too, times and amounts among them.
    pub fn base_nouns(&self) -> impl Iterator<Item = &Phrase> {
        self.nouns.iter().chain(&self.times).filter(|it| !it.conjoined && !it.inner)
    }

    /// The noun phrase that some words begin with, or the first among them: of a subject, what carries it.
    pub fn noun_in(&self, words: Range<usize>) -> Option<&Phrase> {
        [&self.nouns, &self.times].into_iter().filter_map(|list| first_in(list, &words)).min_by_key(|it| it.base.start)
    }

    /// The verb group that holds a word.
    pub fn verb_at(&self, at: usize) -> Option<&VerbGroup> {
        let document = self.page().document;
        let sentence = document.sentences.as_slice().partition_point(|it| it.tokens.start <= at).checked_sub(1)?;
        let verbs = &self.splits.get(sentence)?.verbs;
        let after = verbs.partition_point(|group| group.tokens.start <= at);
        verbs.get(after.checked_sub(1)?).filter(|group| group.tokens.contains(&at))
    }

    /// The verb groups and clauses of a sentence.
    pub fn clauses(&self, sentence: Id<Sentence>) -> Option<&Split> {
        self.splits.get(sentence.index())
    }

    /// The same of a sentence some of whose words stand outside its grammar: ", the minister said," amid what he said.
    pub fn clauses_without(&self, sentence: Id<Sentence>, hidden: &dyn Fn(usize) -> bool) -> Split {
        cut(self.page(), sentence, hidden)
    }
}

/// The outermost phrase that begins first among some words.
fn first_in<'a>(list: &'a [Phrase], words: &Range<usize>) -> Option<&'a Phrase> {
    let from = list.partition_point(|it| it.tokens.start < words.start);
    list.get(from..)?
        .iter()
        .take_while(|it| it.tokens.start < words.end)
        .find(|it| it.base.end <= words.end && !it.conjoined)
}

fn cut(page: Page<'_>, sentence: Id<Sentence>, hidden: &dyn Fn(usize) -> bool) -> Split {
    let Some(tokens) = page.document.sentences.get(sentence).map(|it| it.tokens.clone()) else {
        return Split::default();
    };
    let bare = page.knowledge.words(lists::BARE_CLAUSE_VERBS);
    split(page.stretch(tokens), &Context { hidden, takes_clause: &|lemma| bare.has(lemma) })
}
