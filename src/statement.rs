//! Document, attributions and cast to facts: what is said, on whose word, how it is put, and how statements stand to
//! each other. It takes attributions as they are, and whether a rule cares about a statement is not decided here.

mod act;
mod aim;
mod build;
mod chain;
pub mod date;
mod draft;
pub mod evidence;
mod gather;
mod paper;
mod phrase;
mod kind;
mod likeness;
mod manner;
mod marker;
pub mod note;
mod place;
mod profile;
pub mod quantity;
mod relation;
mod restore;
mod scene;
mod sentence;
mod settle;
mod spoken;
mod target;
mod tell;
mod told;
mod voice;
mod wordless;

pub use likeness::{Likeness, likest};

use crate::attribution::{Attribution, Reading};
use crate::entity::Cast;
use crate::facts::{
    Conflict, DateMention, Entity, Event, Evidence, Facts, Mention, PlaceMention, Quantity, Relation, Source,
    Statement, StatementKind, Verification,
};
use crate::list::{Id, List};
use crate::phrases::Phrases;
use crate::statement::gather::Finds;
use crate::statement::scene::Scene;
use crate::text::Document;

/// All that follows from an article's phrases, its attributions and its cast: its facts, but for the document, into
/// which phrases and cast look until all is told.
#[derive(Clone, Debug)]
pub struct Derived {
    attributions: List<Attribution>,
    entities: List<Entity>,
    mentions: List<Mention>,
    sources: List<Source>,
    statements: List<Statement>,
    verifications: List<Verification>,
    relations: Vec<Relation>,
    events: List<Event>,
    evidence: List<Evidence>,
    quantities: List<Quantity>,
    dates: List<DateMention>,
    places: List<PlaceMention>,
    conflicts: List<Conflict>,
}

impl Derived {
    /// The facts of that document, which is the one that all this was derived from.
    pub fn of(self, document: Document) -> Facts {
        Facts {
            document,
            attributions: self.attributions,
            entities: self.entities,
            mentions: self.mentions,
            sources: self.sources,
            statements: self.statements,
            verifications: self.verifications,
            relations: self.relations,
            events: self.events,
            evidence: self.evidence,
            quantities: self.quantities,
            dates: self.dates,
            places: self.places,
            conflicts: self.conflicts,
        }
    }
}

/// Reads a document for what is said, step by step: each takes what the one before gave, and gives it on. What the
/// extractor's network saw, where there is one, is what statements are judged by.
pub fn derive(phrases: &Phrases<'_>, reading: Reading, mut cast: Cast<'_>) -> Derived {
    let Reading { attributions, encoding } = reading;
    let scene = Scene::new(phrases, &attributions, &cast);
    let finds = Finds::of(&scene, &cast);
    let drafts = build::drafts(&scene);
    let told = tell::tell(&scene, &mut cast, drafts, &finds);
    let told = restore::restore(&scene, &cast, told);
    let told = settle::settle(&scene, &mut cast, told, encoding.as_ref());
    settle::hear(&scene, &mut cast, encoding.as_ref());
    let evidence = evidence::supply(&scene, &mut cast, &finds);
    let between = relation::between(&scene, &cast, &told, &finds.quantities);
    let (notes, told) = note::find(&scene, told);
    let statements = told.stated(&scene, between.of_each);
    let verifications = note::notes(&scene, &mut cast, notes, &statements, &between.relations, &evidence);
    // Who could not confirm something does not say it again: what a note made of it stands to nothing.
    let says = |id: Id<Statement>| statements[id].kind != StatementKind::Note;
    let relations = between.relations.into_iter().filter(|it| says(it.from) && says(it.to)).collect();
    Derived {
        entities: cast.entities,
        mentions: cast.mentions,
        sources: cast.sources,
        conflicts: cast.conflicts,
        statements,
        verifications,
        relations,
        events: between.events,
        evidence,
        quantities: finds.quantities,
        dates: finds.dates,
        places: finds.places,
        attributions,
    }
}
