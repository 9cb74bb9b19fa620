//! Rules after the models: repairs of spans, and attributions in shapes of English that the models miss. A rule adds
//! only where nothing was found; none of them weighs evidence, and each can be read alone. Which model needs which rule
//! is said here and measured in `training/LOG.md`.

mod accusation;
mod accuser;
mod amid;
mod circumstance;
mod clause;
mod continued;
mod heading;
mod interrupted;
mod introduced;
mod misread;
mod next_speaker;
mod nested;
mod overlap;
mod owner;
mod postposed;
mod quoted;
mod read;
mod rejected;
mod relayed;
mod repair;
mod signed;
mod source;
mod stopless;
mod unsaid;

use crate::attribution::found::{self, Found};
use crate::knowledge::Lexicon;
use crate::patterns::Family;
use crate::phrases::{Page, Phrases};
use crate::text::BlockKind;
use std::ops::Range;

/// Which rules a model needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needs {
    /// All: a linear model, which sees a few words to either side.
    All,
    /// Those for what spans paragraphs or is not marked in the corpus. Borders of spans and clauses of a sentence are
    /// read better by a network than by rules.
    Few,
}

/// Repairs what was found and adds to it; the result is in order of the cue.
pub fn apply(phrases: &Phrases<'_>, found: Vec<Found>, needs: Needs) -> Vec<Found> {
    let page = phrases.page();
    let lexicon = page.knowledge.lexicon();
    let all_needed = needs == Needs::All;
    let mut repaired = match needs {
        Needs::All => found.into_iter().filter_map(|one| repair::repaired(phrases, one)).collect(),
        Needs::Few => repair::without_hearers(phrases, found),
    };
    repaired.iter_mut().for_each(|one| repair::of_hearsay(page, one));
    behind_dateline(page, &mut repaired);
    stopless::settle(page, &mut repaired);
    source::settle(page, &mut repaired);
    accuser::settle(phrases, &mut repaired);
    owner::settle(phrases, &mut repaired);
    repaired.retain(|one| repair::links(page, one) && !happens(page, lexicon, one));
    repaired.retain(|one| !unsaid::is(phrases, one) && !misread::is(phrases, one));
    let mut all = Findings::new(repair::without_requests(page, lexicon, repaired));
    quoted::settle(phrases, lexicon, &mut all);
    introduced::add(phrases, lexicon, &mut all);
    let mut all = Findings::new(all.finish());
    relayed::join(phrases, &mut all);
    next_speaker::settle(phrases, lexicon, &mut all);
    let mut all = Findings::new(all.finish());
    if all_needed {
        overlap::settle(page, &mut all);
    }
    interrupted::complete(page, lexicon, &mut all);
    amid::complete(page, &mut all);
    continued::join(page, &mut all);
    for sentence in sentences(page) {
        let line = page.stretch(sentence.tokens);
        if sentence.heading {
            heading::add(phrases, line, &mut all);
        }
        if all_needed {
            accusation::add(phrases, line, &mut all);
            clause::add(line, lexicon, &mut all);
        }
        postposed::add(line, lexicon, &mut all);
        relayed::add(line, &mut all);
        relayed::alleged(line, &mut all);
        rejected::add(line, &mut all);
        rejected::behind_comma(phrases, line, &mut all);
        read::add(phrases, line, Family::Attribution, &mut all);
        if all_needed {
            read::add(phrases, line, Family::AttributionFast, &mut all);
        }
    }
    signed::add(phrases, &mut all);
    nested::add(phrases, &mut all);
    let mut all = Findings::new(all.finish());
    circumstance::settle(page, &mut all);
    all.sorted.retain(|one| !one.content.is_empty());
    all.finish()
}

/// A headline's own words, taken for somebody's.
fn happens(page: Page<'_>, lexicon: &Lexicon, one: &Found) -> bool {
    let sentence =
        page.document.tokens.as_slice().get(one.anchor()).and_then(|token| page.document.sentence_at(token.span));
    let heading = sentence.is_some_and(|id| page.document.block_of(id).kind.is_heading());
    heading && !heading::tells(page.stretch(0..page.document.tokens.len()), lexicon, one)
}

/// "KYIV, 21 October – …": a dateline is no part of what is said behind it, nor of who says it.
fn behind_dateline(page: Page<'_>, all: &mut [Found]) {
    let Some(line) = page.document.dateline.map(|span| page.document.tokens_in(span)) else { return };
    for run in all.iter_mut().flat_map(|one| one.content.iter_mut().chain(&mut one.source)) {
        if run.start < line.end && line.end < run.end {
            run.start = line.end;
        }
    }
}

/// A sentence that rules look at.
struct Line {
    tokens: Range<usize>,
    heading: bool,
}

fn sentences(page: Page<'_>) -> Vec<Line> {
    let mut lines = Vec::new();
    for block in page.document.blocks.iter().filter(|block| block.kind != BlockKind::Furniture) {
        let sentences = page.document.sentences.as_slice().get(block.sentences.clone()).unwrap_or_default();
        lines.extend(
            sentences.iter().map(|sentence| Line { tokens: sentence.tokens.clone(), heading: block.kind.is_heading() }),
        );
    }
    lines
}

/// Tokens of the sentence that holds a token.
fn sentence_of(page: Page<'_>, at: usize) -> Range<usize> {
    let sentences = page.document.sentences.as_slice();
    let after = sentences.partition_point(|sentence| sentence.tokens.start <= at);
    after.checked_sub(1).and_then(|index| sentences.get(index)).map_or(at..at + 1, |sentence| sentence.tokens.clone())
}

/// What is found so far, in order of the first token, so that a place is looked up without a walk over all.
pub struct Findings {
    sorted: Vec<Found>,
    /// The most tokens that any of them reaches over.
    reach: usize,
    added: Vec<Found>,
}

impl Findings {
    fn new(mut found: Vec<Found>) -> Self {
        found.sort_by_key(|one| one.extent().start);
        let reach = found.iter().map(|one| one.extent().len()).max().unwrap_or(0);
        Self { sorted: found, reach, added: Vec::new() }
    }

    /// Those that may touch a range.
    pub fn near(&self, range: &Range<usize>) -> impl Iterator<Item = &Found> {
        let recent = self.added.iter().rev().take(RECENT);
        self.sorted.get(self.around(range)).unwrap_or_default().iter().chain(recent)
    }

    /// The places in `sorted` of those that may touch a range.
    fn around(&self, range: &Range<usize>) -> Range<usize> {
        let from = range.start.saturating_sub(self.reach);
        let first = self.sorted.partition_point(|one| one.extent().start < from);
        let after = self.sorted.partition_point(|one| one.extent().start < range.end);
        first..after.max(first)
    }

    /// True when the range has a token that is source, cue or content of something.
    pub fn taken(&self, range: &Range<usize>) -> bool {
        self.near(range).any(|one| one.touches(range))
    }

    /// True when a cue has a token in the range.
    pub fn has_cue(&self, range: &Range<usize>) -> bool {
        self.near(range).any(|one| one.cue.iter().any(|run| found::overlap(run, range)))
    }

    /// Takes words at the end of a sentence out of the content that holds them. False, and nothing is changed, where they
    /// are no content, also source or cue of something, or the content does not follow its cue in the sentence.
    pub fn give_up(&mut self, sentence: &Range<usize>, words: Range<usize>) -> bool {
        let places = self.around(sentence);
        let holds = |run: &Range<usize>| run.start < words.start && words.end <= run.end;
        let gives = |one: &Found| {
            let follows = one.cue.first().is_some_and(|cue| sentence.contains(&cue.start) && cue.end <= words.start);
            let named = one.source.iter().chain(&one.cue).any(|run| found::overlap(run, &words));
            !one.touches(&words) || follows && !named && one.content.iter().any(holds)
        };
        let near = self.sorted.get(places.clone()).unwrap_or_default();
        let held = near.iter().any(|one| one.touches(&words)) && near.iter().all(gives);
        if !held || self.added.iter().rev().take(RECENT).any(|one| one.touches(&words)) {
            return false;
        }
        let near = self.sorted.get_mut(places).unwrap_or_default();
        for run in near.iter_mut().flat_map(|one| &mut one.content).filter(|run| holds(run)) {
            run.end = words.start;
        }
        true
    }

    /// Adds one.
    pub fn add(&mut self, one: Found) {
        self.added.push(one);
    }

    fn finish(mut self) -> Vec<Found> {
        self.sorted.append(&mut self.added);
        self.sorted.iter_mut().for_each(Found::set_in_order);
        self.sorted.sort_by_key(|one| (one.anchor(), one.extent().start, one.extent().end));
        self.sorted
    }
}

/// Rules go through the text once, so what they added near a place is among the last.
const RECENT: usize = 16;
