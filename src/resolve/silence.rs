//! `silences`: names to rules, through each other, without cycles.

use std::collections::BTreeMap;

use crate::list::Id;
use crate::plan::{Plan, Rule};
use crate::resolve::problem::{Problem, RuleProblem};
use crate::resolve::{File, full_name};
use crate::syntax::Name;

/// A rule as written, by its full name.
struct Written<'a> {
    file: usize,
    silences: Vec<(String, &'a Name)>,
}

/// Fills in what each rule of the plan silences, and says which names mean nothing. Rules that are broken may be named;
/// what they silence counts, so that a chain stays whole where its middle is missing.
pub(super) fn silences(files: &[File], plan: &mut Plan) -> Vec<(usize, Problem)> {
    let written = written(files);
    let names: Vec<String> = written.keys().cloned().chain(broken(files)).collect();
    let mut problems = Vec::new();
    for rule in written.values() {
        let unknown = rule.silences.iter().filter(|(full, _)| !names.contains(full));
        problems.extend(unknown.map(|(_, name)| (rule.file, unknown_rule(name, &names))));
    }
    // A rule that is broken elsewhere has its names looked at, too.
    for (file, given) in files.iter().enumerate() {
        let named = given.pack.damaged.iter().flat_map(|damaged| &damaged.rule.silences);
        let unknown = named.filter(|name| !names.contains(&target(given, name)));
        problems.extend(unknown.map(|name| (file, unknown_rule(name, &names))));
    }
    let places: BTreeMap<String, Id<Rule>> = plan.rules.entries().map(|(id, rule)| (rule.name.clone(), id)).collect();
    for (name, rule) in &written {
        let (reached, back) = reach(name, &written);
        let is_cycle = back.is_some();
        if let Some(through) = back {
            let first =
                rule.silences.iter().find(|(full, _)| through.first().map_or(full == name, |first| first == full));
            // One report a cycle: by its first name.
            if let Some((_, place)) = first.filter(|_| through.iter().all(|other| name <= other)) {
                problems.push((
                    rule.file,
                    Problem::Rule(RuleProblem::SilenceCycle { rule: name.clone(), through, span: place.span }),
                ));
            }
        }
        // A rule in a cycle silences nothing: which of its findings should go cannot be told.
        let reached = if is_cycle { Vec::new() } else { reached };
        let mut ids: Vec<Id<Rule>> =
            reached.iter().filter(|other| *other != name).filter_map(|name| places.get(name)).copied().collect();
        ids.sort();
        if let Some(id) = places.get(name) {
            plan.rules.iter_mut().nth(id.index()).into_iter().for_each(|rule| rule.silences.clone_from(&ids));
        }
    }
    problems
}

fn written(files: &[File]) -> BTreeMap<String, Written<'_>> {
    let mut all = BTreeMap::new();
    for (file, given) in files.iter().enumerate() {
        for rule in &given.pack.rules {
            let silences = rule.silences.iter().map(|name| (target(given, name), name)).collect();
            all.entry(full_name(given, &rule.name.text)).or_insert(Written { file, silences });
        }
    }
    all
}

fn broken(files: &[File]) -> impl Iterator<Item = String> {
    files.iter().flat_map(|file| file.pack.broken.iter().map(|name| full_name(file, &name.text)))
}

/// The full name that a name in `silences` means: of its own pack, unless it names another.
fn target(file: &File, name: &Name) -> String {
    if name.text.contains('/') { name.text.clone() } else { full_name(file, &name.text) }
}

/// All that a rule silences through others, and the way back to itself if there is one.
fn reach(start: &str, written: &BTreeMap<String, Written<'_>>) -> (Vec<String>, Option<Vec<String>>) {
    let mut reached: Vec<String> = Vec::new();
    let mut from: BTreeMap<String, String> = BTreeMap::new();
    let mut open = vec![start.to_owned()];
    let mut back = None;
    while let Some(name) = open.pop() {
        for (next, _) in written.get(&name).map(|rule| rule.silences.as_slice()).unwrap_or_default() {
            if next == start && back.is_none() {
                back = Some(way(&name, start, &from));
            }
            if !from.contains_key(next) {
                from.insert(next.clone(), name.clone());
                reached.push(next.clone());
                open.push(next.clone());
            }
        }
    }
    (reached, back)
}

/// The names between a rule and the one that leads back to it.
fn way(last: &str, start: &str, from: &BTreeMap<String, String>) -> Vec<String> {
    let mut names = Vec::new();
    let mut at = last;
    while at != start && names.len() <= from.len() {
        names.push(at.to_owned());
        at = from.get(at).map_or(start, String::as_str);
    }
    names.reverse();
    names
}

fn unknown_rule(name: &Name, names: &[String]) -> Problem {
    let short = |full: &String| full.rsplit('/').next().unwrap_or_default().to_owned();
    let same = names.iter().find(|full| short(full) == name.text || short(full) == short(&name.text));
    let near = same.cloned().or_else(|| {
        let shorts: Vec<String> = names.iter().map(short).collect();
        super::near::nearest(&short(&name.text), &shorts).map(|(_, near)| near)
    });
    Problem::Rule(RuleProblem::UnknownRule { rule: name.text.clone(), near, span: name.span })
}
