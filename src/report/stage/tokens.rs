//! The words of a document: of each token its number, its text, its tag and its lemma, sentence by sentence.

use super::{Part, words};
use crate::report::prose::width;
use crate::text::Document;

/// The columns of a word; a longer one moves its tag.
const COLUMNS: usize = 16;

/// The tokens of some sentences.
pub fn tokens(document: &Document, part: &Part) -> String {
    let mut out = String::new();
    for (at, sentence) in part.sentences.clone().zip(part.of(document)) {
        let kind = document.blocks.get(sentence.block).map(|block| format!("{:?}", block.kind)).unwrap_or_default();
        out.push_str(&format!("sentence {at}, {kind} {}\n", sentence.number));
        let tokens = document.tokens.as_slice().get(sentence.tokens.clone()).unwrap_or_default();
        for (at, token) in sentence.tokens.clone().zip(tokens) {
            let word = words(document, token.span);
            let gap = " ".repeat(COLUMNS.saturating_sub(width(&word)));
            out.push_str(&format!("{at:>6}  {word}{gap} {:<4} {}\n", format!("{:?}", token.tag), token.lemma));
        }
    }
    out
}
