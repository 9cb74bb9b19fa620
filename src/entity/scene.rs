//! The article's phrases and the figures that they name, while they are being joined. Holds and merges; the sieves in
//! `naming`, `nominal` and `pronoun` decide.

use crate::entity::body;
use crate::entity::facet::{Facet, Gender, Names, facets};
use crate::facts::EntityKind;
use crate::phrases::{Classes, Page, Phrase, Phrases, Sort, ordered};
use rustc_hash::FxHashMap;
use std::borrow::Cow;

/// Someone or something in the making.
#[derive(Clone, Debug)]
pub(super) struct Figure<'a> {
    pub kind: EntityKind,
    pub gender: Gender,
    pub plural: bool,
    /// The key of the almanac.
    pub known: Option<&'a str>,
    pub state: Option<&'a str>,
    pub part_of: Option<usize>,
    /// A class ("prisoners must be protected"), never those in particular.
    pub generic: bool,
    pub named: bool,
    /// The figure that took this one's phrases.
    pub merged_into: Option<usize>,
    /// Phrases that name it, in the order of joining.
    pub phrases: Vec<usize>,
}

pub(super) struct Scene<'a> {
    pub page: Page<'a>,
    pub names: Names<'a>,
    pub phrases: Cow<'a, [Phrase]>,
    /// The article's phrases and verb groups as they were read.
    pub grammar: &'a Phrases<'a>,
    pub facets: Vec<Facet<'a>>,
    pub figures: Vec<Figure<'a>>,
    /// The figure of each phrase, once it has one.
    pub of: Vec<Option<usize>>,
    /// Figures by the lemma of a common noun that heads a phrase of theirs, or stands in their name.
    pub by_head: FxHashMap<&'a str, Vec<usize>>,
    /// Figures by the lemma of an office they hold.
    pub by_role: FxHashMap<&'a str, Vec<usize>>,
}

impl<'a> Scene<'a> {
    pub(super) fn new(grammar: &'a Phrases<'a>) -> Self {
        let page = grammar.page();
        let names = Names::new(page);
        let phrases = grammar.nouns();
        let facets = facets(page, &names, phrases);
        let of = vec![None; phrases.len()];
        Self {
            page,
            names,
            phrases: Cow::Borrowed(phrases),
            grammar,
            facets,
            figures: Vec::new(),
            of,
            by_head: FxHashMap::default(),
            by_role: FxHashMap::default(),
        }
    }

    pub(super) fn figure_of(&self, phrase: usize) -> Option<usize> {
        self.of.get(phrase).copied().flatten()
    }

    pub(super) fn figure(&self, figure: usize) -> Option<&Figure<'a>> {
        self.figures.get(figure)
    }

    /// The first phrases that name a figure, at most so many.
    pub(super) fn told_by<'s>(&'s self, figure: &'s Figure<'_>, most: usize) -> impl Iterator<Item = &'s Phrase> {
        figure.phrases.iter().take(most).filter_map(|&at| self.phrases.get(at))
    }

    /// A new figure for a phrase.
    pub(super) fn open(&mut self, phrase: usize) -> usize {
        let place = self.figures.len();
        let (Some(it), Some(facet)) = (self.phrases.get(phrase), self.facets.get(phrase)) else { return place };
        self.figures.push(Figure {
            kind: facet.kind,
            gender: facet.gender,
            plural: it.plural,
            known: facet.known.map(|entry| entry.key()),
            state: facet.state,
            part_of: None,
            generic: false,
            named: it.sort == Sort::Name,
            merged_into: None,
            phrases: vec![phrase],
        });
        self.set(phrase, place);
        self.index(phrase, place);
        place
    }

    /// Adds a phrase to a figure; what the phrase shows and the figure lacks is taken over.
    pub(super) fn join(&mut self, phrase: usize, figure: usize) {
        let Some(facet) = self.facets.get(phrase).copied() else { return };
        let named = self.phrases.get(phrase).is_some_and(|it| it.sort == Sort::Name);
        let Some(it) = self.figures.get_mut(figure) else { return };
        if it.kind == EntityKind::Unknown || named && !it.named && facet.kind != EntityKind::Unknown {
            it.kind = facet.kind;
        }
        if it.gender == Gender::Unknown {
            it.gender = facet.gender;
        }
        it.known = it.known.or(facet.known.map(|entry| entry.key()));
        it.state = it.state.or(facet.state);
        it.named |= named;
        it.phrases.push(phrase);
        self.set(phrase, figure);
        self.index(phrase, figure);
    }

    /// Takes a phrase that looked like a common noun for a name.
    pub(super) fn call_name(&mut self, phrase: usize) {
        if let Some(it) = self.phrases.to_mut().get_mut(phrase) {
            it.sort = Sort::Name;
            it.name = Some(it.base.clone());
            it.classes = Classes::default();
        }
    }

    /// Gives the phrases of one figure to another, when an apposition shows that the two are one.
    pub(super) fn merge(&mut self, from: usize, into: usize) {
        let Some(old) = self.figures.get_mut(from).filter(|_| from != into) else { return };
        old.merged_into = Some(into);
        let phrases = std::mem::take(&mut old.phrases);
        for phrase in phrases {
            self.join(phrase, into);
        }
    }

    /// Drops conjoined phrases that nothing else names.
    pub(super) fn prune(&mut self) {
        let needed = |at: &usize| {
            let conjoined = self.phrases.get(*at).is_some_and(|it| it.conjoined);
            !conjoined
                || self.figure_of(*at).and_then(|figure| self.figure(figure)).is_some_and(|made| made.phrases.len() > 1)
        };
        let kept: Vec<usize> = (0..self.phrases.len()).filter(needed).collect();
        if kept.len() == self.phrases.len() {
            return;
        }
        let mut place = vec![None; self.phrases.len()];
        for (new, &old) in kept.iter().enumerate() {
            if let Some(slot) = place.get_mut(old) {
                *slot = Some(new);
            }
        }
        self.facets = kept.iter().filter_map(|&old| self.facets.get(old).copied()).collect();
        self.of = kept.iter().map(|&old| self.figure_of(old)).collect();
        self.phrases = Cow::Owned(ordered(std::mem::take(&mut self.phrases).into_owned(), &kept));
        for figure in &mut self.figures {
            figure.phrases = figure.phrases.iter().filter_map(|&old| place.get(old).copied().flatten()).collect();
        }
    }

    fn set(&mut self, phrase: usize, figure: usize) {
        if let Some(slot) = self.of.get_mut(phrase) {
            *slot = Some(figure);
        }
    }

    /// Makes the figure findable by the phrase's nouns and offices.
    fn index(&mut self, phrase: usize, figure: usize) {
        let Some(it) = self.phrases.get(phrase).filter(|it| !it.conjoined) else { return };
        let page = self.page;
        match it.sort {
            Sort::Pronoun => {}
            Sort::Nominal => push(&mut self.by_head, page.lemma(it.head), figure),
            Sort::Name => {
                for at in body::called(page, it).into_iter().chain(it.name.clone().into_iter().flatten()) {
                    if !page.classes(at).is_empty() {
                        push(&mut self.by_head, page.lemma(at), figure);
                    }
                }
            }
        }
        for at in it.title.clone().into_iter().flatten() {
            if !page.classes(at).is_empty() {
                push(&mut self.by_role, page.lemma(at), figure);
            }
        }
        if it.same_as.is_some() || it.sort == Sort::Nominal {
            push(&mut self.by_role, page.lemma(it.head), figure);
        }
    }
}

/// Adds at the end; a figure that is there already moves to the end only when it is not the last.
fn push<'a>(index: &mut FxHashMap<&'a str, Vec<usize>>, key: &'a str, figure: usize) {
    let list = index.entry(key).or_default();
    if list.last() != Some(&figure) {
        list.push(figure);
    }
}
