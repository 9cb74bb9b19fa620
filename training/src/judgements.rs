//! Trains the models of `sayso::judgements` from marked statements. A folder of marks has `text/NAME.txt` and
//! `labels.jsonl`; the third of its articles that is kept apart (`draw`) is never trained on, and of it only totals are
//! told.

mod labels;
mod lbfgs;
mod learn;
mod measure;
mod packing;
mod rows;

use crate::draw;
use labels::Example;
use learn::{Learner, Settings};
use std::path::Path;

/// Parts that articles are dealt to, so that each is judged by what the others taught.
const FOLDS: usize = 6;

/// Bytes of `knowledge/model/judgements.bin`, with scores on the way.
pub fn train(folder: &Path) -> Vec<u8> {
    let examples = labels::examples(folder, sayso::attribution::fast(), |_, _| ());
    let (kept, open): (Vec<Example>, Vec<Example>) = examples.into_iter().partition(|it| draw::is_kept(&it.article));
    eprintln!("{} statements to learn from, {} kept apart", open.len(), kept.len());
    let settings = Settings::default();
    let crossed = crossed(&open, settings);
    let choice = measure::choose(&open, &crossed);
    println!("open, each judged by what the others taught\n{}", measure::table(&open, &crossed, &choice));
    let learner = Learner::learn(&open, settings);
    let bytes = packing::file(&learner, &choice);
    let judged = packing::judge(&bytes, &kept);
    println!("kept apart, totals\n{}", measure::table(&kept, &judged, &choice.without_lean()));
    bytes
}

pub use rows::print;

/// The scores of each example by a model that saw no article of its fold.
fn crossed(open: &[Example], settings: Settings) -> Vec<[f32; sayso::judgements::training::ANSWERS]> {
    let mut names: Vec<&str> = open.iter().map(|it| it.article.as_str()).collect();
    names.dedup();
    let fold = |name: &str| names.iter().position(|it| *it == name).unwrap_or_default() % FOLDS;
    let mut scores = vec![[0.0; sayso::judgements::training::ANSWERS]; open.len()];
    for held in 0..FOLDS {
        let (others, own): (Vec<_>, Vec<_>) = (0..open.len()).partition(|at| fold(&open[*at].article) != held);
        let others: Vec<Example> = others.into_iter().map(|at| open[at].clone()).collect();
        let learner = Learner::learn(&others, settings);
        for at in own {
            scores[at] = learner.scores(&open[at].features);
        }
    }
    scores
}
