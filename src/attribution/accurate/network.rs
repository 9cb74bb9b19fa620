//! The two networks, run by rten: pure Rust, one thread, so that results never depend on the machine's number of
//! cores. The only file that knows the runtime.

use super::BadWeights;
use super::window::Window;
use rten::{Model, ModelOptions, NodeId, RunOptions, ThreadPool, Value, ValueOrView};
use rten_tensor::prelude::*;
use rten_tensor::{NdTensor, NdTensorView};
use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

/// The value of the encoder that holds what its fourth layer of six gives.
const MIDDLE: &str = "/encoder/layers.3/norm_2/LayerNormalization_output_0";

/// The weights in memory.
pub struct Network {
    encoder: Model,
    encoder_in: [NodeId; 4],
    encoder_out: [NodeId; 3],
    cue: Model,
    cue_in: [NodeId; 4],
    cue_out: NodeId,
}

thread_local! {
    /// One thread for the networks of each thread that reads: who reads several articles at a time has as many, and what
    /// comes out stays the same.
    static POOL: Arc<ThreadPool> = Arc::new(ThreadPool::with_num_threads(1));
}

/// The words of a window as the encoder sees them.
pub struct Encoded {
    words: NdTensor<f32, 3>,
    scores: NdTensor<f32, 3>,
    /// The pieces as an earlier layer sees them.
    middle: NdTensor<f32, 3>,
    /// For each word its first piece.
    first: Vec<usize>,
}

impl Encoded {
    /// The scores of the labels of some words.
    pub fn scores(&self, words: Range<usize>) -> Vec<Vec<f32>> {
        words.map(|word| row(&self.scores.view(), 0, word)).collect()
    }

    /// What the encoder makes of a word of the window: in its middle, where more of the meaning is left, and at its end.
    pub fn word(&self, word: usize) -> Vec<f32> {
        let piece = self.first.get(word).copied().unwrap_or_default();
        let mut both = row(&self.middle.view(), 0, piece);
        both.extend(row(&self.words.view(), 0, word));
        both
    }

    /// How many numbers that is.
    pub fn width(&self) -> usize {
        self.middle.size(2) + self.words.size(2)
    }
}

/// The innermost numbers at a place.
fn row(tensor: &NdTensorView<'_, f32, 3>, first: usize, second: usize) -> Vec<f32> {
    (0..tensor.size(2)).map(|third| tensor.get([first, second, third]).copied().unwrap_or(0.0)).collect()
}

impl Network {
    /// Reads both networks.
    pub fn read(encoder: Cow<'static, [u8]>, cue: Cow<'static, [u8]>) -> Result<Self, BadWeights> {
        let load = |bytes, name: &str| {
            // Weights are laid out for the processor once, not at each run: a quarter of the time.
            let mut options = ModelOptions::with_all_ops();
            let options = options.prepack_weights(true);
            let loaded = match bytes {
                Cow::Borrowed(bytes) => options.load_static_slice(bytes),
                Cow::Owned(bytes) => options.load(bytes),
            };
            loaded.map_err(|error| BadWeights(format!("the {name} network cannot be read: {error}")))
        };
        let (encoder, cue) = (load(encoder, "encoder")?, load(cue, "cue")?);
        let node = |model: &Model, name: &str| {
            model.node_id(name).map_err(|_| BadWeights(format!("a network of another version: it has no `{name}`")))
        };
        Ok(Self {
            encoder_in: [
                node(&encoder, "pieces")?,
                node(&encoder, "shapes")?,
                node(&encoder, "mask")?,
                node(&encoder, "first")?,
            ],
            encoder_out: [node(&encoder, "words")?, node(&encoder, "scores")?, node(&encoder, MIDDLE)?],
            cue_in: [node(&cue, "words")?, node(&cue, "cue")?, node(&cue, "distance")?, node(&cue, "mask")?],
            cue_out: node(&cue, "scores")?,
            encoder,
            cue,
        })
    }

    fn options() -> RunOptions {
        RunOptions::default().with_thread_pool(Some(POOL.with(Arc::clone)))
    }

    /// The encoding of the words of a window; `None` when the network cannot run.
    pub fn encode(&self, window: &Window) -> Option<Encoded> {
        let length = window.pieces.len();
        let whole = |numbers: &[i32]| NdTensor::from_data([1, numbers.len()], numbers.to_vec());
        let mask = NdTensor::from_data([1, length], vec![1.0_f32; length]);
        let [pieces, shapes, first] = [&window.pieces, &window.shapes, &window.first].map(|one| whole(one));
        let values: [ValueOrView<'_>; 4] = [pieces.into(), shapes.into(), mask.into(), first.into()];
        let inputs = self.encoder_in.into_iter().zip(values).collect();
        let [words, scores, middle] = self.encoder.run_n(inputs, self.encoder_out, Some(Self::options())).ok()?;
        let first = window.first.iter().map(|at| usize::try_from(*at).unwrap_or_default()).collect();
        Some(Encoded { words: of_three(words)?, scores: of_three(scores)?, middle: of_three(middle)?, first })
    }

    /// For each cue of a part, whose words stand at these places, the scores of what each word is to it.
    pub fn link(&self, encoded: &Encoded, words: Range<usize>, cues: &[Range<usize>]) -> Option<Vec<Vec<Vec<f32>>>> {
        if cues.is_empty() {
            return Some(Vec::new());
        }
        let (length, width) = (words.len(), encoded.words.size(2));
        let view = encoded.words.view();
        let part: Vec<f32> = words.clone().flat_map(|word| row(&view, 0, word)).collect();
        let all: Vec<f32> = cues.iter().flat_map(|_| part.iter().copied()).collect();
        let means: Vec<f32> = cues.iter().flat_map(|cue| mean(&part, width, cue)).collect();
        let apart: Vec<i32> = cues.iter().flat_map(|cue| distances(length, cue, cues)).collect();
        let values: [ValueOrView<'_>; 4] = [
            NdTensor::from_data([cues.len(), length, width], all).into(),
            NdTensor::from_data([cues.len(), width], means).into(),
            NdTensor::from_data([cues.len(), length], apart).into(),
            NdTensor::from_data([cues.len(), length], vec![1.0_f32; cues.len() * length]).into(),
        ];
        let inputs = self.cue_in.into_iter().zip(values).collect();
        let [scores] = self.cue.run_n(inputs, [self.cue_out], Some(Self::options())).ok()?;
        let scores = of_three(scores)?;
        let view = scores.view();
        Some((0..cues.len()).map(|cue| (0..length).map(|word| row(&view, cue, word)).collect()).collect())
    }
}

fn of_three(value: Value) -> Option<NdTensor<f32, 3>> {
    value.try_into().ok()
}

/// The mean of the words of a cue.
fn mean(part: &[f32], width: usize, cue: &Range<usize>) -> Vec<f32> {
    #[expect(clippy::cast_precision_loss, reason = "a cue has a handful of words")]
    let share = 1.0 / cue.len().max(1) as f32;
    let mut sum = vec![0.0; width];
    for word in cue.clone().filter_map(|word| part.get(word * width..(word + 1) * width)) {
        sum.iter_mut().zip(word).for_each(|(sum, value)| *sum += value * share);
    }
    sum
}

/// The largest distance of each bucket but the last.
const BORDERS: [usize; 16] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 11, 15, 20, 27, 36, 50, 80];

/// The bucket of each word's distance to a cue: 17 more before it; 34 for the cue itself, 35 to 37 for another cue far
/// away, before and after.
fn distances(length: usize, cue: &Range<usize>, cues: &[Range<usize>]) -> Vec<i32> {
    let bucket = |word: usize| {
        let before = cue.start.saturating_sub(word);
        let apart = before.max(word.saturating_sub(cue.end.saturating_sub(1)));
        let other = cues.iter().any(|other| other != cue && other.contains(&word));
        if cue.contains(&word) {
            34
        } else if other {
            match (apart > 6, before > 0) {
                (true, _) => 35,
                (false, true) => 36,
                (false, false) => 37,
            }
        } else {
            let bucket = BORDERS.partition_point(|border| *border < apart);
            i32::try_from(bucket).unwrap_or(0) + if before > 0 { 17 } else { 0 }
        }
    };
    (0..length).map(bucket).collect()
}

#[cfg(test)]
mod tests {
    use super::distances;

    #[test]
    fn distances_fall_into_buckets() {
        let cue = 3..5;
        assert_eq!(distances(8, &cue, &[cue.clone(), 6..7]), [20, 19, 18, 34, 34, 1, 37, 3]);
        assert_eq!(distances(100, &(0..1), &[0..1]).last(), Some(&16));
    }
}
