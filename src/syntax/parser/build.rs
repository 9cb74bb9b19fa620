//! Clauses from pest's pairs.

use pest::iterators::Pair;

use super::body::Bodies;
use super::{Rule as Grammar, reached, span};
use crate::diagnostic::Severity;
use crate::span::Span;
use crate::syntax::diagnose::{diagnose, diagnose_head};
use crate::syntax::quoted::unquote;
use crate::syntax::{
    Body, Damaged, Define, Example, Level, Name, Pack, Phrase, Problem, Rule, Severities, Text, WordList,
};

/// Builds a pack clause by clause.
pub(super) struct Builder<'a> {
    pub pack: Pack,
    pub problems: Vec<Problem>,
    text: &'a str,
    deep: &'a [Problem],
    /// True while clauses follow that have no rule: only the first is reported.
    adrift: bool,
}

impl<'a> Builder<'a> {
    pub fn new(text: &'a str, deep: &'a [Problem], adrift: bool) -> Self {
        Self { pack: Pack::default(), problems: Vec::new(), text, deep, adrift }
    }

    /// A clause at the top of the file.
    pub fn clause_of_file(&mut self, pair: Pair<'_, Grammar>) {
        let adrift = std::mem::take(&mut self.adrift);
        match pair.as_rule() {
            Grammar::pack => self.pack_name(pair),
            Grammar::uses => self.pack.uses.extend(names(pair)),
            Grammar::words => self.words(pair),
            Grammar::define => self.define(pair),
            Grammar::rule => self.rule(pair),
            Grammar::bad => self.bad_of_file(&pair, adrift),
            _ => {}
        }
    }

    fn pack_name(&mut self, pair: Pair<'_, Grammar>) {
        let whole = span(&pair);
        let name = names(pair).into_iter().next();
        match (&self.pack.name, name) {
            (Some(first), Some(_)) => {
                self.problems.push(Problem::Repeated { keyword: "pack".to_owned(), span: whole, first: first.span });
            }
            (Some(_) | None, name) => self.pack.name = name,
        }
    }

    fn words(&mut self, pair: Pair<'_, Grammar>) {
        let span = span(&pair);
        let (phrases, entries) = (phrases(&pair), texts(&pair));
        if let Some(phrase) = phrases.into_iter().next() {
            self.pack.words.push(WordList { phrase: without_article(phrase), entries, span });
        }
    }

    fn define(&mut self, pair: Pair<'_, Grammar>) {
        let whole = span(&pair);
        let phrase = phrases(&pair).into_iter().next().map(without_article);
        let plural = pair.clone().into_inner().find(|inner| inner.as_rule() == Grammar::plural);
        let plural = plural.and_then(|inner| phrases(&inner).into_iter().next());
        let body = self.bodies(&pair).into_iter().next();
        if let (Some(phrase), Some(body)) = (phrase, body) {
            match self.is_deep(whole) {
                true => self.pack.broken_phrases.push(phrase),
                false => self.pack.defines.push(Define { phrase, plural, body, span: whole }),
            }
        }
    }

    /// A clause at the top of the file that cannot be read, or that belongs to a rule.
    fn bad_of_file(&mut self, pair: &Pair<'_, Grammar>, adrift: bool) {
        let keyword = first_word(pair.as_str());
        let clause_of_rule = !["pack", "use", "words", "define", "rule"].contains(&keyword);
        self.adrift = clause_of_rule || keyword == "rule";
        let place = span(pair);
        if !clause_of_rule {
            self.keep_name_of_broken(pair.as_str(), place);
            self.bad(pair);
        } else if !adrift {
            let span = Span::new(place.start, place.start + keyword.len());
            self.problems.push(Problem::OutsideRule { keyword: keyword.to_owned(), span });
        }
    }

    /// Remembers what a broken `words` or `define` was to be called.
    fn keep_name_of_broken(&mut self, clause: &str, place: Span) {
        let clause = clause.trim();
        let rest = clause.strip_prefix("words").or_else(|| clause.strip_prefix("define")).unwrap_or_default();
        let head = rest.split([':', '"', ',', '\n']).next().unwrap_or_default();
        let text = head.split_whitespace().collect::<Vec<_>>().join(" ");
        if !text.is_empty() {
            let start = place.start + clause.len() - rest.len() + (head.len() - head.trim_start().len());
            self.pack
                .broken_phrases
                .push(without_article(Phrase { text, span: Span::new(start, start + head.trim().len()) }));
        }
    }

    fn bad(&mut self, pair: &Pair<'_, Grammar>) {
        let place = span(pair);
        let clause = place.of(self.text);
        self.problems.push(diagnose(clause, place.start, reached(clause)));
    }

    fn bodies(&mut self, pair: &Pair<'_, Grammar>) -> Vec<Body> {
        let mut bodies = Bodies { text: self.text, problems: &mut self.problems };
        pair.clone()
            .into_inner()
            .filter(|inner| inner.as_rule() == Grammar::body)
            .map(|inner| bodies.body(inner))
            .collect()
    }

    /// True where parentheses nest too deep in a clause.
    fn is_deep(&self, whole: Span) -> bool {
        let mut deep = self.deep.iter().filter(|deep| matches!(deep, Problem::TooDeep { .. }));
        deep.any(|deep| whole.contains(deep.span()))
    }

    /// True where something was taken out before the grammar saw it.
    fn lacks_something(&self, whole: Span) -> bool {
        let is_last = |place: Span| {
            let between = self.text.get(whole.end..place.start);
            between.is_some_and(|text| text.lines().all(|line| ["", "#"].contains(&line.trim().get(..1).unwrap_or(""))))
        };
        self.deep.iter().any(|deep| whole.contains(deep.span()) || is_last(deep.span()))
    }

    fn rule(&mut self, pair: Pair<'_, Grammar>) {
        let whole = span(&pair);
        let before = self.problems.len();
        let mut draft = Draft { broken: self.lacks_something(whole), ..Draft::default() };
        for inner in pair.into_inner() {
            self.clause_of_rule(&mut draft, inner);
        }
        let name = draft.name.take().unwrap_or(Name { text: String::new(), span: whole });
        if draft.flag.is_none() && !draft.broken {
            self.problems.push(Problem::NoFlag { rule: name.text.clone(), span: name.span });
        }
        let is_whole = self.problems.len() == before && !draft.broken;
        let can_be_read = !self.is_deep(whole);
        match draft.rule(name.clone(), whole) {
            Some(rule) if is_whole => self.pack.rules.push(rule),
            Some(rule) => {
                self.pack.broken.push(name);
                if can_be_read {
                    self.pack.damaged.push(Damaged { rule, guessed: false });
                }
            }
            None => self.pack.broken.push(name),
        }
    }

    fn clause_of_rule(&mut self, draft: &mut Draft, pair: Pair<'_, Grammar>) {
        let place = span(&pair);
        let keyword = first_word(pair.as_str()).to_owned();
        if let Some(first) = draft.stands_once(&keyword, place) {
            self.problems.push(Problem::Repeated {
                keyword: keyword.clone(),
                span: Span::new(place.start, place.start + keyword.len()),
                first,
            });
        }
        match pair.as_rule() {
            Grammar::name => draft.name = Some(name(&pair)),
            Grammar::broken => {
                draft.name = Some(Name { text: first_word(pair.as_str()).to_owned(), span: place });
                draft.broken = true;
                self.problems.push(diagnose_head(place.of(self.text), place.start));
            }
            Grammar::bad => {
                draft.broken = true;
                self.bad(&pair);
            }
            Grammar::flag => draft.flag = self.bodies(&pair).into_iter().next(),
            Grammar::unless => draft.unless.extend(self.bodies(&pair)),
            Grammar::severity => draft.severity = self.severities(pair),
            Grammar::message => draft.message = texts(&pair).into_iter().next(),
            Grammar::remark => draft.remark(&keyword, texts(&pair).into_iter().next()),
            Grammar::silences => draft.silences.extend(names(pair)),
            Grammar::once => draft.once = phrases(&pair).into_iter().next(),
            Grammar::mark => draft.mark = phrases(&pair).into_iter().next().map(without_article),
            Grammar::tags => draft.tags.extend(texts(&pair)),
            Grammar::example => {
                let file = pair.clone().into_inner().any(|inner| inner.as_rule() == Grammar::word_file);
                let flags = keyword == "flags";
                let mut texts = texts(&pair).into_iter();
                let text = texts.next();
                draft.examples.extend(text.map(|text| Example { flags, file, text, from: texts.collect() }));
            }
            _ => {}
        }
    }

    fn severities(&mut self, pair: Pair<'_, Grammar>) -> Option<Severities> {
        let mut levels = Vec::new();
        let mut bodies = Vec::new();
        for inner in pair.into_inner() {
            match inner.as_rule() {
                Grammar::level => levels.push(level(&inner)),
                Grammar::when => bodies.extend(self.bodies(&inner)),
                _ => {}
            }
        }
        let (otherwise, when) = levels.split_first()?;
        Some(Severities { otherwise: *otherwise, when: when.iter().copied().zip(bodies).collect() })
    }
}

/// A rule while its clauses come in.
#[derive(Default)]
struct Draft {
    name: Option<Name>,
    flag: Option<Body>,
    unless: Vec<Body>,
    severity: Option<Severities>,
    message: Option<Text>,
    why: Option<Text>,
    help: Option<Text>,
    see: Option<Text>,
    silences: Vec<Name>,
    once: Option<Phrase>,
    mark: Option<Phrase>,
    tags: Vec<Text>,
    examples: Vec<Example>,
    broken: bool,
    seen: Vec<(String, Span)>,
}

impl Draft {
    /// The rule as far as it came in; `None` without a sentence.
    fn rule(self, name: Name, span: Span) -> Option<Rule> {
        Some(Rule {
            name,
            flag: self.flag?,
            unless: self.unless,
            severity: self.severity,
            message: self.message,
            why: self.why,
            help: self.help,
            see: self.see,
            silences: self.silences,
            once: self.once,
            mark: self.mark,
            tags: self.tags,
            examples: self.examples,
            span,
        })
    }

    /// Where a clause that may stand once stood before.
    fn stands_once(&mut self, keyword: &str, place: Span) -> Option<Span> {
        if !["flag", "severity", "message", "why", "help", "see", "once", "mark"].contains(&keyword) {
            return None;
        }
        let first = self.seen.iter().find(|(seen, _)| seen == keyword).map(|(_, span)| *span);
        self.seen.push((keyword.to_owned(), place));
        first
    }

    fn remark(&mut self, keyword: &str, text: Option<Text>) {
        match keyword {
            "why" => self.why = text,
            "help" => self.help = text,
            _ => self.see = text,
        }
    }
}

fn first_word(text: &str) -> &str {
    let text = text.trim_start();
    let end = text.find(|letter: char| !letter.is_alphanumeric() && letter != '-').unwrap_or(text.len());
    text.get(..end).unwrap_or_default()
}

fn name(pair: &Pair<'_, Grammar>) -> Name {
    let span = span(pair);
    Name { text: pair.as_str().trim().to_owned(), span }
}

fn names(pair: Pair<'_, Grammar>) -> Vec<Name> {
    pair.into_inner().filter(|inner| inner.as_rule() == Grammar::name).map(|inner| name(&inner)).collect()
}

/// The phrases that stand directly in a clause.
fn phrases(pair: &Pair<'_, Grammar>) -> Vec<Phrase> {
    let inner = pair.clone().into_inner().filter(|inner| inner.as_rule() == Grammar::phrase);
    inner
        .map(|phrase| {
            let words: Vec<&str> = phrase.clone().into_inner().map(|word| word.as_str()).collect();
            let span = phrase.into_inner().map(|word| span(&word)).reduce(Span::to).unwrap_or_default();
            Phrase { text: words.join(" "), span }
        })
        .collect()
}

/// A phrase without "a", "an" or "the" before it.
fn without_article(phrase: Phrase) -> Phrase {
    let cut = ["a ", "an ", "the "].iter().find_map(|article| phrase.text.strip_prefix(article).map(str::to_owned));
    match cut {
        Some(text) => Phrase { text, span: phrase.span },
        None => phrase,
    }
}

/// Every text in a clause, in lists or alone.
fn texts(pair: &Pair<'_, Grammar>) -> Vec<Text> {
    let inner = pair.clone().into_inner();
    inner
        .flat_map(|inner| match inner.as_rule() {
            Grammar::text => vec![text(&inner)],
            Grammar::texts => texts(&inner),
            _ => Vec::new(),
        })
        .collect()
}

pub(super) fn text(pair: &Pair<'_, Grammar>) -> Text {
    Text { text: unquote(pair.as_str()), span: span(pair) }
}

fn level(pair: &Pair<'_, Grammar>) -> Level {
    let severity = match pair.as_str() {
        "error" => Severity::Error,
        "note" => Severity::Note,
        "pilot" => Severity::Pilot,
        _ => Severity::Warning,
    };
    Level { severity, span: span(pair) }
}
