//! What became of a charge in court: a plea, a verdict, a sentence, and of whom that is told. Whoever has pleaded was heard,
//! and a charge that a court decided is open no more. What is yet to come ("if convicted") is no outcome.

use super::Table;
use crate::facts::Entity;
use crate::knowledge::lists;
use crate::list::Id;
use crate::phrases::{Form, VerbGroup, says};
use crate::span::Span;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// "both have pleaded not guilty" is of those who were told of so many sentences before.
const BEFORE: usize = 3;

/// Outcomes by whom they are told of; where "both" or "all" have them by the number of the sentence.
#[derive(Debug, Default)]
pub struct Outcomes {
    of: FxHashMap<Id<Entity>, Span>,
    of_all: Vec<(usize, Span)>,
}

impl Outcomes {
    /// Reads the article once.
    pub fn new(table: &Table<'_>) -> Self {
        let mut outcomes = Self::default();
        let all = 0..table.scene.document.tokens.len();
        for words in table.scene.all_of(lists::CASE_OUTCOMES, all) {
            outcomes.add(table, words);
        }
        outcomes
    }

    /// The words that say what became of the charges against somebody, told of in that sentence.
    pub fn of(&self, accused: Option<Id<Entity>>, charged_in: usize) -> Option<Span> {
        let own = accused.and_then(|accused| self.of.get(&accused).copied());
        let near = |at: usize| charged_in <= at && at <= charged_in + BEFORE;
        own.or_else(|| self.of_all.iter().find(|(at, _)| near(*at)).map(|(_, span)| *span))
    }

    fn add(&mut self, table: &Table<'_>, words: Range<usize>) {
        let Some((number, reach)) = told_of(table, &words) else { return };
        let scene = table.scene;
        let span = scene.span(words);
        for (_, entity) in scene.mentions_in(scene.span(reach.clone())) {
            self.of.entry(entity).or_insert(span);
        }
        let subject = scene.phrases.noun_in(reach);
        if subject.is_some_and(|it| scene.page.says(it.head, lists::QUANTIFIERS, "pronoun")) {
            self.of_all.push((number, span));
        }
    }
}

/// Where those stand who have an outcome, with the number of the sentence; `None` for one that has not come to pass.
fn told_of(table: &Table<'_>, words: &Range<usize>) -> Option<(usize, Range<usize>)> {
    let scene = table.scene;
    let sentence = scene.document.sentences.get(scene.sentence_of(words.start)?)?;
    let (_, column) = scene.page.beginning(words.start, lists::CASE_OUTCOMES)?;
    if says(column, "near") {
        return Some((sentence.number, sentence.tokens.clone()));
    }
    let group = scene.phrases.verb_at(words.start).filter(|group| group.head == words.start)?;
    if !came_to_pass(table, group, words) {
        return None;
    }
    let before = sentence.tokens.start..group.tokens.start;
    let behind = group.tokens.end..sentence.tokens.end;
    let reach = if group.passive || says(column, "plea") { before } else { behind };
    Some((sentence.number, reach))
}

/// Told as a fact: neither of the future nor wished, turned round or conditional.
fn came_to_pass(table: &Table<'_>, group: &VerbGroup, words: &Range<usize>) -> bool {
    let turned = group.negation.is_some_and(|at| !words.contains(&at));
    let supposed = group.tokens.start.checked_sub(1).is_some_and(|at| table.scene.page.is(at, lists::CONDITIONALS));
    let told = matches!(group.form, Form::Finite | Form::Participle) && group.modal.is_none();
    told && !turned && !supposed
}
