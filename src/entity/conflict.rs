//! Which conflicts of the almanac the article is about, and who is on which side. A conflict counts when it is on at
//! the article's date and the article names it, or speaks of war and names parties of at least two of its sides, once in
//! neighbouring sentences with a word of war.

use crate::entity::scene::Scene;
use crate::entity::wording;
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
    let war = sentences_of_war(scene);
    let day = scene.page.document.date.map(|(day, _)| day);
    let shown: Vec<(&knowledge::Conflict, Shown<'_>)> = almanac
        .conflicts_on(day)
        .into_iter()
        .filter_map(|entry| Some((entry, shown_by(scene, entry, &war)?)))
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

/// The first place that names the conflict; else the first place for each of at least two sides, where two of
/// them are named in neighbouring sentences and in one of war; else none.
fn shown_by<'a>(scene: &Scene<'a>, conflict: &knowledge::Conflict, war: &[usize]) -> Option<Shown<'a>> {
    let almanac = scene.page.knowledge.almanac();
    let mut sides: Vec<Option<(Span, &str)>> = vec![None; conflict.sides.len()];
    let mut last: Option<(usize, usize)> = None;
    let mut met = false;
    let mut ground = false;
    for named in scene.names.all() {
        let span = scene.page.span(&named.range);
        for (entry, _) in &named.entries {
            if matches!(entry, Entry::Conflict(one) if one.key == conflict.key) {
                return Some(Shown { spans: vec![span], keys: Vec::new() });
            }
            // A person's name does not bring his state into it.
            let people = matches!(entry, Entry::Person(_));
            let side = almanac.side_of(conflict, entry.key()).filter(|(_, part)| *part != Part::Backer && !people);
            let Some((side, _)) = side else { continue };
            if let Some(slot) = sides.get_mut(side) {
                slot.get_or_insert((span, entry.key()));
            }
            ground = ground || is_first(scene, conflict, side, entry.key());
            let Some(sentence) = scene.page.document.sentence_at(span).map(Id::index) else { continue };
            let other = last.filter(|(one, place)| *one != side && sentence <= place + 1);
            let of_war = |place: usize| war.binary_search(&place).is_ok();
            met = met || other.is_some_and(|(_, place)| of_war(place) || of_war(sentence));
            last = Some((side, sentence));
        }
    }
    let mut shown: Vec<(Span, &str)> = sides.into_iter().flatten().collect();
    shown.sort_unstable();
    let keys = shown.iter().map(|(_, key)| *key).collect();
    (met && ground && shown.len() >= 2)
        .then(|| Shown { spans: shown.into_iter().map(|(span, _)| span).collect(), keys })
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
    let words = wording::all(scene.page, "war-wording", 0..tokens);
    if words.len() <= tokens / WORDS_FOR_ONE {
        return Vec::new();
    }
    words.iter().filter_map(|(span, _)| scene.page.document.sentence_at(*span)).map(Id::index).collect()
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
