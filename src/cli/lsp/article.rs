//! An article that is open: read with the fast extractor, since every keystroke reads it anew.

use crate::cli::lsp::open::{Kind, Open};
use crate::cli::lsp::world::House;
use sayso::attribution;
use sayso::check::{Article, check};
use sayso::explain::Place;
use sayso::span::Span;
use sayso::text::Format;

/// Reads and checks an article.
pub fn checked(open: &Open, house: &House) -> Article {
    let format = match open.kind {
        Kind::Plain => Format::Plain,
        Kind::Markdown | Kind::Rules => Format::Markdown,
    };
    check(&open.text, format, &house.plan, &house.settings.knowledge, attribution::fast())
}

/// The article as the library explains it.
pub fn place<'a>(article: &'a Article, house: &'a House) -> Place<'a> {
    Place {
        plan: &house.plan,
        files: &house.files,
        facts: &article.facts,
        knowledge: &house.settings.knowledge,
        against: article.comparison.as_ref(),
        stretch: Span::default(),
        article: false,
    }
}
