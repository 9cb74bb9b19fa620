//! Document, attributions and cast to facts: what is said, on whose word, how it is put, and how statements stand to
//! each other. It takes attributions as they are, and whether a rule cares about a statement is not decided here.

mod build;
mod chain;
mod clause;
mod draft;
mod grammar;
mod kind;
mod manner;
mod scene;
mod sentence;
mod split;
mod verb;
mod voice;

use crate::attribution::Attribution;
use crate::entity::Cast;
use crate::facts::Facts;
use crate::knowledge::Knowledge;
use crate::list::List;
use crate::text::Document;

/// Everything that follows from a document, its attributions and its cast. The document of the facts is left for its
/// owner to put in.
pub fn derive(document: &Document, attributions: List<Attribution>, mut cast: Cast<'_>, knowledge: &Knowledge) -> Facts {
    let scene = scene::Scene::new(document, &attributions, &cast, knowledge);
    let drafts = build::drafts(&scene);
    let statements = build::statements(&scene, &mut cast, &drafts);
    drop(scene);
    Facts {
        document: Document::default(),
        attributions,
        entities: cast.entities,
        mentions: cast.mentions,
        sources: cast.sources,
        statements,
        verifications: List::new(),
        relations: Vec::new(),
        events: List::new(),
        evidence: List::new(),
        quantities: List::new(),
        dates: List::new(),
        places: List::new(),
        conflicts: cast.conflicts,
    }
}
