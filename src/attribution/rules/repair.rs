//! Repairs one attribution that the models found: marks at the edges of its spans, a source that was taken for the
//! end of what it said. Adds no attribution and moves nothing to another;
//! leaves out what is none.

use super::sentence_of;
use crate::attribution::class::class;
use crate::attribution::found::Found;
use crate::knowledge::{Lexicon, ListName, lists};
use crate::phrases::{Form, Page, Phrases, Stretch};
use crate::text::Tag;
use std::ops::Range;

/// The attribution with its spans put right; `None` when no content is left.
pub fn repaired(phrases: &Phrases<'_>, found: Found) -> Option<Found> {
    let page = phrases.page();
    let lexicon = page.knowledge.lexicon();
    let mut found = found;
    let all = page.stretch(0..page.document.tokens.len());
    found.source = trimmed(all, found.source);
    found.cue.iter_mut().for_each(|run| *run = cue(all, run.clone()));
    move_source(all, &mut found);
    share_source(page, all, &mut found);
    found.content = trimmed(all, found.content);
    drop_hearer(phrases, &mut found);
    drop_time(all, &mut found);
    (!found.content.is_empty() && !is_note(all, &found) && !is_venue(all, lexicon, &found)).then_some(found)
}

/// "The mayor opened the bridge and said that …": the second verb has the subject of the first.
fn share_source(page: Page<'_>, all: Stretch<'_>, found: &mut Found) {
    let (Some(cue), true) = (found.cue.first().cloned(), found.source.is_empty()) else { return };
    let verb = cue.clone().rev().find(|&at| all.is_verbal(at));
    let active =
        verb.is_some_and(|at| matches!(all.tag(at), Some(Tag::VBD | Tag::VBZ | Tag::VBP)) && all.lemma(at) != "be");
    let joined = cue.start.checked_sub(1).is_some_and(|at| matches!(all.lemma(at), "and" | "but" | "then" | "also"));
    let Some(token) = page.document.tokens.as_slice().get(cue.start).filter(|_| active && joined) else { return };
    let Some(sentence) = page.document.sentence_at(token.span) else { return };
    let Some(words) = page.document.sentences.get(sentence).map(|it| it.tokens.clone()) else { return };
    let finite = |at: &usize| all.tag(*at).is_some_and(Tag::is_finite);
    let Some(first) = words.clone().find(finite).filter(|first| *first < cue.start) else { return };
    if let Some(subject) = all.inside(&words).subject(first).filter(|subject| subject.start >= words.start) {
        found.source.push(subject);
    }
}

/// The attributions, none with a source who only hears or is accused; nothing else is put right.
pub fn without_hearers(phrases: &Phrases<'_>, found: Vec<Found>) -> Vec<Found> {
    let mut found = found;
    found.iter_mut().for_each(|one| drop_hearer(phrases, one));
    found
}

/// "The ministry is reportedly open to …", "Brand allegedly enticed …": told of them by nobody in particular, and not by them.
pub fn of_hearsay(page: Page<'_>, found: &mut Found) {
    let [cue] = found.cue.as_slice() else { return };
    let cue = cue.clone();
    let Some(adverb) = cue.clone().find(|&at| page.is(at, lists::HEARSAY_ADVERBS)) else { return };
    // "reportedly told", "reportedly also said", but not "reportedly open to supporting".
    let near = |at: usize| at < adverb || at <= adverb + 2;
    let tells = |at: usize| at != adverb && near(at) && page.knowledge.lexicon().stance(page.lemma(at)).is_some();
    let before = found.source.iter().all(|run| run.end <= cue.start) && !found.source.is_empty();
    let after = found.content.iter().all(|run| run.start >= cue.end);
    if !before || !after || cue.clone().any(tells) {
        return;
    }
    let start = found.source.first().map_or(cue.start, |run| run.start);
    let end = found.content.last().map_or(cue.end, |run| run.end);
    found.source.clear();
    found.cue = vec![adverb..adverb + 1];
    found.content = [start..adverb, adverb + 1..end].into_iter().filter(|run| !run.is_empty()).collect();
}

/// "Police were told that …", "Leader urged to quit": who hears is no source. "Two guards were accused of …": who is accused
/// is a part of what is said of him.
fn drop_hearer(phrases: &Phrases<'_>, found: &mut Found) {
    let page = phrases.page();
    let Some(cue) = found.cue.first() else { return };
    let list = page.knowledge.words(lists::ACCUSING_VERBS);
    let accuses = |at: usize| list.find_at(page.words(at..at + 2), 0).is_some();
    let done_to = |at: &usize| {
        page.tag(*at) == Some(Tag::VBN)
            && phrases.verb_at(*at).is_some_and(|group| group.passive && group.form != Form::Participle)
    };
    let accused = cue.clone().filter(done_to).any(accuses);
    let wished = |at: usize| page.says(at, lists::ADDRESSING_VERBS, "wish");
    let past = |at: usize| page.is_past(at);
    // "Leader urged to quit": the object of such a verb stands before it.
    let objectless = |at: usize| past(at) && wished(at) && page.is_to(at + 1);
    let told = accused
        || cue.clone().filter(done_to).any(|at| page.is(at, lists::ADDRESSING_VERBS))
        || cue.clone().any(objectless);
    let by = cue.clone().any(|at| page.says(at, lists::NO_CUES, "agent"));
    if !told || by || found.source.iter().any(|run| run.end > cue.start) {
        return;
    }
    let after = found.content.iter().all(|run| run.start >= cue.end);
    let mut hearer = std::mem::take(&mut found.source);
    // "Two brothers from Leeds were arraigned": all of the subject, of which the town was read.
    let subject = page.stretch(sentence_of(page, cue.start)).subject(cue.start);
    if let (Some(whole), [part]) = (subject, hearer.as_mut_slice()) {
        part.start = part.start.min(whole.start);
    }
    if accused && after {
        found.content.splice(0..0, hearer);
    }
}

/// "Agencies have not yet verified the account": a note on what is known, not something that is said.
fn is_note(all: Stretch<'_>, found: &Found) -> bool {
    let cue = || found.cue.iter().cloned().flatten();
    cue().any(|at| all.page.negation(at).is_some_and(|it| it.verb || it.failing))
        && cue().any(|at| all.page.says(at, lists::CHECKING_VERBS, "sure"))
}

/// "Reported on | January 9 that …": when it was said is not what was said.
fn drop_time(all: Stretch<'_>, found: &mut Found) {
    let (Some(cue), Some(content)) = (found.cue.last(), found.content.first_mut()) else { return };
    let time = |at: &usize| all.tag(*at).is_some_and(|tag| tag.is_noun() || matches!(tag, Tag::CD | Tag::IN | Tag::DT));
    let that = |at: &usize| all.is_that(*at) && matches!(all.tag(*at), Some(Tag::IN | Tag::WDT));
    let reach = content.start..content.end.min(content.start + TIME);
    let found =
        reach.clone().find(that).filter(|at| content.start == cue.end && (content.start..*at).all(|at| time(&at)));
    if let Some(at) = found {
        content.start = at;
    }
}

/// Words of a time between a cue and "that" ("on the evening of January 9").
const TIME: usize = 7;

/// Leaves out who asks to stay unnamed ("asked | not to be named"): that says nothing yet, nor does the reason for it. A
/// content that goes on otherwise is kept unless something else was found right after the request, for else its words
/// would be nobody's.
pub fn without_requests(page: Page<'_>, lexicon: &Lexicon, found: Vec<Found>) -> Vec<Found> {
    let cues: Vec<usize> = found.iter().filter_map(|one| one.cue.first()).map(|cue| cue.start).collect();
    let causes = lexicon.words(lists::ANONYMITY_CAUSES);
    let reasons = |end: usize| (end..end + 2).any(|at| causes.find_at(page.words(at..at + 4), 0).is_some());
    let says = |one: &Found| {
        if bars(page, lexicon, one) {
            return false;
        }
        request(page, lexicon, one).is_none_or(|end| {
            one.extent().end > end + 1 && !reasons(end) && !cues.iter().any(|cue| (end..end + 3).contains(cue))
        })
    };
    found.into_iter().filter(says).collect()
}

/// "[on condition of anonymity because he] was not authorised to discuss | the talks": what keeps somebody from being named.
fn bars(page: Page<'_>, lexicon: &Lexicon, found: &Found) -> bool {
    let Some(cue) = found.cue.first() else { return false };
    let start = page.document.tokens.as_slice().get(cue.start).and_then(|token| page.document.sentence_at(token.span));
    let Some(sentence) = start.and_then(|id| page.document.sentences.get(id)) else { return false };
    let has = |list: ListName, range: Range<usize>| {
        let words = page.words(range);
        let list = lexicon.words(list);
        (0..words.len()).any(|at| list.find_at(words, at).is_some())
    };
    let before = sentence.tokens.start.max(cue.start.saturating_sub(REQUEST_BEFORE))..cue.start;
    has(lists::ANONYMITY_REASONS, cue.clone()) && has(lists::ANONYMITY_TERMS, before)
}

/// Words between wording of anonymity and the verb of the reason for it.
const REQUEST_BEFORE: usize = 12;

/// False for a cue of nothing but pronouns and articles, which tells nothing: of 19,826 cues that are marked in PolNeAR's
/// train part three are such.
pub fn links(page: Page<'_>, found: &Found) -> bool {
    let tokens = found.cue.iter().flat_map(|run| page.document.tokens.as_slice().get(run.clone()).unwrap_or_default());
    let mut tokens = tokens.peekable();
    tokens.peek().is_none() || tokens.any(|token| !matches!(token.tag, Tag::PRP | Tag::PRPS | Tag::DT))
}

/// Where a request that cue and content make ends.
fn request(page: Page<'_>, lexicon: &Lexicon, found: &Found) -> Option<usize> {
    let (cue, content) = (found.cue.first()?, found.content.first()?);
    let end = (content.start + REQUEST).min(page.document.tokens.len());
    let words = page.words(cue.start..end.max(cue.start));
    let terms = lexicon.words(lists::ANONYMITY_TERMS);
    let hit = (0..cue.len()).find_map(|at| terms.find_at(words, at))?;
    Some(cue.start + hit.range.end).filter(|end| *end > content.start)
}

/// Words of a content that the wording of a request may reach into ("not to be named").
const REQUEST: usize = 5;

/// "Made the announcement on | local radio": where it was said is not what was said.
fn is_venue(all: Stretch<'_>, lexicon: &Lexicon, found: &Found) -> bool {
    let (Some(cue), [content]) = (found.cue.last(), found.content.as_slice()) else { return false };
    let on =
        cue.end.checked_sub(1).is_some_and(|last| matches!(all.lemma(last), "on" | "in" | "at" | "via" | "during"));
    let noun = cue.clone().any(|at| all.tag(at).is_some_and(|tag| class(lexicon, all.lemma(at), tag).is_noun()));
    on && noun
        && content.start == cue.end
        && content.len() <= 4
        && !content.clone().any(|at| all.is_verbal(at) || all.is_quote(at))
}

/// Runs without full stops, commas and dashes at their ends; quotation marks and brackets stay.
fn trimmed(all: Stretch<'_>, runs: Vec<Range<usize>>) -> Vec<Range<usize>> {
    let loose = |at: usize| {
        all.tag(at) == Some(Tag::Mark)
            && matches!(all.text(at), "." | "," | ";" | ":" | "-" | "–" | "—" | "--" | "?" | "!" | "…")
    };
    let trim = |run: Range<usize>| {
        let (mut start, mut end) = (run.start, run.end);
        while start < end && loose(end - 1) && !matches!(all.text(end - 1), "?" | "!") {
            end -= 1;
        }
        while start < end && loose(start) {
            start += 1;
        }
        start..end
    };
    runs.into_iter().map(trim).filter(|run| !run.is_empty()).collect()
}

/// A cue without commas at its ends; a colon or dash alone may be one.
fn cue(all: Stretch<'_>, run: Range<usize>) -> Range<usize> {
    let mut run = run;
    while run.len() > 1 && all.is_comma(run.end - 1) {
        run.end -= 1;
    }
    while run.len() > 1 && all.is_comma(run.start) {
        run.start += 1;
    }
    run
}

/// `"…," the clerk said`: words between the closing mark and the cue are the source, not the end of what was said.
fn move_source(all: Stretch<'_>, found: &mut Found) {
    let (Some(cue), true) = (found.cue.first().cloned(), found.source.is_empty()) else { return };
    let Some(run) = found.content.iter_mut().find(|run| run.end == cue.start) else { return };
    let from = run.start.max(run.end.saturating_sub(30));
    let Some(mark) = (from..run.end).rev().find(|at| all.is_quote(*at)) else { return };
    let words = mark + 1..run.end;
    let phrase = all.inside(&words).subject(words.end);
    if mark > run.start && phrase.is_some_and(|phrase| phrase.start == words.start) {
        run.end = mark + 1;
        found.source.push(words);
    }
}
