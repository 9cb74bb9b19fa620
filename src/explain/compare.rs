//! What was compared where two things were found not to be the same, and by how much it fell short. Repeats the measure of
//! the relation; decides nothing.

use crate::evaluate::{Asked, What};
use crate::explain::name::shortened;
use crate::explain::{Place, Reason};
use crate::facts::{Quantity, Unit};
use crate::statement::likest;
use crate::vocabulary::{Thing, anchor};

/// The statement that is most like one which restates nothing, and what is missing.
pub(super) fn words_compared(place: &Place<'_>, thing: Thing) -> Option<Reason> {
    let Thing::Statement(id) = thing else { return None };
    let likeness = likest(place.facts, id)?;
    let count = likeness.shared.len();
    let words = if count == 1 { "word" } else { "words" };
    let which = if count == 0 { String::new() } else { format!(" ({})", likeness.shared.join(", ")) };
    let short = match (count < likeness.needed, likeness.differs) {
        (true, _) => format!("at least {} are needed", likeness.needed),
        (false, "") => {
            "one of them tells of what was and the other of what is to come, or their numbers differ".to_owned()
        }
        (false, differs) => differs.to_owned(),
    };
    let span = anchor(place.facts, Thing::Statement(likeness.other)).first().copied();
    let text = format!("compared with the statement that is most like it: {count} {words} in common{which}, {short}");
    let words = span.map(|span| shortened(&place.facts.document.seen(span))).unwrap_or_default();
    Some(Reason { text, words, span, known: Vec::new() })
}

/// A reason why a number is not of the same thing, with what the two count.
pub(super) fn with_what_is_counted(place: &Place<'_>, mut reason: Reason, one: &Asked, lack: &Asked) -> Reason {
    let number = |thing: Thing| match thing {
        Thing::Number(id) => place.facts.quantities.get(id),
        _ => None,
    };
    let is_it = matches!(&lack.what, What::Is(row) if row.phrase == "of the same thing") && lack.truth.is_false();
    if let (true, Some(one), Some(other)) = (is_it, number(one.thing), number(lack.thing)) {
        let compared = match (counted(one), counted(other)) {
            (Some(one), Some(other)) => format!("“{other}” are counted here, “{one}” there"),
            _ => "their sentences have no noun in common".to_owned(),
        };
        reason.text = format!("{}: {compared}", reason.text);
    }
    reason
}

/// The noun that a number counts.
fn counted(number: &Quantity) -> Option<&str> {
    match &number.unit {
        Unit::People(noun) | Unit::Things(noun) | Unit::Money(noun) => {
            Some(noun.as_str()).filter(|noun| !noun.is_empty())
        }
        Unit::Percent | Unit::Times => None,
    }
}
