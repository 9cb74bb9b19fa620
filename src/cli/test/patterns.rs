//! `sayso test FILE.pattern`: what is wrong in files of patterns, and which of their own examples do not hold.

use crate::cli::input;
use crate::cli::output::Output;
use crate::cli::settings::Settings;
use crate::cli::{Outcome, Stop};
use sayso::diagnostic::Diagnostic;
use sayso::patterns::{Family, Patterns, Problem, failing};
use sayso::report::{Checked, human};
use std::path::{Path, PathBuf};

/// How a file of patterns ends.
const ENDING: &str = "pattern";

/// True where all that is named are files of patterns.
pub fn are_named(paths: &[PathBuf]) -> bool {
    !paths.is_empty() && paths.iter().all(|path| path.extension().is_some_and(|ending| ending == ENDING))
}

/// Tries them, one file after the other.
pub fn test(paths: &[PathBuf], settings: &Settings, output: &mut Output) -> Result<Outcome, Stop> {
    let mut outcome = Outcome::Clean;
    for path in paths {
        outcome = outcome.max(file(path, settings, output)?);
    }
    Ok(outcome)
}

fn file(path: &Path, settings: &Settings, output: &mut Output) -> Result<Outcome, Stop> {
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
    problems.extend(failing(family, &patterns, &settings.knowledge));
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
