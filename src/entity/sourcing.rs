//! Noun phrases to sources: which figures a phrase names, and in what order the sources stand. One source a figure; one for
//! all that name nobody. What is to be known of each is `describe`'s, who of a group is named `member`'s.

mod describe;
mod member;

use crate::attribution::Attribution;
use crate::entity::cast::Cast;
use crate::facts::{Kind, Mention, Source};
use crate::list::{Id, List};
use crate::phrases::{Class, Classes};
use crate::span::Span;
use crate::text::Tag;

/// How many places of a source are looked at for reasons and the like.
const PLACES: usize = 8;

impl Cast<'_> {
    /// The sources of every attribution, and those that the article says are silent.
    pub(super) fn read_sources(&mut self, attributions: &List<Attribution>) {
        let of_attribution = attributions.iter().map(|it| self.sources_of(&it.source, it.anchor())).collect();
        self.of_attribution = of_attribution;
        self.read_silences();
        self.sort_sources();
        for id in self.sources.ids() {
            self.describe(id);
        }
        self.hear();
        self.relink();
        self.sorted = true;
    }

    /// Fills in which groups each source's group works with.
    fn relink(&mut self) {
        for source in self.sources.iter_mut() {
            source.linked_groups = self.groups.linked(source.group);
        }
    }

    /// The sources that a phrase names, in reading order, made when they are none yet: "Ukraine and South Korea" gives
    /// two. Never none.
    pub fn sources_for(&mut self, span: Span) -> Vec<Id<Source>> {
        self.sources_of(&[span], span)
    }

    /// The source that a noun phrase names, made when it is none yet: targets, verifiers, suppliers. Of a conjoined
    /// phrase the first. It does not become a place on whose word something stands.
    pub fn source_for(&mut self, span: Span) -> Id<Source> {
        let found = self.sources_for(span).first().copied();
        found.unwrap_or_else(|| self.nobody(span))
    }

    fn sources_of(&mut self, spans: &[Span], anchor: Span) -> Vec<Id<Source>> {
        let mut found: Vec<Id<Source>> = Vec::new();
        for &span in spans {
            for (mention, place) in self.conjuncts(span) {
                let source = self.source(mention, place);
                if !found.contains(&source) {
                    found.push(source);
                }
            }
        }
        match (found.is_empty(), spans.iter().find(|span| !span.is_empty())) {
            (false, _) => found,
            (true, Some(&span)) => vec![self.unread(span)],
            (true, None) => vec![self.nobody(anchor)],
        }
    }

    /// The source of a mention's figure, with one place more.
    fn source(&mut self, mention: Id<Mention>, place: Span) -> Id<Source> {
        let figure = self.scene.figure_of(mention.index()).unwrap_or(usize::MAX);
        if let Some(&source) = self.source_of_figure.get(&figure) {
            self.add_place(source, place);
            return source;
        }
        let entity = self.mentions[mention].entity;
        let mut source = blank(self.entities[entity].name.clone(), place);
        source.entity = Some(entity);
        let id = self.sources.push(source);
        self.source_of_figure.insert(figure, id);
        if self.sorted {
            let groups = self.groups.len();
            self.describe(id);
            self.hear_one(id, false);
            self.hear_one(id, true);
            let group = self.sources[id].group;
            self.sources[id].linked_groups = self.groups.linked(group);
            // A group that is new and works with others: they have to learn of it.
            if self.groups.len() > groups && !self.sources[id].linked_groups.is_empty() {
                self.relink();
            }
        }
        id
    }

    fn add_place(&mut self, source: Id<Source>, place: Span) {
        let places = &mut self.sources[source].places;
        if places.last() != Some(&place) {
            places.push(place);
            if self.sorted {
                places.sort_unstable();
                places.dedup();
            }
        }
    }

    /// Words in which no phrase was read: a source of which only its last noun is known.
    fn unread(&mut self, span: Span) -> Id<Source> {
        let page = self.scene.page;
        let mut source = blank(page.document.at(span).to_owned(), span);
        let head = page.document.tokens_in(span).rev().find(|&at| page.tag(at).is_some_and(Tag::is_noun));
        source.kinds = head.map(|at| by_noun(page.classes(at))).unwrap_or_default();
        source.kind_known = !source.kinds.is_empty();
        source.group = self.groups.alone(span.start);
        self.sources.push(source)
    }

    /// The one source for all that name nobody.
    fn nobody(&mut self, anchor: Span) -> Id<Source> {
        if let Some(source) = self.unstated {
            self.add_place(source, anchor);
            return source;
        }
        let mut source = blank("nobody".to_owned(), anchor);
        source.kinds = vec![Kind::Unstated];
        source.kind_known = true;
        source.because = Some("nobody is named".to_owned());
        source.group = self.groups.alone(usize::MAX);
        let id = self.sources.push(source);
        self.unstated = Some(id);
        id
    }

    /// Sources in order of their first place.
    fn sort_sources(&mut self) {
        let mut order: Vec<usize> = (0..self.sources.len()).collect();
        for source in self.sources.iter_mut() {
            source.places.sort_unstable();
            source.places.dedup();
        }
        let sources = self.sources.as_slice();
        order.sort_by_key(|&at| sources.get(at).and_then(|source| source.places.first().copied()));
        let mut place = vec![Id::new(0); order.len()];
        for (new, &old) in order.iter().enumerate() {
            if let Some(slot) = place.get_mut(old) {
                *slot = Id::new(new);
            }
        }
        let moved = |id: Id<Source>| place.get(id.index()).copied().unwrap_or(id);
        self.sources = order.iter().filter_map(|&old| sources.get(old).cloned()).collect();
        self.unstated = self.unstated.map(moved);
        for source in self.source_of_figure.values_mut() {
            *source = moved(*source);
        }
        for sources in &mut self.of_attribution {
            sources.iter_mut().for_each(|source| *source = moved(*source));
        }
    }
}

/// What a bare noun counts as.
fn by_noun(classes: Classes) -> Vec<Kind> {
    let kinds = [
        (Class::Person, Kind::Person),
        (Class::Body, Kind::Organisation),
        (Class::Document, Kind::Document),
        (Class::Poll, Kind::Poll),
        (Class::Study, Kind::Study),
        (Class::Preprint, Kind::Preprint),
    ];
    kinds.into_iter().find(|(class, _)| classes.has(*class)).map(|(_, kind)| kind).into_iter().collect()
}

fn blank(name: String, place: Span) -> Source {
    Source {
        name,
        places: vec![place],
        entity: None,
        kinds: Vec::new(),
        kind_known: false,
        sides: Vec::new(),
        because: None,
        judged: None,
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
    }
}
