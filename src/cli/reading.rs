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
use sayso::report::Claims;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::rc::Rc;

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
    // The accurate extractor takes its time, and each article is reported as soon as it is read.
    let most = if extractor.name() == attribution::Fast.name() { BATCH } else { 1 };
    let mut batch = Batch { wanted, extractor, articles: Vec::new(), size: 0 };
    for found in input::articles(wanted.paths, &wanted.form) {
        let path = match found {
            Ok(path) => path,
            Err(trouble) => {
                batch.flush(taker)?;
                taker.trouble(&trouble)?;
                continue;
            }
        };
        let place = input::place(&path, wanted.stdin);
        if wanted.changed.is_some_and(|changed| !changed.has(&place)) {
            continue;
        }
        let (house, new) = houses.of(&place, taker.output())?;
        if let Some(ready) = new {
            batch.flush(taker)?;
            taker.rules(&ready)?;
        }
        let Some(house) = house else {
            batch.flush(taker)?;
            taker.trouble(&homeless(&path))?;
            continue;
        };
        let excluded = || house.settings.exclude.iter().any(|paths| paths.value.fit(&place));
        if (wanted.force_exclude || !named.contains(&path)) && excluded() {
            continue;
        }
        let read = input::read_all(&path, wanted.stdin, &wanted.form).unwrap_or_else(|trouble| vec![Err(trouble)]);
        for article in read {
            match article {
                Ok(article) => batch.add(article, Rc::clone(&house), most, taker)?,
                Err(trouble) => {
                    batch.flush(taker)?;
                    taker.trouble(&trouble)?;
                }
            }
        }
    }
    batch.flush(taker)
}

/// Articles of one house that are read together.
struct Batch<'a> {
    wanted: &'a Wanted<'a>,
    extractor: &'a dyn Extractor,
    articles: Vec<(Input, Rc<House>)>,
    size: usize,
}

impl Batch<'_> {
    fn add(&mut self, article: Input, house: Rc<House>, most: usize, taker: &mut dyn Taker) -> Result<(), Stop> {
        if self.articles.last().is_some_and(|(_, last)| !Rc::ptr_eq(last, &house)) {
            self.flush(taker)?;
        }
        self.size += article.text.len();
        self.articles.push((article, house));
        if self.articles.len() >= most || self.size >= ENOUGH { self.flush(taker) } else { Ok(()) }
    }

    fn flush(&mut self, taker: &mut dyn Taker) -> Result<(), Stop> {
        let articles = std::mem::take(&mut self.articles);
        self.size = 0;
        let Some((_, house)) = articles.first() else { return Ok(()) };
        let checked = self.checked(&articles, house);
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

    /// Articles as they are read, or as claims have them.
    fn checked(&self, articles: &[(Input, Rc<House>)], house: &House) -> Vec<Result<Article, String>> {
        let (plan, knowledge) = (&house.plan, &house.settings.knowledge);
        let Some(claims) = self.wanted.claims else {
            let articles: Vec<_> =
                articles.iter().map(|(article, _)| (article.text.as_str(), article.format)).collect();
            return check_all(&articles, plan, knowledge, self.extractor, self.wanted.against)
                .into_iter()
                .map(Ok)
                .collect();
        };
        let against = self.wanted.against;
        let article = |input| claimed(claims, input).map(|facts| Article::of(facts, plan, knowledge, against));
        articles.iter().map(|(input, _)| article(input)).collect()
    }
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
