//! The numbers of an article with their bound, their value and what they count. Ordinals, years, ages, times of day,
//! scores, telephone numbers and the numbers in names ("Article 13") are none. Does not say which statement holds one.

mod beside;
mod guard;
mod numeral;
mod scan;
mod unit;

use crate::facts::{Bound, Quantity, Unit};
use crate::list::List;
use crate::phrases::Page;
use crate::text::BlockKind;
use beside::Beside;
use scan::{Lists, Scan};
use unit::Noun;

/// A number as read, before it is known what it counts.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Reading<'a> {
    /// The lowest value.
    low: f64,
    /// The highest.
    high: f64,
    /// How the number itself is meant, a bound before it apart.
    bound: Bound,
    /// What the number is by itself.
    kind: Kind<'a>,
    /// The token after it.
    end: usize,
}

/// What a number is by itself, before its noun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind<'a> {
    /// "12", "twelve", "dozens"
    Count,
    /// "half", "three-quarters"
    Share,
    /// "twice", "doubled"
    Multiple,
    /// "$12": the currency's sign, or the letters before the number
    Money(&'a str),
}

/// The numbers of the article in reading order, furniture left out.
pub fn quantities(page: Page<'_>) -> List<Quantity> {
    let (document, lists) = (page.document, Lists::of(page.knowledge));
    let mut found = Vec::new();
    for (id, sentence) in document.sentences.entries() {
        if document.block_of(id).kind == BlockKind::Furniture {
            continue;
        }
        let scan = Scan::new(page, sentence.tokens.clone(), lists);
        let mut at = 0;
        while at < scan.len() {
            if !scan.may_start(at) {
                at += 1;
                continue;
            }
            let Some(reading) = numeral::range(&scan, at) else {
                at += 1;
                continue;
            };
            // The parts of a number that was refused ("January 9th", "2-1") are not looked at again one by one.
            let mut end = reading.end;
            if let Some((quantity, after)) = scan.quantity(at, &reading) {
                found.push(Quantity { sentence: id, ..quantity });
                end = after;
            }
            at = end.max(at + 1);
        }
    }
    List::from(found)
}

impl Scan<'_> {
    /// The quantity whose number starts at that token, as it was read, and the token after it.
    fn quantity(&self, at: usize, reading: &Reading<'_>) -> Option<(Quantity, usize)> {
        let noun = unit::noun(self, reading);
        if guard::is_none(self, at, reading, noun.as_ref()) {
            return None;
        }
        let (before, bound) = self.bound_before(at);
        // "over two weeks" is a time in which something happened, not more than two weeks.
        let during = self.is(before, Beside::Over) && noun.as_ref().is_some_and(|noun| noun.is_time);
        let (before, bound) = if during { (at, None) } else { (before, bound) };
        let (after, end) = self.bound_after(reading, noun.as_ref());
        let bound = bound.or(after).unwrap_or(reading.bound);
        let (low, high) = limits(reading, bound);
        let unit = unit_of(reading, noun);
        let relative = matches!(unit, Unit::Percent | Unit::Times);
        let approximate = bound != Bound::Exact && bound != Bound::Between || is_round(reading.high);
        let span = self.span(before, end);
        Some((Quantity { span, sentence: crate::list::Id::new(0), low, high, bound, unit, relative, approximate }, end))
    }
}

fn unit_of(reading: &Reading<'_>, noun: Option<Noun>) -> Unit {
    match (reading.kind, noun) {
        (Kind::Share, _) => Unit::Percent,
        (Kind::Multiple, _) => Unit::Times,
        (Kind::Money(sign), _) => Unit::Money(sign.to_owned()),
        (Kind::Count, Some(noun)) => noun.unit,
        (Kind::Count, None) => Unit::Things(String::new()),
    }
}

/// The lowest and highest value under a bound. "About" leaves a tenth on both sides open.
fn limits(reading: &Reading<'_>, bound: Bound) -> (f64, f64) {
    let (low, high) = (reading.low, reading.high);
    match bound {
        Bound::Exact | Bound::Between => (low, high),
        Bound::AtLeast => (low, f64::INFINITY),
        Bound::AtMost => (0.0, high),
        Bound::About if low < high => (low, high),
        Bound::About => (low * 0.9, high * 1.1),
    }
}

/// A number of a thousand and more with at most two digits that are not nought.
fn is_round(value: f64) -> bool {
    if !value.is_finite() || value < 1000.0 {
        return false;
    }
    let unit = 10f64.powi(value.log10().floor() as i32 - 1);
    (value / unit).fract().abs() < 1e-6
}

#[cfg(test)]
mod tests {
    use super::{is_round, quantities};
    use crate::facts::Unit;
    use crate::knowledge::Knowledge;
    use crate::text::{Format, read};

    fn found(text: &str) -> Vec<String> {
        let document = read(text, Format::Plain);
        quantities(crate::phrases::read(&document, Knowledge::built_in()).page())
            .iter()
            .map(|it| document.at(it.span).to_owned())
            .collect()
    }

    #[test]
    fn round_numbers_have_two_digits() {
        assert!(is_round(10_000.0) && is_round(1_500.0) && is_round(2_300_000.0));
        assert!(!is_round(1_234.0) && !is_round(900.0));
    }

    #[test]
    fn what_is_no_quantity() {
        let none = [
            "The treaty was signed in 2014 and renewed in March 2019.",
            "Anna Bauer, 43, was third in the 10th race.",
            "The match ended 2-1 on Saturday.",
            "Call 020 7946 0018 before 10:30am.",
            "Article 13 of the code and Boeing 737 jets.",
            "One of the men left on January 9th.",
        ];
        for text in none {
            assert!(found(text).is_empty(), "{text}: {:?}", found(text));
        }
    }

    #[test]
    fn a_number_takes_its_bound_and_its_noun() {
        assert_eq!(
            found("The ministry sent at least 10,000 fresh troops to the border."),
            ["at least 10,000 fresh troops"]
        );
        assert_eq!(found("Nearly half of the voters stayed at home."), ["Nearly half of the voters"]);
        assert_eq!(found("It will cost between £3m and £4m."), ["between £3m and £4m"]);
        assert_eq!(found("Sales doubled, and profits rose by 40%."), ["doubled", "40%"]);
    }

    #[test]
    fn people_money_shares_and_things() {
        let document = read("Twelve sailors lost $2.5 million, 15 percentage points and three ships.", Format::Plain);
        let units: Vec<Unit> = quantities(crate::phrases::read(&document, Knowledge::built_in()).page())
            .iter()
            .map(|it| it.unit.clone())
            .collect();
        let expected =
            [Unit::People("sailor".into()), Unit::Money("dollar".into()), Unit::Percent, Unit::Things("ship".into())];
        assert_eq!(units, expected);
    }
}
