//! "A accused B of doing C", "B was accused of C by A": what is alleged is B and what follows. Other verbs of blame are
//! the models' work.

use super::Findings;
use crate::attribution::found::Found;
use crate::attribution::phrase::Phrases;
use crate::text::Tag;

/// Adds accusations that were missed.
pub fn add(phrases: &Phrases<'_>, all: &mut Findings) {
    for verb in phrases.range().filter(|at| phrases.lemma(*at) == "accuse" && phrases.is_verbal(*at)) {
        let found = if is_passive(phrases, verb) { passive(phrases, verb) } else { active(phrases, verb) };
        let Some(found) = found else { continue };
        let extent = found.extent();
        let inside = |other: &Found| other.content_holds(&extent) || found.content_holds(&other.extent());
        let free = all.near(&extent).all(|other| !other.touches(&extent) || inside(other));
        if free && !all.has_cue(&(verb..verb + 1)) {
            all.add(found);
        }
    }
}

fn is_passive(phrases: &Phrases<'_>, verb: usize) -> bool {
    let group = phrases.group(verb);
    phrases.tag(verb) == Some(Tag::VBN) && group.clone().any(|at| phrases.lemma(at) == "be")
}

fn active(phrases: &Phrases<'_>, verb: usize) -> Option<Found> {
    let group = phrases.group(verb);
    if phrases.tag(verb) == Some(Tag::VBN) && group.len() == 1 {
        return None;
    }
    let target = phrases.noun_phrase_after(verb + 1)?;
    let of = (target.start..phrases.range().end).take(30).find(|at| phrases.lemma(*at) == "of")?;
    let content = target.start..phrases.end();
    let source = phrases.subject(group.start).into_iter().collect();
    (of < content.end).then_some(Found { source, cue: vec![group], content: vec![content] })
}

/// "The clerk was accused of theft by his employer": the accused and the deed are the content, in two pieces.
fn passive(phrases: &Phrases<'_>, verb: usize) -> Option<Found> {
    let group = phrases.group(verb);
    let of = (phrases.lemma(verb + 1) == "of").then_some(verb + 1);
    let by = (verb + 1..phrases.end()).take(30).find(|at| phrases.lemma(*at) == "by");
    let accuser = by.and_then(|by| phrases.noun_phrase_after(by + 1)).filter(|_| by == Some(verb + 1) || by > of);
    let source = accuser.clone().filter(|_| by == Some(verb + 1));
    let of = of.or_else(|| source.as_ref().map(|source| source.end).filter(|at| phrases.lemma(*at) == "of"))?;
    let target = phrases.subject(group.start)?;
    let end = by.filter(|by| *by > of && accuser.is_some()).unwrap_or(phrases.end());
    let content = vec![target, of..end];
    let source = source.or(accuser.filter(|_| end < phrases.end()));
    Some(Found { source: source.into_iter().collect(), cue: vec![group], content })
}
