//! Features of the first pass, which labels source, cue and content over a block without saying what belongs to
//! what. Features are put together by what they see, so that what is the same for many words is looked up once: a word
//! tells what it adds to itself and to those up to three places away, two neighbours what they add together, and so on.

use crate::attribution::feature::{Features, Sink, pack, step};
use crate::attribution::model::Sum;
use crate::attribution::scene::{Place, Scene};
use crate::attribution::shared::{Memory, Shared};
use crate::attribution::word::Word;

/// What features see beyond the edge of a scene.
const OUTSIDE: u64 = 0xB05;

/// Sums that many words share, by what the features in them see.
#[derive(Debug)]
pub struct Memos {
    words: Shared<1, 7>,
    pairs: Shared<2, 4>,
    trios: Shared<2, 1>,
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
            words: Shared::new(12),
            pairs: Shared::new(14),
            trios: Shared::new(12),
            quoted: Shared::new(13),
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
        self.trios.settle(made);
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

/// Gives the features of all words of a scene.
pub fn look(scene: &Scene<'_>, sink: &mut impl Sink<Memos>) {
    let view = View { scene };
    let length = scene.len() as isize;
    for index in -3..length + 3 {
        view.word(index, sink);
    }
    for index in -2..=length {
        view.pair(index, sink);
    }
    for (index, (word, place)) in scene.words.iter().zip(&scene.places).enumerate() {
        let spot = Spot { view, index, word, place };
        spot.neighbours(sink);
        spot.quotation(sink);
        spot.position(sink);
        spot.reporting_before(sink);
        spot.reporting_after(sink);
    }
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

    /// What a word adds to itself and to the words near it.
    fn word(&self, index: isize, sink: &mut impl Sink<Memos>) {
        let id = self.word_at(index).map_or(OUTSIDE, |word| word.id);
        let at = [3, 2, 1, 0, -1, -2, -3].map(|back| (index + back) as usize);
        sink.shared(
            |memos| &mut memos.words,
            [id >> 1],
            at,
            |number, out| {
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

    /// What two neighbours add to themselves and to the words on either side.
    fn pair(&self, index: isize, sink: &mut impl Sink<Memos>) {
        let [left_id, right_id] = [index, index + 1].map(|at| self.word_at(at).map_or(OUTSIDE, |word| word.id));
        let at = [2, 1, 0, -1].map(|on| (index + on) as usize);
        sink.shared(
            |memos| &mut memos.pairs,
            [left_id, right_id >> 1],
            at,
            |number, out| {
                let (left, right) = (self.seen(index), self.seen(index + 1));
                let both = [left.lower, right.lower];
                match number {
                    0 => out.put(11, both),
                    1 => {
                        out.put(9, both);
                        out.put(22, [left.shape, right.shape]);
                        out.put(309, [right.rate, left.rate]);
                        out.put(312, [right.rate, left.lower]);
                        out.put(314, [left.rate, right.lower]);
                        out.put(360, [right.stem, left.lower]);
                        out.put(362, [right.stem_rate, left.stem_rate]);
                        out.put(365, [left.stem_rate, right.lower]);
                        out.put(367, [right.stem_rate, right.end2, left.lower]);
                        out.put(558, [right.class, right.tag, left.lower]);
                        out.put(560, [left.class, right.tag]);
                    }
                    2 => {
                        out.put(10, both);
                        out.put(23, [right.shape, left.shape]);
                        out.put(308, [left.rate, right.rate]);
                        out.put(311, [left.rate, right.lower]);
                        out.put(313, [right.rate, left.lower]);
                        out.put(359, [left.stem, right.lower]);
                        out.put(361, [left.stem_rate, right.stem_rate]);
                        out.put(364, [right.stem_rate, left.lower]);
                        out.put(366, [left.stem_rate, left.end2, right.lower]);
                        out.put(557, [left.class, left.tag, right.lower]);
                        out.put(561, [right.class, left.tag]);
                    }
                    _ => out.put(12, both),
                }
            },
        );
    }
}

struct Spot<'a> {
    view: View<'a>,
    index: usize,
    word: &'a Word,
    place: &'a Place,
}

impl Spot<'_> {
    #[inline]
    fn near(&self, distance: isize) -> Option<&Word> {
        self.view.scene.near(self.index, distance)
    }

    #[inline]
    fn see(&self, distance: isize, part: impl Fn(&Word) -> u64) -> u64 {
        self.near(distance).map_or(OUTSIDE, part)
    }

    #[inline]
    fn lower(&self, distance: isize) -> u64 {
        self.see(distance, |word| word.lower)
    }

    /// What a word tells together with both of its neighbours, or with those beyond the next.
    fn neighbours(&self, sink: &mut impl Sink<Memos>) {
        let (before, after, word) = (self.lower(-1), self.lower(1), self.word);
        let rate = u64::from(word.rate);
        sink.own(self.index, |out| {
            out.put(13, [before, after]);
            out.put(14, [before, word.lower, after]);
            out.put(316, [rate, after, self.lower(2)]);
        });
        let tag = |distance| self.see(distance, |word| word.tag);
        let rates = [-1, 1].map(|distance| self.see(distance, |word| word.rate.into()));
        let (tags, class) = ([tag(-1), tag(1)], word.class.bits());
        let key = pack([(rates[0], 12), (rates[1], 12), (tags[0], 12), (tags[1], 12)]);
        let own = pack([(class, 16), (word.tag, 8), (rate, 8)]);
        sink.shared(
            |memos| &mut memos.trios,
            [key, own],
            [self.index],
            |_, out| {
                out.put(315, [rates[0], rate, rates[1]]);
                out.put(559, [class, word.tag, tags[1], tags[0]]);
            },
        );
    }

    fn quotation(&self, sink: &mut impl Sink<Memos>) {
        let quote = u64::from(self.place.quote);
        let at = |index: Option<usize>| {
            index.and_then(|index| self.view.scene.places.get(index)).map_or(9, |place| u64::from(place.quote))
        };
        let (before, after) = (at(self.index.checked_sub(1)), at(Some(self.index + 1)));
        let (sentence, marks) = (u64::from(self.place.sentence_is), u64::from(self.place.marks.min(4)));
        let end = step(self.place.to_end);
        let key = pack([(quote, 4), (before, 4), (after, 4), (sentence, 8), (marks, 4), (end, 4)]);
        sink.shared(
            |memos| &mut memos.quotes,
            [key],
            [self.index],
            |_, out| {
                out.put(101, [quote]);
                out.put(102, [quote, before]);
                out.put(103, [quote, after]);
                out.put(106, [quote, sentence]);
                out.put(107, [quote, marks]);
                out.put(202, [end]);
            },
        );
        let word = self.word;
        let key = pack([(quote, 4), (before, 4), (after, 4)]);
        sink.shared(
            |memos| &mut memos.quoted,
            [word.id, key],
            [self.index],
            |_, out| {
                out.put(104, [quote, word.lower]);
                out.put(108, [before, after, word.lower]);
                out.put(310, [word.rate.into(), quote]);
                out.put(368, [word.stem_rate.into(), word.end2, quote]);
                out.put(562, [word.class.bits(), quote]);
            },
        );
        sink.own(self.index, |out| out.put(105, [quote, self.lower(-1)]));
    }

    fn position(&self, sink: &mut impl Sink<Memos>) {
        let (place, scene) = (self.place, self.view.scene);
        let start = step(place.from_start);
        let (sentence, sentences) = (u64::from(place.sentence.min(3)), u64::from(scene.sentences.min(4)));
        let sentence_is = u64::from(place.sentence_is);
        let key = pack([(start, 4), (sentence, 4), (sentences, 4), (scene.block, 8), (sentence_is, 8)]);
        sink.shared(
            |memos| &mut memos.positions,
            [key],
            [self.index],
            |_, out| {
                out.put(1, []);
                out.put(201, [start]);
                out.put(203, [sentence, sentences]);
                out.put(204, [scene.block]);
                out.put(205, [sentence_is]);
                out.put(206, [sentence_is, start.min(5)]);
            },
        );
        let first = self.see(-(place.from_start as isize), |word| word.lower);
        sink.shared(
            |memos| &mut memos.firsts,
            [first, start.min(4)],
            [self.index],
            |_, out| {
                out.put(207, [first]);
                out.put(208, [first, start.min(4)]);
            },
        );
    }

    /// The nearest reporting word of the sentence at a place: where it stands.
    fn verb(&self, at: Option<u16>) -> Option<(usize, &Word, &Place)> {
        let at = usize::from(at?);
        Some((at, self.view.scene.words.get(at)?, self.view.scene.places.get(at)?))
    }

    fn reporting_before(&self, sink: &mut impl Sink<Memos>) {
        let (place, scene) = (self.place, self.view.scene);
        let Some((at, verb, there)) = self.verb(place.reporting_before) else {
            let none = pack([(15, 8)]);
            return sink.shared(|memos| &mut memos.away_before, [none], [self.index], |_, out| out.put(401, [0xF00]));
        };
        let commas = u64::from((place.commas - there.commas).min(2));
        let that = u64::from(place.thats + u16::from(self.word.that) > there.thats);
        let marks = u64::from(place.marks + u16::from(matches!(place.quote, 1 | 3)) > there.marks);
        let between = commas * 4 + that * 2 + marks;
        let away = step((self.index - at) as u16);
        let next = scene.near(at, 1).map_or(OUTSIDE, |word| word.lower);
        let before = if there.from_start > 0 { scene.near(at, -1).map_or(OUTSIDE, |word| word.lower) } else { OUTSIDE };
        let (class, quote) = (verb.class.bits(), u64::from(place.quote));
        let key = [verb.id, next, before, pack([(between, 4), (quote, 4)])];
        sink.shared(
            |memos| &mut memos.verbs_before,
            key,
            [self.index],
            |_, out| {
                out.put(401, [verb.lower]);
                out.put(403, [between]);
                out.put(404, [verb.lower, between]);
                out.put(405, [verb.lower, next]);
                out.put(407, [next, u64::from(verb.rate), commas, quote]);
                out.put(410, [before, commas]);
                out.put(411, [class, between]);
            },
        );
        let key = pack([(1, 1), (class, 16), (self.word.tag, 8), (away, 4), (between, 4)]);
        sink.shared(
            |memos| &mut memos.away_before,
            [key],
            [self.index],
            |_, out| {
                out.put(402, [away]);
                out.put(406, [away, commas]);
                out.put(412, [class, away, between]);
                out.put(413, [class, self.word.tag, commas]);
            },
        );
        sink.own(self.index, |out| {
            out.put(408, [self.word.lower, verb.lower]);
            out.put(409, [self.word.lower, away.min(3), commas.min(1)]);
        });
    }

    fn reporting_after(&self, sink: &mut impl Sink<Memos>) {
        let (place, scene) = (self.place, self.view.scene);
        let found = self.verb(place.reporting_after);
        let quote = u64::from(place.quote);
        let state = [u64::from(place.reporting_before.is_some()), u64::from(place.reporting_after.is_some()), quote];
        let (reports, sentence) = (u64::from(scene.reports), u64::from(place.sentence.min(2)));
        let key = pack([(state[0], 1), (state[1], 1), (quote, 4), (reports, 1), (sentence, 2)]);
        sink.shared(
            |memos| &mut memos.states,
            [key],
            [self.index],
            |_, out| {
                out.put(451, [state[0], state[1]]);
                out.put(452, state);
                out.put(453, [reports]);
                out.put(454, [reports, sentence, quote]);
                if state[1] == 0 {
                    out.put(455, [0xF01]);
                }
            },
        );
        let Some((at, verb, there)) = found else { return };
        let commas = there.commas - place.commas;
        let few = u64::from(commas.min(2));
        let between = few * 2 + u64::from(there.marks > place.marks);
        let away = step((at - self.index) as u16);
        let next = scene.near(at, 1).map_or(OUTSIDE, |word| word.lower);
        let last = u64::from(there.to_end < 2);
        let class = verb.class.bits();
        let key = [verb.id, next, pack([(between, 4), (last, 1), (quote, 4)])];
        sink.shared(
            |memos| &mut memos.verbs_after,
            key,
            [self.index],
            |_, out| {
                out.put(455, [verb.lower]);
                out.put(457, [between]);
                out.put(458, [verb.lower, between]);
                out.put(459, [verb.lower, next]);
                out.put(461, [next, last, between, quote]);
                out.put(464, [class, between]);
            },
        );
        let commas = u64::from(commas.min(3));
        let key = pack([(class, 16), (self.word.tag, 8), (away, 4), (between, 4), (last, 1), (commas, 2)]);
        sink.shared(
            |memos| &mut memos.away_after,
            [key],
            [self.index],
            |_, out| {
                out.put(456, [away]);
                out.put(460, [away, few]);
                out.put(463, [last, commas]);
                out.put(465, [class, away, between]);
                out.put(466, [class, self.word.tag, few]);
            },
        );
        sink.own(self.index, |out| out.put(462, [self.word.lower, away.min(3), few.min(1)]));
    }
}
