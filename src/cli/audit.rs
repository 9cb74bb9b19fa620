//! `sayso audit`: all that is found and does not count, with why: what comments allow, by whom and until when, and what the
//! baseline knows.

use crate::cli::arguments::{Audit, ExplainFormat};
use crate::cli::baseline::{Baseline, Baselines};
use crate::cli::extractor::Extractors;
use crate::cli::house::{House, Houses};
use crate::cli::input::Input;
use crate::cli::output::Output;
use crate::cli::reading::{self, Judged, Taker, Wanted};
use crate::cli::{Outcome, Stop};
use sayso::evaluate::{Allowance, Finding};
use sayso::report::{Lines, harmless};
use serde::Serialize;

#[derive(Serialize)]
struct Form {
    version: u32,
    silenced: Vec<Silenced>,
}

/// A finding that does not count.
#[derive(Serialize)]
struct Silenced {
    path: String,
    line: Option<usize>,
    column: Option<usize>,
    rule: String,
    severity: &'static str,
    message: String,
    /// "comment", "file beside" or "baseline"
    by: &'static str,
    reason: Option<String>,
    author: Option<String>,
    until: Option<String>,
    fingerprint: String,
}

/// Lists what does not count.
pub fn audit(arguments: &Audit, output: &mut Output) -> Result<Outcome, Stop> {
    let mut houses = Houses::new(&arguments.articles.chosen, None);
    let extractors = Extractors::new(arguments.articles.reader.extractor);
    let wanted = Wanted::all(&arguments.articles.paths, &arguments.articles.form, &extractors);
    let baselines = Baselines::new(arguments.baseline.clone());
    let mut listing = Listing { output, baselines, silenced: Vec::new(), articles: 0, failed: false };
    reading::read(&wanted, &mut houses, &mut listing)?;
    let Listing { silenced, articles, failed, .. } = listing;
    match arguments.format {
        ExplainFormat::Json => {
            let form = Form { version: 1, silenced };
            output.write(&(serde_json::to_string_pretty(&form).unwrap_or_default() + "\n"))?;
        }
        ExplainFormat::Human => {
            silenced.iter().try_for_each(|one| output.write(&human(one)))?;
            let (many, articles_many) = (plural(silenced.len()), plural(articles));
            let count = silenced.len();
            output
                .write(&format!("{count} finding{many} in {articles} article{articles_many} kept from counting\n"))?;
        }
    }
    let failed = failed || houses.outcome() == Outcome::Failed;
    Ok(if failed { Outcome::Failed } else { Outcome::Clean })
}

fn plural(count: usize) -> &'static str {
    if count == 1 { "" } else { "s" }
}

fn human(one: &Silenced) -> String {
    let place = match (one.line, one.column) {
        (Some(line), Some(column)) => format!(":{line}:{column}"),
        _ => String::new(),
    };
    let said = match &one.reason {
        Some(reason) => {
            let author = one.author.as_ref().map_or(String::new(), |author| format!("; by {author}"));
            let until = one.until.as_ref().map_or(String::new(), |until| format!("; until {until}"));
            format!("{reason}{author}{until}")
        }
        None => "known by the baseline".to_owned(),
    };
    let (path, level, rule) = (harmless(&one.path), one.severity, &one.rule);
    format!("{path}{place}: {level}[{rule}]: {}\n    {}\n", harmless(&one.message), harmless(&said))
}

struct Listing<'a> {
    output: &'a mut Output,
    baselines: Baselines,
    silenced: Vec<Silenced>,
    articles: usize,
    failed: bool,
}

impl Taker for Listing<'_> {
    fn output(&mut self) -> &mut Output {
        self.output
    }

    fn failed(&mut self) {
        self.failed = true;
    }

    fn article(&mut self, input: &Input, house: &House, article: &Judged) -> Result<(), Stop> {
        let lines = input.lines();
        self.articles += 1;
        let baseline = self.baselines.of(house)?;
        let entries = baseline.as_deref().map(|baseline: &Baseline| baseline.of(&input.place)).unwrap_or_default();
        let known =
            article.findings.iter().filter(|one| entries.contains(&(one.name.as_str(), one.fingerprint.as_str())));
        let all = article.allowed.iter().map(|(finding, said)| (finding, Some(said)));
        for (finding, said) in all.chain(known.map(|finding| (finding, None))) {
            self.silenced.push(silenced(&input.path, &lines, finding, said));
        }
        Ok(())
    }
}

fn silenced(path: &str, lines: &Lines<'_>, finding: &Finding, said: Option<&Allowance>) -> Silenced {
    let place = finding.span.map(|span| lines.place(span.start));
    Silenced {
        path: path.to_owned(),
        line: place.map(|place| place.line),
        column: place.map(|place| place.column),
        rule: finding.name.clone(),
        severity: finding.severity.word(),
        message: finding.message.clone(),
        by: match said {
            Some(said) if said.comment.is_empty() => "file beside",
            Some(_) => "comment",
            None => "baseline",
        },
        reason: said.map(|said| said.reason.clone()),
        author: said.and_then(|said| said.author.clone()),
        until: said.and_then(|said| said.until).map(|until| until.to_string()),
        fingerprint: finding.fingerprint.clone(),
    }
}
