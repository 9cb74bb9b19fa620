//! What the second pass looks at, which says for one cue which words around it are its source and its content: the
//! words within reach, and what stands between each and the cue. It sees the labels of the first pass; it finds no cues.

mod features;

use crate::attribution::passage::Passage;
use crate::attribution::word::Word;
pub use features::Memos;
use std::ops::Range;

/// The label of the first pass that begins a source.
const SOURCE: u8 = 1;
/// The label of the first pass that begins a content.
const CONTENT: u8 = 5;

/// The words around one cue, with what lies between each and the cue.
pub struct Link<'a> {
    passage: &'a Passage<'a>,
    labels: &'a [u8],
    cue: Range<usize>,
    /// The sentence of the cue.
    sentence: u16,
    window: Range<usize>,
    head: Word,
    between: Vec<Between>,
    /// Whether source and content were found left and right of the cue in its sentence.
    outline: u64,
    /// 1 at the end of the sentence, 2 at its start, 3 both.
    edge: u64,
    cues: u64,
}

/// What stands between a word and the cue, the word itself included.
#[derive(Clone, Copy, Default)]
struct Between {
    sources: u8,
    contents: u8,
    commas: u8,
    marks: u8,
    cues: u8,
    verbs: u8,
    /// The tag of the word after the last comma, dash or conjunction, seen from the cue.
    opener_tag: u64,
}

/// The role of a label of the first pass: 0 none, 1 source, 2 cue, 3 content.
pub fn role(label: u8) -> u8 {
    label.div_ceil(2)
}

impl<'a> Link<'a> {
    /// Words on either side of a cue that are looked at.
    pub const REACH: usize = 150;

    /// Looks at the words around one of the cues.
    pub fn new(passage: &'a Passage<'a>, labels: &'a [u8], cues: &[Range<usize>], cue: Range<usize>) -> Self {
        let window = cue.start.saturating_sub(Self::REACH)..(cue.end + Self::REACH).min(passage.len());
        let head = head(passage, &cue);
        let sentence = passage.places.get(cue.start).map_or(0, |place| place.sentence);
        let mut link =
            Self { passage, labels, cue, sentence, window, head, between: Vec::new(), outline: 0, edge: 0, cues: 0 };
        link.cues = cues.len().min(4) as u64;
        link.count(cues);
        link.outline = link.outline();
        link.edge = link.edge();
        link
    }

    /// The words that are labelled.
    pub fn window(&self) -> Range<usize> {
        self.window.clone()
    }

    fn count(&mut self, cues: &[Range<usize>]) {
        self.between = vec![Between::default(); self.window.len()];
        let from = cues.partition_point(|cue| cue.end <= self.window.start);
        let other: Vec<&Range<usize>> = cues
            .iter()
            .skip(from)
            .take_while(|cue| cue.start < self.window.end)
            .filter(|cue| **cue != self.cue)
            .collect();
        let mut is_cue = vec![false; self.window.len()];
        for cue in other {
            for index in cue.clone() {
                if let Some(slot) = index.checked_sub(self.window.start).and_then(|index| is_cue.get_mut(index)) {
                    *slot = true;
                }
            }
        }
        self.walk(self.cue.end..self.window.end, false, &is_cue);
        self.walk(self.window.start..self.cue.start, true, &is_cue);
    }

    /// Counts outward from the cue.
    fn walk(&mut self, range: Range<usize>, backward: bool, is_cue: &[bool]) {
        let mut sum = Between::default();
        let (mut last_role, mut in_cue) = (9, false);
        let length = range.len();
        for turn in 0..length {
            let index = if backward { range.end - 1 - turn } else { range.start + turn };
            let label = self.label(index);
            let role = role(label);
            let border = if backward { self.label(index + 1) } else { label };
            let starts = last_role != role || border == SOURCE || border == CONTENT;
            sum.sources = sum.sources.saturating_add(u8::from(role == 1 && starts));
            sum.contents = sum.contents.saturating_add(u8::from(role == 3 && starts));
            let cue = is_cue.get(index - self.window.start).copied().unwrap_or(false);
            sum.cues = sum.cues.saturating_add(u8::from(cue && !in_cue));
            let comma = self.passage.words.get(index).is_some_and(|word| word.comma);
            sum.commas = sum.commas.saturating_add(u8::from(comma));
            let mark = self.passage.places.get(index).is_some_and(|place| matches!(place.quote, 1 | 3));
            sum.marks = sum.marks.saturating_add(u8::from(mark));
            (last_role, in_cue) = (role, cue);
            self.open(index, backward, &mut sum);
            if let Some(slot) = self.between.get_mut(index - self.window.start) {
                *slot = sum;
            }
        }
    }

    /// Notes verbs and the word that opens a clause.
    fn open(&self, index: usize, backward: bool, sum: &mut Between) {
        let Some(word) = self.passage.words.get(index) else { return };
        sum.verbs = sum.verbs.saturating_add(u8::from(word.finite));
        let before = index.checked_sub(1).and_then(|index| self.passage.words.get(index));
        if !backward && before.is_some_and(|before| before.comma || before.joins) {
            sum.opener_tag = word.tag;
        }
    }

    fn label(&self, index: usize) -> u8 {
        self.labels.get(index).copied().unwrap_or(9)
    }

    fn outline(&self) -> u64 {
        let sentence = self.sentence;
        let here = |index: &usize| self.passage.places.get(*index).is_some_and(|place| place.sentence == sentence);
        let any = |range: Range<usize>, wanted: u8, backward: bool| {
            let found = |index: usize| role(self.label(index)) == wanted;
            u64::from(if backward {
                range.rev().take_while(here).any(found)
            } else {
                range.take_while(here).any(found)
            })
        };
        let (left, right) = (self.window.start..self.cue.start, self.cue.end..self.window.end);
        any(left.clone(), 3, true) * 8
            + any(right.clone(), 3, false) * 4
            + any(left, 1, true) * 2
            + any(right, 1, false)
    }

    fn edge(&self) -> u64 {
        let last = self.cue.end.checked_sub(1).and_then(|index| self.passage.places.get(index));
        let first = self.passage.places.get(self.cue.start);
        u64::from(last.is_some_and(|place| place.to_end < 2))
            + 2 * u64::from(first.is_some_and(|place| place.from_start == 0))
    }
}

/// The word of the cue that says most: the one that is most often a cue.
fn head(passage: &Passage<'_>, cue: &Range<usize>) -> Word {
    let words = passage.words.get(cue.clone()).unwrap_or_default();
    words.iter().max_by_key(|word| (word.rate, word.class.is_any())).copied().unwrap_or_default()
}
