//! Numbers, held against those of the originals: the same value of the same thing, or one that it was rounded or converted
//! from. A number that a sum or a share of two others gives is left open.

use super::Bench;
use super::align::with_next;
use super::comparison::{Change, Counterpart, Difference, Found, Passages};
use super::place::instead;
use super::rounded::{ROUNDED, agrees, figures, middle, near};
use super::said::tokens;
use crate::facts::{Bound, Quantity, Unit};
use crate::knowledge::lists;

/// From here on a number with one figure is round.
const ROUND: f64 = 100.0;

/// What the lists of bounds call what bounds nothing.
const EXACT: &str = "exact";

/// What the list of measures calls those of time.
const TIME: &str = "time";

/// A number of an original.
#[derive(Clone, Copy)]
struct Theirs<'a> {
    original: usize,
    number: &'a Quantity,
}

/// Each number of a draft with what it was held against.
pub(super) fn numbers(bench: &Bench<'_>, passages: &mut Passages) -> Vec<Counterpart> {
    let anywhere: Vec<Theirs<'_>> = bench
        .originals
        .texts()
        .iter()
        .enumerate()
        .flat_map(|(original, text)| text.facts.quantities.iter().map(move |number| Theirs { original, number }))
        .collect();
    let values = Values::of(bench, &anywhere);
    let one = |number: &Quantity| Work { bench, number, anywhere: &anywhere, values: &values }.counterpart(passages);
    bench.draft.quantities.iter().map(one).collect()
}

/// Every value of the originals, sorted.
struct Values(Vec<f64>);

impl Values {
    fn of(bench: &Bench<'_>, anywhere: &[Theirs<'_>]) -> Self {
        let mut values: Vec<f64> = anywhere.iter().flat_map(|it| [it.number.low, it.number.high]).collect();
        for text in bench.originals.texts() {
            let document = &text.facts.document;
            values.extend(document.tokens.iter().filter_map(|token| figure(document.at(token.span))));
        }
        values.retain(|value| value.is_finite());
        values.sort_by(f64::total_cmp);
        Self(values)
    }

    /// True when a value stands anywhere, as far as rounding goes.
    fn has(&self, low: f64, high: f64) -> bool {
        let from = self.0.partition_point(|value| *value < low);
        self.0.get(from).is_some_and(|value| *value <= high)
    }
}

/// The value of figures that stand alone.
fn figure(text: &str) -> Option<f64> {
    let digits: String = text.chars().filter(|c| *c != ',').collect();
    let start = digits.trim_start_matches(|c: char| !c.is_ascii_digit());
    let end = start.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(start.len());
    start.get(..end)?.trim_end_matches('.').parse().ok()
}

struct Work<'w, 'b> {
    bench: &'w Bench<'b>,
    number: &'w Quantity,
    anywhere: &'w [Theirs<'w>],
    values: &'w Values,
}

impl<'w> Work<'w, '_> {
    fn counterpart(&self, passages: &mut Passages) -> Counterpart {
        let open = Counterpart::default();
        // Figures between quotation marks are words of a quotation.
        if self.bench.index.is_quoted(self.number.span) {
            return open;
        }
        let Some(whole) = self.bench.whole.get(self.number.sentence.index()) else { return open };
        let around = with_next(self.bench.originals, whole);
        let beside: Vec<Theirs<'_>> = self.anywhere.iter().copied().filter(|it| self.is_near(*it, &around)).collect();
        let same: Vec<Theirs<'_>> = beside.iter().copied().filter(|it| self.is_same(it.number)).collect();
        if let Some(first) = same.first() {
            let mut counterpart = self.found(Found::Same, *first, "the same number", passages);
            let bound = |it: &Theirs<'_>| bound_lost(self.number, it.number) && self.may_be_one_with(it.number);
            let exact = same.iter().any(|it| !bound(it)) || self.is_bound_elsewhere();
            if let (false, Some(passage)) = (exact, counterpart.passage) {
                let (change, truth) = (Change::HedgeDropped, whole.is_made());
                counterpart.differences.push(Difference { change, truth, place: None, passage });
            }
            return counterpart;
        }
        if self.is_rate() {
            return open;
        }
        if let Some(other) = self.instead() {
            return self.found(Found::Altered, other, "the number there", passages);
        }
        let made = whole.is_made();
        let alike = |it: &&Theirs<'_>| counts_alike(self.number, it.number);
        // The number that no other of the draft's sentence took.
        let taken = |it: &&&Theirs<'_>| self.is_taken(it.number);
        let single = |number: &Quantity| near(number.low, 1.0) && near(number.high, 1.0);
        let rivals: Vec<&Theirs<'_>> = beside.iter().filter(alike).filter(|it| !single(it.number)).collect();
        // What counts one, or stands for a whole, is changed with the words around it.
        let rival = rivals.iter().find(|it| !taken(it)).filter(|_| !single(self.number)).copied();
        let elsewhere =
            self.anywhere.iter().any(|it| agrees(self.number, it.number) && self.counts_the_same(it.number));
        let share = rival.is_some_and(|it| self.number.unit == Unit::Percent && it.number.unit == Unit::Percent);
        if elsewhere || !share && self.derives(&beside) {
            return Counterpart { found: if elsewhere { Found::Same } else { Found::Open }, ..open };
        }
        let known = self.is_value();
        // In other words a value that stands somewhere, or a small one in letters, may be told of something else.
        let copied = self.bench.is_copied(self.number.sentence);
        let close = |it: &&Theirs<'_>| copied || !known && self.is_plain() || self.counts_the_same(it.number);
        match rival.filter(close) {
            Some(rival) if made.is_true() || !known && !made.is_false() => {
                self.found(Found::Altered, *rival, "another number", passages)
            }
            Some(_) | None if known => Counterpart { found: Found::Same, ..open },
            Some(_) | None if made.is_true() && self.is_plain() && beside.len() == 1 => {
                match beside.first().filter(|it| !single(it.number)) {
                    Some(other) => self.found(Found::Altered, *other, "the number there", passages),
                    None => open,
                }
            }
            Some(_) | None => Counterpart { found: if self.is_plain() { Found::Absent } else { Found::Open }, ..open },
        }
    }

    /// Another number between the same words, whatever else the originals have.
    fn instead(&self) -> Option<Theirs<'w>> {
        let document = &self.bench.draft.document;
        let numbers = self.bench.knowledge.words(lists::NUMBER_WORDS);
        let counts = |token: &&crate::text::Token| {
            document.at(token.span).contains(|c: char| c.is_ascii_digit()) || numbers.has(&token.lemma)
        };
        let mut figures = tokens(document, self.number.span).iter().filter(counts).map(|token| token.span);
        let first = figures.next()?;
        let there = instead(self.bench, figures.fold(first, crate::span::Span::to))?;
        let here = |it: &&Theirs<'w>| it.original == there.original && it.number.span.overlaps(there.span);
        let other = self.anywhere.iter().find(here)?;
        (units_agree(self.number, other.number) && !self.is_same(other.number)).then_some(*other)
    }

    /// In other words “three times” and “almost three hours” are two things.
    fn may_be_one_with(&self, theirs: &Quantity) -> bool {
        self.bench.is_copied(self.number.sentence) || counts_alike(self.number, theirs)
    }

    /// In other words: the bound stands elsewhere in the sentence (“six at the very least”), or a round number that was told
    /// about is told bare, which readers take for about.
    fn is_bound_elsewhere(&self) -> bool {
        if self.bench.is_copied(self.number.sentence) {
            return false;
        }
        let document = &self.bench.draft.document;
        let Some(sentence) = document.sentences.get(self.number.sentence) else { return true };
        let words = document.words(sentence.tokens.clone());
        let bounds = [lists::BOUNDS, lists::BOUNDS_BEHIND].map(|list| self.bench.knowledge.words(list));
        let inexact = |entries: &crate::knowledge::Entries| {
            entries.find(&words).iter().any(|hit| entries.column(hit.entry) != EXACT)
        };
        bounds.into_iter().any(inexact) || figures(self.number.low) == 1 && self.number.low >= ROUND
    }

    /// “One in fifty”: two numbers that stand for one.
    fn is_rate(&self) -> bool {
        let document = &self.bench.draft.document;
        let numbers = self.bench.knowledge.words(lists::NUMBER_WORDS);
        let words = tokens(document, self.number.span).iter().map(|token| {
            document.at(token.span).starts_with(|c: char| c.is_ascii_digit()) || numbers.has(&token.lemma)
        });
        let words: Vec<bool> = words.collect();
        let last = words.iter().rposition(|counts| *counts);
        let first = words.iter().position(|counts| *counts);
        first.zip(last).is_some_and(|(first, last)| words.get(first..last).is_some_and(|it| it.contains(&false)))
    }

    /// Another number of the draft's sentence says what this one of the originals says.
    fn is_taken(&self, theirs: &Quantity) -> bool {
        let here = self.bench.draft.quantities.iter().filter(|it| it.sentence == self.number.sentence);
        here.filter(|it| it.span != self.number.span).any(|it| agrees(it, theirs) && units_agree(it, theirs))
    }

    fn found(&self, found: Found, it: Theirs<'_>, shows: &'static str, passages: &mut Passages) -> Counterpart {
        let passage = passages.add(self.bench.originals, it.original, it.number.span, shows);
        Counterpart { found, passage: Some(passage), differences: Vec::new() }
    }

    fn is_near(&self, it: Theirs<'_>, near: &[usize]) -> bool {
        let unit = self.bench.originals.unit_at(it.original, it.number.span);
        unit.is_some_and(|unit| near.contains(&unit))
    }

    /// The value stands in the originals, whatever it counts there.
    fn is_value(&self) -> bool {
        let slack = 1e-9 * self.number.low.abs().max(1.0);
        let high = if self.number.high.is_finite() { self.number.high } else { self.number.low };
        self.values.has(self.number.low - slack, high + slack)
    }

    /// Says a value of its own: no “dozens”, no “one of”, no “both”.
    fn is_plain(&self) -> bool {
        let text = self.bench.draft.document.at(self.number.span);
        let small = self.number.low < 10.0 || self.number.unit == Unit::Percent;
        let spelt = small && !text.contains(|c: char| c.is_ascii_digit());
        // How long something took may be counted from two dates.
        let measures = self.bench.knowledge.words(lists::MEASURES);
        let lasts = noun(&self.number.unit).and_then(|noun| measures.single(noun)).is_some_and(|it| it.ends_with(TIME));
        let counts = self.number.bound != Bound::Between && self.number.unit != Unit::Times;
        !spelt && !lasts && counts && self.number.low.is_finite()
    }

    fn is_same(&self, theirs: &Quantity) -> bool {
        agrees(self.number, theirs) && units_agree(self.number, theirs) || converted(self.bench, self.number, theirs)
    }

    /// Counts the same noun, or money or shares both.
    fn counts_the_same(&self, theirs: &Quantity) -> bool {
        self.number.unit == theirs.unit
    }

    /// The sum, the difference or the share of two numbers beside it.
    fn derives(&self, beside: &[Theirs<'_>]) -> bool {
        let value = middle(self.number);
        let near = |other: f64| (value - other).abs() <= 0.011 * value.abs().max(1.0);
        let percent = self.number.unit == Unit::Percent || self.number.relative;
        beside.iter().enumerate().any(|(at, one)| {
            beside.iter().skip(at + 1).any(|two| {
                let (a, b) = (middle(one.number), middle(two.number));
                let counts = counts_alike(one.number, two.number) && counts_alike(self.number, one.number);
                let share = |part: f64, whole: f64| {
                    whole > 0.0 && (near(part / whole * 100.0) || near((part / whole - 1.0) * 100.0))
                };
                counts && (near(a + b) || near((a - b).abs())) || percent && (share(a, b) || share(b, a))
            })
        })
    }
}

fn noun(unit: &Unit) -> Option<&str> {
    match unit {
        Unit::People(noun) | Unit::Things(noun) | Unit::Money(noun) => {
            Some(noun).filter(|noun| !noun.is_empty()).map(String::as_str)
        }
        Unit::Percent | Unit::Times => None,
    }
}

/// Units that may be of one and the same number.
fn units_agree(ours: &Quantity, theirs: &Quantity) -> bool {
    match (&ours.unit, &theirs.unit) {
        (Unit::Percent, Unit::Percent) | (Unit::Times, Unit::Times) => true,
        (Unit::Money(a), Unit::Money(b)) => a == b || a.is_empty() || b.is_empty(),
        (Unit::Percent, Unit::Times | Unit::Money(_)) | (Unit::Times | Unit::Money(_), Unit::Percent) => false,
        (Unit::Money(_), Unit::People(_)) | (Unit::People(_), Unit::Money(_)) => false,
        // A unit of measure that the other lacks is another unit; any two nouns may count the same.
        _ => true,
    }
}

/// Both count the same sort of thing, so that one may have been put for the other.
fn counts_alike(ours: &Quantity, theirs: &Quantity) -> bool {
    match (&ours.unit, &theirs.unit) {
        (Unit::Percent, Unit::Percent) | (Unit::Times, Unit::Times) | (Unit::Money(_), Unit::Money(_)) => true,
        (Unit::People(_), Unit::People(_)) => true,
        (Unit::Things(_) | Unit::People(_), Unit::Things(_) | Unit::People(_)) => {
            let (a, b) = (noun(&ours.unit), noun(&theirs.unit));
            a.is_none() || b.is_none() || a == b
        }
        _ => false,
    }
}

/// The same amount in another unit of measure.
fn converted(bench: &Bench<'_>, ours: &Quantity, theirs: &Quantity) -> bool {
    let of = |number: &Quantity| -> Option<(f64, String)> {
        let column = bench.knowledge.words(lists::MEASURES).single(noun(&number.unit)?)?;
        let (factor, sort) = column.split_once(' ')?;
        Some((factor.parse().ok()?, sort.to_owned()))
    };
    match (of(ours), of(theirs)) {
        (Some((a, one)), Some((b, other))) if one == other => {
            let end = |number: &Quantity| if number.bound == Bound::AtMost { number.high } else { number.low };
            let (x, y) = (end(ours) * a, end(theirs) * b);
            (x - y).abs() <= ROUNDED * y.abs()
        }
        _ => false,
    }
}

/// True where the originals give a number with a bound, and the draft gives it without.
fn bound_lost(ours: &Quantity, theirs: &Quantity) -> bool {
    let same = match theirs.bound {
        Bound::Exact | Bound::Between => false,
        Bound::AtLeast => near(ours.low, theirs.low),
        Bound::AtMost => near(ours.low, theirs.high),
        Bound::About => near(ours.low, middle(theirs)) || near(ours.low, theirs.low) || near(ours.low, theirs.high),
    };
    ours.bound == Bound::Exact && same
}

#[cfg(test)]
mod tests {
    use crate::fidelity::Found;
    use crate::fidelity::fixture::held;

    fn first(draft: &str, source: &str) -> Found {
        held(draft, &[source]).numbers().first().unwrap().1
    }

    #[test]
    fn rounded_and_converted_numbers_are_the_same() {
        let source = "The flood killed 14 people and destroyed 1,234 houses along 12 miles of the river.";
        assert_eq!(first("The flood destroyed about 1,200 houses.", source), Found::Same);
        assert_eq!(first("The flood destroyed houses along 19 kilometres of the river.", source), Found::Same);
        assert_eq!(first("The flood killed 41 people.", source), Found::Altered);
    }

    #[test]
    fn bounds_are_compared_at_their_end() {
        let source = "The contractor dug up to 9 metres below the bed of the river.";
        assert_eq!(first("The contractor dug up to 19 metres below the bed of the river.", source), Found::Altered);
        assert_eq!(first("The contractor dug up to 9 metres below the bed of the river.", source), Found::Same);
    }

    #[test]
    fn a_number_between_the_same_words_is_altered_though_it_may_be_reckoned() {
        let source = "The source said 14 drones had been sent across the border and six had got through.";
        let draft = "The source said 20 drones had been sent across the border and six had got through.";
        assert_eq!(first(draft, source), Found::Altered);
        assert_eq!(first("In all 20 drones came, of both sorts.", source), Found::Open);
    }
}
