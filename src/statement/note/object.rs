//! What a note says was checked: the noun phrase or clause, whether it names something or only takes it up ("it", "the
//! claims"), and the words that tell its subject. What it covers is `cover`'s.

use super::find::Finder;
use super::group::Group;
use crate::facts::Finding;
use crate::knowledge::lists;
use crate::phrases::Joins;
use crate::text::Tag;
use std::ops::Range;

/// What was checked.
#[derive(Clone, Debug)]
pub(super) struct Object {
    /// Its tokens in the document.
    pub(super) words: Range<usize>,
    /// True when it says more than "it", "the claims", "the report".
    pub(super) named: bool,
    /// True when it only takes up what was said: every word of it is bare.
    pub(super) is_bare: bool,
    /// True for a clause: "that the bridge was hit", "whether he was there".
    pub(super) is_clause: bool,
    /// True when its head is a claim, figure, image or the like, which one can check.
    pub(super) is_thing: bool,
    /// True for a plural head: "claims", "figures", "both".
    pub(super) is_plural: bool,
    /// "neither account", "both sides' claims": of the two sides of a conflict.
    pub(super) is_of_both: bool,
}

/// The object after a verb.
pub(super) fn after(finder: &Finder<'_, '_>, start: usize, finding: Finding) -> Option<Object> {
    let mut start = start;
    let adverb = |at: usize| finder.tag(at) == Some(Tag::RB) && finder.scene.page.negation(at).is_none();
    while finder.frames(start, "before") || adverb(start) {
        start += 1;
    }
    let clause = finder.frames(start, "clause") && finder.tag(start) != Some(Tag::DT);
    let clause = clause
        || finder.scene.page.says(start, lists::NO_CUES, "clause")
            && (start + 1..finder.tokens.end).any(|at| finder.tag(at).is_some_and(Tag::is_finite))
            && finder.tag(start + 1) != Some(Tag::Mark)
            && finder.tag(start + 1) != Some(Tag::NN);
    let mut end = start;
    while finder.tokens.contains(&end) && !stops(finder, end, start, clause, finding) {
        end += 1;
    }
    while end > start && matches!(finder.tag(end - 1), Some(Tag::Mark | Tag::CC | Tag::IN | Tag::RB)) {
        end -= 1;
    }
    of_words(finder, start..end).map(|object| Object {
        is_clause: clause,
        named: object.named || clause && end > start + 2,
        ..object
    })
}

/// Where the object ends: at a mark that ends a clause, a joining word with a clause, or what it was checked against.
fn stops(finder: &Finder<'_, '_>, at: usize, start: usize, clause: bool, finding: Finding) -> bool {
    let word = finder.lower(at);
    let against =
        finding == Finding::Verified && !clause && at > start && finder.is_form(at, lists::CHECKING_MEANS, "");
    let mark = matches!(word, "." | ";" | ":" | ")" | "(" | "”" | "\"" | "—" | "–");
    let comma = word == ","
        && !matches!(finder.tag(at + 1), Some(Tag::NNP | Tag::NN | Tag::NNS | Tag::JJ | Tag::DT | Tag::CC))
        || word == ","
            && finder.scene.page.is_conjunction(at + 1)
            && (at..at + 6).any(|at| finder.tag(at).is_some_and(Tag::is_finite));
    let line = finder.scene.page.stretch(finder.tokens.clone());
    let opens = match line.joins(at) {
        Joins::Because | Joins::When | Joins::So | Joins::If => true,
        Joins::Relative => !finder.scene.page.says(at, lists::NO_CUES, "clause"),
        Joins::And => finder.frames(at, "opens"),
        Joins::Nothing | Joins::Stop | Joins::Comma | Joins::That => false,
    };
    let joins = opens && at > start && !clause;
    let joins_clause = finder.scene.page.is_conjunction(at)
        && !clause
        && (at + 1..at + 4).any(|at| finder.tag(at).is_some_and(Tag::is_finite))
        && finder.tag(at + 1) != Some(Tag::PRPS);
    against || mark || comma || joins || joins_clause
}

/// The object of a passive: its subject. A relative pronoun stands for the noun before it.
pub(super) fn of_subject(finder: &Finder<'_, '_>, subject: Option<Range<usize>>) -> Option<Object> {
    of_words(finder, subject?)
}

/// The noun phrase that an adjective stands in.
pub(super) fn noun(finder: &Finder<'_, '_>, adjective: usize) -> Option<Object> {
    let phrase = finder.phrase(adjective + 1)?;
    of_words(finder, adjective + 1..phrase.end)
}

/// An object of those words; `None` without a word.
pub(super) fn of_words(finder: &Finder<'_, '_>, words: Range<usize>) -> Option<Object> {
    let words = words.start..words.end.min(finder.tokens.end);
    let line = finder.scene.page.stretch(finder.tokens.clone());
    let head = line.head_noun(words.clone()).or_else(|| Some(words.start).filter(|_| !words.is_empty()))?;
    let knowledge = finder.scene.knowledge;
    let checked = |at: usize| {
        knowledge.words(lists::CHECKED_NOUNS).has(finder.lower(at))
            || knowledge.words(lists::CHECKED_NOUNS).has(finder.scene.lemma(at))
    };
    let small = |at: usize| {
        matches!(
            finder.tag(at),
            Some(
                Tag::DT
                    | Tag::PDT
                    | Tag::POS
                    | Tag::PRPS
                    | Tag::CC
                    | Tag::PRP
                    | Tag::WDT
                    | Tag::Mark
                    | Tag::IN
                    | Tag::TO
            )
        ) || finder.is_form(at, lists::CLAIM_MODIFIERS, "small")
    };
    let is_bare = words.clone().all(|at| checked(at) || small(at)) && words.len() <= 6;
    let evidence = knowledge.words(lists::EVIDENCE_NOUNS).find_at(finder.scene.words(head..head + 1), 0).is_some();
    Some(Object {
        named: !is_bare,
        is_bare,
        is_clause: false,
        is_thing: checked(head) || evidence || knowledge.words(lists::REPORTING_NOUNS).has(finder.scene.lemma(head)),
        is_of_both: finder.is_form(words.start, lists::CLAIM_MODIFIERS, "both") || names_both(finder, &words),
        is_plural: finder.is_form(words.start, lists::CLAIM_MODIFIERS, "both")
            || finder.is_form(head, lists::CLAIM_MODIFIERS, "plural")
            || finder.tag(head) == Some(Tag::NNS),
        words,
    })
}

/// "the accounts of either side", "claims by the two sides".
fn names_both(finder: &Finder<'_, '_>, words: &Range<usize>) -> bool {
    words.clone().any(|at| {
        finder.is_form(at, lists::CLAIM_MODIFIERS, "pair")
            && finder.scene.page.says(at + 1, lists::CLAIM_MODIFIERS, "side")
    })
}

/// "from satellite images", "using tracking data": what it was checked against.
pub(super) fn on(finder: &Finder<'_, '_>, group: &Group) -> Option<Range<usize>> {
    let at = (group.words.end..finder.tokens.end).take(16).find(|&at| finder.is_form(at, lists::CHECKING_MEANS, ""))?;
    let start = at + 1 + usize::from(finder.tag(at + 1).is_some_and(|tag| tag == Tag::VBG));
    let phrase = finder.phrase(start)?;
    let evidence = finder.scene.knowledge.words(lists::EVIDENCE_NOUNS).occurs(finder.scene.words(phrase.clone()));
    evidence.then_some(phrase)
}
