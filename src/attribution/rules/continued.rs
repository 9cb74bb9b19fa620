//! A quotation that goes on in the next paragraph without a closing mark belongs to whoever began it. Looks only at
//! paragraphs in which nothing was found.

use super::Findings;
use crate::attribution::found::Found;
use crate::phrases::Page;
use std::ops::Range;

/// Joins each continued quotation to the attribution that its beginning is part of.
pub fn join(page: Page<'_>, all: &mut Findings) {
    let mut open: Option<Range<usize>> = None;
    for quotation in &page.document.quotations {
        let tokens = page.document.tokens_in(quotation.span);
        if let Some(before) = open.take().filter(|before| before.end <= tokens.start && !all.taken(&tokens)) {
            all.extend(&before, &tokens);
        }
        open = (!quotation.closed).then_some(tokens);
    }
    take_beginning(page, all);
}

/// "“It was cold. | “Nobody came,” she said.": a speaker who is named after a later paragraph has said the earlier ones.
fn take_beginning(page: Page<'_>, all: &mut Findings) {
    let mut after: Option<Range<usize>> = None;
    for quotation in page.document.quotations.iter().rev() {
        let tokens = page.document.tokens_in(quotation.span);
        if let Some(after) = after.filter(|after| !quotation.closed && tokens.end <= after.start && !all.taken(&tokens))
        {
            all.extend(&(after.start..after.start + 2), &tokens);
        }
        after = Some(tokens);
    }
}

impl Findings {
    /// Adds a run to the content of the first attribution whose content holds a token of another run.
    fn extend(&mut self, part: &Range<usize>, more: &Range<usize>) {
        let last = part.end.saturating_sub(1)..part.end;
        let around = self.around(&last);
        let holds = |one: &&mut Found| one.content_holds(&last);
        if let Some(one) = self.sorted.get_mut(around).unwrap_or_default().iter_mut().find(holds) {
            one.content.push(more.clone());
            self.reach = self.reach.max(one.extent().len());
        }
    }
}
