//! `sayso test`: the examples of rules, and the articles in the `tests` folder beside each rule file with what is to be
//! found in them; of files of patterns, their own examples.

mod against;
mod cases;
mod coverage;
mod json;
mod patterns;
mod tested;

use crate::cli::arguments::{Test, TestFormat};
use crate::cli::extractor::Extractors;
use crate::cli::input;
use crate::cli::output::Output;
use crate::cli::settings::Settings;
use crate::cli::{Outcome, Stop};
use cases::Cases;
use sayso::attribution::Extractor;
use sayso::examples::{Coverage, Trial, spared_by, try_example};
use sayso::list::Id;
use sayso::plan::{Example, Rule};
use sayso::report::{Failure, Tried, junit, marked, nearest_to_human};
use sayso::text::Format;
use std::path::{Path, PathBuf};
use tested::Tested;

/// Tries examples and cases and reports on them in the order of the rule files.
pub fn test(arguments: &Test, output: &mut Output) -> Result<Outcome, Stop> {
    let settings = Settings::find(arguments.config.as_deref(), None, output)?;
    if let Some(old) = &arguments.against {
        return against::compare(arguments, old, &settings, output);
    }
    let paths = arguments.paths.iter().chain(&arguments.rules).cloned().collect::<Vec<_>>();
    if let Some(patterns) = patterns::named(arguments, &paths)? {
        return patterns::test(arguments, &patterns, &settings, output);
    }
    let tested = Tested::of(&settings, &paths, &arguments.only)?;
    tested.ready.tell(output)?;
    if tested.ready.broken() > 0 && (arguments.update || arguments.review) {
        output.complain("nothing is accepted while a rule does not read");
    }
    let extractors = Extractors::new(arguments.reader.extractor);
    let extractor = extractors.of(settings.extractor.as_ref(), output)?;
    let mut examples = Examples {
        settings: &settings,
        tested: &tested,
        extractor,
        columns: output.look().columns.min(80),
        coverage: arguments.coverage.then(|| {
            let ready = &tested.ready;
            Coverage::new(&ready.plan, &ready.files, &settings.knowledge, |file| tested.is_own(file))
        }),
        saved: String::new(),
    };
    let mut tried: Vec<Tried> = Vec::new();
    for (id, rule) in tested.rules() {
        tried.extend(rule.examples.iter().enumerate().map(|(nth, example)| examples.one(id, rule, nth, example)));
    }
    let mut cases = Cases::new(&settings, &tested, extractor, arguments);
    tried.extend(cases.run(output)?);
    match arguments.format {
        TestFormat::Human => {
            report(&tried, tested.ready.broken(), output)?;
            if let Some(coverage) = &examples.coverage {
                output.write(&examples.saved)?;
                output.write(&coverage::shown(coverage, &tested))?;
            }
        }
        TestFormat::Json => output.write(&json::report(&tried, tested.ready.broken()))?,
        TestFormat::Junit => output.write(&junit(&tried))?,
    }
    let found = if tried.iter().any(|one| one.failure.is_some()) { Outcome::Found } else { Outcome::Clean };
    Ok(tested.ready.outcome().max(cases.outcome).max(found))
}

/// The examples of the rules under test.
struct Examples<'a> {
    settings: &'a Settings,
    tested: &'a Tested,
    extractor: &'a dyn Extractor,
    columns: usize,
    /// Where it is asked for.
    coverage: Option<Coverage<'a>>,
    /// What saves each text that is allowed, a line each.
    saved: String,
}

impl Examples<'_> {
    fn one(&mut self, id: Id<Rule>, rule: &Rule, nth: usize, example: &Example) -> Tried {
        let line = self.tested.line(&rule.text.file, example.span);
        let clause = if example.flags { "flags" } else { "allows" };
        let failure = match text_of(rule, example) {
            Ok(text) => self.failure(id, rule, example, &text, line),
            Err(message) => Some(Failure { message, details: String::new() }),
        };
        Tried {
            suite: rule.text.file.clone(),
            file: Path::new(&rule.text.file).is_file(),
            of: rule.name.clone(),
            name: format!("example {} ({clause}, line {line})", nth + 1),
            failure,
        }
    }

    fn failure(&mut self, id: Id<Rule>, rule: &Rule, example: &Example, text: &str, line: usize) -> Option<Failure> {
        let (plan, files) = (&self.tested.ready.plan, &self.tested.ready.files);
        let knowledge = &self.settings.knowledge;
        let from = match from_of(rule, example) {
            Ok(from) => from,
            Err(message) => return Some(Failure { message, details: String::new() }),
        };
        let trial = Trial { rule: id, flags: example.flags, text, from: &from, format: Format::Markdown };
        let tried = try_example(plan, knowledge, self.extractor, &trial);
        if let Some(coverage) = &mut self.coverage {
            coverage.add(&tried.facts, tried.comparison.as_ref(), id);
            if tried.holds && !example.flags {
                let spared = spared_by(&tried.explanation(plan, files, knowledge));
                let spared =
                    if spared.is_empty() { "nothing in it to look at".to_owned() } else { spared.join(" and ") };
                let (file, name) = (&rule.text.file, &rule.name);
                self.saved.push_str(&format!("{file}:{line}: {name}: allowed, saved by: {spared}\n"));
            }
        }
        if tried.holds {
            return None;
        }
        let own: Vec<_> = tried.found.iter().filter(|finding| finding.rule == id).cloned().collect();
        let shown = indented(&marked(text, &own, &[]));
        Some(if example.flags {
            let nearest = nearest_to_human(text, &tried.explanation(plan, files, knowledge), self.columns);
            Failure { message: "does not flag its example".to_owned(), details: shown + &nearest }
        } else {
            Failure { message: "flags a text that it allows".to_owned(), details: shown }
        })
    }
}

/// The text of an example; a file is looked for beside the rule file.
fn text_of(rule: &Rule, example: &Example) -> Result<String, String> {
    if !example.file {
        return Ok(example.text.clone());
    }
    let path = folder_of(&rule.text.file).join(&example.text);
    input::text(&path).map_err(|trouble| format!("{}: {}", trouble.path, trouble.message))
}

/// The texts that an example was made from.
fn from_of(rule: &Rule, example: &Example) -> Result<Vec<String>, String> {
    let text = |from: &String| text_of(rule, &Example { text: from.clone(), from: Vec::new(), ..example.clone() });
    example.from.iter().map(text).collect()
}

/// The folder of a rule file.
fn folder_of(file: &str) -> PathBuf {
    Path::new(file).parent().map(Path::to_path_buf).unwrap_or_default()
}

fn indented(text: &str) -> String {
    text.lines().map(|line| if line.is_empty() { "\n".to_owned() } else { format!("    {line}\n") }).collect()
}

/// What failed, then how much there was.
fn report(tried: &[Tried], broken: usize, output: &mut Output) -> Result<(), Stop> {
    for one in tried {
        if let Some(failure) = &one.failure {
            output.write(&format!("failed: {} {}: {}\n", one.of, one.name, failure.message))?;
            output.write(&format!("  in {}\n{}\n", one.suite, failure.details))?;
        }
    }
    let (cases, examples): (Vec<&Tried>, Vec<&Tried>) = tried.iter().partition(|one| one.of == cases::CASE);
    let sum = |all: &[&Tried], name: &str| {
        let failed = all.iter().filter(|one| one.failure.is_some()).count();
        let many = if all.len() == 1 { "" } else { "s" };
        let failed = if failed == 0 { String::new() } else { format!(", {failed} failed") };
        format!("{} {name}{many}{failed}", all.len())
    };
    let mistakes = match broken {
        0 => String::new(),
        1 => "; not tried: what the mistake above keeps from being read".to_owned(),
        _ => format!("; not tried: what the {broken} mistakes above keep from being read"),
    };
    if broken > 0 && tried.is_empty() {
        output.write(&format!("{}\n", mistakes.trim_start_matches("; ")))?;
    } else {
        output.write(&format!("{}; {}{mistakes}\n", sum(&examples, "example"), sum(&cases, "case")))?;
    }
    Ok(())
}
