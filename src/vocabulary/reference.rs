//! The reference page of the vocabulary, as `sayso vocabulary` prints it: plain text made from the table alone.

use crate::vocabulary::place::PLACED;
use crate::vocabulary::{GROUPS, PLACEHOLDERS, Placeholder, Reading, Relation, Row, Type};
use std::fmt::Write;

/// Every phrase with its forms, what it is said of, what it takes and what it means, in groups; then the placeholders.
pub fn reference() -> String {
    let mut page = String::new();
    for (name, rows) in GROUPS {
        page.push_str(&format!("{}\n\n", name.to_uppercase()));
        rows.iter().for_each(|row| entry(&mut page, row));
    }
    page.push_str("PLACEHOLDERS\n\n");
    PLACEHOLDERS.iter().for_each(|placeholder| of_placeholder(&mut page, placeholder));
    page
}

/// One phrase of the page: for hover and for `sayso vocabulary PHRASE`.
pub fn entry_of(row: &Row) -> String {
    let mut page = String::new();
    entry(&mut page, row);
    page
}

fn entry(page: &mut String, row: &Row) {
    let _ = writeln!(page, "  {}", headed(row));
    let _ = writeln!(page, "      {}", row.doc);
    if !row.spellings.is_empty() {
        let _ = writeln!(page, "      also: {}", row.spellings.join(", "));
    }
    if let Some(of) = said_of(row) {
        let _ = writeln!(page, "      {of}");
    }
    page.push('\n');
}

/// A phrase with the place of its complement: "attributed to a SOURCE".
pub fn headed(row: &Row) -> String {
    match &row.reading {
        Reading::Relation(relation) => format!("{} {}", row.phrase, taken(relation)),
        Reading::Waits { reason, .. } => format!("{} (not read yet: {reason})", row.phrase),
        Reading::Class(_)
        | Reading::Adjective(_)
        | Reading::Distance { .. }
        | Reading::Place(_)
        | Reading::Attribute(_)
        | Reading::Words { .. } => row.phrase.to_owned(),
    }
}

fn taken(relation: &Relation) -> String {
    let mut parts: Vec<&str> = Vec::new();
    match relation.things {
        Some((types, _)) if types.len() > 4 => parts.push("a THING"),
        Some((types, _)) => parts.extend(types.iter().map(|of| complement(*of))),
        None => {}
    }
    if relation.words.is_some() {
        parts.push("WORDS");
    }
    if relation.places.is_some() {
        parts.push("a PLACE");
    }
    if relation.attributes {
        parts.push("something it has");
    }
    let by = if relation.by { " (by a SOURCE)" } else { "" };
    format!("{}{by}", parts.join(" / "))
}

/// What a phrase is said of, or which noun, place or list it is.
pub fn said_of(row: &Row) -> Option<String> {
    let of = names(row.of);
    Some(match &row.reading {
        Reading::Class(_) => format!("a noun for {of}"),
        Reading::Adjective(adjective) if adjective.before_noun => format!("said of {of}, before the noun too"),
        Reading::Adjective(_) | Reading::Relation(_) | Reading::Distance { .. } => format!("said of {of}"),
        Reading::Attribute(_) => format!("{of}: with, without"),
        Reading::Place(_) => "a place: in, outside, repeated in".to_owned(),
        Reading::Words { .. } => "a word list".to_owned(),
        Reading::Waits { .. } => return None,
    })
}

fn of_placeholder(page: &mut String, placeholder: &Placeholder) {
    let key = if placeholder.is_key { format!("; `once per {}`", placeholder.name) } else { String::new() };
    let of =
        if placeholder.only.is_empty() { names(placeholder.of) } else { format!("{}s", placeholder.only.join("s, ")) };
    let _ = writeln!(page, "  {{{}}}", placeholder.name);
    let _ = writeln!(page, "      {}", placeholder.doc);
    let _ = writeln!(page, "      for {of}{key}\n");
}

fn names(types: &[Type]) -> String {
    if types == PLACED {
        return "anything with a place".to_owned();
    }
    types.iter().map(|of| plural(*of)).collect::<Vec<_>>().join(", ")
}

fn plural(of: Type) -> &'static str {
    match of {
        Type::Statement => "statements",
        Type::Source => "sources",
        Type::Note => "verification notes",
        Type::Evidence => "evidence",
        Type::Number => "numbers",
        Type::Date => "dates",
        Type::Place => "places",
        Type::Quotation => "quotations",
        Type::Heading => "headings",
        Type::Wording => "words of a list",
        Type::Article => "articles",
        Type::Conflict => "conflicts",
        Type::Name => "names",
        Type::Passage => "passages",
    }
}

fn complement(of: Type) -> &'static str {
    match of {
        Type::Statement => "a STATEMENT",
        Type::Source => "a SOURCE",
        Type::Note => "a NOTE",
        Type::Evidence => "EVIDENCE",
        Type::Number => "a NUMBER",
        Type::Date => "a DATE",
        Type::Place => "a PLACE NAME",
        Type::Quotation => "a QUOTATION",
        Type::Heading => "a HEADING",
        Type::Wording => "WORDS",
        Type::Article => "an ARTICLE",
        Type::Conflict => "a CONFLICT",
        Type::Name => "a NAME",
        Type::Passage => "a PASSAGE",
    }
}
