//! What holds the gate: settings of each article, profiles and folders, what is left out, changed lines, baselines, comments
//! with author and day, the list of all that does not count.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

#[path = "support/desk.rs"]
mod desk;

use desk::{ANONYMOUS, PACK, Run, command};
use serde_json::Value;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

fn folder(name: &str, files: &[(&str, &str)]) -> PathBuf {
    desk::folder("gates", name, files)
}

fn run(folder: &Path, arguments: &[&str]) -> Run {
    desk::run(folder, arguments)
}

/// Each finding of a check in short: path and level.
fn levels(told: &Run) -> Vec<(String, String)> {
    let line = |line: &str| {
        let (place, rest) = line.split_once(": ").unwrap();
        (place.split(':').next().unwrap().to_owned(), rest.split('[').next().unwrap().to_owned())
    };
    told.out.lines().map(line).collect()
}

fn of(path: &str, level: &str) -> (String, String) {
    (path.to_owned(), level.to_owned())
}

const OWN: &str = r#"(rules: ["anon.sayso"], packs_that_ship: false)"#;

#[test]
fn each_article_has_the_settings_nearest_above_it() {
    let here = folder(
        "nearest",
        &[
            ("desk/anon.sayso", PACK),
            ("desk/sayso.ron", OWN),
            ("desk/a.md", ANONYMOUS),
            ("desk/opinion/sayso.ron", r#"(extends: "../sayso.ron", severity: { "anon": note })"#),
            ("desk/opinion/deep/b.md", ANONYMOUS),
            ("desk/other/sayso.ron", "(packs_that_ship: false)"),
            ("desk/other/c.md", ANONYMOUS),
        ],
    );
    let told = run(&here, &["check", "--format", "short", "desk"]);
    assert_eq!(levels(&told), [of("desk/a.md", "error"), of("desk/opinion/deep/b.md", "note")], "{told:?}");
    // Whoever checks one file from anywhere finds the same.
    let told = run(&here, &["check", "--format", "short", "desk/opinion/deep/b.md"]);
    assert_eq!((levels(&told), told.status), (vec![of("desk/opinion/deep/b.md", "note")], 0));
    assert!(run(&here, &["explain", "desk/a.md:3"]).out.contains("house/anon"));
    let text = run(&here, &["config", "desk/opinion/deep/b.md"]).out;
    assert!(text.starts_with(&format!("{}/desk/opinion/sayso.ron, which extends ", here.display())), "{text}");
    let line = text.lines().find(|line| line.starts_with("severity")).unwrap();
    assert!(line.contains("anon: note") && line.ends_with("desk/opinion/sayso.ron"), "{text}");
    let json: Value = serde_json::from_str(&run(&here, &["config", "--format", "json", "desk/a.md"]).out).unwrap();
    let fail = json["settings"].as_array().unwrap().iter().find(|line| line["key"] == "fail_on").unwrap();
    assert_eq!((&fail["value"], &fail["origin"]), (&"error".into(), &"default".into()));
}

#[test]
fn settings_that_do_not_hold_fail_the_run_and_the_rest_goes_on() {
    let files = [("a/sayso.ron", "(rulez: [])"), ("a/a.md", ANONYMOUS), ("a/b.md", ANONYMOUS), ("b/c.md", ANONYMOUS)];
    let here = folder("broken", &[&files[..], &[("b/sayso.ron", OWN), ("b/anon.sayso", PACK)]].concat());
    let told = run(&here, &["check", "--format", "short"]);
    assert_eq!((told.status, levels(&told)), (2, vec![of("./b/c.md", "error")]));
    assert_eq!(told.err.matches("no key `rulez` here").count(), 1, "{}", told.err);
    assert_eq!(told.err.matches("not checked").count(), 1, "{}", told.err);
    fs::write(here.join("a/sayso.ron"), r#"(extends: "more.ron")"#).unwrap();
    fs::write(here.join("a/more.ron"), r#"(extends: "sayso.ron")"#).unwrap();
    let told = run(&here, &["check", "a"]);
    assert!(told.status == 2 && told.err.contains("come back to this file"), "{}", told.err);
}

#[test]
fn folders_and_profiles_decide_for_themselves() {
    let settings = r#"(
        rules: ["anon.sayso"], packs_that_ship: false, exclude: ["archive/", "*.draft.md"],
        folders: [(path: "opinion/", severity: { "house/anon": warning }), (path: "quiz.md", off: ["anon"])],
        profiles: { "draft": (fail_on: never), "strict": (severity: { "house/anon": error }, fail_on: note) },
    )"#;
    let names = ["a.md", "archive/old.md", "b.draft.md", "opinion/o.md", "quiz.md"];
    let mut files: Vec<(&str, &str)> = names.iter().map(|name| (*name, ANONYMOUS)).collect();
    files.extend([("sayso.ron", settings), ("anon.sayso", PACK)]);
    let here = folder("profiles", &files);
    let check = |more: &[&str]| run(&here, &[&["check", "--format", "short"], more].concat());
    let told = check(&[]);
    assert_eq!(levels(&told), [of("./a.md", "error"), of("./opinion/o.md", "warning")], "{told:?}");
    assert_eq!(told.status, 1);
    assert_eq!(check(&["--profile", "draft"]).status, 0);
    assert_eq!(check(&["--fail-on", "never"]).status, 0);
    let strict = check(&["--profile", "strict"]);
    assert_eq!(levels(&strict), [of("./a.md", "error"), of("./opinion/o.md", "error")]);
    let unknown = check(&["--profile", "legal"]);
    assert!(unknown.status == 2 && unknown.err.contains("there is no profile `legal`"), "{}", unknown.err);
    // What is named is checked, unless a hook names it.
    assert_eq!(levels(&check(&["archive/old.md"])).len(), 1);
    assert_eq!(levels(&check(&["--force-exclude", "archive/old.md", "a.md"])), [of("a.md", "error")]);
}

#[test]
fn ignored_and_hidden_files_are_left_out() {
    let files = [("a.md", ANONYMOUS), ("b.md", ANONYMOUS), ("out/c.md", ANONYMOUS), (".trash/d.md", ANONYMOUS)];
    let ignores = [(".gitignore", "out/\n"), (".saysoignore", "b.md\n"), ("sayso.ron", OWN), ("anon.sayso", PACK)];
    let here = folder("ignored", &[&files[..], &ignores].concat());
    assert_eq!(levels(&run(&here, &["check", "--format", "short"])), [of("./a.md", "error")]);
}

#[test]
fn standard_input_has_a_name() {
    let here = folder("stdin", &[("desk/sayso.ron", OWN), ("desk/anon.sayso", PACK)]);
    let mut child = command(&here, &["check", "--format", "short", "--stdin-filename", "desk/new.txt", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(b"*The harbour* will close, two officials said.\n").unwrap();
    let told = Run::of(child.wait_with_output().unwrap());
    assert_eq!(levels(&told), [of("desk/new.txt", "error")], "{told:?}");
}

fn git(folder: &Path, arguments: &[&str]) {
    let names = ["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"];
    let done = Command::new("git").current_dir(folder).args(names).args(arguments).output().unwrap();
    assert!(done.status.success(), "{done:?}");
}

#[test]
fn only_what_changed() {
    let two = "# Harbour\n\nThe harbour will close in spring, two officials said.\n\nThe wall will fall, two officials said.\n";
    let files = [("a.md", two), ("b.md", two), ("sayso.ron", OWN), ("anon.sayso", PACK), ("in/.keep", "")];
    let here = folder("changed", &files);
    git(&here, &["init", "-q"]);
    git(&here, &["add", "-A"]);
    git(&here, &["commit", "-qm", "a"]);
    fs::write(here.join("a.md"), two.replace("The wall", "The old wall")).unwrap();
    fs::write(here.join("in/é new.md"), two).unwrap();
    let check = |at: &Path, more: &[&str]| run(at, &[&["check", "--format", "short"], more].concat());
    let told = check(&here, &["--changed-since", "HEAD"]);
    let places: Vec<&str> = told.out.lines().map(|line| line.split(": ").next().unwrap()).collect();
    assert_eq!(places, ["./a.md:5:1", "./in/é new.md:3:1", "./in/é new.md:5:1"], "{told:?}");
    assert_eq!(check(&here.join("in"), &["--changed-since", "HEAD", ".."]).out.lines().count(), 3, "from any folder");
    let unknown = check(&here, &["--changed-since", "no-such"]);
    assert!(unknown.status == 2 && unknown.err.contains("git knows no commit `no-such`"), "{}", unknown.err);
    let diff = "--- a/b.md\n+++ b/b.md\n@@ -3 +3 @@\n-x\n+y\n";
    fs::write(here.join("d.diff"), diff).unwrap();
    let told = check(&here, &["--diff", "d.diff"]);
    assert!(told.out.starts_with("./b.md:3:1: error") && told.out.lines().count() == 1, "{told:?}");
    assert!(check(&here, &["--diff", "a.md"]).err.contains("no unified diff"));
    assert_eq!(check(&folder("no-git", &[]), &["--changed-since", "HEAD"]).status, 2);
}

#[test]
fn what_is_known_counts_no_more() {
    let settings = r#"(rules: ["anon.sayso"], packs_that_ship: false, baseline: "known.json")"#;
    let files = [("drafts/a.md", ANONYMOUS), ("b.md", ANONYMOUS), ("sayso.ron", settings), ("anon.sayso", PACK)];
    let here = folder("baseline", &files);
    let check = |more: &[&str]| run(&here, &[&["check"], more].concat());
    assert_eq!(check(&[]).status, 1, "a baseline that nobody has written yet knows nothing");
    let told = run(&here, &["baseline"]);
    assert_eq!(
        (told.status, told.out.as_str()),
        (0, &*format!("2 findings are known by {}/known.json (0 before)\n", here.display()))
    );
    let text = fs::read_to_string(here.join("known.json")).unwrap();
    assert!(text.contains("\"drafts/a.md\"") && !text.contains("line"), "{text}");
    let told = check(&[]);
    assert_eq!((told.status, told.out.as_str()), (0, "nothing found in 2 articles; 2 more known by the baseline\n"));
    // It moves, and is known; another comes, and is new; from another folder it is the same.
    let more = format!("# Harbour\n\nIt rained.\n\n{}The wall will fall, two officials said.\n", &ANONYMOUS[11..]);
    fs::write(here.join("b.md"), more).unwrap();
    let told = run(&here.join("drafts"), &["check", "--format", "short", ".."]);
    assert!(told.out.starts_with("../b.md:6:1:") && told.out.lines().count() == 1, "{told:?}");
    // One is mended: that is said, and taken out.
    fs::write(here.join("drafts/a.md"), "# Harbour\n\nIt rained.\n").unwrap();
    assert!(check(&[]).err.contains("1 finding of the baseline is no more"));
    let told = run(&here, &["baseline", "--prune"]);
    assert!(told.out.starts_with("1 finding is known"), "{told:?}");
    assert_eq!((check(&[]).status, check(&[]).err.as_str()), (1, ""), "what is new was not taken in");
    fs::write(here.join("known.json"), "{}").unwrap();
    assert!(check(&[]).err.contains("this is no baseline"));
    // Nothing is written while something cannot be read.
    fs::write(here.join("bad.md"), b"\xff").unwrap();
    let told = run(&here, &["baseline", "--file", "new.json"]);
    assert!(told.status == 2 && !here.join("new.json").exists(), "{told:?}");
}

#[test]
fn a_comment_is_written_with_author_and_day() {
    let here = folder("allow", &[("a.md", ANONYMOUS), ("sayso.ron", OWN), ("anon.sayso", PACK)]);
    let allow = |more: &[&str]| run(&here, &[&["allow"], more].concat());
    let reason = ["--reason", "the desk knows them", "--author", "Ann Lowe", "--until", "2031-05-12"];
    let told = allow(&[&["a.md:3", "anon"], &reason[..]].concat());
    let comment = "<!-- sayso allow anon: the desk knows them; by Ann Lowe; until 2031-05-12 -->";
    assert_eq!((told.status, told.out.as_str()), (0, &*format!("a.md:3: {comment}\n")), "{told:?}");
    assert!(fs::read_to_string(here.join("a.md")).unwrap().contains(&format!("officials said. {comment}\n")));
    let on = |day: &str| Run::of(command(&here, &["check"]).env("SOURCE_DATE_EPOCH", day).output().unwrap());
    assert_eq!(on("1900000000").status, 0, "in March 2030");
    let late = on("1940000000");
    assert!(late.status == 1 && late.out.contains("warning[allow-expired]"), "in June 2031: {}", late.out);
    // What is not flagged is not allowed, and what cannot stand in a comment is told.
    for (place, name, more, said) in [
        ("a.md:1", "anon", &reason[..], "finds nothing at a.md:1"),
        ("a.md:3", "no-such", &reason[..], "there is no rule `no-such`"),
        ("a.md:9", "anon", &reason[..], "has no line 9"),
        ("a.md:3", "anon", &["--reason", "a --> b"], "cannot stand in a comment"),
        ("a.md:3", "anon", &["--reason", "x", "--until", "12 May"], "is no day"),
    ] {
        let told = allow(&[&[place, name], more].concat());
        assert!(told.status == 2 && told.err.contains(said), "{place} {name}: {told:?}");
    }
    let odd = ANONYMOUS.replace("said.", "said. <!-- sayso allow anon: known; until May -->");
    fs::write(here.join("a.md"), odd).unwrap();
    let told = run(&here, &["check", "--format", "short"]);
    assert!(told.status == 1 && told.out.contains("warning[allow-odd-day]"), "{told:?}");
}

#[test]
fn all_that_does_not_count_is_listed() {
    let allowed = ANONYMOUS.replace("said.", "said. <!-- sayso allow anon: known; by Ann Lowe -->");
    let settings = r#"(rules: ["anon.sayso"], packs_that_ship: false, baseline: "known.json")"#;
    let here =
        folder("audit", &[("a.md", &allowed), ("b.md", ANONYMOUS), ("sayso.ron", settings), ("anon.sayso", PACK)]);
    run(&here, &["baseline"]);
    let told = run(&here, &["audit"]);
    assert_eq!(told.status, 0);
    assert!(
        told.out.contains("./a.md:3:1: error[house/anon]") && told.out.contains("    known; by Ann Lowe\n"),
        "{}",
        told.out
    );
    assert!(told.out.ends_with("2 findings in 2 articles kept from counting\n"), "{}", told.out);
    let json: Value = serde_json::from_str(&run(&here, &["audit", "--format", "json"]).out).unwrap();
    assert_eq!((&json["silenced"][0]["author"], &json["silenced"][1]["by"]), (&"Ann Lowe".into(), &"baseline".into()));
    // SARIF has them too, as it has what does not count.
    let sarif: Value = serde_json::from_str(&run(&here, &["check", "--format", "sarif"]).out).unwrap();
    let results = sarif["runs"][0]["results"].as_array().unwrap();
    let kinds: Vec<&str> = results.iter().filter_map(|one| one["suppressions"][0]["kind"].as_str()).collect();
    assert_eq!(kinds, ["inSource", "external"]);
    assert_eq!(results[0]["suppressions"][0]["justification"], "known; by Ann Lowe");
}

#[test]
fn any_number_of_jobs_gives_the_same_report() {
    let long = "It rained on Monday. The harbour will close in spring, two officials said.\n\n".repeat(60);
    let names: Vec<String> = (0..90).map(|number| format!("{number:02}.md")).collect();
    let mut files: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), long.as_str())).collect();
    files.extend([("sayso.ron", OWN), ("anon.sayso", PACK), ("50.md", "# Calm\n"), ("51.txt", "")]);
    let here = folder("jobs", &files);
    fs::write(here.join("52.md"), b"\xff").unwrap();
    let check = |jobs: &str| run(&here, &["check", "--format", "json", "--statistics", "--jobs", jobs]);
    let (one, two, seven) = (check("1"), check("2"), check("7"));
    assert_eq!(one.status, 2);
    assert!(one.err.ends_with("5280  house/anon\n"), "{}", one.err);
    assert!(one.out == two.out && one.out == seven.out && one.err == two.err && one.err == seven.err);
    assert_eq!(run(&here, &["check", "--jobs", "0"]).status, 2);
}
