//! `sayso extract --stage`: each stage of a small article in plain text, and one line of it alone.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const ARTICLE: &str = "# Ferry held in port\n\nThe harbour master said that the ferry had not been repaired.\n\n\
    Ana Ruiz, who owns it, denied this.\n";

/// A folder of this test's own with the article in it.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("ferry.md"), ARTICLE).unwrap();
    folder
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sayso"));
    command.current_dir(folder).args(["extract", "--extractor", "fast"]).args(arguments).output().unwrap()
}

fn shown(folder: &Path, stage: &str, place: &str) -> String {
    let output = run(folder, &["--stage", stage, place]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn each_stage_is_shown() {
    let folder = folder("stage-each");
    let stages = ["tokens", "phrases", "attributions", "cast", "statements", "judgements"];
    let all: String = stages.iter().map(|stage| format!("== {stage}\n{}", shown(&folder, stage, "ferry.md"))).collect();
    insta::assert_snapshot!("each_stage_is_shown", all);
}

#[test]
fn one_line_is_shown_alone() {
    let folder = folder("stage-line");
    let tokens = shown(&folder, "tokens", "ferry.md:5");
    assert!(tokens.contains("Ruiz") && !tokens.contains("harbour"), "{tokens}");
    let phrases = shown(&folder, "phrases", "ferry.md:3");
    assert!(phrases.contains("not: not") && !phrases.contains("Ruiz"), "{phrases}");
    let statements = shown(&folder, "statements", "ferry.md:3:1");
    assert!(statements.contains("the ferry had not been repaired") && !statements.contains("Ruiz"), "{statements}");
    assert!(shown(&folder, "attributions", "ferry.md:1").contains("nothing stands here"));
}

#[test]
fn what_is_not_there_is_said() {
    let folder = folder("stage-none");
    let output = run(&folder, &["--stage", "cast", "ferry.md:90"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("ferry.md has no line 90"));
    let output = run(&folder, &["--stage", "cast", "--format", "json", "ferry.md"]);
    assert_eq!(output.status.code(), Some(2));
}
