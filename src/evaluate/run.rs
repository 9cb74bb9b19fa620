//! One run of a plan over one article: what rules share is computed once and kept. Finds what rules flag; what
//! becomes of it afterwards is decided elsewhere.

use crate::consistency::Within;
use crate::diagnostic::Severity;
use crate::evaluate::answer::{Answer, Trace};
use crate::evaluate::asked::{Asked, Record, What};
use crate::evaluate::kept::Kept;
use crate::evaluate::shape::{Node, Questions, Roots, Shape};
use crate::evaluate::wordings;
use crate::facts::{Facts, Index};
use crate::fidelity::Comparison;
use crate::knowledge::{Knowledge, Lexicon};
use crate::list::Id;
use crate::plan::{Noun, Rule, Subject, Words, place};
use crate::span::Span;
use crate::truth::Truth;
use crate::vocabulary::{self, Against, Reading, Row, Thing, Type, Verdict, View, Wording};
use rustc_hash::FxHashMap;
use std::rc::Rc;

/// Something that a rule flags, before silences, comments and gathering.
#[derive(Clone, Debug)]
pub(super) struct Raised {
    /// The rule.
    pub rule: Id<Rule>,
    /// What is flagged.
    pub thing: Thing,
    /// Where it stands, whatever the rule marks; `None` for the article.
    pub anchor: Option<Span>,
    /// The level, after its conditions.
    pub severity: Severity,
    /// Why.
    pub trace: Trace,
}

/// The members of a class with how sure that is.
type Members = Rc<[(Thing, Truth)]>;

/// A plan on an article.
pub(super) struct Run<'a> {
    /// The article.
    pub facts: &'a Facts,
    /// What hangs on what in it.
    pub index: &'a Index,
    /// The word lists.
    pub lexicon: &'a Lexicon,
    /// What the article was held against.
    pub against: Option<&'a Comparison>,
    /// What disagrees inside it.
    pub within: &'a Within<'a>,
    /// The things outside the one that is tested, outermost first.
    pub outside: Vec<Thing>,
    /// True under an odd number of negations.
    pub negative: bool,
    /// Whether the reasons of answers are gathered.
    pub reasons: bool,
    /// Every test as it came out, while one thing is explained.
    pub record: Option<Record>,
    wordings: Vec<Rc<[Wording]>>,
    things: FxHashMap<Type, Rc<[Thing]>>,
    members: FxHashMap<(u64, Type), Members>,
    /// Of classes and adjectives, whatever asks.
    verdicts: FxHashMap<(u64, Thing), Truth>,
    questions: &'a Questions<'a>,
    kept: Kept,
}

impl<'a> Run<'a> {
    pub fn new(
        questions: &'a Questions<'a>,
        facts: &'a Facts,
        index: &'a Index,
        knowledge: &'a Knowledge,
        against: Option<&'a Comparison>,
        within: &'a Within<'a>,
    ) -> Self {
        Self {
            facts,
            index,
            lexicon: knowledge.lexicon(),
            against,
            within,
            outside: Vec::new(),
            negative: false,
            reasons: false,
            record: None,
            wordings: wordings::find(questions.plan, facts, knowledge).into_iter().map(Rc::from).collect(),
            things: FxHashMap::default(),
            members: FxHashMap::default(),
            verdicts: FxHashMap::default(),
            questions,
            kept: Kept::default(),
        }
    }

    /// Everything that the rules which are on flag, rule by rule, in reading order within each.
    pub fn raise(&mut self) -> Vec<Raised> {
        let mut raised = Vec::new();
        for (id, rule, roots) in &self.questions.rules {
            for (thing, is_member) in self.subjects(rule) {
                if is_member.is_true() && self.flags(roots, thing) {
                    raised.push(self.raised(*id, rule, thing));
                }
            }
        }
        raised
    }

    /// What made a rule come out as it did for one thing.
    fn because(&mut self, rule: &Rule, thing: Thing) -> Trace {
        self.reasons = true;
        let Answer { truth, marks, chosen, counted } = self.test(&rule.subject.test, thing);
        self.reasons = false;
        Trace { truth, marks, chosen, counted }
    }

    /// How a rule comes out for one thing, test by test: first what it flags, then its exceptions, then the
    /// conditions of its levels.
    pub fn asked(&mut self, rule: &Rule, thing: Thing) -> Vec<Asked> {
        self.reasons = true;
        self.record = Some(Record::default());
        self.begin(|| What::All, thing, rule.text.flag);
        let is_noun = self.is_any_of(&rule.subject, thing);
        let holds = self.test(&rule.subject.test, thing).truth;
        self.end(is_noun.and(holds).into());
        for condition in rule.unless.iter().chain(rule.severity_when.iter().map(|(_, when)| when)) {
            self.test(condition, thing);
        }
        self.reasons = false;
        self.record.take().map(Record::into_roots).unwrap_or_default()
    }

    /// Whether a thing is one of those that a rule looks at.
    fn is_any_of(&mut self, subject: &Subject, thing: Thing) -> Truth {
        let several = subject.nouns.len() > 1;
        if several {
            self.begin(|| What::Any, thing, Span::default());
        }
        let nouns = subject.nouns.iter().zip(&subject.types);
        let truth = nouns.fold(Truth::False, |truth, (noun, of)| truth.or(self.is_noun(*noun, *of, thing).truth));
        if several {
            self.end(truth.into());
        }
        truth
    }

    /// What a rule looks at: each thing once, in the order of its nouns.
    fn subjects(&mut self, rule: &Rule) -> Vec<(Thing, Truth)> {
        let mut subjects: Vec<(Thing, Truth)> = Vec::new();
        for (noun, of) in rule.subject.nouns.iter().zip(&rule.subject.types) {
            subjects.extend(self.members(*noun, *of).iter());
        }
        if rule.subject.nouns.len() > 1 {
            subjects.sort_by_key(|(thing, truth)| (*thing, *truth != Truth::True));
            subjects.dedup_by_key(|(thing, _)| *thing);
        }
        subjects
    }

    /// A finding needs "true", and an exception spares only when it is true.
    fn flags(&mut self, rule: &Roots, thing: Thing) -> bool {
        self.truth(rule.subject, thing).is_true()
            && !rule.unless.iter().any(|exception| self.truth(*exception, thing).is_true())
    }

    /// What a test comes to for a thing that nothing stands outside of. Asked once, whichever rules ask it.
    fn truth(&mut self, shape: Shape, thing: Thing) -> Truth {
        // Under a negation a symmetric relation is asked of every pair, so its answer is another.
        let number = 2 * shape as usize + usize::from(self.negative);
        if let Some(known) = self.kept.get(number, thing) {
            return known;
        }
        let truth = match self.questions.node(shape) {
            Some(Node::All(parts)) => self.joined(parts, thing, Truth::True, Truth::False),
            Some(Node::Any(parts)) => self.joined(parts, thing, Truth::False, Truth::True),
            Some(Node::Not(part)) => {
                self.negative = !self.negative;
                let truth = !self.truth(*part, thing);
                self.negative = !self.negative;
                truth
            }
            Some(Node::Same(part)) => self.truth(*part, thing),
            Some(Node::Ask(test)) => self.test(test, thing).truth,
            None => Truth::CannotTell,
        };
        self.kept.keep(number, thing, truth);
        truth
    }

    /// All or any of some tests: the first that decides ends it.
    fn joined(&mut self, parts: &[Shape], thing: Thing, start: Truth, decides: Truth) -> Truth {
        let mut whole = start;
        for part in parts {
            let truth = self.truth(*part, thing);
            whole = if decides.is_true() { whole.or(truth) } else { whole.and(truth) };
            if whole == decides {
                break;
            }
        }
        whole
    }

    fn raised(&mut self, id: Id<Rule>, rule: &Rule, thing: Thing) -> Raised {
        let when = rule.severity_when.iter().find(|(_, when)| self.test(when, thing).truth.is_true());
        let severity = when.map_or(rule.severity, |(severity, _)| *severity);
        Raised {
            rule: id,
            thing,
            anchor: vocabulary::anchor(self.facts, thing).first().copied(),
            severity,
            trace: self.because(rule, thing),
        }
    }

    /// The members of a noun with how sure that is, in reading order.
    pub fn members(&mut self, noun: Noun, of: Type) -> Members {
        match noun {
            Noun::Row(row) => self.members_of(row, of),
            Noun::Words(words) => {
                self.wordings(words).iter().map(|wording| (Thing::Wording(*wording), Truth::True)).collect()
            }
        }
    }

    fn members_of(&mut self, row: &'static Row, of: Type) -> Members {
        if let Some(known) = self.members.get(&(place(row), of)) {
            return Rc::clone(known);
        }
        let things = self.things(of);
        let members: Members = things
            .iter()
            .map(|thing| (*thing, self.class(row, *thing).truth))
            .filter(|(_, truth)| !truth.is_false())
            .collect();
        self.members.insert((place(row), of), Rc::clone(&members));
        members
    }

    /// All things of a type, in reading order.
    pub fn things(&mut self, of: Type) -> Rc<[Thing]> {
        let view =
            View { facts: self.facts, index: self.index, lexicon: self.lexicon, against: self.held(), outside: &[] };
        Rc::clone(self.things.entry(of).or_insert_with(|| vocabulary::candidates(&view, of).into()))
    }

    /// Whether a thing belongs to a class; a thing of another type does not. What stands outside has no part in that. What
    /// made it so is told only while reasons are gathered.
    pub fn class(&mut self, row: &'static Row, thing: Thing) -> Verdict {
        // A reader of classes looks outside only to choose the place that it points at, so the answer can be kept.
        let view = View {
            facts: self.facts,
            index: self.index,
            lexicon: self.lexicon,
            against: self.held(),
            outside: &self.outside,
        };
        let fresh = || match &row.reading {
            Reading::Class(_) if !row.is_said_of(thing.of_type()) => Verdict::new(false),
            Reading::Class(class) => (class.is)(&view, thing),
            Reading::Adjective(_)
            | Reading::Relation(_)
            | Reading::Distance { .. }
            | Reading::Place(_)
            | Reading::Attribute(_)
            | Reading::Words { .. }
            | Reading::Waits { .. } => Verdict::new(Truth::CannotTell),
        };
        if self.reasons {
            return fresh();
        }
        Verdict::new(*self.verdicts.entry((place(row), thing)).or_insert_with(|| fresh().truth))
    }

    /// The answer of an adjective. Outside of everything it is asked once; inside a complement it may compare with
    /// what stands outside, so it is asked each time.
    pub fn adjective(&mut self, row: &'static Row, read: fn(&View<'_>, Thing) -> Verdict, thing: Thing) -> Verdict {
        let view = View {
            facts: self.facts,
            index: self.index,
            lexicon: self.lexicon,
            against: self.held(),
            outside: &self.outside,
        };
        if self.reasons || !self.outside.is_empty() {
            return read(&view, thing);
        }
        Verdict::new(*self.verdicts.entry((place(row), thing)).or_insert_with(|| read(&view, thing).truth))
    }

    fn held(&self) -> Option<Against<'a>> {
        Some(Against { sources: self.against, itself: self.within })
    }

    /// What a reader sees at this point.
    pub fn view(&self) -> View<'_> {
        View {
            facts: self.facts,
            index: self.index,
            lexicon: self.lexicon,
            against: self.held(),
            outside: &self.outside,
        }
    }

    /// Where the phrases of a list stand.
    pub fn wordings(&self, words: Id<Words>) -> Rc<[Wording]> {
        self.wordings.get(words.index()).map_or_else(Rc::default, Rc::clone)
    }

    /// Runs something with one more thing outside.
    pub fn inside<T>(&mut self, thing: Thing, run: impl FnOnce(&mut Self) -> T) -> T {
        self.outside.push(thing);
        let result = run(self);
        self.outside.pop();
        result
    }
}
