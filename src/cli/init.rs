//! `sayso init`: settings and a first rule. What is there already stays as it is.

use crate::cli::arguments::Init;
use crate::cli::output::Output;
use crate::cli::{Outcome, Stop};
use std::fs::{OpenOptions, create_dir_all};
use std::io::{ErrorKind, Write};
use std::path::Path;

/// The files by their places in the folder. The rule has examples, and they hold.
const FILES: [(&str, &str); 2] =
    [("sayso.ron", include_str!("init/sayso.ron")), ("rules/house.sayso", include_str!("init/house.sayso"))];

/// Makes the files that are not there yet.
pub fn init(arguments: &Init, output: &mut Output) -> Result<Outcome, Stop> {
    let folder = arguments.folder.clone().unwrap_or_default();
    for (name, text) in FILES {
        let path = folder.join(name);
        let done = match make(&path, text) {
            Ok(()) => "made",
            Err(error) if error.kind() == ErrorKind::AlreadyExists => "kept",
            Err(error) => return Err(Stop::Told(format!("{}: it could not be made: {error}", path.display()))),
        };
        output.write(&format!("{done} {}\n", path.display()))?;
    }
    output.write("`sayso rules house` shows the first rule and tries its examples\n")?;
    Ok(Outcome::Clean)
}

fn make(path: &Path, text: &str) -> std::io::Result<()> {
    if let Some(folder) = path.parent() {
        create_dir_all(folder)?;
    }
    OpenOptions::new().write(true).create_new(true).open(path)?.write_all(text.as_bytes())
}
