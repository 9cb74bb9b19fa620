//! Pairs quotation marks inside a block. A mark without its partner yields nothing and swallows nothing; an
//! apostrophe is no mark. It does not know who is quoted.

use super::tokenize::Word;
use crate::span::Span;
use crate::text::{Quotation, QuoteMark};

/// What a mark may do where it stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Opens,
    Closes,
    Either,
    Neither,
}

/// An opening mark that waits for its partner: the index of its word.
#[derive(Default)]
struct Waiting {
    double: Option<usize>,
    single: Option<usize>,
}

/// The quotations of a block, and the place of a double mark that is left open.
pub(super) struct Paired {
    /// In order of the opening mark.
    pub quotations: Vec<Quotation>,
    /// The word of the last opening double mark, when no mark closes it.
    pub open: Option<usize>,
    /// For each word: it is a mark of a pair.
    pub marks: Vec<bool>,
}

/// Pairs the marks of a block.
pub(super) fn pair(words: &[Word<'_>]) -> Paired {
    let mut paired = Paired { quotations: Vec::new(), open: None, marks: vec![false; words.len()] };
    let mut waiting = Waiting::default();
    let closers = single_closers(words);
    for (index, word) in words.iter().enumerate() {
        let Some(mark) = mark(word.form) else { continue };
        let role = role(words, index, mark);
        let slot = if mark == QuoteMark::Double { &mut waiting.double } else { &mut waiting.single };
        let closes = match role {
            Role::Opens | Role::Neither => false,
            Role::Closes => true,
            Role::Either => slot.is_some(),
        };
        match slot.filter(|_| closes) {
            Some(opened) if mark == QuoteMark::Double || !is_possessive(words, index, &closers) => {
                *slot = None;
                // A single mark that opened inside and found no partner was an apostrophe.
                if mark == QuoteMark::Double && waiting.single.is_some_and(|single| single > opened) {
                    waiting.single = None;
                }
                paired.add(words, opened, index, mark);
            }
            Some(_) => {}
            None if matches!(role, Role::Opens) || role == Role::Either && mark == QuoteMark::Double => {
                *slot = Some(index)
            }
            None => {}
        }
    }
    paired.open = waiting.double;
    paired.quotations.sort_by_key(|quotation| quotation.span.start);
    paired
}

impl Paired {
    fn add(&mut self, words: &[Word<'_>], opened: usize, closed: usize, mark: QuoteMark) {
        let (Some(first), Some(last)) = (words.get(opened), words.get(closed)) else { return };
        let inner = Span::new(first.span.end, last.span.start);
        if closed == opened + 1 {
            return;
        }
        for index in [opened, closed] {
            if let Some(is_mark) = self.marks.get_mut(index) {
                *is_mark = true;
            }
        }
        self.quotations.push(Quotation { span: first.span.to(last.span), inner, mark, closed: true });
    }
}

/// True for a block that starts with an opening double mark: the quotation of the block before may go on in it.
pub(super) fn opens_with_mark(words: &[Word<'_>]) -> bool {
    words.first().is_some_and(|word| mark(word.form) == Some(QuoteMark::Double) && !matches!(word.form, "”" | "»"))
}

fn mark(form: &str) -> Option<QuoteMark> {
    match form {
        "“" | "”" | "\"" | "«" | "»" | "„" | "‟" | "``" | "''" | "＂" => Some(QuoteMark::Double),
        "‘" | "’" | "'" | "‚" | "`" => Some(QuoteMark::Single),
        _ => None,
    }
}

/// What a mark may do, by its shape and by the white space around it.
fn role(words: &[Word<'_>], index: usize, mark: QuoteMark) -> Role {
    let Some(word) = words.get(index) else { return Role::Neither };
    let next = words.get(index + 1);
    let before = index.checked_sub(1).and_then(|before| words.get(before));
    let after_opener = before.is_none_or(|before| {
        matches!(before.form, "(" | "[" | "“" | "‘" | "\"" | "'" | "``" | "—" | "–" | "-" | "--" | "/" | "„" | "«")
    });
    let left_free = word.gap || after_opener;
    let right_free = next.is_none_or(|next| next.gap);
    let touches_right = !right_free;
    match (word.form, mark) {
        ("“" | "«" | "``" | "„" | "‟", _) if touches_right || word.gap => Role::Opens,
        ("”" | "»", _) if word.gap && touches_right => Role::Either,
        ("“" | "«" | "”" | "»" | "„" | "‟", _) => Role::Closes,
        (_, QuoteMark::Double) if left_free && touches_right && word.gap => Role::Opens,
        (_, QuoteMark::Double) if right_free && !word.gap => Role::Closes,
        (_, QuoteMark::Double) => Role::Either,
        ("‘" | "‚" | "`", _) if left_free && touches_right => Role::Opens,
        ("’" | "'", _) if left_free && touches_right && word.form == "'" => Role::Opens,
        (_, QuoteMark::Single)
            if !word.gap && (right_free || next.is_some_and(|next| !next.form.starts_with(char::is_alphanumeric))) =>
        {
            Role::Closes
        }
        (_, QuoteMark::Single) => Role::Neither,
    }
}

/// For each word: the next place at or after it where a single mark may close and is not after an "s".
fn single_closers(words: &[Word<'_>]) -> Vec<bool> {
    let mut later = vec![false; words.len() + 1];
    let mut seen = false;
    for index in (0..words.len()).rev() {
        let Some(word) = words.get(index) else { continue };
        let is_single = mark(word.form) == Some(QuoteMark::Single);
        let role = if is_single { role(words, index, QuoteMark::Single) } else { Role::Neither };
        seen = match role {
            Role::Opens => false,
            Role::Closes => true,
            Role::Either | Role::Neither => seen,
        };
        if let Some(place) = later.get_mut(index) {
            *place = seen;
        }
    }
    later
}

/// "the workers’ rights" inside single marks: after an "s", before a lower-case word, with another closing mark to come.
fn is_possessive(words: &[Word<'_>], index: usize, closers: &[bool]) -> bool {
    let before = index.checked_sub(1).and_then(|before| words.get(before));
    let next = words.get(index + 1);
    before.is_some_and(|before| before.form.ends_with(['s', 'z', 'x']))
        && next.is_some_and(|next| next.form.starts_with(char::is_lowercase))
        && closers.get(index + 1).copied().unwrap_or_default()
}
