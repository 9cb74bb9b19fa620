//! What the place of a word tells: among quotation marks, in its sentence, beside reporting words.

use super::{After, Before, Memos, Quotes, Spot, View};
use crate::attribution::feature::{Sink, pack, step};

impl View<'_> {
    pub(super) fn quotation(&self, sink: &mut impl Sink<Memos>) {
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

    pub(super) fn position(&self, sink: &mut impl Sink<Memos>) {
        let passage = self.passage;
        let (sentences, reports) = (u64::from(passage.sentences.min(4)), u64::from(passage.reports));
        let seen = |spot: &Spot<'_>| {
            let place = spot.place;
            let (before, after) = (place.reporting_before.is_some(), place.reporting_after.is_some());
            let (sentence, sentence_is) = (place.sentence.min(3).into(), place.sentence_is.into());
            [step(place.from_start), sentence, sentence_is, before.into(), after.into(), place.quote.into()]
        };
        let key = |index| {
            let [start, sentence, sentence_is, before, after, quote] = seen(&self.spot(index)?);
            let standing = [(start, 4), (sentence, 2), (sentences, 3), (passage.block, 8), (sentence_is, 8)];
            let reporting = [(before, 1), (after, 1), (quote, 4), (reports, 1)];
            Some([pack(standing) << 7 | pack(reporting)])
        };
        sink.shared(
            |memos| &mut memos.positions,
            self.all(),
            0,
            key,
            |index, _, out| {
                let Some(seen) = self.spot(index).as_ref().map(seen) else { return };
                let [start, sentence, sentence_is, before, after, quote] = seen;
                out.put(1, []);
                out.put(201, [start]);
                out.put(203, [sentence, sentences]);
                out.put(204, [passage.block]);
                out.put(205, [sentence_is]);
                out.put(206, [sentence_is, start.min(5)]);
                out.put(451, [before, after]);
                out.put(452, [before, after, quote]);
                out.put(453, [reports]);
                out.put(454, [reports, sentence.min(2), quote]);
                if after == 0 {
                    out.put(455, [0xF01]);
                }
            },
        );
    }

    pub(super) fn reporting_before(&self, sink: &mut impl Sink<Memos>) {
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
                out.put(401, [verb.lower]);
                out.put(403, [between]);
                out.put(404, [verb.lower, between]);
                out.put(405, [verb.lower, next]);
                out.put(407, [next, u64::from(verb.rate), commas, quote]);
                out.put(410, [before, commas]);
                out.put(411, [verb.class.bits(), between]);
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
    }

    pub(super) fn reporting_after(&self, sink: &mut impl Sink<Memos>) {
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
    }
}
