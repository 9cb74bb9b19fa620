//! Looking for a phrase by a word that somebody has in mind: in the phrases, in their other spellings, and in what is said of
//! them. Knows endings, no meanings.

use crate::knowledge::{Knowledge, lists};
use crate::vocabulary::Row;

/// Where a word was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Match {
    /// In the phrase or one of its spellings.
    Phrase,
    /// In another form: "denial" for "deny".
    Form(String),
    /// In the description: this word of it.
    Description(String),
}

/// Whether a phrase has to do with a word.
pub fn search(row: &Row, word: &str) -> Option<Match> {
    let word = word.to_lowercase();
    if row.forms().any(|form| form.contains(word.as_str())) {
        return Some(Match::Phrase);
    }
    let stems = stems(&word);
    let begins = |text: &str| stems.iter().any(|stem| text.to_lowercase().starts_with(stem.as_str()));
    let find = |text: &str| words(text).find(|word| begins(word)).map(str::to_owned);
    row.forms().find_map(&find).map(Match::Form).or_else(|| find(row.doc).map(Match::Description))
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !letter.is_alphabetic()).filter(|word| !word.is_empty())
}

/// What other forms of the word begin with: "accus" for "accuse", "deni" for "deny". Short ones would begin anything.
fn stems(word: &str) -> Vec<String> {
    let endings = Knowledge::built_in().words(lists::FORM_ENDINGS);
    let mut stems = vec![word.to_owned()];
    // The longest ending that leaves enough.
    let cut = word.char_indices().skip(3).find_map(|(at, _)| {
        let (rest, ending) = word.split_at_checked(at)?;
        endings.single(ending).map(|column| (rest, column))
    });
    if let Some((cut, column)) = cut {
        if !column.is_empty() {
            stems.extend(['y', 'i'].map(|letter| format!("{cut}{letter}")));
        } else if cut.chars().count() >= 4 {
            stems.push(cut.to_owned());
        }
    }
    stems.retain(|stem| stem.chars().count() >= 4);
    stems
}

#[cfg(test)]
mod tests {
    use super::{Match, search};
    use crate::vocabulary::rows;

    fn found(word: &str, phrase: &str) -> Option<Match> {
        rows().find(|row| row.phrase == phrase).and_then(|row| search(row, word))
    }

    #[test]
    fn words_are_found_in_other_forms_and_in_descriptions() {
        assert_eq!(found("deny", "denying"), Some(Match::Phrase));
        assert_eq!(found("accuse", "accusation"), Some(Match::Form("accusation".to_owned())));
        assert_eq!(found("deny", "denial"), Some(Match::Form("denial".to_owned())));
        assert_eq!(found("deny", "denied"), Some(Match::Form("denied".to_owned())));
        assert_eq!(found("deny", "disputed"), Some(Match::Description("denies".to_owned())));
        assert_eq!(found("percent", "relative"), Some(Match::Description("percentage".to_owned())));
        assert_eq!(found("deny", "captive"), None);
    }
}
