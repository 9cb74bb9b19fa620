//! Rules on trial: shown to those who ask, failing nothing; what editors say of findings is kept, and counted.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

#[path = "support/desk.rs"]
mod desk;

use desk::{ANONYMOUS, PACK, Run, run};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

const OWN: &str = r#"(rules: ["anon.sayso"], packs_that_ship: false)"#;

fn folder(name: &str) -> PathBuf {
    let pilot = PACK.replace("severity error", "severity pilot");
    desk::folder("trial", name, &[("sayso.ron", OWN), ("anon.sayso", &pilot), ("drafts/a.md", ANONYMOUS)])
}

fn fingerprint(folder: &Path) -> String {
    let told: Value = run(folder, &["check", "--pilot", "--format", "json"]).json();
    told["findings"][0]["fingerprint"].as_str().unwrap().to_owned()
}

#[test]
fn a_rule_on_trial_is_shown_to_those_who_ask_and_fails_nothing() {
    let folder = folder("asked");
    let quiet = run(&folder, &["check", "--fail-on", "note"]);
    assert_eq!((quiet.status, quiet.out.as_str()), (0, "nothing found in 1 article\n"));
    let asked = run(&folder, &["check", "--fail-on", "note", "--pilot"]);
    assert_eq!(asked.status, 0, "{asked:?}");
    assert!(asked.out.starts_with("pilot[house/anon]: two officials :: "), "{}", asked.out);
    assert!(asked.out.contains("1 pilot in 1 article"), "{}", asked.out);
    assert!(asked.out.contains(&fingerprint(&folder)), "it says how to answer: {}", asked.out);
    for (format, words) in [
        ("short", ": pilot[house/anon]"),
        ("sarif", "\"level\":\"note\""),
        ("github", "::notice "),
        ("gitlab", "\"severity\":\"info\""),
        ("checkstyle", "severity=\"info\""),
        ("html", "pilot"),
    ] {
        let told = run(&folder, &["check", "--pilot", "--fail-on", "note", "--format", format]);
        assert!(told.status == 0 && told.out.contains(words), "{format}: {told:?}");
    }
    let junit = run(&folder, &["check", "--pilot", "--fail-on", "note", "--format", "junit"]);
    assert!(!junit.out.contains("<failure"), "{}", junit.out);
    let known = run(&folder, &["baseline"]);
    assert!(known.out.starts_with("0 findings are known"), "what is on trial is not taken as known: {known:?}");
}

#[test]
fn settings_put_a_rule_on_trial() {
    let folder = folder("settings");
    fs::write(folder.join("anon.sayso"), PACK).unwrap();
    assert_eq!(run(&folder, &["check"]).status, 1);
    fs::write(folder.join("sayso.ron"), OWN.replace(')', ", severity: { \"anon\": pilot })")).unwrap();
    assert_eq!(run(&folder, &["check", "--fail-on", "note"]).status, 0);
    assert!(run(&folder, &["check", "--pilot"]).out.contains("pilot[house/anon]"));
    assert!(run(&folder, &["rules"]).out.contains("pilot"));
}

#[test]
fn a_rule_on_trial_hides_nothing() {
    let folder = folder("hides");
    let two = PACK.replace("  severity error", "  silences told\n  severity pilot")
        + "\nrule told\n  flag statements attributed to a source\n  severity error\n  message \"told\"\n";
    fs::write(folder.join("anon.sayso"), &two).unwrap();
    assert!(run(&folder, &["check"]).out.contains("error[house/told]"));
    fs::write(folder.join("anon.sayso"), two.replace("severity pilot", "severity error")).unwrap();
    assert!(!run(&folder, &["check"]).out.contains("house/told"));
}

#[test]
fn answers_are_kept_and_counted() {
    let folder = folder("answers");
    let answer = |arguments: &[&str]| -> Run { run(&folder, &[&["answer"], arguments].concat()) };
    let print = fingerprint(&folder);
    let none = run(&folder, &["rules", "--record"]);
    assert!(none.status == 0 && none.out.contains("no answers in"), "{none:?}");
    let told = answer(&[&print[..6], "right", "--note", "known to the desk"]);
    assert_eq!(told.status, 0, "{told:?}");
    assert!(told.out.starts_with("house/anon: two officials :: ") && told.out.contains("right, kept in"), "{told:?}");
    let kept = fs::read_to_string(folder.join("sayso-answers.jsonl")).unwrap();
    let kept: Value = serde_json::from_str(kept.trim()).unwrap();
    assert_eq!(
        (&kept["answer"], &kept["rule"], &kept["note"]),
        (&"right".into(), &"house/anon".into(), &"known to the desk".into())
    );
    assert_eq!(kept["path"], "drafts/a.md");
    let second = ANONYMOUS.replace("harbour", "bridge");
    fs::write(folder.join("drafts/b.md"), second).unwrap();
    assert_eq!(answer(&[&print, "wrong"]).status, 0, "another answer takes the place of the first");
    let all: Value = run(&folder, &["check", "--pilot", "--format", "json"]).json();
    let other = all["findings"][1]["fingerprint"].as_str().unwrap();
    assert_eq!(answer(&[other, "noise", "drafts"]).status, 0);
    let record = run(&folder, &["rules", "--record"]).out;
    let line = record.lines().nth(1).unwrap().split_whitespace().collect::<Vec<_>>();
    assert_eq!(line, ["house/anon", "0", "1", "1", "0%"], "{record}");
    fs::write(folder.join("sayso.ron"), OWN.replace(')', ", answers: \"desk/said.jsonl\")")).unwrap();
    fs::create_dir(folder.join("desk")).unwrap();
    assert_eq!(answer(&[&print, "right"]).status, 0);
    assert!(run(&folder, &["rules", "--record", "anon"]).out.contains("100%"));
    assert!(run(&folder, &["rules", "--record", "other"]).out.contains("no answers"));
}

#[test]
fn what_cannot_be_answered_is_told() {
    let folder = folder("refused");
    for (arguments, words) in [
        (["answer", "zzzz", "right"], "is no fingerprint"),
        (["answer", "abc", "right"], "at least its first 4 digits"),
        (["answer", "0000000000000000", "right"], "nothing is found with the fingerprint"),
        (["answer", "0000000000000000", "good"], "invalid value"),
    ] {
        let told = run(&folder, &arguments);
        assert!(told.status == 2 && told.err.contains(words), "{arguments:?}: {told:?}");
    }
    let file = folder.join("sayso-answers.jsonl");
    assert!(!file.exists(), "nothing is written");
    fs::write(&file, "{\"fingerprint\":\n").unwrap();
    let broken = run(&folder, &["answer", &fingerprint(&folder), "right"]);
    assert!(broken.status == 2 && broken.err.contains("sayso-answers.jsonl:1: this is no answer"), "{broken:?}");
    assert_eq!(fs::read_to_string(&file).unwrap(), "{\"fingerprint\":\n", "what does not read is not written over");
}
