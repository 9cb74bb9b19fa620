//! What words tell: of themselves, of those near them, and together with their neighbours.

use super::{Memos, Seen, View};
use crate::attribution::feature::{Features, Sink, pack};
use crate::attribution::hash::mix;
use crate::attribution::word::Word;

impl View<'_> {
    /// What a word adds to itself and to the words near it.
    pub(super) fn words(&self, sink: &mut impl Sink<Memos>) {
        let places = -2..self.passage.len() as isize + 2;
        let key = |index| Some([self.id(index) >> 1]);
        sink.shared(
            |memos| &mut memos.words,
            places,
            2,
            key,
            |index, number, out| {
                let seen = self.seen(index);
                match number {
                    0 => {
                        out.put(4, [seen.lower]);
                        out.put(24, [seen.end3]);
                        out.put(302, [seen.rate]);
                        out.put(351, [seen.stem_rate]);
                        out.put(551, [seen.class]);
                    }
                    1 => {
                        out.put(5, [seen.lower]);
                        out.put(20, [seen.shape]);
                        out.put(25, [seen.end3]);
                        out.put(303, [seen.rate]);
                        out.put(352, [seen.stem_rate]);
                        out.put(358, [seen.stem]);
                        out.put(552, [seen.class]);
                    }
                    2 => self.itself(index, out),
                    3 => {
                        out.put(6, [seen.lower]);
                        out.put(21, [seen.shape]);
                        out.put(26, [seen.end3]);
                        out.put(28, [seen.end2]);
                        out.put(305, [seen.rate]);
                        out.put(354, [seen.stem_rate]);
                        out.put(357, [seen.stem]);
                        out.put(554, [seen.class]);
                    }
                    _ => {
                        out.put(7, [seen.lower]);
                        out.put(27, [seen.end3]);
                        out.put(306, [seen.rate]);
                        out.put(355, [seen.stem_rate]);
                        out.put(555, [seen.class]);
                    }
                }
            },
        );
    }

    /// What a word adds to itself.
    fn itself(&self, index: isize, out: &mut Features<'_>) {
        let Some(word) = self.word_at(index) else { return };
        let seen = Seen::of(word);
        out.put(2, [seen.lower]);
        out.put(15, [seen.end2]);
        out.put(16, [seen.end3]);
        out.put(17, [word.start2]);
        out.put(18, [word.start3]);
        out.put(19, [seen.shape]);
        out.put(304, [seen.rate]);
        out.put(353, [seen.stem_rate]);
        out.put(356, [seen.stem]);
        out.put(363, [seen.stem_rate, seen.end2]);
        out.put(553, [seen.class]);
        out.put(556, [seen.class, seen.tag]);
    }

    /// What two neighbours, of which this is the left one, add to each other.
    pub(super) fn pairs(&self, sink: &mut impl Sink<Memos>) {
        let places = -1..self.passage.len() as isize;
        let key = |index| {
            let (left, right) = (self.seen(index), self.seen(index + 1));
            Some([mix(left.shape, right.shape) >> 1])
        };
        sink.shared(
            |memos| &mut memos.shapes,
            places.clone(),
            1,
            key,
            |index, number, out| {
                let (left, right) = (self.seen(index), self.seen(index + 1));
                if number == 0 {
                    out.put(22, [left.shape, right.shape]);
                } else {
                    out.put(23, [right.shape, left.shape]);
                }
            },
        );
        let key = |index| {
            let (left, right) = (self.seen(index), self.seen(index + 1));
            let seen = [(left.rate, 12), (right.rate, 12), (left.stem_rate, 12), (right.stem_rate, 12)];
            Some([pack([(left.class, 16), (left.tag, 12), (right.class, 16), (right.tag, 12)]), pack(seen)])
        };
        sink.shared(
            |memos| &mut memos.kinds,
            places,
            1,
            key,
            |index, number, out| {
                let (left, right) = (self.seen(index), self.seen(index + 1));
                if number == 0 {
                    out.put(309, [right.rate, left.rate]);
                    out.put(362, [right.stem_rate, left.stem_rate]);
                    out.put(560, [left.class, right.tag]);
                } else {
                    out.put(308, [left.rate, right.rate]);
                    out.put(361, [left.stem_rate, right.stem_rate]);
                    out.put(561, [right.class, left.tag]);
                }
            },
        );
    }

    /// What a word tells together with both of its neighbours.
    pub(super) fn neighbours(&self, sink: &mut impl Sink<Memos>) {
        sink.own(self.all(), |index, out| {
            let [before, word, after] = [-1, 0, 1].map(|distance| self.seen(index + distance).lower);
            out.put(9, [before, word]);
            out.put(10, [word, after]);
            if let Some(spot) = self.spot(index) {
                out.put(105, [spot.place.quote.into(), before]);
            }
        });
        let key = |index| {
            let [before, word, after] = [-1, 0, 1].map(|distance| self.word_at(index + distance));
            let tag = |word: Option<&Word>| (word.map_or(63, |word| word.tag), 6);
            let rate = |word: Option<&Word>| (word.map_or(15, |word| word.rate.into()), 4);
            let class = (word?.class.bits(), 16);
            Some([pack([class, tag(before), tag(word), tag(after), rate(before), rate(word), rate(after)])])
        };
        sink.shared(
            |memos| &mut memos.around,
            self.all(),
            0,
            key,
            |index, _, out| {
                let [before, word, after] = [-1, 0, 1].map(|distance| self.seen(index + distance));
                out.put(315, [before.rate, word.rate, after.rate]);
                out.put(559, [word.class, word.tag, after.tag, before.tag]);
            },
        );
    }
}
