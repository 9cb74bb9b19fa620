//! A number as widely as it may have been rounded: “12” is anything from 11.5 to 12.5 where one reckons with it, “1.2
//! million” from 1.15 to 1.25 million. Numbers with a bound other than “about” are no figures.

use super::Page;
use crate::facts::{Bound, Quantity, Unit};

/// The values that a number may stand for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Figure {
    pub value: f64,
    pub low: f64,
    pub high: f64,
}

impl Figure {
    /// Of a number; `None` for “at least 12”, “dozens”, “12 to 15”.
    pub fn of(page: &Page<'_>, number: &Quantity) -> Option<Self> {
        if !number.low.is_finite() || !number.high.is_finite() {
            return None;
        }
        match number.bound {
            Bound::About => Some(Self {
                value: f64::midpoint(number.low, number.high),
                low: number.low.min(number.high),
                high: number.low.max(number.high),
            }),
            Bound::Exact if (number.low - number.high).abs() < f64::EPSILON * number.low.abs().max(1.0) => {
                let slack = slack(page, number);
                Some(Self { value: number.low, low: number.low - slack, high: number.low + slack })
            }
            Bound::Exact | Bound::AtLeast | Bound::AtMost | Bound::Between => None,
        }
    }

    /// True where nothing softens it.
    pub fn is_exact(number: &Quantity) -> bool {
        number.bound == Bound::Exact && number.low.is_finite() && number.low.to_bits() == number.high.to_bits()
    }

    /// True where the two share a value, give or take so much.
    pub fn meets(self, low: f64, high: f64, more: f64) -> bool {
        self.low - more <= high && low <= self.high + more
    }
}

/// Half of the last figure that is printed; noughts at the end of a thousand and more are none.
fn slack(page: &Page<'_>, number: &Quantity) -> f64 {
    let tokens = page.tokens(number.span).iter().map(|token| page.printed(token));
    let figures = tokens.map(digits).find(|digits| digits.contains(|c: char| c.is_ascii_digit()));
    let Some(figures) = figures else {
        // “A third” is said of what is nearly one.
        return if number.unit == Unit::Percent { 0.05 * number.low.abs() } else { 0.0 };
    };
    let Ok(printed) = figures.parse::<f64>() else { return 0.05 * number.low.abs() };
    let scale = if printed > 0.0 { number.low / printed } else { 1.0 };
    let decimals = figures.split_once('.').map_or(0, |(_, behind)| behind.len());
    let mut unit = 1.0;
    for _ in 0..decimals.min(9) {
        unit /= 10.0;
    }
    if decimals == 0 && printed >= 1000.0 {
        unit = figures.chars().rev().take_while(|c| *c == '0').fold(1.0, |unit, _| unit * 10.0);
    }
    0.5 * unit * scale
}

/// The figures of a token with their point.
fn digits(text: &str) -> String {
    let start = text.trim_start_matches(|c: char| !c.is_ascii_digit());
    let digits: String = start.chars().take_while(|c| c.is_ascii_digit() || *c == '.' || *c == ',').collect();
    digits.replace(',', "").trim_end_matches('.').to_owned()
}

/// A value as it is told: without needless decimals.
pub(super) fn told(value: f64) -> String {
    let rounded = (value * 10.0).round() / 10.0;
    if (rounded - rounded.round()).abs() < 1e-9 { format!("{rounded:.0}") } else { format!("{rounded:.1}") }
}

/// Both count the same, as far as their words say.
pub(super) fn counts_alike(one: &Unit, other: &Unit) -> bool {
    match (one, other) {
        (Unit::Percent, Unit::Percent) | (Unit::Times, Unit::Times) | (Unit::People(_), Unit::People(_)) => true,
        (Unit::Money(a), Unit::Money(b)) => a == b,
        (Unit::Things(a) | Unit::People(a), Unit::Things(b) | Unit::People(b)) => {
            a.is_empty() || b.is_empty() || a == b
        }
        (Unit::Money(_), Unit::Things(b)) => b.is_empty(),
        (Unit::Things(a), Unit::Money(_)) => a.is_empty(),
        _ => false,
    }
}
