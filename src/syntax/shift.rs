//! Changes the places of a tree and nothing else: moves them, for a text that was given a line before it, or puts them
//! aside, to compare what two texts say.

use crate::span::Span;
use crate::syntax::{Body, Name, Pack, Part, Phrase, Rule, Text};

/// What happens to each place.
#[derive(Clone, Copy, Debug)]
pub(super) enum Shift {
    /// It moves that many bytes towards the start.
    Back(usize),
    /// It becomes nothing, as if nobody knew where the words stand.
    Aside,
}

/// Changes every place of a pack.
pub(super) fn pack(pack: &mut Pack, by: Shift) {
    pack.name.iter_mut().chain(&mut pack.uses).chain(&mut pack.broken).for_each(|item| name(item, by));
    pack.broken_phrases.iter_mut().for_each(|item| phrase(item, by));
    for list in &mut pack.words {
        phrase(&mut list.phrase, by);
        list.entries.iter_mut().for_each(|item| text(item, by));
        span(&mut list.span, by);
    }
    for define in &mut pack.defines {
        phrase(&mut define.phrase, by);
        define.plural.iter_mut().for_each(|item| phrase(item, by));
        body(&mut define.body, by);
        span(&mut define.span, by);
    }
    pack.rules
        .iter_mut()
        .chain(pack.damaged.iter_mut().map(|damaged| &mut damaged.rule))
        .for_each(|item| rule(item, by));
}

fn rule(rule: &mut Rule, by: Shift) {
    name(&mut rule.name, by);
    body(&mut rule.flag, by);
    rule.unless.iter_mut().for_each(|item| body(item, by));
    if let Some(severity) = &mut rule.severity {
        span(&mut severity.otherwise.span, by);
        for (level, when) in &mut severity.when {
            span(&mut level.span, by);
            body(when, by);
        }
    }
    let texts = rule.message.iter_mut().chain(&mut rule.why).chain(&mut rule.help).chain(&mut rule.see);
    texts
        .chain(&mut rule.tags)
        .chain(rule.examples.iter_mut().flat_map(|example| std::iter::once(&mut example.text).chain(&mut example.from)))
        .for_each(|item| text(item, by));
    rule.silences.iter_mut().for_each(|item| name(item, by));
    rule.once.iter_mut().chain(&mut rule.mark).for_each(|item| phrase(item, by));
    span(&mut rule.span, by);
}

fn body(body: &mut Body, by: Shift) {
    span(&mut body.span, by);
    body.joins.iter_mut().for_each(|(_, place)| span(place, by));
    for term in &mut body.terms {
        span(&mut term.span, by);
        term.parts.iter_mut().for_each(|item| part(item, by));
    }
}

fn part(part: &mut Part, by: Shift) {
    match part {
        Part::Word { span: place, starts_line, .. } => {
            *starts_line &= matches!(by, Shift::Back(_));
            span(place, by);
        }
        Part::Not(place) | Part::That(place) | Part::Where(place) => span(place, by),
        Part::Count(count) => span(&mut count.span, by),
        Part::Group { body: inner, span: place } => {
            body(inner, by);
            span(place, by);
        }
        Part::Texts { texts, span: place } => {
            texts.iter_mut().for_each(|item| text(item, by));
            span(place, by);
        }
    }
}

fn name(name: &mut Name, by: Shift) {
    span(&mut name.span, by);
}

fn phrase(phrase: &mut Phrase, by: Shift) {
    span(&mut phrase.span, by);
}

fn text(text: &mut Text, by: Shift) {
    span(&mut text.span, by);
}

fn span(span: &mut Span, by: Shift) {
    *span = match by {
        Shift::Back(by) => Span::new(span.start.saturating_sub(by), span.end.saturating_sub(by)),
        Shift::Aside => Span::default(),
    };
}
