//! A draft held against the texts that it was made from: what of it stands in them word for word, what was changed on the
//! way, what none of them has, and what the draft lost of a claim that it kept.
//!
//! ```text
//! texts  -> Facts -> Originals    (read and indexed once)
//! draft  -> Facts -> Comparison   (each quotation, number, date, name and statement with what it was held against)
//! ```
//!
//! Says of a difference only what is sure: what has no counterpart is absent only where nothing comes near. Judges by no
//! rule; `vocabulary` reads what is found here.

mod absent;
mod align;
mod amount;
mod cause;
mod certainty;
mod comparison;
mod credit;
mod day;
mod figure;
#[cfg(test)]
mod fixture;
mod general;
mod lost;
mod names;
mod originals;
mod place;
mod polarity;
mod quotation;
mod rounded;
mod run;
mod said;
mod told;
mod who;
mod wording;
mod words;

pub(crate) use day::{weekday_in, weekday_of};
pub(crate) use said::Fold;
pub(crate) use words::Folding;

pub use comparison::{Change, Comparison, Counterpart, Difference, Found, Passage, Quoted};
pub use originals::{Original, Originals};

use crate::facts::{Facts, Index};
use crate::knowledge::{Key, Knowledge};
use crate::list::Id;
use crate::text::Sentence;
use align::{Aligned, align};
use comparison::Passages;

/// So many words in a row are no chance.
const SHORT: usize = 4;

/// What stands before the comparison of one draft: its facts, the originals, and how their statements were aligned.
struct Bench<'a> {
    draft: &'a Facts,
    index: Index,
    originals: &'a Originals,
    knowledge: &'a Knowledge,
    /// Each statement of the draft with what it was aligned with.
    statements: Vec<Aligned>,
    /// Each sentence of the draft with what it was aligned with.
    whole: Vec<Aligned>,
    /// Of each sentence, what is left of it without its numbers and dates.
    frames: Vec<Option<Key>>,
    /// Whether each sentence was copied, as good as word for word.
    copied: Vec<bool>,
}

/// A draft against its originals. Pure: the same texts give the same comparison.
pub fn compare(draft: &Facts, originals: &Originals, knowledge: &Knowledge) -> Comparison {
    let bench = Bench::of(draft, originals, knowledge);
    let mut passages = Passages::default();
    let quotations = quotation::quotations(&bench, &mut passages);
    let numbers = amount::numbers(&bench, &mut passages);
    let dates = day::dates(&bench, &mut passages);
    let names = names::names(&bench, &mut passages);
    let mut statements: Vec<Counterpart> = Vec::new();
    for (id, _) in draft.statements.entries() {
        let mut counterpart = absent::counterpart(&bench, id, &mut passages);
        for find in
            [credit::find, certainty::find, polarity::find, cause::find, general::find, figure::find, wording::find]
        {
            let found = find(&bench, id, &mut passages);
            let new = |it: &Difference, known: &[Difference]| !known.iter().any(|other| other.change == it.change);
            let found: Vec<Difference> = found.into_iter().filter(|it| new(it, &counterpart.differences)).collect();
            counterpart.differences.extend(found);
        }
        statements.push(counterpart);
    }
    for (id, difference) in lost::find(&bench, &mut passages) {
        if let Some(counterpart) = statements.get_mut(id.index()) {
            counterpart.differences.push(difference);
        }
    }
    Comparison { passages: passages.list, quotations, numbers, dates, names, statements }
}

impl<'a> Bench<'a> {
    /// How words are made comparable.
    fn fold(&self) -> said::Fold<'a> {
        said::Fold::of(self.knowledge)
    }

    /// True for a sentence that the draft has as the originals have it, but for a few words.
    fn is_copied(&self, sentence: Id<Sentence>) -> bool {
        self.copied.get(sentence.index()).copied().unwrap_or_default()
    }

    /// True for words that stand in an original one after the other.
    fn is_verbatim(&self, span: crate::span::Span) -> bool {
        let run: Vec<_> = self.fold().exactly(self.draft, span).into_iter().map(|word| word.key).collect();
        self.originals.stream.find(&run).next().is_some()
    }

    /// The sentences of the originals that are this one but for numbers and dates.
    fn twins(&self, sentence: Id<Sentence>) -> &[u32] {
        let frame = self.frames.get(sentence.index()).copied().flatten();
        frame.map(|frame| self.originals.with_frame(frame)).unwrap_or_default()
    }

    fn of(draft: &'a Facts, originals: &'a Originals, knowledge: &'a Knowledge) -> Self {
        let fold = said::Fold::of(knowledge);
        let sentences = draft.document.sentences.iter().map(|sentence| fold.said(draft, &[sentence.span]));
        let whole = sentences.map(|said| align(originals, &said)).collect();
        let of_statement = |statement: &crate::facts::Statement| {
            let said = fold.said(draft, &statement.content);
            let aligned = align(originals, &said);
            if aligned.is_made().is_true() {
                return aligned;
            }
            // A short statement may stand there word for word.
            let run: Vec<_> = fold.exactly(draft, statement.anchor()).into_iter().map(|word| word.key).collect();
            let place = (run.len() >= SHORT).then(|| originals.stream.find(&run).next()).flatten();
            let unit = place.and_then(|place| originals.stream.span(place, run.len()));
            match unit.and_then(|(original, span)| originals.unit_at(original, span)) {
                Some(unit) => aligned.at(originals, unit),
                None => aligned,
            }
        };
        let statements = draft.statements.iter().map(of_statement).collect();
        let frames = draft.document.sentences.iter().map(|sentence| fold.frame(draft, sentence.span)).collect();
        let copied = Vec::new();
        let mut bench =
            Self { draft, index: Index::of(draft), originals, knowledge, statements, whole, frames, copied };
        bench.copied = told::copied(&bench);
        bench
    }
}
