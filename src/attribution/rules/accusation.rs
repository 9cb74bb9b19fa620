//! "A accused B of doing C", "B was accused of C by A": what is alleged is B and what follows. Other verbs of blame are
//! the models' work.

use super::Findings;
use crate::attribution::found::Found;
use crate::phrases::{Form, Phrases, Stretch};

/// Adds accusations that were missed.
pub fn add(phrases: &Phrases<'_>, line: Stretch<'_>, all: &mut Findings) {
    for verb in line.range().filter(|at| line.lemma(*at) == "accuse" && line.is_verbal(*at)) {
        let found = if is_passive(phrases, verb) { passive(phrases, line, verb) } else { active(phrases, line, verb) };
        let Some(found) = found else { continue };
        let extent = found.extent();
        let inside = |other: &Found| other.content_holds(&extent) || found.content_holds(&other.extent());
        let free = all.near(&extent).all(|other| !other.touches(&extent) || inside(other));
        if free && !all.has_cue(&(verb..verb + 1)) {
            all.add(found);
        }
    }
}

/// "was accused", "got accused"; "accused" alone behind a noun is none here.
fn is_passive(phrases: &Phrases<'_>, verb: usize) -> bool {
    phrases.verb_at(verb).is_some_and(|group| group.passive && group.form != Form::Participle)
}

fn active(phrases: &Phrases<'_>, line: Stretch<'_>, verb: usize) -> Option<Found> {
    let group = phrases.verb_at(verb).filter(|group| group.form != Form::Participle)?.tokens.start..verb + 1;
    let target = line.noun_phrase_after(verb + 1)?;
    let of = (target.start..line.range().end).take(30).find(|at| line.lemma(*at) == "of")?;
    let content = target.start..line.end_of_words();
    let source = line.subject(group.start).into_iter().collect();
    (of < content.end).then_some(Found { source, cue: vec![group], content: vec![content] })
}

/// "The clerk was accused of theft by his employer": the accused and the deed are the content, in two pieces.
fn passive(phrases: &Phrases<'_>, line: Stretch<'_>, verb: usize) -> Option<Found> {
    let group = phrases.verb_at(verb)?.tokens.start..verb + 1;
    let of = (line.lemma(verb + 1) == "of").then_some(verb + 1);
    let by = (verb + 1..line.end_of_words()).take(30).find(|at| line.lemma(*at) == "by");
    let accuser = by.and_then(|by| line.noun_phrase_after(by + 1)).filter(|_| by == Some(verb + 1) || by > of);
    let source = accuser.clone().filter(|_| by == Some(verb + 1));
    let of = of.or_else(|| source.as_ref().map(|source| source.end).filter(|at| line.lemma(*at) == "of"))?;
    let target = line.subject(group.start)?;
    let end = by.filter(|by| *by > of && accuser.is_some()).unwrap_or(line.end_of_words());
    let content = vec![target, of..end];
    let source = source.or(accuser.filter(|_| end < line.end_of_words()));
    Some(Found { source: source.into_iter().collect(), cue: vec![group], content })
}
