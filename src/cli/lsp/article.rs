//! An article that is open: read with the fast extractor, since every keystroke reads it anew.

use crate::cli::lsp::open::{Kind, Open};
use crate::cli::lsp::world::House;
use sayso::attribution;
use sayso::diagnostic::Diagnostic;
use sayso::evaluate::{self, Finding};
use sayso::explain::Place;
use sayso::facts::Facts;
use sayso::span::Span;
use sayso::text::Format;

/// What was understood of an article.
pub struct Checked {
    /// What it says, on whose word.
    pub facts: Facts,
    /// What rules say of it.
    pub findings: Vec<Finding>,
    /// What is wrong with its comments.
    pub problems: Vec<Diagnostic>,
}

impl Checked {
    /// Reads and checks an article.
    pub fn of(open: &Open, house: &House) -> Self {
        let format = match open.kind {
            Kind::Plain => Format::Plain,
            Kind::Markdown | Kind::Rules => Format::Markdown,
        };
        let knowledge = &house.settings.knowledge;
        let facts = sayso::extract::extract(&open.text, format, knowledge, attribution::fast());
        let (findings, problems) = evaluate::evaluate(&house.plan, &facts, knowledge);
        Self { facts, findings, problems }
    }

    /// The article as the library explains it.
    pub fn place<'a>(&'a self, house: &'a House) -> Place<'a> {
        Place {
            plan: &house.plan,
            files: &house.files,
            facts: &self.facts,
            knowledge: &house.settings.knowledge,
            stretch: Span::default(),
            article: false,
        }
    }
}
