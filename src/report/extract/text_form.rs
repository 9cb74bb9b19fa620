//! What ties claims to the text that they are of, and the shapes of what the article itself gives. Holds no text.

use crate::evaluate::digest;
use crate::report::extract::names::{BlockName, MarkName};
use crate::report::json::SpanForm;
use crate::text::{BlockKind, QuoteMark};
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

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct BlockForm {
    #[serde(with = "BlockName")]
    pub kind: BlockKind,
    pub span: SpanForm,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct QuotationForm {
    pub span: SpanForm,
    #[serde(with = "MarkName")]
    pub mark: QuoteMark,
    pub closed: bool,
}
