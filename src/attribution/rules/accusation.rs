//! "A accused B of doing C", "B was accused of C by A": what is alleged is B and what follows. Other verbs of blame are
//! the models' work.

use super::{Findings, accuser, misread, owner};
use crate::attribution::ReadBy;
use crate::attribution::found::Found;
use crate::knowledge::lists;
use crate::phrases::{Form, Phrases, Stretch};

/// What it is told of as.
const NAME: &str = "accusation";

/// Adds accusations that were missed.
pub fn add(phrases: &Phrases<'_>, line: Stretch<'_>, all: &mut Findings) {
    for verb in line.range().filter(|at| line.is_verbal(*at)) {
        let accuse = line.lemma(verb) == "accuse";
        let found = if accuser::passive(phrases, verb..verb + 1).is_some() {
            passive(phrases, line, verb, accuse)
        } else if accuse {
            active(phrases, line, verb)
        } else {
            None
        };
        let Some(mut found) = found else { continue };
        owner::own(phrases, &mut found);
        let extent = found.extent();
        let inside = |other: &Found| other.content_holds(&extent) || found.content_holds(&other.extent());
        let free = all.near(&extent).all(|other| !other.touches(&extent) || inside(other));
        if free && !all.has_cue(&(verb..verb + 1)) && !misread::is(phrases, &found) {
            all.add(found);
        }
    }
}

pub fn active(phrases: &Phrases<'_>, line: Stretch<'_>, verb: usize) -> Option<Found> {
    let group = phrases.verb_at(verb).filter(|group| group.form != Form::Participle)?.tokens.start..verb + 1;
    let target = line.noun_phrase_after(verb + 1)?;
    let of = (target.start..line.range().end).take(30).find(|at| line.lemma(*at) == "of")?;
    let content = target.start..line.end_of_words();
    let source = line.subject(group.start).into_iter().collect();
    (of < content.end).then_some(Found {
        source,
        cue: vec![group],
        content: vec![content],
        read_by: ReadBy::rule(NAME),
    })
}

/// "The clerk was accused of theft by his employer": the accused and the deed are the content. Other verbs ("blamed
/// by residents for the flood") only with the accuser straight behind.
fn passive(phrases: &Phrases<'_>, line: Stretch<'_>, verb: usize, accuse: bool) -> Option<Found> {
    let group = phrases.verb_at(verb)?.tokens.start..verb + 1;
    let target = line.subject(group.start)?;
    let words = verb + 1..line.end_of_words();
    let comma = words.clone().find(|at| !accuse && line.is_comma(*at));
    let alleged = words.start..comma.unwrap_or(words.end);
    let found =
        Found { source: Vec::new(), cue: vec![group], content: vec![target, alleged], read_by: ReadBy::rule(NAME) };
    let of = line.page.is(verb + 1, lists::CHARGE_PREPOSITIONS) && accuse;
    let found = accuser::settled(phrases, found);
    let straight = found.source.first().is_some_and(|who| accuse || who.start == verb + 2);
    (found.content.len() > 1 && (of || straight)).then_some(found)
}
