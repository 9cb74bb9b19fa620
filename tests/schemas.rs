//! What goes out, held against the schemas of those who read it: SARIF by that of OASIS, JUnit by what Jenkins and Surefire
//! ask of each element.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

#[path = "support/desk.rs"]
mod desk;
#[path = "support/schema.rs"]
mod schema;

use desk::{ANONYMOUS, PACK, run};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// A folder with all that a run can meet: findings of each level, silenced ones, broken comments, a broken rule, a file that
/// does not read, words that no XML holds.
fn folder(name: &str) -> PathBuf {
    let rules = format!(
        "{PACK}  why \"a source is owed a name\"\n  help \"name it\"\n  see \"House book\"\n\nrule told\n  flag statements attributed to a source\n  severity note, warning when quoted\n  once an article\n\nrule odd\n  flag claims tha hedged\n"
    );
    let article = format!(
        "{ANONYMOUS}\n“The \u{1}bridge <is> & was shut,” the mayor said. “So was the road,” two officials said. <!-- sayso allow anon: known; by Ann Lowe; until 2999-01-01 -->\n\n<!-- sayso alow anon: x -->\n"
    );
    let files = [
        ("sayso.ron", "(rules: [\"house.sayso\"], baseline: \"known.json\")"),
        ("house.sayso", &rules),
        ("a&b.md", &article),
    ];
    let folder = desk::folder("schemas", name, &files);
    fs::write(folder.join("bad.md"), b"\xff\xfe").unwrap();
    fs::write(folder.join("calm.md"), "# Calm\n").unwrap();
    folder
}

fn checked(folder: &Path, format: &str) -> String {
    run(folder, &["check", "--no-cache", "--pilot", "--format", format, "."]).out
}

#[test]
fn sarif_is_valid_by_the_schema_of_its_committee() {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/schemas/sarif-schema-2.1.0.json"));
    let schema: Value = serde_json::from_str(&text.unwrap()).unwrap();
    let folder = folder("sarif");
    for rules in ["house.sayso", "other.sayso"] {
        fs::write(folder.join("other.sayso"), PACK.replace("error", "pilot")).unwrap();
        let settings = format!("(rules: [\"{rules}\"], baseline: \"known.json\")");
        fs::write(folder.join("sayso.ron"), settings).unwrap();
        let sarif: Value = serde_json::from_str(&checked(&folder, "sarif")).unwrap();
        assert_eq!(schema::mistakes(&schema, &sarif), Vec::<String>::new());
        let results = sarif["runs"][0]["results"].as_array().unwrap();
        assert!(results.iter().any(|one| one.get("suppressions").is_some()), "{sarif:#}");
        assert!(results.iter().all(|one| one.get("partialFingerprints").is_some()), "{sarif:#}");
        let mut wrong = sarif.clone();
        wrong["runs"][0]["results"][0]["level"] = "pilot".into();
        assert_ne!(schema::mistakes(&schema, &wrong), Vec::<String>::new(), "the check can fail");
    }
}

/// An element with its attributes, and the names of those in it.
#[derive(Debug)]
struct Element {
    name: String,
    attributes: BTreeMap<String, String>,
    inside: Vec<String>,
}

fn element(start: &BytesStart<'_>) -> Element {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    let attributes = start.attributes().map(|one| {
        let one = one.unwrap();
        (text(one.key.as_ref()), text(&one.value))
    });
    Element { name: text(start.name().as_ref()), attributes: attributes.collect(), inside: Vec::new() }
}

/// All elements of a text of XML, each whole.
fn elements(xml: &str) -> Vec<Element> {
    let mut reader = Reader::from_str(xml);
    let (mut open, mut done): (Vec<Element>, Vec<Element>) = (Vec::new(), Vec::new());
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) => {
                let new = element(&start);
                if let Some(above) = open.last_mut() {
                    above.inside.push(new.name.clone());
                }
                open.push(new);
            }
            Event::Empty(start) => {
                let new = element(&start);
                if let Some(above) = open.last_mut() {
                    above.inside.push(new.name.clone());
                }
                done.push(new);
            }
            Event::End(_) => done.push(open.pop().unwrap()),
            Event::Eof => break,
            Event::Text(_) | Event::Decl(_) | Event::GeneralRef(_) => {}
            other => panic!("no reader of JUnit expects {other:?}"),
        }
    }
    assert!(open.is_empty());
    done
}

/// What a schema asks of an element: its name, attributes that it must have, others that it may, elements inside.
type Asked = (&'static str, &'static [&'static str], &'static [&'static str], &'static [&'static str]);

/// The xUnit plugin of Jenkins, `junit-10.xsd`, as far as sayso writes it.
const JENKINS: &[Asked] = &[
    ("testsuites", &[], &["name", "time", "tests", "failures", "errors"], &["testsuite"]),
    (
        "testsuite",
        &["name", "tests", "failures", "errors"],
        &["group", "time", "skipped", "timestamp", "hostname", "id", "package", "file", "log", "url"],
        &["testsuite", "properties", "testcase", "system-out", "system-err"],
    ),
    (
        "testcase",
        &["name"],
        &["time", "classname", "group"],
        &["skipped", "error", "failure", "system-out", "system-err"],
    ),
    ("failure", &[], &["type", "message"], &[]),
];

/// Surefire, `surefire-test-report.xsd`, which knows one suite a file; `file`, by which Jenkins links to the article, is the one
/// attribute that it does not name.
const SUREFIRE: &[Asked] = &[
    ("testsuites", &[], &["name", "tests", "failures", "errors"], &["testsuite"]),
    (
        "testsuite",
        &["name", "tests", "errors", "skipped", "failures"],
        &["time", "group", "file"],
        &["properties", "testcase"],
    ),
    (
        "testcase",
        &["name", "time"],
        &["classname", "group"],
        &["failure", "skipped", "error", "system-out", "system-err"],
    ),
    ("failure", &["type"], &["message"], &[]),
];

fn mistakes(asked: &[Asked], elements: &[Element]) -> Vec<String> {
    let mut found = Vec::new();
    for one in elements {
        let Some((name, must, may, inside)) = asked.iter().find(|(name, ..)| *name == one.name) else {
            found.push(format!("{} is no element", one.name));
            continue;
        };
        found.extend(
            must.iter().filter(|must| !one.attributes.contains_key(**must)).map(|must| format!("{name} lacks {must}")),
        );
        let known = |attribute: &&String| must.contains(&attribute.as_str()) || may.contains(&attribute.as_str());
        found.extend(one.attributes.keys().filter(|one| !known(one)).map(|other| format!("{name} has {other}")));
        found.extend(
            one.inside
                .iter()
                .filter(|one| !inside.contains(&one.as_str()))
                .map(|other| format!("{name} holds {other}")),
        );
        for (attribute, value) in &one.attributes {
            let counts = ["tests", "failures", "errors", "skipped", "time"].contains(&attribute.as_str());
            if counts && value.parse::<f64>().is_err() {
                found.push(format!("{name} {attribute}=\"{value}\" is no number"));
            }
        }
    }
    found
}

#[test]
fn junit_is_as_jenkins_and_surefire_ask() {
    let folder = folder("junit");
    let tested = run(&folder, &["test", "house.sayso", "--format", "junit"]).out;
    for xml in [checked(&folder, "junit"), tested] {
        let elements = elements(&xml);
        for asked in [JENKINS, SUREFIRE] {
            assert_eq!(mistakes(asked, &elements), Vec::<String>::new(), "{xml}");
        }
        let mut keys: Vec<_> = elements
            .iter()
            .filter(|one| one.name == "testcase")
            .map(|one| (one.attributes["classname"].clone(), one.attributes["name"].clone()))
            .collect();
        let all = keys.len();
        keys.sort();
        keys.dedup();
        assert_eq!(keys.len(), all, "a key of its own for each");
        for suite in elements.iter().filter(|one| one.name == "testsuite") {
            let count = |name: &str| suite.attributes[name].parse::<usize>().unwrap();
            assert_eq!(count("tests"), suite.inside.len(), "{xml}");
        }
    }
    let xml = checked(&folder, "junit");
    let broken = xml.replacen(" time=\"0\"", " when=\"0\"", 1);
    assert_eq!(
        mistakes(SUREFIRE, &elements(&broken)),
        ["testcase lacks time", "testcase has when"],
        "the check can fail"
    );
    let failures = elements(&xml).into_iter().filter(|one| one.name == "failure").count();
    assert!(failures >= 3 && xml.contains("file=\"a&amp;b.md\""), "{xml}");
}
