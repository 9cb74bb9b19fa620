//! The facts of an article as people and machines read them, and back: a person or another program may correct what
//! sayso understood. Written and read whole; what the facts mean is not its business.

mod forms;
mod human;
mod names;
mod read;
mod text_form;
mod write;

pub use human::facts_to_human;

use crate::facts::Facts;
use crate::report::json::written;
use crate::text::Document;
use forms::ClaimsForm;

/// Facts that were read back, for one article.
#[derive(Clone, Debug)]
pub struct Claims {
    form: ClaimsForm,
}

impl Claims {
    /// The path of the article that they were made from; may be empty when a person wrote them.
    pub fn path(&self) -> &str {
        &self.form.path
    }

    /// The facts, for that article.
    ///
    /// # Errors
    /// Names the first id that leads nowhere, or span that does not fit the article.
    pub fn facts(&self, document: Document) -> Result<Facts, String> {
        read::read(&self.form, document)
    }
}

/// One object on one line, with a line break: what `--format json` and `jsonl` print for an article.
pub fn facts_to_json(path: &str, facts: &Facts) -> String {
    written(&write::write(path, facts)) + "\n"
}

/// The same as RON, laid out for people to edit.
pub fn facts_to_ron(path: &str, facts: &Facts) -> String {
    let layout = ron::ser::PrettyConfig::new()
        .depth_limit(4)
        .compact_arrays(true)
        .indentor("  ")
        .extensions(ron::extensions::Extensions::IMPLICIT_SOME);
    ron::ser::to_string_pretty(&write::write(path, facts), layout).unwrap_or_default() + "\n"
}

/// Reads what `facts_to_json` or `facts_to_ron` wrote: RON, JSON, or one JSON object a line.
///
/// # Errors
/// Says what does not read, with its line.
pub fn read_claims(text: &str) -> Result<Vec<Claims>, String> {
    let text = text.trim_start_matches('\u{feff}').trim();
    let forms =
        if text.starts_with('{') { json(text)? } else { vec![ron::from_str(text).map_err(|error| error.to_string())?] };
    for form in &forms {
        if form.version != 1 {
            return Err(format!("version {} of the claims; this sayso reads version 1", form.version));
        }
    }
    Ok(forms.into_iter().map(|form| Claims { form }).collect())
}

fn json(text: &str) -> Result<Vec<ClaimsForm>, String> {
    serde_json::Deserializer::from_str(text).into_iter().map(|form| form.map_err(|error| error.to_string())).collect()
}
