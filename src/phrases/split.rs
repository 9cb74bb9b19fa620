//! Cuts a sentence into clauses in one pass over its tokens with a small stack of the clauses that are open. Reads
//! tags, so it is right where the tags are and the sentence is plain; a clause that it cannot place becomes part of
//! the clause around it rather than one of its own.

use super::clause::{Clause, Hang};
use super::grammar::{Joins, same_tense};
use super::noun::Phrase;
use super::stretch::Stretch;
use super::verb::{Form, VerbGroup, groups};
use crate::text::Tag;
use std::ops::Range;

mod attach;
mod interrupted;
mod inverted;
mod told;
#[cfg(test)]
mod tests;

/// Deeper nesting than this is no English sentence; what lies deeper belongs to the clause around it.
const DEEPEST: usize = 12;

/// A sentence cut into clauses.
#[derive(Clone, Debug, Default)]
pub struct Split {
    /// Verb groups in order.
    pub verbs: Vec<VerbGroup>,
    /// Clauses in the order of their opening.
    pub clauses: Vec<Clause>,
}

/// What the splitter needs to know besides the tokens.
pub struct Context<'a> {
    /// Words that stand outside the grammar of the sentence: ", the minister said," after or amid what he said.
    pub hidden: &'a dyn Fn(usize) -> bool,
    /// Whether a verb of this lemma may take a clause without "that": "said", "believes".
    pub takes_clause: &'a dyn Fn(&str) -> bool,
    /// The base phrases of the sentence in order; without them a subject inside a verb group is not seen.
    pub nouns: &'a [&'a Phrase],
}

/// Cuts one sentence.
pub fn split(line: Stretch<'_>, context: &Context<'_>) -> Split {
    let mut splitter = Splitter::new(line, context);
    splitter.run();
    splitter.finish()
}

struct Splitter<'a> {
    line: Stretch<'a>,
    context: &'a Context<'a>,
    verbs: Vec<VerbGroup>,
    clauses: Vec<Clause>,
    /// Open clauses, the innermost last.
    stack: Vec<usize>,
    /// For each clause, the last "and" that may have opened another clause beside it.
    pending: Vec<Option<usize>>,
    /// For each token from the first on, the next finite verb group at or after it.
    next_finite: Vec<Option<usize>>,
    /// For each token from the first on, the next mark that ends a clause at or after it.
    next_stop: Vec<usize>,
    /// The verb group that was read last.
    last_verb: Option<usize>,
    /// The second of two dashes, after which a clause goes on.
    resumes: Option<usize>,
}

impl<'a> Splitter<'a> {
    fn new(line: Stretch<'a>, context: &'a Context<'a>) -> Self {
        let groups = inverted::join(line, groups(line), context.nouns);
        let verbs: Vec<VerbGroup> = groups.into_iter().filter(|group| !(context.hidden)(group.head)).collect();
        let mut next_finite = vec![None; line.range().len() + 1];
        let mut next_stop = vec![line.end; line.range().len() + 1];
        let mut finite = verbs.iter().enumerate().rev().filter(|(_, group)| group.form == Form::Finite).peekable();
        let mut latest = None;
        for at in line.range().rev() {
            while let Some((index, _)) = finite.next_if(|(_, group)| group.tokens.start >= at) {
                latest = Some(index);
            }
            set(&mut next_finite, at - line.start, latest);
            let stop = line.is_stop(at) && !(context.hidden)(at);
            let after = next_stop.get(at - line.start + 1).copied().unwrap_or(line.end);
            set(&mut next_stop, at - line.start, if stop { at } else { after });
        }
        let mut splitter = Self {
            line,
            context,
            verbs,
            clauses: Vec::new(),
            stack: Vec::new(),
            pending: Vec::new(),
            next_finite,
            next_stop,
            last_verb: None,
            resumes: None,
        };
        splitter.open(Hang::Root, line.start, line.start, line.start..line.start);
        splitter
    }

    fn run(&mut self) {
        let mut at = self.line.start;
        let mut verb = 0;
        while at < self.line.end {
            if (self.context.hidden)(at) {
                at += 1;
                continue;
            }
            while self.verbs.get(verb).is_some_and(|group| group.tokens.start < at) {
                verb += 1;
            }
            match self.verbs.get(verb) {
                Some(group) if group.tokens.start == at => {
                    let (finite, end) = (group.form == Form::Finite, group.tokens.end);
                    if finite {
                        self.finite(verb);
                    }
                    self.last_verb = Some(verb);
                    at = end;
                }
                _ => at = self.word(at),
            }
        }
    }

    fn finish(mut self) -> Split {
        let end = self.line.end;
        self.close_above(0, end);
        if let Some(&last) = self.stack.last() {
            self.close(last, end);
        }
        self.promote_lonely();
        let line = self.line;
        for clause in &mut self.clauses {
            clause.words = line.trim(clause.words.clone());
        }
        Split { verbs: self.verbs, clauses: self.clauses }
    }

    /// "Since Monday the army has held the town": what looked like a clause of time was the sentence.
    fn promote_lonely(&mut self) {
        let Some(root) = self.clauses.iter().position(|clause| clause.hang == Hang::Root) else { return };
        if self.clauses.iter().any(|clause| clause.hang == Hang::Root && clause.verb.is_some()) {
            return;
        }
        let lonely =
            self.clauses.iter().position(|clause| clause.hang == Hang::Circumstance && clause.parent == Some(root));
        if let Some(clause) = lonely.and_then(|at| self.clauses.get_mut(at)) {
            clause.hang = Hang::Root;
            clause.parent = None;
        }
    }

    /// Reads a token that begins no verb group; says where to go on.
    fn word(&mut self, at: usize) -> usize {
        if self.line.is_dash(at) && self.sets_off(at) {
            return at + 1;
        }
        match self.line.joins(at) {
            Joins::Nothing => self.quoted(at),
            Joins::Stop => self.stop(at),
            Joins::Comma => self.comma(at),
            Joins::And => self.and(at),
            Joins::So => {
                if self.top_has_verb() {
                    self.subordinate(Hang::Asserting, at);
                }
            }
            Joins::That => self.that(at),
            Joins::Relative => self.relative(at),
            Joins::Because => self.subordinate(Hang::Asserting, at),
            Joins::If => self.before_told(Hang::Condition, at),
            Joins::When if self.line.has(at, |tag| tag == Tag::IN) => self.before_told(Hang::Circumstance, at),
            Joins::When => self.subordinate(Hang::Circumstance, at),
        }
        at + 1
    }

    /// The next finite verb group at or after a token.
    fn next_finite(&self, at: usize) -> Option<usize> {
        self.next_finite.get(at - self.line.start).copied().flatten()
    }

    /// The next mark that ends a clause at or after a token.
    fn next_stop(&self, at: usize) -> usize {
        self.next_stop.get(at - self.line.start).copied().unwrap_or(self.line.end)
    }

    fn top(&self) -> usize {
        self.stack.last().copied().unwrap_or(0)
    }

    fn clause(&self, index: usize) -> Option<&Clause> {
        self.clauses.get(index)
    }

    fn has_verb(&self, index: usize) -> bool {
        self.clause(index).is_some_and(|clause| clause.verb.is_some())
    }

    fn top_has_verb(&self) -> bool {
        self.has_verb(self.top())
    }

    fn open(&mut self, hang: Hang, opens: usize, first: usize, subject: Range<usize>) -> usize {
        let parent = self.stack.last().copied();
        self.clauses.push(Clause {
            hang,
            parent,
            opens,
            words: first..first,
            subject,
            verb: None,
            object: None,
            complement: None,
        });
        self.pending.push(None);
        self.stack.push(self.clauses.len() - 1);
        self.clauses.len() - 1
    }

    fn close(&mut self, index: usize, end: usize) {
        if let Some(clause) = self.clauses.get_mut(index) {
            clause.words.end = end.max(clause.words.start);
        }
    }

    /// Closes the clauses that stand above place `depth` of the stack.
    fn close_above(&mut self, depth: usize, end: usize) {
        while self.stack.len() > depth + 1 {
            if let Some(index) = self.stack.pop() {
                self.close(index, end);
            }
        }
    }

    /// A semicolon or dash: whatever follows with a verb of its own is a new main clause.
    fn stop(&mut self, at: usize) {
        if !self.has_verb(self.stack.first().copied().unwrap_or(0)) || self.next_finite(at + 1).is_none() {
            return;
        }
        self.close_above(0, at);
        if let Some(root) = self.stack.pop() {
            self.close(root, at);
        }
        self.open(Hang::Root, at, at + 1, self.line.start..self.line.start);
    }

    /// A comma ends a relative clause or a clause of time that already has its verb.
    fn comma(&mut self, at: usize) {
        while self.stack.len() > 1 {
            let top = self.top();
            let ends = self.clause(top).is_some_and(|clause| {
                let passes =
                    matches!(clause.hang, Hang::Relative { .. } | Hang::Contact | Hang::Circumstance | Hang::Condition);
                clause.verb.is_some() && passes
            });
            if !ends {
                return;
            }
            self.stack.pop();
            self.close(top, at);
        }
    }

    /// "and", "but", "or": before "that" and "who" another clause of the same sort, before a verb another predicate;
    /// else it may open another clause, which shows when a verb comes that has no clause yet.
    fn and(&mut self, at: usize) {
        let next = self.line.skip_adverbs(at + 1);
        let starts_verb = self.verb_at(next);
        match self.line.joins(next) {
            Joins::That => {
                if let Some(depth) = self.depth_of(|hang| matches!(hang, Hang::Complement { .. })) {
                    self.close_from(depth, at);
                    return;
                }
            }
            Joins::Relative => {
                if let Some(depth) = self.depth_of(|hang| matches!(hang, Hang::Relative { .. })) {
                    self.close_from(depth, at);
                    return;
                }
            }
            Joins::Nothing
            | Joins::Stop
            | Joins::Comma
            | Joins::And
            | Joins::So
            | Joins::Because
            | Joins::If
            | Joins::When => {}
        }
        if let Some(verb) = starts_verb.filter(|&verb| self.is_finite(verb)) {
            self.predicate(at, verb);
        } else if self.top_has_verb() {
            let top = self.top();
            set(&mut self.pending, top, Some(at));
        }
    }

    fn verb_at(&self, at: usize) -> Option<usize> {
        let index = self.verbs.partition_point(|group| group.tokens.start < at);
        self.verbs.get(index).filter(|group| group.tokens.start == at).map(|_| index)
    }

    fn is_finite(&self, verb: usize) -> bool {
        self.verbs.get(verb).is_some_and(|group| group.form == Form::Finite)
    }

    fn depth_of(&self, fits: impl Fn(Hang) -> bool) -> Option<usize> {
        self.stack
            .iter()
            .rposition(|&index| self.clause(index).is_some_and(|clause| clause.verb.is_some() && fits(clause.hang)))
    }

    /// Closes the clause at place `depth` of the stack and all above it; the root stays.
    fn close_from(&mut self, depth: usize, end: usize) {
        if let Some(below) = depth.checked_sub(1) {
            self.close_above(below, end);
        }
    }

    /// "… and are receiving care": joined to the nearest clause whose verb has the same form, else to the nearest.
    fn predicate(&mut self, at: usize, verb: usize) {
        let form = self.tag_of(verb);
        let alike = self.stack.iter().rposition(|&index| {
            self.clause(index).and_then(|clause| clause.verb).is_some_and(|other| same_tense(self.tag_of(other), form))
        });
        let nearest = || self.stack.iter().rposition(|&index| self.has_verb(index));
        let Some(depth) = alike.or_else(nearest) else { return };
        let Some(&beside) = self.stack.get(depth) else { return };
        self.close_above(depth, at);
        self.stack.pop();
        self.close(beside, at);
        // "but *never* received": without what turns it the second would say the contrary.
        let first = |group: &VerbGroup| group.tokens.start.min(group.negation.unwrap_or(group.tokens.start)).max(at);
        let first = self.verbs.get(verb).map_or(at + 1, first);
        let subject = self.clause(beside).map_or(self.line.start..self.line.start, |clause| clause.subject.clone());
        self.open(Hang::Predicate(beside), at, first, subject);
    }

    /// "that" before a clause: "said that he …", "the claim that he …".
    fn that(&mut self, at: usize) {
        let open_is_empty = !self.top_has_verb() && self.stack.len() > 1;
        if self.stack.len() < DEEPEST && !open_is_empty {
            self.open(Hang::Complement { that: true }, at, at + 1, self.line.start..self.line.start);
        }
    }

    /// "who", "which", "that" before a verb.
    fn relative(&mut self, at: usize) {
        if self.stack.len() >= DEEPEST {
            return;
        }
        if self.told(at) {
            self.open(Hang::Complement { that: true }, at, at + 1, self.line.start..self.line.start);
            return;
        }
        let before = at.checked_sub(1);
        if before.is_some_and(|before| self.line.is_comma(before)) {
            self.interrupted(at);
        }
        let comma = before.is_some_and(|before| self.line.is_comma(before) || self.line.is_dash(before));
        let antecedent = self.line.nouns_before(at);
        self.open(Hang::Relative { comma }, at, at + 1, antecedent);
    }

    /// "because", "if", "when" before a clause; before a phrase ("after the war") they open nothing.
    fn subordinate(&mut self, hang: Hang, at: usize) {
        let stop = self.next_stop(at + 1);
        let next = self.next_finite(at + 1).and_then(|verb| self.verbs.get(verb));
        // "while supporting them", "when questioned": no clause, a part of the one around it.
        let bare = self.verb_at(self.line.skip_adverbs(at + 1)).is_some_and(|verb| !self.is_finite(verb));
        let clausal = !bare && next.is_some_and(|group| group.tokens.start < stop && group.tokens.start > at + 1);
        if clausal && self.stack.len() < DEEPEST {
            if at.checked_sub(1).is_some_and(|before| self.line.is_comma(before)) {
                self.interrupted(at);
            }
            self.open(hang, at, at + 1, self.line.start..self.line.start);
        }
    }
}

fn set<T>(list: &mut [T], at: usize, value: T) {
    if let Some(place) = list.get_mut(at) {
        *place = value;
    }
}
