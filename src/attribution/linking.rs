//! Features of the second pass, which says for one cue which words around it are its source and its content. It
//! sees the labels of the first pass; it does not find cues.

use crate::attribution::feature::{Features, step};
use crate::attribution::scene::{Place, Scene};
use crate::attribution::word::Word;
use std::ops::Range;

/// What features see beyond the edge of a scene.
const OUTSIDE: u64 = 0xB05;
/// The label of the first pass that begins a source.
const SOURCE: u8 = 1;
/// The label of the first pass that begins a content.
const CONTENT: u8 = 5;

/// The words around one cue, with what lies between each and the cue.
pub struct Link<'a> {
    scene: &'a Scene<'a>,
    labels: &'a [u8],
    cue: Range<usize>,
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
    /// The word after the last comma, dash or conjunction, seen from the cue, and its tag.
    opener: u64,
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
    pub fn new(scene: &'a Scene<'a>, labels: &'a [u8], cues: &[Range<usize>], cue: Range<usize>) -> Self {
        let window = cue.start.saturating_sub(Self::REACH)..(cue.end + Self::REACH).min(scene.len());
        let head = head(scene, &cue);
        let mut link = Self { scene, labels, cue, window, head, between: Vec::new(), outline: 0, edge: 0, cues: 0 };
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
            let comma = self.scene.words.get(index).is_some_and(|word| word.comma);
            sum.commas = sum.commas.saturating_add(u8::from(comma));
            let mark = self.scene.places.get(index).is_some_and(|place| matches!(place.quote, 1 | 3));
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
        let Some(word) = self.scene.words.get(index) else { return };
        sum.verbs = sum.verbs.saturating_add(u8::from(word.finite));
        let before = index.checked_sub(1).and_then(|index| self.scene.words.get(index));
        if !backward && before.is_some_and(|before| before.comma || before.joins) {
            (sum.opener, sum.opener_tag) = (word.lower, word.tag);
        }
    }

    fn label(&self, index: usize) -> u8 {
        self.labels.get(index).copied().unwrap_or(9)
    }

    fn sentence(&self) -> u16 {
        self.scene.places.get(self.cue.start).map_or(0, |place| place.sentence)
    }

    fn outline(&self) -> u64 {
        let sentence = self.sentence();
        let here = |index: &usize| self.scene.places.get(*index).is_some_and(|place| place.sentence == sentence);
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
        let last = self.cue.end.checked_sub(1).and_then(|index| self.scene.places.get(index));
        let first = self.scene.places.get(self.cue.start);
        u64::from(last.is_some_and(|place| place.to_end < 2))
            + 2 * u64::from(first.is_some_and(|place| place.from_start == 0))
    }

    /// Adds the features of one word of the window.
    pub fn features(&self, index: usize, hashes: &mut Vec<u64>) {
        let (Some(word), Some(place)) = (self.scene.words.get(index), self.scene.places.get(index)) else { return };
        let seen = View {
            link: self,
            index,
            word,
            place,
            between: index
                .checked_sub(self.window.start)
                .and_then(|at| self.between.get(at))
                .copied()
                .unwrap_or_default(),
            side: if index < self.cue.start {
                0
            } else if index < self.cue.end {
                1
            } else {
                2
            },
            label: u64::from(self.label(index)),
        };
        let mut out = Features::new(hashes, 1000);
        seen.labels(&mut out);
        seen.cue(&mut out);
        seen.words(&mut out);
        seen.clauses(&mut out);
    }
}

/// The word of the cue that says most: the one that is most often a cue.
fn head(scene: &Scene<'_>, cue: &Range<usize>) -> Word {
    let words = scene.words.get(cue.clone()).unwrap_or_default();
    words.iter().max_by_key(|word| (word.rate, word.class.is_any())).copied().unwrap_or_default()
}

struct View<'a> {
    link: &'a Link<'a>,
    index: usize,
    word: &'a Word,
    place: &'a Place,
    between: Between,
    side: u64,
    label: u64,
}

impl View<'_> {
    #[inline]
    fn see(&self, index: Option<usize>, part: impl Fn(&Word) -> u64) -> u64 {
        index.and_then(|index| self.link.scene.words.get(index)).map_or(OUTSIDE, part)
    }

    fn apart(&self) -> u64 {
        let apart = i32::from(self.place.sentence) - i32::from(self.link.sentence());
        (apart.clamp(-3, 3) + 3) as u64 * 4 + self.side
    }

    fn together(&self) -> u64 {
        u64::from(self.place.sentence == self.link.sentence())
    }

    fn away(&self) -> u64 {
        let cue = &self.link.cue;
        let away = if self.side == 0 {
            cue.start - self.index
        } else if self.side == 2 {
            self.index + 1 - cue.end
        } else {
            0
        };
        step(u16::try_from(away).unwrap_or(u16::MAX))
    }

    fn labels(&self, out: &mut Features<'_>) {
        let (label, apart, outline, edge) = (self.label, self.apart(), self.link.outline, self.link.edge);
        let before = self.index.checked_sub(1).map_or(9, |index| u64::from(self.link.label(index)));
        let after = u64::from(self.link.label(self.index + 1));
        let between = self.between;
        let (sources, contents, cues) =
            (u64::from(between.sources.min(3)), u64::from(between.contents.min(3)), u64::from(between.cues.min(2)));
        out.add([]);
        out.add([apart]);
        out.add([label, apart]);
        out.add([label, before, apart]);
        out.add([label, after, self.side]);
        out.add([label, apart, cues]);
        out.add([label, apart, sources]);
        out.add([label, apart, contents]);
        out.add([label, apart, contents, cues]);
        out.add([label, apart, sources, cues]);
        out.add([label, apart, outline]);
        out.add([label, apart, sources, outline, edge & 1]);
        out.add([label, apart, contents, outline, edge & 1]);
        out.add([label, apart, contents, cues, outline]);
        out.add([label, apart, edge]);
        out.add([label, apart, cues, self.link.cues]);
        out.add([label, apart, u64::from(self.place.sentence_is)]);
    }

    fn cue(&self, out: &mut Features<'_>) {
        out.group(1100);
        let (label, side, cue) = (self.label, self.side, &self.link.cue);
        let head = &self.link.head;
        let first = self.see(Some(cue.start), |word| word.lower);
        let last = self.see(cue.end.checked_sub(1), |word| word.lower);
        let next = self.see(Some(cue.end), |word| word.lower);
        let before = self.see(cue.start.checked_sub(1), |word| word.lower);
        let (together, away, cues) = (self.together(), self.away(), u64::from(self.between.cues.min(2)));
        let (commas, marks) = (u64::from(self.between.commas.min(2)), u64::from(self.between.marks.min(3)));
        let quote = u64::from(self.place.quote);
        out.add([side, head.lower, label]);
        out.add([side, first, last, label, together]);
        out.add([side, head.lower, together, cues.min(1)]);
        out.add([side, head.lower, next, label]);
        out.add([side, head.lower, before, label]);
        out.add([side, head.lower, away.min(6)]);
        out.add([side, next, away.min(6)]);
        out.add([side, before, away.min(6)]);
        out.add([side, commas, label, together]);
        out.add([side, marks, label, together]);
        out.add([marks, quote, self.apart()]);
        out.add([side, commas, marks.min(2), cues, label]);
        out.add([quote, self.apart()]);
        out.add([quote, side, cues, together]);
        out.add([side, quote, self.apart(), self.link.edge & 1]);
        out.add([side, away, together]);
        out.add([side, head.class.bits(), head.tag, label, together]);
        out.add([side, head.class.bits(), label, away.min(6), commas]);
        let next_tag = self.see(Some(cue.end), |word| word.tag);
        let before_tag = self.see(cue.start.checked_sub(1), |word| word.tag);
        out.add([side, head.tag, next_tag, label, together]);
        out.add([side, head.tag, before_tag, label, together]);
        out.add([side, next_tag, away.min(6)]);
    }

    fn words(&self, out: &mut Features<'_>) {
        out.group(1200);
        let (label, side, word) = (self.label, self.side, self.word);
        let before = self.see(self.index.checked_sub(1), |word| word.lower);
        let after = self.see(Some(self.index + 1), |word| word.lower);
        let tag_before = self.see(self.index.checked_sub(1), |word| word.tag);
        let tag_after = self.see(Some(self.index + 1), |word| word.tag);
        let (together, away) = (self.together(), self.away().min(4));
        out.add([side, together, word.lower]);
        out.add([side, together, word.shape]);
        out.add([before, label, side]);
        out.add([after, label, side]);
        out.add([word.lower, label, side]);
        out.add([before, word.lower, side]);
        out.add([word.lower, after, side]);
        out.add([word.end3, side, label]);
        out.add([side, away, word.lower]);
        out.add([side, away, word.shape, label]);
        out.add([word.tag, side, together]);
        out.add([tag_before, word.tag, side]);
        out.add([word.tag, tag_after, side]);
        out.add([word.tag, label, side, away]);
    }

    fn clauses(&self, out: &mut Features<'_>) {
        out.group(1300);
        let (label, side, between) = (self.label, self.side, self.between);
        let verbs = u64::from(between.verbs.min(3));
        let commas = u64::from(between.commas.min(2));
        let (class, together) = (self.link.head.class.bits(), self.together());
        out.add([side, verbs, together]);
        out.add([side, verbs, label, commas]);
        out.add([side, between.opener, together]);
        out.add([side, between.opener, label, together]);
        out.add([side, between.opener, verbs, commas]);
        out.add([side, between.opener_tag, label, together]);
        out.add([side, between.opener_tag, verbs, commas, together]);
        out.add([side, between.opener_tag, class, together]);
        out.add([side, between.opener_tag, u64::from(self.place.quote), together]);
    }
}
