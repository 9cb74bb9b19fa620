//! A denial and what it denies: an accusation of the one who denies, or an earlier statement with the same words.

use super::Table;
use crate::facts::{Relation, RelationKind, Statement, StatementKind};
use crate::list::Id;
use crate::statement::told::Told;
use crate::truth::Truth;

/// How many earlier statements a denial may answer.
const RECENT: usize = 40;

/// All denials with what they deny.
pub fn find(table: &Table<'_>) -> Vec<Relation> {
    let denials = table.statements.entries().filter(|(_, it)| it.kind == StatementKind::Denial);
    denials.filter_map(|(id, denial)| denied(table, id, denial)).collect()
}

fn denied(table: &Table<'_>, id: Id<Statement>, denial: &Told) -> Option<Relation> {
    let earlier = || (0..id.index()).rev().take(RECENT).map(Id::new);
    let accusation =
        earlier().find(|&to| table.statements.get(to).is_some_and(|it| aimed_at_denier(table, it, denial)));
    let alike = || {
        earlier().find(|&to| {
            let claim = table.statements.get(to).is_some_and(|it| it.kind.is_claim() && it.sentence != denial.sentence);
            let profiles = table.profiles.get(id.index()).zip(table.profiles.get(to.index()));
            claim && profiles.is_some_and(|(mine, theirs)| mine.overlap(theirs) >= 0.6)
        })
    };
    let to = accusation.or_else(alike)?;
    Some(Relation { kind: RelationKind::Denies, from: id, to, truth: Truth::True, reconciled: None })
}

/// The accusation's target, or one of its group, is the one who denies.
fn aimed_at_denier(table: &Table<'_>, accusation: &Told, denial: &Told) -> bool {
    let Some(target) = accusation.target.and_then(|id| table.cast.sources.get(id)) else { return false };
    let deniers = denial.chain.iter().flat_map(|link| &link.sources).filter_map(|&id| table.cast.sources.get(id));
    let mut same = deniers.map(|it| it.entity.is_some() && it.entity == target.entity || it.group == target.group);
    accusation.kind == StatementKind::Accusation && same.any(|same| same)
}
