//! Scores for whom sources speak against marked sources: `voice_score MARKS [--tier fast|accurate] [--list]`. A folder of
//! marks has `text/NAME.txt`, and `labels.jsonl` (rows of `what: source` with `place` in bytes, `kind`, `side`) or
//! `marks/NAME.tsv` (rows `source`, their second column `kind/side/naming`, their fourth the words). A third of the
//! articles, drawn by name, is kept for totals; of the others `--list` shows what is missed and what is wrong.

#![allow(clippy::disallowed_methods, reason = "a program that reads marked articles and prints scores")]

#[path = "../draw.rs"]
mod draw;
#[path = "../tier.rs"]
mod tier;

use sayso::attribution::{Extractor, Fast};
use sayso::facts::{Facts, Side, Source};
use sayso::knowledge::{Almanac, Conflict, Knowledge};
use sayso::span::Span;
use sayso::text::Format;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

const USAGE: &str = "usage: voice_score MARKS [--tier fast|accurate] [--list]";

/// A marked source.
struct Row {
    places: Vec<Span>,
    words: String,
    kind: String,
    side: String,
}

/// What was met in a part of the articles.
#[derive(Default)]
struct Part {
    /// Sources that speak for a side by the marks.
    sided: usize,
    right: usize,
    /// Another side, or one where the marks have none.
    wrong: usize,
    /// No conflict of the article has the side.
    no_conflict: usize,
    /// No source was read there.
    unread: usize,
    /// Sources for no side.
    none: usize,
    none_given: usize,
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let after = |name: &str| arguments.iter().skip_while(|it| *it != name).nth(1).map(String::as_str);
    let Some(folder) = arguments.first().filter(|first| !first.starts_with("--")) else { return eprintln!("{USAGE}") };
    let extractor: Box<dyn Extractor> = match after("--tier") {
        None | Some("fast") => Box::new(Fast),
        Some("accurate") => Box::new(tier::accurate(Path::new(tier::SHIPPED))),
        Some(other) => return eprintln!("no tier `{other}`; {USAGE}"),
    };
    let list = arguments.iter().any(|it| it == "--list");
    let knowledge = Knowledge::built_in();
    let (mut open, mut kept) = (Part::default(), Part::default());
    for (name, rows) in rows(Path::new(folder)) {
        let Ok(text) = fs::read_to_string(Path::new(folder).join(format!("text/{name}.txt"))) else { continue };
        let facts = sayso::extract::extract(&text, Format::Plain, knowledge, &*extractor);
        let is_kept = draw::is_kept(&name);
        let part = if is_kept { &mut kept } else { &mut open };
        for row in &rows {
            let told = part.meet(row, &facts, knowledge);
            if let Some(told) = told.filter(|_| list && !is_kept) {
                println!("{told} {name} | {} | {} | {} | {}", row.words, row.kind, row.side, found(row, &facts));
            }
        }
    }
    println!("open  {}", open.line());
    println!("kept  {}", kept.line());
}

impl Part {
    /// Counts a marked source; says in a word what is amiss.
    fn meet(&mut self, row: &Row, facts: &Facts, knowledge: &Knowledge) -> Option<&'static str> {
        let sources: Vec<&Source> = at(row, facts).collect();
        let given: Vec<Side> = sources.iter().flat_map(|it| it.sides.iter().copied()).filter(|it| it.party).collect();
        if row.side == "-" {
            self.none += usize::from(row.kind != "error");
            let amiss = row.kind != "error" && !given.is_empty();
            self.none_given += usize::from(amiss);
            self.wrong += usize::from(amiss);
            return amiss.then_some("FALSE");
        }
        self.sided += 1;
        let almanac = knowledge.almanac();
        let conflict = |side: &Side| almanac_conflict(facts, almanac, side.conflict.index());
        if given.iter().any(|side| conflict(side).is_some_and(|it| is_side(almanac, it, side.side, &row.side))) {
            self.right += 1;
            return None;
        }
        if !given.is_empty() {
            self.wrong += 1;
            return Some("WRONG");
        }
        let all = (0..facts.conflicts.len()).filter_map(|at| almanac_conflict(facts, almanac, at));
        let mut has = all.flat_map(|it| (0..it.sides.len()).map(move |side| (it, side)));
        if sources.is_empty() {
            self.unread += 1;
            return Some("UNREAD");
        }
        if !has.any(|(conflict, side)| is_side(almanac, conflict, side, &row.side)) {
            self.no_conflict += 1;
            return Some("NOCONF");
        }
        Some("MISSED")
    }

    fn line(&self) -> String {
        let share = |a: usize, b: usize| 100.0 * a as f64 / b.max(1) as f64;
        format!(
            "{} speak for a side: {} right ({:.0} %), {} unread, {} in no conflict found; {} for none, {} of them given one; \
             wrong {:.1} % of given",
            self.sided,
            self.right,
            share(self.right, self.sided),
            self.unread,
            self.no_conflict,
            self.none,
            self.none_given,
            share(self.wrong, self.wrong + self.right),
        )
    }
}

/// The sources that stand where a row is marked.
fn at<'a>(row: &'a Row, facts: &'a Facts) -> impl Iterator<Item = &'a Source> {
    let meets = |source: &&Source| source.places.iter().any(|place| row.places.iter().any(|it| it.overlaps(*place)));
    facts.sources.iter().filter(meets)
}

fn found(row: &Row, facts: &Facts) -> String {
    let told =
        |it: &Source| format!("{} {:?} {:?} {}", it.name, it.kinds, it.sides, it.because.clone().unwrap_or_default());
    at(row, facts).map(told).collect::<Vec<_>>().join("; ")
}

fn almanac_conflict<'a>(facts: &Facts, almanac: &'a Almanac, at: usize) -> Option<&'a Conflict> {
    let key = facts.conflicts.as_slice().get(at).map(|it| it.key.as_str())?;
    almanac.records().conflicts.iter().find(|it| it.key == key)
}

/// Whether a label names that side: one of its parties, what a party belongs to, or the side itself.
fn is_side(almanac: &Almanac, conflict: &Conflict, side: usize, label: &str) -> bool {
    let Some(side) = conflict.sides.get(side) else { return false };
    let parties = || side.parties.iter().chain(&side.secondary);
    let names = |part: &str| {
        let keys = almanac.named(part).into_iter().map(|(entry, _)| entry.key());
        let mut keys = keys.chain(EXTRA.iter().filter(|(name, _)| *name == part).map(|(_, key)| *key));
        keys.any(|key| {
            parties()
                .any(|party| almanac.line_of(key).contains(&party.as_str()) || almanac.line_of(party).contains(&key))
        })
    };
    label.split([',']).flat_map(|part| part.split(" and ")).map(str::trim).any(names)
}

/// Labels in short.
const EXTRA: [(&str, &str); 18] = [
    ("US", "united-states"),
    ("Britain", "united-kingdom"),
    ("DR Congo", "democratic-republic-of-the-congo"),
    ("Myanmar resistance", "myanmar/pdf"),
    ("NUG", "myanmar/nug"),
    ("Myanmar junta", "myanmar/junta"),
    ("Syrian government", "syria"),
    ("Tigray", "ethiopia/tplf"),
    ("Kachin Independence Army", "myanmar/kia"),
    ("separatists", "dpr"),
    ("pro-Russian forces", "dpr"),
    ("Donetsk", "dpr"),
    ("Luhansk", "lpr"),
    ("Donetsk people’s republic", "dpr"),
    ("Luhansk people’s republic", "lpr"),
    ("CSP-DPA", "mali/fla"),
    ("Palestinians", "hamas"),
    ("ISIS", "islamic-state"),
];

/// The marked sources of each article.
fn rows(folder: &Path) -> BTreeMap<String, Vec<Row>> {
    let mut all: BTreeMap<String, Vec<Row>> = BTreeMap::new();
    let labels = fs::read_to_string(folder.join("labels.jsonl")).unwrap_or_default();
    for line in labels.lines() {
        let row: serde_json::Value = serde_json::from_str(line).expect("a row of JSON");
        let text = |key: &str| row[key].as_str().unwrap_or_default().to_owned();
        let number = |value: &serde_json::Value| value.as_u64().unwrap_or_default() as usize;
        if text("what") == "source" {
            let places = row["place"].as_array().into_iter().flatten();
            let places = places.map(|it| Span::new(number(&it[0]), number(&it[1]))).collect();
            let row = Row { places, words: text("words"), kind: text("kind"), side: text("side") };
            all.entry(text_of(line)).or_default().push(row);
        }
    }
    let mut files: Vec<_> =
        fs::read_dir(folder.join("marks")).into_iter().flatten().flatten().map(|it| it.path()).collect();
    files.sort();
    for path in files {
        let name = path.file_stem().map(|it| it.to_string_lossy().into_owned()).unwrap_or_default();
        let text = fs::read_to_string(folder.join(format!("text/{name}.txt"))).unwrap_or_default();
        for line in fs::read_to_string(&path).unwrap_or_default().lines() {
            let columns: Vec<&str> = line.split('\t').collect();
            let ["source", sort, _, words, ..] = columns.as_slice() else { continue };
            let parts: Vec<&str> = sort.split('/').collect();
            let [kind @ .., side, _] = parts.as_slice() else { continue };
            let Some(start) = text.find(words) else { continue };
            let row = Row {
                places: vec![Span::new(start, start + words.len())],
                words: (*words).to_owned(),
                kind: kind.join("/"),
                side: (*side).to_owned(),
            };
            all.entry(name.clone()).or_default().push(row);
        }
    }
    all
}

fn text_of(line: &str) -> String {
    let row: serde_json::Value = serde_json::from_str(line).expect("a row of JSON");
    row["file"].as_str().unwrap_or_default().to_owned()
}
