//! An article to facts: the stages in order, on one page. Decides nothing itself.

use crate::attribution::Extractor;
use crate::entity;
use crate::facts::Facts;
use crate::knowledge::Knowledge;
use crate::phrases;
use crate::statement;
use crate::text::{self, Document, Format};

/// The facts of several articles, as `extract` gives them one by one. A stage goes through all of them before the next
/// stage begins: its tables, which are large, stay near the processor, and an archive is read in much less time.
pub fn extract_all(articles: &[(&str, Format)], knowledge: &Knowledge, extractor: &dyn Extractor) -> Vec<Facts> {
    let documents: Vec<Document> = articles.iter().map(|(text, format)| text::read(text, *format)).collect();
    let phrases: Vec<_> = documents.iter().map(|document| phrases::read(document, knowledge)).collect();
    let attributions: Vec<_> = documents.iter().map(|document| extractor.extract(document, knowledge)).collect();
    let casts: Vec<_> =
        phrases.iter().zip(&attributions).map(|(phrases, found)| entity::cast(phrases, found)).collect();
    let derive = |((phrases, attributions), cast)| statement::derive(phrases, attributions, cast);
    // Phrases and casts look into the documents, so that these move only now.
    let facts: Vec<Facts> = phrases.iter().zip(attributions).zip(casts).map(derive).collect();
    drop(phrases);
    documents.into_iter().zip(facts).map(|(document, facts)| Facts { document, ..facts }).collect()
}

/// Reads an article and works out who says what on whose word. Pure: the same input gives the same facts.
pub fn extract(text: &str, format: Format, knowledge: &Knowledge, extractor: &dyn Extractor) -> Facts {
    let document = text::read(text, format);
    let phrases = phrases::read(&document, knowledge);
    let attributions = extractor.extract(&document, knowledge);
    let cast = entity::cast(&phrases, &attributions);
    let facts = statement::derive(&phrases, attributions, cast);
    drop(phrases);
    Facts { document, ..facts }
}
