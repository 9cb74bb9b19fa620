//! The facts of an article as people and machines read them, and back: a person or another program may correct what
//! sayso understood. Written and read whole; what the facts mean is not its business.

mod compared;
mod forms;
mod human;
mod names;
mod read;
mod spans;
mod text_form;
mod write;

pub(in crate::report) use compared::change;
pub use compared::comparison_to_human;
pub use human::facts_to_human;

use crate::facts::Facts;
use crate::fidelity::{Comparison, Original};
use crate::report::json::written;
use crate::source::Origin;
use crate::span::Span;
use crate::text::Document;
use forms::ClaimsForm;
use text_form::TextForm;

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
        read::of_this_text(&self.form, &document, &document.text)?;
        read::read(&self.form, document)
    }

    /// The same where the document was made from a file: places are those of the file.
    ///
    /// # Errors
    /// The same.
    pub fn facts_of(&self, document: Document, file: &str, origin: &Origin) -> Result<Facts, String> {
        if origin.is_same() {
            return self.facts(document);
        }
        let form = placed(&self.form, |span| origin.read(span));
        read::of_this_text(&form, &document, file)?;
        read::read(&form, document)
    }
}

/// A form whose places are put elsewhere.
fn placed(form: &ClaimsForm, to: impl Fn(Span) -> Span) -> ClaimsForm {
    let mut value = serde_json::to_value(form).unwrap_or_default();
    spans::each(&mut value, &mut |span| Some(to(span)), &mut |_, _| {});
    serde_json::from_value(value).unwrap_or_default()
}

/// One object on one line, with a line break: what `--format json` and `jsonl` print for an article.
pub fn facts_to_json(path: &str, facts: &Facts) -> String {
    written(&write::write(path, facts)) + "\n"
}

/// The same of a document that was made from a file, with places as the file has them; with `words` each place has what
/// stands there, and where it is counted in characters and in UTF-16, as other programs count.
pub fn facts_with_words(path: &str, facts: &Facts, file: &str, origin: &Origin, words: bool) -> String {
    value_of(path, facts, file, origin, words).to_string() + "\n"
}

/// The same with what came of holding the article against its sources.
pub fn facts_compared(
    (path, facts): (&str, &Facts),
    (file, origin): (&str, &Origin),
    words: bool,
    (comparison, originals): (&Comparison, &[Original]),
) -> String {
    let mut value = value_of(path, facts, file, origin, words);
    if let Some(fields) = value.as_object_mut() {
        fields.insert("comparison".to_owned(), compared::comparison(comparison, originals));
    }
    value.to_string() + "\n"
}

fn value_of(path: &str, facts: &Facts, file: &str, origin: &Origin, words: bool) -> serde_json::Value {
    let mut value = serde_json::to_value(of_file(path, facts, file, origin)).unwrap_or_default();
    if words {
        let counted = spans::Counted::of(file);
        let text = &facts.document.text;
        spans::each(&mut value, &mut |span| Some(span), &mut |fields, span| {
            counted.describe(fields, span, origin.read(span).of(text));
        });
    }
    value
}

fn of_file(path: &str, facts: &Facts, file: &str, origin: &Origin) -> ClaimsForm {
    let mut form = write::write(path, facts);
    if !origin.is_same() {
        form = placed(&form, |span| origin.given(span));
        form.text = Some(TextForm::of(file));
    }
    form
}

/// The same as RON, laid out for people to edit.
pub fn facts_to_ron(path: &str, facts: &Facts) -> String {
    facts_in_ron(path, facts, &facts.document.text, &Origin::default())
}

/// The same of a document that was made from a file, with places as the file has them.
pub fn facts_in_ron(path: &str, facts: &Facts, file: &str, origin: &Origin) -> String {
    let layout = ron::ser::PrettyConfig::new()
        .depth_limit(4)
        .compact_arrays(true)
        .indentor("  ")
        .extensions(ron::extensions::Extensions::IMPLICIT_SOME);
    ron::ser::to_string_pretty(&of_file(path, facts, file, origin), layout).unwrap_or_default() + "\n"
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
    let read = serde_json::Deserializer::from_str(text).into_iter().collect::<Result<Vec<ClaimsForm>, _>>();
    read.or_else(|error| {
        // The words beside places are for whoever reads them.
        let values = serde_json::Deserializer::from_str(text).into_iter::<serde_json::Value>();
        let bare = values.map(|value| {
            let mut value = value?;
            spans::each(&mut value, &mut |span| Some(span), &mut |_, _| {});
            serde_json::from_value(value)
        });
        bare.collect::<Result<Vec<ClaimsForm>, _>>().map_err(|_| error.to_string())
    })
}
