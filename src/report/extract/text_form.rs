//! What ties claims to the text that they are of. Holds no text.

use crate::evaluate::digest;
use serde::{Deserialize, Serialize};

/// What tells a text from others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TextForm {
    /// Its length in UTF-8.
    pub bytes: usize,
    /// FNV-1a of its bytes, as sixteen hexadecimal digits.
    pub hash: String,
}

impl TextForm {
    pub fn of(text: &str) -> Self {
        Self { bytes: text.len(), hash: digest(text) }
    }
}
