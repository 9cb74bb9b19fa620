//! What stands between a subject and its verb, set off by commas or dashes: "say the fund, which owns a stake, may sell",
//! "the fund – it is small – may sell". The clause around it waits for its verb.

use super::super::clause::Hang;
use super::super::verb::{Form, VerbGroup};
use super::Splitter;

/// A clause between commas has no more finite verbs than this besides its own.
const FURTHER: usize = 3;

/// No more words than this stand between two dashes.
const LONGEST: usize = 30;

impl Splitter<'_> {
    /// Before "which", "because" and the like after a comma: opens the clause that was said, so that the other hangs on it.
    pub(super) fn interrupted(&mut self, at: usize) {
        if self.goes_on_after(at) {
            self.wait(at);
        }
    }

    /// A dash that is one of two after which a verb goes on. They end what commas would end.
    pub(super) fn sets_off(&mut self, at: usize) -> bool {
        if self.resumes == Some(at) {
            self.comma(at);
            return true;
        }
        let same =
            |other: &usize| self.line.token(*other).map(|it| &it.lemma) == self.line.token(at).map(|it| &it.lemma);
        let Some(second) = (at + 2..self.line.end).take(LONGEST).find(same) else { return false };
        let next = self.line.skip_adverbs(second + 1);
        if !self.verb_at(next).is_some_and(|verb| self.is_finite(verb)) {
            return false;
        }
        self.wait(at);
        self.resumes = Some(second);
        true
    }

    /// "say the fund | , which …": what was said begins with its subject, and its verb is still to come.
    fn wait(&mut self, at: usize) {
        let said = self.clause(self.top()).and_then(|clause| clause.verb).filter(|&verb| self.last_verb == Some(verb));
        let Some(group) = said.and_then(|verb| self.verbs.get(verb)) else { return };
        let first = group.tokens.end;
        let takes = self.line.token(group.head).is_some_and(|token| (self.context.takes_clause)(&token.lemma));
        let subject = self.line.begins_subject(first) && first < at;
        let parted = (first + 1..at).any(|mark| mark + 1 < at && self.line.is_comma(mark));
        if takes && subject && !parted && self.stack.len() + 1 < super::DEEPEST {
            self.open(Hang::Complement { that: false }, first, first, self.line.start..self.line.start);
        }
    }

    /// After the clause that opens at `at` a finite verb stands straight behind a comma.
    fn goes_on_after(&self, at: usize) -> bool {
        let Some(inner) = self.next_finite(at + 1) else { return false };
        let later = self.verbs.get(inner + 1..).unwrap_or_default().iter().filter(|group| group.form == Form::Finite);
        let resumes = |group: &VerbGroup| {
            let first = self.line.before_adverbs(group.tokens.start);
            first.checked_sub(1).is_some_and(|before| self.line.is_comma(before))
        };
        later.take(FURTHER).any(resumes)
    }
}
