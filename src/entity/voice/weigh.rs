//! Weighs what shows for whom a source speaks: each side of each conflict gets what speaks for it; one that has enough,
//! and clearly more than the next, is chosen.

use crate::entity::scene::Scene;
use crate::entity::voice::ground::{Ground, On, Step, allegiance};
use crate::entity::voice::portrait::{Portrait, Sort};
use crate::entity::voice::spoken;
use crate::entity::voice::weight::{Evidence, Known};
use crate::entity::wording;
use crate::facts::{Kind, Side, Source};
use crate::knowledge::{Entry, lists};
use crate::list::{Id, List};
use crate::text::Tag;
use std::ops::Range;

/// How many sentences back the party named last is looked for.
const BACK: usize = 2;
/// So many words behind "installed by" whoever did it is named.
const BY: usize = 4;

/// A side in each conflict where one was clear.
#[derive(Debug)]
pub(super) struct Choice<'a> {
    pub sides: Vec<Side>,
    /// The key of the party, where one spoke most for it.
    pub key: Option<&'a str>,
    /// What it counts as, where nothing else tells.
    pub kind: Option<Kind>,
    /// What spoke most for it, in plain words.
    pub why: String,
}

/// What speaks for a side: how much, what it is, its words, the party's key.
type Spoken<'a> = (f32, Evidence, Range<usize>, &'a str);

/// What speaks for each side.
struct Scales<'a> {
    on: Vec<On>,
    sums: Vec<f32>,
    /// What spoke most.
    most: Vec<Option<Spoken<'a>>>,
}

impl<'a> Scales<'a> {
    fn new(ground: &Ground<'a>) -> Self {
        let sides = |(conflict, sides): (usize, &usize)| (0..*sides).map(move |side| On { conflict, side });
        let on: Vec<On> = ground.sides.iter().enumerate().flat_map(sides).collect();
        Self { sums: vec![0.0; on.len()], most: vec![None; on.len()], on }
    }

    fn add(&mut self, on: On, evidence: Evidence, part: f32, words: Range<usize>, key: &'a str) {
        let weight = evidence.weight() * part;
        let Some(at) = self.on.iter().position(|it| *it == on) else { return };
        if let Some(sum) = self.sums.get_mut(at) {
            *sum += weight;
        }
        if let Some(most) = self.most.get_mut(at)
            && most.as_ref().is_none_or(|(best, ..)| *best < weight)
        {
            *most = Some((weight, evidence, words, key));
        }
    }

    fn step(&mut self, step: &Step<'a>, evidence: Evidence, part: f32) {
        for on in &step.on {
            self.add(*on, evidence, part, step.words.clone(), step.key);
        }
    }
}

/// The sides that a source speaks for, if they are clear; with `inferred`, by what the rest of the article shows too. How
/// clear they have to be is `known`'s.
pub(super) fn choose<'a>(
    scene: &Scene<'a>,
    ground: &Ground<'a>,
    sources: &List<Source>,
    portrait: &Portrait,
    inferred: bool,
    known: Known,
) -> Option<Choice<'a>> {
    let mut scales = Scales::new(ground);
    // Where no party is heard by its name, the article is about something else, and the war comes up in passing.
    let war = sources.iter().any(|source| source.party().is_some());
    let foreign = own(scene, ground, portrait, war, &mut scales);
    let shown = scales.sums.iter().any(|sum| *sum > 0.0);
    if inferred && !foreign && !shown && (war || ground.is_dense()) {
        around(scene, ground, sources, portrait, &mut scales);
    }
    let enough = if shown { known.enough() } else { known.enough_around() };
    chosen(scene, ground, portrait, &scales, enough, known.clear())
}

/// What its own words show; true when they name a state or body that is no party.
fn own<'a>(scene: &Scene<'a>, ground: &Ground<'a>, portrait: &Portrait, war: bool, scales: &mut Scales<'a>) -> bool {
    named(ground, portrait, scales);
    allied(scene, ground, portrait, scales);
    let inner = inner(scene, portrait);
    called(ground, portrait, &inner, scales);
    let served = bodies(scene, ground, portrait, &inner, scales);
    if war || ground.is_dense() {
        placed(ground, portrait, scales);
    }
    served || portrait.words.iter().flat_map(Clone::clone).any(|at| is_foreign(scene, ground, at))
}

/// Parties named in its words, each once.
fn named<'a>(ground: &Ground<'a>, portrait: &Portrait, scales: &mut Scales<'a>) {
    let mut seen: Vec<&str> = Vec::new();
    for words in &portrait.words {
        let first = ground.steps.partition_point(|step| step.words.start < words.start);
        for step in ground.steps.iter().skip(first).take_while(|step| step.words.end <= words.end) {
            // An armed group's own station speaks for it; that of a country only where the state runs it.
            if seen.contains(&step.key) || portrait.sort == Sort::Member && step.of_state {
                continue;
            }
            seen.push(step.key);
            // "Mali's rebels": a state's name may say where a group fights.
            let where_only = portrait.sort == Sort::Group && step.of_state;
            scales.step(step, Evidence::Named, if where_only { 0.5 } else { 1.0 });
        }
    }
}

/// "Iran-backed", "officials | installed by Norland".
fn allied<'a>(scene: &Scene<'a>, ground: &Ground<'a>, portrait: &Portrait, scales: &mut Scales<'a>) {
    let page = scene.page;
    for at in portrait.words.iter().flat_map(Clone::clone) {
        let Some(name) = allegiance(page, at) else { continue };
        let key = page.knowledge.almanac().named(name).first().map(|(entry, _)| entry.key());
        for on in key.into_iter().flat_map(|key| ground.behind(page, key)) {
            scales.add(on, Evidence::Allegiance, 1.0, at..at + 1, "");
        }
    }
    for words in &portrait.whole {
        let behind = page.beginning(words.end, lists::ALLEGIANCE_WORDING).map(|(range, _)| range.end..range.end + BY);
        let named = behind.and_then(|range| range.into_iter().find_map(|at| scene.names.at(at)));
        let key = named.and_then(|named| named.entries.first().map(|(entry, _)| (entry.key(), named.range.clone())));
        let Some((key, range)) = key else { continue };
        for on in ground.behind(page, key) {
            scales.add(on, Evidence::Allegiance, 1.0, range.clone(), "");
        }
    }
}

/// Whoever owns it, or for whom it speaks: the key, empty where the almanac has none, and the words.
fn inner<'a>(scene: &Scene<'a>, portrait: &Portrait) -> Vec<(&'a str, Range<usize>)> {
    let made = portrait.inner.iter().filter_map(|&figure| scene.figure(figure));
    let first = made.flat_map(|made| made.phrases.iter().take(1));
    let told = first.filter_map(|&at| Some((at, scene.phrases.get(at)?)));
    let known = told.filter_map(|(at, it)| {
        let made = scene.figure_of(at).and_then(|figure| scene.figure(figure))?;
        Some((made.known.or(made.state).unwrap_or_default(), it.base.clone()))
    });
    known.collect()
}

/// What news calls people of a side, in its words or in those of whom it speaks for; each side once.
fn called<'a>(ground: &Ground<'a>, portrait: &Portrait, inner: &[(&str, Range<usize>)], scales: &mut Scales<'a>) {
    let mut called: Vec<On> = Vec::new();
    for words in portrait.words.iter().chain(inner.iter().map(|(_, words)| words)) {
        for (hit, on) in ground.called_in(words) {
            if !called.contains(&on) {
                called.push(on);
                scales.add(on, Evidence::Called, 1.0, hit, "");
            }
        }
    }
}

/// Bodies that it speaks for; true where one of them is no party's.
fn bodies<'a>(
    scene: &Scene<'a>,
    ground: &Ground<'a>,
    portrait: &Portrait,
    inner: &[(&str, Range<usize>)],
    scales: &mut Scales<'a>,
) -> bool {
    let page = scene.page;
    let mut foreign = false;
    for (key, words) in inner {
        if portrait.sort == Sort::Member && page.knowledge.almanac().state_of(key).is_some() {
            continue;
        }
        let on = ground.fights(page, key);
        for on in &on {
            scales.add(*on, Evidence::Body, 1.0, words.clone(), "");
        }
        foreign |= on.is_empty() && !key.is_empty();
    }
    foreign
}

/// Places that a side holds, in its words; each side once.
fn placed<'a>(ground: &Ground<'a>, portrait: &Portrait, scales: &mut Scales<'a>) {
    let mut placed: Vec<On> = Vec::new();
    for words in portrait.whole.iter().filter(|_| portrait.sort != Sort::Member) {
        let first = ground.places.partition_point(|step| step.words.start < words.start);
        for step in ground.places.iter().skip(first).take_while(|step| step.words.end <= words.end) {
            let new: Vec<On> = step.on.iter().filter(|on| !placed.contains(on)).copied().collect();
            for on in new {
                placed.push(on);
                scales.add(on, Evidence::Place, 1.0, step.words.clone(), "");
            }
        }
    }
}

/// A state or body that is named there and fights on no side.
fn is_foreign(scene: &Scene<'_>, ground: &Ground<'_>, at: usize) -> bool {
    let Some(named) = scene.names.at(at) else { return false };
    let body = matches!(named.entries.first(), Some((Entry::State(_) | Entry::Body(_), _)));
    body && ground.steps.binary_search_by_key(&named.range.start, |step| step.words.start).is_err()
}

/// What the rest of the article shows of somebody who is told in short.
fn around<'a>(
    scene: &Scene<'a>,
    ground: &Ground<'a>,
    sources: &List<Source>,
    portrait: &Portrait,
    scales: &mut Scales<'a>,
) {
    let of_state = match portrait.sort {
        Sort::State | Sort::Local | Sort::Office => true,
        Sort::Group => false,
        Sort::Spokes | Sort::Paper | Sort::Member | Sort::Civil | Sort::None => return,
    };
    for at in portrait.words.iter().flat_map(Clone::clone) {
        let part = match ground.sort(at) {
            Some(Sort::State | Sort::Group) => 1.0,
            Some(Sort::Office | Sort::Local) => 0.5,
            Some(Sort::Spokes | Sort::Paper | Sort::Member | Sort::Civil | Sort::None) | None => continue,
        };
        let told = ground.told.get(scene.page.lemma(at)).map(Vec::as_slice).unwrap_or_default();
        let before = told.partition_point(|step| step.words.start < portrait.start);
        if let Some(step) = before.checked_sub(1).and_then(|at| told.get(at)).or_else(|| told.first()) {
            // Where both sides have a general staff, the words alone do not tell which.
            if told.iter().all(|other| other.on == step.on) {
                scales.step(step, Evidence::SameNoun, part);
            }
        }
    }
    // A mayor may be one of another country, in which it happens.
    let part = if portrait.sort == Sort::Local { 0.5 } else { 1.0 };
    for on in ground.only(of_state) {
        scales.add(on, Evidence::Only, part, 0..0, "");
        if of_state && part > 0.5 && ground.home.contains(&on) && ground.is_dense() {
            scales.add(on, Evidence::Home, 1.0, 0..0, "");
        }
    }
    let document = scene.page.document;
    if let Some(line) = document.dateline.map(|span| document.tokens_in(span)) {
        let named = ground.places.iter().chain(&ground.steps).find(|step| line.contains(&step.words.start));
        named.into_iter().for_each(|step| scales.step(step, Evidence::Dateline, 1.0));
    }
    let before = ground.steps.partition_point(|step| step.words.start < portrait.start);
    let near = ground.steps.iter().take(before).rev().find(|step| step.of_state == of_state);
    let apart = |step: &&Step<'_>| {
        let sentence =
            |at: usize| document.sentence_at(scene.page.span(&(at..at + 1))).map(Id::index).unwrap_or_default();
        sentence(portrait.start).saturating_sub(sentence(step.words.start)) <= BACK
    };
    near.filter(apart).into_iter().for_each(|step| scales.step(step, Evidence::Last, 1.0));
    if let Some(step) = scene_of(scene, ground, portrait) {
        scales.step(&step, Evidence::Scene, 1.0);
    }
    shares(ground, sources, of_state, scales);
}

/// Where it speaks: "In India," at the start of the sentence; of those who hold office in one place, the place named last
/// before in that sentence or the two before it.
fn scene_of<'a>(scene: &Scene<'a>, ground: &Ground<'a>, portrait: &Portrait) -> Option<Step<'a>> {
    let page = scene.page;
    let own = page.document.sentence_at(page.span(&(portrait.start..portrait.start + 1)))?;
    let start = page.document.sentences.get(own)?.tokens.start;
    let located = |step: &&Step<'_>| step.words.start.checked_sub(1).is_some_and(|at| page.tag(at) == Some(Tag::IN));
    let at_front = ground.steps.iter().chain(&ground.places).filter(located).find(|step| step.words.start == start + 1);
    if let Some(step) = at_front.filter(|step| step.words.end <= portrait.start && step.of_state) {
        return Some(step.clone());
    }
    if portrait.sort != Sort::Local {
        return None;
    }
    let from = wording::around(page, own, BACK, 0).start;
    let before = |step: &&Step<'_>| from <= step.words.start && step.words.end <= portrait.start;
    let named = ground.steps.iter().filter(|step| step.of_state).filter(located);
    ground.places.iter().chain(named).filter(before).max_by_key(|step| step.words.start).cloned()
}

/// How much of what is named, and of those who are heard, each side has.
fn shares<'a>(ground: &Ground<'a>, sources: &List<Source>, of_state: bool, scales: &mut Scales<'a>) {
    for on in scales.on.clone() {
        let named =
            |on: On| ground.steps.iter().filter(|step| step.of_state == of_state && step.on.contains(&on)).count();
        let heard = |on: On| spoken(sources, on.conflict, on.side);
        let sides = || scales_of(ground, on.conflict);
        for (evidence, own, all) in [
            (Evidence::Share, named(on), sides().map(named).sum::<usize>()),
            (Evidence::Heard, heard(on), sides().map(heard).sum::<usize>()),
        ] {
            if own > 0 {
                scales.add(on, evidence, own as f32 / all as f32, 0..0, "");
            }
        }
    }
}

fn scales_of(ground: &Ground<'_>, conflict: usize) -> impl Iterator<Item = On> {
    (0..ground.sides.get(conflict).copied().unwrap_or_default()).map(move |side| On { conflict, side })
}

fn chosen<'a>(
    scene: &Scene<'a>,
    ground: &Ground<'a>,
    portrait: &Portrait,
    scales: &Scales<'a>,
    enough: f32,
    clear: f32,
) -> Option<Choice<'a>> {
    let mut sides = Vec::new();
    let mut most: Option<&Spoken<'_>> = None;
    for conflict in 0..ground.sides.len() {
        let mut own: Vec<(f32, usize)> = (0..scales.on.len())
            .filter(|at| scales.on.get(*at).is_some_and(|on| on.conflict == conflict))
            .map(|at| (scales.sums.get(at).copied().unwrap_or_default(), at))
            .collect();
        own.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let [(best, at), rest @ ..] = own.as_slice() else { continue };
        let next = rest.first().map_or(0.0, |(next, _)| *next);
        let Some(on) = scales.on.get(*at).filter(|_| *best >= enough && best - next >= clear) else { continue };
        sides.push(Side { conflict: Id::new(on.conflict), side: on.side, party: true });
        let why = scales.most.get(*at).and_then(Option::as_ref);
        most = if most.is_none_or(|most| why.is_some_and(|why| why.0 > most.0)) { why } else { most };
    }
    let (_, evidence, words, key) = most?;
    let first = sides.first().copied()?;
    let key = if key.is_empty() { ground.first(first.conflict.index(), first.side, portrait.sort) } else { Some(*key) };
    let kind = match portrait.sort {
        Sort::State | Sort::Local => Some(Kind::StateBody),
        Sort::Group => Some(Kind::ArmedForce),
        Sort::Office | Sort::Spokes | Sort::Paper | Sort::Member | Sort::Civil | Sort::None => None,
    };
    Some(Choice { sides, key, kind, why: why(scene, *evidence, words) })
}

/// In plain words.
fn why(scene: &Scene<'_>, evidence: Evidence, words: &Range<usize>) -> String {
    let words = scene.page.document.at(scene.page.span(words));
    match evidence {
        Evidence::Named => format!("“{words}” in its name"),
        Evidence::Body => format!("“{words}”, for which it speaks"),
        Evidence::Allegiance | Evidence::Called => format!("“{words}”"),
        Evidence::Place => format!("“{words}”, which that side holds"),
        Evidence::SameNoun => format!("“{words}” elsewhere in the article"),
        Evidence::Home => "its country is named most".to_owned(),
        Evidence::Only => "no other side has such voices".to_owned(),
        Evidence::Scene => format!("“{words}” is where it speaks"),
        Evidence::Dateline => format!("“{words}” in the dateline"),
        Evidence::Last => format!("“{words}” is named last before it"),
        Evidence::Heard => "most who are heard are on that side".to_owned(),
        Evidence::Share => "that side is named most".to_owned(),
    }
}
