//! Which conflicts of the almanac the article is about, and who is on which side. A conflict counts when it is on at
//! the article's date and the article names it, or a party of at least two of its sides and speaks of war.

use crate::entity::scene::Scene;
use crate::entity::wording;
use crate::facts::{Conflict, Side};
use crate::knowledge::{self, Entry, Part};
use crate::list::{Id, List};
use crate::span::Span;
use rustc_hash::FxHashSet;

/// A conflict with its entry in the almanac.
#[derive(Debug)]
pub(super) struct Known<'a> {
    pub entry: &'a knowledge::Conflict,
}

/// The conflicts of the article, with their entries at the same places.
pub(super) fn find<'a>(scene: &Scene<'a>) -> (List<Conflict>, Vec<Known<'a>>) {
    let almanac = scene.page.knowledge.almanac();
    let war = speaks_of_war(scene);
    let day = scene.page.document.date.map(|(day, _)| day);
    let named = named(scene);
    let shown: Vec<(&knowledge::Conflict, Shown<'_>)> = almanac
        .conflicts_on(day)
        .into_iter()
        .filter_map(|entry| Some((entry, shown_by(&named, entry)?)))
        .filter(|(_, by)| war || by.keys.is_empty())
        .collect();
    let mut conflicts = List::new();
    let mut known = Vec::new();
    for (entry, by) in &shown {
        if shown.iter().any(|(other, by_other)| is_covered(scene, by, other, by_other)) {
            continue;
        }
        conflicts.push(Conflict {
            key: entry.key.clone(),
            name: entry.name.clone(),
            shown_by: by.spans.clone(),
            parties: parties(entry),
        });
        known.push(Known { entry });
    }
    (conflicts, known)
}

/// What shows that the article is about a conflict.
struct Shown<'a> {
    spans: Vec<Span>,
    /// The keys of the parties that show it; none when the article names the conflict.
    keys: Vec<&'a str>,
}

/// A conflict shown by two parties that both belong to another one (Russia and the United States, in an article about
/// Ukraine, do not make it one about Syria): the other has a party which this one lacks.
fn is_covered(scene: &Scene<'_>, by: &Shown<'_>, other: &knowledge::Conflict, by_other: &Shown<'_>) -> bool {
    let almanac = scene.page.knowledge.almanac();
    let inside = |key: &&str| almanac.side_of(other, key).is_some();
    let more = by_other.keys.is_empty() || by_other.keys.iter().any(|key| !by.keys.contains(key));
    let fewer_backers = |shown: &Shown<'_>| {
        shown
            .keys
            .iter()
            .filter(|key| almanac.side_of(other, key).is_some_and(|(_, part)| part == Part::Backer))
            .count()
    };
    !by.keys.is_empty() && more && by.keys.iter().all(inside) && fewer_backers(by) > fewer_backers(by_other)
}

/// An entry of the almanac that the article names: where first, and what it belongs to.
struct Met<'a> {
    span: Span,
    entry: Entry<'a>,
    line: Vec<&'a str>,
}

/// The entries that the article names, each once.
fn named<'a>(scene: &Scene<'a>) -> Vec<Met<'a>> {
    let almanac = scene.page.knowledge.almanac();
    let mut known = FxHashSet::default();
    let mut met = Vec::new();
    for named in scene.names.all() {
        for (entry, _) in &named.entries {
            if known.insert(entry.key()) {
                let (span, line) = (scene.page.span(&named.range), almanac.line_of(entry.key()));
                met.push(Met { span, entry: *entry, line });
            }
        }
    }
    met
}

/// The first place that names the conflict; else the first place for each of at least two sides; else none.
fn shown_by<'a>(named: &[Met<'a>], conflict: &knowledge::Conflict) -> Option<Shown<'a>> {
    let mut sides: Vec<Option<(Span, &str)>> = vec![None; conflict.sides.len()];
    for Met { span, entry, line } in named {
        if matches!(entry, Entry::Conflict(one) if one.key == conflict.key) {
            return Some(Shown { spans: vec![*span], keys: Vec::new() });
        }
        let side = line.iter().find_map(|key| conflict.side_of(key)).filter(|(_, part)| *part != Part::Backer);
        if let Some(slot) = side.and_then(|(side, _)| sides.get_mut(side)) {
            slot.get_or_insert((*span, entry.key()));
        }
    }
    let mut shown: Vec<(Span, &str)> = sides.into_iter().flatten().collect();
    shown.sort_unstable();
    let keys = shown.iter().map(|(_, key)| *key).collect();
    (shown.len() >= 2).then(|| Shown { spans: shown.into_iter().map(|(span, _)| span).collect(), keys })
}

/// The keys of those who fight, for each side.
fn parties(entry: &knowledge::Conflict) -> Vec<Vec<String>> {
    entry.sides.iter().map(|side| side.parties.iter().chain(&side.secondary).cloned().collect()).collect()
}

/// One word of war for so many words of the article: two states in one story are not at war in it for being named.
const WORDS_FOR_ONE: usize = 200;

/// Whether the article speaks of war, as often as its length asks.
fn speaks_of_war(scene: &Scene<'_>) -> bool {
    let tokens = scene.page.document.tokens.len();
    wording::all(scene.page, "war-wording", 0..tokens).len() > tokens / WORDS_FOR_ONE
}

/// Whether the almanac lists the holder of the key itself as a party or backer of a conflict of the article.
pub(super) fn is_party(conflicts: &[Known<'_>], key: &str) -> bool {
    conflicts
        .iter()
        .flat_map(|one| &one.entry.sides)
        .any(|side| side.parties.iter().chain(&side.secondary).any(|it| it == key))
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
