//! How good judgements are, and the leans and thresholds that open marks choose.

use super::labels::{Example, KINDS, THEMES};
use sayso::facts::StatementKind;
use sayso::judgements::training::{self, ANSWERS, KIND, THEME, THRESHOLDS, shares};
use std::fmt::Write;

/// What is chosen on open marks.
#[derive(Clone, Debug)]
pub struct Choice {
    /// Added to the score of each answer.
    pub lean: [f32; ANSWERS],
    /// From what share on each answer is sure.
    pub sure_from: [f32; THRESHOLDS],
}

impl Choice {
    /// For scores that have the lean in them.
    pub fn without_lean(&self) -> Self {
        Self { lean: [0.0; ANSWERS], ..self.clone() }
    }
}

/// The rarer answers lose by what is likeliest on the whole: each gets the lean that gives the best F1 on all.
pub fn choose(examples: &[Example], scores: &[[f32; ANSWERS]]) -> Choice {
    let mut choice = Choice { lean: [0.0; ANSWERS], sure_from: [0.0; THRESHOLDS] };
    for _ in 0..3 {
        for answer in (KIND.start..KIND.end).chain(THEME) {
            let mut best = (f64::MIN, 0.0);
            for step in -10..=16 {
                choice.lean[answer] = step as f32 * 0.125;
                let value = worth(examples, scores, &choice, answer);
                if value > best.0 + 1e-9 {
                    best = (value, choice.lean[answer]);
                }
            }
            choice.lean[answer] = best.1;
        }
    }
    choice.sure_from = thresholds(examples, scores, &choice);
    choice
}

/// How often an answer that is sure is right, by kinds and themes. A question is shown by its mark.
const RIGHT: [f64; THRESHOLDS] = [0.8, 0.7, 0.65, 0.65, 0.65, 0.65, 2.0, 0.65, 0.7, 2.0, 0.85, 0.7, 0.95];

/// In an article of a war any statement has some share of the fighting ("the economy had grown"): less is never sure.
const LEAST_FIGHTING: f32 = 0.6;

/// Fewer answers than this choose no threshold.
const FEWEST: usize = 8;

/// For each answer the lowest share from which on it is right that often.
fn thresholds(examples: &[Example], scores: &[[f32; ANSWERS]], choice: &Choice) -> [f32; THRESHOLDS] {
    let mut told: Vec<Vec<(f32, bool)>> = vec![Vec::new(); THRESHOLDS];
    for (example, scores) in examples.iter().zip(scores).filter(|(it, _)| it.matched) {
        let (Some(kind), Some(theme)) = (example.kind.map(merged), example.theme) else { continue };
        let scores = leaned(scores, choice);
        let (likeliest, share) = likeliest_kind(&scores);
        told[likeliest].push((share, likeliest == kind));
        let shares: [f32; 3] = shares(&scores, THEME);
        let likeliest = (0..3).max_by(|a, b| shares[*a].total_cmp(&shares[*b])).unwrap_or_default();
        told[KINDS.len() + likeliest].push((shares[likeliest], likeliest == theme));
    }
    let mut chosen = [2.0; THRESHOLDS];
    for ((chosen, told), wanted) in chosen.iter_mut().zip(&mut told).zip(RIGHT) {
        told.sort_by(|left, right| right.0.total_cmp(&left.0));
        let mut right = 0;
        for (count, (share, is_right)) in (1..).zip(told.iter()) {
            right += usize::from(*is_right);
            if count >= FEWEST && right as f64 >= wanted * count as f64 {
                *chosen = *share;
            }
        }
    }
    chosen[KINDS.len()] = chosen[KINDS.len()].max(LEAST_FIGHTING);
    chosen
}

/// The mean F1 of the answers of a head.
fn worth(examples: &[Example], scores: &[[f32; ANSWERS]], choice: &Choice, answer: usize) -> f64 {
    if KIND.contains(&answer) {
        let counts = kinds(examples, scores, choice);
        (0..9).map(|kind| counts[kind].f1()).sum()
    } else {
        themes(examples, scores, choice).iter().take(2).map(Count::f1).sum()
    }
}

#[derive(Clone, Copy, Debug, Default)]
struct Count {
    right: usize,
    told: usize,
    there: usize,
}

impl Count {
    fn f1(&self) -> f64 {
        2.0 * self.right as f64 / (self.told + self.there).max(1) as f64
    }

    fn shown(&self) -> String {
        let share = |of: usize| 100.0 * self.right as f64 / of.max(1) as f64;
        format!("{:5.1} ({:3.0} / {:3.0})", 100.0 * self.f1(), share(self.told), share(self.there))
    }

    fn add(&mut self, told: bool, there: bool) {
        self.right += usize::from(told && there);
        self.told += usize::from(told);
        self.there += usize::from(there);
    }
}

/// Claim and background are one.
fn merged(kind: usize) -> usize {
    if kind == 9 { 0 } else { kind }
}

fn leaned(scores: &[f32; ANSWERS], choice: &Choice) -> [f32; ANSWERS] {
    let mut scores = *scores;
    scores.iter_mut().zip(choice.lean).for_each(|(score, lean)| *score += lean);
    scores
}

/// The kind that is judged of each example, as a place in `KINDS`.
fn kind_of(example: &Example, scores: &[f32; ANSWERS]) -> usize {
    if !example.matched {
        return 0;
    }
    likeliest_kind(scores).0
}

fn likeliest_kind(scores: &[f32; ANSWERS]) -> (usize, f32) {
    let mut shares: [f32; 10] = shares(scores, KIND);
    shares[0] += shares[9];
    shares[9] = 0.0;
    let likeliest = (0..10).max_by(|a, b| shares[*a].total_cmp(&shares[*b])).unwrap_or_default();
    (likeliest, shares[likeliest])
}

fn kinds(examples: &[Example], scores: &[[f32; ANSWERS]], choice: &Choice) -> [Count; 9] {
    let mut counts = [Count::default(); 9];
    for (example, scores) in examples.iter().zip(scores) {
        let Some(there) = example.kind.map(merged) else { continue };
        let told = kind_of(example, &leaned(scores, choice));
        for (kind, count) in counts.iter_mut().enumerate() {
            count.add(told == kind, there == kind);
        }
    }
    counts
}

fn themes(examples: &[Example], scores: &[[f32; ANSWERS]], choice: &Choice) -> [Count; 3] {
    let mut counts = [Count::default(); 3];
    for (example, scores) in examples.iter().zip(scores) {
        let Some(there) = example.theme else { continue };
        let shares: [f32; 3] = shares(&leaned(scores, choice), THEME);
        let likeliest = (0..3).max_by(|a, b| shares[*a].total_cmp(&shares[*b])).unwrap_or_default();
        let told = if example.matched { likeliest } else { 2 };
        for (theme, count) in counts.iter_mut().enumerate() {
            count.add(told == theme, there == theme);
        }
    }
    counts
}

/// What lists and grammar make of the same examples.
fn read(examples: &[Example]) -> [Count; 9] {
    let mut counts = [Count::default(); 9];
    for example in examples {
        let Some(there) = example.kind.map(merged) else { continue };
        let place = |kind: StatementKind| training::KINDS.iter().position(|known| *known == kind);
        let told = place(example.read).filter(|_| example.matched).unwrap_or_default();
        for (kind, count) in counts.iter_mut().enumerate() {
            count.add(told == kind, there == kind);
        }
    }
    counts
}

/// F1 (precision / recall) of each answer, beside that of lists and grammar.
pub fn table(examples: &[Example], scores: &[[f32; ANSWERS]], choice: &Choice) -> String {
    let mut table = format!("{:12}{:>8}{:>20}{:>20}\n", "", "marked", "model", "lists and grammar");
    let known = read(examples);
    let kinds = kinds(examples, scores, choice);
    for ((name, count), known) in KINDS.iter().zip(&kinds).zip(&known) {
        let _ = writeln!(table, "{name:12}{:>8}{:>20}{:>20}", count.there, count.shown(), known.shown());
    }
    let mean = |counts: &[Count]| counts.iter().map(Count::f1).sum::<f64>() * 100.0 / counts.len() as f64;
    let _ = writeln!(table, "{:12}{:>8}{:>20.1}{:>20.1}", "mean", "", mean(&kinds), mean(&known));
    for (name, count) in THEMES.iter().zip(themes(examples, scores, choice)) {
        let _ = writeln!(table, "{name:12}{:>8}{:>20}", count.there, count.shown());
    }
    let _ = writeln!(table, "where the model is sure: right / told");
    for (at, name) in KINDS.iter().chain(&THEMES).enumerate() {
        let (right, told) = sure(examples, scores, choice, at);
        let _ = writeln!(table, "{name:12} from {:.2} {right} / {told}", choice.sure_from[at]);
    }
    let matched = examples.iter().filter(|it| it.matched).count();
    let _ = writeln!(table, "{matched} of {} marked statements are read as one", examples.len());
    table
}

/// Of an answer how many of those that are sure are right, and how many are sure.
fn sure(examples: &[Example], scores: &[[f32; ANSWERS]], choice: &Choice, answer: usize) -> (usize, usize) {
    let (mut right, mut told) = (0, 0);
    for (example, scores) in examples.iter().zip(scores).filter(|(it, _)| it.matched) {
        let (Some(kind), Some(theme)) = (example.kind.map(merged), example.theme) else { continue };
        let scores = leaned(scores, choice);
        let (likeliest, share, there) = if answer < KINDS.len() {
            let (likeliest, share) = likeliest_kind(&scores);
            (likeliest, share, kind)
        } else {
            let shares: [f32; 3] = shares(&scores, THEME);
            let likeliest = (0..3).max_by(|a, b| shares[*a].total_cmp(&shares[*b])).unwrap_or_default();
            (KINDS.len() + likeliest, shares[likeliest], KINDS.len() + theme)
        };
        if likeliest == answer && share >= choice.sure_from[answer] {
            told += 1;
            right += usize::from(there == answer);
        }
    }
    (right, told)
}
