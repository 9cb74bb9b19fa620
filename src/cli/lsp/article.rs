//! An article that is open: read with the fast extractor, since every keystroke reads it anew, and with the accurate one once
//! it is saved, where the editor asks for that.

use crate::cli::lsp::open::{Kind, Open};
use crate::cli::lsp::world::House;
use sayso::attribution::Extractor;
use sayso::check::{Article, check, check_all};
use sayso::explain::Place;
use sayso::fidelity::Originals;
use sayso::source::{Origin, Source};
use sayso::span::Span;
use sayso::text::Format;
use std::rc::Rc;

/// An article that was read, and how it came from what the editor has.
pub struct Read {
    pub article: Article,
    pub origin: Origin,
    /// Who read it, as messages name their source.
    pub source: &'static str,
    /// What it was held against.
    pub against: Option<Rc<Originals>>,
}

/// What messages of the accurate extractor, and all that no extractor reads, name as their source; of the fast one.
pub const SOURCE: &str = "sayso";
pub const FAST: &str = "sayso (fast)";

/// Reads and checks an article, held against what it was made from where that is known.
pub fn checked(
    open: &Open,
    house: &House,
    extractor: &dyn Extractor,
    source: &'static str,
    against: Option<Rc<Originals>>,
) -> Read {
    let format = match open.kind {
        Kind::Plain => Format::Plain,
        Kind::Markdown | Kind::Rules => Format::Markdown,
    };
    let Source { text, format, origin } = Source::of(&open.text, format);
    let plan = if against.is_some() { &house.comparing } else { &house.plan };
    let checked = check_all(&[(&text, format)], plan, &house.settings.knowledge, extractor, against.as_deref());
    let article = checked.into_iter().next();
    let article = article.unwrap_or_else(|| check(&text, format, plan, &house.settings.knowledge, extractor));
    Read { article, origin, source, against }
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
