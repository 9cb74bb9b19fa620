//! Complements that are things or words: candidates, which of them, how many. The upper half of the table of
//! LANGUAGE e; what a relation means its row knows.

use crate::diagnostic::Label;
use crate::evaluate::answer::{Answer, Chosen};
use crate::evaluate::asked::What;
use crate::evaluate::run::Run;
use crate::evaluate::tally::{Tally, Universal};
use crate::list::Id;
use crate::plan::{Amount, Bound, Group, Member, Noun, Pick, Words};
use crate::span::Span;
use crate::truth::Truth::{self, CannotTell, False};
use crate::vocabulary::{self, Hit, Relation, Thing, Type, Verdict};

/// Where a relation cannot say what it may hold for, a thing is compared with so many candidates before and after it:
/// that keeps evaluation linear on an article of any length, and exact up to this many things of a type.
const WINDOW: usize = 500;

/// So many things are shown for one complement; more would hide the text.
const MAX_SHOWN: usize = 3;

/// How a candidate stands to the thing.
pub(super) struct Candidate {
    /// The candidate.
    pub thing: Thing,
    /// Whether the relation holds.
    pub relation: Truth,
    /// Whether it is of the class and meets the condition.
    pub class: Truth,
    /// What made both so.
    pub evidence: Answer,
}

impl Run<'_> {
    /// A relation to things.
    pub fn related_to_things(
        &mut self,
        relation: &Relation,
        distance: Option<Bound>,
        group: &Group,
        thing: Thing,
    ) -> Answer {
        let all = relation.only || group.amount == Amount::All;
        let mut found = Vec::new();
        for candidate in self.candidates(relation, distance, group, thing, all) {
            let verdict = self.holds(relation, distance, thing, candidate);
            if verdict.truth.is_false() {
                continue;
            }
            let class = self.considered(group, thing, candidate, &verdict);
            let decided = group.amount == Amount::Some && !all && verdict.truth.and(class.truth).is_true();
            let mut evidence = self.answer(&verdict);
            let class_truth = class.truth;
            evidence.take(class);
            found.push(Candidate { thing: candidate, relation: verdict.truth, class: class_truth, evidence });
            if decided {
                break;
            }
        }
        if all { self.only(found) } else { self.counted(group, found) }
    }

    /// Whether a thing that stands in the relation, or may, is one that the group means.
    fn considered(&mut self, group: &Group, thing: Thing, candidate: Thing, verdict: &Verdict) -> Answer {
        self.begin(|| What::Candidate { relation: verdict.truth }, candidate, Span::default());
        let class = self.inside(thing, |run| run.is_one_of(group, candidate));
        self.end_candidate(verdict, class.truth);
        class
    }

    /// Whether the relation holds, at the distance that it may need.
    fn holds(&self, relation: &Relation, distance: Option<Bound>, thing: Thing, candidate: Thing) -> Verdict {
        let view = self.view();
        if let (Some(bound), Some(read)) = (distance, relation.distance) {
            let near = read(&view, thing, candidate).is_some_and(|apart| bound.holds(apart));
            return Verdict::new(near).marked(self.place(candidate), "");
        }
        relation.things.map_or(Verdict::new(CannotTell), |(_, read)| read(&view, thing, candidate))
    }

    /// The things that a relation is asked of, in reading order.
    fn candidates(
        &mut self,
        relation: &Relation,
        distance: Option<Bound>,
        group: &Group,
        thing: Thing,
        all: bool,
    ) -> Vec<Thing> {
        let mut candidates = Vec::new();
        for of in asked(relation, group, thing, all) {
            let far = distance.map(|bound| bound.most.unwrap_or(u64::MAX));
            match (relation.near, far, relation.reach) {
                (Some(near), Some(far), _) => candidates.extend(near(&self.view(), thing, of, far)),
                (Some(_) | None, _, Some(reach)) => candidates.extend(reach(&self.view(), thing, of)),
                (Some(_) | None, _, None) => self.add_nearest(&mut candidates, of, thing),
            }
        }
        for member in &group.members {
            if let Noun::Words(words) = member.noun {
                candidates.extend(self.wordings(words).iter().copied().map(Thing::Wording));
            }
        }
        self.pick(&mut candidates, group, relation, thing);
        candidates
    }

    /// All things of a type, or those nearest to the thing where there are very many.
    fn add_nearest(&mut self, candidates: &mut Vec<Thing>, of: Type, thing: Thing) {
        let things = self.things(of);
        let place = self.place(thing);
        let (from, to) = match place {
            Some(place) if things.len() > 2 * WINDOW => {
                let here = things.partition_point(|other| self.place(*other) < Some(place));
                (here.saturating_sub(WINDOW), (here + WINDOW).min(things.len()))
            }
            Some(_) | None => (0, things.len()),
        };
        candidates.extend_from_slice(things.get(from..to).unwrap_or_default());
    }

    /// Leaves the candidates that "another", "an earlier" or "a later" means. Of a symmetric relation "another" leaves
    /// the earlier ones where that reports a pair once, at its later place.
    fn pick(&self, candidates: &mut Vec<Thing>, group: &Group, relation: &Relation, thing: Thing) {
        let same = |of: Type| if thing.of_type() == of { Some(thing) } else { self.view().nearest(of) };
        let place = |thing| self.place(thing);
        let reference = |other: Thing| same(other.of_type());
        let once = relation.symmetric && !self.negative && self.outside.is_empty();
        match group.pick {
            Pick::Any | Pick::Same => {}
            Pick::Another if once => candidates.retain(|other| *other != thing && place(*other) < place(thing)),
            Pick::Another => candidates.retain(|other| reference(*other) != Some(*other)),
            Pick::Earlier => candidates.retain(|other| place(*other) < place(reference(*other).unwrap_or(thing))),
            Pick::Later => candidates.retain(|other| place(*other) > place(reference(*other).unwrap_or(thing))),
        }
        if group.independent && group.amount == Amount::Some {
            candidates.retain(|other| !self.is_own_source(*other));
        }
    }

    /// Where a thing starts.
    fn place(&self, thing: Thing) -> Option<Span> {
        vocabulary::anchor(self.facts, thing).first().copied()
    }

    /// Whether a candidate belongs to one of the classes and meets its condition. The thing stands outside already.
    pub fn is_one_of(&mut self, group: &Group, candidate: Thing) -> Answer {
        let mut whole = Answer::from(False);
        let several = group.members.len() > 1;
        if several {
            self.begin(|| What::Any, candidate, Span::default());
        }
        for member in &group.members {
            let Some(one) = self.is_member(member, candidate) else { continue };
            let truth = whole.truth.or(one.truth);
            if one.truth == truth && whole.truth != truth {
                whole = one;
            }
            if whole.truth.is_true() && !self.reasons {
                break;
            }
        }
        if several { self.end(whole) } else { whole }
    }

    /// Whether a candidate is of a class and meets its condition; `None` where it is not even of the class.
    fn is_member(&mut self, member: &Member, candidate: Thing) -> Option<Answer> {
        self.begin(|| What::All, candidate, Span::default());
        let class = self.is_noun(member.noun, member.of, candidate);
        // What else it would have to be is asked for those who want to know how near it came.
        let of_type = candidate.of_type() == member.of;
        if class.truth.is_false() && !(of_type && self.is_recorded()) {
            self.end(class);
            return None;
        }
        let mut one = self.test(&member.test, candidate);
        one.truth = one.truth.and(class.truth);
        let is_of_class = !class.truth.is_false();
        one.take(class);
        let one = self.end(one);
        is_of_class.then_some(one)
    }

    /// Whether a thing belongs to a class.
    pub fn is_noun(&mut self, noun: Noun, of: Type, candidate: Thing) -> Answer {
        let what = || match noun {
            Noun::Row(row) => What::Is(row),
            Noun::Words(words) => What::IsWording(words),
        };
        self.begin(what, candidate, Span::default());
        let answer = self.is_of_class(noun, of, candidate);
        self.end(answer)
    }

    fn is_of_class(&mut self, noun: Noun, of: Type, candidate: Thing) -> Answer {
        match (noun, candidate) {
            (Noun::Words(words), Thing::Wording(wording)) => {
                Truth::from(self.wordings(words).binary_search(&wording).is_ok()).into()
            }
            (Noun::Words(_), _) => False.into(),
            (Noun::Row(_), _) if candidate.of_type() != of => False.into(),
            (Noun::Row(row), _) => {
                let verdict = self.class(row, candidate);
                self.answer(&verdict)
            }
        }
    }

    /// The answer of "a", "no" and counts, with the things that made it so.
    pub fn counted(&mut self, group: &Group, mut found: Vec<Candidate>) -> Answer {
        let tally = self.tally(group, &found);
        let mut answer = Answer::from(tally.answer(group.amount));
        answer.counted = matches!(group.amount, Amount::Count(_)).then_some(tally.sure);
        found.retain(|candidate| candidate.relation.and(candidate.class).is_true());
        let shown = if group.amount == Amount::Some { 1 } else { MAX_SHOWN };
        self.show(&mut answer, found, shown);
        answer
    }

    fn tally(&self, group: &Group, found: &[Candidate]) -> Tally {
        let counted = |candidate: &Candidate| (candidate.thing, candidate.relation.and(candidate.class));
        if group.independent {
            return self.independent(found.iter().map(counted));
        }
        let mut tally = Tally::default();
        if !matches!(group.amount, Amount::Count(_)) {
            found.iter().for_each(|candidate| tally.add(counted(candidate).1));
            return tally;
        }
        let mut merged: Vec<(Thing, Truth)> =
            found.iter().map(|one| (self.merged(one.thing), counted(one).1)).collect();
        merged.sort_by_key(|(thing, truth)| (*thing, !truth.is_true(), truth.is_false()));
        merged.dedup_by_key(|(thing, _)| *thing);
        merged.iter().for_each(|(_, truth)| tally.add(*truth));
        tally
    }

    /// Statements that say the same count once.
    fn merged(&self, thing: Thing) -> Thing {
        match thing {
            Thing::Statement(statement) => Thing::Statement(self.index.merged(statement)),
            Thing::Source(_)
            | Thing::Note(_)
            | Thing::Evidence(_)
            | Thing::Number(_)
            | Thing::Date(_)
            | Thing::Place(_)
            | Thing::Quotation(_)
            | Thing::Heading(_)
            | Thing::Wording(_)
            | Thing::Article
            | Thing::Conflict(_)
            | Thing::Name(_)
            | Thing::Passage(_) => thing,
        }
    }

    /// The answer of "only" and "all".
    fn only(&mut self, found: Vec<Candidate>) -> Answer {
        let mut all = Universal::default();
        found.iter().for_each(|candidate| all.add(candidate.relation, candidate.class));
        let mut answer = Answer::from(all.answer());
        if answer.truth.is_true() {
            self.show(&mut answer, found, MAX_SHOWN);
        }
        answer
    }

    /// Takes the evidence into an answer: all that was chosen, and the places of the first few.
    pub fn show(&self, answer: &mut Answer, found: Vec<Candidate>, most: usize) {
        if !self.reasons {
            return;
        }
        for (nth, mut candidate) in found.into_iter().enumerate() {
            if nth >= most {
                candidate.evidence.marks.clear();
            }
            answer.chosen.push(Chosen { thing: candidate.thing, depth: self.outside.len() });
            answer.take(candidate.evidence);
        }
    }

    /// A relation to words: the list stands where the relation looks. With "by a SOURCE" on a link of such a source.
    pub fn related_to_words(
        &mut self,
        relation: &Relation,
        distance: Option<Bound>,
        words: Id<Words>,
        by: Option<&Group>,
        thing: Thing,
    ) -> Answer {
        let wordings = self.wordings(words);
        let hits = match (relation.words, distance) {
            (Some(read), None) => read(&self.view(), thing, &wordings),
            (Some(_) | None, _) => self.near_words(relation, distance, thing, &wordings),
        };
        let mut whole = Answer::from(False);
        for hit in hits {
            let mut one = match by {
                None => Answer::from(hit.truth),
                Some(group) => self.by_source(group, &hit, thing),
            };
            if self.reasons {
                one.marks.insert(0, Label { span: hit.span, text: String::new() });
                one.chosen.extend(self.wording_at(&wordings, hit.span));
            }
            let truth = whole.truth.or(one.truth);
            if truth != whole.truth {
                whole = one;
            }
            if truth.is_true() {
                break;
            }
        }
        whole
    }

    /// The occurrence of a list at that place, as a thing that was chosen.
    fn wording_at(&self, wordings: &[crate::vocabulary::Wording], span: Span) -> Option<Chosen> {
        let at = wordings.partition_point(|wording| wording.span < span);
        let wording = wordings.get(at).filter(|wording| wording.span == span)?;
        Some(Chosen { thing: Thing::Wording(*wording), depth: self.outside.len() })
    }

    /// Words in a relation that takes things: each occurrence is a thing.
    fn near_words(
        &self,
        relation: &Relation,
        distance: Option<Bound>,
        thing: Thing,
        wordings: &[crate::vocabulary::Wording],
    ) -> Vec<Hit> {
        let near =
            wordings.iter().map(|wording| (*wording, self.holds(relation, distance, thing, Thing::Wording(*wording))));
        let near = near.filter(|(_, verdict)| !verdict.truth.is_false());
        near.map(|(wording, verdict)| Hit { span: wording.span, truth: verdict.truth, sources: Vec::new() }).collect()
    }

    /// Whether one of the sources on the link of a hit is of the group.
    fn by_source(&mut self, group: &Group, hit: &Hit, thing: Thing) -> Answer {
        let mut found = Vec::new();
        for &source in &hit.sources {
            let source = Thing::Source(source);
            let class = self.considered(group, thing, source, &Verdict::new(hit.truth));
            found.push(Candidate { thing: source, relation: hit.truth, class: class.truth, evidence: class });
        }
        self.counted(group, found)
    }
}

/// The types of thing to ask: those of the classes, each once, or for "only" every type that the relation takes.
fn asked(relation: &Relation, group: &Group, thing: Thing, all: bool) -> impl Iterator<Item = Type> {
    let (types, members) = match relation.things {
        Some((types, _)) if all => (types, &[][..]),
        Some(_) | None => (&[][..], group.members.as_slice()),
    };
    let taken = types.iter().copied().filter(move |of| relation.takes(thing.of_type(), *of));
    let is_row = |member: &&Member| matches!(member.noun, Noun::Row(_));
    let named =
        members.iter().enumerate().filter(move |(_, member)| is_row(member)).filter(move |(at, member)| {
            !members.iter().take(*at).filter(is_row).any(|earlier| earlier.of == member.of)
        });
    taken.chain(named.map(|(_, member)| member.of))
}
