//! What newsrooms write and the phrase that says it here. Only for words that mean nothing in the language: each is offered
//! in a message, none is ever read.

use crate::resolve::near::nearest;

/// Words, and the phrase to write.
const MEANT: &[(&str, &str)] = &[
    ("introduced by", "reported with"),
    ("introduced with", "reported with"),
    ("introduced", "reported with"),
    ("using", "reported with"),
    ("give a percentage", "have a relative number"),
    ("gives a percentage", "have a relative number"),
    ("giving a percentage", "have a relative number"),
    ("percentage change", "relative number"),
    ("percentage", "relative number"),
    ("percentages", "relative numbers"),
    ("percent", "relative number"),
    ("figure", "number"),
    ("figures", "numbers"),
    ("statistic", "number"),
    ("statistics", "numbers"),
    ("allegation", "accusation"),
    ("allegations", "accusations"),
    ("rebuttal", "denial"),
    ("rebuttals", "denials"),
    ("sourced to", "attributed to"),
    ("according to", "attributed to"),
    ("come from", "attributed to"),
    ("comes from", "attributed to"),
    ("coming from", "attributed to"),
    ("from", "attributed to"),
    ("made by", "attributed to"),
    ("matching", "restating"),
    ("matches", "restating"),
    ("citing", "attributed to"),
    ("quoting", "attributed to"),
    ("unsourced", "unattributed"),
    ("confidential", "anonymous"),
    ("confirmed", "verified"),
    ("corroborated by", "corroborating"),
    ("states a condition", "conditional"),
    ("condition", "conditional"),
    ("for the same thing", "of the same thing"),
    ("title", "headline"),
    ("intro", "the lead"),
    ("response", "answered anywhere in the article"),
    ("reply", "answered anywhere in the article"),
];

/// The phrase that was meant by the first of some words, and how many of them say it.
pub(super) fn meant(words: &[&str]) -> Option<(usize, &'static str)> {
    let fits = |found: &str| {
        let length = found.split(' ').count();
        words.get(..length).is_some_and(|words| words.join(" ").to_lowercase() == found).then_some(length)
    };
    MEANT.iter().filter_map(|(found, phrase)| Some((fits(found)?, *phrase))).max_by_key(|(length, _)| *length)
}

/// What newsrooms call what a message can name, and its name here.
const NAMED: &[(&str, &str)] = &[
    ("outlet", "source"),
    ("publication", "source"),
    ("speaker", "source"),
    ("who", "source"),
    ("verb", "cue"),
    ("claim", "content"),
    ("statement", "content"),
    ("sentence", "content"),
    ("text", "content"),
    ("what", "content"),
    ("word", "wording"),
    ("words", "wording"),
    ("term", "wording"),
    ("accused", "target"),
    ("figure", "number"),
    ("quote", "quotation"),
    ("year", "date"),
    ("where", "place"),
    ("title", "headline"),
    ("war", "conflict"),
    ("prisoner", "captive"),
    ("group", "side"),
    ("who checked", "verifier"),
    ("story", "article"),
    ("piece", "article"),
];

/// Of some names the one that was meant: what newsrooms call it, or the nearest.
pub(super) fn near_name(found: &str, names: &[&'static str]) -> Option<&'static str> {
    let found = found.to_lowercase();
    let called = NAMED.iter().find(|(called, _)| *called == found).map(|(_, name)| *name);
    let owned: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
    let near = || nearest(&found, &owned).and_then(|(_, near)| names.iter().find(|name| **name == near)).copied();
    called.filter(|name| names.contains(name)).or_else(near)
}

#[cfg(test)]
mod tests {
    use super::{MEANT, NAMED, near_name};
    use crate::resolve::placeholder::find;
    use crate::vocabulary::rows;

    #[test]
    fn what_is_offered_is_a_phrase_and_what_is_replaced_is_none() {
        for (found, phrase) in MEANT {
            let is_phrase = |text: &str| rows().any(|row| row.forms().any(|form| form == text));
            let bare = phrase.trim_start_matches("have a ").trim_start_matches("not ").trim_start_matches("relative ");
            assert!(is_phrase(bare) || is_phrase(bare.trim_end_matches(" to")), "{phrase}");
            assert!(!is_phrase(found), "{found}");
        }
    }

    #[test]
    fn a_name_that_is_offered_is_one_and_one_of_those_that_can_be() {
        for (called, name) in NAMED {
            assert!(find(name).is_some() || *name == "article", "{name}");
            assert!(find(called).is_none(), "{called}");
        }
        assert_eq!(near_name("Outlet", &["source", "cue"]), Some("source"));
        assert_eq!(near_name("outlet", &["cue"]), None);
        assert_eq!(near_name("sorce", &["source", "cue"]), Some("source"));
    }
}
