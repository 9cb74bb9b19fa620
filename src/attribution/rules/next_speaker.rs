//! "“We sleep here.” Her colleague, Tom Ode, added: “I went home.”": a quotation that opens a paragraph and is not closed by a verb
//! of saying is not the words of whoever the next sentence leads in, but of who spoke in the paragraph before.

use super::quoted::{leading, tokens_of};
use super::{Findings, sentence_of};
use crate::attribution::found::{Found, overlap};
use crate::knowledge::Lexicon;
use crate::phrases::Phrases;
use crate::text::{BlockKind, QuoteMark};
use std::ops::Range;

/// Gives such quotations to the speaker before.
pub fn settle(phrases: &Phrases<'_>, lexicon: &Lexicon, all: &mut Findings) {
    let page = phrases.page();
    let blocks = page.document.blocks.iter().filter(|block| block.kind == BlockKind::Paragraph);
    let blocks: Vec<Range<usize>> = blocks.map(|block| tokens_of(page, block)).collect();
    let quotations = page.document.quotations.as_slice();
    for pair in quotations.windows(2) {
        let [quotation, next] = pair else { continue };
        let (words, behind) = (page.document.tokens_in(quotation.span), page.document.tokens_in(next.span));
        let at = blocks.partition_point(|block| block.start < words.start);
        let opens = blocks.get(at).is_some_and(|block| block.start == words.start && behind.end <= block.end);
        let before = at.checked_sub(1).and_then(|at| blocks.get(at)).filter(|_| opens && quotation.closed);
        let Some(before) = before.filter(|_| quotation.mark == QuoteMark::Double && words.len() > 3) else { continue };
        let lead = sentence_of(page, words.end);
        let ended = lead.start == words.end && lead.end > behind.start && page.text(words.end - 2) != ",";
        let owner = leading(phrases, lexicon, behind.start).filter(|_| ended);
        if owner.is_none_or(|owner| owner.start() != lead.start) || !is_another(phrases, lead.start) {
            continue;
        }
        all.hand_back(before, &words);
    }
}

/// "Her colleague", "Tom Ode": no "she" and no "the minister", who may go on.
fn is_another(phrases: &Phrases<'_>, at: usize) -> bool {
    phrases.page().is_possessive(at) || phrases.page().is_name(at)
}

impl Findings {
    /// Takes a quotation from whoever speaks behind it, for the last speaker of the words before.
    fn hand_back(&mut self, before: &Range<usize>, quotation: &Range<usize>) {
        let around = self.around(&(quotation.start..quotation.end + 1));
        let near = self.sorted.get(around.clone()).unwrap_or_default();
        // What somebody closes or leads into by words of its own is his.
        let own = |one: &Found| one.content_holds(quotation) && one.cue.iter().any(|cue| cue.start < quotation.start);
        if near.iter().any(own) {
            return;
        }
        let places = self.around(before);
        let speaks = |one: &Found| !one.source.is_empty() && before.contains(&one.anchor());
        let Some(last) = self.sorted.get(places.clone()).unwrap_or_default().iter().rposition(speaks) else { return };
        for one in self.sorted.get_mut(around).unwrap_or_default() {
            if one.content.iter().any(|run| overlap(run, quotation)) {
                one.leave(quotation);
            }
        }
        if let Some(one) = self.sorted.get_mut(places.start + last) {
            one.content.push(quotation.clone());
            self.reach = self.reach.max(one.extent().len());
        }
    }
}
