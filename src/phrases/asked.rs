//! What later rooms ask at a place of the article: the base phrase that holds a word, the noun phrases joined from it on, the
//! verb group beside it. Finds what was worked out; reads nothing anew.

use super::noun::Phrase;
use super::verb::VerbGroup;
use super::{Phrases, Stretch};
use crate::text::Tag;
use std::ops::Range;

/// How many phrases that begin before a word are looked at: those around it, possessors among them.
const AROUND: usize = 12;

/// How many base phrases are joined.
const JOINED: usize = 6;

/// How many words may stand between a noun phrase and the verb group behind it.
const BETWEEN: usize = 6;

impl Phrases<'_> {
    /// The widest base phrase that holds a word.
    pub fn base_at(&self, at: usize) -> Option<&Phrase> {
        let around = |list: &'_ [Phrase]| {
            let end = list.partition_point(|it| it.tokens.start <= at);
            end.saturating_sub(AROUND)..end
        };
        let lists = [&self.nouns, &self.times].into_iter();
        let near = lists.flat_map(|list| list.get(around(list)).unwrap_or_default());
        near.filter(|it| !it.conjoined && !it.inner && it.base.contains(&at)).max_by_key(|it| it.base.len())
    }

    /// The widest noun phrase that begins with a word.
    pub fn noun_from(&self, at: usize) -> Option<&Phrase> {
        let begins = |list: &'_ [Phrase]| list.partition_point(|it| it.tokens.start < at);
        let lists = [&self.nouns, &self.times].into_iter();
        let here = lists.flat_map(|list| list.get(begins(list)..).unwrap_or_default().iter().take(AROUND));
        here.filter(|it| !it.conjoined && it.tokens.start == at).max_by_key(|it| it.tokens.len())
    }

    /// The words of the base phrase at a place, from there on, with those that "and" or "or" joins to it.
    pub fn joined_from(&self, at: usize) -> Option<Range<usize>> {
        let page = self.page();
        let mut end = self.base_at(at)?.base.end;
        for _ in 1..JOINED {
            let next = self.base_at(end + 1).filter(|it| it.base.start == end + 1);
            match next.filter(|_| page.tag(end) == Some(Tag::CC)) {
                Some(next) => end = next.base.end,
                None => break,
            }
        }
        Some(at..end)
    }

    /// The verb group that stands right before a word, with nothing but adverbs between.
    pub fn verb_before(&self, at: usize) -> Option<&VerbGroup> {
        let page = self.page();
        let last = page.stretch(0..at).before_adverbs(at).checked_sub(1)?;
        let before = self.verb_at(last);
        // "is not yet verified": the group takes in what turns it round.
        before.or_else(|| self.verb_at(at.checked_sub(1)?)).filter(|group| group.tokens.end <= at)
    }

    /// The verb group behind a noun phrase that ends at a place, with nothing but adverbs, commas, brackets and a relative
    /// pronoun between.
    pub fn verb_behind(&self, end: usize) -> Option<&VerbGroup> {
        let page = self.page();
        let passes = |at: &usize| {
            let relative = matches!(page.tag(*at), Some(Tag::WP | Tag::WDT | Tag::RB | Tag::RBR));
            self.verb_at(*at).is_none() && (relative || matches!(page.lemma(*at), "," | "("))
        };
        let at = end + (end..end + BETWEEN).take_while(passes).count();
        self.verb_at(at).filter(|group| group.tokens.start == at)
    }
}

impl VerbGroup {
    /// True when words of its own say that it is passive: "was captured", not "captured" alone behind its noun.
    pub fn is_helped_passive(&self) -> bool {
        self.passive && self.tokens.start < self.head
    }
}

impl Stretch<'_> {
    /// The verb group that a verb belongs to.
    pub fn verb_group(self, verb: usize) -> Option<VerbGroup> {
        super::verb::group_of(self, verb)
    }
}
