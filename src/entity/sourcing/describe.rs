//! What is to be known of one source: kinds, sides, whether it is named, its role, why it goes unnamed. Takes the
//! figure as it stands; makes and joins none.

use crate::entity::anonymity;
use crate::entity::cast::Cast;
use crate::entity::kind::{Standing, standing};
use crate::entity::pronoun::word::{Pronoun, pronoun};
use crate::entity::research;
use crate::entity::sourcing::PLACES;
use crate::facts::{EntityKind, Kind, Source};
use crate::knowledge::lists;
use crate::list::Id;
use crate::phrases::{Class, Phrase, Sort};
use crate::span::Span;
use crate::text::Sentence;

/// So many sentences behind it those who spoke are taken up with the reason why they are not named.
const BEHIND: usize = 2;

impl Cast<'_> {
    /// Fills in what is to be known of a source that has an entity.
    pub(super) fn describe(&mut self, id: Id<Source>) {
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
        source.sides = self.said_sides(figure, held, &standing);
        source.named = self.is_named(figure, &standing);
        self.words(figure, held, &standing, &mut source);
        if source.anonymous && source.reason.is_none() {
            source.reason = self.reason_of_all();
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
        let speaks = standing.is_of_state();
        let called = self.scene.figure(figure).is_some_and(|made| {
            let nouns = self.scene.told_by(made, PLACES).filter(|it| it.sort == Sort::Nominal);
            nouns.into_iter().any(|it| self.scene.page.is(it.head, lists::CAPTOR_NOUNS))
        });
        itself || called || speaks && state.is_some_and(|state| self.captivity.states.contains(&state))
    }

    fn is_named(&self, figure: usize, standing: &Standing) -> bool {
        let Some(made) = self.scene.figure(figure) else { return false };
        if made.named || made.known.is_some() {
            return true;
        }
        let phrases = || self.scene.told_by(made, PLACES);
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
        let phrases: Vec<&Phrase> = scene.told_by(made, 24).collect();
        let place = source.places.first().copied().unwrap_or_default();
        source.role = phrases.iter().find_map(|it| self.role(it, made.named));
        source.anonymous = !held && !source.named && anonymity::is_anonymous(scene, figure, &standing.kinds, place);
        let places = || source.places.iter().take(PLACES).copied();
        let spoken_for = places().any(|place| self.includes(place) || self.names(place))
            || self.officials_named(figure, place)
            || self.colleague_named(figure, place)
            || !made.plural && self.is_named_next(place)
            || places().all(|place| self.is_joined(place));
        source.anonymous = source.anonymous && !spoken_for;
        if !made.named && !source.named {
            let nominal = phrases.iter().find(|it| it.sort == Sort::Nominal);
            source.description = nominal.and_then(|it| anonymity::description(scene, it, place));
        }
        if source.anonymous {
            self.why_unnamed(figure, source);
        }
        if standing.kinds.contains(&Kind::UnnamedGroup) {
            source.named_member = source
                .places
                .iter()
                .take(PLACES)
                .find_map(|&place| self.beside(place).or_else(|| self.member(figure, place)));
        }
    }

    /// Why a source is not named, and how it knows.
    fn why_unnamed(&self, figure: usize, source: &mut Source) {
        let page = self.scene.page;
        let sentences: Vec<_> =
            source.places.iter().take(PLACES).filter_map(|&place| page.document.sentence_at(place)).collect();
        let told = self.scene.figure(figure).into_iter().flat_map(|made| self.scene.told_by(made, 24));
        let mut own: Vec<usize> = told.map(|it| it.sentence.index()).collect();
        own.extend(sentences.iter().flat_map(|sentence| self.taken_up(*sentence)));
        source.reason = sentences.iter().find_map(|sentence| anonymity::reason(self.scene.grammar, *sentence, &own));
        source.way_of_knowing = sentences.iter().find_map(|sentence| anonymity::way_of_knowing(page, *sentence));
    }

    /// "Both asked not to be identified", "neither was allowed to speak": sentences behind one that take up all who spoke there.
    fn taken_up(&self, sentence: Id<Sentence>) -> impl Iterator<Item = usize> {
        let page = self.scene.page;
        let takes_up = move |at: &usize| {
            let first = page.document.sentences.as_slice().get(*at).map(|it| it.tokens.start);
            first.is_some_and(|first| {
                let alone = self.scene.grammar.verb_at(first + 1).is_some();
                alone && page.says(first, lists::QUANTIFIERS, "taking-up")
            })
        };
        (sentence.index() + 1..=sentence.index() + BEHIND).filter(takes_up)
    }

    /// The reasons of a source of which it is found out later that it goes unnamed.
    pub(in crate::entity) fn reasons(&mut self, id: Id<Source>) {
        let Some(mut source) = self.sources.get(id).cloned() else { return };
        let figure = source.entity.and_then(|entity| self.figure_of.get(entity.index()).copied());
        self.why_unnamed(figure.unwrap_or(usize::MAX), &mut source);
        source.reason = source.reason.or_else(|| self.reason_of_all());
        self.sources[id] = source;
    }

    fn reason_of_all(&mut self) -> Option<Span> {
        let page = self.scene.page;
        *self.reason_for_all.get_or_insert_with(|| anonymity::reason_for_all(page))
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
        let plain = page.is(it.head, lists::PLAIN_PEOPLE);
        (person && says && !plain && !it.partitive).then(|| page.span(&it.tokens))
    }
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
    let pronoun = cast
        .scene
        .told_by(made, 24)
        .any(|it| it.sort == Sort::Pronoun && pronoun(cast.scene.page, it.head).is_some_and(Pronoun::is_one_person));
    let person = unknown && (made.named && !made.plural || pronoun);
    if person {
        standing.kinds.push(Kind::Person);
        standing.known = false;
    }
    person
}
