//! What goes out, as each reader takes it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

#[path = "support/desk.rs"]
mod desk;

use desk::{ANONYMOUS, PACK, Run, command};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

fn folder(name: &str, files: &[(&str, &str)]) -> PathBuf {
    desk::folder("out", name, files)
}

fn run(folder: &Path, arguments: &[&str]) -> Run {
    desk::run(folder, arguments)
}

#[test]
fn github_shows_ten_of_a_level_and_the_summary_all() {
    let many = "The harbour will close in spring, two officials said.\n\n".repeat(13);
    let here = folder("github", &[("drafts/a|b.md", &many), ("anon.sayso", PACK)]);
    let absolute = here.join("drafts");
    let arguments = ["check", "--rules", "anon.sayso", "--format", "github", absolute.to_str().unwrap()];
    let summary = here.join("summary.md");
    fs::write(&summary, "before\n").unwrap();
    let mut run = command(&here, &arguments);
    let told = Run::of(run.env("GITHUB_WORKSPACE", &here).env("GITHUB_STEP_SUMMARY", &summary).output().unwrap());
    let notes: Vec<&str> = told.out.lines().collect();
    assert_eq!(notes.len(), 11, "{}", told.out);
    assert!(notes[0].starts_with("::error file=drafts/a|b.md,line=1,"), "{}", notes[0]);
    assert_eq!(notes[10], "and 3 more errors; the summary of the job lists them");
    let page = fs::read_to_string(&summary).unwrap();
    assert!(page.starts_with("before\n### sayso\n\n13 errors in 1 article\n"), "{page}");
    assert_eq!(page.matches("| error | drafts/a\\|b.md:").count(), 13, "{page}");
}

#[test]
fn gitlab_and_checkstyle() {
    let article =
        format!("{ANONYMOUS}\n<!-- sayso allow no-such: x -->\nIt <rained> & \"poured\", two officials said.\n");
    let here = folder("services", &[("a.md", &article), ("b.md", ANONYMOUS), ("anon.sayso", PACK)]);
    let check = |format: &str| run(&here, &["check", "--rules", "anon.sayso", "--format", format, "./a.md", "b.md"]);
    let issues: Value = serde_json::from_str(&check("gitlab").out).unwrap();
    let issues = issues.as_array().unwrap();
    assert!(issues.len() >= 3, "{issues:?}");
    let mut prints: Vec<&str> = issues.iter().map(|one| one["fingerprint"].as_str().unwrap()).collect();
    prints.sort_unstable();
    prints.dedup();
    assert_eq!(prints.len(), issues.len());
    let first = &issues[0];
    assert_eq!((&first["location"]["path"], &first["check_name"]), (&"a.md".into(), &"house/anon".into()));
    assert_eq!((&first["severity"], &first["location"]["lines"]["begin"]), (&"major".into(), &3.into()));
    assert_eq!(check("gitlab").out, check("gitlab").out);
    let xml = check("checkstyle").out;
    let file = xml.find("<file name=\"a.md\">").unwrap();
    assert!(xml[file..].contains("<error line=\"3\" column=\"1\" severity=\"error\""), "{xml}");
    assert!(xml.contains("source=\"sayso.allow-unknown-rule\"") && xml.trim_end().ends_with("</checkstyle>"), "{xml}");
    assert!(!xml.contains("<rained>"), "{xml}");
    let empty = folder("services-empty", &[("a.md", "# Calm\n")]);
    let check = |format: &str| run(&empty, &["check", "--format", format]).out;
    assert_eq!(serde_json::from_str::<Value>(&check("gitlab")).unwrap(), Value::Array(Vec::new()));
    assert!(check("checkstyle").ends_with("<checkstyle version=\"8.0\">\n</checkstyle>\n"));
}

#[test]
fn sarif_helps_in_plain_text_and_as_a_page() {
    let pack = format!("{PACK}  why \"a *source* is owed a name\"\n  help \"name {{source}}\"\n  see \"House book\"\n");
    let here = folder("sarif", &[("a.md", ANONYMOUS), ("anon.sayso", &pack)]);
    let told = run(&here, &["check", "--rules", "anon.sayso", "--format", "sarif"]);
    assert_eq!((told.status, told.err.as_str()), (1, ""));
    let sarif: Value = serde_json::from_str(&told.out).unwrap();
    let rule = &sarif["runs"][0]["tool"]["driver"]["rules"][0];
    assert_eq!(rule["help"]["text"], "Why: a *source* is owed a name\nWhat to do: name {source}\nStandard: House book");
    assert!(rule["help"]["markdown"].as_str().unwrap().starts_with("**Why:** a \\*source\\* is owed a name\n\n"));
    assert_eq!(sarif["runs"][0]["results"][0]["ruleId"], rule["id"]);
}

#[test]
fn a_run_that_ends_before_anything_is_read_prints_nothing() {
    let here = folder("nothing", &[("a.md", ANONYMOUS), ("anon.sayso", PACK)]);
    for format in ["json", "sarif", "gitlab", "checkstyle", "html"] {
        let told = run(&here, &["check", "--rules", "anon.sayso", "--only", "no-such", "--format", format, "a.md"]);
        assert_eq!((told.status, told.out.as_str()), (2, ""), "{format}: {told:?}");
    }
}
