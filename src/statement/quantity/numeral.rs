//! Numbers in digits and words to values: "10,000", "2.5 million", "£3m", "twenty-five", "dozens", "three-quarters",
//! "between 10 and 12". Does not know what they count.

use super::beside::Beside;
use super::scan::Scan;
use super::{Kind, Reading};
use crate::facts::Bound;
use crate::knowledge::lists;
use crate::text::Tag;

/// A number, or two that make a range, at a token.
pub(super) fn range<'a>(scan: &Scan<'a>, at: usize) -> Option<Reading<'a>> {
    let opens = scan.opens_range(at)
        || scan.phrase(scan.lists.bounds, at).is_some_and(|(end, _)| scan.is(end - 1, Beside::Between));
    if opens {
        return opened(scan, at);
    }
    let first = single(scan, at)?;
    if let Some(ratio) = ratio(scan, first) {
        return Some(ratio);
    }
    let joined = scan.is(first.end, Beside::To) || matches!(scan.lower(first.end), "-" | "–" | "—");
    let second = joined.then(|| single(scan, first.end + 1)).flatten();
    second.and_then(|second| between(first, second)).or(Some(first))
}

/// "one in five", "nine out of ten": a share.
fn ratio<'a>(scan: &Scan<'a>, first: Reading<'a>) -> Option<Reading<'a>> {
    let start = scan.beside(first.end, Beside::Ratio)?;
    let whole = single(scan, start)
        .filter(|whole| whole.kind == Kind::Count && first.kind == Kind::Count && whole.high <= 1000.0)?;
    let share = first.high / whole.high * 100.0;
    let fits = first.high < whole.high && first.low == first.high && whole.low == whole.high;
    fits.then_some(Reading { low: share, high: share, bound: Bound::Exact, kind: Kind::Share, end: whole.end })
}

/// "between 10 and 12"; "from 10 to 12" only where something ranges, for where something rises it is two numbers.
fn opened<'a>(scan: &Scan<'a>, at: usize) -> Option<Reading<'a>> {
    let (start, ranges) = if scan.is(at, Beside::From) {
        (at + 1, at.checked_sub(1).is_some_and(|before| scan.is_lemma(before, Beside::Ranges)))
    } else if scan.is(at, Beside::Between) {
        (at + 1, true)
    } else {
        (scan.phrase(scan.lists.bounds, at)?.0, true)
    };
    let first = single(scan, start).filter(|_| ranges)?;
    if !scan.is(first.end, Beside::And) {
        return None;
    }
    between(first, single(scan, first.end + 1)?)
}

/// A range of two readings of one kind, the smaller first. In "2 to 3 million" the scale holds for both.
fn between<'a>(first: Reading<'a>, second: Reading<'a>) -> Option<Reading<'a>> {
    let mut low = first.low;
    if second.high >= 1000.0 && low < 1000.0 && is_scaled(second.high, low) {
        low *= scale_of(second.high);
    }
    let kind = if matches!(second.kind, Kind::Money(_)) { second.kind } else { first.kind };
    let fits = low < second.high
        && first.end < second.end
        && (first.kind == second.kind || second.kind == Kind::Count || matches!(kind, Kind::Money(_)));
    let bound = if first.bound == Bound::Exact { Bound::Between } else { first.bound };
    fits.then_some(Reading { low, high: second.high, bound, kind, end: second.end })
}

fn scale_of(value: f64) -> f64 {
    [1e12, 1e9, 1e6, 1e3].into_iter().find(|scale| value >= *scale).unwrap_or(1.0)
}

/// "2 to 3 million": the second is a whole number of millions, of the size of the first.
fn is_scaled(high: f64, low: f64) -> bool {
    let scale = scale_of(high);
    scale > 1000.0 && high / scale >= low && high / scale < low * 100.0
}

/// One number at a token.
pub(super) fn single<'a>(scan: &Scan<'a>, at: usize) -> Option<Reading<'a>> {
    let round = rounded(scan, at);
    let word = digits(scan, at).or_else(|| worded(scan, at)).or_else(|| share(scan, at)).or_else(|| multiple(scan, at));
    match (round, word) {
        (Some(round), Some(word)) if word.end > round.end => Some(word),
        (Some(round), _) => Some(round),
        (None, word) => word,
    }
}

/// "dozens", "tens of thousands", "a couple of": words that say about how many.
fn rounded<'a>(scan: &Scan<'a>, at: usize) -> Option<Reading<'a>> {
    let (end, column) = scan.phrase(scan.lists.round, at)?;
    let (low, high) = column.split_once(' ')?;
    let (low, high): (f64, f64) = (low.parse().ok()?, high.parse().ok()?);
    // "scores" and "a handful" are words of other things too.
    let (word, of) = (end - 1, scan.is(end, Beside::Of));
    let counts = if scan.is(word, Beside::Partitive) {
        of
    } else if scan.is(word, Beside::Plural) {
        scan.tag(word) == Some(Tag::NNS) && (of || scan.tag(end).is_some_and(Tag::is_verb))
    } else {
        scan.is(word, Beside::Always) || scan.tag(word) != Some(Tag::VBZ)
    };
    let bound = if low < high { Bound::About } else { Bound::Exact };
    counts.then_some(Reading { low, high, bound, kind: Kind::Count, end })
}

/// "half", "a third", "three-quarters".
fn share<'a>(scan: &Scan<'a>, at: usize) -> Option<Reading<'a>> {
    let (end, column) = scan.phrase(scan.lists.fractions, at)?;
    let value: f64 = column.parse().ok()?;
    let next = scan.lower(end);
    let noun_follows = scan.tag(end).is_some_and(|tag| tag.is_noun() || tag.is_adjective());
    let fits = if scan.is(at, Beside::Half) {
        !scan.is_before(at, Beside::OtherHalf)
            && !noun_follows
            && !scan.is(end, Beside::NoHalf)
            && !next.starts_with('-')
            && (scan.is(end, Beside::Whole) || scan.bound_before(at).1.is_some() || scan.is_before(at, Beside::HalfOf))
    } else {
        // "a third man" is an ordinal, "a quarter century" a time.
        scan.is(end, Beside::Of) || !noun_follows
    };
    fits.then_some(Reading { low: value, high: value, bound: Bound::Exact, kind: Kind::Share, end })
}

/// "twice as many", "doubled", "threefold", "10 times more".
fn multiple<'a>(scan: &Scan<'a>, at: usize) -> Option<Reading<'a>> {
    let (end, column) = scan.phrase(scan.lists.multiples, at)?;
    let value: f64 = column.parse().ok()?;
    let fits = if scan.is(at, Beside::Compares) {
        compares(scan, end)
    } else {
        !scan.is(at, Beside::Multiplies) || scan.tag(at).is_some_and(Tag::is_verb) || scan.is(end, Beside::Base)
    };
    fits.then_some(Reading { low: value, high: value, bound: Bound::Exact, kind: Kind::Multiple, end })
}

/// True before the second half of a comparison: "twice AS many", "three times HIGHER".
pub(super) fn compares(scan: &Scan<'_>, at: usize) -> bool {
    scan.is(at, Beside::Comparing) || matches!(scan.tag(at), Some(Tag::JJR | Tag::RBR))
}

/// "12", "10,000", "2.5 million", "£3m", "$ 40".
fn digits<'a>(scan: &Scan<'a>, at: usize) -> Option<Reading<'a>> {
    let mut place = at;
    let mut text = scan.text(place);
    let mut money = None;
    if let Some((sign, rest)) = currency(scan, text) {
        money = Some(sign);
        text = rest;
        if rest.is_empty() {
            place += 1;
            text = scan.text(place);
        }
    }
    let (low, high, scaled) = number(scan, text)?;
    let (scale, end) = if scaled { (1.0, place + 1) } else { scales(scan, place + 1) };
    let bound = match () {
        () if low < high => Bound::Between,
        () if text.ends_with('+') || scan.lower(end) == "+" => Bound::AtLeast,
        () => Bound::Exact,
    };
    let end = end + usize::from(scan.lower(end) == "+");
    let low = if low < high && is_scaled(high * scale, low) || scale > 1.0 { low * scale } else { low };
    Some(Reading { low, high: high * scale, bound, kind: money.map_or(Kind::Count, Kind::Money), end })
}

/// The currency that a token starts with, and the rest of it.
fn currency<'a, 't>(scan: &Scan<'a>, text: &'t str) -> Option<(&'a str, &'t str)> {
    if text.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let digit = text.find(|c: char| c.is_ascii_digit()).unwrap_or(text.len());
    let (sign, rest) = (text.get(..digit)?, text.get(digit..)?);
    if sign.is_empty() || !sign.contains(['$', '£', '€', '¥', '₹', '₽', '₩', '₪', '₺', '₴', '₦', '₫', '฿'])
    {
        return None;
    }
    let name = scan.column(lists::CURRENCIES, &sign.to_lowercase()).or_else(|| scan.column(lists::CURRENCIES, sign))?;
    Some((name, rest))
}

/// The value of a token in digits, and whether a scale was stuck to it ("3m", "10k"). "10-12" has two values.
fn number(scan: &Scan<'_>, text: &str) -> Option<(f64, f64, bool)> {
    if !text.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let text = text.trim_end_matches('+');
    let text = text.strip_suffix("-plus").unwrap_or(text);
    if let Some((low, high)) = text.split_once(['-', '–']).filter(|(low, _)| !low.is_empty()) {
        let (low, high) = (number(scan, low)?, number(scan, high)?);
        return (low.0 < high.0).then_some((low.0, high.0, high.2));
    }
    let letters = text.find(|c: char| c.is_alphabetic()).unwrap_or(text.len());
    let (figures, suffix) = (text.get(..letters)?, text.get(letters..)?);
    let value = figures_value(figures)?;
    let scale = match suffix {
        "" => 1.0,
        suffix => scan.column(lists::NUMBER_SCALES, &suffix.to_lowercase())?.parse().ok()?,
    };
    let value = value * scale;
    Some((value, value, !suffix.is_empty()))
}

/// "10,000", "2.5", "1 000" have values; "10,00", "2.5.1" and "1234567890123456" have none.
fn figures_value(text: &str) -> Option<f64> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let first_is_digit = text.starts_with(|c: char| c.is_ascii_digit());
    if !first_is_digit || text.len() > 18 || !fraction.chars().all(|c| c.is_ascii_digit()) || text.ends_with('.') {
        return None;
    }
    let mut groups = whole.split(',');
    let head = groups.next().unwrap_or_default();
    let grouped = whole.contains(',');
    let sound = groups.all(|group| matches!(group.len(), 2 | 3) && group.chars().all(|c| c.is_ascii_digit()));
    let fits = sound && head.chars().all(|c| c.is_ascii_digit()) && (!grouped || head.len() <= 3);
    fits.then(|| text.replace(',', "").parse().ok()).flatten()
}

/// The scales that follow a number ("hundred thousand"): their product, and where they end.
fn scales(scan: &Scan<'_>, at: usize) -> (f64, usize) {
    let mut scale = 1.0;
    let mut place = at;
    while let Some(value) = scale_at(scan, place) {
        // "m" and "b" alone are metres and names as often as scales; after a currency they are stuck to the number.
        if scan.lower(place).len() == 1 && !scan.is_glued(place.saturating_sub(1)) {
            break;
        }
        scale *= value;
        place += 1;
    }
    (scale, place)
}

/// The scale that a token is.
fn scale_at(scan: &Scan<'_>, at: usize) -> Option<f64> {
    scan.column_at(lists::NUMBER_SCALES, at)?.parse().ok()
}

/// "twelve", "twenty-five", "three hundred and fifty thousand".
fn worded<'a>(scan: &Scan<'a>, at: usize) -> Option<Reading<'a>> {
    let mut place = at;
    let (mut total, mut group) = (0.0, 0.0);
    let mut read = false;
    loop {
        let is_scale = read && scan.lower(place).len() > 3;
        if let Some(value) = small(scan, place).filter(|value| fits_after(group, *value)) {
            group += value;
        } else if let Some(scale) = is_scale.then(|| scale_at(scan, place)).flatten() {
            if scale <= 100.0 {
                group *= scale;
            } else {
                total += group * scale;
                group = 0.0;
            }
        } else if scan.is(place, Beside::Tie) && read && group >= 100.0 && small(scan, place + 1).is_some() {
            place += 1;
            continue;
        } else {
            break;
        }
        (read, place) = (true, place + 1);
    }
    let value = total + group;
    // "two-and-a-half" and the like are left out; "one" alone is weighed by the guard.
    read.then_some(Reading { low: value, high: value, bound: Bound::Exact, kind: Kind::Count, end: place })
}

/// "five" may follow "twenty" or "hundred", not "six": "in 2015 six five" is three numbers.
fn fits_after(group: f64, value: f64) -> bool {
    group == 0.0
        || group % 100.0 == 0.0 && value < 100.0
        || group % 10.0 == 0.0 && group % 100.0 >= 20.0 && value < 10.0
}

/// The value of one token below a hundred: "seven", "seventy-seven".
fn small(scan: &Scan<'_>, at: usize) -> Option<f64> {
    if let Some(value) = scan.column_at(lists::NUMBER_WORDS, at) {
        return value.parse().ok();
    }
    let word = scan.lower(at);
    let (tens, units) = word.split_once('-')?;
    let tens: f64 = scan.column(lists::NUMBER_WORDS, tens)?.parse().ok()?;
    let units: f64 = scan.column(lists::NUMBER_WORDS, units)?.parse().ok()?;
    (tens >= 20.0 && (1.0..10.0).contains(&units)).then_some(tens + units)
}
