//! An article to facts: the stages in order, on one page. Decides nothing itself.

use crate::attribution::Extractor;
use crate::entity;
use crate::facts::Facts;
use crate::knowledge::Knowledge;
use crate::statement;
use crate::text::{self, Format};

/// Reads an article and works out who says what on whose word. Pure: the same input gives the same facts.
pub fn extract(text: &str, format: Format, knowledge: &Knowledge, extractor: &dyn Extractor) -> Facts {
    let document = text::read(text, format);
    let attributions = extractor.extract(&document);
    let cast = entity::cast(&document, &attributions, knowledge);
    let facts = statement::derive(&document, attributions, cast, knowledge);
    Facts { document, ..facts }
}
