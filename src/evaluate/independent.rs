//! Independent sources: counted by the sets that they fall into, since one agency in three outlets is one source.
//! Whether two sources are independent the vocabulary says.

use crate::evaluate::run::Run;
use crate::evaluate::tally::Tally;
use crate::facts::Source;
use crate::list::Id;
use crate::truth::Truth;
use crate::vocabulary::{self, Thing};

/// Every two groups are compared, so no more than this many are; an article with more has enough sources.
const MAX_GROUPS: usize = 200;

impl Run<'_> {
    /// How many independent sources there are: surely, if all that may hang together do; possibly, if none do.
    pub fn independent(&self, counted: impl Iterator<Item = (Thing, Truth)>) -> Tally {
        let (mut sure, mut possible) = (Vec::new(), Vec::new());
        for (thing, truth) in counted {
            let Thing::Source(source) = thing else { continue };
            if !truth.is_false() {
                possible.push(source);
            }
            if truth.is_true() {
                sure.push(source);
            }
        }
        let sure = self.sets(&sure, |apart| !apart.is_true());
        Tally { sure, possible: self.sets(&possible, Truth::is_false) }
    }

    /// How many sets the sources fall into, when two of which `together` holds are in one.
    fn sets(&self, sources: &[Id<Source>], together: impl Fn(Truth) -> bool) -> u64 {
        let mut one_a_group: Vec<(usize, Id<Source>)> =
            sources.iter().filter_map(|id| Some((self.facts.sources.get(*id)?.group, *id))).collect();
        one_a_group.sort_unstable();
        one_a_group.dedup_by_key(|(group, _)| *group);
        one_a_group.truncate(MAX_GROUPS);
        let mut sets: Vec<Vec<Id<Source>>> = Vec::new();
        for (_, source) in one_a_group {
            let joins = |set: &Vec<Id<Source>>| {
                set.iter().any(|other| together(vocabulary::counts_apart(&self.view(), source, *other)))
            };
            let (joined, mut apart): (Vec<_>, Vec<_>) = sets.into_iter().partition(joins);
            apart.push(joined.into_iter().flatten().chain([source]).collect());
            sets = apart;
        }
        sets.len() as u64
    }

    /// True for a source that is not known to be independent of the sources of the statement outside.
    pub fn is_own_source(&self, candidate: Thing) -> bool {
        let Thing::Source(candidate) = candidate else { return false };
        let view = self.view();
        let outside = view.nearest(vocabulary::Type::Statement);
        let statement = match outside {
            Some(Thing::Statement(statement)) => self.facts.statements.get(statement),
            Some(_) | None => None,
        };
        let own = statement.map(|statement| statement.chain.iter().flat_map(|link| &link.sources));
        own.into_iter().flatten().any(|source| !vocabulary::independent(&view, *source, candidate).is_true())
    }
}
