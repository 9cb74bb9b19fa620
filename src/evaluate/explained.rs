//! What became of each rule at one thing: reported or not, and every test that made it so. For `explain`; a check of
//! articles has no use for it.

use crate::consistency::Within;
use crate::diagnostic::Severity;
use crate::evaluate::asked::Asked;
use crate::evaluate::run::{Raised, Run};
use crate::evaluate::shape::Questions;
use crate::evaluate::{allow, once, silence};
use crate::facts::{Facts, Index};
use crate::fidelity::Comparison;
use crate::knowledge::Knowledge;
use crate::list::Id;
use crate::plan::{Noun, Plan, Rule};
use crate::span::Span;
use crate::vocabulary::{Against, Thing, View, anchor};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeSet;

/// A rule at a thing.
#[derive(Clone, Debug)]
pub struct Explained {
    /// The rule.
    pub rule: Id<Rule>,
    /// The thing.
    pub thing: Thing,
    /// What became of it.
    pub fate: Fate,
    /// What the rule flags, test by test.
    pub flag: Asked,
    /// Its exceptions, each of which alone spares the thing when it is true.
    pub unless: Vec<Asked>,
    /// The conditions of its levels, in order: the first that is true wins.
    pub when: Vec<(Severity, Asked)>,
}

/// What became of a rule at a thing. Rules and comments are known by their places, or as `explain` tells of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate<By = Id<Rule>, Comment = Span> {
    /// It is reported.
    Reported {
        /// How grave this place is.
        severity: Severity,
        /// Where the finding stands that reports it, where that is another place.
        with: Option<Span>,
    },
    /// It would be reported, but a more specific rule is.
    Silenced {
        /// That rule.
        by: By,
    },
    /// It would be reported, but a comment of the article allows it.
    Allowed {
        /// The comment.
        comment: Comment,
    },
    /// It is not reported: a test is not true, or an exception is.
    Not,
}

/// What is to be explained.
#[derive(Clone, Copy, Debug)]
pub struct Stretch<'a> {
    /// The rules.
    pub plan: &'a Plan,
    /// The article.
    pub facts: &'a Facts,
    /// What the facts were found with.
    pub knowledge: &'a Knowledge,
    /// What the article was held against.
    pub against: Option<&'a Comparison>,
    /// The place.
    pub span: Span,
    /// True to ask rules of the article as a whole too.
    pub article: bool,
    /// When so many tests are told, only the article as a whole is asked about still.
    pub most: usize,
}

/// What came of a stretch beside what was told.
#[derive(Clone, Debug, Default)]
pub struct Looked {
    /// The rules that look at something there.
    pub rules: BTreeSet<Id<Rule>>,
    /// So many things stand there of which nothing was told.
    pub more: usize,
}

/// Tells of each of the things of a stretch, in reading order, what became of each of the rules that it can be asked of. A
/// thing is told of before the next is asked, since the answers of many take much room.
pub fn explain(of: &Stretch<'_>, wanted: impl Fn(&Rule) -> bool, mut tell: impl FnMut(Thing, &[Explained])) -> Looked {
    let Stretch { plan, facts, knowledge, against, .. } = *of;
    let index = Index::of(facts);
    let within = Within::of(facts, &index, knowledge);
    let held = Some(Against { sources: against, itself: &within });
    let view = View { facts, index: &index, lexicon: knowledge.lexicon(), against: held, outside: &[] };
    let questions = Questions::of(plan);
    let mut run = Run::new(&questions, facts, &index, knowledge, against, &within);
    let rules: Vec<(Id<Rule>, &Rule)> = plan.rules.entries().filter(|(_, rule)| rule.on && wanted(rule)).collect();
    // Who only asks what stands there needs no rule to be run.
    let raised = if rules.is_empty() { Vec::new() } else { run.raise() };
    let fates = Fates::of(plan, &view, raised);
    let (mut looked, mut told) = (Looked::default(), 0);
    for thing in things(&mut run, &rules, of.span, of.article) {
        let asked = rules.iter().filter(|(_, rule)| rule.subject.types.contains(&thing.of_type()));
        looked.rules.extend(asked.clone().map(|(id, _)| *id));
        if told >= of.most && thing != Thing::Article {
            looked.more += 1;
            continue;
        }
        let answers: Vec<Explained> =
            asked.filter_map(|(id, rule)| explained(&mut run, &fates, (*id, rule), thing)).collect();
        told += answers.iter().map(tests).sum::<usize>();
        tell(thing, &answers);
    }
    looked
}

/// How many tests an answer tells of.
fn tests(answer: &Explained) -> usize {
    fn within(asked: &Asked) -> usize {
        1 + asked.parts.iter().map(within).sum::<usize>()
    }
    let conditions = answer.unless.iter().chain(answer.when.iter().map(|(_, when)| when));
    std::iter::once(&answer.flag).chain(conditions).map(within).sum()
}

/// A rule at a thing.
fn explained(run: &mut Run<'_>, fates: &Fates, (id, rule): (Id<Rule>, &Rule), thing: Thing) -> Option<Explained> {
    let mut asked = run.asked(rule, thing).into_iter();
    let flag = asked.next()?;
    let unless = asked.by_ref().take(rule.unless.len()).collect();
    let when = rule.severity_when.iter().map(|(severity, _)| *severity).zip(asked).collect();
    Some(Explained { rule: id, thing, fate: fates.find(id, thing), flag, unless, when })
}

/// What stands in a stretch and some rule looks at; statements whether one does or not.
fn things(run: &mut Run<'_>, rules: &[(Id<Rule>, &Rule)], stretch: Span, article: bool) -> Vec<Thing> {
    let mut things: Vec<Thing> = run.facts.statements.ids().map(Thing::Statement).collect();
    for (noun, of) in rules.iter().flat_map(|(_, rule)| rule.subject.nouns.iter().zip(&rule.subject.types)) {
        match noun {
            Noun::Row(_) => things.extend(run.things(*of).iter().copied()),
            Noun::Words(words) => things.extend(run.wordings(*words).iter().copied().map(Thing::Wording)),
        }
    }
    let facts = run.facts;
    things.retain(|thing| match thing {
        Thing::Article => article,
        // A statement may go on over a line; anything else is where it starts.
        Thing::Statement(_) => anchor(facts, *thing).iter().any(|piece| piece.overlaps(stretch)),
        Thing::Source(_)
        | Thing::Note(_)
        | Thing::Evidence(_)
        | Thing::Number(_)
        | Thing::Date(_)
        | Thing::Place(_)
        | Thing::Quotation(_)
        | Thing::Heading(_)
        | Thing::Wording(_)
        | Thing::Conflict(_)
        | Thing::Name(_)
        | Thing::Passage(_) => {
            anchor(facts, *thing).first().is_some_and(|at| stretch.start <= at.start && at.start < stretch.end)
        }
    });
    things.sort_by_cached_key(|thing| (*thing == Thing::Article, anchor(facts, *thing).first().copied(), *thing));
    things.dedup();
    things
}

/// What became of everything that was raised: the first that is known of a rule at a thing.
struct Fates {
    known: FxHashMap<(Id<Rule>, Thing), Fate>,
}

impl Fates {
    fn of(plan: &Plan, view: &View<'_>, raised: Vec<Raised>) -> Self {
        let (standing, silenced) = silence::silence(plan, raised);
        let allow::Allowed { standing, allowed, .. } = allow::allow(plan, view.facts, standing, &silenced);
        let mut known: FxHashMap<(Id<Rule>, Thing), Fate> = FxHashMap::default();
        for (one, by) in silenced {
            known.entry((one.rule, one.thing)).or_insert(Fate::Silenced { by });
        }
        for (one, comment) in allowed {
            known.entry((one.rule, one.thing)).or_insert(Fate::Allowed { comment });
        }
        let places: Vec<_> = standing.iter().map(|one| (one.rule, one.thing, one.anchor, one.severity)).collect();
        let findings = once::gather(plan, view, standing);
        let own: FxHashSet<(Id<Rule>, Thing)> = findings.iter().map(|finding| (finding.rule, finding.thing)).collect();
        let mut gathered: FxHashMap<(Id<Rule>, Span), Option<Span>> = FxHashMap::default();
        for finding in &findings {
            for also in &finding.also {
                gathered.entry((finding.rule, *also)).or_insert(finding.span);
            }
        }
        for (rule, thing, anchor, severity) in places {
            let other = anchor.and_then(|anchor| gathered.get(&(rule, anchor)).copied().flatten());
            let with = other.filter(|_| !own.contains(&(rule, thing)));
            known.entry((rule, thing)).or_insert(Fate::Reported { severity, with });
        }
        Self { known }
    }

    fn find(&self, rule: Id<Rule>, thing: Thing) -> Fate {
        self.known.get(&(rule, thing)).cloned().unwrap_or(Fate::Not)
    }
}
