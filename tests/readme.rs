//! What README.md shows is true of the binary: its findings, its rules, its settings, its commands.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const README: &str = include_str!("../README.md");
const ARTICLE: &str = "The army said that it had taken the town.\n";

/// The indented blocks of the README, without their indent.
fn blocks() -> Vec<String> {
    let mut blocks: Vec<String> = Vec::new();
    let mut open = false;
    for line in README.lines() {
        match line.strip_prefix("    ") {
            Some(code) if open => blocks.last_mut().unwrap().push_str(&format!("{code}\n")),
            Some(code) => blocks.push(format!("{code}\n")),
            None if line.is_empty() && open => blocks.last_mut().unwrap().push('\n'),
            None => {}
        }
        open = line.starts_with("    ") || open && line.is_empty();
    }
    blocks
}

fn block(of: &str) -> String {
    let found = blocks().into_iter().find(|block| block.contains(of));
    found.unwrap_or_else(|| panic!("README.md shows nothing with {of:?}"))
}

fn sayso(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_sayso")).current_dir(folder).args(arguments).output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("readme").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("article.md"), ARTICLE).unwrap();
    folder
}

#[test]
fn the_first_command_shows_those_findings() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let command = block("cargo install");
    let (_, arguments) = command.trim().split_once("&& sayso ").expect("the command checks an article");
    let mut arguments: Vec<&str> = arguments.split(' ').collect();
    arguments.extend(["--width", "96"]);
    let shown = text(&sayso(root, &arguments).stdout);
    // Each finding's lines, as far as the README gives them.
    for line in block("cargo install").lines().chain(block("captive-as-fact]").lines()).skip(1) {
        assert!(shown.contains(line.trim_end()), "README.md shows {line:?}, which is not in:\n{shown}");
    }
    let number = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"];
    let findings = shown
        .lines()
        .filter(|line| line.starts_with("error[") || line.starts_with("warning[") || line.starts_with("note["));
    let count = number[findings.count()];
    assert!(README.contains(&format!("ends with {count} findings")), "there are {count} findings:\n{shown}");
}

#[test]
fn its_rule_works_on_the_command_line() {
    let command = block("--rule '");
    let rule = command.split('\'').nth(1).unwrap();
    let output = sayso(&folder("line"), &["check", "--rule", rule, "article.md"]);
    assert!(output.status.code() != Some(2), "{}", text(&output.stderr));
}

#[test]
fn its_pack_works_as_a_file() {
    let folder = folder("pack");
    fs::write(folder.join("house.sayso"), block("pack house")).unwrap();
    let output = sayso(&folder, &["rules", "--rules", "house.sayso", "house/quoted-sources-only"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    fs::write(folder.join("headline.md"), "# Minister to resign, sources say\n\nThe minister met reporters.\n")
        .unwrap();
    let output = sayso(&folder, &["check", "--rules", "house.sayso", "headline.md"]);
    assert!(text(&output.stdout).contains("error[house/quoted-sources-only]"), "{}", text(&output.stdout));
}

#[test]
fn its_settings_are_read() {
    let folder = folder("settings");
    fs::create_dir_all(folder.join("standards")).unwrap();
    fs::write(folder.join("standards/house.sayso"), block("pack house")).unwrap();
    fs::write(folder.join("sayso.ron"), block("off: [")).unwrap();
    let output = sayso(&folder, &["check", "article.md"]);
    assert_ne!(output.status.code(), Some(2), "{}", text(&output.stderr));
    fs::write(folder.join("sayso.ron"), format!("({})", block("lexicon:"))).unwrap();
    let output = sayso(&folder, &["check", "article.md"]);
    assert_ne!(output.status.code(), Some(2), "{}", text(&output.stderr));
}

#[test]
fn its_comment_silences() {
    let folder = folder("comment");
    let comment = README.split('`').find(|piece| piece.starts_with("<!-- sayso allow")).expect("a comment is shown");
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let article = fs::read_to_string(root.join("examples/pilot.md")).unwrap();
    let silenced = article.replace("In a video published", &format!("{comment}\nIn a video published"));
    fs::write(folder.join("pilot.md"), silenced).unwrap();
    let shown = text(&sayso(&folder, &["check", "pilot.md"]).stdout);
    assert!(!shown.contains("captive-as-fact"), "{shown}");
}

#[test]
fn its_commands_exist() {
    for row in README.lines().filter(|line| line.starts_with("| `sayso ")) {
        let name = row.trim_start_matches("| `sayso ").split([' ', '`']).next().unwrap();
        let output = sayso(Path::new("."), &[name, "--help"]);
        assert_eq!(output.status.code(), Some(0), "sayso {name} --help");
        let help = text(&output.stdout);
        for option in row.split([' ', '`']).filter(|word| word.starts_with("--") && word.len() > 2) {
            assert!(help.contains(option), "sayso {name} knows no {option}");
        }
    }
}
