//! Phrases and attributions to a cast: who is who, what each source counts as, on which side. Joins noun phrases that name
//! the same one, and classes those on whose word something stands. It does not decide what was said or whether it was
//! verified.

mod anonymity;
mod body;
mod captivity;
mod cast;
mod conflict;
mod conjunct;
mod death;
mod facet;
mod group;
mod judged;
mod kind;
mod naming;
mod nominal;
mod pronoun;
mod research;
mod scene;
mod silence;
mod sourcing;
mod speaker;
mod vague;
mod voice;
mod walk;
mod wording;

pub use cast::Cast;

use crate::attribution::Attribution;
use crate::list::List;
use crate::phrases::Phrases;

/// Who is who in an article, and what each source of its attributions counts as.
pub fn cast<'a>(phrases: &'a Phrases<'a>, attributions: &List<Attribution>) -> Cast<'a> {
    let mut scene = scene::Scene::new(phrases);
    naming::name(&mut scene);
    walk::walk(&mut scene);
    speaker::speak(&mut scene, attributions);
    speaker::write(&mut scene);
    scene.prune();
    let mut cast = Cast::of(scene);
    cast.read_sources(attributions);
    cast
}
