//! Gives each statement the numbers, dates, places and evidence that stand in it. A date that stands in the same voice elsewhere
//! in the sentence dates a statement that has none ("On Monday the bridge fell and two cars sank").

use crate::facts::{DateMention, Evidence, PlaceMention, Quantity, Statement};
use crate::list::{Id, List};
use crate::span::Span;
use crate::statement::scene::Scene;

/// What is given out; each in reading order.
pub struct Finds<'a> {
    /// Numbers.
    pub quantities: &'a List<Quantity>,
    /// Dates.
    pub dates: &'a List<DateMention>,
    /// Places.
    pub places: &'a List<PlaceMention>,
    /// Images, videos, documents and data.
    pub evidence: &'a List<Evidence>,
}

/// Fills the statements' lists.
pub fn gather(scene: &Scene<'_>, statements: &mut List<Statement>, finds: &Finds<'_>) {
    for statement in statements.iter_mut() {
        statement.quantities = inside(finds.quantities, |it| it.span, statement);
        statement.places = inside(finds.places, |it| it.span, statement);
        statement.evidence = inside(finds.evidence, |it| it.span, statement);
        statement.dates = inside(finds.dates, |it| it.span, statement);
        if statement.dates.is_empty() {
            statement.dates = of_sentence(scene, finds.dates, statement);
        }
    }
}

/// Those that lie in a piece of the statement.
fn inside<T>(list: &List<T>, span: impl Fn(&T) -> Span, statement: &Statement) -> Vec<Id<T>> {
    let mut found = Vec::new();
    for &piece in &statement.content {
        let first = list.as_slice().partition_point(|it| span(it).start < piece.start);
        let rest = list.as_slice().get(first..).unwrap_or_default();
        let count = rest.iter().take_while(|it| span(it).end <= piece.end).count();
        found.extend((first..first + count).map(Id::new));
    }
    found
}

/// The dates of its sentence that the same voice says.
fn of_sentence(scene: &Scene<'_>, dates: &List<DateMention>, statement: &Statement) -> Vec<Id<DateMention>> {
    let Some(sentence) = scene.document.sentences.get(statement.sentence) else { return Vec::new() };
    let first = dates.as_slice().partition_point(|it| it.span.start < sentence.span.start);
    let rest = dates.as_slice().get(first..).unwrap_or_default();
    let voice = |span: Span| scene.voices.content(scene.document.tokens_in(span).start);
    let own = voice(statement.anchor());
    rest.iter()
        .take_while(|it| it.span.end <= sentence.span.end)
        .take(8)
        .enumerate()
        .filter(|(_, it)| voice(it.span) == own && leads(scene, sentence.span.start, it.span))
        .map(|(at, _)| Id::new(first + at))
        .collect()
}

/// No verb of the same voice stands before the date: "On Monday the bridge fell and two cars sank".
fn leads(scene: &Scene<'_>, start: usize, date: Span) -> bool {
    let before = scene.document.tokens_in(Span::new(start, date.start));
    let own = scene.voices.content(scene.document.tokens_in(date).start);
    before
        .rev()
        .take(20)
        .all(|at| scene.voices.content(at) != own || scene.token(at).is_none_or(|token| !token.tag.is_finite()))
}
