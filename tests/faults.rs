//! Faults that users of linters met elsewhere: each of a kind, tried on the program.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

#[path = "support/desk.rs"]
mod desk;

use desk::{ANONYMOUS, PACK, Run, command};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;

fn folder(name: &str, files: &[(&str, &str)]) -> PathBuf {
    desk::folder("faults", name, files)
}

fn run(folder: &Path, arguments: &[&str]) -> Run {
    desk::run(folder, arguments)
}

/// What a check with the pack of the desk says of an article, in short.
fn short(name: &str, article: &str) -> Run {
    let here = folder(name, &[("anon.sayso", PACK), ("a.md", article)]);
    run(&here, &["check", "--rules", "anon.sayso", "--format", "short", "a.md"])
}

const HEADS: &str = "pack heads\n\nrule head\n  flag claims in the headline\n  message \"a claim\"\n";

#[test]
fn a_part_of_the_rules_leaves_what_others_expect() {
    let article = "# Harbour will close\n\nThe harbour will close in spring, two officials said.\n";
    let here = folder("part", &[("r/anon.sayso", PACK), ("r/heads.sayso", HEADS), ("r/tests/a.md", article)]);
    assert_eq!(run(&here, &["test", "--update", "r"]).status, 0);
    let snapshot = || fs::read_to_string(here.join("r/tests/a.md.expected")).unwrap();
    let whole = snapshot();
    assert!(whole.contains("[heads/head]") && whole.contains("[house/anon]"), "{whole}");
    for arguments in [&["test", "r/anon.sayso"][..], &["test", "--only", "anon", "r"]] {
        assert_eq!(run(&here, arguments).status, 0, "{arguments:?}");
        let refused = run(&here, &[arguments, &["--update"]].concat());
        assert_eq!(refused.status, 2);
        assert!(refused.err.contains("nothing is written"), "{}", refused.err);
        assert_eq!(snapshot(), whole);
    }
    fs::write(here.join("r/anon.sayso"), PACK.replace("::", "--")).unwrap();
    let differs = run(&here, &["test", "r/anon.sayso"]);
    assert_eq!(differs.status, 1);
    assert!(differs.out.contains("+error[house/anon]") || differs.out.contains("two officials --"), "{}", differs.out);
}

#[test]
fn nothing_is_accepted_while_a_rule_does_not_read() {
    let here = folder("broken", &[("r/anon.sayso", PACK), ("r/tests/a.md", ANONYMOUS)]);
    assert_eq!(run(&here, &["test", "--update", "r"]).status, 0);
    let before = fs::read_to_string(here.join("r/tests/a.md.expected")).unwrap();
    fs::write(here.join("r/anon.sayso"), PACK.replace("statements", "statementz")).unwrap();
    let told = run(&here, &["test", "--update", "r"]);
    assert_eq!(told.status, 2);
    assert!(told.err.contains("nothing is accepted while a rule does not read"), "{}", told.err);
    assert_eq!(fs::read_to_string(here.join("r/tests/a.md.expected")).unwrap(), before);
}

#[test]
fn claims_are_of_one_text() {
    let other = "# Bread\n\nIn a quiet street at the edge of the town the baker opens at six, as he always did.\n";
    let here = folder("claims", &[("anon.sayso", PACK), ("a.md", ANONYMOUS), ("other.md", other)]);
    for format in ["ron", "json"] {
        let claims = run(&here, &["extract", "--format", format, "a.md"]).out;
        fs::write(here.join("claims"), &claims).unwrap();
        let check = |article| run(&here, &["check", "--rules", "anon.sayso", "--claims", "claims", article]);
        assert_eq!(check("a.md").status, 1);
        assert_eq!(check("./a.md").status, 1, "the same file by another name");
        let refused = check("other.md");
        assert_eq!((refused.status, refused.out.contains("error[")), (2, false));
        assert!(refused.err.contains("of another text"), "{}", refused.err);
    }
    // A word more in the article, and nothing holds any longer.
    fs::write(here.join("a.md"), ANONYMOUS.replace("spring", "early spring")).unwrap();
    assert_eq!(run(&here, &["check", "--rules", "anon.sayso", "--claims", "claims", "a.md"]).status, 2);
}

#[test]
fn claims_know_their_articles_by_any_name_of_theirs() {
    let here = folder("names-of-claims", &[("anon.sayso", PACK), ("a.md", ANONYMOUS), ("b.md", ANONYMOUS)]);
    fs::write(here.join("c"), run(&here, &["extract", "--format", "jsonl", "./a.md", "./b.md"]).out).unwrap();
    let told = run(&here, &["check", "--rules", "anon.sayso", "--claims", "c", "--format", "short", "a.md", "b.md"]);
    assert_eq!((told.status, told.out.lines().count()), (1, 2), "{told:?}");
}

#[test]
fn a_comment_in_an_item_or_a_quotation_speaks_of_the_words_after_it() {
    let words = "The harbour will close in spring, two officials said.\n";
    for (name, article) in [
        ("item", format!("- <!-- sayso allow anon: known -->\n  {words}")),
        ("number", format!("3. <!-- sayso allow anon: known -->\n   {words}")),
        ("quote", format!("> <!-- sayso allow anon: known -->\n> {words}")),
        ("both", format!("> - <!-- sayso allow anon: known --> {words}")),
        ("words", format!("- <!-- sayso allow anon: known --> {words}")),
    ] {
        let told = short(&format!("allow-{name}"), &format!("# Harbour\n\n{article}"));
        assert_eq!((told.status, told.out.as_str()), (0, ""), "{article}");
    }
}

#[test]
fn a_comment_to_sayso_that_says_nothing_is_told_of() {
    for comment in [
        "<!--- sayso allow anon: known --->",
        "<!-- sayso ignore anon: known -->",
        "<!-- sayso: allow anon: known -->",
        "<!-- sayso-allow anon: known -->",
        "<!-- SAYSO allow anon: known -->",
        "<!-- sayso allowed anon: known -->",
        "<!--sayso-disable-->",
    ] {
        let told =
            short("not-understood", &format!("# Harbour\n\n{comment}\nThe harbour will close, two officials said.\n"));
        assert_eq!(told.status, 1, "{comment}");
        assert!(told.out.contains("a.md:3:1: warning[comment-not-understood]"), "{comment}: {}", told.out);
    }
    let told = short("of-others", "# Harbour\n\n<!-- saysomething -->\n<!-- the sayso of the mayor -->\nIt rained.\n");
    assert_eq!(told.out, "");
}

#[test]
fn a_comment_that_is_shown_allows_nothing() {
    let comment = "<!-- sayso allow anon: known -->";
    for shown in
        [format!("```\n{comment}\n```\n\n"), format!("~~~md\n{comment}\n~~~\n\n"), format!("Write `{comment}` so. ")]
    {
        let told = short("shown", &format!("# Harbour\n\n{shown}The harbour will close, two officials said.\n"));
        assert_eq!(told.status, 1, "{shown}");
        assert!(!told.out.contains("allow-"), "{}", told.out);
    }
}

#[test]
fn github_takes_paths_as_it_has_them_and_no_control_characters() {
    let here = folder("github", &[("anon.sayso", PACK), ("drafts/a.md", ANONYMOUS)]);
    let told = run(&here, &["check", "--rules", "anon.sayso", "--format", "github"]);
    assert!(told.out.starts_with("::error file=drafts/a.md,line=3,"), "{}", told.out);
    let article = ANONYMOUS.replace("two officials", "two \u{1b}]0;pwn\u{7} officials");
    fs::write(here.join("drafts/a.md"), article).unwrap();
    let told = run(&here, &["check", "--rules", "anon.sayso", "--format", "github"]);
    assert!(!told.out.contains(['\u{1b}', '\u{7}']), "{:?}", told.out);
    fs::write(here.join("anon.sayso"), PACK.replace("flag statements", "flag statementz")).unwrap();
    let told = run(&here, &["check", "--rules", "anon.sayso", "--format", "github"]);
    assert_eq!(told.status, 2);
    assert!(told.out.starts_with("::error file=anon.sayso,line=4,"), "a broken rule is annotated: {}", told.out);
}

#[test]
fn junit_has_a_key_for_each_case() {
    let files =
        [("anon.sayso", PACK), ("a.md", ANONYMOUS), ("b.md", ANONYMOUS), ("c.md", "# Calm\n"), ("d.md", "# Calm\n")];
    let here = folder("junit", &files);
    let told = run(&here, &["check", "--rules", "anon.sayso", "--format", "junit"]);
    let cases: Vec<&str> = told.out.lines().filter(|line| line.contains("<testcase ")).collect();
    let mut keys = cases.clone();
    keys.sort_unstable();
    keys.dedup();
    assert_eq!((cases.len(), keys.len()), (4, 4), "{}", told.out);
    assert!(
        told.out.contains(r#"<testsuite name="a.md" tests="1" failures="1" errors="0" skipped="0" file="a.md">"#),
        "{}",
        told.out
    );
}

#[test]
fn what_names_a_rule_better_counts_more() {
    let level = |settings: &str| {
        let here = folder("fit", &[("anon.sayso", PACK), ("a.md", ANONYMOUS), ("sayso.ron", settings)]);
        let told = run(&here, &["check", "--format", "short", "a.md"]);
        told.out.split(": ").nth(1).map(|level| level.split('[').next().unwrap().to_owned()).unwrap_or_default()
    };
    let own = r#"rules: ["anon.sayso"], packs_that_ship: false"#;
    assert_eq!(level(&format!(r#"({own}, severity: {{"house": note, "house/anon": warning}})"#)), "warning");
    assert_eq!(level(&format!(r#"({own}, severity: {{"anon": note, "house": warning}})"#)), "note");
    assert_eq!(level(&format!(r#"({own}, off: ["house"], on: ["house/anon"])"#)), "error");
    assert_eq!(level(&format!(r#"({own}, off: ["house/anon"], on: ["house"])"#)), "");
    assert_eq!(level(&format!("\u{feff}({own})")), "error", "a byte order mark is no mistake");
}

#[test]
fn a_mistake_in_a_rule_is_told_before_a_name_that_it_hides() {
    let settings = r#"(rules: ["anon.sayso"], severity: {"house/anon": error})"#;
    let files =
        [("anon.sayso", &*PACK.replace("attributed", "atributed")), ("a.md", ANONYMOUS), ("sayso.ron", settings)];
    let here = folder("hidden-name", &files);
    for command in ["check", "rules"] {
        let told = run(&here, &[command]);
        assert_eq!(told.status, 2);
        assert!(told.err.contains("error[unknown-phrase]") && !told.err.contains("there is no rule"), "{}", told.err);
    }
}

#[test]
fn names_that_name_nothing_are_told_whatever_rules_run() {
    let here = folder("typo", &[("anon.sayso", PACK), ("a.md", ANONYMOUS)]);
    for (option, told) in
        [("--only", "did you mean `anon`?"), ("--skip", "did you mean `anon`?"), ("--tag", "has the tag")]
    {
        let refused = run(&here, &["check", "--rules", "anon.sayso", option, "annon", "a.md"]);
        assert_eq!(refused.status, 2, "{option}");
        assert!(refused.err.contains(told), "{option}: {}", refused.err);
        assert_eq!(refused.err.lines().count(), 1, "{}", refused.err);
    }
}

#[cfg(unix)]
#[test]
fn links_are_followed_once() {
    use std::os::unix::fs::symlink;
    let files = [("real.sayso", PACK), ("real.md", ANONYMOUS), ("rules/.keep", ""), ("drafts/b.md", ANONYMOUS)];
    let here =
        folder("links", &[&files[..], &[("sayso.ron", r#"(rules: ["rules"], packs_that_ship: false)"#)]].concat());
    symlink("../real.sayso", here.join("rules/x.sayso")).unwrap();
    symlink("../real.md", here.join("drafts/linked.md")).unwrap();
    symlink("b.md", here.join("drafts/again.md")).unwrap();
    symlink("../drafts", here.join("drafts/loop")).unwrap();
    symlink("nowhere.md", here.join("drafts/gone.md")).unwrap();
    symlink("nowhere", here.join("drafts/gone")).unwrap();
    assert!(run(&here, &["rules"]).out.starts_with("house/anon"));
    let told = run(&here, &["check", "--format", "short", "drafts"]);
    let paths: Vec<&str> = told.out.lines().filter_map(|line| line.split(':').next()).collect();
    assert_eq!(paths, ["drafts/again.md", "drafts/linked.md"], "{told:?}");
    assert_eq!(told.err, "error: drafts/gone.md: there is no such file\n");
}

#[cfg(unix)]
#[test]
fn control_characters_of_names_stay_off_the_terminal() {
    use std::os::unix::ffi::OsStrExt;
    let here = folder("control", &[]);
    let bad = std::ffi::OsStr::from_bytes(b"b\n::stop-commands::x\x1b]0;x\x07.md");
    fs::write(here.join(bad), b"\xff").unwrap();
    let told = run(&here, &["check"]);
    assert_eq!(told.err.lines().count(), 1, "{:?}", told.err);
    assert!(!told.err.contains('\u{1b}'), "{:?}", told.err);
    fs::write(here.join("e.sayso"), PACK.replace("{source}", "a \u{1b}[31m red")).unwrap();
    for arguments in [&["rules", "--rules", "e.sayso"][..], &["rules", "anon", "--rules", "e.sayso"]] {
        let told = run(&here, arguments);
        assert!(!told.out.contains('\u{1b}') && !told.err.contains('\u{1b}'), "{told:?}");
    }
}

#[test]
fn a_warning_of_a_comment_counts_as_one() {
    let here = folder("counted", &[("a.md", "# Harbour\n\n<!-- sayso allow nothere: x -->\nHello.\n")]);
    let told = run(&here, &["check", "--fail-on", "warning"]);
    assert_eq!(told.status, 1);
    assert!(told.out.ends_with("1 warning in 1 article\n"), "{}", told.out);
}

#[test]
fn cases_of_packs_are_no_articles() {
    let files = [("rules/anon.sayso", PACK), ("rules/tests/a.md", ANONYMOUS), ("tests/b.md", ANONYMOUS)];
    let here =
        folder("cases", &[&files[..], &[("sayso.ron", r#"(rules: ["rules/"], packs_that_ship: false)"#)]].concat());
    let told = run(&here, &["check", "--format", "short"]);
    assert!(told.out.starts_with("./tests/b.md:") && told.out.lines().count() == 1, "{}", told.out);
    assert_eq!(run(&here, &["check", "rules/tests"]).status, 1, "what is named is checked");
}

#[test]
fn a_file_that_is_named_twice_is_read_once() {
    let here = folder("twice", &[("r/anon.sayso", PACK), ("a.md", ANONYMOUS)]);
    let told =
        run(&here, &["check", "--rules", "r", "--rules", "r/anon.sayso", "--format", "short", "a.md", "./a.md", "."]);
    assert_eq!((told.status, told.out.lines().count(), told.err.as_str()), (1, 1, ""), "{told:?}");
}

#[test]
fn who_stops_reading_makes_no_error_right() {
    let here = folder("head", &[("anon.sayso", PACK), ("a.md", &ANONYMOUS.repeat(2000))]);
    let mut child = command(&here, &["check", "--rules", "anon.sayso", "a.md"]).stdout(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    assert_eq!(child.wait().unwrap().code(), Some(1));
}

#[test]
fn remarks_of_other_languages_and_what_git_leaves_are_told_as_such() {
    let told = |text: &str| {
        let here = folder("signs", &[("r.sayso", text)]);
        run(&here, &["test", "r.sayso"]).err
    };
    for sign in ["//", "--", "/*", ";"] {
        let text = format!("pack h\n\n{sign} a remark\nrule a\n  flag claims\n");
        let told = told(&text);
        assert!(told.contains("r.sayso:3:1") && told.contains("a remark begins with `#`"), "{told}");
        assert!(!told.contains("not-a-name"), "{told}");
    }
    let told = told("pack h\n\n<<<<<<< HEAD\nrule a\n  flag claims\n=======\nrule b\n  flag claims\n>>>>>>> more\n");
    assert_eq!(told.matches("error[").count(), 1, "{told}");
    assert!(told.contains("r.sayso:3:1") && told.contains("two versions of this file"), "{told}");
}

#[test]
fn low_quotation_marks_are_a_text() {
    let here = folder(
        "low",
        &[("r.sayso", "pack h\n\nrule a\n  flag claims mentioning „harbour“ or „dam”\n"), ("a.md", ANONYMOUS)],
    );
    let told = run(&here, &["check", "--rules", "r.sayso", "--format", "short", "a.md"]);
    assert!(told.out.contains("[h/a]"), "{told:?}");
}

#[test]
fn what_is_read_is_what_a_reader_sees() {
    let source = |article: &str| {
        let here = folder("seen", &[("anon.sayso", PACK), ("a.md", article)]);
        let told = run(&here, &["extract", "--format", "json", "--words", "a.md"]);
        let facts: serde_json::Value = serde_json::from_str(&told.out).unwrap();
        facts["sources"]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| one["name"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    let says = |who: &str| format!("# Harbour\n\n{who} said the dam broke on Monday.\n");
    assert_eq!(source(&says("Jos&eacute; N&#250;&ntilde;ez")), ["José Núñez"]);
    for written in ["The min&shy;ister", "The min\u{ad}ister", "The min\u{200b}ister", "The min&#x200b;ister"] {
        assert_eq!(source(&says(written)), ["The minister"], "{written}");
    }
}

#[test]
fn places_are_those_of_the_file_whatever_is_escaped() {
    let article = "# Harbour\n\nThe dam broke&hellip; on Monday, two&nbsp;officials in Jos&eacute; said.\n";
    let here = folder("places", &[("anon.sayso", PACK), ("a.md", article)]);
    let check = |format: &str| run(&here, &["check", "--rules", "anon.sayso", "--format", format, "a.md"]).out;
    let json: serde_json::Value = serde_json::from_str(&check("json")).unwrap();
    let finding = &json["findings"][0];
    assert_eq!(finding["message"], "two officials in José :: The dam broke… on Monday");
    let at = |span: &serde_json::Value| {
        &article[span["start"].as_u64().unwrap() as usize..span["end"].as_u64().unwrap() as usize]
    };
    assert_eq!(at(&finding["span"]), "The dam broke&hellip; on Monday");
    assert_eq!(at(&finding["labels"][0]["span"]), "two&nbsp;officials in Jos&eacute;");
    assert!(
        check("human").contains("3 │ The dam broke… on Monday, two\u{a0}officials in José said."),
        "{}",
        check("human")
    );
    assert!(check("github").contains("line=3,endLine=3,col=1,endColumn=32"), "{}", check("github"));
    // Claims have the places of the file, too, and a comment goes into the file.
    for format in ["ron", "json"] {
        fs::write(here.join("c"), run(&here, &["extract", "--format", format, "a.md"]).out).unwrap();
        let again = run(&here, &["check", "--rules", "anon.sayso", "--format", "json", "--claims", "c", "a.md"]);
        assert_eq!(again.out, check("json"), "{}", again.err);
    }
    fs::write(here.join("c"), run(&here, &["extract", "--format", "json", "--words", "a.md"]).out).unwrap();
    assert_eq!(run(&here, &["check", "--rules", "anon.sayso", "--claims", "c", "a.md"]).status, 1);
    assert_eq!(run(&here, &["allow", "--rules", "anon.sayso", "a.md:3", "anon", "--reason", "known"]).status, 0);
    let written = fs::read_to_string(here.join("a.md")).unwrap();
    assert_eq!(written, article.replace("said.", "said. <!-- sayso allow anon: known -->"));
    assert_eq!(run(&here, &["check", "--rules", "anon.sayso", "a.md"]).status, 0);
}

#[test]
fn messages_are_in_the_words_that_a_reader_sees() {
    let article = "# Harbour\n\nThe harbour [will *close*](https://example.org/a \"a title\") on **Monday**, *two* officials said.\n";
    let told = short("markup", article);
    assert!(told.out.ends_with("two officials :: The harbour will close on Monday\n"), "{}", told.out);
}
