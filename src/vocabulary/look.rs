//! Looking things up: what a thing is, where it stands. The small words that every reader is written in; decides
//! nothing.

use crate::facts::{DateMention, Entity, Evidence, Facts, Link, Quantity, Source, Statement, Verification};
use crate::list::Id;
use crate::span::Span;
use crate::text::{Block, BlockKind, Sentence};
use crate::vocabulary::{Thing, View};
use std::ops::RangeInclusive;

impl<'a> View<'a> {
    /// The statement that a thing is.
    pub fn statement(&self, thing: Thing) -> Option<&'a Statement> {
        let Thing::Statement(id) = thing else { return None };
        self.facts.statements.get(id)
    }

    /// The source that a thing is.
    pub fn source(&self, thing: Thing) -> Option<&'a Source> {
        let Thing::Source(id) = thing else { return None };
        self.facts.sources.get(id)
    }

    /// The note that a thing is.
    pub fn note(&self, thing: Thing) -> Option<&'a Verification> {
        let Thing::Note(id) = thing else { return None };
        self.facts.verifications.get(id)
    }

    /// The evidence that a thing is.
    pub fn evidence(&self, thing: Thing) -> Option<&'a Evidence> {
        let Thing::Evidence(id) = thing else { return None };
        self.facts.evidence.get(id)
    }

    /// The number that a thing is.
    pub fn number(&self, thing: Thing) -> Option<&'a Quantity> {
        let Thing::Number(id) = thing else { return None };
        self.facts.quantities.get(id)
    }

    /// The date that a thing is.
    pub fn date(&self, thing: Thing) -> Option<&'a DateMention> {
        let Thing::Date(id) = thing else { return None };
        self.facts.dates.get(id)
    }

    /// The heading that a thing is.
    pub fn heading(&self, thing: Thing) -> Option<&'a Block> {
        let Thing::Heading(id) = thing else { return None };
        self.facts.document.blocks.get(id)
    }

    /// The nearest statement outside.
    pub fn statement_outside(&self) -> Option<(Thing, &'a Statement)> {
        let thing = self.nearest(crate::vocabulary::Type::Statement)?;
        Some((thing, self.statement(thing)?))
    }

    /// Where a source speaks in the nearest statement outside, else where it is first named as a source.
    pub fn place_of(&self, id: Id<Source>) -> Option<Span> {
        let outside = self.statement_outside().and_then(|(_, statement)| link_of(statement, id));
        let printed = outside.and_then(|link| link.source_span);
        printed.or_else(|| self.facts.sources.get(id)?.places.first().copied())
    }
}

/// The outermost link on which a source stands.
pub fn link_of(statement: &Statement, source: Id<Source>) -> Option<&Link> {
    statement.chain.iter().find(|link| link.sources.contains(&source))
}

/// The outermost link that the sentence itself prints.
pub fn printed(statement: &Statement) -> Option<&Link> {
    statement.chain.iter().find(|link| !link.restored)
}

/// The sources of a chain, outermost first, without repeats.
pub fn sources_of(statement: &Statement) -> Vec<Id<Source>> {
    let mut sources = Vec::new();
    for source in statement.chain.iter().flat_map(|link| &link.sources) {
        if !sources.contains(source) {
            sources.push(*source);
        }
    }
    sources
}

/// The innermost sources: those who are said to know.
pub fn origin(statement: &Statement) -> &[Id<Source>] {
    statement.chain.last().map(|link| link.sources.as_slice()).unwrap_or_default()
}

/// True when a statement's words hold a span.
pub fn says(statement: &Statement, span: Span) -> bool {
    statement.content.iter().any(|piece| piece.contains(span))
}

/// Where a thing stands; `None` for the article, and for a source with no place.
pub fn span(facts: &Facts, thing: Thing) -> Option<Span> {
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
        Thing::Name(id) => facts.mentions.get(id).map(|mention| mention.span),
        // It stands in another text.
        Thing::Passage(_) => None,
    }
}

/// The sentence where a thing starts.
pub fn sentence(facts: &Facts, thing: Thing) -> Option<Id<Sentence>> {
    match thing {
        Thing::Statement(id) => facts.statements.get(id).map(|statement| statement.sentence),
        Thing::Wording(wording) => Some(wording.sentence),
        Thing::Source(_)
        | Thing::Note(_)
        | Thing::Evidence(_)
        | Thing::Number(_)
        | Thing::Date(_)
        | Thing::Place(_)
        | Thing::Quotation(_)
        | Thing::Heading(_)
        | Thing::Article
        | Thing::Conflict(_)
        | Thing::Name(_)
        | Thing::Passage(_) => facts.document.sentence_at(span(facts, thing)?),
    }
}

/// The sentences that a thing touches: of a statement, those of its words.
pub fn sentences(facts: &Facts, thing: Thing) -> Option<RangeInclusive<usize>> {
    let first = sentence(facts, thing)?.index();
    let Thing::Statement(id) = thing else { return Some(first..=first) };
    let end = facts.statements.get(id)?.span().end.saturating_sub(1);
    let last = facts.document.sentence_at(Span::new(end, end)).map_or(first, Id::index);
    Some(first..=last.max(first))
}

/// The number of a sentence among those of the body.
pub fn body_number(facts: &Facts, sentence: Id<Sentence>) -> Option<usize> {
    facts.document.sentences.get(sentence).map(|sentence| sentence.number)
}

/// The block of a sentence.
pub fn block(facts: &Facts, sentence: Id<Sentence>) -> Option<(Id<Block>, &Block)> {
    let id = facts.document.sentences.get(sentence)?.block;
    Some((id, facts.document.blocks.get(id)?))
}

/// The kind of the block that a span stands in.
pub fn block_kind(facts: &Facts, span: Span) -> Option<BlockKind> {
    block(facts, facts.document.sentence_at(span)?).map(|(_, block)| block.kind)
}

/// True when two entities are one, or one is a member of the other.
pub fn same_or_part(facts: &Facts, one: Id<Entity>, other: Id<Entity>) -> bool {
    let group = |id: Id<Entity>| facts.entities.get(id).and_then(|entity| entity.part_of);
    one == other || group(one) == Some(other) || group(other) == Some(one)
}
