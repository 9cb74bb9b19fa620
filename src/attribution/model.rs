//! A linear-chain model: weights by feature, steps from label to label, and the best sequence of labels (Viterbi).
//! It does not know what its labels mean.

/// The weights of one feature for up to seven labels, a byte each, plus 128; the highest byte is 1.
type Row = u64;

/// Sums of rows, 16 bits a label, even labels apart from odd ones; in the highest place how many rows there are. With
/// 256 rows at most nothing overflows.
pub type Sum = [u64; 2];

/// A feature whose weights are wanted, and the number of the sum that they belong to.
pub type Wanted = (u64, u32);

/// Adds to a sum.
#[inline]
pub fn add(sum: &mut Sum, other: &Sum) {
    for (sum, other) in sum.iter_mut().zip(other) {
        *sum = sum.wrapping_add(*other);
    }
}

/// A row as a sum.
#[inline]
fn halves(row: Row) -> Sum {
    const HALVES: u64 = 0x00ff_00ff_00ff_00ff;
    [row & HALVES, row >> 8 & HALVES]
}

/// A score for each label, with room for eight, so that they fit a processor's registers; those beyond `L` mean nothing.
type Scores = [i32; LANES];
const LANES: usize = 8;

/// The scores of the labels by a sum.
#[inline]
fn scores([even, odd]: &Sum) -> Scores {
    let rows = (odd >> 48) as i32;
    let score = |half: u64, place: u32| (half >> (place * 16) & 0xffff) as i32 - 128 * rows;
    [0, 1, 2, 3, 4, 5, 6, 7].map(|label| score(if label % 2 == 0 { *even } else { *odd }, label / 2))
}

/// Rows in a bucket of the table.
const BUCKET: usize = 4;

/// A model of `L` labels, at most seven. Scores are whole numbers in units of the weights' scale.
///
/// Most features have no row. Their fingerprints lie apart from the rows, a byte each, so that asking for one that is not
/// there touches a table that stays near the processor; and each step is free of branches, because a processor that
/// waits for memory goes on with the next feature only where it need not guess.
#[derive(Clone, Debug)]
pub struct Model<const L: usize> {
    bits: u32,
    /// For each bucket the fingerprints of up to four rows, 0 where there is none.
    marks: Vec<[u8; BUCKET]>,
    /// For each bucket the place of its first row, counted from that of its group.
    offsets: Vec<u8>,
    /// For each group of buckets the place of its first row.
    groups: Vec<u32>,
    /// The rows of all buckets, one after the other.
    rows: Vec<Row>,
    start: Scores,
    /// From each label to each, times `LANES`.
    steps: [Scores; L],
}

/// Buckets in a group: their rows are at most 255 from its first one.
const GROUP: usize = 32;

/// The score of a label or step that cannot be, as files have it.
pub const NEVER: i32 = i32::MIN / 4;

/// The same as it is reckoned with: below all that weights can add up to between two labels, and far from overflow.
const LOWEST: i32 = i32::MIN / 128;

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
        let (marks, offsets) = (Vec::with_capacity(1 << bits), Vec::with_capacity(1 << bits));
        let wide = |scores: [i32; L]| {
            let mut wide = [LOWEST; LANES];
            wide.iter_mut().zip(scores).for_each(|(wide, score)| *wide = score.clamp(LOWEST, -LOWEST));
            wide
        };
        let (start, steps) = (wide(start), steps.map(|row| wide(row).map(|score| score * LANES as i32)));
        Self { bits, marks, offsets, groups: Vec::new(), rows: Vec::new(), start, steps }
    }

    /// Fills the next bucket: weights, and in the last place the fingerprint. Rows that have none, or one that is there
    /// already, and rows beyond the fourth are left out.
    pub fn fill(&mut self, rows: impl IntoIterator<Item = [i8; 8]>) {
        let first = self.rows.len() as u32;
        if self.marks.len().is_multiple_of(GROUP) {
            self.groups.push(first);
        }
        self.offsets.push((first - self.groups.last().copied().unwrap_or_default()) as u8);
        let mut marks = [0; BUCKET];
        for [a, b, c, d, e, f, g, fingerprint] in rows {
            let fingerprint = fingerprint.to_le_bytes()[0];
            if fingerprint == 0 || marks.contains(&fingerprint) {
                continue;
            }
            let free = marks.iter().position(|mark| *mark == 0);
            if let Some(mark) = free.and_then(|free| marks.get_mut(free)) {
                *mark = fingerprint;
                let biased = [a, b, c, d, e, f, g, 0].map(|weight| weight.to_le_bytes()[0] ^ 0x80);
                self.rows.push(Row::from_le_bytes(biased) & !(0xff << 56) | 1 << 56);
            }
        }
        self.marks.push(marks);
    }

    /// The most likely labels of words whose features sum to this; of two ways as likely, that by the lower label.
    pub fn label(&self, sums: &[Sum]) -> Vec<u8> {
        let mut back: Vec<[u8; LANES]> = Vec::with_capacity(sums.len());
        let mut best = [0; LANES];
        for (index, sum) in sums.iter().enumerate() {
            let (mut next, mut from) = (self.start, [0; LANES]);
            if index > 0 {
                (next, from) = self.step(&best);
            }
            for (score, weight) in next.iter_mut().zip(scores(sum)) {
                *score += weight;
            }
            // Only differences count: the best of a word is 0, and what cannot be does not sink further and further.
            let most = next.iter().take(L).fold(i32::MIN, |most, score| most.max(*score));
            best = next.map(|score| (score - most).max(2 * LOWEST));
            back.push(from);
        }
        trace(best.get(..L).unwrap_or_default(), &back)
    }

    /// Looks up all features that are wanted and adds their weights to the sums that they belong to; at most 256 belong
    /// to one. `found` is a buffer.
    pub fn add(&self, wanted: &[Wanted], found: &mut Vec<(u32, u32)>, sums: &mut [Sum]) {
        self.find(wanted, found);
        for (place, sum) in found {
            let row = self.row(*place);
            if let Some(sum) = sums.get_mut(*sum as usize) {
                add(sum, &halves(row));
            }
        }
    }

    /// The row at a place: a bucket and, in the lowest two bits, which of its rows.
    #[inline]
    fn row(&self, place: u32) -> Row {
        let bucket = place as usize / BUCKET;
        let group = self.groups.get(bucket / GROUP).copied().unwrap_or_default();
        let first = group + u32::from(self.offsets.get(bucket).copied().unwrap_or_default());
        self.rows.get((first + place % BUCKET as u32) as usize).copied().unwrap_or_default()
    }

    /// The places of the rows of those features that have one, each with its sum.
    fn find(&self, wanted: &[Wanted], found: &mut Vec<(u32, u32)>) {
        const LOW: u32 = 0x7f7f_7f7f;
        found.resize(wanted.len(), (0, 0));
        let mut count = 0;
        for (feature, sum) in wanted {
            let (bucket, fingerprint) = place(*feature, self.bits);
            let marks = self.marks.get(bucket).copied().unwrap_or_default();
            let differs = u32::from_le_bytes(marks) ^ u32::from_le_bytes([fingerprint.to_le_bytes()[0]; BUCKET]);
            // The highest bit of each byte that does not differ, and no other.
            let equal = !(((differs & LOW) + LOW) | differs | LOW);
            if let Some(slot) = found.get_mut(count) {
                let which = equal.trailing_zeros() / 8 % BUCKET as u32;
                *slot = ((bucket * BUCKET) as u32 + which, *sum);
            }
            count += usize::from(equal != 0);
        }
        found.truncate(count);
    }

    /// The best score of each label after a step, and the label that the step comes from. The lowest bits of a total
    /// say where it comes from, so that the greatest one tells both, without a branch.
    #[inline]
    fn step(&self, best: &Scores) -> (Scores, [u8; LANES]) {
        const LAST: i32 = LANES as i32 - 1;
        let mut next = [i32::MIN; LANES];
        for ((label, score), steps) in (0..).zip(best).zip(&self.steps) {
            let score = score * LANES as i32 + (LAST - label);
            for (most, step) in next.iter_mut().zip(steps) {
                *most = (*most).max(score + step);
            }
        }
        (next.map(|total| total >> LANES.trailing_zeros()), next.map(|total| (LAST - (total & LAST)) as u8))
    }
}

fn trace(best: &[i32], back: &[[u8; LANES]]) -> Vec<u8> {
    let last = best.iter().enumerate().max_by_key(|(label, score)| (**score, std::cmp::Reverse(*label)));
    let mut label = last.map_or(0, |(label, _)| label as u8);
    let mut labels = vec![0; back.len()];
    for (slot, from) in labels.iter_mut().zip(back).rev() {
        *slot = label;
        label = from.get(usize::from(label)).copied().unwrap_or(0);
    }
    labels
}
