//! Articles checked by several jobs at a time. What comes out is the same for any number of them.

use super::Judged;
use crate::cli::input::{self, Input};
use sayso::attribution::Extractor;
use sayso::check::{Article, check_all};
use sayso::facts::Facts;
use sayso::fidelity::Originals;
use sayso::knowledge::Knowledge;
use sayso::plan::Plan;
use sayso::report::Claims;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

/// An article as it was checked, or why it could not be.
pub type Checked = Result<Judged, String>;

/// What all jobs check with.
pub struct Checker<'a> {
    pub plan: &'a Plan,
    pub knowledge: &'a Knowledge,
    pub claims: Option<&'a [Claims]>,
    pub against: Option<&'a Originals>,
    pub extractor: &'a dyn Extractor,
}

impl Checker<'_> {
    /// All of them, in their order: each part by whichever job is free. What comes out is the same for any number of jobs,
    /// since each article is checked as if it were alone.
    pub fn all(&self, inputs: &[&Input], jobs: usize) -> Vec<Checked> {
        let whole: usize = inputs.iter().map(|input| input.text.len()).sum();
        let parts = parts(inputs, if jobs > 1 { whole / (jobs * PARTS) } else { usize::MAX });
        if parts.len() < 2 {
            return self.part(inputs);
        }
        let (next, done) = (AtomicUsize::new(0), Mutex::new(BTreeMap::new()));
        let work = || {
            while let Some((at, part)) =
                Some(next.fetch_add(1, Ordering::Relaxed)).and_then(|at| Some((at, parts.get(at)?)))
            {
                let checked = self.part(part);
                done.lock().unwrap_or_else(PoisonError::into_inner).insert(at, checked);
            }
        };
        std::thread::scope(|scope| {
            for _ in 1..jobs.min(parts.len()) {
                // A job that cannot be had is done by those that can.
                let _ = std::thread::Builder::new().stack_size(STACK).spawn_scoped(scope, work);
            }
            work();
        });
        done.into_inner().unwrap_or_else(PoisonError::into_inner).into_values().flatten().collect()
    }

    /// Articles as they are read, or as claims have them.
    fn part(&self, inputs: &[&Input]) -> Vec<Checked> {
        let Self { plan, knowledge, against, .. } = *self;
        let Some(claims) = self.claims else {
            let articles: Vec<_> = inputs.iter().map(|article| (article.text.as_str(), article.format)).collect();
            let checked = check_all(&articles, plan, knowledge, self.extractor, against);
            return checked.into_iter().map(|article| Ok(article.into())).collect();
        };
        let article = |input| claimed(claims, input).map(|facts| Article::of(facts, plan, knowledge, against).into());
        inputs.iter().map(|input| article(input)).collect()
    }
}

/// A part of a batch for one job is so small that all jobs end at about the same time.
pub const PARTS: usize = 4;

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
