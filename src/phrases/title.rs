//! Whether a word is a form of address or a short title, by the list `titles`. What offices there are is `class`'s.

use super::listed::says;
use super::page::Page;

/// What the list says of a title, with or without its full stop: a gender, whether it is a surname too, or nothing more.
/// `None` for other words.
pub fn title<'a>(page: Page<'a>, at: usize) -> Option<&'a str> {
    let titles = page.lists().titles;
    match page.lemma(at).strip_suffix('.') {
        Some(bare) => titles.single(bare),
        None => titles.single_of(page.document.keys(at)?.lemma, page.lemma(at)),
    }
}

/// "King", "Bishop": as often a surname.
pub fn is_surname_too(page: Page<'_>, at: usize) -> bool {
    title(page, at).is_some_and(|column| says(column, "surname"))
}

/// "Mr", "Dr.", "Cllr"
pub fn is_title(page: Page<'_>, at: usize) -> bool {
    title(page, at).is_some()
}
