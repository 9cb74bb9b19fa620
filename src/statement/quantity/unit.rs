//! What a number counts: the noun phrase, percent sign, currency or "times" after it. The head noun is the last noun of
//! the run after the number; who those people are is for others to find.

use super::beside::Beside;
use super::scan::Scan;
use super::{Kind, Reading, numeral};
use crate::facts::Unit;
use crate::knowledge::lists;
use crate::text::Tag;

/// How many words after a number its noun may end.
const REACH: usize = 8;

/// What the list of units calls those of time.
const TIME: &str = "time";

/// What stands after a number.
pub(super) struct Noun {
    /// What is counted.
    pub(super) unit: Unit,
    /// The token after it.
    pub(super) end: usize,
    /// True for a plural noun or a unit, which show that the number counts.
    pub(super) counts: bool,
    /// True for a unit of time.
    pub(super) is_time: bool,
}

/// The unit after a number; `None` when nothing that can be counted follows.
pub(super) fn noun(scan: &Scan<'_>, reading: &Reading<'_>) -> Option<Noun> {
    let counted = |it: &Reading<'_>| {
        percent(scan, it.end).or_else(|| times(scan, it)).or_else(|| money(scan, it.end)).or_else(|| counted(scan, it))
    };
    counted(reading).or_else(|| part(scan, reading)).or_else(|| hurt(scan, reading)).or_else(|| toll(scan, reading))
}

/// "two of the three suspects": counts what the second number counts, which is read for itself.
fn part(scan: &Scan<'_>, reading: &Reading<'_>) -> Option<Noun> {
    let start = after_of(scan, reading.end);
    let whole = numeral::single(scan, start).filter(|_| scan.is(reading.end, Beside::Of) && start > reading.end)?;
    counted(scan, &whole).map(|noun| Noun { end: reading.end, ..noun })
}

/// "1,000 killed or wounded", "12 dead": people, though no noun says so.
fn hurt(scan: &Scan<'_>, reading: &Reading<'_>) -> Option<Noun> {
    let fits = reading.kind == Kind::Count && scan.column(lists::COUNTED_STATES, scan.lower(reading.end)).is_some();
    fits.then(|| Noun { unit: Unit::People("people".to_owned()), end: reading.end + 1, counts: true, is_time: false })
}

/// "the death toll stands at 43": what is counted stands before the number.
fn toll(scan: &Scan<'_>, reading: &Reading<'_>) -> Option<Noun> {
    let start = reading.end.saturating_sub(REACH);
    let fits = reading.kind == Kind::Count && (start..reading.end).any(|at| scan.is(at, Beside::Toll));
    fits.then(|| Noun { unit: Unit::People("people".to_owned()), end: reading.end, counts: true, is_time: false })
}

/// "%", "per cent", "percentage points".
fn percent(scan: &Scan<'_>, at: usize) -> Option<Noun> {
    let (end, _) = scan.phrase_of(lists::PER_CENT, at).filter(|(_, column)| column.is_empty())?;
    Some(Noun { unit: Unit::Percent, end, counts: true, is_time: false })
}

/// "three times as many", "ten times higher".
fn times(scan: &Scan<'_>, reading: &Reading<'_>) -> Option<Noun> {
    let is_times =
        scan.is(reading.end, Beside::Times) && reading.kind == Kind::Count && numeral::compares(scan, reading.end + 1);
    is_times.then_some(Noun { unit: Unit::Times, end: reading.end + 1, counts: true, is_time: false })
}

/// "million euros" has its scale read already: the currency's word after the number.
fn money(scan: &Scan<'_>, at: usize) -> Option<Noun> {
    let hit = scan.phrase_of(lists::CURRENCIES, at).filter(|(_, name)| !name.is_empty())?;
    // "p" and "won" are a letter and a verb as well.
    let sure = if scan.is(at, Beside::Letter) {
        at > 0 && scan.is_glued(at - 1)
    } else {
        !scan.tag(at).is_some_and(Tag::is_verb)
    };
    sure.then(|| Noun { unit: Unit::Money(hit.1.to_owned()), end: hit.0, counts: true, is_time: false })
}

/// The head of the noun phrase after a number.
fn counted(scan: &Scan<'_>, reading: &Reading<'_>) -> Option<Noun> {
    if matches!(reading.kind, Kind::Multiple | Kind::Money(_)) {
        return None;
    }
    let start = after_of(scan, reading.end);
    let mut head = None;
    for at in start..start + REACH {
        let Some(tag) = scan.tag(at) else { break };
        if is_head(scan, at, tag) {
            let stop = tag == Tag::NNS || tag == Tag::NNPS;
            head = Some(at);
            let next = scan.tag(at + 1);
            if stop && !matches!(next, Some(Tag::NN | Tag::NNS)) || is_apart(scan, at + 1) {
                break;
            }
        } else if !is_inside(scan, at, tag, head) {
            break;
        }
    }
    let head = head?;
    let lemma = scan.lemma(head);
    let plural = matches!(scan.tag(head), Some(Tag::NNS | Tag::NNPS));
    let people = is_people(scan, start, head);
    let counts = plural || people || scan.column(lists::UNITS, lemma).is_some();
    let unit = if people { Unit::People(lemma.to_owned()) } else { Unit::Things(lemma.to_owned()) };
    Some(Noun { unit, end: head + 1, counts, is_time: scan.column(lists::UNITS, lemma) == Some(TIME) })
}

/// "dozens OF THE soldiers": where the noun phrase starts.
fn after_of(scan: &Scan<'_>, at: usize) -> usize {
    let mut place = at;
    if scan.is(place, Beside::Of) {
        place += 1;
    }
    while matches!(scan.tag(place), Some(Tag::DT | Tag::PRPS | Tag::PDT)) && place < at + 3 {
        place += 1;
    }
    if scan.is(place, Beside::More) {
        place += 1;
    }
    place
}

fn is_head(scan: &Scan<'_>, at: usize, tag: Tag) -> bool {
    tag.is_noun() && !is_apart(scan, at)
}

/// A word that may stand between a number and its noun.
fn is_inside(scan: &Scan<'_>, at: usize, tag: Tag, head: Option<usize>) -> bool {
    match tag {
        Tag::JJ | Tag::JJR | Tag::JJS | Tag::VBN | Tag::VBG => {
            head.is_none() && scan.tag(at + 1).is_some_and(|next| next != Tag::IN)
        }
        Tag::CC => head.is_none() && scan.tag(at + 1).is_some_and(Tag::is_adjective),
        Tag::Mark => head.is_none() && scan.lower(at) == "," && scan.tag(at + 1).is_some_and(Tag::is_adjective),
        _ => false,
    }
}

/// A weekday, month or time after a noun is no part of it: "12 people Monday", "200 people last week".
fn is_apart(scan: &Scan<'_>, at: usize) -> bool {
    let word = scan.lower(at);
    scan.column(lists::WEEKDAYS, word).is_some() && word.len() > 3
        || scan.column(lists::MONTHS, word).is_some() && scan.tag(at).is_some_and(Tag::is_name)
        || scan.is(at, Beside::Apart)
}

/// The head names human beings, alone or with the word before it ("police officers", "aid workers").
fn is_people(scan: &Scan<'_>, start: usize, head: usize) -> bool {
    let people = |word: &str| scan.column(lists::PEOPLE_NOUNS, word).is_some();
    let hit = (start..=head)
        .rev()
        .take(3)
        .any(|at| scan.phrase_of(lists::PEOPLE_NOUNS, at).is_some_and(|(end, _)| end == head + 1));
    hit || people(scan.lemma(head))
        || people(scan.lower(head))
        || scan.column(lists::ROLE_NOUNS, scan.lemma(head)).is_some()
}
