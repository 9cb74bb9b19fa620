//! Entries of word lists that no text can hold: each is looked for in a sentence of its own, as an article's are.

use crate::knowledge::{Entries, Word};
use crate::lint::Problem;
use crate::syntax::{Body, Pack, Part, Text};
use crate::text::{self, Format};

/// The entries of a file that match nothing.
pub(super) fn unmatched(pack: &Pack) -> Vec<Problem> {
    let mut texts: Vec<&Text> = pack.words.iter().flat_map(|list| &list.entries).collect();
    for define in &pack.defines {
        in_body(&define.body, &mut texts);
    }
    for rule in &pack.rules {
        let when = rule.severity.iter().flat_map(|levels| &levels.when).map(|(_, body)| body);
        std::iter::once(&rule.flag).chain(&rule.unless).chain(when).for_each(|body| in_body(body, &mut texts));
    }
    let unmatched = texts.into_iter().filter(|text| !can_match(&text.text));
    unmatched.map(|text| Problem::UnmatchedWords { entry: text.text.clone(), span: text.span }).collect()
}

/// The texts of a sentence. Parentheses nest as deep as the parser lets them.
fn in_body<'a>(body: &'a Body, texts: &mut Vec<&'a Text>) {
    for part in body.terms.iter().flat_map(|term| &term.parts) {
        match part {
            Part::Texts { texts: found, .. } => texts.extend(found),
            Part::Group { body, .. } => in_body(body, texts),
            Part::Word { .. } | Part::Not(_) | Part::That(_) | Part::Where(_) | Part::Count(_) => {}
        }
    }
}

/// True when the entry is found in a text that holds it.
fn can_match(entry: &str) -> bool {
    let mut words = entry.split_whitespace().peekable();
    if words.peek().is_none() {
        return false;
    }
    // Letters are what a sentence is cut into; only other signs can be cut off or joined.
    if words.all(|word| word.chars().all(char::is_alphabetic)) {
        return true;
    }
    let entries = Entries::from_phrases([entry]);
    let said = entry.replace('*', "very");
    let sentences = [format!("They heard {said} there."), format!("They heard {said}."), format!("{said} they heard.")];
    sentences.iter().any(|sentence| {
        let document = text::read(sentence, Format::Plain);
        let words: Vec<Word<'_>> = document.words(0..document.tokens.len());
        entries.occurs(&words)
    })
}
