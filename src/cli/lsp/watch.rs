//! What the server asks of an editor: to tell it when settings or rule files change on the disk.

use crate::cli::lsp::open::Kind;
use lsp_server::{Message, Request};
use lsp_types::request::{RegisterCapability, Request as _};
use serde_json::{Value, json};

/// True when the editor said that it can watch files that it is asked to watch.
pub fn can_be_asked(asked: &Value) -> bool {
    let able = asked.pointer("/capabilities/workspace/didChangeWatchedFiles/dynamicRegistration");
    able.and_then(Value::as_bool).unwrap_or_default()
}

/// The request to watch settings and rule files.
pub fn request() -> Message {
    let watchers = [crate::cli::settings::NAME.to_owned(), format!("*.{}", Kind::RULES)];
    let watchers: Vec<Value> = watchers.iter().map(|glob| json!({ "globPattern": format!("**/{glob}") })).collect();
    let registration = json!({
        "id": "sayso-files",
        "method": "workspace/didChangeWatchedFiles",
        "registerOptions": { "watchers": watchers },
    });
    let params = json!({ "registrations": [registration] });
    Message::Request(Request::new("sayso-files".to_owned().into(), RegisterCapability::METHOD.to_owned(), params))
}
