//! A quotation is one speaker's from mark to mark. Where a verb of saying leads into one ("X said: “A. B.”") or closes it
//! ("“A. B,” X said."), all of it is the content of that verb, and nobody else's. Looks at quotations that stand by
//! themselves; words quoted inside a sentence are the models' work.

use super::{Findings, RECENT, sentence_of};
use crate::attribution::ReadBy;
use crate::attribution::found::{Found, overlap};
use crate::knowledge::{Lexicon, lists};
use crate::phrases::{Form, Page, Phrases, Stretch};
use crate::text::{Block, Quotation, QuoteMark};
use std::ops::Range;

/// What it is told of as.
const NAME: &str = "quoted";

/// Words between a verb of saying and the quotation that it leads into: whom, when, where.
const LEAD: usize = 14;

/// Words from the end of a quotation to the verb of saying that closes it, with a subject and its apposition between.
const TAIL: usize = 16;

/// Who says a quotation, as the words beside it have it.
pub struct Owner {
    source: Option<Range<usize>>,
    cue: Range<usize>,
}

impl Owner {
    /// The first token of the words that say who speaks.
    pub fn start(&self) -> usize {
        self.source.as_ref().map_or(self.cue.start, |source| source.start.min(self.cue.start))
    }
}

/// Gives each such quotation to its speaker.
pub fn settle(phrases: &Phrases<'_>, lexicon: &Lexicon, all: &mut Findings) {
    let page = phrases.page();
    let mut last = 0;
    for quotation in &page.document.quotations {
        let tokens = page.document.tokens_in(quotation.span);
        if tokens.start < last || quotation.mark != QuoteMark::Double || tokens.len() < 4 {
            continue;
        }
        last = tokens.end;
        let owner = closing(phrases, lexicon, quotation, &tokens).or_else(|| leading(phrases, lexicon, tokens.start));
        match owner {
            Some(owner) => all.give(&tokens, &owner),
            None if opens_sentence(page, &tokens) => all.complete(&tokens),
            None => {}
        }
    }
    all.sorted.retain(|one| !one.content.is_empty());
}

fn opens_sentence(page: Page<'_>, quotation: &Range<usize>) -> bool {
    sentence_of(page, quotation.start).start == quotation.start
}

fn ends_clause(line: Stretch<'_>, at: usize) -> bool {
    matches!(line.text(at), "." | ";" | "?" | "!")
}

/// "“…,” said the mayor", "“…,” the mayor, Ann Reed, told reporters": the words right behind.
fn closing(phrases: &Phrases<'_>, lexicon: &Lexicon, quotation: &Quotation, tokens: &Range<usize>) -> Option<Owner> {
    let page = phrases.page();
    if !quotation.closed || !opens_sentence(page, tokens) {
        return None;
    }
    let all = page.stretch(0..page.document.tokens.len());
    let inside = all.text(tokens.end.checked_sub(2)?);
    let outside = all.is_comma(tokens.end);
    if !(outside || matches!(inside, "," | "?" | "!" | "…" | "—" | "–")) {
        return None;
    }
    let from = tokens.end + usize::from(outside);
    let sentence = sentence_of(page, from);
    if sentence.end <= from {
        return None;
    }
    let line = page.stretch(from..sentence.end);
    let finite = |at: &usize| phrases.verb_at(*at).is_some_and(|group| group.head == *at && group.form == Form::Finite);
    let says = |at: &usize| lexicon.class(line.lemma(*at)).of_verb().is_speech();
    let ends = |at: &usize| line.is_quote(*at) || ends_clause(line, *at);
    let end = (from..sentence.end).take(TAIL).find(ends).unwrap_or(sentence.end.min(from + TAIL));
    let verb = (from..end).find(finite).filter(says)?;
    let group = phrases.verb_at(verb).map_or(verb, |group| group.tokens.start)..verb + 1;
    let source = if group.start == from {
        line.noun_phrase_after(verb + 1).or_else(|| youngest(phrases, verb + 1))?
    } else {
        let before = line.subject(group.start)?;
        (before.start == from).then_some(before)?
    };
    // "“What?” The mayor answered: “Nothing.”": the verb leads into the next one.
    let leads = (verb..sentence.end).find(|at| line.text(*at) == ":").is_some_and(|colon| line.is_quote(colon + 1));
    (!leads).then_some(Owner { source: Some(source), cue: group })
}

/// "quipped the youngest": an article and an adjective without a noun.
fn youngest(phrases: &Phrases<'_>, at: usize) -> Option<Range<usize>> {
    let nouns = phrases.nouns();
    let first = nouns.get(nouns.partition_point(|phrase| phrase.tokens.start < at))?;
    (first.tokens.start == at).then(|| first.tokens.clone())
}

/// "The mayor said: “…”", "Reed told the council, “…”": the words right before.
pub fn leading(phrases: &Phrases<'_>, lexicon: &Lexicon, start: usize) -> Option<Owner> {
    let page = phrases.page();
    let mark = start.checked_sub(1)?;
    let sentence = sentence_of(page, mark);
    let line = page.stretch(sentence.start..mark + 1);
    let colon = line.text(mark) == ":";
    if let Some(owner) = in_words_of(line, mark) {
        return Some(owner);
    }
    if !(colon || line.is_comma(mark)) {
        return None;
    }
    let from = sentence.start.max(mark.saturating_sub(LEAD));
    let from = (from..mark).rev().find(|at| line.is_quote(*at) || ends_clause(line, *at)).map_or(from, |at| at + 1);
    let says = |at: &usize| {
        let class = lexicon.class(line.lemma(*at)).of_verb();
        class.is_speech() || colon && class.is_reporting()
    };
    let verb = (from..mark).rev().find(|at| line.is_verbal(*at)).filter(says)?;
    if !colon && line.skip_adjuncts(line.noun_phrase_after(verb + 1).map_or(verb + 1, |it| it.end)) != mark {
        return None;
    }
    let group = phrases.verb_at(verb).map_or(verb, |group| group.tokens.start)..verb + 1;
    let subject = line.subject(group.start);
    let source = subject.filter(|it| (it.end..group.start).all(|at| line.is_comma(at)));
    Some(Owner { source, cue: group })
}

/// "The regulator was, in the words of its own auditor, “…”".
fn in_words_of(line: Stretch<'_>, mark: usize) -> Option<Owner> {
    let source = line.noun_phrase_before(mark).filter(|_| line.is_comma(mark))?;
    let mut starts = source.start.saturating_sub(2)..source.end;
    let (cue, _) = starts.find_map(|at| line.page.ending(at, lists::QUOTING_PHRASES))?;
    (cue.start >= line.range().start && cue.end < mark).then_some(Owner { source: Some(cue.end..mark), cue })
}

/// The tokens of a block.
pub fn tokens_of(page: Page<'_>, block: &Block) -> Range<usize> {
    let sentences = page.document.sentences.as_slice().get(block.sentences.clone()).unwrap_or_default();
    match (sentences.first(), sentences.last()) {
        (Some(first), Some(last)) => first.tokens.start..last.tokens.end,
        _ => 0..0,
    }
}

impl Findings {
    /// Makes a quotation the content of the attribution with that cue, and of no other whose cue stands outside both.
    pub fn give(&mut self, quotation: &Range<usize>, owner: &Owner) {
        let source = owner.source.as_ref().unwrap_or(&owner.cue);
        let start = quotation.start.min(owner.cue.start).min(source.start);
        let extent = start..quotation.end.max(owner.cue.end).max(source.end);
        let places = self.around(&extent);
        let has = |one: &Found| one.cue.iter().any(|run| overlap(run, &owner.cue));
        let near = self.sorted.get(places.clone()).unwrap_or_default();
        let mine = near.iter().position(has).map(|at| places.start + at);
        let known = mine.is_some() || owner.source.is_some();
        if !known {
            return;
        }
        for (index, one) in (places.start..).zip(self.sorted.get_mut(places.clone()).unwrap_or_default()) {
            let outside = one.cue.iter().all(|run| !overlap(run, quotation));
            // What holds all of it passes it on.
            if Some(index) != mine && outside && !one.content_holds(&extent) {
                one.leave(if one.content_holds(&owner.cue) { &extent } else { quotation });
            }
        }
        match mine.and_then(|at| self.sorted.get_mut(at)) {
            Some(one) => {
                if let Some(source) = owner.source.as_ref().filter(|_| one.source.is_empty()) {
                    one.source.push(source.clone());
                }
                one.take(quotation);
                self.reach = self.reach.max(one.extent().len());
            }
            None => {
                let added = self.added.iter_mut().rev().take(RECENT).find(|one| has(one));
                if let Some(one) = added {
                    return one.take(quotation);
                }
                let source = owner.source.iter().cloned().collect();
                self.added.push(Found {
                    source,
                    cue: vec![owner.cue.clone()],
                    content: vec![quotation.clone()],
                    read_by: ReadBy::rule(NAME),
                });
            }
        }
        self.order(places);
    }

    /// Makes a quotation of which one attribution has a part wholly its content.
    fn complete(&mut self, quotation: &Range<usize>) {
        let places = self.around(quotation);
        let near = self.sorted.get_mut(places.clone()).unwrap_or_default();
        let part = |one: &&mut Found| {
            one.cue.iter().all(|run| !overlap(run, quotation)) && one.content.iter().any(|run| overlap(run, quotation))
        };
        let mut parts = near.iter_mut().filter(part);
        if let (Some(one), None) = (parts.next(), parts.next()) {
            one.take(quotation);
            self.reach = self.reach.max(one.extent().len());
        }
        self.order(places);
    }

    /// Sorts anew those whose first token may have moved.
    fn order(&mut self, places: Range<usize>) {
        self.sorted.get_mut(places).unwrap_or_default().sort_by_key(|one| one.extent().start);
    }
}

impl Found {
    /// Adds a quotation to the content, with the runs that touch it, but for those that hold words of source or cue.
    pub(super) fn take(&mut self, quotation: &Range<usize>) {
        let joined = |all: Range<usize>, run: &Range<usize>| all.start.min(run.start)..all.end.max(run.end);
        let apart = |run: &&Range<usize>| !self.source.iter().chain(&self.cue).any(|it| overlap(it, run));
        let touching = self.content.iter().filter(|run| overlap(run, quotation)).filter(apart);
        let whole = touching.fold(quotation.clone(), joined);
        self.content.retain(|run| !overlap(run, quotation));
        let at = self.content.partition_point(|run| run.start < whole.start);
        self.content.insert(at, whole);
    }

    /// Takes a quotation out of the content.
    pub(super) fn leave(&mut self, quotation: &Range<usize>) {
        let cut = |run: &Range<usize>| {
            let before = run.start..run.end.min(quotation.start);
            let after = run.start.max(quotation.end)..run.end;
            [before, after].into_iter().filter(|piece| piece.start < piece.end).collect::<Vec<_>>()
        };
        self.content = self.content.iter().flat_map(cut).collect();
    }
}
