//! `sayso check`: articles read, checked, reported and forgotten, a batch at a time.

use crate::cli::arguments::{Check, CheckFormat, Tier};
use crate::cli::extractor;
use crate::cli::input::{self, Input, Trouble};
use crate::cli::output::Output;
use crate::cli::settings::{Ready, Settings};
use crate::cli::tried::{Failure, Tried};
use crate::cli::{Outcome, Stop, junit};
use sayso::attribution::{self, Extractor};
use sayso::check::{Article, check_all};
use sayso::diagnostic::{Diagnostic, Severity};
use sayso::facts::Facts;
use sayso::report::{self, Checked, Claims, Count, Lines};
use sayso::span::Span;
use std::path::Path;

/// Checks articles and reports on them in the order of the paths.
pub fn check(arguments: &Check, output: &mut Output) -> Result<Outcome, Stop> {
    let settings = Settings::find(arguments.chosen.config.as_deref(), output)?;
    let rules = settings.rules(&arguments.chosen)?.without_advice();
    let claims = arguments.claims.as_deref().map(read_claims).transpose()?;
    // What is read from claims needs no extractor.
    let tier = if claims.is_some() { Tier::Fast } else { arguments.extractor };
    let extractor = extractor::choose(tier, output)?;
    let mut run = Run {
        settings: &settings,
        rules: &rules,
        claims,
        extractor: &*extractor,
        output,
        format: arguments.format,
        count: Count::default(),
        findings: 0,
        problems: Vec::new(),
        tried: Vec::new(),
        fail_on: arguments.fail_on.map(Severity::from).or(settings.fail_on).unwrap_or(Severity::Error),
        outcome: rules.outcome(),
    };
    let inputs = input::articles(&arguments.paths).map(|path| path.and_then(|path| input::read(&path)));
    match run.all(inputs) {
        // Nobody reads on; what was found until now decides.
        Ok(()) | Err(Stop::Closed) => {}
        Err(told) => return Err(told),
    }
    let found = if run.count.reaches(run.fail_on) { Outcome::Found } else { Outcome::Clean };
    Ok(run.outcome.max(found))
}

/// How many articles are read together, stage by stage, and when it is enough for now, in bytes of text. More would take
/// more memory and gain no more time.
const BATCH: usize = 64;
const ENOUGH: usize = 100_000;

/// The next inputs, `most` at most; `None` when there are no more.
fn batch(
    inputs: &mut impl Iterator<Item = Result<Input, Trouble>>,
    most: usize,
) -> Option<Vec<Result<Input, Trouble>>> {
    let mut batch = Vec::new();
    let mut size = 0;
    while batch.len() < most && size < ENOUGH {
        let Some(input) = inputs.next() else { break };
        size += input.as_ref().map_or(0, |article| article.text.len());
        batch.push(input);
    }
    if batch.is_empty() { None } else { Some(batch) }
}

fn read_claims(path: &Path) -> Result<Vec<Claims>, Stop> {
    let text = input::text(path).map_err(|trouble| Stop::Told(format!("{}: {}", trouble.path, trouble.message)))?;
    report::read_claims(&text).map_err(|message| Stop::Told(format!("{}: {message}", input::shown(path))))
}

struct Run<'a> {
    settings: &'a Settings,
    rules: &'a Ready,
    claims: Option<Vec<Claims>>,
    extractor: &'a dyn Extractor,
    output: &'a mut Output,
    format: CheckFormat,
    count: Count,
    /// How many findings were reported so far.
    findings: usize,
    /// Problems in the format of the run, for the end of it.
    problems: Vec<String>,
    /// What JUnit shows, for the end.
    tried: Vec<Tried>,
    /// The lowest level that fails the run.
    fail_on: Severity,
    outcome: Outcome,
}

impl Run<'_> {
    fn all(&mut self, mut inputs: impl Iterator<Item = Result<Input, Trouble>>) -> Result<(), Stop> {
        self.begin()?;
        // The accurate extractor takes its time, and each article is reported as soon as it is read.
        let most = if self.extractor.name() == attribution::Fast.name() { BATCH } else { 1 };
        while let Some(batch) = batch(&mut inputs, most) {
            self.batch(&batch)?;
        }
        self.end()
    }

    fn begin(&mut self) -> Result<(), Stop> {
        match self.format {
            CheckFormat::Human | CheckFormat::Short | CheckFormat::Html => self.rules.tell(self.output)?,
            CheckFormat::Json | CheckFormat::Jsonl | CheckFormat::Sarif | CheckFormat::Junit => self.rule_problems()?,
            CheckFormat::Github => self.rule_problems()?,
        }
        match self.format {
            CheckFormat::Json => self.output.write("{\"version\":1,\"findings\":[")?,
            CheckFormat::Sarif => self.output.write(&report::sarif_begin(&self.rules.plan))?,
            CheckFormat::Html => self.output.write(&report::html_begin())?,
            CheckFormat::Human | CheckFormat::Short | CheckFormat::Jsonl => {}
            CheckFormat::Github | CheckFormat::Junit => {}
        }
        Ok(())
    }

    fn rule_problems(&mut self) -> Result<(), Stop> {
        for trouble in &self.rules.troubles {
            self.trouble(trouble)?;
        }
        for (index, problem) in &self.rules.problems {
            if let Some(file) = self.rules.files.get(*index) {
                self.problem(&file.name, Some(&Lines::of(&file.text)), problem)?;
            }
        }
        Ok(())
    }

    /// Reads some articles and reports on each, in their order.
    fn batch(&mut self, inputs: &[Result<Input, Trouble>]) -> Result<(), Stop> {
        let mut checked = self.checked(inputs.iter().flatten()).into_iter();
        for input in inputs {
            match (input, input.as_ref().ok().and_then(|_| checked.next())) {
                (Err(trouble), _) => self.trouble(trouble)?,
                (Ok(article), Some(Ok(checked))) => self.article(article, &checked)?,
                (Ok(article), Some(Err(message))) => {
                    self.trouble(&Trouble { path: article.path.clone(), code: "bad-claims", message })?;
                }
                (Ok(_), None) => {}
            }
        }
        Ok(())
    }

    fn article(&mut self, article: &Input, checked: &Article) -> Result<(), Stop> {
        let sentences: Vec<Span> = checked.facts.document.sentences.iter().map(|sentence| sentence.span).collect();
        let checked = Checked {
            path: &article.path,
            text: &article.text,
            sentences: &sentences,
            findings: &checked.findings,
            problems: &checked.problems,
        };
        self.count.add(&checked);
        self.report(&checked)
    }

    /// Articles as they are read, or as `--claims` has them.
    fn checked<'i>(&self, articles: impl Iterator<Item = &'i Input>) -> Vec<Result<Article, String>> {
        let (plan, knowledge) = (&self.rules.plan, &self.settings.knowledge);
        let Some(claims) = &self.claims else {
            let articles: Vec<_> = articles.map(|article| (article.text.as_str(), article.format)).collect();
            return check_all(&articles, plan, knowledge, self.extractor).into_iter().map(Ok).collect();
        };
        articles.map(|article| claimed(claims, article).map(|facts| Article::of(facts, plan, knowledge))).collect()
    }

    fn report(&mut self, checked: &Checked<'_>) -> Result<(), Stop> {
        match self.format {
            CheckFormat::Human => self.output.write(&report::human(checked, self.output.look()))?,
            CheckFormat::Short => self.output.write(&report::short(checked))?,
            CheckFormat::Github => self.output.write(&report::github(checked))?,
            CheckFormat::Json | CheckFormat::Jsonl | CheckFormat::Sarif => self.as_json(checked)?,
            CheckFormat::Junit => self.as_tried(checked),
            CheckFormat::Html => {
                self.output.write(&report::html_article(checked, self.findings + 1))?;
                self.findings += checked.findings.len();
            }
        }
        Ok(())
    }

    /// A finding at the level that fails the run is a failure; an article with nothing to tell is a success.
    fn as_tried(&mut self, checked: &Checked<'_>) {
        let lines = Lines::of(checked.text);
        let found = checked.findings.iter().map(Diagnostic::from);
        let all: Vec<Diagnostic> = checked.problems.iter().cloned().chain(found).collect();
        let (path, fail_on) = (checked.path, self.fail_on);
        self.tried.extend(all.iter().map(|told| tried(path, Some(&lines), told, fail_on)));
        if all.is_empty() {
            let path = bare(path);
            let (suite, of, name) = (path.to_owned(), "sayso".to_owned(), format!("{path}: nothing found"));
            self.tried.push(Tried { suite, of, name, failure: None });
        }
    }

    fn as_json(&mut self, checked: &Checked<'_>) -> Result<(), Stop> {
        let lines = Lines::of(checked.text);
        for finding in checked.findings {
            let sarif = self.format == CheckFormat::Sarif;
            let form = if sarif { report::sarif_result } else { report::finding_to_json };
            let json = form(checked.path, &lines, finding);
            if self.format == CheckFormat::Jsonl {
                self.output.write(&json)?;
                self.output.write("\n")?;
            } else {
                self.output.write(if self.findings == 0 { "\n" } else { ",\n" })?;
                self.output.write(&json)?;
            }
            self.findings += 1;
        }
        for problem in checked.problems {
            self.problem(checked.path, Some(&lines), problem)?;
        }
        Ok(())
    }

    fn problem(&mut self, path: &str, lines: Option<&Lines<'_>>, problem: &Diagnostic) -> Result<(), Stop> {
        match self.format {
            CheckFormat::Jsonl => {
                self.output.write(&report::problem_to_json(path, lines, problem))?;
                self.output.write("\n")?;
            }
            CheckFormat::Sarif => self.problems.push(report::sarif_notification(path, lines, problem)),
            CheckFormat::Junit => self.tried.push(tried(path, lines, problem, self.fail_on)),
            CheckFormat::Json => self.problems.push(report::problem_to_json(path, lines, problem)),
            CheckFormat::Github => {
                let problem = std::slice::from_ref(problem);
                let text = lines.map_or("", Lines::text);
                let checked = Checked { path, text, sentences: &[], findings: &[], problems: problem };
                self.output.write(&report::github(&checked))?;
            }
            // Told where they are found, in words.
            CheckFormat::Human | CheckFormat::Short | CheckFormat::Html => {}
        }
        Ok(())
    }

    /// A file that cannot be read fails the run, and the others go on.
    fn trouble(&mut self, trouble: &Trouble) -> Result<(), Stop> {
        self.outcome = Outcome::Failed;
        match self.format {
            CheckFormat::Human | CheckFormat::Short | CheckFormat::Html => {
                self.output.complain(&format!("{}: {}", trouble.path, trouble.message));
            }
            CheckFormat::Json | CheckFormat::Jsonl | CheckFormat::Sarif | CheckFormat::Junit | CheckFormat::Github => {
                self.problem(&trouble.path, None, &Diagnostic::error(trouble.code, &trouble.message, None))?;
            }
        }
        Ok(())
    }

    fn end(&mut self) -> Result<(), Stop> {
        match self.format {
            CheckFormat::Human => self.output.write(&format!("{}\n", self.count.line()))?,
            CheckFormat::Json => {
                self.output.write(&format!("\n],\"problems\":[{}]}}\n", self.problems.join(",\n")))?;
            }
            CheckFormat::Sarif => {
                let successful = self.outcome != Outcome::Failed;
                self.output.write(&report::sarif_end(&self.problems, successful))?;
            }
            CheckFormat::Junit => self.output.write(&junit::report(&self.tried)?)?,
            CheckFormat::Html => self.output.write(&report::html_end(&self.count.line()))?,
            CheckFormat::Short | CheckFormat::Jsonl | CheckFormat::Github => {}
        }
        Ok(())
    }
}

/// The facts of an article by the claims that were given.
fn claimed(claims: &[Claims], article: &Input) -> Result<Facts, String> {
    let same =
        |path: &str| path == article.path || input::real(Path::new(path)) == input::real(Path::new(&article.path));
    let own = claims.iter().find(|claims| same(claims.path()));
    // Who wrote a few claims by hand, or took them elsewhere, means the one article that is checked.
    let only = if claims.len() == 1 { claims.first() } else { None };
    let claims = own.or(only).ok_or("the file of claims says nothing of this article")?;
    claims.facts(sayso::text::read(&article.text, article.format))
}

/// A path as services that show results have it.
fn bare(path: &str) -> &str {
    path.strip_prefix("./").unwrap_or(path)
}

/// A finding or a problem as JUnit shows it.
fn tried(path: &str, lines: Option<&Lines<'_>>, told: &Diagnostic, fail_on: Severity) -> Tried {
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
        failure: (told.severity >= fail_on).then_some(Failure { message, details }),
    }
}
