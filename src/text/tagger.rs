//! Words to parts of speech.

use super::tokenize::Word;
use crate::text::Tag;

/// A tagger's working memory, kept between sentences.
#[derive(Default)]
pub(super) struct Scratch {
    tags: Vec<Tag>,
}

impl Scratch {
    /// Tags a sentence. `marks` says which words are quotation marks of a pair.
    pub fn tag(&mut self, words: &[Word<'_>], marks: &[bool]) {
        self.tags.clear();
        for (index, word) in words.iter().enumerate() {
            let previous = self.tags.last().copied();
            let is_mark = marks.get(index).copied().unwrap_or_default();
            let tag = if is_mark { Tag::Mark } else { guess(word, previous, index == 0) };
            self.tags.push(tag);
        }
    }

    /// The tags of the sentence that was tagged last.
    pub fn tags(&self) -> &[Tag] {
        &self.tags
    }
}

fn guess(word: &Word<'_>, previous: Option<Tag>, first: bool) -> Tag {
    let form = word.form;
    let lower = form.to_lowercase();
    if !form.contains(char::is_alphanumeric) {
        return if matches!(form, "'" | "’") && !word.gap { Tag::POS } else { Tag::Mark };
    }
    match lower.as_str() {
        "the" | "a" | "an" | "this" | "that" | "these" | "those" | "no" | "any" | "some" => Tag::DT,
        "and" | "or" | "but" | "nor" => Tag::CC,
        "of" | "in" | "on" | "at" | "by" | "for" | "with" | "from" | "as" | "than" | "after" | "before" | "because" | "if" | "while" => Tag::IN,
        "to" => Tag::TO,
        "he" | "she" | "it" | "they" | "we" | "you" | "i" | "him" | "them" | "us" | "me" => Tag::PRP,
        "his" | "her" | "its" | "their" | "our" | "my" | "your" => Tag::PRPS,
        "who" | "what" | "whom" => Tag::WP,
        "which" => Tag::WDT,
        "when" | "where" | "why" | "how" => Tag::WRB,
        "will" | "would" | "can" | "could" | "may" | "might" | "shall" | "should" | "must" | "wo" | "ca" => Tag::MD,
        "not" | "n't" | "n’t" | "also" | "never" => Tag::RB,
        "is" | "has" | "says" | "does" => Tag::VBZ,
        "are" | "have" | "do" => Tag::VBP,
        "was" | "were" | "had" | "said" | "did" | "told" => Tag::VBD,
        "been" => Tag::VBN,
        "be" => Tag::VB,
        "'s" | "’s" | "‘s" => Tag::POS,
        _ if form.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '$' | '£' | '€')) => Tag::CD,
        _ if form.starts_with(char::is_uppercase) && !first => Tag::NNP,
        _ if lower.ends_with("ly") => Tag::RB,
        _ if lower.ends_with("ing") => Tag::VBG,
        _ if lower.ends_with("ed") => if previous.is_some_and(Tag::is_verb) { Tag::VBN } else { Tag::VBD },
        _ if previous == Some(Tag::TO) || previous == Some(Tag::MD) => Tag::VB,
        _ if lower.ends_with("ous") || lower.ends_with("ful") || lower.ends_with("able") || lower.ends_with("al") => Tag::JJ,
        _ if lower.ends_with('s') && !lower.ends_with("ss") => Tag::NNS,
        _ => Tag::NN,
    }
}
