//! Which noun a test is said of. Types decide: one noun that fits is taken, two are a mistake that shows both ways.

use super::{Cursor, Frame, Sentence, Tie, spell};
use crate::resolve::problem::{NounProblem, Problem, SentenceProblem};
use crate::resolve::tree::{Chain, GroupId, Kind, TestId};
use crate::resolve::types::Types;
use crate::span::Span;
use crate::syntax::Join;

/// How deep nouns may hang on each other: far more than anyone reads, and an end for recursion.
const DEEPEST: usize = 24;

/// Of which nouns of a frame a test is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reach {
    /// All of the list.
    Whole,
    /// The last.
    Last,
}

impl Sentence<'_> {
    /// Says a test of the noun that it belongs to, and closes the nouns inside of it.
    pub(super) fn attach(
        &mut self,
        test: TestId,
        tie: Tie,
        finite: bool,
        group: bool,
        end: Cursor<'_>,
        frames: &mut Vec<Frame>,
    ) -> Result<(), Problem> {
        let types = self.tree.test(test).map(|test| test.types).unwrap_or_default();
        let place = match tie {
            Tie::Silent | Tie::That => self.nearest(types, tie == Tie::That, frames),
            Tie::Said => frames.len().checked_sub(1).filter(|at| self.fits(frames, *at, types)),
            Tie::JoinThat(..) => {
                let nearest = frames.iter().rposition(|frame| frame.that && !frame.closed);
                let Some(nearest) = nearest else {
                    return Err(Problem::Sentence(SentenceProblem::NoThatBefore { span: self.span(test) }));
                };
                Some(nearest).filter(|at| self.fits(frames, *at, types))
            }
            Tie::Join(join, span) => {
                let fitting = self.continued(types, finite, frames);
                if let [outer, .., inner] = fitting.as_slice() {
                    return Err(self.ambiguous(test, join, span, [*outer, *inner], end, frames));
                }
                fitting.first().copied()
            }
        };
        let Some(place) = place else { return Err(self.fits_nothing(test, tie, frames)) };
        self.say(test, tie, place, end, frames)?;
        frames.truncate(place + 1);
        let bottom = frames.len() == 1;
        if let Some(frame) = frames.last_mut() {
            frame.has_tests = true;
            frame.that |= matches!(tie, Tie::That | Tie::JoinThat(..));
            // `a claim (in the body and hedged)`: what is said in parentheses ends what is said of the noun.
            frame.closed = group && tie == Tie::Silent && !bottom;
        }
        Ok(())
    }

    /// Opens a noun for more tests.
    pub(super) fn open(&self, frame: Frame, frames: &mut Vec<Frame>, span: Span) -> Result<(), Problem> {
        if frames.len() >= DEEPEST {
            return Err(Problem::Sentence(SentenceProblem::TooTangled { span }));
        }
        frames.push(frame);
        Ok(())
    }

    /// The nearest noun, outwards, of which a test can be said.
    fn nearest(&self, types: Types, that: bool, frames: &[Frame]) -> Option<usize> {
        (0..frames.len())
            .rev()
            .find(|at| frames.get(*at).is_some_and(|frame| that || !frame.closed) && self.fits(frames, *at, types))
    }

    /// The nouns that a test after `and` or `or` can go on with: those of which something was said, and the outermost.
    fn continued(&self, types: Types, finite: bool, frames: &[Frame]) -> Vec<usize> {
        let with_that = frames.iter().any(|frame| frame.that && !frame.closed);
        let goes_on = |at: &usize| {
            frames.get(*at).is_some_and(|frame| match finite && with_that {
                true => frame.that && !frame.closed,
                false => !frame.closed && (frame.has_tests || frame.that || *at == 0),
            })
        };
        (0..frames.len()).filter(goes_on).filter(|at| self.fits(frames, *at, types)).collect()
    }

    fn fits(&self, frames: &[Frame], at: usize, types: Types) -> bool {
        let group = frames.get(at).and_then(|frame| frame.groups.last());
        group.is_some_and(|group| self.tree.fits(*group, types))
    }

    fn span(&self, test: TestId) -> Span {
        self.tree.test(test).map(|test| test.span).unwrap_or_default()
    }

    /// Adds the test to the chain of a noun.
    fn say(&mut self, test: TestId, tie: Tie, place: usize, end: Cursor<'_>, frames: &[Frame]) -> Result<(), Problem> {
        let Some(frame) = frames.get(place) else { return Ok(()) };
        let types = self.tree.test(test).map(|test| test.types).unwrap_or_default();
        let list = frame.groups.len() > 1;
        let reach = match list && frame.groups.iter().all(|group| self.tree.fits(*group, types)) {
            true if frame.closed => Reach::Whole,
            true => return Err(self.ambiguous_list(test, tie, frame, end)),
            false => Reach::Last,
        };
        let groups: &[GroupId] = match reach {
            Reach::Whole => &frame.groups,
            Reach::Last => frame.groups.last().map(std::slice::from_ref).unwrap_or_default(),
        };
        let join = match tie {
            Tie::Join(Join::Or, _) | Tie::JoinThat(Join::Or, _) => Join::Or,
            Tie::Join(..) | Tie::JoinThat(..) | Tie::Silent | Tie::That | Tie::Said => Join::And,
        };
        for group in groups {
            self.check_mix(*group, test, join, tie, end)?;
            let Some(group) = self.tree.group_mut(*group) else { continue };
            push(&mut group.chain, test, join);
            group.members.iter_mut().for_each(|member| member.types = member.types.and(types));
        }
        Ok(())
    }

    /// `and` and `or` between tests of one noun need parentheses; an `and` that is not written counts.
    fn check_mix(&self, group: GroupId, test: TestId, join: Join, tie: Tie, end: Cursor<'_>) -> Result<(), Problem> {
        let Some(group) = self.tree.group(group) else { return Ok(()) };
        let first_or = group.chain.tests.is_empty() && join == Join::Or;
        if first_or {
            let noun = group.members.first().map(|member| member.name.clone()).unwrap_or_default();
            return Err(Problem::Sentence(SentenceProblem::OrWithoutTest { noun, span: self.span(test) }));
        }
        if group.chain.join.is_none_or(|before| before == join) {
            return Ok(());
        }
        let at = |id: &TestId| self.tree.test(*id).map(|test| test.at).unwrap_or_default();
        let first = group.chain.tests.first().map(at).unwrap_or_default();
        let last = group.chain.tests.last().map(at).unwrap_or_default();
        let this = self.tree.test(test).map(|test| test.at).unwrap_or_default();
        let text = |from: usize, to: usize| {
            spell(end.items.get(from..to).unwrap_or_default()).trim_start_matches("that ").to_owned()
        };
        let joined = |from: usize| {
            let text = text(from, this);
            let cut =
                ["and that", "or that", "and", "or"].iter().find_map(|join| text.strip_suffix(&format!(" {join}")));
            cut.unwrap_or(&text).to_owned()
        };
        let word = super::super::item::join_text(join);
        let that = text(this, end.at);
        let before = text(first, last);
        let (silent, span) = match tie {
            Tie::Join(_, span) | Tie::JoinThat(_, span) => (false, span),
            Tie::Silent | Tie::That | Tie::Said => (true, self.span(test)),
        };
        let ways = [format!("({}) {word} {that}", joined(first)), format!("{before} ({} {word} {that})", joined(last))];
        Err(Problem::Sentence(SentenceProblem::MixedJoins { ways, place: end.since(first), silent, span }))
    }

    /// The mistake of a test that two nouns fit.
    fn ambiguous(
        &self,
        test: TestId,
        join: Join,
        span: Span,
        places: [usize; 2],
        end: Cursor<'_>,
        frames: &[Frame],
    ) -> Problem {
        let [outer, inner] = places.map(|place| frames.get(place));
        let at = self.tree.test(test).map(|test| test.at).unwrap_or_default();
        let text = spell(end.items.get(at..end.at).unwrap_or_default());
        let word = super::super::item::join_text(join);
        let (Some(outer_frame), Some(inner_frame)) = (outer, inner) else {
            return Problem::Sentence(SentenceProblem::TooTangled { span });
        };
        // What stands between the noun and the join.
        let until = at.saturating_sub(1);
        let slice = |from: usize, to: usize| spell(end.items.get(from..to).unwrap_or_default());
        let next = places.first().and_then(|place| frames.get(place + 1)).unwrap_or(inner_frame);
        let for_outer = match next.said {
            true => format!("({}) {word} {text}", slice(next.relation_at, until)),
            false => {
                format!("{} ({}) {word} {text}", slice(next.relation_at, next.noun_at), slice(next.noun_at, until))
            }
        };
        let for_inner = match inner_frame.that {
            true => format!("{word} that {}", with_verb(&text)),
            false => format!(
                "{} ({} {word} {text})",
                slice(inner_frame.noun_at, inner_frame.after),
                slice(inner_frame.after, until)
            ),
        };
        let place = |from: usize| Cursor::new(end.items, end.at).since(from);
        let nouns = [self.full_name(outer_frame), self.full_name(inner_frame)];
        let noun_spans = [self.noun_span(outer_frame), self.noun_span(inner_frame)];
        Problem::Sentence(SentenceProblem::Ambiguous {
            test: text,
            nouns,
            noun_spans,
            ways: [for_outer, for_inner],
            places: [place(next.relation_at), place(if inner_frame.that { until } else { inner_frame.noun_at })],
            span: self.span(test),
        })
    }

    fn ambiguous_list(&self, test: TestId, tie: Tie, frame: &Frame, end: Cursor<'_>) -> Problem {
        let at = self.tree.test(test).map(|test| test.at).unwrap_or_default();
        let mut text = spell(end.items.get(at..end.at).unwrap_or_default());
        if matches!(tie, Tie::That) {
            text = format!("that {text}");
        }
        let last =
            frame.groups.last().and_then(|group| self.tree.group(*group)).map(|group| group.span).unwrap_or_default();
        let slice = |from: usize, to: usize| spell(end.items.get(from..to).unwrap_or_default());
        let list = slice(frame.noun_at, frame.after);
        let nouns: Vec<usize> = (frame.noun_at..frame.after)
            .filter(|at| end.items.get(*at).is_some_and(|item| item.span.start >= last.start))
            .collect();
        let start = nouns.first().copied().unwrap_or(frame.after);
        let ways = [
            format!(
                "({list}) {}",
                if text.starts_with("that ") { text.clone() } else { format!("that {}", with_verb(&text)) }
            ),
            format!("{} ({} {text})", slice(frame.noun_at, start), slice(start, frame.after)),
        ];
        Problem::Sentence(SentenceProblem::AmbiguousList {
            test: text,
            last: slice(start, frame.after),
            list,
            ways,
            place: end.since(frame.noun_at),
            span: self.span(test),
        })
    }

    /// The mistake of a test that no open noun fits.
    fn fits_nothing(&self, test: TestId, tie: Tie, frames: &[Frame]) -> Problem {
        let (Some(found), Some(frame)) = (self.tree.test(test), self.blamed(tie, frames)) else {
            return Problem::Sentence(SentenceProblem::TooTangled { span: self.span(test) });
        };
        let types = frame.groups.last().map(|group| self.tree.types(*group)).unwrap_or_default();
        Problem::Noun(NounProblem::WrongType {
            test: match &found.kind {
                Kind::Adjective { text, .. } | Kind::Relation { text, .. } => text.clone(),
                Kind::Distance { row, .. } => row.phrase.to_owned(),
                Kind::Value { count } => super::super::item::count_text(count),
                Kind::Is(groups) => groups.first().map(|group| self.group_name(*group)).unwrap_or_default(),
                Kind::Inside(_) => "( … )".to_owned(),
                Kind::Where { .. } => "where".to_owned(),
            },
            said_of: found.types,
            noun: self.name(frame),
            found: types,
            before: false,
            span: found.span,
            noun_span: self.noun_span(frame),
        })
    }

    /// The noun that a message speaks of when no noun fits.
    fn blamed<'f>(&self, tie: Tie, frames: &'f [Frame]) -> Option<&'f Frame> {
        match tie {
            Tie::Silent | Tie::Join(..) => frames.first(),
            Tie::That | Tie::Said => frames.last(),
            Tie::JoinThat(..) => frames.iter().rev().find(|frame| frame.that),
        }
    }

    /// The nearest noun of a frame, as written.
    pub(super) fn name(&self, frame: &Frame) -> String {
        frame.groups.last().map(|group| self.group_name(*group)).unwrap_or_default()
    }

    /// The same with its article: "a claim".
    fn full_name(&self, frame: &Frame) -> String {
        let head = frame.groups.last().and_then(|group| self.tree.group(*group)).map(|group| group.head.as_str());
        let name = self.name(frame);
        // The article stood before an adjective that is left out here: "an unattributed claim" is "a claim".
        let vowel = name.starts_with(['a', 'e', 'i', 'o', 'u']);
        let head = match head.unwrap_or_default() {
            "a" | "an" => {
                if vowel {
                    "an"
                } else {
                    "a"
                }
            }
            head => head,
        };
        format!("{head} {name}").trim().to_owned()
    }

    fn group_name(&self, group: GroupId) -> String {
        let members = self.tree.group(group).map(|group| group.members.as_slice()).unwrap_or_default();
        members.iter().map(|member| member.name.as_str()).collect::<Vec<_>>().join(" or ")
    }

    fn noun_span(&self, frame: &Frame) -> Span {
        frame.groups.last().and_then(|group| self.tree.group(*group)).map(|group| group.span).unwrap_or_default()
    }
}

fn push(chain: &mut Chain, test: TestId, join: Join) {
    if !chain.tests.is_empty() {
        chain.join = Some(join);
    }
    chain.tests.push(test);
}

/// A test as it stands after `that`: with "is", unless its first word is a verb already.
fn with_verb(test: &str) -> String {
    let first = test.split(' ').next().unwrap_or_default();
    let verbs = ["is", "are", "has", "have", "mentions", "mention", "speaks", "speak", "restates", "does", "do"];
    match (verbs.contains(&first), test.strip_prefix("with ")) {
        (true, _) => test.to_owned(),
        (false, Some(held)) => format!("has {held}"),
        (false, None) => format!("is {test}"),
    }
}
