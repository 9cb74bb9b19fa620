//! Document to attributions: the spans of source, cue and content. The stage that trained models replace, so it is
//! behind one small interface. It finds spans; it does not know who a source is or what a cue implies.

#[cfg(feature = "accurate")]
mod accurate;
mod by_patterns;
mod class;
mod cue_rates;
mod encoding;
mod fast;
mod feature;
mod found;
mod hash;
mod linking;
mod model;
mod nest;
mod rules;
mod passage;
mod read_by;
mod shared;
mod spotting;
mod unit;
mod weights;
mod word;

#[cfg(feature = "accurate")]
pub use accurate::{Accurate, BadWeights};
pub use by_patterns::ByPatterns;
pub use encoding::Encoding;
pub use fast::Fast;
pub use read_by::ReadBy;

use crate::list::{Id, List};
use crate::phrases::Phrases;
use crate::span::Span;

/// How the content is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Quote {
    /// Wholly between quotation marks.
    Direct,
    /// In the article's words.
    Indirect,
    /// Partly between quotation marks.
    Mixed,
}

/// Somebody's words, thoughts or acts of telling, as the article gives them. The terms are those of PARC 3.0 and
/// PolNeAR: a source, a cue and a content, each of which may be in several pieces.
#[derive(Clone, Debug, PartialEq)]
pub struct Attribution {
    /// Who: in reading order; empty when nobody is named ("it is believed").
    pub source: Vec<Span>,
    /// The words that link source and content: "said", "according to", a colon; may be empty.
    pub cue: Vec<Span>,
    /// What: in reading order; never empty.
    pub content: Vec<Span>,
    /// Direct, indirect or mixed.
    pub quote: Quote,
    /// The attribution in whose content this one stands. Always an earlier place or none; the list holds no cycles.
    pub within: Option<Id<Attribution>>,
    /// What read it.
    pub read_by: ReadBy,
}

impl Attribution {
    /// The first piece of the cue's place, or of the source, or of the content.
    pub fn anchor(&self) -> Span {
        self.cue.first().or(self.source.first()).or(self.content.first()).copied().unwrap_or_default()
    }
}

/// Finds attributions. An implementation is pure and deterministic; results never depend on threads.
pub trait Extractor: Sync {
    /// The name of the tier, as `--extractor` and reports give it.
    fn name(&self) -> &'static str;
    /// What is read of a document.
    fn read(&self, phrases: &Phrases<'_>) -> Reading;
    /// Attributions in order of their cue; empty for an empty document.
    fn extract(&self, phrases: &Phrases<'_>) -> List<Attribution> {
        self.read(phrases).attributions
    }
}

/// What an extractor made of a document.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// Attributions in order of their cue; empty for an empty document.
    pub attributions: List<Attribution>,
    /// How its network sees the words; `None` for one that has none.
    pub encoding: Option<Encoding>,
}

/// The extractor that ships: as fast as an archive needs, without anything to install.
pub fn fast() -> &'static Fast {
    &Fast
}

/// What training needs to make weights that the extractor can read: the very same words, units and features. No
/// part of the library's promise; it changes with the model.
pub mod training {
    pub use super::cue_rates::CueRates;
    pub use super::fast::{extract, find, read, runs, spot};
    pub use super::feature::Collected;
    pub use super::found::Found;
    pub use super::linking::{Link, role};
    pub use super::model::{Model, NEVER, allowed, place};
    pub use super::passage::Passage;
    pub use super::rules::{Needs, apply as apply_rules};
    pub use super::spotting::look as spotting_features;
    pub use super::unit::{Unit, quotes, units};
    pub use super::weights::{MAGIC, Weights};
    pub use super::word::{Reader, Word};
}
