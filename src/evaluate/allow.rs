//! `<!-- sayso allow RULE: reason -->`: a writer knows and says why. Where a comment reaches is `remark`'s to say. It never
//! hides a rule without a reason or after its day, and never wakes a rule that another silences. Comments on what was
//! checked count in the facts; what is wrong with them is told here.

mod told;

use crate::diagnostic::Diagnostic;
use crate::evaluate::run::Raised;
use crate::facts::Facts;
use crate::list::Id;
use crate::plan::{Plan, Rule};
use crate::remark::{self, Allow, Remark, Said};
use crate::span::Span;
use time::Date;

/// What the comments of an article come to.
#[derive(Debug, Default)]
pub(super) struct Allowed {
    /// What stands after the comments.
    pub standing: Vec<Raised>,
    /// What a comment allows, with the place of the comment.
    pub allowed: Vec<(Raised, Span)>,
    /// What those comments say.
    pub comments: Vec<Allowance>,
    /// What is wrong with the comments.
    pub problems: Vec<Diagnostic>,
}

/// Why something may stand, as the comment says that allows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allowance {
    /// The comment.
    pub comment: Span,
    /// Why it may stand.
    pub reason: String,
    /// Who says so.
    pub author: Option<String>,
    /// The last day on which it may.
    pub until: Option<Date>,
}

/// What stands after the comments, what they allow, and what is wrong with them.
pub(super) fn allow(plan: &Plan, facts: &Facts, raised: Vec<Raised>, silenced: &[(Raised, Id<Rule>)]) -> Allowed {
    if !remark::may_speak(&facts.document.text) {
        return Allowed { standing: raised, ..Allowed::default() };
    }
    let remarks = remark::remarks(&facts.document);
    let mut problems: Vec<Diagnostic> =
        remarks.iter().filter_map(|one| told::wrong(one, &remarks, facts, plan.today)).collect();
    let holds = |one: &Remark| told::wrong(one, &remarks, facts, plan.today).is_none();
    let places = Places::of(raised.iter().map(|one| (one.rule, one.anchor)));
    let gone = Places::of(silenced.iter().map(|(one, _)| (one.rule, one.anchor)));
    let mut by_comment: Vec<Option<Span>> = vec![None; raised.len()];
    for (remark, allow) in allows(&remarks).filter(|(remark, _)| holds(remark)) {
        for (name, span) in &allow.rules {
            let rules = named(plan, name);
            let hits = places.hits(remark, &rules);
            for hit in &hits {
                if let Some(slot) = by_comment.get_mut(*hit) {
                    slot.get_or_insert(remark.span);
                }
            }
            if hits.is_empty() {
                let by = gone.hits(remark, &rules).first().and_then(|hit| silenced.get(*hit)).map(|(_, by)| *by);
                problems.extend(told::unused(plan, name, *span, &rules, by));
            }
        }
    }
    problems.sort_by_key(|problem| problem.span);
    let (mut standing, mut allowed) = (Vec::new(), Vec::new());
    for (one, comment) in raised.into_iter().zip(by_comment) {
        match comment {
            Some(comment) => allowed.push((one, comment)),
            None => standing.push(one),
        }
    }
    let comments = allows(&remarks).map(|(remark, allow)| Allowance::of(remark, allow)).collect();
    Allowed { standing, allowed, comments, problems }
}

/// The comments that allow.
fn allows(remarks: &[Remark]) -> impl Iterator<Item = (&Remark, &Allow)> {
    remarks.iter().filter_map(|remark| match &remark.said {
        Said::Allow(allow) => Some((remark, allow)),
        Said::End(_) | Said::Verified(_) | Said::Odd => None,
    })
}

impl Allowance {
    fn of(remark: &Remark, allow: &Allow) -> Self {
        let reason = allow.reason.clone();
        Self { comment: remark.span, reason: reason.text, author: reason.author, until: reason.until }
    }
}

/// Findings by place: indices into the list that they came from.
struct Places {
    by_start: Vec<(usize, Id<Rule>, usize)>,
    article: Vec<(Id<Rule>, usize)>,
}

impl Places {
    fn of(anchors: impl Iterator<Item = (Id<Rule>, Option<Span>)>) -> Self {
        let (mut by_start, mut article) = (Vec::new(), Vec::new());
        for (index, (rule, anchor)) in anchors.enumerate() {
            match anchor {
                Some(anchor) => by_start.push((anchor.start, rule, index)),
                None => article.push((rule, index)),
            }
        }
        by_start.sort_unstable();
        Self { by_start, article }
    }

    fn hits(&self, comment: &Remark, rules: &[Id<Rule>]) -> Vec<usize> {
        let from = self.by_start.partition_point(|(start, _, _)| *start < comment.reach.start);
        let within = self.by_start.iter().skip(from).take_while(|(start, _, _)| *start < comment.reach.end);
        let mut hits: Vec<usize> =
            within.filter(|(_, rule, _)| rules.contains(rule)).map(|(_, _, index)| *index).collect();
        if comment.article {
            hits.extend(self.article.iter().filter(|(rule, _)| rules.contains(rule)).map(|(_, index)| *index));
        }
        hits
    }
}

/// The rules of that name: with its pack, or without where that is enough.
pub(super) fn named(plan: &Plan, name: &str) -> Vec<Id<Rule>> {
    let is = |full: &str| full == name || full.rsplit('/').next() == Some(name);
    plan.rules.entries().filter(|(_, rule)| is(&rule.name)).map(|(id, _)| id).collect()
}
