//! A rule's tests as they came out, in words: the tree with its reasons, and what would have to be otherwise. Chooses no
//! branch itself; that is `nearest`'s.

use crate::evaluate::{self, Asked, Explained, To, What};
use crate::explain::compare;
use crate::explain::name::{judged, kind, line, named, pointed, reason, shortened, test, with_article, written};
use crate::explain::nearest::{Wanted, changes, met, nearest};
use crate::explain::{Change, Fate, Outcome, Place, Reason, Test, origin};
use crate::list::Id;
use crate::plan::{Amount, Rule, Words};
use crate::span::Span;
use crate::truth::Truth;
use crate::vocabulary::{Reading, Thing, anchor};

/// So many things that stand in a relation are told of, the nearest first.
const MOST_CANDIDATES: usize = 4;

/// What became of a rule at a thing.
pub(super) fn outcome(place: &Place<'_>, rule: &Rule, one: &Explained) -> Outcome {
    let fires = one.fate != evaluate::Fate::Not;
    let spared = one.unless.iter().filter(|exception| exception.truth.is_true());
    let mut near = Vec::new();
    let file = rule.text.file.as_str();
    if !fires {
        let mut wanted = Vec::new();
        nearest(&one.flag, true, None, &mut wanted);
        near.extend(wanted.iter().map(|wanted| change(place, file, *wanted, false)));
        for exception in spared.clone() {
            let mut wanted = Vec::new();
            nearest(exception, false, None, &mut wanted);
            near.extend(wanted.iter().map(|wanted| change(place, file, *wanted, true)));
        }
    }
    let cost = changes(&one.flag, true) + spared.map(|exception| changes(exception, false)).sum::<usize>();
    let mut flag = build(place, file, &one.flag);
    flag.text = written(place, file, rule.text.flag);
    flag.written = line(place, file, rule.text.flag);
    Outcome {
        rule: rule.name.clone(),
        written: line(place, file, rule.text.flag),
        own: place.files.iter().any(|file| file.name == rule.text.file && !file.ships()),
        fate: fate(place, &one.fate),
        changes: if fires { 0 } else { cost },
        met: met(&one.flag, true),
        nearest: near,
        flag,
        unless: one.unless.iter().map(|exception| build(place, file, exception)).collect(),
        when: one.when.iter().map(|(severity, when)| (*severity, build(place, file, when))).collect(),
    }
}

fn fate(place: &Place<'_>, fate: &evaluate::Fate) -> Fate {
    match fate {
        evaluate::Fate::Reported { severity, with } => Fate::Reported { severity: *severity, with: *with },
        evaluate::Fate::Silenced { by } => {
            Fate::Silenced { by: place.plan.rules.get(*by).map(|rule| rule.name.clone()).unwrap_or_default() }
        }
        evaluate::Fate::Allowed { comment } => Fate::Allowed { comment: reason(place.facts, *comment, "") },
        evaluate::Fate::Not => Fate::Not,
    }
}

/// The tree of a test; what has one part only is that part.
fn build(place: &Place<'_>, file: &str, asked: &Asked) -> Test {
    let inner = match &asked.what {
        What::Defined { written, .. } => written.file.as_str(),
        What::All
        | What::Any
        | What::Not
        | What::Is(_)
        | What::IsWording(_)
        | What::Apart(_)
        | What::Value(_)
        | What::Related { .. }
        | What::Where
        | What::Candidate { .. } => file,
    };
    let parts = parts(asked).into_iter().map(|part| build(place, inner, part));
    let mut parts: Vec<Test> = parts.filter(|part| !(part.text.is_empty() && part.parts.is_empty())).collect();
    let join = join(asked);
    // "a claim that …" asks for the class and for the rest in one breath.
    if matches!(asked.what, What::All | What::Defined { .. } | What::Candidate { .. }) {
        parts = parts.into_iter().flat_map(flattened).collect();
    }
    let only = parts.len() == 1;
    match (join, only) {
        ("all of" | "one of", true) if asked.span.is_empty() => parts.remove(0),
        ("not", true) => denied(parts.remove(0), asked.truth),
        _ => Test {
            text: test(place, file, asked),
            join,
            truth: asked.truth,
            written: match &asked.what {
                What::Defined { written, .. } => line(place, &written.file, written.span),
                What::All
                | What::Any
                | What::Not
                | What::Is(_)
                | What::IsWording(_)
                | What::Apart(_)
                | What::Value(_)
                | What::Related { .. }
                | What::Where
                | What::Candidate { .. } => line(place, file, asked.span),
            },
            because: because(place, file, asked),
            parts,
        },
    }
}

/// The opposite of a test.
fn denied(test: Test, truth: Truth) -> Test {
    match test.join {
        "one of" => Test { join: "none of", truth, ..test },
        "all of" => Test { join: "not all of", truth, ..test },
        _ => Test { text: format!("not {}", test.text), truth, ..test },
    }
}

fn flattened(test: Test) -> Vec<Test> {
    if test.join == "all of" { test.parts } else { vec![test] }
}

/// The parts to tell of: of things only the nearest.
fn parts(asked: &Asked) -> Vec<&Asked> {
    let mut parts: Vec<&Asked> = asked.parts.iter().collect();
    if let What::Related { to: To::Things { amount: Amount::Some, only: false, .. }, .. } = asked.what
        && parts.iter().any(|part| part.truth.is_true())
    {
        // One is enough; those that are not what was asked for have no part in that.
        parts.retain(|part| part.truth.is_true());
    }
    if parts.iter().all(|part| matches!(part.what, What::Candidate { .. })) {
        parts.sort_by_key(|part| changes(part, true));
        parts.truncate(MOST_CANDIDATES);
    }
    parts
}

fn join(asked: &Asked) -> &'static str {
    match asked.what {
        What::All => "all of",
        What::Any => "one of",
        What::Not => "not",
        What::Defined { .. } => "definition",
        What::Candidate { .. } => "thing",
        What::Is(_) | What::IsWording(_) | What::Apart(_) | What::Value(_) | What::Related { .. } | What::Where => "",
    }
}

/// The places that made a test come out so, with what was known beforehand.
fn because(place: &Place<'_>, file: &str, asked: &Asked) -> Vec<Reason> {
    let mut reasons = pointed(place.facts, &asked.marks);
    if let What::Candidate { .. } = asked.what {
        let name = named(place.facts, asked.thing);
        let repeats = |reason: &&mut Reason| reason.text.is_empty() && name == format!("“{}”", reason.words);
        reasons.iter_mut().filter(repeats).for_each(|reason| reason.words.clear());
    }
    match &asked.what {
        What::Related { to: To::Words(list), .. } => {
            for reason in &mut reasons {
                let known = reason.span.and_then(|span| origin::of_words(place, file, *list, span));
                reason.known.extend(known);
            }
        }
        What::Is(_) => add_almanac(place, asked.thing, &mut reasons),
        What::Related { row, .. } if row.phrase == "restating" && asked.truth.is_false() && asked.parts.is_empty() => {
            reasons.extend(compare::words_compared(place, asked.thing));
        }
        What::IsWording(list) => reasons.extend(listed(place, file, *list, asked.thing)),
        What::All
        | What::Any
        | What::Not
        | What::Apart(_)
        | What::Value(_)
        | What::Related { .. }
        | What::Where
        | What::Candidate { .. }
        | What::Defined { .. } => {}
    }
    reasons
}

/// The entry of a list that an occurrence is.
fn listed(place: &Place<'_>, file: &str, list: Id<Words>, thing: Thing) -> Option<Reason> {
    let span = anchor(place.facts, thing).first().copied()?;
    let known = origin::of_words(place, file, list, span)?;
    Some(Reason { known: vec![known], ..reason(place.facts, span, "") })
}

/// What the almanac has of a source goes with the first place that shows it.
fn add_almanac(place: &Place<'_>, thing: Thing, reasons: &mut [Reason]) {
    let Thing::Source(id) = thing else { return };
    if let (Some(reason), Some(known)) = (reasons.first_mut(), origin::of_source(place, id)) {
        reason.known.push(known);
    }
}

/// What would have to be otherwise, in words.
fn change(place: &Place<'_>, rule_file: &str, wanted: Wanted<'_>, exception: bool) -> Change {
    let file = wanted.file.unwrap_or(rule_file);
    let text = test(place, file, wanted.asked);
    let text = if wanted.truth { text } else { format!("not {text}") };
    let mut because = because(place, file, wanted.asked);
    if let What::Related { .. } = wanted.asked.what {
        because.extend(standing(place, file, wanted));
    }
    if let (What::Is(row), true, true) = (&wanted.asked.what, wanted.truth, because.is_empty())
        && matches!(row.reading, Reading::Class(_))
    {
        let read = with_article(kind(place.facts, wanted.asked.thing));
        let share = judged(place.facts, wanted.asked.thing).map(|share| format!(", {share:.2}")).unwrap_or_default();
        let text = format!("it is read as {read}{share}");
        because.push(Reason { text, ..Reason::default() });
    }
    Change { text, now: wanted.asked.truth, exception, because, written: line(place, file, wanted.asked.span) }
}

/// Why the things that stand in a relation are not enough, or are too much.
fn standing(place: &Place<'_>, file: &str, wanted: Wanted<'_>) -> Vec<Reason> {
    let mut reasons = Vec::new();
    for candidate in parts(wanted.asked).into_iter().take(2) {
        if candidate.truth.is_true() {
            let mut shown = pointed(place.facts, &candidate.marks);
            add_almanac(place, candidate.thing, &mut shown);
            match shown.first_mut() {
                Some(first) => {
                    first.text = format!("{} {}", test(place, file, candidate), first.text).trim().to_owned()
                }
                None => shown.push(Reason { text: test(place, file, candidate), ..Reason::default() }),
            }
            reasons.extend(shown);
            continue;
        }
        let mut lacking = Vec::new();
        for part in &candidate.parts {
            nearest(part, true, None, &mut lacking);
        }
        for lack in lacking.iter().take(2) {
            let reason = lacks(place, lack.file.unwrap_or(file), candidate, *lack);
            reasons.push(compare::with_what_is_counted(place, reason, wanted.asked, lack.asked));
        }
    }
    reasons
}

/// "“Pakistan” is not a captive"
fn lacks(place: &Place<'_>, file: &str, candidate: &Asked, lack: Wanted<'_>) -> Reason {
    let name = test(place, file, candidate);
    let what = test(place, file, lack.asked);
    let verb = match (lack.asked.truth, lack.truth) {
        (Truth::CannotTell, true) => "may or may not be",
        (Truth::CannotTell, false) => "may be",
        (Truth::True | Truth::False, true) => "is not",
        (Truth::True | Truth::False, false) => "is",
    };
    let span: Option<Span> = lack.asked.marks.first().map(|mark| mark.span);
    let words = span.map(|span| shortened(&place.facts.document.seen(span))).unwrap_or_default();
    let known = match lack.asked.thing {
        Thing::Source(id) => origin::of_source(place, id).into_iter().collect(),
        Thing::Statement(_)
        | Thing::Note(_)
        | Thing::Evidence(_)
        | Thing::Number(_)
        | Thing::Date(_)
        | Thing::Place(_)
        | Thing::Quotation(_)
        | Thing::Heading(_)
        | Thing::Wording(_)
        | Thing::Article
        | Thing::Conflict(_)
        | Thing::Name(_)
        | Thing::Passage(_) => Vec::new(),
    };
    Reason { text: format!("{name} {verb} {what}"), words, span, known }
}
