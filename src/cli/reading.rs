//! Articles read and checked, a batch at a time, each with the rules of its house: the one way for all commands that check.
//! What becomes of them is the business of whoever takes them.

mod jobs;

use crate::cli::arguments::Form;
use crate::cli::cache::{Cache, Key};
use crate::cli::changed::Changed;
use crate::cli::extractor::{Extractors, Who};
use crate::cli::house::{House, Houses, homeless};
use crate::cli::input::{self, Input, Trouble};
use crate::cli::made_from;
use crate::cli::output::Output;
use crate::cli::settings::Ready;
use crate::cli::{Stop, aside};
use jobs::{Checker, PARTS};
use sayso::check::Article;
use sayso::diagnostic::Diagnostic;
use sayso::evaluate::{Allowance, Finding};
use sayso::facts::Facts;
use sayso::fidelity::{Comparison, Originals};
use sayso::report::Claims;
use sayso::span::Span;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::rc::Rc;

/// How many articles are read together, stage by stage, and when it is enough for now, in bytes of text. More would take
/// more memory and gain no more time.
const BATCH: usize = 64;
const ENOUGH: usize = 100_000;

/// What to read, and how.
pub struct Wanted<'a> {
    /// Files and folders.
    pub paths: &'a [PathBuf],
    /// How they are written.
    pub form: Form,
    /// Who reads them.
    pub extractors: &'a Extractors,
    /// How many are read at a time; 0 counts as 1.
    pub jobs: usize,
    /// What standard input is called.
    pub stdin: Option<&'a Path>,
    /// Leave out what is excluded also where it is named.
    pub force_exclude: bool,
    /// Only what changed.
    pub changed: Option<&'a Changed>,
    /// Facts that need not be extracted.
    pub claims: Option<&'a [Claims]>,
    /// What the articles are held against.
    pub against: Option<&'a Originals>,
    /// What earlier runs made of articles.
    pub cache: Option<&'a Cache>,
}

impl<'a> Wanted<'a> {
    /// All of some paths.
    pub fn all(paths: &'a [PathBuf], form: &Form, extractors: &'a Extractors) -> Self {
        Self {
            paths,
            form: form.clone(),
            extractors,
            jobs: all_jobs(),
            stdin: None,
            force_exclude: false,
            changed: None,
            claims: None,
            against: None,
            cache: None,
        }
    }
}

/// What rules made of an article.
#[derive(Debug)]
pub struct Judged {
    /// Where its sentences are, in order.
    pub sentences: Vec<Span>,
    /// What rules found, in reading order.
    pub findings: Vec<Finding>,
    /// What comments in it allow, with why.
    pub allowed: Vec<(Finding, Allowance)>,
    /// What is wrong with the comments.
    pub problems: Vec<Diagnostic>,
    /// What the article says; of an earlier run it is not kept.
    pub facts: Option<Facts>,
    /// What came of holding it against what it was made from.
    pub comparison: Option<Comparison>,
}

impl From<Article> for Judged {
    fn from(article: Article) -> Self {
        let Article { facts, findings, allowed, comparison, problems } = article;
        let sentences = facts.document.sentences.iter().map(|sentence| sentence.span).collect();
        Self { sentences, findings, allowed, problems, facts: Some(facts), comparison }
    }
}

/// Who takes what was read, in the order of the paths.
pub trait Taker {
    /// Where messages go.
    fn output(&mut self) -> &mut Output;
    /// A file could not be read or checked.
    fn failed(&mut self);
    /// Rules that run from here on for the first time: what is wrong with them is shown.
    fn rules(&mut self, ready: &Ready) -> Result<(), Stop> {
        ready.tell(self.output())
    }
    /// An article.
    fn article(&mut self, input: &Input, house: &House, judged: &Judged) -> Result<(), Stop>;
    /// Tells of a file that could not be read or checked.
    fn trouble(&mut self, trouble: &Trouble) -> Result<(), Stop> {
        self.failed();
        self.output().complain(&format!("{}: {}", trouble.path, trouble.message));
        Ok(())
    }
}

/// As many jobs as the machine has cores for.
pub fn all_jobs() -> usize {
    std::thread::available_parallelism().map_or(1, std::num::NonZero::get)
}

/// Reads and checks all that is wanted.
pub fn read(wanted: &Wanted<'_>, houses: &mut Houses<'_>, taker: &mut dyn Taker) -> Result<(), Stop> {
    let named: BTreeSet<&PathBuf> = wanted.paths.iter().collect();
    let jobs = wanted.jobs.max(1);
    let mut batch = Batch { wanted, who: Who::Fast, jobs, waiting: Vec::new(), size: 0, done: 0 };
    for found in input::articles(wanted.paths, &wanted.form) {
        match found {
            Ok(path) => file(&path, named.contains(&path), &mut batch, houses, taker)?,
            Err(trouble) => batch.trouble(&trouble, taker)?,
        }
    }
    batch.flush(taker)
}

/// Reads one file, unless it is left out; the rules of its house are told where they are new.
fn file(
    path: &Path,
    named: bool,
    batch: &mut Batch<'_>,
    houses: &mut Houses<'_>,
    taker: &mut dyn Taker,
) -> Result<(), Stop> {
    let wanted = batch.wanted;
    let place = input::place(path, wanted.stdin);
    if wanted.changed.is_some_and(|changed| !changed.has(&place)) {
        return Ok(());
    }
    let (house, new) = houses.of(&place, taker.output())?;
    if let Some(ready) = new {
        batch.flush(taker)?;
        taker.rules(&ready)?;
    }
    let Some(house) = house else {
        return if houses.is_first_lost(&place) { batch.trouble(&homeless(path), taker) } else { Ok(()) };
    };
    let excluded = || house.settings.exclude.iter().any(|paths| paths.value.fit(&place));
    if (wanted.force_exclude || !named) && excluded() {
        return Ok(());
    }
    let read = input::read_all(path, wanted.stdin, &wanted.form).unwrap_or_else(|trouble| vec![Err(trouble)]);
    for article in read {
        match article {
            Ok(article) => match at_home(&article, &house, batch, houses, taker)? {
                Ok(house) => batch.add(article, house, taker)?,
                Err(trouble) => batch.trouble(&trouble, taker)?,
            },
            Err(trouble) => batch.trouble(&trouble, taker)?,
        }
    }
    Ok(())
}

/// The house of an article: with what the article says that it was made from, unless the arguments say.
fn at_home(
    article: &Input,
    house: &Rc<House>,
    batch: &Batch<'_>,
    houses: &mut Houses<'_>,
    taker: &mut dyn Taker,
) -> Result<Result<Rc<House>, Trouble>, Stop> {
    let sources = match batch.wanted.against {
        Some(_) => Vec::new(),
        None => made_from::sources(article, &house.settings),
    };
    if sources.is_empty() {
        return Ok(Ok(Rc::clone(house)));
    }
    let extractor = batch.wanted.extractors.of(house.settings.extractor.as_ref(), taker.output())?;
    let home = houses.comparing(house, &article.place, sources, extractor);
    // It is the article's own trouble that what it names is not there.
    Ok(home.map_err(|trouble| {
        let message = format!("what it was made from: {}: {}", trouble.path, trouble.message);
        Trouble { path: article.path.clone(), message, ..trouble }
    }))
}

/// Articles of one house that are read together.
struct Batch<'a> {
    wanted: &'a Wanted<'a>,
    /// Who reads these.
    who: Who,
    jobs: usize,
    waiting: Vec<Waiting>,
    /// How much of them is still to be read.
    size: usize,
    /// How many articles were taken.
    done: usize,
}

/// An article, and what an earlier run made of it.
struct Waiting {
    input: Input,
    house: Rc<House>,
    key: Option<Key>,
    kept: Option<Judged>,
}

impl Batch<'_> {
    fn add(&mut self, input: Input, house: Rc<House>, taker: &mut dyn Taker) -> Result<(), Stop> {
        if self.waiting.last().is_none_or(|last| !Rc::ptr_eq(&last.house, &house)) {
            self.flush(taker)?;
            self.who = self.wanted.extractors.who(house.settings.extractor.as_ref(), taker.output())?;
        }
        let cache = self.wanted.cache.filter(|_| house.settings.caches() && house.against.is_none());
        let key = cache.map(|_| Key::of(&input, &house, self.who));
        let kept = cache.zip(key.as_ref()).and_then(|(cache, key)| cache.get(key));
        self.size += if kept.is_some() { 0 } else { input.text.len() };
        self.waiting.push(Waiting { input, house, key, kept });
        let enough = self.waiting.len() >= self.most() || self.size >= ENOUGH * self.jobs;
        if enough { self.flush(taker) } else { Ok(()) }
    }

    /// So many articles are enough for now: the accurate extractor takes its time, and they are reported as soon as a few
    /// of them are read.
    fn most(&self) -> usize {
        match self.who {
            Who::Fast => BATCH * self.jobs,
            Who::Accurate if self.jobs > 1 => self.jobs * PARTS,
            Who::Accurate => 1,
        }
    }

    /// Tells of a file in its place, behind what was read before it.
    fn trouble(&mut self, trouble: &Trouble, taker: &mut dyn Taker) -> Result<(), Stop> {
        self.flush(taker)?;
        taker.trouble(trouble)
    }

    fn flush(&mut self, taker: &mut dyn Taker) -> Result<(), Stop> {
        let waiting = std::mem::take(&mut self.waiting);
        self.size = 0;
        let Some(first) = waiting.first() else { return Ok(()) };
        let new: Vec<&Input> = waiting.iter().filter(|one| one.kept.is_none()).map(|one| &one.input).collect();
        let house = &first.house;
        let fresh = if new.is_empty() {
            Vec::new()
        } else {
            let (claims, against) = (self.wanted.claims, house.against.as_ref().or(self.wanted.against));
            let extractor = self.wanted.extractors.get(self.who)?;
            let (plan, knowledge) = (&house.plan, &*house.settings.knowledge);
            Checker { plan, knowledge, claims, against, extractor }.all(&new, self.jobs)
        };
        let mut fresh = fresh.into_iter();
        self.done += waiting.len();
        for Waiting { input, house, key, kept } in waiting {
            let is_new = kept.is_none();
            match kept.map(Ok).or_else(|| fresh.next()) {
                Some(Ok(mut judged)) => {
                    if let (true, Some(cache), Some(key)) = (is_new, self.wanted.cache, &key) {
                        cache.keep(key, &judged);
                    }
                    aside::apply(&input, &house.plan, &mut judged);
                    taker.article(&input, &house, &judged)?;
                }
                Some(Err(message)) => {
                    taker.trouble(&Trouble { path: input.path.clone(), code: "bad-claims", message })?;
                }
                None => {}
            }
        }
        taker.output().progress(self.done);
        Ok(())
    }
}
