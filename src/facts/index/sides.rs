//! On which side of a conflict each entity is, whether it speaks or not. Sources say it; entities of their state follow.

use super::at;
use crate::facts::{Entity, Facts, Side, Source};
use crate::list::Id;

/// The sides of each entity. A state key ("north-korea") takes the sides of the conflict's parties and of the sources that
/// carry it, so that "North Korean units" that never speak are on a side too.
pub(super) fn sides(facts: &Facts, sources_of: &[Vec<Id<Source>>]) -> Vec<Vec<Side>> {
    let own = |entity: Id<Entity>| -> Vec<Side> {
        let sources = at(sources_of, entity).iter().filter_map(|source| facts.sources.get(*source));
        sources.flat_map(|source| source.sides.iter().copied()).collect()
    };
    let mut states: Vec<(&str, Side)> = Vec::new();
    for (id, entity) in facts.entities.entries() {
        states.extend(own(id).into_iter().filter_map(|side| Some((entity.state()?, side))));
    }
    for (id, conflict) in facts.conflicts.entries() {
        for (side, keys) in conflict.parties.iter().enumerate() {
            states.extend(keys.iter().map(|key| (key.as_str(), Side { conflict: id, side, party: true })));
        }
    }
    states.sort_by_key(|(key, side)| (*key, side.conflict, side.side, !side.party));
    states.dedup_by_key(|(key, side)| (*key, side.conflict, side.side));
    let of_state = |entity: &Entity| -> Vec<Side> {
        let Some(key) = entity.state() else { return Vec::new() };
        let first = states.partition_point(|(other, _)| *other < key);
        states.iter().skip(first).take_while(|(other, _)| *other == key).map(|(_, side)| *side).collect()
    };
    let of_one = |id: Id<Entity>, entity: &Entity| {
        let own = own(id);
        if own.is_empty() { of_state(entity) } else { own }
    };
    let of_any = |(id, entity): (Id<Entity>, &Entity)| {
        let sides = of_one(id, entity);
        let group = entity.part_of.and_then(|group| Some((group, facts.entities.get(group)?)));
        match group {
            Some((group, entity)) if sides.is_empty() => of_one(group, entity),
            Some(_) | None => sides,
        }
    };
    facts.entities.entries().map(of_any).collect()
}
