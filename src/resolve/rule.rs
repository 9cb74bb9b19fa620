//! A rule of the tree to a rule of the plan: its sentence and conditions, then the clauses that depend on what it flags.

use crate::diagnostic::Severity;
use crate::plan::{self, Key, Noun, Piece, Plan, RuleText, Subject, Template, Test};
use crate::resolve::define::{Definitions, used};
use crate::resolve::flagged::Flagged;
use crate::resolve::item::Item;
use crate::resolve::lower::{List, Lower, all, any, noun_asked};
use crate::resolve::meant::near_name;
use crate::resolve::placeholder::{Gives, find, names};
use crate::resolve::problem::{NounProblem, Problem, RuleProblem};
use crate::resolve::reading;
use crate::resolve::sentence::{Scope, Whole, condition, subject};
use crate::resolve::template::cut;
use crate::resolve::tree::Member;
use crate::resolve::types::Types;
use crate::span::Span;
use crate::syntax::{self, Phrase, Text};
use crate::vocabulary::{Type, rows};

/// The tags of rules that run only where they are asked for: those of strict desks, and those that need a text to compare
/// with.
const ASKED_FOR: [&str; 2] = ["strict", "against"];

/// What rules are resolved against.
pub(super) struct Rules<'a> {
    pub definitions: &'a Definitions,
    pub lists: &'a [List],
    pub plan: &'a mut Plan,
    pub problems: Vec<Problem>,
}

/// The sentences of a rule, matched to phrases.
pub(super) struct Sentences {
    pub flag: Vec<Item>,
    pub unless: Vec<Vec<Item>>,
    pub when: Vec<Vec<Item>>,
}

impl Sentences {
    pub fn all(&self) -> impl Iterator<Item = &Vec<Item>> {
        std::iter::once(&self.flag).chain(&self.unless).chain(&self.when)
    }
}

impl Rules<'_> {
    /// The rule; `None` when it has a mistake. Lints go with the problems and do not stop it.
    pub fn rule(&mut self, rule: &syntax::Rule, sentences: &Sentences, name: String, file: &str) -> Option<plan::Rule> {
        let before = self.problems.len();
        let flagged = match self.flagged(&sentences.flag) {
            Ok(flagged) => flagged,
            Err(problem) => {
                self.problems.push(problem);
                self.names(rule);
                return None;
            }
        };
        let unless = self.conditions(&sentences.unless, &flagged, rule.flag.span);
        let when = self.conditions(&sentences.when, &flagged, rule.flag.span);
        let (once, mark) = (self.once(rule.once.as_ref(), &flagged), self.mark(rule.mark.as_ref(), &flagged));
        let message = match &rule.message {
            Some(text) => self.template(text, &flagged),
            None => Template { pieces: vec![Piece::Text(flagged_text(sentences))] },
        };
        let help = rule.help.as_ref().map(|text| self.template(text, &flagged));
        if self.problems.len() > before {
            return None;
        }
        self.lint(rule, &flagged);
        let reading = self.reading(&flagged, sentences, &unless, &when, rule);
        let levels = rule.severity.as_ref();
        Some(plan::Rule {
            name,
            text: RuleText { file: file.to_owned(), span: rule.span, flag: rule.flag.span },
            subject: flagged.subject,
            unless: unless.into_iter().map(|(test, _)| test).collect(),
            severity: levels.map_or(Severity::Warning, |levels| levels.otherwise.severity),
            severity_when: levels
                .map(|levels| {
                    levels
                        .when
                        .iter()
                        .map(|(level, _)| level.severity)
                        .zip(when.into_iter().map(|(test, _)| test))
                        .collect()
                })
                .unwrap_or_default(),
            message,
            why: rule.why.as_ref().map(|text| text.text.clone()),
            help,
            see: rule.see.as_ref().map(|text| text.text.clone()),
            silences: Vec::new(),
            once,
            mark,
            on: !rule.tags.iter().any(|tag| ASKED_FOR.contains(&tag.text.as_str())),
            tags: rule.tags.iter().map(|tag| tag.text.clone()).collect(),
            examples: rule.examples.iter().map(example).collect(),
            reading,
        })
    }

    fn lower<'t>(&'t mut self, whole: &'t Whole, unless: bool) -> Lower<'t> {
        Lower {
            classes: &self.definitions.classes,
            lists: self.lists,
            plan: self.plan,
            tree: &whole.tree,
            unless,
            size: 0,
            depth: 0,
        }
    }

    fn scope(&self) -> Scope<'_> {
        Scope { classes: &self.definitions.types }
    }

    fn flagged(&mut self, items: &[Item]) -> Result<Flagged, Problem> {
        self.definitions.check_used(&used(items), items)?;
        let whole = subject(items, self.scope())?;
        let members = whole.tree.group(whole.about).map(|group| group.members.clone()).unwrap_or_default();
        let name = members.iter().map(|member| member.name.as_str()).collect::<Vec<_>>().join(" or ");
        let mut found: Vec<(Noun, Type, Test, Test)> = Vec::new();
        for member in &members {
            found.extend(self.of_first_type(&whole, member)?);
        }
        let subject = Subject {
            nouns: found.iter().map(|(noun, ..)| *noun).collect(),
            types: found.iter().map(|(_, of, ..)| *of).collect(),
            test: union(found, whole.tree.group(whole.about).map(|group| group.span).unwrap_or_default()),
        };
        Ok(Flagged { subject, whole, name })
    }

    /// A noun with its own test and what is said of all, for the first of its types for which all of that can be said.
    fn of_first_type(&mut self, whole: &Whole, member: &Member) -> Result<Vec<(Noun, Type, Test, Test)>, Problem> {
        let mut first_problem = None;
        for of in member.types.iter() {
            match self.of_type(whole, member, of) {
                Ok(found) if !found.is_empty() => return Ok(found),
                Ok(_) => {}
                Err(problem) => drop(first_problem.get_or_insert(problem)),
            }
        }
        Err(first_problem
            .unwrap_or(Problem::Noun(NounProblem::NoSubject { found: member.name.clone(), span: member.span })))
    }

    fn of_type(&mut self, whole: &Whole, member: &Member, of: Type) -> Result<Vec<(Noun, Type, Test, Test)>, Problem> {
        let mut lower = self.lower(whole, false);
        let mut found = Vec::new();
        for (noun, test) in lower.nouns(member, of)? {
            let own = member.adjectives.iter().map(|id| lower.test(*id, of, &[])).collect::<Result<Vec<_>, _>>()?;
            let chain = whole.tree.group(whole.about).map(|group| group.chain.clone()).unwrap_or_default();
            found.push((noun, of, all(vec![test, all(own)]), lower.chain(&chain, of, &[])?));
        }
        Ok(found)
    }

    /// Conditions of what is flagged, with their readings.
    fn conditions(&mut self, all_items: &[Vec<Item>], flagged: &Flagged, span: Span) -> Vec<(Test, String)> {
        let mut tests = Vec::new();
        for items in all_items {
            match self.condition(items, flagged, span) {
                Ok(found) => tests.push(found),
                Err(problem) => self.problems.push(problem),
            }
        }
        tests
    }

    fn condition(&mut self, items: &[Item], flagged: &Flagged, span: Span) -> Result<(Test, String), Problem> {
        self.definitions.check_used(&used(items), items)?;
        let types: Types = flagged.subject.types.iter().copied().collect();
        let whole = condition(items, types, &flagged.name, span, self.scope())?;
        let chain = whole.tree.group(whole.about).map(|group| group.chain.clone()).unwrap_or_default();
        let mut ways = Vec::new();
        for of in types.iter() {
            let test = self.lower(&whole, true).chain(&chain, of, &[])?;
            let nouns = flagged.subject.nouns.iter().zip(&flagged.subject.types).filter(|(_, noun_of)| **noun_of == of);
            let is = any(nouns.map(|(noun, _)| noun_asked(*noun, span)).collect());
            ways.push((is, test));
        }
        let test = match ways.as_slice() {
            [(_, test)] => test.clone(),
            _ => any(ways.into_iter().map(|(is, test)| all(vec![is, test])).collect()),
        };
        Ok((test, reading::condition(&whole)))
    }

    fn once(&mut self, phrase: Option<&Phrase>, flagged: &Flagged) -> Key {
        let Some(phrase) = phrase else { return Key::Sentence };
        let key = phrase.text.to_lowercase();
        let thing = flagged
            .subject
            .nouns
            .iter()
            .any(|noun| matches!(noun, Noun::Row(row) if row.forms().any(|form| form == key)));
        match key.as_str() {
            "sentence" => Key::Sentence,
            "article" => Key::Article,
            "paragraph" => Key::Paragraph,
            _ if thing && !find(&key).is_some_and(|placeholder| placeholder.key && key == "source") => Key::Thing,
            _ => match find(&key).filter(|placeholder| placeholder.key && flagged.has(placeholder) > Gives::Never) {
                Some(placeholder) => Key::Placeholder(placeholder.name),
                None => {
                    let mut keys = flagged.known(|placeholder| placeholder.key);
                    keys.extend(["sentence", "paragraph", "article"]);
                    self.problems.push(Problem::Rule(RuleProblem::UnknownKey {
                        near: near_name(&key, &keys),
                        key,
                        of: flagged.name.clone(),
                        keys,
                        span: phrase.span,
                    }));
                    Key::Sentence
                }
            },
        }
    }

    fn mark(&mut self, phrase: Option<&Phrase>, flagged: &Flagged) -> Option<&'static str> {
        let phrase = phrase?;
        let found =
            find(&phrase.text).filter(|placeholder| placeholder.place && flagged.has(placeholder) > Gives::Never);
        if found.is_none() {
            let marks = flagged.known(|placeholder| placeholder.place);
            self.problems.push(Problem::Rule(RuleProblem::UnknownMark {
                mark: phrase.text.clone(),
                near: near_name(&phrase.text, &marks),
                of: flagged.name.clone(),
                marks,
                span: phrase.span,
            }));
        }
        found.map(|placeholder| placeholder.name)
    }

    fn template(&mut self, text: &Text, flagged: &Flagged) -> Template {
        let cut = cut(text);
        if let Some(span) = cut.open {
            self.problems.push(Problem::Rule(RuleProblem::PlaceholderNotClosed { span }));
        }
        self.problems.extend(cut.written.iter().filter_map(|written| flagged.refuse(written)));
        cut.template
    }

    /// The names in the clauses of a rule whose sentence cannot be read: those that no rule has are mistakes all the same.
    pub fn names(&mut self, rule: &syntax::Rule) {
        let of = "what is flagged".to_owned();
        for cut in rule.message.iter().chain(&rule.help).map(cut) {
            self.problems.extend(cut.open.map(|span| Problem::Rule(RuleProblem::PlaceholderNotClosed { span })));
            let unknown = cut.written.into_iter().filter(|written| written.known.is_none());
            self.problems.extend(unknown.map(|written| {
                let (near, known) = (near_name(&written.name, &names(|_| true)), Vec::new());
                let (name, of, span) = (written.name, of.clone(), written.span);
                Problem::Rule(RuleProblem::UnknownPlaceholder { name, near, of, known, span })
            }));
        }
        let marks = names(|placeholder| placeholder.place);
        if let Some(phrase) = rule.mark.as_ref().filter(|phrase| !marks.contains(&phrase.text.as_str())) {
            let (mark, near, span) = (phrase.text.clone(), near_name(&phrase.text, &marks), phrase.span);
            self.problems.push(Problem::Rule(RuleProblem::UnknownMark { mark, near, of: of.clone(), marks, span }));
        }
        let mut keys = names(|placeholder| placeholder.key);
        keys.extend(["sentence", "paragraph", "article"]);
        let is_key = |key: &str| keys.contains(&key) || rows().any(|row| row.forms().any(|form| form == key));
        if let Some(phrase) = rule.once.as_ref().filter(|phrase| !is_key(&phrase.text.to_lowercase())) {
            let (key, span) = (phrase.text.to_lowercase(), phrase.span);
            let near = near_name(&key, &keys);
            self.problems.push(Problem::Rule(RuleProblem::UnknownKey { key, near, of, keys, span }));
        }
    }

    /// Notes on a rule that is sound.
    fn lint(&mut self, rule: &syntax::Rule, flagged: &Flagged) {
        if let Some(problem) = super::lint::claims_or_statements(&flagged.subject, &flagged.name, rule.flag.span) {
            self.problems.push(problem);
        }
        self.problems.extend(super::lint::includes_none(&flagged.whole.tree));
        if rule.examples.is_empty() && rule.span.start != rule.flag.span.start {
            self.problems.extend(super::lint::no_example(rule));
        }
    }

    /// The whole rule as parenthesised English, with the definitions that it uses.
    fn reading(
        &self,
        flagged: &Flagged,
        sentences: &Sentences,
        unless: &[(Test, String)],
        when: &[(Test, String)],
        rule: &syntax::Rule,
    ) -> String {
        let mut lines = vec![format!("flag {}", reading::subject(&flagged.whole))];
        lines.extend(unless.iter().map(|(_, text)| format!("unless {text}")));
        let levels = rule.severity.iter().flat_map(|levels| &levels.when).map(|(level, _)| level.severity.word());
        lines.extend(levels.zip(when).map(|(level, (_, text))| format!("{level} when {text}")));
        let mut known: Vec<&str> = Vec::new();
        for text in sentences.all().flat_map(|items| self.definitions.readings_of(items)) {
            if !known.contains(&text) {
                known.push(text);
            }
        }
        lines.extend(known.into_iter().map(super::problem::article));
        lines.join("\n")
    }
}

/// The sentence of a rule as written, for a rule without a message.
fn flagged_text(sentences: &Sentences) -> String {
    super::sentence::spell(&sentences.flag)
}

fn example(example: &syntax::Example) -> plan::Example {
    plan::Example {
        flags: example.flags,
        file: example.file,
        text: example.text.text.clone(),
        from: example.from.iter().map(|text| text.text.clone()).collect(),
        span: example.text.span,
    }
}

/// One test for a union of nouns. Where each has the same test of its own, that is enough; otherwise the noun is asked.
fn union(found: Vec<(Noun, Type, Test, Test)>, span: Span) -> Test {
    let one_type = found.windows(2).all(|pair| matches!(pair, [(_, a, ..), (_, b, ..)] if a == b));
    let plain = found.iter().all(|(_, _, own, _)| matches!(own, Test::All(tests) if tests.is_empty()));
    if found.len() == 1 || (one_type && plain) {
        return found.into_iter().next().map_or(Test::All(Vec::new()), |(_, _, own, chain)| all(vec![own, chain]));
    }
    any(found.into_iter().map(|(noun, _, own, chain)| all(vec![noun_asked(noun, span), own, chain])).collect())
}
