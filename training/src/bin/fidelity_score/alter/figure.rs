//! Changes of numbers and dates.

use super::{Edit, one, words};
use crate::draft::{Random, Text};
use sayso::facts::Unit;

const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

pub(super) fn number(text: &Text, _: &[Text], random: &mut Random) -> Vec<Edit> {
    let mut edits = Vec::new();
    for number in &text.facts.quantities {
        let tokens = text.facts.document.tokens_in(number.span);
        let tokens = text.facts.document.tokens.as_slice().get(tokens).unwrap_or_default();
        let figures = tokens.iter().find(|it| {
            let word = text.facts.document.at(it.span);
            word.chars().all(|c| c.is_ascii_digit() || c == ',') && !word.is_empty()
        });
        let Some(token) = figures else { continue };
        let value: u64 = text.facts.document.at(token.span).replace(',', "").parse().unwrap_or(0);
        if value < 3 || number.unit == Unit::Times {
            continue;
        }
        let other = match random.below(3) {
            0 => value * 2 + 1,
            1 => value + value / 3 + 2,
            _ => value * 10,
        };
        edits.push(one(token.span, other.to_string()));
    }
    edits
}

pub(super) fn date(text: &Text, _: &[Text], random: &mut Random) -> Vec<Edit> {
    let mut edits = Vec::new();
    for date in &text.facts.dates {
        if text.facts.document.dateline.is_some_and(|line| line.overlaps(date.span)) {
            continue;
        }
        let words = words(text, date.span);
        let tokens = text.facts.document.tokens_in(date.span);
        let figure = text
            .facts
            .document
            .tokens
            .as_slice()
            .get(tokens)
            .unwrap_or_default()
            .iter()
            .find(|it| text.facts.document.at(it.span).chars().all(|c| c.is_ascii_digit()));
        let other = |list: &[&'static str], word: &str, random: &mut Random| {
            let at = list.iter().position(|it| *it == word)?;
            Some(list[(at + 1 + random.below(list.len() - 1)) % list.len()])
        };
        let named = words.iter().find_map(|(span, word)| {
            other(&DAYS, word, random).or_else(|| other(&MONTHS, word, random)).map(|it| (*span, it.to_owned()))
        });
        let counted = figure.map(|it| {
            let value: u32 = text.facts.document.at(it.span).parse().unwrap_or(0);
            let other = if value > 31 { value + 3 } else { value % 27 + 2 };
            (it.span, other.to_string())
        });
        let chosen = if random.below(2) == 0 { named.or(counted) } else { counted.or(named) };
        edits.extend(chosen.map(|(span, with)| one(span, with)));
    }
    edits
}
