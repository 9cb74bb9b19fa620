//! "The report found: | - the roof leaks | - the wires are old": a paragraph that ends with a verb of saying and a colon owns
//! the block quote or the list behind it. A quotation in marks is `quoted`'s.

use super::Findings;
use super::quoted::{leading, tokens_of};
use crate::knowledge::Lexicon;
use crate::phrases::Phrases;
use crate::text::{Block, BlockKind};

/// Items that one colon introduces.
const ITEMS: usize = 40;

/// Gives such blocks to whoever speaks before them.
pub fn add(phrases: &Phrases<'_>, lexicon: &Lexicon, all: &mut Findings) {
    let page = phrases.page();
    let blocks: Vec<&Block> = page.document.blocks.iter().filter(|block| block.kind != BlockKind::Furniture).collect();
    for (at, block) in blocks.iter().enumerate().filter(|(_, block)| block.kind == BlockKind::Paragraph) {
        let own = tokens_of(page, block);
        let Some(kind) = blocks.get(at + 1).map(|next| next.kind).filter(|kind| is_set_off(*kind)) else { continue };
        let colon = own.end.checked_sub(1).filter(|last| page.text(*last) == ":");
        let Some(owner) = colon.and_then(|_| leading(phrases, lexicon, own.end)) else { continue };
        for item in blocks.iter().skip(at + 1).take(ITEMS).take_while(|block| block.kind == kind) {
            let tokens = tokens_of(page, item);
            if tokens.len() > 1 && !all.has_cue(&tokens) {
                all.give(&tokens, &owner);
            }
        }
    }
}

fn is_set_off(kind: BlockKind) -> bool {
    matches!(kind, BlockKind::BlockQuote | BlockKind::ListItem)
}
