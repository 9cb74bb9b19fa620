//! Texts with placeholders, filled in for one finding. What a placeholder stands for its row of the vocabulary says.

use crate::evaluate::run::Raised;
use crate::plan::{Piece, Template};
use crate::vocabulary::{self, Thing, Value, View};

/// Longer words of the article are cut in a message: the place shows them whole.
const LONGEST: usize = 90;

/// What a placeholder stands for; `None` where the article leaves it empty.
pub(super) fn value(view: &View<'_>, one: &Raised, name: &str, other: bool) -> Option<Value> {
    if let ("count", Some(count), false) = (name, one.trace.counted, other) {
        return Some(Value { text: count.to_string(), key: count.to_string(), span: None });
    }
    let chosen: Vec<Thing> = one.trace.chosen.iter().map(|chosen| chosen.thing).collect();
    vocabulary::fill(view, name, other, one.thing, &chosen)
}

/// The text for one finding. What is left empty is named: a message never has a hole.
pub(super) fn template(view: &View<'_>, one: &Raised, template: &Template) -> String {
    let mut text = String::new();
    for piece in &template.pieces {
        match piece {
            Piece::Text(words) => text.push_str(words),
            Piece::Placeholder { name, other } => match value(view, one, name, *other) {
                Some(value) => text.push_str(&shortened(&value.text)),
                None => text.push_str(&["the ", if *other { "other " } else { "" }, name].concat()),
            },
        }
    }
    text
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
