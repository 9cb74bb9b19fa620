//! What the server knows: the texts that are open, and for each `sayso.ron` the rules that run, read once until one of
//! the files changes.

use crate::cli::arguments::Chosen;
use crate::cli::lsp::article::{self, Read};
use crate::cli::lsp::convert::{diagnostic, linked, range};
use crate::cli::lsp::open::{Kind, Open, path_of, uri_of};
use crate::cli::lsp::{compare, notification, pack, rules};
use crate::cli::settings::{Pinned, Settings};
use crate::cli::{Stop, input, today};
use lsp_server::Notification;
use lsp_types::notification::{
    DidChangeTextDocument, DidChangeWatchedFiles, DidCloseTextDocument, DidOpenTextDocument, DidSaveTextDocument,
    Notification as _, PublishDiagnostics, ShowMessage,
};
use lsp_types::{
    DidChangeTextDocumentParams, DidCloseTextDocumentParams, DidOpenTextDocumentParams, DidSaveTextDocumentParams,
    Location, MessageType, PublishDiagnosticsParams, ShowMessageParams, Uri,
};
use sayso::attribution::{self, Extractor};
use sayso::diagnostic::{Diagnostic, Severity};
use sayso::edit::Lines;
use sayso::evaluate::Finding;
use sayso::fidelity::Originals;
use sayso::packs::{self, RuleFile};
use sayso::plan::Plan;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::rc::Rc;

/// Texts and rules.
#[derive(Default)]
pub struct World {
    /// The editor can open packs that ship.
    pub(super) shows_packs: bool,
    /// The accurate extractor, where articles are to be read by it once they are saved.
    accurate: Option<Box<dyn Extractor>>,
    /// The editor can ask which texts an article is to be compared with.
    pub(super) can_choose: bool,
    /// What articles are held against by somebody's choice, by their address.
    pub(super) against: BTreeMap<String, Vec<PathBuf>>,
    /// Those texts as they were read; `None` where one could not be.
    pub(super) originals: BTreeMap<Vec<PathBuf>, Option<Rc<Originals>>>,
    /// Open texts by their address.
    texts: BTreeMap<String, Open>,
    /// Articles as they were last read.
    checked: BTreeMap<String, Read>,
    /// Houses by their settings file, the empty path where there is none, and by the folders with decisions of their own.
    houses: BTreeMap<(PathBuf, Vec<usize>), Rc<House>>,
    /// What is to be said to the user.
    told: Vec<Notification>,
    /// What was said since a file changed on the disk: once is enough.
    said: BTreeSet<String>,
}

/// The rules of a house.
pub struct House {
    /// Words and world, and which rules run.
    pub settings: Rc<Settings>,
    /// The rule files: first those that ship.
    pub files: Vec<RuleFile>,
    /// From which place on the files are the house's own.
    pub own: usize,
    /// The rules.
    pub plan: Plan,
    /// The same with those that compare, for articles that are held against something.
    pub comparing: Plan,
    /// The same before anything turned them on or off, and whether a mistake keeps some from being read.
    compiled: (Plan, bool),
}

impl World {
    /// Nothing yet, of an editor that can open packs that ship or not; with the accurate extractor where saved articles are to
    /// be read by it.
    pub fn new(shows_packs: bool, can_choose: bool, accurate: Option<Box<dyn Extractor>>) -> Self {
        Self { shows_packs, can_choose, accurate, ..Self::default() }
    }

    /// Takes in what the editor tells; gives back what is to be told to it.
    pub fn notify(&mut self, told: Notification) -> Vec<Notification> {
        let read = match told.method.as_str() {
            DidOpenTextDocument::METHOD => serde_json::from_value(told.params).map(|opened| self.open(opened)),
            DidChangeTextDocument::METHOD => serde_json::from_value(told.params).map(|changed| self.change(changed)),
            DidCloseTextDocument::METHOD => serde_json::from_value(told.params).map(|closed| self.close(&closed)),
            DidSaveTextDocument::METHOD => {
                self.said.clear();
                self.forget_rules();
                serde_json::from_value(told.params).map(|saved| self.save(saved))
            }
            DidChangeWatchedFiles::METHOD => {
                self.said.clear();
                self.forget_rules();
                Ok(())
            }
            _ => Ok(()),
        };
        if let Err(error) = read {
            self.say(format!("sayso could not read `{}`: {error}", told.method));
        }
        std::mem::take(&mut self.told)
    }

    fn open(&mut self, opened: DidOpenTextDocumentParams) {
        let document = opened.text_document;
        let Some(kind) = Kind::of(&document.uri, &document.language_id) else { return };
        let key = document.uri.as_str().to_owned();
        let path = path_of(&document.uri);
        let (text, version) = (document.text, document.version);
        self.checked.remove(&key);
        self.texts.insert(key, Open { uri: document.uri, path, kind, text, version, stale: true, settled: true });
        if kind == Kind::Rules {
            self.forget_rules();
        }
    }

    fn save(&mut self, saved: DidSaveTextDocumentParams) {
        let open = self.texts.get_mut(saved.text_document.uri.as_str());
        open.into_iter().for_each(|open| open.settled = true);
    }

    fn change(&mut self, changed: DidChangeTextDocumentParams) {
        let document = changed.text_document;
        let Some(open) = self.texts.get_mut(document.uri.as_str()) else { return };
        open.change(changed.content_changes, document.version);
        open.settled = false;
        self.checked.remove(document.uri.as_str());
        if open.kind == Kind::Rules {
            self.forget_rules();
        }
    }

    fn close(&mut self, closed: &DidCloseTextDocumentParams) {
        let uri = &closed.text_document.uri;
        self.checked.remove(uri.as_str());
        let Some(open) = self.texts.remove(uri.as_str()) else { return };
        if open.kind == Kind::Rules {
            self.forget_rules();
        }
        self.told.push(publish(uri, None, Vec::new()));
    }

    /// Rules are read again, and every open text is checked with them.
    fn forget_rules(&mut self) {
        self.houses.clear();
        self.originals.clear();
        self.checked.clear();
        self.texts.values_mut().for_each(|open| open.stale = true);
    }

    /// Holds an article against texts from now on; against none ends it.
    pub(super) fn hold(&mut self, uri: &str, paths: Vec<PathBuf>) {
        if paths.is_empty() {
            self.against.remove(uri);
        } else {
            self.originals.remove(&paths);
            self.against.insert(uri.to_owned(), paths);
        }
        self.checked.remove(uri);
        self.texts.get_mut(uri).into_iter().for_each(|open| open.stale = true);
    }

    pub(super) fn say(&mut self, message: String) {
        if !self.said.insert(message.clone()) {
            return;
        }
        self.told.push(notification::<ShowMessage>(ShowMessageParams { typ: MessageType::WARNING, message }));
    }

    /// Checks the texts that changed after they were checked.
    pub fn check(&mut self) -> Vec<Notification> {
        let stale: Vec<Open> = self.texts.values().filter(|open| open.stale).cloned().collect();
        let mut told = Vec::new();
        for open in stale {
            let found = match open.kind {
                Kind::Rules => {
                    let lines = Lines::of(&open.text);
                    let as_told = |problem: &Diagnostic| diagnostic(&open.uri, &lines, problem);
                    rules::problems(self, &open).iter().map(as_told).collect()
                }
                Kind::Markdown | Kind::Plain => self.found(&open),
            };
            told.push(publish(&open.uri, Some(open.version), found));
            self.texts.get_mut(open.uri.as_str()).into_iter().for_each(|open| open.stale = false);
        }
        let mut all = std::mem::take(&mut self.told);
        all.extend(told);
        all
    }

    /// What is found in an article as it was last read.
    fn found(&mut self, open: &Open) -> Vec<lsp_types::Diagnostic> {
        let lines = Lines::of(&open.text);
        let house = self.house(open.path.as_deref());
        let shows_packs = self.shows_packs;
        let read = self.checked(open, &house);
        let Read { article, origin, source, .. } = read;
        let placed = |one: Diagnostic| diagnostic(&open.uri, &lines, &one.moved(|span| origin.given(span)));
        let finding = |one: &Finding| {
            let mut told = placed(one.into());
            let passages = compare::passages(one, read);
            if !passages.is_empty() {
                told.related_information.get_or_insert_default().extend(passages);
            }
            let told = linked(told, rule_of(one, &house.plan, &house, shows_packs));
            lsp_types::Diagnostic { source: Some((*source).to_owned()), ..told }
        };
        let problems = article.problems.iter().cloned().map(placed);
        // Nobody asked for what is on trial.
        let asked = article.findings.iter().filter(|one| one.severity != Severity::Pilot);
        asked.map(finding).chain(problems).collect()
    }

    /// Reads an article again with the accurate extractor, one that was opened or saved and not changed since; nothing where
    /// none waits.
    pub fn settle(&mut self) -> Vec<Notification> {
        let waits = |open: &&mut Open| open.settled && !open.stale && open.kind != Kind::Rules;
        let Some(open) = self.texts.values_mut().find(waits) else { return Vec::new() };
        open.settled = false;
        let open = open.clone();
        let house = self.house(open.path.as_deref());
        let fast = house.settings.extractor.as_ref().is_some_and(|pinned| pinned.value == Pinned::Fast);
        let against = self.originals(&open, &house);
        let Some(accurate) = self.accurate.as_deref().filter(|_| !fast) else { return self.settle() };
        let read = article::checked(&open, &house, accurate, article::SOURCE, against);
        self.checked.insert(open.uri.as_str().to_owned(), read);
        let found = self.found(&open);
        vec![publish(&open.uri, Some(open.version), found)]
    }

    /// An open text.
    pub fn text(&self, uri: &Uri) -> Option<Open> {
        self.texts.get(uri.as_str()).cloned()
    }

    /// The text of a file: as it is open, or as it is on disk.
    pub fn current(&self, path: &Path) -> Option<String> {
        let open = self.texts.values().find(|open| open.path.as_deref() == Some(path));
        open.map(|open| open.text.clone()).or_else(|| input::text(path).ok())
    }

    /// What was understood of an article as it is now.
    pub fn checked(&mut self, open: &Open, house: &House) -> &Read {
        let new = !self.checked.contains_key(open.uri.as_str());
        let against = if new { self.originals(open, house) } else { None };
        self.checked
            .entry(open.uri.as_str().to_owned())
            .or_insert_with(|| article::checked(open, house, attribution::fast(), article::FAST, against))
    }

    /// The house whose settings are nearest to a file.
    pub fn house(&mut self, path: Option<&Path>) -> Rc<House> {
        let file = path.and_then(Settings::above).unwrap_or_default();
        let whole = self.kept((file.clone(), Vec::new()), |world| world.read_house(&file));
        let folders = path.map(|path| whole.settings.folders_of(&input::real(path))).unwrap_or_default();
        if folders.is_empty() {
            return whole;
        }
        self.kept((file.clone(), folders.clone()), |world| {
            let (settings, files) = (Rc::clone(&whole.settings), whole.files.clone());
            let compiled = whole.compiled.clone();
            let plan = world.chosen(&settings, &compiled, &file, &folders);
            let comparing = comparing(&settings, &plan, &folders);
            House { settings, files, own: whole.own, plan, comparing, compiled }
        })
    }

    fn kept(&mut self, key: (PathBuf, Vec<usize>), make: impl FnOnce(&mut Self) -> House) -> Rc<House> {
        if let Some(house) = self.houses.get(&key) {
            return Rc::clone(house);
        }
        let house = Rc::new(make(self));
        self.houses.insert(key, Rc::clone(&house));
        house
    }

    /// The rules as settings want them; a name that names nothing is said.
    fn chosen(&mut self, settings: &Settings, compiled: &(Plan, bool), file: &Path, folders: &[usize]) -> Plan {
        let mut plan = compiled.0.clone();
        match settings.choose(&mut plan, &Chosen::default(), compiled.1, folders) {
            Err(Stop::Told(why)) => self.say(format!("{}: {why}", input::shown(file))),
            Err(Stop::Closed) | Ok(()) => {}
        }
        plan
    }

    fn read_house(&mut self, path: &Path) -> House {
        let settings = Settings::read(path, None).unwrap_or_else(|wrong| {
            self.say(wrong.line());
            Settings::none()
        });
        let mut files = if settings.packs_that_ship.value { packs::built_in() } else { Vec::new() };
        let own = files.len();
        let found: Vec<input::Found> = input::files(&settings.rule_paths(), &["sayso"]).collect();
        for found in found {
            let read = found.map(|path| (input::shown(&path), self.current(&path)));
            match read {
                Ok((name, Some(text))) => files.push(RuleFile::new(name, text)),
                Ok((name, None)) => self.say(format!("{name} could not be read")),
                Err(trouble) => self.say(format!("{}: {}", trouble.path, trouble.message)),
            }
        }
        let (mut plan, problems) = sayso::compile(&files);
        plan.today = today::today();
        let broken = problems.iter().any(|(_, problem)| problem.severity == Severity::Error);
        let (settings, compiled) = (Rc::new(settings), (plan, broken));
        let plan = self.chosen(&settings, &compiled, path, &[]);
        let comparing = comparing(&settings, &plan, &[]);
        House { settings, files, own, plan, comparing, compiled }
    }
}

/// The rules with those that compare. Names were held against the rules before.
fn comparing(settings: &Settings, plan: &Plan, folders: &[usize]) -> Plan {
    let mut plan = plan.clone();
    let chosen = Chosen { compares: true, ..Chosen::default() };
    let _ = settings.choose(&mut plan, &chosen, true, folders);
    plan
}

/// Where the rule of a finding stands; `None` where it is nowhere that the editor could open.
fn rule_of(finding: &Finding, plan: &Plan, house: &House, shows_packs: bool) -> Option<Location> {
    let rule = plan.rules.get(finding.rule)?;
    let at = house.files.iter().position(|file| file.name == rule.text.file)?;
    let file = house.files.get(at)?;
    let uri = match at < house.own {
        true => pack::address(&file.name).filter(|_| shows_packs),
        false => uri_of(&absolute(Path::new(&file.name))),
    }?;
    Some(Location { uri, range: range(&Lines::of(&file.text), rule.text.flag) })
}

/// A path from the root.
pub fn absolute(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf())
}

fn publish(uri: &Uri, version: Option<i32>, diagnostics: Vec<lsp_types::Diagnostic>) -> Notification {
    notification::<PublishDiagnostics>(PublishDiagnosticsParams { uri: uri.clone(), diagnostics, version })
}
