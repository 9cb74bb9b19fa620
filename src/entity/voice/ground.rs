//! What an article says of the sides of its conflicts, read once: where parties are named, which bodies are told with
//! their state, which places a side holds. Looks at no source.

use crate::entity::conflict::Listed;
use crate::entity::scene::Scene;
use crate::entity::voice::portrait::Sort;
use crate::knowledge::{Conflict, Entry, Part, lists};
use crate::phrases::Page;
use crate::text::Tag;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// One side of one conflict, by their places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::entity) struct On {
    pub conflict: usize,
    pub side: usize,
}

/// A place in the text that stands for sides: one in each conflict that has it.
#[derive(Clone, Debug)]
pub(super) struct Step<'a> {
    pub words: Range<usize>,
    pub on: Vec<On>,
    /// A state or what belongs to one.
    pub of_state: bool,
    /// The key of the party.
    pub key: &'a str,
}

/// So many parties and places of theirs that the article is about their conflict.
const DENSE: usize = 8;

/// So many of each of two sides, at least.
const OF_EACH: usize = 3;

/// What an article says of the sides of its conflicts.
#[derive(Debug)]
pub(in crate::entity) struct Ground<'a> {
    /// Parties in reading order.
    pub(super) steps: Vec<Step<'a>>,
    /// Places that a side holds, in reading order.
    pub(super) places: Vec<Step<'a>>,
    /// What news calls people of a side, in reading order.
    pub(super) called: Vec<(Range<usize>, On)>,
    /// By noun of a voice: the bodies told with their party, in reading order.
    pub(super) told: FxHashMap<&'a str, Vec<Step<'a>>>,
    /// For each conflict, how many sides it has.
    pub(super) sides: Vec<usize>,
    /// The sides of the state that is named most.
    pub(super) home: Vec<On>,
    entries: Vec<&'a Conflict>,
    sorts: Vec<Option<Sort>>,
    /// The sides on which bodies of states fight, and those on which others do; where it is one side alone.
    alone: [Vec<On>; 2],
}

impl<'a> Ground<'a> {
    pub(in crate::entity) fn new(scene: &Scene<'a>, conflicts: &[Listed<'a>]) -> Self {
        let mut ground = Self {
            steps: Vec::new(),
            places: Vec::new(),
            called: Vec::new(),
            told: FxHashMap::default(),
            home: home(scene, conflicts),
            sides: conflicts.iter().map(|it| it.entry.sides.len()).collect(),
            entries: conflicts.iter().map(|it| it.entry).collect(),
            sorts: sorts(scene.page),
            alone: [true, false].map(|of_state| alone(scene.page, conflicts, of_state)),
        };
        ground.steps = steps(scene, conflicts);
        ground.look(scene.page, conflicts);
        ground.tell(scene);
        ground
    }

    /// The sort of voice that a token is a noun of.
    pub(super) fn sort(&self, token: usize) -> Option<Sort> {
        self.sorts.get(token).copied().flatten()
    }

    /// Parties of two sides, and places of theirs, stand all over the article.
    pub(super) fn is_dense(&self) -> bool {
        let named = || self.steps.iter().chain(&self.places);
        let often = |conflict: usize, side: usize| {
            named().filter(|step| step.on.contains(&On { conflict, side })).count() >= OF_EACH
        };
        let met = |(conflict, sides): (usize, &usize)| (0..*sides).filter(|side| often(conflict, *side)).count() > 1;
        named().count() >= DENSE && self.sides.iter().enumerate().any(met)
    }

    /// What news calls people of a side, in those words.
    pub(super) fn called_in(&self, words: &Range<usize>) -> impl Iterator<Item = (Range<usize>, On)> {
        let inside = |hit: &Range<usize>| words.start <= hit.start && hit.end <= words.end;
        self.called.iter().filter(move |(hit, _)| inside(hit)).cloned()
    }

    /// The sides which alone have bodies of states among their parties, or alone have others.
    pub(super) fn only(&self, of_state: bool) -> Vec<On> {
        let [states, others] = &self.alone;
        if of_state { states.clone() } else { others.clone() }
    }

    /// The party that stands for a side: the first, and of several groups none.
    pub(super) fn first(&self, conflict: usize, side: usize, sort: Sort) -> Option<&'a str> {
        let parties = &self.entries.get(conflict)?.sides.get(side)?.parties;
        parties.first().filter(|_| sort != Sort::Group || parties.len() == 1).map(String::as_str)
    }

    /// The sides on which the holder of a key fights.
    pub(super) fn fights(&self, page: Page<'_>, key: &str) -> Vec<On> {
        self.behind_as(page, key, |part| part != Part::Backer)
    }

    /// The sides on which the holder of a key fights, or behind which it stands.
    pub(super) fn behind(&self, page: Page<'_>, key: &str) -> Vec<On> {
        self.behind_as(page, key, |_| true)
    }

    fn behind_as(&self, page: Page<'_>, key: &str, counts: fn(Part) -> bool) -> Vec<On> {
        let side = |(conflict, entry): (usize, &&Conflict)| {
            let (side, part) = page.knowledge.almanac().side_of(entry, key)?;
            counts(part).then_some(On { conflict, side })
        };
        self.entries.iter().enumerate().filter_map(side).collect()
    }

    /// Places and words for people, all over the article.
    fn look(&mut self, page: Page<'a>, conflicts: &[Listed<'a>]) {
        let words = page.all_words();
        for (conflict, known) in conflicts.iter().enumerate() {
            for (side, called) in known.wording.into_iter().flat_map(|it| it.sides.iter().enumerate()) {
                let on = On { conflict, side };
                self.called.extend(called.people.find(words).into_iter().map(|hit| (hit.range, on)));
                let held = called.places.find(words).into_iter();
                self.places.extend(held.map(|hit| Step { words: hit.range, on: vec![on], of_state: true, key: "" }));
            }
        }
        let gazetteer = page.lists().gazetteer;
        for hit in gazetteer.find(words) {
            let on = sides_of(page, conflicts, gazetteer.column(hit.entry));
            let held = |step: &Step<'_>| step.words.start < hit.range.end && hit.range.start < step.words.end;
            if !on.is_empty() && !self.places.iter().any(held) {
                self.places.push(Step { words: hit.range, on, of_state: true, key: "" });
            }
        }
        self.places.sort_by_key(|step| step.words.start);
    }

    /// "Russia's defence ministry", "the Ukrainian General Staff": nouns of voices in phrases that say whose they are.
    fn tell(&mut self, scene: &Scene<'a>) {
        for it in scene.phrases.iter() {
            let base = it.title.as_ref().map_or(it.base.start, |title| title.start)..it.base.end;
            let named = |step: &&Step<'_>| base.start <= step.words.start && step.words.end <= base.end;
            let after = |range: &Range<usize>| self.steps.partition_point(|step| step.words.start < range.start);
            let own = self.steps.iter().skip(after(&base)).take(2).find(named);
            let of = it.complement.and_then(|of| scene.phrases.get(of)).map(|of| of.base.clone());
            let of = of.and_then(|of| {
                let step = self.steps.get(after(&of))?;
                (step.words.end <= of.end).then_some(step)
            });
            let Some(step) = own.or(of).cloned() else { continue };
            for at in base.clone() {
                if matches!(self.sort(at), Some(Sort::State | Sort::Local | Sort::Office | Sort::Group)) {
                    let step = Step { words: base.clone(), ..step.clone() };
                    self.told.entry(scene.page.lemma(at)).or_default().push(step);
                }
            }
        }
    }
}

/// Where the article names parties, by any of their names; people and outlets left out.
fn steps<'a>(scene: &Scene<'a>, conflicts: &[Listed<'a>]) -> Vec<Step<'a>> {
    let almanac = scene.page.knowledge.almanac();
    let mut known: FxHashMap<&str, Vec<On>> = FxHashMap::default();
    let mut steps = Vec::new();
    for named in scene.names.all() {
        let Some((entry, _)) = named.entries.first() else { continue };
        match entry {
            Entry::State(_) | Entry::Body(_) => {}
            Entry::Person(_) | Entry::Medium(_) | Entry::Conflict(_) => continue,
        }
        let key = entry.key();
        let on = known.entry(key).or_insert_with(|| sides_of(scene.page, conflicts, key)).clone();
        if !on.is_empty() {
            steps.push(Step { words: named.range.clone(), on, of_state: almanac.state_of(key).is_some(), key });
        }
    }
    steps
}

/// The sides on which the state fights that the article names most, by itself or by a body of its.
fn home(scene: &Scene<'_>, conflicts: &[Listed<'_>]) -> Vec<On> {
    let almanac = scene.page.knowledge.almanac();
    let mut counts: Vec<(&str, usize)> = Vec::new();
    for named in scene.names.all() {
        let state = named.entries.first().and_then(|(entry, _)| almanac.state_of(entry.key()));
        let Some(state) = state else { continue };
        match counts.iter_mut().find(|(key, _)| *key == state) {
            Some((_, count)) => *count += 1,
            None => counts.push((state, 1)),
        }
    }
    let most = counts.iter().rev().max_by_key(|(_, count)| *count);
    most.map(|(key, _)| sides_of(scene.page, conflicts, key)).unwrap_or_default()
}

/// The side which alone has bodies of states among those who fight, or alone has others, of each conflict.
fn alone(page: Page<'_>, conflicts: &[Listed<'_>], of_state: bool) -> Vec<On> {
    let almanac = page.knowledge.almanac();
    let has = |keys: &[String]| keys.iter().any(|key| almanac.state_of(key).is_some() == of_state);
    let one = |(conflict, known): (usize, &Listed<'_>)| {
        let mut sides = known.entry.sides.iter().enumerate().filter(|(_, side)| has(&side.parties));
        let (side, _) = sides.next()?;
        sides.next().is_none().then_some(On { conflict, side })
    };
    conflicts.iter().enumerate().filter_map(one).collect()
}

/// The sides on which the holder of a key fights.
fn sides_of(page: Page<'_>, conflicts: &[Listed<'_>], key: &str) -> Vec<On> {
    let side = |(conflict, known): (usize, &Listed<'_>)| {
        let (side, part) = page.knowledge.almanac().side_of(known.entry, key)?;
        (part != Part::Backer).then_some(On { conflict, side })
    };
    conflicts.iter().enumerate().filter_map(side).collect()
}

/// What sort of voice each token is a noun of.
fn sorts(page: Page<'_>) -> Vec<Option<Sort>> {
    let list = page.knowledge.words(lists::VOICE_NOUNS);
    let mut sorts = vec![None; page.document.tokens.len()];
    for hit in list.find(page.all_words()) {
        let sort = Sort::read(list.column(hit.entry));
        // "military leaders", but not "general manager".
        let fits = |tag: Tag| tag.is_noun() || tag.is_adjective() && sort != Sort::Office;
        let last = hit.range.end.checked_sub(1);
        let noun = hit.range.clone().any(|at| page.tag(at).is_some_and(fits));
        if let Some(slot) = last.filter(|_| noun).and_then(|at| sorts.get_mut(at)) {
            *slot = Some(sort);
        }
    }
    sorts
}

/// "Iran-backed", "pro-Russian": the name in a compound, and whether it is one that says on whose side somebody is.
pub(super) fn allegiance<'a>(page: Page<'a>, at: usize) -> Option<&'a str> {
    let word = page.text(at);
    let (front, back) = word.split_once('-')?;
    let has = |list, part: &str| page.knowledge.words(list).has(&part.to_lowercase());
    if has(lists::ALLEGIANCE_ENDINGS, back) {
        return Some(front);
    }
    has(lists::ALLEGIANCE_BEGINNINGS, front).then_some(back)
}
