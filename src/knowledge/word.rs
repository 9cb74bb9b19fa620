//! A word as the matchers of this module look at it: as printed, in lower case, and by its dictionary form. Knows
//! nothing of documents; `text` makes these from its tokens.

use std::borrow::Cow;

/// A token of an article, seen by a matcher.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word<'a> {
    /// As printed.
    pub text: &'a str,
    /// As printed, in lower case, with straight apostrophes.
    pub lower: Cow<'a, str>,
    /// The dictionary form; "n't" has "not".
    pub lemma: &'a str,
}

impl<'a> Word<'a> {
    /// A word from its printed form and its lemma.
    pub fn new(text: &'a str, lemma: &'a str) -> Self {
        let lower = lower(text);
        let lemma = if lower == "n't" { "not" } else { lemma };
        Self { text, lower, lemma }
    }

    /// A word from its printed form, that in lower case (as `Word::new` has it), and its lemma.
    pub fn with_lower(text: &'a str, lower: &'a str, lemma: &'a str) -> Self {
        let lemma = if lower == "n't" { "not" } else { lemma };
        Self { text, lower: Cow::Borrowed(lower), lemma }
    }

    /// A word whose lemma nobody has worked out: its lower-case form stands in only through `lower`.
    pub fn bare(text: &'a str) -> Self {
        Self::new(text, "")
    }

    /// True when an entry's word stands for it: as printed or as lemma; a capital in the entry asks for that capital.
    pub(super) fn is(&self, entry: &str) -> bool {
        self.lower == entry || self.lemma == entry || self.text == entry
    }
}

/// Lower case with straight apostrophes; borrowed where nothing changes.
pub(super) fn lower(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(
        text.chars().flat_map(char::to_lowercase).map(|c| if matches!(c, '’' | '‘') { '\'' } else { c }).collect(),
    )
}

#[cfg(test)]
mod tests {
    use super::Word;

    #[test]
    fn apostrophes_and_negation_are_levelled() {
        assert_eq!(Word::new("N’T", "n't").lemma, "not");
        assert_eq!(Word::new("Zürich’s", "").lower, "zürich's");
        assert!(Word::new("Said", "say").is("say"));
        assert!(!Word::new("x", "x").is("X"));
    }
}
