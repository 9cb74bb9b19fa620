//! Which noun phrase is the subject of each finite verb: chosen among those near it by learned weights, for which what the
//! grammar of `split` takes for the subject is one sign among others. Each verb is asked once, from left to right. Weights are
//! trained by `sayso-training subjects`; where a file is damaged, less is known and nothing breaks.

mod signs;

use super::clause::Hang;
use super::noun::Phrase;
use super::split::Split;
use super::stretch::Stretch;
use super::verb::{Form, VerbGroup};
use signs::Scene;
use std::ops::Range;

/// Weights, one a place, signed.
static WEIGHTS: &[u8] = include_bytes!("../../knowledge/model/subjects.bin");

/// How many bits of a sign say where its weight stands.
pub const BITS: u32 = 16;

/// By how much a phrase must be better than what the grammar took. Without it two subjects in a hundred more agree with the trees
/// of the train splits, but cases of our own whose subject the grammar had right lose it.
const MARGIN: i32 = 60;

/// A noun phrase that may be a verb's subject, or none of them, by the place in the list of phrases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Candidate {
    noun: Option<usize>,
    /// How many phrases before the verb (less than none), in its group (none), behind it.
    place: i8,
}

/// A phrase that may be a subject, or none, with its signs: places in the list of weights.
#[derive(Debug)]
pub struct Question<'a> {
    /// The phrase.
    pub noun: Option<&'a Phrase>,
    /// Its signs.
    pub signs: Vec<u32>,
}

/// A verb that asks for its subject.
#[derive(Clone, Copy)]
pub(super) struct Asking {
    /// Its number.
    verb: usize,
    /// How its clause hangs.
    hang: Hang,
    /// What the grammar took for its subject.
    hand: Option<usize>,
    /// Its lemma.
    lemma: u32,
    /// Its first word, if that is an auxiliary.
    helper: u32,
}

/// Gives the clauses of a sentence their subjects; `nouns` are its base phrases in order.
pub(super) fn choose(line: Stretch<'_>, nouns: &[&Phrase], split: &mut Split) {
    if split.clauses.iter().all(|clause| clause.verb.is_none()) {
        return;
    }
    let mut chosen: Vec<(usize, Option<usize>)> = Vec::new();
    let mut scores: Vec<i32> = Vec::new();
    each(line, nouns, split, |scene, asking, candidates, taken| {
        scores.clear();
        scores.extend(candidates.iter().map(|candidate| {
            let mut sum = 0;
            scene.signs(&asking, *candidate, taken, &mut |sign| sum += weight(sign));
            sum
        }));
        let scored = || candidates.iter().zip(&scores);
        // Of several with the same score, the first; what the grammar took stays unless another is clearly better.
        let best = scored().rev().max_by_key(|(_, score)| **score);
        let hand = scored().find(|(it, _)| it.noun.is_some() && it.noun == asking.hand);
        let clear = |(_, best): &(&Candidate, &i32)| hand.is_none_or(|(_, hand)| **best >= hand + MARGIN);
        let best = best.filter(clear).or(hand).and_then(|(best, _)| best.noun);
        // "the treasurer, Ines Falk, thanked": what stands beside the subject is a part of it.
        let beside = |noun: usize| {
            let end =
                asking.hand.and_then(|hand| nouns.get(hand)).map(|it| it.base.end).filter(|&at| line.is_comma(at));
            end.is_some_and(|end| nouns.get(noun).is_some_and(|it| it.base.start == end + 1))
        };
        if best.is_some_and(beside) {
            return asking.hand;
        }
        if best != asking.hand {
            chosen.push((asking.verb, best));
        }
        best
    });
    for (verb, noun) in chosen {
        let Some(clause) = split.clauses.iter_mut().find(|clause| clause.verb == Some(verb)) else { continue };
        let group = split.verbs.get(verb).map_or(line.start..line.start, |group| group.tokens.clone());
        let start = clause.words.start;
        clause.subject = noun.and_then(|noun| nouns.get(noun)).map_or(start..start, |it| words(it, &group));
    }
}

/// The words of a subject: the whole phrase, if the verb does not stand in it.
fn words(noun: &Phrase, verb: &Range<usize>) -> Range<usize> {
    let apart = noun.tokens.end <= verb.start || verb.end <= noun.tokens.start;
    if apart { noun.tokens.clone() } else { noun.base.clone() }
}

/// What the verbs of a sentence ask, for who learns the weights; `answer` says which of the phrases is right.
pub(super) fn questions(
    line: Stretch<'_>,
    nouns: &[&Phrase],
    split: &Split,
    answer: &mut dyn FnMut(&VerbGroup, &[Question<'_>]) -> usize,
) {
    each(line, nouns, split, |scene, asking, candidates, taken| {
        let question = |candidate: &Candidate| {
            let mut signs = Vec::new();
            scene.signs(&asking, *candidate, taken, &mut |sign| signs.push(sign));
            Question { noun: candidate.noun.and_then(|noun| nouns.get(noun).copied()), signs }
        };
        let all: Vec<Question<'_>> = candidates.iter().map(question).collect();
        let group = split.verbs.get(asking.verb)?;
        candidates.get(answer(group, &all)).and_then(|right| right.noun)
    });
}

/// Asks for each finite verb with a clause; `pick` says which phrase it is, which those behind it know: `taken` holds for
/// each phrase where the verb stands whose subject it is.
fn each(
    line: Stretch<'_>,
    nouns: &[&Phrase],
    split: &Split,
    mut pick: impl FnMut(&Scene<'_>, Asking, &[Candidate], &[Option<usize>]) -> Option<usize>,
) {
    let scene = Scene::new(line, nouns, &split.verbs);
    let mut clauses = vec![None; split.verbs.len()];
    for clause in &split.clauses {
        if let Some(place) = clause.verb.and_then(|verb| clauses.get_mut(verb)) {
            *place = Some(clause);
        }
    }
    let mut taken = vec![None; nouns.len()];
    let mut candidates = Vec::new();
    for (verb, group) in split.verbs.iter().enumerate().filter(|(_, group)| group.form == Form::Finite) {
        let Some(clause) = clauses.get(verb).copied().flatten() else { continue };
        let hand = first_in(nouns, &clause.subject);
        let Some(asking) = scene.asking(verb, clause.hang, hand) else { continue };
        scene.candidates(group, &mut candidates);
        let picked = pick(&scene, asking, &candidates, &taken);
        if let Some(place) = picked.and_then(|noun| taken.get_mut(noun)) {
            *place = Some(group.tokens.start);
        }
    }
}

/// The first phrase that lies in some words, the outermost.
fn first_in(nouns: &[&Phrase], words: &Range<usize>) -> Option<usize> {
    let from = nouns.partition_point(|it| it.base.start < words.start);
    let here = nouns.get(from..)?.iter().take_while(|it| it.base.start < words.end);
    here.enumerate().find(|(_, it)| it.base.end <= words.end).map(|(at, _)| from + at)
}

fn weight(sign: u32) -> i32 {
    let byte = WEIGHTS.get(sign as usize).copied().unwrap_or_default();
    i32::from(i8::from_ne_bytes([byte]))
}
