//! What is kept between runs, runs that go on, and what settings pin: each tried on the program.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

#[path = "support/desk.rs"]
mod desk;

use desk::{ANONYMOUS, PACK, Run, command, run};
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;

const OWN: &str = r#"(rules: ["anon.sayso"], packs_that_ship: false)"#;
const QUIET: &str = "# Harbour\n\nThe harbour will close in spring, Ann Lowe said.\n";

fn folder(name: &str) -> PathBuf {
    let files = [("sayso.ron", OWN), ("anon.sayso", PACK), ("a.md", ANONYMOUS), ("b.md", QUIET)];
    desk::folder("kept", name, &files)
}

fn check(folder: &Path, more: &[&str]) -> Run {
    let arguments = ["check", "--cache-dir", "kept", "--format", "short", "a.md", "b.md"];
    run(folder, &[&arguments, more].concat())
}

/// The files in which results are kept.
fn kept(folder: &Path) -> Vec<PathBuf> {
    let folders = fs::read_dir(folder.join("kept")).into_iter().flatten().map(|entry| entry.unwrap().path());
    let inside = folders.filter(|path| path.is_dir()).flat_map(|path| fs::read_dir(path).unwrap());
    let mut files: Vec<PathBuf> = inside.map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

/// A kept text with the sum that belongs to it.
fn sealed(text: &str) -> String {
    format!("sayso kept 1 {:032x}\n{text}", xxhash_rust::xxh3::xxh3_128(text.as_bytes()))
}

#[test]
fn a_second_run_takes_what_the_first_kept() {
    let folder = folder("second");
    let first = check(&folder, &[]);
    assert_eq!((first.status, kept(&folder).len()), (1, 2), "{first:?}");
    assert_eq!(check(&folder, &[]).out, first.out);
    for file in kept(&folder) {
        let text = fs::read_to_string(&file).unwrap();
        let (_, text) = text.split_once('\n').unwrap();
        fs::write(&file, sealed(&text.replace("two officials", "three officers"))).unwrap();
    }
    let second = check(&folder, &[]);
    assert!(second.out.contains("three officers :: "), "what is kept is what is shown: {second:?}");
    assert!(check(&folder, &["--extractor", "accurate"]).out.contains("two officials"), "another extractor reads anew");
    assert_eq!(kept(&folder).len(), 4);
}

#[test]
fn every_format_is_the_same_from_what_is_kept() {
    let folder = folder("formats");
    for format in ["human", "short", "json", "jsonl", "sarif", "github", "gitlab", "junit", "checkstyle"] {
        let fresh = run(&folder, &["check", "--no-cache", "--format", format, "."]);
        for _ in 0..2 {
            let told = run(&folder, &["check", "--cache-dir", "kept", "--format", format, "."]);
            assert_eq!((told.status, &told.out), (fresh.status, &fresh.out), "{format}");
        }
    }
    assert_eq!(kept(&folder).len(), 2);
}

#[test]
fn what_is_damaged_is_thrown_away() {
    let folder = folder("damaged");
    let first = check(&folder, &[]);
    let whole: Vec<String> = kept(&folder).iter().map(|file| fs::read_to_string(file).unwrap()).collect();
    let cut = |text: &str| text[..text.len() / 2].to_owned();
    let damages: [&dyn Fn(&str) -> String; 5] =
        [&|_| String::new(), &cut, &|text| text.replace("officials", "officiale"), &|_| sealed("[]"), &|_| {
            sealed(r#"{"sentences":[],"findings":[],"allowed":[],"problems":[{"severity":9}]}"#)
        }];
    for damage in damages {
        for (file, text) in kept(&folder).iter().zip(&whole) {
            fs::write(file, damage(text)).unwrap();
        }
        assert_eq!(check(&folder, &[]).out, first.out);
        let mended: Vec<String> = kept(&folder).iter().map(|file| fs::read_to_string(file).unwrap()).collect();
        assert_eq!(mended, whole, "what was damaged is written anew");
    }
    fs::write(kept(&folder)[0].with_extension("1.new"), "half").unwrap();
    assert_eq!(check(&folder, &[]).out, first.out, "what a run that was killed left behind is nothing");
}

#[test]
fn whatever_a_result_depends_on_makes_another() {
    let folder = folder("depends");
    check(&folder, &[]);
    let mut count = kept(&folder).len();
    let changes: [(&str, &str); 3] = [
        ("anon.sayso", &PACK.replace("severity error", "severity note")),
        ("sayso.ron", r#"(rules: ["anon.sayso"], packs_that_ship: false, severity: {"anon": warning})"#),
        ("sayso.ron", r#"(rules: ["anon.sayso"], packs_that_ship: false, off: ["anon"])"#),
    ];
    for ((file, text), found) in changes.into_iter().zip([": note[", ": warning[", ""]) {
        fs::write(folder.join(file), text).unwrap();
        let told = check(&folder, &[]);
        assert!(told.out.contains(found) && told.out.is_empty() == found.is_empty(), "{told:?}");
        assert_eq!(kept(&folder).len(), count + 2, "{file}");
        count += 2;
    }
    check(&folder, &["--only", "anon"]);
    assert_eq!(kept(&folder).len(), count + 2, "arguments");
}

#[test]
fn nothing_is_kept_where_that_is_not_wanted_or_cannot_be() {
    let folder = folder("unwanted");
    let plain = run(&folder, &["check", "--no-cache", "--format", "short", "a.md", "b.md"]);
    assert_eq!(plain.status, 1);
    fs::write(folder.join("sayso.ron"), OWN.replace(')', ", cache: false)")).unwrap();
    assert_eq!(check(&folder, &[]).out, plain.out);
    assert!(kept(&folder).is_empty());
    fs::write(folder.join("sayso.ron"), OWN).unwrap();
    fs::remove_dir_all(folder.join("kept")).unwrap();
    fs::write(folder.join("kept"), "no folder").unwrap();
    assert_eq!(check(&folder, &[]).out, plain.out, "a cache never fails a run");
    let named = command(&folder, &["check", "a.md"]).env("SAYSO_CACHE", folder.join("other")).output().unwrap();
    assert_eq!(named.status.code(), Some(1));
    assert!(folder.join("other").is_dir(), "the variable names the place");
}

#[test]
fn what_others_keep_in_the_folder_is_left_alone() {
    let folder = folder("others");
    fs::create_dir_all(folder.join("kept/notes")).unwrap();
    let old = std::time::SystemTime::now() - Duration::from_secs(40 * 24 * 60 * 60);
    let aged = |name: &str| {
        let file = fs::File::create(folder.join(name)).unwrap();
        file.set_modified(old).unwrap();
    };
    fs::create_dir_all(folder.join("kept/0a")).unwrap();
    aged("kept/notes/mine.txt");
    aged("kept/0a/0123");
    check(&folder, &[]);
    assert!(folder.join("kept/notes/mine.txt").exists());
    assert!(!folder.join("kept/0a/0123").exists(), "what nobody asked for in two weeks goes");
}

/// What a program writes, a line at a time.
fn lines(from: impl std::io::Read + Send + 'static) -> mpsc::Receiver<String> {
    let (send, lines) = mpsc::channel();
    std::thread::spawn(move || BufReader::new(from).lines().map_while(Result::ok).try_for_each(|line| send.send(line)));
    lines
}

#[test]
fn a_watched_folder_is_checked_again_when_something_changes() {
    let folder = folder("watch");
    fs::write(folder.join("a.md"), QUIET).unwrap();
    let arguments = ["check", "--watch", "--cache-dir", "../watch-kept", "--format", "short", "."];
    let mut program = command(&folder, &arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let out = lines(program.stdout.take().unwrap());
    let err = lines(program.stderr.take().unwrap());
    let wait = |from: &mpsc::Receiver<String>, what: &str| loop {
        let line = from.recv_timeout(Duration::from_secs(60)).unwrap_or_else(|_| panic!("never told: {what}"));
        if line.contains(what) {
            break;
        }
    };
    wait(&err, "waiting for changes");
    fs::write(folder.join("a.md"), ANONYMOUS).unwrap();
    wait(&out, "error[house/anon]");
    wait(&err, "waiting for changes");
    fs::write(folder.join("anon.sayso"), PACK.replace("severity error", "severity warning")).unwrap();
    wait(&out, "warning[house/anon]");
    wait(&err, "waiting for changes");
    fs::write(folder.join("sayso.ron"), "(rules: [").unwrap();
    wait(&err, "a.md: not checked");
    wait(&err, "waiting for changes");
    fs::write(folder.join("sayso.ron"), OWN).unwrap();
    wait(&out, "warning[house/anon]");
    program.kill().unwrap();
    program.wait().unwrap();
    let stdin = run(&folder, &["check", "--watch", "-"]);
    assert_eq!(stdin.status, 2);
    assert!(stdin.err.contains("cannot be watched"), "{stdin:?}");
}

#[test]
fn settings_pin_who_reads_and_the_lowest_version() {
    let folder = folder("pins");
    let settings = |text: &str| fs::write(folder.join("sayso.ron"), OWN.replace(')', text)).unwrap();
    let checked = |arguments: &[&str]| {
        Run::of(Command::new(env!("CARGO_BIN_EXE_sayso")).current_dir(&folder).args(arguments).output().unwrap())
    };
    settings(r#", version: "99.1", key_of_a_later_sayso: true)"#);
    let late = checked(&["check", "a.md"]);
    assert_eq!(late.status, 2);
    assert!(late.err.contains("these settings ask for sayso 99.1 or later, and this is"), "{late:?}");
    settings(r#", version: "soon")"#);
    assert!(checked(&["check", "a.md"]).err.contains("`soon` is no version"));
    settings(r#", version: "0.1", extractor: fast)"#);
    let fast = checked(&["extract", "--format", "json", "a.md"]);
    assert_eq!(fast.out, checked(&["extract", "--format", "json", "--extractor", "fast", "a.md"]).out);
    assert_eq!(checked(&["check", "a.md", "--no-cache"]).status, 1);
    let shown = checked(&["config", "a.md"]).out;
    assert!(shown.contains("extractor") && shown.contains("fast") && shown.contains("version"), "{shown}");
    settings(", extractor: quick)");
    assert_eq!(checked(&["check", "a.md"]).status, 2);
}

#[test]
fn the_program_is_whole_wherever_it_is() {
    let folder = folder("moved");
    let program = folder.join(format!("moved-sayso{}", std::env::consts::EXE_SUFFIX));
    fs::copy(env!("CARGO_BIN_EXE_sayso"), &program).unwrap();
    let told = Command::new(&program).current_dir(&folder).args(["--version", "--verbose"]).output().unwrap();
    let told = Run::of(told);
    assert!(told.out.contains("articles are read by the accurate extractor"), "{told:?}");
    let checked = Command::new(&program).current_dir(&folder).args(["check", "--no-cache", "a.md"]).output().unwrap();
    let checked = Run::of(checked);
    assert!(!checked.err.contains("fast extractor"), "{checked:?}");
}

#[test]
#[cfg(target_os = "linux")]
fn how_far_a_run_is_is_told_on_a_terminal_only() {
    let folder = folder("progress");
    let long = ANONYMOUS.repeat(400);
    for name in 0..5 {
        fs::write(folder.join(format!("{name}.md")), &long).unwrap();
    }
    let piped = run(&folder, &["check", "--no-cache", "--jobs", "1", "--format", "short", "."]);
    assert!(!piped.err.contains("articles read"), "{piped:?}");
    let line = format!(
        "{} check --no-cache --extractor fast --jobs 1 --format short . >found.txt",
        env!("CARGO_BIN_EXE_sayso")
    );
    let terminal = |term: &str| {
        let mut script = Command::new("script");
        script.current_dir(&folder).args(["-qec", &line, "/dev/null"]).env("TERM", term).stdin(Stdio::null());
        script.output().ok().map(|output| String::from_utf8_lossy(&output.stdout).into_owned())
    };
    let Some(shown) = terminal("xterm") else {
        println!("left out: `script`, which makes a terminal, is not on this machine");
        return;
    };
    assert!(shown.contains(" articles read"), "{shown:?}");
    assert!(shown.trim_end().ends_with("\r\u{1b}[K"), "the line is taken away at the end: {shown:?}");
    assert!(!terminal("dumb").unwrap().contains("articles read"));
}
