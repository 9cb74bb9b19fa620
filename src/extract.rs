//! Articles to facts: the stages in order, on one page. Decides nothing itself.

use crate::attribution::Extractor;
use crate::entity;
use crate::facts::Facts;
use crate::knowledge::Knowledge;
use crate::phrases;
use crate::statement;
use crate::text::{self, Document, Format};

/// A stage of reading, by what it gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// The words of the document, with tag and lemma.
    Tokens,
    /// Noun phrases, verb groups and clauses.
    Phrases,
    /// Spans of source, cue and content.
    Attributions,
    /// Who is who, and what each source counts as.
    Cast,
    /// What is said, on whose word, and how that stands to what else is said.
    Statements,
}

impl Stage {
    /// All of them, in order.
    pub const ALL: [Self; 5] = [Self::Tokens, Self::Phrases, Self::Attributions, Self::Cast, Self::Statements];
}

/// The facts of several articles, each as if it were read alone. A stage goes through all of them before the next stage
/// begins: its tables, which are large, stay near the processor, and an archive is read in much less time.
pub fn extract_all(articles: &[(&str, Format)], knowledge: &Knowledge, extractor: &dyn Extractor) -> Vec<Facts> {
    extract_watched(articles, knowledge, extractor, |_| ())
}

/// The same, and `done` is told of each stage when all articles are through it.
pub fn extract_watched(
    articles: &[(&str, Format)],
    knowledge: &Knowledge,
    extractor: &dyn Extractor,
    mut done: impl FnMut(Stage),
) -> Vec<Facts> {
    let documents: Vec<Document> = articles.iter().map(|(text, format)| text::read(text, *format)).collect();
    done(Stage::Tokens);
    let phrases: Vec<_> = documents.iter().map(|document| phrases::read(document, knowledge)).collect();
    done(Stage::Phrases);
    let attributions: Vec<_> = documents.iter().map(|document| extractor.extract(document, knowledge)).collect();
    done(Stage::Attributions);
    let read = phrases.iter().zip(&attributions);
    let casts: Vec<_> = read.map(|(phrases, found)| entity::cast(phrases, found)).collect();
    done(Stage::Cast);
    let derive = |((phrases, attributions), cast)| statement::derive(phrases, attributions, cast);
    let derived: Vec<_> = phrases.iter().zip(attributions).zip(casts).map(derive).collect();
    // Phrases look into the documents, so that these move only now.
    drop(phrases);
    let facts = documents.into_iter().zip(derived).map(|(document, derived)| derived.of(document)).collect();
    done(Stage::Statements);
    facts
}

/// Reads an article and works out who says what on whose word. Pure: the same input gives the same facts.
pub fn extract(text: &str, format: Format, knowledge: &Knowledge, extractor: &dyn Extractor) -> Facts {
    extract_all(&[(text, format)], knowledge, extractor).pop().unwrap_or_default()
}
