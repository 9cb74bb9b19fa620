//! What may stand in a base noun phrase before its noun besides determiners, numbers and adjectives: a word that asks for the noun,
//! an adverb of degree at the phrase's start, a comma between adjectives; and the comma of a date. Looks at tags and lists only.

use super::page::Page;
use crate::knowledge::lists;
use crate::text::Tag;

/// "what food", "whatever size", "asked which house"; but "the house which people like", "in which people live".
pub(super) fn asks_of_noun(page: Page<'_>, at: usize, end: usize) -> bool {
    let relative = || {
        at.checked_sub(1)
            .and_then(|before| page.tag(before))
            .is_some_and(|tag| tag.is_noun() || matches!(tag, Tag::Mark | Tag::IN | Tag::PRP | Tag::CD | Tag::DT))
    };
    let asks = || page.says(at, lists::ASKING_DETERMINERS, "asked") && !relative();
    noun_behind(page, at + 1, end) && (page.says(at, lists::ASKING_DETERMINERS, "free") || asks())
}

/// "so many people", "very mild winters", "how many": an adverb of degree in front of an adjective and its noun.
pub(super) fn opens_degree(page: Page<'_>, at: usize, end: usize) -> bool {
    let next = at + 1;
    if !page.tag(next).is_some_and(Tag::is_adjective) || !noun_behind(page, next + 1, end) {
        return false;
    }
    let amount = || page.says(at, lists::DEGREE_ADVERBS, "amount") && page.says(next, lists::QUANTIFIERS, "alone");
    page.says(at, lists::DEGREE_ADVERBS, "any") || amount()
}

/// A noun with nothing but adjectives before it.
fn noun_behind(page: Page<'_>, from: usize, end: usize) -> bool {
    let adjectives = (from..end).take_while(|&at| page.tag(at).is_some_and(Tag::is_adjective)).count();
    from + adjectives < end && page.tag(from + adjectives).is_some_and(Tag::is_noun)
}

/// "a kind, patient man": a comma between adjectives that a noun follows.
pub(super) fn between_adjectives(page: Page<'_>, start: usize, at: usize, end: usize) -> bool {
    let adjective = |at: usize| page.tag(at).is_some_and(Tag::is_adjective);
    let rest = (at + 1..end)
        .take_while(|&at| adjective(at) || page.text(at) == "," && adjective(at - 1) && adjective(at + 1))
        .count();
    page.text(at) == ","
        && at > start
        && adjective(at - 1)
        && rest > 0
        && at + 1 + rest < end
        && page.tag(at + 1 + rest).is_some_and(Tag::is_noun)
}

/// "May 2, 1783"
pub(super) fn before_year(page: Page<'_>, at: usize, end: usize) -> bool {
    let number = |at: usize| page.tag(at) == Some(Tag::CD);
    let year = page.text(at + 1);
    page.text(at) == ","
        && at + 1 < end
        && at >= 2
        && number(at - 1)
        && page.is_season(at - 2)
        && number(at + 1)
        && year.len() == 4
        && year.bytes().all(|byte| byte.is_ascii_digit())
}
