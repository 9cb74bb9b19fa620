//! Who says what by patterns and lists alone: for a language of which there are no weights. An experiment, which shows what a
//! language needs at the least.

use crate::attribution::found::Found;
use crate::attribution::{Extractor, Reading, nest};
use crate::patterns::{self, Family};
use crate::phrases::Phrases;
use crate::text::BlockKind;

/// The extractor without weights.
#[derive(Clone, Copy, Debug, Default)]
pub struct ByPatterns;

impl Extractor for ByPatterns {
    fn name(&self) -> &'static str {
        "patterns"
    }

    fn read(&self, phrases: &Phrases<'_>) -> Reading {
        let document = phrases.page().document;
        let mut found: Vec<Found> = Vec::new();
        for block in document.blocks.iter().filter(|block| block.kind != BlockKind::Furniture) {
            let sentences = document.sentences.as_slice().get(block.sentences.clone()).unwrap_or_default();
            for sentence in sentences {
                // Of two that share words the one that begins first is kept.
                for hit in patterns::find(phrases, Family::Attribution, sentence.tokens.clone()) {
                    let taken = found.last().is_some_and(|last: &Found| last.touches(&hit.words));
                    found.extend((!taken).then(|| Found::of(&hit)));
                }
            }
        }
        found.sort_by_key(|one| (one.anchor(), one.extent().start));
        Reading { attributions: nest::attributions(document, found), encoding: None }
    }
}
