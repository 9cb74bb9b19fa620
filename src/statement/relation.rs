//! How statements stand to each other: goes on with, says again, denies, contradicts. Each finder looks only at near
//! or like statements, so that the whole stays linear, and says nothing where it is not sure.

mod answers;
mod continues;
mod denies;
mod events;
mod opposes;
mod restates;

pub use answers::Answers;
pub use events::events;
pub use restates::{ENOUGH, NEARLY_ALL};

use crate::entity::Cast;
use crate::facts::{Quantity, Relation, Statement};
use crate::list::List;
use crate::span::Span;
use crate::statement::profile::Profile;
use crate::statement::scene::Scene;

/// What the finders look at.
pub struct Table<'a> {
    /// The article.
    pub scene: &'a Scene<'a>,
    /// Who is who.
    pub cast: &'a Cast<'a>,
    /// All statements.
    pub statements: &'a List<Statement>,
    /// What they are about, in the same order.
    pub profiles: &'a [Profile<'a>],
    /// The words of their subjects, in the same order; empty without one.
    pub subjects: &'a [Span],
    /// All numbers.
    pub quantities: &'a List<Quantity>,
}

impl Table<'_> {
    /// The body sentence that a statement stands in.
    pub fn number(&self, statement: &Statement) -> usize {
        self.scene.document.sentences.get(statement.sentence).map_or(0, |it| it.number)
    }
}

/// All relations, by their later statement.
pub fn relations(table: &Table<'_>) -> Vec<Relation> {
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
