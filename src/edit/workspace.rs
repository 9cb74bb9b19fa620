//! Rule files that are looked at together, with what stands where in them.

use crate::packs::RuleFile;
use crate::resolve::{File, Target, Usage, usages};
use crate::span::Span;

/// Rule files, parsed.
#[derive(Debug)]
pub struct Workspace<'a> {
    /// As they are written.
    pub files: &'a [RuleFile],
    /// Their trees.
    pub parsed: Vec<File>,
    usages: Vec<Usage>,
}

impl<'a> Workspace<'a> {
    /// Parses the files.
    pub fn new(files: &'a [RuleFile]) -> Self {
        let parsed: Vec<File> =
            files.iter().map(|file| File { name: file.name.clone(), pack: file.parse().0 }).collect();
        let usages = usages(&parsed);
        Self { files, parsed, usages }
    }

    /// What stands at a byte of a file: also right after its last letter.
    pub fn at(&self, file: usize, byte: usize) -> Option<&Usage> {
        let here = |usage: &&Usage| usage.file == file && usage.span.start <= byte && byte <= usage.span.end;
        self.usages.iter().filter(here).max_by_key(|usage| usage.span.start)
    }

    /// Where what stands at a byte is defined; `None` for phrases of the language.
    pub fn definition(&self, file: usize, byte: usize) -> Option<(usize, Span)> {
        let target = *self.at(file, byte)?.targets.first()?;
        self.usages
            .iter()
            .find(|usage| usage.defines && usage.targets.contains(&target))
            .map(|usage| (usage.file, usage.span))
    }

    /// Everywhere that the same is named, in order of files, then of places.
    pub fn references(&self, file: usize, byte: usize, with_definition: bool) -> Vec<(usize, Span)> {
        let target = self.at(file, byte).and_then(|usage| usage.targets.first()).copied();
        let named = self.named(target).filter(|usage| with_definition || !usage.defines);
        named.map(|usage| (usage.file, usage.span)).collect()
    }

    /// Each place that names a thing.
    pub(super) fn named(&self, target: Option<Target>) -> impl Iterator<Item = &Usage> {
        self.usages.iter().filter(move |usage| target.is_some_and(|target| usage.targets.contains(&target)))
    }

    /// The text of a file.
    pub(super) fn text(&self, file: usize) -> &'a str {
        self.files.get(file).map_or("", |file| file.text.as_str())
    }
}
