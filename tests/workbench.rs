//! `sayso test` as rule writers run it: examples, snapshot cases, review, coverage, JUnit, JSON, and a change of rules over a
//! folder of articles.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

#[path = "support/desk.rs"]
mod desk;
#[path = "support/schema.rs"]
mod schema;

use desk::Run;
use serde_json::Value;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const RULES: &str = r#"pack desk

words river terms: "river", "bridge", "lock"

rule river
  flag claims mentioning river terms
  unless hedged
  severity warning, error when quoted
  message "“{wording}”"
  flags  "The mayor said that the bridge had been closed."
  allows "The mayor said that the council had met."
  allows "The mayor said that the bridge may have been closed."

rule told
  flag claims attributed to a source
  tags "strict"
  message "{source}"
  flags file "told.md"
  allows "The road is closed."
"#;

const STORY: &str = "# Bridge closed\n\nThe mayor said that the bridge had been closed on Friday. The council met.\n";

fn folder(name: &str, files: &[(&str, &str)]) -> PathBuf {
    desk::folder("workbench", name, files)
}

fn run(folder: &Path, arguments: &[&str], answers: &str) -> Run {
    let mut child = Command::new(env!("CARGO_BIN_EXE_sayso"))
        .current_dir(folder)
        .args(arguments)
        // Snapshots are those of the extractor that is in every build.
        .args(["--width", "80", "--extractor", "fast"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A run that asks nothing ends before it is answered.
    let _ = child.stdin.take().unwrap().write_all(answers.as_bytes());
    Run::of(child.wait_with_output().unwrap())
}

fn desk(name: &str, more: &[(&str, &str)]) -> PathBuf {
    let told = ("told.md", "The mayor said that the council had met.\n");
    folder(name, &[&[("desk.sayso", RULES), told], more].concat())
}

#[test]
fn examples_that_hold() {
    let here = desk("hold", &[]);
    let run = run(&here, &["test"], "");
    assert_eq!((run.status, run.out.as_str()), (0, "5 examples; 0 cases\n"), "{}", run.err);
}

#[test]
fn examples_that_fail_say_why() {
    let rules =
        RULES.replace("the council had met.\"", "the lock had been opened.\"").replace("file \"told", "file \"lost");
    let rules = rules.replace(
        "closed.\"\n  allows \"The mayor said that the lock",
        "cleaned, it seems.\"\n  allows \"The mayor said that the lock",
    );
    let here = folder("fail", &[("rules/desk.sayso", &rules)]);
    let run = run(&here, &["test", "rules"], "");
    assert_eq!(run.status, 1, "{}", run.err);
    insta::assert_snapshot!("examples_that_fail", run.out);
}

#[test]
fn a_case_fails_until_it_is_accepted() {
    let here = desk("cases", &[("tests/bridge.md", STORY), ("tests/more/quiet.txt", "The council met.\n")]);
    let expected = here.join("tests/bridge.md.expected");
    for _ in 0..2 {
        let run = run(&here, &["test"], "");
        assert_eq!(run.status, 1);
        assert!(run.out.contains("failed: case bridge.md: has no snapshot yet"), "{}", run.out);
        assert!(run.out.ends_with("5 examples; 2 cases, 2 failed\n"), "{}", run.out);
    }
    assert!(!expected.exists());
    let updated = run(&here, &["test", "--update"], "");
    assert_eq!((updated.status, updated.out.as_str()), (0, "5 examples; 2 cases\n"));
    insta::assert_snapshot!("a_case", fs::read_to_string(&expected).unwrap());
    assert_eq!(run(&here, &["test"], "").status, 0);

    fs::write(here.join("tests/bridge.md"), STORY.replace("bridge had", "bridge may have")).unwrap();
    for _ in 0..2 {
        let run = run(&here, &["test"], "");
        assert_eq!(run.status, 1);
        assert!(run.out.contains("differs from its snapshot"), "{}", run.out);
        assert!(run.out.contains("    +nothing found"), "{}", run.out);
    }
}

#[test]
fn review_accepts_or_rejects_each() {
    let cases =
        [("tests/a.md", STORY), ("tests/b.md", STORY), ("tests/c.md", STORY), ("tests/gone.md.expected", "x\n")];
    let here = desk("review", &cases);
    let there = |name: &str| here.join("tests").join(name).exists();
    let first = run(&here, &["test", "--review"], "maybe\nn\ny\nq\n");
    assert_eq!(first.status, 1, "{}", first.err);
    assert_eq!([there("a.md.expected"), there("b.md.expected"), there("c.md.expected")], [false, true, false]);
    assert_eq!(
        first.out.matches("accept? y (yes, accept), n (no, reject), q (stop asking)").count(),
        4,
        "{}",
        first.out
    );
    assert!(first.out.ends_with("5 examples; 4 cases, 3 failed\n"), "{}", first.out);
    let second = run(&here, &["test", "--review"], "y\ny\ny\n");
    assert_eq!((second.status, there("gone.md.expected")), (0, false), "{}", second.out);
    let third = run(&here, &["test", "--review"], "");
    assert_eq!((third.status, third.out.as_str()), (0, "5 examples; 3 cases\n"));
}

#[test]
fn at_the_end_of_the_input_nothing_is_accepted() {
    let here = desk("end-of-input", &[("tests/a.md", STORY), ("tests/b.md", STORY)]);
    let run = run(&here, &["test", "--review"], "");
    assert_eq!(run.status, 1);
    assert_eq!(run.out.matches("accept?").count(), 1, "{}", run.out);
}

#[test]
fn a_snapshot_of_no_article_fails() {
    let here = desk("unreferenced", &[("tests/gone.md.expected", "nothing found\n")]);
    let found = run(&here, &["test"], "");
    assert_eq!(found.status, 1);
    assert!(found.out.contains("failed: case gone.md.expected: is a snapshot of no article"), "{}", found.out);
    assert_eq!(run(&here, &["test", "--update"], "").status, 0);
    assert!(!here.join("tests/gone.md.expected").exists());
}

#[test]
fn coverage_names_what_no_example_exercises() {
    let here = desk("coverage", &[]);
    let run = run(&here, &["test", "--coverage", "--only", "river"], "");
    assert_eq!(run.status, 0, "{}", run.err);
    insta::assert_snapshot!("coverage", run.out);
}

#[test]
fn junit_for_ci() {
    let here = desk("junit", &[("tests/a.md", STORY)]);
    let run = run(&here, &["test", "--format", "junit"], "");
    assert_eq!(run.status, 1);
    insta::assert_snapshot!("junit", run.out);
}

/// The JSON of a run, which fits its published schema.
fn fits(run: &Run, schema: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("schemas/{schema}.json"));
    let published: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    let json: Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(schema::mistakes(&published, &json), Vec::<String>::new());
    json
}

#[test]
fn json_for_programs() {
    let here = desk("json", &[("tests/a.md", STORY)]);
    let json = fits(&run(&here, &["test", "--format", "json"], ""), "test");
    let tests = json["tests"].as_array().unwrap();
    let failed: Vec<&Value> = tests.iter().filter(|one| one["holds"] == false).collect();
    assert_eq!(failed.len(), 1);
    assert_eq!(failed[0]["of"], "case");
}

#[test]
fn a_change_of_rules_over_a_folder_of_articles() {
    let new = RULES
        .replace("unless hedged\n", "")
        .replace("severity warning, error when quoted", "severity note")
        .replace("  tags \"strict\"\n", "");
    let rest = "The mayor said that the river may have risen. The lock is shut.\n";
    let here = desk("against", &[("new/desk.sayso", &new), ("corpus/a.md", STORY), ("corpus/b.md", rest)]);
    let changed = run(&here, &["test", "--against", "desk.sayso", "--rules", "new", "corpus"], "");
    assert_eq!(changed.status, 1, "{}", changed.err);
    insta::assert_snapshot!("against", changed.out);
    let args = ["test", "--against", "desk.sayso", "--rules", "new", "--format", "json", "corpus"];
    let json = fits(&run(&here, &args, ""), "against");
    assert_eq!(json["changes"].as_array().unwrap().len(), 5);
    assert_eq!(json["changes"][0]["was"]["severity"], "warning");
    let junit = ["test", "--against", "new", "--rules", "new", "--format", "junit", "corpus"];
    assert_eq!(run(&here, &junit, "").status, 2);
    let same = run(&here, &["test", "--against", "new", "--rules", "new", "corpus"], "");
    assert_eq!(same.status, 0, "{}", same.out);
    let back = run(&here, &["test", "--against", "new", "--rules", "desk.sayso", "corpus"], "");
    assert!(back.out.contains("- corpus/b.md:1:21: note[desk/river]"), "{}", back.out);
}

#[test]
fn what_does_not_read_fails_the_run_and_the_rest_goes_on() {
    let broken = "pack other\n\nrule broken\n  flag claims and\n";
    let here = desk("broken", &[("other.sayso", broken)]);
    let found = run(&here, &["test"], "");
    assert_eq!(
        (found.status, found.out.as_str()),
        (2, "5 examples; 0 cases; not tried: what the mistake above keeps from being read\n")
    );
    assert!(found.err.contains("missing-test"), "{}", found.err);
    let none = run(&folder("none", &[]), &["test"], "");
    assert_eq!(none.status, 2);
    assert!(none.err.contains("no .sayso in this folder"), "{}", none.err);
    assert_eq!(run(&here, &["test", "--only", "rivers"], "").status, 2);
}

#[test]
fn the_packs_that_ship_hold_as_their_files() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let run = run(here, &["test", "rules"], "");
    assert_eq!(run.status, 0, "{}{}", run.out, run.err);
}
