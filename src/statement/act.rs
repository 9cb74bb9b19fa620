//! Attributions that tell of an act and carry no claim: "posted a photo of a card", "made the announcement on social
//! media", "have not verified the account". Their clause is the article's own; looks at the form of the content and the
//! verb of the cue, not at the source.

use crate::attribution::Quote;
use crate::knowledge::{Knowledge, Stance, Word, lists};
use crate::phrases::{Context, Hang, Page, says as says_of, split};
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
        || is_deed(page, attribution)
        || is_feeling(page, attribution)
        || is_talk(page, attribution)
        || is_seeming(page, attribution)
        || attribution.within.is_some() && is_topic(page, attribution)
}

/// "refused to sign the deal", "citing leaked papers", "whom the report named only as a driver": what somebody did, or on whom he
/// rests; "did not mean to vote": what he had no mind to do.
fn is_deed(page: Page<'_>, attribution: &Spoken) -> bool {
    let (Some(cue), Some(content)) = (attribution.cue.last(), attribution.content.first()) else { return false };
    let Some(verb) = cue.clone().rev().find(|&at| page.is_verb(at)) else { return false };
    let indirect = attribution.quote == Quote::Indirect;
    let infinitive = page.is_to(content.start) && page.is_bare_verb(content.start + 1);
    let silent = page.knowledge.lexicon().stance(page.lemma(content.start + 1)).is_none();
    let turned = cue.clone().any(|at| page.turns(at)) && page.is(verb, lists::INTENDING_VERBS);
    let relative = |at: usize| page.is_relative(at);
    let before = attribution.source.first().unwrap_or(cue).start.checked_sub(1);
    match page.column(verb, lists::PLAIN_DEEDS) {
        Some("to") => indirect && infinitive && silent && content.start == verb + 1,
        Some("noun") => {
            indirect && content.start > verb && !attribution.content.iter().any(|it| says(page, it.clone()))
        }
        Some("named") => relative(content.start) || before.is_some_and(relative),
        Some(_) | None => indirect && turned,
    }
}

/// "The decision angered its neighbours": whoever stands behind the verb has said nothing.
fn is_feeling(page: Page<'_>, attribution: &Spoken) -> bool {
    let (Some(source), [cue]) = (attribution.source.first(), attribution.cue.as_slice()) else { return false };
    let words = page.words(cue.clone());
    let other =
        matches!(page.knowledge.lexicon().stance_in(words).map(|(stance, _)| stance), None | Some(Stance::Other));
    let before = attribution.content.iter().all(|it| it.end <= cue.start);
    let finite = |at: usize| page.is_finite(at);
    attribution.quote == Quote::Indirect
        && other
        && before
        && source.start == cue.end
        && cue.clone().any(finite)
        && !attribution.content.iter().cloned().flatten().any(finite)
}

/// "The feud | appears | to be nearing its end": how it looks, to nobody in particular.
fn is_seeming(page: Page<'_>, attribution: &Spoken) -> bool {
    let [cue] = attribution.cue.as_slice() else { return false };
    let seems = |at: usize| page.beginning(at, lists::NO_CUES).is_some_and(|(_, column)| says_of(column, "seeming"));
    let told = cue.clone().any(|at| page.knowledge.lexicon().class(page.lemma(at)).of_verb().is_speech());
    let before = attribution.content.iter().any(|it| it.end <= cue.start) || !attribution.source.is_empty();
    attribution.quote == Quote::Indirect && before && !told && cue.clone().any(seems)
}

/// "talked about his childhood", "revealed what he knew": of what was spoken, and not what was said of it.
fn is_talk(page: Page<'_>, attribution: &Spoken) -> bool {
    let (Some(cue), Some(content)) = (attribution.cue.last(), attribution.content.first()) else { return false };
    let Some(verb) = cue.clone().rev().find(|&at| page.is_verb(at)) else { return false };
    let clause =
        attribution.content.iter().any(|piece| piece.clone().any(|at| page.is_to(at)) || says(page, piece.clone()));
    let after = content.start >= cue.end && attribution.quote == Quote::Indirect;
    // The preposition may be read as the content's first word.
    let preposition = |needs: &str| {
        needs.is_empty() || page.lemma(content.start) == needs || page.lemma(content.start.saturating_sub(1)) == needs
    };
    let topic = page.column(verb, lists::TOPIC_VERBS).is_some_and(preposition) && !clause;
    let asked = page.is_asking_pronoun(content.start) && page.is(verb, lists::DISCLOSING_VERBS);
    after && (topic || asked)
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
    let bare = bare && !is_judged(page, attribution);
    bare && attribution.quote == Quote::Indirect
        && (object || matches!(stance, None | Some(Stance::Mental | Stance::Other)))
}

/// "viewed the treaty as a betrayal": what it is to somebody.
fn is_judged(page: Page<'_>, attribution: &Spoken) -> bool {
    let named = |at: usize| page.is(at, lists::NAMING_VERBS);
    let behind = |at: usize| page.says(at, lists::NO_CUES, "naming");
    let cue = || attribution.cue.iter().cloned().flatten();
    let content = || attribution.content.iter().cloned().flatten();
    cue().any(named) && (content().skip(1).any(behind) || cue().any(behind))
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
