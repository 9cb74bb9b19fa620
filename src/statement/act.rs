//! Attributions that tell of an act and carry no claim: "posted a photo of a card", "made the announcement on social
//! media", "have not verified the account". Their clause is the article's own; looks at the form of the content and the
//! verb of the cue, not at the source.

use crate::attribution::Quote;
use crate::knowledge::{Knowledge, Stance, Word, lists};
use crate::phrases::{Context, Hang, Page, split};
use crate::statement::spoken::Spoken;
use std::ops::Range;

/// Longer contents are no mere objects, and are not looked at word by word.
const LONGEST: usize = 60;

/// An object of a word or two, with its article: longer ones may say something.
const SHORT: usize = 3;

/// For each attribution, whether it tells of an act only.
pub fn acts(page: Page<'_>, spoken: &[Spoken]) -> Vec<bool> {
    spoken.iter().map(|it| is_act(page, it)).collect()
}

fn is_act(page: Page<'_>, attribution: &Spoken) -> bool {
    is_object(page, attribution)
        || is_silence(page, attribution)
        || is_shown(page, attribution)
        || attribution.within.is_some() && is_topic(page, attribution)
}

/// "declined to comment on the figures": who says nothing offers nothing and claims nothing.
fn is_silence(page: Page<'_>, attribution: &Spoken) -> bool {
    let ([content], Some(cue)) = (attribution.content.as_slice(), attribution.cue.first()) else { return false };
    let (content, cue) = (content.clone(), cue.clone());
    let near = page.words(cue.start..(content.start + SHORT).min(content.end));
    attribution.quote == Quote::Indirect
        && cue.end <= content.start
        && content.len() <= LONGEST
        && page
            .knowledge
            .words(lists::NO_COMMENT)
            .find_at(near, 0)
            .is_some_and(|hit| cue.start + hit.range.end > content.start)
        && !says(page, content)
}

/// "has not commented on the case", "offered no evidence"; "the cause is not known", where nobody is named: the content
/// is an object or subject of a word or two, and the cue no verb that takes sides. What is said is the whole clause.
fn is_object(page: Page<'_>, attribution: &Spoken) -> bool {
    let ([content], [cue]) = (attribution.content.as_slice(), attribution.cue.as_slice()) else { return false };
    let (content, cue) = (content.clone(), cue.clone());
    let (Some(object), Some(carries)) =
        (page.document.tokens.as_slice().get(content.clone()), page.document.tokens.as_slice().get(cue.clone()))
    else {
        return false;
    };
    let verbal = carries.iter().any(|token| token.tag.is_verb());
    let after = cue.end <= content.start;
    attribution.quote == Quote::Indirect
        && verbal
        && content.len() <= SHORT
        && !object.iter().any(|token| token.tag.is_verb())
        && if after { takes_no_side(page.words(cue), page.knowledge) } else { attribution.source.is_empty() }
}

/// "discussed the budget", "loves the school", "found little damage": a noun phrase under a cue that says nothing of it. Inside
/// what somebody else said, that is the whole of what he said.
pub fn is_topic(page: Page<'_>, attribution: &Spoken) -> bool {
    let lexicon = page.knowledge.lexicon();
    let mut cues = attribution.cue.iter().map(|piece| page.words(piece.clone()));
    let stance = cues.find_map(|words| lexicon.stance_in(words)).map(|(stance, _)| stance);
    let mut tokens = attribution.content.iter().flat_map(|piece| page.tokens(piece.clone()));
    let bare = !tokens.any(|token| token.tag.is_verb());
    let words = attribution.content.iter().map(Range::len).sum::<usize>();
    // "conceded defeat": an object of a word or two, not a claim.
    let object = words <= SHORT && !matches!(stance, Some(Stance::Accusing | Stance::Denying));
    bare && attribution.quote == Quote::Indirect
        && (object || matches!(stance, None | Some(Stance::Mental | Stance::Other)))
}

fn takes_no_side(cue: &[Word<'_>], knowledge: &Knowledge) -> bool {
    let stance = knowledge.lexicon().stance_in(cue).map(|(stance, _)| stance);
    matches!(stance, None | Some(Stance::Neutral | Stance::Other))
}

fn is_shown(page: Page<'_>, attribution: &Spoken) -> bool {
    let [content] = attribution.content.as_slice() else { return false };
    let Some(verb) = attribution.cue.iter().find_map(|piece| main_verb(page, piece.clone())) else { return false };
    if attribution.quote != Quote::Indirect
        || content.start < verb
        || content.len() > LONGEST
        || says(page, content.clone())
    {
        return false;
    }
    let upto = page.words(verb..content.end.max(verb));
    let shown = page.knowledge.words(lists::PUBLIC_ACTS).find_at(upto, 0).is_some();
    let verified = page.knowledge.words(lists::VERIFYING_VERBS).find_at(upto, 0).is_some();
    shown || verified
}

/// The last verb of a cue.
fn main_verb(page: Page<'_>, cue: Range<usize>) -> Option<usize> {
    let tokens = page.document.tokens.as_slice().get(cue.clone())?;
    let auxiliary = |lemma: &str| matches!(lemma, "be" | "have" | "do");
    let first = tokens.iter().position(|token| token.tag.is_verb() && !auxiliary(&token.lemma))?;
    Some(cue.start + first)
}

/// The content has a clause of its own, not only one that hangs on a noun.
pub fn says(page: Page<'_>, content: Range<usize>) -> bool {
    let cut = split(page.stretch(content), &Context { hidden: &|_| false, takes_clause: &|_| false, nouns: &[] });
    cut.clauses
        .iter()
        .any(|clause| clause.verb.is_some() && matches!(clause.hang, Hang::Root | Hang::Complement { .. }))
}
