//! Things offered as evidence.

use crate::facts::{Entity, Source};
use crate::list::Id;
use crate::span::Span;
use crate::text::Sentence;

/// What it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EvidenceKind {
    /// A photo, picture, screenshot.
    Image,
    /// A video, footage, clip.
    Video,
    /// A paper: card, letter, order, passport, leak.
    Document,
    /// A satellite image.
    SatelliteImage,
    /// Figures, records, logs.
    Data,
}

/// An image, video, document or set of data that the article offers or mentions as evidence.
#[derive(Clone, Debug, PartialEq)]
pub struct Evidence {
    /// What it is.
    pub kind: EvidenceKind,
    /// The phrase that names it.
    pub span: Span,
    /// Its sentence.
    pub sentence: Id<Sentence>,
    /// Who posted it or handed it out, in this sentence or carried over.
    pub supplier: Option<Id<Source>>,
    /// True when its own sentence or caption names the supplier.
    pub credited: bool,
    /// Who is to be seen in it.
    pub shows: Vec<Id<Entity>>,
    /// When it was made, where said.
    pub date: Option<Span>,
    /// Where it was made, where said.
    pub place: Option<Span>,
}
