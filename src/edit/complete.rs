//! What may be written at a place of a rule file: clauses at the start of a line, phrases that fit the types there, names
//! of packs and rules, levels, keys and placeholders.

use crate::edit::Workspace;
use crate::edit::clause::{Clause, Within, clause_at, keyword_doc};
use crate::edit::hover::told;
use crate::resolve::{Fitting, PLACEHOLDERS, Placeholder, Sought};
use crate::span::Span;
use crate::syntax::KEYWORDS;
use crate::vocabulary::placeholders;

/// Something that may be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    /// As it is listed.
    pub label: String,
    /// What is written.
    pub text: String,
    /// In the place of this.
    pub span: Span,
    /// What it is.
    pub kind: CompletionKind,
    /// What it means, in Markdown; may be empty.
    pub doc: String,
}

/// What a completion is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CompletionKind {
    /// A word that opens a clause, or a level.
    Keyword,
    /// A phrase of the language.
    Phrase,
    /// A definition or word list of a pack.
    Defined,
    /// A name of a pack or rule.
    Name,
    /// A placeholder or key.
    Placeholder,
}

/// How many words before the place a phrase may have begun.
const WORDS: usize = 6;

/// What may be written at a byte of a file.
pub fn complete(workspace: &Workspace<'_>, file: usize, byte: usize) -> Vec<Completion> {
    let text = workspace.text(file);
    let Some(before) = text.get(..byte) else { return Vec::new() };
    let word = Span::new(word_start(before), byte);
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    let opens = text.get(line_start..word.start).is_some_and(|lead| lead.trim().is_empty());
    let clause = clause_at(text, word.start);
    let within = clause.map_or(Within::Words, |clause| clause.within);
    let mut found = Vec::new();
    if opens && within == Within::Words {
        found.extend(KEYWORDS.iter().map(|keyword| Completion {
            label: (*keyword).to_owned(),
            text: (*keyword).to_owned(),
            span: word,
            kind: CompletionKind::Keyword,
            doc: keyword_doc(keyword).unwrap_or_default().to_owned(),
        }));
    }
    if let Some(clause) = clause {
        found.extend(Place { workspace, file, byte, word }.in_clause(clause));
    }
    found
}

/// Where the word begins that ends at the end of a text.
fn word_start(before: &str) -> usize {
    let is_word = |character: char| character.is_alphanumeric() || "-'’/".contains(character);
    before.trim_end_matches(is_word).len()
}

struct Place<'w> {
    workspace: &'w Workspace<'w>,
    file: usize,
    byte: usize,
    word: Span,
}

impl Place<'_> {
    fn in_clause(&self, clause: Clause<'_>) -> Vec<Completion> {
        match (clause.keyword, clause.within) {
            (_, Within::Comment) => Vec::new(),
            ("message" | "help", Within::Text) => self.placeholders(&clause),
            (_, Within::Text) => Vec::new(),
            ("flag", Within::Words) => self.phrases(Sought::Flag, clause.before),
            ("define", Within::Words) => match clause.before.split_once(':') {
                Some((_, before)) => self.phrases(Sought::Define, before),
                None => Vec::new(),
            },
            ("unless", Within::Words) => self.phrases(Sought::Condition { flag: clause.flag }, clause.before),
            ("severity", Within::Words) => self.severity(&clause),
            ("use", Within::Words) => self.packs(),
            ("silences", Within::Words) => self.rules(),
            ("once", Within::Words) => self.keys(&clause, |placeholder| placeholder.key, "per "),
            ("mark", Within::Words) => self.keys(&clause, |placeholder| placeholder.place, "the "),
            (_, Within::Words) => Vec::new(),
        }
    }

    /// Phrases that fit, also those of which some words stand there already.
    fn phrases(&self, sentence: Sought<'_>, before: &str) -> Vec<Completion> {
        let text = self.workspace.text(self.file);
        let from = self.word.start.saturating_sub(before.len());
        let fitting = Fitting::new(&self.workspace.parsed);
        let mut starts = vec![self.word.start];
        let mut at = self.word.start;
        while starts.len() <= WORDS {
            let lead = text.get(from..at).unwrap_or_default().trim_end_matches([' ', '\t']);
            let next = from + word_start(lead);
            if next >= from + lead.len() {
                break;
            }
            starts.push(next);
            at = next;
        }
        let mut found: Vec<Completion> = Vec::new();
        for start in starts.into_iter().rev() {
            let before = text.get(from..start).unwrap_or_default();
            let typed = if start == self.word.start { "" } else { text.get(start..self.byte).unwrap_or_default() };
            let typed = typed.split_whitespace().collect::<Vec<_>>().join(" ");
            // The blank after a word counts: "attributed " is no start of "attributed".
            let blank = if self.word.is_empty() && !typed.is_empty() { " " } else { "" };
            for fit in fitting.phrases(self.file, sentence, before, &format!("{typed}{blank}")) {
                if found.iter().any(|other| other.label == fit.spelling) {
                    continue;
                }
                let kind = match fit.target {
                    crate::resolve::Target::Row(_) => CompletionKind::Phrase,
                    crate::resolve::Target::Define(..) | crate::resolve::Target::List(..) => CompletionKind::Defined,
                    crate::resolve::Target::Rule(..) | crate::resolve::Target::Pack(_) => CompletionKind::Name,
                };
                found.push(Completion {
                    text: numbered(&fit.spelling),
                    span: Span::new(start, self.byte),
                    kind,
                    doc: told(self.workspace, fit.target).unwrap_or_default(),
                    label: fit.spelling,
                });
            }
        }
        found
    }

    fn severity(&self, clause: &Clause<'_>) -> Vec<Completion> {
        if let Some((_, before)) = clause.before.rsplit_once(" when ") {
            return self.phrases(Sought::Condition { flag: clause.flag }, before);
        }
        let words = ["error", "warning", "note", "pilot", "when"];
        words.iter().map(|word| self.plain(word, CompletionKind::Keyword, String::new())).collect()
    }

    fn packs(&self) -> Vec<Completion> {
        let others = self.workspace.parsed.iter().enumerate().filter(|(file, _)| *file != self.file);
        let names = others.filter_map(|(_, file)| file.pack.name.as_ref());
        names.map(|name| self.plain(&name.text, CompletionKind::Name, String::new())).collect()
    }

    /// Rules of the same pack by their names, others with their pack.
    fn rules(&self) -> Vec<Completion> {
        let mut found = Vec::new();
        for (file, parsed) in self.workspace.parsed.iter().enumerate() {
            for (at, rule) in parsed.pack.rules.iter().enumerate() {
                let name = match &parsed.pack.name {
                    Some(pack) if file != self.file => format!("{}/{}", pack.text, rule.name.text),
                    Some(_) | None => rule.name.text.clone(),
                };
                let doc = told(self.workspace, crate::resolve::Target::Rule(file, at)).unwrap_or_default();
                found.push(self.plain(&name, CompletionKind::Name, doc));
            }
        }
        found
    }

    fn placeholders(&self, clause: &Clause<'_>) -> Vec<Completion> {
        let typed = clause.before.rsplit(['{', '}']).next().unwrap_or_default();
        let opened = clause.before.get(..clause.before.len() - typed.len()).is_some_and(|before| before.ends_with('{'));
        if opened { self.keys(clause, |_| true, "") } else { Vec::new() }
    }

    /// Placeholders that what is flagged has, or that a test can give.
    fn keys(&self, clause: &Clause<'_>, is: impl Fn(&Placeholder) -> bool, lead: &str) -> Vec<Completion> {
        let flagged = Fitting::new(&self.workspace.parsed).flagged(self.file, clause.flag);
        let can = |placeholder: &&Placeholder| {
            let held = flagged.is_none_or(|types| placeholder.held_by.iter().any(|of| types.has(*of)));
            held || !placeholder.given_by.is_empty() || !placeholder.given_by_types.is_empty()
        };
        let written = clause.before.split_whitespace().next() == Some(lead.trim());
        let lead = if written { "" } else { lead };
        let known = PLACEHOLDERS.iter().filter(can).filter(|placeholder| is(placeholder));
        known
            .map(|placeholder| {
                let told = placeholders().iter().find(|told| told.name == placeholder.name);
                let doc = told.map(|told| told.doc.to_owned()).unwrap_or_default();
                let mut one = self.plain(placeholder.name, CompletionKind::Placeholder, doc);
                one.text = format!("{lead}{}", one.text);
                one
            })
            .collect()
    }

    fn plain(&self, text: &str, kind: CompletionKind, doc: String) -> Completion {
        Completion { label: text.to_owned(), text: text.to_owned(), span: self.word, kind, doc }
    }
}

/// A phrase with a number in the place of `#`.
fn numbered(spelling: &str) -> String {
    match spelling.strip_prefix("# ") {
        Some(rest) => format!("at most 2 {rest}"),
        None => spelling.replace('#', "2"),
    }
}
