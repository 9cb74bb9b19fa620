//! A folder of files and the program run in it: what the tests of the command share.

#![allow(dead_code, reason = "not every test needs all of it")]

use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The article that most of these tests check: a claim of sources whom nobody names.
pub const ANONYMOUS: &str = "# Harbour\n\nThe harbour will close in spring, two officials said.\n";

/// A rule that flags it, with nothing else.
pub const PACK: &str = "pack house\n\nrule anon\n  flag statements attributed to an anonymous source\n  severity error\n  message \"{source} :: {content}\"\n";

/// A folder of its own for a test, with these files in it.
pub fn folder(suite: &str, name: &str, files: &[(&str, impl AsRef<[u8]>)]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(suite).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    for (name, text) in files {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

/// The program in a folder.
pub fn program(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sayso"));
    command.current_dir(folder).args(arguments).env_remove("NO_COLOR");
    command
}

/// The program in a folder, with the fast extractor where it reads articles.
pub fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = program(folder, arguments);
    let reads = ["check", "test", "extract", "explain", "baseline", "allow", "audit", "answer"];
    if arguments.first().is_some_and(|first| reads.contains(first)) && !arguments.contains(&"--extractor") {
        command.args(["--extractor", "fast"]);
    }
    command
}

/// How a run ended and what it wrote.
#[derive(Debug)]
pub struct Run {
    pub status: i32,
    pub out: String,
    pub err: String,
}

impl Run {
    pub fn of(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Self { status: output.status.code().unwrap(), out: text(output.stdout), err: text(output.stderr) }
    }

    pub fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {}", self.out))
    }
}

/// Runs the program with the fast extractor where it reads.
pub fn run(folder: &Path, arguments: &[&str]) -> Run {
    Run::of(command(folder, arguments).output().unwrap())
}
