//! How statements stand to each other: goes on with, says again, denies, contradicts. Each finder looks only at near
//! or like statements, so that the whole stays linear, and says nothing where it is not sure.

mod answers;
mod continues;
mod denies;
mod events;
mod opposes;
mod outcomes;
mod restates;

pub use restates::{ENOUGH, NEARLY_ALL};

use crate::entity::Cast;
use crate::facts::{Event, Quantity, Relation, StatementKind};
use crate::list::{Id, List};
use crate::span::Span;
use crate::statement::profile::{self, Profile};
use crate::statement::scene::Scene;
use crate::statement::told::{Tellings, Told};
use answers::Answers;

/// What the finders look at.
pub struct Table<'a> {
    /// The article.
    pub scene: &'a Scene<'a>,
    /// Who is who.
    pub cast: &'a Cast<'a>,
    /// All that is told.
    pub statements: &'a Tellings,
    /// What they are about, in the same order.
    pub profiles: &'a [Profile<'a>],
    /// All numbers.
    pub quantities: &'a List<Quantity>,
}

impl Table<'_> {
    /// The body sentence that a statement stands in.
    pub fn number(&self, told: &Told) -> usize {
        self.scene.document.sentences.get(told.sentence).map_or(0, |it| it.number)
    }
}

/// What statements are to each other.
pub struct Between {
    /// All relations, by their later statement.
    pub relations: Vec<Relation>,
    /// What happened.
    pub events: List<Event>,
    /// For each statement in order the event that it tells of and, of an accusation, the words that answer it.
    pub of_each: Vec<(Option<Id<Event>>, Option<Span>)>,
}

/// Looks for all that stands between those that are told.
pub fn between(scene: &Scene<'_>, cast: &Cast<'_>, told: &Tellings, quantities: &List<Quantity>) -> Between {
    let profiles = profile::profiles(scene, told);
    let table = Table { scene, cast, statements: told, profiles: &profiles, quantities };
    let (events, of) = events::events(&table);
    let answers = Answers::new(&table);
    let accuses = |told: &Told| told.kind == StatementKind::Accusation;
    let answered = told.entries().map(|(id, told)| answers.to(id).filter(|_| accuses(told)));
    Between { relations: relations(&table), events, of_each: of.into_iter().zip(answered).collect() }
}

fn relations(table: &Table<'_>) -> Vec<Relation> {
    let mut found = continues::find(table);
    let terms = restates::terms(table, &found);
    found.extend(terms);
    found.extend(restates::find(table));
    found.extend(denies::find(table));
    found.extend(opposes::find(table));
    found.sort_by_key(|relation| (relation.from, relation.to, relation.kind));
    found.dedup_by(|a, b| (a.from, a.to, a.kind) == (b.from, b.to, b.kind));
    found
}
