//! Definitions in the order in which they need each other, each lowered once for every type that its things can have.

use crate::plan::{Noun, Plan, Test, Written};
use crate::resolve::item::{Item, ItemKind};
use crate::resolve::lower::{Class, List, Lower, Variant, all};
use crate::resolve::meaning::Meaning;
use crate::resolve::problem::{DefinitionProblem, Problem, SentenceProblem};
use crate::resolve::reading;
use crate::resolve::registry::Registry;
use crate::resolve::sentence::{Scope, Whole, definition};
use crate::resolve::types::Types;

/// Definitions as far as they are known.
#[derive(Debug, Default)]
pub(super) struct Definitions {
    /// One for each definition of the registry; `None` when it is broken.
    pub classes: Vec<Option<Class>>,
    /// What its things can be.
    pub types: Vec<Option<Types>>,
    /// What it says, in full.
    pub readings: Vec<String>,
    /// The definitions that it uses.
    pub uses: Vec<Vec<usize>>,
}

impl Definitions {
    /// Resolves all definitions. `items` are their bodies; a body with unknown words is `None` and its mistakes told.
    pub fn new(
        registry: &Registry<'_>,
        items: &[Option<Vec<Item>>],
        lists: &[List],
        plan: &mut Plan,
        problems: &mut Vec<(usize, Problem)>,
    ) -> Self {
        let count = items.len();
        let uses: Vec<Vec<usize>> = items.iter().map(|items| used(items.as_deref().unwrap_or_default())).collect();
        let mut definitions =
            Self { classes: vec![None; count], types: vec![None; count], readings: vec![String::new(); count], uses };
        let (order, cycles) = order(&definitions.uses);
        for cycle in cycles {
            definitions.report_cycle(&cycle, registry, problems);
        }
        for id in order {
            let Some(Some(items)) = items.get(id) else { continue };
            match definitions.resolve(id, items, registry, lists, plan) {
                Ok(()) => {}
                Err(problem) => problems.push((registry.defines.get(id).map_or(0, |owned| owned.file), problem)),
            }
        }
        definitions
    }

    fn resolve(
        &mut self,
        id: usize,
        items: &[Item],
        registry: &Registry<'_>,
        lists: &[List],
        plan: &mut Plan,
    ) -> Result<(), Problem> {
        let Some(owned) = registry.defines.get(id) else { return Ok(()) };
        let uses = self.uses.get(id).cloned().unwrap_or_default();
        self.check_used(&uses, items)?;
        let whole = definition(items, Scope { classes: &self.types })?;
        let depth = uses
            .iter()
            .filter_map(|used| self.classes.get(*used)?.as_ref())
            .map(|class| class.depth + 1)
            .max()
            .unwrap_or(1);
        let written = Written {
            file: registry.files.get(owned.file).map(|file| file.name.clone()).unwrap_or_default(),
            span: owned.node.span,
        };
        let mut class = Class { name: owned.node.phrase.text.clone(), written, variants: Vec::new(), depth };
        class.variants = variants(&whole, &self.classes, lists, plan, depth)?;
        let text = format!("{}: {}", owned.node.phrase.text, reading::subject(&whole));
        let types = class.types();
        self.readings.get_mut(id).into_iter().for_each(|reading| reading.clone_from(&text));
        self.types.get_mut(id).into_iter().for_each(|place| *place = Some(types));
        self.classes.get_mut(id).into_iter().for_each(|place| *place = Some(class.clone()));
        Ok(())
    }

    /// The first definition that a sentence uses and that is broken.
    pub fn check_used(&self, uses: &[usize], items: &[Item]) -> Result<(), Problem> {
        let broken = uses.iter().find(|used| self.classes.get(**used).is_none_or(Option::is_none));
        match broken {
            Some(id) => Err(place_of(*id, items).map_or(
                Problem::Sentence(SentenceProblem::BrokenPhrase {
                    phrase: String::new(),
                    span: items.first().map(|item| item.span).unwrap_or_default(),
                }),
                |item| Problem::Sentence(SentenceProblem::BrokenPhrase { phrase: item.text.clone(), span: item.span }),
            )),
            None => Ok(()),
        }
    }

    fn report_cycle(&self, cycle: &[usize], registry: &Registry<'_>, problems: &mut Vec<(usize, Problem)>) {
        let name =
            |id: &usize| registry.defines.get(*id).map(|owned| owned.node.phrase.text.clone()).unwrap_or_default();
        let Some((first, rest)) = cycle.split_first() else { return };
        let Some(owned) = registry.defines.get(*first) else { return };
        let through = rest.iter().map(name).collect();
        problems.push((
            owned.file,
            Problem::Definition(DefinitionProblem::DefinitionCycle {
                phrase: name(first),
                through,
                span: owned.node.phrase.span,
            }),
        ));
    }

    /// The readings of the definitions that a sentence uses, and of those that these use, each once.
    pub fn readings_of(&self, items: &[Item]) -> Vec<&str> {
        let mut all: Vec<usize> = used(items);
        let mut at = 0;
        while let Some(id) = all.get(at) {
            let more = self.uses.get(*id).cloned().unwrap_or_default();
            let new: Vec<usize> = more.into_iter().filter(|id| !all.contains(id)).collect();
            all.extend(new);
            at += 1;
        }
        all.iter().filter_map(|id| self.readings.get(*id)).map(String::as_str).collect()
    }
}

/// The item that names a definition.
fn place_of(id: usize, items: &[Item]) -> Option<&Item> {
    items.iter().find_map(|item| match &item.kind {
        ItemKind::Phrase { meanings, .. } => {
            meanings.iter().any(|meaning| defined(*meaning) == Some(id)).then_some(item)
        }
        ItemKind::Group(inner) => place_of(id, inner),
        ItemKind::Small(_) | ItemKind::Unknown(_) | ItemKind::Count(_) | ItemKind::Texts(_) => None,
        ItemKind::Not | ItemKind::That | ItemKind::Where | ItemKind::Join(_) => None,
    })
}

fn defined(meaning: Meaning) -> Option<usize> {
    match meaning {
        Meaning::Class(id) | Meaning::Adjective(id) => Some(id),
        Meaning::Row(_) | Meaning::List(_) | Meaning::Broken => None,
    }
}

/// The definitions that a sentence names, each once.
pub(super) fn used(items: &[Item]) -> Vec<usize> {
    let mut all = Vec::new();
    collect(items, &mut all);
    all
}

fn collect(items: &[Item], all: &mut Vec<usize>) {
    for item in items {
        match &item.kind {
            ItemKind::Phrase { meanings, .. } => {
                let ids = meanings.iter().filter_map(|meaning| defined(*meaning));
                ids.for_each(|id| {
                    if !all.contains(&id) {
                        all.push(id)
                    }
                });
            }
            ItemKind::Group(inner) => collect(inner, all),
            ItemKind::Small(_) | ItemKind::Unknown(_) | ItemKind::Count(_) | ItemKind::Texts(_) => {}
            ItemKind::Not | ItemKind::That | ItemKind::Where | ItemKind::Join(_) => {}
        }
    }
}

/// Each definition after those that it uses, and the cycles, which are in no order.
fn order(uses: &[Vec<usize>]) -> (Vec<usize>, Vec<Vec<usize>>) {
    #[derive(Clone, Copy, PartialEq)]
    enum State {
        New,
        Open,
        Done,
    }
    let mut state = vec![State::New; uses.len()];
    let mut order = Vec::new();
    let mut cycles: Vec<Vec<usize>> = Vec::new();
    for start in 0..uses.len() {
        if state.get(start) != Some(&State::New) {
            continue;
        }
        // A path with, for each step, the next of its uses to look at: no recursion, so no depth to fear.
        let mut path: Vec<(usize, usize)> = vec![(start, 0)];
        state.get_mut(start).into_iter().for_each(|state| *state = State::Open);
        while let Some((id, next)) = path.last_mut() {
            let (here, used) = (*id, uses.get(*id).and_then(|uses| uses.get(*next)).copied());
            *next += 1;
            match used.map(|used| (used, state.get(used).copied())) {
                Some((used, Some(State::New))) => {
                    state.get_mut(used).into_iter().for_each(|state| *state = State::Open);
                    path.push((used, 0));
                }
                Some((used, Some(State::Open))) => {
                    cycles.push(path.iter().map(|(id, _)| *id).skip_while(|id| *id != used).collect());
                }
                Some((_, Some(State::Done) | None)) => {}
                None => {
                    state.get_mut(here).into_iter().for_each(|state| *state = State::Done);
                    order.push(here);
                    path.pop();
                }
            }
        }
    }
    let in_cycle = |id: &usize| cycles.iter().any(|cycle| cycle.contains(id));
    order.retain(|id| !in_cycle(id));
    (order, cycles)
}

/// A definition for each type that its things can have.
fn variants(
    whole: &Whole,
    classes: &[Option<Class>],
    lists: &[List],
    plan: &mut Plan,
    depth: usize,
) -> Result<Vec<Variant>, Problem> {
    let mut variants = Vec::new();
    let mut first_problem = None;
    let Some(about) = whole.tree.group(whole.about) else { return Ok(variants) };
    for member in &about.members {
        for of in member.types.iter() {
            let mut lower = Lower { classes, lists, plan, tree: &whole.tree, unless: false, size: 0, depth };
            let parts = (|| -> Result<Vec<(Noun, Test)>, Problem> {
                let mut found = Vec::new();
                for (noun, test) in lower.nouns(member, of)? {
                    let before =
                        member.adjectives.iter().map(|id| lower.test(*id, of, &[])).collect::<Result<Vec<_>, _>>()?;
                    let after = lower.chain(&about.chain, of, &[])?;
                    found.push((noun, all(vec![test, all(before), after])));
                }
                Ok(found)
            })();
            let size = lower.size;
            match parts {
                Ok(parts) => variants.extend(parts.into_iter().map(|(noun, test)| Variant { of, noun, test, size })),
                Err(problem) => drop(first_problem.get_or_insert(problem)),
            }
        }
    }
    match (variants.is_empty(), first_problem) {
        (true, Some(problem)) => Err(problem),
        (true | false, _) => Ok(variants),
    }
}
