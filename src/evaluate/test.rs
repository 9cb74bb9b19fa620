//! The tests of a rule, in Kleene's logic. While a thing is traced every test is asked; otherwise the first that
//! decides ends it, which changes neither answer nor evidence.

use crate::evaluate::answer::{Answer, Chosen};
use crate::evaluate::asked::{To, What, extent};
use crate::evaluate::run::Run;
use crate::facts::Quantity;
use crate::list::Id;
use crate::plan::{Bound, Complement, Test, Words};
use crate::span::Span;
use crate::truth::Truth::{self, CannotTell, False, True};
use crate::vocabulary::{Reading, Relation, Row, Thing, Verdict};

impl Run<'_> {
    /// Whether a test holds of a thing.
    pub fn test(&mut self, test: &Test, thing: Thing) -> Answer {
        match test {
            Test::All(tests) => self.all(tests, thing),
            Test::Any(tests) => self.any(tests, thing),
            Test::Not(inner) => self.not(inner, thing),
            Test::Is { row, span } => self.is(row, thing, *span),
            Test::IsWording { words, span } => self.is_wording(*words, thing, *span),
            Test::Apart { row, bound, span } => self.apart(row, *bound, thing, *span),
            Test::Value { bound, span } => self.value(*bound, thing, *span),
            Test::Related { row, distance, to, by, span } => {
                let only = matches!(&row.reading, Reading::Relation(relation) if relation.only);
                let place = if self.is_recorded() { extent(test) } else { *span };
                self.begin(|| What::Related { row, to: To::of(to, only) }, thing, place);
                let answer = match &row.reading {
                    Reading::Relation(relation) => self.related(row, relation, *distance, to, by.as_ref(), thing),
                    Reading::Class(_)
                    | Reading::Adjective(_)
                    | Reading::Distance { .. }
                    | Reading::Place(_)
                    | Reading::Attribute(_)
                    | Reading::Words { .. }
                    | Reading::Waits { .. } => CannotTell.into(),
                };
                self.end(answer)
            }
            Test::Where { group, said, span } => {
                let place = if self.is_recorded() { extent(test) } else { *span };
                self.begin(|| What::Where, thing, place);
                let answer = self.where_all(group, said, thing);
                self.end(answer)
            }
            Test::Defined { name, test, span, written } => {
                self.begin(|| What::Defined { name: name.clone(), written: written.clone() }, thing, *span);
                let answer = self.test(test, thing);
                self.end(answer)
            }
        }
    }

    /// False if one is; what made it false are the false ones.
    fn all(&mut self, tests: &[Test], thing: Thing) -> Answer {
        self.begin(|| What::All, thing, Span::default());
        let answer = self.join(tests, thing, True, False);
        self.end(answer)
    }

    /// True if one is; what made it true are the true ones.
    fn any(&mut self, tests: &[Test], thing: Thing) -> Answer {
        self.begin(|| What::Any, thing, Span::default());
        let answer = self.join(tests, thing, False, True);
        self.end(answer)
    }

    /// Joins answers: `decides` of one is `decides` of all, and its evidence is that of those which decide.
    fn join(&mut self, tests: &[Test], thing: Thing, start: Truth, decides: Truth) -> Answer {
        let mut whole = Answer::from(start);
        for test in tests {
            let part = self.test(test, thing);
            let before = whole.truth;
            whole.truth = if decides == False { before.and(part.truth) } else { before.or(part.truth) };
            if whole.truth != before {
                whole = whole.truth.into();
            }
            if part.truth == whole.truth {
                whole.take(part);
            }
            if whole.truth == decides && !self.reasons {
                break;
            }
        }
        whole
    }

    fn not(&mut self, inner: &Test, thing: Thing) -> Answer {
        self.begin(|| What::Not, thing, Span::default());
        self.negative = !self.negative;
        let answer = self.test(inner, thing).negated();
        self.negative = !self.negative;
        self.end(answer)
    }

    fn is(&mut self, row: &'static Row, thing: Thing, span: Span) -> Answer {
        self.begin(|| What::Is(row), thing, span);
        let verdict = match &row.reading {
            Reading::Class(_) => self.class(row, thing),
            Reading::Adjective(adjective) => self.adjective(row, adjective.read, thing),
            Reading::Relation(_)
            | Reading::Distance { .. }
            | Reading::Place(_)
            | Reading::Attribute(_)
            | Reading::Words { .. }
            | Reading::Waits { .. } => Verdict::new(CannotTell),
        };
        let answer = self.answer(&verdict);
        self.end(answer)
    }

    /// A verdict as an answer; its marks are kept only while something is traced.
    pub fn answer(&self, verdict: &Verdict) -> Answer {
        if !self.reasons {
            return verdict.truth.into();
        }
        let depth = self.outside.len();
        let chosen = verdict.chosen.iter().map(|thing| Chosen { thing: *thing, depth }).collect();
        Answer { truth: verdict.truth, marks: verdict.marks.clone(), chosen, counted: None }
    }

    fn is_wording(&mut self, words: Id<Words>, thing: Thing, span: Span) -> Answer {
        self.begin(|| What::IsWording(words), thing, span);
        let truth = match thing {
            Thing::Wording(wording) => self.wordings(words).binary_search(&wording).is_ok(),
            Thing::Statement(_)
            | Thing::Source(_)
            | Thing::Note(_)
            | Thing::Evidence(_)
            | Thing::Number(_)
            | Thing::Date(_)
            | Thing::Place(_)
            | Thing::Quotation(_)
            | Thing::Heading(_)
            | Thing::Article
            | Thing::Conflict(_)
            | Thing::Name(_)
            | Thing::Passage(_) => false,
        };
        self.end(Truth::from(truth).into())
    }

    fn apart(&mut self, row: &'static Row, bound: Bound, thing: Thing, span: Span) -> Answer {
        self.begin(|| What::Apart(row), thing, span);
        let view = self.view();
        let truth = match &row.reading {
            Reading::Distance { read } => Truth::from(read(&view, thing).is_some_and(|distance| bound.holds(distance))),
            Reading::Class(_)
            | Reading::Adjective(_)
            | Reading::Relation(_)
            | Reading::Place(_)
            | Reading::Attribute(_)
            | Reading::Words { .. }
            | Reading::Waits { .. } => CannotTell,
        };
        self.end(truth.into())
    }

    fn value(&mut self, bound: Bound, thing: Thing, span: Span) -> Answer {
        self.begin(|| What::Value(bound), thing, span);
        let truth = match thing {
            Thing::Number(number) => {
                self.facts.quantities.get(number).map_or(CannotTell, |number| value(number, bound))
            }
            Thing::Statement(_)
            | Thing::Source(_)
            | Thing::Note(_)
            | Thing::Evidence(_)
            | Thing::Date(_)
            | Thing::Place(_)
            | Thing::Quotation(_)
            | Thing::Heading(_)
            | Thing::Wording(_)
            | Thing::Article
            | Thing::Conflict(_)
            | Thing::Name(_)
            | Thing::Passage(_) => CannotTell,
        };
        self.end(truth.into())
    }

    fn related(
        &mut self,
        row: &'static Row,
        relation: &Relation,
        distance: Option<Bound>,
        to: &Complement,
        by: Option<&crate::plan::Group>,
        thing: Thing,
    ) -> Answer {
        self.negative ^= relation.negated;
        let answer = match to {
            Complement::Things(group) => self.related_to_things(relation, distance, group, thing),
            Complement::Words(words) => self.related_to_words(relation, distance, *words, by, thing),
            Complement::Places(places) => self.related_to_places(relation, places, thing),
            Complement::Attributes { rows, no } => self.related_to_attributes(rows, thing).negated_if(*no),
        };
        self.negative ^= relation.negated;
        debug_assert!(!row.phrase.is_empty());
        answer.negated_if(relation.negated)
    }

    /// In any of the places.
    fn related_to_places(
        &mut self,
        relation: &Relation,
        places: &[(&'static Row, Option<u64>)],
        thing: Thing,
    ) -> Answer {
        let mut whole = Answer::from(False);
        for (place, number) in places {
            let view = self.view();
            let verdict = match (&relation.places, &place.reading) {
                (Some(read), Reading::Place(place)) => read(&view, thing, *place, *number),
                (Some(_) | None, _) => Verdict::new(CannotTell),
            };
            whole = self.either(whole, &verdict);
        }
        whole
    }

    /// Holding any of the attributes.
    fn related_to_attributes(&mut self, rows: &[&'static Row], thing: Thing) -> Answer {
        let mut whole = Answer::from(False);
        for row in rows {
            let view = self.view();
            let verdict = match &row.reading {
                Reading::Attribute(attribute) => (attribute.has)(&view, thing),
                Reading::Class(_)
                | Reading::Adjective(_)
                | Reading::Relation(_)
                | Reading::Distance { .. }
                | Reading::Place(_)
                | Reading::Words { .. }
                | Reading::Waits { .. } => Verdict::new(CannotTell),
            };
            whole = self.either(whole, &verdict);
        }
        whole
    }

    fn either(&self, mut whole: Answer, verdict: &Verdict) -> Answer {
        let truth = whole.truth.or(verdict.truth);
        if truth != whole.truth {
            whole = truth.into();
        }
        if verdict.truth == truth {
            whole.take(self.answer(verdict));
        }
        whole
    }
}

/// A value is compared by both its ends: "at least 100" may or may not be above 150.
fn value(number: &Quantity, bound: Bound) -> Truth {
    #[expect(clippy::cast_precision_loss, reason = "bounds in rules are far below 2^52")]
    let (least, most) = (bound.least as f64, bound.most.map_or(f64::INFINITY, |most| most as f64));
    if number.low >= least && number.high <= most {
        True
    } else if number.high < least || number.low > most {
        False
    } else {
        CannotTell
    }
}
