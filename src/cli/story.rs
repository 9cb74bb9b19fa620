//! A story that a file holds among other things: its parts become one article, with its headline first. Places are those of
//! that text, since the file has it in escapes and in pieces.

use crate::cli::input::{Input, mark_up, shown};
use sayso::source::{Origin, Source};
use sayso::text::Format;
use std::path::Path;

/// The parts of a story.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Story {
    /// What reports call it, behind the name of the file.
    pub id: Option<String>,
    /// Its headline, as HTML or plain.
    pub title: Option<String>,
    /// The day on which it appeared.
    pub date: Option<String>,
    /// Its text, as HTML or plain; several stand below each other.
    pub bodies: Vec<String>,
}

/// What reports call a story of a file.
pub fn name(path: &Path, id: &str) -> String {
    if id.is_empty() { shown(path) } else { format!("{}#{id}", shown(path)) }
}

impl Story {
    /// The article; `pointer` is its place in the file, for one without a name of its own.
    pub fn input(self, path: &Path, place: &Path, pointer: &str) -> Input {
        let id = self.id.as_deref().map(str::trim).filter(|id| !id.is_empty()).unwrap_or(pointer);
        let mut text = String::new();
        if let Some(date) = &self.date {
            text.push_str(&format!("Date: {}\n\n", one_line(date)));
        }
        if let Some(title) = &self.title {
            text.push_str(&format!("# {}\n\n", one_line(&markdown(title))));
        }
        for body in &self.bodies {
            text.push_str(&format!("{}\n\n", markdown(body).trim()));
        }
        let Source { text, format, .. } = Source::of(&text, Format::Markdown);
        let (path, place) = (name(path, id), place.to_path_buf());
        Input { path, place, text, file: None, origin: Origin::default(), aside: true, format }
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text as Markdown: HTML is read as such, anything else is what it says.
fn markdown(text: &str) -> String {
    if Source::is_html(text) { Source::html(text).text } else { mark_up(text) }
}
