//! Phrases around a word of a stretch: the subject before a verb, the noun phrase that ends or begins
//! at a place, with what hangs on it. Looks at tags and closed lists and does no parsing; where it cannot tell it says `None`.

use super::listed::says;
use super::stretch::Stretch;
use crate::knowledge::lists;
use crate::text::Tag;
use std::ops::Range;

/// A noun phrase or a clause is looked for over no more tokens than this.
const FAR: usize = 40;

impl Stretch<'_> {
    /// True for a verb form, modals too.
    pub fn is_verbal(self, at: usize) -> bool {
        self.has(at, |tag| tag.is_verb() || tag == Tag::MD)
    }

    /// True for a past, present or modal form.
    pub fn is_finite(self, at: usize) -> bool {
        self.has(at, Tag::is_finite)
    }

    /// True for "that", whatever it does there.
    pub fn is_that(self, at: usize) -> bool {
        self.lemma(at) == "that"
    }

    /// True for a quotation mark.
    pub fn is_quote(self, at: usize) -> bool {
        self.has(at, |tag| tag == Tag::Mark)
            && matches!(self.text(at), "\"" | "“" | "”" | "``" | "''" | "„" | "«" | "»" | "‘")
    }

    /// The subject that ends right before `end`: a noun phrase with what is set off by commas after it.
    pub fn subject(self, end: usize) -> Option<Range<usize>> {
        let mut end = end;
        while self.has(end.checked_sub(1)?, |tag| tag == Tag::RB) {
            end -= 1;
        }
        let last = end.checked_sub(1)?;
        if self.is_comma(last) {
            let open = self.comma_before(last)?;
            let start = self.noun_phrase_before(open)?.start;
            return Some(start..last);
        }
        if let Some(phrase) = self.noun_phrase_before(end) {
            // "The mayor, Jane Roe said": what stands before a single comma is left alone.
            return Some(phrase);
        }
        let who = (self.start.max(end.saturating_sub(FAR))..end).rev().take_while(|at| !self.is_comma(*at));
        let who = who.filter(|at| matches!(self.text(*at), "who" | "which" | "that")).last()?;
        Some(self.noun_phrase_before(who)?.start..end)
    }

    fn comma_before(self, last: usize) -> Option<usize> {
        (self.start.max(last.saturating_sub(FAR))..last).rev().find(|at| self.is_comma(*at))
    }

    /// The noun phrase that ends right before `end`, with its "of" and "in" phrases, its coordination and brackets.
    pub fn noun_phrase_before(self, end: usize) -> Option<Range<usize>> {
        let mut start = end;
        let mut noun = false;
        while let Some(at) = start.checked_sub(1).filter(|at| self.range().contains(at) && end - at < FAR) {
            let tag = self.tag(at)?;
            let opens = !noun || start < end;
            // "In his letter the bishop": another phrase ends before an article.
            let apart = start < end && tag.is_noun() && self.has(start, |tag| matches!(tag, Tag::DT | Tag::PRPS));
            let takes = if tag == Tag::PRP && start < end {
                // "gave them papers": a pronoun is a phrase of its own.
                false
            } else if apart {
                false
            } else if tag.is_noun()
                || matches!(tag, Tag::PRP | Tag::CD | Tag::DT | Tag::PRPS | Tag::POS | Tag::PDT | Tag::FW)
            {
                noun = true;
                opens
            } else if tag.is_adjective() || matches!(tag, Tag::VBN | Tag::VBG) {
                // A participle only before a noun, after an article, an adjective or a name.
                start < end
                    && (tag.is_adjective()
                        || self.has(at.checked_sub(1)?, |tag| matches!(tag, Tag::DT | Tag::PRPS | Tag::JJ | Tag::CD)))
            } else if self.text(at) == ")" || self.text(at) == "(" {
                true
            } else {
                self.binds(at, start, end)
            };
            if !takes {
                break;
            }
            start = at;
            if self.has(start, |tag| tag == Tag::PRP) && start + 1 == end {
                break;
            }
        }
        while start < end && !self.begins_phrase(start) {
            start += 1;
        }
        (noun && start < end).then_some(start..end)
    }

    /// True when the word at `at` binds the noun phrase from `start` to what stands before it.
    fn binds(self, at: usize, start: usize, end: usize) -> bool {
        let Some(before) = at.checked_sub(1) else { return false };
        if start == end
            || !self.has(before, |tag| tag.is_noun() || matches!(tag, Tag::CD | Tag::DT)) && self.text(before) != ")"
        {
            return false;
        }
        match self.lemma(at) {
            "of" | "for" | "at" | "from" | "in" | "with" => self.has(at, |tag| tag == Tag::IN),
            "and" | "&" | "or" => {
                let Some(other) = self.noun_phrase_before(at) else { return false };
                other.start == self.start || {
                    let edge = other.start - 1;
                    self.is_comma(edge)
                        || self.is_quote(edge)
                        || self.has(edge, |tag| matches!(tag, Tag::IN | Tag::CC | Tag::WDT))
                }
            }
            _ => false,
        }
    }

    /// True for a word that a noun phrase can begin with.
    pub fn begins_phrase(self, at: usize) -> bool {
        self.has(at, |tag| {
            tag.is_noun()
                || tag.is_adjective()
                || matches!(tag, Tag::DT | Tag::PDT | Tag::PRP | Tag::PRPS | Tag::CD | Tag::EX | Tag::FW)
        }) || matches!(self.lemma(at), "those" | "this" | "that" | "these") && self.has(at, |tag| tag == Tag::DT)
    }

    /// The noun phrase that begins at `start`, with "of" and "in" phrases and names in coordination.
    pub fn noun_phrase_after(self, start: usize) -> Option<Range<usize>> {
        if !self.begins_phrase(start) {
            return None;
        }
        let (mut end, mut noun) = (start, false);
        while end < self.end && end - start < FAR {
            let Some(tag) = self.tag(end) else { break };
            let goes_on = if tag.is_noun() || matches!(tag, Tag::PRP | Tag::CD) {
                let pronoun = tag == Tag::PRP;
                let goes_on = !(pronoun && noun);
                noun = true;
                goes_on
            } else if matches!(tag, Tag::DT | Tag::PDT | Tag::PRPS | Tag::POS | Tag::FW) || tag.is_adjective() {
                !noun
                    || tag == Tag::POS
                    || end > start && self.has(end - 1, |tag| matches!(tag, Tag::POS | Tag::IN | Tag::CC))
            } else if matches!(tag, Tag::VBN | Tag::VBG | Tag::CC) {
                end > start && self.has(end + 1, |tag| tag.is_noun()) && (tag != Tag::CC || noun)
            } else {
                noun && matches!(self.lemma(end), "of" | "in" | "for" | "at" | "from") && self.begins_phrase(end + 1)
            };
            if !goes_on {
                break;
            }
            end += 1;
        }
        noun.then_some(start..end)
    }

    /// True when a clause with its own finite verb begins at `at`: a noun phrase, then a verb before the next stop.
    pub fn begins_clause(self, at: usize) -> bool {
        if !self.begins_phrase(at) {
            return false;
        }
        for index in at + 1..self.end.min(at + 16) {
            if self.is_finite(index) {
                return true;
            }
            let stops = self.has(index, |tag| {
                tag == Tag::Mark && self.text(index) != "(" && self.text(index) != ")" && !self.is_quote(index)
            });
            if stops || matches!(self.text(index), "who" | "which" | "that") {
                return false;
            }
        }
        false
    }

    /// Where a sentence's words end: its closing full stop, and marks after it, are left out.
    pub fn end_of_words(self) -> usize {
        let mut end = self.end;
        while let Some(last) = end.checked_sub(1).filter(|last| *last > self.start) {
            if matches!(self.text(last), "." | "!" | "?" | "…" | ";" | ":" | ",") {
                end = last;
            } else {
                break;
            }
        }
        end
    }

    /// The words that come between a verb of saying and what is said: whom, when, where, in what.
    pub fn skip_adjuncts(self, from: usize) -> usize {
        let mut at = from;
        for _ in 0..4 {
            let next = self.skip_adjunct(at);
            if next == at {
                break;
            }
            at = next;
        }
        at
    }

    fn skip_adjunct(self, at: usize) -> usize {
        let says = |at: usize, what: &str| {
            let word = self.token(at).and_then(|_| self.page.column(at, lists::TIME_WORDS));
            word.is_some_and(|column| says(column, what))
        };
        let timely = |at: usize| says(at, "when") || says(at, "day");
        if self.has(at, |tag| tag == Tag::IN) && self.lemma(at) != "that" {
            return self.noun_phrase_after(at + 1).map_or(at, |phrase| self.cut(at + 1, phrase.end));
        }
        if timely(at) {
            let unit = |at: usize| says(at, "unit") || says(at, "day");
            let mut end = at + 1;
            while unit(end) || timely(end) {
                end += 1;
            }
            return end;
        }
        if self.has(at, |tag| tag == Tag::RB) { at + 1 } else { at }
    }

    /// The end of a phrase, or the place before its last pronoun or name where a clause begins there.
    fn cut(self, start: usize, end: usize) -> usize {
        if !self.is_finite(end) {
            return end;
        }
        // "on Monday the bridge was closed": the phrase ran into the subject of what is said.
        (start + 1..end).find(|at| self.has(*at, |tag| matches!(tag, Tag::DT | Tag::PRP | Tag::PRPS))).unwrap_or(end)
    }
}
