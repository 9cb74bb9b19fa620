//! How well sayso reads short passages of our own, aspect by aspect; `tests/passages/README.md` says what is
//! marked in them. No score may fall below `floors.txt`. Run it with `--nocapture` for the table.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]
#![allow(clippy::print_stdout, reason = "the table is what one runs it for")]

#[path = "support/gold.rs"]
mod gold;
#[path = "support/score.rs"]
mod score;
#[path = "support/tally.rs"]
mod tally;

use gold::Gold;
use sayso::attribution::{Extractor, fast};
use sayso::extract::extract;
use sayso::knowledge::Knowledge;
use sayso::text::Format;
use score::{ASPECTS, Score};
use std::fs;
use std::path::{Path, PathBuf};
use tally::{Tallies, Tally};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/passages")
}

/// The passages of a half, by name.
fn passages(half: &str) -> Vec<(String, Gold)> {
    let files = fs::read_dir(folder().join(half)).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> = files.collect();
    files.sort();
    let read = |path: &PathBuf| {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let gold = gold::parse(&fs::read_to_string(path).unwrap()).unwrap_or_else(|wrong| panic!("{name}: {wrong}"));
        (name, gold)
    };
    files.iter().map(read).collect()
}

/// The scores of a half, and what is wrong in it.
fn measure(half: &str, extractor: &dyn Extractor) -> (Tallies, Vec<String>) {
    let mut tallies = Tallies::default();
    let mut wrong = Vec::new();
    for (name, gold) in passages(half) {
        let facts = extract(&gold.text, Format::Markdown, Knowledge::built_in(), extractor);
        let here = Score::of(&gold, &facts, &mut tallies);
        wrong.extend(here.into_iter().map(|it| format!("{name}: {it}")));
    }
    (tallies, wrong)
}

/// Open and kept side by side: marks, precision, recall, F1.
fn table(open: &Tallies, kept: &Tallies) -> String {
    let mut out = String::from("| aspect | open: marks | P | R | F1 | kept: marks | P | R | F1 |\n");
    out.push_str("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n");
    for aspect in ASPECTS {
        let cells = [open, kept].map(|tallies| {
            let it = of(tallies, aspect);
            format!("{} | {:.1} | {:.1} | {:.1}", it.marked, it.precision(), it.recall(), it.f1())
        });
        out.push_str(&format!("| {aspect} | {} |\n", cells.join(" | ")));
    }
    out
}

fn of(tallies: &Tallies, aspect: &str) -> Tally {
    tallies.0.get(aspect).copied().unwrap_or_default()
}

/// `floors.txt`: the F1 of open and kept, then the aspect.
fn floors() -> Vec<(String, [f64; 2])> {
    let text = fs::read_to_string(folder().join("floors.txt")).unwrap();
    let lines = text.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    let floor = |line: &str| {
        let mut parts = line.splitn(3, ' ');
        let mut number = || parts.next().unwrap().parse::<f64>().unwrap();
        let numbers = [number(), number()];
        (parts.next().unwrap().to_owned(), numbers)
    };
    lines.map(floor).collect()
}

#[test]
fn no_score_falls() {
    let (open, _) = measure("open", fast());
    let (kept, _) = measure("kept", fast());
    println!("fast\n\n{}", table(&open, &kept));
    let floors = floors();
    let names: Vec<&str> = floors.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ASPECTS, "each aspect has its floor");
    let mut fallen = Vec::new();
    for (aspect, floor) in &floors {
        for (half, floor, tallies) in [("open", floor[0], &open), ("kept", floor[1], &kept)] {
            let score = of(tallies, aspect).f1();
            if score < floor {
                fallen.push(format!("{aspect}, {half}: {score:.1} is below {floor:.1}"));
            }
        }
    }
    assert!(fallen.is_empty(), "{}", fallen.join("\n"));
}

/// What is wrong in the open half, to be mended: `cargo test --test passages -- --ignored --nocapture`.
#[test]
#[ignore = "a list to read"]
fn what_is_wrong_in_the_open_half() {
    measure("open", fast()).1.iter().for_each(|line| println!("{line}"));
}

#[test]
fn halves_are_as_large_and_mixed() {
    for half in ["open", "kept"] {
        let names: Vec<String> = passages(half).into_iter().map(|(name, _)| name).collect();
        let topics = [("war", 20), ("court", 20), ("science", 20), ("business", 20), ("local", 20), ("sourcing", 15)];
        for (topic, count) in topics {
            assert_eq!(names.iter().filter(|name| name.starts_with(topic)).count(), count, "{half}: {topic}");
        }
    }
}

/// The scores of the accurate extractor, where its weights are. They have no floors: the weights may be left out.
#[cfg(feature = "accurate")]
#[test]
fn accurate_is_measured_too() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("knowledge/model/accurate");
    let bytes = |file: &str| fs::read(folder.join(file));
    let (Ok(encoder), Ok(cue), Ok(pieces)) = (bytes("encoder.onnx"), bytes("cue.onnx"), bytes("pieces.txt")) else {
        println!("left out: there are no weights in {}", folder.display());
        return;
    };
    let pieces = String::from_utf8(pieces).unwrap();
    let accurate = sayso::attribution::Accurate::read(encoder, cue, &pieces).unwrap();
    let (open, _) = measure("open", &accurate);
    let (kept, _) = measure("kept", &accurate);
    println!("accurate\n\n{}", table(&open, &kept));
}

#[test]
fn counting() {
    let mut tallies = Tallies::default();
    for (marked, found) in [(true, true), (true, true), (true, false), (false, true), (false, false)] {
        tallies.add("a", marked, found);
    }
    let tally = of(&tallies, "a");
    assert_eq!(tally, Tally { right: 2, marked: 3, found: 3 });
    assert!((tally.f1() - 200.0 / 3.0).abs() < 1e-9 && (tally.precision() - tally.recall()).abs() < 1e-9);
    tallies.answer("b", true);
    tallies.answer("b", false);
    assert!((of(&tallies, "b").f1() - 50.0).abs() < 1e-9, "of answers F1 is the share that is right");
    assert!((Tally::default().f1() - 100.0).abs() < 1e-9, "where there is nothing, nothing is wrong");
}

/// A passage with each sort of mark, scored by hand.
#[test]
fn a_passage_is_scored() {
    let file = "The mayor said that the bridge may close on Monday. It did not rain. About 40 boats sank.\n\n---\n\n\
                fact \"may close\" by mayor\nopinion \"did not\"\nhedge \"rain\"\nhedge? \"may\"\n\
                number \"About 40 boats\" about 40 things boat\ndate \"Monday\" weekday\n";
    let gold = gold::parse(file).unwrap();
    let facts = extract(&gold.text, Format::Markdown, Knowledge::built_in(), fast());
    let mut tallies = Tallies::default();
    let wrong = Score::of(&gold, &facts, &mut tallies);
    let tally = |right, marked, found| Tally { right, marked, found };
    assert_eq!(of(&tallies, "fact"), tally(1, 1, 2), "the second clause is called a fact and is none");
    assert_eq!(of(&tallies, "opinion"), tally(0, 1, 0));
    assert_eq!(of(&tallies, "turned round"), tally(0, 0, 1));
    assert_eq!(of(&tallies, "hedge"), tally(0, 1, 0), "an open mark is neither found nor missed");
    assert_eq!(of(&tallies, "number: value"), tally(1, 1, 1));
    assert_eq!(of(&tallies, "date: value"), tally(1, 1, 1));
    assert_eq!(of(&tallies, "source in chain"), tally(1, 1, 1));
    assert!(wrong.iter().any(|line| line == "hedge: missed rain"), "{wrong:?}");
}

#[test]
fn a_mark_that_does_not_read_is_told() {
    for mark in ["fakt \"sank\"", "fact \"swam\"", "fact never \"sank\"", "number \"sank\" least", "hedge sank"] {
        assert!(gold::parse(&format!("It sank.\n---\n{mark}\n")).is_err(), "{mark}");
    }
}
