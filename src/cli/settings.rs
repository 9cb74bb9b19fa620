//! `sayso.ron` as written, and what it comes to together with the arguments: which rules run, how grave they are, and
//! what the house knows besides. Unknown keys are errors with their place.

mod names;

pub use names::is_named;

use crate::cli::arguments::Chosen;
use crate::cli::input::{self, Trouble};
use crate::cli::output::Output;
use crate::cli::{Outcome, Stop};
use names::{fit, names_of, near};
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
pub const NAME: &str = "sayso.ron";

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
        let broken = !troubles.is_empty() || problems.iter().any(|(_, problem)| problem.severity == Severity::Error);
        self.choose(&mut plan, chosen, broken)?;
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

    /// Turns rules of a plan on and off, and gives them their levels. Where a rule file is `broken`, its rules are missing
    /// from the plan, so that no name is held against it.
    pub fn choose(&self, plan: &mut Plan, chosen: &Chosen, broken: bool) -> Result<(), Stop> {
        if !broken {
            self.check_names(plan, chosen)?;
        }
        for rule in plan.rules.iter_mut() {
            rule.on = self.is_on(rule, chosen);
            let levels = self.severity.iter().filter_map(|(name, level)| Some((fit(rule, name)?, *level)));
            if let Some((_, severity)) = levels.max_by_key(|(fit, _)| *fit) {
                rule.severity = severity;
                rule.severity_when.clear();
            }
        }
        Ok(())
    }

    /// Tells of the first name that names nothing.
    fn check_names(&self, plan: &Plan, chosen: &Chosen) -> Result<(), Stop> {
        let known = |name: &str| plan.rules.iter().any(|rule| is_named(rule, name));
        let asked = chosen.only.iter().chain(&chosen.skip);
        let settled = self.on.iter().chain(&self.off).chain(self.severity.iter().map(|(name, _)| name));
        // A rule file may be left out on the command line while the settings still speak of it.
        let whole = chosen.rules.is_empty() && chosen.rule.is_empty();
        if let Some(name) = asked.chain(settled.filter(|_| whole)).find(|name| !known(name)) {
            let names = plan.rules.iter().flat_map(|rule| names_of(&rule.name));
            let next = near(name, names).unwrap_or_else(|| "`sayso rules` lists them".to_owned());
            return Err(Stop::Told(format!("there is no rule or pack `{name}`; {next}")));
        }
        let tags = || plan.rules.iter().flat_map(|rule| rule.tags.iter().map(String::as_str));
        if let Some(tag) = chosen.tag.iter().find(|tag| !tags().any(|known| known == tag.as_str())) {
            let mut all: Vec<String> = tags().map(|tag| format!("`{tag}`")).collect();
            all.sort();
            all.dedup();
            let all = if all.is_empty() { "none has any".to_owned() } else { format!("there are {}", all.join(", ")) };
            return Err(Stop::Told(format!("no rule has the tag `{tag}`; {all}")));
        }
        Ok(())
    }

    /// What names a rule better counts more: its full name before its own name, that before its pack.
    fn is_on(&self, rule: &Rule, chosen: &Chosen) -> bool {
        let best = |names: &[String]| names.iter().filter_map(|name| fit(rule, name)).max();
        let outdone = |off: &[String], on: &[String]| best(off).is_some() && best(off) >= best(on);
        if !chosen.only.is_empty() {
            return best(&chosen.only).is_some() && !outdone(&chosen.skip, &chosen.only);
        }
        let asked = rule.tags.iter().any(|tag| self.tags.contains(tag) || chosen.tag.contains(tag));
        (rule.on || asked || best(&self.on).is_some()) && !outdone(&self.off, &self.on) && best(&chosen.skip).is_none()
    }
}

/// The settings of this folder or the nearest above it.
fn nearest() -> Option<PathBuf> {
    let here = std::env::current_dir().ok()?;
    here.ancestors().map(|folder| folder.join(NAME)).find(|path| path.is_file())
}

/// Reads settings. A value that may be left out stands without `Some( )`: those who write it are no programmers.
fn read(text: &str) -> Result<Written, ron::error::SpannedError> {
    // A byte order mark is no mistake; in its place stands nothing that counts as a column.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME).from_str(text)
}

fn problem(text: &str, error: &ron::error::SpannedError) -> Diagnostic {
    let (line, column) = (error.span.start.line.saturating_sub(1), error.span.start.col.saturating_sub(1));
    let mark = if text.starts_with('\u{feff}') && line == 0 { '\u{feff}'.len_utf8() } else { 0 };
    let before: usize = text.split_inclusive('\n').take(line).map(str::len).sum::<usize>() + mark;
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
