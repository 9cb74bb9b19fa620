//! Damaged weights are refused, or read as weights that know less.

#![no_main]

use libfuzzer_sys::fuzz_target;
use sayso::attribution::training::Weights;

fuzz_target!(|bytes: &[u8]| {
    let _ = Weights::read(bytes);
    #[cfg(feature = "accurate")]
    networks(bytes);
});

#[cfg(feature = "accurate")]
fn networks(bytes: &[u8]) {
    let (encoder, rest) = bytes.split_at(bytes.len() / 2);
    let (cue, pieces) = rest.split_at(rest.len() / 2);
    let pieces = String::from_utf8_lossy(pieces);
    let _ = sayso::attribution::Accurate::read(encoder.to_vec(), cue.to_vec(), &pieces);
}
