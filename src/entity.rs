//! Document, attributions and knowledge to a cast: who is who, what each source counts as, on which side. Finds noun
//! phrases, joins those that name the same one, and classes those on whose word something stands. It does not decide
//! what was said or whether it was verified.

mod anonymity;
mod body;
mod captivity;
mod cast;
mod conflict;
mod conjunct;
mod death;
mod facet;
mod group;
mod kind;
mod naming;
mod nominal;
mod noun;
mod phrase;
mod pronoun;
mod research;
mod scene;
mod silence;
mod sourcing;
mod speaker;
mod vague;
mod walk;
mod wording;

pub use cast::Cast;

use crate::attribution::Attribution;
use crate::knowledge::Knowledge;
use crate::list::List;
use crate::text::Document;

/// Who is who in an article, and what each source of its attributions counts as.
pub fn cast<'a>(document: &'a Document, attributions: &List<Attribution>, knowledge: &'a Knowledge) -> Cast<'a> {
    let mut scene = scene::Scene::new(phrase::Page::new(document, knowledge));
    naming::name(&mut scene);
    walk::walk(&mut scene);
    speaker::speak(&mut scene, attributions);
    speaker::write(&mut scene);
    scene.prune();
    let mut cast = Cast::of(scene);
    cast.read_sources(attributions);
    cast
}
