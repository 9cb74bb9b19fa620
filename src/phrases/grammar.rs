//! The closed words that hold an English sentence together, and where a noun phrase begins and ends. Decides by tag
//! first and by word where the tag set does not tell ("that", "so", "because").

use super::stretch::Stretch;
use crate::text::Tag;
use std::ops::Range;

/// What a word does between clauses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Joins {
    /// Nothing.
    Nothing,
    /// A semicolon or a dash.
    Stop,
    /// A comma.
    Comma,
    /// "and", "but", "or"
    And,
    /// "so" before its result.
    So,
    /// "that" before a clause.
    That,
    /// "who", "which", "that" for a noun.
    Relative,
    /// "because", "although", "whereas": the clause says something by itself.
    Because,
    /// "if", "unless"
    If,
    /// "when", "after", "until", "how": the clause is a part of the one around it.
    When,
}

impl Stretch<'_> {
    /// What the word at `at` does between clauses.
    pub fn joins(self, at: usize) -> Joins {
        // Most words have a tag that joins nothing.
        let joins = |tag: &Tag| {
            matches!(tag, Tag::Mark | Tag::IN | Tag::RB | Tag::CC | Tag::WDT | Tag::WP | Tag::WPS | Tag::WRB)
        };
        let Some(tag) = self.tag(at).filter(joins) else { return Joins::Nothing };
        match (tag, self.lemma(at)) {
            (Tag::Mark, ",") => Joins::Comma,
            (Tag::Mark, ";" | "—" | "–" | "--") => Joins::Stop,
            (Tag::IN | Tag::RB | Tag::CC, "so") if at.checked_sub(1).is_some_and(|b| self.is_comma(b)) => Joins::So,
            // "the Securities and Markets Commission": parts of a name.
            (Tag::CC, _) if self.page.joins_name(at) => Joins::Nothing,
            (Tag::CC, "and" | "but" | "or" | "nor" | "yet" | "&") => Joins::And,
            (Tag::WDT | Tag::IN, "that") => self.that(at),
            (Tag::WDT | Tag::WP | Tag::WPS, "who" | "which" | "whom" | "whose") => self.pronoun(at),
            (Tag::IN, "because" | "although" | "though" | "whereas") => Joins::Because,
            (Tag::IN, "if" | "unless" | "provided") => Joins::If,
            (
                Tag::IN,
                "while" | "whether" | "after" | "before" | "since" | "until" | "till" | "as" | "once" | "lest",
            ) => Joins::When,
            (Tag::WRB | Tag::WP | Tag::WDT, _) => Joins::When,
            _ => Joins::Nothing,
        }
    }

    /// "that": for a noun straight before a verb, else before a clause.
    fn that(self, at: usize) -> Joins {
        let after_noun = at.checked_sub(1).and_then(|before| self.tag(before)).is_some_and(Tag::is_noun);
        let next = self.skip_adverbs(at + 1);
        let verb_next = self.tag(next).is_some_and(Tag::is_finite);
        if after_noun && verb_next || self.tag(at) == Some(Tag::WDT) { Joins::Relative } else { Joins::That }
    }

    /// "who", "which": for a noun, or in a question that is told ("asked who …", "in which …" stands for a noun).
    fn pronoun(self, at: usize) -> Joins {
        let mut before = at;
        while let Some(place) = before.checked_sub(1) {
            match self.tag(place) {
                Some(Tag::Mark) if self.is_comma(place) => before = place,
                Some(Tag::IN | Tag::TO | Tag::CC) => before = place,
                Some(tag) if tag.is_noun() || matches!(tag, Tag::DT | Tag::PRP | Tag::CD | Tag::Mark) => {
                    return Joins::Relative;
                }
                _ => return Joins::When,
            }
            if at - before > 3 {
                break;
            }
        }
        Joins::When
    }

    /// True for a comma.
    pub fn is_comma(self, at: usize) -> bool {
        self.lemma(at) == ","
    }

    /// True for a dash, which a hyphen between spaces may stand for.
    pub fn is_dash(self, at: usize) -> bool {
        self.tag(at) == Some(Tag::Mark) && matches!(self.lemma(at), "—" | "–" | "--" | "-")
    }

    /// Marks that a clause does not run across when one looks for its verb.
    pub fn is_stop(self, at: usize) -> bool {
        matches!(self.joins(at), Joins::Stop | Joins::Comma | Joins::Relative)
    }

    /// The next token that is no adverb and no comma.
    pub fn skip_adverbs(self, from: usize) -> usize {
        let skips = |at: usize| {
            self.tag(at).is_some_and(|tag| matches!(tag, Tag::RB | Tag::RBR | Tag::RBS)) || self.is_comma(at)
        };
        let steps = (from..self.end).take(4).take_while(|&at| skips(at)).count();
        from + steps
    }

    /// The first of the adverbs that stand straight before `start`.
    pub fn before_adverbs(self, start: usize) -> usize {
        let adverbs = (self.start..start)
            .rev()
            .take(3)
            .take_while(|&at| matches!(self.tag(at), Some(Tag::RB | Tag::RBR)))
            .count();
        start - adverbs
    }

    /// True when nothing but adverbs, particles or a stranded preposition stands between.
    pub fn adjacent(self, from: usize, to: usize) -> bool {
        to >= from && to - from <= 2 && (from..to).all(|at| matches!(self.tag(at), Some(Tag::RB | Tag::RP | Tag::IN)))
    }

    /// True for a word that a subject may begin with; "according to" and "following" begin none.
    pub fn begins_subject(self, at: usize) -> bool {
        if matches!(self.lemma(at), "accord" | "according" | "follow" | "following" | "include" | "including") {
            return false;
        }
        self.tag(at).is_some_and(|tag| {
            tag.is_noun()
                || tag.is_adjective()
                || matches!(tag, Tag::DT | Tag::PDT | Tag::PRP | Tag::PRPS | Tag::CD | Tag::EX | Tag::VBG)
        })
    }

    /// The noun phrase that ends before `at`, a comma or dash between allowed; without what hangs on it to the left ("a photo of").
    pub fn nouns_before(self, at: usize) -> Range<usize> {
        let mut end = at;
        while end.checked_sub(1).is_some_and(|before| {
            self.is_comma(before)
                || self.is_dash(before)
                || matches!(self.tag(before), Some(Tag::IN | Tag::RB | Tag::TO))
                || self.lemma(before) == ")"
        }) && at - end < 3
        {
            end -= 1;
        }
        let last = end.checked_sub(1).and_then(|before| self.tag(before));
        if matches!(last, Some(Tag::PRP | Tag::EX)) {
            return end - 1..end;
        }
        let inside = |at: usize| {
            self.tag(at).is_some_and(|tag| {
                tag.is_noun()
                    || tag.is_adjective()
                    || matches!(tag, Tag::DT | Tag::PDT | Tag::PRPS | Tag::POS | Tag::CD | Tag::VBN | Tag::VBG)
            })
        };
        let mut start = end;
        while start.checked_sub(1).is_some_and(inside) && end - start < 12 {
            start -= 1;
            if matches!(self.tag(start), Some(Tag::DT | Tag::PRPS)) && !self.possessor(start, end) {
                break;
            }
        }
        if (start..end).any(|at| self.tag(at).is_some_and(|tag| tag.is_noun() || matches!(tag, Tag::DT | Tag::CD))) {
            start..end
        } else {
            end..end
        }
    }

    /// "the men's" inside "the men's camp": the article does not begin the phrase twice.
    fn possessor(self, start: usize, end: usize) -> bool {
        start > 0 && self.tag(start - 1) == Some(Tag::POS) && start < end
    }

    /// The subject in the words before a verb: what stands before it is left out where it is set off by a comma
    /// ("In Kyiv, officials", "When questioned, one of the men").
    pub fn subject_in(self, words: Range<usize>) -> Range<usize> {
        let end = self.before_adverbs(words.end).max(words.start);
        let mut start = words.start;
        while start < end && !self.begins_subject(start) {
            if matches!(self.tag(start), Some(Tag::Mark | Tag::RB | Tag::CC | Tag::UH)) {
                start += 1;
                continue;
            }
            // A phrase of time, place or manner: the subject comes after its comma, if there is one.
            match (start..end).find(|&at| self.is_comma(at)) {
                Some(comma) => start = comma + 1,
                None => break,
            }
        }
        let start = start.min(end);
        let first = self.after_leading_phrase(start, end);
        let mut end = end;
        while end > first && self.tag(end - 1) == Some(Tag::Mark) {
            end -= 1;
        }
        first..end
    }

    /// "Last year the army", "On Monday he": a pronoun or article that follows a phrase with no comma.
    fn after_leading_phrase(self, start: usize, end: usize) -> usize {
        if self.begins_subject(start) {
            return start;
        }
        let pronoun = (start..end).rev().find(|&at| matches!(self.tag(at), Some(Tag::PRP | Tag::EX)));
        pronoun.unwrap_or(start)
    }

    /// Without marks and joining words at the ends; a closing quotation mark that opened inside stays.
    pub fn trim(self, words: Range<usize>) -> Range<usize> {
        let mut words = words.start..words.end.min(self.end);
        let drops = |at: usize| {
            self.tag(at).is_none_or(|tag| tag == Tag::Mark && !matches!(self.lemma(at), ")" | "%" | "$" | "£" | "€"))
        };
        let joins = |at: usize| self.tag(at) == Some(Tag::CC);
        // "Nor has it cooled": without its first word the sentence would say the contrary.
        let first = words.start;
        let joins = |at: usize| joins(at) && !(at == first && self.page.turns(at));
        while words.start < words.end && (drops(words.start) || joins(words.start)) {
            words.start += 1;
        }
        while words.start < words.end && (drops(words.end - 1) || joins(words.end - 1)) {
            words.end -= 1;
        }
        words
    }

    /// Without marks, joining words and "that" before a clause.
    pub fn trim_complementizer(self, words: Range<usize>) -> Range<usize> {
        let words = self.trim(words);
        let that = self.lemma(words.start) == "that" && matches!(self.tag(words.start), Some(Tag::IN | Tag::WDT));
        if that && words.len() > 1 { self.trim(words.start + 1..words.end) } else { words }
    }

    /// The noun that carries these words: the last one before anything that hangs on it; a number or "one" without.
    pub fn head_noun(self, words: Range<usize>) -> Option<usize> {
        let words = words.start..words.end.min(self.end);
        let hangs = |at: usize| {
            self.has(at, |tag| {
                matches!(tag, Tag::IN | Tag::WDT | Tag::WP | Tag::TO | Tag::Mark)
                    || tag.is_verb() && !matches!(tag, Tag::VBN | Tag::VBG)
            })
        };
        let end = words.clone().find(|&at| hangs(at)).unwrap_or(words.end);
        let before = || (words.start..end).rev();
        let noun = before().find(|&at| self.has(at, Tag::is_noun));
        noun.or_else(|| before().find(|&at| self.has(at, |tag| matches!(tag, Tag::CD | Tag::PRP | Tag::DT))))
    }
}

/// Two verbs that may share a subject: both past, both present, both modal.
pub fn same_tense(one: Tag, other: Tag) -> bool {
    let present = |tag| matches!(tag, Tag::VBZ | Tag::VBP);
    one == other || present(one) && present(other)
}
