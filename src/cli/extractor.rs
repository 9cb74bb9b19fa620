//! Which extractor reads the articles: the accurate one where its weights are, or else the fast one, with a word on why.

use crate::cli::Stop;
use crate::cli::arguments::Tier;
use crate::cli::output::Output;
use sayso::attribution::{self, Extractor};
#[cfg(feature = "accurate")]
use std::path::{Path, PathBuf};

/// The files of the accurate tier: the two networks and the pieces.
#[cfg(feature = "accurate")]
const FILES: [&str; 3] = ["encoder.onnx", "cue.onnx", "pieces.txt"];

/// The extractor that was asked for.
pub fn choose(tier: Tier, output: &mut Output) -> Result<Box<dyn Extractor>, Stop> {
    if tier == Tier::Fast {
        return Ok(Box::new(attribution::Fast));
    }
    match accurate() {
        Ok(accurate) => Ok(accurate),
        Err(why) if tier == Tier::Accurate => Err(Stop::Told(format!("the accurate extractor cannot run: {why}"))),
        Err(why) => {
            output.tell(&format!("note: read by the fast extractor, which misses more: {why}\n"))?;
            Ok(Box::new(attribution::Fast))
        }
    }
}

/// The accurate extractor, or why it cannot run.
#[cfg(feature = "accurate")]
pub fn accurate() -> Result<Box<dyn Extractor>, String> {
    let folders = folders();
    let Some(folder) = folders.iter().find(|folder| FILES.iter().all(|file| folder.join(file).is_file())) else {
        let looked = folders.first().map(|folder| folder.display().to_string()).unwrap_or_default();
        return Err(format!(
            "its weights ({}) are not in {looked}; copy the folder `knowledge/model/accurate` of the source there",
            FILES.join(", ")
        ));
    };
    let read = |file: &str| {
        let path = folder.join(file);
        std::fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))
    };
    let [encoder, cue, pieces] = FILES;
    let pieces =
        String::from_utf8(read(pieces)?).map_err(|_| format!("{}: not UTF-8", folder.join(pieces).display()))?;
    let accurate = attribution::Accurate::read(read(encoder)?, read(cue)?, &pieces);
    let accurate = accurate.map_err(|error| format!("{}: {error}", folder.display()))?;
    Ok(Box::new(accurate))
}

/// Without its runtime there is none.
#[cfg(not(feature = "accurate"))]
pub fn accurate() -> Result<Box<dyn Extractor>, String> {
    Err("this program was built without it (feature `accurate`)".to_owned())
}

/// Where the weights may be: beside the program, where programs keep their data, and in the source that it was built
/// from.
#[cfg(feature = "accurate")]
fn folders() -> Vec<PathBuf> {
    let program = std::env::current_exe().and_then(std::fs::canonicalize).ok();
    let beside = program.as_deref().and_then(Path::parent);
    let mut folders: Vec<PathBuf> =
        beside.iter().flat_map(|folder| [folder.join("accurate"), folder.join("../share/sayso/accurate")]).collect();
    folders.push(Path::new(env!("CARGO_MANIFEST_DIR")).join("knowledge/model/accurate"));
    folders
}
