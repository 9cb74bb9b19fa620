//! Document to phrases: noun phrases with what hangs on them, computed once, and the one view of a token that every later
//! room looks through. Numbers of tokens throughout, never bytes. Whom a phrase names and who says what is not asked here.

mod attach;
mod base;
mod class;
mod clause;
mod conjoin;
mod grammar;
mod listed;
mod name;
mod noun;
mod object;
mod page;
mod split;
mod stretch;
mod title;
mod verb;

pub use class::{Class, Classes, Lists};
pub use clause::{Clause, Hang};
pub use listed::says;
pub use name::{in_name_heads, name_column};
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

/// The words of an article and the phrases that they make.
#[derive(Debug)]
pub struct Phrases<'a> {
    words: Words<'a>,
    nouns: Vec<Phrase>,
    /// A place for each sentence.
    splits: Vec<Split>,
}

/// Reads the phrases of an article.
pub fn read<'a>(document: &'a Document, knowledge: &'a Knowledge) -> Phrases<'a> {
    let words = Words::new(document, knowledge);
    let page = Page::of(&words);
    let nouns = noun::phrases(page);
    let splits = document.sentences.ids().map(|id| cut(page, id, &|_| false)).collect();
    Phrases { words, nouns, splits }
}

impl Phrases<'_> {
    /// The view of the article's tokens.
    pub fn page(&self) -> Page<'_> {
        Page::of(&self.words)
    }

    /// All noun phrases in reading order, outer ones first.
    pub fn nouns(&self) -> &[Phrase] {
        &self.nouns
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

fn cut(page: Page<'_>, sentence: Id<Sentence>, hidden: &dyn Fn(usize) -> bool) -> Split {
    let Some(tokens) = page.document.sentences.get(sentence).map(|it| it.tokens.clone()) else {
        return Split::default();
    };
    let bare = page.knowledge.words(lists::BARE_CLAUSE_VERBS);
    split(page.stretch(tokens), &Context { hidden, takes_clause: &|lemma| bare.has(lemma) })
}
