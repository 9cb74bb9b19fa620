//! Whom "he", "she", "it", "they" and "who" name: by gender, number and sort, then the latest and most prominent. "I"
//! and "we" are left to `speaker`.

pub(in crate::entity) mod word;

use crate::entity::facet::Gender;
use crate::entity::pronoun::word::{Pronoun, is_object, pronoun};
use crate::entity::scene::{Figure, Scene};
use crate::facts::EntityKind;
use crate::knowledge::lists;
use crate::phrases::{Class, Phrase, Sort, says};
use crate::text::{Quotation, Tag};
use std::ops::Range;

/// How many phrases back a pronoun looks.
const NEAR: usize = 60;

/// Bytes between a quotation and the pronoun behind it: a comma and white space.
const APART: usize = 4;

/// Paragraphs that one speech is followed back over.
const PARAGRAPHS: usize = 8;

/// Phrases of a figure that are looked at.
const LATEST: usize = 8;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Sought {
    Person(Gender),
    Thing,
    Several,
}

/// The figure that a pronoun names; `None` for "I", "we", "you", an empty "it", or when nothing fits.
pub(super) fn antecedent(scene: &Scene<'_>, phrase: usize, read: &[usize]) -> Option<usize> {
    let it = scene.phrases.get(phrase)?;
    if let Some(before) = it.relative_to {
        return scene.figure_of(before);
    }
    let sought = sought(scene, it)?;
    let candidates = read.iter().rev().take(NEAR).copied();
    let said = said_before(scene, it);
    let mut best: Option<(i32, usize)> = None;
    for other in candidates {
        let Some(figure) = scene.figure_of(other) else { continue };
        if !said.is_empty() && is_told_of(scene, &said, other, figure) {
            continue;
        }
        let Some(score) = score(scene, sought, phrase, other, figure) else { continue };
        if best.is_none_or(|(top, _)| score > top) {
            best = Some((score, figure));
        }
    }
    best.map(|(_, figure)| figure)
}

/// The quotation that ends right before a pronoun, with those before it that it goes on from, by their places: "“The mayor
/// lied,” she said".
fn said_before(scene: &Scene<'_>, it: &Phrase) -> Range<usize> {
    let quotations = scene.page.document.quotations.as_slice();
    let start = scene.page.span(&it.tokens).start;
    let end = quotations.partition_point(|quotation| quotation.span.start < start);
    let ends_here =
        |quotation: &Quotation| quotation.closed && (1..=APART).contains(&start.saturating_sub(quotation.span.end));
    let Some(last) = end.checked_sub(1).filter(|&at| quotations.get(at).is_some_and(ends_here)) else { return 0..0 };
    let goes_on = |at: &usize| quotations.get(*at).is_some_and(|quotation| !quotation.closed);
    let before = (last.saturating_sub(PARAGRAPHS)..last).rev().take_while(goes_on).count();
    last - before..end
}

/// Whoever is named in what somebody says, or "he" there, is not the speaker.
fn is_told_of(scene: &Scene<'_>, said: &Range<usize>, other: usize, figure: usize) -> bool {
    let inside = |phrase: &Phrase| phrase.quotation.is_some_and(|quotation| said.contains(&quotation));
    let speaker =
        |phrase: &Phrase| matches!(pronoun(scene.page, phrase.head), Some(Pronoun::Speaker | Pronoun::Speakers));
    let named = |figure: &Figure<'_>| {
        let mut latest = figure.phrases.iter().rev().take(LATEST).filter_map(|&at| scene.phrases.get(at));
        latest.any(|phrase| phrase.sort == Sort::Name && inside(phrase))
    };
    scene.phrases.get(other).is_some_and(|seen| inside(seen) && !speaker(seen))
        || scene.figure(figure).is_some_and(named)
}

fn sought(scene: &Scene<'_>, it: &Phrase) -> Option<Sought> {
    let page = scene.page;
    match pronoun(page, it.head)? {
        Pronoun::Male => Some(Sought::Person(Gender::Male)),
        Pronoun::Female => Some(Sought::Person(Gender::Female)),
        Pronoun::Several => Some(Sought::Several),
        Pronoun::Thing => Some(Sought::Thing).filter(|_| page.lemma(it.head) != "it" || !is_empty(scene, it)),
        Pronoun::Speaker | Pronoun::Speakers | Pronoun::Hearer => None,
    }
}

/// "it is believed that", "it rains", "it seems": names nothing.
fn is_empty(scene: &Scene<'_>, it: &Phrase) -> bool {
    let page = scene.page;
    let verb = (it.head + 1..it.head + 5)
        .find(|&at| !matches!(page.tag(at), Some(Tag::MD | Tag::RB)) && page.lemma(at) != "have");
    let Some(verb) = verb else { return false };
    let Some(column) = page.column(verb, lists::EMPTY_IT_VERBS) else { return false };
    if !says(column, "clause") {
        return true;
    }
    (verb + 1..verb + 6).take_while(|&at| page.tag(at).is_some_and(|tag| tag != Tag::Mark)).any(|at| {
        matches!(page.lemma(at), "that" | "whether" | "to" | "who" | "how" | "why")
            && page.tag(at) != Some(Tag::DT)
            && (page.lemma(at) != "to" || page.tag(at + 1) == Some(Tag::VB))
    })
}

fn score(scene: &Scene<'_>, sought: Sought, phrase: usize, other: usize, figure: usize) -> Option<i32> {
    let (it, seen, made) = (scene.phrases.get(phrase)?, scene.phrases.get(other)?, scene.figure(figure)?);
    let facet = scene.facets.get(other)?;
    let first = seen.sort == Sort::Pronoun
        && matches!(pronoun(scene.page, seen.head), Some(Pronoun::Speaker | Pronoun::Speakers | Pronoun::Hearer));
    if first && it.quotation != seen.quotation {
        return None;
    }
    let fit = fit(scene, sought, it, other, seen, figure)?;
    let speaks = sought == Sought::Thing && it.subject && says_something(scene, it);
    if speaks && !may_speak(scene, other, seen, made) {
        return None;
    }
    let apart = it.sentence.index().checked_sub(seen.sentence.index())?;
    let furthest = if matches!(sought, Sought::Person(_)) { 6 } else { 3 };
    if apart > furthest || is_bound(scene, it, other, apart) || seen.tokens.contains(&it.head) {
        return None;
    }
    let distance = i32::try_from(apart).unwrap_or(i32::MAX / 100);
    let mut score = fit - 22 * distance;
    score += if seen.subject { 18 } else { 0 };
    score += if seen.subject && it.subject { 6 } else { 0 };
    score += if made.named { 6 } else { 0 };
    score += i32::try_from(made.phrases.len().min(8)).unwrap_or(0) * 2;
    score += if facet.kind == EntityKind::Person && seen.sort == Sort::Pronoun { 6 } else { 0 };
    score -= if speaks && facet.kind == EntityKind::Place { 12 } else { 0 };
    score -= if is_inner(scene, other) { 10 } else { 0 };
    score += if is_joined(scene, it, seen) { 40 } else { 0 };
    score -= if seen.quotation != it.quotation { 8 } else { 0 };
    let block = |at: &Phrase| scene.page.document.sentences.get(at.sentence).map(|sentence| sentence.block);
    score -= if block(it) != block(seen) { 8 } else { 0 };
    let heading =
        block(seen).and_then(|block| scene.page.document.blocks.get(block)).is_some_and(|block| !block.kind.is_body());
    score -= if heading { 25 } else { 0 };
    Some(score)
}

/// "it said", "it has warned": what is named there has a voice.
fn says_something(scene: &Scene<'_>, it: &Phrase) -> bool {
    let page = scene.page;
    let Some(verb) = scene.grammar.verb_behind(it.tokens.end).filter(|verb| !verb.passive) else { return false };
    page.knowledge.words(lists::NEUTRAL_VERBS).has(page.lemma(verb.head))
}

/// A body, a state, a paper, or a name of which nothing is known: not a car, a month, a village.
fn may_speak(scene: &Scene<'_>, other: usize, seen: &Phrase, made: &Figure<'_>) -> bool {
    let page = scene.page;
    let in_place = || scene.facets.get(other).is_some_and(|facet| facet.located);
    match made.kind {
        EntityKind::Organisation | EntityKind::Group | EntityKind::Person => true,
        EntityKind::Place => made.state.is_some() && made.known.is_some(),
        EntityKind::Thing => {
            let papers = [Class::Document, Class::Post, Class::Study, Class::Poll, Class::Preprint, Class::Media];
            papers.into_iter().any(|class| seen.classes.has(class)) || seen.sort == Sort::Pronoun
        }
        EntityKind::Unknown if seen.sort == Sort::Pronoun => true,
        EntityKind::Unknown => {
            made.named && !in_place() && !page.is_season(seen.head) && !page.is(seen.head, lists::MONTHS)
        }
    }
}

/// How well the sort fits; `None` when it does not.
fn fit(scene: &Scene<'_>, sought: Sought, it: &Phrase, other: usize, seen: &Phrase, figure: usize) -> Option<i32> {
    let made = scene.figure(figure)?;
    match sought {
        Sought::Person(gender) => {
            let person = match made.kind {
                EntityKind::Person => true,
                EntityKind::Unknown => made.named && seen.sort == Sort::Name && made.known.is_none(),
                EntityKind::Group | EntityKind::Organisation | EntityKind::Place | EntityKind::Thing => false,
            };
            if !person || made.plural || !made.gender.fits(gender) {
                return None;
            }
            Some(if made.gender == gender {
                20
            } else if made.kind == EntityKind::Person {
                8
            } else {
                -12
            })
        }
        Sought::Thing => {
            let thing = matches!(
                made.kind,
                EntityKind::Organisation | EntityKind::Place | EntityKind::Thing | EntityKind::Unknown
            );
            let season = seen.sort != Sort::Pronoun && scene.page.is_season(seen.head);
            // "Lydon Motors" is one.
            let one = !made.plural || made.kind == EntityKind::Organisation && made.named;
            let body = matches!(made.kind, EntityKind::Organisation) || made.state.is_some();
            let located = scene.facets.get(other).is_some_and(|facet| facet.located && facet.kind == EntityKind::Place);
            let known = match made.kind {
                EntityKind::Unknown => 0,
                _ if owns_person(scene, it) && body => 18,
                _ if located => -10,
                EntityKind::Person
                | EntityKind::Group
                | EntityKind::Organisation
                | EntityKind::Place
                | EntityKind::Thing => 6,
            };
            (thing && one && made.gender == Gender::Unknown && !season).then_some(known)
        }
        Sought::Several => {
            if scene.page.is_season(seen.head) && seen.sort != Sort::Pronoun {
                return None;
            }
            if matches!(scene.page.tag(seen.head), Some(Tag::JJR | Tag::JJ)) {
                return None;
            }
            match (made.kind, made.plural) {
                (EntityKind::Group, _) => Some(16),
                (EntityKind::Person, false) => (made.gender == Gender::Unknown && !made.named).then_some(-25),
                (EntityKind::Organisation, false) => Some(-8),
                (_, true) => Some(6),
                (EntityKind::Place | EntityKind::Thing | EntityKind::Unknown, false) => None,
            }
        }
    }
}

/// "its chief executive", "its lawyers": a body's or a state's.
fn owns_person(scene: &Scene<'_>, it: &Phrase) -> bool {
    let page = scene.page;
    let mut near = (it.head + 1..it.head + 5)
        .take_while(|&at| page.tag(at).is_some_and(|tag| tag.is_noun() || tag.is_adjective()));
    page.tag(it.head) == Some(Tag::PRPS) && near.any(|at| page.classes(at).has(Class::Person))
}

/// The subject of the same clause is not "him": "Petrov met him" is about two people.
fn is_bound(scene: &Scene<'_>, it: &Phrase, other: usize, apart: usize) -> bool {
    let page = scene.page;
    let Some(seen) = scene.phrases.get(other) else { return false };
    if apart > 0 || it.subject || !seen.subject || it.head < seen.tokens.end {
        return false;
    }
    let reflexive = || page.lemma(it.head).ends_with("self") || page.lemma(it.head).ends_with("selves");
    if page.tag(it.head) == Some(Tag::PRPS) || reflexive() || !is_object(page, it.head) {
        return false;
    }
    // A second finite verb between them begins another clause.
    let between = seen.tokens.end..it.head.min(seen.tokens.end + 24);
    let verbs = between.clone().filter(|&at| page.tag(at).is_some_and(Tag::is_finite)).count();
    // "by giving them": the subject of "giving" is somebody else.
    let gerund = between.clone().any(|at| {
        page.tag(at) == Some(Tag::VBG) && at.checked_sub(1).is_some_and(|before| page.tag(before) == Some(Tag::IN))
    });
    verbs <= 1 && !gerund
}

/// "the prisoners and their capture": the owner stands right in front.
fn is_joined(scene: &Scene<'_>, it: &Phrase, seen: &Phrase) -> bool {
    let page = scene.page;
    page.tag(it.head) == Some(Tag::PRPS) && it.head == seen.tokens.end + 1 && page.tag(seen.tokens.end) == Some(Tag::CC)
}

/// Inside another phrase: the owner in "Petrov's car".
fn is_inner(scene: &Scene<'_>, other: usize) -> bool {
    let Some(seen) = scene.phrases.get(other) else { return false };
    scene.page.tag(seen.tokens.end) == Some(Tag::POS)
        || seen.tokens.start.checked_sub(1).is_some_and(|before| scene.page.lemma(before) == "of")
}
