//! The command line: files, terminal, exit status. All input and output of the project is in here; no rule, fact or
//! message is.

mod against;
mod allow;
mod answer;
mod answers;
mod arguments;
mod aside;
mod audit;
mod baseline;
mod cache;
mod changed;
mod check;
mod completions;
mod config;
mod docx;
mod explain;
mod explain_code;
mod extract;
mod extractor;
mod fmt;
mod house;
mod init;
mod input;
mod line;
mod lsp;
mod made_from;
mod output;
mod reading;
mod records;
mod rules;
mod settings;
mod story;
mod test;
mod today;
mod version;
mod vocabulary;
mod watch;
mod whole;
mod wire;

use arguments::{Arguments, Command};
use clap::Parser;
use clap::error::{ContextKind, ContextValue};
use output::Output;
use std::process::ExitCode;

/// How a run ended: the exit status of the command.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Outcome {
    /// Nothing at or above the level that fails.
    Clean = 0,
    /// Something was found.
    Found = 1,
    /// A file could not be read, or a rule does not read.
    Failed = 2,
}

/// Why a run stopped before its end.
#[derive(Debug)]
enum Stop {
    /// Nobody reads any more: `sayso … | head`.
    Closed,
    /// Something that the user has to mend, in words for them.
    Told(String),
}

impl From<std::io::Error> for Stop {
    fn from(error: std::io::Error) -> Self {
        if error.kind() == std::io::ErrorKind::BrokenPipe { Self::Closed } else { Self::Told(error.to_string()) }
    }
}

/// Commands that other programs have, and what to write here.
const MEANT: &[(&str, &str)] = &[
    ("lint", "`sayso rules` for advice on your rules, or `sayso test` to try their examples"),
    ("validate", "`sayso test` to try the examples of rules"),
    ("verify", "`sayso check` for articles, or `sayso test` for rules"),
    ("list", "`sayso rules` for the rules, or `sayso vocabulary` for their phrases"),
    ("words", "`sayso vocabulary`"),
    ("format", "`sayso fmt`"),
    ("run", "`sayso check`"),
];

/// What is wrong with the arguments, as clap has it; for a command of another program, the one that was meant.
fn refused(error: &clap::Error) -> ExitCode {
    let written = match error.get(ContextKind::InvalidSubcommand) {
        Some(ContextValue::String(written)) => written.as_str(),
        _ => "",
    };
    match MEANT.iter().find(|(name, _)| *name == written) {
        Some((name, meant)) => {
            let mut output = Output::new(arguments::Colour::Auto, None);
            output.complain(&format!("there is no command `{name}`; write {meant}"));
        }
        // Nothing can be done when that fails too.
        None => drop(error.print()),
    }
    ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2))
}

/// Runs the command.
pub fn run() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => return refused(&error),
    };
    let mut output = Output::new(arguments.color, arguments.width);
    let done = match &arguments.command {
        None => version::version(arguments.verbose, &mut output),
        Some(Command::Check(check)) => check::check(check, &mut output),
        Some(Command::Baseline(baseline)) => baseline::baseline(baseline, &mut output),
        Some(Command::Allow(allow)) => allow::allow(allow, &mut output),
        Some(Command::Audit(audit)) => audit::audit(audit, &mut output),
        Some(Command::Answer(answer)) => answer::answer(answer, &mut output),
        Some(Command::Config(config)) => config::config(config, &mut output),
        Some(Command::Explain(explain)) => explain::explain(explain, &mut output),
        Some(Command::Extract(extract)) => extract::extract(extract, &mut output),
        Some(Command::Rules(rules)) => rules::rules(rules, &mut output),
        Some(Command::Test(test)) => test::test(test, &mut output),
        Some(Command::Vocabulary(vocabulary)) => vocabulary::vocabulary(vocabulary, &mut output),
        Some(Command::Fmt(fmt)) => fmt::fmt(fmt, &mut output),
        Some(Command::Init(init)) => init::init(init, &mut output),
        Some(Command::Lsp) => lsp::lsp(),
        Some(Command::Completions(completions)) => completions::completions(completions, &mut output),
    };
    let flushed = |outcome, output: &mut Output| match output.flush().map_err(Stop::from) {
        // That nobody reads on makes nothing right that was wrong.
        Ok(()) | Err(Stop::Closed) => Ok(outcome),
        Err(told) => Err(told),
    };
    let outcome = match done.and_then(|outcome| flushed(outcome, &mut output)) {
        Ok(outcome) => outcome,
        Err(Stop::Closed) => Outcome::Clean,
        Err(Stop::Told(message)) => {
            output.complain(&message);
            Outcome::Failed
        }
    };
    ExitCode::from(outcome as u8)
}
