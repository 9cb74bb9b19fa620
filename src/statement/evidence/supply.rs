//! Who supplied a piece of evidence, who is to be seen in it, when and where it was made, as far as its own sentence
//! says. A supplier is whoever posts, hands out or shows it; who merely writes about it is none.

use super::{Offered, Scan};
use crate::entity::Cast;
use crate::facts::{EntityKind, Evidence, EvidenceKind};
use crate::knowledge::lists;
use crate::list::List;
use crate::span::Span;
use crate::statement::gather::Finds;
use crate::statement::scene::Scene;
use crate::text::Tag;
use std::ops::Range;

/// The evidence: what is offered, with supplier, credit, date, place and whom it shows. Sources are added to the cast
/// where a supplier is none yet. A document inside the phrase of an image has the image's supplier.
pub fn supply(scene: &Scene<'_>, cast: &mut Cast<'_>, finds: &Finds) -> List<Evidence> {
    let mut outer: Option<Evidence> = None;
    let supplied = finds.offered.iter().map(|one| {
        let span = scene.span(one.words.clone());
        let around = outer.as_ref().filter(|outer| outer.span.contains(span));
        let evidence = supplied(scene, cast, finds, one, around);
        if outer.as_ref().is_none_or(|outer| outer.span.end <= span.start) {
            outer = Some(evidence.clone());
        }
        evidence
    });
    supplied.collect()
}

fn supplied(
    scene: &Scene<'_>,
    cast: &mut Cast<'_>,
    finds: &Finds,
    one: &Offered,
    around: Option<&Evidence>,
) -> Evidence {
    let (document, knowledge) = (scene.document, scene.knowledge);
    let sentence = &document.sentences[one.sentence];
    let tokens = document.tokens.as_slice().get(sentence.tokens.clone()).unwrap_or_default();
    let scan = Scan {
        knowledge,
        nouns: knowledge.lexicon().asked(lists::EVIDENCE_NOUNS),
        tokens,
        words: scene.words(sentence.tokens.clone()),
    };
    // Its words as the scan counts them.
    let first = sentence.tokens.start;
    let words = one.words.start.saturating_sub(first)..one.words.end.saturating_sub(first);
    let span = scene.span(one.words.clone());
    let supplier =
        owner(cast, span).or_else(|| scan.agent(cast, words.end)).or_else(|| scan.subject(cast, words.start));
    let pictures = !matches!(one.kind, EvidenceKind::Document | EvidenceKind::Data);
    let made = scan.made(words.end).filter(|_| pictures);
    let inside = |span: Span| made.is_some_and(|made| made.contains(span));
    let from = |starts: &dyn Fn(usize) -> Option<Span>, first: usize| {
        let mut spans = (first..).map_while(starts).take_while(|span| span.end <= sentence.span.end);
        spans.find(|span| inside(*span))
    };
    let (dates, places) = (finds.dates.as_slice(), finds.places.as_slice());
    let after = span.end;
    Evidence {
        kind: one.kind,
        span,
        sentence: one.sentence,
        supplier: supplier.map(|span| cast.source_for(span)).or(around.and_then(|outer| outer.supplier)),
        credited: supplier.is_some() || around.is_some_and(|outer| outer.credited),
        shows: if pictures { shown(&scan, cast, words) } else { Vec::new() },
        date: from(&|at| dates.get(at).map(|date| date.span), dates.partition_point(|date| date.span.start < after)),
        place: from(
            &|at| places.get(at).map(|place| place.span),
            places.partition_point(|place| place.span.start < after),
        ),
    }
}

/// "Hamas's video", "her photos": the possessor, unless it is a paper's or place's.
fn owner(cast: &Cast<'_>, span: Span) -> Option<Span> {
    let inside = cast.mentions_in(span).find(|id| cast.mentions[*id].span.start == span.start)?;
    let mention = &cast.mentions[inside];
    let possessor = mention.span.end < span.end
        && matches!(kind_of(cast, mention.span), Some(EntityKind::Person | EntityKind::Organisation));
    possessor.then_some(mention.span)
}

fn kind_of(cast: &Cast<'_>, span: Span) -> Option<EntityKind> {
    cast.entity_at(span).and_then(|entity| cast.entities.get(entity)).map(|entity| entity.kind)
}

/// Those named in the phrase after "of" or "showing".
fn shown(scan: &Scan<'_>, cast: &Cast<'_>, words: Range<usize>) -> Vec<crate::list::Id<crate::facts::Entity>> {
    let (after, last) = (words.end, scan.span(words.start, words.end).end);
    let showing = matches!(scan.lower(after), "showing" | "show" | "shows" | "showed" | "depicting");
    let end = if showing { scan.span(after, scan.noun_phrase_end(after + 1)).end } else { last };
    let of = scan.tokens.get(words).unwrap_or_default().iter().find(|token| &*token.lemma == "of");
    let of = of.map(|token| token.span.end);
    let start = if showing { last } else { of.unwrap_or(end) };
    let mut shows = Vec::new();
    for id in cast.mentions_in(Span::new(start, end)) {
        let entity = cast.mentions[id].entity;
        let people = cast
            .entities
            .get(entity)
            .is_some_and(|entity| matches!(entity.kind, EntityKind::Person | EntityKind::Group));
        if people && !shows.contains(&entity) {
            shows.push(entity);
        }
    }
    shows
}

impl Scan<'_> {
    /// "released by the army", "provided by", "courtesy of", "obtained from": who stands after.
    fn agent(&self, cast: &Cast<'_>, after: usize) -> Option<Span> {
        let handing = (after..after + 8).find(|&at| {
            self.hands_out(at) || matches!(self.lower(at), "courtesy" | "handout" | "credit" | "provided")
        })?;
        let by = (handing + 1..handing + 3).find(|&at| matches!(self.lower(at), "by" | "of" | "from" | ":"))?;
        self.who(cast, by + 1)
    }

    /// The subject of the verb of handing out before the evidence.
    fn subject(&self, cast: &Cast<'_>, place: usize) -> Option<Span> {
        let verb = (place.saturating_sub(super::REACH)..place).rev().find(|&at| self.hands_out(at))?;
        let passive = verb.checked_sub(1).is_some_and(|before| self.lemma(before) == "be");
        let from = self.tokens.get(verb).filter(|_| !passive)?.span.start;
        let first = self.tokens.first()?.span.start;
        let who = |id: &crate::list::Id<crate::facts::Mention>| {
            let kind = cast.entities.get(cast.mentions[*id].entity).map(|entity| entity.kind);
            !matches!(kind, Some(EntityKind::Thing) | None)
        };
        let mut outermost: Option<Span> = None;
        for id in cast.mentions_in(Span::new(first, from)).filter(who) {
            let span = cast.mentions[id].span;
            // The last that stands in none before it is the nearest subject.
            if outermost.is_none_or(|outer| !outer.contains(span)) {
                outermost = Some(span);
            }
        }
        outermost
    }

    fn who(&self, cast: &Cast<'_>, at: usize) -> Option<Span> {
        let end = self.noun_phrase_end(at);
        let span = self.span(at, end);
        cast.mention_at(span).map(|mention| cast.mentions[mention].span).filter(|_| end > at)
    }

    fn hands_out(&self, at: usize) -> bool {
        // "shared photos" may be tagged as an adjective.
        let verb = self.tokens.get(at).is_some_and(|token| token.tag.is_verb() || token.tag == Tag::JJ);
        verb && self.knowledge.words(lists::HANDING_VERBS).has(self.lemma(at))
    }

    /// The words that say when and where it was made: from "taken", "filmed", "dated" to the end of the sentence.
    fn made(&self, after: usize) -> Option<Span> {
        let made = (after..self.tokens.len()).find(|&at| {
            let verb = self.tokens.get(at).is_some_and(|token| token.tag.is_verb() || token.tag == Tag::JJ);
            verb && matches!(
                self.lower(at),
                "taken" | "filmed" | "shot" | "recorded" | "made" | "captured" | "dated" | "timestamped"
            )
        })?;
        Some(self.span(made, self.tokens.len()))
    }
}
