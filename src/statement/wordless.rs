//! Cues that link somebody to something without any words or thoughts of his: what he did, planned, looked for or did not
//! say. Reads the cue and the word before the source; who the source is does not matter here.

use crate::attribution::Quote;
use crate::facts::Stance;
use crate::knowledge::lists;
use crate::statement::scene::Scene;
use crate::statement::spoken::Spoken;
use crate::text::{Tag, Token};

/// True when a cue tells of no words or thoughts of its source. What stands between quotation marks was said, whatever
/// the cue ("Reed beamed"), but for words that somebody "did not say".
pub fn wordless(scene: &Scene<'_>, attribution: &Spoken, stance: Stance, lemma: &str) -> bool {
    if attribution.cue.is_empty() {
        return false;
    }
    if attribution.quote == Quote::Direct {
        let leads =
            attribution.cue.first().zip(attribution.content.first()).is_some_and(|(cue, it)| cue.end <= it.start);
        return leads && stance == Stance::Neutral && is_negated(scene, attribution);
    }
    if is_negated(scene, attribution) || is_supposed(scene, attribution) || is_awaited(scene, attribution) {
        return true;
    }
    if stance == Stance::Demanding && is_told(scene, attribution)
        || stance == Stance::Factive && is_to_come(scene, attribution)
    {
        return true;
    }
    if is_aside(scene, attribution, lemma)
        || is_description(scene, attribution)
        || names_a_topic(scene, attribution)
        || stance == Stance::Accusing && names_a_deed(scene, attribution)
    {
        return true;
    }
    let intends = matches!(stance, Stance::Committing | Stance::Mental | Stance::Other | Stance::Demanding)
        && scene.knowledge.words(lists::INTENDING_VERBS).has(lemma)
        && !has_verb_of_saying(scene, attribution)
        && !opens_with_that(scene, attribution);
    let other = stance == Stance::Other && attribution.quote == Quote::Indirect && !tells(scene, attribution, lemma);
    intends && attribution.quote == Quote::Indirect || other
}

/// "has not said", "failed to disclose", "neither Reed nor other officials named".
fn is_negated(scene: &Scene<'_>, attribution: &Spoken) -> bool {
    let mut cue = attribution.cue.iter().cloned().flatten();
    let tagged = |at: usize, is: fn(Tag) -> bool| scene.token(at).is_some_and(|token| is(token.tag));
    let turned = cue.any(|at| {
        scene
            .page
            .negation(at)
            .is_some_and(|it| it.verb && tagged(at, |tag| tag == Tag::RB) || it.failing && tagged(at, Tag::is_verb))
    });
    let source = attribution.source.first().map(|piece| piece.start);
    let nobody = |at: usize| scene.page.negation(at).is_some_and(|it| it.noun || it.verb);
    turned || source.is_some_and(|at| nobody(at) || at.checked_sub(1).is_some_and(nobody))
}

/// "voters required to show a card": who is asked for it asks for nothing.
fn is_told(scene: &Scene<'_>, attribution: &Spoken) -> bool {
    let cue = attribution.cue.first().cloned().unwrap_or_default();
    let source = attribution.source.first().cloned().unwrap_or_default();
    let participle = scene.token(cue.start).is_some_and(|token| token.tag == Tag::VBN);
    attribution.cue.len() == 1 && cue.len() == 1 && participle && source.end == cue.start
}

/// "is obliged to disclose", "hopes to reveal": nothing has come to light yet.
fn is_to_come(scene: &Scene<'_>, attribution: &Spoken) -> bool {
    let mut cue = attribution.cue.iter().cloned().flatten();
    let tagged = |at: usize, tag: Tag| scene.token(at).is_some_and(|token| token.tag == tag);
    cue.any(|at| tagged(at, Tag::VB) && at.checked_sub(1).is_some_and(|before| tagged(before, Tag::TO)))
}

/// "what many observers forget is that …": what they did not think of is the article's own.
fn is_aside(scene: &Scene<'_>, attribution: &Spoken, lemma: &str) -> bool {
    let source = attribution.source.first().map(|piece| piece.start);
    let what = source.and_then(|at| at.checked_sub(1)).and_then(|at| scene.token(at));
    what.is_some_and(|token| token.tag == Tag::WP) && scene.knowledge.words(lists::KNOWING_VERBS).has(lemma)
}

/// "survived what many believed to be the end": nothing is claimed but what the thing was called.
fn is_description(scene: &Scene<'_>, attribution: &Spoken) -> bool {
    let mut pieces = attribution.content.iter().cloned();
    let what = pieces.next().is_some_and(|it| {
        it.len() == 1 && scene.token(it.start).is_some_and(|token| token.tag == Tag::WP && &*token.lemma == "what")
    });
    what && !pieces.any(|rest| scene.tokens(rest).iter().any(|token| token.tag.is_finite()))
}

/// "are beginning to talk about the threat of inflation": what was talked about, and not what was said of it.
fn names_a_topic(scene: &Scene<'_>, attribution: &Spoken) -> bool {
    let topics = scene.knowledge.words(lists::TOPIC_VERBS);
    let Some(cue) = attribution.cue.last().cloned() else { return false };
    let verb = cue.clone().rev().find(|&at| scene.token(at).is_some_and(|token| token.tag.is_verb()));
    let Some(needs) = verb.and_then(|at| topics.single(scene.lemma(at))) else { return false };
    let first = attribution.content.first().map(|piece| piece.start).unwrap_or(cue.end);
    // The preposition may be read as the content's first word.
    let topic = if scene.lemma(first) == needs { first + 1 } else { first };
    let preposition = topic.checked_sub(1).map(|at| scene.lemma(at)).unwrap_or_default();
    let noun = |token: &Token| {
        token.tag.is_noun() || token.tag.is_adjective() || matches!(token.tag, Tag::DT | Tag::PRPS | Tag::CD | Tag::VBG)
    };
    first >= cue.end && (needs.is_empty() || preposition == needs) && scene.token(topic).is_some_and(noun)
}

/// "attacks that voters will hear of": a noun of a deed, which carries no content.
fn names_a_deed(scene: &Scene<'_>, attribution: &Spoken) -> bool {
    let nouns = scene.knowledge.words(lists::REPORTING_NOUNS);
    let cue = || attribution.cue.iter().flat_map(|piece| scene.tokens(piece.clone()));
    !cue().any(|token| token.tag.is_verb())
        && cue().any(|token| token.tag.is_noun())
        && !cue().any(|token| nouns.has(&token.lemma))
}

/// "might blame": nobody has yet.
fn is_supposed(scene: &Scene<'_>, attribution: &Spoken) -> bool {
    let mut cue = attribution.cue.iter().cloned().flatten();
    let guesses = |at: usize| scene.is_modal(at, "guess") || scene.is_modal(at, "could");
    cue.any(|at| scene.token(at).is_some_and(|token| token.tag == Tag::MD) && guesses(at))
}

/// "will listen to the speech for hints": what somebody waits for he has not said.
fn is_awaited(scene: &Scene<'_>, attribution: &Spoken) -> bool {
    let Some(cue) = attribution.cue.first().cloned() else { return false };
    let noun = |at: usize| scene.token(at).is_some_and(|token| token.tag.is_noun() || token.tag.is_adjective());
    let after = |at: usize| at.checked_sub(1).is_some_and(|at| scene.lemma(at) == "for");
    let waits = |at: usize| scene.knowledge.words(lists::AWAITING_VERBS).has(scene.lemma(at));
    cue.into_iter().any(|at| noun(at) && after(at) && (at.saturating_sub(8)..at).any(waits))
}

/// "announced that it planned": the plan was told.
fn has_verb_of_saying(scene: &Scene<'_>, attribution: &Spoken) -> bool {
    let mut cue = attribution.cue.iter().flat_map(|piece| scene.tokens(piece.clone()));
    cue.any(|token| token.tag.is_verb() && scene.knowledge.words(lists::NEUTRAL_VERBS).has(&token.lemma))
}

/// "decided that the fence was lawful": a ruling, not a plan.
fn opens_with_that(scene: &Scene<'_>, attribution: &Spoken) -> bool {
    let first = attribution.content.first().map(|piece| piece.start);
    first.is_some_and(|at| scene.lemma(at) == "that")
}

/// A cue outside the lists that tells of words or thoughts all the same: a mark ("Reed: …"), a noun of saying, "see".
fn tells(scene: &Scene<'_>, attribution: &Spoken, lemma: &str) -> bool {
    let nouns = scene.knowledge.words(lists::REPORTING_NOUNS);
    let cue = || attribution.cue.iter().flat_map(|piece| scene.tokens(piece.clone()));
    let marks = cue().all(|token| token.tag == Tag::Mark);
    let noun = cue().any(|token| token.tag.is_noun() && nouns.has(&token.lemma));
    let sees = lemma == "see" && cue().all(|token| matches!(token.tag, Tag::VBP | Tag::VBZ));
    marks || noun || sees || matches!(lemma, "express" | "voice")
}
