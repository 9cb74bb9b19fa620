//! Clauses behind a verb of saying that are not straight behind it: at a rally, behind a colon or a quotation mark, behind a
//! condition that is told with them.

use super::super::clause::Hang;
use super::{DEEPEST, Splitter};

/// A clause that stands before the one that was told has no more words than this.
const LEADING: usize = 24;

impl Splitter<'_> {
    /// "said at a rally in Reading that he …": a verb of saying waits for its clause.
    pub(super) fn told(&self, at: usize) -> bool {
        let that = self.line.token(at).is_some_and(|token| &*token.lemma == "that");
        let subject = self.line.begins_subject(at + 1);
        let top = self.top();
        let waits =
            self.clause(top).is_some_and(|clause| clause.verb == self.last_verb && self.clauses.len() == top + 1);
        let lemma = self
            .last_verb
            .and_then(|verb| self.verbs.get(verb))
            .and_then(|group| self.line.token(group.head))
            .map_or("", |token| &token.lemma);
        that && subject && waits && (self.context.takes_clause)(lemma)
    }

    /// "The mayor said: “The dam is safe.”": the clause behind the colon or the mark is what is said, with its own subject.
    pub(super) fn quoted(&mut self, at: usize) {
        let quote = self.line.is_quote(at);
        if !(quote || self.line.text(at) == ":" && !self.line.is_quote(at + 1)) || self.stack.len() >= DEEPEST {
            return;
        }
        let Some(group) = self.last_verb.and_then(|verb| self.verbs.get(verb)) else { return };
        let marked =
            at.checked_sub(1).is_some_and(|before| self.line.is_comma(before) || self.line.text(before) == ":");
        let led = !quote || at == group.tokens.end || marked;
        let lemma = self.line.token(group.head).map_or("", |token| &token.lemma);
        let open = self.clause(self.top()).is_some_and(|clause| clause.verb == self.last_verb);
        if led && open && (self.context.takes_clause)(lemma) && self.line.begins_clause(at + 1) {
            self.open(Hang::Complement { that: false }, at + 1, at + 1, self.line.start..self.line.start);
        }
    }

    /// "said if the money came, the bridge would be built": straight after a verb of saying, such a clause before a comma
    /// and another clause is part of what is said, and not the whole of it.
    pub(super) fn before_told(&mut self, hang: Hang, at: usize) {
        let verb = self.last_verb.and_then(|verb| self.verbs.get(verb));
        let told = verb.is_some_and(|group| {
            let lemma = self.line.token(group.head).map_or("", |token| &token.lemma);
            group.tokens.end == at && (self.context.takes_clause)(lemma)
        });
        let mark = |at: &usize| self.line.is_comma(*at) || self.line.is_quote(*at);
        let comma = (at + 1..self.line.end).take(LEADING).find(mark).filter(|_| told);
        let first = self.next_finite(at + 1).and_then(|verb| self.verbs.get(verb)).map_or(self.line.end, |it| it.head);
        let main = comma.filter(|comma| first < *comma).map(|comma| comma + 1);
        if main.is_some_and(|main| self.line.begins_clause(main)) && self.stack.len() + 1 < DEEPEST {
            self.open(Hang::Complement { that: false }, at, at, self.line.start..self.line.start);
        }
        self.subordinate(hang, at);
    }
}
