//! What can be wrong within the sentence of one rule: it never holds, a part of it never or always does, an exception or a
//! level that never comes to bear.

use crate::lint::cube::{Cube, NOT_TRUE, TRUE, WIDEST, both, cubes, least};
use crate::lint::form::{Form, Forms};
use crate::lint::order::Order;
use crate::lint::part::{MadeOf, Part};
use crate::list::Id;
use crate::span::Span;

/// A rule in its parts.
#[derive(Clone, Debug)]
pub(super) struct Parts {
    /// The classes that it looks at: any of them.
    pub noun: Id<Form>,
    /// The test.
    pub subject: Part,
    /// The exceptions.
    pub unless: Vec<Part>,
    /// The conditions of the levels, in order.
    pub when: Vec<Part>,
    /// True when the parts of the sentence stand in it once: it looks at one class.
    pub is_plain: bool,
}

/// What was found in a sentence, with the places of its tests.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// These tests cannot hold together, so nothing is ever flagged.
    NeverTrue(Vec<Span>),
    /// These tests of a part cannot hold together, so that the part never holds.
    Contradiction(Vec<Span>),
    /// This part always holds, whatever it is said of.
    AlwaysTrue(Span),
    /// This part holds whenever the rest does; or, as an alternative, only when another does.
    AddsNothing(Span, bool),
    /// This exception always holds.
    UnlessSparesAll(Span),
    /// This exception never holds of anything that is flagged.
    IdleUnless(Span),
    /// This level is never reached.
    IdleLevel(Span),
}

/// Looks at one sentence.
pub(super) struct Look<'o, 'f> {
    pub forms: &'f Forms,
    pub order: &'o mut Order<'f>,
    pub found: Vec<Found>,
}

impl Look<'_, '_> {
    /// The cases in which the rule flags something; `None` where there are too many, or none.
    pub fn sentence(&mut self, parts: &Parts) -> Option<Vec<Cube>> {
        let noun = cubes(self.forms, parts.noun, TRUE)?;
        let flagged = self.with(&noun, parts.subject.form, TRUE)?;
        if flagged.is_empty() {
            let places = self.culprit(&parts.subject, &noun);
            self.found.push(Found::NeverTrue(places));
            return None;
        }
        let fires = self.exceptions(&flagged, &parts.unless)?;
        self.levels(&fires, &parts.when);
        if parts.is_plain {
            self.walk(&parts.subject, &noun, &noun);
            for part in parts.unless.iter().chain(&parts.when) {
                // One that never holds is told of already.
                if !self.never(&flagged, part.form, TRUE) {
                    self.walk(part, &noun, &flagged);
                }
            }
        }
        Some(least(fires))
    }

    /// Cases in which a form besides gives one of these answers.
    fn with(&mut self, cases: &[Cube], form: Id<Form>, answers: u8) -> Option<Vec<Cube>> {
        let cubes = both(cases, &cubes(self.forms, form, answers)?)?;
        Some(self.order.possible(cubes))
    }

    /// True when in none of the cases the form gives one of these answers.
    fn never(&mut self, cases: &[Cube], form: Id<Form>, answers: u8) -> bool {
        self.with(cases, form, answers).is_some_and(|cubes| cubes.is_empty())
    }

    /// What the exceptions leave.
    fn exceptions(&mut self, flagged: &[Cube], unless: &[Part]) -> Option<Vec<Cube>> {
        let mut fires = flagged.to_vec();
        for part in unless {
            if self.never(&fires, part.form, TRUE) {
                self.idle(part, Found::IdleUnless(part.span));
                continue;
            }
            fires = self.with(&fires, part.form, NOT_TRUE)?;
            if fires.is_empty() {
                self.found.push(Found::UnlessSparesAll(part.span));
                return None;
            }
        }
        Some(fires)
    }

    /// A condition that never comes to bear: where it contradicts itself, that is what has to be mended.
    fn idle(&mut self, part: &Part, found: Found) {
        match self.never(&[Cube::default()], part.form, TRUE) {
            true => self.contradiction(part, &[Cube::default()]),
            false => self.found.push(found),
        }
    }

    fn levels(&mut self, fires: &[Cube], when: &[Part]) {
        let mut left = fires.to_vec();
        for part in when {
            if self.never(&left, part.form, TRUE) {
                self.idle(part, Found::IdleLevel(part.span));
            }
            left = self.with(&left, part.form, NOT_TRUE).unwrap_or_else(|| left.clone());
        }
    }

    /// The tests that cannot hold together: the innermost and fewest that can be named.
    fn culprit(&mut self, part: &Part, cases: &[Cube]) -> Vec<Span> {
        match &part.made_of {
            MadeOf::All(parts) if parts.len() > WIDEST => vec![part.span],
            MadeOf::All(parts) => {
                if let Some(one) = parts.iter().find(|part| self.never(cases, part.form, TRUE)) {
                    return self.culprit(one, cases);
                }
                for (at, one) in parts.iter().enumerate() {
                    let Some(with) = self.with(cases, one.form, TRUE) else { continue };
                    let later = parts.iter().skip(at + 1);
                    if let Some(other) = later.into_iter().find(|other| self.never(&with, other.form, TRUE)) {
                        return vec![one.span, other.span];
                    }
                }
                parts.iter().map(|part| part.span).filter(|span| !span.is_empty()).collect()
            }
            MadeOf::One(inside) => {
                let first = inside.iter().find_map(|(noun, inner)| {
                    let noun = cubes(self.forms, *noun, TRUE)?;
                    self.never(&noun, inner.form, TRUE).then(|| self.culprit(inner, &noun))
                });
                first.unwrap_or_else(|| vec![part.span])
            }
            MadeOf::Any(_) => vec![part.span],
        }
    }

    /// A part that holds whenever the rest does: of everything, or because of the rest.
    fn always(&mut self, part: &Part, base: &[Cube]) {
        let everything = self.never(base, part.form, NOT_TRUE);
        self.found.push(if everything { Found::AlwaysTrue(part.span) } else { Found::AddsNothing(part.span, false) });
    }

    /// Parts of a sound sentence that never or always hold: `base` is what is known of anything that is looked at, `cases`
    /// what else the sentence says.
    fn walk(&mut self, part: &Part, base: &[Cube], cases: &[Cube]) {
        match &part.made_of {
            MadeOf::All(parts) | MadeOf::Any(parts) if parts.len() > WIDEST => {}
            MadeOf::All(parts) => self.walk_all(parts, base, cases),
            MadeOf::Any(_) | MadeOf::One(_) if self.never(cases, part.form, NOT_TRUE) => self.always(part, base),
            MadeOf::Any(parts) => self.walk_any(parts, base, cases),
            MadeOf::One(inside) => {
                for (noun, inner) in inside {
                    let Some(noun) = cubes(self.forms, *noun, TRUE) else { continue };
                    match self.never(&noun, inner.form, TRUE) {
                        true => self.contradiction(inner, &noun),
                        false => self.walk(inner, &noun, &noun),
                    }
                }
            }
        }
    }

    fn contradiction(&mut self, part: &Part, cases: &[Cube]) {
        let places = self.culprit(part, cases);
        self.found.push(Found::Contradiction(places));
    }

    fn walk_all(&mut self, parts: &[Part], base: &[Cube], cases: &[Cube]) {
        let mut idle = vec![false; parts.len()];
        for (at, part) in parts.iter().enumerate().rev() {
            let Some(others) = self.others(parts, at, &idle, cases, TRUE) else { continue };
            if part.span.is_empty() {
                continue;
            }
            if self.never(&others, part.form, NOT_TRUE) {
                self.always(part, base);
                idle.get_mut(at).into_iter().for_each(|idle| *idle = true);
            } else {
                self.walk(part, base, &others);
            }
        }
    }

    fn walk_any(&mut self, parts: &[Part], base: &[Cube], cases: &[Cube]) {
        let mut idle = vec![false; parts.len()];
        for (at, part) in parts.iter().enumerate().rev() {
            let Some(others) = self.others(parts, at, &idle, cases, NOT_TRUE) else { continue };
            if self.never(cases, part.form, TRUE) {
                self.contradiction(part, cases);
            } else if others.is_empty() || self.never(&others, part.form, TRUE) {
                self.found.push(Found::AddsNothing(part.span, true));
            } else {
                self.walk(part, base, cases);
                continue;
            }
            idle.get_mut(at).into_iter().for_each(|idle| *idle = true);
        }
    }

    /// The cases in which all other parts that count give one of these answers.
    fn others(&mut self, parts: &[Part], but: usize, idle: &[bool], cases: &[Cube], answers: u8) -> Option<Vec<Cube>> {
        let mut left = cases.to_vec();
        for (at, part) in parts.iter().enumerate() {
            if at != but && !idle.get(at).copied().unwrap_or_default() {
                left = self.with(&left, part.form, answers)?;
            }
        }
        Some(left)
    }
}
