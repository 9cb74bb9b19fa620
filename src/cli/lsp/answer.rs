//! The answers to an editor's questions, one function a question.

use crate::cli::lsp::convert::{byte, range, span};
use crate::cli::lsp::open::{Kind, Open, uri_of};
use crate::cli::lsp::rules::{Together, together};
use crate::cli::lsp::world::{World, absolute};
use crate::cli::lsp::{article, compare, pack};
use lsp_server::Request;
use lsp_types::request::{
    CodeActionRequest, CodeLensRequest, Completion, ExecuteCommand, Formatting, GotoDefinition, HoverRequest,
    PrepareRenameRequest, References, Rename, Request as _,
};
use lsp_types::{
    CodeAction, CodeActionKind, CodeActionParams, CompletionItem, CompletionItemKind, CompletionParams,
    CompletionTextEdit, DocumentFormattingParams, Documentation, GotoDefinitionParams, Hover, HoverContents,
    HoverParams, Location, MarkupContent, MarkupKind, Position, PrepareRenameResponse, ReferenceParams, RenameParams,
    TextDocumentPositionParams, TextEdit, Uri, WorkspaceEdit,
};
use sayso::edit::{self, Edit, Lines, Workspace};
use sayso::span::Span;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::collections::HashMap;
use std::path::PathBuf;

/// Why there is no answer.
pub enum Refused {
    /// No such question is known.
    Unknown(String),
    /// The question does not read.
    Unreadable(String),
    /// In words for the user.
    Told(String),
}

type Answer = Result<Value, Refused>;

/// The answer to a question.
pub fn answer(world: &mut World, request: Request) -> Answer {
    match request.method.as_str() {
        Completion::METHOD => json(complete(world, &read(request)?)),
        HoverRequest::METHOD => json(hover(world, &read(request)?)),
        GotoDefinition::METHOD => json(definition(world, &read(request)?)),
        References::METHOD => json(references(world, &read(request)?)),
        PrepareRenameRequest::METHOD => json(prepare_rename(world, &read(request)?)),
        Rename::METHOD => rename(world, &read(request)?).and_then(json),
        Formatting::METHOD => format(world, &read(request)?).and_then(json),
        CodeActionRequest::METHOD => json(actions(world, &read(request)?)),
        CodeLensRequest::METHOD => json(compare::lenses(world, &read(request)?)),
        ExecuteCommand::METHOD => compare::run(world, &read(request)?).map_err(Refused::Told).and_then(json),
        pack::TEXT => read(request).and_then(|asked: pack::Asked| json(pack::text(&asked.uri))),
        _ => Err(Refused::Unknown(request.method)),
    }
}

fn read<T: DeserializeOwned>(request: Request) -> Result<T, Refused> {
    serde_json::from_value(request.params).map_err(|error| Refused::Unreadable(error.to_string()))
}

fn json(value: impl serde::Serialize) -> Answer {
    serde_json::to_value(value).map_err(|error| Refused::Unreadable(error.to_string()))
}

/// A rule file that is open, and the byte that is asked about.
fn rules_at(world: &mut World, at: &TextDocumentPositionParams) -> Option<(Together, usize)> {
    let open = rules_of(world, &at.text_document.uri)?;
    let byte = byte(&Lines::of(&open.text), at.position);
    Some((together(world, &open), byte))
}

fn rules_of(world: &World, uri: &Uri) -> Option<Open> {
    world.text(uri).filter(|open| open.kind == Kind::Rules)
}

fn complete(world: &mut World, params: &CompletionParams) -> Vec<CompletionItem> {
    let Some((together, byte)) = rules_at(world, &params.text_document_position) else { return Vec::new() };
    let last = together.last();
    let text = together.files.get(last).map_or("", |file| file.text.as_str());
    let lines = Lines::of(text);
    let item = |one: edit::Completion| CompletionItem {
        kind: Some(match one.kind {
            edit::CompletionKind::Keyword => CompletionItemKind::KEYWORD,
            edit::CompletionKind::Phrase => CompletionItemKind::FUNCTION,
            edit::CompletionKind::Defined => CompletionItemKind::CLASS,
            edit::CompletionKind::Name => CompletionItemKind::MODULE,
            edit::CompletionKind::Placeholder => CompletionItemKind::VARIABLE,
        }),
        documentation: (!one.doc.is_empty()).then(|| Documentation::MarkupContent(markdown(one.doc))),
        // Editors compare with what stands there already.
        filter_text: Some(one.label.clone()),
        text_edit: Some(CompletionTextEdit::Edit(TextEdit { range: range(&lines, one.span), new_text: one.text })),
        label: one.label,
        ..CompletionItem::default()
    };
    edit::complete(&Workspace::new(&together.files), last, byte).into_iter().map(item).collect()
}

fn markdown(value: String) -> MarkupContent {
    MarkupContent { kind: MarkupKind::Markdown, value }
}

fn hover(world: &mut World, params: &HoverParams) -> Option<Hover> {
    let at = &params.text_document_position_params;
    let open = world.text(&at.text_document.uri)?;
    let lines = Lines::of(&open.text);
    let byte = byte(&lines, at.position);
    let found = match open.kind {
        Kind::Rules => {
            let together = together(world, &open);
            edit::hover(&Workspace::new(&together.files), together.last(), byte)?
        }
        Kind::Markdown | Kind::Plain => {
            let house = world.house(open.path.as_deref());
            let read = world.checked(&open, &house);
            let at = read.origin.read(Span::new(byte, byte + 1)).start;
            let mut found = edit::hover_claim(&article::place(&read.article, &house), at)?;
            found.span = read.origin.given(found.span);
            found
        }
    };
    let contents = HoverContents::Markup(markdown(found.text));
    Some(Hover { contents, range: Some(range(&lines, found.span)) })
}

/// Places in files as the protocol has them; those of packs that ship are nowhere on disk, and an editor may be able to
/// open them or not.
fn locations(
    world: &World,
    together: &Together,
    uri: &Uri,
    places: impl IntoIterator<Item = (usize, Span)>,
) -> Vec<Location> {
    let location = |(file, span): (usize, Span)| {
        let ships = || pack::address(&together.files.get(file)?.name).filter(|_| world.shows_packs);
        let uri = address(together, uri, file).or_else(ships)?;
        let lines = Lines::of(&together.files.get(file)?.text);
        Some(Location { uri, range: range(&lines, span) })
    };
    places.into_iter().filter_map(location).collect()
}

/// The address of a file: of the open one, as the editor calls it.
fn address(together: &Together, open: &Uri, file: usize) -> Option<Uri> {
    if file == together.last() {
        return Some(open.clone());
    }
    let path: &PathBuf = together.paths.get(file)?.as_ref()?;
    uri_of(&absolute(path))
}

fn definition(world: &mut World, params: &GotoDefinitionParams) -> Vec<Location> {
    let at = &params.text_document_position_params;
    let Some((together, byte)) = rules_at(world, at) else { return Vec::new() };
    let found = Workspace::new(&together.files).definition(together.last(), byte);
    locations(world, &together, &at.text_document.uri, found)
}

fn references(world: &mut World, params: &ReferenceParams) -> Vec<Location> {
    let at = &params.text_document_position;
    let Some((together, byte)) = rules_at(world, at) else { return Vec::new() };
    let with = params.context.include_declaration;
    let found = Workspace::new(&together.files).references(together.last(), byte, with);
    locations(world, &together, &at.text_document.uri, found)
}

fn prepare_rename(world: &mut World, at: &TextDocumentPositionParams) -> Option<PrepareRenameResponse> {
    let (together, byte) = rules_at(world, at)?;
    let workspace = Workspace::new(&together.files);
    let (span, name) = edit::renamed(&workspace, together.last(), byte)?;
    let lines = Lines::of(&together.files.get(together.last())?.text);
    Some(PrepareRenameResponse::RangeWithPlaceholder { range: range(&lines, span), placeholder: name.to_owned() })
}

fn rename(world: &mut World, params: &RenameParams) -> Result<Option<WorkspaceEdit>, Refused> {
    let at = &params.text_document_position;
    let Some((together, byte)) = rules_at(world, at) else { return Ok(None) };
    let workspace = Workspace::new(&together.files);
    let edits = edit::rename(&workspace, together.own, (together.last(), byte), &params.new_name);
    Ok(Some(changes(&together, &at.text_document.uri, edits.map_err(Refused::Told)?)))
}

#[expect(clippy::mutable_key_type, reason = "the protocol's own type; addresses are not changed")]
fn changes(together: &Together, uri: &Uri, edits: Vec<Edit>) -> WorkspaceEdit {
    let mut changes: HashMap<Uri, Vec<TextEdit>> = HashMap::new();
    for edit in edits {
        let Some(file) = together.files.get(edit.file) else { continue };
        let Some(uri) = address(together, uri, edit.file) else { continue };
        let range = range(&Lines::of(&file.text), edit.span);
        changes.entry(uri).or_default().push(TextEdit { range, new_text: edit.text });
    }
    WorkspaceEdit { changes: Some(changes), ..WorkspaceEdit::default() }
}

fn format(world: &mut World, params: &DocumentFormattingParams) -> Result<Vec<TextEdit>, Refused> {
    let Some(open) = rules_of(world, &params.text_document.uri) else { return Ok(Vec::new()) };
    let laid_out = sayso::syntax::format(&open.text).map_err(|problems| {
        let first = problems.first().map(|problem| problem.diagnostic().message).unwrap_or_default();
        Refused::Told(format!("a file with a mistake is not laid out: {first}"))
    })?;
    if laid_out == open.text {
        return Ok(Vec::new());
    }
    let whole = range(&Lines::of(&open.text), Span::new(0, open.text.len()));
    Ok(vec![TextEdit { range: whole, new_text: laid_out }])
}

fn actions(world: &mut World, params: &CodeActionParams) -> Vec<CodeAction> {
    let uri = &params.text_document.uri;
    let Some(open) = world.text(uri) else { return Vec::new() };
    let lines = Lines::of(&open.text);
    let stretch = span(&lines, params.range);
    match open.kind {
        Kind::Rules => {
            let together = together(world, &open);
            let fixes = edit::fixes(&Workspace::new(&together.files), together.last(), stretch);
            let action = |fix: edit::Fix| {
                let edit = changes(&together, uri, vec![fix.edit]);
                action(fix.title, &fix.code, range(&lines, fix.at), params, edit)
            };
            fixes.into_iter().map(action).collect()
        }
        Kind::Markdown | Kind::Plain => {
            let house = world.house(open.path.as_deref());
            let article::Read { article: checked, origin, .. } = world.checked(&open, &house);
            let stretch = if stretch.is_empty() { Span::new(stretch.start, stretch.end + 1) } else { stretch };
            let silences = edit::silences(&article::place(checked, &house), &checked.findings, origin.read(stretch));
            let action = |one: edit::Silence| {
                let finding = checked.findings.get(one.finding)?;
                let at = origin.behind(one.at);
                let at = Span::new(at, at);
                let text = TextEdit { range: range(&lines, at), new_text: one.text };
                let edit = WorkspaceEdit {
                    changes: Some(HashMap::from([(uri.clone(), vec![text])])),
                    ..WorkspaceEdit::default()
                };
                let title = format!("allow `{}` here, and say why", one.rule);
                Some(action(
                    title,
                    &finding.name,
                    range(&lines, origin.given(finding.span.unwrap_or_default())),
                    params,
                    edit,
                ))
            };
            silences.into_iter().filter_map(action).collect()
        }
    }
}

/// A quick fix of the editor's diagnostic of that code and place.
fn action(
    title: String,
    code: &str,
    at: lsp_types::Range,
    params: &CodeActionParams,
    edit: WorkspaceEdit,
) -> CodeAction {
    let starts = |position: Position| position == at.start;
    let is_code = |told: &&lsp_types::Diagnostic| matches!(&told.code, Some(lsp_types::NumberOrString::String(told)) if told == code);
    let told = params.context.diagnostics.iter().filter(is_code).filter(|told| starts(told.range.start));
    let diagnostics: Vec<lsp_types::Diagnostic> = told.cloned().collect();
    CodeAction {
        title,
        kind: Some(CodeActionKind::QUICKFIX),
        diagnostics: (!diagnostics.is_empty()).then_some(diagnostics),
        edit: Some(edit),
        ..CodeAction::default()
    }
}
