//! Every phrase that the files of a run know: the vocabulary, and for each file its own lists and definitions and those
//! of the packs that it uses. Checks that no phrase changes how another reads.

use crate::resolve::File;
use crate::resolve::item::{Item, ItemKind};
use crate::resolve::meaning::{Meaning, small};
use crate::resolve::phrasebook::{Found, Phrasebook, Token, find, lower};
use crate::resolve::plural::{plural, singular};
use crate::resolve::problem::{DefinitionProblem, Problem};
use crate::span::Span;
use crate::syntax::{Define, Phrase, WordList};
use crate::vocabulary::{Reading, rows};

/// What is known of phrases.
#[derive(Debug)]
pub(super) struct Registry<'a> {
    pub files: &'a [File],
    vocabulary: Phrasebook,
    /// One for each file: what it defines itself.
    own: Vec<Phrasebook>,
    /// For each file, the files whose packs it uses.
    uses: Vec<Vec<usize>>,
    pub defines: Vec<Owned<'a, Define>>,
    pub lists: Vec<Owned<'a, WordList>>,
}

/// A definition or list with its file.
#[derive(Clone, Copy, Debug)]
pub(super) struct Owned<'a, T> {
    pub file: usize,
    pub node: &'a T,
    /// Something uses it.
    pub used: bool,
}

impl<'a> Registry<'a> {
    /// Collects the phrases of all files.
    pub fn new(files: &'a [File], uses: Vec<Vec<usize>>) -> Self {
        let mut vocabulary = Phrasebook::default();
        for row in rows() {
            row.forms().for_each(|form| vocabulary.add(form, Meaning::Row(row)));
        }
        for row in rows().filter(|row| matches!(row.reading, Reading::Words { .. })) {
            row.forms().filter_map(|form| one_of(&vocabulary, form)).collect::<Vec<_>>().iter().for_each(|form| {
                vocabulary.add(form, Meaning::Row(row));
            });
        }
        let own = vec![Phrasebook::default(); files.len()];
        let mut registry = Self { files, vocabulary, own, uses, defines: Vec::new(), lists: Vec::new() };
        for (file, given) in files.iter().enumerate() {
            given.pack.words.iter().for_each(|list| registry.add_list(file, list));
            given.pack.defines.iter().for_each(|define| registry.add_define(file, define));
            given.pack.broken_phrases.iter().for_each(|phrase| registry.add_broken(file, phrase));
        }
        registry
    }

    fn add_list(&mut self, file: usize, list: &'a WordList) {
        let meaning = Meaning::List(self.lists.len());
        self.lists.push(Owned { file, node: list, used: false });
        let one = one_of(&self.vocabulary, &list.phrase.text);
        if let Some(book) = self.own.get_mut(file) {
            book.add(&list.phrase.text, meaning);
            one.into_iter().for_each(|one| book.add(&one, meaning));
        }
    }

    fn add_define(&mut self, file: usize, define: &'a Define) {
        let id = self.defines.len();
        self.defines.push(Owned { file, node: define, used: false });
        let words = &define.phrase.text;
        let many = define.plural.as_ref().map_or_else(|| plural(words), |phrase| phrase.text.clone());
        let adjective = self.adjective(words).map(str::to_owned);
        let Some(book) = self.own.get_mut(file) else { return };
        book.add(words, Meaning::Class(id));
        book.add(&many, Meaning::Class(id));
        if let Some(adjective) = adjective {
            book.add(&adjective, Meaning::Adjective(id));
        }
    }

    fn add_broken(&mut self, file: usize, phrase: &Phrase) {
        if let Some(book) = self.own.get_mut(file) {
            book.add(&phrase.text, Meaning::Broken);
            book.add(&plural(&phrase.text), Meaning::Broken);
        }
    }

    /// "military" of "military claim": what stands before the class that a phrase ends with.
    pub fn adjective<'p>(&self, phrase: &'p str) -> Option<&'p str> {
        let breaks = phrase.match_indices(' ').map(|(at, _)| at);
        breaks.into_iter().find_map(|at| {
            let (first, last) = (phrase.get(..at)?, phrase.get(at + 1..)?);
            let tokens = tokens(last);
            let found = find(&[&self.vocabulary], &tokens, 0)?;
            (found.length == tokens.len() && found.meanings.iter().any(|meaning| meaning.is_noun())).then_some(first)
        })
    }

    /// The phrases that a file knows.
    pub fn books(&self, file: usize) -> Vec<&Phrasebook> {
        let used = self.uses.get(file).map(Vec::as_slice).unwrap_or_default();
        let own = std::iter::once(&file).chain(used).filter_map(|file| self.own.get(*file));
        std::iter::once(&self.vocabulary).chain(own).collect()
    }

    /// The pack that knows a phrase which a file does not.
    pub fn elsewhere(&self, tokens: &[Token], file: usize) -> Option<(Found, &'a str)> {
        (0..self.files.len()).filter(|other| *other != file).find_map(|other| {
            let book = self.own.get(other)?;
            let name = self.files.get(other)?.pack.name.as_ref()?;
            Some((find(&[book], tokens, 0)?, name.text.as_str()))
        })
    }

    /// Remembers what a sentence uses.
    pub fn mark_used(&mut self, items: &[Item], used_files: &mut [bool]) {
        for item in items {
            match &item.kind {
                ItemKind::Phrase { meanings, .. } => {
                    meanings.iter().for_each(|meaning| self.mark(*meaning, used_files))
                }
                ItemKind::Group(inner) => self.mark_used(inner, used_files),
                ItemKind::Small(_) | ItemKind::Unknown(_) | ItemKind::Count(_) | ItemKind::Texts(_) => {}
                ItemKind::Not | ItemKind::That | ItemKind::Where | ItemKind::Join(_) => {}
            }
        }
    }

    fn mark(&mut self, meaning: Meaning, used_files: &mut [bool]) {
        let file = match meaning {
            Meaning::Class(id) | Meaning::Adjective(id) => self.defines.get_mut(id).map(|owned| {
                owned.used = true;
                owned.file
            }),
            Meaning::List(id) => self.lists.get_mut(id).map(|owned| {
                owned.used = true;
                owned.file
            }),
            Meaning::Row(_) | Meaning::Broken => None,
        };
        if let Some(used) = file.and_then(|file| used_files.get_mut(file)) {
            *used = true;
        }
    }

    /// The mistakes of phrases that a file defines: taken, shadowing, given twice. What such a phrase means is a guess, so
    /// no rule that uses it runs.
    pub fn check(&mut self) -> Vec<(usize, Problem)> {
        let found = self.check_all();
        for (file, _, meaning) in &found {
            let mut ignored = vec![false; self.files.len()];
            self.mark(*meaning, &mut ignored);
            if let Some(book) = self.own.get_mut(*file) {
                book.break_all(|other| same(other, *meaning));
            }
        }
        found.into_iter().map(|(file, problem, _)| (file, problem)).collect()
    }

    fn check_all(&self) -> Vec<(usize, Problem, Meaning)> {
        let lists =
            self.lists.iter().enumerate().map(|(id, owned)| (owned.file, &owned.node.phrase, Meaning::List(id)));
        let defines =
            self.defines.iter().enumerate().map(|(id, owned)| (owned.file, &owned.node.phrase, Meaning::Class(id)));
        let all = lists.chain(defines);
        all.filter_map(|(file, phrase, meaning)| Some((file, self.check_phrase(file, phrase, meaning)?, meaning)))
            .collect()
    }

    fn check_phrase(&self, file: usize, phrase: &Phrase, meaning: Meaning) -> Option<Problem> {
        let tokens = tokens(&phrase.text);
        let span = phrase.span;
        let text = phrase.text.clone();
        let first = text.split(' ').next().unwrap_or_default().to_owned();
        if small(&lower(&first)).is_some() {
            return Some(Problem::Definition(DefinitionProblem::PhraseOfSmallWords {
                phrase: text,
                word: first,
                span,
            }));
        }
        let books = self.books(file);
        if let Some(other) = self.same_words(file, &tokens, meaning) {
            return Some(Problem::Definition(DefinitionProblem::PhraseTwice { phrase: text, other, span }));
        }
        let others = |at: usize| -> Option<Found> {
            let vocabulary = find(&[&self.vocabulary], &tokens, at);
            let found =
                find(&books, &tokens, at).filter(|found| !found.meanings.iter().any(|other| same(*other, meaning)));
            found.or(vocabulary)
        };
        let start = others(0)?;
        let mut at = 0;
        let mut parts = Vec::new();
        while let Some(found) = others(at) {
            parts.push(format!("`{}`", words(&tokens, at, found.length)));
            at += found.length;
        }
        if at >= tokens.len() {
            let reading = if parts.len() == 1 { "a phrase of the language".to_owned() } else { parts.join(" + ") };
            return Some(Problem::Definition(DefinitionProblem::PhraseTaken { phrase: text, reading, span }));
        }
        let harmless = start
            .meanings
            .iter()
            .all(|meaning| meaning.is_noun() || meaning.stands_before_noun() || matches!(meaning, Meaning::Broken));
        (!harmless).then(|| {
            Problem::Definition(DefinitionProblem::PhraseShadows {
                phrase: text,
                start: words(&tokens, 0, start.length),
                span,
            })
        })
    }

    /// Where else a file finds the same words with another meaning.
    fn same_words(&self, file: usize, tokens: &[Token], meaning: Meaning) -> Option<String> {
        let used = self.uses.get(file).map(Vec::as_slice).unwrap_or_default();
        std::iter::once(&file).chain(used).find_map(|other| {
            let found = find(&[self.own.get(*other)?], tokens, 0)?;
            let whole = found.length == tokens.len();
            let clash = found.meanings.iter().any(|other| is_class_or_list(*other) && !same(*other, meaning));
            // Of two in one file, the later is blamed.
            let later = *other != file || found.meanings.first().is_some_and(|first| !same(*first, meaning));
            let name = self
                .files
                .get(*other)
                .and_then(|file| file.pack.name.as_ref())
                .map(|name| format!("the pack `{}`", name.text));
            (whole && clash && later)
                .then(|| if *other == file { "this file".to_owned() } else { name.unwrap_or_default() })
        })
    }

    /// All spellings that a file knows, for suggestions.
    pub fn spellings(&self, file: usize) -> Vec<String> {
        let mut all: Vec<String> =
            self.books(file).iter().flat_map(|book| book.spellings()).map(|(spelling, _)| spelling).collect();
        all.sort();
        all.dedup();
        all
    }

    /// Lists and definitions that nothing uses.
    pub fn unused(&self) -> Vec<(usize, Problem)> {
        let lists = self.lists.iter().filter(|owned| !owned.used).map(|owned| {
            let phrase = &owned.node.phrase;
            (
                owned.file,
                Problem::Definition(DefinitionProblem::UnusedWords { phrase: phrase.text.clone(), span: phrase.span }),
            )
        });
        let defines = self.defines.iter().filter(|owned| !owned.used).map(|owned| {
            let phrase = &owned.node.phrase;
            (
                owned.file,
                Problem::Definition(DefinitionProblem::UnusedDefinition {
                    phrase: phrase.text.clone(),
                    span: phrase.span,
                }),
            )
        });
        lists.chain(defines).collect()
    }
}

/// "a doubting verb" of the list "doubting verbs": its name in the singular, where no other phrase begins so.
fn one_of(vocabulary: &Phrasebook, list: &str) -> Option<String> {
    singular(list).filter(|one| find(&[vocabulary], &tokens(one), 0).is_none())
}

/// The tokens of a phrase as written in a definition.
pub(super) fn tokens(phrase: &str) -> Vec<Token> {
    let word = |word: &str| Token::Word { text: lower(word), span: Span::default() };
    phrase.split_whitespace().map(word).collect()
}

fn words(tokens: &[Token], at: usize, length: usize) -> String {
    let words = tokens.iter().skip(at).take(length).map(|token| match token {
        Token::Word { text, .. } => text.as_str(),
        Token::Count(_) | Token::Other(_) => "",
    });
    words.collect::<Vec<_>>().join(" ")
}

/// True for two forms of one definition or list.
fn same(one: Meaning, other: Meaning) -> bool {
    match (one, other) {
        (Meaning::Class(a) | Meaning::Adjective(a), Meaning::Class(b) | Meaning::Adjective(b)) => a == b,
        (Meaning::List(a), Meaning::List(b)) => a == b,
        (Meaning::Row(_) | Meaning::Class(_) | Meaning::Adjective(_) | Meaning::List(_) | Meaning::Broken, _) => false,
    }
}

fn is_class_or_list(meaning: Meaning) -> bool {
    matches!(meaning, Meaning::Class(_) | Meaning::List(_) | Meaning::Row(_))
}
