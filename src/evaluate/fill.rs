//! Texts with placeholders, filled in for one finding. What a placeholder stands for its row of the vocabulary says.

use crate::evaluate::run::Raised;
use crate::plan::{Piece, Template};
use crate::vocabulary::{self, Thing, Value, View};

/// Longer words of the article are cut in a message: the place shows them whole.
const LONGEST: usize = 90;

/// What a placeholder stands for; `None` where the article leaves it empty.
pub(super) fn value(view: &View<'_>, one: &Raised, name: &str, other: bool) -> Option<Value> {
    if let ("count", Some(count), false) = (name, one.trace.counted, other) {
        return Some(Value { text: count.to_string(), key: count.to_string(), span: None, plural: false });
    }
    let chosen: Vec<Thing> = one.trace.chosen.iter().map(|chosen| chosen.thing).collect();
    vocabulary::fill(view, name, other, one.thing, &chosen)
}

/// The text for one finding. What is left empty is named: a message never has a hole.
pub(super) fn template(view: &View<'_>, one: &Raised, template: &Template) -> String {
    let mut text = String::new();
    let mut plural = false;
    for piece in &template.pieces {
        match piece {
            Piece::Text(words) => {
                let (verb, rest) = if plural { agreeing(words) } else { ("", words.as_str()) };
                text.push_str(verb);
                text.push_str(rest);
                plural = false;
            }
            Piece::Placeholder { name, other } => match value(view, one, name, *other) {
                Some(value) => {
                    plural = value.plural;
                    text.push_str(&shortened(&value.text));
                }
                None => text.push_str(&["the ", if *other { "other " } else { "" }, name].concat()),
            },
        }
    }
    text
}

/// "{source} is …" behind several: the verb that agrees with them, and the words behind the verb as written.
fn agreeing(words: &str) -> (&'static str, &str) {
    const VERBS: [(&str, &str); 4] = [(" is ", " are "), (" has ", " have "), (" was ", " were "), (" does ", " do ")];
    VERBS
        .into_iter()
        .find_map(|(one, several)| words.strip_prefix(one).map(|rest| (several, rest)))
        .unwrap_or(("", words))
}

/// Words on one line, cut at a word when there are too many.
fn shortened(words: &str) -> String {
    let mut text = String::new();
    for word in words.split_whitespace() {
        if !text.is_empty() && text.chars().count() + word.chars().count() >= LONGEST {
            text.push('…');
            break;
        }
        if !text.is_empty() {
            text.push(' ');
        }
        text.extend(word.chars().take(LONGEST));
    }
    text
}
