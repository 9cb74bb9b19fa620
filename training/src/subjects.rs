//! Trains the choice of a verb's subject among the noun phrases near it (`src/phrases/subject.rs`): a ranking perceptron with
//! averaged weights and a margin, over the trees of EWT and those genres of GUM that the tagger learns from, too.
//! Deterministic; weights are rounded to one byte each.

use crate::tagger::corpus::{GENRES, unpack};
use crate::trees::{Marks, articles};
use sayso::knowledge::Knowledge;
use sayso::phrases::{read, subject::BITS};
use sayso::text::{self, Format};
use std::path::Path;

const PASSES: usize = 3;

/// A score must be this much above the next, or the weights learn.
const MARGIN: f64 = 1.0;

/// What a verb asks: the signs of each phrase, and which is right.
struct Sample {
    choices: Vec<Vec<u32>>,
    right: usize,
}

/// The weights as the file has them.
pub fn train(corpora: &Path) -> Vec<u8> {
    let mut samples = Vec::new();
    for name in ["ewt", "gum"] {
        let file = unpack(&corpora.join(format!("ud/{name}-train.conllu.gz")));
        let fits = |article: &&str| {
            name != "gum" || GENRES.iter().any(|genre| article.starts_with(&format!("# newdoc id = GUM_{genre}")))
        };
        let starts: Vec<usize> = file.match_indices("# newdoc id = ").map(|(at, _)| at).collect();
        let ends = starts.iter().skip(1).copied().chain([file.len()]);
        let wanted: String = starts.iter().zip(ends).map(|(&start, end)| &file[start..end]).filter(fits).collect();
        articles(&wanted).iter().for_each(|article| ask(&article.text, &article.gold, &mut samples));
    }
    let mut weights = Weights::new();
    for pass in 0..PASSES {
        // Each pass goes through them in another order, the same each time.
        let step = (1..).map(|it| 7919 + 2 * pass + it).find(|&step| gcd(step, samples.len()) == 1).unwrap_or(1);
        let wrong = (0..samples.len()).filter(|at| weights.learn(&samples[at * step % samples.len()])).count();
        println!("pass {}: {wrong} of {} wrong", pass + 1, samples.len());
    }
    weights.bytes()
}

fn gcd(a: usize, b: usize) -> usize {
    if b == 0 { a } else { gcd(b, a % b) }
}

fn ask(article: &str, gold: &Marks, samples: &mut Vec<Sample>) {
    let document = text::read(article, Format::Plain);
    let phrases = read(&document, Knowledge::built_in());
    let page = phrases.page();
    for id in document.sentences.ids() {
        phrases.subject_questions(id, &mut |group, questions| {
            let verb = page.span(&(group.head..group.head + 1)).start;
            let end = |at: usize| questions[at].noun.map(|noun| page.span(&noun.base).end);
            let told = gold.subjects.iter().any(|it| it.1 == verb);
            let is_right = |at: &usize| match end(*at) {
                Some(end) => gold.subjects.contains(&(end, verb)),
                None => !told,
            };
            let Some(right) = (0..questions.len()).find(is_right) else { return 0 };
            samples.push(Sample { choices: questions.iter().map(|it| it.signs.clone()).collect(), right });
            right
        });
    }
}

struct Weights {
    now: Vec<f64>,
    /// Each change by when it was made.
    sum: Vec<f64>,
    seen: f64,
}

impl Weights {
    fn new() -> Self {
        Self { now: vec![0.0; 1 << BITS], sum: vec![0.0; 1 << BITS], seen: 1.0 }
    }

    fn score(&self, signs: &[u32]) -> f64 {
        signs.iter().map(|&sign| self.now[sign as usize]).sum()
    }

    /// Learns from a sample; true if it was answered wrong.
    fn learn(&mut self, sample: &Sample) -> bool {
        self.seen += 1.0;
        let scores: Vec<f64> = sample.choices.iter().map(|signs| self.score(signs)).collect();
        let others = (0..scores.len()).filter(|&at| at != sample.right);
        let Some(other) = others.max_by(|&a, &b| scores[a].total_cmp(&scores[b])) else { return false };
        if scores[sample.right] <= scores[other] + MARGIN {
            self.change(&sample.choices[sample.right], 1.0);
            self.change(&sample.choices[other], -1.0);
        }
        scores[sample.right] <= scores[other]
    }

    fn change(&mut self, signs: &[u32], by: f64) {
        for &sign in signs {
            self.now[sign as usize] += by;
            self.sum[sign as usize] += by * self.seen;
        }
    }

    fn bytes(&self) -> Vec<u8> {
        let mean: Vec<f64> = self.now.iter().zip(&self.sum).map(|(now, sum)| now - sum / self.seen).collect();
        let most = mean.iter().fold(0.0_f64, |most, weight| most.max(weight.abs()));
        let scale = 127.0 / most.max(1e-9);
        mean.iter().map(|weight| ((weight * scale).round() as i8).to_ne_bytes()[0]).collect()
    }
}
