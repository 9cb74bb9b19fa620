//! An article as a reader sees it, and where each piece of that stands in the file as given: escapes are undone, marks without
//! width are left out, and of a page or a record only the article is there. Everything that reads articles reads this text;
//! only what is reported is carried back into the file. It does not say what the words mean.

mod escape;
mod html;
mod origin;

pub use origin::{Builder, Origin};

use crate::text::Format;

/// The text of an article.
#[derive(Clone, Debug, Default)]
pub struct Source {
    /// As a reader sees it, with the markup of its format.
    pub text: String,
    /// How that is written.
    pub format: Format,
    /// Where it comes from.
    pub origin: Origin,
}

impl Source {
    /// Plain text or Markdown. Where nothing is written otherwise than it is read, the text is the file, byte for byte.
    pub fn of(given: &str, format: Format) -> Self {
        let (text, origin) = escape::undone(given, format);
        Self { text, format, origin }
    }

    /// True for a text that has the tags of HTML.
    pub fn is_html(text: &str) -> bool {
        let tag = |at: usize| {
            let rest = text.get(at + 1..).unwrap_or_default();
            let name = rest.trim_start_matches(['/', '!']);
            let end = name.find(|sign: char| !sign.is_ascii_alphanumeric()).unwrap_or(name.len());
            let known =
                ["p", "br", "div", "h1", "h2", "h3", "ul", "li", "blockquote", "article", "html", "doctype", "body"];
            let is_known = |name: &str| known.iter().any(|known| known.eq_ignore_ascii_case(name));
            name.get(..end).is_some_and(is_known)
        };
        text.match_indices('<').take(64).any(|(at, _)| tag(at))
    }

    /// The article of a page of HTML, or of a piece of one.
    pub fn html(given: &str) -> Self {
        html::read(given)
    }
}
