//! Trains the part-of-speech tagger: an averaged perceptron on UD English EWT and GUM (tags by hand) and on
//! PolNeAR's training articles (tags by CoreNLP, with its errors). Deterministic: no clock, no random source but a
//! counter. It writes `knowledge/model/tagger.bin` and prints accuracies.

pub mod corpus;
mod perceptron;

use corpus::{Origin, Sample};
use perceptron::Perceptron;
use sayso::text::Tag;
use sayso::text::tagger::Model;
use std::path::Path;

/// How many bytes the file may have.
const LIMIT: usize = 690_000;

/// Trains on the corpora in a folder; returns the bytes of the model.
pub fn train(corpora: &Path) -> Vec<u8> {
    let mut samples = corpus::read(corpora, "train");
    let held = corpus::read(corpora, "dev");
    titled(&mut samples);
    println!("{} sentences to train on, {} held", samples.len(), held.len());
    let mut rough = Perceptron::new(&samples, 4);
    for pass in 0..4 {
        rough.pass(&samples, pass);
    }
    let averaged = rough.averaged();
    report("rough", &held, |sample| averaged.tag(sample));
    let only = corpus::words_with_one_tag(&samples);
    let kept = averaged.strongest(LIMIT - 4 * only.len());
    drop(rough);
    let mut fine = Perceptron::on(kept);
    for pass in 0..7 {
        fine.pass(&samples, pass);
    }
    let averaged = fine.averaged();
    report("fine", &held, |sample| averaged.tag(sample));
    let bytes = perceptron::write(&averaged, &only, LIMIT);
    let model = Model::read(&bytes);
    report("packed", &held, |sample| sample.tagged(&model));
    let capitals: Vec<Sample> = held.iter().map(Sample::titled).collect();
    report("packed, no capitals", &capitals, |sample| sample.tagged(&model));
    bytes
}

fn report(name: &str, held: &[Sample], tag: impl Fn(&Sample) -> Vec<Tag>) {
    for origin in [Origin::Ewt, Origin::Gum, Origin::News] {
        let (mut right, mut all) = (0_usize, 0_usize);
        for sample in held.iter().filter(|sample| sample.origin == origin) {
            let tags = tag(sample);
            for (tag, gold) in tags.iter().zip(&sample.gold) {
                all += usize::from(gold.is_some());
                right += usize::from(gold.is_some_and(|gold| gold == *tag));
            }
        }
        print!("{name} {origin:?} {:.2}  ", 100.0 * right as f64 / all.max(1) as f64);
    }
    println!();
}

/// Adds copies in which capitals say nothing, so that headings are read as what they say.
fn titled(samples: &mut Vec<Sample>) {
    let copies: Vec<Sample> =
        samples.iter().enumerate().filter(|(at, _)| at % 9 == 4).map(|(_, sample)| sample.titled()).collect();
    samples.extend(copies);
    // Mixed by a fixed stride, so that one source does not have the last word.
    let count = samples.len();
    let stride = (count * 5 / 8) | 1;
    let stride = (stride..).find(|&stride| gcd(stride, count) == 1).unwrap_or(1);
    let mut order: Vec<(usize, Sample)> =
        samples.drain(..).enumerate().map(|(at, sample)| (at * stride % count, sample)).collect();
    order.sort_by_key(|(place, _)| *place);
    samples.extend(order.into_iter().map(|(_, sample)| sample));
}

fn gcd(a: usize, b: usize) -> usize {
    if b == 0 { a } else { gcd(b, a % b) }
}
