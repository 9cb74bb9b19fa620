//! Why a rule fired at a place, or did not: what was understood of each thing on a line, and for each rule its tests,
//! each true, false or cannot tell, with what made it so. Rules that came nearest are first. Words and places only; how
//! it looks is `report`'s work, and nothing is decided here that a check does not decide.

mod build;
mod compare;
mod name;
mod nearest;
mod origin;
mod status;

use crate::diagnostic::Severity;
use crate::evaluate::{self, Explained, Stretch};
use crate::facts::Facts;
use crate::fidelity::Comparison;
use crate::knowledge::Knowledge;
use crate::packs::RuleFile;
use crate::plan::{Plan, Rule};
use crate::span::Span;
use crate::truth::Truth;
use status::Told;
use std::collections::BTreeSet;

/// What to explain.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    /// The rules.
    pub plan: &'a Plan,
    /// The files that they come from.
    pub files: &'a [RuleFile],
    /// The article.
    pub facts: &'a Facts,
    /// What the facts were found with.
    pub knowledge: &'a Knowledge,
    /// What the article was held against, where there is something.
    pub against: Option<&'a Comparison>,
    /// The stretch of the article: a line.
    pub stretch: Span,
    /// True to ask rules of the whole article too.
    pub article: bool,
}

/// The answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Explanation {
    /// What stands there and rules look at, in reading order; the article last.
    pub things: Vec<About>,
    /// So many things stand there beyond those, which are told of no more.
    pub more: usize,
    /// Rules that look at nothing that stands there.
    pub elsewhere: Vec<String>,
    /// Rules that are off.
    pub off: Vec<String>,
}

/// One thing, and each rule that can be asked of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct About {
    /// What it is: "claim", "source", "date".
    pub kind: &'static str,
    /// Where: the first of its places; `None` for the article.
    pub span: Option<Span>,
    /// Its words.
    pub words: String,
    /// What was understood of it: "source", "verified", "evidence", each with its lines.
    pub status: Vec<(&'static str, Vec<Reason>)>,
    /// Rules: those that report it first, then the nearest first.
    pub rules: Vec<Outcome>,
}

/// A rule at a thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// Its full name.
    pub rule: String,
    /// Where it is written.
    pub written: Origin,
    /// True for a rule of the house: one that does not ship.
    pub own: bool,
    /// What became of it.
    pub fate: Fate,
    /// How many tests would have to come out otherwise for it to fire; 0 where it does.
    pub changes: usize,
    /// How many of its tests are met already: of two rules as near, the one that comes closer has more.
    pub met: usize,
    /// Those tests: the fewest that are enough.
    pub nearest: Vec<Change>,
    /// What it flags, test by test.
    pub flag: Test,
    /// Its exceptions.
    pub unless: Vec<Test>,
    /// The conditions of its levels: the first that is true wins.
    pub when: Vec<(Severity, Test)>,
}

/// What became of a rule at a thing: silenced by the rule of that name, allowed by a comment as it is written.
pub type Fate = evaluate::Fate<String, Reason>;

/// A line of a rule file, of the lexicon or the almanac.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    /// The file.
    pub file: String,
    /// The line, from 1; 0 where it cannot be said.
    pub line: usize,
    /// What stands there: the phrase of a list, the key of an entry; empty for rules.
    pub entry: String,
}

/// Something in the article that made a test come out as it did, or that was understood of a thing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reason {
    /// What it shows; may be empty.
    pub text: String,
    /// The words of the article; may be empty.
    pub words: String,
    /// Where they are.
    pub span: Option<Span>,
    /// What sayso knew beforehand: the line of the lexicon, the almanac or a list.
    pub known: Vec<Origin>,
}

/// A test, as it came out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Test {
    /// What it asks, in the rule's words.
    pub text: String,
    /// What joins its parts: "all of", "one of", "none of", "not all of", "not", "definition", "thing"; empty for a plain
    /// test.
    pub join: &'static str,
    /// How it came out.
    pub truth: Truth,
    /// The line that it is written on.
    pub written: Origin,
    /// What made it so.
    pub because: Vec<Reason>,
    /// The tests inside it.
    pub parts: Vec<Test>,
}

/// A test that would have to come out otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The test, with "not" where it would have to be false.
    pub text: String,
    /// How it came out.
    pub now: Truth,
    /// True for an exception that spares the thing.
    pub exception: bool,
    /// Why, in a few words: "“Pakistan” is not a captive".
    pub because: Vec<Reason>,
    /// The line that it is written on.
    pub written: Origin,
}

/// So many tests are told of a line: those of some forty sentences to all rules that ship, and of thousands to one rule.
const MOST: usize = 100_000;

/// Explains what rules make of a line.
pub fn explain(place: &Place<'_>, wanted: impl Fn(&Rule) -> bool) -> Explanation {
    let Place { plan, facts, knowledge, against, stretch: span, article, .. } = *place;
    let stretch = Stretch { plan, facts, knowledge, against, span, article, most: MOST };
    let told = Told::of(facts);
    let mut things: Vec<About> = Vec::new();
    let looked = evaluate::explain(&stretch, &wanted, |thing, answers| {
        let mut about = status::about(place, &told, thing);
        let outcome = |one: &Explained| plan.rules.get(one.rule).map(|rule| build::outcome(place, rule, one));
        about.rules.extend(answers.iter().filter_map(outcome));
        about.rules.sort_by_key(|outcome| {
            (outcome.fate.rank(), outcome.changes, !outcome.own, std::cmp::Reverse(outcome.met))
        });
        things.push(about);
    });
    let names: BTreeSet<&str> =
        looked.rules.iter().filter_map(|rule| plan.rules.get(*rule)).map(|rule| rule.name.as_str()).collect();
    let asked = |rule: &Rule| names.contains(rule.name.as_str());
    let others = || place.plan.rules.iter().filter(|rule| wanted(rule) && !asked(rule));
    Explanation {
        things,
        more: looked.more,
        elsewhere: others().filter(|rule| rule.on).map(|rule| rule.name.clone()).collect(),
        off: others().filter(|rule| !rule.on).map(|rule| rule.name.clone()).collect(),
    }
}

impl Fate {
    /// What is reported comes first, then what something else keeps from being reported.
    fn rank(&self) -> usize {
        match self {
            Self::Reported { .. } => 0,
            Self::Silenced { .. } => 1,
            Self::Allowed { .. } => 2,
            Self::Not => 3,
        }
    }
}
