//! `sayso test --against OLD_RULES ARTICLES`: which findings a change of rules adds and removes. Each article is read once
//! and forgotten.

use crate::cli::arguments::{Chosen, Form, Test, TestFormat};
use crate::cli::extractor::Extractors;
use crate::cli::input::{self, Input};
use crate::cli::output::Output;
use crate::cli::settings::{Ready, Settings};
use crate::cli::test::tested::Tested;
use crate::cli::{Outcome, Stop};
use sayso::attribution::Extractor;
use sayso::diagnostic::Severity;
use sayso::evaluate::{Finding, evaluate};
use sayso::report::{Checked, Lines, finding_to_json};
use std::path::{Path, PathBuf};

/// How findings differ, over all articles; told as they are found.
struct Told<'a> {
    output: &'a mut Output,
    format: TestFormat,
    added: usize,
    removed: usize,
    changed: usize,
    same: usize,
    articles: usize,
}

/// Compares two sets of rules over articles.
pub fn compare(arguments: &Test, old: &Path, settings: &Settings, output: &mut Output) -> Result<Outcome, Stop> {
    if arguments.format == TestFormat::Junit {
        return Err(Stop::Told("JUnit has no way to show what was added and removed: use --format json".to_owned()));
    }
    let old = Tested::of(settings, &[old.to_path_buf()], &[])?.ready.without_advice();
    let new = if arguments.rules.is_empty() {
        settings.rules(&Chosen::default())?.without_advice()
    } else {
        Tested::of(settings, &arguments.rules, &[])?.ready.without_advice()
    };
    old.tell(output)?;
    new.tell(output)?;
    let paths = if arguments.paths.is_empty() { vec![PathBuf::from(".")] } else { arguments.paths.clone() };
    let extractors = Extractors::new(arguments.reader.extractor);
    let extractor = extractors.of(settings.extractor.as_ref(), output)?;
    let mut told = Told { output, format: arguments.format, added: 0, removed: 0, changed: 0, same: 0, articles: 0 };
    told.begin()?;
    let mut outcome = old.outcome().max(new.outcome());
    for path in input::articles(&paths, &Form::default()) {
        match path.and_then(|path| input::read(&path)) {
            Ok(article) => told.article(&article, settings, (&old, &new), extractor)?,
            Err(trouble) => {
                told.output.complain(&format!("{}: {}", trouble.path, trouble.message));
                outcome = Outcome::Failed;
            }
        }
    }
    told.end()?;
    let differs = told.added + told.removed + told.changed > 0;
    Ok(outcome.max(if differs { Outcome::Found } else { Outcome::Clean }))
}

impl Told<'_> {
    fn begin(&mut self) -> Result<(), Stop> {
        match self.format {
            TestFormat::Json => Ok(self.output.write("{\"version\":1,\"changes\":[")?),
            TestFormat::Human | TestFormat::Junit => Ok(()),
        }
    }

    fn end(&mut self) -> Result<(), Stop> {
        let Self { added, removed, changed, same, articles, .. } = *self;
        let text = match self.format {
            TestFormat::Json => format!(
                "\n],\"added\":{added},\"removed\":{removed},\"changed\":{changed},\"same\":{same},\"articles\":{articles}}}\n"
            ),
            TestFormat::Human | TestFormat::Junit => format!(
                "{added} added, {removed} removed, {changed} changed, {same} as before in {articles} article{}\n",
                if articles == 1 { "" } else { "s" }
            ),
        };
        Ok(self.output.write(&text)?)
    }

    fn article(
        &mut self,
        article: &Input,
        settings: &Settings,
        (old, new): (&Ready, &Ready),
        extractor: &dyn Extractor,
    ) -> Result<(), Stop> {
        let facts = sayso::extract::extract(&article.text, article.format, &settings.knowledge, extractor);
        let (mut before, _) = evaluate(&old.plan, &facts, &settings.knowledge, None);
        let (after, _) = evaluate(&new.plan, &facts, &settings.knowledge, None);
        let lines = article.lines();
        self.articles += 1;
        for finding in &after {
            let known =
                before.iter().position(|one| one.name == finding.name && one.fingerprint == finding.fingerprint);
            match known.map(|at| before.remove(at)) {
                None => self.change(&Change::Added, article, &lines, finding)?,
                Some(was) if was.severity == finding.severity && was.message == finding.message => self.same += 1,
                Some(was) => self.change(&Change::Changed(was.severity, was.message), article, &lines, finding)?,
            }
        }
        before.iter().try_for_each(|finding| self.change(&Change::Removed, article, &lines, finding))
    }

    fn change(&mut self, change: &Change, article: &Input, lines: &Lines<'_>, finding: &Finding) -> Result<(), Stop> {
        let first = self.added + self.removed + self.changed == 0;
        match change {
            Change::Added => self.added += 1,
            Change::Removed => self.removed += 1,
            Change::Changed(..) => self.changed += 1,
        }
        let text = match self.format {
            TestFormat::Json => {
                let comma = if first { "\n" } else { ",\n" };
                let (path, text) = (&article.path, &article.text);
                let checked = Checked {
                    path,
                    text,
                    sentences: &[],
                    against: &[],
                    findings: &[],
                    problems: &[],
                    made_from: article.made_from(),
                    comparison: None,
                };
                format!("{comma}{}", json(change, &finding_to_json(&checked, lines, finding)))
            }
            TestFormat::Human | TestFormat::Junit => line(change, article, lines, finding),
        };
        Ok(self.output.write(&text)?)
    }
}

/// What became of a finding.
enum Change {
    Added,
    Removed,
    /// How grave it was before, and what was said.
    Changed(Severity, String),
}

fn json(change: &Change, finding: &str) -> String {
    let (name, was) = match change {
        Change::Added => ("added", serde_json::Value::Null),
        Change::Removed => ("removed", serde_json::Value::Null),
        Change::Changed(severity, message) => {
            ("changed", serde_json::json!({ "severity": severity.word(), "message": message }))
        }
    };
    format!("{{\"change\":\"{name}\",\"finding\":{finding},\"was\":{was}}}")
}

fn line(change: &Change, article: &Input, lines: &Lines<'_>, finding: &Finding) -> String {
    let (mark, was) = match change {
        Change::Added => ('+', String::new()),
        Change::Removed => ('-', String::new()),
        Change::Changed(severity, message) if *severity == finding.severity => ('~', format!(" (was: {message})")),
        Change::Changed(severity, _) => ('~', format!(" (was: {})", severity.word())),
    };
    let place = finding.span.map(|span| lines.place(span.start));
    let place = place.map_or(String::new(), |place| format!("{}:{}:", place.line, place.column));
    let (level, name, message) = (finding.severity.word(), &finding.name, &finding.message);
    // What an article holds must not steer the terminal.
    let text = format!("{}:{place} {level}[{name}]: {message}{was}", article.path);
    let text: String = text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    format!("{mark} {text}\n")
}
