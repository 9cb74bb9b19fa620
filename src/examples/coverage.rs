//! What examples exercise: for each test of a rule whether it was ever true and ever not, the same for definitions, and
//! which words of a list stand in an example. Counts; whether that is enough is for whoever writes the rules.

use crate::evaluate::{Asked, Explained, Stretch, What, explain, extent};
use crate::examples::with_rule;
use crate::facts::Facts;
use crate::fidelity::Comparison;
use crate::knowledge::{Entries, Knowledge};
use crate::list::Id;
use crate::packs::RuleFile;
use crate::plan::{Complement, Group, Plan, Rule, Test};
use crate::span::Span;
use std::collections::BTreeMap;

/// What is exercised so far.
#[derive(Debug)]
pub struct Coverage<'a> {
    plan: &'a Plan,
    files: &'a [RuleFile],
    knowledge: &'a Knowledge,
    /// By file and place: came out true, came out otherwise.
    seen: BTreeMap<(String, Span), Seen>,
    lists: Vec<List>,
}

/// How a test came out, in any example.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Seen {
    yes: bool,
    no: bool,
}

/// A word list of a pack.
#[derive(Debug)]
struct List {
    file: usize,
    name: String,
    span: Span,
    entries: Vec<(String, Entries, bool)>,
}

/// Something that no example exercised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The rule, definition or list.
    pub of: String,
    /// Which file: its place among the files.
    pub file: usize,
    /// Where in it.
    pub span: Span,
    /// What is missing.
    pub kind: GapKind,
}

/// What is missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GapKind {
    /// A test of a rule that was never true in any example.
    NeverTrue,
    /// A test of a rule that was true in every example.
    NeverFalse,
    /// A test that was never asked: what stands before it was never so.
    NeverAsked,
    /// Words of a list that stand in no example.
    Words(Vec<String>),
}

/// How much is exercised: so many of so many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Covered {
    /// Tests and definitions that came out both ways, of all.
    pub tests: (usize, usize),
    /// Words that stand in an example, of all.
    pub words: (usize, usize),
}

impl<'a> Coverage<'a> {
    /// Nothing exercised yet. The word lists of those files are counted whose place `is_tested`.
    pub fn new(
        plan: &'a Plan,
        files: &'a [RuleFile],
        knowledge: &'a Knowledge,
        is_tested: impl Fn(usize) -> bool,
    ) -> Self {
        let tested = files.iter().enumerate().filter(|(at, _)| is_tested(*at));
        let lists = tested.flat_map(|(at, file)| lists(at, file)).collect();
        Self { plan, files, knowledge, seen: BTreeMap::new(), lists }
    }

    /// Counts what an example of a rule exercises.
    pub fn add(&mut self, facts: &Facts, against: Option<&Comparison>, rule: Id<Rule>) {
        let plan = with_rule(self.plan, rule);
        let Some(name) = self.plan.rules.get(rule).map(|rule| rule.name.as_str()) else { return };
        let span = Span::new(0, facts.document.text.len());
        let knowledge = self.knowledge;
        let stretch = Stretch { plan: &plan, facts, knowledge, against, span, article: true, most: usize::MAX };
        explain(
            &stretch,
            |rule| rule.name == name,
            |_, answers| answers.iter().for_each(|one| self.add_explained(one)),
        );
        let words = facts.document.words(0..facts.document.tokens.len());
        for (_, entry, stands) in self.lists.iter_mut().flat_map(|list| &mut list.entries) {
            *stands = *stands || entry.occurs(&words);
        }
    }

    fn add_explained(&mut self, one: &Explained) {
        let Some(file) = self.plan.rules.get(one.rule).map(|rule| rule.text.file.clone()) else { return };
        let conditions = one.unless.iter().chain(one.when.iter().map(|(_, when)| when));
        // A condition is only worth something where there is something to flag.
        let conditions = conditions.filter(|_| one.flag.truth.is_true());
        for asked in std::iter::once(&one.flag).chain(conditions) {
            self.add_asked(&file, asked);
        }
    }

    fn add_asked(&mut self, file: &str, asked: &Asked) {
        let mut inner = file;
        if let What::Defined { written, .. } = &asked.what {
            inner = &written.file;
            self.note(&written.file, written.span, asked.truth.is_true());
        }
        if is_plain(&asked.what) {
            self.note(file, asked.span, asked.truth.is_true());
        }
        for part in &asked.parts {
            self.add_asked(inner, part);
        }
    }

    fn note(&mut self, file: &str, span: Span, is_true: bool) {
        if span.is_empty() {
            return;
        }
        let seen = self.seen.entry((file.to_owned(), span)).or_default();
        seen.yes |= is_true;
        seen.no |= !is_true;
    }

    /// What is exercised, and what is not, in the order of files and places. Of those rules that `is_tested`.
    pub fn result(&self, is_tested: impl Fn(&Rule) -> bool) -> (Covered, Vec<Gap>) {
        let (mut covered, mut gaps) = (Covered::default(), Vec::new());
        let mut places: BTreeMap<(usize, Span), String> = BTreeMap::new();
        for rule in self.plan.rules.iter().filter(|rule| is_tested(rule)) {
            let conditions = rule.unless.iter().chain(rule.severity_when.iter().map(|(_, when)| when));
            for test in std::iter::once(&rule.subject.test).chain(conditions) {
                self.places_of(test, &rule.text.file, &rule.name, &mut places);
            }
        }
        for ((file, span), of) in places {
            let name = self.files.get(file).map(|file| file.name.clone()).unwrap_or_default();
            covered.tests.1 += 1;
            let kind = match self.seen.get(&(name, span)) {
                None => GapKind::NeverAsked,
                Some(Seen { yes: false, .. }) => GapKind::NeverTrue,
                Some(Seen { no: false, .. }) => GapKind::NeverFalse,
                Some(Seen { yes: true, no: true }) => {
                    covered.tests.0 += 1;
                    continue;
                }
            };
            gaps.push(Gap { of, file, span, kind });
        }
        for list in &self.lists {
            let missing: Vec<String> =
                list.entries.iter().filter(|(.., stands)| !stands).map(|(entry, ..)| entry.clone()).collect();
            covered.words.0 += list.entries.len() - missing.len();
            covered.words.1 += list.entries.len();
            if !missing.is_empty() {
                let kind = GapKind::Words(missing);
                gaps.push(Gap { of: list.name.clone(), file: list.file, span: list.span, kind });
            }
        }
        gaps.sort_by_key(|gap| (gap.file, gap.span));
        (covered, gaps)
    }

    /// The places of the tests of a rule, those of its definitions under the definition's name.
    fn places_of(&self, test: &Test, file: &str, of: &str, places: &mut BTreeMap<(usize, Span), String>) {
        let mut note = |file: &str, span: Span, of: &str| {
            let at = self.files.iter().position(|one| one.name == file);
            if let (Some(at), false) = (at, span.is_empty()) {
                places.entry((at, span)).or_insert_with(|| of.to_owned());
            }
        };
        match test {
            Test::All(parts) | Test::Any(parts) => {
                parts.iter().for_each(|part| self.places_of(part, file, of, places));
            }
            Test::Not(inner) => self.places_of(inner, file, of, places),
            Test::Is { span, .. } | Test::IsWording { span, .. } | Test::Apart { span, .. } => note(file, *span, of),
            Test::Value { span, .. } => note(file, *span, of),
            Test::Related { to, by, .. } => {
                note(file, extent(test), of);
                let groups = match to {
                    Complement::Things(group) => Some(group),
                    Complement::Words(_) | Complement::Places(_) | Complement::Attributes { .. } => None,
                };
                groups.into_iter().chain(by).for_each(|group| self.places_of_group(group, file, of, places));
            }
            // Of many things at once no test is recorded by itself.
            Test::Where { .. } => note(file, extent(test), of),
            Test::Defined { name, test, written, .. } => {
                note(&written.file, written.span, name);
                self.places_of(test, &written.file, name, places);
            }
        }
    }

    fn places_of_group(&self, group: &Group, file: &str, of: &str, places: &mut BTreeMap<(usize, Span), String>) {
        group.members.iter().for_each(|member| self.places_of(&member.test, file, of, places));
    }
}

/// True for a test that stands in the rule with words of its own.
fn is_plain(what: &What) -> bool {
    match what {
        What::Is(_) | What::IsWording(_) | What::Apart(_) | What::Value(_) | What::Related { .. } | What::Where => true,
        What::All | What::Any | What::Not | What::Defined { .. } | What::Candidate { .. } => false,
    }
}

fn lists(at: usize, file: &RuleFile) -> Vec<List> {
    let (pack, _) = file.parse();
    let list = |list: &crate::syntax::WordList| List {
        file: at,
        name: list.phrase.text.clone(),
        span: list.span,
        entries: list
            .entries
            .iter()
            .map(|entry| (entry.text.clone(), Entries::from_phrases([&entry.text]), false))
            .collect(),
    };
    pack.words.iter().map(list).collect()
}
