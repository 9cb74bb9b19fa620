//! What the stage hands on: entities, mentions, sources and conflicts, with the questions that later stages ask of
//! them. Finds nothing itself.

use crate::attribution::Attribution;
use crate::facts::{Conflict, Entity, Mention, Source};
use crate::knowledge::Knowledge;
use crate::list::{Id, List};
use crate::span::Span;
use crate::text::Document;

/// Who is who.
#[derive(Debug)]
pub struct Cast<'a> {
    document: &'a Document,
    knowledge: &'a Knowledge,
    /// In order of their first mention.
    pub entities: List<Entity>,
    /// Every noun phrase that names somebody or something, pronouns and phrases inside phrases too, by start, the
    /// longer of two with the same start first. Those that `source_for` adds stand at the end.
    pub mentions: List<Mention>,
    /// Sources in order of their first place; those that `source_for` adds stand at the end.
    pub sources: List<Source>,
    /// The conflicts that the article is about.
    pub conflicts: List<Conflict>,
    /// The sources of each attribution, by its place in the list: several when they are conjoined, never none; one of
    /// kind `Unstated` when nobody is named.
    pub of_attribution: Vec<Vec<Id<Source>>>,
}

impl<'a> Cast<'a> {
    pub(super) fn new(document: &'a Document, attributions: &List<Attribution>, knowledge: &'a Knowledge) -> Self {
        let mut cast = Self {
            document,
            knowledge,
            entities: List::new(),
            mentions: List::new(),
            sources: List::new(),
            conflicts: List::new(),
            of_attribution: Vec::new(),
        };
        cast.of_attribution = attributions.iter().map(|it| cast.sources_of(&it.source)).collect();
        cast
    }

    /// The sources that a phrase names: "Ukraine and South Korea" gives two; never none.
    pub fn sources_for(&mut self, span: Span) -> Vec<Id<Source>> {
        self.sources_of(&[span])
    }

    /// The source that a noun phrase names, made when it is not one yet: targets, verifiers, suppliers. Of a conjoined
    /// phrase the first.
    pub fn source_for(&mut self, span: Span) -> Id<Source> {
        self.sources_of(&[span]).first().copied().unwrap_or_else(|| Id::new(0))
    }

    /// The entity that a noun phrase names: by the mention with that span, else the first outermost one inside it,
    /// else the smallest one around it.
    pub fn entity_at(&self, _span: Span) -> Option<Id<Entity>> {
        None
    }

    /// The mention that stands for a noun phrase, as `entity_at` finds it.
    pub fn mention_at(&self, _span: Span) -> Option<Id<Mention>> {
        None
    }

    /// The mentions that lie wholly inside a span, in reading order.
    pub fn mentions_in(&self, span: Span) -> impl Iterator<Item = Id<Mention>> + '_ {
        self.mentions.entries().filter(move |(_, mention)| span.contains(mention.span)).map(|(id, _)| id)
    }

    /// True when the entity is held by a party: a prisoner of war, a hostage.
    pub fn is_captive(&self, _entity: Id<Entity>) -> bool {
        false
    }

    fn sources_of(&mut self, _spans: &[Span]) -> Vec<Id<Source>> {
        let _ = (self.document, self.knowledge);
        let source = Source {
            name: String::new(),
            places: Vec::new(),
            entity: None,
            kinds: Vec::new(),
            kind_known: false,
            sides: Vec::new(),
            because: None,
            named: false,
            anonymous: false,
            description: None,
            role: None,
            reason: None,
            way_of_knowing: None,
            named_member: None,
            linked: false,
            pollster: None,
            client: None,
            sample_size: None,
            date: None,
            group: 0,
            linked_groups: Vec::new(),
            silence: None,
        };
        vec![self.sources.push(source)]
    }
}
