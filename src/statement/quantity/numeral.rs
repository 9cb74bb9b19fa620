//! Numbers in digits and words to values: "10,000", "2.5 million", "£3m", "twenty-five", "dozens", "three-quarters",
//! "between 10 and 12". Does not know what they count.

use super::scan::Scan;
use super::{Kind, Reading};
use crate::facts::Bound;
use crate::knowledge::lists;
use crate::text::Tag;

/// A number, or two that make a range, at a token.
pub(super) fn range(scan: &Scan<'_>, at: usize) -> Option<Reading> {
    let opens = matches!(scan.lower(at), "between" | "from")
        || scan.phrase(scan.lists.bounds, at).is_some_and(|(end, _)| scan.lower(end - 1) == "between");
    if opens {
        return opened(scan, at);
    }
    let first = single(scan, at)?;
    if let Some(ratio) = ratio(scan, first) {
        return Some(ratio);
    }
    let joint = scan.lower(first.end);
    let joined = matches!(joint, "to" | "or" | "-" | "–" | "—");
    let second = joined.then(|| single(scan, first.end + 1)).flatten();
    second.and_then(|second| between(first, second)).or(Some(first))
}

/// "one in five", "nine out of ten": a share.
fn ratio(scan: &Scan<'_>, first: Reading) -> Option<Reading> {
    let start = match (scan.lower(first.end), scan.lower(first.end + 1)) {
        ("out", "of") => first.end + 2,
        ("in", _) => first.end + 1,
        _ => return None,
    };
    let whole = single(scan, start)
        .filter(|whole| whole.kind == Kind::Count && first.kind == Kind::Count && whole.high <= 1000.0)?;
    let share = first.high / whole.high * 100.0;
    let fits = first.high < whole.high && first.low == first.high && whole.low == whole.high;
    fits.then_some(Reading { low: share, high: share, bound: Bound::Exact, kind: Kind::Share, end: whole.end })
}

/// "between 10 and 12"; "from 10 to 12" only where something ranges, for where something rises it is two numbers.
fn opened(scan: &Scan<'_>, at: usize) -> Option<Reading> {
    let (start, ranges) = match scan.lower(at) {
        "from" => (at + 1, at.checked_sub(1).is_some_and(|before| matches!(scan.lemma(before), "range" | "vary"))),
        "between" => (at + 1, true),
        _ => (scan.phrase(scan.lists.bounds, at)?.0, true),
    };
    let first = single(scan, start).filter(|_| ranges)?;
    if !matches!(scan.lower(first.end), "and" | "to") {
        return None;
    }
    between(first, single(scan, first.end + 1)?)
}

/// A range of two readings of one kind, the smaller first. In "2 to 3 million" the scale holds for both.
fn between(first: Reading, second: Reading) -> Option<Reading> {
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
pub(super) fn single(scan: &Scan<'_>, at: usize) -> Option<Reading> {
    let round = rounded(scan, at);
    let word = digits(scan, at).or_else(|| worded(scan, at)).or_else(|| share(scan, at)).or_else(|| multiple(scan, at));
    match (round, word) {
        (Some(round), Some(word)) if word.end > round.end => Some(word),
        (Some(round), _) => Some(round),
        (None, word) => word,
    }
}

/// "dozens", "tens of thousands", "a couple of": words that say about how many.
fn rounded(scan: &Scan<'_>, at: usize) -> Option<Reading> {
    let (end, column) = scan.phrase(scan.lists.round, at)?;
    let (low, high) = column.split_once(' ')?;
    let (low, high): (f64, f64) = (low.parse().ok()?, high.parse().ok()?);
    // "scores" and "a handful" are words of other things too.
    let word = scan.lower(end - 1);
    let counts = match word {
        "score" | "couple" | "handful" => scan.lower(end) == "of",
        "scores" => {
            scan.tag(end - 1) == Some(Tag::NNS) && (scan.lower(end) == "of" || scan.tag(end).is_some_and(Tag::is_verb))
        }
        "dozen" => true,
        _ => scan.tag(end - 1) != Some(Tag::VBZ),
    };
    let bound = if low < high { Bound::About } else { Bound::Exact };
    counts.then_some(Reading { low, high, bound, kind: Kind::Count, end })
}

/// "half", "a third", "three-quarters".
fn share(scan: &Scan<'_>, at: usize) -> Option<Reading> {
    let (end, column) = scan.phrase(scan.lists.fractions, at)?;
    let value: f64 = column.parse().ok()?;
    let next = scan.lower(end);
    let noun_follows = scan.tag(end).is_some_and(|tag| tag.is_noun() || tag.is_adjective());
    let fits = match scan.lower(at) {
        "half" => {
            let ordinal = matches!(
                scan.before(at),
                "first" | "second" | "other" | "latter" | "better" | "other's" | "a-" | "and"
            );
            !ordinal
                && !noun_follows
                && !matches!(next, "-" | "way" | "-time" | "past")
                && (matches!(
                    next,
                    "of" | "the"
                        | "a"
                        | "an"
                        | "its"
                        | "their"
                        | "his"
                        | "her"
                        | "our"
                        | "that"
                        | "as"
                        | "those"
                        | "these"
                ) || scan.bound_before(at).1.is_some()
                    || scan.before(at) == "by"
                    || scan.before(at) == "in")
        }
        // "a third man" is an ordinal, "a quarter century" a time.
        _ => next == "of" || !noun_follows,
    };
    fits.then_some(Reading { low: value, high: value, bound: Bound::Exact, kind: Kind::Share, end })
}

/// "twice as many", "doubled", "threefold", "10 times more".
fn multiple(scan: &Scan<'_>, at: usize) -> Option<Reading> {
    let (end, column) = scan.phrase(scan.lists.multiples, at)?;
    let value: f64 = column.parse().ok()?;
    let fits = match scan.lower(at) {
        "twice" | "thrice" => compares(scan, end),
        "double" | "triple" | "treble" | "quadruple" => {
            scan.tag(at).is_some_and(Tag::is_verb)
                || matches!(scan.lower(end), "the" | "that" | "what" | "its" | "their" | "his" | "her")
        }
        _ => true,
    };
    fits.then_some(Reading { low: value, high: value, bound: Bound::Exact, kind: Kind::Multiple, end })
}

/// True before the second half of a comparison: "twice AS many", "three times HIGHER".
pub(super) fn compares(scan: &Scan<'_>, at: usize) -> bool {
    matches!(
        scan.lower(at),
        "as" | "the" | "that" | "what" | "more" | "less" | "its" | "their" | "his" | "her" | "those"
    ) || matches!(scan.tag(at), Some(Tag::JJR | Tag::RBR))
}

/// "12", "10,000", "2.5 million", "£3m", "$ 40".
fn digits(scan: &Scan<'_>, at: usize) -> Option<Reading> {
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
fn currency<'a>(scan: &Scan<'_>, text: &'a str) -> Option<(&'static str, &'a str)> {
    let digit = text.find(|c: char| c.is_ascii_digit()).unwrap_or(text.len());
    let (sign, rest) = (text.get(..digit)?, text.get(digit..)?);
    if sign.is_empty() || !sign.contains(['$', '£', '€', '¥', '₹', '₽', '₩', '₪', '₺', '₴', '₦', '₫', '฿'])
    {
        return None;
    }
    let name = scan.column(lists::CURRENCIES, &sign.to_lowercase()).or_else(|| scan.column(lists::CURRENCIES, sign))?;
    NAMES.iter().find(|known| **known == name).map(|known| (*known, rest))
}

/// The currencies that have a sign, as the list of currencies calls them.
const NAMES: [&str; 20] = [
    "dollar",
    "pound",
    "euro",
    "yen",
    "rupee",
    "rouble",
    "won",
    "shekel",
    "lira",
    "hryvnia",
    "naira",
    "dong",
    "baht",
    "cent",
    "australian dollar",
    "canadian dollar",
    "new zealand dollar",
    "hong kong dollar",
    "singapore dollar",
    "real",
];

/// The value of a token in digits, and whether a scale was stuck to it ("3m", "10k"). "10-12" has two values.
fn number(scan: &Scan<'_>, text: &str) -> Option<(f64, f64, bool)> {
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
    while let Some(value) =
        scan.column(lists::NUMBER_SCALES, scan.lower(place)).and_then(|value| value.parse::<f64>().ok())
    {
        // "m" and "b" alone are metres and names as often as scales; after a currency they are stuck to the number.
        if scan.lower(place).len() == 1 && !scan.is_glued(place.saturating_sub(1)) {
            break;
        }
        scale *= value;
        place += 1;
    }
    (scale, place)
}

/// "twelve", "twenty-five", "three hundred and fifty thousand".
fn worded(scan: &Scan<'_>, at: usize) -> Option<Reading> {
    let mut place = at;
    let (mut total, mut group) = (0.0, 0.0);
    let mut read = false;
    loop {
        let word = scan.lower(place);
        if let Some(value) = small(scan, word).filter(|value| fits_after(group, *value)) {
            group += value;
        } else if let Some(scale) = scan
            .column(lists::NUMBER_SCALES, word)
            .and_then(|it| it.parse::<f64>().ok())
            .filter(|_| read && word.len() > 3)
        {
            if scale <= 100.0 {
                group *= scale;
            } else {
                total += group * scale;
                group = 0.0;
            }
        } else if word == "and" && read && group >= 100.0 && small(scan, scan.lower(place + 1)).is_some() {
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

/// The value of one word below a hundred: "seven", "seventy-seven".
fn small(scan: &Scan<'_>, word: &str) -> Option<f64> {
    if let Some(value) = scan.column(lists::NUMBER_WORDS, word) {
        return value.parse().ok();
    }
    let (tens, units) = word.split_once('-')?;
    let tens: f64 = scan.column(lists::NUMBER_WORDS, tens)?.parse().ok()?;
    let units: f64 = scan.column(lists::NUMBER_WORDS, units)?.parse().ok()?;
    (tens >= 20.0 && (1.0..10.0).contains(&units)).then_some(tens + units)
}
