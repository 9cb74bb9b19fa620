//! Contents, or beginnings of contents, without a clause that says something: "trying to hide the fact", "a disgrace",
//! "the firm to sell the mine". The clauses of a sentence are not looked at; the drafts made of them are.

use crate::attribution::{Attribution, Quote};
use crate::facts::Scope;
use crate::knowledge::lists;
use crate::list::Id;
use crate::phrases::{Form, VerbGroup, groups};
use crate::statement::draft::Draft;
use crate::statement::scene::Scene;
use crate::statement::spoken::Spoken;
use crate::statement::{act, sentence};
use crate::text::{Tag, Token};
use std::ops::Range;

/// The drafts of those contents; `clauses` are the drafts that were made of clauses, and `settled` says of each attribution
/// whether its content is no statement at all (an act, a report of what others said).
pub fn drafts(scene: &Scene<'_>, clauses: &[Draft], settled: &[bool]) -> Vec<Draft> {
    // Where the first clause of each content begins, and whether all of them only go on about a noun.
    let mut firsts: Vec<Option<(usize, bool)>> = vec![None; settled.len()];
    for draft in clauses {
        if let Some(first) = draft.attribution.and_then(|id| firsts.get_mut(id.index())) {
            let (start, relative) = first.unwrap_or((usize::MAX, true));
            *first = Some((start.min(draft.tokens.start), relative && draft.relative));
        }
    }
    let free =
        (0..scene.spoken.len()).map(Id::new).filter(|id: &Id<Attribution>| settled.get(id.index()) == Some(&false));
    free.filter_map(|id| match firsts.get(id.index()).copied().flatten() {
        None => phrase(scene, id, usize::MAX),
        Some((start, true)) => wish(scene, id, start),
        Some((start, false)) => deed(scene, id, start),
    })
    .collect()
}

/// "[expect] the firm to sell the mine, which is old": what comes before the relative clause, if it has an infinitive.
fn wish(scene: &Scene<'_>, id: Id<Attribution>, relative: usize) -> Option<Draft> {
    let opens = |at: usize| {
        let opens =
            |token: &Token| matches!(token.tag, Tag::WDT | Tag::WP | Tag::WPS | Tag::IN) || &*token.lemma == ",";
        scene.token(at).is_some_and(opens)
    };
    let mut until = relative;
    while until.checked_sub(1).is_some_and(opens) {
        until -= 1;
    }
    let draft = phrase(scene, id, until)?;
    let infinitive =
        groups(scene.page.stretch(draft.tokens.clone())).iter().any(|group| group.form == Form::Infinitive);
    infinitive.then_some(draft)
}

/// "accused him of “selling the ports. He read no contract,”": what stands in the sentence of the cue, where clauses are but in
/// later ones, if it begins with a verb.
fn deed(scene: &Scene<'_>, id: Id<Attribution>, first: usize) -> Option<Draft> {
    let opens = scene.spoken(id)?.content.first()?.start;
    let sentence = scene.sentence_of(opens)?;
    let end = scene.document.sentences.get(sentence)?.tokens.end;
    let draft = phrase(scene, id, end).filter(|_| end <= first)?;
    draft.verb.is_some().then_some(draft)
}

/// The words of a content before `until` as one draft.
fn phrase(scene: &Scene<'_>, id: Id<Attribution>, until: usize) -> Option<Draft> {
    let attribution = scene.spoken(id)?;
    if act::is_topic(scene.page, attribution) {
        return None;
    }
    let mut content: Vec<Range<usize>> = Vec::new();
    let mut tokens: Option<Range<usize>> = None;
    for piece in &attribution.content {
        let words = piece.start..piece.end.min(until);
        let Some((more, range)) = sentence::pieces(scene, words, Some(id)) else { continue };
        content.extend(more);
        tokens =
            Some(tokens.map_or(range.clone(), |all: Range<usize>| all.start.min(range.start)..all.end.max(range.end)));
    }
    let tokens = tokens?;
    let sentence = scene.sentence_of(tokens.start)?;
    // "said that, according to the report, …": who else tells it is no statement.
    if scene.voices.cue(tokens.start).is_some_and(|other| other != id)
        && !tokens.clone().any(|at| scene.page.is_finite(at))
    {
        return None;
    }
    let opening = groups(scene.page.stretch(tokens.clone())).into_iter().next();
    let verb = opening.filter(|group| leads(scene, group, tokens.start));
    if verb.is_none() && is_thing_shown(scene, attribution) {
        return None;
    }
    content.sort_by_key(|piece| (piece.start, piece.end));
    Some(Draft {
        sentence,
        content,
        subject: tokens.start..tokens.start,
        tokens,
        attribution: Some(id),
        scope: Scope::Sure,
        verb,
        relative: false,
        main: true,
        condition: None,
    })
}

/// "disclosed a set of papers that …": a thing that was brought to light, and nothing said of it.
fn is_thing_shown(scene: &Scene<'_>, attribution: &Spoken) -> bool {
    let shows = |piece: &Range<usize>| {
        let words = scene.tokens(piece.clone());
        words
            .iter()
            .any(|token| token.tag.is_verb() && scene.knowledge.words(lists::DISCLOSING_VERBS).has(&token.lemma))
    };
    let first = attribution.content.first().map(|piece| piece.start);
    let noun = first.and_then(|at| scene.token(at)).is_some_and(|token| {
        matches!(token.tag, Tag::DT | Tag::PRPS | Tag::CD) || token.tag.is_noun() || token.tag.is_adjective()
    });
    let that = first.is_some_and(|at| {
        matches!(scene.lemma(at), "that" | "the") && matches!(scene.lemma(at + 1), "fact" | "truth" | "news")
    });
    noun && !that && attribution.quote == Quote::Indirect && attribution.cue.first().is_some_and(shows)
}

/// "trying to hide", "to sell": the phrase begins with its verb; "recently released figures" has none.
fn leads(scene: &Scene<'_>, group: &VerbGroup, first: usize) -> bool {
    let before_noun =
        scene.token(group.tokens.end).is_some_and(|token| token.tag.is_noun() || token.tag.is_adjective());
    let after = |at: usize| {
        let quote = |at: usize| scene.page.stretch(at..at + 1).is_quote(at);
        let before = at.checked_sub(1).map(|before| before.saturating_sub(usize::from(quote(before))));
        before.is_some_and(|before| matches!(scene.lemma(before), "of" | "for" | "with" | "from"))
    };
    let object = group.form == Form::Gerund && after(group.tokens.start) && group.tokens.start < first + 12;
    object || group.tokens.start <= first + 1 && !(group.form == Form::Participle && before_noun)
}
