//! What earlier runs made of articles, kept by content: text, rules, settings, who read it, and the state of the program. A
//! kept result is whole or it is none: each file holds a sum over itself, and one that does not fit is thrown away. What
//! cannot be kept is read again the next time; a cache never fails a run.

mod form;
mod key;

pub use key::{Key, house};

use crate::cli::reading::Judged;
use std::fs::{self, File};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// Where it is, instead of where the platform has such things.
const VARIABLE: &str = "SAYSO_CACHE";

/// The first words of a file; the sum over what follows stands behind them.
const MARK: &str = "sayso kept 1 ";

/// What nobody asked for in that time goes.
const OLD: Duration = Duration::from_secs(14 * 24 * 60 * 60);

/// That somebody asked is written down once in that time; as often what is old is looked for.
const SOMETIMES: Duration = Duration::from_secs(24 * 60 * 60);

/// The file whose age says when what is old was last looked for.
const SWEPT: &str = "swept";

/// No result is larger.
const LARGEST: u64 = 64 << 20;

/// A folder of what is kept.
pub struct Cache {
    folder: PathBuf,
}

impl Cache {
    /// The cache in the folder that is given, or that the variable names, or that the platform has for it; `None` where there
    /// is none or it cannot be made.
    pub fn open(given: Option<&Path>) -> Option<Self> {
        let named = || std::env::var_os(VARIABLE).filter(|named| !named.is_empty()).map(PathBuf::from);
        let folder = given.map(Path::to_path_buf).or_else(named).or_else(usual)?;
        private(&folder).ok()?;
        let cache = Self { folder };
        cache.sweep();
        Some(cache)
    }

    /// What was kept, if it is whole.
    pub fn get(&self, key: &Key) -> Option<Judged> {
        let path = self.path(key);
        let file = File::open(&path).ok()?;
        let written = file.metadata().ok()?;
        let mut text = String::new();
        let whole = (&file).take(LARGEST).read_to_string(&mut text).ok().and_then(|_| form::read(unsealed(&text)?));
        if whole.is_none() {
            // Nothing can be done when that fails too: it will be written anew.
            drop(fs::remove_file(&path));
        } else if written.modified().is_ok_and(|day| is_older(day, SOMETIMES)) {
            drop(fs::OpenOptions::new().append(true).open(&path).map(|file| file.set_modified(SystemTime::now())));
        }
        whole
    }

    /// Keeps a result, whole or not at all.
    pub fn keep(&self, key: &Key, judged: &Judged) {
        let Some(text) = form::write(judged) else { return };
        let path = self.path(key);
        let beside = path.with_extension(format!("{}.new", std::process::id()));
        let sealed = format!("{MARK}{:032x}\n{text}", key::sum(text.as_bytes()));
        let fill = || File::create_new(&beside)?.write_all(sealed.as_bytes()).and_then(|()| fs::rename(&beside, &path));
        if path.parent().is_none_or(|folder| private(folder).is_err()) || fill().is_err() {
            drop(fs::remove_file(&beside));
        }
    }

    fn path(&self, key: &Key) -> PathBuf {
        let (folder, name) = key.name.split_at(2);
        self.folder.join(folder).join(name)
    }

    /// Takes away what nobody asked for in a long time; looks for it once a day.
    fn sweep(&self) {
        let mark = self.folder.join(SWEPT);
        let last = fs::metadata(&mark).and_then(|mark| mark.modified());
        if last.is_ok_and(|last| !is_older(last, SOMETIMES)) || fs::write(&mark, "").is_err() {
            return;
        }
        for folder in entries(&self.folder).filter(|path| is_ours(path) && path.is_dir()) {
            for kept in entries(&folder) {
                let old = fs::metadata(&kept).and_then(|kept| kept.modified()).is_ok_and(|day| is_older(day, OLD));
                if old {
                    drop(fs::remove_file(&kept));
                }
            }
        }
    }
}

/// True for a folder that a cache makes: of two hexadecimal digits. Whatever else somebody keeps there is left alone.
fn is_ours(path: &Path) -> bool {
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    name.len() == 2 && name.bytes().all(|digit| digit.is_ascii_hexdigit())
}

fn entries(folder: &Path) -> impl Iterator<Item = PathBuf> + use<> {
    fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path())
}

fn is_older(day: SystemTime, age: Duration) -> bool {
    SystemTime::now().duration_since(day).is_ok_and(|since| since > age)
}

/// What follows the sum, where the sum is right.
fn unsealed(text: &str) -> Option<&str> {
    let (sum, rest) = text.strip_prefix(MARK)?.split_once('\n')?;
    (sum == format!("{:032x}", key::sum(rest.as_bytes()))).then_some(rest)
}

/// Where the platform keeps what can be made again.
fn usual() -> Option<PathBuf> {
    use etcetera::BaseStrategy;
    etcetera::base_strategy::choose_native_strategy().ok().map(|places| places.cache_dir().join("sayso"))
}

/// Makes a folder that only its owner reads: what is kept holds words of drafts.
fn private(folder: &Path) -> std::io::Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}
