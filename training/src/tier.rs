//! Which tier reads the marked articles. One loader for every program that measures or trains.

use sayso::attribution::Accurate;
use std::path::Path;

/// The files of the accurate tier as they ship.
pub const SHIPPED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../knowledge/model/accurate");

/// The accurate extractor with the weights of a folder.
pub fn accurate(folder: &Path) -> Accurate {
    let read = |name: &str| {
        std::fs::read(folder.join(name)).unwrap_or_else(|error| panic!("{}: {error}", folder.join(name).display()))
    };
    let pieces = String::from_utf8(read("pieces.txt")).expect("pieces are UTF-8");
    Accurate::read(read("encoder.onnx"), read("cue.onnx"), &pieces).expect("the weights can be read")
}
