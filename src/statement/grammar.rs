//! The closed words that hold an English sentence together, and where a noun phrase begins and ends. Decides by tag
//! first and by word where the tag set does not tell ("that", "so", "because").

use crate::text::{Tag, Token};
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

fn lemma(tokens: &[Token], at: usize) -> &str {
    tokens.get(at).map_or("", |token| &token.lemma)
}

fn tag(tokens: &[Token], at: usize) -> Option<Tag> {
    tokens.get(at).map(|token| token.tag)
}

/// What the word at `at` does between clauses.
pub fn joins(tokens: &[Token], at: usize) -> Joins {
    let before = at.checked_sub(1);
    match (tag(tokens, at), lemma(tokens, at)) {
        (Some(Tag::Mark), ",") => Joins::Comma,
        (Some(Tag::Mark), ";" | "—" | "–" | "--") => Joins::Stop,
        (Some(Tag::IN | Tag::RB | Tag::CC), "so") if before.is_some_and(|b| is_comma(tokens, b)) => Joins::So,
        (Some(Tag::CC), "and" | "but" | "or" | "nor" | "yet" | "&") => Joins::And,
        (Some(Tag::WDT | Tag::IN), "that") => that(tokens, at),
        (Some(Tag::WDT | Tag::WP | Tag::WPS), "who" | "which" | "whom" | "whose") => pronoun(tokens, at),
        (Some(Tag::IN), "because" | "although" | "though" | "whereas") => Joins::Because,
        (Some(Tag::IN), "if" | "unless" | "provided") => Joins::If,
        (
            Some(Tag::IN),
            "while" | "whether" | "after" | "before" | "since" | "until" | "till" | "as" | "once" | "lest",
        ) => Joins::When,
        (Some(Tag::WRB | Tag::WP | Tag::WDT), _) => Joins::When,
        _ => Joins::Nothing,
    }
}

/// "that": for a noun straight before a verb, else before a clause.
fn that(tokens: &[Token], at: usize) -> Joins {
    let after_noun = at.checked_sub(1).and_then(|before| tag(tokens, before)).is_some_and(Tag::is_noun);
    let next = skip_adverbs(tokens, at + 1);
    let verb_next = tag(tokens, next).is_some_and(Tag::is_finite);
    if after_noun && verb_next || tag(tokens, at) == Some(Tag::WDT) { Joins::Relative } else { Joins::That }
}

/// "who", "which": for a noun, or in a question that is told ("asked who …", "in which …" stands for a noun).
fn pronoun(tokens: &[Token], at: usize) -> Joins {
    let mut before = at;
    while let Some(place) = before.checked_sub(1) {
        match tag(tokens, place) {
            Some(Tag::Mark) if is_comma(tokens, place) => before = place,
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
pub fn is_comma(tokens: &[Token], at: usize) -> bool {
    lemma(tokens, at) == ","
}

/// True for a dash, which a hyphen between spaces may stand for.
pub fn is_dash(tokens: &[Token], at: usize) -> bool {
    tag(tokens, at) == Some(Tag::Mark) && matches!(lemma(tokens, at), "—" | "–" | "--" | "-")
}

/// Marks that a clause does not run across when one looks for its verb.
pub fn is_stop(tokens: &[Token], at: usize) -> bool {
    matches!(joins(tokens, at), Joins::Stop | Joins::Comma | Joins::Relative)
}

/// The next token that is no adverb and no comma.
pub fn skip_adverbs(tokens: &[Token], from: usize) -> usize {
    let skips = |at: usize| {
        tag(tokens, at).is_some_and(|tag| matches!(tag, Tag::RB | Tag::RBR | Tag::RBS)) || is_comma(tokens, at)
    };
    let steps = (from..tokens.len()).take(4).take_while(|&at| skips(at)).count();
    from + steps
}

/// The first of the adverbs that stand straight before `start`.
pub fn before_adverbs(tokens: &[Token], start: usize) -> usize {
    let adverbs =
        (0..start).rev().take(3).take_while(|&at| matches!(tag(tokens, at), Some(Tag::RB | Tag::RBR))).count();
    start - adverbs
}

/// True when nothing but adverbs, particles or a stranded preposition stands between.
pub fn adjacent(tokens: &[Token], from: usize, to: usize) -> bool {
    to >= from && to - from <= 2 && (from..to).all(|at| matches!(tag(tokens, at), Some(Tag::RB | Tag::RP | Tag::IN)))
}

/// True for a word that a subject may begin with; "according to" and "following" begin none.
pub fn begins_subject(tokens: &[Token], at: usize) -> bool {
    if matches!(lemma(tokens, at), "accord" | "according" | "follow" | "following" | "include" | "including") {
        return false;
    }
    tag(tokens, at).is_some_and(|tag| {
        tag.is_noun()
            || tag.is_adjective()
            || matches!(tag, Tag::DT | Tag::PDT | Tag::PRP | Tag::PRPS | Tag::CD | Tag::EX | Tag::VBG)
    })
}

/// Two verbs that may share a subject: both past, both present, both modal.
pub fn same_tense(one: Tag, other: Tag) -> bool {
    let present = |tag| matches!(tag, Tag::VBZ | Tag::VBP);
    one == other || present(one) && present(other)
}

/// The noun phrase that ends before `at`, a comma or dash between allowed; without what hangs on it to the left ("a photo of").
pub fn noun_phrase_before(tokens: &[Token], at: usize) -> Range<usize> {
    let mut end = at;
    while end.checked_sub(1).is_some_and(|before| {
        is_comma(tokens, before)
            || is_dash(tokens, before)
            || matches!(tag(tokens, before), Some(Tag::IN | Tag::RB | Tag::TO))
            || lemma(tokens, before) == ")"
    }) && at - end < 3
    {
        end -= 1;
    }
    let last = end.checked_sub(1).and_then(|before| tag(tokens, before));
    if matches!(last, Some(Tag::PRP | Tag::EX)) {
        return end - 1..end;
    }
    let inside = |at: usize| {
        tag(tokens, at).is_some_and(|tag| {
            tag.is_noun()
                || tag.is_adjective()
                || matches!(tag, Tag::DT | Tag::PDT | Tag::PRPS | Tag::POS | Tag::CD | Tag::VBN | Tag::VBG)
        })
    };
    let mut start = end;
    while start.checked_sub(1).is_some_and(inside) && end - start < 12 {
        start -= 1;
        if matches!(tag(tokens, start), Some(Tag::DT | Tag::PRPS)) && !possessor(tokens, start, end) {
            break;
        }
    }
    if (start..end).any(|at| tag(tokens, at).is_some_and(|tag| tag.is_noun() || matches!(tag, Tag::DT | Tag::CD))) {
        start..end
    } else {
        end..end
    }
}

/// "the men's" inside "the men's camp": the article does not begin the phrase twice.
fn possessor(tokens: &[Token], start: usize, end: usize) -> bool {
    start > 0 && tag(tokens, start - 1) == Some(Tag::POS) && start < end
}

/// The subject in the words before a verb: what stands before it is left out where it is set off by a comma
/// ("In Kyiv, officials", "When questioned, one of the men").
pub fn subject(tokens: &[Token], words: Range<usize>) -> Range<usize> {
    let end = before_adverbs(tokens, words.end).max(words.start);
    let mut start = words.start;
    while start < end && !begins_subject(tokens, start) {
        if matches!(tag(tokens, start), Some(Tag::Mark | Tag::RB | Tag::CC | Tag::UH)) {
            start += 1;
            continue;
        }
        // A phrase of time, place or manner: the subject comes after its comma, if there is one.
        match (start..end).find(|&at| is_comma(tokens, at)) {
            Some(comma) => start = comma + 1,
            None => break,
        }
    }
    let start = start.min(end);
    let first = after_leading_phrase(tokens, start, end);
    let mut end = end;
    while end > first && tag(tokens, end - 1) == Some(Tag::Mark) {
        end -= 1;
    }
    first..end
}

/// "Last year the army", "On Monday he": a pronoun or article that follows a phrase with no comma.
fn after_leading_phrase(tokens: &[Token], start: usize, end: usize) -> usize {
    if begins_subject(tokens, start) {
        return start;
    }
    let pronoun = (start..end).rev().find(|&at| matches!(tag(tokens, at), Some(Tag::PRP | Tag::EX)));
    pronoun.unwrap_or(start)
}

/// Without marks and joining words at the ends; a closing quotation mark that opened inside stays.
pub fn trim(tokens: &[Token], words: Range<usize>) -> Range<usize> {
    let mut words = words.start..words.end.min(tokens.len());
    let drops = |at: usize| {
        tag(tokens, at).is_none_or(|tag| tag == Tag::Mark && !matches!(lemma(tokens, at), ")" | "%" | "$" | "£" | "€"))
    };
    let joins = |at: usize| tag(tokens, at) == Some(Tag::CC);
    while words.start < words.end && (drops(words.start) || joins(words.start)) {
        words.start += 1;
    }
    while words.start < words.end && (drops(words.end - 1) || joins(words.end - 1)) {
        words.end -= 1;
    }
    words
}

/// The noun that carries a noun phrase: the last one before anything that hangs on it; a number or "one" without.
pub fn head_noun(tokens: &[Token]) -> Option<usize> {
    let end = tokens.iter().position(|token| {
        matches!(token.tag, Tag::IN | Tag::WDT | Tag::WP | Tag::TO)
            || token.tag == Tag::Mark
            || token.tag.is_verb() && token.tag != Tag::VBN && token.tag != Tag::VBG
    });
    let end = end.unwrap_or(tokens.len());
    let before = tokens.get(..end).unwrap_or_default();
    let noun = before.iter().rposition(|token| token.tag.is_noun());
    noun.or_else(|| before.iter().rposition(|token| matches!(token.tag, Tag::CD | Tag::PRP | Tag::DT)))
}

/// The same, without "that" before a clause.
pub fn trim_complementizer(tokens: &[Token], words: Range<usize>) -> Range<usize> {
    let words = trim(tokens, words);
    let that = lemma(tokens, words.start) == "that" && matches!(tag(tokens, words.start), Some(Tag::IN | Tag::WDT));
    if that && words.len() > 1 { trim(tokens, words.start + 1..words.end) } else { words }
}
