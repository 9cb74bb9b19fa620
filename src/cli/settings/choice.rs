//! Which rules run and how grave they are, as several places decide together: a settings file, those that it extends, a
//! folder, a profile. Each decision keeps where it was made.

use crate::cli::settings::names::fit;
use crate::cli::settings::written::{ChoiceForm, FailName, LevelName};
use sayso::diagnostic::Severity;
use sayso::plan::Rule;
use std::collections::BTreeMap;

/// A value and the place where it was decided, in words.
#[derive(Clone, Debug)]
pub struct Given<T> {
    pub value: T,
    pub origin: String,
}

impl<T> Given<T> {
    pub fn new(value: T, origin: &str) -> Self {
        Self { value, origin: origin.to_owned() }
    }
}

/// The lowest level that makes the exit status 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fail {
    /// Nothing does.
    Never,
    /// This one.
    At(Severity),
}

impl Fail {
    /// True where a level fails the run.
    pub fn reached_by(self, severity: Severity) -> bool {
        match self {
            Self::Never => false,
            Self::At(lowest) => severity >= lowest,
        }
    }

    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Never => "never",
            Self::At(lowest) => lowest.word(),
        }
    }
}

impl From<FailName> for Fail {
    fn from(name: FailName) -> Self {
        match name {
            FailName::Error => Self::At(Severity::Error),
            FailName::Warning => Self::At(Severity::Warning),
            FailName::Note => Self::At(Severity::Note),
            FailName::Never => Self::Never,
        }
    }
}

/// Decisions in their order: of two that fit a rule as well, the later holds.
#[derive(Clone, Debug, Default)]
pub struct Choice {
    pub switches: Vec<Given<(String, bool)>>,
    pub tags: Vec<Given<String>>,
    pub levels: Vec<Given<(String, Severity)>>,
    pub fail_on: Option<Given<Fail>>,
}

impl Choice {
    /// From what is written.
    pub fn of(form: ChoiceForm, origin: &str) -> Self {
        let ChoiceForm { on, off, tags, severity, fail_on } = form;
        let switch = |on: bool| move |name: String| Given::new((name, on), origin);
        Self {
            switches: on.into_iter().map(switch(true)).chain(off.into_iter().map(switch(false))).collect(),
            tags: tags.into_iter().map(|tag| Given::new(tag, origin)).collect(),
            levels: levels(severity, origin),
            fail_on: fail_on.map(|name| Given::new(Fail::from(name), origin)),
        }
    }

    /// Adds decisions that hold above these.
    pub fn add(&mut self, other: &Self) {
        self.switches.extend(other.switches.iter().cloned());
        self.tags.extend(other.tags.iter().cloned());
        self.levels.extend(other.levels.iter().cloned());
        self.fail_on = other.fail_on.clone().or(self.fail_on.take());
    }

    /// All names of rules in it.
    pub fn names(&self) -> impl Iterator<Item = &String> {
        self.switches.iter().map(|one| &one.value.0).chain(self.levels.iter().map(|one| &one.value.0))
    }

    /// What turns a rule on or off, if anything does: by the better name, then by the later word.
    pub fn switch(&self, rule: &Rule) -> Option<bool> {
        let fitting = self.switches.iter().filter_map(|one| Some((fit(rule, &one.value.0)?, one.value.1)));
        fitting.max_by_key(|(fit, _)| *fit).map(|(_, on)| on)
    }

    /// The level that is given to a rule.
    pub fn level(&self, rule: &Rule) -> Option<Severity> {
        let fitting = self.levels.iter().filter_map(|one| Some((fit(rule, &one.value.0)?, one.value.1)));
        fitting.max_by_key(|(fit, _)| *fit).map(|(_, level)| level)
    }

    /// True where one of these tags was asked for.
    pub fn asks_for(&self, tags: &[String]) -> bool {
        tags.iter().any(|tag| self.tags.iter().any(|asked| asked.value == *tag))
    }
}

fn levels(severity: BTreeMap<String, LevelName>, origin: &str) -> Vec<Given<(String, Severity)>> {
    severity.into_iter().map(|(name, level)| Given::new((name, level.into()), origin)).collect()
}
