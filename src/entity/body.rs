//! Whether a name is a body's, and of what sort, by its own words and by the noun right in front of it: "Northgate
//! Terminals", "the supermarket chain Dorley". Looks at one phrase; what the rest of the article says is `nominal`'s.

use crate::entity::facet::is_first_name;
use crate::knowledge::lists;
use crate::phrases::{Class, Page, Phrase, Sort, in_name_heads, name_column, says};
use crate::text::Tag;
use std::ops::Range;

/// True when a word of the name makes it a body's.
pub(super) fn is_body_name(page: Page<'_>, name: &Range<usize>) -> bool {
    if is_trade(page, name) {
        return false;
    }
    let listed =
        |at: usize| page.classes(at).has(Class::Body) || page.text(at) == "&" || name_column(page, name, at).is_some();
    // "City Hall", "Air Force"
    name.clone().any(listed) || name.len() > 1 && compound(page, name.end).is_some()
}

/// What `body-nouns` says of a noun of several words that ends there: "city hall".
pub(super) fn compound<'a>(page: Page<'a>, end: usize) -> Option<&'a str> {
    page.ending(end, lists::BODY_NOUNS).filter(|(words, _)| words.len() > 1).map(|(_, column)| column)
}

/// "Anna Brewer", "Brewer": a surname that is a trade.
fn is_trade(page: Page<'_>, name: &Range<usize>) -> bool {
    let surname = name.end.saturating_sub(1);
    let alone = name.len() == 1 || name.len() == 2 && is_first_name(page, name.start);
    alone && page.lemma(surname).ends_with("er") && page.classes(surname).has(Class::Company)
}

/// True when a word alone may stand for a body whose name ends in it: "Rovers".
pub(super) fn is_short_form(page: Page<'_>, word: usize) -> bool {
    in_name_heads(page, word).is_some_and(|column| says(column, "sport"))
}

/// "port operator Northgate Terminals", "the charity Tern": a noun for a firm or a charity right in front of the name.
pub(super) fn is_called_body(page: Page<'_>, phrase: &Phrase) -> bool {
    called(page, phrase).is_some_and(|at| {
        let classes = page.classes(at);
        let civil = classes.has(Class::Body) && page.body_sort(at) == Some("civil");
        !classes.has(Class::Person) && (classes.has(Class::Company) || civil)
    })
}

/// The common noun right in front of the name.
pub(super) fn called(page: Page<'_>, phrase: &Phrase) -> Option<usize> {
    let before = phrase.name.as_ref()?.start.checked_sub(1).filter(|at| phrase.base.contains(at))?;
    (page.tag(before) == Some(Tag::NN)).then_some(before)
}

/// True when a phrase shows that what it names is a body of that sort, in the words of `body-nouns`: "Ashgrove Primary"
/// is one of education.
pub(super) fn is_of_sort(page: Page<'_>, phrase: &Phrase, sort: &str) -> bool {
    sorts(page, phrase).any(|column| says(column, sort))
}

/// True when a phrase shows a sort of body other than a firm.
pub(super) fn is_no_company(page: Page<'_>, phrase: &Phrase) -> bool {
    sorts(page, phrase).any(|column| !column.split(' ').any(|part| matches!(part, "company" | "body" | "")))
}

/// What the words of a name and its noun in front, or a common noun, say of the sort of body.
fn sorts<'a>(page: Page<'a>, phrase: &Phrase) -> impl Iterator<Item = &'a str> {
    let name = phrase.name.clone().unwrap_or_default();
    let noun = match phrase.sort {
        Sort::Name => called(page, phrase),
        Sort::Nominal => Some(phrase.head),
        Sort::Pronoun => None,
    };
    let words = name.clone().filter_map(move |at| name_column(page, &name, at).or_else(|| page.body_sort(at)));
    words.chain(noun.and_then(|at| page.body_sort(at)))
}
