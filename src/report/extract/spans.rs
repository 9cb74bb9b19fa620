//! The places in a form, whatever list they stand in: put elsewhere, or described for programs that count otherwise.

use crate::span::Span;
use serde_json::{Map, Value};

/// Takes each place of a form: what it becomes, then what is written beside it. What stood beside it before is left out.
pub(super) fn each(
    value: &mut Value,
    to: &mut dyn FnMut(Span) -> Option<Span>,
    beside: &mut dyn FnMut(&mut Map<String, Value>, Span),
) {
    match value {
        Value::Object(fields) => match span(fields).and_then(&mut *to) {
            Some(span) => {
                fields.clear();
                fields.insert("start".to_owned(), span.start.into());
                fields.insert("end".to_owned(), span.end.into());
                beside(fields, span);
            }
            None => fields.values_mut().for_each(|value| each(value, to, beside)),
        },
        Value::Array(items) => items.iter_mut().for_each(|item| each(item, to, beside)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// The place that an object is.
fn span(fields: &Map<String, Value>) -> Option<Span> {
    let number = |name: &str| usize::try_from(fields.get(name)?.as_u64()?).ok();
    Some(Span::new(number("start")?, number("end")?))
}

/// Places are counted from the last mark, so that a lookup reads at most so many bytes.
const STRIDE: usize = 1024;

/// A text by its bytes, its characters and its UTF-16 units.
pub(super) struct Counted<'a> {
    text: &'a str,
    /// Characters and units before every `STRIDE`th byte.
    marks: Vec<(usize, usize)>,
}

impl<'a> Counted<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        let mut marks = Vec::with_capacity(text.len() / STRIDE + 1);
        let (mut characters, mut units) = (0, 0);
        for (at, byte) in text.bytes().enumerate() {
            if at % STRIDE == 0 {
                marks.push((characters, units));
            }
            characters += usize::from(byte & 0xc0 != 0x80);
            units += Self::units(byte);
        }
        marks.push((characters, units));
        Self { text, marks }
    }

    /// The units that begin with a byte: two for a character of four bytes.
    fn units(byte: u8) -> usize {
        usize::from(byte & 0xc0 != 0x80) + usize::from(byte >= 0xf0)
    }

    fn before(&self, byte: usize) -> (usize, usize) {
        let mark = byte / STRIDE;
        let (characters, units) = self.marks.get(mark).copied().unwrap_or_default();
        let rest = self.text.as_bytes().get(mark * STRIDE..byte).unwrap_or_default();
        let more = rest.iter().filter(|byte| **byte & 0xc0 != 0x80).count();
        (characters + more, units + rest.iter().map(|byte| Self::units(*byte)).sum::<usize>())
    }

    /// Writes what stands at a place, and where that is counted otherwise.
    pub(super) fn describe(&self, fields: &mut Map<String, Value>, span: Span, words: &str) {
        let (start, end) = (self.before(span.start), self.before(span.end));
        fields.insert("text".to_owned(), words.into());
        fields.insert("characters".to_owned(), vec![start.0, end.0].into());
        fields.insert("utf16".to_owned(), vec![start.1, end.1].into());
    }
}

#[cfg(test)]
mod tests {
    use super::{Counted, Map, Span};

    #[test]
    fn counts_as_others_do() {
        let text = format!("{}😀é", "ä".repeat(700));
        let mut fields = Map::new();
        Counted::of(&text).describe(&mut fields, Span::new(1404, 1406), "é");
        assert_eq!(fields["characters"], serde_json::json!([701, 702]));
        assert_eq!(fields["utf16"], serde_json::json!([702, 703]));
    }
}
