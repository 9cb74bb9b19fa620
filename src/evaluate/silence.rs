//! Rules that give way to others: a finding goes when a rule that silences its rule has one on the same thing. Decided
//! on what every rule found at first, so the order of rules does not matter.

use crate::diagnostic::Severity;
use crate::evaluate::run::Raised;
use crate::list::Id;
use crate::plan::{Plan, Rule};
use crate::span::Span;
use rustc_hash::FxHashMap;

/// What stands, and what went with the rule that silenced it; both in the order they came in.
pub(super) fn silence(plan: &Plan, raised: Vec<Raised>) -> (Vec<Raised>, Vec<(Raised, Id<Rule>)>) {
    let mut anchors: FxHashMap<Id<Rule>, Vec<Option<Span>>> = FxHashMap::default();
    for one in &raised {
        anchors.entry(one.rule).or_default().push(one.anchor);
    }
    let anchors: FxHashMap<Id<Rule>, Cover> =
        anchors.into_iter().map(|(rule, spans)| (rule, Cover::of(spans))).collect();
    let silencers = silencers(plan);
    let (mut standing, mut silenced) = (Vec::new(), Vec::new());
    for one in raised {
        let by = silencers.get(&one.rule).into_iter().flatten();
        let found = by.copied().find(|rule| anchors.get(rule).is_some_and(|cover| cover.touches(one.anchor)));
        match found {
            Some(rule) => silenced.push((one, rule)),
            None => standing.push(one),
        }
    }
    (standing, silenced)
}

/// For each rule, the rules that silence it, in the order of the plan.
fn silencers(plan: &Plan) -> FxHashMap<Id<Rule>, Vec<Id<Rule>>> {
    let mut silencers: FxHashMap<Id<Rule>, Vec<Id<Rule>>> = FxHashMap::default();
    // A rule on trial hides nothing that others find.
    for (id, rule) in plan.rules.entries().filter(|(_, rule)| rule.severity != Severity::Pilot) {
        for silenced in &rule.silences {
            silencers.entry(*silenced).or_default().push(id);
        }
    }
    silencers
}

/// Where a rule found something.
struct Cover {
    article: bool,
    /// By start; each with the farthest end so far, so that one look finds whether any overlaps.
    spans: Vec<Span>,
}

impl Cover {
    fn of(anchors: Vec<Option<Span>>) -> Self {
        let article = anchors.contains(&None);
        let mut spans: Vec<Span> = anchors.into_iter().flatten().collect();
        spans.sort_unstable();
        let mut end = 0;
        for span in &mut spans {
            end = end.max(span.end);
            span.end = end;
        }
        Self { article, spans }
    }

    fn touches(&self, anchor: Option<Span>) -> bool {
        let Some(anchor) = anchor else { return self.article };
        let before = self.spans.partition_point(|span| span.start < anchor.end);
        before.checked_sub(1).and_then(|last| self.spans.get(last)).is_some_and(|reach| reach.end > anchor.start)
    }
}

#[cfg(test)]
mod tests {
    use super::{Cover, Span};

    #[test]
    fn anchors_touch_when_they_share_a_byte() {
        let cover = Cover::of(vec![Some(Span::new(10, 50)), Some(Span::new(20, 25)), None]);
        assert!(cover.touches(Some(Span::new(40, 60))));
        assert!(cover.touches(None));
        assert!(!cover.touches(Some(Span::new(50, 60))));
        assert!(!cover.touches(Some(Span::new(0, 10))));
    }
}
