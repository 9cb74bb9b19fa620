//! Trains the two models of the fast extractor from articles marked by hand, and says how good they are on articles
//! that were kept apart. Reads the corpus and writes one file of weights; ships nothing of the text.

use crate::brat;
use crate::crf::{self, Learnt, Sequence, Settings};
use crate::gold::Gold;
use crate::pack::{self, Packing, Rates};
use crate::score::Score;
use sayso::attribution::training::{
    Collected, CueRates, Found, Link, Needs, Passage, Reader, Unit, Weights, Word, apply_rules, find, quotes, role,
    runs, spot, spotting_features, units,
};
use sayso::knowledge::Knowledge;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::path::Path;
use std::time::Instant;

/// Parts that the articles are cut into for labels that do not come from the article itself.
const FOLDS: usize = 3;
const SPOTTING: Settings = Settings { epochs: 6, rate: 0.1, decay: 0.8, penalty: 0.5, least: 3, runs: 4 };
const LINKING: Settings = Settings { epochs: 6, rate: 0.1, decay: 0.8, penalty: 0.5, least: 3, runs: 4 };
const SPOTTING_LEAN: [f32; 7] = [0.0, 0.0, 0.0, 0.3, 0.15, 0.0, 0.0];
const LINKING_LEAN: [f32; 5] = [-0.3, 0.0, 0.0, 0.0, 0.0];
const SPOTTING_PACKING: Packing<'_> = Packing { bits: 15, budget: 250_000, lean: &SPOTTING_LEAN };
const LINKING_PACKING: Packing<'_> = Packing { bits: 14, budget: 120_000, lean: &LINKING_LEAN };

/// Reads and trains; with `held` every tenth article is kept apart to score with, else nothing is.
pub fn train(corpora: &Path, held: bool) -> Vec<u8> {
    let start = Instant::now();
    let articles = brat::read_folder(&corpora.join("polnear/train"));
    let gold: Vec<Gold> = articles.iter().map(crate::document).collect();
    let (train, test): (Vec<_>, Vec<_>) = gold.iter().enumerate().partition(|(index, _)| !held || index % 10 != 3);
    let train: Vec<&Gold> = train.into_iter().map(|(_, gold)| gold).collect();
    let test: Vec<&Gold> = test.into_iter().map(|(_, gold)| gold).collect();
    eprintln!("read {} articles, {:.0} s", gold.len(), start.elapsed().as_secs_f32());
    let weights = weights(&train, start);
    eprintln!("{} bytes, {:.0} s", weights.len(), start.elapsed().as_secs_f32());
    if held {
        report(&pack::read(&weights), &test);
    }
    weights
}

/// Scores the models on articles.
pub fn report(weights: &Weights, articles: &[&Gold]) {
    let (mut score, mut ruled) = (Score::default(), Score::default());
    let (mut cues, mut all) = (0, 0);
    for gold in articles {
        let found = find(weights, &gold.document, Knowledge::built_in());
        score.add(&gold.marked, &found);
        ruled.add(
            &gold.marked,
            &apply_rules(&sayso::phrases::read(&gold.document, Knowledge::built_in()), found.clone(), Needs::All),
        );
        all += gold.marked.len();
        let touched = |marked: &&Found| {
            marked
                .cue
                .iter()
                .any(|run| found.iter().flat_map(|one| &one.cue).any(|cue| cue.start < run.end && run.start < cue.end))
        };
        cues += gold.marked.iter().filter(touched).count();
    }
    eprintln!("models {score}; with rules {ruled}; cues touched {:.1}", 100.0 * cues as f64 / all.max(1) as f64);
}

fn weights(articles: &[&Gold], start: Instant) -> Vec<u8> {
    let counts = Counts::of(articles);
    let prepared: Vec<Prepared<'_>> = articles.iter().map(|gold| Prepared::new(gold, &counts)).collect();
    let sequences: Vec<(usize, Sequence)> =
        prepared.iter().enumerate().flat_map(|(index, one)| one.spotting(index)).collect();
    eprintln!("{} units, {:.0} s", sequences.len(), start.elapsed().as_secs_f32());
    let mut labels: Vec<Vec<Vec<u8>>> = prepared.iter().map(|_| Vec::new()).collect();
    let (words, stems) = counts.rates();
    let settings = Settings { epochs: 5, penalty: SPOTTING.penalty * 0.67, runs: 1, ..SPOTTING };
    for fold in 0..FOLDS {
        let rest: Vec<&Sequence> =
            sequences.iter().filter(|(index, _)| index % FOLDS != fold).map(|(_, one)| one).collect();
        let learnt: Learnt<7> = crf::train(&rest, settings);
        let unpruned = Packing { budget: usize::MAX, ..SPOTTING_PACKING };
        let linking = pack::model(
            &Learnt::<5> { weights: Vec::new(), counts: Vec::new(), steps: [[0.0; 5]; 5] },
            LINKING_PACKING,
        );
        let weights = pack::read(&pack::file(&words, &stems, &pack::model(&learnt, unpruned), &linking));
        for (index, one) in prepared.iter().enumerate().filter(|(index, _)| index % FOLDS == fold) {
            labels[index] = one.passages().map(|(_, passage)| spot(&weights, &passage)).collect();
        }
        eprintln!("fold {fold}, {:.0} s", start.elapsed().as_secs_f32());
    }
    let all: Vec<&Sequence> = sequences.iter().map(|(_, one)| one).collect();
    let spotting: Learnt<7> = crf::train(&all, SPOTTING);
    eprintln!("spotting, {:.0} s", start.elapsed().as_secs_f32());
    drop(sequences);
    let sequences: Vec<Sequence> = prepared.iter().zip(&labels).flat_map(|(one, labels)| one.linking(labels)).collect();
    let all: Vec<&Sequence> = sequences.iter().collect();
    let linking: Learnt<5> = crf::train(&all, LINKING);
    eprintln!("linking of {} cues, {:.0} s", all.len(), start.elapsed().as_secs_f32());
    pack::file(&words, &stems, &pack::model(&spotting, SPOTTING_PACKING), &pack::model(&linking, LINKING_PACKING))
}

/// How often words and stems are cues, in all articles.
#[derive(Default)]
struct Counts {
    words: BTreeMap<u64, (u32, u32)>,
    stems: BTreeMap<u64, (u32, u32)>,
}

impl Counts {
    fn of(articles: &[&Gold]) -> Self {
        let mut counts = Self::default();
        for gold in articles {
            counts.add(gold);
        }
        counts
    }

    fn add(&mut self, gold: &Gold) {
        for (token, (role, _)) in gold.document.tokens.iter().zip(gold.roles()) {
            let word = Word::plain(&gold.document.text, token, Knowledge::built_in().lexicon());
            for (table, key) in [(&mut self.words, word.lower), (&mut self.stems, word.stem)] {
                let (cues, seen) = table.entry(key).or_default();
                *cues += u32::from(role == 2);
                *seen += 1;
            }
        }
    }

    fn rates(&self) -> (Rates, Rates) {
        let rates = |table: &BTreeMap<u64, (u32, u32)>| -> Rates {
            let steps = table.iter().map(|(key, (cues, seen))| (CueRates::key(*key), CueRates::step(*cues, *seen)));
            steps.filter(|(_, step)| *step > 0).collect()
        };
        (rates(&self.words), rates(&self.stems))
    }

    /// The rates that an article would see if it were not among those that were counted.
    fn without(&self, gold: &Gold) -> CueRates {
        let own = Self::of(&[gold]);
        let mut rates = CueRates::default();
        let rest = |all: Option<&(u32, u32)>, (cues, seen): &(u32, u32)| {
            all.map_or(0, |(all_cues, all_seen)| CueRates::step(all_cues - cues, all_seen - seen))
        };
        for (key, counts) in &own.words {
            rates.set_word(CueRates::key(*key), rest(self.words.get(key), counts));
        }
        for (key, counts) in &own.stems {
            rates.set_stem(CueRates::key(*key), rest(self.stems.get(key), counts));
        }
        rates
    }
}

/// An article made ready: its words by unit.
struct Prepared<'a> {
    gold: &'a Gold,
    units: Vec<(Unit, Vec<Word>)>,
    quotes: Vec<u8>,
    roles: Vec<(u8, usize)>,
}

impl<'a> Prepared<'a> {
    fn new(gold: &'a Gold, counts: &Counts) -> Self {
        let rates = counts.without(gold);
        let mut reader = Reader::new(&rates, Knowledge::built_in().lexicon());
        let document = &gold.document;
        let read = |unit: Unit| {
            let mut words = Vec::new();
            sayso::attribution::training::read(&mut reader, document, &unit, &mut words);
            (unit, words)
        };
        let units = units(document).into_iter().map(read).collect();
        Self { gold, units, quotes: quotes(document), roles: gold.roles() }
    }

    fn passages(&self) -> impl Iterator<Item = (&Unit, Passage<'_>)> {
        self.units.iter().map(|(unit, words)| {
            (unit, Passage::new(words, &self.quotes[unit.tokens.clone()], &unit.sentences, unit.block))
        })
    }

    /// The sequences of the first pass, with the article's number.
    fn spotting(&self, number: usize) -> Vec<(usize, Sequence)> {
        let mut sequences = Vec::new();
        for (unit, passage) in self.passages() {
            let mut sequence = Sequence::default();
            let mut before = (0, usize::MAX);
            let mut features = Collected::new(passage.len());
            spotting_features(&passage, &mut features);
            for (index, features) in features.words().iter().enumerate() {
                let here = self.roles[unit.tokens.start + index];
                let label = if here.0 == 0 { 0 } else { (here.0 - 1) * 2 + 1 + u8::from(here == before) };
                sequence.push(label, features);
                before = here;
            }
            sequences.push((number, sequence));
        }
        sequences
    }

    /// The sequences of the second pass: one for each cue, found or marked, that has a marked attribution.
    fn linking(&self, labels: &[Vec<u8>]) -> Vec<Sequence> {
        let mut sequences = Vec::new();
        for ((unit, passage), labels) in self.passages().zip(labels) {
            let cues = self.cues(unit, labels);
            for cue in &cues {
                let there = unit.tokens.start + cue.start..unit.tokens.start + cue.end;
                let marked = self
                    .gold
                    .marked
                    .iter()
                    .find(|one| one.cue.iter().any(|run| run.start < there.end && there.start < run.end));
                if let Some(marked) = marked {
                    sequences.push(linking(
                        &Link::new(&passage, labels, &cues, cue.clone()),
                        marked,
                        unit.tokens.start,
                        cue,
                    ));
                }
            }
        }
        sequences
    }

    /// The cues that the first pass found in a unit, and the marked ones that it missed.
    fn cues(&self, unit: &Unit, labels: &[u8]) -> Vec<Range<usize>> {
        let mut cues = runs(labels, 2);
        for run in self.gold.marked.iter().filter_map(|one| one.cue.first()) {
            if unit.tokens.start <= run.start && run.end <= unit.tokens.end {
                let run = run.start - unit.tokens.start..run.end - unit.tokens.start;
                if !cues.iter().any(|cue| cue.start < run.end && run.start < cue.end) {
                    cues.push(run);
                }
            }
        }
        cues.sort_by_key(|cue| cue.start);
        cues
    }
}

fn linking(link: &Link<'_>, marked: &Found, first: usize, cue: &Range<usize>) -> Sequence {
    let set = |runs: &[Range<usize>]| -> BTreeSet<usize> { runs.iter().cloned().flatten().collect() };
    let (source, content) = (set(&marked.source), set(&marked.content));
    let of = |index: usize| {
        let token = first + index;
        if cue.contains(&index) {
            0
        } else if source.contains(&token) {
            1
        } else if content.contains(&token) {
            3
        } else {
            0
        }
    };
    let mut sequence = Sequence::default();
    let mut before = 0;
    let mut features = Collected::new(link.window().len());
    link.look(&mut features);
    for (index, features) in link.window().zip(&features.words()) {
        let here = of(index);
        let label = if here > 0 && here == before { here + 1 } else { here };
        sequence.push(label, features);
        before = here;
    }
    debug_assert!(sequence.labels.iter().all(|label| role(*label) != 3));
    sequence
}
