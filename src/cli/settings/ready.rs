//! Rules that are ready to run, of the settings and the arguments, with what is wrong with their files.

use crate::cli::arguments::Chosen;
use crate::cli::input::{self, Trouble};
use crate::cli::output::Output;
use crate::cli::settings::{Settings, check_asked};
use crate::cli::{Outcome, Stop};
use sayso::attribution::Extractor;
use sayso::diagnostic::{Diagnostic, Severity};
use sayso::packs::{self, RuleFile};
use sayso::plan::Plan;
use sayso::report::{Checked, human};

/// Rules that are ready to run.
pub struct Ready {
    /// The rules.
    pub plan: Plan,
    /// The files that they come from.
    pub files: Vec<RuleFile>,
    /// What is wrong with them: the place of the file in `files`, and the problem.
    pub problems: Vec<(usize, Diagnostic)>,
    /// What could not be read.
    pub troubles: Vec<Trouble>,
}

impl Ready {
    /// The outcome that the rules alone would give: a rule with an error was not run.
    pub fn outcome(&self) -> Outcome {
        if self.broken() > 0 { Outcome::Failed } else { Outcome::Clean }
    }

    /// How many mistakes keep something of the rules from being read.
    pub fn broken(&self) -> usize {
        self.problems.iter().filter(|(_, problem)| problem.severity == Severity::Error).count() + self.troubles.len()
    }

    /// Leaves out advice on rule files: who checks an article did not write them just now. A rule of the command line
    /// was written just now.
    pub fn without_advice(mut self) -> Self {
        let files = &self.files;
        let is_line = |file: usize| files.get(file).is_some_and(|file| file.is_line);
        self.problems.retain(|(file, problem)| problem.severity != Severity::Note || is_line(*file));
        self
    }

    /// Shows what is wrong with the rules, at its place.
    pub fn tell(&self, output: &mut Output) -> Result<(), Stop> {
        for trouble in &self.troubles {
            output.complain(&format!("{}: {}", trouble.path, trouble.message));
        }
        for (index, file) in self.files.iter().enumerate() {
            let problems: Vec<Diagnostic> =
                self.problems.iter().filter(|(of, _)| *of == index).map(|(_, problem)| problem.clone()).collect();
            let checked = Checked {
                path: &file.name,
                text: &file.text,
                sentences: &[],
                against: &[],
                findings: &[],
                problems: &problems,
                made_from: None,
                comparison: None,
            };
            output.tell(&human(&checked, output.look_of_errors()))?;
        }
        Ok(())
    }
}

impl Settings {
    /// The rules that run, after the settings and then the arguments.
    pub fn rules(&self, chosen: &Chosen) -> Result<Ready, Stop> {
        self.ready(chosen, |files, _| sayso::compile(files))
    }

    /// Rules that nothing has turned on or off yet.
    pub fn compiled(&self, chosen: &Chosen) -> Ready {
        let (files, troubles, own) = self.files(chosen);
        let (plan, mut problems) = sayso::compile(&files);
        problems.retain(|(file, problem)| *file >= own || problem.severity == Severity::Error);
        Ready { plan, files, problems, troubles }
    }

    /// The same with advice on the user's own rules, and with their examples tried.
    pub fn reviewed(&self, chosen: &Chosen, extractor: &dyn Extractor) -> Result<Ready, Stop> {
        self.ready(chosen, |files, own| sayso::review(files, own, &self.knowledge, extractor))
    }

    fn ready(
        &self,
        chosen: &Chosen,
        compile: impl FnOnce(&[RuleFile], usize) -> (Plan, Vec<(usize, Diagnostic)>),
    ) -> Result<Ready, Stop> {
        let (files, troubles, own) = self.files(chosen);
        let (mut plan, mut problems) = compile(&files, own);
        // Advice on rules that ship is for those who write them.
        problems.retain(|(file, problem)| *file >= own || problem.severity == Severity::Error);
        let mut ready = Ready { plan: Plan::default(), files, problems, troubles };
        check_asked(&plan, chosen, ready.broken() > 0)?;
        self.choose(&mut plan, chosen, ready.broken() > 0, &[])?;
        ready.plan = plan;
        Ok(ready)
    }

    /// The rule files, what could not be read, and from which place on they are the user's own.
    fn files(&self, chosen: &Chosen) -> (Vec<RuleFile>, Vec<Trouble>, usize) {
        let instead = !chosen.rules.is_empty() || !chosen.rule.is_empty();
        let mut files = if self.packs_that_ship.value && !instead { packs::built_in() } else { Vec::new() };
        let own = files.len();
        let paths = if instead { chosen.rules.clone() } else { self.rule_paths() };
        let mut troubles = Vec::new();
        for path in input::files(&paths, &["sayso"]) {
            match path.and_then(|path| Ok(RuleFile::new(input::shown(&path), input::text(&path)?))) {
                Ok(file) => files.push(file),
                Err(trouble) => troubles.push(trouble),
            }
        }
        for (index, rule) in chosen.rule.iter().enumerate() {
            let name = if chosen.rule.len() == 1 { "--rule".to_owned() } else { format!("--rule {}", index + 1) };
            files.push(RuleFile::line(name, rule.clone()));
        }
        (files, troubles, own)
    }
}
