//! Features of the first pass, which labels source, cue and content over a block without saying what belongs to
//! what. Each group of features sees one thing; together they see no more than one block.

use crate::attribution::feature::{Features, step};
use crate::attribution::scene::{Place, Scene};
use crate::attribution::word::Word;

/// What features see beyond the edge of a scene.
const OUTSIDE: u64 = 0xB05;

/// Adds the features of one word.
pub fn features(scene: &Scene<'_>, index: usize, hashes: &mut Vec<u64>) {
    let (Some(word), Some(place)) = (scene.words.get(index), scene.places.get(index)) else { return };
    let mut out = Features::new(hashes, 0);
    let spot = Spot { scene, index, word, place };
    spot.forms(&mut out);
    spot.quotation(&mut out);
    spot.position(&mut out);
    spot.rates(&mut out);
    spot.reporting_before(&mut out);
    spot.reporting_after(&mut out);
    spot.classes(&mut out);
}

struct Spot<'a> {
    scene: &'a Scene<'a>,
    index: usize,
    word: &'a Word,
    place: &'a Place,
}

impl Spot<'_> {
    #[inline]
    fn see(&self, distance: isize, part: impl Fn(&Word) -> u64) -> u64 {
        self.scene.near(self.index, distance).map_or(OUTSIDE, part)
    }

    #[inline]
    fn lower(&self, distance: isize) -> u64 {
        self.see(distance, |word| word.lower)
    }

    fn forms(&self, out: &mut Features<'_>) {
        let [a, b, w, c, d] = [-2, -1, 0, 1, 2].map(|distance| self.lower(distance));
        out.add([]);
        for form in [w, self.lower(-3), a, b, c, d, self.lower(3)] {
            out.add([form]);
        }
        for [left, right] in [[b, w], [w, c], [a, b], [c, d], [b, c]] {
            out.add([left, right]);
        }
        out.add([b, w, c]);
        let word = self.word;
        for part in [word.end2, word.end3, word.start2, word.start3, word.shape] {
            out.add([part]);
        }
        let (before, after) = (self.see(-1, |word| word.shape), self.see(1, |word| word.shape));
        out.add([before]);
        out.add([after]);
        out.add([before, word.shape]);
        out.add([after, word.shape]);
        for distance in [-2, -1, 1, 2] {
            out.add([self.see(distance, |word| word.end3)]);
        }
        out.add([self.see(1, |word| word.end2)]);
    }

    fn quotation(&self, out: &mut Features<'_>) {
        out.group(100);
        let quote = u64::from(self.place.quote);
        let at = |index: Option<usize>| {
            index.and_then(|index| self.scene.places.get(index)).map_or(9, |place| u64::from(place.quote))
        };
        let (before, after) = (at(self.index.checked_sub(1)), at(Some(self.index + 1)));
        let sentence = u64::from(self.place.sentence_is);
        out.add([quote]);
        out.add([quote, before]);
        out.add([quote, after]);
        out.add([quote, self.word.lower]);
        out.add([quote, self.lower(-1)]);
        out.add([quote, sentence]);
        out.add([quote, u64::from(self.place.marks.min(4))]);
        out.add([before, after, self.word.lower]);
    }

    fn position(&self, out: &mut Features<'_>) {
        out.group(200);
        let place = self.place;
        let start = step(place.from_start);
        out.add([start]);
        out.add([step(place.to_end)]);
        out.add([u64::from(place.sentence.min(3)), u64::from(self.scene.sentences.min(4))]);
        out.add([self.scene.block]);
        out.add([u64::from(place.sentence_is)]);
        out.add([u64::from(place.sentence_is), start.min(5)]);
        let first = self.see(-(place.from_start as isize), |word| word.lower);
        out.add([first]);
        out.add([first, start.min(4)]);
    }

    fn rates(&self, out: &mut Features<'_>) {
        out.group(300);
        let rate = |distance| self.see(distance, |word| u64::from(word.rate));
        let [a, w, b] = [-1, 0, 1].map(rate);
        for distance in -3..=3 {
            out.add([rate(distance)]);
        }
        let (before, after) = (self.lower(-1), self.lower(1));
        let quote = u64::from(self.place.quote);
        for [left, right] in
            [[w, b], [w, a], [w, quote], [w, after], [w, before], [b, self.word.lower], [a, self.word.lower]]
        {
            out.add([left, right]);
        }
        out.add([a, w, b]);
        out.add([w, after, self.lower(2)]);
        out.group(350);
        let rate = |distance| self.see(distance, |word| u64::from(word.stem_rate));
        let (stem, ending) = (self.word.stem, self.word.end2);
        let [a, w, b] = [-1, 0, 1].map(rate);
        for part in [rate(-2), a, w, b, rate(2), stem, self.see(1, |word| word.stem), self.see(-1, |word| word.stem)] {
            out.add([part]);
        }
        for [left, right] in
            [[stem, after], [stem, before], [w, b], [w, a], [w, ending], [b, self.word.lower], [a, self.word.lower]]
        {
            out.add([left, right]);
        }
        out.add([w, ending, after]);
        out.add([w, ending, before]);
        out.add([w, ending, quote]);
    }

    fn reporting_before(&self, out: &mut Features<'_>) {
        out.group(400);
        let place = self.place;
        let found = place.reporting_before.map(usize::from);
        let Some((at, verb, there)) =
            found.and_then(|at| Some((at, self.scene.words.get(at)?, self.scene.places.get(at)?)))
        else {
            return out.add([0xF00]);
        };
        let commas = u64::from((place.commas - there.commas).min(2));
        let that = u64::from(place.thats + u16::from(self.word.that) > there.thats);
        let marks = u64::from(place.marks + u16::from(matches!(place.quote, 1 | 3)) > there.marks);
        let between = commas * 4 + that * 2 + marks;
        let away = step((self.index - at) as u16);
        let next = self.scene.near(at, 1).map_or(OUTSIDE, |word| word.lower);
        let before =
            if there.from_start > 0 { self.scene.near(at, -1).map_or(OUTSIDE, |word| word.lower) } else { OUTSIDE };
        let class = verb.class.bits();
        out.add([verb.lower]);
        out.add([away]);
        out.add([between]);
        out.add([verb.lower, between]);
        out.add([verb.lower, next]);
        out.add([away, commas]);
        out.add([next, u64::from(verb.rate), commas, u64::from(place.quote)]);
        out.add([self.word.lower, verb.lower]);
        out.add([self.word.lower, away.min(3), commas.min(1)]);
        out.add([before, commas]);
        out.add([class, between]);
        out.add([class, away, between]);
        out.add([class, self.word.tag, commas]);
    }

    fn reporting_after(&self, out: &mut Features<'_>) {
        out.group(450);
        let place = self.place;
        let found = place.reporting_after.map(usize::from);
        let state = [u64::from(place.reporting_before.is_some()), u64::from(found.is_some()), u64::from(place.quote)];
        out.add([state[0], state[1]]);
        out.add(state);
        out.add([u64::from(self.scene.reports)]);
        out.add([u64::from(self.scene.reports), u64::from(place.sentence.min(2)), u64::from(place.quote)]);
        let Some((at, verb, there)) =
            found.and_then(|at| Some((at, self.scene.words.get(at)?, self.scene.places.get(at)?)))
        else {
            return out.add([0xF01]);
        };
        let commas = there.commas - place.commas;
        let few = u64::from(commas.min(2));
        let between = few * 2 + u64::from(there.marks > place.marks);
        let away = step((at - self.index) as u16);
        let next = self.scene.near(at, 1).map_or(OUTSIDE, |word| word.lower);
        let last = u64::from(there.to_end < 2);
        let class = verb.class.bits();
        out.add([verb.lower]);
        out.add([away]);
        out.add([between]);
        out.add([verb.lower, between]);
        out.add([verb.lower, next]);
        out.add([away, few]);
        out.add([next, last, between, u64::from(place.quote)]);
        out.add([self.word.lower, away.min(3), few.min(1)]);
        out.add([last, u64::from(commas.min(3))]);
        out.add([class, between]);
        out.add([class, away, between]);
        out.add([class, self.word.tag, few]);
    }

    fn classes(&self, out: &mut Features<'_>) {
        out.group(550);
        let class = |distance| self.see(distance, |word| word.class.bits());
        let [a, w, b] = [-1, 0, 1].map(class);
        for part in [class(-2), a, w, b, class(2)] {
            out.add([part]);
        }
        let word = self.word;
        out.add([w, word.tag]);
        out.add([w, word.tag, self.lower(1)]);
        out.add([w, word.tag, self.lower(-1)]);
        out.add([w, word.tag, self.see(1, |word| word.tag), self.see(-1, |word| word.tag)]);
        out.add([a, word.tag]);
        out.add([b, word.tag]);
        out.add([w, u64::from(self.place.quote)]);
    }
}
