//! `sayso.ron` as written, and what it comes to together with the arguments: which rules run, how grave they are, and
//! what the house knows besides. Unknown keys are errors with their place.

use crate::cli::arguments::Chosen;
use crate::cli::input::{self, Trouble};
use crate::cli::output::Output;
use crate::cli::{Outcome, Stop};
use sayso::attribution::Extractor;
use sayso::diagnostic::{Diagnostic, Severity};
use sayso::knowledge::{House, Knowledge};
use sayso::packs::{self, RuleFile};
use sayso::plan::{Plan, Rule};
use sayso::report::{Checked, human};
use sayso::span::Span;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::ops::Deref;
use std::path::{Path, PathBuf};

/// The settings file.
const NAME: &str = "sayso.ron";

/// `sayso.ron` as written.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Written {
    /// Rule files and folders besides the packs that ship, from the folder of this file.
    rules: Vec<PathBuf>,
    /// False to run the house's own rules alone.
    packs_that_ship: Option<bool>,
    /// Rules and packs to run although a tag keeps them off.
    on: Vec<String>,
    /// Rules and packs not to run.
    off: Vec<String>,
    /// Tags whose rules run.
    tags: Vec<String>,
    /// Another level for a rule or pack, whatever its conditions.
    severity: BTreeMap<String, LevelName>,
    /// The lowest level that makes the exit status 1.
    fail_on: Option<LevelName>,
    /// The house's words and world.
    house: House,
}

/// Words and world: what ships, which the library reads in any case, or that with what the house adds.
#[derive(Debug)]
pub enum Known {
    /// Nothing is added.
    Shipped(&'static Knowledge),
    /// Something is.
    House(Box<Knowledge>),
}

impl Deref for Known {
    type Target = Knowledge;

    fn deref(&self) -> &Knowledge {
        match self {
            Self::Shipped(shipped) => shipped,
            Self::House(house) => house,
        }
    }
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
enum LevelName {
    Error,
    Warning,
    Note,
}

impl From<LevelName> for Severity {
    fn from(level: LevelName) -> Self {
        match level {
            LevelName::Error => Self::Error,
            LevelName::Warning => Self::Warning,
            LevelName::Note => Self::Note,
        }
    }
}

/// What a run works with.
pub struct Settings {
    /// Words and world.
    pub knowledge: Known,
    /// The lowest level that makes the exit status 1, where the file says.
    pub fail_on: Option<Severity>,
    rules: Vec<PathBuf>,
    packs_that_ship: bool,
    on: Vec<String>,
    off: Vec<String>,
    tags: Vec<String>,
    severity: Vec<(String, Severity)>,
}

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
            let checked =
                Checked { path: &file.name, text: &file.text, sentences: &[], findings: &[], problems: &problems };
            output.tell(&human(&checked, output.look_of_errors()))?;
        }
        Ok(())
    }
}

impl Settings {
    /// The settings of a run: of the file that is given, or of the `sayso.ron` in this folder or one above it.
    pub fn find(given: Option<&Path>, output: &mut Output) -> Result<Self, Stop> {
        let path = given.map(Path::to_path_buf).or_else(nearest);
        let Some(path) = path else { return Ok(Self::none()) };
        let text =
            input::text(&path).map_err(|trouble| Stop::Told(format!("{}: {}", trouble.path, trouble.message)))?;
        match read(&text) {
            Ok(written) => Ok(Self::of(written, path.parent().unwrap_or(Path::new("")))),
            Err(error) => {
                let name = input::shown(&path);
                let problems = [problem(&text, &error)];
                let checked = Checked { path: &name, text: &text, sentences: &[], findings: &[], problems: &problems };
                output.tell(&human(&checked, output.look_of_errors()))?;
                Err(Stop::Told(format!("{name} does not read")))
            }
        }
    }

    /// Without a settings file.
    pub fn none() -> Self {
        Self::of(Written::default(), Path::new(""))
    }

    /// The settings file of the folder of a file, or of one above it.
    pub fn above(file: &Path) -> Option<PathBuf> {
        file.ancestors().skip(1).map(|folder| folder.join(NAME)).find(|path| path.is_file())
    }

    /// The settings of a file, or what is wrong with it in one line; of the empty path, none.
    pub fn read(path: &Path) -> Result<Self, String> {
        if path.as_os_str().is_empty() {
            return Ok(Self::none());
        }
        let text = input::text(path).map_err(|trouble| format!("{}: {}", trouble.path, trouble.message))?;
        let written = read(&text).map_err(|error| {
            let line = error.span.start.line;
            format!("{}:{line}: {}", input::shown(path), problem(&text, &error).message)
        })?;
        Ok(Self::of(written, path.parent().unwrap_or(Path::new(""))))
    }

    /// False where the house runs its own rules alone.
    pub fn packs_that_ship(&self) -> bool {
        self.packs_that_ship
    }

    fn of(written: Written, folder: &Path) -> Self {
        Self {
            knowledge: if written.house == House::default() {
                Known::Shipped(Knowledge::built_in())
            } else {
                Known::House(Box::new(Knowledge::with(written.house)))
            },
            fail_on: written.fail_on.map(Severity::from),
            rules: written.rules.iter().map(|path| folder.join(path)).collect(),
            packs_that_ship: written.packs_that_ship.unwrap_or(true),
            on: written.on,
            off: written.off,
            tags: written.tags,
            severity: written.severity.into_iter().map(|(name, level)| (name, level.into())).collect(),
        }
    }

    /// The rule files and folders of the house.
    pub fn rule_paths(&self) -> &[PathBuf] {
        &self.rules
    }

    /// The rules that run, after the settings and then the arguments.
    pub fn rules(&self, chosen: &Chosen) -> Result<Ready, Stop> {
        self.ready(chosen, |files, _| sayso::compile(files))
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
        self.choose(&mut plan, chosen)?;
        Ok(Ready { plan, files, problems, troubles })
    }

    /// The rule files, what could not be read, and from which place on they are the user's own.
    fn files(&self, chosen: &Chosen) -> (Vec<RuleFile>, Vec<Trouble>, usize) {
        let instead = !chosen.rules.is_empty() || !chosen.rule.is_empty();
        let mut files = if self.packs_that_ship && !instead { packs::built_in() } else { Vec::new() };
        let own = files.len();
        let paths = if instead { &chosen.rules } else { &self.rules };
        let mut troubles = Vec::new();
        for path in input::files(paths, &["sayso"]) {
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

    /// Turns rules of a plan on and off, and gives them their levels.
    pub fn choose(&self, plan: &mut Plan, chosen: &Chosen) -> Result<(), Stop> {
        let names = [&self.on, &self.off, &chosen.only, &chosen.skip].into_iter().flatten();
        for name in names.chain(self.severity.iter().map(|(name, _)| name)) {
            // A rule file may be left out on the command line while the settings still speak of it.
            let known = plan.rules.iter().any(|rule| is_named(rule, name));
            if !known && (chosen.rules.is_empty() && chosen.rule.is_empty()) {
                return Err(Stop::Told(format!("there is no rule or pack `{name}`; `sayso rules` lists them")));
            }
        }
        for rule in plan.rules.iter_mut() {
            rule.on = self.is_on(rule, chosen);
            if let Some((_, severity)) = self.severity.iter().find(|(name, _)| is_named(rule, name)) {
                rule.severity = *severity;
                rule.severity_when.clear();
            }
        }
        Ok(())
    }

    fn is_on(&self, rule: &Rule, chosen: &Chosen) -> bool {
        let in_any = |names: &[String]| names.iter().any(|name| is_named(rule, name));
        let asked = rule.tags.iter().any(|tag| self.tags.contains(tag) || chosen.tag.contains(tag));
        if !chosen.only.is_empty() {
            return in_any(&chosen.only) && !in_any(&chosen.skip);
        }
        (rule.on || asked || in_any(&self.on)) && !in_any(&self.off) && !in_any(&chosen.skip)
    }
}

/// True for the rule's full name, its name without the pack, or its pack.
pub fn is_named(rule: &Rule, name: &str) -> bool {
    let (pack, bare) = rule.name.split_once('/').unwrap_or(("", &rule.name));
    name == rule.name || name == bare || name == pack
}

/// The settings of this folder or the nearest above it.
fn nearest() -> Option<PathBuf> {
    let here = std::env::current_dir().ok()?;
    here.ancestors().map(|folder| folder.join(NAME)).find(|path| path.is_file())
}

/// Reads settings. A value that may be left out stands without `Some( )`: those who write it are no programmers.
fn read(text: &str) -> Result<Written, ron::error::SpannedError> {
    ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME).from_str(text)
}

fn problem(text: &str, error: &ron::error::SpannedError) -> Diagnostic {
    let (line, column) = (error.span.start.line.saturating_sub(1), error.span.start.col.saturating_sub(1));
    let before: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
    let rest = text.get(before..).and_then(|rest| rest.lines().next()).unwrap_or_default();
    let start = before + rest.chars().take(column).map(char::len_utf8).sum::<usize>();
    let word = text.get(start..).unwrap_or_default();
    // The whole of a name in quotation marks, which may be several words.
    let quoted = text.get(..start).is_some_and(|before| before.ends_with('"'));
    let is_of = |c: &char| c.is_alphanumeric() || *c == '_' || quoted && matches!(c, ' ' | '-');
    let word: usize = word.chars().take_while(is_of).map(char::len_utf8).sum();
    let message = match &error.code {
        ron::Error::NoSuchStructField { expected, found, .. } => {
            let known: Vec<String> = expected.iter().map(|key| format!("`{key}`")).collect();
            format!("no key `{found}` here; known keys are {}", known.join(", "))
        }
        ron::Error::Message(message) => message.clone(),
        other => other.to_string().to_lowercase(),
    };
    Diagnostic::error("bad-settings", message, Span::new(start, start + word))
}
