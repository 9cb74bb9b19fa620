//! What stands where in rule files: each phrase that a sentence uses, each name, and what it means. For editors, which go
//! from a word to its definition and back. Reads words only; whether the sentence around them reads is not asked.

use super::item::{Item, ItemKind, items};
use super::meaning::Meaning;
use super::phrasebook::lower;
use super::plural::{plural, singular};
use super::registry::Registry;
use super::{File, full_name, packs};
use crate::span::Span;
use crate::syntax::{Body, Name};
use crate::vocabulary::Row;

/// What a place of a rule file means.
#[derive(Clone, Copy, Debug)]
pub enum Target {
    /// A row of the vocabulary.
    Row(&'static Row),
    /// A definition: its file, and its place among the definitions of that file.
    Define(usize, usize),
    /// A word list: its file, and its place among the lists of that file.
    List(usize, usize),
    /// A rule: its file, and its place among the rules of that file.
    Rule(usize, usize),
    /// The pack of a file.
    Pack(usize),
}

/// In which of its forms a thing is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// As it was called.
    Same,
    /// In the regular plural.
    Plural,
    /// In a plural that the definition gives.
    GivenPlural,
    /// In the singular: "a doubting verb" of the list "doubting verbs".
    Singular,
    /// As an adjective: "military" of "military claim".
    Adjective,
}

/// A place that means something.
#[derive(Clone, Debug)]
pub struct Usage {
    /// The file.
    pub file: usize,
    /// Where.
    pub span: Span,
    /// What it means: several where spellings are shared. Never empty.
    pub targets: Vec<Target>,
    /// Its form.
    pub form: Form,
    /// True where the thing is defined.
    pub defines: bool,
}

/// Two targets are one thing.
impl PartialEq for Target {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Row(one), Self::Row(two)) => one.phrase == two.phrase && one.of == two.of,
            (Self::Define(file, at), Self::Define(other, place))
            | (Self::List(file, at), Self::List(other, place))
            | (Self::Rule(file, at), Self::Rule(other, place)) => (file, at) == (other, place),
            (Self::Pack(file), Self::Pack(other)) => file == other,
            (Self::Row(_) | Self::Define(..) | Self::List(..) | Self::Rule(..) | Self::Pack(_), _) => false,
        }
    }
}

/// Every place of the files that means something, in order of files, then of places.
pub fn usages(files: &[File]) -> Vec<Usage> {
    let uses = packs(files, &mut Vec::new());
    let registry = Registry::new(files, uses);
    let mut finder = Finder { files, registry: &registry, found: Vec::new() };
    (0..files.len()).for_each(|file| finder.file(file));
    let mut found = finder.found;
    found.sort_by_key(|usage| (usage.file, usage.span));
    found
}

/// What "military claim" gives besides its plural: the adjective "military", where it ends with a class.
pub fn adjective_of(phrase: &str) -> Option<String> {
    Registry::new(&[], Vec::new()).adjective(phrase).map(str::to_owned)
}

/// The singular of a regular plural.
pub fn singular_of(phrase: &str) -> Option<String> {
    singular(phrase)
}

/// The regular plural of a phrase.
pub fn plural_of(phrase: &str) -> String {
    plural(phrase)
}

struct Finder<'a> {
    files: &'a [File],
    registry: &'a Registry<'a>,
    found: Vec<Usage>,
}

impl Finder<'_> {
    fn file(&mut self, file: usize) {
        let Some(given) = self.files.get(file) else { return };
        let pack = &given.pack;
        let books = self.registry.books(file);
        if let Some(name) = &pack.name {
            self.add(file, name.span, Target::Pack(file), true);
        }
        for name in &pack.uses {
            if let Some(other) = self.pack(&name.text) {
                self.add(file, name.span, Target::Pack(other), false);
            }
        }
        for (at, list) in pack.words.iter().enumerate() {
            self.add(file, list.phrase.span, Target::List(file, at), true);
        }
        let mut bodies: Vec<&Body> = Vec::new();
        for (at, define) in pack.defines.iter().enumerate() {
            // The place holds the article, the name does not.
            let start = define.phrase.span.end.saturating_sub(define.phrase.text.len());
            let span = Span::new(start.max(define.phrase.span.start), define.phrase.span.end);
            self.add(file, span, Target::Define(file, at), true);
            bodies.push(&define.body);
        }
        for (at, rule) in pack.rules.iter().enumerate() {
            self.add(file, rule.name.span, Target::Rule(file, at), true);
            bodies.push(&rule.flag);
            bodies.extend(&rule.unless);
            bodies.extend(rule.severity.iter().flat_map(|levels| &levels.when).map(|(_, body)| body));
            for name in &rule.silences {
                if let Some(target) = self.rule(given, name) {
                    self.add(file, name.span, target, false);
                }
            }
        }
        for body in bodies {
            self.sentence(file, &items(body, &books));
        }
    }

    fn add(&mut self, file: usize, span: Span, target: Target, defines: bool) {
        self.found.push(Usage { file, span, targets: vec![target], form: Form::Same, defines });
    }

    fn sentence(&mut self, file: usize, items: &[Item]) {
        for item in items {
            match &item.kind {
                ItemKind::Phrase { meanings, .. } => self.phrase(file, item, meanings),
                ItemKind::Group(inner) => self.sentence(file, inner),
                ItemKind::Small(_) | ItemKind::Unknown(_) | ItemKind::Count(_) | ItemKind::Texts(_) => {}
                ItemKind::Not | ItemKind::That | ItemKind::Where | ItemKind::Join(_) => {}
            }
        }
    }

    fn phrase(&mut self, file: usize, item: &Item, meanings: &[Meaning]) {
        let targets: Vec<Target> = meanings.iter().filter_map(|meaning| target(self.registry, *meaning)).collect();
        if !targets.is_empty() {
            let form = meanings.iter().map(|meaning| self.form(*meaning, &item.text)).next().unwrap_or(Form::Same);
            self.found.push(Usage { file, span: item.span, targets, form, defines: false });
        }
    }

    fn form(&self, meaning: Meaning, text: &str) -> Form {
        match meaning {
            Meaning::Adjective(_) => Form::Adjective,
            Meaning::Class(id) => {
                let Some(owned) = self.registry.defines.get(id) else { return Form::Same };
                let given = owned.node.plural.as_ref().is_some_and(|given| lower(&given.text) == text);
                match lower(&owned.node.phrase.text) == text {
                    true => Form::Same,
                    false if given => Form::GivenPlural,
                    false => Form::Plural,
                }
            }
            Meaning::List(id) => {
                let name = self.registry.lists.get(id).map(|owned| lower(&owned.node.phrase.text));
                if name.is_some_and(|name| name != text) { Form::Singular } else { Form::Same }
            }
            Meaning::Row(_) | Meaning::Broken => Form::Same,
        }
    }

    fn pack(&self, name: &str) -> Option<usize> {
        self.files.iter().position(|file| file.pack.name.as_ref().is_some_and(|pack| pack.text == name))
    }

    fn rule(&self, of: &File, name: &Name) -> Option<Target> {
        let full = if name.text.contains('/') { name.text.clone() } else { full_name(of, &name.text) };
        self.files.iter().enumerate().find_map(|(file, given)| {
            let at = given.pack.rules.iter().position(|rule| full_name(given, &rule.name.text) == full)?;
            Some(Target::Rule(file, at))
        })
    }
}

/// What a meaning is. A definition has its place among those of its file, where the registry counts over all files.
pub(super) fn target(registry: &Registry<'_>, meaning: Meaning) -> Option<Target> {
    match meaning {
        Meaning::Row(row) => Some(Target::Row(row)),
        Meaning::Class(id) | Meaning::Adjective(id) => {
            let file = registry.defines.get(id)?.file;
            Some(Target::Define(file, registry.defines.iter().take(id).filter(|owned| owned.file == file).count()))
        }
        Meaning::List(id) => {
            let file = registry.lists.get(id)?.file;
            Some(Target::List(file, registry.lists.iter().take(id).filter(|owned| owned.file == file).count()))
        }
        Meaning::Broken => None,
    }
}
