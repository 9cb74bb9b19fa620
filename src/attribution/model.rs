//! A linear-chain model: weights by feature, steps from label to label, and the best sequence of labels (Viterbi).
//! It does not know what its labels mean.

/// Weights of one feature for up to seven labels, and in the last place a fingerprint of the feature.
type Row = [i8; 8];

/// Rows in a bucket of the table.
const BUCKET: usize = 4;

/// A model of `L` labels, at most seven. Scores are whole numbers in units of the weights' scale.
#[derive(Clone, Debug)]
pub struct Model<const L: usize> {
    bits: u32,
    buckets: Vec<[Row; BUCKET]>,
    start: [i32; L],
    steps: [[i32; L]; L],
}

/// The score of a label or step that cannot be.
pub const NEVER: i32 = i32::MIN / 4;

/// Where a feature's row is: its bucket and its fingerprint, which is never 0.
#[inline]
pub fn place(feature: u64, bits: u32) -> (usize, i8) {
    let spread = feature.wrapping_mul(0xff51_afd7_ed55_8ccd);
    let bucket = spread.checked_shr(64 - bits).unwrap_or(0) as usize;
    let fingerprint = (spread >> 8) as i8;
    (bucket, if fingerprint == 0 { 1 } else { fingerprint })
}

/// The kind of step that labels allow: 0 is outside, then pairs of begin (odd) and go on (even).
pub fn allowed(from: Option<usize>, to: usize) -> bool {
    to == 0 || to % 2 == 1 || from == Some(to) || from == Some(to - 1)
}

impl<const L: usize> Model<L> {
    /// A model without weights: 2 to the power of `bits` buckets, scores of the first label and of each step.
    pub fn new(bits: u32, start: [i32; L], steps: [[i32; L]; L]) -> Self {
        let bits = bits.clamp(1, 24);
        Self { bits, buckets: vec![[[0; 8]; BUCKET]; 1 << bits], start, steps }
    }

    /// Adds a row to a bucket; false when the bucket is full or there is none.
    pub fn insert(&mut self, bucket: usize, row: Row) -> bool {
        let free = self.buckets.get_mut(bucket).and_then(|slots| slots.iter_mut().find(|slot| slot[7] == 0));
        let Some(slot) = free else { return false };
        *slot = row;
        true
    }

    /// The most likely labels. `features` adds those of a word.
    pub fn label(&self, length: usize, features: impl Fn(usize, &mut Vec<u64>)) -> Vec<u8> {
        let mut hashes = Vec::new();
        let mut back: Vec<[u8; L]> = Vec::with_capacity(length);
        let mut best = [NEVER; L];
        for index in 0..length {
            hashes.clear();
            features(index, &mut hashes);
            let scores = self.score(&hashes);
            let mut next = self.start;
            let mut from = [0u8; L];
            if index > 0 {
                (next, from) = self.step(&best);
            }
            for (score, weight) in next.iter_mut().zip(scores) {
                *score += i32::from(weight);
            }
            best = next;
            back.push(from);
        }
        trace(&best, &back)
    }

    /// The sums of the weights of some features.
    fn score(&self, features: &[u64]) -> [i16; 8] {
        let mut sum = [0_i16; 8];
        for feature in features {
            let (bucket, fingerprint) = place(*feature, self.bits);
            let Some(rows) = self.buckets.get(bucket) else { continue };
            for row in rows {
                if row[7] == fingerprint {
                    for label in 0..8 {
                        sum[label] = sum[label].wrapping_add(i16::from(row[label]));
                    }
                    break;
                }
            }
        }
        sum
    }

    fn step(&self, best: &[i32; L]) -> ([i32; L], [u8; L]) {
        let mut next = [i32::MIN; L];
        let mut from = [0u8; L];
        for (label, (score, steps)) in best.iter().zip(&self.steps).enumerate() {
            for (to, step) in steps.iter().enumerate() {
                // Never below NEVER, so that impossible paths of any length cannot overflow.
                let total = (*score).max(NEVER).saturating_add(*step);
                if total > next[to] {
                    next[to] = total;
                    from[to] = label as u8;
                }
            }
        }
        (next, from)
    }
}

fn trace<const L: usize>(best: &[i32; L], back: &[[u8; L]]) -> Vec<u8> {
    let last = best.iter().enumerate().max_by_key(|(label, score)| (**score, std::cmp::Reverse(*label)));
    let mut label = last.map_or(0, |(label, _)| label as u8);
    let mut labels = vec![0; back.len()];
    for (slot, from) in labels.iter_mut().zip(back).rev() {
        *slot = label;
        label = from.get(usize::from(label)).copied().unwrap_or(0);
    }
    labels
}
