//! Lines that are no running text, told by their words: captions, bylines, "Read more", dates of publication. The
//! patterns are data; this reads them.

use super::layout::{Chunk, ChunkKind};
use super::lexicon;
use super::lines::{ends_sentence, words};
use super::sorts;
use crate::knowledge::lists;
use std::sync::OnceLock;

/// What a line is when it is no running text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// Words under a picture.
    Caption,
    /// States when the article appeared.
    Date,
    /// Nothing of the story.
    Furniture,
}

#[derive(Clone, Copy)]
enum Place {
    Starts,
    Is,
    Ends,
    Short,
}

struct Pattern {
    sort: Sort,
    place: Place,
    words: &'static str,
}

fn patterns() -> &'static [Pattern] {
    static LIST: OnceLock<Vec<Pattern>> = OnceLock::new();
    LIST.get_or_init(|| lexicon::entries(lists::LINES.text()).filter_map(pattern).collect())
}

fn pattern(line: &'static str) -> Option<Pattern> {
    let (words, columns) = line.split_once(" | ")?;
    let (sort, place) = columns.split_once(' ')?;
    let sort = match sort {
        "caption" => Sort::Caption,
        "date" => Sort::Date,
        "furniture" => Sort::Furniture,
        _ => return None,
    };
    let place = match place.trim() {
        "starts" => Place::Starts,
        "is" => Place::Is,
        "ends" => Place::Ends,
        "short" => Place::Short,
        _ => return None,
    };
    Some(Pattern { sort, place, words: words.trim() })
}

/// What a chunk is; `None` when it is running text, as far as its words tell.
pub(super) fn sort(text: &str, chunk: &Chunk) -> Option<Sort> {
    if matches!(chunk.kind, ChunkKind::Heading(1)) {
        return None;
    }
    let first = chunk.lines.first()?;
    let whole = first.span().to(chunk.lines.last()?.span()).of(text);
    let line = first.of(text);
    if line.len() > 600 {
        return None;
    }
    let line = line.trim_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '_' | '[' | '>' | '|'));
    let lower = line.to_lowercase();
    let short = words(whole) <= 12 && !whole.ends_with('.');
    let headed = matches!(chunk.kind, ChunkKind::Heading(_)) || first.strong;
    let applies = |pattern: &&Pattern| !headed || matches!(pattern.place, Place::Is) || pattern.sort == Sort::Date;
    let told = patterns()
        .iter()
        .filter(applies)
        .find(|pattern| fits(pattern, line, &lower, whole, short))
        .map(|pattern| pattern.sort);
    told.or_else(|| (is_byline(whole) && chunk.lines.len() == 1).then_some(Sort::Furniture))
}

fn fits(pattern: &Pattern, line: &str, lower: &str, whole: &str, short: bool) -> bool {
    let starts = || {
        lower.as_bytes().first() == pattern.words.as_bytes().first()
            && lower.strip_prefix(pattern.words).is_some_and(|rest| is_bordered(pattern.words, rest))
            && is_told(pattern, line, whole)
    };
    match pattern.place {
        Place::Starts => starts(),
        Place::Short => short && starts(),
        Place::Is => whole.len() < 60 && lower.trim_matches(|c: char| !c.is_alphanumeric()) == pattern.words,
        Place::Ends => lower.trim_end_matches(['.', ')']).ends_with(pattern.words) && words(whole) <= 40,
    }
}

/// The pattern's last word ends where the line's does.
fn is_bordered(pattern: &str, rest: &str) -> bool {
    !rest.starts_with(char::is_alphanumeric) || !pattern.ends_with(char::is_alphabetic)
}

/// "Writing by hand is back" is no credit, since no name follows; "Published letters" gives no date.
fn is_told(pattern: &Pattern, line: &str, whole: &str) -> bool {
    let named =
        || line.get(pattern.words.len()..).is_some_and(|rest| rest.trim_start().starts_with(char::is_uppercase));
    (pattern.sort != Sort::Date || whole.contains(|c: char| c.is_ascii_digit()))
        && (!pattern.words.ends_with(" by") || named())
}

/// "By Jane Doe", "By Jane Doe and John Roe in Kyiv", "Jane Doe, political editor" is none.
fn is_byline(line: &str) -> bool {
    let Some(names) =
        line.strip_prefix("By ").or_else(|| line.strip_prefix("BY ")).or_else(|| line.strip_prefix("by "))
    else {
        return false;
    };
    if words(names) > 12 || ends_sentence(names) {
        return false;
    }
    let mut names = names.split_whitespace();
    let named = names.next().is_some_and(|name| name.starts_with(char::is_uppercase) || name.starts_with('['));
    named
        && names.all(|word| {
            let word = word.trim_matches(|c: char| !c.is_alphanumeric());
            !word.starts_with(char::is_lowercase) || sorts::Sort::Byline.is(word)
        })
}
