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

const TOLD: &str = "---\ntitle: Harbour to close\nauthor: Ann Lowe\n---\n\nThe harbour of **Port Orvel** will [close](https://example.org/a?b=1&c=\"2) in *spring*, two officials said. <b>It</b> [rained](javascript:alert(1)).\n\n> “Nobody told us,” said Tom Reed.\n\n- The army said that rebels had shelled the quay; the claim could not be independently verified.\n";

/// The values of an attribute, in order.
fn values<'a>(page: &'a str, attribute: &str) -> Vec<&'a str> {
    let start = format!(" {attribute}=\"");
    page.match_indices(&start).map(|(at, found)| page[at + found.len()..].split('"').next().unwrap()).collect()
}

#[test]
fn a_page_stands_alone_and_every_link_in_it_leads_somewhere() {
    let here = folder("page", &[("a.md", TOLD), ("b.md", TOLD), ("anon.sayso", PACK)]);
    let page = run(&here, &["check", "--rules", "anon.sayso", "--format", "html", "a.md", "b.md"]).out;
    let mut ids = values(&page, "id");
    for described in values(&page, "aria-describedby") {
        assert!(ids.contains(&described), "{described}");
    }
    for link in values(&page, "href") {
        let inside = link.strip_prefix('#').is_some_and(|id| ids.contains(&id));
        assert!(inside || link == "https://example.org/a?b=1&amp;c=&quot;2", "{link}");
    }
    let all = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), all, "each id once");
    for raw in ["<script", "<link", " src=", "**", "title:", "[close]", "javascript:", "---\n"] {
        assert!(!page.contains(raw), "{raw}");
    }
    for shown in [
        "<h2>",
        "<blockquote>",
        "claim, on the word of ",
        "tabindex=\"0\"",
        "Cited most",
        "reported as not verified",
        "prefers-color-scheme",
    ] {
        assert!(
            page.contains(shown) || shown == "prefers-color-scheme" && page.contains("color-scheme:light dark"),
            "{shown}: {page}"
        );
    }
    assert_eq!((page.matches("<h2>Harbour to close").count(), page.matches("<article ").count()), (2, 2));
}

#[test]
fn a_folder_has_an_index_that_leads_to_a_page_of_each_article() {
    let here = folder("pages", &[("drafts/a.md", TOLD), ("drafts/Ü &.md", "Rain fell.\n"), ("anon.sayso", PACK)]);
    let told = run(&here, &["check", "--rules", "anon.sayso", "--format", "html", "--output", "report", "drafts"]);
    assert!(told.status == 1 && told.out == "report/index.html\n", "{told:?}");
    let index = fs::read_to_string(here.join("report/index.html")).unwrap();
    let links = values(&index, "href");
    assert_eq!(links.len(), 2, "{index}");
    for link in links {
        let page = fs::read_to_string(here.join("report").join(link)).unwrap();
        assert!(page.starts_with("<!doctype html>") && page.trim_end().ends_with("</html>"));
    }
    assert!(index.contains("Harbour to close") && index.find("a.md") < index.find("Ü &amp;.md"), "{index}");
    let wrong = run(&here, &["check", "--rules", "anon.sayso", "--output", "report", "drafts"]);
    assert!(wrong.status == 2 && wrong.err.contains("--format html"), "{wrong:?}");
    fs::write(here.join("file"), "").unwrap();
    let wrong = run(&here, &["check", "--rules", "anon.sayso", "--format", "html", "--output", "file/in", "drafts"]);
    assert!(wrong.status == 2 && wrong.err.contains("file/in"), "{wrong:?}");
}
