//! Words to parts of speech: a greedy averaged perceptron (Collins 2002) with a dictionary of words that have one tag.
//! The weights are trained by `sayso-training` and lie in `knowledge/model/tagger.bin`. It does not see beyond the
//! sentence.

pub mod features;
mod model;
mod settle;

use super::blocks::is_title_case;
use super::tokenize::Word;
use crate::memo::{Memo, Pool};
use crate::text::Tag;
use features::{Form, Look, Window};
pub use model::{Model, TAGS};
use model::{Scores, best};

/// Scores that a word gives by itself and to its neighbours, and those of the tags before.
struct Memory {
    own: Memo<2, Scores>,
    beside: Memo<2, Scores>,
    course: Memo<1, Scores>,
}

impl Memory {
    fn new() -> Self {
        let memo = |bits| Memo::new(bits, Scores::default());
        Self { own: memo(12), beside: memo(13), course: Memo::new(12, Scores::default()) }
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
        self.forms.extend(words.iter().map(|word| Form::of(word.form, look)));
        self.tags.clear();
        MEMORY.lend(Memory::new, |memory| {
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
        let Some(form) = self.forms.get(index) else { return Tag::NN };
        // Without capitals "may" could be the month and "trump" the man.
        if let Some(tag) = model.only_tag(form).filter(|_| self.look == Look::Plain) {
            return tag;
        }
        memory.best(model, &Window::new(&self.forms, index), features::before(&self.tags))
    }

    /// The tags of the sentence that was tagged last.
    pub fn tags(&self) -> &[Tag] {
        &self.tags
    }
}

/// How a sentence is written: in a heading with capitals on most words, a capital says nothing.
pub fn look(heading: bool, text: &str) -> Look {
    let letters = || text.chars().filter(|c| c.is_alphabetic()).take(400);
    let capital = letters().filter(|c| c.is_uppercase()).count();
    if heading && is_title_case(text) || capital > 12 && capital * 10 > letters().count() * 7 {
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
