//! Which settings hold for which article, and the rules that run there: each settings file and each set of rules is read
//! once in a run, however many articles stand below it.

use crate::cli::arguments::Chosen;
use crate::cli::input::{self, Trouble};
use crate::cli::output::Output;
use crate::cli::settings::{Fail, Ready, Settings, check_asked};
use crate::cli::{Outcome, Stop, against, cache, today};
use sayso::attribution::Extractor;
use sayso::diagnostic::Severity;
use sayso::fidelity::Originals;
use sayso::plan::Plan;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::rc::Rc;

/// What holds for some articles.
pub struct House {
    /// The settings.
    pub settings: Rc<Settings>,
    /// The rules that run, at their levels.
    pub plan: Plan,
    /// The lowest level that fails the run.
    pub fail: Fail,
    /// What its articles were made from.
    pub against: Option<Originals>,
    /// The state of all of it, for what is kept of articles.
    pub state: u128,
}

/// The settings file above each folder, and what each says.
pub struct Finder {
    given: Option<PathBuf>,
    profile: Option<String>,
    above: BTreeMap<PathBuf, PathBuf>,
    read: BTreeMap<PathBuf, Option<Rc<Settings>>>,
}

impl Finder {
    /// For a run with these arguments.
    pub fn new(given: Option<&Path>, profile: Option<&str>) -> Self {
        let (given, profile) = (given.map(Path::to_path_buf), profile.map(str::to_owned));
        Self { given, profile, above: BTreeMap::new(), read: BTreeMap::new() }
    }

    /// The settings of an article, with the path of their file; none where they do not read, which is told once.
    pub fn of(&mut self, article: &Path, output: &mut Output) -> Result<(PathBuf, Option<Rc<Settings>>), Stop> {
        let file = self.file(article);
        if let Some(known) = self.read.get(&file) {
            return Ok((file, known.clone()));
        }
        let settings = match Settings::read(&file, self.profile.as_deref()) {
            Ok(settings) => Some(Rc::new(settings)),
            Err(wrong) => {
                let line = wrong.tell(output)?;
                output.complain(&line);
                None
            }
        };
        self.read.insert(file.clone(), settings.clone());
        Ok((file, settings))
    }

    fn file(&mut self, article: &Path) -> PathBuf {
        if let Some(given) = &self.given {
            return given.clone();
        }
        let folder = article.parent().map(Path::to_path_buf).unwrap_or_default();
        let find = || Settings::above(article).unwrap_or_default();
        self.above.entry(folder).or_insert_with(find).clone()
    }
}

/// A house, and its rules where they are new.
pub type Found = (Option<Rc<House>>, Option<Rc<Ready>>);

/// The houses of a run.
pub struct Houses<'a> {
    finder: Finder,
    chosen: &'a Chosen,
    fail_on: Option<Fail>,
    rules: BTreeMap<PathBuf, Rc<Ready>>,
    houses: BTreeMap<(PathBuf, Vec<usize>), Option<Rc<House>>>,
    /// Houses of articles that say what they were made from, by their state and those texts.
    comparing: BTreeMap<(u128, Vec<PathBuf>), Rc<House>>,
    /// Settings files whose articles are known not to be checked.
    lost: BTreeSet<PathBuf>,
}

impl<'a> Houses<'a> {
    /// For a run with these arguments.
    pub fn new(chosen: &'a Chosen, fail_on: Option<Fail>) -> Self {
        let finder = Finder::new(chosen.config.as_deref(), chosen.profile.as_deref());
        Self {
            finder,
            chosen,
            fail_on,
            rules: BTreeMap::new(),
            houses: BTreeMap::new(),
            comparing: BTreeMap::new(),
            lost: BTreeSet::new(),
        }
    }

    /// The house of an article, by its path from the root; none where its settings or rules cannot be had, which is told
    /// once. The rules are new where nobody asked for them before: what is wrong with them waits to be told.
    pub fn of(&mut self, article: &Path, output: &mut Output) -> Result<Found, Stop> {
        let (file, settings) = self.finder.of(article, output)?;
        let Some(settings) = settings else { return Ok((None, None)) };
        let mut new = None;
        let ready = match self.rules.get(&file) {
            Some(ready) => Rc::clone(ready),
            None => {
                let ready = Rc::new(settings.compiled(self.chosen).without_advice());
                // A name that the arguments have wrong is wrong for all that follows, too.
                check_asked(&ready.plan, self.chosen, ready.broken() > 0)?;
                new = Some(Rc::clone(&ready));
                self.rules.insert(file.clone(), Rc::clone(&ready));
                ready
            }
        };
        let key = (file, settings.folders_of(article));
        if let Some(known) = self.houses.get(&key) {
            return Ok((known.clone(), new));
        }
        let mut plan = ready.plan.clone();
        plan.today = today::today();
        let house = match settings.choose(&mut plan, self.chosen, ready.broken() > 0, &key.1) {
            Ok(()) => {
                let said = settings.decided(&key.1).fail_on.map(|given| given.value);
                let fail = self.fail_on.or(said).unwrap_or(Fail::At(Severity::Error));
                let state = cache::house(&settings, &ready, &plan);
                Some(Rc::new(House { settings, plan, fail, against: None, state }))
            }
            Err(Stop::Told(why)) => {
                let file =
                    if key.0.as_os_str().is_empty() { String::new() } else { format!("{}: ", input::shown(&key.0)) };
                output.complain(&format!("{file}{why}"));
                None
            }
            Err(Stop::Closed) => return Err(Stop::Closed),
        };
        self.houses.insert(key, house.clone());
        Ok((house, new))
    }

    /// The same house with the rules that compare, and the texts that an article was made from.
    pub fn comparing(
        &mut self,
        house: &House,
        article: &Path,
        sources: Vec<PathBuf>,
        extractor: &dyn Extractor,
    ) -> Result<Rc<House>, Trouble> {
        let key = (house.state, sources);
        if let Some(known) = self.comparing.get(&key) {
            return Ok(Rc::clone(known));
        }
        let chosen = Chosen { compares: true, ..self.chosen.clone() };
        let settings = Rc::clone(&house.settings);
        let mut plan = house.plan.clone();
        // Names were held against the rules before.
        let _ = settings.choose(&mut plan, &chosen, true, &settings.folders_of(article));
        let against = Some(against::read_all(&key.1, &settings.knowledge, extractor)?);
        let new = Rc::new(House { settings, plan, fail: house.fail, against, state: house.state });
        self.comparing.insert(key, Rc::clone(&new));
        Ok(new)
    }

    /// True for the first article that is not checked since its settings do not hold: the others of these need no word.
    pub fn is_first_lost(&mut self, article: &Path) -> bool {
        let file = self.finder.file(article);
        self.lost.insert(file)
    }

    /// The files that settings and rules were read from.
    pub fn files(&self) -> Vec<PathBuf> {
        let rules = self.rules.values().flat_map(|ready| ready.files.iter().map(|file| PathBuf::from(&file.name)));
        let settings = self.finder.read.values().flatten().flat_map(|settings| settings.read.iter().cloned());
        rules.chain(settings).collect()
    }

    /// The outcome that rules alone give: a rule with an error was not run.
    pub fn outcome(&self) -> Outcome {
        let broken = self.rules.values().any(|ready| ready.broken() > 0);
        if broken { Outcome::Failed } else { Outcome::Clean }
    }
}

/// A trouble of an article whose settings or rules cannot be had.
pub fn homeless(path: &Path) -> Trouble {
    let message = "not checked, nor is anything else with the same settings: they do not hold".to_owned();
    Trouble { path: input::shown(path), code: "bad-settings", message }
}
