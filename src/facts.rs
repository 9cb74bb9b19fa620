//! What is known of an article once it is read: entities, sources, statements, notes, evidence, quantities, dates,
//! events and relations. Types only; `entity` and `statement` fill them, `vocabulary` reads them.

mod date;
mod entity;
mod evidence;
mod index;
mod judgement;
mod quantity;
mod relation;
mod source;
mod statement;
mod verification;

pub use date::{DateMention, DateValue};
pub use entity::{Entity, EntityKind, Form, Mention};
pub use evidence::{Evidence, EvidenceKind};
pub use index::{Cover, Index, OfSentence};
pub use judgement::{Heard, Judged, Judgement, Naming, Theme};
pub use quantity::{Bound, Quantity, Unit};
pub use relation::{Event, Relation, RelationKind};
pub use source::{Kind, Side, Source};
pub use statement::{Link, Scope, Stance, Statement, StatementKind};
pub use verification::{Coverage, Finding, Verification};

use crate::attribution::Attribution;
use crate::list::{Id, List};
use crate::span::Span;
use crate::text::Document;
use std::borrow::Cow;

/// A place name where the article gives one for what happened.
#[derive(Clone, Debug, PartialEq)]
pub struct PlaceMention {
    /// The name, with its preposition left out ("Kyiv", "the Tuva Republic").
    pub span: Span,
}

/// A conflict of the almanac that is on at the article's date and that the article is about.
#[derive(Clone, Debug, PartialEq)]
pub struct Conflict {
    /// Its key in the almanac ("russia-ukraine").
    pub key: String,
    /// Its name in reports ("the Russia-Ukraine war").
    pub name: String,
    /// Where the article names it, or one party of each of two sides: why it counts.
    pub shown_by: Vec<Span>,
    /// The almanac keys of the parties that fight, for each side in the almanac's order.
    pub parties: Vec<Vec<String>>,
}

/// Everything that extraction found in one article. Lists are in reading order unless said otherwise.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Facts {
    /// The article.
    pub document: Document,
    /// Who-said-what spans.
    pub attributions: List<Attribution>,
    /// Who is who.
    pub entities: List<Entity>,
    /// Where they are named.
    pub mentions: List<Mention>,
    /// Those on whose word something stands, and those who are looked at as sources besides (targets, verifiers,
    /// suppliers of evidence, polls and studies that are cited).
    pub sources: List<Source>,
    /// Statements.
    pub statements: List<Statement>,
    /// Notes on what was verified.
    pub verifications: List<Verification>,
    /// Statement to statement.
    pub relations: Vec<Relation>,
    /// What happened, as far as statements can be told to speak of the same.
    pub events: List<Event>,
    /// Images, videos, documents and data offered as evidence.
    pub evidence: List<Evidence>,
    /// Numbers.
    pub quantities: List<Quantity>,
    /// Dates.
    pub dates: List<DateMention>,
    /// Places.
    pub places: List<PlaceMention>,
    /// The conflicts that the article is about, in the almanac's order.
    pub conflicts: List<Conflict>,
}

impl Facts {
    /// The name of a source as a reader sees it: where it is words of the article, without their markup.
    pub fn seen_name(&self, id: Id<Source>) -> Option<Cow<'_, str>> {
        let source = self.sources.get(id)?;
        let place = source.places.iter().find(|place| self.document.at(**place) == source.name);
        Some(place.map_or(Cow::Borrowed(source.name.as_str()), |place| self.document.seen(*place)))
    }
}
