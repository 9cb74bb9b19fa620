//! Base noun phrases of a sentence: determiner, modifiers, nouns, with possessors as phrases of their own. Looks at
//! tags and a few lists; does not join phrases.

use super::before_noun::{asks_of_noun, before_year, between_adjectives, opens_degree};
use super::class::{Class, Classes};
use super::listed::says;
use super::name::{is_one_body, name_in};
use super::noun::{Opening, Phrase, Sort};
use super::page::Page;
use crate::knowledge::lists;
use crate::list::Id;
use crate::text::{Sentence, Tag};
use std::ops::Range;

/// Adds the base phrases of a sentence, outer ones before the possessors inside them.
pub(super) fn read(page: Page<'_>, sentence: Id<Sentence>, tokens: Range<usize>, all: &mut Vec<Phrase>) {
    let (mut at, mut ends) = (tokens.start, Vec::new());
    while at < tokens.end {
        let words = collect(page, at, tokens.end, &mut ends);
        let Some(last_end) = ends.last().copied() else {
            at += 1;
            continue;
        };
        push(page, sentence, at, &ends, all);
        at = last_end.max(at + 1).max(words.end.min(last_end));
    }
}

/// The longest run that may be a phrase; in `ends`, where phrases in it end: each possessor before its "'s", then the
/// whole.
fn collect(page: Page<'_>, start: usize, end: usize, ends: &mut Vec<usize>) -> Range<usize> {
    ends.clear();
    let mut at = start;
    let mut last_noun = None;
    while at < end {
        match step(page, start, at, end, last_noun) {
            Step::Noun => {
                last_noun = Some(at);
                at += 1;
            }
            Step::Modifier => at += 1,
            Step::Alone => {
                last_noun = Some(at);
                at += 1;
                break;
            }
            Step::Owner => {
                ends.push(at);
                last_noun = None;
                at += 1;
            }
            Step::Stop => break,
        }
    }
    match last_noun {
        Some(noun) => ends.push(noun + 1),
        None => {
            if let Some(head) = headless(page, start, at) {
                ends.push(head + 1);
            }
        }
    }
    start..at
}

enum Step {
    /// A noun, or a number behind one.
    Noun,
    /// A word in front of a noun.
    Modifier,
    /// A pronoun: a phrase by itself.
    Alone,
    /// "'s"
    Owner,
    Stop,
}

fn step(page: Page<'_>, start: usize, at: usize, end: usize, last_noun: Option<usize>) -> Step {
    let Some(tag) = page.tag(at) else { return Step::Stop };
    let first = at == start;
    match tag {
        Tag::PRP | Tag::WP if first => Step::Alone,
        Tag::WDT if first && asks_of_noun(page, at, end) => Step::Modifier,
        Tag::WDT if first && matches!(page.lemma(at), "which" | "who" | "whom") => Step::Alone,
        Tag::WRB if first && opens_degree(page, at, end) => Step::Modifier,
        Tag::PRPS | Tag::WPS if first => Step::Owner,
        Tag::PDT if first => Step::Modifier,
        Tag::DT if first || page.tag(at - 1) == Some(Tag::PDT) => Step::Modifier,
        Tag::DT if at == start + 1 && page.says(start, lists::QUANTIFIERS, "before") => Step::Modifier,
        Tag::PRPS if page.tag(at - 1) == Some(Tag::PDT) && at == start + 1 => Step::Modifier,
        Tag::NN | Tag::NNS | Tag::NNP | Tag::NNPS => noun(page, start, at, last_noun),
        Tag::POS if last_noun == at.checked_sub(1) && last_noun.is_some() => Step::Owner,
        Tag::CD => number(page, at, last_noun),
        Tag::JJ | Tag::JJR | Tag::JJS => adjective(page, start..end, at, last_noun),
        Tag::VBN | Tag::VBG => participle(page, start, at, end, last_noun),
        Tag::IN if last_noun.is_some() && page.document.is_time_name(at) => Step::Modifier,
        Tag::RB | Tag::RBR | Tag::RBS | Tag::IN if last_noun.is_none() => adverb(page, start, at, end),
        Tag::CC => conjunction(page, start, at, end, last_noun),
        Tag::SYM if last_noun.is_some() && page.text(at) == "&" => Step::Modifier,
        Tag::SYM | Tag::Mark if page.text(at) == "$" || page.text(at) == "£" || page.text(at) == "€" => {
            if last_noun.is_none() { Step::Modifier } else { Step::Stop }
        }
        Tag::Mark if last_noun.is_none() && between_adjectives(page, start, at, end) => Step::Modifier,
        Tag::Mark if last_noun.is_some() && before_year(page, at, end) => Step::Modifier,
        Tag::SYM | Tag::Mark | Tag::FW => {
            if page.text(at) == "%" && page.tag(at.wrapping_sub(1)) == Some(Tag::CD) {
                Step::Noun
            } else {
                Step::Stop
            }
        }
        Tag::PRP | Tag::WP | Tag::WDT | Tag::PRPS | Tag::WPS | Tag::PDT | Tag::DT | Tag::POS => Step::Stop,
        Tag::RB | Tag::RBR | Tag::RBS | Tag::IN | Tag::EX | Tag::LS | Tag::MD | Tag::RP | Tag::TO | Tag::UH => {
            Step::Stop
        }
        Tag::VB | Tag::VBD | Tag::VBP | Tag::VBZ | Tag::WRB => Step::Stop,
    }
}

/// A noun goes on with the phrase, unless the words before it are a whole phrase: a time, or a plural before a name.
fn noun(page: Page<'_>, start: usize, at: usize, last_noun: Option<usize>) -> Step {
    let Some(before) = last_noun else { return Step::Noun };
    if before + 1 != at {
        // "The Mail on Sunday": the "on" is part of the name.
        let joined = page.joins_name(before + 1) || page.document.is_time_name(before + 1);
        return if joined || page.tag(before + 1) == Some(Tag::JJ) { Step::Noun } else { Step::Stop };
    }
    let season = |at: usize| page.is_season(at);
    let name = page.tag(at).is_some_and(Tag::is_name);
    let before_name = page.tag(before).is_some_and(Tag::is_name);
    // "my husband tomorrow"
    if season(at) && (name || page.is(at, lists::RELATIVE_DATES)) && !season(before) {
        return Step::Stop;
    }
    if name
        && season(before)
        && !season(at)
        && (start..before).all(|word| !page.tag(word).is_some_and(Tag::is_name) || season(word))
    {
        return Step::Stop;
    }
    let plural_before = page.tag(before) == Some(Tag::NNS);
    if plural_before && name && !page.classes(before).has(Class::Title) {
        return Step::Stop;
    }
    if page.tag(before) == Some(Tag::PRP) {
        return Step::Stop;
    }
    if !before_name && plural_before && matches!(page.lemma(at), "home" | "hostage" | "captive" | "prisoner") {
        return Step::Stop;
    }
    Step::Noun
}

fn number(page: Page<'_>, at: usize, last_noun: Option<usize>) -> Step {
    match last_noun {
        None => Step::Modifier,
        // "January 9", "Article 13", "Boeing 747", but not "soldiers 200 kilometres from".
        Some(before) if before + 1 == at && page.tag(before).is_some_and(|tag| tag.is_name() || tag == Tag::NN) => {
            let goes_on = page.tag(at + 1).is_some_and(Tag::is_noun);
            if goes_on && !page.is_season(before) { Step::Stop } else { Step::Noun }
        }
        Some(_) => Step::Stop,
    }
}

/// An adjective goes in front of a noun; behind one only where it belongs to a name ("Seoul's North Korean").
fn adjective(page: Page<'_>, words: Range<usize>, at: usize, last_noun: Option<usize>) -> Step {
    let (start, end) = (words.start, words.end);
    let Some(before) = last_noun else { return Step::Modifier };
    let capital = page.text(at).chars().next().is_some_and(char::is_uppercase);
    let next = page.tag(at + 1).filter(|_| at + 1 < end);
    if capital && page.joins_name(before + 1) && next.is_some_and(|tag| tag.is_noun() || tag.is_adjective()) {
        return Step::Modifier;
    }
    if before + 1 == at && capital && page.tag(before).is_some_and(Tag::is_name) && next.is_some_and(Tag::is_noun) {
        return Step::Modifier;
    }
    // "the Sumy regional military administration": the name tells which.
    let told = (before + 1..at).all(|at| page.tag(at).is_some_and(Tag::is_adjective));
    let telling = told && page.tag(before).is_some_and(Tag::is_name);
    let noun = |at: usize| at < end && page.tag(at).is_some_and(Tag::is_noun);
    let of_body = page.says(at, lists::SOURCE_MODIFIERS, "body") || page.tag(start) == Some(Tag::DT);
    let carried = noun(at + 1) || noun(at + 2) && page.tag(at + 1).is_some_and(Tag::is_adjective);
    if telling && of_body && carried && !page.is_season(before) { Step::Modifier } else { Step::Stop }
}

/// "the captured soldiers", "captured soldiers" at the start of a clause; not "was captured", not "running a shop".
fn participle(page: Page<'_>, start: usize, at: usize, end: usize, last_noun: Option<usize>) -> Step {
    if last_noun.is_some() || at + 1 >= end {
        return Step::Stop;
    }
    let next = page.tag(at + 1);
    let before_noun = next.is_some_and(|tag| tag.is_noun() || tag.is_adjective() || tag == Tag::VBN);
    if !before_noun {
        return Step::Stop;
    }
    if at > start {
        return Step::Modifier;
    }
    let opener = match start.checked_sub(1).and_then(|before| page.tag(before)) {
        None => true,
        Some(tag) => {
            matches!(tag, Tag::IN | Tag::CC | Tag::Mark) || tag.is_verb() && !page.is(start - 1, lists::AUXILIARY_VERBS)
        }
    };
    if page.tag(at) == Some(Tag::VBN) && opener { Step::Modifier } else { Step::Stop }
}

/// "at least 10,000", "more than 200", "very large", "not yet", "newly freed": only in front of what they modify.
fn adverb(page: Page<'_>, start: usize, at: usize, end: usize) -> Step {
    let next = page.tag(at + 1).filter(|_| at + 1 < end);
    let inside = at > start;
    match page.tag(at) {
        Some(Tag::IN) => {
            let bound = matches!(page.lemma(at), "about" | "around" | "over" | "under" | "than" | "at" | "nearly");
            let number =
                next == Some(Tag::CD) && (inside || bound && page.lemma(at) != "at" && page.lemma(at) != "over");
            let least = page.lemma(at) == "at"
                && matches!(page.lemma(at + 1), "least" | "most")
                && page.tag(at + 2) == Some(Tag::CD);
            if number || least { Step::Modifier } else { Step::Stop }
        }
        Some(Tag::JJS | Tag::RBS | Tag::RBR | Tag::RB) => {
            let before_number = next == Some(Tag::CD)
                || next == Some(Tag::IN) && page.tag(at + 2) == Some(Tag::CD) && page.lemma(at + 1) == "than";
            let modified = |tag: Tag| tag.is_adjective() || matches!(tag, Tag::VBN | Tag::VBG);
            // "a much more reasonable price"
            let twice = next == Some(Tag::RBR) && at + 2 < end && page.tag(at + 2).is_some_and(modified);
            let before_adjective = inside && (next.is_some_and(modified) || twice);
            if before_number || before_adjective || opens_degree(page, at, end) { Step::Modifier } else { Step::Stop }
        }
        _ => Step::Stop,
    }
}

/// "military and political leaders", "Ukrainian and Russian officials", "Bell & Sons"; never between two phrases.
fn conjunction(page: Page<'_>, start: usize, at: usize, end: usize, last_noun: Option<usize>) -> Step {
    if last_noun.is_some() && page.joins_name(at) {
        return Step::Modifier;
    }
    let adjective = |at: usize| page.tag(at).is_some_and(Tag::is_adjective);
    let before = at > start && at.checked_sub(1).is_some_and(adjective);
    let after = at + 2 < end && adjective(at + 1) && (page.tag(at + 2).is_some_and(Tag::is_noun) || adjective(at + 2));
    if last_noun.is_none() && before && after { Step::Modifier } else { Step::Stop }
}

/// The head of a run without a noun: "the injured", "these", "two", "many"; none for "big".
fn headless(page: Page<'_>, start: usize, end: usize) -> Option<usize> {
    let last = end.checked_sub(1).filter(|&last| last >= start)?;
    if page.lemma(last).ends_with("-year-old") {
        return Some(last);
    }
    let determined = page.tag(start) == Some(Tag::DT) || page.tag(start) == Some(Tag::PDT);
    match page.tag(last)? {
        Tag::DT => (end == start + 1 && page.says(last, lists::QUANTIFIERS, "pronoun")).then_some(last),
        Tag::CD => Some(last),
        Tag::JJ | Tag::JJS | Tag::JJR | Tag::VBN => {
            let alone = page.says(last, lists::QUANTIFIERS, "alone");
            (determined && end > start + 1 && page.says(start, lists::QUANTIFIERS, "definite") || alone).then_some(last)
        }
        _ => None,
    }
}

/// Adds the phrase of a run and its possessors; `ends` are where possessors end and last where the whole ends.
fn push(page: Page<'_>, sentence: Id<Sentence>, start: usize, ends: &[usize], all: &mut Vec<Phrase>) {
    let first = all.len();
    for (depth, &end) in ends.iter().rev().enumerate() {
        let own_start = ends.iter().rev().nth(depth + 1).map_or(start, |owner| owner + 1);
        let possessive_pronoun = end == start;
        let tokens = if possessive_pronoun { start..start + 1 } else { start..end };
        let mut phrase = describe(page, sentence, tokens, own_start.min(end));
        let has_owner = depth + 1 < ends.len();
        phrase.owner = has_owner.then_some(first + depth + 1);
        if has_owner {
            phrase.opening = Opening::Owned;
        }
        all.push(phrase);
    }
    names_before_nouns(page, sentence, first, all);
}

/// "BBC journalist", "Pentagon officials": the name in front of a common noun is a phrase too.
fn names_before_nouns(page: Page<'_>, sentence: Id<Sentence>, first: usize, all: &mut Vec<Phrase>) {
    let mut found = Vec::new();
    for phrase in all.get(first..).unwrap_or_default() {
        if phrase.sort != Sort::Nominal {
            continue;
        }
        let mut at = phrase.base.start;
        while at < phrase.head {
            let run = (at..phrase.head).take_while(|&word| page.tag(word).is_some_and(Tag::is_name)).count();
            let inner_owner = page.tag(at + run) == Some(Tag::POS);
            let titled = run == 1 && page.classes(at).has(Class::Title);
            if run > 0 && at + run <= phrase.head && !inner_owner && !titled && !page.is_season(at) {
                found.push(at..at + run);
            }
            at += run + 1;
        }
    }
    let inner: Vec<Phrase> = found
        .into_iter()
        .filter(|tokens| !all.get(first..).unwrap_or_default().iter().any(|phrase| phrase.tokens == *tokens))
        .map(|tokens| Phrase { inner: true, ..describe(page, sentence, tokens.clone(), tokens.start) })
        .collect();
    all.extend(inner);
}

/// A phrase over these tokens whose own words (behind a possessor) start at `own`.
fn describe(page: Page<'_>, sentence: Id<Sentence>, tokens: Range<usize>, own: usize) -> Phrase {
    let last = tokens.end.saturating_sub(1);
    let head = (own..tokens.end).rev().find(|&at| page.tag(at).is_some_and(Tag::is_noun)).unwrap_or(last);
    let (title, name) = name_in(page, own.max(tokens.start), head + 1);
    let pronoun = matches!(page.tag(head), Some(Tag::PRP | Tag::PRPS | Tag::WP | Tag::WPS | Tag::WDT));
    let sort = match (&name, pronoun) {
        (_, true) => Sort::Pronoun,
        (Some(_), false) => Sort::Name,
        (None, false) => Sort::Nominal,
    };
    let classes = if sort == Sort::Nominal { page.classes(head) } else { Classes::default() };
    let plural = match page.tag(head) {
        Some(Tag::NNS | Tag::NNPS) => page.lemma(head) != "people" || page.lemma(tokens.start) != "a",
        Some(Tag::CD) => !matches!(page.lemma(head), "one" | "1"),
        Some(Tag::DT) => page.says(head, lists::QUANTIFIERS, "plural"),
        Some(Tag::PRP | Tag::PRPS) => matches!(
            page.lemma(head),
            "they" | "them" | "their" | "theirs" | "themselves" | "we" | "us" | "our" | "ours" | "ourselves"
        ),
        Some(Tag::JJ | Tag::JJR | Tag::JJS | Tag::VBN) => !page.lemma(head).ends_with("-year-old"),
        _ => matches!(page.lemma(head), "people" | "police"),
    };
    let plural = plural && !name.as_ref().is_some_and(|name| is_one_body(page, name));
    let opening = if own > tokens.start { Opening::Owned } else { opening(page, tokens.start, head) };
    Phrase {
        base: tokens.clone(),
        tokens,
        head,
        sort,
        opening,
        name,
        title,
        plural,
        classes,
        owner: None,
        complement: None,
        partitive: false,
        alias: None,
        same_as: None,
        relative_to: None,
        conjoined: false,
        inner: false,
        subject: false,
        sentence,
        quotation: None,
    }
}

fn opening(page: Page<'_>, start: usize, head: usize) -> Opening {
    let column = page.column(start, lists::QUANTIFIERS).unwrap_or_default();
    let opens = |how: &str| says(column, how);
    match page.tag(start) {
        Some(Tag::DT | Tag::PDT) if opens("the") => Opening::The,
        Some(Tag::DT | Tag::PDT) if opens("pointing") => Opening::Pointing,
        Some(Tag::DT | Tag::PDT) if opens("new") => Opening::A,
        Some(Tag::DT | Tag::PDT) if opens("any") => Opening::Any,
        Some(Tag::CD) if start < head && page.lemma(start) == "one" => Opening::A,
        Some(Tag::DT | Tag::PDT | Tag::CD | Tag::RB | Tag::IN | Tag::RBR | Tag::RBS) => Opening::Some,
        _ if opens("some") => Opening::Some,
        _ => Opening::Bare,
    }
}
