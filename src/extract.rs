//! Articles to facts: the stages in order, on one page. Decides nothing itself.

mod checked;

pub(crate) use checked::covered;

use crate::attribution::{Extractor, Reading};
use crate::entity::{self, Cast};
use crate::facts::Facts;
use crate::knowledge::Knowledge;
use crate::phrases::{self, Phrases};
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
    /// What models that learned from marked text made of statements and sources.
    Judgements,
}

/// What a stage gave, article by article.
#[derive(Clone, Copy, Debug)]
pub enum Given<'a> {
    /// Documents.
    Tokens(&'a [Document]),
    /// Their phrases.
    Phrases(&'a [Phrases<'a>]),
    /// Their attributions.
    Attributions(&'a [Document], &'a [Reading]),
    /// Their casts.
    Cast(&'a [Document], &'a [Reading], &'a [Cast<'a>]),
    /// All that is known of them.
    Statements(&'a [Facts]),
    /// The same, of which the judgements are asked.
    Judgements(&'a [Facts]),
}

impl Given<'_> {
    /// The stage that gave it.
    pub fn stage(&self) -> Stage {
        match self {
            Self::Tokens(_) => Stage::Tokens,
            Self::Phrases(_) => Stage::Phrases,
            Self::Attributions(..) => Stage::Attributions,
            Self::Cast(..) => Stage::Cast,
            Self::Statements(_) => Stage::Statements,
            Self::Judgements(_) => Stage::Judgements,
        }
    }
}

/// The facts of several articles, each as if it were read alone. A stage goes through all of them before the next stage
/// begins: its tables, which are large, stay near the processor, and an archive is read in much less time.
pub fn extract_all(articles: &[(&str, Format)], knowledge: &Knowledge, extractor: &dyn Extractor) -> Vec<Facts> {
    extract_watched(articles, knowledge, extractor, |_| ())
}

/// The same, and `done` is shown what each stage gave when all articles are through it.
pub fn extract_watched(
    articles: &[(&str, Format)],
    knowledge: &Knowledge,
    extractor: &dyn Extractor,
    mut done: impl FnMut(Given<'_>),
) -> Vec<Facts> {
    let documents: Vec<Document> = articles.iter().map(|(text, format)| text::read(text, *format)).collect();
    done(Given::Tokens(&documents));
    let phrases: Vec<_> = documents.iter().map(|document| phrases::read(document, knowledge)).collect();
    done(Given::Phrases(&phrases));
    let readings: Vec<_> = phrases.iter().map(|phrases| extractor.read(phrases)).collect();
    done(Given::Attributions(&documents, &readings));
    let read = phrases.iter().zip(&readings);
    let casts: Vec<_> = read.map(|(phrases, reading)| entity::cast(phrases, &reading.attributions)).collect();
    done(Given::Cast(&documents, &readings, &casts));
    let derive = |((phrases, reading), cast)| statement::derive(phrases, reading, cast);
    let derived: Vec<_> = phrases.iter().zip(readings).zip(casts).map(derive).collect();
    // Phrases look into the documents, so that these move only now.
    drop(phrases);
    let each = documents.into_iter().zip(derived);
    let mut facts: Vec<Facts> = each.map(|(document, derived)| derived.of(document)).collect();
    facts.iter_mut().for_each(checked::add);
    done(Given::Statements(&facts));
    done(Given::Judgements(&facts));
    facts
}

/// Reads an article and works out who says what on whose word. Pure: the same input gives the same facts.
pub fn extract(text: &str, format: Format, knowledge: &Knowledge, extractor: &dyn Extractor) -> Facts {
    extract_all(&[(text, format)], knowledge, extractor).pop().unwrap_or_default()
}
