//! `sayso test`: the examples of rules, and the articles in the `tests` folder beside each rule file with what is to be
//! found in them.

mod against;
mod cases;
mod coverage;
mod junit;
mod tested;

use crate::cli::arguments::{Test, TestFormat};
use crate::cli::input;
use crate::cli::output::Output;
use crate::cli::settings::Settings;
use crate::cli::{Outcome, Stop};
use cases::Cases;
use sayso::examples::{Coverage, spared_by, try_example};
use sayso::list::Id;
use sayso::plan::{Example, Rule};
use sayso::report::{marked, nearest_to_human};
use sayso::text::Format;
use std::path::{Path, PathBuf};
use tested::Tested;

/// One example or case, as it came out.
struct Tried {
    /// The rule file or the folder.
    suite: String,
    /// The rule, or "case".
    of: String,
    /// Which example or article.
    name: String,
    failure: Option<Failure>,
}

/// What is wrong.
struct Failure {
    /// In one line.
    message: String,
    /// On lines of its own.
    details: String,
}

/// Tries examples and cases and reports on them in the order of the rule files.
pub fn test(arguments: &Test, output: &mut Output) -> Result<Outcome, Stop> {
    let settings = Settings::find(arguments.config.as_deref(), output)?;
    if let Some(old) = &arguments.against {
        return against::compare(arguments, old, &settings, output);
    }
    let paths = arguments.paths.iter().chain(&arguments.rules).cloned().collect::<Vec<_>>();
    let tested = Tested::of(&settings, &paths, &arguments.only)?;
    tested.ready.tell(output)?;
    let mut coverage =
        Coverage::new(&tested.ready.plan, &tested.ready.files, &settings.knowledge, |file| tested.is_own(file));
    let columns = output.look().columns.min(80);
    let (mut tried, mut saved) = (Vec::new(), Vec::new());
    for (id, rule) in tested.rules() {
        for (nth, example) in rule.examples.iter().enumerate() {
            tried.push(one_example(
                &settings,
                &tested,
                id,
                rule,
                nth,
                example,
                columns,
                &mut coverage,
                &mut saved,
                arguments,
            ));
        }
    }
    let mut cases = Cases::new(&settings, &tested, arguments);
    tried.extend(cases.run(output)?);
    match arguments.format {
        TestFormat::Human => {
            report(&tried, output)?;
            if arguments.coverage {
                output.write(&saved.concat())?;
                output.write(&coverage::shown(&coverage, &tested))?;
            }
        }
        TestFormat::Junit => output.write(&junit::report(&tried)?)?,
    }
    let found = if tried.iter().any(|one| one.failure.is_some()) { Outcome::Found } else { Outcome::Clean };
    Ok(tested.ready.outcome().max(cases.outcome).max(found))
}

#[expect(clippy::too_many_arguments, reason = "one call; what they are is plain there")]
fn one_example(
    settings: &Settings,
    tested: &Tested,
    id: Id<Rule>,
    rule: &Rule,
    nth: usize,
    example: &Example,
    columns: usize,
    coverage: &mut Coverage<'_>,
    saved: &mut Vec<String>,
    arguments: &Test,
) -> Tried {
    let clause = if example.flags { "flags" } else { "allows" };
    let named = |failure| Tried {
        suite: rule.text.file.clone(),
        of: rule.name.clone(),
        name: format!("example {} ({clause}, line {})", nth + 1, tested.line(&rule.text.file, example.span)),
        failure,
    };
    let text = match text_of(rule, example) {
        Ok(text) => text,
        Err(message) => return named(Some(Failure { message, details: String::new() })),
    };
    let (plan, files, knowledge) = (&tested.ready.plan, &tested.ready.files, &settings.knowledge);
    let tried = try_example(plan, knowledge, id, example.flags, &text, Format::Markdown);
    if arguments.coverage {
        coverage.add(&tried.facts, id);
    }
    if tried.holds {
        if arguments.coverage && !example.flags {
            let spared = spared_by(&tried.explanation(plan, files, knowledge));
            let spared = if spared.is_empty() { "nothing in it to look at".to_owned() } else { spared.join(" and ") };
            let line = tested.line(&rule.text.file, example.span);
            saved.push(format!("{}:{line}: {}: allowed, saved by: {spared}\n", rule.text.file, rule.name));
        }
        return named(None);
    }
    let own: Vec<_> = tried.found.iter().filter(|finding| finding.rule == id).cloned().collect();
    let (message, nearest) = if example.flags {
        let explanation = tried.explanation(plan, files, knowledge);
        ("does not flag its example", nearest_to_human(&text, &explanation, columns))
    } else {
        ("flags a text that it allows", String::new())
    };
    let details = format!("{}{nearest}", indented(&marked(&text, &own, &[])));
    named(Some(Failure { message: message.to_owned(), details }))
}

/// The text of an example; a file is looked for beside the rule file.
fn text_of(rule: &Rule, example: &Example) -> Result<String, String> {
    if !example.file {
        return Ok(example.text.clone());
    }
    let path = folder_of(&rule.text.file).join(&example.text);
    input::text(&path).map_err(|trouble| format!("{}: {}", trouble.path, trouble.message))
}

/// The folder of a rule file.
fn folder_of(file: &str) -> PathBuf {
    Path::new(file).parent().map(Path::to_path_buf).unwrap_or_default()
}

fn indented(text: &str) -> String {
    text.lines().map(|line| if line.is_empty() { "\n".to_owned() } else { format!("    {line}\n") }).collect()
}

/// What failed, then how much there was.
fn report(tried: &[Tried], output: &mut Output) -> Result<(), Stop> {
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
    output.write(&format!("{}; {}\n", sum(&examples, "example"), sum(&cases, "case")))?;
    Ok(())
}
