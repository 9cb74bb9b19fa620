//! What the stage hands on: entities, mentions, sources and conflicts, with the questions that later stages ask of
//! them. Finds nothing itself.

use crate::entity::captivity::{self, Captivity};
use crate::entity::conflict::{self, Listed};
use crate::entity::death;
use crate::entity::group::Groups;
use crate::entity::naming::full_name;
use crate::entity::scene::Scene;
use crate::entity::voice::Ground;
use crate::facts::{Conflict, Entity, EntityKind, Form, Mention, Source};
use crate::list::{Id, List};
use crate::phrases::{Phrase, Sort};
use crate::span::Span;
use crate::text::Tag;
use rustc_hash::FxHashMap;
use std::fmt;
use std::ops::Range;

/// Who is who.
pub struct Cast<'a> {
    pub(super) scene: Scene<'a>,
    /// The entity of each figure of the scene.
    pub(super) entity_of: Vec<Id<Entity>>,
    /// The figure of each entity.
    pub(super) figure_of: Vec<usize>,
    pub(super) captivity: Captivity<'a>,
    /// The almanac's entries of `conflicts`, at the same places.
    pub(super) known_conflicts: Vec<Listed<'a>>,
    pub(super) groups: Groups,
    /// What it says of the sides of its conflicts, where it has any.
    pub(super) ground: Option<Ground<'a>>,
    pub(super) source_of_figure: FxHashMap<usize, Id<Source>>,
    /// Wording of silence by figure.
    pub(super) silences: FxHashMap<usize, Span>,
    /// Why many of the sources are not named, once somebody has asked.
    pub(super) reason_for_all: Option<Option<Span>>,
    /// The source for all that name nobody.
    pub(super) unstated: Option<Id<Source>>,
    /// Whether sources are in order; those that come later are described at once.
    pub(super) sorted: bool,
    /// In order of their first mention.
    pub entities: List<Entity>,
    /// Every noun phrase that names somebody or something, pronouns and phrases inside phrases too, by start, the
    /// longer of two with the same start first. Times and bare numbers are left out.
    pub mentions: List<Mention>,
    /// Sources in order of their first place; those that `source_for` adds stand at the end.
    pub sources: List<Source>,
    /// The conflicts that the article is about.
    pub conflicts: List<Conflict>,
    /// The sources of each attribution, by its place in the list: several when they are conjoined, never none; one of
    /// kind `Unstated` when nobody is named.
    pub of_attribution: Vec<Vec<Id<Source>>>,
}

impl fmt::Debug for Cast<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Cast").field("entities", &self.entities).field("sources", &self.sources).finish_non_exhaustive()
    }
}

impl<'a> Cast<'a> {
    /// Entities and mentions of a scene whose phrases all have their figure.
    pub(super) fn of(scene: Scene<'a>) -> Self {
        let (conflicts, known_conflicts) = conflict::find(&scene);
        let captivity = captivity::find(&scene, !conflicts.is_empty());
        let mut groups = Groups::default();
        groups.read_links(&scene, &captivity, &known_conflicts);
        let ground = (!conflicts.is_empty()).then(|| Ground::new(&scene, &known_conflicts));
        let mut cast = Self {
            ground,
            entity_of: vec![Id::new(0); scene.figures.len()],
            figure_of: Vec::new(),
            entities: List::new(),
            mentions: List::new(),
            sources: List::new(),
            conflicts,
            known_conflicts,
            captivity,
            groups,
            source_of_figure: FxHashMap::default(),
            silences: FxHashMap::default(),
            reason_for_all: None,
            unstated: None,
            sorted: false,
            of_attribution: Vec::new(),
            scene,
        };
        cast.gather();
        cast.relate();
        cast
    }

    /// One mention a phrase, at the same place; entities as their first mention comes.
    fn gather(&mut self) {
        let mut known = vec![false; self.scene.figures.len()];
        for phrase in 0..self.scene.phrases.len() {
            let Some(figure) = self.scene.figure_of(phrase) else { continue };
            if !known.get(figure).copied().unwrap_or(true) {
                let entity = self.entities.push(self.entity(figure));
                self.figure_of.push(figure);
                set(&mut known, figure, true);
                set(&mut self.entity_of, figure, entity);
            }
            let entity = self.entity_of.get(figure).copied().unwrap_or_else(|| Id::new(0));
            let Some(mention) = self.mention(phrase, entity) else { continue };
            let mention = self.mentions.push(mention);
            self.entities[entity].mentions.push(mention);
        }
    }

    fn relate(&mut self) {
        for (at, &figure) in self.figure_of.iter().enumerate() {
            let part_of = self.scene.figure(figure).and_then(|it| it.part_of);
            let part_of = part_of.map(|group| self.scene.figure(group).and_then(|it| it.merged_into).unwrap_or(group));
            self.entities[Id::new(at)].part_of = part_of.and_then(|group| self.entity_of.get(group).copied());
        }
    }

    fn mention(&self, phrase: usize, entity: Id<Entity>) -> Option<Mention> {
        let it = self.scene.phrases.get(phrase)?;
        let metonym = self.scene.facets.get(phrase).is_some_and(|facet| facet.metonym);
        let form = match it.sort {
            _ if metonym => Form::Metonym,
            Sort::Name => Form::Name,
            Sort::Pronoun => Form::Pronoun,
            Sort::Nominal => Form::Nominal,
        };
        let page = self.scene.page;
        Some(Mention { span: page.span(&it.tokens), head: page.span(&(it.head..it.head + 1)), form, entity })
    }

    fn entity(&self, figure: usize) -> Entity {
        let it = self.scene.figure(figure);
        let kind = it.map_or(EntityKind::Unknown, |it| it.kind);
        Entity {
            name: self.name_of(figure),
            kind,
            mentions: Vec::new(),
            almanac: it.and_then(|it| it.known).map(str::to_owned),
            part_of: None,
            of_state: it.and_then(|it| it.state).map(str::to_owned),
        }
    }

    /// The longest name in the article; else the first description; else the pronoun.
    fn name_of(&self, figure: usize) -> String {
        let Some(it) = self.scene.figure(figure) else { return String::new() };
        let page = self.scene.page;
        let phrases = || it.phrases.iter().filter_map(|&at| self.scene.phrases.get(at));
        let body = it.kind == EntityKind::Organisation;
        let in_full = |phrase: &Phrase| if body { full_name(page, phrase) } else { phrase.name.clone() };
        let names = phrases().filter_map(|phrase| self.almanac_name(phrase).or_else(|| in_full(phrase)));
        let longest =
            names.map(|name| page.span(&name)).reduce(|best, next| if next.len() > best.len() { next } else { best });
        let nominal = phrases().filter(|phrase| phrase.sort == Sort::Nominal).min_by_key(|phrase| phrase.tokens.start);
        let span = longest.or_else(|| nominal.map(|phrase| page.span(&phrase.tokens)));
        let span = span.or_else(|| phrases().next().map(|phrase| page.span(&phrase.tokens)));
        page.document.at(span.unwrap_or_default()).to_owned()
    }

    /// The words of a name of the almanac that reach further than the name of a phrase: "Number 10".
    fn almanac_name(&self, phrase: &Phrase) -> Option<Range<usize>> {
        let named = self.scene.names.at(phrase.head)?;
        let last = named.range.end.checked_sub(1).filter(|&at| at >= phrase.base.start && at < phrase.tokens.end)?;
        (self.scene.page.tag(last) == Some(Tag::CD)).then(|| named.range.clone())
    }

    /// The mention that stands for a noun phrase: the one with that span, else the first outermost one inside it that
    /// is no possessor, else the smallest one around it.
    pub fn mention_at(&self, span: Span) -> Option<Id<Mention>> {
        let inside = self.range_in(span);
        let mentions = self.mentions.as_slice();
        let exact = inside.clone().find(|&at| mentions.get(at).is_some_and(|mention| mention.span == span));
        let first = || inside.clone().find(|&at| mentions.get(at).is_some_and(|mention| span.contains(mention.span)));
        exact.or_else(first).or_else(|| self.around(span)).map(Id::new)
    }

    /// Mentions that start inside a span.
    fn range_in(&self, span: Span) -> Range<usize> {
        let mentions = self.mentions.as_slice();
        let first = mentions.partition_point(|mention| mention.span.start < span.start);
        let after = mentions.partition_point(|mention| mention.span.start < span.end);
        first..after.max(first)
    }

    /// The smallest mention around a span; looks a few mentions back.
    pub(super) fn around(&self, span: Span) -> Option<usize> {
        let mentions = self.mentions.as_slice();
        let after = mentions.partition_point(|mention| mention.span.start <= span.start);
        let near = after.saturating_sub(8)..after;
        near.filter(|&at| mentions.get(at).is_some_and(|mention| mention.span.contains(span)))
            .min_by_key(|&at| mentions.get(at).map(|mention| mention.span.len()))
    }

    /// The entity that a noun phrase names, by `mention_at`; `None` when there is none.
    pub fn entity_at(&self, span: Span) -> Option<Id<Entity>> {
        self.mention_at(span).map(|mention| self.mentions[mention].entity)
    }

    /// The mentions that lie wholly inside a span, in reading order.
    pub fn mentions_in(&self, span: Span) -> impl Iterator<Item = Id<Mention>> + '_ {
        let inside = self
            .range_in(span)
            .filter(move |&at| self.mentions.as_slice().get(at).is_some_and(|mention| span.contains(mention.span)));
        inside.map(Id::new)
    }

    /// True for a class and not those in particular: "prisoners must be protected", "any soldier".
    pub fn is_generic(&self, entity: Id<Entity>) -> bool {
        self.figure_of.get(entity.index()).and_then(|&figure| self.scene.figure(figure)).is_some_and(|it| it.generic)
    }

    /// True when the article says that somebody is dead.
    pub fn is_dead(&self, entity: Id<Entity>) -> bool {
        let figure = self.figure_of.get(entity.index()).copied();
        figure.is_some_and(|figure| death::is_dead(&self.scene, figure))
    }

    /// True when the entity is held by a party: a prisoner of war, a hostage.
    pub fn is_captive(&self, entity: Id<Entity>) -> bool {
        self.figure_of.get(entity.index()).and_then(|&figure| self.captivity.held.get(figure)).copied().unwrap_or(false)
    }
}

fn set<T>(list: &mut [T], at: usize, value: T) {
    if let Some(slot) = list.get_mut(at) {
        *slot = value;
    }
}
