//! The command: arguments in, text and an exit status out. What it prints is the library's work.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run()
}
