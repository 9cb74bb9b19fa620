//! Advice on rules that read well: what can never or always hold, what another rule does already, what is written in
//! vain. Exact, without a solver: tests are compared by their meaning in three-valued logic, and where that would take
//! too many cases nothing is said. Changes no rule, and reads no article but the examples of the rules.

mod cube;
mod examples;
mod form;
mod order;
mod pair;
mod part;
mod problem;
mod sentence;
mod words;
mod world;

use crate::attribution::Extractor;
use crate::knowledge::Knowledge;
use crate::list::Id;
use crate::plan::{Plan, Rule};
use crate::resolve::File;
use crate::span::Span;
use crate::syntax;
use crate::vocabulary::Type;
use form::Forms;
use order::Order;
use pair::{Cases, Pair};
use part::part;
use sentence::{Found, Look, Parts};

pub use problem::{Problem, codes};

/// Looks at the rules of a plan together. `files` are the trees that the plan was made of, `texts` their texts; each
/// problem goes with the place of its file. In the order of files, then of places.
pub fn lint(plan: &Plan, files: &[File], texts: &[&str]) -> Vec<(usize, Problem)> {
    let mut forms = Forms::default();
    let parts: Vec<Parts> = plan.rules.iter().map(|rule| parts(rule, &mut forms)).collect();
    let mut order = Order::new(&forms, &plan.words);
    let mut told = Told { files, texts, problems: Vec::new() };
    let mut cases = Vec::new();
    let mut fires = Vec::new();
    for (place, (rule, parts)) in plan.rules.iter().zip(&parts).enumerate() {
        let mut look = Look { forms: &forms, order: &mut order, found: Vec::new() };
        let cubes = look.sentence(parts);
        let found = look.found;
        fires.push(!found.iter().any(|found| matches!(found, Found::NeverTrue(_) | Found::UnlessSparesAll(_))));
        found.into_iter().for_each(|found| told.sentence(rule, found));
        if let Some(cubes) = cubes {
            cases.push(Cases { types: rule.subject.types.clone(), cubes, rule: place });
        }
    }
    for pair in pair::pairs(&cases, &forms, &mut order) {
        told.pair(pair, plan);
    }
    told.silences(plan, &fires);
    for (place, file) in files.iter().enumerate() {
        told.problems.extend(words::unmatched(&file.pack).into_iter().map(|problem| (place, problem)));
    }
    told.sorted()
}

/// The examples that do not hold, of the rules in the files from place `own` on: takes as long as checking all of them.
pub fn failing_examples(
    plan: &Plan,
    files: &[File],
    own: usize,
    knowledge: &Knowledge,
    extractor: &dyn Extractor,
) -> Vec<(usize, Problem)> {
    let mut told = Told { files, texts: &[], problems: Vec::new() };
    for (id, rule) in plan.rules.entries() {
        if told.written(rule).is_some_and(|(place, _)| place >= own) {
            let failing = examples::failing(id, plan, knowledge, extractor);
            failing.into_iter().for_each(|problem| told.add(rule, problem));
        }
    }
    told.sorted()
}

fn parts(rule: &Rule, forms: &mut Forms) -> Parts {
    let nouns = rule.subject.nouns.iter().map(|noun| forms.noun(*noun)).collect();
    Parts {
        noun: forms.any(nouns),
        subject: part(&rule.subject.test, forms),
        unless: rule.unless.iter().map(|test| part(test, forms)).collect(),
        when: rule.severity_when.iter().map(|(_, test)| part(test, forms)).collect(),
        is_plain: rule.subject.nouns.len() == 1,
    }
}

/// What has been found, with the file of each.
struct Told<'a> {
    files: &'a [File],
    texts: &'a [&'a str],
    problems: Vec<(usize, Problem)>,
}

impl Told<'_> {
    /// The file of a rule, and the rule in it.
    fn written(&self, rule: &Rule) -> Option<(usize, &syntax::Rule)> {
        let named = self.files.iter().enumerate().filter(|(_, file)| file.name == rule.text.file);
        let mut found = named.filter_map(|(place, file)| {
            Some((place, file.pack.rules.iter().find(|written| written.span == rule.text.span)?))
        });
        found.find(|(_, written)| rule.name.ends_with(&written.name.text))
    }

    fn add(&mut self, rule: &Rule, problem: Problem) {
        if let Some((place, _)) = self.written(rule) {
            self.problems.push((place, problem));
        }
    }

    /// The words of a test as written, `not` before it included, and where they stand.
    fn words(&self, rule: &Rule, span: Span) -> (String, Span) {
        let text = self.written(rule).and_then(|(place, _)| self.texts.get(place)).copied().unwrap_or_default();
        let before = text.get(..span.start).unwrap_or_default().trim_end();
        let word = before.strip_suffix("not").filter(|rest| rest.ends_with([' ', '\n', '(']));
        let span = word.map_or(span, |rest| Span::new(rest.len(), span.end));
        (span.of(text).split_whitespace().collect::<Vec<_>>().join(" "), span)
    }

    /// Tests that exclude each other: their words, their places, and the first place.
    fn conflict(&self, rule: &Rule, spans: Vec<Span>) -> (Vec<String>, Vec<Span>, Span) {
        let (tests, places): (Vec<String>, Vec<Span>) = spans.into_iter().map(|span| self.words(rule, span)).unzip();
        let span = places.first().copied().unwrap_or(rule.text.flag);
        (tests, places, span)
    }

    fn sentence(&mut self, rule: &Rule, found: Found) {
        let name = rule.name.clone();
        let problem = match found {
            Found::NeverTrue(spans) => {
                let (tests, places, span) = self.conflict(rule, spans);
                Problem::NeverTrue { rule: name, tests, places, span }
            }
            Found::Contradiction(spans) => {
                let (tests, places, span) = self.conflict(rule, spans);
                Problem::Contradiction { tests, places, span }
            }
            Found::AlwaysTrue(span) => {
                let (test, span) = self.words(rule, span);
                Problem::AlwaysTrue { test, span }
            }
            Found::AddsNothing(span, alternative) => {
                let (test, span) = self.words(rule, span);
                let plain = ["is ", "are "].iter().find_map(|verb| test.strip_prefix(verb)).unwrap_or(&test);
                let part =
                    ["not in ", "outside "].iter().find_map(|start| plain.strip_prefix(start)).map(str::to_owned);
                let is_repeated = |of: &Type| [Type::Number, Type::Quotation, Type::Statement].contains(of);
                let repeated =
                    part.filter(|part| part.starts_with("the ") && rule.subject.types.iter().all(is_repeated));
                Problem::AddsNothing { test, alternative, repeated, span }
            }
            Found::UnlessSparesAll(span) => {
                let (test, span) = self.words(rule, span);
                Problem::UnlessSparesAll { rule: name, test, span }
            }
            Found::IdleUnless(span) => {
                let (test, span) = self.words(rule, span);
                Problem::IdleUnless { test, span }
            }
            Found::IdleLevel(span) => {
                let (test, span) = self.words(rule, span);
                Problem::IdleLevel { test, span }
            }
        };
        self.add(rule, problem);
    }

    fn pair(&mut self, pair: Pair, plan: &Plan) {
        let (rule, others) = match &pair {
            Pair::Equal { rule, other } | Pair::Covered { rule, other } => (*rule, vec![*other]),
            Pair::Together { rule, others } => (*rule, others.clone()),
        };
        let id = Id::<Rule>::new(rule);
        let Some(rule) = plan.rules.get(id) else { return };
        let Some((place, written)) = self.written(rule) else { return };
        let span = written.name.span;
        // A rule alone on the command line has no name to point at.
        let span = if span.is_empty() { written.flag.span } else { span };
        let ids: Vec<Id<Rule>> = others.into_iter().map(Id::new).collect();
        let wider: Vec<&Rule> = ids.iter().filter_map(|id| plan.rules.get(*id)).collect();
        // Where the narrower silences the wider, that is what it is for; and a wider one may be off for good reason.
        let meant = ids.iter().any(|other| rule.silences.contains(other)) || wider.iter().any(|wider| !wider.on);
        let silenced = wider.iter().all(|wider| wider.silences.contains(&id));
        let mut others: Vec<String> = wider.iter().map(|wider| wider.name.clone()).collect();
        let problem = match pair {
            Pair::Equal { .. } => others.pop().map(|other| Problem::EqualRule { other, span }),
            Pair::Covered { .. } | Pair::Together { .. } if meant => None,
            Pair::Covered { .. } => others.pop().map(|other| Problem::CoveredRule { other, silenced, span }),
            Pair::Together { .. } => Some(Problem::CoveredTogether { others, silenced, span }),
        };
        self.problems.extend(problem.map(|problem| (place, problem)));
    }

    /// Names in `silences` for nothing: findings can only meet at a place, and an article has none.
    fn silences(&mut self, plan: &Plan, fires: &[bool]) {
        for rule in &plan.rules {
            let Some((place, written)) = self.written(rule) else { continue };
            let mut found = Vec::new();
            for name in &written.silences {
                let named = |id: &Id<Rule>| plan.rules.get(*id).filter(|other| is_called(other, &name.text, rule));
                let Some((id, other)) = rule.silences.iter().find_map(|id| Some((*id, named(id)?))) else { continue };
                let never = !fires.get(id.index()).copied().unwrap_or(true);
                if never || of_article(rule) != of_article(other) {
                    found.push(Problem::IdleSilences { other: other.name.clone(), never, span: name.span });
                }
            }
            self.problems.extend(found.into_iter().map(|problem| (place, problem)));
        }
    }

    fn sorted(mut self) -> Vec<(usize, Problem)> {
        self.problems.sort_by_cached_key(|(place, problem)| {
            let told = problem.diagnostic();
            (*place, told.span, told.code)
        });
        self.problems.dedup();
        self.problems
    }
}

/// True when a rule is meant by a name in another: with its pack, or without in the same pack.
fn is_called(rule: &Rule, name: &str, by: &Rule) -> bool {
    let pack = |name: &str| name.split_once('/').map(|(pack, _)| pack.to_owned());
    rule.name == name
        || pack(&rule.name) == pack(&by.name) && rule.name.rsplit('/').next() == Some(name) && !name.contains('/')
}

fn of_article(rule: &Rule) -> bool {
    rule.subject.types.iter().all(|of| *of == Type::Article)
}
