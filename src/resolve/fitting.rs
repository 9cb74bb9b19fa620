//! Which phrases fit at a place of a sentence: each phrase that the file knows is put there, with something after it where
//! it needs something, and the sentence is read. What the reader takes fits, so that nothing here knows of types.

use super::define::Definitions;
use super::item::{Item, ItemKind, items};
use super::lower::List;
use super::meaning::{Meaning, attribute, reading, relation, waits};
use super::phrasebook::lower;
use super::problem::{Problem, SentenceProblem};
use super::registry::Registry;
use super::sentence::{Scope, condition, definition, subject};
use super::types::{ALL, Types};
use super::usage::{Target, target};
use super::{File, holds_unknown, list, packs};
use crate::plan::Plan;
use crate::span::Span;
use crate::syntax::{Body, Count, Text, parse};
use crate::vocabulary::{Reading, Row, Type, rows};

/// The sentence that a place is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sentence<'a> {
    /// After `flag`.
    Flag,
    /// After the colon of `define`.
    Define,
    /// After `unless` or `when`: of what this flags.
    Condition {
        /// The words after `flag` of the same rule.
        flag: &'a str,
    },
}

/// A phrase that fits.
#[derive(Clone, Debug)]
pub struct Fit {
    /// As it is written: `#` stands for a number.
    pub spelling: String,
    /// What it means.
    pub target: Target,
}

/// What is needed to say what fits.
pub struct Fitting<'a> {
    registry: Registry<'a>,
    classes: Vec<Option<Types>>,
}

/// A word that no rule holds: where the phrase is put.
const HERE: &str = "zzherezz";

impl<'a> Fitting<'a> {
    /// Reads the definitions of the files.
    pub fn new(files: &'a [File]) -> Self {
        let registry = Registry::new(files, packs(files, &mut Vec::new()));
        let bodies: Vec<Option<Vec<Item>>> = registry
            .defines
            .iter()
            .map(|owned| {
                Some(items(&owned.node.body, &registry.books(owned.file))).filter(|found| !holds_unknown(found))
            })
            .collect();
        let lists: Vec<List> = registry.lists.iter().map(|owned| list(owned.node)).collect();
        let definitions = Definitions::new(&registry, &bodies, &lists, &mut Plan::default(), &mut Vec::new());
        Self { classes: definitions.types, registry }
    }

    /// The phrases that fit after the words `before` of a sentence and begin with `start`, sorted by their spelling. Where
    /// words before are not known, nothing can be told, and all phrases are given.
    pub fn phrases(&self, file: usize, sentence: Sentence<'_>, before: &str, start: &str) -> Vec<Fit> {
        let Some(frame) = self.read(file, before) else { return Vec::new() };
        let types = match sentence {
            Sentence::Flag | Sentence::Define => Types::all(),
            Sentence::Condition { flag } => self.flagged(file, flag).unwrap_or(Types::all()),
        };
        let start = lower(start);
        let told = !holds_unknown(&put(&frame, &[]));
        let samples = Samples::new();
        let mut fits: Vec<Fit> = Vec::new();
        for (spelling, meaning) in self.registry.books(file).iter().flat_map(|book| book.spellings()) {
            if !spelling.starts_with(&start) || meaning.row().is_some_and(|row| waits(row).is_some()) {
                continue;
            }
            let tries = samples.after(meaning, self.scope());
            let fit = !told
                || tries.iter().any(|after| {
                    let mut piece = vec![phrase(&spelling, meaning)];
                    piece.extend(after.iter().cloned());
                    self.reads(&put(&frame, &piece), sentence, types)
                });
            if let (true, Some(target)) = (fit, target(&self.registry, meaning)) {
                fits.push(Fit { spelling, target });
            }
        }
        fits.sort_by(|one, other| one.spelling.cmp(&other.spelling));
        fits.dedup_by(|one, other| one.spelling == other.spelling);
        fits
    }

    /// What a rule flags can be, as far as its words read.
    pub fn flagged(&self, file: usize, flag: &str) -> Option<Types> {
        let items = put(&self.read(file, flag)?, &[]);
        let whole =
            subject(&items, self.scope()).or_else(|_| subject(items.get(..1).unwrap_or_default(), self.scope()));
        let whole = whole.ok()?;
        Some(whole.tree.types(whole.about)).filter(|types| !types.is_empty())
    }

    fn scope(&self) -> Scope<'_> {
        Scope { classes: &self.classes }
    }

    /// The items of the words before a place, with `HERE` after them and open parentheses closed.
    fn read(&self, file: usize, before: &str) -> Option<Vec<Item>> {
        let text = format!("rule x\n  flag {before} {HERE}{}", ")".repeat(open(before)));
        let (pack, _) = parse(&text);
        let body: &Body = &pack.rules.first()?.flag;
        Some(items(body, &self.registry.books(file)))
    }

    fn reads(&self, items: &[Item], sentence: Sentence<'_>, types: Types) -> bool {
        let read = match sentence {
            Sentence::Flag => subject(items, self.scope()),
            Sentence::Define => definition(items, self.scope()),
            Sentence::Condition { .. } => condition(items, types, "things", Span::default(), self.scope()),
        };
        match read {
            Ok(_) => true,
            // Two nouns that it fits: the writer says which, with parentheses.
            Err(Problem::Sentence(SentenceProblem::Ambiguous { .. } | SentenceProblem::AmbiguousList { .. })) => true,
            Err(_) => false,
        }
    }
}

/// The parentheses that are still open.
fn open(text: &str) -> usize {
    let mut quoted = false;
    let mut open = 0_usize;
    for character in text.chars() {
        match character {
            '"' => quoted = !quoted,
            '(' if !quoted => open += 1,
            ')' if !quoted => open = open.saturating_sub(1),
            _ => {}
        }
    }
    open
}

/// The items with a piece in the place of `HERE`.
fn put(items: &[Item], piece: &[Item]) -> Vec<Item> {
    let mut out = Vec::new();
    for item in items {
        match &item.kind {
            ItemKind::Unknown(_) if item.text == HERE => out.extend(piece.iter().cloned()),
            ItemKind::Group(inner) => {
                out.push(Item { kind: ItemKind::Group(put(inner, piece)), span: item.span, text: item.text.clone() });
            }
            ItemKind::Phrase { .. } | ItemKind::Small(_) | ItemKind::Unknown(_) | ItemKind::Count(_) => {
                out.push(item.clone());
            }
            ItemKind::Texts(_) | ItemKind::Not | ItemKind::That | ItemKind::Where | ItemKind::Join(_) => {
                out.push(item.clone());
            }
        }
    }
    out
}

fn phrase(spelling: &str, meaning: Meaning) -> Item {
    let count = spelling.contains('#').then_some(Count {
        bound: (!spelling.contains("within") && !spelling.contains("first")).then_some(crate::syntax::Bound::AtMost),
        number: 2,
        span: Span::default(),
    });
    let kind = ItemKind::Phrase { meanings: vec![meaning], count };
    Item { kind, span: Span::default(), text: spelling.to_owned() }
}

/// What may follow a phrase so that a sentence is whole.
struct Samples {
    nouns: Vec<(Type, Item)>,
    text: Item,
    place: Option<Item>,
    held: Vec<Item>,
}

impl Samples {
    fn new() -> Self {
        let of_row = |row: &'static Row| phrase(row.phrase, Meaning::Row(row));
        let noun = |of: Type| {
            let row = rows().find(|row| matches!(reading(row), Reading::Class(_)) && row.of.first() == Some(&of))?;
            Some((of, of_row(row)))
        };
        let text = Text { text: "word".to_owned(), span: Span::default() };
        let plain = |row: &&'static Row| !row.phrase.contains('#');
        Self {
            nouns: ALL.into_iter().filter_map(noun).collect(),
            text: Item { kind: ItemKind::Texts(vec![text]), span: Span::default(), text: String::new() },
            place: rows().find(|row| matches!(reading(row), Reading::Place(_)) && plain(row)).map(of_row),
            held: rows().filter(|row| attribute(row).is_some()).map(of_row).collect(),
        }
    }

    /// What can follow; nothing is the first to be tried.
    fn after(&self, meaning: Meaning, scope: Scope<'_>) -> Vec<Vec<Item>> {
        let mut after = vec![Vec::new()];
        let mut nouns = |types: Types| {
            let fitting = self.nouns.iter().filter(|(of, _)| types.has(*of)).map(|(_, noun)| vec![noun.clone()]);
            after.extend(fitting);
        };
        if meaning.is_adjective() {
            nouns(scope.types(meaning));
        }
        if let Some(relation) = meaning.row().and_then(relation) {
            if let Some((types, _)) = relation.things {
                nouns(Types::from(types));
            }
            if relation.words.is_some() {
                after.push(vec![self.text.clone()]);
            }
            if relation.places.is_some() {
                after.extend(self.place.clone().map(|place| vec![place]));
            }
            if relation.attributes {
                after.extend(self.held.iter().map(|held| vec![held.clone()]));
            }
        }
        after
    }
}
