//! Facts by what they hang on: notes by statement, relations by either end, things by sentence. Built once for an
//! article so that readers never scan it; adds nothing that `Facts` does not say.

use crate::facts::{
    DateMention, Entity, Evidence, Facts, PlaceMention, Quantity, RelationKind, Side, Source, Statement, Verification,
};
use crate::list::{Id, List};
use crate::span::Span;
use crate::text::{BlockKind, Quotation, Sentence};
use crate::truth::Truth;
use rustc_hash::FxHasher;
use std::hash::{Hash, Hasher};
use std::sync::OnceLock;

mod sides;

use sides::sides;

/// A statement that runs over more sentences than this is listed under the first of them only: keeps the index linear.
const SENTENCES_OF_A_STATEMENT: usize = 50;

/// A note with how surely it covers what it is listed under.
pub type Cover = (Id<Verification>, Truth);

/// What hangs on what. A list that is asked for something unknown is empty.
#[derive(Clone, Debug, Default)]
pub struct Index {
    notes_on_statement: Vec<Vec<Cover>>,
    notes_on_evidence: Vec<Vec<Cover>>,
    relations_from: Vec<Vec<usize>>,
    relations_to: Vec<Vec<usize>>,
    merged: Vec<Id<Statement>>,
    restatements: Vec<Vec<Id<Statement>>>,
    statements_of_source: Vec<Vec<Id<Statement>>>,
    sources_of_entity: Vec<Vec<Id<Source>>>,
    members_of_entity: Vec<Vec<Id<Entity>>>,
    sides_of_entity: Vec<Vec<Side>>,
    by_sentence: Vec<OfSentence>,
    statement_of_note: Vec<Option<Id<Verification>>>,
    paragraph_of_block: Vec<usize>,
    body_sentences: usize,
    quoted: Vec<Span>,
    /// Made when first asked for: few rules need them.
    words: OnceLock<Vec<(u64, usize)>>,
    values: OnceLock<Vec<(f64, Id<Quantity>)>>,
}

/// The things that stand in one sentence, in the order of their lists.
#[derive(Clone, Debug, Default)]
pub struct OfSentence {
    /// Statements of which a piece lies in it.
    pub statements: Vec<Id<Statement>>,
    /// Sources that it names.
    pub sources: Vec<Id<Source>>,
    /// Verification notes.
    pub notes: Vec<Id<Verification>>,
    /// Evidence.
    pub evidence: Vec<Id<Evidence>>,
    /// Numbers.
    pub numbers: Vec<Id<Quantity>>,
    /// Dates.
    pub dates: Vec<Id<DateMention>>,
    /// Places.
    pub places: Vec<Id<PlaceMention>>,
    /// Quotations that start in it.
    pub quotations: Vec<Id<Quotation>>,
}

impl Index {
    /// The index of an article's facts.
    pub fn of(facts: &Facts) -> Self {
        let mut index = Self {
            notes_on_statement: room(&facts.statements),
            notes_on_evidence: room(&facts.evidence),
            relations_from: room(&facts.statements),
            relations_to: room(&facts.statements),
            restatements: room(&facts.statements),
            statements_of_source: room(&facts.sources),
            sources_of_entity: room(&facts.entities),
            members_of_entity: room(&facts.entities),
            by_sentence: room(&facts.document.sentences),
            statement_of_note: facts.statements.iter().map(|_| None).collect(),
            body_sentences: facts.document.sentences.iter().map(|sentence| sentence.number).max().unwrap_or_default(),
            ..Self::default()
        };
        index.add_notes(facts);
        index.add_relations(facts);
        index.add_sources(facts);
        index.add_sentences(facts);
        index.add_paragraphs(facts);
        index.quoted = reach(facts.document.quotations.iter().map(|quotation| quotation.span));
        index.sides_of_entity = sides(facts, &index.sources_of_entity);
        index
    }

    /// The notes that cover a statement, in reading order.
    pub fn notes_on(&self, statement: Id<Statement>) -> &[Cover] {
        at(&self.notes_on_statement, statement)
    }

    /// The notes that cover a piece of evidence.
    pub fn notes_on_evidence(&self, evidence: Id<Evidence>) -> &[Cover] {
        at(&self.notes_on_evidence, evidence)
    }

    /// The note that a statement of kind `Note` holds.
    pub fn note_of(&self, statement: Id<Statement>) -> Option<Id<Verification>> {
        self.statement_of_note.get(statement.index()).copied().flatten()
    }

    /// The relations that start at a statement: places in `Facts::relations`.
    pub fn relations_from(&self, statement: Id<Statement>) -> &[usize] {
        at(&self.relations_from, statement)
    }

    /// The relations that end at a statement: places in `Facts::relations`.
    pub fn relations_to(&self, statement: Id<Statement>) -> &[usize] {
        at(&self.relations_to, statement)
    }

    /// The first statement that says the same: counts of claims count these.
    pub fn merged(&self, statement: Id<Statement>) -> Id<Statement> {
        self.merged.get(statement.index()).copied().unwrap_or(statement)
    }

    /// All statements that say the same as this one, itself included, in reading order.
    pub fn restatements(&self, statement: Id<Statement>) -> &[Id<Statement>] {
        at(&self.restatements, self.merged(statement))
    }

    /// The statements in whose chain a source stands, in reading order.
    pub fn statements_of(&self, source: Id<Source>) -> &[Id<Statement>] {
        at(&self.statements_of_source, source)
    }

    /// The sources that an entity is.
    pub fn sources_of(&self, entity: Id<Entity>) -> &[Id<Source>] {
        at(&self.sources_of_entity, entity)
    }

    /// The members of a group that the article speaks of one by one.
    pub fn members_of(&self, group: Id<Entity>) -> &[Id<Entity>] {
        at(&self.members_of_entity, group)
    }

    /// The sides that an entity is on: as a source, by the state that it belongs to, or through its group.
    pub fn sides_of(&self, entity: Id<Entity>) -> &[Side] {
        at(&self.sides_of_entity, entity)
    }

    /// What stands in a sentence.
    pub fn in_sentence(&self, sentence: Id<Sentence>) -> Option<&OfSentence> {
        self.by_sentence.get(sentence.index())
    }

    /// The number of a block among the paragraphs of the body, from 1; 0 before the first.
    pub fn paragraph(&self, block: Id<crate::text::Block>) -> usize {
        self.paragraph_of_block.get(block.index()).copied().unwrap_or_default()
    }

    /// How many sentences the body has.
    pub fn body_sentences(&self) -> usize {
        self.body_sentences
    }

    /// True when a quotation holds the whole span.
    pub fn is_quoted(&self, span: Span) -> bool {
        let before = self.quoted.partition_point(|quotation| quotation.start <= span.start);
        before.checked_sub(1).and_then(|last| self.quoted.get(last)).is_some_and(|reach| reach.end >= span.end)
    }

    /// The tokens that are this word, in any case, in reading order: places in `Document::tokens`. A few others may be
    /// among them, since words are found by their hash.
    pub fn occurrences(&self, facts: &Facts, word: &str) -> impl Iterator<Item = usize> {
        let words = self.words.get_or_init(|| {
            let tokens = facts.document.tokens.iter().enumerate();
            let mut words: Vec<_> = tokens.map(|(at, token)| (hash(facts.document.at(token.span)), at)).collect();
            words.sort_unstable();
            words
        });
        let wanted = hash(word);
        let first = words.partition_point(|(hash, _)| *hash < wanted);
        words.iter().skip(first).take_while(move |(hash, _)| *hash == wanted).map(|(_, at)| *at)
    }

    /// The numbers whose lowest value lies between two values, by value.
    pub fn numbers_between(&self, facts: &Facts, least: f64, most: f64) -> impl Iterator<Item = Id<Quantity>> {
        let values = self.values.get_or_init(|| {
            let mut values: Vec<_> = facts.quantities.entries().map(|(id, number)| (number.low, id)).collect();
            values.sort_by(|(a, _), (b, _)| a.total_cmp(b));
            values
        });
        let first = values.partition_point(|(value, _)| value.total_cmp(&least).is_lt());
        values.iter().skip(first).take_while(move |(value, _)| value.total_cmp(&most).is_le()).map(|(_, id)| *id)
    }

    fn add_notes(&mut self, facts: &Facts) {
        for (id, note) in facts.verifications.entries() {
            for cover in &note.covers {
                put(&mut self.notes_on_statement, cover.statement, (id, cover.truth));
            }
            for &evidence in &note.covers_evidence {
                put(&mut self.notes_on_evidence, evidence, (id, Truth::True));
            }
            if let Some(slot) = note.statement.and_then(|statement| self.statement_of_note.get_mut(statement.index())) {
                *slot = Some(id);
            }
        }
    }

    fn add_relations(&mut self, facts: &Facts) {
        let mut leader: Vec<usize> = (0..facts.statements.len()).collect();
        for (place, relation) in facts.relations.iter().enumerate() {
            put(&mut self.relations_from, relation.from, place);
            put(&mut self.relations_to, relation.to, place);
            if relation.kind == RelationKind::Restates && relation.truth.is_true() {
                join(&mut leader, relation.from.index(), relation.to.index());
            }
        }
        self.merged = facts.statements.ids().map(|id| Id::new(find(&mut leader, id.index()))).collect();
        for id in facts.statements.ids() {
            let first = self.merged(id);
            put(&mut self.restatements, first, id);
        }
    }

    fn add_sources(&mut self, facts: &Facts) {
        for (id, source) in facts.sources.entries() {
            if let Some(entity) = source.entity {
                put(&mut self.sources_of_entity, entity, id);
            }
        }
        for (id, entity) in facts.entities.entries() {
            if let Some(group) = entity.part_of {
                put(&mut self.members_of_entity, group, id);
            }
        }
        for (id, statement) in facts.statements.entries() {
            for &source in statement.chain.iter().flat_map(|link| &link.sources) {
                put_once(&mut self.statements_of_source, source, id);
            }
        }
    }

    fn add_sentences(&mut self, facts: &Facts) {
        for (id, statement) in facts.statements.entries() {
            for piece in &statement.content {
                self.over(facts, *piece, |sentence| once(&mut sentence.statements, id));
            }
        }
        for (id, source) in facts.sources.entries() {
            let mentions = source.entity.and_then(|entity| facts.entities.get(entity)).map(|entity| &entity.mentions);
            let mentions = mentions.into_iter().flatten().filter_map(|mention| facts.mentions.get(*mention));
            for span in source.places.iter().copied().chain(mentions.map(|mention| mention.span)) {
                self.at(facts, span, |sentence| once(&mut sentence.sources, id));
            }
        }
        for (id, note) in facts.verifications.entries() {
            self.at(facts, note.span, |sentence| sentence.notes.push(id));
        }
        for (id, evidence) in facts.evidence.entries() {
            self.at(facts, evidence.span, |sentence| sentence.evidence.push(id));
        }
        for (id, number) in facts.quantities.entries() {
            self.at(facts, number.span, |sentence| sentence.numbers.push(id));
        }
        for (id, date) in facts.dates.entries() {
            self.at(facts, date.span, |sentence| sentence.dates.push(id));
        }
        for (id, place) in facts.places.entries() {
            self.at(facts, place.span, |sentence| sentence.places.push(id));
        }
        for (id, quotation) in facts.document.quotations.entries() {
            self.at(facts, quotation.span, |sentence| sentence.quotations.push(id));
        }
    }

    fn at(&mut self, facts: &Facts, span: Span, add: impl FnOnce(&mut OfSentence)) {
        let sentence = facts.document.sentence_at(span);
        if let Some(list) = sentence.and_then(|sentence| self.by_sentence.get_mut(sentence.index())) {
            add(list);
        }
    }

    fn over(&mut self, facts: &Facts, span: Span, mut add: impl FnMut(&mut OfSentence)) {
        let last = Span::new(span.end.saturating_sub(1).max(span.start), span.end);
        let ends = (facts.document.sentence_at(span), facts.document.sentence_at(last));
        let (Some(first), Some(last)) = ends else { return };
        let last = if last.index() - first.index() > SENTENCES_OF_A_STATEMENT { first } else { last };
        for list in self.by_sentence.get_mut(first.index()..=last.index()).unwrap_or_default() {
            add(list);
        }
    }

    fn add_paragraphs(&mut self, facts: &Facts) {
        let mut number = 0;
        for block in &facts.document.blocks {
            number += usize::from(matches!(block.kind, BlockKind::Paragraph));
            self.paragraph_of_block.push(number);
        }
    }
}

/// The hash of a word in lower case; only ever compared within one run.
fn hash(word: &str) -> u64 {
    let mut hasher = FxHasher::default();
    word.chars().flat_map(char::to_lowercase).for_each(|letter| letter.hash(&mut hasher));
    hasher.finish()
}

fn room<T, U>(list: &List<T>) -> Vec<U>
where
    U: Default + Clone,
{
    vec![U::default(); list.len()]
}

fn at<T, U>(lists: &[Vec<U>], id: Id<T>) -> &[U] {
    lists.get(id.index()).map(Vec::as_slice).unwrap_or_default()
}

fn put<T, U>(lists: &mut [Vec<U>], id: Id<T>, item: U) {
    if let Some(list) = lists.get_mut(id.index()) {
        list.push(item);
    }
}

fn put_once<T, U: PartialEq>(lists: &mut [Vec<U>], id: Id<T>, item: U) {
    if let Some(list) = lists.get_mut(id.index()) {
        once(list, item);
    }
}

/// Items come in order, so a repeat can only be the last one.
fn once<U: PartialEq>(list: &mut Vec<U>, item: U) {
    if list.last() != Some(&item) {
        list.push(item);
    }
}

/// The leader of a statement's set: always its first statement.
fn find(leader: &mut [usize], mut place: usize) -> usize {
    while let Some(&up) = leader.get(place) {
        if up == place {
            break;
        }
        let above = leader.get(up).copied().unwrap_or(up);
        if let Some(slot) = leader.get_mut(place) {
            *slot = above;
        }
        place = above;
    }
    place
}

fn join(leader: &mut [usize], one: usize, other: usize) {
    let (one, other) = (find(leader, one), find(leader, other));
    if let Some(slot) = leader.get_mut(one.max(other)) {
        *slot = one.min(other);
    }
}

/// Spans in order of their start, each stretched to the farthest end so far: a span is inside one of them exactly when
/// the last that starts before it reaches its end.
fn reach(spans: impl Iterator<Item = Span>) -> Vec<Span> {
    let mut spans: Vec<Span> = spans.collect();
    spans.sort_unstable();
    let mut end = 0;
    for span in &mut spans {
        end = end.max(span.end);
        span.end = end;
    }
    spans
}
