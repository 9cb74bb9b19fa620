//! A linear-chain model: weights by feature, steps from label to label, and the best sequence of labels (Viterbi).
//! It does not know what its labels mean.

/// The weights of one feature for up to seven labels, each plus 128; the highest byte is 0.
type Row = u64;

/// Rows in a bucket of the table.
const BUCKET: usize = 4;

/// A model of `L` labels, at most seven. Scores are whole numbers in units of the weights' scale.
///
/// Most features have no row. Their fingerprints lie apart from the rows, a byte each, so that asking for one that is not
/// there touches a table that stays near the processor; and both steps are free of branches, because a processor that
/// waits for memory goes on with the next feature only where it need not guess.
#[derive(Clone, Debug)]
pub struct Model<const L: usize> {
    bits: u32,
    /// For each bucket the fingerprints of its rows; 0 where a row is free.
    marks: Vec<[u8; BUCKET]>,
    /// The rows of each bucket.
    rows: Vec<Row>,
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
        Self { bits, marks: vec![[0; BUCKET]; 1 << bits], rows: vec![0; BUCKET << bits], start, steps }
    }

    /// Adds a row to a bucket: weights, and in the last place the fingerprint. False when the bucket is full or has the
    /// fingerprint, or there is no such bucket.
    pub fn insert(&mut self, bucket: usize, row: [i8; 8]) -> bool {
        let [weights @ .., fingerprint] = row;
        let fingerprint = fingerprint.to_le_bytes()[0];
        let Some(marks) = self.marks.get_mut(bucket) else { return false };
        if fingerprint == 0 || marks.contains(&fingerprint) {
            return false;
        }
        let Some(free) = marks.iter().position(|mark| *mark == 0) else { return false };
        let mut bytes = [0; 8];
        for (byte, weight) in bytes.iter_mut().zip(weights) {
            *byte = weight.to_le_bytes()[0] ^ 0x80;
        }
        if let (Some(mark), Some(row)) = (marks.get_mut(free), self.rows.get_mut(bucket * BUCKET + free)) {
            (*mark, *row) = (fingerprint, Row::from_le_bytes(bytes));
        }
        true
    }

    /// The most likely labels. `features` adds those of a word.
    pub fn label(&self, length: usize, features: impl Fn(usize, &mut Vec<u64>)) -> Vec<u8> {
        let (mut hashes, mut found) = (Vec::new(), Vec::new());
        let mut back: Vec<[u8; L]> = Vec::with_capacity(length);
        let mut best = [NEVER; L];
        for index in 0..length {
            hashes.clear();
            features(index, &mut hashes);
            self.find(&hashes, &mut found);
            let scores = self.sum(&found);
            let mut next = self.start;
            let mut from = [0u8; L];
            if index > 0 {
                (next, from) = self.step(&best);
            }
            for (score, weight) in next.iter_mut().zip(scores) {
                *score += weight;
            }
            best = next;
            back.push(from);
        }
        trace(&best, &back)
    }

    /// The rows of those features that have one.
    #[inline]
    fn find(&self, features: &[u64], found: &mut Vec<u32>) {
        const LOW: u32 = 0x7f7f_7f7f;
        found.resize(features.len(), 0);
        let mut count = 0;
        for feature in features {
            let (bucket, fingerprint) = place(*feature, self.bits);
            let marks = self.marks.get(bucket).copied().map_or(0, u32::from_le_bytes);
            let differs = marks ^ u32::from_le_bytes([fingerprint.to_le_bytes()[0]; BUCKET]);
            // The highest bit of each byte that does not differ, and no other.
            let equal = !(((differs & LOW) + LOW) | differs | LOW);
            if let Some(slot) = found.get_mut(count) {
                *slot = (bucket * BUCKET) as u32 + equal.trailing_zeros() / 8;
            }
            count += usize::from(equal != 0);
        }
        found.truncate(count);
    }

    /// The sums of the weights in some rows, of which there may be 257 at most.
    #[inline]
    fn sum(&self, found: &[u32]) -> [i32; L] {
        const HALVES: u64 = 0x00ff_00ff_00ff_00ff;
        let (mut even, mut odd) = (0_u64, 0_u64);
        for place in found {
            let row = self.rows.get(*place as usize).copied().unwrap_or_default();
            even = even.wrapping_add(row & HALVES);
            odd = odd.wrapping_add(row >> 8 & HALVES);
        }
        let mut sums = [0; L];
        for (label, sum) in sums.iter_mut().enumerate() {
            let half = if label % 2 == 0 { even } else { odd };
            *sum = (half >> (label / 2 * 16) & 0xffff) as i32 - 128 * found.len() as i32;
        }
        sums
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
