//! "where all claims that … are …": what is said of many things of the article at once. What is said of one thing is
//! read in `test`.

use crate::evaluate::answer::Answer;
use crate::evaluate::asked::What;
use crate::evaluate::group::Candidate;
use crate::evaluate::run::Run;
use crate::evaluate::tally::Universal;
use crate::plan::{Amount, Group, Test};
use crate::span::Span;
use crate::truth::Truth::{self, CannotTell, True};
use crate::vocabulary::{Reading, Thing, View};

impl Run<'_> {
    /// Whether it is so of all, none or so many of the things that the group means. Of thousands of things only those
    /// that are not as all should be are recorded.
    pub fn where_all(&mut self, group: &Group, said: &Test, thing: Thing) -> Answer {
        let record = self.record.take();
        let mut found = self.inside(thing, |run| run.meant(group));
        self.record = record;
        if group.amount == Amount::All {
            return self.inside(thing, |run| run.all_are(found, said));
        }
        let record = self.record.take();
        for candidate in &mut found {
            let answer = self.inside(thing, |run| run.test(said, candidate.thing));
            candidate.relation = answer.truth;
            candidate.evidence.take(answer);
        }
        self.record = record;
        self.counted(group, found)
    }

    /// The things that the group means.
    fn meant(&mut self, group: &Group) -> Vec<Candidate> {
        let mut things: Vec<Thing> = Vec::new();
        for member in &group.members {
            things.extend(self.members(member.noun, member.of).iter().map(|(thing, _)| *thing));
        }
        if group.members.len() > 1 {
            things.sort_unstable();
            things.dedup();
        }
        let mut found = Vec::new();
        for thing in things {
            let evidence = self.is_one_of(group, thing);
            if !evidence.truth.is_false() {
                found.push(Candidate { thing, relation: True, class: evidence.truth, evidence });
            }
        }
        found
    }

    /// "all N are C": false where there is none.
    fn all_are(&mut self, found: Vec<Candidate>, said: &Test) -> Answer {
        let mut all = Universal::default();
        found.iter().for_each(|candidate| all.add(candidate.class, True));
        let mut answer = Answer::from(all.answer().and(self.said_of_all(&found, said)));
        answer.counted = Some(found.iter().filter(|candidate| candidate.class.is_true()).count() as u64);
        if answer.truth.is_true() {
            self.show(&mut answer, found, 3);
        }
        answer
    }

    /// Said of each; or of all together, where the row reads a whole group ("from the same side").
    fn said_of_all(&mut self, found: &[Candidate], said: &Test) -> Truth {
        match said {
            Test::All(tests) => tests.iter().fold(True, |truth, test| truth.and(self.said_of_all(found, test))),
            Test::Defined { test, .. } => self.said_of_all(found, test),
            Test::Is { row, .. } => match &row.reading {
                Reading::Adjective(adjective) if adjective.together.is_some() => {
                    adjective.together.map_or(CannotTell, |read| self.together(found, read))
                }
                Reading::Adjective(_)
                | Reading::Class(_)
                | Reading::Relation(_)
                | Reading::Distance { .. }
                | Reading::Place(_)
                | Reading::Attribute(_)
                | Reading::Words { .. }
                | Reading::Waits { .. } => self.said_of_each(found, said),
            },
            Test::Any(_)
            | Test::Not(_)
            | Test::IsWording { .. }
            | Test::Apart { .. }
            | Test::Value { .. }
            | Test::Related { .. }
            | Test::Where { .. } => self.said_of_each(found, said),
        }
    }

    fn said_of_each(&mut self, found: &[Candidate], said: &Test) -> Truth {
        let (record, reasons) = (self.record.take(), std::mem::take(&mut self.reasons));
        let mut truth = True;
        let mut unlike = Vec::new();
        for candidate in found {
            let fits = (!candidate.class).or(self.test(said, candidate.thing).truth);
            truth = truth.and(fits);
            if !fits.is_true() {
                unlike.push((candidate.thing, fits));
            }
        }
        (self.record, self.reasons) = (record, reasons);
        for (thing, fits) in unlike {
            self.begin(|| What::Candidate { relation: True }, thing, Span::default());
            self.end(fits.into());
        }
        truth
    }

    /// Read of those that are surely meant, and of those that may be: where the two differ it cannot be told.
    fn together(&self, found: &[Candidate], read: fn(&View<'_>, &[Thing]) -> crate::vocabulary::Verdict) -> Truth {
        let sure: Vec<Thing> = found.iter().filter(|one| one.class.is_true()).map(|one| one.thing).collect();
        let possible: Vec<Thing> = found.iter().map(|one| one.thing).collect();
        let (of_sure, of_all) = (read(&self.view(), &sure).truth, read(&self.view(), &possible).truth);
        if of_sure == of_all { of_sure } else { CannotTell }
    }
}
