//! Whether "of" behind a noun phrase is the phrase's own ("the mayor of Larne") or the verb's before it ("accused the mayor
//! of theft"). Looks at the words around; joins nothing.

use super::attach::{is_body_head, is_partitive};
use super::noun::{Opening, Phrase, Sort};
use super::page::Page;
use crate::knowledge::lists;
use crate::text::Tag;
use std::ops::Range;

/// How many words before "of" the object of a verb may have.
const OBJECT: usize = 6;

/// "accused [the mayor] of theft": what follows belongs to the verb.
pub(super) fn is_object_of_deed(page: Page<'_>, a: &Phrase) -> bool {
    let before = a.tokens.start.checked_sub(1).filter(|&at| page.tag(at).is_some_and(Tag::is_verb));
    let deed = |at: usize| page.knowledge.words(lists::VERBS_WITH_OF).has(page.lemma(at));
    before.is_some_and(deed) || ends_office(page, a) || ends_object(page, a)
}

/// "accused the mayor of [Larne] of theft": the end of the object of such a verb takes nothing more.
fn ends_object(page: Page<'_>, a: &Phrase) -> bool {
    let Some(of) = a.tokens.start.checked_sub(1).filter(|&at| a.sort == Sort::Name && page.lemma(at) == "of") else {
        return false;
    };
    let inside = |at: &usize| {
        page.tag(*at).is_some_and(|tag| tag.is_noun() || tag.is_adjective() || matches!(tag, Tag::DT | Tag::VBG))
    };
    let words = (of.saturating_sub(OBJECT)..of).rev().take_while(inside).count();
    let verb = (of - words).checked_sub(1).filter(|&at| words > 0 && page.tag(at).is_some_and(Tag::is_verb));
    verb.is_some_and(|at| page.knowledge.words(lists::VERBS_WITH_OF).has(page.lemma(at)))
}

/// "the secretary of [state] of theft": the end of an office takes nothing more.
fn ends_office(page: Page<'_>, a: &Phrase) -> bool {
    let Some(from) = a.tokens.start.checked_sub(2) else { return false };
    page.lemma(from + 1) == "of" && is_office(page, from..a.head + 1)
}

/// "secretary of state"
fn is_office(page: Page<'_>, tokens: Range<usize>) -> bool {
    office(page, tokens).is_some()
}

/// What `role-nouns` says of an office in several words: "secretary of state", "member of parliament".
pub(super) fn office<'a>(page: Page<'a>, tokens: Range<usize>) -> Option<&'a str> {
    let roles = page.knowledge.words(lists::ROLE_NOUNS);
    let hit = roles.find_at(page.words(tokens.clone()), 0)?;
    (hit.range.len() == tokens.len() && tokens.len() > 1).then(|| roles.column(hit.entry))
}

/// "accused [the secretary of state] of theft", "[one of the clerks]", "[the Ministry of Defence]", "[the mayor of Larne] of
/// theft": the first "of" is part of an office, a share, a name, or tells which.
pub(super) fn belongs(page: Page<'_>, a: &Phrase, b: &Phrase) -> bool {
    let body = a.name.is_some() && b.name.is_some() && is_body_head(page, a);
    let named = b.sort == Sort::Name && page.lemma(b.base.end) == "of" || is_place_of_name(page, a, b);
    body || named || is_office(page, a.head..b.head + 1) || b.plural && is_partitive(page, a)
}

/// "the hill town of Selmo", "the neighbouring state of Orvel": the place that is named behind it.
pub(super) fn is_place_of_name(page: Page<'_>, a: &Phrase, b: &Phrase) -> bool {
    let noun = a.sort == Sort::Nominal && !a.plural && matches!(a.opening, Opening::The | Opening::A);
    let name = b.sort == Sort::Name && !b.plural && b.title.is_none();
    noun && name && page.knowledge.words(lists::NAMED_PLACE_NOUNS).has(page.lemma(a.head))
}
