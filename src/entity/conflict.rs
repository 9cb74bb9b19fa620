//! Which conflicts of the almanac the article is about, and who is on which side. A conflict counts when it is on at
//! the article's date and the article names it, or a party of at least two of its sides.

use crate::entity::scene::Scene;
use crate::facts::{Conflict, Side};
use crate::knowledge::{self, Entry, Part};
use crate::list::{Id, List};
use crate::span::Span;

/// A conflict with its entry in the almanac.
#[derive(Debug)]
pub(super) struct Known<'a> {
    pub entry: &'a knowledge::Conflict,
}

/// The conflicts of the article, with their entries at the same places.
pub(super) fn find<'a>(scene: &Scene<'a>) -> (List<Conflict>, Vec<Known<'a>>) {
    let almanac = scene.page.knowledge.almanac();
    let day = scene.page.document.date.map(|(day, _)| day);
    let mut conflicts = List::new();
    let mut known = Vec::new();
    for entry in almanac.conflicts_on(day) {
        let shown_by = shown_by(scene, entry);
        if !shown_by.is_empty() {
            conflicts.push(Conflict { key: entry.key.clone(), name: entry.name.clone(), shown_by });
            known.push(Known { entry });
        }
    }
    (conflicts, known)
}

/// The first place that names the conflict; else the first place for each of at least two sides; else none.
fn shown_by(scene: &Scene<'_>, conflict: &knowledge::Conflict) -> Vec<Span> {
    let almanac = scene.page.knowledge.almanac();
    let mut sides: Vec<Option<Span>> = vec![None; conflict.sides.len()];
    for named in scene.names.all() {
        let span = scene.page.span(&named.range);
        for (entry, _) in &named.entries {
            if matches!(entry, Entry::Conflict(one) if one.key == conflict.key) {
                return vec![span];
            }
            let side = almanac.side_of(conflict, entry.key()).filter(|(_, part)| *part != Part::Backer);
            if let Some(slot) = side.and_then(|(side, _)| sides.get_mut(side)) {
                slot.get_or_insert(span);
            }
        }
    }
    let mut shown: Vec<Span> = sides.into_iter().flatten().collect();
    shown.sort_unstable();
    if shown.len() >= 2 { shown } else { Vec::new() }
}

/// The sides that the holder of an almanac key is on; `voices` is false for those who belong to a side and do not
/// speak for it.
pub(super) fn sides(scene: &Scene<'_>, conflicts: &[Known<'_>], key: &str, voices: bool) -> Vec<Side> {
    let almanac = scene.page.knowledge.almanac();
    let side = |(at, one): (usize, &Known<'_>)| {
        let (side, part) = almanac.side_of(one.entry, key)?;
        Some(Side { conflict: Id::new(at), side, party: voices && part != Part::Backer })
    };
    conflicts.iter().enumerate().filter_map(side).collect()
}
