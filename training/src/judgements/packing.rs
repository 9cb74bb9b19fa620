//! Weights as the library reads them: a byte each, in a table of fixed size, the weakest features left out.

use super::labels::Example;
use super::learn::Learner;
use super::measure::Choice;
use sayso::judgements::training::{ANSWERS, MAGIC, ROW, Summed, Table, place};

/// Places of the table, as a power of two.
const BITS: u32 = 16;

/// The bytes of the file.
pub fn file(learner: &Learner, choice: &Choice) -> Vec<u8> {
    let mut bytes = MAGIC.to_vec();
    choice.sure_from.iter().for_each(|share| bytes.extend(share.to_le_bytes()));
    bytes.extend(table(learner, choice));
    bytes
}

fn table(learner: &Learner, choice: &Choice) -> Vec<u8> {
    let most = learner.weights.iter().flatten().fold(0.0_f32, |most, weight| most.max(weight.abs()));
    let scale = (most / 127.0).max(f32::MIN_POSITIVE);
    let mut rows: Vec<(f32, u32, [i8; ANSWERS])> = learner
        .places
        .iter()
        .map(|(feature, place)| {
            let weights = learner.weights[*place];
            let strength: f32 = weights.iter().map(|weight| weight * weight).sum();
            (
                strength * learner.counts[*place] as f32,
                *feature,
                weights.map(|weight| (weight / scale).round().clamp(-127.0, 127.0) as i8),
            )
        })
        .filter(|(_, _, row)| row.iter().any(|weight| *weight != 0))
        .collect();
    rows.sort_by(|left, right| right.0.total_cmp(&left.0).then(left.1.cmp(&right.1)));
    let mut cells = vec![[0_u8; ROW]; 1 << BITS];
    let mut lost = 0;
    for (_, feature, row) in &rows {
        let (first, fingerprint) = place(*feature, BITS);
        let told = [first, first ^ 1].iter().any(|at| cells[*at][ANSWERS] == fingerprint);
        match [first, first ^ 1].into_iter().find(|at| cells[*at][ANSWERS] == 0).filter(|_| !told) {
            Some(at) => {
                for (slot, weight) in cells[at].iter_mut().zip(row) {
                    *slot = weight.to_le_bytes()[0];
                }
                cells[at][ANSWERS] = fingerprint;
            }
            None => lost += 1,
        }
    }
    eprintln!("{} features, {lost} without a place", rows.len());
    let mut bytes = vec![BITS as u8];
    bytes.extend(scale.to_le_bytes());
    for (score, lean) in learner.start.iter().zip(choice.lean) {
        bytes.extend((score + lean).to_le_bytes());
    }
    bytes.extend(cells.iter().flatten());
    bytes
}

/// The scores of examples by a file that was written; what answers lean by is in them.
pub fn judge(bytes: &[u8], examples: &[Example]) -> Vec<[f32; ANSWERS]> {
    let head = MAGIC.len() + 4 * sayso::judgements::training::THRESHOLDS;
    let table = Table::read(&bytes[head..]).expect("what was written can be read");
    examples
        .iter()
        .map(|example| {
            let mut summed = Summed::from(&table, [0; ANSWERS]);
            example.features.iter().for_each(|(_, feature)| summed.add(*feature));
            table.scores(&summed.sums)
        })
        .collect()
}
