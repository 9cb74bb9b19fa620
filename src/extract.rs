//! An article to facts: the stages in order, on one page. Decides nothing itself.

use crate::attribution::Extractor;
use crate::entity;
use crate::facts::Facts;
use crate::knowledge::Knowledge;
use crate::statement;
use crate::text::{self, Document, Format};

/// The facts of several articles, as `extract` gives them one by one. A stage goes through all of them before the next
/// stage begins: its tables, which are large, stay near the processor, and an archive is read in much less time.
pub fn extract_all(articles: &[(&str, Format)], knowledge: &Knowledge, extractor: &dyn Extractor) -> Vec<Facts> {
    let documents: Vec<Document> = articles.iter().map(|(text, format)| text::read(text, *format)).collect();
    let attributions: Vec<_> = documents.iter().map(|document| extractor.extract(document)).collect();
    let read = documents.iter().zip(&attributions);
    let casts: Vec<_> = read.map(|(document, found)| entity::cast(document, found, knowledge)).collect();
    let derive = |((document, attributions), cast)| statement::derive(document, attributions, cast, knowledge);
    // The casts look into the documents, so that these move only now.
    let facts: Vec<Facts> = documents.iter().zip(attributions).zip(casts).map(derive).collect();
    documents.into_iter().zip(facts).map(|(document, facts)| Facts { document, ..facts }).collect()
}

/// Reads an article and works out who says what on whose word. Pure: the same input gives the same facts.
pub fn extract(text: &str, format: Format, knowledge: &Knowledge, extractor: &dyn Extractor) -> Facts {
    let document = text::read(text, format);
    let attributions = extractor.extract(&document);
    let cast = entity::cast(&document, &attributions, knowledge);
    let facts = statement::derive(&document, attributions, cast, knowledge);
    Facts { document, ..facts }
}
