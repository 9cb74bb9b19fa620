//! Articles read and checked, a batch at a time, each with the rules of its house: the one way for all commands that check.
//! What becomes of them is the business of whoever takes them.

use crate::cli::arguments::{Form, Tier};
use crate::cli::changed::Changed;
use crate::cli::house::{House, Houses, homeless};
use crate::cli::input::{self, Input, Trouble};
use crate::cli::output::Output;
use crate::cli::settings::Ready;
use crate::cli::{Stop, extractor};
use sayso::attribution::{self, Extractor};
use sayso::check::{Article, check_all};
use sayso::facts::Facts;
use sayso::fidelity::Originals;
use sayso::knowledge::Knowledge;
use sayso::plan::Plan;
use sayso::report::Claims;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

/// How many articles are read together, stage by stage, and when it is enough for now, in bytes of text. More would take
/// more memory and gain no more time.
const BATCH: usize = 64;
const ENOUGH: usize = 100_000;

/// What to read, and how.
#[derive(Default)]
pub struct Wanted<'a> {
    /// Files and folders.
    pub paths: &'a [PathBuf],
    /// How they are written.
    pub form: Form,
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
}

/// Who takes what was read, in the order of the paths.
pub trait Taker {
    /// Where messages go.
    fn output(&mut self) -> &mut Output;
    /// Rules that run from here on for the first time.
    fn rules(&mut self, ready: &Ready) -> Result<(), Stop>;
    /// An article.
    fn article(&mut self, input: &Input, house: &House, article: &Article) -> Result<(), Stop>;
    /// A file that could not be read or checked.
    fn trouble(&mut self, trouble: &Trouble) -> Result<(), Stop>;
}

/// As many jobs as the machine has cores for.
pub fn all_jobs() -> usize {
    std::thread::available_parallelism().map_or(1, std::num::NonZero::get)
}

/// The extractor for a run; what is read from claims needs none.
pub fn extractor_for(tier: Tier, claims: bool, output: &mut Output) -> Result<Box<dyn Extractor>, Stop> {
    extractor::choose(if claims { Tier::Fast } else { tier }, output)
}

/// Reads and checks all that is wanted.
pub fn read(
    wanted: &Wanted<'_>,
    houses: &mut Houses<'_>,
    extractor: &dyn Extractor,
    taker: &mut dyn Taker,
) -> Result<(), Stop> {
    let named: BTreeSet<&PathBuf> = wanted.paths.iter().collect();
    let jobs = wanted.jobs.max(1);
    // The accurate extractor takes its time, and articles are reported as soon as a few of them are read.
    let few = if jobs > 1 { jobs * PARTS } else { 1 };
    let most = if extractor.name() == attribution::Fast.name() { BATCH * jobs } else { few };
    let mut batch = Batch { wanted, extractor, jobs, most, articles: Vec::new(), size: 0 };
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
            Ok(article) => batch.add(article, Rc::clone(&house), taker)?,
            Err(trouble) => batch.trouble(&trouble, taker)?,
        }
    }
    Ok(())
}

/// Articles of one house that are read together.
struct Batch<'a> {
    wanted: &'a Wanted<'a>,
    extractor: &'a dyn Extractor,
    jobs: usize,
    /// So many are enough for now.
    most: usize,
    articles: Vec<(Input, Rc<House>)>,
    size: usize,
}

/// An article as it was checked, or why it could not be.
type Checked = Result<Article, String>;

impl Batch<'_> {
    fn add(&mut self, article: Input, house: Rc<House>, taker: &mut dyn Taker) -> Result<(), Stop> {
        if self.articles.last().is_some_and(|(_, last)| !Rc::ptr_eq(last, &house)) {
            self.flush(taker)?;
        }
        self.size += article.text.len();
        self.articles.push((article, house));
        let enough = self.articles.len() >= self.most || self.size >= ENOUGH * self.jobs;
        if enough { self.flush(taker) } else { Ok(()) }
    }

    /// Tells of a file in its place, behind what was read before it.
    fn trouble(&mut self, trouble: &Trouble, taker: &mut dyn Taker) -> Result<(), Stop> {
        self.flush(taker)?;
        taker.trouble(trouble)
    }

    fn flush(&mut self, taker: &mut dyn Taker) -> Result<(), Stop> {
        let articles = std::mem::take(&mut self.articles);
        self.size = 0;
        let Some((_, house)) = articles.first() else { return Ok(()) };
        let inputs: Vec<&Input> = articles.iter().map(|(input, _)| input).collect();
        let checked = self.checked(&inputs, &house.plan, &house.settings.knowledge);
        for ((input, house), checked) in articles.iter().zip(checked) {
            match checked {
                Ok(article) => taker.article(input, house, &article)?,
                Err(message) => {
                    taker.trouble(&Trouble { path: input.path.clone(), code: "bad-claims", message })?;
                }
            }
        }
        Ok(())
    }

    /// All of them, in their order: each part by whichever job is free. What comes out is the same for any number of jobs,
    /// since each article is checked as if it were alone.
    fn checked(&self, inputs: &[&Input], plan: &Plan, knowledge: &Knowledge) -> Vec<Checked> {
        let whole: usize = inputs.iter().map(|input| input.text.len()).sum();
        let parts = parts(inputs, if self.jobs > 1 { whole / (self.jobs * PARTS) } else { usize::MAX });
        let (claims, against, extractor) = (self.wanted.claims, self.wanted.against, self.extractor);
        let checker = Checker { plan, knowledge, claims, against, extractor };
        if parts.len() < 2 {
            return checker.part(inputs);
        }
        let (next, done) = (AtomicUsize::new(0), Mutex::new(BTreeMap::new()));
        let work = || {
            while let Some((at, part)) =
                Some(next.fetch_add(1, Ordering::Relaxed)).and_then(|at| Some((at, parts.get(at)?)))
            {
                let checked = checker.part(part);
                done.lock().unwrap_or_else(PoisonError::into_inner).insert(at, checked);
            }
        };
        std::thread::scope(|scope| {
            for _ in 1..self.jobs.min(parts.len()) {
                // A job that cannot be had is done by those that can.
                let _ = std::thread::Builder::new().stack_size(STACK).spawn_scoped(scope, work);
            }
            work();
        });
        done.into_inner().unwrap_or_else(PoisonError::into_inner).into_values().flatten().collect()
    }
}

/// What all jobs check with.
struct Checker<'a> {
    plan: &'a Plan,
    knowledge: &'a Knowledge,
    claims: Option<&'a [Claims]>,
    against: Option<&'a Originals>,
    extractor: &'a dyn Extractor,
}

impl Checker<'_> {
    /// Articles as they are read, or as claims have them.
    fn part(&self, inputs: &[&Input]) -> Vec<Checked> {
        let Self { plan, knowledge, against, .. } = *self;
        let Some(claims) = self.claims else {
            let articles: Vec<_> = inputs.iter().map(|article| (article.text.as_str(), article.format)).collect();
            return check_all(&articles, plan, knowledge, self.extractor, against).into_iter().map(Ok).collect();
        };
        let article = |input| claimed(claims, input).map(|facts| Article::of(facts, plan, knowledge, against));
        inputs.iter().map(|input| article(input)).collect()
    }
}

/// A part of a batch for one job is so small that all jobs end at about the same time.
const PARTS: usize = 4;

/// The stack of a job, as large as that of a program is.
const STACK: usize = 8 << 20;

/// Articles next to each other, each part of about that size.
fn parts<'i, 'a>(inputs: &'i [&'a Input], size: usize) -> Vec<&'i [&'a Input]> {
    let (mut parts, mut start, mut sum) = (Vec::new(), 0, 0);
    for (at, input) in inputs.iter().enumerate() {
        sum += input.text.len();
        if sum >= size {
            parts.extend(inputs.get(start..=at));
            (start, sum) = (at + 1, 0);
        }
    }
    parts.extend(inputs.get(start..).filter(|rest| !rest.is_empty()));
    parts
}

/// The facts of an article by the claims that were given.
fn claimed(claims: &[Claims], article: &Input) -> Result<Facts, String> {
    let same = |path: &str| path == article.path || input::real(Path::new(path)) == article.place;
    let own = claims.iter().find(|claims| same(claims.path()));
    // Who wrote a few claims by hand, or took them elsewhere, means the one article that is checked.
    let only = if claims.len() == 1 { claims.first() } else { None };
    let claims = own.or(only).ok_or("the file of claims says nothing of this article")?;
    let document = sayso::text::read(&article.text, article.format);
    claims.facts_of(document, article.file.as_deref().unwrap_or(&article.text), &article.origin)
}
