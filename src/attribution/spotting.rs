//! Features of the first pass, which labels source, cue and content over a block without saying what belongs to
//! what. Features are put together by what they see, so that what is the same for many words is looked up once: a word
//! tells what it adds to itself and to those up to three places away, two neighbours what they add together, and so on.

use crate::attribution::feature::{Features, Sink, pack, step};
use crate::attribution::hash::mix;
use crate::attribution::model::Sum;
use crate::attribution::scene::{Place, Scene};
use crate::attribution::shared::{Memory, Shared};
use crate::attribution::word::Word;
use std::ops::Range;

/// What features see beyond the edge of a scene.
const OUTSIDE: u64 = 0xB05;

/// Sums that many words share, by what the features in them see.
#[derive(Debug)]
pub struct Memos {
    words: Shared<1, 7>,
    pairs: Shared<2, 4>,
    beside: Shared<2, 2>,
    shapes: Shared<1, 2>,
    kinds: Shared<2, 2>,
    quoted: Shared<2, 1>,
    quotes: Shared<1, 1>,
    positions: Shared<1, 1>,
    firsts: Shared<2, 1>,
    states: Shared<1, 1>,
    verbs_before: Shared<4, 1>,
    away_before: Shared<1, 1>,
    verbs_after: Shared<3, 1>,
    away_after: Shared<1, 1>,
}

impl Default for Memos {
    fn default() -> Self {
        Self {
            words: Shared::new(13),
            pairs: Shared::new(14),
            beside: Shared::new(13),
            shapes: Shared::new(10),
            kinds: Shared::new(12),
            quoted: Shared::new(14),
            quotes: Shared::new(12),
            positions: Shared::new(11),
            firsts: Shared::new(11),
            states: Shared::new(9),
            verbs_before: Shared::new(12),
            away_before: Shared::new(12),
            verbs_after: Shared::new(12),
            away_after: Shared::new(12),
        }
    }
}

impl Memory for Memos {
    fn settle(&mut self, made: &[Sum]) {
        self.words.settle(made);
        self.pairs.settle(made);
        self.beside.settle(made);
        self.shapes.settle(made);
        self.kinds.settle(made);
        self.quoted.settle(made);
        self.quotes.settle(made);
        self.positions.settle(made);
        self.firsts.settle(made);
        self.states.settle(made);
        self.verbs_before.settle(made);
        self.away_before.settle(made);
        self.verbs_after.settle(made);
        self.away_after.settle(made);
    }
}

/// Gives the features of all words of a scene, one group of features after the other.
pub fn look(scene: &Scene<'_>, sink: &mut impl Sink<Memos>) {
    let view = View { scene };
    view.words(sink);
    view.pairs(sink);
    view.neighbours(sink);
    view.quotation(sink);
    view.position(sink);
    view.reporting_before(sink);
    view.reporting_after(sink);
}

/// What features see of a word.
#[derive(Clone, Copy)]
struct Seen {
    lower: u64,
    stem: u64,
    end2: u64,
    end3: u64,
    shape: u64,
    tag: u64,
    class: u64,
    rate: u64,
    stem_rate: u64,
}

impl Seen {
    const NOBODY: Self = Self {
        lower: OUTSIDE,
        stem: OUTSIDE,
        end2: OUTSIDE,
        end3: OUTSIDE,
        shape: OUTSIDE,
        tag: OUTSIDE,
        class: OUTSIDE,
        rate: OUTSIDE,
        stem_rate: OUTSIDE,
    };

    fn of(word: &Word) -> Self {
        Self {
            lower: word.lower,
            stem: word.stem,
            end2: word.end2,
            end3: word.end3,
            shape: word.shape,
            tag: word.tag,
            class: word.class.bits(),
            rate: word.rate.into(),
            stem_rate: word.stem_rate.into(),
        }
    }
}

#[derive(Clone, Copy)]
struct View<'a> {
    scene: &'a Scene<'a>,
}

impl View<'_> {
    #[inline]
    fn word_at(&self, index: isize) -> Option<&Word> {
        self.scene.words.get(usize::try_from(index).ok()?)
    }

    #[inline]
    fn seen(&self, index: isize) -> Seen {
        self.word_at(index).map_or(Seen::NOBODY, Seen::of)
    }

    fn id(&self, index: isize) -> u64 {
        self.word_at(index).map_or(OUTSIDE, |word| word.id)
    }

    /// What a word adds to itself and to the words near it.
    fn words(&self, sink: &mut impl Sink<Memos>) {
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
    fn pairs(&self, sink: &mut impl Sink<Memos>) {
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

    /// A word of the scene with its place.
    #[inline]
    fn spot(&self, index: isize) -> Option<Spot<'_>> {
        let index = usize::try_from(index).ok()?;
        let (word, place) = (self.scene.words.get(index)?, self.scene.places.get(index)?);
        Some(Spot { scene: self.scene, index, word, place })
    }

    fn all(&self) -> Range<isize> {
        0..self.scene.len() as isize
    }

    /// What a word tells together with both of its neighbours, or with those beyond the next.
    fn neighbours(&self, sink: &mut impl Sink<Memos>) {
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

    fn quotation(&self, sink: &mut impl Sink<Memos>) {
        let key = |index| {
            let spot = self.spot(index)?;
            let Quotes { quote, before, after, sentence, marks, end } = spot.quotes();
            Some([pack([(quote, 4), (before, 4), (after, 4), (sentence, 8), (marks, 4), (end, 4)])])
        };
        sink.shared(
            |memos| &mut memos.quotes,
            self.all(),
            0,
            key,
            |index, _, out| {
                let Some(spot) = self.spot(index) else { return };
                let Quotes { quote, before, after, sentence, marks, end } = spot.quotes();
                out.put(101, [quote]);
                out.put(102, [quote, before]);
                out.put(103, [quote, after]);
                out.put(106, [quote, sentence]);
                out.put(107, [quote, marks]);
                out.put(202, [end]);
            },
        );
        let key = |index| {
            let spot = self.spot(index)?;
            let Quotes { quote, before, after, .. } = spot.quotes();
            Some([spot.word.id, pack([(quote, 4), (before, 4), (after, 4)])])
        };
        sink.shared(
            |memos| &mut memos.quoted,
            self.all(),
            0,
            key,
            |index, _, out| {
                let Some(spot) = self.spot(index) else { return };
                let (word, Quotes { quote, before, after, .. }) = (spot.word, spot.quotes());
                out.put(104, [quote, word.lower]);
                out.put(108, [before, after, word.lower]);
                out.put(310, [word.rate.into(), quote]);
                out.put(368, [word.stem_rate.into(), word.end2, quote]);
                out.put(562, [word.class.bits(), quote]);
            },
        );
    }

    fn position(&self, sink: &mut impl Sink<Memos>) {
        let scene = self.scene;
        let sentences = u64::from(scene.sentences.min(4));
        let seen = |spot: &Spot<'_>| {
            [step(spot.place.from_start), spot.place.sentence.min(3).into(), spot.place.sentence_is.into()]
        };
        let key = |index| {
            let [start, sentence, sentence_is] = seen(&self.spot(index)?);
            Some([pack([(start, 4), (sentence, 4), (sentences, 4), (scene.block, 8), (sentence_is, 8)])])
        };
        sink.shared(
            |memos| &mut memos.positions,
            self.all(),
            0,
            key,
            |index, _, out| {
                let Some([start, sentence, sentence_is]) = self.spot(index).as_ref().map(seen) else { return };
                out.put(1, []);
                out.put(201, [start]);
                out.put(203, [sentence, sentences]);
                out.put(204, [scene.block]);
                out.put(205, [sentence_is]);
                out.put(206, [sentence_is, start.min(5)]);
            },
        );
        let seen = |index| {
            let spot = self.spot(index)?;
            let first = spot.see(-(spot.place.from_start as isize), |word| word.lower);
            Some([first, step(spot.place.from_start).min(4)])
        };
        sink.shared(
            |memos| &mut memos.firsts,
            self.all(),
            0,
            seen,
            |index, _, out| {
                let Some([first, start]) = seen(index) else { return };
                out.put(207, [first]);
                out.put(208, [first, start]);
            },
        );
    }

    fn reporting_before(&self, sink: &mut impl Sink<Memos>) {
        let key = |index| {
            let Before { verb, between, quote, next, before, .. } = self.spot(index)?.before()?;
            Some([verb.id, next, before, pack([(between, 4), (quote, 4)])])
        };
        sink.shared(
            |memos| &mut memos.verbs_before,
            self.all(),
            0,
            key,
            |index, _, out| {
                let Some(seen) = self.spot(index).and_then(|spot| spot.before()) else { return };
                let Before { verb, commas, between, quote, next, before, .. } = seen;
                let class = verb.class.bits();
                out.put(401, [verb.lower]);
                out.put(403, [between]);
                out.put(404, [verb.lower, between]);
                out.put(405, [verb.lower, next]);
                out.put(407, [next, u64::from(verb.rate), commas, quote]);
                out.put(410, [before, commas]);
                out.put(411, [class, between]);
            },
        );
        let key = |index| {
            let spot = self.spot(index)?;
            let Some(Before { verb, between, away, .. }) = spot.before() else { return Some([0]) };
            Some([pack([(1, 1), (verb.class.bits(), 16), (spot.word.tag, 8), (away, 4), (between, 4)])])
        };
        sink.shared(
            |memos| &mut memos.away_before,
            self.all(),
            0,
            key,
            |index, _, out| {
                let Some(spot) = self.spot(index) else { return };
                let Some(Before { verb, commas, between, away, .. }) = spot.before() else {
                    return out.put(401, [0xF00]);
                };
                let class = verb.class.bits();
                out.put(402, [away]);
                out.put(406, [away, commas]);
                out.put(412, [class, away, between]);
                out.put(413, [class, spot.word.tag, commas]);
            },
        );
        sink.own(self.all(), |index, out| {
            let Some(spot) = self.spot(index) else { return };
            let Some(Before { verb, commas, away, .. }) = spot.before() else { return };
            out.put(408, [spot.word.lower, verb.lower]);
            out.put(409, [spot.word.lower, away.min(3), commas.min(1)]);
        });
    }

    fn reporting_after(&self, sink: &mut impl Sink<Memos>) {
        let reports = u64::from(self.scene.reports);
        let seen = |spot: &Spot<'_>| {
            let (before, after) = (spot.place.reporting_before.is_some(), spot.place.reporting_after.is_some());
            let sentence = spot.place.sentence.min(2);
            [before.into(), after.into(), spot.place.quote.into(), sentence.into()]
        };
        let key = |index| {
            let [before, after, quote, sentence] = seen(&self.spot(index)?);
            Some([pack([(before, 1), (after, 1), (quote, 4), (reports, 1), (sentence, 2)])])
        };
        sink.shared(
            |memos| &mut memos.states,
            self.all(),
            0,
            key,
            |index, _, out| {
                let Some([before, after, quote, sentence]) = self.spot(index).as_ref().map(seen) else { return };
                out.put(451, [before, after]);
                out.put(452, [before, after, quote]);
                out.put(453, [reports]);
                out.put(454, [reports, sentence, quote]);
                if after == 0 {
                    out.put(455, [0xF01]);
                }
            },
        );
        let key = |index| {
            let After { verb, between, quote, next, last, .. } = self.spot(index)?.after()?;
            Some([verb.id, next, pack([(between, 4), (last, 1), (quote, 4)])])
        };
        sink.shared(
            |memos| &mut memos.verbs_after,
            self.all(),
            0,
            key,
            |index, _, out| {
                let Some(seen) = self.spot(index).and_then(|spot| spot.after()) else { return };
                let After { verb, between, quote, next, last, .. } = seen;
                out.put(455, [verb.lower]);
                out.put(457, [between]);
                out.put(458, [verb.lower, between]);
                out.put(459, [verb.lower, next]);
                out.put(461, [next, last, between, quote]);
                out.put(464, [verb.class.bits(), between]);
            },
        );
        let key = |index| {
            let spot = self.spot(index)?;
            let After { verb, commas, between, away, last, .. } = spot.after()?;
            let seen = [(spot.word.tag, 8), (away, 4), (between, 4), (last, 1), (commas.min(3), 2)];
            Some([pack([(verb.class.bits(), 16)]) << 20 | pack(seen)])
        };
        sink.shared(
            |memos| &mut memos.away_after,
            self.all(),
            0,
            key,
            |index, _, out| {
                let Some(spot) = self.spot(index) else { return };
                let Some(After { verb, commas, between, away, last, .. }) = spot.after() else { return };
                let (class, few) = (verb.class.bits(), commas.min(2));
                out.put(456, [away]);
                out.put(460, [away, few]);
                out.put(463, [last, commas.min(3)]);
                out.put(465, [class, away, between]);
                out.put(466, [class, spot.word.tag, few]);
            },
        );
        sink.own(self.all(), |index, out| {
            let Some(spot) = self.spot(index) else { return };
            let Some(After { commas, away, .. }) = spot.after() else { return };
            out.put(462, [spot.word.lower, away.min(3), commas.min(1)]);
        });
    }
}

/// A word of a scene with its place.
struct Spot<'a> {
    scene: &'a Scene<'a>,
    index: usize,
    word: &'a Word,
    place: &'a Place,
}

/// How a word stands to quotation marks: what is true of it and its neighbours, of its sentence, how many marks stand
/// before it, and how far the sentence's end is.
struct Quotes {
    quote: u64,
    before: u64,
    after: u64,
    sentence: u64,
    marks: u64,
    end: u64,
}

/// The nearest reporting word of the sentence before a word.
struct Before<'a> {
    verb: &'a Word,
    /// At most two.
    commas: u64,
    /// Commas, "that" and quotation marks between the two, as one number.
    between: u64,
    away: u64,
    quote: u64,
    /// The word after it.
    next: u64,
    /// The word before it, in its sentence.
    before: u64,
}

/// The nearest reporting word of the sentence after a word.
struct After<'a> {
    verb: &'a Word,
    commas: u64,
    /// Commas and quotation marks between the two, as one number.
    between: u64,
    away: u64,
    quote: u64,
    /// The word after it.
    next: u64,
    /// 1 when it ends its sentence.
    last: u64,
}

impl<'a> Spot<'a> {
    #[inline]
    fn see(&self, distance: isize, part: impl Fn(&Word) -> u64) -> u64 {
        self.scene.near(self.index, distance).map_or(OUTSIDE, part)
    }

    #[inline]
    fn lower(&self, distance: isize) -> u64 {
        self.see(distance, |word| word.lower)
    }

    #[inline]
    fn quotes(&self) -> Quotes {
        let at = |index: Option<usize>| {
            index.and_then(|index| self.scene.places.get(index)).map_or(9, |place| u64::from(place.quote))
        };
        let place = self.place;
        Quotes {
            quote: place.quote.into(),
            before: at(self.index.checked_sub(1)),
            after: at(Some(self.index + 1)),
            sentence: place.sentence_is.into(),
            marks: place.marks.min(4).into(),
            end: step(place.to_end),
        }
    }

    /// A reporting word: where it stands.
    #[inline]
    fn verb(&self, at: Option<u16>) -> Option<(usize, &'a Word, &'a Place)> {
        let at = usize::from(at?);
        Some((at, self.scene.words.get(at)?, self.scene.places.get(at)?))
    }

    #[inline]
    fn before(&self) -> Option<Before<'a>> {
        let (place, scene) = (self.place, self.scene);
        let (at, verb, there) = self.verb(place.reporting_before)?;
        let commas = u64::from((place.commas - there.commas).min(2));
        let that = u64::from(place.thats + u16::from(self.word.that) > there.thats);
        let marks = u64::from(place.marks + u16::from(matches!(place.quote, 1 | 3)) > there.marks);
        let lower = |distance| scene.near(at, distance).map_or(OUTSIDE, |word| word.lower);
        Some(Before {
            verb,
            commas,
            between: commas * 4 + that * 2 + marks,
            away: step((self.index - at) as u16),
            quote: place.quote.into(),
            next: lower(1),
            before: if there.from_start > 0 { lower(-1) } else { OUTSIDE },
        })
    }

    #[inline]
    fn after(&self) -> Option<After<'a>> {
        let (place, scene) = (self.place, self.scene);
        let (at, verb, there) = self.verb(place.reporting_after)?;
        let commas = u64::from(there.commas - place.commas);
        Some(After {
            verb,
            commas,
            between: commas.min(2) * 2 + u64::from(there.marks > place.marks),
            away: step((at - self.index) as u16),
            quote: place.quote.into(),
            next: scene.near(at, 1).map_or(OUTSIDE, |word| word.lower),
            last: u64::from(there.to_end < 2),
        })
    }
}
