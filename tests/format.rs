//! `sayso fmt`: rule files in one style that says the same. Cases are one file each; what each becomes is in
//! `tests/snapshots/`.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::fs;
use std::path::Path;

use proptest::prelude::*;
use sayso::syntax::{format, parse, same};

/// The rule files of a folder, by path; none where there is no such folder.
fn folder(path: &str) -> Vec<(String, String)> {
    let Ok(entries) = fs::read_dir(Path::new(path)) else { return Vec::new() };
    let mut paths: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "sayso"));
    paths.sort();
    paths.iter().map(|path| (path.display().to_string(), fs::read_to_string(path).unwrap())).collect()
}

/// What holds for every text that is laid out.
fn holds(text: &str) -> String {
    let laid_out = format(text).unwrap_or_else(|problems| panic!("{problems:?}\n{text}"));
    assert!(same(&parse(text).0, &parse(&laid_out).0), "says something else:\n{text}\n---\n{laid_out}");
    assert_eq!(format(&laid_out).unwrap(), laid_out, "is laid out again");
    assert_eq!(comments(text), comments(&laid_out), "lost or moved a comment:\n{text}\n---\n{laid_out}");
    laid_out
}

/// The comments of a text in their order, each with the word before it.
fn comments(text: &str) -> Vec<(String, String)> {
    let mut comments = Vec::new();
    let mut word = String::new();
    let mut block = false;
    for line in text.lines() {
        let opens_or_closes = line.matches('"').count() == 1;
        let mut quoted = block || opens_or_closes;
        block ^= opens_or_closes;
        let start = line.find(|letter| {
            quoted ^= letter == '"' && !opens_or_closes;
            letter == '#' && !quoted
        });
        let before = &line[..start.unwrap_or(line.len())];
        word = before.split_whitespace().last().map_or(word, str::to_owned);
        comments.extend(start.map(|start| (word.clone(), line[start..].trim().to_owned())));
    }
    comments
}

#[test]
fn layouts() {
    insta::glob!("cases/format/*.sayso", |path| {
        let laid_out = holds(&fs::read_to_string(path).unwrap());
        insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(laid_out);
        });
    });
}

#[test]
fn the_rules_that_ship_are_in_this_style() {
    for (path, text) in folder("rules") {
        assert!(holds(&text) == text, "{path} is not in the style of `sayso fmt`");
    }
}

#[test]
fn every_pack_is_laid_out() {
    let packs = folder("../shared/language/packs");
    if packs.is_empty() {
        println!("left out: no packs beside the repository");
    }
    for (_, text) in packs {
        holds(&text);
    }
    for (_, text) in folder("tests/cases/language/readings") {
        if !text.contains("\n=== ") && format(&text).is_ok() {
            holds(&text);
        }
    }
}

#[test]
fn a_text_with_a_mistake_is_not_laid_out() {
    for (_, text) in folder("tests/cases/language/mistakes") {
        assert_eq!(format(&text).is_err(), !parse(&text).1.is_empty());
    }
    assert!(format("rule a\n flag claims and\n").is_err());
    assert!(format("rule a\n   message \"x\"\n").is_err());
}

#[test]
fn line_ends_stay_and_a_byte_order_mark_goes() {
    assert_eq!(
        format("\u{feff}pack  a\r\nrule b\r\n flag   claims").unwrap(),
        "pack a\r\n\r\nrule b\r\n  flag claims\r\n"
    );
    assert_eq!(format("").unwrap(), "");
    assert_eq!(format("\n\n# Nothing yet.").unwrap(), "# Nothing yet.\n");
}

/// Words that open a clause at the start of a line, and long enough to be broken somewhere.
#[test]
fn no_line_begins_with_a_word_that_opens_a_clause() {
    let words = ["use", "see", "help", "rule", "why", "once", "flag", "words"];
    for cut in 1..60 {
        let filler = "x".repeat(cut);
        let body = words.map(|word| format!("{filler} {word}")).join(" ");
        let text =
            format!("rule a\n  flag claims {body} and hedged\n  silences use/x, help, see/use, {}\n", words.join(", "));
        holds(&text);
    }
}

/// What can stand between two words without changing what is said.
fn blanks() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => Just(" ".to_owned()),
        1 => Just("   ".to_owned()),
        1 => Just("\t".to_owned()),
        1 => Just("\n      ".to_owned()),
        1 => Just("\n\n  ".to_owned()),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// White space means nothing: however a file was laid out, it comes out the same.
    #[test]
    fn any_layout_becomes_one(pick in any::<prop::sample::Index>(), blanks in prop::collection::vec(blanks(), 1..40)) {
        let files = folder("rules");
        let text = &pick.get(&files).1;
        let changed = relaid(text, &blanks);
        prop_assert_eq!(holds(&changed), holds(text));
    }

    /// A comment may stand at the end of any line and on a line of its own before any.
    #[test]
    fn comments_stay(pick in any::<prop::sample::Index>(), places in prop::collection::vec((0_usize..120, any::<bool>(), 0_usize..5), 1..8)) {
        let files = folder("rules");
        let text = &pick.get(&files).1;
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        for (number, (at, own, indent)) in places.iter().enumerate() {
            let at = at % lines.len();
            if inside_block(&lines, at) {
                continue;
            }
            match own {
                true => lines.insert(at, format!("{:indent$}# own {number}", "")),
                false if lines[at].trim() != "\"" && !lines[at].trim_end().ends_with(" \"") => {
                    lines[at].push_str(&format!(" # end {number}"));
                }
                false => {}
            }
        }
        holds(&lines.join("\n"));
    }

    #[test]
    fn any_text_is_laid_out_or_refused(text in "(?s)(\\PC|\n){0,200}") {
        let _ = format(&text);
    }

    #[test]
    fn any_row_of_pieces_is_laid_out_or_refused(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..40)) {
        let text = pieces.join(" ");
        if let Ok(laid_out) = format(&text) {
            prop_assert!(same(&parse(&text).0, &parse(&laid_out).0));
            prop_assert_eq!(format(&laid_out).unwrap(), laid_out);
        }
    }
}

/// True for a line within a text of several lines, its last included.
fn inside_block(lines: &[String], at: usize) -> bool {
    let opened = lines.iter().take(at).filter(|line| line.matches('"').count() % 2 == 1).count();
    opened % 2 == 1
}

/// A text with other white space between its words, outside texts and comments.
fn relaid(text: &str, blanks: &[String]) -> String {
    let mut out = String::new();
    let mut next = blanks.iter().cycle();
    let mut quoted = false;
    let mut letters = text.chars().peekable();
    let mut line_start = true;
    let mut comment = false;
    while let Some(letter) = letters.next() {
        quoted ^= letter == '"';
        comment = (comment || letter == '#') && letter != '\n' && !quoted;
        if letter == ' ' && !quoted && !comment && !line_start {
            let blank = next.next().unwrap();
            let word: String = letters.clone().take_while(|letter| letter.is_alphabetic()).collect();
            let opens = sayso::syntax::KEYWORDS.contains(&word.as_str());
            let before_clause_word = out.trim_end().rsplit('\n').next().unwrap_or_default().trim().len();
            // A line break inside "at least" is fine; one before a word that opens a clause is not.
            out.push_str(if (opens || before_clause_word == 0) && blank.contains('\n') { " " } else { blank });
        } else {
            out.push(letter);
        }
        line_start = !quoted && (letter == '\n' || line_start && letter == ' ');
    }
    out
}

const PIECES: &[&str] = &[
    "\nrule a\n flag",
    "\n flag claims",
    "\n unless",
    "\n severity warning, note when",
    "\n message \"{source}\"",
    "\ndefine a big claim:",
    "\nwords big words:",
    "\nuse a, b",
    "\npack p",
    "claims",
    "help",
    "use/see",
    "hedged",
    "attributed to",
    "\"x\"",
    "“x \"y\\n\"”",
    "\"\n   a\n\n     b\n \"\n",
    "at least 2",
    "at\nleast 10,000",
    "1, 000",
    "1 ,000",
    "that is",
    "and that is",
    "and",
    ", and",
    "or",
    ",",
    "not",
    "(",
    ")",
    "where all",
    "# note\n",
    "\n# own\n",
    "\n\n  # own\n",
    "\n\n",
    "\n   ",
    ":",
    "\n flags \"a # b\"",
    "\n allows file \"x.md\"",
    "\n once per source",
    "\n mark the cue",
    "\n silences a, b/c",
    "\n tags \"strict\"",
];
