//! The accurate tier: a small network reads the words in their neighbourhood, and a second one says for each cue who
//! speaks and what. The same units, rules and nesting as the fast tier. Knows the order of the steps; the weights are
//! handed to it.

mod decode;
mod network;
mod pieces;
mod window;

use crate::attribution::fast::runs;
use crate::attribution::found::Found;
use crate::attribution::{Encoding, Extractor, ReadBy, Reading, fast, nest, rules, unit};
use crate::phrases::Phrases;
use crate::text::Document;
use decode::{Scores, best};
use network::{Encoded, Network};
use pieces::Pieces;
use std::borrow::Cow;
use std::fmt;
use std::ops::Range;
use window::Part;

/// The name of the tier.
const NAME: &str = "accurate";

/// The extractor that reads as well as a person does, with the weights that it was given.
pub struct Accurate {
    network: Network,
    pieces: Pieces,
}

impl fmt::Debug for Accurate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Accurate").finish_non_exhaustive()
    }
}

/// Weights that cannot be used; holds why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadWeights(String);

impl fmt::Display for BadWeights {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for BadWeights {}

/// Added to the scores of labels that begin or go on with a cue. A lone cue is rather left out than invented: of four
/// values tried, the one that reads best (`training/LOG.md`).
const CUE_LEAN: f32 = -0.25;

impl Accurate {
    /// Reads the weights: two networks in ONNX format, as a program holds them or as they were read from files, and the list
    /// of word pieces, one a line.
    ///
    /// # Errors
    /// When a network cannot be read, or asks for something else than this program gives it.
    pub fn read(
        encoder: impl Into<Cow<'static, [u8]>>,
        cue: impl Into<Cow<'static, [u8]>>,
        pieces: &str,
    ) -> Result<Self, BadWeights> {
        Ok(Self { network: Network::read(encoder.into(), cue.into())?, pieces: Pieces::read(pieces)? })
    }

    /// What the networks find, in order of the cue, with what they saw; `None` when they cannot run.
    fn find(&self, document: &Document) -> Option<(Vec<Found>, Encoding)> {
        let (mut found, mut encoding) = (Vec::new(), Encoding::default());
        for window in window::windows(document, &unit::units(document), &self.pieces) {
            let encoded = self.network.encode(&window)?;
            if encoding.width() == 0 {
                encoding = Encoding::new(document.tokens.len(), encoded.width());
            }
            for (part, words) in window.parts() {
                part.tokens
                    .clone()
                    .zip(words.clone())
                    .for_each(|(token, word)| encoding.set(token, &encoded.word(word)));
                self.link(&encoded, part, words, &mut found)?;
            }
        }
        Some((found, encoding))
    }

    /// The attributions of a part, whose words stand at these places of the window.
    fn link(&self, encoded: &Encoded, part: &Part, words: Range<usize>, found: &mut Vec<Found>) -> Option<()> {
        let mut scores = Scores::of(encoded.scores(words.clone()));
        scores.lean(3..5, CUE_LEAN);
        let cues = runs(&best(&scores), 2);
        for (cue, scores) in cues.iter().zip(self.network.link(encoded, words, &cues)?) {
            let mut scores = Scores::of(scores);
            scores.forbid(cue.clone());
            let linked = best(&scores);
            let place = |range: Range<usize>| part.tokens.start + range.start..part.tokens.start + range.end;
            let pick = |wanted| fast::joined(&linked, wanted).map(place).collect::<Vec<_>>();
            let read_by = ReadBy::tier(NAME);
            let one = Found { source: pick(1), cue: vec![place(cue.clone())], content: pick(2), read_by };
            if !one.content.is_empty() {
                found.push(one);
            }
        }
        Some(())
    }
}

impl Extractor for Accurate {
    fn name(&self) -> &'static str {
        NAME
    }

    /// Should the networks fail, what the fast tier finds.
    fn read(&self, phrases: &Phrases<'_>) -> Reading {
        let document = phrases.page().document;
        match self.find(document) {
            Some((found, encoding)) => {
                let attributions = nest::attributions(document, rules::apply(phrases, found, rules::Needs::Few));
                Reading { attributions, encoding: Some(encoding) }
            }
            None => fast::Fast.read(phrases),
        }
    }
}
