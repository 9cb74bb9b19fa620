//! Words to parts of speech: a greedy averaged perceptron (Collins 2002) with a dictionary of words that have one tag.
//! The weights are trained by `sayso-training` and lie in `knowledge/model/tagger.bin`. It does not see beyond the
//! sentence.

pub mod features;
mod model;
mod settle;

use super::blocks::is_title_case;
use super::tokenize::Word;
use crate::memo::{Memo, Pool, word_key};
use crate::text::Tag;
use features::{Form, Look, Window};
pub use model::{Model, TAGS};
use model::{Scores, best};

/// What is looked at of a word, and the tag of one that has only one.
#[derive(Clone, Copy)]
struct Known {
    form: Form,
    only: Option<Tag>,
}

impl Known {
    fn of(model: &Model, word: &str, look: Look) -> Self {
        let form = Form::of(word, look);
        Self { form, only: model.only_tag(&form) }
    }
}

/// Words, scores that a word gives by itself and to its neighbours, and those of the tags before.
struct Memory {
    words: Memo<2, Known>,
    own: Memo<2, Scores>,
    beside: Memo<2, Scores>,
    course: Memo<1, Scores>,
}

impl Memory {
    fn new() -> Self {
        let memo = |bits| Memo::new(bits, Scores::default());
        let words = Memo::new(12, Known { form: Form::EDGE, only: None });
        Self { words, own: memo(12), beside: memo(13), course: Memo::new(12, Scores::default()) }
    }

    fn known(&mut self, model: &Model, word: &str, look: Look) -> Known {
        let known = || Known::of(model, word, look);
        word_key(word, look as u8).map_or_else(known, |key| self.words.get(key, known))
    }

    /// The tag of a word, by all of its keys.
    fn best(&mut self, model: &Model, window: &Window<'_>, before: [u32; 2]) -> Tag {
        let mut scores = self.own.get(window.own_seen(), || model.scores(&window.own()));
        let [left, right] = window.beside_seen();
        scores.add(&self.beside.get(left, || model.scores(&window.before())));
        scores.add(&self.beside.get(right, || model.scores(&window.after())));
        scores.add(&self.course.get(window.course_seen(before), || model.scores(&window.course(before))));
        model.add(&window.rest(before), &mut scores);
        best(&scores)
    }
}

/// What was worked out for one sentence serves the next.
static MEMORY: Pool<Memory> = Pool::new();

/// A tagger's working memory, kept between sentences.
#[derive(Default)]
pub(super) struct Scratch {
    forms: Vec<Form>,
    /// The tags of words that have only one.
    only: Vec<Option<Tag>>,
    tags: Vec<Tag>,
    look: Look,
}

impl Scratch {
    /// Tags a heading.
    pub fn tag_heading(&mut self, words: &[Word<'_>], marks: &[bool], look: Look) {
        self.tag(words, marks, look);
        settle::settle_heading(words, &mut self.tags);
    }

    /// Tags a sentence. `marks` says which words are quotation marks of a pair.
    pub fn tag(&mut self, words: &[Word<'_>], marks: &[bool], look: Look) {
        let model = Model::shipped();
        self.look = look;
        self.forms.clear();
        self.only.clear();
        self.tags.clear();
        MEMORY.lend(Memory::new, |memory| {
            for word in words {
                let Known { form, only } = memory.known(model, word.form, look);
                self.forms.push(form);
                self.only.push(only);
            }
            for (index, word) in words.iter().enumerate() {
                let is_mark = marks.get(index).copied().unwrap_or_default();
                let tag = if is_mark { Tag::Mark } else { self.decide(model, memory, word, index) };
                self.tags.push(tag);
            }
        });
        settle::settle(words, &mut self.tags);
    }

    fn decide(&self, model: &Model, memory: &mut Memory, word: &Word<'_>, index: usize) -> Tag {
        if let Some(tag) = by_shape(word.form, word.gap) {
            return tag;
        }
        // Without capitals "may" could be the month and "trump" the man.
        if let Some(tag) = self.only.get(index).copied().flatten().filter(|_| self.look == Look::Plain) {
            return tag;
        }
        memory.best(model, &Window::new(&self.forms, index), features::before(&self.tags))
    }

    /// The tags of the sentence that was tagged last.
    pub fn tags(&self) -> &[Tag] {
        &self.tags
    }
}

/// So many capitals say nothing yet of how a sentence is written.
const CAPITALS: usize = 12;

/// How a sentence is written: in a heading with capitals on most words, a capital says nothing.
pub fn look(heading: bool, text: &str) -> Look {
    // Most sentences have too few capitals, and of most of those that shows at once.
    let perhaps = text.bytes().filter(|byte| byte.is_ascii_uppercase() || *byte >= 0xc0).count();
    if !heading && perhaps <= CAPITALS {
        return Look::Plain;
    }
    let letters = || text.chars().filter(|c| c.is_alphabetic()).take(400);
    let capital = letters().filter(|c| c.is_uppercase()).count();
    if heading && is_title_case(text) || capital > CAPITALS && capital * 10 > letters().count() * 7 {
        Look::Titled
    } else {
        Look::Plain
    }
}

/// The tag of what is no word: a mark or a number, by its characters alone. `gap`: white space stands before it.
pub fn by_shape(form: &str, gap: bool) -> Option<Tag> {
    let first = form.chars().next()?;
    if first.is_alphabetic() {
        return None;
    }
    if matches!(form, "'" | "’" | "ʼ") {
        return Some(if gap { Tag::Mark } else { Tag::POS });
    }
    if form.contains(|c: char| c.is_alphanumeric()) {
        let number = !form.contains(|c: char| c.is_alphabetic());
        return number.then_some(Tag::CD);
    }
    Some(if matches!(form, "$" | "£" | "€" | "¥" | "%" | "&" | "@" | "#" | "+" | "=" | "°" | "&amp;") {
        match form {
            "%" => Tag::NN,
            "&" | "&amp;" => Tag::CC,
            "@" => Tag::IN,
            _ => Tag::SYM,
        }
    } else {
        Tag::Mark
    })
}
