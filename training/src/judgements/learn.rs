//! Logistic regression over hashed features, one head a question. The same input gives the same weights.

use super::labels::Example;
use super::lbfgs;
use sayso::judgements::training::{ANSWERS, KIND, Sees, THEME, shares};
use std::collections::HashMap;

/// What is chosen on open marks.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// How often weights are bettered.
    pub rounds: usize,
    /// What pulls weights to nothing.
    pub decay: f32,
    /// Features that fewer examples have are not looked at.
    pub least: usize,
}

impl Default for Settings {
    fn default() -> Self {
        Self { rounds: 60, decay: 15.0, least: 2 }
    }
}

/// Weights by feature.
pub struct Learner {
    /// The place of each feature in `weights`.
    pub places: HashMap<u32, usize>,
    /// How many examples have it.
    pub counts: Vec<usize>,
    /// A weight for each answer.
    pub weights: Vec<[f32; ANSWERS]>,
    /// What each answer starts from.
    pub start: [f32; ANSWERS],
}

/// Answers that are learnt; a row has room for more.
const LEARNT: usize = THEME.end;

impl Learner {
    /// Learns from examples.
    pub fn learn(examples: &[Example], settings: Settings) -> Self {
        let examples: Vec<&Example> = examples.iter().filter(|it| it.matched && it.kind.is_some()).collect();
        let mut counts: HashMap<(u32, Sees), usize> = HashMap::new();
        for example in &examples {
            let mut own = example.features.clone();
            own.sort_unstable();
            own.dedup();
            own.into_iter().for_each(|(sees, feature)| *counts.entry((feature, sees)).or_default() += 1);
        }
        let mut known: Vec<((u32, Sees), usize)> =
            counts.into_iter().filter(|(_, count)| *count >= settings.least).collect();
        known.sort_unstable();
        known.dedup_by_key(|((feature, _), _)| *feature);
        let places: HashMap<u32, usize> =
            known.iter().enumerate().map(|(at, ((feature, _), _))| (*feature, at)).collect();
        let values: Vec<[f32; LEARNT]> = known.iter().map(|((_, sees), _)| values(*sees)).collect();
        let numbered: Vec<Vec<usize>> = examples
            .iter()
            .map(|it| it.features.iter().filter_map(|(_, one)| places.get(one).copied()).collect())
            .collect();
        let size = (known.len() + 1) * LEARNT;
        let learnt = lbfgs::least(vec![0.0; size], settings.rounds, |weights, slopes| {
            let (rows, start) = weights.split_at(size - LEARNT);
            let mut loss = 0.0_f64;
            for (weight, slope) in rows.iter().zip(slopes.iter_mut()) {
                loss += 0.5 * f64::from(settings.decay * weight * weight);
                *slope = settings.decay * weight;
            }
            for slope in &mut slopes[size - LEARNT..] {
                *slope = 0.0;
            }
            for (features, example) in numbered.iter().zip(&examples) {
                let mut scores = [0.0; ANSWERS];
                scores[..LEARNT].copy_from_slice(start);
                for feature in features {
                    let row = &rows[feature * LEARNT..(feature + 1) * LEARNT];
                    let row = row.iter().zip(values[*feature]);
                    scores.iter_mut().zip(row).for_each(|(score, (weight, value))| *score += weight * value);
                }
                let gradient = gradient(&scores, example, &mut loss);
                for feature in features.iter().copied().chain([known.len()]) {
                    let row = &mut slopes[feature * LEARNT..(feature + 1) * LEARNT];
                    let values = values.get(feature).copied().unwrap_or([1.0; LEARNT]);
                    row.iter_mut().zip(gradient).zip(values).for_each(|((slope, own), value)| *slope += own * value);
                }
            }
            loss
        });
        let row = |place: usize, values: [f32; LEARNT]| {
            let mut row = [0.0; ANSWERS];
            let own = learnt[place * LEARNT..].iter().zip(values);
            row.iter_mut().zip(own).for_each(|(slot, (weight, value))| *slot = weight * value);
            row
        };
        Self {
            weights: values.iter().enumerate().map(|(place, values)| row(place, *values)).collect(),
            start: row(known.len(), [1.0; LEARNT]),
            counts: known.iter().map(|(_, count)| *count).collect(),
            places,
        }
    }

    /// The scores of an example.
    pub fn scores(&self, features: &[(Sees, u32)]) -> [f32; ANSWERS] {
        let mut scores = self.start;
        for place in features.iter().filter_map(|(_, feature)| self.places.get(feature)) {
            scores.iter_mut().zip(&self.weights[*place]).for_each(|(score, weight)| *score += weight);
        }
        scores
    }
}

/// How much a feature of a sort is trusted before anything is learnt, by kinds and by themes: what few or strong
/// features say weighs more than what each of many words does.
fn values(sees: Sees) -> [f32; LEARNT] {
    let (kind, theme) = match sees {
        Sees::Read => (3.0, 1.0),
        Sees::Voice | Sees::Stance | Sees::List | Sees::VerbList | Sees::Mark => (2.0, 1.0),
        Sees::Source | Sees::Class | Sees::VerbGroup => (1.5, 1.0),
        Sees::Beside => (0.2, 0.5),
        Sees::Earlier | Sees::Article => (0.0, 0.5),
        Sees::Cue
        | Sees::CueFirst
        | Sees::SourceWord
        | Sees::Word
        | Sees::Pair
        | Sees::Skip
        | Sees::Verb
        | Sees::VerbObject
        | Sees::Subject
        | Sees::SubjectSort
        | Sees::First
        | Sees::Around
        | Sees::Place
        | Sees::Before
        | Sees::WordAtWar
        | Sees::Classes => (1.0, 1.0),
    };
    let mut values = [kind; LEARNT];
    values[THEME].fill(theme);
    values
}

/// The slope of what is lost, for each answer; what is lost is added.
fn gradient(scores: &[f32; ANSWERS], example: &Example, loss: &mut f64) -> [f32; ANSWERS] {
    let mut gradient = [0.0; ANSWERS];
    let kinds: [f32; 10] = shares(scores, KIND);
    let themes: [f32; 3] = shares(scores, THEME);
    if let Some(kind) = example.kind {
        gradient[KIND].copy_from_slice(&kinds);
        gradient[KIND.start + kind] -= 1.0;
        *loss -= f64::from(kinds[kind].max(1e-30).ln());
    }
    if let Some(theme) = example.theme {
        gradient[THEME].copy_from_slice(&themes);
        gradient[THEME.start + theme] -= 1.0;
        *loss -= f64::from(themes[theme].max(1e-30).ln());
    }
    gradient
}
