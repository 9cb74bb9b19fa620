//! `sayso fmt`: rule files in one style, in their place or on standard output. A file with a mistake is told of and left
//! as it is.

use crate::cli::arguments::Fmt;
use crate::cli::input::{self, Trouble};
use crate::cli::output::Output;
use crate::cli::{Outcome, Stop};
use sayso::diagnostic::Diagnostic;
use sayso::report::{Checked, human};
use similar::TextDiff;
use std::path::Path;

/// Lines shown around a change.
const AROUND: usize = 1;

/// Lays rule files out, or says which would change.
pub fn fmt(arguments: &Fmt, output: &mut Output) -> Result<Outcome, Stop> {
    let mut outcome = Outcome::Clean;
    for path in input::files(&arguments.paths, &["sayso"]) {
        match path.and_then(|path| Ok((input::text(&path)?, path))) {
            Ok((text, path)) => outcome = outcome.max(file(&path, &text, arguments.check, output)?),
            Err(trouble) => outcome = outcome.max(tell(&trouble, output)),
        }
    }
    Ok(outcome)
}

fn tell(trouble: &Trouble, output: &mut Output) -> Outcome {
    output.complain(&format!("{}: {}", trouble.path, trouble.message));
    Outcome::Failed
}

fn file(path: &Path, text: &str, check: bool, output: &mut Output) -> Result<Outcome, Stop> {
    let name = input::shown(path);
    let laid_out = match sayso::syntax::format(text) {
        Ok(laid_out) => laid_out,
        Err(problems) => {
            let problems: Vec<Diagnostic> = problems.iter().map(|problem| problem.diagnostic()).collect();
            let checked = Checked {
                path: &name,
                text,
                sentences: &[],
                against: &[],
                findings: &[],
                problems: &problems,
                made_from: None,
                comparison: None,
            };
            output.tell(&human(&checked, output.look_of_errors()))?;
            return Ok(Outcome::Failed);
        }
    };
    let stdin = path == Path::new("-");
    match (check, stdin) {
        (true, _) if laid_out != text => {
            output.write(&difference(&name, text, &laid_out))?;
            Ok(Outcome::Found)
        }
        (true, _) => Ok(Outcome::Clean),
        (false, true) => {
            output.write(&laid_out)?;
            Ok(Outcome::Clean)
        }
        (false, false) => Ok(if laid_out == text { Outcome::Clean } else { write(path, &laid_out, output)? }),
    }
}

fn write(path: &Path, text: &str, output: &mut Output) -> Result<Outcome, Stop> {
    match std::fs::write(path, text) {
        Ok(()) => {
            output.write(&format!("laid out {}\n", input::shown(path)))?;
            Ok(Outcome::Clean)
        }
        Err(error) => {
            output.complain(&format!("{}: it could not be written: {error}", input::shown(path)));
            Ok(Outcome::Failed)
        }
    }
}

/// What would change, line by line.
fn difference(name: &str, old: &str, new: &str) -> String {
    let shown = TextDiff::from_lines(old, new).unified_diff().context_radius(AROUND).to_string();
    format!("{name} would change:\n{shown}")
}
