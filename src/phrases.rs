//! Document to phrases: noun phrases with what hangs on them, computed once, and the one view of a token that every later
//! room looks through. Numbers of tokens throughout, never bytes. Whom a phrase names and who says what is not asked here.

mod around;
mod asked;
mod attach;
mod base;
mod before_noun;
mod bridged;
mod class;
mod clause;
mod conjoin;
mod governed;
mod grammar;
mod listed;
mod name;
mod negation;
mod noun;
mod object;
mod page;
mod sort_of_word;
mod split;
mod stretch;
pub mod subject;
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
pub use verb::{Form, Tense, VerbGroup, groups};

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
    /// Whether a verb group holds it, for each token.
    in_verb: Vec<bool>,
}

/// Reads the phrases of an article.
pub fn read<'a>(document: &'a Document, knowledge: &'a Knowledge) -> Phrases<'a> {
    let words = Words::new(document, knowledge);
    let page = Page::of(&words);
    let (nouns, times) = noun::phrases(page);
    let splits: Vec<Split> = document.sentences.ids().map(|id| cut(page, id, [&nouns, &times], &|_| false)).collect();
    let mut in_verb = vec![false; document.tokens.len()];
    for group in splits.iter().flat_map(|split| &split.verbs) {
        in_verb.get_mut(group.tokens.clone()).unwrap_or_default().fill(true);
    }
    Phrases { words, nouns, times, splits, in_verb }
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
        self.in_verb.get(at).filter(|held| **held)?;
        let document = self.page().document;
        let sentence = document.sentences.as_slice().partition_point(|it| it.tokens.start <= at).checked_sub(1)?;
        let verbs = &self.splits.get(sentence)?.verbs;
        let after = verbs.partition_point(|group| group.tokens.start <= at);
        verbs.get(after.checked_sub(1)?).filter(|group| group.tokens.contains(&at))
    }

    /// The innermost clause that holds a word.
    pub fn clause_at(&self, at: usize) -> Option<&Clause> {
        let document = self.page().document;
        let sentence = document.sentences.as_slice().partition_point(|it| it.tokens.start <= at).checked_sub(1)?;
        let clauses = self.splits.get(sentence)?.clauses.iter().filter(|clause| clause.words.contains(&at));
        clauses.min_by_key(|clause| clause.words.len())
    }

    /// The verb groups and clauses of a sentence.
    pub fn clauses(&self, sentence: Id<Sentence>) -> Option<&Split> {
        self.splits.get(sentence.index())
    }

    /// The same of a sentence some of whose words stand outside its grammar: ", the minister said," amid what he said.
    pub fn clauses_without(&self, sentence: Id<Sentence>, hidden: &dyn Fn(usize) -> bool) -> Split {
        cut(self.page(), sentence, [&self.nouns, &self.times], hidden)
    }

    /// What each finite verb of a sentence asks before its subject is chosen, for who learns to choose.
    pub fn subject_questions(
        &self,
        sentence: Id<Sentence>,
        answer: &mut dyn FnMut(&VerbGroup, &[subject::Question<'_>]) -> usize,
    ) {
        let page = self.page();
        let Some(tokens) = page.document.sentences.get(sentence).map(|it| it.tokens.clone()) else { return };
        let nouns = bases(sentence, [&self.nouns, &self.times], &|_| false);
        let split = plain(page, tokens.clone(), &nouns, &|_| false);
        subject::questions(page.stretch(tokens), &nouns, &split, answer);
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

fn cut(page: Page<'_>, sentence: Id<Sentence>, lists: [&[Phrase]; 2], hidden: &dyn Fn(usize) -> bool) -> Split {
    let Some(tokens) = page.document.sentences.get(sentence).map(|it| it.tokens.clone()) else {
        return Split::default();
    };
    let nouns = bases(sentence, lists, hidden);
    let mut split = plain(page, tokens.clone(), &nouns, hidden);
    subject::choose(page.stretch(tokens.clone()), &nouns, &mut split);
    governed::fill(page.stretch(tokens), &nouns, &mut split);
    split
}

/// Cut by grammar alone.
fn plain(page: Page<'_>, tokens: Range<usize>, nouns: &[&Phrase], hidden: &dyn Fn(usize) -> bool) -> Split {
    let bare = page.knowledge.words(lists::BARE_CLAUSE_VERBS);
    split(page.stretch(tokens), &Context { hidden, takes_clause: &|lemma| bare.has(lemma), nouns })
}

/// The base phrases of a sentence in order, outer ones first.
fn bases<'a>(sentence: Id<Sentence>, lists: [&'a [Phrase]; 2], hidden: &dyn Fn(usize) -> bool) -> Vec<&'a Phrase> {
    let of_sentence = |list: &'a [Phrase]| {
        let from = list.partition_point(|it| it.sentence < sentence);
        list.get(from..).unwrap_or_default().iter().take_while(move |it| it.sentence == sentence)
    };
    let base = |it: &&Phrase| !it.conjoined && !it.inner && !hidden(it.head);
    let mut nouns: Vec<&Phrase> = lists.into_iter().flat_map(of_sentence).filter(base).collect();
    nouns.sort_by_key(|it| (it.base.start, std::cmp::Reverse(it.base.end)));
    nouns
}
