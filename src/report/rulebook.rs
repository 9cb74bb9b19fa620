//! The rules as a house rulebook in Markdown, for people who never saw a rule file: what each rule looks for, why, what
//! to do, the standard that it rests on, examples. Takes the words from the rules; adds none of its own but headings.

use crate::packs::RuleFile;
use crate::plan::{Example, Piece, Plan, Rule, Template, Words};
use crate::report::page::{escape, quoted};
use crate::resolve::reading;
use crate::vocabulary::Row;

const OPENING: &str = "\
Each rule says what a text must not leave open, why, and what to do. A rule speaks only where the article gives it
certain ground; where it cannot tell, it is silent.

An **error** must be mended before the text is published. A **warning** should be looked at. A **note** is good to know.
";

/// The rulebook of the rules of a plan that are wanted; `files` are the texts that it was made of.
pub fn rulebook(plan: &Plan, files: &[RuleFile], wanted: impl Fn(&Rule) -> bool) -> String {
    let mut page = format!("# Rulebook\n\n{OPENING}");
    let mut chapters: Vec<(&str, Vec<&Rule>)> = Vec::new();
    for rule in plan.rules.iter().filter(|rule| wanted(rule)) {
        match chapters.last_mut() {
            Some((file, rules)) if *file == rule.text.file => rules.push(rule),
            Some(_) | None => chapters.push((&rule.text.file, vec![rule])),
        }
    }
    page.push_str("\n## Contents\n");
    for (_, rules) in &chapters {
        page.push_str(&format!("\n{}\n\n", chapter_name(rules)));
        for rule in rules {
            page.push_str(&format!("- [{}](#{}): {}\n", title(rule), anchor(rule), said(&rule.message)));
        }
    }
    for (file, rules) in &chapters {
        let text = files.iter().find(|known| known.name == *file).map_or("", |file| file.text.as_str());
        page.push_str(&format!("\n## {}\n", chapter_name(rules)));
        let opening = opening(text);
        if !opening.is_empty() {
            page.push_str(&format!("\n{}\n", escape(&opening)));
        }
        rules.iter().for_each(|rule| entry(&mut page, plan, rule, text));
    }
    terms(&mut page, plan.rules.iter().filter(|rule| wanted(rule)));
    page
}

/// The name of a pack as a heading.
fn chapter_name(rules: &[&Rule]) -> String {
    let pack = rules.first().and_then(|rule| rule.name.split_once('/')).map_or("Rules", |(pack, _)| pack);
    heading(pack)
}

fn title(rule: &Rule) -> String {
    heading(bare(rule))
}

/// What links to the heading of a rule: its name, as every renderer of Markdown makes it from the heading.
fn anchor(rule: &Rule) -> &str {
    bare(rule)
}

fn bare(rule: &Rule) -> &str {
    rule.name.rsplit('/').next().unwrap_or(&rule.name)
}

/// "captive-as-fact" as "Captive as fact".
fn heading(name: &str) -> String {
    let words = name.replace('-', " ");
    let mut letters = words.chars();
    let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
    escape(&format!("{first}{}", letters.as_str()))
}

/// The comment that a file begins with.
fn opening(text: &str) -> String {
    let comments = text.lines().map_while(|line| line.trim().strip_prefix('#')).map(str::trim);
    comments.collect::<Vec<_>>().join(" ")
}

fn entry(page: &mut String, plan: &Plan, rule: &Rule, text: &str) {
    page.push_str(&format!("\n### {}\n\n", title(rule)));
    let (levels, exceptions, meanings) = conditions(rule);
    page.push_str(&format!("**{}**{levels} · `{}`\n\n", capital(rule.severity.word()), rule.name));
    let flag = rule.text.flag.of(text).split_whitespace().collect::<Vec<_>>().join(" ");
    let flag = flag.strip_prefix("flag ").unwrap_or(&flag);
    let words = lists(plan, &format!("{flag}\n{}", rule.reading));
    page.push_str(&format!("Looks for {}{exceptions}.{meanings}{words}\n", escape(flag)));
    let mut add = |name: &str, value: &str| {
        if !value.is_empty() {
            page.push_str(&format!("\n**{name}** {}\n", sentence(value)));
        }
    };
    add("What it says:", &said(&rule.message));
    add("Why:", &rule.why.as_deref().map(escape).unwrap_or_default());
    add("What to do:", &rule.help.as_ref().map(said).unwrap_or_default());
    add("Standard:", &rule.see.as_deref().map(escape).unwrap_or_default());
    let silenced: Vec<String> = rule.silences.iter().filter_map(|id| plan.rules.get(*id)).map(link).collect();
    add("Speaks instead of:", &silenced.join(", "));
    if !rule.on {
        add("Off", "unless it is asked for");
    }
    for (flags, name) in [(true, "Reported"), (false, "Not reported")] {
        let examples: Vec<&Example> =
            rule.examples.iter().filter(|example| example.flags == flags && !example.file).collect();
        if !examples.is_empty() {
            page.push_str(&format!("\n{name}:\n\n"));
            // A comment keeps two quotations apart.
            page.push_str(&examples.iter().map(|example| shown(example)).collect::<Vec<_>>().join("\n<!-- -->\n\n"));
        }
    }
}

/// An example, with what it was made from.
fn shown(example: &Example) -> String {
    let from = example.from.iter().map(|text| format!("\nmade from\n\n{}", quoted(text)));
    quoted(&example.text) + &from.collect::<String>()
}

/// What a reading says besides the sentence itself: the levels with their conditions, the exceptions, the definitions.
fn conditions(rule: &Rule) -> (String, String, String) {
    let (mut levels, mut exceptions, mut meanings) = (String::new(), String::new(), String::new());
    for line in rule.reading.lines().skip(1) {
        let level = ["error when ", "warning when ", "note when "].iter().find(|level| line.starts_with(**level));
        match (line.strip_prefix("unless "), level, line.split_once(": ")) {
            (Some(_), _, _) => exceptions.push_str(&format!(", {}", escape(line))),
            (None, Some(_), _) => levels.push_str(&format!(", {}", escape(line))),
            (None, None, Some((what, means))) => {
                meanings.push_str(&format!(" Here {} means {}.", escape(what), escape(means)));
            }
            (None, None, None) => {}
        }
    }
    (levels, exceptions, meanings)
}

/// The words of the lists that a sentence names.
fn lists(plan: &Plan, sentence: &str) -> String {
    let named = plan.words.iter().filter(|words| !words.entries.is_empty() && is_named(&words.name, sentence));
    let list = |words: &Words| {
        let entries: Vec<String> = words.entries.iter().map(|entry| format!("“{}”", entry.join(" "))).collect();
        format!(" {}: {}.", escape(&capital(&words.name)), escape(&entries.join(", ")))
    };
    named.map(list).collect()
}

/// True when the name of a list stands in a sentence as words of their own.
fn is_named(name: &str, sentence: &str) -> bool {
    let inside = |letter: Option<char>| letter.is_some_and(|letter| letter.is_alphanumeric() || letter == '-');
    let ends = |at: usize| {
        let before = sentence.get(..at).and_then(|text| text.chars().next_back());
        let after = sentence.get(at + name.len()..).and_then(|text| text.chars().next());
        !inside(before) && !inside(after)
    };
    // A list written out in place is called after its texts, which stand there already.
    !name.is_empty() && !name.contains('"') && sentence.match_indices(name).any(|(at, _)| ends(at))
}

fn link(rule: &Rule) -> String {
    format!("[{}](#{})", title(rule), anchor(rule))
}

/// A text of a rule with what is filled in as its name.
fn said(template: &Template) -> String {
    let piece = |piece: &Piece| match piece {
        Piece::Text(text) => escape(text),
        Piece::Placeholder { name, other: false } => format!("*{name}*"),
        Piece::Placeholder { name, other: true } => format!("*other {name}*"),
    };
    template.pieces.iter().map(piece).collect()
}

/// A value as a sentence of its own.
fn sentence(text: &str) -> String {
    let end = if text.ends_with(['.', '?', '!']) { "" } else { "." };
    format!("{}{end}", capital(text))
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
    format!("{first}{}", letters.as_str())
}

/// Every phrase that a rule uses, with what it means.
fn terms<'a>(page: &mut String, rules: impl Iterator<Item = &'a Rule>) {
    let mut rows: Vec<&'static Row> = rules.flat_map(reading::phrases).collect();
    rows.sort_by_key(|row| row.phrase);
    rows.dedup_by_key(|row| row.phrase);
    page.push_str("\n## What the words mean\n\n");
    for row in rows {
        page.push_str(&format!("- **{}**: {}\n", escape(row.phrase), escape(row.doc)));
    }
}
