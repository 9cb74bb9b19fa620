//! What sort of word stands at a place, as the rooms behind `phrases` ask for it: by tag alone, so it is right where tags are.

use super::page::Page;
use crate::text::Tag;

impl Page<'_> {
    /// True for a verb form.
    pub fn is_verb(self, at: usize) -> bool {
        self.tag(at).is_some_and(Tag::is_verb)
    }

    /// True for a form in "-ing".
    pub fn is_gerund(self, at: usize) -> bool {
        self.tag(at) == Some(Tag::VBG)
    }

    /// True for a present.
    pub fn is_present(self, at: usize) -> bool {
        matches!(self.tag(at), Some(Tag::VBZ | Tag::VBP))
    }

    /// True for a past that is no participle.
    pub fn is_simple_past(self, at: usize) -> bool {
        self.tag(at) == Some(Tag::VBD)
    }

    /// True for a noun or a name.
    pub fn is_noun(self, at: usize) -> bool {
        self.tag(at).is_some_and(Tag::is_noun)
    }

    /// True for a name.
    pub fn is_name(self, at: usize) -> bool {
        self.tag(at).is_some_and(Tag::is_name)
    }

    /// True for a noun or name in the singular.
    pub fn is_singular(self, at: usize) -> bool {
        matches!(self.tag(at), Some(Tag::NN | Tag::NNP))
    }

    /// True for "the", "a", "this".
    pub fn is_article(self, at: usize) -> bool {
        self.tag(at) == Some(Tag::DT)
    }

    /// True for "his", "their".
    pub fn is_possessive(self, at: usize) -> bool {
        self.tag(at) == Some(Tag::PRPS)
    }

    /// True for "he", "it".
    pub fn is_personal(self, at: usize) -> bool {
        self.tag(at) == Some(Tag::PRP)
    }

    /// True for "who", "what", "which", "that" for a noun.
    pub fn is_relative(self, at: usize) -> bool {
        matches!(self.tag(at), Some(Tag::WP | Tag::WDT))
    }

    /// True for "what", "who".
    pub fn is_asking_pronoun(self, at: usize) -> bool {
        self.tag(at) == Some(Tag::WP)
    }

    /// True for a preposition or a word that opens a clause ("in", "before", "that").
    pub fn is_preposition(self, at: usize) -> bool {
        self.tag(at) == Some(Tag::IN)
    }

    /// True for an adjective or adverb.
    pub fn is_modifier(self, at: usize) -> bool {
        self.tag(at).is_some_and(|tag| tag.is_adjective() || matches!(tag, Tag::RB | Tag::RBR | Tag::RBS))
    }

    /// True for a mark.
    pub fn is_mark(self, at: usize) -> bool {
        self.tag(at) == Some(Tag::Mark)
    }
}
