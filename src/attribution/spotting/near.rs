//! What words tell: of themselves, of those near them, and together with their neighbours.

use super::{Memos, Seen, View};
use crate::attribution::feature::{Features, Sink, pack};
use crate::attribution::hash::mix;

impl View<'_> {
    /// What a word adds to itself and to the words near it.
    pub(super) fn words(&self, sink: &mut impl Sink<Memos>) {
        let places = -3..self.scene.len() as isize + 3;
        let key = |index| Some([self.id(index) >> 1]);
        sink.shared(
            |memos| &mut memos.words,
            places,
            3,
            key,
            |index, number, out| {
                let seen = self.seen(index);
                match number {
                    0 => {
                        out.put(3, [seen.lower]);
                        out.put(301, [seen.rate]);
                    }
                    1 => {
                        out.put(4, [seen.lower]);
                        out.put(24, [seen.end3]);
                        out.put(302, [seen.rate]);
                        out.put(351, [seen.stem_rate]);
                        out.put(551, [seen.class]);
                    }
                    2 => {
                        out.put(5, [seen.lower]);
                        out.put(20, [seen.shape]);
                        out.put(25, [seen.end3]);
                        out.put(303, [seen.rate]);
                        out.put(352, [seen.stem_rate]);
                        out.put(358, [seen.stem]);
                        out.put(552, [seen.class]);
                    }
                    3 => self.itself(index, out),
                    4 => {
                        out.put(6, [seen.lower]);
                        out.put(21, [seen.shape]);
                        out.put(26, [seen.end3]);
                        out.put(28, [seen.end2]);
                        out.put(305, [seen.rate]);
                        out.put(354, [seen.stem_rate]);
                        out.put(357, [seen.stem]);
                        out.put(554, [seen.class]);
                    }
                    5 => {
                        out.put(7, [seen.lower]);
                        out.put(27, [seen.end3]);
                        out.put(306, [seen.rate]);
                        out.put(355, [seen.stem_rate]);
                        out.put(555, [seen.class]);
                    }
                    _ => {
                        out.put(8, [seen.lower]);
                        out.put(307, [seen.rate]);
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

    /// What two neighbours, of which this is the left one, add to themselves and to the words on either side.
    pub(super) fn pairs(&self, sink: &mut impl Sink<Memos>) {
        let places = -2..self.scene.len() as isize + 1;
        let key = |index| Some([self.id(index), self.id(index + 1) >> 1]);
        sink.shared(
            |memos| &mut memos.pairs,
            places.clone(),
            2,
            key,
            |index, number, out| {
                let (left, right) = (self.seen(index), self.seen(index + 1));
                let both = [left.lower, right.lower];
                match number {
                    0 => out.put(11, both),
                    1 => {
                        out.put(9, both);
                        out.put(360, [right.stem, left.lower]);
                        out.put(367, [right.stem_rate, right.end2, left.lower]);
                        out.put(558, [right.class, right.tag, left.lower]);
                    }
                    2 => {
                        out.put(10, both);
                        out.put(359, [left.stem, right.lower]);
                        out.put(366, [left.stem_rate, left.end2, right.lower]);
                        out.put(557, [left.class, left.tag, right.lower]);
                    }
                    _ => out.put(12, both),
                }
            },
        );
        // What the left one tells beside the rates of the right one, and the other way round: most words have none.
        let places = -1..self.scene.len() as isize;
        let key = |index| {
            let right = self.seen(index + 1);
            Some([self.id(index), pack([(right.rate, 12), (right.stem_rate, 12), (1, 1)])])
        };
        sink.shared(
            |memos| &mut memos.beside,
            places.clone(),
            1,
            key,
            |index, number, out| {
                let (left, right) = (self.seen(index), self.seen(index + 1));
                if number == 0 {
                    out.put(312, [right.rate, left.lower]);
                } else {
                    out.put(313, [right.rate, left.lower]);
                    out.put(364, [right.stem_rate, left.lower]);
                }
            },
        );
        let key = |index| {
            let left = self.seen(index);
            Some([self.id(index + 1), pack([(left.rate, 12), (left.stem_rate, 12), (0, 1)])])
        };
        sink.shared(
            |memos| &mut memos.beside,
            places.clone(),
            1,
            key,
            |index, number, out| {
                let (left, right) = (self.seen(index), self.seen(index + 1));
                if number == 0 {
                    out.put(314, [left.rate, right.lower]);
                    out.put(365, [left.stem_rate, right.lower]);
                } else {
                    out.put(311, [left.rate, right.lower]);
                }
            },
        );
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

    /// What a word tells together with both of its neighbours, or with those beyond the next.
    pub(super) fn neighbours(&self, sink: &mut impl Sink<Memos>) {
        sink.own(self.all(), |index, out| {
            let Some(spot) = self.spot(index) else { return };
            let (before, after, word) = (spot.lower(-1), spot.lower(1), spot.word);
            let rate = u64::from(word.rate);
            let rates = [-1, 1].map(|distance| spot.see(distance, |word| word.rate.into()));
            let tags = [-1, 1].map(|distance| spot.see(distance, |word| word.tag));
            out.put(13, [before, after]);
            out.put(14, [before, word.lower, after]);
            out.put(316, [rate, after, spot.lower(2)]);
            out.put(315, [rates[0], rate, rates[1]]);
            out.put(559, [word.class.bits(), word.tag, tags[1], tags[0]]);
            out.put(105, [u64::from(spot.place.quote), before]);
        });
    }
}
