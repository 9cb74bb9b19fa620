//! What `sayso check` prints: the report of the format that was asked for, and in words on standard error what that has no
//! place for. Decides nothing; what a format looks like is `report`'s work.

use crate::cli::house::House;
use crate::cli::input::{self, Trouble};
use crate::cli::output::Output;
use crate::cli::settings::Ready;
use crate::cli::{Outcome, Stop, whole};
use sayso::diagnostic::Diagnostic;
use sayso::facts::Facts;
use sayso::report::{Checked, Count, Ended, Lines, Problem, Report, Reported, Silenced};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// Prints a run.
pub struct Printer<'a> {
    pub output: &'a mut Output,
    report: Box<dyn Report>,
    begun: bool,
    count: Count,
    /// How often each rule found something, where it is asked for.
    statistics: Option<BTreeMap<String, usize>>,
    /// Where files of the report go, where there are any.
    folder: Option<PathBuf>,
    /// Mistakes of rule files that were told: several houses may share a file.
    told: BTreeSet<(String, String, usize)>,
}

impl<'a> Printer<'a> {
    /// The folder is made where it is not there.
    ///
    /// # Errors
    /// Tells why it cannot be made.
    pub fn new(
        report: Box<dyn Report>,
        statistics: bool,
        folder: Option<&Path>,
        output: &'a mut Output,
    ) -> Result<Self, Stop> {
        if let Some(folder) = folder {
            std::fs::create_dir_all(folder)
                .map_err(|error| Stop::Told(format!("{}: {error}", input::shown(folder))))?;
        }
        Ok(Self {
            output,
            report,
            begun: false,
            count: Count::default(),
            statistics: statistics.then(BTreeMap::new),
            folder: folder.map(Path::to_path_buf),
            told: BTreeSet::new(),
        })
    }

    /// What stands before everything else, once: a run that ends before anything is read prints nothing.
    fn begin(&mut self) -> Result<(), Stop> {
        if std::mem::replace(&mut self.begun, true) {
            return Ok(());
        }
        Ok(self.output.write(&self.report.begin())?)
    }

    /// What is wrong with rules that run from here on.
    pub fn rules(&mut self, ready: &Ready) -> Result<(), Stop> {
        self.begin()?;
        self.report.rules(&ready.plan);
        if self.report.in_words() {
            return ready.tell(self.output);
        }
        for trouble in &ready.troubles {
            self.trouble(trouble)?;
        }
        for (index, problem) in &ready.problems {
            let Some(file) = ready.files.get(*index) else { continue };
            let start = problem.span.map_or(0, |span| span.start);
            if self.told.insert((file.name.clone(), problem.code.clone(), start)) {
                self.problem(&file.name, Some(&Lines::of(&file.text)), problem)?;
            }
        }
        Ok(())
    }

    /// A file that cannot be read.
    pub fn trouble(&mut self, trouble: &Trouble) -> Result<(), Stop> {
        self.begin()?;
        if self.report.in_words() {
            self.output.complain(&format!("{}: {}", trouble.path, trouble.message));
            return Ok(());
        }
        self.problem(&trouble.path, None, &Diagnostic::error(trouble.code, &trouble.message, None))
    }

    fn problem(&mut self, path: &str, lines: Option<&Lines<'_>>, told: &Diagnostic) -> Result<(), Stop> {
        let problem = Problem { path, lines, told, fails: true };
        Ok(self.output.write(&self.report.problem(&problem))?)
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
        let fails = |severity| house.fail.reached_by(severity);
        let text = self.report.article(&Reported { checked, facts, silenced, fails: &fails });
        self.output.write(&text)?;
        self.files()
    }

    pub fn end(&mut self, known: usize, outcome: Outcome) -> Result<(), Stop> {
        self.begin()?;
        let more = if known == 0 { String::new() } else { format!("; {known} more known by the baseline") };
        let line = format!("{}{more}", self.count.line());
        let text = self.report.end(&Ended { line: &line, failed: outcome == Outcome::Failed });
        self.files()?;
        self.summarise(&line)?;
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

    /// Writes what belongs beside the report, each file whole or not at all.
    fn files(&mut self) -> Result<(), Stop> {
        let Some(folder) = &self.folder else { return Ok(()) };
        for (name, text) in self.report.files() {
            let path = folder.join(name);
            whole::write(&path, &text).map_err(|error| Stop::Told(format!("{}: {error}", input::shown(&path))))?;
        }
        Ok(())
    }

    /// The page that GitHub shows of a job.
    fn summarise(&self, line: &str) -> Result<(), Stop> {
        let file = std::env::var_os("GITHUB_STEP_SUMMARY").filter(|file| !file.is_empty());
        let Some((file, page)) = file.zip(self.report.summary(line)) else { return Ok(()) };
        let open = std::fs::OpenOptions::new().create(true).append(true).open(&file);
        let done = open.and_then(|mut file| std::io::Write::write_all(&mut file, page.as_bytes()));
        done.map_err(|error| Stop::Told(format!("{}: {error}", Path::new(&file).display())))
    }
}
