//! Syntax tree to plan: matches runs of words to the vocabulary, checks types, decides attachment, writes definitions
//! out. Reads no articles, and never lets a rule with a mistake run as a shorter one.

#![expect(clippy::result_large_err, reason = "a mistake carries its words, and a sentence makes at most one")]

mod define;
mod fitting;
mod flagged;
mod item;
mod lint;
mod lower;
mod meaning;
mod meant;
mod near;
mod phrasebook;
mod placeholder;
mod plural;
mod problem;
pub mod reading;
mod registry;
mod rule;
mod sentence;
mod silence;
mod template;
mod tree;
mod types;
mod usage;

use std::collections::BTreeMap;

use crate::diagnostic::Severity;
use crate::plan::Plan;
use crate::span::Span;
use crate::syntax::{Body, Pack};
use define::Definitions;
use item::{Item, items};
use lower::List;
use near::Unknowns;
use registry::Registry;
use rule::{Rules, Sentences};

pub use fitting::{Fit, Fitting, Sentence as Sought};
pub use placeholder::{PLACEHOLDERS, Placeholder};
pub use problem::{DefinitionProblem, NounProblem, Problem, RuleProblem, SentenceProblem, codes};
pub use types::Types;
pub use usage::{Form, Target, Usage, adjective_of, plural_of, singular_of, usages};

/// A rule file, parsed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its path or name, for reports.
    pub name: String,
    /// What is in it.
    pub pack: Pack,
}

/// How many unknown phrases of a run get a suggestion.
const SUGGESTIONS: usize = 50;

/// Resolves the files of a run together: packs may use each other. Rules with a mistake are left out of the plan; each
/// problem goes with the place of its file in `files`. Problems are in the order of files, then of places.
pub fn resolve(files: &[File]) -> (Plan, Vec<(usize, Problem)>) {
    let mut problems = Vec::new();
    let uses = packs(files, &mut problems);
    let mut registry = Registry::new(files, uses.clone());
    problems.extend(registry.check());
    let mut resolver = Resolver {
        files,
        registry,
        problems,
        used: vec![vec![false; files.len()]; files.len()],
        suggestions: SUGGESTIONS,
        scratch: Plan::default(),
    };
    let plan = resolver.plan();
    resolver.unused(&uses);
    let mut problems = resolver.problems;
    problems.sort_by_cached_key(|(file, problem)| (*file, problem.span().start));
    (plan, problems)
}

/// The sentences of a rule that read, where not all do.
struct Read {
    flag: Option<Vec<Item>>,
    unless: Vec<Vec<Item>>,
    when: Vec<Vec<Item>>,
}

struct Resolver<'a> {
    files: &'a [File],
    registry: Registry<'a>,
    problems: Vec<(usize, Problem)>,
    /// For each file, the files of which it uses something.
    used: Vec<Vec<bool>>,
    /// How many unknown phrases still get a suggestion.
    suggestions: usize,
    /// What rules that do not run are resolved into.
    scratch: Plan,
}

impl Resolver<'_> {
    fn plan(&mut self) -> Plan {
        let mut plan = Plan::default();
        let lists: Vec<List> = self.registry.lists.iter().map(|owned| list(owned.node)).collect();
        let bodies: Vec<(usize, Body)> =
            self.registry.defines.iter().map(|owned| (owned.file, owned.node.body.clone())).collect();
        let defined: Vec<Option<Vec<Item>>> = bodies.iter().map(|(file, body)| self.items(*file, body)).collect();
        let definitions = Definitions::new(&self.registry, &defined, &lists, &mut plan, &mut self.problems);
        let mut seen: BTreeMap<String, (usize, Span)> = BTreeMap::new();
        for (place, file) in self.files.iter().enumerate() {
            for rule in &file.pack.rules {
                let sentences = self.sentences(place, rule);
                let name = full_name(file, &rule.name.text);
                if let Some((first_file, first)) = seen.get(&name) {
                    let first = (*first_file == place).then_some(*first);
                    self.problems.push((
                        place,
                        Problem::Rule(RuleProblem::RuleTwice {
                            rule: rule.name.text.clone(),
                            first,
                            span: rule.name.span,
                        }),
                    ));
                    continue;
                }
                seen.insert(name.clone(), (place, rule.name.span));
                let sentences = match sentences {
                    Ok(sentences) => sentences,
                    Err(read) => {
                        self.besides(place, rule, read, (&definitions, &lists));
                        continue;
                    }
                };
                let mut rules =
                    Rules { definitions: &definitions, lists: &lists, plan: &mut plan, problems: Vec::new() };
                let resolved = rules.rule(rule, &sentences, name, &file.name);
                self.problems.extend(rules.problems.into_iter().map(|problem| (place, problem)));
                if let Some(rule) = resolved {
                    plan.rules.push(rule);
                }
            }
        }
        self.damaged(&definitions, &lists);
        self.problems.extend(silence::silences(self.files, &mut plan));
        plan
    }

    /// What is wrong with the phrases of rules that have a broken clause too.
    fn damaged(&mut self, definitions: &Definitions, lists: &[List]) {
        for (place, file) in self.files.iter().enumerate() {
            for damaged in &file.pack.damaged {
                let known = (definitions, lists);
                match self.sentences(place, &damaged.rule) {
                    Ok(_) if damaged.guessed => {}
                    Ok(sentences) => self.told_besides(place, &damaged.rule, Some(&sentences), known),
                    Err(_) if damaged.guessed => {}
                    Err(read) => self.besides(place, &damaged.rule, read, known),
                }
            }
        }
    }

    /// What else is wrong with a rule of which not every sentence reads: a mistake never hides another.
    fn besides(&mut self, place: usize, rule: &crate::syntax::Rule, read: Read, known: (&Definitions, &[List])) {
        let sentences = read.flag.map(|flag| Sentences { flag, unless: read.unless, when: read.when });
        self.told_besides(place, rule, sentences.as_ref(), known);
    }

    fn told_besides(
        &mut self,
        place: usize,
        rule: &crate::syntax::Rule,
        sentences: Option<&Sentences>,
        (definitions, lists): (&Definitions, &[List]),
    ) {
        // A plan that is thrown away: a rule that does not run leaves nothing behind.
        let mut rules = Rules { definitions, lists, plan: &mut self.scratch, problems: Vec::new() };
        match sentences {
            Some(sentences) => drop(rules.rule(rule, sentences, String::new(), "")),
            None => rules.names(rule),
        }
        let errors = rules.problems.into_iter().filter(|it| it.diagnostic().severity == Severity::Error);
        self.problems.extend(errors.map(|problem| (place, problem)));
    }

    /// The sentences of a rule, matched to phrases; those that read, when one holds words that mean nothing.
    fn sentences(&mut self, file: usize, rule: &crate::syntax::Rule) -> Result<Sentences, Read> {
        let flag = self.items(file, &rule.flag);
        let unless: Vec<_> = rule.unless.iter().map(|body| self.items(file, body)).collect();
        let when = rule.severity.iter().flat_map(|levels| &levels.when);
        let when: Vec<_> = when.map(|(_, body)| self.items(file, body)).collect();
        let whole = unless.iter().chain(&when).all(Option::is_some);
        let (unless, when) = (unless.into_iter().flatten().collect(), when.into_iter().flatten().collect());
        match flag {
            Some(flag) if whole => Ok(Sentences { flag, unless, when }),
            flag => Err(Read { flag, unless, when }),
        }
    }

    /// A body as items; `None` when it holds words that mean nothing, which are told.
    fn items(&mut self, file: usize, body: &Body) -> Option<Vec<Item>> {
        let found = items(body, &self.registry.books(file));
        let clean = !holds_unknown(&found);
        if let Some(used) = self.used.get_mut(file) {
            self.registry.mark_used(&found, used);
        }
        if clean {
            return Some(found);
        }
        let spellings = if self.suggestions > 0 { self.registry.spellings(file) } else { Vec::new() };
        let mut unknowns = Unknowns { registry: &self.registry, file, spellings, left: self.suggestions };
        let problems = unknowns.of(&found);
        self.suggestions = unknowns.left;
        self.problems.extend(problems.into_iter().map(|problem| (file, problem)));
        None
    }

    /// Notes on what nothing uses.
    fn unused(&mut self, uses: &[Vec<usize>]) {
        let unused = self.registry.unused();
        self.problems.extend(unused);
        for (file, used) in uses.iter().enumerate() {
            for other in used {
                let name =
                    self.files.get(*other).and_then(|other| other.pack.name.as_ref()).map(|name| name.text.clone());
                let is_used = self.used.get(file).and_then(|used| used.get(*other)).copied().unwrap_or_default();
                let written = self
                    .files
                    .get(file)
                    .and_then(|file| file.pack.uses.iter().find(|written| Some(&written.text) == name.as_ref()));
                if let (false, Some(written)) = (is_used, written) {
                    self.problems.push((
                        file,
                        Problem::Rule(RuleProblem::UnusedUse { pack: written.text.clone(), span: written.span }),
                    ));
                }
            }
        }
    }
}

/// The full name of a rule: with its pack, where the file has one.
fn full_name(file: &File, rule: &str) -> String {
    match &file.pack.name {
        Some(pack) => format!("{}/{rule}", pack.text),
        None => rule.to_owned(),
    }
}

fn list(list: &crate::syntax::WordList) -> List {
    List { name: list.phrase.text.clone(), entries: list.entries.iter().map(|entry| entry.text.clone()).collect() }
}

fn holds_unknown(items: &[Item]) -> bool {
    items.iter().any(|item| match &item.kind {
        item::ItemKind::Unknown(_) => true,
        item::ItemKind::Small(small) => *small == meaning::Small::Refused,
        item::ItemKind::Phrase { meanings, .. } => {
            meanings.iter().any(|meaning| matches!(meaning, meaning::Meaning::Broken))
        }
        item::ItemKind::Group(inner) => holds_unknown(inner),
        item::ItemKind::Count(_) | item::ItemKind::Texts(_) | item::ItemKind::Not | item::ItemKind::That => false,
        item::ItemKind::Where | item::ItemKind::Join(_) => false,
    })
}

/// The files whose packs each file uses, and the mistakes in names of packs.
fn packs(files: &[File], problems: &mut Vec<(usize, Problem)>) -> Vec<Vec<usize>> {
    let mut by_name: BTreeMap<&str, usize> = BTreeMap::new();
    for (file, given) in files.iter().enumerate() {
        let Some(name) = &given.pack.name else { continue };
        match by_name.get(name.text.as_str()).and_then(|first| files.get(*first)) {
            Some(first) => problems.push((
                file,
                Problem::Rule(RuleProblem::PackTwice {
                    pack: name.text.clone(),
                    other: format!("`{}`", first.name),
                    span: name.span,
                }),
            )),
            None => drop(by_name.insert(&name.text, file)),
        }
    }
    let names: Vec<String> = by_name.keys().map(|name| (*name).to_owned()).collect();
    files
        .iter()
        .enumerate()
        .map(|(file, given)| {
            let mut used = Vec::new();
            for name in &given.pack.uses {
                match by_name.get(name.text.as_str()) {
                    Some(other) if *other == file => problems.push((
                        file,
                        Problem::Rule(RuleProblem::UsesItself { pack: name.text.clone(), span: name.span }),
                    )),
                    Some(other) if !used.contains(other) => used.push(*other),
                    Some(_) => {}
                    None => {
                        let near = near::nearest(&name.text, &names).map(|(_, near)| near);
                        problems.push((
                            file,
                            Problem::Rule(RuleProblem::UnknownPack { pack: name.text.clone(), near, span: name.span }),
                        ));
                    }
                }
            }
            used
        })
        .collect()
}
