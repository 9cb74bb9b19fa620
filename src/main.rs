//! The command: arguments in, text and an exit status out. What it prints is the library's work.

mod cli;

use std::process::ExitCode;

/// An archive makes many small things and lets them go again: this gives and takes memory sooner than the system does.
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    cli::run()
}
