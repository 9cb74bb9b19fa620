//! Findings that are known: written down once, so that from then on only new ones count. A finding is known by its article,
//! its rule and the words that it is about, never by its line.

use crate::cli::arguments::Baseline as Arguments;
use crate::cli::extractor::Extractors;
use crate::cli::house::{House, Houses};
use crate::cli::input::Input;
use crate::cli::output::Output;
use crate::cli::reading::{self, Judged, Taker, Wanted};
use crate::cli::settings::Settings;
use crate::cli::{Outcome, Stop, input, whole};
use sayso::diagnostic::Severity;
use sayso::evaluate::Finding;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::rc::Rc;

/// Where it is when nothing says otherwise.
pub const NAME: &str = "sayso-baseline.json";

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Form {
    version: u32,
    findings: Vec<Entry>,
}

/// A finding that is known. Order and spelling are those of the file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    /// From the folder of the file, with `/`.
    path: String,
    rule: String,
    fingerprint: String,
    /// For whoever reads the file.
    message: String,
}

/// The findings that are known of each article.
#[derive(Debug, Default)]
pub struct Baseline {
    folder: PathBuf,
    entries: BTreeMap<String, Vec<Entry>>,
}

impl Baseline {
    /// Those of a file.
    ///
    /// # Errors
    /// Tells what does not read.
    pub fn read(file: &Path) -> Result<Self, Stop> {
        let text = input::text(file).map_err(|trouble| Stop::Told(format!("{}: {}", trouble.path, trouble.message)))?;
        let form: Form = serde_json::from_str(&text)
            .map_err(|error| Stop::Told(format!("{}: this is no baseline: {error}", input::shown(file))))?;
        if form.version != 1 {
            let (file, version) = (input::shown(file), form.version);
            return Err(Stop::Told(format!("{file}: version {version} of a baseline; this sayso reads version 1")));
        }
        let mut baseline = Self { folder: folder_of(file), entries: BTreeMap::new() };
        for entry in form.findings {
            baseline.entries.entry(entry.path.clone()).or_default().push(entry);
        }
        Ok(baseline)
    }

    fn empty(file: &Path) -> Self {
        Self { folder: folder_of(file), entries: BTreeMap::new() }
    }

    /// What is known of an article, by its path from the root.
    pub fn of(&self, article: &Path) -> BTreeSet<(&str, &str)> {
        let known = self.entries.get(&self.name(article)).into_iter().flatten();
        known.map(|entry| (entry.rule.as_str(), entry.fingerprint.as_str())).collect()
    }

    /// An article as the file names it.
    fn name(&self, article: &Path) -> String {
        let path = article.strip_prefix(&self.folder).unwrap_or(article);
        path.to_string_lossy().replace('\\', "/")
    }

    /// Takes in what is found now in an article: all of it, or only what was known already.
    fn take(&mut self, article: &Path, findings: &[Finding], prune: bool) {
        let path = self.name(article);
        let known: BTreeSet<(String, String)> =
            self.of(article).into_iter().map(|(rule, print)| (rule.to_owned(), print.to_owned())).collect();
        let kept = findings
            .iter()
            .filter(|one| one.severity != Severity::Pilot)
            .filter(|one| !prune || known.contains(&(one.name.clone(), one.fingerprint.clone())))
            .map(|one| Entry {
                path: path.clone(),
                rule: one.name.clone(),
                fingerprint: one.fingerprint.clone(),
                message: one.message.clone(),
            });
        let kept: Vec<Entry> = kept.collect();
        self.entries.insert(path, kept);
    }

    /// Leaves out articles that are gone.
    fn forget_gone(&mut self) {
        let folder = &self.folder;
        self.entries.retain(|path, _| folder.join(path).exists());
    }

    fn len(&self) -> usize {
        self.entries.values().map(Vec::len).sum()
    }

    fn write(self, file: &Path) -> Result<(), Stop> {
        let mut findings: Vec<Entry> = self.entries.into_values().flatten().collect();
        findings.sort();
        let form = Form { version: 1, findings };
        let text = serde_json::to_string_pretty(&form).unwrap_or_default() + "\n";
        whole::write(file, &text).map_err(|error| Stop::Told(format!("{}: {error}", input::shown(file))))
    }
}

fn folder_of(file: &Path) -> PathBuf {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    input::real(folder)
}

/// The baselines of a run, each read once.
#[derive(Default)]
pub struct Baselines {
    /// That of the arguments, above that of any settings.
    given: Option<PathBuf>,
    read: BTreeMap<PathBuf, Rc<Baseline>>,
}

impl Baselines {
    pub fn new(given: Option<PathBuf>) -> Self {
        Self { given, read: BTreeMap::new() }
    }

    /// That of a house, if it has one.
    pub fn of(&mut self, house: &House) -> Result<Option<Rc<Baseline>>, Stop> {
        let said = house.settings.baseline.as_ref().map(|given| given.value.clone());
        // Settings may name a baseline that nobody has written yet.
        let Some(file) = self.given.clone().or(said.filter(|file| file.is_file())) else { return Ok(None) };
        if let Some(known) = self.read.get(&file) {
            return Ok(Some(Rc::clone(known)));
        }
        let baseline = Rc::new(Baseline::read(&file)?);
        self.read.insert(file, Rc::clone(&baseline));
        Ok(Some(baseline))
    }
}

/// What is found now, taken in article by article.
struct Taking<'a> {
    output: &'a mut Output,
    known: Baseline,
    prune: bool,
    failed: bool,
}

impl Taker for Taking<'_> {
    fn output(&mut self) -> &mut Output {
        self.output
    }

    fn failed(&mut self) {
        self.failed = true;
    }

    fn article(&mut self, input: &Input, _: &House, article: &Judged) -> Result<(), Stop> {
        self.known.take(&input.place, &article.findings, self.prune);
        Ok(())
    }
}

/// `sayso baseline`: writes down what is found now.
pub fn baseline(arguments: &Arguments, output: &mut Output) -> Result<Outcome, Stop> {
    let chosen = &arguments.articles.chosen;
    let file = match &arguments.file {
        Some(file) => file.clone(),
        None => {
            let settings = Settings::find(chosen.config.as_deref(), chosen.profile.as_deref(), output)?;
            settings.baseline.map_or_else(|| PathBuf::from(NAME), |given| given.value)
        }
    };
    let mut known = if file.is_file() { Baseline::read(&file)? } else { Baseline::empty(&file) };
    let before = known.len();
    known.forget_gone();
    let mut houses = Houses::new(chosen, None);
    let extractors = Extractors::new(arguments.articles.reader.extractor);
    let wanted = Wanted::all(&arguments.articles.paths, &arguments.articles.form, &extractors);
    let mut taking = Taking { output, known, prune: arguments.prune, failed: false };
    reading::read(&wanted, &mut houses, &mut taking)?;
    let Taking { known, failed, .. } = taking;
    if failed || houses.outcome() == Outcome::Failed {
        output.complain("nothing is written while an article or a rule cannot be read");
        return Ok(Outcome::Failed);
    }
    let now = known.len();
    known.write(&file)?;
    let many = if now == 1 { "finding is" } else { "findings are" };
    output.write(&format!("{now} {many} known by {} ({before} before)\n", input::shown(&file)))?;
    Ok(Outcome::Clean)
}
