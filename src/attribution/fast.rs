//! The fast tier: two linear models, one after the other, and a layer of rules. Knows the order of its steps; each
//! step is a file of its own.

use crate::attribution::feature::Summed;
use crate::attribution::found::Found;
use crate::attribution::linking::{Link, role};
use crate::attribution::passage::Passage;
use crate::attribution::unit::{self, Unit};
use crate::attribution::weights::{Memory, Weights};
use crate::attribution::word::{Reader, Word};
use crate::attribution::{Attribution, Extractor, ReadBy, Reading, nest, rules, spotting};
use crate::knowledge::{Knowledge, Lexicon};
use crate::list::List;
use crate::phrases::Phrases;
use crate::text::Document;
use std::ops::Range;
use std::sync::OnceLock;

/// The name of the tier.
const NAME: &str = "fast";

/// The extractor whose weights ship with the program.
#[derive(Clone, Copy, Debug, Default)]
pub struct Fast;

/// The weights that ship; `None` would mean that the embedded file is damaged.
pub fn weights() -> Option<&'static Weights> {
    static WEIGHTS: OnceLock<Option<Weights>> = OnceLock::new();
    WEIGHTS.get_or_init(|| Weights::read(include_bytes!("../../knowledge/model/attribution.bin"))).as_ref()
}

impl Extractor for Fast {
    fn name(&self) -> &'static str {
        NAME
    }

    fn read(&self, phrases: &Phrases<'_>) -> Reading {
        let attributions = weights().map(|weights| extract(weights, phrases)).unwrap_or_default();
        Reading { attributions, encoding: None }
    }
}

/// The attributions that these weights and the rules find.
pub fn extract(weights: &Weights, phrases: &Phrases<'_>) -> List<Attribution> {
    let page = phrases.page();
    let found = find(weights, page.document, page.knowledge);
    nest::attributions(page.document, rules::apply(phrases, found, rules::Needs::All))
}

/// What the models find, in order of the cue.
pub fn find(weights: &Weights, document: &Document, knowledge: &Knowledge) -> Vec<Found> {
    weights.memory.lend(Memory::default, |memory| find_with(weights, memory, document, knowledge.lexicon()))
}

fn find_with(weights: &Weights, memory: &mut Memory, document: &Document, lexicon: &Lexicon) -> Vec<Found> {
    let quotes = unit::quotes(document);
    let mut found = Vec::new();
    let mut words = Vec::new();
    let mut reader = Reader::new(&weights.rates, lexicon);
    memory.words.hold_for(lexicon);
    for unit in unit::units(document) {
        words.clear();
        let tokens = document.tokens.as_slice().get(unit.tokens.clone()).unwrap_or_default();
        words.extend(tokens.iter().map(|token| memory.words.read(&mut reader, &document.text, token)));
        let passage =
            Passage::new(&words, quotes.get(unit.tokens.clone()).unwrap_or_default(), &unit.sentences, unit.block);
        link(weights, memory, &passage, unit.tokens.start, &mut found);
    }
    found
}

/// Reads the words of a unit.
pub fn read(reader: &mut Reader<'_>, document: &Document, unit: &Unit, words: &mut Vec<Word>) {
    words.clear();
    let tokens = document.tokens.as_slice().get(unit.tokens.clone()).unwrap_or_default();
    words.extend(tokens.iter().map(|token| reader.read(&document.text, token)));
}

/// The labels of the first pass.
pub fn spot(weights: &Weights, passage: &Passage<'_>) -> Vec<u8> {
    weights.memory.lend(Memory::default, |memory| spot_with(weights, memory, passage))
}

fn spot_with(weights: &Weights, memory: &mut Memory, passage: &Passage<'_>) -> Vec<u8> {
    let mut sums = Summed::new(&weights.spotting, &mut memory.spotting, &mut memory.sums, passage.len());
    spotting::look(passage, &mut sums);
    sums.labels()
}

fn link(weights: &Weights, memory: &mut Memory, passage: &Passage<'_>, first: usize, found: &mut Vec<Found>) {
    let labels = spot_with(weights, memory, passage);
    let cues = runs(&labels, 2);
    for cue in &cues {
        let link = Link::new(passage, &labels, &cues, cue.clone());
        let window = link.window();
        let mut sums = Summed::new(&weights.linking, &mut memory.linking, &mut memory.sums, window.len());
        link.look(&mut sums);
        let linked = sums.labels();
        let shifted = |range: Range<usize>, by: usize| range.start + by..range.end + by;
        let pick = |wanted| joined(&linked, wanted).map(|range| shifted(range, first + window.start)).collect();
        let read_by = ReadBy::tier(NAME);
        let one = Found { source: pick(1), cue: vec![shifted(cue.clone(), first)], content: pick(2), read_by };
        if !one.content.is_empty() {
            found.push(one);
        }
    }
}

/// The runs of one role, each from where it begins.
pub fn runs(labels: &[u8], wanted: u8) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for (index, label) in labels.iter().enumerate().filter(|(_, label)| role(**label) == wanted) {
        match runs.last_mut() {
            Some(run) if run.end == index && label % 2 == 0 => run.end = index + 1,
            _ => runs.push(index..index + 1),
        }
    }
    runs
}

/// The runs of one role, neighbours joined.
pub(super) fn joined(labels: &[u8], wanted: u8) -> impl Iterator<Item = Range<usize>> {
    let mut joined: Vec<Range<usize>> = Vec::new();
    for run in runs(labels, wanted) {
        match joined.last_mut() {
            Some(last) if last.end == run.start => last.end = run.end,
            _ => joined.push(run),
        }
    }
    joined.into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::attribution::feature::Collected;
    use crate::attribution::model::Sum;
    use crate::text::{self, Format};

    const ARTICLES: [&str; 4] = [
        include_str!("../../tests/articles/war.md"),
        include_str!("../../tests/articles/politics.md"),
        include_str!("../../tests/articles/court.md"),
        include_str!("../../tests/articles/business.md"),
    ];

    /// Each unit of the articles: its words, its passage's quotation states, its sentences and block.
    fn each_passage(weights: &Weights, mut look: impl FnMut(&Passage<'_>)) {
        for article in ARTICLES {
            let document = text::read(article, Format::Markdown);
            let (quotes, mut words) = (unit::quotes(&document), Vec::new());
            for unit in unit::units(&document) {
                read(&mut Reader::new(&weights.rates, Knowledge::built_in().lexicon()), &document, &unit, &mut words);
                look(&Passage::new(&words, &quotes[unit.tokens.clone()], &unit.sentences, unit.block));
            }
        }
    }

    /// What a model gives when nothing is shared and nothing remembered.
    fn plainly<const L: usize>(model: &crate::attribution::model::Model<L>, features: Collected) -> Vec<u8> {
        let words = features.words();
        let mut sums = vec![Sum::default(); words.len()];
        for (sum, features) in (0..).zip(&words) {
            let wanted: Vec<_> = features.iter().map(|feature| (*feature, sum)).collect();
            model.add(&wanted, &mut Vec::new(), &mut sums);
        }
        model.label(&sums)
    }

    #[test]
    fn shared_sums_are_those_of_the_features() {
        let weights = weights().unwrap();
        let mut linked = 0;
        each_passage(weights, |passage| {
            let mut features = Collected::new(passage.len());
            spotting::look(passage, &mut features);
            let labels = spot(weights, passage);
            assert_eq!(labels, plainly(&weights.spotting, features));
            let cues = runs(&labels, 2);
            for cue in &cues {
                let link = Link::new(passage, &labels, &cues, cue.clone());
                let mut features = Collected::new(link.window().len());
                link.look(&mut features);
                let mut memory = Memory::default();
                let mut sums =
                    Summed::new(&weights.linking, &mut memory.linking, &mut memory.sums, link.window().len());
                link.look(&mut sums);
                assert_eq!(sums.labels(), plainly(&weights.linking, features));
                linked += 1;
            }
        });
        assert!(linked > 20);
    }

    #[test]
    fn what_was_read_before_makes_no_difference() {
        let used = weights().unwrap();
        let house = Knowledge::with_house(r#"(lexicon: { "doubting verbs": ["close", "see"] })"#).unwrap();
        // What one house's words made of a word is not kept for another's.
        let both = [Knowledge::built_in(), &house].into_iter().cycle();
        for (article, knowledge) in ARTICLES.iter().chain(ARTICLES.iter().rev()).zip(both) {
            let document = text::read(article, Format::Markdown);
            assert_eq!(find(used, &document, knowledge), find(&used.clone(), &document, knowledge));
        }
    }
}
