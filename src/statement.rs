//! Document, attributions and cast to facts: what is said, on whose word, how it is put, and how statements stand to
//! each other. It takes attributions as they are, and whether a rule cares about a statement is not decided here.

mod act;
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
mod target;
mod voice;
mod wordless;

pub use likeness::{Likeness, likest};

use crate::attribution::Attribution;
use crate::entity::Cast;
use crate::facts::{Facts, StatementKind};
use crate::list::List;
use crate::phrases::Phrases;
use crate::span::Span;
use crate::statement::draft::Draft;
use crate::statement::gather::Finds;
use crate::statement::relation::{Answers, Table};
use crate::statement::scene::Scene;
use crate::text::Document;

/// Everything that follows from an article's phrases, its attributions and its cast. The document of the facts is left for its
/// owner to put in.
pub fn derive(phrases: &Phrases<'_>, attributions: List<Attribution>, mut cast: Cast<'_>) -> Facts {
    let page = phrases.page();
    let (document, knowledge) = (page.document, page.knowledge);
    let scene = Scene::new(phrases, &attributions, &cast);
    let drafts = build::drafts(&scene);
    let mut statements = build::statements(&scene, &mut cast, &drafts);
    restore::restore(&scene, &cast, &mut statements);
    let quantities = quantity::quantities(document, scene.all_words(), knowledge);
    let dates = date::dates(document, scene.all_words(), knowledge);
    let places = place::places(&scene, &cast);
    let mut evidence = evidence::evidence(document, scene.all_words(), knowledge);
    evidence::supply(&scene, &mut cast, &dates, &places, &mut evidence);
    gather::gather(
        &scene,
        &mut statements,
        &Finds { quantities: &quantities, dates: &dates, places: &places, evidence: &evidence },
    );

    let profiles = profile::profiles(&scene, &statements);
    let subjects: Vec<Span> = drafts.iter().map(|draft| subject(&scene, draft)).collect();
    let table = Table {
        scene: &scene,
        cast: &cast,
        statements: &statements,
        profiles: &profiles,
        subjects: &subjects,
        quantities: &quantities,
    };
    let relations = relation::relations(&table);
    let (events, of) = relation::events(&table);
    let answers = Answers::new(&table);
    let answered: Vec<Option<Span>> = statements.ids().map(|id| answers.to(id)).collect();
    for (statement, (event, answer)) in statements.iter_mut().zip(of.into_iter().zip(answered)) {
        statement.event = event;
        statement.answered_by = answer.filter(|_| statement.kind == StatementKind::Accusation);
    }
    let verifications = note::notes(&scene, &mut cast, &mut statements, &relations, &evidence);
    // Who could not confirm something does not say it again: what a note made of it stands to nothing.
    let mut relations = relations;
    relations.retain(|it| [it.from, it.to].iter().all(|&id| statements[id].kind != StatementKind::Note));
    Facts {
        document: Document::default(),
        entities: cast.entities,
        mentions: cast.mentions,
        sources: cast.sources,
        statements,
        verifications,
        relations,
        events,
        evidence,
        quantities,
        dates,
        places,
        conflicts: cast.conflicts,
        attributions,
    }
}

fn subject(scene: &Scene<'_>, draft: &Draft) -> Span {
    scene.span(draft.subject.clone())
}
