//! Snapshot cases: an article in the `tests` folder beside a rule file, and `ARTICLE.expected` with what is to be found in
//! it. A case that differs fails every time until somebody accepts it.

use crate::cli::arguments::Test;
use crate::cli::input::{self, Input};
use crate::cli::output::Output;
use crate::cli::settings::Settings;
use crate::cli::test::tested::Tested;
use crate::cli::test::{folder_of, indented};
use crate::cli::{Outcome, Stop, against, made_from};
use sayso::attribution::Extractor;
use sayso::plan::{Plan, Rule};
use sayso::report::marked;
use sayso::report::{Failure, Tried};
use similar::TextDiff;
use std::fs;
use std::io::BufRead;
use std::path::{Path, PathBuf};

/// What a case is called where the examples have their rule.
pub const CASE: &str = "case";

const ENDING: &str = "expected";

/// The cases of the rules under test.
pub struct Cases<'a> {
    settings: &'a Settings,
    tested: &'a Tested,
    extractor: &'a dyn Extractor,
    update: bool,
    review: bool,
    /// Only some rules are tested, by their names.
    only: bool,
    /// True once the reviewer has had enough.
    quit: bool,
    /// Failed where an article could not be read.
    pub outcome: Outcome,
}

impl<'a> Cases<'a> {
    pub fn new(settings: &'a Settings, tested: &'a Tested, extractor: &'a dyn Extractor, arguments: &Test) -> Self {
        // What is found without a rule that does not read is not what is to be found.
        let whole = tested.ready.broken() == 0;
        let (update, review) = (arguments.update && whole, arguments.review && whole);
        let only = !arguments.only.is_empty();
        Self { settings, tested, extractor, update, review, only, quit: false, outcome: Outcome::Clean }
    }

    /// Every case, then every snapshot that no article has.
    pub fn run(&mut self, output: &mut Output) -> Result<Vec<Tried>, Stop> {
        let mut folders: Vec<PathBuf> = self.tested.files().iter().map(|file| folder_of(&file.name)).collect();
        folders.sort();
        folders.dedup();
        let mut tried = Vec::new();
        for folder in folders {
            let cases = folder.join("tests");
            if !cases.is_dir() {
                continue;
            }
            let plan = self.plan(&folder);
            let part = self.is_part(&folder);
            if part && (self.update || self.review) {
                let folder = input::shown(&folder);
                return Err(Stop::Told(format!(
                    "the cases of {folder} show what all of its rules find, and only some are tested: nothing is written; \
                     name the folder, without --only"
                )));
            }
            let paths = found(&cases, &["md", "markdown", "txt"]);
            // What a case was made from is no case.
            let read = paths.iter().filter_map(|path| input::read(path).ok());
            let sources: Vec<PathBuf> =
                read.flat_map(|article| made_from::named(&article)).map(|path| input::real(&path)).collect();
            for path in paths.into_iter().filter(|path| !sources.iter().any(|it| input::real(path).starts_with(it))) {
                match input::read(&path) {
                    Ok(article) => tried.push(self.case(&cases, (&plan, part), &path, &article, output)?),
                    Err(trouble) => {
                        output.complain(&format!("{}: {}", trouble.path, trouble.message));
                        self.outcome = Outcome::Failed;
                    }
                }
            }
            for path in found(&cases, &[ENDING]) {
                tried.extend(self.unreferenced(&cases, &path, output)?);
            }
        }
        Ok(tried)
    }

    /// True where rules of that folder are not tested.
    fn is_part(&self, folder: &Path) -> bool {
        let tested: Vec<PathBuf> = self.tested.files().iter().map(|file| input::real(Path::new(&file.name))).collect();
        let here = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        let files = fs::read_dir(here).into_iter().flatten().flatten().map(|entry| entry.path());
        let mut rules = files.filter(|path| path.extension().is_some_and(|ending| ending == "sayso"));
        self.only || rules.any(|path| !tested.contains(&input::real(&path)))
    }

    /// The plan with the rules of that folder alone.
    fn plan(&self, folder: &Path) -> Plan {
        let mut plan = self.tested.ready.plan.clone();
        for rule in plan.rules.iter_mut() {
            rule.on &= self.tested.is_tested(rule) && folder_of(&rule.text.file) == folder;
        }
        plan
    }

    /// The same plan with its rules that compare.
    fn comparing(&self, plan: &Plan, article: &Input) -> Plan {
        let mut plan = plan.clone();
        // The cases of a folder are in it.
        let own = |rule: &Rule| article.place.starts_with(input::real(&folder_of(&rule.text.file)));
        for rule in plan.rules.iter_mut() {
            rule.on |= against::waits(rule) && self.tested.is_tested(rule) && own(rule);
        }
        plan
    }

    fn case(
        &mut self,
        folder: &Path,
        (plan, part): (&Plan, bool),
        path: &Path,
        article: &Input,
        output: &mut Output,
    ) -> Result<Tried, Stop> {
        let knowledge = &self.settings.knowledge;
        let sources = made_from::named(article);
        let against = against::originals(&sources, knowledge, self.extractor)?;
        let compares = against.as_ref().map(|_| self.comparing(plan, article));
        let plan = compares.as_ref().unwrap_or(plan);
        let facts = sayso::extract::extract(&article.text, article.format, knowledge, self.extractor);
        let checked = sayso::check::Article::of(facts, plan, knowledge, against.as_ref());
        let now = marked(&article.text, &checked.findings, &checked.problems);
        let snapshot = snapshot_of(path);
        let before = match fs::read_to_string(&snapshot) {
            Ok(text) => Some(text.replace("\r\n", "\n")),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
            Err(error) => return Err(Stop::Told(format!("{}: {error}", input::shown(&snapshot)))),
        };
        let named = |failure| Tried {
            suite: input::shown(folder),
            file: false,
            of: CASE.to_owned(),
            name: path.strip_prefix(folder).unwrap_or(path).display().to_string(),
            failure,
        };
        if before.as_deref() == Some(&now) {
            return Ok(named(None));
        }
        if let Some(before) = before.as_deref().filter(|_| part) {
            let tested = |rule: &str| plan.rules.iter().any(|one| one.on && one.name == rule);
            let (before, now) = (messages(before, tested), messages(&now, tested));
            let failure = || Failure {
                message: "differs from its snapshot in what the tested rules find".to_owned(),
                details: indented(&difference(&before, &now)),
            };
            return Ok(named((before != now).then(failure)));
        }
        let message = if before.is_none() {
            "has no snapshot yet; `--review` shows it, `--update` accepts it"
        } else {
            "differs from its snapshot; `--review` shows each difference, `--update` accepts all"
        };
        let difference = difference(before.as_deref().unwrap_or_default(), &now);
        let accepted = self.update || (self.review && self.ask(path, message, &difference, output)?);
        if accepted {
            written(&snapshot, &now)?;
            return Ok(named(None));
        }
        Ok(named(Some(Failure { message: message.to_owned(), details: indented(&difference) })))
    }

    /// A snapshot of an article that is gone.
    fn unreferenced(&mut self, folder: &Path, path: &Path, output: &mut Output) -> Result<Option<Tried>, Stop> {
        if path.with_extension("").is_file() {
            return Ok(None);
        }
        let message = "is a snapshot of no article; `--update` removes it";
        if self.update || (self.review && self.ask(path, message, "", output)?) {
            fs::remove_file(path).map_err(|error| Stop::Told(format!("{}: {error}", input::shown(path))))?;
            return Ok(None);
        }
        Ok(Some(Tried {
            suite: input::shown(folder),
            file: false,
            of: CASE.to_owned(),
            name: path.strip_prefix(folder).unwrap_or(path).display().to_string(),
            failure: Some(Failure { message: message.to_owned(), details: String::new() }),
        }))
    }

    /// Shows a difference and asks whether it is right. At the end of the input nothing more is accepted.
    fn ask(&mut self, path: &Path, message: &str, difference: &str, output: &mut Output) -> Result<bool, Stop> {
        if self.quit {
            return Ok(false);
        }
        let what = message.split(';').next().unwrap_or_default();
        output.write(&format!("{} {what}\n{difference}", input::shown(path)))?;
        loop {
            output.write("accept? y (yes, accept), n (no, reject), q (stop asking): ")?;
            output.flush()?;
            let mut answer = String::new();
            let read = std::io::stdin().lock().read_line(&mut answer)?;
            output.write("\n")?;
            match answer.trim().to_lowercase().as_str() {
                "y" | "yes" | "a" | "accept" => return Ok(true),
                "n" | "no" | "r" | "reject" => return Ok(false),
                "q" | "quit" => self.quit = true,
                _ if read == 0 => self.quit = true,
                _ => {}
            }
            if self.quit {
                return Ok(false);
            }
        }
    }
}

/// The messages of some rules in a snapshot, without their numbers: "1  warning[pack/rule] 3:1" and the lines below it.
fn messages(snapshot: &str, of: impl Fn(&str) -> bool) -> String {
    let rule = |line: &str| {
        let (_, rest) = line.split_once('[')?;
        Some(rest.split_once(']')?.0.to_owned())
    };
    let mut kept = String::new();
    for message in snapshot.split("\n\n").filter(|message| message.starts_with(|first: char| first.is_ascii_digit())) {
        let text = message.trim_start_matches(|first: char| first.is_ascii_digit()).trim();
        if text.lines().next().and_then(rule).is_some_and(|rule| of(&rule)) {
            kept.push_str(&format!("{text}\n\n"));
        }
    }
    kept
}

fn snapshot_of(article: &Path) -> PathBuf {
    let mut name = article.as_os_str().to_owned();
    name.push(".");
    name.push(ENDING);
    name.into()
}

/// The files of a folder in order; that there are none is no trouble here.
fn found(folder: &Path, endings: &[&str]) -> Vec<PathBuf> {
    input::files(&[folder.to_path_buf()], endings).filter_map(Result::ok).collect()
}

fn written(path: &Path, text: &str) -> Result<(), Stop> {
    fs::write(path, text).map_err(|error| Stop::Told(format!("{}: {error}", input::shown(path))))
}

/// Lines that went with `-`, lines that came with `+`.
fn difference(before: &str, now: &str) -> String {
    let difference = TextDiff::from_lines(before, now);
    let text = difference.unified_diff().context_radius(2).to_string();
    if text.ends_with('\n') || text.is_empty() { text } else { text + "\n" }
}
