//! Who did not answer: "did not comment", "could not be reached", "no response from the company". Whether somebody was
//! accused and had to be asked is for rules to say.

use crate::entity::cast::Cast;
use crate::entity::wording;
use crate::facts::EntityKind;
use crate::knowledge::lists;
use crate::phrases::Phrase;
use crate::span::Span;
use crate::text::Tag;

/// How many phrases around the wording are looked at.
const NEAR: usize = 10;

impl Cast<'_> {
    /// Finds every wording of silence and gives its source a place.
    pub(super) fn read_silences(&mut self) {
        let page = self.scene.page;
        for sentence in &page.document.sentences {
            for hit in wording::all(page, lists::NO_COMMENT, sentence.tokens.clone()) {
                // "asked for comment, the ministry said": an answer follows.
                if hit.says("asked") {
                    continue;
                }
                // "Insiders say nothing is settled."
                let span = hit.span;
                let after = page.document.tokens_in(span).end;
                if hit.says("end") && !matches!(page.tag(after), Some(Tag::Mark | Tag::IN) | None) {
                    continue;
                }
                let Some(phrase) = self.silent(span) else { continue };
                let Some(figure) = self.scene.figure_of(phrase) else { continue };
                if self.silences.contains_key(&figure) {
                    continue;
                }
                self.silences.insert(figure, span);
                let place = self.scene.phrases.get(phrase).map(|it| page.span(&it.tokens));
                if let Some(place) = place {
                    let _ = self.source_for(place);
                }
            }
        }
    }

    /// The phrase of who is silent: the subject in front of the wording, else what follows "from", "by".
    fn silent(&self, wording: Span) -> Option<usize> {
        let page = self.scene.page;
        let mentions = self.mentions.as_slice();
        let after = mentions.partition_point(|mention| mention.span.start < wording.end);
        let sentence = page.document.sentence_at(wording)?;
        let tokens = page.document.tokens_in(wording);
        let leads = |at: usize| page.says(at, lists::CHECKING_MEANS, "who");
        let from = leads(tokens.end) || leads(tokens.end.saturating_sub(1));
        let here = |at: &usize| {
            self.scene.phrases.get(*at).is_some_and(|it| it.sentence == sentence && self.can_answer(*at, it))
        };
        let ahead = (after..(after + 4).min(mentions.len()))
            .find(|at| here(at) && self.scene.phrases.get(*at).is_some_and(|it| it.tokens.start <= tokens.end + 2));
        if from && ahead.is_some() {
            return ahead;
        }
        let before = || {
            (after.saturating_sub(NEAR)..after)
                .rev()
                .filter(|&at| mentions.get(at).is_some_and(|mention| mention.span.end <= wording.start))
                .filter(here)
        };
        before().find(|&at| self.scene.phrases.get(at).is_some_and(|it| it.subject)).or_else(|| before().next_back())
    }

    fn can_answer(&self, phrase: usize, it: &Phrase) -> bool {
        let kind = self
            .scene
            .figure_of(phrase)
            .and_then(|figure| self.scene.figure(figure))
            .map(|made| (made.kind, made.named, made.known.is_some()));
        let _ = it;
        match kind {
            Some((EntityKind::Person | EntityKind::Group | EntityKind::Organisation, _, _)) => true,
            Some((EntityKind::Place, _, known)) => known,
            Some((EntityKind::Unknown, named, _)) => named,
            Some((EntityKind::Thing, _, _)) | None => false,
        }
    }
}
