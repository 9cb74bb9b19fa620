//! Runs a program over a sentence. It tries one way and goes back to the last place where another was open; a step is tried
//! at a word once, whatever way leads there, so time is bounded by steps times words (as in bounded backtracking, Cox 2010).

use super::family::Mark;
use super::program::{Kind, Program, Step, Test};
use crate::phrases::{Phrases, Stretch, says};
use std::ops::Range;

/// Words that a match may reach over.
const REACH: usize = 127;

/// Where a pattern matches, and what it marks there, by the place of the mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Matched {
    pub words: Range<usize>,
    pub marks: [Option<(usize, usize)>; Mark::COUNT],
}

/// What is kept from one start to the next, so that nothing is made anew.
#[derive(Debug, Default)]
pub(super) struct Machine {
    /// By step: the words at which it was tried, counted from the start.
    seen: Vec<u128>,
    jobs: Vec<Job>,
}

#[derive(Debug)]
enum Job {
    /// Try a step at a word.
    Try(usize, usize),
    /// A mark has this value again.
    Restore(Mark, Option<(usize, usize)>),
}

impl Machine {
    /// What a program matches that begins at a word of the sentence.
    pub(super) fn run(
        &mut self,
        program: &Program,
        phrases: &Phrases<'_>,
        line: Stretch<'_>,
        start: usize,
    ) -> Option<Matched> {
        if program.opens().is_some_and(|test| end(phrases, line, test, start).is_none()) {
            return None;
        }
        self.seen.clear();
        self.seen.resize(program.steps.len(), 0);
        self.jobs.clear();
        self.jobs.push(Job::Try(0, start));
        let mut marks = [None; Mark::COUNT];
        while let Some(job) = self.jobs.pop() {
            match job {
                Job::Restore(mark, before) => set(&mut marks, mark, before),
                Job::Try(step, at) => {
                    if let Some(end) = self.go_on(program, phrases, line, start, (step, at), &mut marks) {
                        return Some(Matched { words: start..end, marks });
                    }
                }
            }
        }
        None
    }

    /// From a step at a word on, as far as this way leads; the end where all is read.
    fn go_on(
        &mut self,
        program: &Program,
        phrases: &Phrases<'_>,
        line: Stretch<'_>,
        start: usize,
        (mut step, mut at): (usize, usize),
        marks: &mut [Option<(usize, usize)>; Mark::COUNT],
    ) -> Option<usize> {
        loop {
            let bit = 1_u128 << at.checked_sub(start).filter(|far| *far <= REACH)?;
            let seen = self.seen.get_mut(step)?;
            if *seen & bit != 0 {
                return None;
            }
            *seen |= bit;
            match program.steps.get(step)? {
                Step::Done => return Some(at),
                Step::Take(test) => at = end(phrases, line, test, at)?,
                Step::Unless(test) => {
                    if end(phrases, line, test, at).is_some() {
                        return None;
                    }
                }
                Step::Split(first, second) => {
                    if first != second {
                        self.jobs.push(Job::Try(*second, at));
                    }
                    step = *first;
                    continue;
                }
                Step::Open(mark) => self.mark(marks, *mark, (at, at)),
                Step::Close(mark) => {
                    let opened = marks.get(*mark as usize).copied().flatten().map_or(at, |(from, _)| from);
                    self.mark(marks, *mark, (opened, at));
                }
            }
            step += 1;
        }
    }

    fn mark(&mut self, marks: &mut [Option<(usize, usize)>; Mark::COUNT], mark: Mark, value: (usize, usize)) {
        let before = marks.get(mark as usize).copied().flatten();
        self.jobs.push(Job::Restore(mark, before));
        set(marks, mark, Some(value));
    }
}

fn set(marks: &mut [Option<(usize, usize)>; Mark::COUNT], mark: Mark, value: Option<(usize, usize)>) {
    if let Some(slot) = marks.get_mut(mark as usize) {
        *slot = value;
    }
}

/// Where what is tested ends, if it holds of what begins at a word.
fn end(phrases: &Phrases<'_>, line: Stretch<'_>, test: &Test, at: usize) -> Option<usize> {
    let (end, head) = reach(phrases, line, &test.first, at)?;
    let holds = |(not, kind): &(bool, Kind)| is(phrases, line, kind, head) != *not;
    (end <= line.range().end && test.more.iter().all(holds)).then_some(end)
}

/// Where a word or phrase that begins there ends, and the word that carries it.
fn reach(phrases: &Phrases<'_>, line: Stretch<'_>, kind: &Kind, at: usize) -> Option<(usize, usize)> {
    let page = line.page;
    let inside = || line.token(at).is_some();
    match kind {
        Kind::Shape(_) | Kind::Trait(_) => (inside() && is(phrases, line, kind, at)).then_some((at + 1, at)),
        Kind::Words { words, exact } => {
            let fits = |(word, here)| is_word(line, here, word, *exact);
            let end = at + words.len();
            words.iter().map(AsRef::as_ref).zip(at..).all(fits).then_some((end, end.saturating_sub(1)))
        }
        Kind::List(list, mark) => {
            let (range, column) = page.beginning(at, *list).filter(|_| inside())?;
            let marked = mark.as_ref().is_none_or(|mark| says(column, mark));
            marked.then_some((range.end, range.end.saturating_sub(1)))
        }
        Kind::Phrase => {
            let range = line.noun_phrase_after(at)?;
            Some((range.end, line.head_noun(range.clone()).unwrap_or(range.start)))
        }
        Kind::Clause => line.begins_clause(at).then_some((at, at)),
        Kind::Noun => {
            let noun = phrases.noun_from(at)?;
            Some((noun.tokens.end, noun.head))
        }
        Kind::Nouns => {
            let base = phrases.base_at(at).filter(|it| it.base.start == at)?;
            Some((phrases.joined_from(at)?.end, base.head))
        }
        Kind::Verbs => {
            let group = phrases.verb_at(at).filter(|group| group.tokens.start == at)?;
            Some((group.tokens.end, group.head))
        }
        Kind::Rest => Some(line.end_of_words()).filter(|end| at < *end).map(|end| (end, at)),
        Kind::Start => (at == line.range().start).then_some((at, at)),
        Kind::End => (at >= line.end_of_words()).then_some((at, at)),
    }
}

/// Whether a word is of a kind by itself.
fn is(phrases: &Phrases<'_>, line: Stretch<'_>, kind: &Kind, at: usize) -> bool {
    match kind {
        Kind::Shape(shape) => line.token(at).is_some() && shape.holds(line.page, at),
        Kind::Trait(it) => it.holds(phrases, at),
        _ => reach(phrases, line, kind, at).is_some(),
    }
}

fn is_word(line: Stretch<'_>, at: usize, word: &str, exact: bool) -> bool {
    let here = line.token(at).and_then(|_| line.page.word(at));
    here.is_some_and(|it| it.lower == word || !exact && it.lemma == word)
}
