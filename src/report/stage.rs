//! One stage of reading in plain text, for whoever mends it: a row an item, with what the stage made of it. It is what
//! `sayso extract --stage` prints and what the cases of a stage are held against. It looks at no other stage.

mod attributions;
mod cast;
mod judgements;
mod phrases;
mod statements;
mod tokens;

pub use attributions::attributions;
pub use cast::cast;
pub use judgements::judgements;
pub use phrases::phrases;
pub use statements::statements;
pub use tokens::tokens;

use crate::extract::Given;
use crate::report::prose::harmless;
use crate::span::Span;
use crate::text::{Document, Sentence};
use std::ops::Range;

/// What a stage gave: of each article the sentences that a stretch touches, or all of them.
pub fn show(given: &Given<'_>, stretch: Option<Span>) -> String {
    let of = |document: &Document| stretch.map_or(Part::whole(document), |stretch| Part::touched(document, stretch));
    match given {
        Given::Tokens(documents) => documents.iter().map(|document| tokens(document, &of(document))).collect(),
        Given::Phrases(all) => all.iter().map(|one| phrases(one, &of(one.page().document))).collect(),
        Given::Attributions(documents, readings) => {
            let each = documents.iter().zip(*readings);
            each.map(|(document, reading)| attributions(document, &reading.attributions, &of(document))).collect()
        }
        Given::Cast(documents, readings, casts) => {
            let each = documents.iter().zip(*readings).zip(*casts);
            each.map(|((document, reading), one)| cast(document, &reading.attributions, one, &of(document))).collect()
        }
        Given::Statements(all) => all.iter().map(|facts| statements(facts, &of(&facts.document))).collect(),
        Given::Judgements(all) => all.iter().map(|facts| judgements(facts, &of(&facts.document))).collect(),
    }
}

/// The sentences of an article that are shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Their places in the document.
    pub sentences: Range<usize>,
    /// From the first to the last.
    pub span: Span,
    /// True for the whole article, what stands in no sentence too.
    pub all: bool,
}

impl Part {
    /// All of an article.
    pub fn whole(document: &Document) -> Self {
        Self { sentences: 0..document.sentences.len(), span: Span::new(0, document.text.len()), all: true }
    }

    /// The sentences that a stretch touches; none where nothing stands in it.
    pub fn touched(document: &Document, stretch: Span) -> Self {
        let all = document.sentences.as_slice();
        let first = all.partition_point(|sentence| sentence.span.end <= stretch.start);
        let after = all.partition_point(|sentence| sentence.span.start < stretch.end).max(first);
        let inside = all.get(first..after).unwrap_or_default();
        let span = match (inside.first(), inside.last()) {
            (Some(first), Some(last)) => first.span.to(last.span),
            _ => Span::default(),
        };
        Self { sentences: first..after, span, all: false }
    }

    fn of<'d>(&self, document: &'d Document) -> &'d [Sentence] {
        document.sentences.as_slice().get(self.sentences.clone()).unwrap_or_default()
    }

    fn touches(&self, span: Span) -> bool {
        self.all || span.start < self.span.end && self.span.start < span.end.max(span.start + 1)
    }
}

/// Words of the article on one row.
fn words(document: &Document, span: Span) -> String {
    harmless(document.at(span))
}
