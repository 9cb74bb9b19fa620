//! Messages with placeholders.

use crate::plan::{Piece, Template};
use crate::resolve::placeholder::{Placeholder, find};
use crate::span::Span;
use crate::syntax::Text;

/// A placeholder as written.
pub(super) struct Written {
    /// Its name without "other".
    pub name: String,
    pub other: bool,
    /// The placeholder, where there is one of that name; "{other}" alone has none.
    pub known: Option<&'static Placeholder>,
    pub span: Span,
}

/// A text cut at its placeholders; those that are not known are left out of the template.
pub(super) struct Cut {
    pub template: Template,
    pub written: Vec<Written>,
    /// A brace that is not closed.
    pub open: Option<Span>,
}

/// Cuts a text. Two braces stand for one.
pub(super) fn cut(text: &Text) -> Cut {
    let mut cut = Cut { template: Template::default(), written: Vec::new(), open: None };
    let mut plain = String::new();
    let mut rest = text.text.as_str();
    while let Some(at) = rest.find(['{', '}']) {
        let (before, after) = rest.split_at(at);
        plain.push_str(before);
        let brace = after.get(..1).unwrap_or_default();
        let inside = after.get(1..).unwrap_or_default();
        let start = text.text.len() - inside.len() - 1;
        match inside.strip_prefix(brace) {
            Some(next) => {
                plain.push_str(brace);
                rest = next;
            }
            None if brace == "}" => {
                plain.push('}');
                rest = inside;
            }
            None => match inside.split_once('}') {
                Some((name, next)) => {
                    push(&mut cut, &mut plain, name, place(text, start, name.len() + 2));
                    rest = next;
                }
                None => {
                    cut.open = Some(place(text, start, 1));
                    rest = inside;
                }
            },
        }
    }
    plain.push_str(rest);
    if !plain.is_empty() {
        cut.template.pieces.push(Piece::Text(plain));
    }
    cut
}

fn push(cut: &mut Cut, plain: &mut String, written: &str, span: Span) {
    let written = written.split_whitespace().collect::<Vec<_>>().join(" ");
    let other = written == "other" || written.starts_with("other ");
    let name = if other { written.strip_prefix("other").unwrap_or_default().trim() } else { &written };
    // "{other}" is what the other thing says.
    let known = find(if other && name.is_empty() { "content" } else { name });
    if let Some(placeholder) = known {
        if !plain.is_empty() {
            cut.template.pieces.push(Piece::Text(std::mem::take(plain)));
        }
        cut.template.pieces.push(Piece::Placeholder { name: placeholder.name, other });
    }
    cut.written.push(Written { name: written.clone(), other, known, span });
}

/// Where a stretch of a text stands in the file: exact where the text has neither escapes nor indentation.
fn place(text: &Text, start: usize, length: usize) -> Span {
    let quotes = text.span.len().saturating_sub(text.text.len());
    match quotes {
        2 | 6 => Span::new(text.span.start + quotes / 2 + start, text.span.start + quotes / 2 + start + length),
        _ => text.span,
    }
}
