//! Document, attributions and knowledge to a cast: who is who, what each source counts as, on which side. Finds noun
//! phrases, joins those that name the same one, and classes those on whose word something stands. It does not decide
//! what was said or whether it was verified.

mod cast;
mod noun;
mod phrase;


pub use cast::Cast;

use crate::attribution::Attribution;
use crate::knowledge::Knowledge;
use crate::list::List;
use crate::text::Document;

/// Who is who in an article, and what each source of its attributions counts as.
pub fn cast<'a>(document: &'a Document, attributions: &List<Attribution>, knowledge: &'a Knowledge) -> Cast<'a> {
    Cast::new(document, attributions, knowledge)
}
