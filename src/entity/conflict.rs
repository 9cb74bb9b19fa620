//! Which conflicts of the almanac the article is about, and who is on which side. A conflict counts when it is on at
//! the article's date and the article names it, or speaks of war and names parties of at least two of its sides, once in
//! neighbouring sentences with a word of war.

use crate::entity::scene::Scene;
use crate::entity::wording;
use crate::facts::{Conflict, Side};
use crate::knowledge::{self, Entry, Part, lists};
use crate::list::{Id, List};
use crate::span::Span;
use rustc_hash::FxHashMap;

/// A conflict with its entry in the almanac.
#[derive(Debug)]
pub(super) struct Known<'a> {
    pub entry: &'a knowledge::Conflict,
}

/// The conflicts of the article, with their entries at the same places.
pub(super) fn find<'a>(scene: &Scene<'a>) -> (List<Conflict>, Vec<Known<'a>>) {
    let almanac = scene.page.knowledge.almanac();
    let war = sentences_of_war(scene);
    let day = scene.page.document.date.map(|(day, _)| day);
    let named = named(scene);
    let shown: Vec<(&knowledge::Conflict, Shown<'_>)> = almanac
        .conflicts_on(day)
        .into_iter()
        .filter_map(|entry| Some((entry, shown_by(scene, &named, entry, &war)?)))
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

/// The entries of the almanac that the article names.
struct Named<'a> {
    /// Each entry once, with what it belongs to.
    entries: Vec<(Entry<'a>, Vec<&'a str>)>,
    /// The places in reading order, each with its entry: a place in `entries`.
    places: Vec<(Span, usize)>,
}

fn named<'a>(scene: &Scene<'a>) -> Named<'a> {
    let almanac = scene.page.knowledge.almanac();
    let mut known: FxHashMap<&str, usize> = FxHashMap::default();
    let (mut entries, mut places) = (Vec::new(), Vec::new());
    for named in scene.names.all() {
        for (entry, _) in &named.entries {
            let place = *known.entry(entry.key()).or_insert(entries.len());
            if place == entries.len() {
                entries.push((*entry, almanac.line_of(entry.key())));
            }
            places.push((scene.page.span(&named.range), place));
        }
    }
    Named { entries, places }
}

/// The first place that names the conflict; else the first place for each of at least two sides, where two of
/// them are named in neighbouring sentences and in one of war; else none.
fn shown_by<'a>(
    scene: &Scene<'a>,
    named: &Named<'a>,
    conflict: &knowledge::Conflict,
    war: &[usize],
) -> Option<Shown<'a>> {
    let itself = |at: usize| {
        named.entries.get(at).is_some_and(|(entry, _)| matches!(entry, Entry::Conflict(one) if one.key == conflict.key))
    };
    if let Some((span, _)) = named.places.iter().find(|(_, at)| itself(*at)) {
        return Some(Shown { spans: vec![*span], keys: Vec::new() });
    }
    let side = |(entry, line): &(Entry<'a>, Vec<&'a str>)| {
        // A person's name does not bring his state into it.
        let line = if matches!(entry, Entry::Person(_)) { &[] } else { line.as_slice() };
        let (side, part) = line.iter().find_map(|key| conflict.side_of(key))?;
        (part != Part::Backer).then_some((side, entry.key()))
    };
    let side_of: Vec<Option<(usize, &str)>> = named.entries.iter().map(side).collect();
    let ground = side_of.iter().flatten().any(|(side, key)| is_first(scene, conflict, *side, key));
    if !ground {
        return None;
    }
    let mut sides: Vec<Option<(Span, &str)>> = vec![None; conflict.sides.len()];
    let mut last: Option<(usize, usize)> = None;
    let mut met = false;
    for (span, at) in &named.places {
        let Some((side, key)) = side_of.get(*at).copied().flatten() else { continue };
        if let Some(slot) = sides.get_mut(side) {
            slot.get_or_insert((*span, key));
        }
        let Some(sentence) = scene.page.document.sentence_at(*span).map(Id::index) else { continue };
        let other = last.filter(|(one, place)| *one != side && sentence <= place + 1);
        let of_war = |place: usize| war.binary_search(&place).is_ok();
        met = met || other.is_some_and(|(_, place)| of_war(place) || of_war(sentence));
        last = Some((side, sentence));
    }
    let mut shown: Vec<(Span, &str)> = sides.into_iter().flatten().collect();
    shown.sort_unstable();
    let keys = shown.iter().map(|(_, key)| *key).collect();
    (met && shown.len() >= 2).then(|| Shown { spans: shown.into_iter().map(|(span, _)| span).collect(), keys })
}

/// Whether a party is the first of its side, or of the same state: whose war it is. Two powers that fight elsewhere too do
/// not bring that war into an article.
fn is_first(scene: &Scene<'_>, conflict: &knowledge::Conflict, side: usize, key: &str) -> bool {
    let almanac = scene.page.knowledge.almanac();
    let first = conflict.sides.get(side).and_then(|side| side.parties.first());
    first.is_some_and(|first| {
        let state = almanac.state_of(first);
        almanac.line_of(key).contains(&first.as_str()) || state.is_some() && state == almanac.state_of(key)
    })
}

/// The keys of those who fight, for each side.
fn parties(entry: &knowledge::Conflict) -> Vec<Vec<String>> {
    entry.sides.iter().map(|side| side.parties.iter().chain(&side.secondary).cloned().collect()).collect()
}

/// One word of war for so many words of the article: two states in one story are not at war in it for being named.
const WORDS_FOR_ONE: usize = 200;

/// The sentences with a word of war, in order; none where the article has fewer such words than its length asks.
fn sentences_of_war(scene: &Scene<'_>) -> Vec<usize> {
    let tokens = scene.page.document.tokens.len();
    let words = wording::all(scene.page, lists::WAR_WORDING, 0..tokens);
    if words.len() <= tokens / WORDS_FOR_ONE {
        return Vec::new();
    }
    words.iter().filter_map(|hit| scene.page.document.sentence_at(hit.span)).map(Id::index).collect()
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
