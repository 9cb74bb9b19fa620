//! What is looked at of each word of a link, in groups by what they see: labels of the first pass, the cue, the words
//! themselves, the clauses between. What lies between a word and the cue is counted elsewhere.

use super::Link;
use crate::attribution::feature::{Sink, pack, step};
use crate::attribution::hash::mix;
use crate::attribution::model::Sum;
use crate::attribution::shared::{Shared, Tables};
use crate::attribution::word::Word;
use std::ops::Range;

/// What features see beyond the edge of a passage.
const OUTSIDE: u64 = 0xB05;

/// Sums that many words share, by what the features in them see.
#[derive(Debug)]
pub struct Memos {
    labels: Shared<1, 1>,
    cues: Shared<2, 1>,
    away: Shared<2, 1>,
    marks: Shared<1, 1>,
    words: Shared<2, 1>,
    clauses: Shared<1, 1>,
}

impl Default for Memos {
    fn default() -> Self {
        Self {
            labels: Shared::new(13),
            cues: Shared::new(13),
            away: Shared::new(12),
            marks: Shared::new(14),
            words: Shared::new(14),
            clauses: Shared::new(13),
        }
    }
}

impl Tables for Memos {
    fn settle(&mut self, made: &[Sum]) {
        self.labels.settle(made);
        self.cues.settle(made);
        self.away.settle(made);
        self.marks.settle(made);
        self.words.settle(made);
        self.clauses.settle(made);
    }
}

impl Link<'_> {
    /// Gives the features of all words of the window, one group of features after the other; places are counted from
    /// the start of the window.
    pub fn look(&self, sink: &mut impl Sink<Memos>) {
        let cue = Cue::of(self);
        let views = (0..self.window.len()).filter_map(|at| View::of(self, at)).collect();
        let all = Window { link: self, cue: &cue, views };
        all.labels(sink);
        all.cue(sink);
        all.words(sink);
        all.clauses(sink);
    }

    fn see(&self, index: Option<usize>, part: impl Fn(&Word) -> u64) -> u64 {
        index.and_then(|index| self.passage.words.get(index)).map_or(OUTSIDE, part)
    }
}

/// What features see of the cue.
struct Cue {
    /// All of it as one number.
    id: u64,
    head: Word,
    first: u64,
    last: u64,
    next: u64,
    before: u64,
    next_tag: u64,
    before_tag: u64,
}

impl Cue {
    fn of(link: &Link<'_>) -> Self {
        let (start, end) = (link.cue.start, link.cue.end);
        let [first, last, next, before] = [Some(start), end.checked_sub(1), Some(end), start.checked_sub(1)];
        let lower = |at| link.see(at, |word| word.lower);
        let tag = |at| link.see(at, |word| word.tag);
        let (next_tag, before_tag) = (tag(next), tag(before));
        let [first, last, next, before] = [first, last, next, before].map(lower);
        let parts = [link.head.id, first, last, next, before, next_tag, before_tag];
        let id = parts.into_iter().fold(0, mix);
        Self { id, head: link.head, first, last, next, before, next_tag, before_tag }
    }
}

struct Window<'a> {
    link: &'a Link<'a>,
    cue: &'a Cue,
    /// Of each word of the window.
    views: Vec<View<'a>>,
}

impl<'a> Window<'a> {
    fn all(&self) -> Range<isize> {
        0..self.link.window.len() as isize
    }

    #[inline(always)]
    fn view(&self, at: isize) -> Option<&View<'a>> {
        self.views.get(usize::try_from(at).ok()?)
    }

    fn labels(&self, sink: &mut impl Sink<Memos>) {
        let Link { outline, edge, cues: all_cues, .. } = *self.link;
        let key = |at| {
            let view = self.view(at)?;
            let View { label, before, after, apart, sources, contents, cues, sentence_is, .. } = *view;
            let seen = [(label, 4), (before, 4), (after, 4), (apart, 5), (outline, 4), (edge, 2), (sources, 2)];
            Some([pack(seen) << 15 | pack([(contents, 2), (cues, 2), (all_cues, 3), (sentence_is, 8)])])
        };
        sink.shared(
            |memos| &mut memos.labels,
            self.all(),
            0,
            key,
            |at, _, out| {
                let Some(view) = self.view(at) else { return };
                let View { label, before, after, apart, sources, contents, cues, sentence_is, .. } = *view;
                out.put(1001, []);
                out.put(1002, [apart]);
                out.put(1003, [label, apart]);
                out.put(1004, [label, before, apart]);
                out.put(1005, [label, after, view.side]);
                out.put(1006, [label, apart, cues]);
                out.put(1007, [label, apart, sources]);
                out.put(1008, [label, apart, contents]);
                out.put(1009, [label, apart, contents, cues]);
                out.put(1010, [label, apart, sources, cues]);
                out.put(1011, [label, apart, outline]);
                out.put(1012, [label, apart, sources, outline, edge & 1]);
                out.put(1013, [label, apart, contents, outline, edge & 1]);
                out.put(1014, [label, apart, contents, cues, outline]);
                out.put(1015, [label, apart, edge]);
                out.put(1016, [label, apart, cues, all_cues]);
                out.put(1017, [label, apart, sentence_is]);
            },
        );
    }

    fn cue(&self, sink: &mut impl Sink<Memos>) {
        let (cue, head, ends) = (self.cue, &self.cue.head, self.link.edge & 1);
        let class = head.class.bits();
        let key = |at| {
            let view = self.view(at)?;
            let seen = [(view.side, 2), (view.label, 4), (view.together, 1), (view.cues.min(1), 1)];
            Some([cue.id, pack(seen)])
        };
        sink.shared(
            |memos| &mut memos.cues,
            self.all(),
            0,
            key,
            |at, _, out| {
                let Some(view) = self.view(at) else { return };
                let (label, side, together) = (view.label, view.side, view.together);
                out.put(1101, [side, head.lower, label]);
                out.put(1102, [side, cue.first, cue.last, label, together]);
                out.put(1103, [side, head.lower, together, view.cues.min(1)]);
                out.put(1104, [side, head.lower, cue.next, label]);
                out.put(1105, [side, head.lower, cue.before, label]);
                out.put(1117, [side, class, head.tag, label, together]);
                out.put(1119, [side, head.tag, cue.next_tag, label, together]);
                out.put(1120, [side, head.tag, cue.before_tag, label, together]);
            },
        );
        let key = |at| {
            let view = self.view(at)?;
            Some([cue.id, pack([(view.side, 2), (view.away.min(6), 3)])])
        };
        sink.shared(
            |memos| &mut memos.away,
            self.all(),
            0,
            key,
            |at, _, out| {
                let Some(view) = self.view(at) else { return };
                let (side, near) = (view.side, view.away.min(6));
                out.put(1106, [side, head.lower, near]);
                out.put(1107, [side, cue.next, near]);
                out.put(1108, [side, cue.before, near]);
                out.put(1121, [side, cue.next_tag, near]);
            },
        );
        let key = |at| {
            let view = self.view(at)?;
            let seen = [(view.label, 4), (view.apart, 5), (view.cues, 2), (view.commas, 2), (view.marks, 2)];
            let rest = [(view.quote, 4), (ends, 1), (view.away, 4), (class, 16)];
            Some([pack(seen) << 25 | pack(rest)])
        };
        sink.shared(
            |memos| &mut memos.marks,
            self.all(),
            0,
            key,
            |at, _, out| {
                let Some(view) = self.view(at) else { return };
                let (label, side, together, away) = (view.label, view.side, view.together, view.away);
                let (commas, marks, quote, apart, cues) = (view.commas, view.marks, view.quote, view.apart, view.cues);
                out.put(1109, [side, commas, label, together]);
                out.put(1110, [side, marks, label, together]);
                out.put(1111, [marks, quote, apart]);
                out.put(1112, [side, commas, marks.min(2), cues, label]);
                out.put(1113, [quote, apart]);
                out.put(1114, [quote, side, cues, together]);
                out.put(1115, [side, quote, apart, ends]);
                out.put(1116, [side, away, together]);
                out.put(1118, [side, class, label, away.min(6), commas]);
            },
        );
    }

    fn words(&self, sink: &mut impl Sink<Memos>) {
        let key = |at| {
            let view = self.view(at)?;
            let seen = [(view.label, 4), (view.side, 2), (view.together, 1), (view.away.min(4), 3)];
            Some([view.word.id, pack(seen)])
        };
        sink.shared(
            |memos| &mut memos.words,
            self.all(),
            0,
            key,
            |at, _, out| {
                let Some(view) = self.view(at) else { return };
                let (label, side, together, word) = (view.label, view.side, view.together, view.word);
                let away = view.away.min(4);
                out.put(1201, [side, together, word.lower]);
                out.put(1202, [side, together, word.shape]);
                out.put(1205, [word.lower, label, side]);
                out.put(1208, [word.end3, side, label]);
                out.put(1209, [side, away, word.lower]);
                out.put(1210, [side, away, word.shape, label]);
                out.put(1211, [word.tag, side, together]);
                out.put(1214, [word.tag, label, side, away]);
            },
        );
    }

    fn clauses(&self, sink: &mut impl Sink<Memos>) {
        let class = self.link.head.class.bits();
        let key = |at| {
            let view = self.view(at)?;
            let opener_tag = view.opener_tag;
            let seen = [(view.label, 4), (view.side, 2), (view.verbs, 2), (view.commas, 2), (view.together, 1)];
            Some([pack(seen) << 28 | pack([(view.quote, 4), (opener_tag, 8), (class, 16)])])
        };
        sink.shared(
            |memos| &mut memos.clauses,
            self.all(),
            0,
            key,
            |at, _, out| {
                let Some(view) = self.view(at) else { return };
                let (label, side, together, verbs, commas) =
                    (view.label, view.side, view.together, view.verbs, view.commas);
                let opener_tag = view.opener_tag;
                out.put(1301, [side, verbs, together]);
                out.put(1302, [side, verbs, label, commas]);
                out.put(1306, [side, opener_tag, label, together]);
                out.put(1307, [side, opener_tag, verbs, commas, together]);
                out.put(1308, [side, opener_tag, class, together]);
                out.put(1309, [side, opener_tag, view.quote, together]);
            },
        );
    }
}

/// What features see of a word of the window, worked out once: each group of features looks at other parts of it.
struct View<'a> {
    word: &'a Word,
    /// 0 before the cue, 1 in it, 2 behind it.
    side: u64,
    /// The labels of the first pass: its own, and those of its neighbours.
    label: u64,
    before: u64,
    after: u64,
    /// How many sentences it is from the cue, with its side.
    apart: u64,
    /// 1 in the sentence of the cue.
    together: u64,
    /// How far it is from the cue.
    away: u64,
    /// What stands between it and the cue, up to a few.
    sources: u64,
    contents: u64,
    cues: u64,
    commas: u64,
    marks: u64,
    verbs: u64,
    opener_tag: u64,
    quote: u64,
    sentence_is: u64,
}

impl<'a> View<'a> {
    fn of(link: &Link<'a>, at: usize) -> Option<Self> {
        let index = link.window.start + at;
        let (word, place, between) =
            (link.passage.words.get(index)?, link.passage.places.get(index)?, link.between.get(at)?);
        let cue = &link.cue;
        let (side, away) = match index {
            _ if index < cue.start => (0, cue.start - index),
            _ if index >= cue.end => (2, index + 1 - cue.end),
            _ => (1, 0),
        };
        let apart = i32::from(place.sentence) - i32::from(link.sentence);
        Some(Self {
            word,
            side,
            label: link.label(index).into(),
            before: index.checked_sub(1).map_or(9, |index| link.label(index).into()),
            after: link.label(index + 1).into(),
            apart: (apart.clamp(-3, 3) + 3) as u64 * 4 + side,
            together: u64::from(apart == 0),
            away: step(u16::try_from(away).unwrap_or(u16::MAX)),
            sources: between.sources.min(3).into(),
            contents: between.contents.min(3).into(),
            cues: between.cues.min(2).into(),
            commas: between.commas.min(2).into(),
            marks: between.marks.min(3).into(),
            verbs: between.verbs.min(3).into(),
            opener_tag: between.opener_tag,
            quote: place.quote.into(),
            sentence_is: place.sentence_is.into(),
        })
    }
}
