//! How a statement is put: turned round, softened, on a condition, about the future. Reads the statement's own words;
//! the cue that introduces it is not looked at here.

use crate::knowledge::lists;
use crate::statement::draft::Draft;
use crate::statement::scene::Scene;
use crate::text::Tag;
use std::ops::Range;

/// The word that turns it round: at its verb or before it ("never left"), or "no" or "not all" with its subject or
/// object.
pub fn negation(scene: &Scene<'_>, draft: &Draft) -> Option<Range<usize>> {
    let verb = draft.verb.as_ref()?;
    let none = |at: &usize| scene.page.negation(*at).is_some_and(|it| it.noun);
    let own = || verb.negation.filter(|at| *at >= verb.tokens.start || draft.tokens.contains(at));
    let whole = || Some(draft.tokens.start).filter(|&at| scene.page.turns(at));
    let after = verb.tokens.end..(verb.tokens.end + 2).min(draft.tokens.end);
    let subject = draft.subject.clone().take(2).find(none);
    let at = subject.or_else(own).or_else(whole).or_else(|| after.clone().find(none))?;
    Some(at..at + 1)
}

/// Words that soften it, in reading order.
pub fn hedges(scene: &Scene<'_>, draft: &Draft) -> Vec<Range<usize>> {
    let modal = draft.verb.as_ref().and_then(|verb| verb.modal);
    // "could not say", "neither of them could say" tell of what failed, not of what may be.
    let failed = negation(scene, draft).is_some();
    let softens = |range: &Range<usize>| range.len() > 1 || softens(scene, range.start, modal.filter(|_| !failed));
    let mut found: Vec<Range<usize>> = scene.all_plain(lists::HEDGES, draft.tokens.clone()).filter(softens).collect();
    let guesses = modal.filter(|&at| scene.is_modal(at, "guess") || scene.is_modal(at, "could") && !failed);
    if let Some(at) = guesses.filter(|at| !found.iter().any(|range| range.contains(at))) {
        found.push(at..at + 1);
        found.sort_by_key(|range| range.start);
    }
    found
}

/// A modal softens as the main verb's; a word of measure ("about", "almost", "some") softens numbers, not claims.
fn softens(scene: &Scene<'_>, at: usize, modal: Option<usize>) -> bool {
    let Some(token) = scene.token(at) else { return false };
    let number = scene.token(at + 1).is_some_and(|next| next.tag == Tag::CD)
        || scene.knowledge.words(lists::FRACTIONS).find_at(scene.words(at + 1..at + 4), 0).is_some();
    match token.tag {
        Tag::MD => modal == Some(at),
        Tag::IN | Tag::DT | Tag::TO | Tag::NNP | Tag::NNPS => false,
        _ => !number,
    }
}

/// "if …", "in exchange for …": from the word that opens the condition to the next comma or the statement's end.
pub fn condition(scene: &Scene<'_>, draft: &Draft) -> Option<Range<usize>> {
    if draft.condition.is_some() {
        return draft.condition.clone();
    }
    opened(scene, draft.tokens.clone()).or_else(|| {
        // "offered to open the port | in return for grain": what follows a phrase in its sentence may bind it.
        let sentence =
            scene.document.sentences.get(draft.sentence).filter(|_| draft.main && draft.subject.is_empty())?;
        let after = draft.tokens.end..sentence.tokens.end;
        let free = after.clone().take_while(|&at| scene.voices.content(at).is_none() && scene.lemma(at) != ",").count();
        opened(scene, after.start..after.start + free)
    })
}

/// The condition that opens among some tokens.
fn opened(scene: &Scene<'_>, tokens: Range<usize>) -> Option<Range<usize>> {
    let opens = scene.all_of(lists::CONDITIONALS, tokens.clone()).find(|range| binds(scene, range))?;
    let ends = |at: &usize| scene.lemma(*at) == "," || scene.lemma(*at) == ".";
    let comma = (opens.end..tokens.end).find(ends).unwrap_or(tokens.end);
    Some(opens.start..comma)
}

/// Of the words that may open a condition, those that do so wherever they stand.
fn binds(scene: &Scene<'_>, range: &Range<usize>) -> bool {
    range.len() > 1 || matches!(scene.lemma(range.start), "if" | "unless")
}

/// True when its verb speaks of what is to come: "will be sent", "is to leave", "is going to stay"; of what is
/// `reported` also "would be sent", but not "would have been sent" or "would like".
pub fn future(scene: &Scene<'_>, draft: &Draft, reported: bool) -> bool {
    let Some(verb) = &draft.verb else { return false };
    let polite = scene.page.says(verb.head, lists::FUTURE_WORDING, "like");
    let would = reported && !verb.perfect && !polite && verb.modal.is_some_and(|at| scene.is_modal(at, "would"));
    let modal = verb.modal.is_some_and(|at| scene.is_modal(at, "future"));
    let to = scene.page.is_to(verb.tokens.end);
    let copula = scene.lemma(verb.head) == "be" && to;
    let set = scene.page.beginning(verb.tokens.end, lists::FUTURE_WORDING).is_some_and(|(words, _)| words.len() > 1);
    let going = scene.lemma(verb.head) == "go" && verb.tokens.len() > 1 && to && infinitive(scene, verb.tokens.end);
    modal || would || copula || set || going
}

fn infinitive(scene: &Scene<'_>, to: usize) -> bool {
    scene.token(to + 1).is_some_and(|token| token.tag == Tag::VB)
}
