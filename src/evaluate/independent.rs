//! Independent sources: counted by the groups that they belong to, since one agency in three outlets is one source.
//! Which sources form a group is a fact, found elsewhere.

use crate::evaluate::run::Run;
use crate::evaluate::tally::Tally;
use crate::facts::Source;
use crate::truth::Truth;
use crate::vocabulary::Thing;
use std::collections::BTreeMap;

impl Run<'_> {
    /// How many groups the sources form: surely, if every two groups that may be linked are one; possibly, if none
    /// are.
    pub fn independent(&self, counted: impl Iterator<Item = (Thing, Truth)>) -> Tally {
        let (mut sure, mut possible): (Vec<&Source>, Vec<usize>) = (Vec::new(), Vec::new());
        for (thing, truth) in counted.filter(|(_, truth)| !truth.is_false()) {
            let Some(source) = self.source(thing) else { continue };
            possible.push(source.group);
            if truth.is_true() {
                sure.push(source);
            }
        }
        possible.sort_unstable();
        possible.dedup();
        Tally { sure: linked_sets(&sure), possible: possible.len() as u64 }
    }

    /// True for a source that is, or is of one group with, one of the sources of the statement outside.
    pub fn is_own_source(&self, candidate: Thing) -> bool {
        let outside = self.outside.iter().rev().find_map(|thing| match thing {
            Thing::Statement(statement) => self.facts.statements.get(*statement),
            Thing::Source(_)
            | Thing::Note(_)
            | Thing::Evidence(_)
            | Thing::Number(_)
            | Thing::Date(_)
            | Thing::Place(_)
            | Thing::Quotation(_)
            | Thing::Heading(_)
            | Thing::Wording(_)
            | Thing::Article
            | Thing::Conflict(_) => None,
        });
        let (Some(statement), Some(candidate)) = (outside, self.source(candidate)) else { return false };
        let own = statement.chain.iter().flat_map(|link| &link.sources).filter_map(|id| self.facts.sources.get(*id));
        own.into_iter().any(|source| source.group == candidate.group)
    }

    fn source(&self, thing: Thing) -> Option<&Source> {
        match thing {
            Thing::Source(source) => self.facts.sources.get(source),
            Thing::Statement(_)
            | Thing::Note(_)
            | Thing::Evidence(_)
            | Thing::Number(_)
            | Thing::Date(_)
            | Thing::Place(_)
            | Thing::Quotation(_)
            | Thing::Heading(_)
            | Thing::Wording(_)
            | Thing::Article
            | Thing::Conflict(_) => None,
        }
    }
}

/// How many sets the sources' groups fall into when linked groups are one.
fn linked_sets(sources: &[&Source]) -> u64 {
    let mut leader: BTreeMap<usize, usize> = sources.iter().map(|source| (source.group, source.group)).collect();
    for source in sources {
        for linked in &source.linked_groups {
            let (Some(one), Some(other)) = (find(&leader, source.group), find(&leader, *linked)) else { continue };
            leader.insert(one.max(other), one.min(other));
        }
    }
    leader.iter().filter(|(group, above)| group == above).count() as u64
}

fn find(leader: &BTreeMap<usize, usize>, mut group: usize) -> Option<usize> {
    while *leader.get(&group)? != group {
        group = *leader.get(&group)?;
    }
    Some(group)
}
