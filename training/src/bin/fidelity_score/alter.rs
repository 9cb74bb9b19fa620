//! The changes: each kind finds where it can be made and makes it. What is put in is taken from other texts or lists here,
//! never from what the program under measure knows.

mod claim;
mod figure;
mod lost;
mod named;
mod quoted;

use crate::changes::rules_of;
use crate::draft::{Draft, Random, Text};
use sayso::span::Span;

/// A kind of change, with the rules that should tell of it.
#[derive(Clone, Copy)]
pub struct Kind {
    pub name: &'static str,
    /// The sort of change.
    change: &'static str,
    /// What may tell of it besides, as where the program makes it inside quotation marks.
    also: &'static [&'static str],
    /// Where it can be made in a text, and what is put there.
    sites: fn(&Text, &[Text], &mut Random) -> Vec<Edit>,
    /// What tells of it may stand anywhere: something is gone.
    anywhere: bool,
}

impl Kind {
    /// The rules that may tell of it.
    pub fn rules(&self) -> impl Iterator<Item = &'static str> {
        rules_of(self.change).iter().chain(self.also).copied()
    }
}

/// A change of a text: bytes replaced.
pub struct Edit {
    place: Span,
    with: String,
    /// What else goes at the same time.
    also: Vec<(Span, String)>,
    /// Of what is left out: the claims that it belongs to, one of which the draft must keep.
    belongs: Vec<Span>,
}

/// A draft with one change.
pub struct Alteration {
    pub kind: Kind,
    pub text: usize,
    pub draft: String,
    /// The sentence of the draft in which it was made.
    pub place: Span,
    pub was: String,
    pub anywhere: bool,
}

pub const KINDS: &[Kind] = &[
    Kind { name: "quotation, a word", change: "quotation", also: &[], sites: quoted::quotation_word, anywhere: false },
    Kind {
        name: "quotation, spliced",
        change: "quotation",
        also: &[],
        sites: quoted::quotation_spliced,
        anywhere: false,
    },
    Kind {
        name: "quotation, invented",
        change: "quotation",
        also: &[],
        sites: quoted::quotation_invented,
        anywhere: false,
    },
    Kind { name: "paraphrase in marks", change: "quotation", also: &[], sites: quoted::paraphrase, anywhere: false },
    Kind { name: "speaker", change: "speaker", also: &["unsourced-name"], sites: named::speaker, anywhere: false },
    Kind { name: "number", change: "number", also: &["altered-quotation"], sites: figure::number, anywhere: false },
    Kind { name: "date", change: "date", also: &["altered-quotation"], sites: figure::date, anywhere: false },
    Kind { name: "name, spelling", change: "name", also: &[], sites: named::name_spelling, anywhere: false },
    Kind { name: "name, another", change: "name", also: &[], sites: named::name_other, anywhere: false },
    Kind { name: "attribution dropped", change: "attribution", also: &[], sites: claim::attribution, anywhere: false },
    Kind { name: "hedge dropped", change: "hedge", also: &["altered-quotation"], sites: claim::hedge, anywhere: false },
    Kind { name: "verb strengthened", change: "verb", also: &[], sites: claim::verb, anywhere: false },
    Kind {
        name: "negation turned",
        change: "negation",
        also: &["altered-quotation", "dropped-note", "dropped-denial"],
        sites: claim::negation,
        anywhere: false,
    },
    Kind { name: "note dropped", change: "note", also: &[], sites: lost::note, anywhere: true },
    Kind { name: "answer dropped", change: "answer", also: &[], sites: lost::answer, anywhere: true },
    Kind { name: "fact added", change: "fact", also: &["invented-quotation"], sites: claim::fact, anywhere: false },
    Kind { name: "cause added", change: "cause", also: &[], sites: claim::cause, anywhere: false },
    Kind { name: "generalised", change: "generalised", also: &[], sites: claim::general, anywhere: false },
];

/// As many changes of a kind as are wanted, spread over the texts; the same change is made in drafts that leave out other
/// paragraphs.
pub fn make(kind: Kind, texts: &[Text], wanted: usize) -> Vec<Alteration> {
    let mut random = Random::of(kind.name.len() as u64 * 31 + 5);
    let mut made = Vec::new();
    for _ in 0..200 {
        for (place, text) in texts.iter().enumerate() {
            for edit in (kind.sites)(text, texts, &mut random) {
                made.extend(apply(kind, place, text, &edit, &mut random));
            }
        }
        if made.len() >= wanted || made.is_empty() {
            break;
        }
    }
    // Every so many, so that each text has its share.
    let step = (made.len() / wanted.max(1)).max(1);
    made.into_iter().step_by(step).take(wanted).collect()
}

fn apply(kind: Kind, place: usize, text: &Text, edit: &Edit, random: &mut Random) -> Option<Alteration> {
    let document = &text.facts.document;
    let block = document.sentence_at(edit.place).map(|id| document.block_of(id).kind);
    if !block.is_some_and(|kind| kind.is_body() || kind.is_heading()) {
        return None;
    }
    let draft: Draft = text.shortened(random, edit.place.start);
    if !edit.belongs.is_empty() && !edit.belongs.iter().any(|span| draft.place(*span).is_some()) {
        return None;
    }
    let mut edits = vec![(draft.place(edit.place)?, edit.with.clone())];
    edits.extend(edit.also.iter().filter_map(|(span, with)| Some((draft.place(*span)?, with.clone()))));
    edits.sort_by_key(|(span, _)| std::cmp::Reverse(span.start));
    let sentence = document.sentences.get(document.sentence_at(edit.place)?)?.span;
    let around = draft.place(sentence.to(edit.place))?;
    let mut out = draft.text.clone();
    let mut grown = 0_isize;
    for (span, with) in &edits {
        out.replace_range(span.range(), with);
        if around.contains(*span) || span.overlaps(around) {
            grown += with.len() as isize - span.len() as isize;
        }
    }
    let end = around.end.checked_add_signed(grown).unwrap_or(around.end).max(around.start).min(out.len());
    let was = sentence.of(&document.text).to_owned();
    Some(Alteration {
        kind,
        text: place,
        draft: out,
        place: Span::new(around.start, end),
        was,
        anywhere: kind.anywhere,
    })
}

fn one(place: Span, with: impl Into<String>) -> Edit {
    Edit { place, with: with.into(), also: Vec::new(), belongs: Vec::new() }
}

/// The words of a stretch with their places.
fn words(text: &Text, span: Span) -> Vec<(Span, String)> {
    let document = &text.facts.document;
    let tokens = document.tokens_in(span);
    let tokens = document.tokens.as_slice().get(tokens).unwrap_or_default();
    let word = |span: Span| document.at(span).to_owned();
    tokens
        .iter()
        .map(|token| (token.span, word(token.span)))
        .filter(|(_, word)| word.chars().all(char::is_alphabetic))
        .collect()
}
