//! Which extractor reads the articles: the one that is asked for, or that the settings pin, else the accurate one where its
//! weights are, or the fast one with a word on why. Its weights are inside a program that was built from a checkout; a
//! program from the published package, which leaves them out, takes them from a folder beside it.

use crate::cli::Stop;
use crate::cli::arguments::Tier;
use crate::cli::output::Output;
use crate::cli::settings::{Given, Pinned};
use sayso::attribution::{Extractor, Fast};
use std::cell::OnceCell;

/// The extractors of a run, each read when an article needs it.
pub struct Extractors {
    asked: Tier,
    accurate: OnceCell<Result<Box<dyn Extractor>, String>>,
    told: OnceCell<()>,
}

/// Who reads an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    Fast,
    Accurate,
}

impl Who {
    /// Its name in reports and settings.
    pub fn word(self) -> &'static str {
        match self {
            Self::Fast => "fast",
            Self::Accurate => "accurate",
        }
    }
}

impl Extractors {
    /// For a run with this argument, which is above what settings pin.
    pub fn new(asked: Tier) -> Self {
        Self { asked, accurate: OnceCell::new(), told: OnceCell::new() }
    }

    /// Who reads where the settings pin that.
    ///
    /// # Errors
    /// When the one that is asked for or pinned cannot run.
    pub fn who(&self, pinned: Option<&Given<Pinned>>, output: &mut Output) -> Result<Who, Stop> {
        let cannot = |by: &str, why: &str| Err(Stop::Told(format!("the accurate extractor cannot run{by}: {why}")));
        match (self.asked, pinned) {
            (Tier::Fast, _) => Ok(Who::Fast),
            (Tier::Auto, Some(Given { value: Pinned::Fast, .. })) => Ok(Who::Fast),
            (Tier::Accurate, _) => self.can().or_else(|why| cannot("", why)),
            (Tier::Auto, Some(pinned)) => {
                let by = format!(", and {} asks for it", pinned.origin);
                self.can().or_else(|why| cannot(&by, why))
            }
            (Tier::Auto, None) => match self.can() {
                Ok(who) => Ok(who),
                Err(why) => {
                    if self.told.set(()).is_ok() {
                        output.tell(&format!("note: read by the fast extractor, which misses more: {why}\n"))?;
                    }
                    Ok(Who::Fast)
                }
            },
        }
    }

    /// The accurate one, where it can run. Weights that the program carries are not read for that.
    fn can(&self) -> Result<Who, &str> {
        if weights::INSIDE {
            return Ok(Who::Accurate);
        }
        self.accurate().map(|_| Who::Accurate)
    }

    fn accurate(&self) -> Result<&dyn Extractor, &str> {
        match self.accurate.get_or_init(accurate) {
            Ok(accurate) => Ok(&**accurate),
            Err(why) => Err(why),
        }
    }

    /// The extractor itself.
    ///
    /// # Errors
    /// When its weights cannot be read.
    pub fn get(&self, who: Who) -> Result<&dyn Extractor, Stop> {
        match who {
            Who::Fast => Ok(&Fast),
            Who::Accurate => {
                self.accurate().map_err(|why| Stop::Told(format!("the accurate extractor cannot run: {why}")))
            }
        }
    }

    /// Both steps for a command that has one house.
    ///
    /// # Errors
    /// As they have.
    pub fn of(&self, pinned: Option<&Given<Pinned>>, output: &mut Output) -> Result<&dyn Extractor, Stop> {
        self.get(self.who(pinned, output)?)
    }
}

/// The accurate extractor, or why it cannot run.
#[cfg(feature = "accurate")]
pub fn accurate() -> Result<Box<dyn Extractor>, String> {
    let (place, [encoder, cue, pieces]) = weights::read()?;
    let pieces = std::str::from_utf8(&pieces).map_err(|_| format!("{place}: the pieces are not UTF-8"))?.to_owned();
    let accurate =
        sayso::attribution::Accurate::read(encoder, cue, &pieces).map_err(|error| format!("{place}: {error}"))?;
    Ok(Box::new(accurate))
}

/// Where weights are, in words, and what they are: the two networks and the pieces.
#[cfg(feature = "accurate")]
type Weights = (String, [std::borrow::Cow<'static, [u8]>; 3]);

/// Without its runtime there is none.
#[cfg(not(feature = "accurate"))]
pub fn accurate() -> Result<Box<dyn Extractor>, String> {
    Err("this program was built without it (feature `accurate`)".to_owned())
}

#[cfg(not(feature = "accurate"))]
mod weights {
    pub const INSIDE: bool = false;
}

/// The weights inside the program.
#[cfg(all(feature = "accurate", weights_inside))]
mod weights {
    use super::Weights;
    use std::borrow::Cow;

    pub const INSIDE: bool = true;

    static ENCODER: &[u8] = include_bytes!("../../knowledge/model/accurate/encoder.onnx");
    static CUE: &[u8] = include_bytes!("../../knowledge/model/accurate/cue.onnx");
    static PIECES: &[u8] = include_bytes!("../../knowledge/model/accurate/pieces.txt");

    /// The weights.
    pub fn read() -> Result<Weights, String> {
        Ok(("the weights in the program".to_owned(), [ENCODER, CUE, PIECES].map(Cow::Borrowed)))
    }
}

/// The weights beside the program.
#[cfg(all(feature = "accurate", not(weights_inside)))]
mod weights {
    use super::Weights;
    use std::borrow::Cow;
    use std::path::{Path, PathBuf};

    pub const INSIDE: bool = false;

    const FILES: [&str; 3] = ["encoder.onnx", "cue.onnx", "pieces.txt"];

    /// The weights.
    pub fn read() -> Result<Weights, String> {
        let folders = folders();
        let Some(folder) = folders.iter().find(|folder| FILES.iter().all(|file| folder.join(file).is_file())) else {
            let looked = folders.first().map(|folder| folder.display().to_string()).unwrap_or_default();
            return Err(format!(
                "its weights ({}) are not in {looked}; copy the folder `knowledge/model/accurate` of the source there, or \
                 install from a checkout",
                FILES.join(", ")
            ));
        };
        let read = |file: &str| {
            let path = folder.join(file);
            std::fs::read(&path).map(Cow::Owned).map_err(|error| format!("{}: {error}", path.display()))
        };
        let [encoder, cue, pieces] = FILES;
        Ok((folder.display().to_string(), [read(encoder)?, read(cue)?, read(pieces)?]))
    }

    /// Where they may be: beside the program, and where programs keep their data.
    fn folders() -> Vec<PathBuf> {
        let program = std::env::current_exe().and_then(std::fs::canonicalize).ok();
        let beside = program.as_deref().and_then(Path::parent);
        beside.iter().flat_map(|folder| [folder.join("accurate"), folder.join("../share/sayso/accurate")]).collect()
    }
}
