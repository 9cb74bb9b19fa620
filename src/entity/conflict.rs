//! Which conflicts of the almanac the article is about, and who is on which side. A conflict counts when it is on at
//! the article's date and the article names it, or speaks of war and names parties of at least two of its sides, once in
//! neighbouring sentences with a word of war.

use crate::entity::scene::Scene;
use crate::entity::wording;
use crate::facts::{Conflict, Side};
use crate::knowledge::{self, Entries, Entry, Part, Wording, lists};
use crate::list::{Id, List};
use crate::span::Span;
use rustc_hash::FxHashMap;

/// A conflict with its entry in the almanac.
#[derive(Debug)]
pub(super) struct Listed<'a> {
    pub entry: &'a knowledge::Conflict,
    /// The words that stand for it and its sides.
    pub wording: Option<&'a Wording>,
}

/// The conflicts of the article, with their entries at the same places. One side may be named by what its people are called
/// only where no conflict has two sides named outright.
pub(super) fn find<'a>(scene: &Scene<'a>) -> (List<Conflict>, Vec<Listed<'a>>) {
    let almanac = scene.page.knowledge.almanac();
    let war = War::of(scene);
    let day = scene.page.document.date.map(|(day, _)| day);
    let named = named(scene);
    let on = almanac.conflicts_on(day);
    let shown = |called: bool| -> Vec<(&'a knowledge::Conflict, Shown<'a>)> {
        on.iter().filter_map(|&entry| Some((entry, shown_by(scene, &named, entry, &war, called)?))).collect()
    };
    let mut found = shown(false);
    if found.is_empty() && war.is_one(0) {
        found = shown(true);
        // "rebels" and one state may fit several: the state that is named most has its war here.
        let most = found.iter().map(|(_, by)| by.named).max().unwrap_or_default();
        found.retain(|(_, by)| by.named == most);
    }
    // Two parties that meet once, in an article where others meet at every turn, are named in passing.
    let most = found.iter().map(|(_, by)| by.met).filter(|met| *met < usize::MAX).max().unwrap_or_default();
    found.retain(|(_, by)| by.met > most / IN_PASSING);
    let mut conflicts = List::new();
    let mut known = Vec::new();
    for (entry, by) in &found {
        if found.iter().any(|(other, by_other)| is_covered(scene, (entry, by), (other, by_other))) {
            continue;
        }
        conflicts.push(Conflict {
            key: entry.key.clone(),
            name: entry.name.clone(),
            shown_by: by.spans.clone(),
            parties: parties(entry),
        });
        known.push(Listed { entry, wording: almanac.wording(entry) });
    }
    (conflicts, known)
}

/// What shows that the article is about a conflict.
struct Shown<'a> {
    spans: Vec<Span>,
    /// The keys of the parties that show it; none when the article names the conflict.
    keys: Vec<&'a str>,
    /// How often parties of it are named.
    named: usize,
    /// How often parties of two sides meet in neighbouring sentences, one of them of war.
    met: usize,
}

/// A conflict shown by two parties that both belong to another one (Russia and the United States, in an article about
/// Ukraine, do not make it one about Syria): the other has a party which this one lacks. One whose own first parties show it
/// is no less one for that: Israel and Hezbollah, in an article about Gaza too.
fn is_covered(
    scene: &Scene<'_>,
    (entry, by): (&knowledge::Conflict, &Shown<'_>),
    (other, by_other): (&knowledge::Conflict, &Shown<'_>),
) -> bool {
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
    let first = |key: &&str| {
        let (side, part) = almanac.side_of(entry, key)?;
        (part == Part::Party && is_first(scene, entry, side, key)).then_some(side)
    };
    let mut own = by.keys.iter().filter_map(first);
    let one = own.next();
    let both = own.any(|side| Some(side) != one);
    !by.keys.is_empty() && more && by.keys.iter().all(inside) && fewer_backers(by) > fewer_backers(by_other) && !both
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
/// them are named in neighbouring sentences and in one of war; else none. With `called`, one of the sides may be told by
/// what its people are called and by the places that it holds.
fn shown_by<'a>(
    scene: &Scene<'a>,
    named: &Named<'a>,
    conflict: &knowledge::Conflict,
    war: &War,
    called: bool,
) -> Option<Shown<'a>> {
    let itself = |at: usize| {
        named.entries.get(at).is_some_and(|(entry, _)| matches!(entry, Entry::Conflict(one) if one.key == conflict.key))
    };
    if let Some((span, _)) = named.places.iter().find(|(_, at)| itself(*at)) {
        return Some(Shown { spans: vec![*span], keys: Vec::new(), named: 0, met: usize::MAX });
    }
    let side = |(entry, line): &(Entry<'a>, Vec<&'a str>)| {
        // A person's name does not bring his state into it.
        let line = if matches!(entry, Entry::Person(_)) { &[] } else { line.as_slice() };
        let (side, part) = line.iter().find_map(|key| conflict.side_of(key))?;
        (part != Part::Backer).then_some((side, part, entry.key()))
    };
    let side_of: Vec<Option<(usize, Part, &str)>> = named.entries.iter().map(side).collect();
    let ground = side_of
        .iter()
        .flatten()
        .any(|(side, part, key)| is_first(scene, conflict, *side, key) || called && *part == Part::Party);
    if !ground {
        return None;
    }
    let place = |(span, at): &(Span, usize)| {
        let (side, _, key) = side_of.get(*at).copied().flatten()?;
        Some((*span, side, key))
    };
    let mut places: Vec<(Span, usize, &str)> = named.places.iter().filter_map(place).collect();
    let own = places.len();
    let wording = scene.page.knowledge.almanac().wording(conflict);
    if called {
        let told = wording.map(|wording| called_places(scene, wording, &places));
        places.extend(told.into_iter().flatten());
        places.sort_unstable();
    }
    if !places.iter().any(|(_, side, _)| places.first().is_some_and(|(_, first, _)| first != side)) {
        return None;
    }
    let about = wording.map(|it| sentences_with(scene, &it.about)).unwrap_or_default();
    if !war.is_one(about.len()) {
        return None;
    }
    let of_war =
        |sentence: &usize| war.sentences.binary_search(sentence).is_ok() || about.binary_search(sentence).is_ok();
    let mut sides: Vec<Option<(Span, &str)>> = vec![None; conflict.sides.len()];
    let mut last: Option<(usize, usize)> = None;
    let mut met = 0;
    for (span, side, key) in places {
        if let Some(slot) = sides.get_mut(side) {
            slot.get_or_insert((span, key));
        }
        let Some(sentence) = scene.page.document.sentence_at(span).map(Id::index) else { continue };
        let other = last.filter(|(one, place)| *one != side && sentence <= place + 1);
        met += usize::from(other.is_some_and(|(_, place)| of_war(&place) || of_war(&sentence)));
        last = Some((side, sentence));
    }
    let mut shown: Vec<(Span, &str)> = sides.into_iter().flatten().collect();
    shown.sort_unstable();
    let keys = shown.iter().map(|(_, key)| *key).filter(|key| !key.is_empty()).collect();
    (met > 0 && shown.len() >= 2).then(|| Shown {
        spans: shown.into_iter().map(|(span, _)| span).collect(),
        keys,
        named: own,
        met,
    })
}

/// Where people of a side are told of by what they are called, or by the places that it holds: twice at least, where the
/// side is not named.
fn called_places(
    scene: &Scene<'_>,
    wording: &Wording,
    named: &[(Span, usize, &str)],
) -> Vec<(Span, usize, &'static str)> {
    let words = scene.page.all_words();
    let mut found = Vec::new();
    for (side, called) in wording.sides.iter().enumerate() {
        let hits = called.people.find(words).into_iter().chain(called.places.find(words));
        let hits: Vec<_> = hits.map(|hit| (scene.page.span(&hit.range), side, "")).collect();
        if hits.len() > 1 || named.iter().any(|(_, other, _)| *other == side) {
            found.extend(hits);
        }
    }
    found
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

/// How much oftener parties of another conflict meet where those of one do so in passing.
const IN_PASSING: usize = 4;

/// The words of war of an article.
struct War {
    /// The sentences that have one, in order, each as often as it has one.
    sentences: Vec<usize>,
    /// More than so many are asked.
    least: usize,
}

impl War {
    fn of(scene: &Scene<'_>) -> Self {
        let tokens = scene.page.document.tokens.len();
        let words = wording::all(scene.page, lists::WAR_WORDING, 0..tokens);
        let sentences = words.iter().filter_map(|hit| scene.page.document.sentence_at(hit.span));
        Self { sentences: sentences.map(Id::index).collect(), least: tokens / WORDS_FOR_ONE }
    }

    /// Whether the article, with so many words more, has as many as its length asks.
    fn is_one(&self, more: usize) -> bool {
        self.sentences.len() + more > self.least
    }
}

/// The sentences with a phrase of a list, in order.
fn sentences_with(scene: &Scene<'_>, list: &Entries) -> Vec<usize> {
    let hits = list.find(scene.page.all_words()).into_iter();
    hits.filter_map(|hit| scene.page.document.sentence_at(scene.page.span(&hit.range))).map(Id::index).collect()
}

/// Whether the almanac lists the holder of the key itself as a party or backer of a conflict of the article.
pub(super) fn is_party(conflicts: &[Listed<'_>], key: &str) -> bool {
    conflicts
        .iter()
        .flat_map(|one| &one.entry.sides)
        .any(|side| side.parties.iter().chain(&side.secondary).any(|it| it == key))
}

/// The sides that the holder of an almanac key is on; `voices` is false for those who belong to a side and do not
/// speak for it.
pub(super) fn sides(scene: &Scene<'_>, conflicts: &[Listed<'_>], key: &str, voices: bool) -> Vec<Side> {
    let almanac = scene.page.knowledge.almanac();
    let side = |(at, one): (usize, &Listed<'_>)| {
        let (side, part) = almanac.side_of(one.entry, key)?;
        Some(Side { conflict: Id::new(at), side, party: voices && part != Part::Backer })
    };
    conflicts.iter().enumerate().filter_map(side).collect()
}
