//! Whether two numbers may say the same: equal, rounded, or told about. Knows nothing of where they stand or what they count.

use crate::facts::{Bound, Quantity};

/// So much a rounded number may be off.
pub(super) const ROUNDED: f64 = 0.06;

/// What a number comes to, where it is told about.
pub(super) fn middle(number: &Quantity) -> f64 {
    if number.high.is_finite() { f64::midpoint(number.low, number.high) } else { number.low }
}

/// The values that a number may stand for.
fn reach(number: &Quantity) -> (f64, f64) {
    // What is told about reaches some way already.
    let wide = number.bound == Bound::Exact || number.low < number.high && number.high.is_finite();
    let slack = if wide { 1e-9 } else { ROUNDED };
    let (low, high) = (number.low, if number.high.is_finite() { number.high } else { number.low });
    (low - low.abs() * slack, high + high.abs() * slack)
}

/// True where the two may say the same: equal, or one of them rounded.
pub(super) fn agrees(ours: &Quantity, theirs: &Quantity) -> bool {
    let (low, high) = reach(ours);
    let (from, to) = reach(theirs);
    // “Up to 9” and “up to 19” share all below 9, and are not the same.
    let ends = |number: &Quantity| number.bound == Bound::AtMost;
    if ends(ours) || ends(theirs) {
        let (a, b) = (ours.high, theirs.high);
        return a.is_finite() && b.is_finite() && (a - b).abs() <= ROUNDED * b.abs();
    }
    if ours.bound == Bound::Between && theirs.bound == Bound::Between {
        let close = |a: f64, b: f64| (a - b).abs() <= ROUNDED * b.abs();
        return close(ours.low, theirs.low) && close(ours.high, theirs.high);
    }
    let overlap = low <= to && from <= high;
    overlap || rounds(ours.low, theirs.low)
}

/// True where the draft gives the first figures of a longer number: 1.2 million for 1,234,567.
fn rounds(ours: f64, theirs: f64) -> bool {
    if ours <= 0.0 || theirs <= 0.0 || ours < 10.0 && theirs < 10.0 {
        return false;
    }
    let digits = figures(ours);
    digits >= 2 && figures(theirs) > digits && {
        let scale = 10_f64.powi(exponent(theirs) - digits + 1);
        ((theirs / scale).round() * scale - ours).abs() < scale * 1e-6
    }
}

fn exponent(value: f64) -> i32 {
    let mut exponent = 0;
    let mut value = value.abs();
    while value >= 10.0 && exponent < 300 {
        value /= 10.0;
        exponent += 1;
    }
    exponent
}

/// How many figures a value needs.
pub(super) fn figures(value: f64) -> i32 {
    let mut scaled = value.abs();
    while scaled >= 10.0 {
        scaled /= 10.0;
    }
    let mut count = 1;
    while count < 9 && (scaled - scaled.round()).abs() > 1e-6 {
        scaled = (scaled - scaled.floor()) * 10.0;
        count += 1;
    }
    count
}

/// Equal but for how a computer counts.
pub(super) fn near(one: f64, other: f64) -> bool {
    (one - other).abs() <= 1e-6 * other.abs().max(1.0)
}

#[cfg(test)]
mod tests {
    #[test]
    fn figures_that_a_value_needs() {
        assert_eq!((super::figures(2_000_000.0), super::figures(1_150.0), super::figures(41.0)), (1, 3, 2));
        assert!(super::near(3.0, 3.0) && !super::near(3.0, 3.1));
    }
}
