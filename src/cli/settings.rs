//! What settings come to: those of a `sayso.ron`, of what it extends, of a profile, together with the arguments. Which rules
//! run, how grave they are, what the house knows besides. What is written is read in `written`.

mod choice;
mod names;
mod ready;
mod version;
mod written;

pub use choice::{Choice, Fail, Given};
pub use names::is_named;
pub use ready::Ready;
pub use written::Pinned;

use crate::cli::Stop;
use crate::cli::against;
use crate::cli::arguments::Chosen;
use crate::cli::input;
use crate::cli::output::Output;
use ignore::gitignore::{Gitignore, GitignoreBuilder};
use names::{names_of, near};
use sayso::diagnostic::Diagnostic;
use sayso::knowledge::{House, Knowledge};
use sayso::plan::{Plan, Rule};
use sayso::report::{Checked, human};
use std::ops::Deref;
use std::path::{Path, PathBuf};
use written::{ChoiceForm, Written};

/// The settings file.
pub const NAME: &str = "sayso.ron";

/// So many settings files may extend each other.
const DEEPEST: usize = 16;

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

/// Articles by their paths, as `.gitignore` writes them.
#[derive(Clone, Debug)]
pub struct Paths {
    pub pattern: String,
    matcher: Gitignore,
}

impl Paths {
    fn of(pattern: &str, folder: &Path) -> Result<Self, String> {
        let root = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        let mut builder = GitignoreBuilder::new(input::real(root));
        builder.add_line(None, pattern).map_err(|error| error.to_string())?;
        let matcher = builder.build().map_err(|error| error.to_string())?;
        Ok(Self { pattern: pattern.to_owned(), matcher })
    }

    /// True for an article, by its path from the root, or for one of the folders that it is in.
    pub fn fit(&self, article: &Path) -> bool {
        article.starts_with(self.matcher.path()) && self.matcher.matched_path_or_any_parents(article, false).is_ignore()
    }
}

/// What a run works with.
pub struct Settings {
    /// Words and world.
    pub knowledge: Known,
    /// The settings files that were read, the nearest first.
    pub read: Vec<PathBuf>,
    /// What stands in them.
    pub texts: Vec<String>,
    /// The lowest version that may run.
    pub version: Option<Given<String>>,
    /// Who reads, whoever runs it.
    pub extractor: Option<Given<Pinned>>,
    /// Rule files and folders besides the packs that ship.
    pub rules: Vec<Given<PathBuf>>,
    /// False where the house runs its own rules alone.
    pub packs_that_ship: Given<bool>,
    /// False where nothing of the articles is kept.
    pub cache: Option<Given<bool>>,
    /// What of a folder is not checked.
    pub exclude: Vec<Given<Paths>>,
    /// Findings that are known.
    pub baseline: Option<Given<PathBuf>>,
    /// What editors say of findings.
    pub answers: Option<Given<PathBuf>>,
    /// The texts that the articles were made from.
    pub sources: Vec<Given<PathBuf>>,
    /// What holds everywhere.
    pub choice: Choice,
    /// What holds in some folders only.
    pub folders: Vec<(Paths, Choice)>,
    /// What the profile that was asked for says.
    pub profile: Choice,
}

/// Why settings cannot be had.
pub struct Wrong {
    /// The file.
    path: PathBuf,
    /// In one line.
    message: String,
    /// Its text with the place, where there is one.
    at: Option<Box<(String, Diagnostic)>>,
}

impl Wrong {
    fn new(path: &Path, message: String) -> Self {
        Self { path: path.to_path_buf(), message, at: None }
    }

    /// Shows it at its place; gives it back in one line.
    pub fn tell(&self, output: &mut Output) -> Result<String, Stop> {
        let path = input::shown(&self.path);
        let Some((text, problem)) = self.at.as_deref() else { return Ok(format!("{path}: {}", self.message)) };
        let problems = std::slice::from_ref(problem);
        let checked = Checked {
            path: &path,
            text,
            sentences: &[],
            against: &[],
            findings: &[],
            problems,
            made_from: None,
            comparison: None,
        };
        output.tell(&human(&checked, output.look_of_errors()))?;
        Ok(format!("{path} does not read"))
    }

    /// In one line, with its place.
    pub fn line(&self) -> String {
        let line = self.at.as_deref().and_then(|(text, problem)| {
            let before = text.get(..problem.span?.start)?;
            Some(format!(":{}", before.matches('\n').count() + 1))
        });
        format!("{}{}: {}", input::shown(&self.path), line.unwrap_or_default(), self.message)
    }
}

impl Settings {
    /// The settings of a run: of the file that is given, or of the `sayso.ron` in this folder or one above it.
    pub fn find(given: Option<&Path>, profile: Option<&str>, output: &mut Output) -> Result<Self, Stop> {
        let path = given.map(Path::to_path_buf).or_else(nearest).unwrap_or_default();
        Self::told(&path, profile, output)
    }

    /// The settings for an article: of the file that is given, or of the `sayso.ron` nearest above the article.
    pub fn of_article(
        article: &Path,
        given: Option<&Path>,
        profile: Option<&str>,
        output: &mut Output,
    ) -> Result<Self, Stop> {
        let path = given.map(Path::to_path_buf).or_else(|| Self::above(&input::real(article))).unwrap_or_default();
        Self::told(&path, profile, output)
    }

    fn told(path: &Path, profile: Option<&str>, output: &mut Output) -> Result<Self, Stop> {
        match Self::read(path, profile) {
            Ok(settings) => Ok(settings),
            Err(wrong) => Err(Stop::Told(wrong.tell(output)?)),
        }
    }

    /// Without a settings file.
    pub fn none() -> Self {
        Self::empty()
    }

    /// The settings file of the folder of a file, or of one above it.
    pub fn above(file: &Path) -> Option<PathBuf> {
        Self::places(file).find(|path| path.is_file())
    }

    /// Where it may be, the nearest first.
    pub fn places(file: &Path) -> impl Iterator<Item = PathBuf> {
        file.ancestors().skip(1).map(|folder| folder.join(NAME))
    }

    /// The settings of a file; of the empty path, none.
    ///
    /// # Errors
    /// Tells what does not read, in that file or one that it extends, or that there is no such profile.
    pub fn read(path: &Path, profile: Option<&str>) -> Result<Self, Wrong> {
        let (mut layers, mut texts) = (Vec::new(), Vec::new());
        let mut next = (!path.as_os_str().is_empty()).then(|| path.to_path_buf());
        while let Some(path) = next {
            let read: &[(PathBuf, Written)] = &layers;
            if read.len() == DEEPEST || read.iter().any(|(known, _)| input::real(known) == input::real(&path)) {
                return Err(Wrong::new(&path, "settings that extend each other come back to this file".to_owned()));
            }
            let (written, text) = written(&path)?;
            texts.push(text);
            next = written.extends.as_ref().map(|other| folder_of(&path).join(other));
            layers.push((path, written));
        }
        let mut settings = Self::empty();
        settings.read = layers.iter().map(|(path, _)| path.clone()).collect();
        settings.texts = texts;
        let (mut house, mut known) = (House::default(), profile.is_none());
        for (path, written) in layers.into_iter().rev() {
            known |= settings.add(&path, written, profile, &mut house)?;
        }
        if let Some(profile) = profile.filter(|_| !known) {
            let place = if path.as_os_str().is_empty() { Path::new(NAME) } else { path };
            return Err(Wrong::new(place, format!("there is no profile `{profile}` in the settings")));
        }
        if house != House::default() {
            settings.knowledge = Known::House(Box::new(Knowledge::with(house)));
        }
        Ok(settings)
    }

    fn empty() -> Self {
        Self {
            knowledge: Known::Shipped(Knowledge::built_in()),
            read: Vec::new(),
            texts: Vec::new(),
            version: None,
            extractor: None,
            rules: Vec::new(),
            packs_that_ship: Given::new(true, "default"),
            cache: None,
            exclude: Vec::new(),
            baseline: None,
            answers: None,
            sources: Vec::new(),
            choice: Choice::default(),
            folders: Vec::new(),
            profile: Choice::default(),
        }
    }

    /// Adds what a file says above what was read before it; true where it has the profile.
    fn add(&mut self, path: &Path, written: Written, profile: Option<&str>, house: &mut House) -> Result<bool, Wrong> {
        let (folder, origin) = (folder_of(path), input::shown(path));
        let paths = |pattern: &str| Paths::of(pattern, folder).map_err(|message| Wrong::new(path, message));
        self.rules.extend(written.rules.iter().map(|rules| Given::new(folder.join(rules), &origin)));
        self.sources.extend(written.sources.iter().map(|sources| Given::new(folder.join(sources), &origin)));
        self.version = written.version.map(|version| Given::new(version, &origin)).or(self.version.take());
        self.extractor = written.extractor.map(|pinned| Given::new(pinned, &origin)).or(self.extractor.take());
        self.cache = written.cache.map(|cache| Given::new(cache, &origin)).or(self.cache.take());
        if let Some(ship) = written.packs_that_ship {
            self.packs_that_ship = Given::new(ship, &origin);
        }
        for pattern in &written.exclude {
            self.exclude.push(Given::new(paths(pattern)?, &origin));
        }
        if let Some(baseline) = &written.baseline {
            self.baseline = Some(Given::new(folder.join(baseline), &origin));
        }
        if let Some(answers) = &written.answers {
            self.answers = Some(Given::new(folder.join(answers), &origin));
        }
        let Written { on, off, tags, severity, fail_on, .. } = written;
        self.choice.add(&Choice::of(ChoiceForm { on, off, tags, severity, fail_on }, &origin));
        for form in written.folders {
            let (pattern, choice) = form.parts();
            let choice = Choice::of(choice, &format!("{origin}, folder {pattern}"));
            self.folders.push((paths(&pattern)?, choice));
        }
        house.add(written.house);
        let of_profile = written.profiles.into_iter().find(|(name, _)| Some(name.as_str()) == profile);
        let found = of_profile.is_some();
        if let Some((name, choice)) = of_profile {
            self.profile.add(&Choice::of(choice, &format!("{origin}, profile {name}")));
        }
        Ok(found)
    }

    /// True where what is found may be kept for the next run.
    pub fn caches(&self) -> bool {
        self.cache.as_ref().is_none_or(|cache| cache.value)
    }

    /// The rule files and folders of the house.
    pub fn rule_paths(&self) -> Vec<PathBuf> {
        self.rules.iter().map(|rules| rules.value.clone()).collect()
    }

    /// The folders whose own decisions hold for an article, by their places in `folders`.
    pub fn folders_of(&self, article: &Path) -> Vec<usize> {
        self.folders.iter().enumerate().filter(|(_, (paths, _))| paths.fit(article)).map(|(at, _)| at).collect()
    }

    /// All that is decided where these folders are.
    pub fn decided(&self, folders: &[usize]) -> Choice {
        let mut all = self.choice.clone();
        for (_, choice) in folders.iter().filter_map(|at| self.folders.get(*at)) {
            all.add(choice);
        }
        all.add(&self.profile);
        all
    }

    /// Turns rules of a plan on and off, and gives them their levels. Where a rule file is `broken`, its rules are missing
    /// from the plan, so that no name is held against it.
    pub fn choose(&self, plan: &mut Plan, chosen: &Chosen, broken: bool, folders: &[usize]) -> Result<(), Stop> {
        let choice = self.decided(folders);
        if !broken {
            check_settled(&choice, plan, chosen)?;
        }
        for rule in plan.rules.iter_mut() {
            rule.on = is_on(&choice, rule, chosen);
            if let Some(severity) = choice.level(rule) {
                rule.severity = severity;
                rule.severity_when.clear();
            }
        }
        Ok(())
    }
}

/// Tells of the first name in the settings that names nothing.
fn check_settled(choice: &Choice, plan: &Plan, chosen: &Chosen) -> Result<(), Stop> {
    // A rule file may be left out on the command line while the settings still speak of it.
    let whole = chosen.rules.is_empty() && chosen.rule.is_empty();
    unknown(choice.names().filter(|_| whole), plan).map_or(Ok(()), |message| Err(Stop::Told(message)))
}

/// Tells of the first name in the arguments that names nothing. Where a rule file does not read, its rules are missing, so
/// that no name is held against them.
pub fn check_asked(plan: &Plan, chosen: &Chosen, broken: bool) -> Result<(), Stop> {
    if broken {
        return Ok(());
    }
    if let Some(message) = unknown(chosen.only.iter().chain(&chosen.skip), plan) {
        return Err(Stop::Told(message));
    }
    let tags = || plan.rules.iter().flat_map(|rule| rule.tags.iter().map(String::as_str));
    let Some(tag) = chosen.tag.iter().find(|tag| !tags().any(|known| known == tag.as_str())) else { return Ok(()) };
    let mut all: Vec<String> = tags().map(|tag| format!("`{tag}`")).collect();
    all.sort();
    all.dedup();
    let all = if all.is_empty() { "none has any".to_owned() } else { format!("there are {}", all.join(", ")) };
    Err(Stop::Told(format!("no rule has the tag `{tag}`; {all}")))
}

/// What to say of the first name that is none.
fn unknown<'a>(mut names: impl Iterator<Item = &'a String>, plan: &Plan) -> Option<String> {
    let name = names.find(|name| !plan.rules.iter().any(|rule| is_named(rule, name)))?;
    let known = plan.rules.iter().flat_map(|rule| names_of(&rule.name));
    let next = near(name, known).unwrap_or_else(|| "`sayso rules` lists them".to_owned());
    Some(format!("there is no rule or pack `{name}`; {next}"))
}

/// Arguments are above settings.
fn is_on(choice: &Choice, rule: &Rule, chosen: &Chosen) -> bool {
    let best = |names: &[String]| names.iter().filter_map(|name| names::fit(rule, name)).max();
    if !chosen.only.is_empty() {
        return best(&chosen.only).is_some() && best(&chosen.skip) < best(&chosen.only);
    }
    let asked = choice.asks_for(&rule.tags)
        || rule.tags.iter().any(|tag| chosen.tag.contains(tag))
        || chosen.compares && against::waits(rule);
    choice.switch(rule).unwrap_or(rule.on || asked) && best(&chosen.skip).is_none()
}

fn folder_of(path: &Path) -> &Path {
    path.parent().unwrap_or(Path::new(""))
}

fn written(path: &Path) -> Result<(Written, String), Wrong> {
    let text = input::text(path).map_err(|trouble| Wrong::new(path, trouble.message))?;
    if let Some(asked) = written::version(&text) {
        version::check(&asked).map_err(|message| Wrong::new(path, message))?;
    }
    match written::read(&text) {
        Ok(written) => Ok((written, text)),
        Err(error) => {
            let problem = written::problem(&text, &error);
            let message = problem.message.clone();
            Err(Wrong { message, at: Some(Box::new((text, problem))), path: path.to_path_buf() })
        }
    }
}

/// The settings of this folder or the nearest above it.
fn nearest() -> Option<PathBuf> {
    let here = std::env::current_dir().ok()?;
    here.ancestors().map(|folder| folder.join(NAME)).find(|path| path.is_file())
}
