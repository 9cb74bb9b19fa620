//! Who supplied a piece of evidence, who is to be seen in it, when and where it was made, as far as its own sentence
//! says. A supplier is whoever posts, hands out or shows it; who merely writes about it is none.

use super::{Offered, Scan};
use crate::entity::Cast;
use crate::facts::{Entity, EntityKind, Evidence, EvidenceKind, Mention};
use crate::knowledge::lists;
use crate::list::{Id, List};
use crate::phrases::VerbGroup;
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
    let sentence = &scene.document.sentences[one.sentence];
    let scan = Scan::of(scene.phrases, sentence);
    let (words, span) = (one.words.clone(), scene.span(one.words.clone()));
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
fn shown(scan: &Scan<'_>, cast: &Cast<'_>, words: Range<usize>) -> Vec<Id<Entity>> {
    let seen = scan.phrases.joined_from(words.end + 1).filter(|_| scan.stands(words.end, "showing"));
    let of = || words.clone().find(|&at| scan.page.lemma(at) == "of").map(|of| scan.page.span(&(of + 1..words.end)));
    let Some(seen) = seen.map(|seen| scan.page.span(&seen)).or_else(of) else { return Vec::new() };
    let mut shows = Vec::new();
    for id in cast.mentions_in(seen) {
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
        let handing = (after..after + 8).find(|&at| self.hands_out(at) || self.stands(at, "hands"))?;
        let by = |at: &usize| self.lower(*at) == ":" || self.stands(*at, "whom");
        let by = (handing + 1..handing + 3).find(by)?;
        let who = self.page.span(&self.phrases.joined_from(by + 1)?);
        cast.mention_at(who).map(|mention| cast.mentions[mention].span)
    }

    /// The subject of the verb of handing out before the evidence.
    fn subject(&self, cast: &Cast<'_>, place: usize) -> Option<Span> {
        let near = place.saturating_sub(super::REACH).max(self.tokens.start)..place;
        let verb = near.rev().find(|&at| self.hands_out(at))?;
        let passive = self.phrases.verb_at(verb).is_some_and(VerbGroup::is_helped_passive);
        let before = self.page.span(&(self.tokens.start..verb));
        let who = |id: &Id<Mention>| {
            let kind = cast.entities.get(cast.mentions[*id].entity).map(|entity| entity.kind);
            !matches!(kind, Some(EntityKind::Thing) | None)
        };
        let mut outermost: Option<Span> = None;
        for id in cast.mentions_in(before).filter(|_| !passive).filter(who) {
            let span = cast.mentions[id].span;
            // The last that stands in none before it is the nearest subject.
            if outermost.is_none_or(|outer| !outer.contains(span)) {
                outermost = Some(span);
            }
        }
        outermost
    }

    fn hands_out(&self, at: usize) -> bool {
        // "shared photos" may be tagged as an adjective.
        self.tokens.contains(&at) && self.is_verb_or_adjective(at) && self.page.is(at, lists::HANDING_VERBS)
    }

    fn is_verb_or_adjective(&self, at: usize) -> bool {
        self.page.tag(at).is_some_and(|tag| tag.is_verb() || tag == Tag::JJ)
    }

    /// The words that say when and where it was made: from "taken", "filmed", "dated" to the end of the sentence.
    fn made(&self, after: usize) -> Option<Span> {
        let made = (after..self.tokens.end).find(|&at| self.is_verb_or_adjective(at) && self.stands(at, "made"))?;
        Some(self.page.span(&(made..self.tokens.end)))
    }
}
