//! Names inside a run of words: where title and name begin, and whether the name's own words make it a body's. Looks at
//! tags and lists; who bears the name is not asked.

use super::class::Class;
use super::page::Page;
use super::title::{is_surname_too, is_title};
use crate::knowledge::lists;
use crate::text::Tag;
use std::ops::Range;

/// The title and the name at the end of a run: "Ukrainian President | Volodymyr Zelensky". No name when the run ends
/// in an office ("Prime Minister") or in a common noun.
pub(super) fn name_in(page: Page<'_>, start: usize, end: usize) -> (Option<Range<usize>>, Option<Range<usize>>) {
    let namely = |at: usize| {
        page.tag(at).is_some_and(Tag::is_name)
            || page.text(at) == "&"
            || page.document.is_time_name(at)
            || page.joins_name(at)
            || at + 1 < end && page.joins_name(at + 1) && is_capital(page, at) && page.tag(at) == Some(Tag::NN)
    };
    let mut from = end;
    while from > start && (namely(from - 1) || in_name(page, start, from - 1, end)) {
        from -= 1;
    }
    if from == end || page.tag(end - 1).is_none_or(|tag| !tag.is_noun() && tag != Tag::CD) {
        return (None, None);
    }
    let surname = |at: usize| {
        let named = is_given_name(page, from)
            || is_surname_too(page, at) && at.checked_sub(1).is_some_and(|before| is_title(page, before));
        at + 1 == end && at > from && named
    };
    let titled = |at: usize| (page.classes(at).has(Class::Title) || is_title(page, at)) && !surname(at);
    let Some(last_title) = (from..end).rev().find(|&at| titled(at)) else {
        let title_from = (start..from).rev().find(|&at| page.classes(at).has(Class::Person)).map(|_| start);
        let title = title_from.map(|first| first..from).filter(|_| from > start);
        return (title.map(|range| without_determiner(page, range)), Some(from..end));
    };
    let first_word_of_name = last_title + 1;
    if first_word_of_name >= end {
        // "Prince Charles" has its name behind; "the Prime Minister" has none; "Justice" alone is a name's last word.
        return (None, None);
    }
    // "Lord of the Rings" and "Judge Dredd Comics" are beyond this; "Captain Ltd" too.
    (Some(without_determiner(page, start..first_word_of_name)), Some(first_word_of_name..end))
}

/// "Anna" of "Anna Bishop", whose last word is no title then; not "Jordan".
fn is_given_name(page: Page<'_>, at: usize) -> bool {
    let lists = page.lists();
    lists.first_names.single(page.lemma(at)).is_some() && lists.gazetteer.single(page.lemma(at)).is_none()
}

/// Words inside a name that are tagged otherwise: "University of …" is joined later; "de", "van", "al-" are not nouns.
fn in_name(page: Page<'_>, start: usize, at: usize, end: usize) -> bool {
    let small = page.is(at, lists::NAME_PARTICLES);
    let capital_noun = page.tag(at) == Some(Tag::NN)
        && page.text(at).chars().next().is_some_and(char::is_uppercase)
        && at > start
        && page.tag(at - 1).is_some_and(Tag::is_name);
    // "Lydon Motors", tagged as a plural: but not "Larne Soldiers" in a headline of capitals.
    let capital_last = page.tag(at) == Some(Tag::NNS)
        && page.text(at).chars().next().is_some_and(char::is_uppercase)
        && !page.classes(at).has(Class::Person)
        && !page.classes(at).has(Class::Force);
    // "Pell Recruitment", tagged as a common noun.
    let capital_last = capital_last || capital_noun && is_one_body(page, &(at - 1..at + 1));
    let inside = at + 1 < end;
    // "Castor Sales & Regional Operations"
    if at > start + 1 && page.tag(at).is_some_and(Tag::is_adjective) && is_capital(page, at) && page.joins_name(at - 1)
    {
        return inside;
    }
    ((small || capital_noun) && inside || capital_last) && at > start && page.tag(at - 1).is_some_and(Tag::is_name)
}

fn is_capital(page: Page<'_>, at: usize) -> bool {
    page.text(at).starts_with(char::is_uppercase)
}

/// Adjectives behind an "and" in a name, before the word that tells what for.
const ADJECTIVES: usize = 2;

impl Page<'_> {
    /// "the Center for Peace *and* International Studies", "the Securities *and* Markets Commission": a word that joins the parts
    /// of one name, by the list of what bodies are for; "&" always does.
    pub fn joins_name(self, at: usize) -> bool {
        if self.text(at) == "&" {
            return true;
        }
        let Some(before) = at.checked_sub(1).filter(|&before| self.is_conjunction(at) && is_capital(self, before))
        else {
            return false;
        };
        let field = |at: usize| is_capital(self, at) && self.is(at, lists::FIELD_WORDS);
        let adjective = |at: usize| is_capital(self, at) && self.tag(at).is_some_and(Tag::is_adjective) && !field(at);
        let first = at + 1 + (at + 1..at + 1 + ADJECTIVES).take_while(|&at| adjective(at)).count();
        field(first) && (field(before) || self.is_for(before) && !is_capital(self, first + 1))
    }

    /// "Norland" of "the Institute for Norland": a name behind a body's noun and its preposition.
    fn is_for(self, at: usize) -> bool {
        let noun = at.checked_sub(2);
        noun.is_some_and(|noun| {
            self.tag(noun + 1) == Some(Tag::IN) && is_capital(self, noun) && self.classes(noun).has(Class::Body)
        })
    }
}

fn without_determiner(page: Page<'_>, range: Range<usize>) -> Range<usize> {
    let skip = range.clone().take_while(|&at| matches!(page.tag(at), Some(Tag::DT | Tag::PDT | Tag::POS))).count();
    range.start + skip..range.end
}

/// True when the last of several words of a name is a body's by the list: "Brannock Foods" is one, and takes "it".
pub fn is_one_body(page: Page<'_>, name: &Range<usize>) -> bool {
    name.len() > 1 && name_column(page, name, name.end - 1).is_some()
}

/// The column of a word of a name that the list holds for its place there.
pub fn name_column<'a>(page: Page<'a>, name: &Range<usize>, at: usize) -> Option<&'a str> {
    let last = at + 1 == name.end && name.len() > 1;
    in_name_heads(page, at).filter(|column| last || column.ends_with("anywhere"))
}

/// What the list of words that make a name a body's says of a word.
pub fn in_name_heads<'a>(page: Page<'a>, at: usize) -> Option<&'a str> {
    let lemma = page.lemma(at);
    let found = match lemma.strip_suffix('.') {
        Some(bare) => page.lists().name_heads.single(bare),
        None => page.lists().name_heads.single_of(page.document.keys(at)?.lemma, lemma),
    };
    // "Foods", taken for a common noun in the plural.
    found.or_else(|| {
        let word = (page.tag(at) == Some(Tag::NNS)).then(|| page.text(at).to_lowercase())?;
        page.lists().name_heads.single(&word)
    })
}
