//! Trees to programs: names to lists and classes of words, rows to steps, and which word must stand in every match.

use super::family::Family;
use super::parser::MOST;
use super::problem::Problem;
use super::program::{Kind, Need, Needed, Program, Step, Test};
use super::shape::{Shape, Trait};
use super::tree::{self, Choice, Item, Part, Run, Word};
use crate::knowledge::{ListName, split_words};
use crate::phrases::says;
use crate::span::Span;

/// Steps that a program may have.
const LONGEST: usize = 600;

/// What a list counts for among words that must stand somewhere: a single word is looked for sooner.
const LIST: usize = 20;

/// What stands for more than a word, or for a place.
const PHRASES: [&str; 8] = ["phrase", "noun-phrase", "joined-nouns", "verb-group", "clause", "rest", "start", "end"];

/// The program of a pattern; what is wrong goes to the problems, and there is none then.
pub(super) fn compile(pattern: &tree::Pattern, family: Family, problems: &mut Vec<Problem>) -> Option<Program> {
    let before = problems.len();
    let mut maker = Maker { family, steps: Vec::new(), problems };
    maker.choice(&pattern.reads.iter().flatten().cloned().collect());
    maker.steps.push(Step::Done);
    let steps = maker.steps;
    let (name, span) = (pattern.name.clone(), pattern.span);
    if steps.len() > LONGEST {
        problems.push(Problem::TooLong { name, span });
        return None;
    }
    if problems.len() > before {
        return None;
    }
    let needs: Option<Vec<Need>> =
        pattern.reads.iter().map(needs_of_choice).collect::<Option<Vec<_>>>().map(|all| all.concat());
    match needs {
        Some(needs) => Some(Program { steps, needs }),
        None => {
            problems.push(Problem::NoAnchor { name, span });
            None
        }
    }
}

struct Maker<'p> {
    family: Family,
    steps: Vec<Step>,
    problems: &'p mut Vec<Problem>,
}

impl Maker<'_> {
    /// One of several: a split before each but the last, and a jump behind each to the end.
    fn choice(&mut self, choice: &Choice) {
        let mut ends = Vec::new();
        for (at, run) in choice.iter().enumerate() {
            let last = at + 1 == choice.len();
            let split = (!last).then(|| self.reserve());
            self.run(run);
            if let Some(split) = split {
                ends.push(self.reserve());
                let next = self.steps.len();
                self.set(split, split + 1, next);
            }
        }
        let end = self.steps.len();
        ends.into_iter().for_each(|jump| self.set(jump, end, end));
    }

    fn run(&mut self, run: &Run) {
        run.iter().for_each(|item| self.item(item));
    }

    fn item(&mut self, item: &Item) {
        // Counts inside of counts would grow without end.
        if self.steps.len() > LONGEST {
            return;
        }
        match item {
            Item::Gap { most, not } => self.gap(*most, not.as_ref()),
            Item::Not(test) => {
                let test = self.test(test);
                self.steps.extend(test.map(Step::Unless));
            }
            Item::Counted { part, least, most } => {
                (0..*least).for_each(|_| self.part(part));
                self.optional(most.saturating_sub(*least), |maker| maker.part(part));
            }
        }
    }

    /// As few words as will do.
    fn gap(&mut self, most: usize, not: Option<&tree::Test>) {
        let not = not.and_then(|not| self.test(not));
        let any = Shape::of("any").map(|any| Test { first: Kind::Shape(any), more: Vec::new() });
        let mut splits = Vec::new();
        for _ in 0..most {
            splits.push(self.reserve());
            self.steps.extend(not.clone().map(Step::Unless));
            self.steps.extend(any.clone().map(Step::Take));
        }
        let end = self.steps.len();
        splits.into_iter().for_each(|split| self.set(split, end, split + 1));
    }

    /// So often at most, as often as will do.
    fn optional(&mut self, most: usize, part: impl Fn(&mut Self)) {
        let mut splits = Vec::new();
        for _ in 0..most.min(MOST) {
            splits.push(self.reserve());
            part(self);
        }
        let end = self.steps.len();
        splits.into_iter().for_each(|split| self.set(split, split + 1, end));
    }

    fn part(&mut self, part: &Part) {
        match part {
            Part::Group(choice) => self.choice(choice),
            Part::One(test) => {
                let test = self.test(test);
                self.steps.extend(test.map(Step::Take));
            }
            Part::Marked { mark, span, choice } => match self.family.mark(mark) {
                Some(mark) => {
                    self.steps.push(Step::Open(mark));
                    self.choice(choice);
                    self.steps.push(Step::Close(mark));
                }
                None => {
                    let known = self.family.marks().iter().map(|mark| mark.name()).collect();
                    self.problems.push(Problem::UnknownMark { found: mark.clone(), known, span: *span });
                }
            },
        }
    }

    fn reserve(&mut self) -> usize {
        self.steps.push(Step::Split(0, 0));
        self.steps.len() - 1
    }

    fn set(&mut self, split: usize, first: usize, second: usize) {
        if let Some(step) = self.steps.get_mut(split) {
            *step = Step::Split(first, second);
        }
    }

    fn test(&mut self, test: &tree::Test) -> Option<Test> {
        let first = self.kind(&test.first);
        let more: Vec<_> = test.more.iter().map(|(not, word)| (*not, self.kind(word))).collect();
        let more = more.into_iter().map(|(not, kind)| Some((not, kind?))).collect::<Option<Vec<_>>>()?;
        Some(Test { first: first?, more })
    }

    fn kind(&mut self, word: &Word) -> Option<Kind> {
        match word {
            Word::Text(text, _) => Some(Kind::Words { words: split_words(text), exact: false }),
            Word::Exact(text, _) => Some(Kind::Words { words: split_words(text), exact: true }),
            Word::Named(name, span) => kind(name).or_else(|| {
                self.unknown(name, *span);
                None
            }),
        }
    }

    fn unknown(&mut self, name: &str, span: Span) {
        let (list, mark) = name.split_once('/').unwrap_or((name, ""));
        self.problems.push(match ListName::of(list) {
            Some(list) => Problem::UnknownListMark {
                list: list.file().to_owned(),
                mark: mark.to_owned(),
                known: marks(list, mark),
                span,
            },
            None => Problem::UnknownWord { found: name.to_owned(), near: near(list), span },
        });
    }
}

/// What a name stands for.
fn kind(name: &str) -> Option<Kind> {
    let phrase = match name {
        "phrase" => Some(Kind::Phrase),
        "clause" => Some(Kind::Clause),
        "noun-phrase" => Some(Kind::Noun),
        "joined-nouns" => Some(Kind::Nouns),
        "verb-group" => Some(Kind::Verbs),
        "rest" => Some(Kind::Rest),
        "start" => Some(Kind::Start),
        "end" => Some(Kind::End),
        _ => None,
    };
    phrase
        .or_else(|| Shape::of(name).map(Kind::Shape))
        .or_else(|| Trait::of(name).map(Kind::Trait))
        .or_else(|| listed(name))
}

fn listed(name: &str) -> Option<Kind> {
    let (list, mark) = name.split_once('/').map_or((name, None), |(list, mark)| (list, Some(mark)));
    let list = ListName::of(list)?;
    let known = mark.is_none_or(|mark| list.columns().any(|column| says(column, mark)));
    known.then(|| Kind::List(list, mark.map(Box::from)))
}

/// The marks that the phrases of a list have: those that are nearly the one asked for, else all, sorted.
fn marks(list: ListName, asked: &str) -> Vec<String> {
    let mut marks: Vec<String> = list.columns().flat_map(str::split_whitespace).map(str::to_owned).collect();
    marks.sort();
    marks.dedup();
    let near: Vec<String> = marks.iter().filter(|known| strsim::osa_distance(known, asked) <= 1).cloned().collect();
    if near.is_empty() { marks } else { near }
}

/// Names that are nearly this one, three at most.
fn near(name: &str) -> Vec<String> {
    let names = PHRASES.into_iter();
    let names = names.chain(Shape::names()).chain(Trait::ALL.into_iter().map(|(name, _)| name));
    let mut all: Vec<&str> = names.chain(ListName::all().map(ListName::file)).collect();
    let far = |known: &&str| strsim::osa_distance(known, name);
    all.retain(|known| far(known) <= (name.len() / 4).max(1));
    all.sort_by_key(far);
    all.into_iter().take(3).map(str::to_owned).collect()
}

/// Of these one stands in every match; `None` where nothing must.
fn needs_of_choice(choice: &Choice) -> Option<Vec<Need>> {
    choice.iter().map(needs_of_run).collect::<Option<Vec<_>>>().map(|all| all.concat())
}

fn needs_of_run(run: &Run) -> Option<Vec<Need>> {
    run.iter().filter_map(needs_of_item).min_by_key(|needs| cost(needs))
}

fn cost(needs: &[Need]) -> usize {
    let of = |need: &Need| match need.what {
        Needed::Word(_) => 1,
        Needed::List(_) => LIST,
        Needed::Shape => LIST * LIST,
    };
    needs.iter().map(of).sum()
}

fn needs_of_item(item: &Item) -> Option<Vec<Need>> {
    match item {
        Item::Counted { part, least, .. } if *least > 0 => match part {
            Part::Marked { choice, .. } | Part::Group(choice) => needs_of_choice(choice),
            Part::One(test) => needs_of_test(test),
        },
        Item::Counted { .. } | Item::Gap { .. } | Item::Not(_) => None,
    }
}

/// What the test asks of a word itself; "phrase&media-nouns" is met by no other either, as its head stands in the sentence.
fn needs_of_test(test: &tree::Test) -> Option<Vec<Need>> {
    let shape_of = |word: &Word| match word {
        Word::Named(name, _) => Shape::of(name),
        Word::Text(..) | Word::Exact(..) => None,
    };
    let what = |word: &Word| match word {
        Word::Text(text, _) | Word::Exact(text, _) => split_words(text).into_iter().next().map(Needed::Word),
        Word::Named(name, _) => match kind(name) {
            Some(Kind::List(list, _)) => Some(Needed::List(list)),
            Some(Kind::Shape(shape)) if shape.is_rare() => Some(Needed::Shape),
            _ => None,
        },
    };
    let held = test.more.iter().filter(|(not, _)| !not).map(|(_, word)| word);
    // Of a phrase only its head is tested further; of a single word, the word itself.
    let shape = shape_of(&test.first);
    let needs = std::iter::once(&test.first).chain(held).filter_map(what).map(|what| vec![Need { what, shape }]);
    needs.min_by_key(|needs| cost(needs))
}
