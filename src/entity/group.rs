//! Who is independent of whom: bodies and officials of one state are one group, a firm and its people, an outlet and
//! what it repeats; captives speak through their captor. Gives each group a number; whether two groups work together
//! is kept apart, since it leaves their independence open.

use crate::entity::captivity::Captivity;
use crate::entity::conflict;
use crate::entity::kind::{employer_of, standing};
use crate::entity::scene::Scene;
use crate::facts::EntityKind;
use crate::knowledge::lists;
use crate::phrases::Page;
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;

/// More groups than this are not listed: no article needs them, and a hostile one could ask for every pair.
const MOST_LINKS: usize = 64;

/// Numbers of groups by what they are groups around.
#[derive(Debug, Default)]
pub(super) struct Groups {
    numbers: FxHashMap<String, usize>,
    /// What each number stands for.
    keys: Vec<String>,
    /// The groups that work with each, whether or not the article has sources of them.
    links: FxHashMap<String, BTreeSet<String>>,
}

impl Groups {
    fn number(&mut self, key: String) -> usize {
        if let Some(&number) = self.numbers.get(&key) {
            return number;
        }
        let next = self.keys.len();
        self.keys.push(key.clone());
        self.numbers.insert(key, next);
        next
    }

    /// How many groups have a number.
    pub(super) fn len(&self) -> usize {
        self.keys.len()
    }

    /// A group of its own for a source that is no figure.
    pub(super) fn alone(&mut self, source: usize) -> usize {
        self.number(format!("source {source}"))
    }

    /// The group around the state or body of a key.
    pub(super) fn of_key(&mut self, page: Page<'_>, key: &str) -> usize {
        self.number(state_key(page, key))
    }

    /// The group of a figure.
    pub(super) fn of(&mut self, scene: &Scene<'_>, captivity: &Captivity<'_>, figure: usize) -> usize {
        self.number(key(scene, captivity, figure, 0))
    }

    /// The groups with a number that work with a group, lowest number first.
    pub(super) fn linked(&self, group: usize) -> Vec<usize> {
        let linked = self.keys.get(group).and_then(|key| self.links.get(key));
        let mut numbers: Vec<usize> =
            linked.into_iter().flatten().filter_map(|key| self.numbers.get(key).copied()).collect();
        numbers.sort_unstable();
        numbers.truncate(MOST_LINKS);
        numbers
    }

    fn link(&mut self, a: String, b: String) {
        if a != b {
            self.links.entry(a.clone()).or_default().insert(b.clone());
            self.links.entry(b).or_default().insert(a);
        }
    }

    /// Links that the article states ("with the assistance of South Korea's intelligence service") and that the
    /// almanac knows: states on one side of a conflict.
    pub(super) fn read_links(
        &mut self,
        scene: &Scene<'_>,
        captivity: &Captivity<'_>,
        conflicts: &[conflict::Listed<'_>],
    ) {
        for known in conflicts {
            for side in &known.entry.sides {
                let keys: Vec<&String> = side.parties.iter().chain(&side.secondary).chain(&side.backers).collect();
                let Some(first) = side.parties.first() else { continue };
                let first = state_key(scene.page, first);
                for key in keys.into_iter().skip(1) {
                    self.link(first.clone(), state_key(scene.page, key));
                }
            }
        }
        for (helper, helped) in helpers(scene, captivity) {
            self.link(key(scene, captivity, helper, 0), key(scene, captivity, helped, 0));
        }
    }
}

/// The key of the state that an almanac key belongs to, or of its outermost body.
fn state_key(page: Page<'_>, key: &str) -> String {
    let almanac = page.knowledge.almanac();
    let top = almanac.state_of(key).or_else(|| almanac.line_of(key).last().copied()).unwrap_or(key);
    format!("state {top}")
}

fn key(scene: &Scene<'_>, captivity: &Captivity<'_>, figure: usize, depth: usize) -> String {
    let own = format!("figure {figure}");
    let Some(made) = scene.figure(figure).filter(|_| depth < 4) else { return own };
    if captivity.held.get(figure).copied().unwrap_or(false) {
        let holder = captivity.holder.get(figure).copied().flatten();
        if let Some(holder) = holder.filter(|holder| !captivity.held.get(*holder).copied().unwrap_or(false)) {
            return key(scene, captivity, holder, depth + 1);
        }
        return captivity.states.first().map_or(own, |state| format!("state {state}"));
    }
    if let Some(known) = made.known {
        let controlled = scene.page.knowledge.almanac().get(known).is_some_and(|entry| entry.of().is_some());
        let state = matches!(scene.page.knowledge.almanac().get(known), Some(crate::knowledge::Entry::State(_)));
        return if controlled || state { state_key(scene.page, known) } else { format!("known {known}") };
    }
    let of_state = standing(scene, figure).speaks_for_state();
    if let Some(state) = made.state.filter(|_| of_state) {
        return format!("state {state}");
    }
    if let Some(employer) = employer_of(scene, figure) {
        return key(scene, captivity, employer, depth + 1);
    }
    // "Duarte's office", "the company's board".
    let owner = made
        .phrases
        .iter()
        .take(8)
        .filter_map(|&at| scene.phrases.get(at)?.owner)
        .filter_map(|owner| scene.figure_of(owner))
        .find(|owner| *owner != figure);
    match (owner, made.part_of) {
        (Some(owner), _) if made.kind == EntityKind::Organisation => key(scene, captivity, owner, depth + 1),
        (_, Some(group)) => key(scene, captivity, group, depth + 1),
        (Some(_), None) | (None, None) => own,
    }
}

/// Who helps whom: the phrase after "with the help of", "alongside", and the subject in front, or the captor when the subject is
/// a captive ("they are being questioned with the assistance of …").
fn helpers(scene: &Scene<'_>, captivity: &Captivity<'_>) -> Vec<(usize, usize)> {
    let page = scene.page;
    let mut found = Vec::new();
    for (at, it) in scene.phrases.iter().enumerate() {
        if !page.ends_before(it.tokens.start, lists::HELPING_WORDING) {
            continue;
        }
        let Some(helper) = scene.figure_of(at) else { continue };
        let subject = (at.saturating_sub(10)..at).rev().filter(|&before| {
            scene.phrases.get(before).is_some_and(|before| before.sentence == it.sentence && before.subject)
        });
        let Some(helped) = subject.filter_map(|before| scene.figure_of(before)).find(|figure| *figure != helper) else {
            continue;
        };
        let held = captivity.held.get(helped).copied().unwrap_or(false);
        let captor = captivity.holder.get(helped).copied().flatten().or_else(|| captivity.captors.first().copied());
        found.push((helper, if held { captor.unwrap_or(helped) } else { helped }));
    }
    found
}
