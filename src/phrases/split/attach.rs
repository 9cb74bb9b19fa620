//! Gives a finite verb its clause: the open one that waits for a verb, one that "and" may have opened, a clause after
//! a verb of saying, or one that hangs on a noun without a word between.

use super::super::clause::{Clause, Hang};
use super::Splitter;
use crate::text::Tag;

/// Words over which quotation marks are looked for around an "and".
const QUOTED: usize = 60;

impl Splitter<'_> {
    /// A finite verb group is read.
    pub(super) fn finite(&mut self, verb: usize) {
        let Some(start) = self.verbs.get(verb).map(|group| group.tokens.start) else { return };
        if self.take(verb, start) || self.waiting(verb, start) || self.after_contact(verb, start) {
            return;
        }
        if self.bare_complement(verb, start) || self.conjunct(verb, start) {
            return;
        }
        self.contact(verb, start);
    }

    /// The innermost open clause waits for a verb.
    fn take(&mut self, verb: usize, start: usize) -> bool {
        let top = self.top();
        if self.has_verb(top) {
            return false;
        }
        self.give(top, verb, start);
        true
    }

    /// An outer clause waits: "those who wish to speak *can stay*".
    fn waiting(&mut self, verb: usize, start: usize) -> bool {
        let Some(depth) = self.stack.iter().rposition(|&index| !self.has_verb(index)) else { return false };
        let end = self.line.before_adverbs(start);
        self.close_above(depth, end);
        let top = self.top();
        self.give(top, verb, start);
        true
    }

    /// Two finite verbs side by side: the first closed a clause on the subject, "the language they speak *is* Korean".
    fn after_contact(&mut self, verb: usize, start: usize) -> bool {
        let top = self.top();
        let Some(first) = self.clause(top).and_then(|clause| clause.verb) else { return false };
        let Some(group) = self.verbs.get(first) else { return false };
        if self.last_verb != Some(first) || !self.line.adjacent(group.tokens.end, start) {
            return false;
        }
        let begins = self.line.nouns_before(group.tokens.start);
        let end = group.tokens.end;
        let words = if begins.is_empty() { group.tokens.clone() } else { begins.start..end };
        let opens = words.start;
        self.clauses.push(Clause {
            hang: Hang::Contact,
            parent: Some(top),
            opens,
            words,
            subject: begins,
            verb: Some(first),
            object: None,
            complement: None,
        });
        self.pending.push(None);
        self.give(top, verb, start);
        true
    }

    /// "said he would", "believes the men were": straight after a verb that takes a clause.
    fn bare_complement(&mut self, verb: usize, start: usize) -> bool {
        let top = self.top();
        let Some(index) = self.last_verb else { return false };
        let Some(group) = self.verbs.get(index) else { return false };
        let lemma = self.line.token(group.head).map_or("", |token| &token.lemma);
        let first = group.tokens.end;
        let opens_phrase = self.line.begins_subject(self.line.skip_adverbs(first));
        if !(self.context.takes_clause)(lemma) || !opens_phrase || first >= start || self.stack.len() >= super::DEEPEST
        {
            return false;
        }
        let comma = (first..start).any(|at| self.line.is_comma(at));
        if comma && self.clause(top).is_some_and(|clause| clause.verb != Some(index)) {
            return false;
        }
        let new = self.open(Hang::Complement { that: false }, first, first, self.line.start..self.line.start);
        self.give(new, verb, start);
        true
    }

    /// "…, and the men *were* freed": the last "and" opened a clause.
    fn conjunct(&mut self, verb: usize, start: usize) -> bool {
        let found = self.stack.iter().enumerate().rev().find_map(|(depth, &index)| {
            let at = self.pending.get(index).copied().flatten()?;
            (!self.is_inside(at, start)).then_some((depth, index, at))
        });
        let Some((depth, beside, at)) = found else { return false };
        let end = self.line.before_adverbs(start);
        self.close_above(depth, end);
        self.stack.pop();
        self.close(beside, at);
        let new = self.open(Hang::Conjunct(beside), at, at + 1, self.line.start..self.line.start);
        self.adopt(beside, new, at);
        self.give(new, verb, start);
        true
    }

    /// "an agreement “between A and B” was reached": an "and" within quotation marks that close before the verb joins nothing
    /// to it.
    fn is_inside(&self, and: usize, verb: usize) -> bool {
        let quote = |at: &usize| self.line.is_quote(*at);
        let before = || (self.line.start.max(and.saturating_sub(QUOTED))..and).filter(quote).count();
        (and..verb).take(QUOTED).any(|at| quote(&at)) && before() % 2 == 1
    }

    /// Clauses that opened after the "and" belong to the new clause.
    fn adopt(&mut self, from: usize, to: usize, after: usize) {
        for clause in self.clauses.iter_mut().rev().skip(1) {
            if clause.opens <= after {
                break;
            }
            if clause.parent == Some(from) {
                clause.parent = Some(to);
            }
        }
    }

    /// Anything else hangs on the noun before it and stays a part of the clause around it.
    fn contact(&mut self, verb: usize, start: usize) {
        if self.stack.len() >= super::DEEPEST {
            return;
        }
        let subject = self.line.nouns_before(start);
        let opens = if subject.is_empty() { start } else { subject.start };
        let new = self.open(Hang::Contact, opens, opens, subject.clone());
        if let Some(clause) = self.clauses.get_mut(new) {
            clause.verb = Some(verb);
        }
    }

    /// Gives a clause its verb and finds its subject.
    fn give(&mut self, index: usize, verb: usize, start: usize) {
        let line = self.line;
        let inside = self.verbs.get(verb).and_then(|group| group.inside.clone());
        let Some(clause) = self.clauses.get_mut(index) else { return };
        clause.verb = Some(verb);
        if let Some(inside) = inside {
            clause.subject = inside;
            return;
        }
        let own = line.subject_in(clause.words.start..start);
        // A relative clause speaks of its noun, a second predicate of the first one's subject.
        if !matches!(clause.hang, Hang::Relative { .. } | Hang::Predicate(_)) {
            clause.subject = own;
        }
    }

    /// The tag of a verb group's first word.
    pub(super) fn tag_of(&self, verb: usize) -> Tag {
        self.verbs.get(verb).and_then(|group| self.line.token(group.tokens.start)).map_or(Tag::Mark, |token| token.tag)
    }
}
