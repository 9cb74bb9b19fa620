//! The rules under test: those of the files that are named, with the packs that ship beside them so that they can use
//! each other. Only the rules under test are on.

use crate::cli::Stop;
use crate::cli::input;
use crate::cli::settings::{Ready, Settings, is_named};
use sayso::diagnostic::Severity;
use sayso::list::Id;
use sayso::packs::{self, RuleFile};
use sayso::plan::Rule;
use sayso::span::Span;
use std::path::PathBuf;

/// Rules under test.
pub struct Tested {
    /// All rules, with what is wrong with their files.
    pub ready: Ready,
    /// From which file on they are under test.
    own: usize,
    only: Vec<String>,
}

impl Tested {
    /// The rules of the paths; without paths those of the settings, else those of this folder.
    pub fn of(settings: &Settings, paths: &[PathBuf], only: &[String]) -> Result<Self, Stop> {
        let own = settings.rule_paths();
        let paths = match (paths.is_empty(), own.is_empty()) {
            (false, _) => paths.to_vec(),
            (true, true) => vec![PathBuf::from(".")],
            (true, false) => own,
        };
        let (mut own, mut troubles) = (Vec::new(), Vec::new());
        for path in input::files(&paths, &["sayso"]) {
            match path.and_then(|path| Ok(RuleFile::new(input::shown(&path), input::text(&path)?))) {
                Ok(file) => own.push(file),
                Err(trouble) => troubles.push(trouble),
            }
        }
        // A pack that ships gives way to the file that it is being written in.
        let name = |file: &RuleFile| file.parse().0.name.map(|name| name.text);
        let names: Vec<Option<String>> = own.iter().map(name).collect();
        let mut files: Vec<RuleFile> = packs::built_in();
        files.retain(|file| !names.contains(&name(file)));
        let first = files.len();
        files.extend(own);
        let (mut plan, mut problems) = sayso::compile(&files);
        problems.retain(|(file, problem)| *file >= first || problem.severity == Severity::Error);
        let tested = files.get(first..).unwrap_or_default();
        for rule in plan.rules.iter_mut() {
            rule.on &= tested.iter().any(|file| file.name == rule.text.file);
        }
        let is_known = |name: &&String| plan.rules.iter().any(|rule| is_named(rule, name));
        if let Some(unknown) = only.iter().find(|name| !is_known(name)) {
            return Err(Stop::Told(format!("there is no rule or pack `{unknown}` under test")));
        }
        let ready = Ready { plan, files, problems, troubles };
        Ok(Self { ready, own: first, only: only.to_vec() })
    }

    /// True for a file under test, by its place.
    pub fn is_own(&self, file: usize) -> bool {
        file >= self.own
    }

    /// The files under test.
    pub fn files(&self) -> &[RuleFile] {
        self.ready.files.get(self.own..).unwrap_or_default()
    }

    /// True for a rule under test.
    pub fn is_tested(&self, rule: &Rule) -> bool {
        let named = self.only.is_empty() || self.only.iter().any(|name| is_named(rule, name));
        named && self.files().iter().any(|file| file.name == rule.text.file)
    }

    /// The rules under test.
    pub fn rules(&self) -> impl Iterator<Item = (Id<Rule>, &Rule)> {
        self.ready.plan.rules.entries().filter(|(_, rule)| self.is_tested(rule))
    }

    /// The line of a place in a rule file.
    pub fn line(&self, file: &str, span: Span) -> usize {
        let text = self.ready.files.iter().find(|one| one.name == file).map_or("", |one| one.text.as_str());
        text.get(..span.start).unwrap_or_default().matches('\n').count() + 1
    }
}
