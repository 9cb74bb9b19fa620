//! One article held against itself: parts and their whole, shares, changes, conversions, weekdays, ages, names, titles and
//! quotations that cannot both be right. Nothing outside the article is asked.
//!
//! ```text
//! article -> Facts -> clashes    (each at the later of two places, with what it comes to)
//! ```
//!
//! Says only what is sure: numbers are taken as widely as they may be rounded, and whatever may be meant otherwise is left
//! alone. Judges by no rule; `vocabulary` reads what is found here.

mod age;
mod change;
mod clash;
mod figure;
mod headline;
mod measure;
mod part;
mod quoted;
mod share;
mod spelling;
mod title;
mod weekday;

pub use clash::{Clash, Item, Sort};

use crate::facts::{Facts, Index, Quantity};
use crate::knowledge::{Entries, Knowledge, lists};
use crate::list::Id;
use crate::span::Span;
use crate::text::{Sentence, Token};
use std::cell::OnceCell;

/// An article with what disagrees in it, which is worked out when it is first asked for.
#[derive(Debug)]
pub struct Within<'a> {
    facts: &'a Facts,
    index: &'a Index,
    knowledge: &'a Knowledge,
    clashes: OnceCell<Vec<Clash>>,
}

impl<'a> Within<'a> {
    /// Of an article.
    pub fn of(facts: &'a Facts, index: &'a Index, knowledge: &'a Knowledge) -> Self {
        Self { facts, index, knowledge, clashes: OnceCell::new() }
    }

    /// All that disagrees, in the order of the article.
    pub fn clashes(&self) -> &[Clash] {
        self.clashes.get_or_init(|| clashes(&Page { facts: self.facts, index: self.index, knowledge: self.knowledge }))
    }

    /// What disagrees with a thing in one of these ways.
    pub fn of_item(&self, item: Item, sorts: &[Sort]) -> Option<&Clash> {
        self.clashes().iter().find(|clash| clash.item == item && sorts.contains(&clash.sort))
    }
}

/// Everything that disagrees in an article.
fn clashes(page: &Page<'_>) -> Vec<Clash> {
    let mut clashes = Vec::new();
    for (id, _) in page.facts.document.sentences.entries() {
        let numbers = page.numbers(id);
        for find in [part::find, share::find, change::find, measure::find] {
            find(page, &numbers, &mut clashes);
        }
    }
    for find in [weekday::find, age::find, spelling::find, title::find, quoted::find, headline::find] {
        find(page, &mut clashes);
    }
    clashes.sort_by_key(|clash| (clash.at.start, clash.sort));
    clashes
}

/// A number with its place in the list of numbers.
type Numbered<'a> = (Id<Quantity>, &'a Quantity);

/// What those who look for clashes see.
#[derive(Clone, Copy, Debug)]
struct Page<'a> {
    facts: &'a Facts,
    index: &'a Index,
    knowledge: &'a Knowledge,
}

impl<'a> Page<'a> {
    /// The numbers of a sentence in reading order, those of quotations left out.
    fn numbers(&self, sentence: Id<Sentence>) -> Vec<Numbered<'a>> {
        let ids = self.index.in_sentence(sentence).map(|here| here.numbers.as_slice()).unwrap_or_default();
        let facts = self.facts;
        let mut numbers: Vec<Numbered<'a>> =
            ids.iter().filter_map(|id| Some((*id, facts.quantities.get(*id)?))).collect();
        numbers.sort_by_key(|(_, number)| number.span.start);
        numbers
    }

    /// The tokens between two places of one sentence.
    fn between(&self, one: Span, other: Span) -> &'a [Token] {
        self.tokens(Span::new(one.end, other.start.max(one.end)))
    }

    /// The tokens of a stretch.
    fn tokens(&self, span: Span) -> &'a [Token] {
        let document = &self.facts.document;
        document.tokens.as_slice().get(document.tokens_in(span)).unwrap_or_default()
    }

    /// The token before a place, and the one behind it.
    fn before(&self, span: Span) -> Option<&'a Token> {
        let document = &self.facts.document;
        let at = document.tokens.as_slice().partition_point(|token| token.span.end <= span.start);
        document.tokens.as_slice().get(at.checked_sub(1)?)
    }

    fn behind(&self, span: Span) -> Option<&'a Token> {
        let document = &self.facts.document;
        let at = document.tokens.as_slice().partition_point(|token| token.span.start < span.end);
        document.tokens.as_slice().get(at)
    }

    fn printed(&self, token: &Token) -> &'a str {
        self.facts.document.at(token.span)
    }

    fn words(&self) -> &'a Entries {
        self.knowledge.words(lists::RECKONING_WORDS)
    }

    /// True for a word that is this by the list of words between numbers.
    fn is(&self, token: &Token, what: &str) -> bool {
        self.words().single(&self.printed(token).to_lowercase()).is_some_and(|column| column == what)
    }

    /// True for a mark that is one of these.
    fn is_mark(&self, token: &Token, marks: &str) -> bool {
        let printed = self.printed(token);
        !printed.is_empty() && printed.chars().all(|mark| marks.contains(mark))
    }
}
