//! What newsrooms write and the phrase that says it here. Only for words that mean nothing in the language: each is offered
//! in a message, none is ever read.

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

#[cfg(test)]
mod tests {
    use super::MEANT;
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
}
