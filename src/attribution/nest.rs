//! Which attribution stands in whose content. Puts the outer one first, so that `within` always leads back; decides
//! by place alone.

use crate::attribution::Attribution;
use crate::attribution::found::Found;
use crate::list::{Id, List};
use crate::text::Document;
use std::ops::Range;

/// The attributions of a document, in order of the cue but for an outer one whose cue comes after its inner one's.
pub fn attributions(document: &Document, found: Vec<Found>) -> List<Attribution> {
    let parents = parents(&found);
    let mut places: Vec<Option<Id<Attribution>>> = vec![None; found.len()];
    let mut list = List::new();
    for start in 0..found.len() {
        // From the outermost inwards; parents are larger at each step, so this ends.
        let mut chain = vec![start];
        while let Some(parent) = chain.last().and_then(|last| parents.get(*last).copied().flatten()) {
            if places.get(parent).copied().flatten().is_some() {
                break;
            }
            chain.push(parent);
        }
        for index in chain.into_iter().rev() {
            let Some(one) = found.get(index).filter(|_| places.get(index).copied().flatten().is_none()) else {
                continue;
            };
            let within = parents.get(index).copied().flatten().and_then(|parent| places.get(parent).copied().flatten());
            let id = list.push(Attribution { within, ..one.attribution(document) });
            if let Some(place) = places.get_mut(index) {
                *place = Some(id);
            }
        }
    }
    list
}

/// For each the smallest larger one whose content holds its first cue (or source, or content).
fn parents(found: &[Found]) -> Vec<Option<usize>> {
    let size = |one: &Found| one.content.iter().map(Range::len).sum::<usize>();
    // Contents by their first token, to look at few of them for each cue.
    let mut runs: Vec<(Range<usize>, usize)> = Vec::new();
    for (index, one) in found.iter().enumerate() {
        runs.extend(one.content.iter().map(|run| (run.clone(), index)));
    }
    runs.sort_by_key(|(run, index)| (run.start, run.end, *index));
    let reach = runs.iter().map(|(run, _)| run.len()).max().unwrap_or(0);
    let parent = |(index, one): (usize, &Found)| {
        let anchor = one.anchor();
        let first = runs.partition_point(|(run, _)| run.start + reach < anchor);
        let holding = runs.iter().skip(first).take_while(|(run, _)| run.start <= anchor);
        let larger = holding.filter(|(run, other)| {
            let rank = |index: usize, one: &Found| (size(one), std::cmp::Reverse(index));
            run.contains(&anchor)
                && *other != index
                && found.get(*other).is_some_and(|other_one| rank(*other, other_one) > rank(index, one))
        });
        larger.min_by_key(|(_, other)| (found.get(*other).map_or(0, size), *other)).map(|(_, other)| *other)
    };
    found.iter().enumerate().map(parent).collect()
}
