//! `sayso test FILE.pattern`: what is wrong in files of patterns, and which of their own examples do not hold.

use crate::cli::arguments::{Test, TestFormat};
use crate::cli::input;
use crate::cli::output::Output;
use crate::cli::settings::Settings;
use crate::cli::{Outcome, Stop};
use sayso::diagnostic::Diagnostic;
use sayso::knowledge::{Knowledge, Language};
use sayso::patterns::{Family, Patterns, Problem, failing};
use sayso::report::{Checked, human};
use std::path::{Path, PathBuf};

/// How a file of patterns ends.
const ENDING: &str = "pattern";

/// How a file of rules ends.
const RULES: &str = "sayso";

/// The files of patterns that are named, or stand in folders that are; `None` where rules are to be tried.
///
/// # Errors
/// When both are named, or patterns are asked for in a form that they are not told in.
pub fn named(arguments: &Test, paths: &[PathBuf]) -> Result<Option<Vec<PathBuf>>, Stop> {
    let held = |path: &PathBuf, ending: &'static str| {
        let found: Vec<PathBuf> = input::files(std::slice::from_ref(path), &[ending]).flatten().collect();
        found
    };
    let of_patterns: Vec<Vec<PathBuf>> =
        paths.iter().map(|path| of(path, held(path, RULES).is_empty(), &held)).collect();
    let count = of_patterns.iter().filter(|files| !files.is_empty()).count();
    if count == 0 {
        return Ok(None);
    }
    if count < paths.len() {
        return Err(Stop::Told(
            "patterns and rules are tried apart; name the files of patterns in a run of their own".into(),
        ));
    }
    if arguments.format != TestFormat::Human {
        return Err(Stop::Told("what patterns do is told for people only; leave `--format` out".to_owned()));
    }
    Ok(Some(of_patterns.concat()))
}

/// The files of patterns that a path names: itself, or those of a folder without rules.
fn of(path: &PathBuf, no_rules: bool, held: &impl Fn(&PathBuf, &'static str) -> Vec<PathBuf>) -> Vec<PathBuf> {
    let itself = path.extension().is_some_and(|ending| ending == ENDING);
    match (itself, path.is_dir() && no_rules) {
        (true, _) => vec![path.clone()],
        (false, true) => held(path, ENDING),
        (false, false) => Vec::new(),
    }
}

/// Tries them, one file after the other.
pub fn test(arguments: &Test, paths: &[PathBuf], settings: &Settings, output: &mut Output) -> Result<Outcome, Stop> {
    let knowledge = match arguments.language.map(Language::from) {
        None | Some(Language::English) => &settings.knowledge,
        Some(language) => Knowledge::of(language),
    };
    let mut outcome = Outcome::Clean;
    for path in paths {
        outcome = outcome.max(file(path, knowledge, output)?);
    }
    Ok(outcome)
}

fn file(path: &Path, knowledge: &Knowledge, output: &mut Output) -> Result<Outcome, Stop> {
    let name = input::shown(path);
    let text = match input::text(path) {
        Ok(text) => text,
        Err(trouble) => {
            output.complain(&format!("{}: {}", trouble.path, trouble.message));
            return Ok(Outcome::Failed);
        }
    };
    let stem = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
    let Some(family) = Family::of(stem) else {
        let known: Vec<&str> = Family::ALL.into_iter().map(Family::name).collect();
        output.complain(&format!(
            "{name}: the name of a file says what its patterns find, and none is called `{stem}`; name it one of {}",
            known.join(", ")
        ));
        return Ok(Outcome::Failed);
    };
    let (patterns, mut problems) = Patterns::read(family, &text);
    problems.extend(failing(family, &patterns, knowledge));
    problems.sort_by_key(|problem| problem.span().start);
    let told: Vec<Diagnostic> = problems.iter().map(Problem::diagnostic).collect();
    let checked = Checked {
        path: &name,
        text: &text,
        sentences: &[],
        against: &[],
        findings: &[],
        problems: &told,
        made_from: None,
        comparison: None,
    };
    output.write(&human(&checked, output.look()))?;
    let many = |count: usize| if count == 1 { "" } else { "s" };
    let (count, wrong) = (patterns.patterns.len(), told.len());
    let mistakes = if wrong == 0 { String::new() } else { format!(", {wrong} mistake{}", many(wrong)) };
    output.write(&format!("{name}: {count} pattern{}{mistakes}\n", many(count)))?;
    Ok(if wrong == 0 { Outcome::Clean } else { Outcome::Found })
}
