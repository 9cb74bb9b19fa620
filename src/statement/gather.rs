//! The numbers, dates, places and evidence of the document, and which of them a statement has. A date that stands in the
//! same voice elsewhere in the sentence dates a statement that has none ("On Monday the bridge fell and two cars sank").

use crate::entity::Cast;
use crate::facts::{DateMention, Evidence, PlaceMention, Quantity};
use crate::list::{Id, List};
use crate::span::Span;
use crate::statement::evidence::{self, Offered};
use crate::statement::scene::Scene;
use crate::statement::{date, place, quantity};
use crate::text::Sentence;
use std::ops::Range;

/// What the document holds; each in reading order.
pub struct Finds {
    /// Numbers.
    pub quantities: List<Quantity>,
    /// Dates.
    pub dates: List<DateMention>,
    /// Places.
    pub places: List<PlaceMention>,
    /// Images, videos, documents and data, by the places of the evidence that they become.
    pub offered: Vec<Offered>,
}

impl Finds {
    /// Looks through the document.
    pub fn of(scene: &Scene<'_>, cast: &Cast<'_>) -> Self {
        let page = scene.phrases.page();
        Self {
            quantities: quantity::quantities(page),
            dates: date::dates(page),
            places: place::places(scene, cast),
            offered: evidence::evidence(scene.phrases),
        }
    }

    /// The numbers in some words.
    pub fn quantities_in(&self, scene: &Scene<'_>, content: &[Range<usize>]) -> Vec<Id<Quantity>> {
        inside(scene, self.quantities.as_slice(), |it| it.span, content)
    }

    /// The places in some words.
    pub fn places_in(&self, scene: &Scene<'_>, content: &[Range<usize>]) -> Vec<Id<PlaceMention>> {
        inside(scene, self.places.as_slice(), |it| it.span, content)
    }

    /// The evidence in some words.
    pub fn evidence_in(&self, scene: &Scene<'_>, content: &[Range<usize>]) -> Vec<Id<Evidence>> {
        inside(scene, &self.offered, |it| scene.span(it.words.clone()), content)
    }

    /// The dates in the words of a statement, else those that its sentence gives it.
    pub fn dates_of(
        &self,
        scene: &Scene<'_>,
        sentence: Id<Sentence>,
        content: &[Range<usize>],
    ) -> Vec<Id<DateMention>> {
        let own = inside(scene, self.dates.as_slice(), |it| it.span, content);
        if own.is_empty() { self.of_sentence(scene, sentence, content) } else { own }
    }

    /// The dates of a sentence that the same voice says.
    fn of_sentence(&self, scene: &Scene<'_>, sentence: Id<Sentence>, content: &[Range<usize>]) -> Vec<Id<DateMention>> {
        let Some(sentence) = scene.document.sentences.get(sentence) else { return Vec::new() };
        let dates = self.dates.as_slice();
        let first = dates.partition_point(|it| it.span.start < sentence.span.start);
        let rest = dates.get(first..).unwrap_or_default();
        let own = scene.voices.content(content.first().map_or(0, |piece| piece.start));
        rest.iter()
            .take_while(|it| it.span.end <= sentence.span.end)
            .take(8)
            .enumerate()
            .filter(|(_, it)| {
                let date = scene.document.tokens_in(it.span).start;
                scene.voices.content(date) == own && leads(scene, sentence.tokens.start..date)
            })
            .map(|(at, _)| Id::new(first + at))
            .collect()
    }
}

/// The ids of those that lie in a piece of some words.
fn inside<T, I>(scene: &Scene<'_>, list: &[T], span: impl Fn(&T) -> Span, content: &[Range<usize>]) -> Vec<Id<I>> {
    let mut found = Vec::new();
    for piece in content {
        let piece = scene.span(piece.clone());
        let first = list.partition_point(|it| span(it).start < piece.start);
        let rest = list.get(first..).unwrap_or_default();
        let count = rest.iter().take_while(|it| span(it).end <= piece.end).count();
        found.extend((first..first + count).map(Id::new));
    }
    found
}

/// No verb of the same voice stands before the date: "On Monday the bridge fell and two cars sank".
fn leads(scene: &Scene<'_>, before: Range<usize>) -> bool {
    let own = scene.voices.content(before.end);
    before
        .rev()
        .take(20)
        .all(|at| scene.voices.content(at) != own || scene.token(at).is_none_or(|token| !token.tag.is_finite()))
}
