//! Noun phrases to sources: which figures a phrase names, and everything that is to be known of each as a source. One
//! source a figure; one for all that name nobody.

use crate::attribution::Attribution;
use crate::entity::anonymity;
use crate::entity::cast::Cast;
use crate::entity::conflict;
use crate::entity::kind::{Standing, employer_of, is_of_state, standing};
use crate::entity::noun::{Class, Classes};
use crate::entity::phrase::{Phrase, Sort};
use crate::entity::research;
use crate::facts::{EntityKind, Form, Kind, Mention, Source};
use crate::knowledge::Entry;
use crate::list::{Id, List};
use crate::span::Span;
use crate::text::Tag;

/// How many bytes behind a group its members may be listed.
const LISTED: usize = 40;
/// How many places of a source are looked at for reasons and the like.
const PLACES: usize = 8;
/// Sentences after a group in which a named person of the same calling counts as one of it.
const FURTHER: usize = 4;

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

    /// Fills in what is to be known of a source that has an entity.
    fn describe(&mut self, id: Id<Source>) {
        let Some(source) = self.sources.get(id).cloned() else { return };
        let Some(figure) = source.entity.and_then(|entity| self.figure_of.get(entity.index()).copied()) else { return };
        let mut source = source;
        let held = self.captivity.held.get(figure).copied().unwrap_or(false);
        let mut standing = standing(&self.scene, figure);
        if held {
            captive(self.scene.page.document.at(source.places.first().copied().unwrap_or_default()), &mut standing);
        } else if self.is_captor(figure, &standing) {
            standing.kinds.push(Kind::Captor);
        }
        if let Some(silence) = self.silences.get(&figure) {
            source.silence = Some(*silence);
        }
        if person_by_default(self, figure, &mut standing)
            && let Some(entity) = source.entity
        {
            self.entities[entity].kind = EntityKind::Person;
        }
        standing.kinds.sort_unstable();
        standing.kinds.dedup();
        source.sides = self.sides(figure, held, &standing);
        source.named = self.is_named(figure, &standing);
        self.words(figure, held, &standing, &mut source);
        if source.anonymous && source.reason.is_none() {
            let page = self.scene.page;
            source.reason = *self.reason_for_all.get_or_insert_with(|| anonymity::reason_for_all(page));
        }
        source.group = self.groups.of(&self.scene, &self.captivity, figure);
        research::fill(self, figure, &standing.kinds, &mut source);
        source.kind_known = standing.known || held;
        source.because = standing.because.take();
        source.kinds = standing.kinds;
        self.sources[id] = source;
    }

    fn is_captor(&self, figure: usize, standing: &Standing) -> bool {
        let itself = self.captivity.holds.get(figure).copied().unwrap_or(false);
        let state = self.scene.figure(figure).and_then(|made| made.state);
        let speaks = standing
            .kinds
            .iter()
            .any(|kind| matches!(kind, Kind::StateBody | Kind::Official | Kind::ArmedForce | Kind::Country));
        itself || speaks && state.is_some_and(|state| self.captivity.states.contains(&state))
    }

    fn sides(&self, figure: usize, held: bool, standing: &Standing) -> Vec<crate::facts::Side> {
        let Some(made) = self.scene.figure(figure) else { return Vec::new() };
        let speaks = standing.kinds.iter().any(|kind| {
            matches!(
                kind,
                Kind::StateBody | Kind::Official | Kind::ArmedForce | Kind::Country | Kind::StateControlledOutlet
            )
        });
        // A party of the legislature, "US researchers", "many people in Britain" are of a state and do not speak for it.
        if let Some(known) = made.known {
            let itself = speaks || held || conflict::is_party(&self.known_conflicts, known);
            return if itself { conflict::sides(&self.scene, &self.known_conflicts, known, !held) } else { Vec::new() };
        }
        let employer = employer_of(&self.scene, figure)
            .and_then(|employer| self.scene.figure(employer))
            .and_then(|employer| employer.known);
        // "a former ambassador to Norland" speaks for no state; a fighter of an army is on its side all the same.
        let of_state = |key: &str| matches!(self.scene.page.knowledge.almanac().get(key), Some(Entry::State(_)));
        let employer = employer.filter(|key| speaks || held || !of_state(key));
        let key = made.state.filter(|_| speaks || held).or(employer);
        key.map(|key| conflict::sides(&self.scene, &self.known_conflicts, key, !held)).unwrap_or_default()
    }

    fn is_named(&self, figure: usize, standing: &Standing) -> bool {
        let Some(made) = self.scene.figure(figure) else { return false };
        if made.named || made.known.is_some() {
            return true;
        }
        let phrases = || made.phrases.iter().take(PLACES).filter_map(|&at| self.scene.phrases.get(at));
        let office = phrases().any(|it| {
            let one = it.sort == Sort::Nominal && anonymity::is_office_of_one(&self.scene, it);
            one && (it.classes.has(Class::Office)
                || made.state.is_some()
                || it.complement.is_some()
                || it.owner.is_some())
        });
        let body =
            standing.kinds.contains(&Kind::StateBody) && made.state.is_some() && made.kind == EntityKind::Organisation;
        office && !standing.kinds.contains(&Kind::Captive) || body
    }

    /// What the words around a source's places say of it.
    fn words(&self, figure: usize, held: bool, standing: &Standing, source: &mut Source) {
        let scene = &self.scene;
        let Some(made) = scene.figure(figure) else { return };
        let phrases: Vec<&Phrase> = made.phrases.iter().take(24).filter_map(|&at| scene.phrases.get(at)).collect();
        let place = source.places.first().copied().unwrap_or_default();
        source.role = phrases.iter().find_map(|it| self.role(it, made.named));
        source.anonymous = !held && !source.named && anonymity::is_anonymous(scene, figure, &standing.kinds, place);
        let places = || source.places.iter().take(PLACES).copied();
        let spoken_for = places().any(|place| self.includes(place) || self.names(place))
            || places().all(|place| self.is_joined(place));
        source.anonymous = source.anonymous && !spoken_for;
        if !made.named && !source.named {
            let nominal = phrases.iter().find(|it| it.sort == Sort::Nominal);
            source.description = nominal.and_then(|it| anonymity::description(scene, it, place));
        }
        if source.anonymous {
            let sentences =
                || source.places.iter().take(PLACES).filter_map(|&place| scene.page.document.sentence_at(place));
            let own: Vec<usize> = phrases.iter().map(|it| it.sentence.index()).collect();
            source.reason = sentences().find_map(|sentence| anonymity::reason(scene.page, sentence, &own));
            source.way_of_knowing = sentences().find_map(|sentence| anonymity::way_of_knowing(scene.page, sentence));
        }
        if standing.kinds.contains(&Kind::UnnamedGroup) {
            source.named_member = source
                .places
                .iter()
                .take(PLACES)
                .find_map(|&place| self.beside(place).or_else(|| self.member(figure, place)));
        }
    }

    /// "the minister", "a geologist at Leeds": of a named person the words beside the name, of others the phrase.
    fn role(&self, it: &Phrase, named: bool) -> Option<Span> {
        let page = self.scene.page;
        if let Some(title) =
            it.title.clone().filter(|title| title.clone().any(|at| page.classes(at).has(Class::Person)))
        {
            return Some(page.span(&title));
        }
        let person = it.sort == Sort::Nominal && it.classes.has(Class::Person) && !it.plural;
        let says = named
            || it.base.len() > 2
            || it.complement.is_some()
            || it.classes.has(Class::Title)
            || it.classes.has(Class::Office)
            || it.classes.has(Class::Expert);
        let plain = matches!(
            page.lemma(it.head),
            "man"
                | "woman"
                | "person"
                | "boy"
                | "girl"
                | "child"
                | "father"
                | "mother"
                | "son"
                | "daughter"
                | "brother"
                | "sister"
                | "victim"
                | "suspect"
                | "people"
        );
        (person && says && !plain && !it.partitive).then(|| page.span(&it.tokens))
    }

    /// A person named within two sentences whom something is attributed to, or who stands after "including", "such as"; or
    /// one of the same calling a little further on.
    fn member(&self, figure: usize, place: Span) -> Option<Span> {
        let document = self.scene.page.document;
        let sentence = document.sentence_at(place)?;
        let around = |before, after| {
            let tokens = crate::entity::wording::around(self.scene.page, sentence, before, after);
            self.scene.page.span(&tokens)
        };
        let (near, wide) = (around(2, 2), around(2, FURTHER));
        let named = |id: Id<Mention>| {
            let mention = &self.mentions[id];
            let kind = self.entities[mention.entity].kind;
            // What is unknown is a person only with a name of two words: "Euronext" is no analyst.
            let words = self.scene.page.document.tokens_in(mention.span).len();
            let human = kind == EntityKind::Person || kind == EntityKind::Unknown && words > 1;
            let person = human && mention.form == Form::Name;
            let voiced = self
                .figure_of
                .get(mention.entity.index())
                .is_some_and(|figure| self.source_of_figure.contains_key(figure));
            let listed = self.listed_before(mention.span);
            let after = mention.span.start > place.start;
            let described = self.shares_head(figure, mention.entity.index(), after);
            let body = listed
                && near.contains(mention.span)
                && kind == EntityKind::Organisation
                && mention.form == Form::Name
                && mention.span.start > place.start
                && document.sentence_at(mention.span) == Some(sentence);
            let heard = voiced && after && !self.is_office_holder(mention.entity.index());
            let by_name = listed || heard;
            (body || person && (described || by_name && near.contains(mention.span))).then_some(mention.span)
        };
        self.mentions_in(wide).take(200).find_map(named)
    }

    /// "Norland and others": whoever is named beside them.
    fn beside(&self, place: Span) -> Option<Span> {
        let page = self.scene.page;
        let others = page.lemma(page.document.tokens_in(place).start) == "other";
        let mention = self.joined(place).filter(|&id| others && self.mentions[id].form == Form::Name)?;
        Some(self.mentions[mention].span)
    }

    /// "She and her aides": somebody named says it too.
    fn is_joined(&self, place: Span) -> bool {
        self.joined(place).is_some_and(|id| self.is_somebody(id))
    }

    /// "officials, including Ann Reed": some of them are named right behind.
    fn includes(&self, place: Span) -> bool {
        let document = self.scene.page.document;
        let sentence = document.sentence_at(place).and_then(|id| document.sentences.get(id)).map(|it| it.span);
        let after = sentence.map(|it| Span::new(place.start, it.end.min(place.end + LISTED))).unwrap_or_default();
        let listed = |id: &Id<Mention>| self.listed_before(self.mentions[*id].span);
        self.mentions_in(after).take(12).find(listed).is_some_and(|id| self.is_somebody(id))
    }

    /// "his top aide, Tad Devine": a name behind the comma, though no phrase was read in it.
    fn names(&self, place: Span) -> bool {
        let page = self.scene.page;
        let tokens = page.document.tokens_in(place);
        let capital = |at: usize| page.text(at).starts_with(char::is_uppercase) && !page.is_season(at);
        let comma = tokens.clone().find(|&at| page.text(at) == ",");
        let name = comma.map(|comma| comma + 1..tokens.end).unwrap_or_default();
        let run = name.clone().take_while(|&at| capital(at)).count();
        run > 1 && matches!(page.text(name.start + run), "," | "") || run > 1 && name.len() == run
    }

    /// Named, here or elsewhere.
    fn is_somebody(&self, id: Id<Mention>) -> bool {
        let mention = &self.mentions[id];
        let known = self.figure_of.get(mention.entity.index()).and_then(|&figure| self.scene.figure(figure));
        matches!(mention.form, Form::Name | Form::Pronoun) && known.is_some_and(|made| made.named)
    }

    /// Whoever stands before the "and" in front of a place.
    fn joined(&self, place: Span) -> Option<Id<Mention>> {
        let page = self.scene.page;
        let first = page.document.tokens_in(place).start;
        let and = first.checked_sub(1).filter(|&at| page.tag(at) == Some(Tag::CC))?;
        let sentence = page.document.sentences.get(page.document.sentence_at(place)?)?;
        let near = page.span(&(sentence.tokens.start..and));
        self.mentions_in(near).find(|id| self.mentions[*id].span.end == near.end)
    }

    fn listed_before(&self, span: Span) -> bool {
        let page = self.scene.page;
        let at = page.document.tokens_in(Span::new(span.start, page.document.text.len())).start;
        let word = |back: usize| at.checked_sub(back).map(|at| page.lemma(at)).unwrap_or_default();
        matches!(word(1), "include" | "including" | "like" | "among")
            || matches!((word(2), word(1)), ("such", "as") | ("lead", "by"))
    }

    /// Described by the same noun, or where `by_calling` says so both as people who know: an economist who is named after
    /// the analysts is one of them.
    fn shares_head(&self, figure: usize, entity: usize, by_calling: bool) -> bool {
        const EXPERT: &str = "expert";
        let knows = |it: &Phrase| by_calling && it.classes.has(Class::Expert);
        let heads = |figure: usize| -> Vec<&str> {
            let made = self.scene.figure(figure);
            made.map(|made| {
                made.phrases
                    .iter()
                    .take(PLACES)
                    .filter_map(|&at| self.scene.phrases.get(at))
                    .filter(|it| it.sort == Sort::Nominal)
                    .map(|it| if knows(it) { EXPERT } else { self.scene.page.lemma(it.head) })
                    .collect()
            })
            .unwrap_or_default()
        };
        let own = heads(figure);
        self.figure_of.get(entity).is_some_and(|&other| heads(other).iter().any(|head| own.contains(head)))
    }

    /// Somebody in or once in office, or of a state body: nobody's expert or critic.
    fn is_office_holder(&self, entity: usize) -> bool {
        self.figure_of.get(entity).is_some_and(|&figure| {
            self.scene.figure(figure).is_some_and(|made| made.known.is_some())
                || crate::entity::kind::is_official(&self.scene, figure)
                || employer_of(&self.scene, figure).is_some_and(|employer| is_of_state(&self.scene, employer))
        })
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

fn captive(words: &str, standing: &mut Standing) {
    standing.kinds.retain(|kind| !matches!(kind, Kind::Official | Kind::UnnamedGroup | Kind::ArmedForce));
    standing.kinds.push(Kind::Captive);
    standing.known = true;
    standing.because = Some(format!("{words} is held captive"));
}

/// Someone unknown with a name of two words who speaks is a person; nothing more is known of him.
fn person_by_default(cast: &Cast<'_>, figure: usize, standing: &mut Standing) -> bool {
    let Some(made) = cast.scene.figure(figure) else { return false };
    let unknown = made.kind == EntityKind::Unknown && standing.kinds.is_empty();
    let pronoun = made.phrases.iter().take(24).filter_map(|&at| cast.scene.phrases.get(at)).any(|it| {
        it.sort == Sort::Pronoun && matches!(cast.scene.page.lemma(it.head), "he" | "she" | "him" | "her" | "his" | "i")
    });
    let person = unknown && (made.named && !made.plural || pronoun);
    if person {
        standing.kinds.push(Kind::Person);
        standing.known = false;
    }
    person
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
