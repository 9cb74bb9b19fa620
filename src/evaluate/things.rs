//! Where things stand. Says nothing of what they are.

use crate::facts::{Facts, Statement};
use crate::span::Span;
use crate::vocabulary::Thing;

/// Where a thing stands; `None` for the article, and for what has no place.
pub(super) fn anchor(facts: &Facts, thing: Thing) -> Option<Span> {
    match thing {
        Thing::Statement(id) => facts.statements.get(id).map(Statement::anchor),
        Thing::Source(id) => facts.sources.get(id)?.places.first().copied(),
        Thing::Note(id) => facts.verifications.get(id).map(|note| note.span),
        Thing::Evidence(id) => facts.evidence.get(id).map(|evidence| evidence.span),
        Thing::Number(id) => facts.quantities.get(id).map(|number| number.span),
        Thing::Date(id) => facts.dates.get(id).map(|date| date.span),
        Thing::Place(id) => facts.places.get(id).map(|place| place.span),
        Thing::Quotation(id) => facts.document.quotations.get(id).map(|quotation| quotation.span),
        Thing::Heading(id) => facts.document.blocks.get(id).map(|block| block.span),
        Thing::Wording(wording) => Some(wording.span),
        Thing::Article => None,
        Thing::Conflict(id) => facts.conflicts.get(id)?.shown_by.first().copied(),
    }
}
