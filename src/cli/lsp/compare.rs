//! What an open article is held against: what it says that it was made from, or what somebody chose with the lens “compare
//! with …”. Answers lenses and the command behind them; the comparison is the library's.

use crate::cli::lsp::article::Read;
use crate::cli::lsp::convert::range;
use crate::cli::lsp::open::{Kind, Open, path_of, uri_of};
use crate::cli::lsp::world::{House, World, absolute};
use crate::cli::{against, made_from};
use lsp_server::{Message, Request};
use lsp_types::request::{CodeLensRefresh, Request as _};
use lsp_types::{CodeLens, CodeLensParams, Command, DiagnosticRelatedInformation, ExecuteCommandParams, Location};
use sayso::attribution;
use sayso::edit::Lines;
use sayso::evaluate::Finding;
use sayso::fidelity::Originals;
use sayso::span::Span;
use serde_json::{Value, json};
use std::path::PathBuf;
use std::rc::Rc;

/// The command that holds an article against texts: its address, then theirs; none ends it.
pub const COMPARE: &str = "sayso.compare";

/// The command of an editor that asks which texts, and then gives the other.
const CHOOSE: &str = "sayso.compareWith";

/// True for an editor that said it can ask which texts.
pub fn can_choose(asked: &Value) -> bool {
    asked.pointer("/initializationOptions/compare").and_then(Value::as_bool).unwrap_or_default()
}

/// True for an editor that shows lenses anew when it is told to.
pub fn can_refresh(asked: &Value) -> bool {
    let able = asked.pointer("/capabilities/workspace/codeLens/refreshSupport");
    able.and_then(Value::as_bool).unwrap_or_default()
}

/// Asks an editor to show lenses anew.
pub fn refresh() -> Message {
    Message::Request(Request::new("sayso-lenses".to_owned().into(), CodeLensRefresh::METHOD.to_owned(), ()))
}

impl World {
    /// The texts that an article was made from: those that somebody chose, else those that it or its settings name.
    fn sources(&self, open: &Open, house: &House) -> Vec<PathBuf> {
        if let Some(chosen) = self.against.get(open.uri.as_str()) {
            return chosen.clone();
        }
        let place = open.path.as_deref();
        place.map(|place| made_from::of(&open.text, place, &house.settings)).unwrap_or_default()
    }

    /// The same, read; `None` where there are none or one cannot be read, which is said.
    pub fn originals(&mut self, open: &Open, house: &House) -> Option<Rc<Originals>> {
        let paths = self.sources(open, house);
        if paths.is_empty() {
            return None;
        }
        if let Some(known) = self.originals.get(&paths) {
            return known.clone();
        }
        let read = against::read_all(&paths, &house.settings.knowledge, attribution::fast());
        let read = read.map(Rc::new).map_err(|trouble| {
            self.say(format!("{} is not compared with {}: {}", open.uri.path(), trouble.path, trouble.message));
        });
        self.originals.insert(paths, read.clone().ok());
        read.ok()
    }
}

/// The lenses above an article.
pub fn lenses(world: &mut World, params: &CodeLensParams) -> Vec<CodeLens> {
    let uri = &params.text_document.uri;
    let Some(open) = world.text(uri).filter(|open| open.kind != Kind::Rules) else { return Vec::new() };
    let house = world.house(open.path.as_deref());
    let sources = world.sources(&open, &house);
    let lens = |title: String, command: &str, arguments: Vec<Value>| CodeLens {
        range: range(&Lines::of(&open.text), Span::default()),
        command: Some(Command { title, command: command.to_owned(), arguments: Some(arguments) }),
        data: None,
    };
    if sources.is_empty() {
        let ask = || lens("compare with …".to_owned(), CHOOSE, vec![json!(uri)]);
        return world.can_choose.then(ask).into_iter().collect();
    }
    let names: Vec<String> =
        sources.iter().filter_map(|path| path.file_name()).map(|it| it.to_string_lossy().into()).collect();
    let read = world.checked(&open, &house);
    let count = read.article.findings.iter().filter(|one| !one.elsewhere.is_empty()).count();
    let compared = read.against.is_some();
    let many = if count == 1 { "difference" } else { "differences" };
    let what = if compared { format!("{count} {many}") } else { "could not be read".to_owned() };
    let title = format!("compared with {}: {what}", names.join(", "));
    let again = sources.iter().filter_map(|path| uri_of(&absolute(path))).collect::<Vec<_>>();
    let first = match world.can_choose {
        true => lens(title, CHOOSE, vec![json!(uri)]),
        false => lens(title, COMPARE, vec![json!(uri), json!(again)]),
    };
    let end = || lens("stop comparing".to_owned(), COMPARE, vec![json!(uri), json!([])]);
    let ended = world.against.contains_key(uri.as_str()).then(end);
    std::iter::once(first).chain(ended).collect()
}

/// Runs the command; what is wrong with its arguments is told.
pub fn run(world: &mut World, params: &ExecuteCommandParams) -> Result<(), String> {
    if params.command != COMPARE {
        return Err(format!("no command {}", params.command));
    }
    let wrong = || format!("`{COMPARE}` takes the address of an article and a list of addresses of texts");
    let uri = params.arguments.first().and_then(Value::as_str).ok_or_else(wrong)?;
    let texts = params.arguments.get(1).and_then(Value::as_array).ok_or_else(wrong)?;
    let path = |text: &Value| text.as_str().and_then(|text| path_of(&text.parse().ok()?));
    let paths: Vec<PathBuf> = texts.iter().map(path).collect::<Option<_>>().ok_or_else(wrong)?;
    world.hold(uri, paths);
    Ok(())
}

/// The passages that a finding was held against, each in its file.
pub fn passages(finding: &Finding, read: &Read) -> Vec<DiagnosticRelatedInformation> {
    let texts = read.against.as_ref().map(|against| against.texts()).unwrap_or_default();
    let passage = |place: &sayso::diagnostic::Elsewhere| {
        let original = texts.get(place.text)?;
        let uri = uri_of(&absolute(original.name.as_ref()))?;
        let range = range(&Lines::of(&original.facts.document.text), place.span);
        Some(DiagnosticRelatedInformation { location: Location { uri, range }, message: place.shows.clone() })
    };
    finding.elsewhere.iter().filter_map(passage).collect()
}
