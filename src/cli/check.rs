//! `sayso check`: articles read, checked, reported and forgotten, a batch at a time. Which findings count is decided here;
//! how they are printed, in `printer`.

mod printer;

use crate::cli::against;
use crate::cli::arguments::{Check, CheckFormat, Tier};
use crate::cli::baseline::{Baseline, Baselines};
use crate::cli::cache::Cache;
use crate::cli::changed::Changed;
use crate::cli::extractor::Extractors;
use crate::cli::house::{House, Houses};
use crate::cli::input::{self, Input, Trouble};
use crate::cli::output::Output;
use crate::cli::reading::{self, Judged, Taker, Wanted};
use crate::cli::settings::{Fail, Ready};
use crate::cli::{Outcome, Stop, watch};
use printer::Printer;
use sayso::diagnostic::Severity;
use sayso::evaluate::Finding;
use sayso::fidelity::{Original, Originals};
use sayso::report::{
    self, Checked, Checkstyle, Claims, Github, Gitlab, Html, HtmlPages, Human, Json, JsonLines, Junit, Lines, Report,
    Sarif, Short, Silenced,
};
use sayso::span::Span;
use std::path::{Path, PathBuf};

/// Checks articles and reports on them in the order of the paths.
pub fn check(arguments: &Check, output: &mut Output) -> Result<Outcome, Stop> {
    if arguments.output.is_some() && arguments.format != CheckFormat::Html {
        return Err(Stop::Told("`--output` is a folder for pages: write `--format html` with it".to_owned()));
    }
    let tier = if arguments.claims.is_some() { Tier::Fast } else { arguments.reader.extractor };
    let extractors = Extractors::new(tier);
    // What other texts and claims say is not in the article, and a page shows more of it than is kept.
    let whole = arguments.against.is_empty() && arguments.claims.is_none() && arguments.format != CheckFormat::Html;
    let cache = (whole && !arguments.no_cache).then(|| Cache::open(arguments.cache_dir.as_deref())).flatten();
    if arguments.watch {
        let again = |output: &mut Output| once(arguments, &extractors, cache.as_ref(), output);
        return watch::watch(&arguments.paths, &arguments.form, output, again);
    }
    Ok(once(arguments, &extractors, cache.as_ref(), output)?.0)
}

/// One run, with the files that rules and settings came from.
fn once(
    arguments: &Check,
    extractors: &Extractors,
    cache: Option<&Cache>,
    output: &mut Output,
) -> Result<(Outcome, Vec<PathBuf>), Stop> {
    let changed = changed(arguments)?;
    let claims = arguments.claims.as_deref().map(read_claims).transpose()?;
    let chosen = against::chosen(&arguments.chosen, &arguments.against);
    let originals = against::read(&arguments.chosen, &arguments.against, arguments.reader.extractor, output)?;
    let mut houses = Houses::new(&chosen, arguments.fail_on.map(Fail::from));
    let wanted = Wanted {
        paths: &arguments.paths,
        form: arguments.form.clone(),
        extractors,
        cache,
        jobs: arguments.jobs.map_or_else(reading::all_jobs, |jobs| jobs.get()),
        stdin: arguments.stdin_filename.as_deref(),
        force_exclude: arguments.force_exclude,
        changed: changed.as_ref(),
        claims: claims.as_deref(),
        against: originals.as_ref(),
    };
    let mut run = Run {
        printer: Printer::new(format(arguments, output), arguments.statistics, arguments.output.as_deref(), output)?,
        changed: changed.as_ref(),
        pilot: arguments.pilot,
        against: originals.as_ref().map(Originals::texts).unwrap_or_default(),
        baselines: Baselines::new(arguments.baseline.clone()),
        known: 0,
        stale: 0,
        outcome: Outcome::Clean,
    };
    let done = reading::read(&wanted, &mut houses, &mut run);
    run.outcome = run.outcome.max(houses.outcome());
    match done.and_then(|()| run.end()) {
        // Nobody reads on; what was found until now decides.
        Ok(()) | Err(Stop::Closed) => Ok((run.outcome, houses.files())),
        Err(told) => Err(told),
    }
}

/// The format that is asked for. A format more is one line here, one variant of `CheckFormat`, and one file of `report`.
fn format(arguments: &Check, output: &Output) -> Box<dyn Report> {
    match arguments.format {
        CheckFormat::Human => Box::new(Human::new(output.look())),
        CheckFormat::Short => Box::new(Short),
        CheckFormat::Json => Box::new(Json::default()),
        CheckFormat::Jsonl => Box::new(JsonLines),
        CheckFormat::Sarif => Box::new(Sarif::default()),
        CheckFormat::Github => Box::new(Github::new(std::env::var("GITHUB_WORKSPACE").unwrap_or_default())),
        CheckFormat::Junit => Box::new(Junit::default()),
        CheckFormat::Checkstyle => Box::new(Checkstyle),
        CheckFormat::Gitlab => Box::new(Gitlab::default()),
        CheckFormat::Html => match &arguments.output {
            Some(folder) => Box::new(HtmlPages::new(input::shown(folder))),
            None => Box::new(Html::default()),
        },
    }
}

fn changed(arguments: &Check) -> Result<Option<Changed>, Stop> {
    match (&arguments.changed_since, &arguments.diff) {
        (Some(commit), _) => Changed::since(commit).map(Some),
        (None, Some(diff)) => Changed::of_diff(diff).map(Some),
        (None, None) => Ok(None),
    }
}

fn read_claims(path: &Path) -> Result<Vec<Claims>, Stop> {
    let text = input::text(path).map_err(|trouble| Stop::Told(format!("{}: {}", trouble.path, trouble.message)))?;
    report::read_claims(&text).map_err(|message| Stop::Told(format!("{}: {message}", input::shown(path))))
}

struct Run<'a> {
    printer: Printer<'a>,
    changed: Option<&'a Changed>,
    /// What rules on trial find is asked for.
    pilot: bool,
    /// What the articles are held against.
    against: &'a [Original],
    baselines: Baselines,
    /// Findings that a baseline knows.
    known: usize,
    /// Findings of a baseline that are no more.
    stale: usize,
    outcome: Outcome,
}

impl Taker for Run<'_> {
    fn output(&mut self) -> &mut Output {
        self.printer.output
    }

    fn rules(&mut self, ready: &Ready) -> Result<(), Stop> {
        self.printer.rules(ready)?;
        if self.against.is_empty() { against::tell_idle(&ready.plan, self.printer.output) } else { Ok(()) }
    }

    fn failed(&mut self) {
        self.outcome = Outcome::Failed;
    }

    fn trouble(&mut self, trouble: &Trouble) -> Result<(), Stop> {
        self.failed();
        self.printer.trouble(trouble)
    }

    fn article(&mut self, input: &Input, house: &House, article: &Judged) -> Result<(), Stop> {
        let lines = input.lines();
        let mut findings = article.findings.clone();
        findings.retain(|one| self.pilot || one.severity != Severity::Pilot);
        let mut problems = article.problems.clone();
        let baseline = self.baselines.of(house)?;
        let known =
            baseline.map(|baseline| self.take_known(&baseline, &input.place, &mut findings)).unwrap_or_default();
        if let Some(changed) = self.changed {
            let stands = |span: Option<Span>| span.is_none_or(|span| touches(changed, &input.place, &lines, span));
            findings.retain(|finding| stands(finding.span) || finding.also.iter().any(|also| stands(Some(*also))));
            problems.retain(|problem| stands(problem.span));
        }
        let severities = findings.iter().map(|one| one.severity).chain(problems.iter().map(|one| one.severity));
        if severities.into_iter().any(|severity| house.fail.reached_by(severity)) {
            self.outcome = self.outcome.max(Outcome::Found);
        }
        let (path, text) = (input.path.as_str(), input.text.as_str());
        let checked = Checked {
            path,
            text,
            sentences: &article.sentences,
            against: house.against.as_ref().map_or(self.against, Originals::texts),
            findings: &findings,
            problems: &problems,
            made_from: input.made_from(),
            comparison: article.comparison.as_ref(),
        };
        let silenced: Vec<Silenced<'_>> = silenced(article, &known);
        self.printer.article(&checked, article.facts.as_ref(), &silenced, house)
    }
}

impl Run<'_> {
    /// Parts what a baseline knows from what it does not.
    fn take_known(&mut self, baseline: &Baseline, place: &Path, findings: &mut Vec<Finding>) -> Vec<Finding> {
        let entries = baseline.of(place);
        let is_known = |one: &Finding| entries.contains(&(one.name.as_str(), one.fingerprint.as_str()));
        let known: Vec<Finding> = findings.iter().filter(|one| is_known(one)).cloned().collect();
        findings.retain(|one| !is_known(one));
        self.known += known.len();
        self.stale += entries.len().saturating_sub(known.len());
        known
    }

    fn end(&mut self) -> Result<(), Stop> {
        self.printer.end(self.known, self.outcome)?;
        self.printer.statistics()?;
        if self.stale > 0 {
            let many = if self.stale == 1 { "finding of the baseline is" } else { "findings of the baseline are" };
            let note = format!("note: {} {many} no more; `sayso baseline --prune` takes them out\n", self.stale);
            self.printer.output.tell(&note)?;
        }
        Ok(())
    }
}

/// True where a line of a stretch changed.
fn touches(changed: &Changed, place: &Path, lines: &Lines<'_>, span: Span) -> bool {
    let last = if span.is_empty() { span.end } else { span.end - 1 };
    changed.touches(place, lines.place(span.start).line..=lines.place(last).line)
}

/// What is found and does not count, with why.
fn silenced<'a>(article: &'a Judged, known: &'a [Finding]) -> Vec<Silenced<'a>> {
    let allowed = article.allowed.iter().map(|(finding, said)| Silenced { finding, said: Some(said) });
    allowed.chain(known.iter().map(|finding| Silenced { finding, said: None })).collect()
}

impl From<crate::cli::arguments::FailOn> for Fail {
    fn from(level: crate::cli::arguments::FailOn) -> Self {
        use crate::cli::arguments::FailOn;
        match level {
            FailOn::Error => Self::At(Severity::Error),
            FailOn::Warning => Self::At(Severity::Warning),
            FailOn::Note => Self::At(Severity::Note),
            FailOn::Never => Self::Never,
        }
    }
}
