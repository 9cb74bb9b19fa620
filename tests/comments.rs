//! Comments that speak to sayso: how far they reach, what they say was checked, what is wrong with them.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

#[path = "support/desk.rs"]
mod desk;

use desk::{PACK, run};
use std::fs;
use std::path::PathBuf;

const OWN: &str = r#"(rules: ["anon.sayso"], packs_that_ship: false)"#;

/// Three paragraphs, each with a claim of somebody unnamed.
const THREE: [&str; 3] = [
    "The harbour was closed on Monday, two officials said.",
    "The bridge was closed on Monday, two officials said.",
    "The road was closed on Monday, two officials said.",
];

fn folder(name: &str) -> PathBuf {
    desk::folder("comments", name, &[("sayso.ron", OWN), ("anon.sayso", PACK)])
}

/// The lines at which something is found in an article, each with its code.
fn found(folder: &std::path::Path, article: &str) -> Vec<String> {
    fs::write(folder.join("a.md"), article).unwrap();
    let told = run(folder, &["check", "--format", "short", "a.md"]);
    assert_ne!(told.status, 2, "{told:?}");
    let short = |line: &str| {
        let (place, rest) = line.split_once(": ").unwrap();
        let code = rest.split(['[', ']']).nth(1).unwrap();
        format!("{} {code}", place.split(':').nth(1).unwrap())
    };
    told.out.lines().map(short).collect()
}

#[test]
fn a_range_lets_stand_what_is_in_it() {
    let folder = folder("range");
    let [one, two, three] = THREE;
    let article = format!(
        "{one}\n\n<!-- sayso allow anon from here: known to the desk -->\n\n{two}\n\n<!-- sayso allow anon to here -->\n\n{three}\n"
    );
    assert_eq!(found(&folder, &article), ["1 house/anon", "9 house/anon"]);
    let inside = format!(
        "{one} <!-- sayso allow house/anon from here: known; by Ann Lowe -->\n\n{two}\n\n{three}\n<!-- sayso allow house/anon to here -->\n"
    );
    assert_eq!(found(&folder, &inside), ["1 house/anon"]);
    let audit = run(&folder, &["audit", "a.md"]);
    assert!(audit.out.contains("known; by Ann Lowe") && audit.out.contains("a.md:5:"), "{audit:?}");
}

#[test]
fn a_range_without_its_end_allows_nothing_and_is_told() {
    let folder = folder("open");
    let [one, two, _] = THREE;
    let open = format!("<!-- sayso allow anon from here: known -->\n\n{one}\n\n{two}\n");
    assert_eq!(found(&folder, &open), ["1 allow-open-range", "3 house/anon", "5 house/anon"]);
    let other =
        format!("<!-- sayso allow anon from here: known -->\n\n{one}\n\n<!-- sayso allow house/anon to here -->\n");
    assert_eq!(found(&folder, &other), ["1 allow-open-range", "5 allow-end-alone", "3 house/anon"]);
    let alone = format!("{one}\n\n<!-- sayso allow anon to here -->\n");
    assert_eq!(found(&folder, &alone), ["3 allow-end-alone", "1 house/anon"]);
}

#[test]
fn a_comment_speaks_of_the_whole_article_wherever_it_stands() {
    let folder = folder("article");
    let comment = "<!-- sayso allow anon in this article: every official is known to the desk; until 2999-01-01 -->";
    for article in [format!("{comment}\n\n{}\n", THREE.join("\n\n")), format!("{}\n\n{comment}\n", THREE.join("\n\n"))]
    {
        assert_eq!(found(&folder, &article), Vec::<String>::new());
    }
    let late = format!("{}\n\n{}\n", THREE[0], comment.replace("2999", "1999"));
    assert_eq!(found(&folder, &late), ["3 allow-expired", "1 house/anon"]);
    let idle = format!("Rain fell.\n\n{comment}\n");
    assert_eq!(found(&folder, &idle), ["3 allow-unused"]);
}

const CLAIM: &str = "The army had shelled the market, the rebels said.";
const UNVERIFIED: &str = "pack house\n\nrule anon\n  flag claims attributed to a source and not independently verified\n  severity error\n  message \"{content}\"\n";

#[test]
fn what_the_desk_checked_satisfies_a_rule() {
    let folder = folder("verified");
    fs::write(folder.join("anon.sayso"), UNVERIFIED).unwrap();
    assert_eq!(found(&folder, &format!("{CLAIM}\n")), ["1 house/anon"]);
    for day in ["12 May", "May 12, 2024", "2024-05-12"] {
        let behind = format!("{CLAIM} <!-- sayso verified: documents, seen by desk, {day} -->\n");
        assert_eq!(found(&folder, &behind), Vec::<String>::new(), "{day}");
    }
    let before = format!("<!-- sayso verified: footage, seen by Ann Lowe, 3 Sept. 2024 -->\n\n{CLAIM}\n");
    assert_eq!(found(&folder, &before), Vec::<String>::new());
    let shown = run(&folder, &["extract", "--format", "json", "a.md"]).json();
    assert_eq!(shown["verifications"].as_array().map(Vec::len), Some(1), "{shown}");
    let other = format!(
        "{CLAIM}\n\nThe mayor had fled, the rebels said. <!-- sayso verified: documents, seen by desk, 12 May -->\n"
    );
    assert_eq!(found(&folder, &other), ["1 house/anon"], "only what it stands beside");
}

#[test]
fn what_the_desk_says_it_checked_is_checked() {
    let folder = folder("checked");
    fs::write(folder.join("anon.sayso"), UNVERIFIED).unwrap();
    for (said, code) in [
        (": documents, seen by desk", "verified-without-day"),
        (": documents, seen by desk, 31 Foo", "verified-without-day"),
        ("", "verified-without-day"),
        (": seen by desk, 12 May", "verified-by-nobody"),
        (": , seen by desk, 12 May", "verified-by-nobody"),
        (": documents, seen by desk, 12 May 2999", "verified-later"),
    ] {
        let article = format!("{CLAIM} <!-- sayso verified{said} -->\n");
        let told = found(&folder, &article);
        assert!(told.contains(&format!("1 {code}")), "{said}: {told:?}");
    }
    let nothing = "Rain? <!-- sayso verified: documents, seen by desk, 12 May -->\n";
    assert_eq!(found(&folder, nothing), ["1 verified-nothing"]);
    let against = format!(
        "{CLAIM} <!-- sayso verified: documents, seen by desk, 12 May --> The claim could not be independently verified.\n"
    );
    let told = found(&folder, &against);
    assert!(told.contains(&"1 verified-against-the-article".to_owned()), "{told:?}");
    for odd in ["sayso verify: documents, seen by desk, 12 May", "Sayso verified: x, y, 12 May", "sayso verifed: x"] {
        let told = found(&folder, &format!("{CLAIM} <!-- {odd} -->\n"));
        assert!(told.contains(&"1 comment-not-understood".to_owned()), "{odd}: {told:?}");
    }
}

#[test]
fn a_file_beside_the_article_lets_stand_what_no_comment_can() {
    let folder = folder("aside");
    let article = format!("{}\n", THREE.join("\n\n"));
    assert_eq!(found(&folder, &article), ["1 house/anon", "3 house/anon", "5 house/anon"]);
    let told =
        run(&folder, &["allow", "a.md:3", "anon", "--reason", "known to the desk", "--author", "Ann Lowe", "--aside"]);
    assert!(told.status == 0 && told.out.starts_with("a.md.allow: house/anon "), "{told:?}");
    assert_eq!(found(&folder, &article), ["1 house/anon", "5 house/anon"]);
    assert_eq!(fs::read_to_string(folder.join("a.md")).unwrap(), article, "the article is as it was");
    let moved = format!("Rain fell on Monday.\n\n{article}");
    assert_eq!(found(&folder, &moved), ["3 house/anon", "7 house/anon"], "it is known by its words");
    let audit = run(&folder, &["audit", "a.md", "--format", "json"]).json();
    assert_eq!(
        (&audit["silenced"][0]["by"], &audit["silenced"][0]["author"]),
        (&"file beside".into(), &"Ann Lowe".into())
    );
    let sarif = run(&folder, &["check", "--format", "sarif", "a.md"]).json();
    let kinds: Vec<_> = sarif["runs"][0]["results"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|one| one["suppressions"][0]["kind"].as_str())
        .collect();
    assert_eq!(kinds, ["external"]);
    fs::write(folder.join("a.md.allow"), "# all of them\nanon in this article: a column\n").unwrap();
    assert_eq!(found(&folder, &article), Vec::<String>::new());
}

#[test]
fn what_is_wrong_with_a_file_beside_an_article_is_told_with_its_line() {
    let folder = folder("aside-wrong");
    fs::write(folder.join("a.md"), format!("{}\n", THREE[0])).unwrap();
    for (line, code) in [
        ("anon in this article:", "allow-without-reason"),
        ("anon in this article: x; until May", "allow-odd-day"),
        ("anon in this article: x; until 1999-01-01", "allow-expired"),
        ("annon in this article: x", "allow-unknown-rule"),
        ("anon 0000000000000000: x", "allow-unused"),
        ("anon: x", "side-file-not-understood"),
        ("anon somewhere: x", "side-file-not-understood"),
    ] {
        fs::write(folder.join("a.md.allow"), format!("\n{line}\n")).unwrap();
        let told = run(&folder, &["check", "--format", "short", "a.md"]);
        assert!(told.out.contains(&format!("warning[{code}]: a.md.allow:2: ")), "{line}: {told:?}");
        assert!(told.out.contains("error[house/anon]"), "{line}: {told:?}");
    }
    fs::write(folder.join("a.md.allow"), b"\xff").unwrap();
    let told = run(&folder, &["check", "--format", "short", "a.md"]);
    assert!(told.status == 1 && told.out.contains("warning[bad-side-file]"), "{told:?}");
}
