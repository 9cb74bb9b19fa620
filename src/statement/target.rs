//! Whom an accusation accuses: after the verb ("accused Russia of …"), or before it in the passive ("was accused of").

use crate::attribution::Attribution;
use crate::entity::Cast;
use crate::facts::{Entity, EntityKind, Source};
use crate::knowledge::lists;
use crate::list::Id;
use crate::phrases::{Class, Form, Opening, Phrase, says};
use crate::span::Span;
use crate::statement::draft::Draft;
use crate::statement::scene::Scene;
use crate::statement::spoken::Spoken;
use crate::text::Tag;
use std::ops::Range;

/// How many tokens after the cue its object may begin.
const NEAR: usize = 4;

/// The source that an accusation is aimed at, made when it is not one yet.
pub fn target(scene: &Scene<'_>, cast: &mut Cast<'_>, attribution: Id<Attribution>) -> Option<Id<Source>> {
    let span = object(scene, cast, attribution)?;
    let anyone = cast.entity_at(span).is_some_and(|entity| is_anyone(scene, cast, entity, span));
    (!anyone).then(|| cast.source_for(span))
}

/// "alleged that the agents had poisoned wells": whoever is said to have done it.
pub fn doer(scene: &Scene<'_>, cast: &mut Cast<'_>, draft: &Draft) -> Option<Id<Source>> {
    let active = draft.verb.as_ref().is_some_and(|verb| !verb.passive && scene.lemma(verb.head) != "be");
    let subject = scene.span(draft.subject.clone());
    let mut mentions = scene.mentions_in(subject).filter(|_| active);
    let (span, _) = mentions.find(|(span, entity)| can_do_wrong(scene, cast, *entity, *span))?;
    Some(cast.source_for(span))
}

/// Whoever is named by these words and can have done wrong, where it is not just anyone.
pub fn named(scene: &Scene<'_>, cast: &Cast<'_>, words: Span) -> Option<(Span, Id<Entity>)> {
    let touched = scene.document.tokens_in(words);
    if is_mutual(scene, touched.start) {
        return None;
    }
    let sentence = scene.document.sentences.get(scene.sentence_of(touched.start)?)?.span;
    let mut mentions = scene.mentions_in(sentence).filter(|(span, _)| span.start < words.end && words.start < span.end);
    let (span, entity) = mentions.find(|(span, entity)| can_do_wrong(scene, cast, *entity, *span))?;
    // "two thieves had robbed the shop": nobody could ask them.
    let phrase = scene.phrases.noun_in(scene.document.tokens_in(span));
    let counted = phrase.is_some_and(|phrase| matches!(phrase.opening, Opening::Some | Opening::Any));
    let unasked = counted || is_anyone(scene, cast, entity, span);
    let answers = phrase.is_some_and(|phrase| acts_for_somebody(scene, phrase)) && !cast.is_dead(entity);
    (!unasked || answers).then_some((span, entity))
}

/// "a manager altered the minutes", "inspectors had been paid": there is an office or a firm that could be asked.
fn acts_for_somebody(scene: &Scene<'_>, it: &Phrase) -> bool {
    let role = scene.knowledge.words(lists::ROLE_NOUNS).single(scene.lemma(it.head));
    it.classes.has(Class::Office) || role == Some("business")
}

fn object(scene: &Scene<'_>, cast: &Cast<'_>, id: Id<Attribution>) -> Option<Span> {
    let attribution = scene.spoken(id)?;
    let verb = attribution.cue.iter().find_map(|piece| verb(scene, piece.clone()))?;
    let sentence = scene.document.sentences.get(scene.sentence_of(verb)?)?.tokens.clone();
    if passive(scene, verb, sentence.start) {
        return subject(scene, cast, attribution, sentence.start..verb);
    }
    // "the preacher whom the mayor accuses of fraud": the object stands before.
    if scene.lemma(verb + 1) == "of" {
        let front = attribution.content.first().filter(|piece| piece.end <= verb)?;
        return scene.mentions_in(scene.span(front.clone())).map(|(span, _)| span).next();
    }
    if is_mutual(scene, verb + 1) {
        return None;
    }
    let after = verb + 1..sentence.end;
    let from = scene.token(verb + 1)?.span.start;
    let latest = scene.token((verb + NEAR).min(sentence.end.saturating_sub(1)))?.span.start;
    let straight = |span: Span| {
        let between = scene.document.tokens_in(Span::new(from, span.start));
        span.start >= from && !scene.tokens(between).iter().any(|token| token.tag.is_noun())
    };
    // "critics blame it for letting them down": nobody accuses himself.
    let sources: Vec<Span> = attribution.source.iter().map(|piece| scene.span(piece.clone())).collect();
    let speakers: Vec<Id<Entity>> =
        sources.iter().flat_map(|&span| scene.mentions_in(span)).map(|(_, entity)| entity).collect();
    scene
        .mentions_in(scene.span(after))
        .take_while(|(span, _)| span.start <= latest)
        .find(|(span, _)| straight(*span) && !sources.iter().any(|source| source.contains(*span)))
        .filter(|(_, entity)| !speakers.contains(entity))
        .filter(|(span, entity)| {
            let accused = scene.lemma(verb) == "accuse" || can_do_wrong(scene, cast, *entity, *span);
            accused && !is_own(scene, *span)
        })
        .map(|(span, _)| span)
}

/// "each accused the other of firing first", "accused one another": who accuses is accused.
fn is_mutual(scene: &Scene<'_>, at: usize) -> bool {
    scene.page.beginning(at, lists::EACH_OTHER).is_some_and(|(words, column)| {
        let noun = scene.token(words.end).is_some_and(|token| token.tag.is_noun());
        !says(column, "alone") || !noun
    })
}

/// Who stands before a passive cue: at the front of a content that begins there, else straight before the verb; a
/// headline leaves out the helping verb ("Mayor accused of fraud").
fn subject(scene: &Scene<'_>, cast: &Cast<'_>, attribution: &Spoken, before: Range<usize>) -> Option<Span> {
    let inside = |piece: &&Range<usize>| piece.start >= before.start && piece.end <= before.end;
    if let Some(piece) = attribution.content.first().filter(inside) {
        return scene
            .mentions_in(scene.span(piece.clone()))
            .find(|(span, entity)| can_do_wrong(scene, cast, *entity, *span))
            .map(|(span, _)| span);
    }
    let has = |at: usize| scene.page.says(at, lists::AUXILIARY_VERBS, "perfect");
    let helps = |at: &usize| scene.page.says(*at, lists::AUXILIARY_VERBS, "continuous") || has(*at);
    let is = before.clone().rev().take(4).find(helps).unwrap_or(before.end);
    let is = if is > before.start && has(is - 1) { is - 1 } else { is };
    let phrase = scene.span(before.start..is);
    let mentions = scene.mentions_in(phrase).filter(|(span, entity)| can_do_wrong(scene, cast, *entity, *span));
    // "is in prison, having been charged": whoever the sentence is about.
    if scene.token(is).is_some_and(|token| token.tag == Tag::VBG) {
        return mentions.map(|(span, _)| span).next();
    }
    mentions.fold(None, |best: Option<Span>, (span, _)| best.filter(|best| best.end >= span.end).or(Some(span)))
}

fn verb(scene: &Scene<'_>, mut range: Range<usize>) -> Option<usize> {
    let accuses = |at: &usize| {
        scene.token(*at).is_some_and(|token| token.tag.is_verb())
            && scene.knowledge.words(lists::ACCUSING_VERBS).has(scene.lemma(*at))
    };
    let accusing = range.clone().find(accuses);
    accusing.or_else(|| last_verb(scene, &mut range))
}

fn last_verb(scene: &Scene<'_>, range: &mut Range<usize>) -> Option<usize> {
    range.rfind(|&at| scene.token(at).is_some_and(|token| token.tag.is_verb() && &*token.lemma != "be"))
}

/// "was accused of", or "accused of": with nobody after it, the verb is passive where a headline drops "was".
fn passive(scene: &Scene<'_>, verb: usize, first: usize) -> bool {
    let group = scene.phrases.verb_at(verb).filter(|group| group.tokens.start >= first);
    let helped = group.is_some_and(|group| group.passive && group.form != Form::Participle);
    let past = scene.token(verb).is_some_and(|token| matches!(token.tag, Tag::VBN | Tag::VBD));
    helped || past && scene.lemma(verb + 1) == "of"
}

/// People, bodies and states can be accused; papers and unknown things cannot. Of what is unknown a name is taken for one
/// of them: "slower growth was blamed" names nobody, though a sentence may begin with it.
fn can_do_wrong(scene: &Scene<'_>, cast: &Cast<'_>, entity: Id<Entity>, span: Span) -> bool {
    // "the mayor's ambitions": the owner's name is not the thing's.
    let tokens = scene.tokens(scene.document.tokens_in(span));
    let own = tokens.rsplit(|token| token.tag == Tag::POS).next().unwrap_or_default();
    // "criticism of the Reed family": nor is the name of whom it is about.
    let own = own.split(|token| token.tag == Tag::IN).next().unwrap_or_default();
    let named = || own.last().is_some_and(|token| token.tag.is_name());
    cast.entities.get(entity).is_some_and(|entity| match entity.kind {
        EntityKind::Person | EntityKind::Group | EntityKind::Organisation | EntityKind::Place => true,
        EntityKind::Thing => false,
        EntityKind::Unknown => entity.almanac.is_some() || named(),
    })
}

/// "blamed foreigners", "accused the audience", "accused each other": people whom nobody could ask, the dead among them,
/// or those who speak themselves.
fn is_anyone(scene: &Scene<'_>, cast: &Cast<'_>, entity: Id<Entity>, span: Span) -> bool {
    let first = scene.document.tokens_in(span).start;
    let group = cast.entities.get(entity).is_some_and(|entity| entity.kind == EntityKind::Group);
    group && cast.is_generic(entity)
        || scene.page.beginning(first, lists::EACH_OTHER).is_some_and(|(_, column)| says(column, "both"))
        || is_crowd(scene, cast, span)
        || cast.is_dead(entity)
}

/// "the audience", "the public"
fn is_crowd(scene: &Scene<'_>, cast: &Cast<'_>, span: Span) -> bool {
    let head = cast.mention_at(span).and_then(|mention| cast.mentions.get(mention)).map(|mention| mention.head);
    let head = head.map(|head| scene.document.tokens_in(head).start);
    head.is_some_and(|at| scene.knowledge.words(lists::CROWD_NOUNS).has(scene.lemma(at)))
}

/// "blamed its mortgage arm": a part of whoever speaks.
fn is_own(scene: &Scene<'_>, span: Span) -> bool {
    scene.token(scene.document.tokens_in(span).start).is_some_and(|token| token.tag == Tag::PRPS)
}
