//! The borders of sentences in a block, from its words. Rules on abbreviations, initials, numbers and closing marks;
//! no statistics. A border inside a quotation is a border.

use super::lexicon::{self, Abbreviation};
use super::sorts::Sort;
use super::tokenize::Word;
use std::ops::Range;

/// No sentence has more words than this, so that what looks over a whole sentence for each of its words stays bounded:
/// far more than people write, so what is longer is a table or a list without full stops.
const LONGEST: usize = 400;

/// What stands before a country that is an abbreviation: "the U.S.", but not before a firm: "Acme Inc."
const THE: &str = "the";

/// So many words before the bound a comma or semicolon is looked for to cut at.
const BEFORE_CUT: usize = 100;

/// The sentences of a block as ranges of its words; together they hold every word. A heading is one sentence.
pub(super) fn sentences(words: &[Word<'_>], heading: bool) -> Vec<Range<usize>> {
    let found = if heading { vec![0..words.len()] } else { borders(words) };
    found.into_iter().flat_map(|sentence| bounded(words, sentence)).collect()
}

/// A sentence, or its parts when it is longer than any that people write.
fn bounded(words: &[Word<'_>], sentence: Range<usize>) -> Vec<Range<usize>> {
    let (mut parts, mut start) = (Vec::new(), sentence.start);
    while sentence.end - start > LONGEST {
        let cut = start + LONGEST;
        let stops = |at: &usize| words.get(*at).is_some_and(|word| matches!(word.form, "," | ";" | ":"));
        let end = (cut - BEFORE_CUT..cut).rev().find(stops).map_or(cut, |stop| stop + 1);
        parts.push(start..end);
        start = end;
    }
    parts.push(start..sentence.end);
    parts
}

fn borders(words: &[Word<'_>]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = in_capitals(words);
    let mut at = start;
    if start > 0 {
        found.push(0..start);
    }
    while at < words.len() {
        let end = closers(words, at + 1);
        if ends_here(words, start, at, end) {
            found.push(start..end);
            start = end;
        }
        at = if start == end { end } else { at + 1 };
    }
    if start < words.len() {
        found.push(start..words.len());
    }
    found
}

/// A heading in capitals has at least so many words.
const HEADING: usize = 3;

/// "ACCESS TO THE SITES The inspectors were told …": where a heading in capitals ends that the text runs on from; 0 without one.
fn in_capitals(words: &[Word<'_>]) -> usize {
    let capitals = |word: &&Word<'_>| word.form.chars().all(char::is_uppercase);
    let run = words.iter().take_while(capitals).count();
    let long = words.iter().take(run).filter(|word| word.form.chars().count() > 3).count() > 1;
    // The article of "A man" may stand alone in its capital, and is the text's.
    let lone = run.checked_sub(1).and_then(|last| words.get(last)).is_some_and(|last| last.form.len() == 1);
    let run = run - usize::from(lone);
    let opens = words.get(run).is_some_and(|word| word.gap && lexicon::opens_sentence(word.form));
    let goes_on = words.get(run + 1).is_some_and(|word| word.form.starts_with(char::is_lowercase));
    if run >= HEADING && long && opens && goes_on { run } else { 0 }
}

/// "the minister said According to the data": a full stop that was lost behind a verb of telling.
fn lost_stop(words: &[Word<'_>], at: usize) -> bool {
    let (Some(word), Some(next), Some(after)) = (words.get(at), words.get(at + 1), words.get(at + 2)) else {
        return false;
    };
    at > 1
        && next.gap
        && Sort::Telling.is(word.form)
        && lexicon::opens_sentence(next.form)
        && after.form.starts_with(char::is_lowercase)
}

/// The place after the closing marks that follow directly.
fn closers(words: &[Word<'_>], mut at: usize) -> usize {
    while let Some(word) = words.get(at) {
        let closes = match word.form {
            "”" | "’" | "»" | ")" | "]" | "''" => !word.gap,
            "\"" | "'" => !word.gap && words.get(at + 1).is_none_or(|next| next.gap || is_closer(next.form)),
            _ => false,
        };
        if closes {
            at += 1;
        } else if is_reference(words, at) {
            at += 3;
        } else {
            break;
        }
    }
    at
}

/// "[12]": a reference belongs to the sentence before it.
fn is_reference(words: &[Word<'_>], at: usize) -> bool {
    let form = |at: usize| words.get(at).map(|word| word.form).unwrap_or_default();
    form(at) == "[" && form(at + 2) == "]" && form(at + 1).bytes().all(|byte| byte.is_ascii_digit())
}

fn is_closer(form: &str) -> bool {
    matches!(form, "”" | "’" | "»" | ")" | "]" | "''" | "\"" | "'" | "." | "," | ";" | ":" | "!" | "?")
}

/// True when the sentence from `start` ends with the word at `at` and the closing marks up to `end`.
fn ends_here(words: &[Word<'_>], start: usize, at: usize, end: usize) -> bool {
    let Some(word) = words.get(at) else { return false };
    let Some(next) = words.get(end) else { return true };
    let is_mark = matches!(word.form, "." | "…" | "。" | "؟" | "۔")
        || word.form.starts_with("..")
        || word.form.starts_with(['!', '?']);
    let is_stopped = !is_mark && word.form.len() > 1 && word.form.ends_with('.');
    if !is_mark && !is_stopped {
        return end == at + 1 && lost_stop(words, at);
    }
    // "3. The council": the number of an item, not a sentence.
    let only_number = at == start + 1
        && words
            .get(start)
            .is_some_and(|word| word.form.len() <= 3 && word.form.bytes().all(|byte| byte.is_ascii_digit()));
    if only_number && word.form == "." || !can_open(next) {
        return false;
    }
    if is_stopped {
        return end == at + 1 && stop_ends(words, start, at, next) || end > at + 1 && !is_title(word.form);
    }
    if word.form == "." && !next.gap && end == at + 1 {
        return next.form.starts_with(char::is_uppercase);
    }
    let asks = word.form.starts_with(['!', '?']);
    if asks && is_brand(words, at) {
        return false;
    }
    // "“Did they?” Ms Ross asked." is one sentence.
    !(asks && end > at + 1 && told_after(words, end))
}

/// True when a sentence may open with this word.
fn can_open(next: &Word<'_>) -> bool {
    let first = next.form.chars().next().unwrap_or(' ');
    first.is_uppercase()
        || first.is_numeric()
        || first.is_alphabetic() && !first.is_lowercase()
        // "eBay", "iPhone"
        || next.form.chars().nth(1).is_some_and(char::is_uppercase)
        || matches!(first, '“' | '"' | '‘' | '\'' | '«' | '`' | '(' | '[' | '$' | '£' | '€' | '#' | '@' | '„' | '—' | '–' | '-' | '•' | '…')
            && next.gap
        || next.form == "..." && next.gap
}

fn is_title(form: &str) -> bool {
    lexicon::abbreviation(form) == Some(Abbreviation::Title)
}

/// True when a word with a full stop of its own ends the sentence.
fn stop_ends(words: &[Word<'_>], start: usize, at: usize, next: &Word<'_>) -> bool {
    let Some(word) = words.get(at) else { return false };
    let opens = lexicon::opens_sentence(next.form) || next.gap && matches!(next.form, "“" | "‘" | "``");
    match lexicon::abbreviation(word.form) {
        Some(Abbreviation::Title | Abbreviation::Number | Abbreviation::Brand) => false,
        Some(Abbreviation::Word) => opens || is_behind_country(words, at, next),
        // An initial: "J. K. Rowling" has a name after it, as "Patrick W. Last" has, and "Plan B. The" has not.
        None => opens && at > start && !is_initial(words, at),
    }
}

/// The full stop of an initial behind a first name: "Patrick W. Last".
fn is_initial(words: &[Word<'_>], at: usize) -> bool {
    let single = words.get(at).is_some_and(|word| word.form.chars().count() == 2);
    let before = at.checked_sub(1).and_then(|before| words.get(before)).map_or("", |word| word.form);
    single && before.starts_with(char::is_uppercase) && lexicon::is_first_name(&before.to_lowercase())
}

/// "in the U.S. Judge Ellis disagreed", "of the U.S. Mr Ellis disagreed": the name behind a country begins a sentence. A
/// title after "the U.S." alone may well be one of that country.
fn is_behind_country(words: &[Word<'_>], at: usize, next: &Word<'_>) -> bool {
    let form = |back: usize| at.checked_sub(back).and_then(|at| words.get(at)).map_or("", |word| word.form);
    let country = words.get(at).is_some_and(|word| word.form.len() > 3) && form(1).eq_ignore_ascii_case(THE);
    let named = words.get(at + 2).is_some_and(|word| word.form.starts_with(char::is_uppercase));
    let titled = || next.form.starts_with(char::is_uppercase) && lexicon::is_title(&next.form.to_lowercase());
    country && named && (Sort::Address.is(next.form) || Sort::Within.is(&form(2).to_lowercase()) && titled())
}

fn is_brand(words: &[Word<'_>], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| words.get(before));
    before.is_some_and(|before| {
        before.form.len() < 12 && lexicon::abbreviation(&format!("{}!", before.form)) == Some(Abbreviation::Brand)
    })
}

/// True when a name and a verb of telling follow a quotation.
fn told_after(words: &[Word<'_>], from: usize) -> bool {
    let next = words.iter().skip(from).take(5);
    let mut named = false;
    for word in next {
        if Sort::Telling.is(word.form) {
            return named;
        }
        named = word.form.starts_with(char::is_uppercase) || named && word.form.ends_with('.');
        if !named || lexicon::opens_sentence(word.form) && !Sort::Speaker.is(word.form) {
            return false;
        }
    }
    false
}
