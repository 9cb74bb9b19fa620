//! `once per`: findings that share a key are one finding, at the first place in reading order and with the highest
//! severity; the other places are attached. Decides nothing about whether they stand.

use crate::evaluate::fill;
use crate::evaluate::finding::Finding;
use crate::evaluate::labels;
use crate::evaluate::run::Raised;
use crate::list::Id;
use crate::plan::{Key, Plan, Rule};
use crate::span::Span;
use crate::vocabulary::{Thing, View};
use std::collections::BTreeMap;

/// What one finding is reported for, as found in this article.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Group {
    /// A sentence or paragraph, by its place; the article.
    Place(Option<usize>),
    /// The thing, which is also the group of whatever has no key.
    Thing(Thing),
    /// What a placeholder says.
    Text(String),
}

/// One finding for each rule and key.
pub(super) fn gather(plan: &Plan, view: &View<'_>, mut raised: Vec<Raised>) -> Vec<Finding> {
    raised.sort_by_key(|one| (one.anchor, one.thing));
    let mut groups: BTreeMap<(Id<Rule>, Group), Vec<Raised>> = BTreeMap::new();
    for one in raised {
        let Some(rule) = plan.rules.get(one.rule) else { continue };
        groups.entry((one.rule, group(view, rule, &one))).or_default().push(one);
    }
    groups.into_values().filter_map(|group| finding(plan, view, group)).collect()
}

fn group(view: &View<'_>, rule: &Rule, one: &Raised) -> Group {
    let facts = view.facts;
    let sentence = one.anchor.and_then(|anchor| facts.document.sentence_at(anchor));
    match rule.once {
        Key::Sentence => Group::Place(sentence.map(Id::index)),
        Key::Paragraph => {
            Group::Place(sentence.and_then(|id| facts.document.sentences.get(id)).map(|one| one.block.index()))
        }
        Key::Article => Group::Place(None),
        Key::Thing => Group::Thing(one.thing),
        Key::Placeholder(name) => match fill::value(view, one, name, false) {
            Some(value) => Group::Text(value.key),
            None => Group::Thing(one.thing),
        },
    }
}

fn finding(plan: &Plan, view: &View<'_>, group: Vec<Raised>) -> Option<Finding> {
    let severity = group.iter().map(|one| one.severity).max()?;
    let mut also: Vec<Span> = group.iter().skip(1).filter_map(|one| one.anchor).collect();
    also.dedup();
    let first = group.into_iter().next()?;
    let rule = plan.rules.get(first.rule)?;
    let place = labels::place(view, rule, &first, &also);
    Some(Finding {
        rule: first.rule,
        name: rule.name.clone(),
        severity,
        message: fill::template(view, &first, &rule.message),
        why: rule.why.clone(),
        help: rule.help.as_ref().map(|help| fill::template(view, &first, help)),
        see: rule.see.clone(),
        thing: first.thing,
        anchor: first.anchor,
        span: place.span,
        caption: place.caption,
        labels: place.labels,
        elsewhere: labels::elsewhere(view, &first),
        also,
        sentence: first.anchor.and_then(|anchor| view.facts.document.sentence_at(anchor)),
        fingerprint: String::new(),
        trace: first.trace,
    })
}
