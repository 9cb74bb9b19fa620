//! `sayso lsp`: the language server, over standard input and output. Rule files and articles as an editor has them open;
//! what is told of them is the library's work. One message at a time, in order; texts are checked when no message waits,
//! so that a burst of keystrokes is checked once.

mod address;
mod answer;
mod article;
mod compare;
mod convert;
mod open;
mod pack;
mod rules;
mod watch;
mod world;

use crate::cli::{Outcome, Stop, extractor};
use lsp_server::{Connection, ErrorCode, Message, Notification, Request, RequestId, Response};
use lsp_types::notification::{Exit, Notification as _};
use lsp_types::request::{ExecuteCommand, Request as _, Shutdown};
use lsp_types::{
    CodeActionKind, CodeActionOptions, CodeActionProviderCapability, CodeLensOptions, CompletionOptions,
    ExecuteCommandOptions, HoverProviderCapability, OneOf, RenameOptions, ServerCapabilities,
    TextDocumentSyncCapability, TextDocumentSyncKind, TextDocumentSyncOptions, TextDocumentSyncSaveOptions,
};
use serde_json::{Value, json};
use world::World;

/// Serves an editor until it says to end.
pub fn lsp() -> Result<Outcome, Stop> {
    let (connection, threads) = Connection::stdio();
    let done = serve(&connection);
    drop(connection);
    let joined = threads.join();
    let outcome = done?;
    joined?;
    Ok(outcome)
}

/// How it ended: well only where the editor asked to shut down before it left.
fn serve(connection: &Connection) -> Result<Outcome, Stop> {
    let failed = |error: lsp_server::ProtocolError| Stop::Told(format!("the editor ended the conversation: {error}"));
    let (id, asked) = connection.initialize_start().map_err(failed)?;
    let told = json!({
        "capabilities": capabilities(),
        "serverInfo": { "name": "sayso", "version": env!("CARGO_PKG_VERSION") },
    });
    connection.initialize_finish(id, told).map_err(failed)?;
    let on_save = asked.pointer("/initializationOptions/accurate").and_then(Value::as_str) == Some("save");
    // Where it cannot run, the fast one reads, and says so in every message.
    let accurate = on_save.then(extractor::accurate).and_then(Result::ok);
    let mut world = World::new(pack::can_be_shown(&asked), compare::can_choose(&asked), accurate);
    let mut ended = false;
    let outcome = |ended| if ended { Outcome::Clean } else { Outcome::Found };
    if watch::can_be_asked(&asked) {
        send(connection, [watch::request()])?;
    }
    loop {
        let message = match connection.receiver.try_recv() {
            Ok(message) => message,
            // Nothing waits: the time to check what was changed.
            Err(_) => {
                let told = world.check();
                let told = if told.is_empty() { world.settle() } else { told };
                if !told.is_empty() {
                    send(connection, told)?;
                    continue;
                }
                match connection.receiver.recv() {
                    Ok(message) => message,
                    Err(_) => return Ok(outcome(ended)),
                }
            }
        };
        match message {
            Message::Request(mut request) => {
                address::encode(&mut request.params);
                let compared = request.method == ExecuteCommand::METHOD;
                let response = match request.method.as_str() {
                    _ if ended => {
                        let why = "the server was asked to shut down".to_owned();
                        Response::new_err(request.id, ErrorCode::InvalidRequest as i32, why)
                    }
                    Shutdown::METHOD => {
                        ended = true;
                        Response::new_ok(request.id, ())
                    }
                    _ => respond(&mut world, request),
                };
                send(connection, [Message::Response(response)])?;
                if compared && compare::can_refresh(&asked) {
                    send(connection, [compare::refresh()])?;
                }
            }
            Message::Notification(notification) if notification.method == Exit::METHOD => return Ok(outcome(ended)),
            Message::Notification(mut notification) => {
                address::encode(&mut notification.params);
                let told = world.notify(notification);
                send(connection, told.into_iter().map(Message::Notification))?;
            }
            // The server asks for one thing, and does without where it is refused.
            Message::Response(_) => {}
        }
    }
}

fn send(connection: &Connection, messages: impl IntoIterator<Item = impl Into<Message>>) -> Result<(), Stop> {
    messages.into_iter().try_for_each(|message| connection.sender.send(message.into()).map_err(|_| Stop::Closed))
}

fn respond(world: &mut World, request: Request) -> Response {
    let id: RequestId = request.id.clone();
    match answer::answer(world, request) {
        Ok(value) => Response::new_ok(id, value),
        Err(answer::Refused::Unknown(method)) => {
            Response::new_err(id, ErrorCode::MethodNotFound as i32, format!("no method {method}"))
        }
        Err(answer::Refused::Unreadable(why)) => Response::new_err(id, ErrorCode::InvalidParams as i32, why),
        Err(answer::Refused::Told(why)) => Response::new_err(id, ErrorCode::RequestFailed as i32, why),
    }
}

fn capabilities() -> ServerCapabilities {
    ServerCapabilities {
        text_document_sync: Some(TextDocumentSyncCapability::Options(TextDocumentSyncOptions {
            open_close: Some(true),
            change: Some(TextDocumentSyncKind::INCREMENTAL),
            save: Some(TextDocumentSyncSaveOptions::Supported(true)),
            ..TextDocumentSyncOptions::default()
        })),
        completion_provider: Some(CompletionOptions {
            trigger_characters: Some(vec![" ".to_owned(), "{".to_owned()]),
            ..CompletionOptions::default()
        }),
        hover_provider: Some(HoverProviderCapability::Simple(true)),
        definition_provider: Some(OneOf::Left(true)),
        references_provider: Some(OneOf::Left(true)),
        rename_provider: Some(OneOf::Right(RenameOptions {
            prepare_provider: Some(true),
            work_done_progress_options: Default::default(),
        })),
        document_formatting_provider: Some(OneOf::Left(true)),
        code_action_provider: Some(CodeActionProviderCapability::Options(CodeActionOptions {
            code_action_kinds: Some(vec![CodeActionKind::QUICKFIX]),
            ..CodeActionOptions::default()
        })),
        code_lens_provider: Some(CodeLensOptions { resolve_provider: Some(false) }),
        execute_command_provider: Some(ExecuteCommandOptions {
            commands: vec![compare::COMPARE.to_owned()],
            ..ExecuteCommandOptions::default()
        }),
        ..ServerCapabilities::default()
    }
}

/// A notification of the server's own.
fn notification<T: lsp_types::notification::Notification>(told: T::Params) -> Notification {
    Notification::new(T::METHOD.to_owned(), told)
}
