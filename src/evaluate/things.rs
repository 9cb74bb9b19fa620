//! The things of an article and where they stand. Lists what the facts hold; says nothing of what it is.

use crate::facts::{Facts, Statement};
use crate::span::Span;
use crate::vocabulary::{Thing, Type};

/// Every thing of a type, in reading order. Wordings belong to a list and are found elsewhere.
pub(super) fn candidates(facts: &Facts, of: Type) -> Vec<Thing> {
    let mut things: Vec<Thing> = match of {
        Type::Statement => facts.statements.ids().map(Thing::Statement).collect(),
        Type::Source => facts.sources.ids().map(Thing::Source).collect(),
        Type::Note => facts.verifications.ids().map(Thing::Note).collect(),
        Type::Evidence => facts.evidence.ids().map(Thing::Evidence).collect(),
        Type::Number => facts.quantities.ids().map(Thing::Number).collect(),
        Type::Date => facts.dates.ids().map(Thing::Date).collect(),
        Type::Place => facts.places.ids().map(Thing::Place).collect(),
        Type::Quotation => facts.document.quotations.ids().map(Thing::Quotation).collect(),
        Type::Heading => {
            let headings = facts.document.blocks.entries().filter(|(_, block)| block.kind.is_heading());
            headings.map(|(id, _)| Thing::Heading(id)).collect()
        }
        Type::Wording => Vec::new(),
        Type::Article => vec![Thing::Article],
        Type::Conflict => facts.conflicts.ids().map(Thing::Conflict).collect(),
    };
    things.sort_by_key(|thing| anchor(facts, *thing));
    things
}

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
