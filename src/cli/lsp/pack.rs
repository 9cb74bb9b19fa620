//! The packs that ship as an editor can open them: they are inside the program, so their text is asked for. An editor says
//! that it can do so with the option `packs` when it starts the server; others are never sent such an address.

use lsp_types::Uri;
use sayso::packs;
use serde::Deserialize;
use serde_json::Value;

/// The scheme of their addresses: `sayso:/rules/conflict.sayso`.
const SCHEME: &str = "sayso";

/// The question for the text of one, by its address; nothing where there is none of that address.
pub const TEXT: &str = "sayso/packText";

/// Which pack.
#[derive(Deserialize)]
pub struct Asked {
    /// Its address.
    pub uri: Uri,
}

/// True when the editor said that it can open packs that ship.
pub fn can_be_shown(asked: &Value) -> bool {
    asked.pointer("/initializationOptions/packs").and_then(Value::as_bool).unwrap_or_default()
}

/// The address of a pack that ships.
pub fn address(name: &str) -> Option<Uri> {
    format!("{SCHEME}:/{name}").parse().ok()
}

/// True for an address of a pack that ships.
pub fn ships(uri: &Uri) -> bool {
    uri.scheme().is_some_and(|scheme| scheme.as_str() == SCHEME)
}

/// The text of the pack at an address.
pub fn text(uri: &Uri) -> Option<String> {
    let is = |name: &str| address(name).is_some_and(|address| address.as_str() == uri.as_str());
    packs::built_in().into_iter().find(|file| is(&file.name)).map(|file| file.text)
}
