//! What `sayso check` prints, format by format: what stands at the beginning, for each article, at the end. Decides nothing;
//! what a format looks like is `report`'s work.

use crate::cli::arguments::CheckFormat;
use crate::cli::check::pages::Pages;
use crate::cli::check::{checkstyle, fails};
use crate::cli::house::House;
use crate::cli::input::Trouble;
use crate::cli::output::Output;
use crate::cli::settings::Ready;
use crate::cli::tried::{Failure, Tried};
use crate::cli::{Outcome, Stop, junit};
use sayso::diagnostic::{Diagnostic, Severity};
use sayso::evaluate::{Allowance, Finding};
use sayso::facts::Facts;
use sayso::report::{self, Checked, Count, GithubLog, Lines, SarifRules};
use std::collections::{BTreeMap, BTreeSet};

/// A finding that does not count: a comment allows it, or else the baseline knows it.
#[derive(Clone, Copy)]
pub struct Silenced<'a> {
    pub finding: &'a Finding,
    pub said: Option<&'a Allowance>,
}

/// Prints a run.
pub struct Printer<'a> {
    pub output: &'a mut Output,
    format: CheckFormat,
    begun: bool,
    count: Count,
    /// How many findings stand in the list of the format.
    listed: usize,
    /// Problems in the format of the run, for the end of it.
    problems: Vec<String>,
    /// What JUnit shows, for the end.
    tried: Vec<Tried>,
    /// Rules for the end of SARIF.
    sarif: SarifRules,
    github: GithubLog,
    /// How often each rule found something, where it is asked for.
    statistics: Option<BTreeMap<String, usize>>,
    /// Where pages go, where each article has its own.
    pages: Option<Pages>,
    /// Mistakes of rule files that were told: several houses may share a file.
    told: BTreeSet<(String, String, usize)>,
}

impl<'a> Printer<'a> {
    pub fn new(format: CheckFormat, statistics: bool, pages: Option<Pages>, output: &'a mut Output) -> Self {
        Self {
            output,
            format,
            begun: false,
            count: Count::default(),
            listed: 0,
            problems: Vec::new(),
            tried: Vec::new(),
            sarif: SarifRules::default(),
            github: GithubLog::new(std::env::var("GITHUB_WORKSPACE").unwrap_or_default()),
            statistics: statistics.then(BTreeMap::new),
            pages,
            told: BTreeSet::new(),
        }
    }

    /// What stands before everything else, once: a run that ends before anything is read prints nothing.
    fn begin(&mut self) -> Result<(), Stop> {
        if std::mem::replace(&mut self.begun, true) {
            return Ok(());
        }
        let text = match self.format {
            CheckFormat::Json => "{\"version\":1,\"findings\":[".to_owned(),
            CheckFormat::Sarif => report::sarif_begin(),
            CheckFormat::Html if self.pages.is_some() => return Ok(()),
            CheckFormat::Html => report::html_begin("sayso"),
            CheckFormat::Checkstyle => checkstyle::begin(),
            CheckFormat::Gitlab => "[".to_owned(),
            CheckFormat::Human | CheckFormat::Short | CheckFormat::Jsonl | CheckFormat::Github | CheckFormat::Junit => {
                return Ok(());
            }
        };
        Ok(self.output.write(&text)?)
    }

    /// What is wrong with rules that run from here on.
    pub fn rules(&mut self, ready: &Ready) -> Result<(), Stop> {
        self.begin()?;
        self.sarif.add(&ready.plan);
        if matches!(self.format, CheckFormat::Human | CheckFormat::Short | CheckFormat::Html) {
            return ready.tell(self.output);
        }
        for trouble in &ready.troubles {
            self.trouble(trouble)?;
        }
        for (index, problem) in &ready.problems {
            let Some(file) = ready.files.get(*index) else { continue };
            let start = problem.span.map_or(0, |span| span.start);
            if self.told.insert((file.name.clone(), problem.code.clone(), start)) {
                self.problem(&file.name, Some(&Lines::of(&file.text)), problem, true)?;
            }
        }
        Ok(())
    }

    /// A file that cannot be read.
    pub fn trouble(&mut self, trouble: &Trouble) -> Result<(), Stop> {
        self.begin()?;
        match self.format {
            CheckFormat::Human | CheckFormat::Short | CheckFormat::Html => {
                self.output.complain(&format!("{}: {}", trouble.path, trouble.message));
                Ok(())
            }
            CheckFormat::Json
            | CheckFormat::Jsonl
            | CheckFormat::Sarif
            | CheckFormat::Junit
            | CheckFormat::Checkstyle
            | CheckFormat::Gitlab
            | CheckFormat::Github => {
                self.problem(&trouble.path, None, &Diagnostic::error(trouble.code, &trouble.message, None), true)
            }
        }
    }

    pub fn article(
        &mut self,
        checked: &Checked<'_>,
        facts: Option<&Facts>,
        silenced: &[Silenced<'_>],
        house: &House,
    ) -> Result<(), Stop> {
        self.begin()?;
        self.count.add(checked);
        if let Some(counts) = &mut self.statistics {
            for finding in checked.findings {
                *counts.entry(finding.name.clone()).or_default() += 1;
            }
        }
        match self.format {
            CheckFormat::Human => {
                let findings: Vec<Finding> = checked.findings.iter().map(asking).collect();
                let shown = Checked { findings: &findings, ..*checked };
                self.output.write(&report::human(&shown, self.output.look()))?;
            }
            CheckFormat::Short => self.output.write(&report::short(checked))?,
            CheckFormat::Github => self.output.write(&self.github.article(checked))?,
            CheckFormat::Checkstyle => self.output.write(&checkstyle::article(checked)?)?,
            CheckFormat::Json | CheckFormat::Jsonl | CheckFormat::Sarif | CheckFormat::Gitlab => {
                self.as_json(checked, silenced, house)?;
            }
            CheckFormat::Junit => self.as_tried(checked, house),
            CheckFormat::Html => {
                // No run that makes a page takes what is kept, so that the facts are there.
                let Some(facts) = facts else { return Ok(()) };
                match &mut self.pages {
                    Some(pages) => pages.article(checked, facts)?,
                    None => {
                        let page = report::html_article(checked, facts, self.count.articles, self.listed + 1);
                        self.output.write(&page)?;
                        self.listed += checked.findings.len();
                    }
                }
            }
        }
        Ok(())
    }

    /// A finding at the level that fails the run is a failure; an article with nothing to tell is a success.
    fn as_tried(&mut self, checked: &Checked<'_>, house: &House) {
        let lines = checked.lines();
        let found = checked.findings.iter().map(Diagnostic::from);
        let all: Vec<Diagnostic> = checked.problems.iter().cloned().chain(found).collect();
        self.tried.extend(all.iter().map(|told| tried(checked.path, Some(&lines), told, fails(house, told))));
        if all.is_empty() {
            let path = bare(checked.path);
            let (suite, of, name) = (path.to_owned(), "sayso".to_owned(), format!("{path}: nothing found"));
            self.tried.push(Tried { suite, of, name, failure: None });
        }
    }

    fn as_json(&mut self, checked: &Checked<'_>, silenced: &[Silenced<'_>], house: &House) -> Result<(), Stop> {
        let lines = checked.lines();
        for finding in checked.findings {
            let json = match self.format {
                CheckFormat::Sarif => report::sarif_result(checked, &lines, finding, None),
                CheckFormat::Gitlab => {
                    report::gitlab(checked.path, Some(&lines), &finding.into(), &finding.fingerprint)
                }
                _ => report::finding_to_json(checked, &lines, finding),
            };
            self.list(&json)?;
        }
        if self.format == CheckFormat::Sarif {
            for one in silenced {
                let by = one.said.map_or(report::Suppression::Known, report::Suppression::Comment);
                self.list(&report::sarif_result(checked, &lines, one.finding, Some(by)))?;
            }
        }
        for problem in checked.problems {
            self.problem(checked.path, Some(&lines), problem, fails(house, problem))?;
        }
        Ok(())
    }

    /// One more in the list of the format.
    fn list(&mut self, json: &str) -> Result<(), Stop> {
        let text = match (self.format, self.listed) {
            (CheckFormat::Jsonl, _) => format!("{json}\n"),
            (_, 0) => format!("\n{json}"),
            (_, _) => format!(",\n{json}"),
        };
        self.listed += 1;
        Ok(self.output.write(&text)?)
    }

    fn problem(
        &mut self,
        path: &str,
        lines: Option<&Lines<'_>>,
        problem: &Diagnostic,
        fails: bool,
    ) -> Result<(), Stop> {
        let alone = std::slice::from_ref(problem);
        let text = lines.map_or("", Lines::text);
        let checked =
            Checked { path, text, sentences: &[], against: &[], findings: &[], problems: alone, made_from: None };
        match self.format {
            CheckFormat::Jsonl => self.output.write(&(report::problem_to_json(path, lines, problem) + "\n"))?,
            CheckFormat::Sarif => self.problems.push(report::sarif_notification(path, lines, problem)),
            CheckFormat::Junit => self.tried.push(tried(path, lines, problem, fails)),
            CheckFormat::Json => self.problems.push(report::problem_to_json(path, lines, problem)),
            CheckFormat::Gitlab => self.list(&report::gitlab(path, lines, problem, &problem.code))?,
            CheckFormat::Checkstyle => self.output.write(&checkstyle::article(&checked)?)?,
            CheckFormat::Github => self.output.write(&self.github.article(&checked))?,
            // Told where they are found, in words.
            CheckFormat::Human | CheckFormat::Short | CheckFormat::Html => {}
        }
        Ok(())
    }

    pub fn end(&mut self, known: usize, outcome: Outcome) -> Result<(), Stop> {
        self.begin()?;
        let more = if known == 0 { String::new() } else { format!("; {known} more known by the baseline") };
        let line = format!("{}{more}", self.count.line());
        let text = match self.format {
            CheckFormat::Human => format!("{line}\n"),
            CheckFormat::Json => format!("\n],\"problems\":[{}]}}\n", self.problems.join(",\n")),
            CheckFormat::Sarif => report::sarif_end(&self.sarif, &self.problems, outcome != Outcome::Failed),
            CheckFormat::Junit => junit::report(&self.tried)?,
            CheckFormat::Html => match self.pages.take() {
                Some(pages) => format!("{}\n", pages.end(&line)?),
                None => report::html_end(&line),
            },
            CheckFormat::Checkstyle => checkstyle::end(),
            CheckFormat::Gitlab => "\n]\n".to_owned(),
            CheckFormat::Github => {
                self.summarise(&line)?;
                self.github.end()
            }
            CheckFormat::Short | CheckFormat::Jsonl => return Ok(()),
        };
        Ok(self.output.write(&text)?)
    }

    /// How often each rule found something, the most frequent first: on standard error, beside whatever format.
    pub fn statistics(&mut self) -> Result<(), Stop> {
        let Some(counts) = self.statistics.take() else { return Ok(()) };
        let mut counts: Vec<(String, usize)> = counts.into_iter().collect();
        counts.sort_by(|one, other| other.1.cmp(&one.1).then(one.0.cmp(&other.0)));
        let width = counts.first().map_or(1, |(_, count)| count.to_string().len());
        let lines: String = counts.iter().map(|(name, count)| format!("{count:>width$}  {name}\n")).collect();
        Ok(self.output.tell(&lines)?)
    }

    /// The page that GitHub shows of a job.
    fn summarise(&self, line: &str) -> Result<(), Stop> {
        let Some(file) = std::env::var_os("GITHUB_STEP_SUMMARY").filter(|file| !file.is_empty()) else { return Ok(()) };
        let page = self.github.summary(line);
        let open = std::fs::OpenOptions::new().create(true).append(true).open(&file);
        let done = open.and_then(|mut file| std::io::Write::write_all(&mut file, page.as_bytes()));
        done.map_err(|error| Stop::Told(format!("{}: {error}", std::path::Path::new(&file).display())))
    }
}

/// A finding of a rule on trial, with how to answer it.
fn asking(finding: &Finding) -> Finding {
    let mut finding = finding.clone();
    if finding.severity == Severity::Pilot {
        let how = format!("tell whether that is right: `sayso answer {} right|wrong|noise`", finding.fingerprint);
        finding.help = Some(finding.help.map_or(how.clone(), |help| format!("{help}; {how}")));
    }
    finding
}

/// A path as services that show results have it.
fn bare(path: &str) -> &str {
    path.strip_prefix("./").unwrap_or(path)
}

/// A finding or a problem as JUnit shows it.
fn tried(path: &str, lines: Option<&Lines<'_>>, told: &Diagnostic, fails: bool) -> Tried {
    let place = told.span.and_then(|span| lines.map(|lines| lines.place(span.start)));
    let place = place.map_or(String::new(), |place| format!("{}:{}: ", place.line, place.column));
    let more = [("why", &told.why), ("help", &told.help), ("see", &told.see)];
    let more = more.iter().filter_map(|(name, text)| text.as_ref().map(|text| format!("{name}: {text}\n")));
    let path = bare(path);
    let details = format!("{path}:{place}{}\n{}", told.message, more.collect::<String>());
    let message = format!("{}: {}", told.severity.word(), told.message);
    Tried {
        suite: path.to_owned(),
        of: told.code.clone(),
        name: format!("{path}:{place}{}", told.message),
        failure: fails.then_some(Failure { message, details }),
    }
}
