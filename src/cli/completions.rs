//! `sayso completions`: what a shell needs to complete the command, written to standard output.

use crate::cli::arguments::{Arguments, Completions};
use crate::cli::output::Output;
use crate::cli::{Outcome, Stop};
use clap::CommandFactory;

/// Writes the completions for a shell.
pub fn completions(arguments: &Completions, output: &mut Output) -> Result<Outcome, Stop> {
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut Arguments::command(), "sayso", &mut script);
    output.write(&String::from_utf8_lossy(&script))?;
    Ok(Outcome::Clean)
}
