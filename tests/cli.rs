//! The command as people run it: exit statuses, formats, bad input, settings.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

#[path = "support/desk.rs"]
mod desk;
#[path = "support/schema.rs"]
mod schema;

use desk::{Run, program as sayso};
use serde_json::{Value, json};
use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::Stdio;

fn folder(name: &str, files: &[(&str, &[u8])]) -> PathBuf {
    desk::folder("cli", name, files)
}

fn run(folder: &Path, arguments: &[&str]) -> Run {
    Run::of(sayso(folder, arguments).output().unwrap())
}

const STORY: &[u8] = "The mayor said that the dam had held. Two gates were open.\n".as_bytes();
const UNATTRIBUTED: &str = "flag unattributed claims";
const ATTRIBUTED: &str = "flag statements attributed to a source";

#[test]
fn exit_statuses() {
    let here = folder("exit", &[("story.md", STORY)]);
    assert_eq!(run(&here, &["check", "--rule", "flag denials", "story.md"]).status, 0);
    let found = ["check", "--rule", UNATTRIBUTED, "story.md"];
    assert_eq!(run(&here, &found).status, 0, "a warning is below --fail-on error");
    assert_eq!(run(&here, &[&found[..], &["--fail-on", "warning"]].concat()).status, 1);
    assert_eq!(run(&here, &[&found[..], &["missing.md"]].concat()).status, 2);
    assert_eq!(run(&here, &["check", "--rule", "flag claims and", "story.md"]).status, 2);
    assert_eq!(run(&here, &["check", "--format", "yaml"]).status, 2);
}

#[test]
fn standard_input() {
    let here = folder("stdin", &[]);
    let mut child = sayso(&here, &["check", "--rule", UNATTRIBUTED, "--format", "short", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(STORY).unwrap();
    let run = Run::of(child.wait_with_output().unwrap());
    assert!(run.out.starts_with("<stdin>:1:39: warning["), "{}", run.out);
    assert_eq!(run.out.lines().count(), 1);
}

#[test]
fn folders_are_searched_in_order() {
    let files: &[(&str, &[u8])] =
        &[("b.md", STORY), ("a/z.txt", STORY), ("a/y.markdown", STORY), (".hidden/c.md", STORY), ("d.rs", STORY)];
    let here = folder("folders", files);
    let run = run(&here, &["check", "--rule", UNATTRIBUTED, "--format", "short"]);
    let paths: Vec<&str> = run.out.lines().filter_map(|line| line.split(':').next()).collect();
    assert_eq!(paths, ["./a/y.markdown", "./a/z.txt", "./b.md"]);
}

#[test]
fn what_cannot_be_read_is_told_and_the_rest_goes_on() {
    let files: &[(&str, &[u8])] = &[
        ("bad.md", b"One line.\nAnother \xff line.\n"),
        ("binary.txt", b"GIF89a\0\0"),
        ("empty.md", b""),
        ("good.md", STORY),
        ("none/readme.rst", b"x"),
    ];
    let here = folder("unreadable", files);
    let run = run(&here, &["check", "--rule", UNATTRIBUTED, "--format", "short", ".", "none", "missing.md"]);
    assert_eq!(run.status, 2);
    assert!(run.out.contains("./good.md:1:39: warning["), "{}", run.out);
    assert!(run.err.contains("./bad.md: not UTF-8: byte 18, in line 2"), "{}", run.err);
    assert!(run.err.contains("./binary.txt: this is no text"), "{}", run.err);
    assert!(
        run.err.contains("none: no .md or .markdown or .txt or .html or .htm or .docx in this folder"),
        "{}",
        run.err
    );
    assert!(run.err.contains("missing.md: there is no such file"), "{}", run.err);
    assert!(!run.err.contains("empty.md"), "{}", run.err);
}

#[test]
fn problems_are_in_the_json_too() {
    let here = folder(
        "json-problems",
        &[("bad.md", b"\xff"), ("rules.sayso", b"rule a\n  flag claims and\n"), ("good.md", STORY)],
    );
    let run = run(&here, &["check", "--rules", "rules.sayso", "--format", "json", "bad.md", "good.md"]);
    assert_eq!(run.status, 2);
    let json = run.json();
    assert_eq!(schema::mistakes(&published("check"), &json), Vec::<String>::new());
    let codes: Vec<&str> = json["problems"].as_array().unwrap().iter().filter_map(|one| one["code"].as_str()).collect();
    assert!(codes.contains(&"missing-test") && codes.contains(&"not-utf-8"), "{codes:?}");
}

fn published(name: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("schemas/{name}.json"));
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

#[test]
fn json_fits_its_schema_and_points_at_the_words() {
    let text = "\u{feff}“Nobody” knew.\r\n\r\nThe mayor said that the dam had held. Two gates were open.\r\n";
    let here = folder("json", &[("story.md", text.as_bytes()), ("other.txt", STORY)]);
    let arguments = ["check", "--extractor", "fast", "--rule", ATTRIBUTED, "--format", "json", "story.md", "other.txt"];
    let run = run(&here, &arguments);
    let json = run.json();
    assert_eq!(schema::mistakes(&published("check"), &json), Vec::<String>::new());
    let first = &json["findings"][0];
    let place = |key: &str| usize::try_from(first["span"][key].as_u64().unwrap()).unwrap();
    assert_eq!(text.get(place("start")..place("end")).unwrap(), "the dam had held");
    assert_eq!((first["line"].as_u64(), first["column"].as_u64()), (Some(3), Some(21)));
    assert_eq!(json["findings"].as_array().unwrap().len(), 2);
}

#[test]
fn jsonl_is_an_object_a_line() {
    let here = folder("jsonl", &[("story.md", STORY)]);
    let run = run(&here, &["check", "--rule", ATTRIBUTED, "--format", "jsonl", "story.md", "missing.md"]);
    let lines: Vec<Value> = run.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines[0]["path"], "story.md");
    assert_eq!(lines[1]["code"], "unreadable");
}

#[test]
fn github_commands() {
    let here = folder("github", &[("story.md", STORY)]);
    let run = run(&here, &["check", "--rule", ATTRIBUTED, "--format", "github", "story.md"]);
    assert!(run.out.starts_with("::warning file=story.md,line=1,endLine=1,col=21,endColumn=37,title="), "{}", run.out);
}

#[test]
fn sarif_says_where_and_by_which_rule() {
    let here = folder("sarif", &[("a story.md", STORY), ("bad.md", b"\xff")]);
    let run = run(&here, &["check", "--rule", ATTRIBUTED, "--format", "sarif", "a story.md", "bad.md"]);
    assert_eq!(run.status, 2);
    let json = run.json();
    let one = &json["runs"][0];
    let result = &one["results"][0];
    assert_eq!((&json["version"], &result["level"]), (&json!("2.1.0"), &json!("warning")));
    assert_eq!(one["tool"]["driver"]["rules"][0]["id"], result["ruleId"]);
    let place = &result["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "a%20story.md");
    assert_eq!(place["region"]["startColumn"], 21);
    assert_eq!(result["partialFingerprints"]["sayso/v1"].as_str().unwrap().len(), 16);
    assert!(!result["relatedLocations"].as_array().unwrap().is_empty());
    let told = &one["invocations"][0];
    assert_eq!(told["executionSuccessful"], false);
    assert_eq!(told["toolExecutionNotifications"][0]["descriptor"]["id"], "not-utf-8");
}

#[test]
fn junit_fails_where_the_run_does() {
    let here = folder("check-junit", &[("story.md", STORY), ("calm.md", b"# Calm\n")]);
    let check = |level: &str| {
        run(&here, &["check", "--rule", ATTRIBUTED, "--format", "junit", "--fail-on", level, "story.md", "calm.md"])
    };
    let (lax, strict) = (check("error"), check("warning"));
    assert_eq!((lax.status, strict.status), (0, 1));
    assert!(lax.out.contains("tests=\"2\" failures=\"0\" errors=\"0\">"), "{}", lax.out);
    assert!(
        strict.out.contains(
            "<testsuite name=\"story.md\" tests=\"1\" failures=\"1\" errors=\"0\" skipped=\"0\" file=\"story.md\">"
        ),
        "{}",
        strict.out
    );
    assert!(
        strict.out.contains("<testcase classname=\"sayso\" name=\"calm.md: nothing found\" time=\"0\"/>"),
        "{}",
        strict.out
    );
}

#[test]
fn a_page_of_html_marks_the_words() {
    let text = "# <b>Dam</b>\n\nThe mayor said that the <i>dam</i> had held.\n";
    let here = folder("html", &[("story.md", text.as_bytes())]);
    let run = run(&here, &["check", "--extractor", "fast", "--rule", ATTRIBUTED, "--format", "html", "story.md"]);
    insta::assert_snapshot!("check_html", run.out.split_once("<body>").unwrap().1);
    assert!(!run.out.contains("<i>dam") && !run.out.contains("<script"), "{}", run.out);
}

#[test]
fn extract_fits_its_schema() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let run = run(here, &["extract", "--format", "jsonl", "tests/articles"]);
    assert_eq!(run.status, 0, "{}", run.err);
    let schema = published("extract");
    for line in run.out.lines() {
        let json: Value = serde_json::from_str(line).unwrap();
        assert_eq!(schema::mistakes(&schema, &json), Vec::<String>::new());
    }
}

#[test]
fn claims_come_back_as_they_went() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let tmp = folder("claims", &[]);
    let plain = run(here, &["check", "--rule", ATTRIBUTED, "--format", "json", "tests/articles/war.md"]);
    for format in ["ron", "json"] {
        let claims = run(here, &["extract", "--format", format, "tests/articles/war.md"]);
        let file = tmp.join(format!("claims.{format}"));
        fs::write(&file, claims.out).unwrap();
        let path = file.to_str().unwrap();
        let again =
            run(here, &["check", "--rule", ATTRIBUTED, "--format", "json", "--claims", path, "tests/articles/war.md"]);
        assert_eq!(again.out, plain.out, "{}", again.err);
    }
}

#[test]
fn claims_may_be_corrected_by_hand() {
    let claims = br#"(version: 1, sources: [(name: "the mayor", named: true)], statements: [
        (content: [(start: 38, end: 57)], chain: [(sources: [0])]),
    ])"#;
    let wrong =
        br#"{"version": 1, "statements": [{"content": [{"start": 38, "end": 57}], "chain": [{"sources": [7]}]}]}"#;
    let here = folder("by-hand", &[("story.md", STORY), ("claims.ron", claims), ("wrong.json", wrong)]);
    let run_with = |claims: &str| {
        run(&here, &["check", "--rule", ATTRIBUTED, "--format", "short", "--claims", claims, "story.md"])
    };
    assert!(run_with("claims.ron").out.starts_with("story.md:1:39: warning["), "{:?}", run_with("claims.ron"));
    let wrong = run_with("wrong.json");
    assert_eq!((wrong.status, wrong.err.as_str()), (2, "error: story.md: there is no source 7\n"));
}

#[test]
fn settings_are_found_and_kept() {
    let settings = br#"(
        rules: ["house.sayso"], packs_that_ship: false, off: ["quiet"], tags: ["strict"],
        severity: {"loud": error},
    )"#;
    let rules = b"pack house\n\nrule loud\n  flag unattributed claims\n  message \"who says so?\"\n\nrule quiet\n  flag unattributed claims\n  message \"x\"\n\nrule tagged\n  flag claims attributed to a source\n  tags \"strict\"\n  message \"{source}\"\n";
    let here = folder("settings", &[("sayso.ron", settings), ("house.sayso", rules), ("in/story.md", STORY)]);
    let found = run(&here.join("in"), &["check", "--format", "short", "story.md"]);
    assert_eq!(found.status, 1, "{found:?}");
    assert_eq!(
        found.out,
        "story.md:1:21: warning[house/tagged]: The mayor\nstory.md:1:39: error[house/loud]: who says so?\n"
    );
    let only = run(&here.join("in"), &["check", "--format", "short", "--only", "quiet", "story.md"]);
    assert_eq!(only.out, "story.md:1:39: warning[house/quiet]: x\n");
    let skip =
        run(&here.join("in"), &["check", "--format", "short", "--skip", "loud", "--skip", "house/tagged", "story.md"]);
    assert_eq!(skip.out, "");
}

#[test]
fn only_strict_rules_wait_to_be_asked_for() {
    let rules = b"pack house\n\nrule always\n  flag unattributed claims\n  tags \"desk\"\n  message \"a\"\n\nrule asked\n  flag unattributed claims\n  tags \"strict\"\n  message \"b\"\n";
    let here = folder("tags", &[("house.sayso", rules), ("story.md", STORY)]);
    let with = |more: &[&str]| {
        run(&here, &[&["check", "--format", "short", "--rules", "house.sayso", "story.md"], more].concat()).out
    };
    assert_eq!(with(&[]), "story.md:1:39: warning[house/always]: a\n");
    assert_eq!(
        with(&["--tag", "strict"]),
        "story.md:1:39: warning[house/always]: a\nstory.md:1:39: warning[house/asked]: b\n"
    );
    assert_eq!(with(&["--skip", "always"]), "");
}

#[test]
fn unknown_settings_are_errors_at_their_place() {
    let here = folder("bad-settings", &[("sayso.ron", b"(\n  ruels: [],\n)\n"), ("story.md", STORY)]);
    let run = run(&here, &["check", "story.md"]);
    assert_eq!(run.status, 2);
    assert!(run.err.contains("no key `ruels` here") && run.err.contains("sayso.ron:2:3"), "{}", run.err);
}

#[test]
fn a_word_list_that_does_not_ship_is_an_error_at_its_place() {
    let settings =
        b"(\n  house: (\n    lexicon: { \"hedges\": [\"by all signs\"], \"neutral verb\": [\"opine\"] },\n  ),\n)\n";
    let here = folder("bad-list", &[("sayso.ron", settings.as_slice()), ("story.md", STORY)]);
    let run = run(&here, &["check", "story.md"]);
    assert_eq!(run.status, 2);
    assert!(run.err.contains("no word list `neutral verb` ships (near it: `neutral verbs`"), "{}", run.err);
    assert!(run.err.contains("sayso.ron:3:45"), "{}", run.err);
}

#[test]
fn unknown_rules_are_errors() {
    let here = folder("unknown-rule", &[("story.md", STORY)]);
    let run = run(&here, &["check", "--skip", "no-such-rule", "story.md"]);
    assert_eq!((run.status, run.err.contains("there is no rule or pack `no-such-rule`")), (2, true), "{}", run.err);
}

#[test]
fn a_closed_pipe_ends_quietly() {
    let here = folder("pipe", &[("story.md", STORY.repeat(1000).as_slice())]);
    let mut child = sayso(&here, &["check", "--rule", ATTRIBUTED, "story.md"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut first = [0; 10];
    child.stdout.take().unwrap().read_exact(&mut first).unwrap();
    let run = Run::of(child.wait_with_output().unwrap());
    assert_eq!((run.status, run.err.as_str()), (0, ""));
}

#[test]
fn colours_only_where_they_are_asked_for() {
    let here = folder("colours", &[("story.md", STORY)]);
    let with = |more: &[&str]| run(&here, &[&["check", "--rule", ATTRIBUTED, "story.md"], more].concat()).out;
    assert!(!with(&[]).contains('\u{1b}'));
    assert!(with(&["--color", "always"]).contains('\u{1b}'));
}

#[test]
fn a_very_long_line_is_no_trouble() {
    let story = "The mayor said that the dam had held. ".repeat(1_000);
    let here = folder("long-line", &[("story.txt", story.as_bytes())]);
    let run = run(&here, &["check", "--rule", ATTRIBUTED, "--width", "80", "story.txt"]);
    assert_eq!(run.status, 0, "{}", run.err);
    assert!(run.out.lines().all(|line| line.chars().count() <= 80));
}

#[test]
fn rules_and_vocabulary_are_listed() {
    let here = folder("lists", &[]);
    let rules = run(&here, &["rules"]);
    assert!(rules.out.contains("conflict/conflict-claim-unverified"), "{rules:?}");
    assert!(run(&here, &["rules", "conflict-claim-unverified"]).out.contains("reads"));
    assert_eq!(run(&here, &["rules", "nothing-like-it"]).status, 2);
    assert!(run(&here, &["vocabulary", "attributed"]).out.contains("attributed only to"));
    assert!(run(&here, &["--version"]).out.starts_with("sayso "));
}

#[test]
fn explain_a_line() {
    let rules = b"pack desk\n\nrule told\n  flag claims attributed to a source\n  message \"{source}\"\n";
    let here = folder("explain", &[("story.md", STORY), ("desk.sayso", rules)]);
    let with = |more: &[&str]| run(&here, &[&["explain", "--rules", "desk.sayso"], more].concat());
    let told = with(&["story.md:1"]);
    assert_eq!(told.status, 0, "{}", told.err);
    assert!(told.out.contains("reported: warning[desk/told] (desk.sayso:4)"), "{}", told.out);
    assert!(told.out.contains("would fire if: attributed to a source"), "{}", told.out);
    assert_eq!(with(&["story.md:1:39", "--rule", "told"]).status, 0);
    assert_eq!(with(&["story.md:1", "--extractor", "fast"]).status, 0);
    let json = with(&["story.md:1", "--format", "json"]).json();
    assert_eq!(schema::mistakes(&published("explain"), &json), Vec::<String>::new());
    assert_eq!(json["things"][0]["rules"][0]["fate"], "reported");
    let written = run(&here, &["explain", "story.md:1", "--rule", "flag unattributed claims"]);
    assert!(written.out.contains("reported: warning["), "{}", written.out);
    for (wrong, message) in [
        (&["story.md:7"][..], "story.md has no line 7"),
        (&["story.md"], "which line of story.md? write story.md:LINE"),
        (&["missing.md:1"], "there is no such file"),
        (&["story.md:1", "--rule", "tolled"], "there is no rule or pack `tolled`"),
    ] {
        let run = with(wrong);
        assert_eq!((run.status, run.err.contains(message)), (2, true), "{}", run.err);
    }
}

/// The report for people, as it stands in terminals of 80 and of 120 columns.
#[test]
fn reports_for_people() {
    // The facts are kept beside the article, so that only the report can change the snapshots.
    let here = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/report");
    for width in ["80", "120"] {
        let run = run(&here, &["check", "--width", width, "--rules", "rules.sayso", "--claims", "dam.json", "dam.md"]);
        for line in run.out.lines() {
            let columns = unicode_width::UnicodeWidthStr::width(line);
            assert!(columns <= width.parse().unwrap(), "{columns} columns: {line}");
        }
        insta::assert_snapshot!(format!("report_{width}"), run.out);
    }
}

#[test]
fn rule_files_are_laid_out() {
    let files: &[(&str, &[u8])] = &[
        ("good.sayso", b"rule a\n  flag claims\n"),
        ("loose.sayso", b"rule a\n flag   claims\n"),
        ("sub/bad.sayso", b"rule a\n flag\n"),
    ];
    let here = folder("fmt", files);
    let check = run(&here, &["fmt", "--check", "good.sayso", "loose.sayso"]);
    assert_eq!(check.status, 1);
    assert!(check.out.starts_with("loose.sayso would change:\n"), "{}", check.out);
    assert!(check.out.contains("\n- flag   claims\n+  flag claims\n"), "{}", check.out);
    let all = run(&here, &["fmt"]);
    assert_eq!((all.status, all.out.as_str()), (2, "laid out ./loose.sayso\n"));
    assert!(all.err.contains("error[empty-clause]"), "{}", all.err);
    assert_eq!(fs::read_to_string(here.join("loose.sayso")).unwrap(), "rule a\n  flag claims\n");
    assert_eq!(fs::read(here.join("sub/bad.sayso")).unwrap(), files[2].1);
    assert_eq!(run(&here, &["fmt", "--check", "good.sayso", "loose.sayso"]).status, 0);
    let mut child = sayso(&here, &["fmt", "-"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(files[1].1).unwrap();
    assert_eq!(Run::of(child.wait_with_output().unwrap()).out, "rule a\n  flag claims\n");
}

#[test]
fn codes_are_explained() {
    let here = folder("explain", &[]);
    let page = run(&here, &["explain", "never-true"]);
    assert_eq!(page.status, 0);
    assert!(page.out.starts_with("# never-true\n"), "{}", page.out);
    let near = run(&here, &["explain", "never-truth"]);
    assert_eq!(near.status, 2);
    assert!(near.err.contains("did you mean `never-true`?"), "{}", near.err);
}

#[test]
fn rules_and_vocabulary_are_pages_too() {
    let here = folder("pages", &[("house.sayso", b"rule bold\n  flag claims hedged\n  why \"x < y\"\n")]);
    let book = run(&here, &["rules", "--rules", "house.sayso", "--format", "markdown"]);
    assert!(book.out.contains("### Bold\n") && book.out.contains("Looks for claims hedged."), "{}", book.out);
    let page = run(&here, &["rules", "--rules", "house.sayso", "--format", "html"]);
    assert!(page.out.starts_with("<!doctype html>") && page.out.contains("X &lt; y"), "{}", page.out);
    let one = run(&here, &["rules", "captive-as-fact", "--format", "markdown"]);
    assert!(one.out.contains("### Captive as fact\n") && !one.out.contains("### One side only"), "{}", one.out);
    let words = run(&here, &["vocabulary", "captive", "--format", "markdown"]);
    assert!(words.out.contains("- **captive**: ") && !words.out.contains("- **hedged**"), "{}", words.out);
}

#[test]
fn init_makes_what_is_missing_and_keeps_the_rest() {
    let here = folder("init", &[]);
    assert_eq!(run(&here, &["init"]).out.lines().next(), Some("made sayso.ron"));
    let rules = run(&here, &["rules", "house"]);
    assert_eq!((rules.status, rules.err.as_str()), (0, ""), "the first rule runs, and its examples hold");
    assert!(rules.out.starts_with("house/headline-on-anonymous-word (warning)\n"), "{}", rules.out);
    assert_eq!(run(&here, &["fmt", "--check"]).status, 0);
    fs::write(here.join("sayso.ron"), "()").unwrap();
    fs::remove_file(here.join("rules/house.sayso")).unwrap();
    let again = run(&here, &["init"]);
    assert!(again.out.starts_with("kept sayso.ron\nmade rules/house.sayso\n"), "{}", again.out);
    assert_eq!(fs::read_to_string(here.join("sayso.ron")).unwrap(), "()");
}

#[test]
fn shells_complete_the_command() {
    let here = folder("completions", &[]);
    for shell in ["bash", "zsh", "fish", "powershell"] {
        let script = run(&here, &["completions", shell]);
        assert_eq!(script.status, 0, "{shell}");
        assert!(script.out.contains("sayso") && script.out.contains("vocabulary"), "{shell}");
    }
}

#[test]
fn a_rule_file_is_no_article() {
    let here = folder("rule-file", &[("house.sayso", UNATTRIBUTED.as_bytes())]);
    let told = run(&here, &["check", "house.sayso"]);
    assert_eq!(told.status, 2);
    assert!(told.err.contains("sayso test house.sayso") && told.err.contains("--rules house.sayso"), "{}", told.err);
}

#[test]
fn columns_hold_where_there_is_no_terminal() {
    let here = folder("columns", &[("story.md", STORY)]);
    let check = ["check", "--rule", UNATTRIBUTED, "story.md"];
    let narrow = Run::of(sayso(&here, &check).env("COLUMNS", "60").output().unwrap());
    let asked = run(&here, &["check", "--rule", UNATTRIBUTED, "--width", "60", "story.md"]);
    assert_eq!(narrow.out, asked.out);
    let both = ["check", "--rule", UNATTRIBUTED, "--width", "60", "story.md"];
    assert_eq!(Run::of(sayso(&here, &both).env("COLUMNS", "100").output().unwrap()).out, asked.out);
}

#[test]
fn what_a_mistake_keeps_from_being_tried_is_said() {
    let here = folder("not-tried", &[("house.sayso", b"rule a\n  flag claims in the headlne\n")]);
    let told = run(&here, &["test", "house.sayso"]);
    assert!(told.out.contains("not tried") && !told.out.contains("0 examples"), "{}", told.out);
}

#[test]
fn a_second_finding_at_a_place_says_where_it_is_and_what_to_do() {
    let rules = "rule one\n  flag unattributed claims\n  message \"one\"\n  help \"do this\"\n\n\
        rule two\n  flag unattributed claims\n  message \"two\"\n  help \"do that\"\n";
    let here = folder("one-place", &[("house.sayso", rules.as_bytes()), ("story.md", STORY)]);
    let told = run(&here, &["check", "--rules", "house.sayso", "story.md"]);
    assert!(told.out.contains("story.md:1:39, the text shown above"), "{}", told.out);
    assert!(told.out.contains("do this") && told.out.contains("do that"), "{}", told.out);
}

#[test]
fn commands_of_other_programs_are_answered_with_ours() {
    let told = run(&folder("lint", &[]), &["lint"]);
    assert_eq!(told.status, 2);
    assert!(told.err.contains("`sayso rules`") && told.err.contains("`sayso test`"), "{}", told.err);
}

#[test]
fn the_vocabulary_is_searched_in_descriptions_too() {
    let here = folder("search", &[]);
    let found = run(&here, &["vocabulary", "deny"]).out;
    assert!(
        found.contains("denial (denials) [found by “denial”]") && found.contains("disputed [found by “denies”"),
        "{found}"
    );
    assert_eq!(run(&here, &["vocabulary", "zebra"]).status, 2);
}

#[test]
fn every_help_is_said_of_mistakes() {
    let rules = "rule a\n  flag claims that frobnicate\n\nrule b\n  flag claims that glimmer\n";
    let here = folder("helps", &[("house.sayso", rules.as_bytes())]);
    let told = run(&here, &["test", "house.sayso"]);
    assert_eq!(told.err.matches("`sayso vocabulary` lists the phrases").count(), 2, "{}", told.err);
}

#[test]
fn rules_that_were_asked_for_are_explained_however_far_off() {
    let rules: String = (1..=5)
        .map(|nth| {
            format!("rule r{nth}\n  flag denials attributed to {nth} captives and in the headline and hedged\n\n")
        })
        .collect();
    let rules = rules.replace("to 1 captives", "to a captive");
    let rules = (2..=5).fold(rules, |rules, nth| rules.replace(&format!("to {nth} "), &format!("to at least {nth} ")));
    let here = folder("far-off", &[("house.sayso", rules.as_bytes()), ("story.md", STORY)]);
    let told = run(&here, &["explain", "story.md:1", "--rules", "house.sayso"]).out;
    assert!((1..=5).all(|nth| told.contains(&format!("not reported: r{nth} "))), "{told}");
    assert!(!told.contains("farther off"), "{told}");
}

const SOURCE: &[u8] =
    "The mayor, Ina Holt, said: “We lost the ferry, and we may not build another one.” At least 14 people drowned.\n"
        .as_bytes();
const DRAFT: &[u8] = "“We lost the ferry and we will not build another one,” said the mayor, Ina Holt.\n".as_bytes();

#[test]
fn a_draft_is_held_against_its_sources() {
    let folder = folder("against", &[("draft.md", DRAFT), ("notes/source.md", SOURCE)]);
    let common = ["check", "draft.md", "--against", "notes", "--only", "fidelity", "--extractor", "fast"];
    let shown = run(&folder, &common);
    assert_eq!(shown.status, 1);
    for part in ["draft.md:1:1", "source.md:1:", "the nearest passage", "error[fidelity/altered-quotation]"] {
        assert!(shown.out.contains(part), "{part} in\n{}", shown.out);
    }
    let json = run(&folder, &[&common[..], &["--format", "json"]].concat()).json();
    let elsewhere = &json["findings"][0]["elsewhere"][0];
    assert_eq!(elsewhere["path"], "notes/source.md");
    assert!(elsewhere["words"].as_str().unwrap().starts_with("We lost the ferry"));
    let schema: Value = serde_json::from_str(include_str!("../schemas/check.json")).unwrap();
    assert_eq!(schema::mistakes(&schema, &json), Vec::<String>::new());
    let sarif = run(&folder, &[&common[..], &["--format", "sarif"]].concat()).json();
    let related = sarif["runs"][0]["results"][0]["relatedLocations"].as_array().unwrap();
    let uri = |it: &Value| it["physicalLocation"]["artifactLocation"]["uri"] == "notes/source.md";
    assert!(related.iter().any(uri), "{related:?}");
    let page = run(&folder, &[&common[..], &["--format", "html"]].concat());
    assert!(page.out.contains("class=\"passage\"") && page.out.contains("href=\"#p1-0\""), "{}", page.out);
}

#[test]
fn a_rule_that_compares_is_named_where_nothing_is_there_to_compare_with() {
    let folder = folder("idle", &[("draft.md", DRAFT)]);
    let rule = "flag quotations that are not word for word in the sources";
    let idle = run(&folder, &["check", "draft.md", "--rule", rule, "--extractor", "fast"]);
    assert_eq!(idle.status, 0);
    assert!(idle.err.contains("without `--against`") || idle.out.contains("without `--against`"), "{idle:?}");
    let gone = run(&folder, &["check", "draft.md", "--against", "gone.md", "--extractor", "fast"]);
    assert_eq!(gone.status, 2);
    assert!(gone.err.contains("gone.md: there is no such file"), "{}", gone.err);
    let quiet = run(&folder, &["check", "draft.md", "--extractor", "fast"]);
    assert!(!quiet.err.contains("--against") && !quiet.out.contains("fidelity/"), "{quiet:?}");
}
