//! Which statements and pieces of evidence a note covers: what it takes up ("it", "the claims") is the nearest earlier
//! account; what it names is looked for by source and subject. Public acts, offers, norms, the law and common knowledge
//! are never covered: anyone can check them. Where an object could well reach further, the answer is open.

use super::find::Note;
use super::object::Object;
use crate::entity::Cast;
use crate::facts::{
    Coverage, Entity, Evidence, EvidenceKind, Finding, Kind, Relation, RelationKind, Source, Statement,
};
use crate::knowledge::lists;
use crate::list::{Id, List};
use crate::phrases::Opening;
use crate::span::Span;
use crate::statement::scene::Scene;
use crate::text::{Block, Tag};
use crate::truth::Truth;
use std::collections::BTreeMap;
use std::ops::Range;

/// How many statements back a note may reach: more than any article has, a bound for hostile input.
const WINDOW: usize = 400;

/// How many pieces of a statement are held against what a note is about.
const PIECES: usize = 4;

/// What coverage is reckoned from.
pub(super) struct Reach<'a, 'b, 'c> {
    scene: &'b Scene<'a>,
    cast: &'b Cast<'c>,
    statements: &'b List<Statement>,
    evidence: &'b List<Evidence>,
    /// For each statement, the tokens of its first pieces.
    words: Vec<Vec<Range<usize>>>,
    /// For each statement, those that say the same again, both ways.
    same: Vec<Vec<Id<Statement>>>,
}

/// What an object is about.
struct Topic<'s> {
    /// Whose account it is.
    of: Option<Id<Entity>>,
    entities: Vec<Id<Entity>>,
    lemmas: Vec<&'s str>,
    /// It is numbers that were checked.
    figures: bool,
}

/// How well a statement fits a topic.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Fit {
    entity: bool,
    lemmas: usize,
}

impl<'a, 'b, 'c> Reach<'a, 'b, 'c> {
    pub(super) fn new(
        scene: &'b Scene<'a>,
        cast: &'b Cast<'c>,
        statements: &'b List<Statement>,
        relations: &[Relation],
        evidence: &'b List<Evidence>,
    ) -> Self {
        let mut same = vec![Vec::new(); statements.len()];
        for relation in relations.iter().filter(|it| it.kind == RelationKind::Restates && it.truth.is_true()) {
            for (one, other) in [(relation.from, relation.to), (relation.to, relation.from)] {
                if let Some(list) = same.get_mut(one.index()) {
                    list.push(other);
                }
            }
        }
        let words =
            |it: &Statement| it.content.iter().take(PIECES).map(|&piece| scene.document.tokens_in(piece)).collect();
        let words = statements.iter().map(words).collect();
        Self { scene, cast, statements, evidence, words, same }
    }

    /// What a note covers, in reading order.
    pub(super) fn of(&self, note: &Note) -> (Vec<Coverage>, Vec<Id<Evidence>>) {
        let evidence = self.evidence_of(note);
        let mut covered: BTreeMap<usize, Truth> = BTreeMap::new();
        if !note.looks_only && !note.object.as_ref().is_some_and(|object| self.is_evidence(object)) {
            let direct = match &note.object {
                Some(object) if object.is_clause => self.of_clause(note, object),
                Some(object) if object.is_of_both && !self.of_both(note).is_empty() => self.of_both(note),
                Some(object) if object.named => {
                    let named = self.of_named(note, object);
                    // "neither account of the battle": where no claim has the word, the accounts just given.
                    let sure = named.iter().any(|(_, truth)| truth.is_true());
                    let again = named.is_empty() && object.is_plural || !sure && self.takes_up(note, object);
                    if again { self.taken_up(note, object.is_plural) } else { named }
                }
                Some(object) => self.taken_up(note, object.is_plural),
                None if note.is_attributive => Vec::new(),
                None => self.taken_up(note, false),
            };
            for (id, truth) in direct {
                add(&mut covered, id, truth);
                for &again in self.same.get(id.index()).into_iter().flatten() {
                    if self.is_checkable(again) {
                        add(&mut covered, again, truth);
                    }
                }
            }
        }
        (covered.into_iter().map(|(at, truth)| Coverage { statement: Id::new(at), truth }).collect(), evidence)
    }

    /// "could not verify the man's identity and whether he took part": of somebody who was just told of in other words.
    fn takes_up(&self, note: &Note, object: &Object) -> bool {
        let opening = self.scene.phrases.noun_in(object.words.clone()).map(|it| it.opening);
        note.finding == Finding::NotVerified
            && matches!(opening, Some(Opening::The | Opening::Owned | Opening::Pointing))
    }

    /// A claim about what was or is, that not everyone can check for himself.
    fn is_checkable(&self, id: Id<Statement>) -> bool {
        self.statements
            .get(id)
            .is_some_and(|it| it.kind.is_claim() && !it.common_knowledge && it.law.is_none() && !it.future)
    }

    /// The statements that stand before the note and can be checked, the nearest first.
    fn before(&self, note: &Note) -> Vec<(Id<Statement>, &'b Statement)> {
        let statements = self.statements.as_slice();
        let end = statements.partition_point(|it| it.sentence <= note.sentence);
        let (sentence, span) = (note.sentence, self.scene.span(note.words.clone()));
        let near = (0..end).rev().take(WINDOW).map(Id::new).filter_map(|id| Some((id, self.statements.get(id)?)));
        let object = note.object.as_ref().map(|object| self.scene.span(object.words.clone()));
        let reaches = |(id, it): &(Id<Statement>, &Statement)| {
            let earlier = it.sentence < sentence
                || it.anchor().start < span.start && !it.span().overlaps(object.unwrap_or_default());
            earlier && self.is_checkable(*id) && !it.span().overlaps(span)
        };
        near.filter(reaches).collect()
    }

    fn block(&self, statement: &Statement) -> Id<Block> {
        self.scene.document.sentences[statement.sentence].block
    }

    /// "neither account": what the parties on two sides of a conflict say; none when only one side is heard.
    fn of_both(&self, note: &Note) -> Vec<(Id<Statement>, Truth)> {
        let side = |it: &Statement| {
            it.chain.iter().flat_map(|link| &link.sources).find_map(|&id| self.cast.sources.get(id)?.party())
        };
        let told: Vec<_> = self.before(note).into_iter().filter_map(|(id, it)| Some((id, side(it)?.side))).collect();
        let first = told.first().map(|(_, side)| *side);
        let two = told.iter().any(|(_, side)| Some(*side) != first);
        told.into_iter().filter(|_| two).map(|(id, _)| (id, Truth::True)).collect()
    }

    /// "it", "the claim": what the same sentence, else the nearest sentence with claims says; "the claims": its
    /// paragraph. A heading is reached only as it restates the body.
    fn taken_up(&self, note: &Note, plural: bool) -> Vec<(Id<Statement>, Truth)> {
        let mut near: Vec<(Id<Statement>, &Statement)> =
            self.before(note).into_iter().filter(|(_, it)| !it.in_heading).take(60).collect();
        if near.iter().any(|(_, it)| !it.chain.is_empty()) {
            let first = near.iter().position(|(_, it)| !it.chain.is_empty()).unwrap_or(0);
            // Unattributed claims after the last attributed one go on with its account.
            near.drain(..first.min(near.len()).saturating_sub(3));
        }
        let Some(&(_, nearest)) = near.first() else { return Vec::new() };
        let here = self.scene.document.sentences[note.sentence].block;
        let distance = self.number(note.sentence).saturating_sub(self.number(nearest.sentence));
        // "it" does not reach over more than a short paragraph.
        if !plural && distance > 3 {
            return Vec::new();
        }
        let block = self.block(nearest);
        let same = |it: &Statement| {
            if plural || note.finding == Finding::NotVerified && distance == 0 {
                self.block(it) == block
            } else {
                it.sentence == nearest.sentence
            }
        };
        let truth = if block == here || distance <= 2 { Truth::True } else { Truth::CannotTell };
        near.iter().take_while(|(_, it)| same(it)).map(|(id, _)| (*id, truth)).collect()
    }

    fn number(&self, sentence: Id<crate::text::Sentence>) -> usize {
        self.scene.document.sentences[sentence].number
    }

    /// "that the bridge was hit": the clause's own statement, and what says the same before it.
    fn of_clause(&self, note: &Note, object: &Object) -> Vec<(Id<Statement>, Truth)> {
        let statements = self.statements.as_slice();
        let start = statements.partition_point(|it| it.sentence < note.sentence);
        let asks = self.scene.token(object.words.start).is_some_and(|token| matches!(token.tag, Tag::WRB | Tag::WP));
        let span = self.scene.span(object.words.clone());
        let here = (start..statements.len())
            .filter(|_| !asks)
            .take(WINDOW)
            .map(Id::new)
            .take_while(|id| self.statements[*id].sentence == note.sentence);
        let mut covered: Vec<_> = here
            .filter(|id| self.is_checkable(*id) && span.contains(self.statements[*id].span()))
            .map(|id| (id, Truth::True))
            .collect();
        let topic = self.topic(object);
        covered.extend(self.before(note).into_iter().filter_map(|(id, it)| {
            let fit = self.fit(&topic, id, it);
            (fit.lemmas >= 2 || fit.entity && fit.lemmas >= 1).then_some((id, Truth::True))
        }));
        covered
    }

    /// "Ukraine's account of the prisoners and their capture", "the figures", "the ministry's claims".
    fn of_named(&self, note: &Note, object: &Object) -> Vec<(Id<Statement>, Truth)> {
        let mut topic = self.topic(object);
        let here = self.scene.document.sentences[note.sentence].block;
        let before = self.before(note);
        self.widen(&mut topic, object, &before);
        let previous = before.iter().map(|(_, it)| self.block(it)).find(|block| *block != here);
        let fits: Vec<_> = before.iter().map(|(id, it)| self.fit(&topic, *id, it)).collect();
        let judged = before.iter().zip(&fits).filter_map(|(&(id, it), fit)| {
            let block = self.block(it);
            let near = block == here || Some(block) == previous;
            let truth = if topic.of.is_some() {
                self.by_account(&topic, it, *fit, near, &before, &fits)
            } else {
                by_subject(&topic, *fit, near)
            };
            truth.map(|truth| (id, truth))
        });
        judged.collect()
    }

    /// "The prisoners and their capture": whoever was captured, by the statements that tell of it, and the captives of
    /// the article, whatever they are called where they first appear.
    fn widen(&self, topic: &mut Topic<'_>, object: &Object, before: &[(Id<Statement>, &Statement)]) {
        let events = before.iter().filter(|(_, it)| topic.lemmas.iter().any(|lemma| akin(lemma, &it.verb_lemma)));
        let mut more: Vec<Id<Entity>> = events.filter_map(|(_, it)| it.subject).collect();
        let captives = self.scene.knowledge.words(lists::CAPTIVE_NOUNS);
        if captives.occurs(self.scene.words(object.words.clone())) {
            let held = self.cast.sources.iter().filter(|source| source.kinds.contains(&Kind::Captive));
            more.extend(held.filter_map(|source| source.entity));
        }
        for entity in more {
            let group = self.cast.entities.get(entity).and_then(|it| it.part_of);
            for entity in [Some(entity), group].into_iter().flatten() {
                if !topic.entities.contains(&entity) {
                    topic.entities.push(entity);
                }
            }
        }
    }

    /// The account of somebody: what he or his side says of the subject, and what the article says of it unattributed.
    fn by_account(
        &self,
        topic: &Topic<'_>,
        it: &Statement,
        fit: Fit,
        near: bool,
        before: &[(Id<Statement>, &Statement)],
        fits: &[Fit],
    ) -> Option<Truth> {
        let own = it.chain.iter().flat_map(|link| &link.sources).any(|source| self.is_of(*source, topic));
        let paper =
            it.chain.iter().flat_map(|link| &link.sources).any(|source| {
                self.cast.sources.get(*source).is_some_and(|source| source.kinds.contains(&Kind::Document))
            });
        let fits_it = fit.entity || fit.lemmas > 0;
        let broad = topic.entities.is_empty() && topic.lemmas.is_empty();
        if broad {
            return (own || it.chain.is_empty() && near && it.event.is_some()).then_some(if near {
                Truth::True
            } else {
                Truth::CannotTell
            });
        }
        if paper {
            // What a paper says is of the account when the account's paragraph shows the paper.
            let block = self.block(it);
            let shown = before
                .iter()
                .zip(fits)
                .any(|((_, other), fit)| self.block(other) == block && (fit.entity || fit.lemmas > 0));
            return (shown || own && fits_it).then_some(Truth::CannotTell);
        }
        let told = self.is_told_by(topic, it);
        if !fits_it && !told || !own && !told && !it.chain.is_empty() {
            return None;
        }
        // An accusation says what another did, which the account of one's own prisoners may or may not hold.
        Some(if it.kind == crate::facts::StatementKind::Accusation { Truth::CannotTell } else { Truth::True })
    }

    /// Told by one of those whom the account is about: what a prisoner is said to have said.
    fn is_told_by(&self, topic: &Topic<'_>, it: &Statement) -> bool {
        let sources = it.chain.iter().flat_map(|link| &link.sources);
        let mut entities = sources.filter_map(|source| self.cast.sources.get(*source)?.entity);
        entities.any(|entity| topic.entities.iter().any(|topic| self.related(*topic, entity)))
    }

    /// Whether a source is whose account it is, or of the same state or group.
    fn is_of(&self, source: Id<Source>, topic: &Topic<'_>) -> bool {
        let Some(of) = topic.of else { return false };
        let Some(source) = self.cast.sources.get(source) else { return false };
        let state = |entity: Id<Entity>| {
            self.cast
                .entities
                .get(entity)
                .and_then(|it| it.of_state.as_deref().or(it.almanac.as_deref()).map(str::to_owned))
        };
        source.entity == Some(of)
            || source.entity.is_some_and(|entity| state(entity).is_some() && state(entity) == state(of))
                && !source.kinds.contains(&Kind::Captive)
    }

    fn topic(&self, object: &Object) -> Topic<'a> {
        let scene = self.scene;
        let span = scene.span(object.words.clone());
        let possesses = |(mention, _): &(Span, Id<Entity>)| {
            let tokens = scene.document.tokens_in(*mention);
            let ends_so = |at: usize| scene.token(at).is_some_and(|token| token.tag == Tag::POS);
            let pronoun = tokens.len() == 1 && scene.token(tokens.start).is_some_and(|token| token.tag == Tag::PRPS);
            pronoun || ends_so(tokens.end) || tokens.end.checked_sub(1).is_some_and(ends_so)
        };
        // "the ministry's account": the possessor of the account, not of something in it.
        let account = object
            .words
            .clone()
            .find(|&at| self.is_account(at))
            .and_then(|at| scene.token(at))
            .map_or(span.end, |token| token.span.start);
        let possessor = scene.mentions_in(Span::new(span.start, account)).find(possesses);
        let by = object.words.clone().find(|&at| scene.page.says(at, lists::NO_CUES, "agent"));
        let by = by.and_then(|at| {
            scene.mentions_in(Span::new(scene.token(at).map_or(span.end, |token| token.span.end), span.end)).next()
        });
        let of = possessor.or(by);
        let inside = |token: Span| of.is_some_and(|(mention, _)| mention.contains(token));
        let counts = |at: &usize| {
            let Some(token) = scene.token(*at) else { return false };
            let content = token.tag.is_noun() || token.tag.is_verb() || token.tag == Tag::CD;
            content && !inside(token.span) && !self.is_account(*at) && !scene.page.is(*at, lists::AUXILIARY_VERBS)
        };
        Topic {
            of: of.map(|(_, entity)| entity),
            entities: scene
                .mentions_in(span)
                .filter(|(mention, entity)| !inside(*mention) && of.is_none_or(|(_, of)| of != *entity))
                .filter(|(mention, _)| mention.start > account || account == span.end && *mention != span)
                .map(|(_, entity)| entity)
                .collect(),
            lemmas: object.words.clone().filter(counts).map(|at| scene.lemma(at)).collect(),
            figures: object.words.clone().any(|at| scene.page.says(at, lists::CHECKING_OBJECTS, "count")),
        }
    }

    /// "account", "claim", "report": the word for the account, not its subject.
    fn is_account(&self, at: usize) -> bool {
        let lemma = self.scene.lemma(at);
        self.scene.knowledge.words(lists::CHECKED_NOUNS).has(lemma)
            || self.scene.knowledge.words(lists::REPORTING_NOUNS).has(lemma)
    }

    fn fit(&self, topic: &Topic<'_>, id: Id<Statement>, statement: &Statement) -> Fit {
        let entity = statement
            .entities
            .iter()
            .chain(&statement.subject)
            .any(|entity| topic.entities.iter().any(|topic| self.related(*topic, *entity)));
        let pieces = self.words.get(id.index()).into_iter().flatten();
        let tokens = pieces.flat_map(|piece| self.scene.tokens(piece.clone())).take(60);
        let mut lemmas: Vec<&str> = Vec::new();
        let mut numbers = false;
        for token in tokens {
            numbers |= token.tag == Tag::CD;
            if token.tag.is_noun() || token.tag.is_verb() || token.tag == Tag::CD {
                lemmas.push(&token.lemma);
            }
        }
        let shared = topic.lemmas.iter().filter(|word| lemmas.iter().any(|lemma| akin(word, lemma))).count();
        Fit {
            entity: entity && (!topic.figures || numbers),
            lemmas: if topic.figures && !numbers { 0 } else { shared + usize::from(topic.figures) },
        }
    }

    fn related(&self, one: Id<Entity>, other: Id<Entity>) -> bool {
        let part = |entity: Id<Entity>| self.cast.entities.get(entity).and_then(|it| it.part_of);
        one == other || part(one) == Some(other) || part(other) == Some(one)
    }

    fn is_evidence(&self, object: &Object) -> bool {
        self.evidence_kind(object).is_some()
    }

    /// The kind of evidence that the object's head names.
    fn evidence_kind(&self, object: &Object) -> Option<EvidenceKind> {
        let list = self.scene.knowledge.words(lists::EVIDENCE_NOUNS);
        let of = object
            .words
            .clone()
            .find(|&at| self.scene.token(at).is_some_and(|token| token.tag == Tag::IN))
            .unwrap_or(object.words.end);
        let noun = |words: std::ops::Range<usize>| {
            words.rev().find(|&at| self.scene.token(at).is_some_and(|token| token.tag.is_noun()))
        };
        let head = noun(object.words.start..of)?;
        // "the location of the footage": it is the footage that was checked.
        let side = self.scene.page.says(head, lists::CHECKING_OBJECTS, "side");
        let head = if side { noun(of..object.words.end).unwrap_or(head) } else { head };
        let hit = (object.words.start..=head).find_map(|at| list.find_at(self.scene.words(at..head + 1), 0))?;
        match list.column(hit.entry).split(' ').next()? {
            "image" => Some(EvidenceKind::Image),
            "video" => Some(EvidenceKind::Video),
            "satellite" => Some(EvidenceKind::SatelliteImage),
            // "figures", "the report", "records" are accounts as often as papers.
            _ => None,
        }
    }

    /// The evidence that the object names or takes up.
    fn evidence_of(&self, note: &Note) -> Vec<Id<Evidence>> {
        let Some(object) = &note.object else { return Vec::new() };
        let all = self.evidence.as_slice();
        let span = self.scene.span(object.words.clone());
        let named: Vec<_> = self.around(note).filter(|id| self.evidence[*id].span.overlaps(span)).collect();
        if !named.is_empty() {
            return named;
        }
        let start = self.scene.span(note.words.clone()).start;
        let end = all.partition_point(|it| it.span.start < start);
        let kind = self.evidence_kind(object);
        if kind.is_none() && !object.is_bare {
            return Vec::new();
        }
        let fits = |it: &Evidence| match kind {
            Some(kind) => it.kind == kind,
            None => self.number(note.sentence) <= self.number(it.sentence) + 1,
        };
        let mut found: Vec<Id<Evidence>> = Vec::new();
        for at in (0..end).rev().take(WINDOW) {
            let id = Id::new(at);
            let it = &self.evidence[id];
            let near = found.last().is_none_or(|last| self.evidence[*last].sentence == it.sentence || object.is_plural);
            if fits(it) && near {
                found.push(id);
            }
        }
        found.reverse();
        found
    }

    fn around(&self, note: &Note) -> impl Iterator<Item = Id<Evidence>> + use<'_, 'a, 'b, 'c> {
        let all = self.evidence.as_slice();
        let start = all.partition_point(|it| it.sentence < note.sentence);
        let end = all.partition_point(|it| it.sentence <= note.sentence);
        (start..end).map(Id::new)
    }
}

/// An object with no account of anybody: by its subject alone, the nearer the surer.
fn by_subject(topic: &Topic<'_>, fit: Fit, near: bool) -> Option<Truth> {
    let sure = fit.entity && fit.lemmas >= 1 || fit.lemmas >= 2;
    let some = fit.entity || fit.lemmas >= 1;
    let small = topic.lemmas.len() + topic.entities.len() <= 2;
    match () {
        () if sure || some && small && near => Some(Truth::True),
        () if some && near => Some(Truth::CannotTell),
        () => None,
    }
}

fn add(covered: &mut BTreeMap<usize, Truth>, id: Id<Statement>, truth: Truth) {
    let known = covered.entry(id.index()).or_insert(truth);
    *known = known.or(truth);
}

/// One lemma, or two of one stem: "capture" and "captive" are not, "explode" and "explosion" are.
fn akin(one: &str, other: &str) -> bool {
    if one == other {
        return true;
    }
    let shorter = if one.len() < other.len() { one } else { other };
    let common = one.bytes().zip(other.bytes()).take_while(|(a, b)| a == b).count();
    common >= 5 && common + 3 >= shorter.len() || common == shorter.len() && common >= 4
}
